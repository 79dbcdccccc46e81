//! Whether an item has a link, and if not, why.

use crate::plan::LocalText;
use crate::plan::read::Field;

/// How an item stands to a link that it may have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'p> {
    /// It has the link itself.
    Held,
    /// What stands below it has the link: its sub-goals.
    Below,
    /// What stands above it has the link: the goal that it helps.
    Above,
    /// Other work leads there.
    Through,
    /// Nobody asks for the link: the plan has no such chapter yet, or the item needs none.
    NotAsked,
    /// It can't be told: something can't be read or followed, or nothing of the plan says it.
    Unknown,
    /// The link is missing.
    Missing,
    /// The link is missing, and the plan says why.
    Accepted(&'p Field<LocalText>),
}

impl<'p> Standing<'p> {
    /// What becomes of a link that isn't there: a hole, unless its reason is given.
    pub(super) fn missing(reason: &'p Field<LocalText>) -> Standing<'p> {
        if reason.is_absent() {
            Standing::Missing
        } else {
            Standing::Accepted(reason)
        }
    }

    /// Whether the link isn't there, with a reason or without.
    pub fn is_hole(self) -> bool {
        matches!(self, Standing::Missing | Standing::Accepted(_))
    }

    /// Whether the link is there, by whatever way.
    pub fn is_there(self) -> bool {
        matches!(
            self,
            Standing::Held | Standing::Below | Standing::Above | Standing::Through
        )
    }
}
