//! What has changed between two versions of a plan.
//!
//! Items are matched first (`matching`), then every field of a pair that differs becomes a
//! [`Change`]: what it was, what it is, by how much, and whether that is for the worse. Nothing
//! is converted: amounts in different currencies have no difference.

mod change;
mod collect;
mod condition;
mod dates;
mod earlier;
mod evaluation;
mod field;
mod goals;
mod links;
mod matching;
mod money;
mod references;
mod rest;
mod risks;
mod scale;
mod simulation;
mod totals;
mod value;
mod work;

#[cfg(test)]
mod tests;

use crate::finance::Ledger;
use crate::plan::Plan;
use crate::risk::Scale;
use crate::schedule::{Calendar, Calendars};

pub use change::{Change, Delta, DeltaUnit, Effect, Kind};
pub use collect::Counts;
pub use condition::{Condition, Held, UnknownCondition};
pub use dates::Critical;
pub use earlier::Earlier;
pub use field::Field;
pub use totals::{Slips, Totals};
pub use value::Value;

use collect::Collector;
use matching::Matched;
use references::References;

/// A version of a plan, with what it is read against.
#[derive(Debug, Clone, Copy)]
pub struct Side<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The text that it was read from.
    pub text: &'p str,
    /// The calendars that it can name.
    pub calendars: &'p Calendars,
    /// The levels and ratings of its risks.
    pub scale: &'p Scale,
}

/// What has changed between two versions of a plan.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The changes, in the order of the plan's chapters.
    pub changes: Vec<Change>,
    /// How many items of each kind were added, removed, changed and left alone.
    pub counts: Vec<(Kind, Counts)>,
    /// What the changes come to.
    pub totals: Totals,
    /// Whether the versions count working days by different calendars; the slips are counted by
    /// that of the new one.
    pub calendars_differ: bool,
    /// Whether no calendar could be found to count by; the slips are calendar days then.
    pub has_no_calendar: bool,
    /// Whether days off count as worked because those of a year are not published yet.
    pub is_unpublished: bool,
    /// Whether the versions name different currencies; their amounts have no difference.
    pub currencies_differ: bool,
}

impl Comparison {
    /// Compares two versions of a plan.
    pub fn of(old: Side<'_>, new: Side<'_>) -> Comparison {
        let matched = Matched::of(old.plan, new.plan);
        let references = References::of(&matched);
        let own = old.calendars.of_plan(old.plan);
        let calendar = new.calendars.of_plan(new.plan);
        let calendars_differ = own != calendar;
        let calendar = calendar.or(own);
        let has_no_calendar = calendar.is_none();
        let ledgers = (
            Ledger::new(old.plan, old.calendars),
            Ledger::new(new.plan, new.calendars),
        );
        let mut all = Collector::new((old, new), calendar, references);
        rest::plan(&mut all);
        rest::before_goals(&mut all, &matched);
        goals::goals(&mut all, &matched);
        work::phases(&mut all, &matched);
        work::tasks(&mut all, &matched);
        work::milestones(&mut all, &matched);
        let new_red = risks::risks(&mut all, &matched, &ledgers);
        rest::resources(&mut all, &matched);
        money::budget(&mut all, &matched, &ledgers);
        evaluation::evaluation(&mut all, &matched);
        let totals = Totals::of(&all, (old, new), &ledgers, new_red);
        let is_unpublished = all.expected.0.is_unpublished() || all.expected.1.is_unpublished();
        let (changes, counts) = all.finish();
        Comparison {
            changes,
            counts,
            totals,
            calendars_differ,
            has_no_calendar,
            is_unpublished,
            currencies_differ: old.plan.currency.value() != new.plan.currency.value(),
        }
    }

    /// Whether nothing differs that is compared.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many items were left alone.
    pub fn unchanged(&self) -> usize {
        self.counts.iter().map(|(_, counts)| counts.unchanged).sum()
    }

    /// How many items of a kind were added, removed, changed and left alone.
    pub fn counts_of(&self, kind: Kind) -> Counts {
        let known = self.counts.iter().find(|(known, _)| *known == kind);
        known.map_or_else(Counts::default, |(_, counts)| *counts)
    }
}

/// The working days that one day lies after another; calendar days where there is no calendar.
fn slip(
    calendar: Option<&Calendar>,
    old: jiff::civil::Date,
    new: jiff::civil::Date,
) -> (i64, DeltaUnit) {
    use crate::schedule::calendar::day_number;
    match calendar {
        Some(calendar) => (calendar.workdays_until(old, new), DeltaUnit::Workdays),
        None => (
            i64::from(day_number(new)) - i64::from(day_number(old)),
            DeltaUnit::CalendarDays,
        ),
    }
}
