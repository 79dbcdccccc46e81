//! What later money is worth today: factors of months by a rate per year.
//!
//! All in decimals. The one root that is needed comes from Newton's method and not from a power
//! of floats, whose last digits differ between machines.

use rust_decimal::Decimal;

use crate::plan::value::Percent;

/// Roots are refined until a step changes less than this.
const FINE: Decimal = Decimal::from_parts(1, 0, 0, false, 27);

/// Steps of Newton's method that are more than enough: each doubles the right digits.
const STEPS: usize = 200;

/// By how much money grows in a month at a rate per year: the twelfth root of one plus the rate.
///
/// `None` at -100% a year and below, where nothing is left of any money.
pub fn monthly_growth(rate: Percent) -> Option<Decimal> {
    let yearly = Decimal::ONE.checked_add(rate.fraction())?;
    (yearly > Decimal::ZERO).then_some(())?;
    twelfth_root(yearly)
}

/// The twelfth root of a number above zero: x ← x + (a ÷ x¹¹ − x) ÷ 12, from above.
fn twelfth_root(number: Decimal) -> Option<Decimal> {
    let twelve = Decimal::from(12);
    let mut root = number.max(Decimal::ONE);
    // From far above, each step takes a twelfth off: start nearby.
    while let Some(smaller) = root.checked_div(Decimal::TWO)
        && power(smaller, 12).is_none_or(|power| power > number)
        && smaller > FINE
    {
        root = smaller;
    }
    for _ in 0..STEPS {
        let quotient = number.checked_div(power(root, 11)?)?;
        let step = quotient.checked_sub(root)?.checked_div(twelve)?;
        root = root.checked_add(step)?;
        if step.abs() <= FINE {
            break;
        }
    }
    Some(root)
}

/// A number to a power; `None` when it is too large.
pub fn power(number: Decimal, exponent: u32) -> Option<Decimal> {
    let (mut result, mut square, mut rest) = (Decimal::ONE, number, exponent);
    while rest > 0 {
        if rest % 2 == 1 {
            result = result.checked_mul(square)?;
        }
        rest /= 2;
        if rest > 0 {
            square = square.checked_mul(square)?;
        }
    }
    Some(result)
}

/// What an amount at the end of each month is worth in the first of them: factors 1, v, v² … with
/// v the reverse of the growth of a month. Ends where numbers become too large.
pub fn factors(growth: Decimal) -> impl Iterator<Item = Decimal> {
    let step = Decimal::ONE.checked_div(growth);
    std::iter::successors(Some(Decimal::ONE), move |factor| factor.checked_mul(step?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn percent(text: &str) -> Percent {
        Percent(text.parse().unwrap())
    }

    #[test]
    fn twelve_months_are_a_year() {
        for rate in [
            "0", "3.5", "8", "100", "1000", "-50", "-99", "-99.99", "0.0001",
        ] {
            let growth = monthly_growth(percent(rate)).unwrap();
            let yearly = power(growth, 12).unwrap();
            let wanted = Decimal::ONE + percent(rate).fraction();
            assert!(
                (yearly - wanted).abs() < Decimal::new(1, 24),
                "{rate}: {yearly}"
            );
        }
        assert_eq!(monthly_growth(percent("0")), Some(Decimal::ONE));
    }

    #[test]
    fn nothing_is_left_at_a_rate_of_minus_one_hundred() {
        assert_eq!(monthly_growth(percent("-100")), None);
        assert_eq!(monthly_growth(percent("-1000")), None);
    }

    #[test]
    fn factors_end_where_numbers_become_too_large() {
        let growth = monthly_growth(percent("-99.99")).unwrap();
        let known = factors(growth).take(1_000).count();
        assert!((60..120).contains(&known), "{known}");
        let growth = monthly_growth(percent("1000")).unwrap();
        let after_a_year = factors(growth).nth(12).unwrap();
        let wanted = Decimal::ONE / Decimal::from(11);
        assert!((after_a_year - wanted).abs() < Decimal::new(1, 24));
    }

    proptest! {
        #[test]
        fn any_rate_is_safe(mantissa: i64, scale in 0..12_u32) {
            monthly_growth(Percent(Decimal::new(mantissa, scale)));
        }
    }
}
