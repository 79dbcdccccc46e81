//! Lengths of items, ready for counting.

use jiff::Span as Period;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::plan::value::{Duration, DurationUnit, Lag as StatedLag};

use super::{Lag, Network};
use crate::schedule::Calendar;
use crate::schedule::calendar::date_of;
use crate::schedule::instant::{DAY, Instant, ticks};
use crate::schedule::length::workdays_of;
use crate::schedule::line::Line;

/// How long an item takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many ticks of its line.
    Ticks(i64),
    /// Months of the civil calendar: `3个月` from 5 January last until the end of 4 April.
    Months {
        /// Whole months.
        whole: i32,
        /// The part of another month, where [`DAY`] is all of it.
        part: i64,
    },
}

/// A length and whether it runs around the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) length: Length,
    pub(super) is_elapsed: bool,
}

impl Counted {
    /// The share of a stated duration that is left to do.
    pub(super) fn of(duration: &Duration, left: Decimal, calendar: &Calendar) -> Counted {
        let amount = duration.amount.checked_mul(left).unwrap_or(Decimal::MAX);
        let duration = Duration {
            amount,
            unit: duration.unit,
        };
        if let Some(days) = workdays_of(&duration, calendar.hours_a_day()) {
            return Counted {
                length: Length::Ticks(ticks(days)),
                is_elapsed: false,
            };
        }
        let times = |most: i64| {
            amount
                .checked_mul(Decimal::from(most))
                .unwrap_or(Decimal::MAX)
        };
        let length = match duration.unit {
            DurationUnit::Months => months(times(1)),
            DurationUnit::Quarters => months(times(3)),
            DurationUnit::Years => months(times(12)),
            _ => Length::Ticks(elapsed(&duration)),
        };
        Counted {
            length,
            is_elapsed: true,
        }
    }
}

/// The ticks of an elapsed length.
fn elapsed(length: &Duration) -> i64 {
    let (days, parts) = match length.unit {
        DurationUnit::ElapsedHours => (1, 24),
        DurationUnit::ElapsedWeeks => (Duration::DAYS_A_WEEK, 1),
        _ => (1, 1),
    };
    let days = length.amount.checked_mul(Decimal::from(days));
    ticks(days.map_or(length.amount, |days| days / Decimal::from(parts)))
}

fn months(amount: Decimal) -> Length {
    // More months than a date can be away; then there is no date anyway.
    let whole = amount.trunc().to_i32().unwrap_or(i32::MAX);
    Length::Months {
        whole,
        part: ticks(amount.fract()),
    }
}

impl Network {
    /// A share of a stated duration as a length of an item; `None` when it counts another kind of
    /// time than the item's own length.
    pub fn length_of(&self, item: usize, duration: &Duration, left: Decimal) -> Option<Length> {
        let item = &self.items[item];
        let calendar = match &self.lines[item.calendar as usize] {
            Line::Working(calendar) => calendar,
            Line::Elapsed => return None,
        };
        let counted = Counted::of(duration, left, calendar);
        let is_elapsed = item.line != item.calendar;
        let is_alike =
            matches!(counted.length, Length::Ticks(_)) == matches!(item.length, Length::Ticks(_));
        (counted.is_elapsed == is_elapsed && is_alike).then_some(counted.length)
    }
}

impl Lag {
    /// A stated lag before an item that has this calendar.
    pub(super) fn of(stated: &StatedLag, calendar: &Calendar) -> Lag {
        let length = Duration {
            amount: stated.amount,
            unit: stated.unit,
        };
        let lag = match workdays_of(&length, calendar.hours_a_day()) {
            Some(days) => Lag::Working(ticks(days)),
            None if stated.amount.is_zero() => Lag::None,
            None => Lag::Elapsed(elapsed(&length)),
        };
        match lag {
            Lag::Working(0) | Lag::Elapsed(0) => Lag::None,
            lag => lag,
        }
    }
}

impl Length {
    /// Takes no time.
    pub const ZERO: Length = Length::Ticks(0);

    /// Whether it takes no time.
    pub fn is_zero(self) -> bool {
        matches!(self, Length::ZERO | Length::Months { whole: 0, part: 0 })
    }

    /// The place at which what begins at a place ends.
    pub fn end_from(self, from: i64) -> i64 {
        match self {
            Length::Ticks(ticks) => from.saturating_add(ticks),
            Length::Months { whole, part } => months_later(Instant(from), whole, part).0,
        }
    }

