//! Parts of an amount that add up to it to the last cent.

use rust_decimal::{Decimal, RoundingStrategy};

/// Decimal places of a cent.
const CENTS: u32 = 2;

/// The first `part` of `whole` equal parts of an amount, to the cent; all of them are the amount.
///
/// What falls on one part is the difference of two such sums, so whatever the cents, parts never
/// add up to more or less than the amount.
pub fn up_to(amount: Decimal, part: i64, whole: i64) -> Decimal {
    if part >= whole {
        return amount;
    }
    if part <= 0 {
        return Decimal::ZERO;
    }
    let (part, whole) = (Decimal::from(part), Decimal::from(whole));
    let times = amount.checked_mul(part);
    let exact = match times {
        Some(times) => times.checked_div(whole),
        None => amount
            .checked_div(whole)
            .and_then(|one| one.checked_mul(part)),
    };
    // A part of the whole is no larger than the whole.
    let exact = exact.unwrap_or(amount);
    exact.round_dp_with_strategy(CENTS, RoundingStrategy::MidpointAwayFromZero)
}

/// An amount in so many equal parts.
pub fn split(amount: Decimal, parts: usize) -> Vec<Decimal> {
    let whole = i64::try_from(parts).unwrap_or(i64::MAX);
    let mut given = Decimal::ZERO;
    (1..=whole)
        .map(|part| {
            let sum = up_to(amount, part, whole);
            let own = sum.checked_sub(given).unwrap_or_default();
            given = sum;
            own
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_third_of_a_cent_is_not_lost() {
        let parts = split(Decimal::from(100), 3);
        let parts: Vec<String> = parts.iter().map(Decimal::to_string).collect();
        assert_eq!(parts, ["33.33", "33.34", "33.33"]);
        assert_eq!(split(Decimal::from(7), 1), [Decimal::from(7)]);
        assert_eq!(split(Decimal::from(7), 0), []);
        assert_eq!(up_to(Decimal::MAX, 2, 3), {
            let third = Decimal::MAX / Decimal::from(3);
            (third * Decimal::TWO).round()
        });
    }

    proptest! {
        #[test]
        fn parts_add_up(amount in -1_000_000_000_000_000_000_i64.., scale in 0..6_u32, parts in 1..400_usize) {
            let amount = Decimal::new(amount, scale);
            let all = split(amount, parts);
            prop_assert_eq!(all.len(), parts);
            prop_assert_eq!(all.iter().sum::<Decimal>(), amount);
            // No part is further than a cent from its share; the last also takes what is finer.
            let share = amount / Decimal::from(parts as u64);
            for part in all {
                prop_assert!((part - share).abs() <= Decimal::new(15, 3), "{part} {share}");
            }
        }
    }
}
