//! Sentences with their times marked, read as they stand.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::*;
use crate::statement::Sentence;
use crate::statement::entries::{Entry, entries};

const ZH: &str = include_str!("zh.txt");
const EN: &str = include_str!("en.txt");

/// The sentence with `{words|what they say}` in the place of each time.
fn marked(text: &str) -> String {
    let sentence = Sentence::new(text);
    let mut out = String::new();
    let mut at = 0;
    for time in times(&sentence) {
        let span = sentence.origin(time.span).range();
        out.push_str(&text[at..span.start]);
        out.push_str(&format!(
            "{{{}|{}}}",
            &text[span.clone()],
            said(&time.kind, &sentence)
        ));
        at = span.end;
    }
    out + &text[at..]
}

fn said(kind: &TimeKind, sentence: &Sentence<'_>) -> String {
    match kind {
        TimeKind::Due(due) => due_text(*due),
        TimeKind::Within(length) => length_text(*length),
        TimeKind::After { length, event } => {
            format!("{} after {}", length_text(*length), sentence.words(*event))
        }
        TimeKind::Event => "event".into(),
        TimeKind::Frequency => "often".into(),
        TimeKind::Start(due) => format!("from {}", due_text(*due)),
        TimeKind::Reference => "base".into(),
        TimeKind::Vague => "vague".into(),
        TimeKind::Impossible => "impossible".into(),
    }
}

fn due_text(due: Due) -> String {
    match due {
        Due::Day(day) => day.to_string(),
        Due::DayOfYear { month, day } => format!("{month:02}-{day:02}"),
        Due::DayIn { years, month, day } => format!("year+{years} {month:02}-{day:02}"),
        Due::YearEnd { years } => format!("year+{years}"),
        Due::PeriodEnd { unit, count } => format!("{}+{count}", unit_text(unit)),
        Due::Feast { years: None, .. } => "feast".into(),
        Due::Feast {
            years: Some(years), ..
        } => format!("feast+{years}"),
        Due::Unknown => "?".into(),
    }
}

fn length_text(length: Length) -> String {
    let count = length.count.map_or("?".into(), |count| count.to_string());
    let working = if length.working { "work" } else { "" };
    format!("{count} {working}{}", unit_text(length.unit))
}

fn unit_text(unit: TimeUnit) -> String {
    format!("{unit:?}").to_lowercase()
}

#[test]
fn times_are_found_as_marked() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in [ZH, EN] {
        for line in file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            count += 1;
            let found = marked(&without_marks(line));
            if found != line {
                wrong.push(format!("want {line}\n  is {found}"));
            }
        }
    }
    assert!(count >= 200, "{count} cases");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The sentence alone: `{words|…}` becomes `words`.
fn without_marks(line: &str) -> String {
    let mut out = String::new();
    for (nth, part) in line.split(['{', '}']).enumerate() {
        let is_marked = nth % 2 == 1;
        let words = part.rsplit_once('|').filter(|_| is_marked);
        out.push_str(words.map_or(part, |(words, _)| words));
    }
    out
}

/// Each spelling of a file in its sentence, with the times found there and the place of the word.
fn examples(file: &'static str) -> Vec<(String, std::ops::Range<usize>, Vec<TimePhrase>)> {
    let read = |entry: Entry| {
        let example = entry.example;
        entry.spellings().map(move |word| {
            let at = example.find('~').unwrap_or_else(|| panic!("{example}"));
            let text = example.replacen('~', word, 1);
            let found = times(&Sentence::new(&text));
            (text, at..at + word.len(), found)
        })
    };
    let all: Vec<_> = entries(file).flat_map(read).collect();
    assert!(all.len() > 15);
    all
}

/// The examples in which no time of the wanted kind holds the word.
fn unread(file: &'static str, wanted: fn(&TimeKind) -> bool) -> Vec<String> {
    let examples = examples(file).into_iter();
    let unread = examples.filter(|(_, word, found)| {
        !found.iter().any(|time| {
            let span = time.span.range();
            wanted(&time.kind) && span.start <= word.start && word.end <= span.end
        })
    });
    unread.map(|(text, _, _)| marked(&text)).collect()
}