    /// The last place to begin at for what ends by a place.
    pub fn last_start(self, to: i64) -> i64 {
        match self {
            Length::Ticks(ticks) => to.saturating_sub(ticks),
            Length::Months { .. } => {
                // Months differ by less than four days: the guess is no further off.
                let guess = to.saturating_sub(self.end_from(to).saturating_sub(to));
                let ends_by = |from: i64| self.end_from(from) <= to;
                let mut from = guess.saturating_add(8 * DAY);
                for _ in 0..16 {
                    if ends_by(from) {
                        break;
                    }
                    from = from.saturating_sub(DAY);
                }
                from
            }
        }
    }

    /// The first place to begin at for what doesn't end before a place.
    pub fn first_start(self, to: i64) -> i64 {
        match self {
            Length::Ticks(ticks) => to.saturating_sub(ticks),
            Length::Months { .. } => {
                let last = self.last_start(to);
                let mut from = last;
                for _ in 0..8 {
                    if self.end_from(from.saturating_sub(DAY)) < to {
                        break;
                    }
                    from = from.saturating_sub(DAY);
                }
                match self.end_from(from) < to {
                    true => from.saturating_add(DAY),
                    false => from,
                }
            }
        }
    }
}

/// The instant so many months later; far outside all dates when there is none.
fn months_later(from: Instant, whole: i32, part: i64) -> Instant {
    let later = |date: Date| {
        let date = date
            .checked_add(Period::new().try_months(whole).ok()?)
            .ok()?;
        let of_a_day = from.0.rem_euclid(DAY);
        // A part of a month is that share of its days.
        let of_a_month = part.checked_mul(i64::from(date.days_in_month()))?;
        Some(Instant::begin_of(date).plus(of_a_day).plus(of_a_month))
    };
    date_of(from.day())
        .and_then(later)
        .unwrap_or(Instant(i64::MAX).plus(0))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::plan::value::Value as _;
    use crate::schedule::instant::Edge;

    fn months_of(text: &str) -> Length {
        let duration = Duration::read(text).unwrap();
        Counted::of(&duration, Decimal::ONE, &Calendar::standard()).length
    }

    #[test]
    fn months_are_those_of_the_civil_calendar() {
        for (text, first, last) in [
            ("3个月", date(2026, 1, 5), date(2026, 4, 4)),
            ("1mo", date(2026, 1, 31), date(2026, 2, 27)),
            ("1q", date(2026, 1, 1), date(2026, 3, 31)),
            ("1.5y", date(2026, 1, 1), date(2027, 6, 30)),
            ("0.5mo", date(2026, 2, 1), date(2026, 2, 14)),
        ] {
            let end = months_of(text).end_from(Instant::begin_of(first).0);
            assert_eq!(Instant(end).date(Edge::End), Some(last), "{text}");
        }
    }

    #[test]
    fn the_way_back_finds_the_last_and_the_first_start() {
        for text in ["1mo", "3个月", "1.5mo", "1y", "0.1mo"] {
            let length = months_of(text);
            for day in 0..800 {
                let to = Instant::begin_of(date(2026, 1, 1)).plus(day * DAY).0;
                let last = length.last_start(to);
                assert!(length.end_from(last) <= to, "{text} {day}");
                assert!(length.end_from(last + DAY) > to, "{text} {day}");
                let first = length.first_start(to);
                assert!(length.end_from(first) >= to, "{text} {day}");
                assert!(length.end_from(first - DAY) < to, "{text} {day}");
            }
        }
    }

    #[test]
    fn hours_are_counted_by_the_calendar() {
        let ticks_of = |text: &str, calendar: &Calendar| {
            let duration = Duration::read(text).unwrap();
            Counted::of(&duration, Decimal::ONE, calendar).length
        };
        let (office, service) = (Calendar::standard(), Calendar::continuous());
        assert_eq!(ticks_of("6h", &office), Length::Ticks(DAY / 4 * 3));
        assert_eq!(ticks_of("6h", &service), Length::Ticks(DAY / 4));
        let short = office.with_hours_a_day(Decimal::new(75, 1)).unwrap();
        assert_eq!(ticks_of("15h", &short), Length::Ticks(2 * DAY));
        assert_eq!(ticks_of("12eh", &short), Length::Ticks(DAY / 2));
        assert_eq!(ticks_of("2w", &service), Length::Ticks(10 * DAY));
        let half = Counted::of(&Duration::read("10d").unwrap(), Decimal::new(5, 1), &short);
        assert_eq!(half.length, Length::Ticks(5 * DAY));
    }

    #[test]
    fn more_time_than_there_is_has_no_end() {
        for text in [
            "99999999999999y",
            "9999999999999999999999999999d",
            "9999999999ew",
        ] {
            let length = months_of(text);
            let end = length.end_from(Instant::begin_of(date(2026, 1, 1)).0);
            assert_eq!(Instant(end).plus(0).date(Edge::End), None, "{text}");
            length.last_start(end);
            length.first_start(0);
        }
    }
}
