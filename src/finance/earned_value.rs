//! Earned value: what the work done by the status date was planned to cost, against what was to
//! be done by then and what it has cost.
//!
//! Formulas as in the PMBOK Guide and ANSI/EIA-748; the earned schedule is W. Lipke's (Schedule
//! is Different, The Measurable News, 2003).

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::read::Field;
use crate::plan::{Plan, Task};
use crate::schedule::instant::{Edge, Instant};
use crate::schedule::line::Line;
use crate::schedule::network::{ItemKind, Network, State};
use crate::schedule::{Calendar, Calendars, Schedule, cpm};

use super::earned_budget::{Shares, shares};
use super::{Ledger, up_to};

/// The days on which a task was planned to be at work.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    start: Instant,
    finish: Instant,
    /// The line of its calendar.
    line: usize,
    /// Whether the plan states them as its `baseline`; else they are computed as if nothing had
    /// happened yet.
    pub is_baseline: bool,
}

impl Planned {
    /// The first day.
    pub fn first(&self) -> Option<Date> {
        self.start.date(Edge::Start)
    }

    /// The last day.
    pub fn last(&self) -> Option<Date> {
        self.finish.date(Edge::End)
    }
}

/// The value of a task that money is planned for.
#[derive(Debug)]
pub struct TaskValue<'p> {
    /// The task.
    pub task: &'p Task,
    /// What it was planned to cost.
    pub budget: Decimal,
    /// When it was planned; `None` when that isn't known.
    pub planned: Option<Planned>,
    /// The share of its work that is done, in percent; `None` when it has begun and nobody says.
    pub progress: Option<Decimal>,
    /// What was to be done by the status date: the planned value.
    pub to_be_done: Option<Decimal>,
    /// What the work done was planned to cost: the earned value.
    pub earned: Option<Decimal>,
    /// What it has cost.
    pub actual: Option<Decimal>,
}

impl TaskValue<'_> {
    /// Whether both plan and progress are known, so that it counts.
    pub fn is_measured(&self) -> bool {
        self.to_be_done.is_some() && self.earned.is_some()
    }
}

/// Values and indices of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// The budget at completion, of the tasks that count.
    pub budget: Decimal,
    /// The planned value.
    pub planned: Decimal,
    /// The earned value.
    pub earned: Decimal,
    /// The actual cost, as far as it is given.
    pub actual: Option<Decimal>,
    /// The earned value of the tasks whose actual cost is given.
    pub earned_of_actual: Decimal,
    /// Tasks that have earned something and don't say what they have cost.
    pub without_actual: usize,
}

impl Totals {
    /// EV − PV.
    pub fn schedule_variance(&self) -> Option<Decimal> {
        self.earned.checked_sub(self.planned)
    }

    /// SPI, EV ÷ PV.
    pub fn schedule_index(&self) -> Option<Decimal> {
        ratio(self.earned, self.planned)
    }

    /// EV − AC of the tasks whose actual cost is given.
    pub fn cost_variance(&self) -> Option<Decimal> {
        self.earned_of_actual.checked_sub(self.actual?)
    }

    /// CPI, EV ÷ AC of the tasks whose actual cost is given.
    pub fn cost_index(&self) -> Option<Decimal> {
        ratio(self.earned_of_actual, self.actual?)
    }

    /// EAC when the rest costs in proportion what the work has cost so far: BAC ÷ CPI.
    pub fn estimate_by_index(&self) -> Option<Decimal> {
        let (actual, earned) = (self.actual?, self.earned_of_actual);
        let product = self.budget.checked_mul(actual)?;
        (earned > Decimal::ZERO).then(|| product.checked_div(earned).map(super::cents))?
    }

    /// EAC when the rest costs what was planned: AC + (BAC − EV), which is BAC − CV.
    pub fn estimate_as_planned(&self) -> Option<Decimal> {
        self.budget.checked_sub(self.cost_variance()?)
    }

    /// VAC, BAC − EAC by the index.
    pub fn variance_at_completion(&self) -> Option<Decimal> {
        self.budget.checked_sub(self.estimate_by_index()?)
    }

    /// TCPI, (BAC − EV) ÷ (BAC − AC); `None` while a cost is missing, or when the budget is spent.
    pub fn to_complete_index(&self) -> Option<Decimal> {
        let actual = self.actual.filter(|_| self.without_actual == 0)?;
        let rest = self.budget.checked_sub(self.earned)?;
        ratio(rest, self.budget.checked_sub(actual)?)
    }
}

/// A quotient to two decimal places, of a divisor above zero.
fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let ratio = part.checked_div(whole)?;
    (whole > Decimal::ZERO).then(|| ratio.round_dp(2))
}

