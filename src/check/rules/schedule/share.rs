//! How many of how many, as the rules with a percentage judge and tell it.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::lang::{Lang, Localized};

/// So many are let pass in any plan: in a small one, a single case is more than the percentage
/// that the sources allow in plans of hundreds of tasks.
const LET_PASS: usize = 2;

/// A part of a whole, counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    pub(super) part: usize,
    pub(super) whole: usize,
}

impl Share {
    /// Whether the part is more than so many percent of the whole, and more than are let pass in
    /// any plan.
    pub(super) fn is_over(self, percent: u32) -> bool {
        self.part > LET_PASS && self.is_more_than(percent)
    }

    /// Whether the part is more than so many percent of the whole, however few that are.
    pub(super) fn is_more_than(self, percent: u32) -> bool {
        self.part.saturating_mul(100) > self.whole.saturating_mul(percent as usize)
    }
}

/// Printed in percent, to one decimal place: `18.8%`.
impl Localized for Share {
    fn fmt_in(&self, _: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (part, whole) = (Decimal::from(self.part), Decimal::from(self.whole));
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        let percent = part * Decimal::ONE_HUNDRED / whole.max(Decimal::ONE);
        write!(
            f,
            "{}%",
            percent.round_dp_with_strategy(1, strategy).normalize()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(part: usize, whole: usize) -> Share {
        Share { part, whole }
    }

    #[test]
    fn one_or_two_cases_are_let_pass_and_then_the_percentage_decides() {
        for (part, whole, is_over) in [
            (1, 8, false),
            (2, 8, false),
            (3, 8, true),
            (3, 59, true),
            (3, 60, false),
            (4, 60, true),
            (50, 1000, false),
            (51, 1000, true),
            (0, 0, false),
        ] {
            assert_eq!(share(part, whole).is_over(5), is_over, "{part} of {whole}");
        }
        assert!(share(3, 1000).is_over(0));
        assert!(!share(3, 3).is_over(100));
        assert!(share(1, 8).is_more_than(5));
    }

    #[test]
    fn percentages_have_one_decimal_place_at_most() {
        let shown = |part, whole| share(part, whole).in_lang(Lang::En).to_string();
        assert_eq!(shown(6, 32), "18.8%");
        assert_eq!(shown(3, 6), "50%");
        assert_eq!(shown(1, 3), "33.3%");
        assert_eq!(shown(0, 0), "0%");
    }
}
