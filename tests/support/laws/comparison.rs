//! Laws of comparing two versions of a plan.

use planvet::check::Checked;
use planvet::compare::{Change, Comparison, Condition, Field, Side};
use planvet::format::{Options, ReportFormat, comparison};
use planvet::lang::Lang;
use planvet::plan::Plan;
use planvet::view::Compared;
use planvet::view::report::PlanName;

use super::no_controls;

fn side<'f>(file: &'f Checked, plan: &'f Plan) -> Side<'f> {
    Side {
        plan,
        text: &file.source.text,
        calendars: &file.settings.calendars,
        scale: &file.settings.scale,
    }
}

/// A plan is the same as itself, whatever is wrong with it.
pub fn itself(file: &Checked) {
    for plan in &file.plans {
        let comparison = Comparison::of(side(file, plan), side(file, plan));
        assert!(comparison.is_empty(), "{:#?}", comparison.changes);
        assert_eq!(Condition::Any.held(&comparison), None);
    }
}

/// The way back undoes the way there, and every format can be written.
pub fn both_ways(old: &Checked, new: &Checked, lang: Lang) {
    let (Some(old_plan), Some(new_plan)) = (old.plans.first(), new.plans.first()) else {
        return;
    };
    let there = Comparison::of(side(old, old_plan), side(new, new_plan));
    let back = Comparison::of(side(new, new_plan), side(old, old_plan));
    // By different calendars, the ways have different lengths.
    let with_slips = !there.calendars_differ;
    let key = |change: &Change| key(change, with_slips);
    let mut changes: Vec<String> = there.changes.iter().map(key).collect();
    let mut undone: Vec<String> = back
        .changes
        .iter()
        .map(reversed)
        .map(|one| key(&one))
        .collect();
    changes.sort_unstable();
    undone.sort_unstable();
    assert_eq!(changes, undone);
    assert_eq!(there.unchanged(), back.unchanged());
    if with_slips {
        let (slips, other) = (&there.totals.slips, &back.totals.slips);
        assert_eq!((slips.later, slips.earlier), (other.earlier, other.later));
    }
    written(there, lang);
}

/// What a change says that doesn't depend on which version names the item.
fn key(change: &Change, with_slips: bool) -> String {
    let delta = change.delta.as_ref();
    let amount = match change.field {
        // The unit is that of the new version, if it can be.
        Field::Target | Field::Baseline => delta
            .map(|delta| delta.amount.is_sign_positive())
            .map(|up| up.to_string()),
        _ if !with_slips => None,
        _ => delta.map(|delta| format!("{} {:?}", delta.amount.normalize(), delta.unit)),
    };
    format!(
        "{:?} {:?} {:?} {:?} {amount:?} {:?}",
        change.kind, change.field, change.old, change.new, change.effect
    )
}

fn reversed(change: &Change) -> Change {
    let mut reversed = change.clone();
    std::mem::swap(&mut reversed.old, &mut reversed.new);
    reversed.field = match change.field {
        Field::Added => Field::Removed,
        Field::Removed => Field::Added,
        other => other,
    };
    if let Some(delta) = &mut reversed.delta {
        delta.amount = -delta.amount;
    }
    reversed.effect = change.effect.map(|effect| effect.reversed());
    reversed
}

fn written(comparison: Comparison, lang: Lang) {
    let name = || PlanName {
        id: None,
        path: "plan.yaml".to_owned(),
        title: String::new(),
    };
    let changes = comparison.changes.len();
    let compared = Compared {
        conditions: vec![(Condition::Any, Condition::Any.held(&comparison))],
        comparison,
        old: name(),
        new: name(),
    };
    for format in ReportFormat::ALL {
        let options = Options {
            lang,
            width: Some(80),
            ..Options::default()
        };
        let mut out = Vec::new();
        comparison::write(&compared, format, &options, &mut out).expect("memory takes all");
        let written = String::from_utf8(out).expect("UTF-8");
        match format {
            ReportFormat::Table | ReportFormat::Markdown => {
                no_controls(&written, &[], format.name());
            }
            ReportFormat::Csv => {
                // Line breaks and tabs of quoted fields are data.
                no_controls(&written, &['\r', '\t'], format.name());
                let rows = csv::Reader::from_reader(written.as_bytes())
                    .into_records()
                    .count();
                assert_eq!(rows, changes);
            }
            ReportFormat::Json => {
                no_controls(&written, &[], format.name());
                let value: serde_json::Value = serde_json::from_str(&written).expect("JSON");
                assert_eq!(value["summary"]["changes"], changes);
            }
        }
    }
}
