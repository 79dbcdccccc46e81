//! Changes in time, exact: a rise and the days it takes.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// A month of 30.4375 days, as a year has 365.25.
const DAYS_A_MONTH: Decimal = Decimal::from_parts(304_375, 0, 0, false, 4);

/// A value on a day.
pub(super) type Dated = (Date, Decimal);

/// How fast a value changes.
///
/// Kept as a fraction, so that what is reckoned with it is rounded once, at the end.
#[derive(Debug, Clone, Copy)]
pub struct Slope {
    rise: Decimal,
    /// Above zero.
    days: Decimal,
}

impl Slope {
    /// The slope from one value to a later one; `None` unless it is later.
    pub(super) fn between(from: Dated, to: Dated) -> Option<Slope> {
        Slope::new(to.1.checked_sub(from.1)?, days_between(from.0, to.0).into())
    }

    /// The slope of the line with the least squares of distances to all values; `None` without
    /// two different days.
    pub(super) fn through(values: &[Dated]) -> Option<Slope> {
        let first = values.iter().map(|(date, _)| *date).min()?;
        let n = Decimal::from(values.len());
        let [mut x_sum, mut y_sum, mut xx_sum, mut xy_sum] = [Decimal::ZERO; 4];
        for (date, y) in values {
            let x = Decimal::from(days_between(first, *date));
            x_sum = x_sum.checked_add(x)?;
            y_sum = y_sum.checked_add(*y)?;
            xx_sum = xx_sum.checked_add(x.checked_mul(x)?)?;
            xy_sum = xy_sum.checked_add(x.checked_mul(*y)?)?;
        }
        let rise = n
            .checked_mul(xy_sum)?
            .checked_sub(x_sum.checked_mul(y_sum)?)?;
        let days = n
            .checked_mul(xx_sum)?
            .checked_sub(x_sum.checked_mul(x_sum)?)?;
        Slope::new(rise, days)
    }

    fn new(rise: Decimal, days: Decimal) -> Option<Slope> {
        (days > Decimal::ZERO).then_some(Slope { rise, days })
    }

    /// Which way it goes: `Greater` is up, `Equal` nowhere.
    pub fn direction(&self) -> Ordering {
        self.rise.cmp(&Decimal::ZERO)
    }

    /// The change in so many days; `None` when the number is too large.
    pub fn over(&self, days: i64) -> Option<Decimal> {
        self.times(days.into())
    }

    /// The change in a month of 30.4375 days; `None` when the number is too large.
    pub fn per_month(&self) -> Option<Decimal> {
        self.times(DAYS_A_MONTH)
    }

    fn times(&self, days: Decimal) -> Option<Decimal> {
        let change = self.rise.checked_mul(days)?.checked_div(self.days)?;
        Some(change.normalize())
    }

    /// The days until a value has changed by so much, whole days that begin counted in; `None`
    /// when it never does.
    pub(super) fn days_to(&self, change: Decimal) -> Option<i64> {
        if self.rise.is_zero() || self.direction() != change.cmp(&Decimal::ZERO) {
            return change.is_zero().then_some(0);
        }
        let wanted = change.checked_mul(self.days)?;
        let whole = wanted.checked_div(self.rise)?.trunc();
        let falls_short = whole.checked_mul(self.rise)?.abs() < wanted.abs();
        let days = i64::try_from(whole).ok()?;
        days.checked_add(i64::from(falls_short))
    }

    /// How many times as steep as the other, in percent; `None` when they don't go the same way
    /// or the number is too large.
    pub fn percent_of(&self, other: &Slope) -> Option<Decimal> {
        if self.direction() != other.direction() || other.rise.is_zero() {
            return None;
        }
        let times = self.rise.checked_mul(other.days)?;
        let by = other.rise.checked_mul(self.days)?;
        times.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(by)
    }
}

/// The days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
