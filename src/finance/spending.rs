//! When the money of the lines is spent.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{Lang, Localized};
use crate::plan::read::{Either, Field};
use crate::plan::value::{Paid, PaidWhen};
use crate::plan::{BudgetLine, Plan};
use crate::schedule::calendar::day_number;
use crate::schedule::network::Doubts;
use crate::schedule::{self, Calendar, Calendars, Facts, Schedule};

use super::ledger::Ledger;
use super::month::Month;
use super::parts::up_to;
use super::work::Ground;

/// Money is spread over so many days at most, 20 years: what takes longer has a slip in a date.
const MOST_DAYS: i32 = 20 * 366;

/// What cannot stand behind a date that others are judged by.
const DOUBTFUL: Doubts = Doubts::NO_DURATION
    .and(Doubts::UNREADABLE)
    .and(Doubts::NO_CALENDAR)
    .and(Doubts::UNDATED)
    .and(Doubts::OUT_OF_RANGE);

/// The days over which a line is spent evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The first day.
    pub first: Date,
    /// The last day; the same as the first for what is spent at once.
    pub last: Date,
    /// What the days come from.
    pub by: TimedBy,
    /// Whether nothing about the work behind the days is in doubt.
    pub is_certain: bool,
}

/// What the days of a line come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimedBy {
    /// The days that the line states.
    Paid,
    /// The days of the work that it is for.
    Work(Ground),
}

/// Why nothing says when a line is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Undated {
    /// It is kept for risks.
    Reserve,
    /// Neither the line nor what it is for has dates.
    NoDates,
    /// Its dates can't be read.
    Unreadable,
    /// The last day lies before the first.
    Reversed,
    /// It would take more than 20 years.
    TooLong,
}

/// When the lines of a plan are spent.
#[derive(Debug)]
pub struct Spending {
    lines: Vec<Spent>,
    calendar: Calendar,
}

#[derive(Debug)]
struct Spent {
    amount: Option<Decimal>,
    timing: Result<Timing, Undated>,
    /// The working days of the timing.
    days: i64,
}

/// A part of a line that falls into a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InMonth {
    /// The month.
    pub month: Month,
    /// What is spent in it.
    pub amount: Decimal,
    /// The working days of the line in it.
    pub days: i64,
}

impl Spending {
    /// Lays the lines of a ledger along the schedule of the plan.
    pub fn new(
        plan: &Plan,
        ledger: &Ledger<'_>,
        schedule: &Schedule,
        calendars: &Calendars,
    ) -> Spending {
        let calendar = calendars.of_plan(plan);
        let calendar = calendar.unwrap_or_else(Calendar::standard);
        let times = Times::new(plan, ledger, schedule);
        let lines = ledger.entries.iter().enumerate().map(|(number, entry)| {
            let timing = times.of_line(number, entry.line);
            let days = timing.map_or(0, |timing| {
                calendar.workdays_between(timing.first, timing.last)
            });
            Spent {
                amount: entry.amount.map(|money| money.amount),
                timing,
                days,
            }
        });
        Spending {
            lines: lines.collect(),
            calendar,
        }
    }

    /// When a line is spent, by its place among the lines.
    pub fn timing(&self, line: usize) -> Result<Timing, Undated> {
        self.lines[line].timing
    }

    /// The working days over which a line is spent; none for what is spent at once on a day off.
    pub fn days(&self, line: usize) -> i64 {
        self.lines[line].days
    }

    /// What of a line is spent up to the end of a day; `None` for lines without a sum or dates.
    ///
    /// Working days up to the day ÷ working days in all × the sum, to the cent. Where none of the
    /// days is worked, all is spent on the first.
    pub fn until(&self, line: usize, day: Date) -> Option<Decimal> {
        let spent = &self.lines[line];
        let (amount, timing) = (spent.amount?, spent.timing.ok()?);
        Some(if day < timing.first {
            Decimal::ZERO
        } else if day >= timing.last || spent.days == 0 {
            amount
        } else {
            let part = self.calendar.workdays_between(timing.first, day);
            up_to(amount, part, spent.days)
        })
    }