/// Time by the earned schedule, in working days of the plan's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarnedSchedule {
    /// The working days after which as much was to be done as is done now (ES).
    pub earned: Decimal,
    /// The working days gone by (AT).
    pub gone: i64,
    /// The working days that the plan was to take (PD).
    pub planned: i64,
    /// SPI(t), ES ÷ AT.
    pub index: Option<Decimal>,
    /// The last day when the rest goes as fast as the work so far: PD ÷ SPI(t) working days.
    pub finish: Option<Date>,
}

/// The earned value of a plan at its status date.
#[derive(Debug)]
pub struct EarnedValue<'p> {
    /// The day as of which progress is told.
    pub status: Date,
    /// The tasks that money is planned for, in the order of the plan.
    pub tasks: Vec<TaskValue<'p>>,
    /// Their sums.
    pub totals: Totals,
    /// Time by the earned schedule; `None` before the first day, and where money is negative.
    pub schedule: Option<EarnedSchedule>,
    /// Money that no task carries.
    pub shares: Shares,
    lines: Vec<Line>,
}

impl<'p> EarnedValue<'p> {
    /// The earned value of a plan; `None` without a status date.
    pub fn of(
        plan: &'p Plan,
        ledger: &Ledger<'p>,
        calendars: &Calendars,
    ) -> Option<EarnedValue<'p>> {
        let status = plan.status_date.value()?;
        let schedule = as_planned(plan, calendars);
        let tasks: Vec<&Task> = plan.tasks().collect();
        let items: Vec<usize> = schedule.of_kind(ItemKind::Task).collect();
        let spans: Vec<Option<Planned>> = tasks
            .iter()
            .zip(&items)
            .map(|(task, item)| planned(task, *item, &schedule))
            .collect();
        let lines = schedule.network().lines.clone();
        let weights = spans
            .iter()
            .map(|span| span.map(|span| length(&lines, &span)));
        let (budgets, shares) = shares(plan, ledger, &weights.collect::<Vec<_>>());
        let mut found = Vec::new();
        for ((task, planned), budget) in tasks.iter().zip(spans).zip(budgets) {
            let Some(budget) = budget else {
                continue;
            };
            let progress = progress(task);
            let part = |progress: Decimal| {
                let share = progress.checked_div(Decimal::ONE_HUNDRED)?;
                budget.checked_mul(share).map(super::cents)
            };
            found.push(TaskValue {
                task,
                budget,
                planned,
                progress,
                to_be_done: planned
                    .map(|span| value(&lines, &span, budget, Instant::end_of(status))),
                earned: progress.and_then(part),
                actual: task
                    .actual_cost
                    .get()
                    .and_then(|cost| Some(ledger.own(*cost)?.amount)),
            });
        }
        let totals = totals(&found)?;
        let mut value = EarnedValue {
            status,
            tasks: found,
            totals,
            schedule: None,
            shares,
            lines,
        };
        let calendar = calendars.of_plan(plan).unwrap_or_else(Calendar::standard);
        value.schedule = value.earned_schedule(&calendar);
        Some(value)
    }

    fn measured(&self) -> impl Iterator<Item = &TaskValue<'p>> + Clone {
        self.tasks.iter().filter(|one| one.is_measured())
    }

    /// First and last day of the work that counts, as planned.
    pub fn span(&self) -> Option<(Date, Date)> {
        let spans = self.measured().filter_map(|one| one.planned);
        let first = spans.clone().filter_map(|span| span.first()).min()?;
        Some((first, spans.filter_map(|span| span.last()).max()?))
    }

    /// What was to be done by the end of a day.
    pub fn planned_by(&self, day: Date) -> Decimal {
        let at = Instant::end_of(day);
        let values = self.measured().filter_map(|one| {
            let span = one.planned?;
            Some(value(&self.lines, &span, one.budget, at))
        });
        values.fold(Decimal::ZERO, |sum, value| sum.saturating_add(value))
    }

    /// Finds the day by which as much was to be done as is done, and how the plan goes on from it.
    fn earned_schedule(&self, calendar: &Calendar) -> Option<EarnedSchedule> {
        let (first, last) = self.span()?;
        let gone = calendar.workdays_between(first, self.status);
        let planned = calendar.workdays_between(first, last);
        let is_negative = self.measured().any(|one| one.budget < Decimal::ZERO);
        if gone <= 0 || planned <= 0 || is_negative {
            return None;
        }
        // The end of the n-th working day.
        let day = |number: i64| calendar.add_workdays(first.yesterday().ok()?, number);
        let value_after = |number: i64| match number {
            0 => Some(Decimal::ZERO),
            number if number >= planned => Some(self.totals.budget),
            number => Some(self.planned_by(day(number)?)),
        };
        let (mut low, mut high) = (0, planned);
        // The last day up to which no more was to be done than is done.
        while low < high {
            let middle = low + (high - low + 1) / 2;
            match value_after(middle)? <= self.totals.earned {
                true => low = middle,
                false => high = middle - 1,
            }
        }
        let (before, next) = (value_after(low)?, value_after(low + 1)?);
        let part = self
            .totals
            .earned
            .checked_sub(before)?
            .checked_div(next.checked_sub(before)?);
        let part = part.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE);
        let earned = (Decimal::from(low) + part)
            .min(Decimal::from(planned))
            .round_dp(1);
        let index = ratio(earned, Decimal::from(gone));
        let takes = Decimal::from(planned * gone).checked_div(earned);
        let takes = takes.and_then(|days| {
            use rust_decimal::prelude::ToPrimitive as _;
            days.ceil().to_i64()
        });
        let is_done = self.totals.earned >= self.totals.budget;
        Some(EarnedSchedule {
            earned,
            gone,
            planned,
            index,
            finish: takes.filter(|_| !is_done).and_then(day),
        })
    }
}

