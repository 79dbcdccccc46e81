//! Benefits over time: what each brings in, month by month.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::read::Field;
use crate::plan::value::{Duration, DurationUnit, Per};
use crate::plan::{Benefit, Plan};
use crate::schedule;
use crate::schedule::calendar::{date_of, day_number};

use super::month::Month;
use super::{Ledger, cents};

/// A benefit as money over time.
#[derive(Debug, Clone, Copy)]
pub struct Stream<'p> {
    /// The benefit.
    pub benefit: &'p Benefit,
    /// What it brings each time, in the currency of the plan.
    pub amount: Decimal,
    /// How often.
    pub per: Per,
    /// The day on which it sets in.
    pub from: Date,
    /// Whether the plan doesn't say that day, and it is taken to be the one after the plan ends.
    pub is_from_assumed: bool,
    /// The last day on which it is there.
    pub until: Option<Date>,
    /// The months over which it grows to the full amount; zero for none.
    pub ramp: Decimal,
}

/// The benefits of a plan that can be counted, and those that can't.
#[derive(Debug, Default)]
pub struct Benefits<'p> {
    /// Those that can be counted.
    pub streams: Vec<Stream<'p>>,
    /// Those that can't, in the order of the plan.
    pub unknown: Vec<&'p Benefit>,
    /// How many can't be read at all.
    pub unreadable: usize,
}

impl<'p> Benefits<'p> {
    /// The benefits of a plan.
    pub fn of(plan: &'p Plan, ledger: &Ledger<'p>) -> Benefits<'p> {
        let Some(budget) = ledger.budget else {
            return Benefits::default();
        };
        let after_plan = schedule::of_plan(plan).finish.and_then(day_after);
        let mut benefits = Benefits {
            unreadable: budget.benefits.unreadable(),
            ..Benefits::default()
        };
        for benefit in &budget.benefits {
            match Stream::of(benefit, ledger, after_plan) {
                Some(stream) => benefits.streams.push(stream),
                None => benefits.unknown.push(benefit),
            }
        }
        benefits
    }

    /// Whether there is a benefit and all of them can be counted.
    pub fn is_complete(&self) -> bool {
        !self.streams.is_empty() && self.unknown.is_empty() && self.unreadable == 0
    }
}

impl<'p> Stream<'p> {
    /// A benefit as money over time; `None` when the plan doesn't say how much, how often or when.
    fn of(benefit: &'p Benefit, ledger: &Ledger<'p>, after_plan: Option<Date>) -> Option<Self> {
        let amount = ledger.own(*benefit.amount.get()?)?.amount;
        let from = match &benefit.from {
            Field::Absent => after_plan?,
            stated => stated.value()?,
        };
        let until = match &benefit.until {
            Field::Absent => None,
            stated => Some(stated.value()?),
        };
        let ramp = match &benefit.ramp {
            Field::Absent => Decimal::ZERO,
            stated => months(stated.get()?)?,
        };
        Some(Stream {
            benefit,
            amount,
            per: *benefit.per.get()?,
            from,
            is_from_assumed: benefit.from.is_absent(),
            until,
            ramp,
        })
    }

    /// What it brings in a month, to the cent: months of a full year add up to its amount.
    pub fn in_month(&self, month: Month) -> Option<Decimal> {
        let after = self.up_to(month.plus(1))?;
        after.checked_sub(self.up_to(month)?)
    }

    /// What it has brought before a month begins, to the cent.
    pub fn up_to(&self, month: Month) -> Option<Decimal> {
        let begin = Month::place(self.from);
        let end = match self.until.map(day_after) {
            Some(Some(after)) => Month::place(after).min(month.begin()),
            // The last day of all, or none at all.
            _ => month.begin(),
        };
        let months = end.checked_sub(begin)?.max(Decimal::ZERO);
        if self.per == Per::Once {
            let is_there = months > Decimal::ZERO;
            return Some(if is_there { self.amount } else { Decimal::ZERO });
        }
        let full = self.amount.checked_mul(full_months(months, self.ramp)?)?;
        Some(cents(full.checked_div(Decimal::from(self.months_each()?))?))
    }

    /// What it brings in a year once it has its full amount; `None` for what comes once.
    pub fn a_year(&self) -> Option<Decimal> {
        let times = Decimal::from(Month::A_YEAR).checked_div(Decimal::from(self.months_each()?))?;
        self.amount.checked_mul(times)
    }

    /// The same with another amount.
    pub fn with_amount(self, amount: Decimal) -> Self {
        Stream { amount, ..self }
    }

    /// The same setting in so many months later; it ends on the day that it would have ended on.
    pub fn later_by(self, months: i32) -> Option<Self> {
        let from = self
            .from
            .checked_add(jiff::Span::new().try_months(months).ok()?);
        Some(Stream {
            from: from.ok()?,
            ..self
        })
    }

