//! When the work of a version is done, as it is computed from durations, links and calendars.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::{LocalText, Named as _, Plan};
use crate::schedule::network::{Doubts, ItemKind};
use crate::schedule::{self, Schedule};

use super::collect::{Collector, Item, Sense};
use super::matching::{Known, Pair};
use super::{Delta, DeltaUnit, Field, Kind, Side, Value};

/// Computed dates of something, where what the plan states is enough to be sure of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Computed {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub finish: Option<Date>,
    /// Total float in working days; none of phases and of what is done. It is counted up to the
    /// finish of the plan, and so there is none where that is in doubt.
    pub float: Option<Decimal>,
    /// Whether it is critical by its float.
    pub is_critical: Option<bool>,
}

/// What makes the plan late when it is late itself: ids, else titles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Critical {
    /// What drives the computed finish, in order of time, in the old and the new version.
    pub paths: (Vec<String>, Vec<String>),
    /// What is critical and was not, or was not there.
    pub now: Vec<String>,
    /// What was critical and is not, or is not there any more.
    pub no_longer: Vec<String>,
}

/// What makes dates other than those that the author means. Holidays that are yet to be published
/// are the same for both versions.
const IN_DOUBT: Doubts = Doubts::NO_DURATION
    .and(Doubts::UNREADABLE)
    .and(Doubts::NO_CALENDAR)
    .and(Doubts::UNDATED);

/// The computed dates of a version.
#[derive(Debug)]
pub(super) struct Expected {
    schedule: Schedule,
    facts: Vec<schedule::Facts>,
    /// The numbers of tasks and milestones in the schedule, in file order.
    tasks: Vec<usize>,
    milestones: Vec<usize>,
    /// What the phases hold, in file order.
    phases: Vec<Range<usize>>,
    /// Ids, else titles, of tasks and milestones by their number in the schedule.
    names: Vec<String>,
    /// Whether the dates of all items are certain.
    is_sure: bool,
}

/// Whether what an item and all before it state is enough.
fn is_sure(facts: &schedule::Facts) -> bool {
    !facts.doubts.has(IN_DOUBT) && !facts.is_behind_loop
}

impl Expected {
    /// The dates of a version.
    pub fn of(side: &Side<'_>) -> Expected {
        let schedule = Schedule::of(side.plan, side.calendars);
        let facts = (0..schedule.network().stated).map(|item| schedule.facts(item));
        let facts: Vec<schedule::Facts> = facts.collect();
        let mut next = 0;
        let phases = side.plan.phases.iter().map(|phase| {
            let first = next;
            next += phase.tasks.len() + phase.milestones.len();
            first..next
        });
        Expected {
            is_sure: facts.iter().all(is_sure),
            facts,
            tasks: schedule.of_kind(ItemKind::Task).collect(),
            milestones: schedule.of_kind(ItemKind::Milestone).collect(),
            phases: phases.collect(),
            names: names(side.plan),
            schedule,
        }
    }

    /// The dates of the task with a number; `None` when they are in doubt.
    pub fn task(&self, index: usize) -> Option<Computed> {
        self.item(*self.tasks.get(index)?)
    }

    /// The dates of the milestone with a number; `None` when they are in doubt.
    pub fn milestone(&self, index: usize) -> Option<Computed> {
        self.item(*self.milestones.get(index)?)
    }

    /// The dates of the phase with a number; `None` when it holds nothing, or something of which
    /// the dates are in doubt.
    pub fn phase(&self, index: usize) -> Option<Computed> {
        let items = self.phases.get(index)?.clone();
        let members: Option<Vec<Computed>> = items.map(|item| self.item(item)).collect();
        let members = members.filter(|members| !members.is_empty())?;
        Some(Computed {
            start: members.iter().filter_map(|member| member.start).min(),
            finish: members.iter().filter_map(|member| member.finish).max(),
            float: None,
            is_critical: None,
        })
    }

    /// The last day of the last item; `None` when that of any item is in doubt.
    pub fn finish(&self) -> Option<Date> {
        self.schedule.project().finish.filter(|_| self.is_sure)
    }

