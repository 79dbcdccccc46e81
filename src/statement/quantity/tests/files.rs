//! Every entry of the files of words does what its example says.

use super::super::{names, units};
use super::*;
use crate::statement::entries::entries;

fn kind_name(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Percent => "percent",
        UnitKind::PerMille => "per mille",
        UnitKind::PercentagePoints => "percentage points",
        UnitKind::Multiple => "multiple",
        UnitKind::Score => "score",
        UnitKind::Time(TimeUnit::Second) => "seconds",
        UnitKind::Time(TimeUnit::Minute) => "minutes",
        UnitKind::Time(TimeUnit::Hour) => "hours",
        UnitKind::Time(TimeUnit::Day) => "days",
        UnitKind::Time(TimeUnit::Week) => "weeks",
        UnitKind::Time(TimeUnit::Month) => "months",
        UnitKind::Time(TimeUnit::Quarter) => "quarters",
        UnitKind::Time(TimeUnit::Year) => "years",
        UnitKind::Money => "money",
        UnitKind::Count => "count",
        UnitKind::Other => "other",
    }
}

/// The only quantity of a text.
fn only(text: &str) -> Quantity {
    let mut found = quantities(&Sentence::new(text));
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn every_unit_is_read_as_its_section_says() {
    let named: Vec<String> = entries(names::FILE)
        .filter(|entry| entry.section == "names")
        .flat_map(|entry| entry.spellings().map(str::to_owned))
        .collect();
    for entry in entries(units::FILE).filter(|entry| entry.section != "per") {
        let spellings: Vec<&str> = entry.spellings().collect();
        for spelling in &spellings {
            if named.contains(&format!("N{spelling}")) {
                // Its surroundings say whether it counts: 二期, 3期培训.
                continue;
            }
            let blank = if spelling.is_ascii() { " " } else { "" };
            for text in [
                format!("26{blank}{spelling}"),
                format!("26{blank}{spelling}，"),
            ] {
                let found = only(&text);
                let unit = found.unit.unwrap_or_else(|| panic!("{text} has no unit"));
                assert_eq!(kind_name(unit.kind), entry.section, "{text}");
                let end = 2 + blank.len() + spelling.len();
                assert_eq!(found.span, Span::new(0, end), "{text}");
            }
        }
        let unit = only(entry.example).unit.expect(entry.example);
        assert_eq!(kind_name(unit.kind), entry.section, "{}", entry.example);
        assert!(
            spellings
                .iter()
                .any(|spelling| entry.example.ends_with(spelling)),
            "{}",
            entry.example
        );
    }
}

#[test]
fn every_denominator_is_read() {
    for entry in entries(units::FILE).filter(|entry| entry.section == "per") {
        for spelling in entry.spellings() {
            let text = format!("4次/{spelling}");
            assert_eq!(only(&text).unit.unwrap().name, format!("次/{spelling}"));
        }
        assert!(only(entry.example).unit.unwrap().name.contains(['/', 'p']));
    }
}

#[test]
fn every_phrase_is_read_as_its_section_says() {
    for entry in entries(names::FILE) {
        let found = |text: &str| quantities(&Sentence::new(text));
        for text in entry.spellings().map(|spelling| spelling.replace('N', "3")) {
            let read = found(&text);
            let forms: Vec<Form> = read.iter().map(|quantity| quantity.form).collect();
            let has = |form: Form| forms.contains(&form);
            match entry.section {
                "names" => assert_eq!(forms, [Form::Name], "{text}: {read:?}"),
                "phrases" => assert_eq!(forms, [], "{text}: {read:?}"),
                "scales" => assert_eq!(forms, [Form::ScaleEnd], "{text}: {read:?}"),
                "numbers" => assert!(!forms.is_empty() && !has(Form::Name), "{text}: {read:?}"),
                section => panic!("{section} is no section"),
            }
        }
        let forms: Vec<Form> = found(entry.example)
            .iter()
            .map(|found| found.form)
            .collect();
        let expected = match entry.section {
            "names" => Some(Form::Name),
            "scales" => Some(Form::ScaleEnd),
            "numbers" => Some(Form::Plain),
            _ => None,
        };
        assert!(
            expected.is_none_or(|form| forms.contains(&form)),
            "{}: {forms:?}",
            entry.example
        );
        assert_eq!(
            expected.is_none(),
            forms.is_empty(),
            "{}: {forms:?}",
            entry.example
        );
    }
}

#[test]
fn no_spelling_stands_twice() {
    for file in [units::FILE, names::FILE] {
        let mut seen = std::collections::HashSet::new();
        for entry in entries(file).filter(|entry| entry.section != "per") {
            for spelling in entry.spellings() {
                assert!(seen.insert(spelling), "{spelling} stands twice");
            }
        }
    }
}