    /// The months from one time to the next; `None` for what comes once.
    fn months_each(&self) -> Option<i32> {
        match self.per {
            Per::Once => None,
            Per::Month => Some(1),
            Per::Quarter => Some(3),
            Per::Year => Some(Month::A_YEAR),
        }
    }
}

/// So many months, as months with the full amount: those in which it still grows count by half
/// of what they have reached.
fn full_months(months: Decimal, ramp: Decimal) -> Option<Decimal> {
    if ramp.is_zero() {
        return Some(months);
    }
    if months >= ramp {
        return months.checked_sub(ramp.checked_div(Decimal::TWO)?);
    }
    let square = months.checked_mul(months)?;
    square.checked_div(ramp.checked_mul(Decimal::TWO)?)
}

/// A length of time in months; days and weeks by their [average](Duration::approximate_days).
pub fn months(length: &Duration) -> Option<Decimal> {
    let of_each = match length.unit {
        DurationUnit::Months => 1,
        DurationUnit::Quarters => 3,
        DurationUnit::Years => 12,
        _ => {
            // 365.25 days in twelve months.
            let of_month = Decimal::new(304_375, 4);
            return length.approximate_days()?.checked_div(of_month);
        }
    };
    length.amount.checked_mul(Decimal::from(of_each))
}

fn day_after(date: Date) -> Option<Date> {
    date_of(day_number(date).checked_add(1)?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::finance::testing::plan;
    use crate::schedule::Calendars;

    fn months_of(benefit: &str, count: i32) -> Vec<String> {
        let text = format!("budget:\n  benefits:\n    - {{title: x, {benefit}}}\n");
        let plan = plan(&text);
        let ledger = Ledger::new(&plan, Calendars::standard());
        let benefits = Benefits::of(&plan, &ledger);
        let stream = benefits.streams.first().expect("a benefit that counts");
        let first = Month::of(date(2026, 1, 1));
        let months = (0..count).map(|at| stream.in_month(first.plus(at)).unwrap());
        months.map(|sum| sum.normalize().to_string()).collect()
    }

    #[test]
    fn a_year_is_spread_over_its_months_to_the_cent() {
        let months = months_of("amount: 100, per: year, from: 2026-01-01", 12);
        assert_eq!(months[..3], ["8.33", "8.34", "8.33"]);
        let sum: Decimal = months
            .iter()
            .map(|month| month.parse::<Decimal>().unwrap())
            .sum();
        assert_eq!(sum, Decimal::from(100));
    }

    #[test]
    fn first_and_last_month_count_by_their_days() {
        let months = months_of(
            "amount: 310, per: month, from: 2026-01-17, until: 2026-03-10",
            5,
        );
        assert_eq!(months, ["150", "310", "100", "0", "0"]);
    }

    #[test]
    fn a_ramp_grows_evenly_to_the_full_amount() {
        let months = months_of("amount: 300, per: quarter, from: 2026-02-01, ramp: 2mo", 5);
        assert_eq!(months, ["0", "25", "75", "100", "100"]);
    }

    #[test]
    fn what_comes_once_comes_in_its_month() {
        let months = months_of("amount: 7, per: once, from: 2026-02-28", 4);
        assert_eq!(months, ["0", "7", "0", "0"]);
    }

    #[test]
    fn benefits_that_say_too_little_are_unknown_and_no_zero() {
        for benefit in [
            "per: year, from: 2026-01-01",
            "amount: 5, from: 2026-01-01",
            "amount: 5, per: year",
            "amount: USD 5, per: year, from: 2026-01-01",
            "amount: 5, per: year, from: 2026-01-01, until: some day",
        ] {
            let plan = plan(&format!(
                "currency: CNY\nbudget:\n  benefits:\n    - {{title: x, {benefit}}}\n"
            ));
            let ledger = Ledger::new(&plan, Calendars::standard());
            let benefits = Benefits::of(&plan, &ledger);
            assert_eq!(benefits.unknown.len(), 1, "{benefit}");
            assert!(!benefits.is_complete());
        }
    }

    #[test]
    fn without_a_day_a_benefit_sets_in_when_the_plan_is_over() {
        let plan = plan(
            "start: 2026-01-05\nend: 2026-06-30\nbudget:\n  benefits: [{title: x, amount: 5, per: year}]\n",
        );
        let ledger = Ledger::new(&plan, Calendars::standard());
        let benefits = Benefits::of(&plan, &ledger);
        assert!(benefits.is_complete() && benefits.streams[0].is_from_assumed);
        assert_eq!(benefits.streams[0].from, date(2026, 7, 1));
    }
}
