//! Simulated money in as many digits as it is good for.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::plan::value::{Currency, Money};
use crate::simulate::Costs;

/// Digits of the largest sum; the error of sampling is in the third or fourth.
const DIGITS: i32 = 4;

/// How the money of a plan is told: all sums to the same step, so that their differences agree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rounding {
    /// `None` where the cost doesn't spread: it is told to the cent.
    step: Option<Decimal>,
    currency: Option<Currency>,
}

impl Rounding {
    pub(super) fn new(cost: &Costs, currency: Option<Currency>) -> Rounding {
        let (least, most) = cost.range;
        let largest = least.abs().max(most.abs());
        let step = (most > least && largest > 0.0).then(|| {
            let step = 10_f64.powi(largest.log10().floor() as i32 + 1 - DIGITS);
            Decimal::from_f64(step.max(0.01)).unwrap_or(Decimal::ONE)
        });
        Rounding { step, currency }
    }

    /// A sum that is to be enough: rounded up.
    pub(super) fn enough(self, sum: f64) -> Option<Money> {
        self.told(sum, Decimal::ceil)
    }

    /// A sum to the nearest step.
    pub(super) fn nearest(self, sum: f64) -> Option<Money> {
        self.told(sum, |steps| steps.round())
    }

    fn told(self, sum: f64, whole: impl Fn(&Decimal) -> Decimal) -> Option<Money> {
        // What binary fractions leave behind the cents is no money.
        let sum = Decimal::from_f64(sum)?.round_dp(4);
        let amount = match self.step {
            Some(step) => whole(&sum.checked_div(step)?).checked_mul(step)?,
            None => sum.round_dp(2),
        };
        Some(Money::new(amount.normalize(), self.currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounding(step: Option<i64>) -> Rounding {
        Rounding {
            step: step.map(Decimal::from),
            currency: Some(Currency::CNY),
        }
    }

    #[test]
    fn sums_that_are_to_be_enough_are_rounded_up() {
        let enough = |sum| rounding(Some(1_000)).enough(sum).unwrap().amount;
        assert_eq!(enough(4_532_118.3), Decimal::from(4_533_000));
        assert_eq!(enough(4_532_000.000_001), Decimal::from(4_532_000));
        let nearest = rounding(Some(1_000)).nearest(-1_499.0);
        assert_eq!(nearest.unwrap().amount, Decimal::from(-1_000));
    }

    #[test]
    fn what_is_certain_is_told_to_the_cent() {
        let told = |sum| rounding(None).enough(sum).unwrap().amount;
        assert_eq!(told(0.1 + 0.2), Decimal::new(3, 1));
        assert_eq!(told(1_234_567.891), Decimal::new(123_456_789, 2));
    }

    #[test]
    fn what_no_decimal_holds_is_not_told() {
        assert_eq!(rounding(None).enough(1e40), None);
        assert_eq!(rounding(None).enough(f64::NAN), None);
    }
}
