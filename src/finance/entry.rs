//! What a budget line comes to, and how.

use rust_decimal::Decimal;

use crate::lang::{Lang, Localized};
use crate::plan::read::Either;
use crate::plan::value::{Money, Rate, grouped};
use crate::plan::{BudgetLine, Resource};

use super::effort::{Effort, NoPrice, TaskEffort};
use super::ledger::in_currency;
use super::rates::Rates;
use super::work::{Ground, Served};

/// A budget line with what it comes to.
#[derive(Debug, Clone)]
pub struct Entry<'p> {
    /// The line.
    pub line: &'p BudgetLine,
    /// The sum in the plan's currency: the amount (the likeliest of three), else quantity times
    /// unit price, else rate times effort; `None` when it can't be told.
    pub amount: Option<Money>,
    /// How the sum comes about, or why there is none.
    pub basis: Basis<'p>,
}

/// How the sum of a line comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis<'p> {
    /// The line states it.
    Stated,
    /// The line states three; the likeliest counts.
    Estimated {
        /// The least.
        min: Option<Money>,
        /// The likeliest.
        likely: Money,
        /// The most.
        max: Option<Money>,
    },
    /// Quantity times unit price.
    Priced {
        /// How many.
        quantity: Decimal,
        /// What one costs.
        price: Money,
    },
    /// The rate of a resource times how much of it is paid for.
    Worked {
        /// The resource.
        resource: &'p str,
        /// Its rate.
        rate: Rate,
        /// How much is paid for.
        effort: Effort<'p>,
    },
    /// There is no sum.
    Unknown(Gap),
}

/// Why a line has no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// The line gives none.
    NoAmount,
    /// It, or what it is reckoned from, can't be read or isn't in the plan.
    Unreadable,
    /// The sum is in another currency than the plan.
    OtherCurrency,
    /// A number is too large.
    TooLarge,
    /// The resource has no rate.
    NoRate,
    /// No task that the line is for uses the resource.
    NoEffort,
    /// A task that uses the resource has no duration.
    NoDuration,
    /// Rate and effort count different kinds of time.
    MixedTime,
}

impl<'p> Entry<'p> {
    /// Reckons a line.
    pub(super) fn new(line: &'p BudgetLine, served: &Served, rates: &Rates<'p, '_>) -> Entry<'p> {
        let (amount, basis) = match reckon(line, served, rates) {
            Ok((money, basis)) => match in_currency(money, rates.currency) {
                Some(money) => (Some(money), basis),
                None => (None, Basis::Unknown(Gap::OtherCurrency)),
            },
            Err(gap) => (None, Basis::Unknown(gap)),
        };
        Entry {
            line,
            amount,
            basis,
        }
    }

    /// The least and the most that the line may come to: those of a three-point amount where they
    /// can be read in the plan's currency, else the one sum there is.
    pub fn range(&self) -> Option<(Money, Money)> {
        let amount = self.amount?;
        match self.basis {
            Basis::Estimated { min, max, .. } => {
                let own = |money: Option<Money>| in_currency(money?, amount.currency);
                Some((own(min)?, own(max)?))
            }
            _ => Some((amount, amount)),
        }
    }
}

fn reckon<'p>(
    line: &'p BudgetLine,
    served: &Served,
    rates: &Rates<'p, '_>,
) -> Result<(Money, Basis<'p>), Gap> {
    match line.amount.get() {
        Some(Either::Short(money)) => return Ok((*money, Basis::Stated)),
        Some(Either::Long(estimate)) => {
            let likely = estimate.likely.value().ok_or(Gap::Unreadable)?;
            let (min, max) = (estimate.min.value(), estimate.max.value());
            return Ok((likely, Basis::Estimated { min, likely, max }));
        }
        None if !line.amount.is_absent() => return Err(Gap::Unreadable),
        None => {}
    }
    if !line.unit_price.is_absent() || line.resource.is_absent() {
        return priced(line);
    }
    worked(line, served, rates)
}

fn priced<'p>(line: &'p BudgetLine) -> Result<(Money, Basis<'p>), Gap> {
    let unreadable = line.quantity.is_unreadable() || line.unit_price.is_unreadable();
    let (Some(quantity), Some(price)) = (line.quantity.get(), line.unit_price.value()) else {
        return Err(match unreadable {
            true => Gap::Unreadable,
            false => Gap::NoAmount,
        });
    };
    let quantity = quantity.0;
    let money = price.checked_mul(quantity).ok_or(Gap::TooLarge)?;
    Ok((money, Basis::Priced { quantity, price }))
}