#[test]
fn every_word_of_the_files_is_read_in_its_example() {
    let is_due = |kind: &TimeKind| matches!(kind, TimeKind::Due(_));
    let none: [String; 0] = [];
    assert_eq!(unread(words::VAGUE, |kind| *kind == TimeKind::Vague), none);
    assert_eq!(
        unread(words::FREQUENCY, |kind| *kind == TimeKind::Frequency),
        none
    );
    assert_eq!(
        unread(words::REFERENCE, |kind| *kind == TimeKind::Reference),
        none
    );
    assert_eq!(unread(words::EVENT, |kind| *kind == TimeKind::Event), none);
    assert_eq!(unread(words::NAMED, is_due), none);
    assert_eq!(unread(words::TERMS, is_due), none);
}

#[test]
fn innocent_words_are_no_times() {
    let examples = examples(words::INNOCENT).into_iter();
    let wrong = examples.filter(|(_, word, found)| {
        found.iter().any(|time| {
            let span = time.span.range();
            span.start < word.end && word.start < span.end
        })
    });
    let wrong: Vec<String> = wrong.map(|(text, _, _)| marked(&text)).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_line_of_the_files_is_an_entry() {
    let files = [
        words::VAGUE,
        words::FREQUENCY,
        words::REFERENCE,
        words::EVENT,
        words::INNOCENT,
        words::NAMED,
        words::TERMS,
    ];
    for file in files {
        let lines = file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines.count(), entries(file).count());
        for entry in entries(file) {
            for word in entry.spellings() {
                assert!(!word.is_empty() && word == word.to_lowercase(), "{word}");
            }
        }
    }
    for (feast, entry, _) in Feast::all() {
        let is_known = *feast.day() != feast::FeastDay::Unknown;
        assert_eq!(is_known, entry.note != Some("?"), "{entry:?}");
    }
}

#[test]
fn feasts_fall_on_their_days() {
    let day = |name: &str, year| {
        let (feast, ..) = Feast::all()
            .find(|(_, entry, _)| entry.spellings().any(|word| word == name))
            .unwrap();
        feast.in_year(year)
    };
    for (name, wanted) in [
        ("春节", date(2026, 2, 17)),
        ("端午", date(2027, 6, 9)),
        ("中秋", date(2025, 10, 6)),
        ("国庆", date(2030, 10, 1)),
        ("十五五", date(2030, 12, 31)),
        ("easter", date(2024, 3, 31)),
        ("easter", date(2025, 4, 20)),
        ("easter", date(2026, 4, 5)),
        ("easter", date(2038, 4, 25)),
        ("easter", date(2285, 3, 22)),
        ("easter monday", date(2026, 4, 6)),
        ("good friday", date(2026, 4, 3)),
        ("thanksgiving", date(2026, 11, 26)),
        ("christmas", date(2026, 12, 25)),
    ] {
        assert_eq!(day(name, wanted.year()), Some(wanted), "{name}");
    }
    assert_eq!(day("春节", 2036), None);
    assert_eq!(day("汛期", 2026), None);
    assert_eq!(day("easter", i16::MAX), None);
}