/// The schedule as it was planned: with nothing begun and no status date.
fn as_planned(plan: &Plan, calendars: &Calendars) -> Schedule {
    let mut network = Network::as_of(plan, calendars, None);
    let pins = plan.phases.iter().flat_map(|phase| {
        let tasks = phase.tasks.iter().map(|task| task.starts_on.value());
        tasks.chain(phase.milestones.iter().map(|_| None))
    });
    for (item, pin) in network.items.iter_mut().zip(pins) {
        item.state = match pin {
            Some(date) => State::Pinned(Instant::begin_of(date)),
            None => State::Ahead,
        };
    }
    Schedule::new(network, cpm::Wanted::default())
}

/// When a task was planned: its `baseline` when it states both days, else as computed.
fn planned(task: &Task, item: usize, schedule: &Schedule) -> Option<Planned> {
    let line = schedule.network().items[item].calendar as usize;
    if let Some(approved) = task.baseline.get()
        && let (Some(start), Some(finish)) = (approved.start.value(), approved.finish.value())
        && start <= finish
    {
        return Some(Planned {
            start: Instant::begin_of(start),
            finish: Instant::end_of(finish),
            line,
            is_baseline: true,
        });
    }
    // Of a task without a duration nobody knows how long it was to take.
    task.likely_duration()?;
    let (start, finish) = schedule.instants(item)?;
    Some(Planned {
        start,
        finish,
        line,
        is_baseline: false,
    })
}

/// The working time of a span, in ticks.
fn length(lines: &[Line], span: &Planned) -> i64 {
    lines
        .get(span.line)
        .map_or(0, |line| line.place(span.finish) - line.place(span.start))
}

/// What was to be done of a budget by an instant: in proportion to working time.
fn value(lines: &[Line], span: &Planned, budget: Decimal, at: Instant) -> Decimal {
    if at >= span.finish {
        return budget;
    }
    let Some(line) = lines.get(span.line).filter(|_| at > span.start) else {
        return Decimal::ZERO;
    };
    let gone = line.place(at) - line.place(span.start);
    up_to(budget, gone, length(lines, span))
}

/// How much of a task is done, in percent.
fn progress(task: &Task) -> Option<Decimal> {
    if task.finished.value().is_some() {
        return Some(Decimal::ONE_HUNDRED);
    }
    match &task.progress {
        Field::Given(_, progress) => Some(progress.0.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED)),
        Field::Unreadable(_) => None,
        // What has begun has a progress, and nobody says which.
        Field::Absent => {
            let has_begun = !task.started.is_absent() || !task.finished.is_absent();
            (!has_begun).then_some(Decimal::ZERO)
        }
    }
}