    /// The months of a line with what is spent in each; they add up to its sum.
    pub fn months(&self, line: usize) -> Vec<InMonth> {
        let spent = &self.lines[line];
        let (Some(_), Ok(timing)) = (spent.amount, spent.timing) else {
            return Vec::new();
        };
        let mut months = Vec::new();
        let mut before = Decimal::ZERO;
        let mut month = Month::of(timing.first);
        while month <= Month::of(timing.last) {
            let first = month.first_day().unwrap_or(timing.first).max(timing.first);
            let last = month.last_day().unwrap_or(timing.last).min(timing.last);
            let sum = self.until(line, last).unwrap_or(before);
            let days = self.calendar.workdays_between(first, last);
            let amount = sum.checked_sub(before).unwrap_or_default();
            if days > 0 || !amount.is_zero() {
                months.push(InMonth {
                    month,
                    amount,
                    days,
                });
            }
            before = sum;
            month = month.plus(1);
        }
        months
    }

    /// What of a line is spent on a day.
    pub fn on(&self, line: usize, day: Date) -> Option<Decimal> {
        let before = day.yesterday().ok();
        let before = before.and_then(|before| self.until(line, before));
        self.until(line, day)?
            .checked_sub(before.unwrap_or_default())
    }

    /// The first day after a day that is worked by the plan's calendar.
    pub(super) fn next_workday(&self, day: Date) -> Option<Date> {
        self.calendar.next_workday(day.tomorrow().ok()?)
    }
}

/// What the lines come to in each month, ascending, as far as sums and days are known.
pub fn by_month(plan: &Plan, ledger: &Ledger<'_>, calendars: &Calendars) -> Vec<(Month, Decimal)> {
    let schedule = Schedule::of(plan, calendars);
    let spending = Spending::new(plan, ledger, &schedule, calendars);
    let mut months: BTreeMap<Month, Decimal> = BTreeMap::new();
    for line in 0..ledger.entries.len() {
        for part in spending.months(line) {
            let sum = months.entry(part.month).or_default();
            *sum = sum.saturating_add(part.amount);
        }
    }
    months.into_iter().collect()
}

/// The days of all work of a plan.
struct Times<'a> {
    plan: &'a Plan,
    ledger: &'a Ledger<'a>,
    facts: Vec<Facts>,
    of_plan: (Option<Date>, Option<Date>),
}

/// First and last day, and whether they are certain.
type Days = (Date, Date, bool);

