//! What two surveys of one size can tell apart.
//!
//! Simple random samples at a confidence of 95%, with the correction for a finite population
//! (Cochran, Sampling Techniques, 3rd edition, 1977: theorems 2.2 and 3.2). The samples are drawn
//! apart, so the variances of their results add up.

use rust_decimal::{Decimal, MathematicalOps as _};

use crate::plan::Sample;

/// The square of 1.96, for a confidence of 95%.
const Z_SQUARED: Decimal = Decimal::from_parts(38_416, 0, 0, false, 4);

/// Two surveys of one size whose results are compared.
#[derive(Debug)]
pub(super) struct Surveys {
    /// How many answer each time.
    size: Decimal,
    /// How many could be asked, and what the correction divides by.
    finite: Option<(Decimal, Decimal)>,
    /// The variances of one answer, those of both times added up.
    variance: Decimal,
}

impl Surveys {
    /// Surveys that find a share each, in percent; `None` when the sample tells nothing of its
    /// error: nobody or everybody is asked, or a part of it can't be read.
    pub(super) fn of_shares(sample: &Sample, one: Decimal, other: Decimal) -> Option<Surveys> {
        let variance = |share: Decimal| {
            let is_share = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&share);
            is_share.then(|| share.checked_mul(Decimal::ONE_HUNDRED - share))?
        };
        let variance = variance(one)?.checked_add(variance(other)?)?;
        Surveys::of(sample, variance, Decimal::ONE)
    }

    /// Surveys that find an average of points each; `None` when the spread of the points isn't
    /// known, or as above.
    pub(super) fn of_averages(sample: &Sample) -> Option<Surveys> {
        let spread = sample.spread.value()?.0;
        let variance = spread.checked_mul(spread)?.checked_mul(Decimal::TWO)?;
        Surveys::of(sample, variance, Decimal::ZERO)
    }

    /// `less` is what the correction takes off the population it divides by: the variance of a
    /// share is that of the population itself, with N below its stroke; that of points has N - 1.
    fn of(sample: &Sample, variance: Decimal, less: Decimal) -> Option<Surveys> {
        let size = Decimal::from(sample.size.value()?.0);
        let finite = match sample.population.value() {
            Some(population) => {
                let population = Decimal::from(population.0);
                (size < population).then_some(Some((population, population - less)))?
            }
            None if sample.population.is_absent() => None,
            None => return None,
        };
        (!size.is_zero()).then_some(Surveys {
            size,
            finite,
            variance,
        })
    }

    /// Whether a change is at least as large as the margin of error, without rounding.
    pub(super) fn tell(&self, change: Decimal) -> Option<bool> {
        self.tell_with(self.size, change)
    }

    fn tell_with(&self, size: Decimal, change: Decimal) -> Option<bool> {
        let change = change.checked_mul(change)?.checked_mul(size)?;
        let error = Z_SQUARED.checked_mul(self.variance)?;
        Some(match self.finite {
            Some((population, below)) => {
                change.checked_mul(below)? >= error.checked_mul(population - size)?
            }
            None => change >= error,
        })
    }

    /// The margin of error, to be shown.
    pub(super) fn margin(&self) -> Option<Decimal> {
        let error = Z_SQUARED
            .checked_mul(self.variance)?
            .checked_div(self.size)?;
        let squared = match self.finite {
            Some((population, below)) => error
                .checked_mul(population - self.size)?
                .checked_div(below)?,
            None => error,
        };
        squared.sqrt()
    }

    /// How many answers tell a change for certain; `None` when there is none to be told.
    pub(super) fn size_that_tells(&self, change: Decimal) -> Option<Decimal> {
        let squared = change.checked_mul(change)?;
        let error = Z_SQUARED.checked_mul(self.variance)?;
        let size = match self.finite {
            Some((population, below)) => error
                .checked_mul(population)?
                .checked_div(squared.checked_mul(below)?.checked_add(error)?)?,
            None => error.checked_div(squared)?,
        };
        // The quotient may have been rounded to a whole number from just above.
        let size = size.ceil();
        match self.tell_with(size, change)? {
            true => Some(size),
            false => size.checked_add(Decimal::ONE),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::read::{Field, Place};
    use crate::plan::value::{Count, Whole};
    use crate::source::Span;

    fn field<T>(value: T) -> Field<T> {
        let span = Span::default();
        let place = Place {
            key: span,
            value: span,
        };
        Field::Given(place, value)
    }

    fn sample(size: u32, population: Option<u32>, spread: Option<Decimal>) -> Sample {
        use crate::plan::read::Record as _;
        Sample {
            size: field(Whole(size)),
            population: population.map_or(Field::Absent, |n| field(Whole(n))),
            spread: spread.map_or(Field::Absent, |spread| field(Count(spread))),
            ..Sample::empty(Span::default())
        }
    }

    fn shares(size: u32, population: Option<u32>, one: u32, other: u32) -> Option<Surveys> {
        let sample = sample(size, population, None);
        Surveys::of_shares(&sample, Decimal::from(one), Decimal::from(other))
    }

    fn rounded(margin: Option<Decimal>) -> String {
        margin.unwrap().round_dp(3).to_string()
    }

    #[test]
    fn margins_are_those_of_the_textbook() {
        // 1.96 × sqrt(2 × 0.25 / 400) = 6.930 points.
        let half = shares(400, None, 50, 50).unwrap();
        assert_eq!(rounded(half.margin()), "6.930");
        // × sqrt((2400 - 400) / (2400 - 1)) = 6.327 points.
        let half = shares(400, Some(2400), 50, 50).unwrap();
        assert_eq!(rounded(half.margin()), "6.327");
        // 1.96 × sqrt((0.68 × 0.32 + 0.8 × 0.2) / 400) = 6.022 points.
        let rise = shares(400, None, 68, 80).unwrap();
        assert_eq!(rounded(rise.margin()), "6.022");
        // 1.96 × sqrt(2) × 1.2 × sqrt((1 - 400 / 2400) / 400) = 0.152 points.
        let points = sample(400, Some(2400), Some(Decimal::new(12, 1)));
        let points = Surveys::of_averages(&points).unwrap();
        assert_eq!(rounded(points.margin()), "0.152");
    }

    #[test]
    fn the_edge_belongs_to_what_can_be_told() {
        // 1.96² × 2 × 50 × 50 / 19208 = 1: a margin of exactly one point.
        let surveys = shares(19_208, None, 50, 50).unwrap();
        assert_eq!(surveys.tell(Decimal::ONE), Some(true));
        assert_eq!(surveys.tell(Decimal::new(9_999_999, 7)), Some(false));
        assert_eq!(surveys.margin(), Some(Decimal::ONE));
        let wanted = surveys.size_that_tells(Decimal::ONE);
        assert_eq!(wanted, Some(Decimal::from(19_208)));
    }

    #[test]
    fn nothing_is_known_of_a_census_or_an_empty_sample() {
        for (size, population) in [(0, None), (400, Some(400)), (400, Some(0)), (0, Some(0))] {
            assert!(shares(size, population, 50, 60).is_none());
        }
        assert!(shares(400, None, 50, 101).is_none());
        assert!(Surveys::of_averages(&sample(400, None, None)).is_none());
    }

    proptest! {
        #[test]
        fn the_size_that_tells_is_the_smallest(
            population in proptest::option::of(3..10_000_000u32),
            one in 1..100u32,
            other in 1..100u32,
        ) {
            prop_assume!(one != other);
            let surveys = shares(2, population, one, other).unwrap();
            let change = Decimal::from(one.abs_diff(other));
            let size = surveys.size_that_tells(change).unwrap();
            prop_assert_eq!(surveys.tell_with(size, change), Some(true));
            prop_assert_eq!(surveys.tell_with(size - Decimal::ONE, change), Some(false));
            if let Some(population) = population {
                prop_assert!(size <= Decimal::from(population));
            }
        }

        #[test]
        fn what_is_shown_agrees_with_what_decides(size in 2..5000u32, one in 1..100u32, other in 1..100u32) {
            let surveys = shares(size, Some(5000), one, other).unwrap();
            let change = Decimal::from(one.abs_diff(other));
            let margin = surveys.margin().unwrap();
            prop_assert_eq!(surveys.tell(change).unwrap(), change >= margin);
        }
    }
}
