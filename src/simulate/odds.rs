//! Odds as people read them.

use std::fmt;

use crate::same_in_both_languages;

/// How likely something is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Odds {
    /// The share of the iterations.
    pub share: f64,
    /// Whether it can't be otherwise: only then it is 0% or 100%.
    pub is_exact: bool,
}

impl Odds {
    /// Odds of what was counted.
    pub fn counted(share: f64) -> Odds {
        Odds {
            share,
            is_exact: false,
        }
    }

    /// Whether it holds for certain.
    pub fn is_certain(self) -> bool {
        self.is_exact && self.share >= 1.0
    }

    /// Whether it can't be.
    pub fn is_impossible(self) -> bool {
        self.is_exact && self.share <= 0.0
    }
}

impl fmt::Display for Odds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.share {
            share if self.is_exact => write!(f, "{:.0}%", share * 100.0),
            share if share < 0.005 => f.write_str("<1%"),
            share if share > 0.995 => f.write_str(">99%"),
            share => write!(f, "{:.0}%", (share * 100.0).clamp(1.0, 99.0)),
        }
    }
}

same_in_both_languages!(Odds);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_counted_is_certain() {
        let told = |share| Odds::counted(share).to_string();
        let shares = [0.0, 0.004, 0.005, 0.384, 0.994, 0.996, 1.0];
        let said = ["<1%", "<1%", "1%", "38%", "99%", ">99%", ">99%"];
        assert_eq!(shares.map(told), said);
        let exact = |share| {
            let is_exact = true;
            Odds { share, is_exact }.to_string()
        };
        assert_eq!([0.0, 1.0].map(exact), ["0%", "100%"]);
    }
}