impl<'a> Times<'a> {
    fn new(plan: &'a Plan, ledger: &'a Ledger<'_>, schedule: &Schedule) -> Times<'a> {
        let items = 0..schedule.network().stated;
        let stated = schedule::of_plan(plan);
        let project = schedule.project();
        Times {
            plan,
            ledger,
            facts: items.map(|item| schedule.facts(item)).collect(),
            of_plan: (
                stated.start.or(project.start),
                stated.finish.or(project.finish),
            ),
        }
    }

    fn of_line(&self, number: usize, line: &BudgetLine) -> Result<Timing, Undated> {
        let (first, last, by, is_certain) = match &line.paid {
            Field::Unreadable(_) => return Err(Undated::Unreadable),
            Field::Given(_, Either::Short(Paid::On(day))) => (*day, *day, TimedBy::Paid, true),
            Field::Given(_, Either::Short(Paid::When(when))) => {
                let (first, last, ground, is_certain) = self.of_work(number, line)?;
                let (first, last) = match when {
                    PaidWhen::Start => (first, first),
                    PaidWhen::Even => (first, last),
                    PaidWhen::Finish => (last, last),
                };
                (first, last, TimedBy::Work(ground), is_certain)
            }
            Field::Given(_, Either::Long(between)) => {
                if between.from.is_unreadable() || between.to.is_unreadable() {
                    return Err(Undated::Unreadable);
                }
                match (between.from.value(), between.to.value()) {
                    (Some(from), Some(to)) => (from, to, TimedBy::Paid, true),
                    (from, to) => {
                        let (first, last, _, is_certain) = self.of_work(number, line)?;
                        let days = (from.unwrap_or(first), to.unwrap_or(last));
                        (days.0, days.1, TimedBy::Paid, is_certain)
                    }
                }
            }
            Field::Absent => {
                let is_bound = !line.serves.is_absent() || !line.phase.is_absent();
                if !is_bound && line.is_reserve() == Some(true) {
                    return Err(Undated::Reserve);
                }
                let (first, last, ground, is_certain) = self.of_work(number, line)?;
                (first, last, TimedBy::Work(ground), is_certain)
            }
        };
        if last < first {
            return Err(Undated::Reversed);
        }
        if day_number(last) - day_number(first) > MOST_DAYS {
            return Err(Undated::TooLong);
        }
        Ok(Timing {
            first,
            last,
            by,
            is_certain,
        })
    }

    /// The days of the work that a line is for: of what it serves, else of its phase, else of the
    /// plan.
    fn of_work(
        &self,
        number: usize,
        line: &BudgetLine,
    ) -> Result<(Date, Date, Ground, bool), Undated> {
        let served = self.ledger.work.of_line(number);
        let is_known = served.is_known;
        if matches!(served.ground, Ground::Work | Ground::Goals)
            && let Some((first, last, is_certain)) =
                self.of_items(|| self.ledger.work.items(served))
        {
            return Ok((first, last, served.ground, is_certain && is_known));
        }
        // The days of a phase that isn't in the plan are not those of the plan.
        let is_certain = is_known && (line.serves.is_absent() || served.ground != Ground::Work);
        if let Some(phase) = served.phase
            && let Some((first, last, certain)) = self.of_phase(phase)
        {
            return Ok((first, last, Ground::Phase, certain && is_certain));
        }
        let (Some(first), Some(last)) = self.of_plan else {
            return Err(Undated::NoDates);
        };
        Ok((first, last, Ground::Plan, is_certain))
    }

    /// The days from the first start to the last finish of tasks and milestones.
    fn of_items<'w>(
        &self,
        items: impl Fn() -> Box<dyn Iterator<Item = usize> + 'w>,
    ) -> Option<Days> {
        let facts = || items().filter_map(|item| self.facts.get(item));
        let first = facts().filter_map(|facts| facts.early_start).min()?;
        let last = facts().filter_map(|facts| facts.early_finish).max()?;
        let is_certain =
            facts().all(|facts| facts.early_finish.is_some() && !facts.doubts.has(DOUBTFUL));
        // An instant between two days ends one of them and begins the other.
        Some((first.min(last), last, is_certain))
    }

    /// The days of a phase; a side that nothing tells is that of the plan.
    fn of_phase(&self, phase: usize) -> Option<Days> {
        let items = self.ledger.work.of_phase(phase);
        let members = self.facts.get(items)?;
        let (first, last) = schedule::days_of_phase(&self.plan.phases[phase], members);
        let is_certain = first.is_some()
            && last.is_some()
            && members.iter().all(|facts| !facts.doubts.has(DOUBTFUL));
        let (first, last) = (first.or(self.of_plan.0)?, last.or(self.of_plan.1)?);
        Some((first, last, is_certain))
    }
}

impl Localized for TimedBy {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (en, zh) = match self {
            TimedBy::Paid => ("paid", "所写支出时间"),
            TimedBy::Work(Ground::Work) => ("work", "所服务的任务与里程碑"),
            TimedBy::Work(Ground::Goals) => ("goals", "所服务目标的任务"),
            TimedBy::Work(Ground::Phase) => ("phase", "所在阶段"),
            TimedBy::Work(Ground::Plan) => ("plan", "整个方案"),
        };
        f.write_str(lang.pick(en, zh))
    }
}

impl Localized for Undated {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (en, zh) = match self {
            Undated::Reserve => ("kept for risks", "预留备用"),
            Undated::NoDates => ("no dates", "没有日期"),
            Undated::Unreadable => ("dates can't be read", "日期无法识别"),
            Undated::Reversed => ("ends before it begins", "止期早于起期"),
            Undated::TooLong => ("longer than 20 years", "长于 20 年"),
        };
        f.write_str(lang.pick(en, zh))
    }
}
