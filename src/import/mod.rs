//! Schedules of other programs become the text of a plan.
//!
//! Whatever a file holds is first gathered as a [`Draft`], then written the way planners write
//! plans. What has no place in a plan, or can't be read, is gathered as [`Losses`]: nothing is
//! dropped silently.

mod dates;
mod draft;
mod encoding;
mod ids;
mod loss;
pub mod mspdi;
mod outline;
pub mod table;
mod yaml;

use crate::lang::{Lang, Text};

pub use draft::{Days, Draft, DraftCalendar, DraftMilestone, DraftPhase, DraftResource, DraftTask};
pub use loss::{Losses, Lost};

/// The largest file that is read, in bytes. Project writes thousands of bytes for a task.
pub const LARGEST: usize = 512 << 20;

/// A schedule as a plan, and what of it isn't there.
#[derive(Debug)]
pub struct Imported {
    /// The text of the plan.
    pub plan: String,
    /// The language of its texts.
    pub lang: Lang,
    /// What has no place in the plan, or couldn't be read.
    pub losses: Losses,
}

impl Imported {
    fn new(draft: &Draft, losses: Losses) -> Imported {
        let lang = draft.lang();
        Imported {
            plan: yaml::plan(draft, lang),
            lang,
            losses,
        }
    }
}

/// Why a file is no schedule at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub why: Text,
    /// Line and column, counted from 1, where it shows.
    pub at: Option<(usize, usize)>,
}

impl Fault {
    fn whole(why: Text) -> Fault {
        Fault { why, at: None }
    }
}

/// Line and column of a place in a text, counted from 1.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(at.min(text.len()))];
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let lines = before.bytes().filter(|&byte| byte == b'\n').count();
    (lines + 1, before[line..].chars().count() + 1)
}
