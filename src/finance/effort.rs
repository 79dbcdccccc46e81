//! How much of a resource is paid for, and what that costs at its rate.
//!
//! The rate comes from the resource and the effort from the line or the tasks; nothing of them
//! follows from money, so the two can't run in a circle.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::lang::{Lang, Localized};
use crate::plan::value::{Duration, DurationUnit, Money, Rate};
use crate::plan::{Named as _, Task};

/// Days in a month that are paid for: 261 weekdays of a year in twelve parts, 21.75. The figure
/// of China's labour law for daily pay (劳社部发〔2008〕3号), and near that of other countries.
const PAID_DAYS_A_YEAR: i64 = 261;

/// How much of a resource is paid for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effort<'p> {
    /// The time of all together: four people for ten days are 40 days.
    pub total: Duration,
    /// The tasks that it is the sum of, `MOST_LISTED` at most; none when the line states it.
    pub tasks: Vec<TaskEffort<'p>>,
    /// How many tasks more it is the sum of.
    pub more: usize,
    /// Whether tasks count other units of time than the sum.
    is_converted: bool,
}

/// The most tasks that are listed for an effort: many lines for the same thousands of tasks would
/// take more room than the plan many times over.
pub const MOST_LISTED: usize = 200;

/// What a task takes of a resource.
#[derive(Debug, Clone, Copy)]
pub struct TaskEffort<'p> {
    /// The task.
    pub task: &'p Task,
    /// How many of the resource it uses at a time.
    pub count: Decimal,
    /// How long it takes, likeliest of three.
    pub duration: Duration,
    /// What that comes to, in the unit of the sum that it is a part of.
    pub amount: Decimal,
}

impl PartialEq for TaskEffort<'_> {
    fn eq(&self, other: &TaskEffort<'_>) -> bool {
        std::ptr::eq(self.task, other.task)
            && self.count == other.count
            && self.duration == other.duration
    }
}

impl Eq for TaskEffort<'_> {}

/// Why something has no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPrice {
    /// A number is too large.
    TooLarge,
    /// One counts working time and the other the clock.
    MixedTime,
}

/// A length of time in another unit, as a fraction: it is divided last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Factor {
    times: Decimal,
    over: Decimal,
}

impl Factor {
    fn new(times: impl Into<Decimal>, over: impl Into<Decimal>) -> Factor {
        Factor {
            times: times.into(),
            over: over.into(),
        }
    }

    /// What one unit is in days of working time.
    fn working(unit: DurationUnit, hours_a_day: Decimal) -> Option<Factor> {
        let year = PAID_DAYS_A_YEAR;
        match unit {
            DurationUnit::Hours => Some(Factor::new(1, hours_a_day)),
            DurationUnit::Days => Some(Factor::new(1, 1)),
            DurationUnit::Weeks => Some(Factor::new(Duration::WORKDAYS_A_WEEK, 1)),
            DurationUnit::Months => Some(Factor::new(year, 12)),
            DurationUnit::Quarters => Some(Factor::new(year, 4)),
            DurationUnit::Years => Some(Factor::new(year, 1)),
            _ => None,
        }
    }

    /// What one unit is in days of the clock; months are the twelfth part of 365.25 days.
    fn elapsed(unit: DurationUnit) -> Option<Factor> {
        let four_years = 4 * 365 + 1;
        match unit {
            DurationUnit::ElapsedHours => Some(Factor::new(1, 24)),
            DurationUnit::ElapsedDays => Some(Factor::new(1, 1)),
            DurationUnit::ElapsedWeeks => Some(Factor::new(Duration::DAYS_A_WEEK, 1)),
            DurationUnit::Months => Some(Factor::new(four_years, 48)),
            DurationUnit::Quarters => Some(Factor::new(four_years, 16)),
            DurationUnit::Years => Some(Factor::new(four_years, 4)),
            _ => None,
        }
    }

    /// How many of one unit another one is.
    fn between(from: DurationUnit, to: DurationUnit, hours_a_day: Decimal) -> Option<Factor> {
        if from == to {
            return Some(Factor::new(1, 1));
        }
        let working = |unit| Factor::working(unit, hours_a_day);
        let both = working(from).zip(working(to));
        let (from, to) = both.or_else(|| Factor::elapsed(from).zip(Factor::elapsed(to)))?;
        Some(Factor {
            times: from.times.checked_mul(to.over)?,
            over: from.over.checked_mul(to.times)?,
        })
    }

    /// An amount times the factor.
    fn of(self, amount: Decimal) -> Option<Decimal> {
        amount.checked_mul(self.times)?.checked_div(self.over)
    }
}