fn totals(tasks: &[TaskValue<'_>]) -> Option<Totals> {
    let mut totals = Totals::default();
    for one in tasks.iter().filter(|one| one.is_measured()) {
        let earned = one.earned?;
        totals.budget = totals.budget.checked_add(one.budget)?;
        totals.planned = totals.planned.checked_add(one.to_be_done?)?;
        totals.earned = totals.earned.checked_add(earned)?;
        match one.actual {
            Some(actual) => {
                let sum = totals.actual.unwrap_or_default();
                totals.actual = Some(sum.checked_add(actual)?);
                totals.earned_of_actual = totals.earned_of_actual.checked_add(earned)?;
            }
            None => totals.without_actual += usize::from(!earned.is_zero()),
        }
    }
    Some(totals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::testing::plan;

    fn with(text: &str, look: impl FnOnce(EarnedValue<'_>)) {
        let plan = plan(text);
        let calendars = Calendars::standard();
        let ledger = Ledger::new(&plan, calendars);
        look(EarnedValue::of(&plan, &ledger, calendars).expect("a status date"));
    }

    /// Two weeks of two tasks after each other, looked at after the first.
    const PLAN: &str = "calendar: standard
start: 2026-03-02
status_date: 2026-03-06
phases:
  - id: PH1
    title: One
    tasks:
      - {id: T1, title: a, duration: 5d, cost: 1000, started: 2026-03-02, progress: 80%, actual_cost: 1000}
      - {id: T2, title: b, duration: 5d, after: [T1]}
budget:
  contingency: 10%
  lines:
    - {title: x, amount: 500, serves: [T2]}
    - {title: y, amount: 200, phase: PH1}
    - {title: z, amount: 70}
";

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn values_and_indices_are_those_of_hand_reckoning() {
        with(PLAN, |value| {
            let totals = value.totals;
            // 1000 and 100 for T1, 500 and 100 for T2.
            assert_eq!(totals.budget, number("1700"));
            assert_eq!(totals.planned, number("1100"));
            assert_eq!(totals.earned, number("880"));
            assert_eq!(totals.schedule_variance(), Some(number("-220")));
            assert_eq!(totals.schedule_index(), Some(number("0.80")));
            assert_eq!(totals.cost_variance(), Some(number("-120")));
            assert_eq!(totals.cost_index(), Some(number("0.88")));
            assert_eq!(totals.estimate_by_index(), Some(number("1931.82")));
            assert_eq!(totals.estimate_as_planned(), Some(number("1820")));
            assert_eq!(totals.variance_at_completion(), Some(number("-231.82")));
            // 820 are left to earn, 700 to spend.
            assert_eq!(totals.to_complete_index(), Some(number("1.17")));
            assert_eq!(value.shares.without_task, number("70"));
            assert_eq!(value.shares.reserves, number("77"));
        });
    }

    #[test]
    fn the_earned_schedule_is_when_as_much_was_to_be_done() {
        with(PLAN, |value| {
            // 880 of 220 a day.
            let time = value.schedule.unwrap();
            assert_eq!(
                (time.earned, time.gone, time.planned),
                (number("4.0"), 5, 10)
            );
            assert_eq!(time.index, Some(number("0.80")));
            // 10 ÷ 0.8 is 12.5 working days.
            let finish = time.finish.unwrap();
            assert_eq!(finish.to_string(), "2026-03-18");
        });
    }

    #[test]
    fn the_baseline_goes_before_computed_dates() {
        let early = PLAN.replace(
            "cost: 1000,",
            "cost: 1000, baseline: {start: 2026-03-02, finish: 2026-03-03},",
        );
        with(&early, |value| {
            let first = &value.tasks[0];
            assert!(first.planned.unwrap().is_baseline);
            // Lines of the phase are split by two and five days.
            assert_eq!(first.budget, number("1057.14"));
            assert_eq!(first.to_be_done, Some(number("1057.14")));
        });
    }

    #[test]
    fn what_is_not_known_is_left_out_and_told() {
        let open = PLAN.replace(", progress: 80%", "");
        with(&open, |value| {
            assert_eq!(value.tasks[0].progress, None);
            assert!(!value.tasks[0].is_measured());
            assert_eq!(value.totals.budget, number("600"));
            assert_eq!(value.totals.actual, None);
            assert_eq!(value.totals.cost_index(), None);
        });
        let unpaid = PLAN.replace(", actual_cost: 1000", "");
        with(&unpaid, |value| {
            assert_eq!(value.totals.without_actual, 1);
            assert_eq!(value.totals.to_complete_index(), None);
        });
    }

    #[test]
    fn plans_without_money_or_ahead_of_their_start_are_no_trap() {
        let bare = "status_date: 2026-01-01\nstart: 2026-03-02\nphases: [{title: p, tasks: [{id: T1, title: t, duration: 3d}]}]\n";
        with(bare, |value| {
            assert!(value.tasks.is_empty() && value.schedule.is_none());
        });
        let before = PLAN.replace("status_date: 2026-03-06", "status_date: 2026-02-01");
        with(&before, |value| assert!(value.schedule.is_none()));
        let negative = PLAN.replace("cost: 1000", "cost: -1000");
        with(&negative, |value| assert!(value.schedule.is_none()));
        let done = PLAN
            .replace("progress: 80%", "progress: 100%, finished: 2026-03-06")
            .replace(
                "after: [T1]}",
                "after: [T1], started: 2026-03-05, finished: 2026-03-06}",
            );
        with(&done, |value| {
            let time = value.schedule.unwrap();
            assert_eq!((time.earned, time.finish), (number("10"), None));
        });
    }
}