/// Rate times effort of a line that names a resource.
pub(super) fn worked<'p>(
    line: &'p BudgetLine,
    served: &Served,
    rates: &Rates<'p, '_>,
) -> Result<(Money, Basis<'p>), Gap> {
    let id = line.resource.get().ok_or(Gap::Unreadable)?.as_str();
    let resource = rates.resource(id).ok_or(Gap::Unreadable)?;
    let rate = match resource.rate.value() {
        Some(rate) => rate,
        None if resource.rate.is_absent() => return Err(Gap::NoRate),
        None => return Err(Gap::Unreadable),
    };
    let hours_a_day = rates.hours_a_day(resource).ok_or(Gap::Unreadable)?;
    let gap = |why: NoPrice| match why {
        NoPrice::TooLarge => Gap::TooLarge,
        NoPrice::MixedTime => Gap::MixedTime,
    };
    let effort = match line.effort.value() {
        Some(total) => Effort::stated(total),
        None if !line.effort.is_absent() => return Err(Gap::Unreadable),
        None => {
            let parts = of_tasks(line, served, rates, resource)?;
            // Days where all tasks count so, for people think in them; else what the rate counts.
            let first = parts.first().map_or(rate.per, |part| part.duration.unit);
            let same = parts.iter().all(|part| part.duration.unit == first);
            let unit = if same { first } else { rate.per };
            Effort::of_tasks(parts, unit, hours_a_day).map_err(gap)?
        }
    };
    let money = effort.cost(rate, hours_a_day).map_err(gap)?;
    let resource = id;
    Ok((
        money,
        Basis::Worked {
            resource,
            rate,
            effort,
        },
    ))
}

/// What the tasks behind a line take of a resource.
fn of_tasks<'p>(
    line: &'p BudgetLine,
    served: &Served,
    rates: &Rates<'p, '_>,
    resource: &Resource,
) -> Result<Vec<TaskEffort<'p>>, Gap> {
    let id = resource.id.get().ok_or(Gap::Unreadable)?.as_str();
    // Work that the line names and that can't be found would be missing in the sum.
    if !served.is_known {
        return Err(Gap::Unreadable);
    }
    if !line.serves.is_absent() && matches!(served.ground, Ground::Phase | Ground::Plan) {
        return Err(Gap::NoEffort);
    }
    let is_served = rates.work.is_served(served);
    if rates.unsure().iter().any(|task| is_served[*task]) {
        return Err(Gap::Unreadable);
    }
    let mut parts = Vec::new();
    for &(number, task, count) in rates.users(id) {
        if !is_served[number] {
            continue;
        }
        let duration = match task.likely_duration() {
            Some(duration) => *duration,
            None if task.duration.is_absent() => return Err(Gap::NoDuration),
            None => return Err(Gap::Unreadable),
        };
        parts.push(TaskEffort {
            task,
            count,
            duration,
            amount: Decimal::ZERO,
        });
    }
    match parts.is_empty() {
        true => Err(Gap::NoEffort),
        false => Ok(parts),
    }
}

impl Localized for Basis<'_> {
    /// Writes the sum as it is reckoned: `40 × CNY 1,500`.
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Basis::Stated => f.write_str(lang.pick("as stated", "直接列明")),
            Basis::Estimated { min, likely, max } => {
                f.write_str(lang.pick("likeliest of ", "三点估算取最可能："))?;
                let points = [*min, Some(*likely), *max];
                for (number, point) in points.into_iter().flatten().enumerate() {
                    if number > 0 {
                        f.write_str(" / ")?;
                    }
                    point.fmt_in(lang, f)?;
                }
                Ok(())
            }
            Basis::Priced { quantity, price } => {
                write!(f, "{} × {}", grouped(*quantity), price.in_lang(lang))
            }
            Basis::Worked { rate, effort, .. } => {
                write!(f, "{} × {}", rate.in_lang(lang), effort.in_lang(lang))
            }
            Basis::Unknown(gap) => gap.fmt_in(lang, f),
        }
    }
}

impl Localized for Gap {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (en, zh) = match self {
            Gap::NoAmount => ("no amount given", "未写金额"),
            Gap::Unreadable => ("can't be read", "无法识别"),
            Gap::OtherCurrency => ("in another currency", "币种不同"),
            Gap::TooLarge => ("too large to reckon", "数值过大"),
            Gap::NoRate => ("the resource has no rate", "资源未写费率"),
            Gap::NoEffort => (
                "no task it is for uses the resource",
                "所服务的任务都不使用该资源",
            ),
            Gap::NoDuration => (
                "a task that uses the resource has no duration",
                "使用该资源的任务未写工期",
            ),
            Gap::MixedTime => (
                "rate and effort count different kinds of time",
                "费率与工作量一按工作时间、一按自然时间",
            ),
        };
        f.write_str(lang.pick(en, zh))
    }
}