impl<'p> Effort<'p> {
    /// The effort of tasks, in a unit.
    pub(super) fn of_tasks(
        mut tasks: Vec<TaskEffort<'p>>,
        unit: DurationUnit,
        hours_a_day: Decimal,
    ) -> Result<Effort<'p>, NoPrice> {
        let mut amount = Decimal::ZERO;
        for part in &mut tasks {
            let factor = Factor::between(part.duration.unit, unit, hours_a_day);
            let factor = factor.ok_or(NoPrice::MixedTime)?;
            let own = part.count.checked_mul(part.duration.amount);
            let own = own.and_then(|own| factor.of(own));
            part.amount = own.ok_or(NoPrice::TooLarge)?;
            let sum = amount.checked_add(part.amount);
            amount = sum.ok_or(NoPrice::TooLarge)?;
        }
        let is_converted = tasks.iter().any(|part| part.duration.unit != unit);
        let more = tasks.len().saturating_sub(MOST_LISTED);
        tasks.truncate(MOST_LISTED);
        tasks.shrink_to_fit();
        Ok(Effort {
            total: Duration { amount, unit },
            tasks,
            more,
            is_converted,
        })
    }

    /// The effort that a line states.
    pub(super) fn stated(total: Duration) -> Effort<'p> {
        Effort {
            total,
            tasks: Vec::new(),
            more: 0,
            is_converted: false,
        }
    }

    /// What the effort costs, to the cent where the units differ.
    pub(super) fn cost(&self, rate: Rate, hours_a_day: Decimal) -> Result<Money, NoPrice> {
        let factor = Factor::between(self.total.unit, rate.per, hours_a_day);
        let factor = factor.ok_or(NoPrice::MixedTime)?;
        let time = factor.of(self.total.amount);
        let exact = time.and_then(|time| rate.money.checked_mul(time));
        let mut money = exact.ok_or(NoPrice::TooLarge)?;
        let converted = self.is_converted || self.total.unit != rate.per;
        if converted {
            let half_up = RoundingStrategy::MidpointAwayFromZero;
            money.amount = money.amount.round_dp_with_strategy(2, half_up);
        }
        money.amount = money.amount.normalize();
        Ok(money)
    }
}

impl Localized for Effort<'_> {
    /// Writes `120 working days`, with the tasks that these are the sum of.
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = Duration {
            amount: self.total.amount.round_dp(4).normalize(),
            ..self.total
        };
        rounded.fmt_in(lang, f)?;
        for (number, part) in self.tasks.iter().enumerate() {
            f.write_str(match (lang, number) {
                (Lang::En, 0) => " (",
                (Lang::Zh, 0) => "（",
                (Lang::En, _) => " + ",
                (Lang::Zh, _) => " + ",
            })?;
            let name = part.task.name();
            match (name.id(), name.title()) {
                (Some(id), _) => f.write_str(id)?,
                (None, Some(title)) => f.write_str(title.get(lang))?,
                (None, None) => {}
            }
            write!(f, " {}×{}", part.count.normalize(), part.duration)?;
        }
        if self.more > 0 {
            match lang {
                Lang::En => write!(f, " + {} tasks more", self.more)?,
                Lang::Zh => write!(f, " + 另 {} 项任务", self.more)?,
            }
        }
        match (lang, self.tasks.is_empty()) {
            (_, true) => Ok(()),
            (Lang::En, false) => f.write_str(")"),
            (Lang::Zh, false) => f.write_str("）"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::value::Value as _;

    fn cost(effort: &str, rate: &str, hours: i64) -> Result<String, NoPrice> {
        let effort = Effort::stated(Duration::read(effort).unwrap());
        let rate = Rate::read(rate).unwrap();
        let money = effort.cost(rate, Decimal::from(hours))?;
        Ok(money.to_string())
    }

    #[test]
    fn effort_costs_its_rate() {
        for (effort, rate, hours, sum) in [
            ("120d", "600元/d", 8, "CNY 72000"),
            ("2w", "600元/d", 8, "CNY 6000"),
            ("10d", "£35/h", 8, "GBP 2800"),
            ("10d", "£35/h", 7, "GBP 2450"),
            ("12h", "600元/d", 8, "CNY 900"),
            // 10 of 21.75 days.
            ("10d", "8000元/月", 8, "CNY 3678.16"),
            ("3mo", "8000元/月", 8, "CNY 24000"),
            ("1y", "8000元/月", 8, "CNY 96000"),
            ("1mo", "100元/d", 8, "CNY 2175"),
            ("14ed", "70元/ew", 8, "CNY 140"),
            ("1y", "4元/ed", 8, "CNY 1461"),
            // Nothing is rounded where nothing is divided.
            ("3d", "0.333元/d", 8, "CNY 0.999"),
        ] {
            assert_eq!(
                cost(effort, rate, hours).as_deref(),
                Ok(sum),
                "{effort} {rate}"
            );
        }
    }

    #[test]
    fn time_of_the_clock_is_no_working_time() {
        assert_eq!(cost("5ed", "600元/d", 8), Err(NoPrice::MixedTime));
        assert_eq!(cost("5d", "600元/ew", 8), Err(NoPrice::MixedTime));
        let huge = "79228162514264337593543950335";
        assert_eq!(cost("2d", &format!("{huge}/d"), 8), Err(NoPrice::TooLarge));
    }
}
