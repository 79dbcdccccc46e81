//! Links between tasks in the notation of MS Project.

use std::fmt;

use super::id::{ID, is_id, is_id_char};
use super::lag::{Lag, UNSIGNED_LAG, unsigned_lag};
use super::pattern::{Part, joined, pattern};
use super::scan::{Scan, words};
use super::{Kind, Number, Refers, Unreadable, Value};
use crate::plan::kind;
use crate::text;

/// A task or milestone that comes before, which ends are linked, and how far apart.
///
/// `T1`, `T1 SS+3d`, `T1+2d`, `T1 FF -2ed`. Since ids may contain hyphens, a lead needs a space or
/// a type before it: `T1-1d` is an id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// The id of the item that comes before.
    pub target: String,
    /// Which ends are linked; finish to start unless the text says otherwise.
    pub kind: LinkKind,
    /// The time between the two ends, when the text says one.
    pub lag: Option<Lag>,
}

/// Which end of the earlier item holds which end of the later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// The later one starts after the earlier one finishes, `FS`.
    FinishToStart,
    /// The later one starts after the earlier one starts, `SS`.
    StartToStart,
    /// The later one finishes after the earlier one finishes, `FF`.
    FinishToFinish,
    /// The later one finishes after the earlier one starts, `SF`.
    StartToFinish,
}

const KINDS: &[(&str, LinkKind)] = words! {
    LinkKind::FinishToStart => "FS";
    LinkKind::StartToStart => "SS";
    LinkKind::FinishToFinish => "FF";
    LinkKind::StartToFinish => "SF";
};

const LINK: Part = joined!(
    ID "(?:(?: *\\+| +-| +" {KINDS} " *[+\\-]) *" UNSIGNED_LAG "| +" {KINDS} ")?"
);

impl Value for Link {
    const KIND: &'static Kind = &Kind {
        noun: text!("a link to a task", "前置任务"),
        forms: &["T1", "T1 SS", "T1 SS+3d", "T1 FS-1d", "T1 +2w"],
        choices: &[],
        number: Number::NotNegative,
        pattern: pattern!(LINK),
    };

    fn read(text: &str) -> Result<Link, Unreadable> {
        let mut scan = Scan::trimmed(text);
        let mut target = String::new();
        while let Some(c) = scan.take_if(is_id_char) {
            target.push(c);
        }
        if !is_id(&target) {
            return Err(Unreadable::Form);
        }
        let spaced = scan.spaces();
        let kind = scan.eat_longest(KINDS).filter(|_| spaced);
        if kind.is_some() {
            scan.spaces();
        }
        let negative = (spaced || kind.is_some()) && scan.eat("-");
        let lag = if negative || scan.eat("+") {
            scan.spaces();
            let lag = unsigned_lag(&mut scan).ok_or(Unreadable::Form)?;
            Some(Lag::signed(negative, lag)?)
        } else if scan.is_done() {
            None
        } else {
            return Err(Unreadable::Form);
        };
        Ok(Link {
            target,
            kind: kind.unwrap_or(LinkKind::FinishToStart),
            lag,
        })
    }

    fn refers_to(&self) -> Option<Refers<'_>> {
        Some(Refers {
            kinds: kind::TASK | kind::MILESTONE | kind::PHASE,
            id: &self.target,
        })
    }
}

impl fmt::Display for LinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LinkKind::FinishToStart => "FS",
            LinkKind::StartToStart => "SS",
            LinkKind::FinishToFinish => "FF",
            LinkKind::StartToFinish => "SF",
        })
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.target)?;
        if self.lag.is_some() || self.kind != LinkKind::FinishToStart {
            write!(f, " {}", self.kind)?;
        }
        self.lag.map_or(Ok(()), |lag| lag.fmt(f))
    }
}

crate::same_in_both_languages!(Link, LinkKind);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::super::DurationUnit;
    use super::super::testing::{agree, decimals, reads};
    use super::*;

    fn link(target: &str, kind: LinkKind, lag: Option<(i64, DurationUnit)>) -> Link {
        let lag = lag.map(|(amount, unit)| Lag {
            amount: Decimal::from(amount),
            unit,
        });
        Link {
            target: target.into(),
            kind,
            lag,
        }
    }

    #[test]
    fn links_are_read_in_the_notation_of_ms_project() {
        use DurationUnit::{Days, ElapsedDays, Weeks};
        use LinkKind::{FinishToFinish, FinishToStart, StartToFinish, StartToStart};
        let good = [
            ("T1", link("T1", FinishToStart, None)),
            ("1.2", link("1.2", FinishToStart, None)),
            ("T1 SS", link("T1", StartToStart, None)),
            ("T1 SS+3d", link("T1", StartToStart, Some((3, Days)))),
            ("T0 SS + 3d", link("T0", StartToStart, Some((3, Days)))),
            ("T1 +3d", link("T1", FinishToStart, Some((3, Days)))),
            ("T1+3d", link("T1", FinishToStart, Some((3, Days)))),
            ("T1 -3d", link("T1", FinishToStart, Some((-3, Days)))),
            (
                "T1 FF-2ed",
                link("T1", FinishToFinish, Some((-2, ElapsedDays))),
            ),
            ("T1 fs-1d", link("T1", FinishToStart, Some((-1, Days)))),
            ("T1-3d", link("T1-3d", FinishToStart, None)),
            (
                "排班 ＳＦ＋两周",
                link("排班", StartToFinish, Some((2, Weeks))),
            ),
            ("SS SS", link("SS", StartToStart, None)),
        ];
        reads(&good);
        agree::<Link>(
            &good.clone().map(|(text, _)| text),
            &["T1+99999999999999999999999999999999d"],
            &[
                "",
                "+3d",
                "-T1",
                "T1 SS 3d",
                "T1 XX",
                "T1, T2",
                "T1 SS+",
                "T1 SS+50%",
                "T1FS+2mo",
                "T1 SS+3d+3d",
                "T1 T2",
                "T1 SSS",
            ],
        );
    }

    proptest! {
        #[test]
        fn printed_links_read_back(
            target in "[A-Za-z0-9_一-龥][A-Za-z0-9_.-]{0,20}",
            kind in 0..KINDS.len(),
            lag in prop::option::of((decimals(), 0..6_usize)),
        ) {
            let lag = lag.map(|(amount, unit)| Lag { amount, unit: DurationUnit::ALL[unit] });
            let link = Link { target, kind: KINDS[kind].1, lag };
            prop_assert_eq!(Link::read(&link.to_string()), Ok(link));
        }
    }
}
