//! How much of each resource the tasks use, day by day and week by week, against what there is.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

use super::calendar::{date_of, day_number};
use super::instant::{DAY, Instant};
use super::line::Line;
use super::{Calendar, Calendars, Schedule};
use crate::plan::read::Field;
use crate::plan::{Plan, Resource, Task};

/// Nothing is shown for more weeks than these: ten years.
pub const MOST_WEEKS: i32 = 522;

const DAYS_A_WEEK: i32 = 7;

/// The use of all resources of a plan.
#[derive(Debug)]
pub struct Load<'p> {
    /// The resources, in the order of the plan.
    pub resources: Vec<ResourceLoad<'p>>,
    /// Tasks that use a resource and have no computed dates.
    pub undated: Vec<&'p Task>,
    /// Whether work beyond [`MOST_WEEKS`] is left out.
    pub is_cut: bool,
}

/// The use of a resource.
#[derive(Debug)]
pub struct ResourceLoad<'p> {
    /// The resource.
    pub resource: &'p Resource,
    /// How many there are at a time, if the plan says.
    pub capacity: Option<Decimal>,
    /// The weeks from the first use of any resource to the last.
    pub weeks: Vec<WeekLoad<'p>>,
}

/// The use of a resource in a week.
#[derive(Debug, Clone)]
pub struct WeekLoad<'p> {
    /// Its Monday.
    pub monday: Date,
    /// What is used, in days of one of the resource.
    pub load: Decimal,
    /// What there is, in days of one of the resource: its days of work in the week times how many
    /// there are.
    pub capacity: Option<Decimal>,
    /// The most that is used on one day.
    pub peak: Decimal,
    /// The days on which more is used than there is.
    pub over: Vec<Date>,
    /// The tasks that use it, in the order of the plan, each with its part of the load.
    pub tasks: Vec<(&'p Task, Decimal)>,
}

impl WeekLoad<'_> {
    /// The load in percent of what there is, to a whole number.
    pub fn percent(&self) -> Option<Decimal> {
        let share = self.load.checked_div(self.capacity?)?;
        Some(share.checked_mul(Decimal::ONE_HUNDRED)?.round())
    }
}

/// The use of a resource while it is added up.
struct Sums<'p> {
    resource: &'p Resource,
    /// Its own calendar or that of the plan.
    line: Line,
    /// By day: units in use times the ticks of the day that they are used.
    days: Vec<Decimal>,
    /// The same by week and task.
    tasks: BTreeMap<(usize, usize), Decimal>,
}

impl<'p> Load<'p> {
    /// The use of the resources of a plan by its computed dates.
    ///
    /// A task uses what its `uses` says on all days between its computed start and finish on which
    /// both its calendar and the resource's work; of its first and last day only the part that it
    /// is at work.
    pub fn of(plan: &'p Plan, schedule: &Schedule, calendars: &Calendars) -> Load<'p> {
        let tasks: Vec<&Task> = plan.tasks().collect();
        let mut undated = Vec::new();
        let mut spans = Vec::new();
        let items = schedule.of_kind(super::network::ItemKind::Task);
        for (number, item) in items.enumerate() {
            let Some(task) = tasks.get(number).filter(|task| !task.uses.is_absent()) else {
                continue;
            };
            match schedule.instants(item) {
                Some((start, finish)) if start < finish => {
                    spans.push((number, item, start, finish))
                }
                Some(_) => {}
                None => undated.push(*task),
            }
        }
        let first = spans.iter().map(|(.., start, _)| start.day()).min();
        let last = spans.iter().map(|(.., finish)| finish.plus(-1).day()).max();
        let Some((first, last)) = first.zip(last) else {
            return Load {
                resources: resources(plan, calendars, 0)
                    .into_iter()
                    .map(|sums| sums.finished(0, &tasks))
                    .collect(),
                undated,
                is_cut: false,
            };
        };
        let monday = monday_of(first);
        let weeks = (last - monday) / DAYS_A_WEEK + 1;
        let is_cut = weeks > MOST_WEEKS;
        let end = monday + weeks.min(MOST_WEEKS) * DAYS_A_WEEK;
        let mut all = resources(plan, calendars, (end - monday) as usize);
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (at, sums) in all.iter().enumerate() {
            if let Some(id) = sums.resource.id.get() {
                by_id.entry(id.as_str()).or_insert(at);
            }
        }
        for (number, item, start, finish) in spans {
            let network = schedule.network();
            let of_task = &network.lines[network.items[item].calendar as usize];
            for (id, amount) in tasks[number].uses.iter() {
                if let Some(&at) = by_id.get(id.value.as_str()) {
                    all[at].add(number, amount.value.0, of_task, (start, finish), monday);
                }
            }
        }
        Load {
            resources: all
                .into_iter()
                .map(|sums| sums.finished(monday, &tasks))
                .collect(),
            undated,
            is_cut,
        }
    }
}

/// The resources of a plan, with nothing in use yet.
fn resources<'p>(plan: &'p Plan, calendars: &Calendars, days: usize) -> Vec<Sums<'p>> {
    let of_plan = calendars.of_plan(plan).unwrap_or_else(Calendar::standard);
    let resources = plan.resources.iter().map(|resource| {
        let own = match &resource.calendar {
            Field::Given(_, name) => calendars.named(name),
            Field::Absent | Field::Unreadable(_) => None,
        };
        Sums {
            resource,
            line: Line::Working(own.unwrap_or_else(|| of_plan.clone())),
            days: vec![Decimal::ZERO; days],
            tasks: BTreeMap::new(),
        }
    });
    resources.collect()
}