#[test]
fn last_days_are_counted_from_the_plan_or_the_present_day() {
    let plan = Anchors {
        as_of: Some(date(2027, 2, 1)),
        plan_start: Some(date(2026, 3, 15)),
    };
    let last = |text: &str, anchors| times(&Sentence::new(text))[0].kind.last_day(anchors);
    let cases: &[(&str, Option<Date>)] = &[
        ("2026年底前", Some(date(2026, 12, 31))),
        ("3个月内", Some(date(2026, 6, 15))),
        ("within 24 weeks", Some(date(2026, 8, 30))),
        ("半年内", Some(date(2026, 9, 15))),
        ("一年半内", Some(date(2027, 9, 15))),
        ("两个季度内", Some(date(2026, 9, 15))),
        ("60天内", Some(date(2026, 5, 14))),
        ("in two years", Some(date(2028, 3, 15))),
        ("30个工作日内", None),
        ("within 8 hours", None),
        ("within 2.5 months", None),
        ("within 99999999999 years", None),
        ("within 4000000000 days", None),
        ("年底前", Some(date(2026, 12, 31))),
        ("明年底前", Some(date(2027, 12, 31))),
        ("明年6月底前", Some(date(2027, 6, 30))),
        ("by the end of June", Some(date(2026, 6, 30))),
        ("by the end of February", Some(date(2027, 2, 28))),
        ("by 15 March", Some(date(2026, 3, 15))),
        ("3月14日前", Some(date(2027, 3, 14))),
        ("2月29日前", Some(date(2027, 2, 28))),
        ("月底前", Some(date(2026, 3, 31))),
        ("下月底前", Some(date(2026, 4, 30))),
        ("by the end of the quarter", Some(date(2026, 3, 31))),
        ("by the end of next quarter", Some(date(2026, 6, 30))),
        ("by the end of the week", Some(date(2026, 3, 15))),
        ("by the end of next week", Some(date(2026, 3, 22))),
        ("by tomorrow", Some(date(2026, 3, 16))),
        ("春节前", Some(date(2027, 2, 6))),
        ("端午节前", Some(date(2026, 6, 19))),
        ("明年春节前", Some(date(2027, 2, 6))),
        ("by Easter", Some(date(2026, 4, 5))),
        ("by Christmas 2028", Some(date(2028, 12, 25))),
        ("本学期末", None),
        ("每月", None),
        ("自2026年1月起", None),
        ("合同签订后30天内", None),
        ("尽快", None),
    ];
    for (text, wanted) in cases {
        assert_eq!(last(text, plan), *wanted, "{text}");
    }
    let none = Anchors::default();
    assert_eq!(last("2026年底前", none), Some(date(2026, 12, 31)));
    assert_eq!(last("年底前", none), None);
    assert_eq!(last("3个月内", none), None);
    let present = Anchors {
        as_of: Some(date(2027, 2, 1)),
        plan_start: None,
    };
    assert_eq!(last("3个月内", present), Some(date(2027, 5, 1)));
    let late = Anchors {
        as_of: Some(Date::MAX),
        plan_start: None,
    };
    for (text, _) in cases {
        let _ = last(text, late);
    }
}

/// Pieces of phrases, which in any order come close to what the readers know.
const PIECES: &[&str] = &[
    "2026",
    "年",
    "底",
    "前",
    "6",
    "月",
    "30",
    "日",
    "三",
    "个月",
    "内",
    "自",
    "起",
    "较",
    "的",
    "每",
    "后",
    "第",
    "季度",
    "半",
    "至",
    "-",
    " ",
    ",",
    ".",
    "by ",
    "the ",
    "end of ",
    "june ",
    "q3 ",
    "within ",
    "two ",
    "years ",
    "from ",
    "to ",
    "a ",
    "of ",
    "in ",
    "before ",
    "once ",
    "春节",
    "验收",
    "上线",
    "尽快",
    "fy",
    "/",
    "'",
    "’",
    "《",
    "》",
    "😀",
    "é",
    "may ",
    "every ",
    "（",
    "９",
    "１２",
    "99999999",
    "二〇二六",
    "万",
    "点",
    "—",
    "本",
    "财年",
    "easter ",
    "1st ",
    "h1 ",
];

fn near_phrases() -> impl Strategy<Value = String> {
    let piece = (0..PIECES.len()).prop_map(|at| PIECES[at]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_are_in_order_and_inside(text in prop_oneof![near_phrases(), "\\PC{0,60}", any::<String>()]) {
        let sentence = Sentence::new(&text);
        let mut last = 0;
        for time in times(&sentence) {
            let span = time.span.range();
            prop_assert!(last <= span.start && span.start < span.end, "{span:?} in {text:?}");
            prop_assert!(sentence.folded().get(span.clone()).is_some(), "{span:?} in {text:?}");
            last = span.end;
            let anchors = Anchors { as_of: Some(date(2026, 3, 15)), plan_start: None };
            let _ = time.kind.last_day(anchors);
            if let TimeKind::After { event, .. } = time.kind {
                prop_assert!(sentence.folded().get(event.range()).is_some() && !event.is_empty());
            }
        }
    }
}

/// The openings of the readers only save time.
#[test]
fn nothing_begins_where_no_reader_looks() {
    let same = |text: &str| {
        let sentence = Sentence::new(text);
        let all = find::times_where(&sentence, |_| readers::Readers::ALL);
        assert_eq!(times(&sentence), all, "{text}");
    };
    for file in [ZH, EN] {
        file.lines().for_each(|line| same(&without_marks(line)));
    }
    let strategy = near_phrases();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..500 {
        same(&strategy.new_tree(&mut runner).unwrap().current());
    }
}