    /// The names of what drives the last finish, in order of time; `None` when the dates of any
    /// item are in doubt.
    pub fn critical_path(&self) -> Option<Vec<String>> {
        let path = self.schedule.longest_path().into_iter();
        let names = path.filter_map(|item| self.names.get(item).cloned());
        self.is_sure.then(|| names.collect())
    }

    /// Whether days off count as worked because they are not published yet.
    pub fn is_unpublished(&self) -> bool {
        let mut facts = self.facts.iter();
        facts.any(|facts| facts.doubts.has(Doubts::UNPUBLISHED))
    }

    fn item(&self, item: usize) -> Option<Computed> {
        let facts = self.facts.get(item)?;
        is_sure(facts).then_some(Computed {
            start: facts.early_start,
            finish: facts.early_finish,
            float: facts.total_float.filter(|_| self.is_sure),
            is_critical: self.is_sure.then_some(facts.is_critical),
        })
    }
}

impl<'p> Collector<'p> {
    /// The computed dates of a pair in both versions, those that are in doubt left out. Notes what
    /// has become critical, and what is in doubt.
    pub fn computed<T: Known>(
        &mut self,
        pair: &Pair<'p, T>,
        dates: fn(&Expected, usize) -> Option<Computed>,
    ) -> (Option<Computed>, Option<Computed>) {
        let old = pair.old.map(|seat| dates(&self.expected.0, seat.index));
        let new = pair.new.map(|seat| dates(&self.expected.1, seat.index));
        // What isn't there is not critical; of what is in doubt nobody knows.
        let is_critical = |computed: Option<Option<Computed>>| match computed {
            None => Some(false),
            Some(dates) => dates?.is_critical,
        };
        let list = match (old, new) {
            (Some(None), _) | (_, Some(None)) => &mut self.in_doubt,
            (old, new) => match (is_critical(old), is_critical(new)) {
                (Some(false), Some(true)) => &mut self.critical.now,
                (Some(true), Some(false)) => &mut self.critical.no_longer,
                _ => return (old.flatten(), new.flatten()),
            },
        };
        if let Some(seat) = pair.new.or(pair.old) {
            let title = || seat.item.title().get().map(LocalText::as_str);
            let name = seat.item.id().or_else(title).unwrap_or("?");
            list.push(name.to_owned());
        }
        (old.flatten(), new.flatten())
    }
}

impl Item<'_, '_> {
    /// Compares computed dates, floats and what is critical; what is in doubt in one of the versions
    /// isn't compared.
    pub fn computed(&mut self, computed: (Option<Computed>, Option<Computed>)) {
        let (Some(old), Some(new)) = computed else {
            return;
        };
        let day = |day: Option<Date>| day.map_or(Value::Missing, Value::Date);
        self.value(
            Field::ComputedFinish,
            day(old.finish),
            day(new.finish),
            Sense::UpIsWorse,
        );
        // What takes no time starts as it finishes.
        if self.kind != Kind::Milestone {
            self.value(
                Field::ComputedStart,
                day(old.start),
                day(new.start),
                Sense::Neutral,
            );
        }
        // What is done has no float any more; that is told by its being done.
        if let (Some(old), Some(new)) = (old.float, new.float)
            && old != new
        {
            let delta = Delta {
                amount: (new - old).normalize(),
                unit: DeltaUnit::Workdays,
            };
            let values = (Value::Number(old), Value::Number(new));
            self.push(Field::TotalFloat, values, Some(delta), None);
        }
        if let (Some(old), Some(new)) = (old.is_critical, new.is_critical)
            && old != new
        {
            let values = (Value::Flag(old), Value::Flag(new));
            self.push(Field::Critical, values, None, None);
        }
    }
}

/// The names of tasks and milestones, in the order of the schedule.
fn names(plan: &Plan) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |name: crate::plan::Item<'_>| {
        let title = || name.title().map(|title| title.as_str());
        names.push(name.id().or_else(title).unwrap_or("?").to_owned());
    };
    for phase in &plan.phases {
        phase.tasks.iter().for_each(|task| add(task.name()));
        let milestones = phase.milestones.iter();
        milestones.for_each(|milestone| add(milestone.name()));
    }
    names
}