impl<'p> Sums<'p> {
    fn add(
        &mut self,
        task: usize,
        amount: Decimal,
        of_task: &Line,
        (start, finish): (Instant, Instant),
        monday: i32,
    ) {
        let last = finish
            .plus(-1)
            .day()
            .min(monday + self.days.len() as i32 - 1);
        for day in start.day()..=last {
            let begin = Instant(i64::from(day) * DAY);
            let end = begin.plus(DAY);
            let worked = of_task.place(finish.min(end)) - of_task.place(start.max(begin));
            let is_there = self.line.place(end) > self.line.place(begin);
            if worked <= 0 || !is_there {
                continue;
            }
            let used = amount.saturating_mul(Decimal::from(worked));
            let at = (day - monday) as usize;
            let Some(sum) = self.days.get_mut(at) else {
                continue;
            };
            *sum = sum.saturating_add(used);
            let part = self
                .tasks
                .entry((at / DAYS_A_WEEK as usize, task))
                .or_default();
            *part = part.saturating_add(used);
        }
    }

    fn finished(self, monday: i32, tasks: &[&'p Task]) -> ResourceLoad<'p> {
        let capacity = self.resource.capacity.get().map(|capacity| capacity.0);
        let mut weeks: Vec<WeekLoad<'p>> = Vec::with_capacity(self.days.len() / 7);
        for (week, days) in self.days.chunks(DAYS_A_WEEK as usize).enumerate() {
            let first = monday + week as i32 * DAYS_A_WEEK;
            let Some(date) = date_of(first) else {
                break;
            };
            let sum = days
                .iter()
                .fold(Decimal::ZERO, |sum, day| sum.saturating_add(*day));
            let most = days.iter().copied().max().unwrap_or_default();
            let (begin, end) = (i64::from(first) * DAY, i64::from(first + DAYS_A_WEEK) * DAY);
            let there = self.line.place(Instant(end)) - self.line.place(Instant(begin));
            let over = capacity.map_or_else(Vec::new, |capacity| {
                let limit = capacity.saturating_mul(Decimal::from(DAY));
                let over = days.iter().enumerate().filter(|(_, used)| **used > limit);
                over.filter_map(|(at, _)| date_of(first + at as i32))
                    .collect()
            });
            weeks.push(WeekLoad {
                monday: date,
                load: in_days(sum),
                capacity: capacity
                    .map(|capacity| in_days(capacity.saturating_mul(Decimal::from(there)))),
                peak: in_days(most),
                over,
                tasks: Vec::new(),
            });
        }
        for ((week, task), used) in self.tasks {
            if let (Some(week), Some(task)) = (weeks.get_mut(week), tasks.get(task)) {
                week.tasks.push((*task, in_days(used)));
            }
        }
        ResourceLoad {
            resource: self.resource,
            capacity,
            weeks,
        }
    }
}

/// Units times ticks as units times days, to four decimal places.
fn in_days(ticks: Decimal) -> Decimal {
    let days = ticks.checked_div(Decimal::from(DAY)).unwrap_or_default();
    days.round_dp(4).normalize()
}

/// The Monday of the week of a day, both as day numbers.
fn monday_of(day: i32) -> i32 {
    let weekday = date_of(day).map_or(Weekday::Monday, Date::weekday);
    day - i32::from(weekday.to_monday_zero_offset())
}

/// The Monday of the week of a date.
pub fn week_of(date: Date) -> Option<Date> {
    date_of(monday_of(day_number(date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Limits, parse};

    fn with(text: &str, look: impl FnOnce(Load<'_>)) {
        let text = format!("planvet: 1\ntitle: x\n{text}");
        let tree = parse(&text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
        let plan = plan.unwrap();
        let calendars = Calendars::standard();
        let schedule = Schedule::of(&plan, calendars);
        look(Load::of(&plan, &schedule, calendars));
    }

    /// Monday, load, capacity, peak, days that are over, tasks.
    fn told(week: &WeekLoad<'_>) -> String {
        let tasks = week
            .tasks
            .iter()
            .map(|(task, load)| format!("{}:{load}", task.id.get().map_or("?", |id| id.as_str())));
        let tasks: Vec<String> = tasks.collect();
        let capacity = week
            .capacity
            .map_or("-".to_owned(), |days| days.to_string());
        format!(
            "{} {} {capacity} {} {} {}",
            week.monday,
            week.load,
            week.peak,
            week.over.len(),
            tasks.join(" ")
        )
    }

    fn weeks(text: &str) -> Vec<String> {
        let mut told_weeks = Vec::new();
        with(text, |load| {
            told_weeks = load.resources[0].weeks.iter().map(told).collect();
        });
        told_weeks
    }

    #[test]
    fn weeks_are_filled_by_the_days_that_are_worked() {
        let text = "calendar: standard
start: 2026-01-07
resources: [{id: crew, title: Crew, capacity: 3}]
phases:
  - title: One
    tasks:
      - {id: T1, title: a, duration: 5d, uses: {crew: 2}}
      - {id: T2, title: b, duration: 2d, after: [T1], uses: {crew: 1}}
      - {id: T3, title: c, duration: 2d, starts_on: 2026-01-08, uses: {crew: 2}}
";
        assert_eq!(
            weeks(text),
            [
                "2026-01-05 10 15 4 2 T1:6 T3:4",
                "2026-01-12 6 15 2 0 T1:4 T2:2",
            ]
        );
    }

    #[test]
    fn half_days_after_each_other_are_no_more_than_a_day() {
        let text = "calendar: standard
start: 2026-01-05
resources: [{id: desk, title: Desk, capacity: 1}]
phases:
  - title: One
    tasks:
      - {id: T1, title: a, duration: 1.5d, uses: {desk: 1}}
      - {id: T2, title: b, duration: 0.5d, after: [T1], uses: {desk: 1}}
";
        assert_eq!(weeks(text), ["2026-01-05 2 5 1 0 T1:1.5 T2:0.5"]);
    }

    #[test]
    fn holidays_take_capacity_and_the_days_of_the_resource_count() {
        let text = "calendar: standard
start: 2026-01-05
resources:
  - {id: crew, title: Crew, capacity: 2, calendar: {base: standard, holidays: [2026-01-06]}}
phases:
  - title: One
    tasks: [{id: T1, title: a, duration: 5d, uses: {crew: 2}, calendar: continuous}]
";
        assert_eq!(weeks(text), ["2026-01-05 8 8 2 0 T1:8"]);
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let text = "calendar: standard
start: 2026-01-05
resources: [{id: crew, title: Crew}]
phases:
  - title: One
    tasks:
      - {id: T1, title: a, duration: 1d, uses: {crew: 20}}
      - {id: T2, title: b, duration: 1d, uses: {nobody: 20}}
";
        assert_eq!(weeks(text), ["2026-01-05 20 - 20 0 T1:20"]);
        with(
            "phases: [{title: One, tasks: [{title: a, duration: 1d, uses: {x: 1}}]}]\nresources: [{id: x, title: X, capacity: 1}]\n",
            |load| {
                assert_eq!(load.undated.len(), 1);
                assert!(load.resources[0].weeks.is_empty());
            },
        );
    }

    #[test]
    fn endless_work_is_cut() {
        let text = "calendar: standard
start: 2026-01-05
resources: [{id: crew, title: Crew, capacity: 1}]
phases: [{title: One, tasks: [{id: T1, title: a, duration: 100000d, uses: {crew: 79228162514264337593543950335}}]}]
";
        with(text, |load| {
            assert!(load.is_cut);
            assert_eq!(load.resources[0].weeks.len(), MOST_WEEKS as usize);
        });
    }
}
