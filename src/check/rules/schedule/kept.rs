//! The tasks that were due by the status date, and what has become of them.

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::Task;
use crate::plan::read::Field;
use crate::source::Span;

use super::share::Share;
use super::work::{Work, is_tracked};
use crate::schedule::network::State;

/// A task with the day on which it was to be done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due<'c> {
    pub(super) task: &'c Task,
    pub(super) promised: Date,
    pub(super) stated: Span,
}

/// What was due by the status date.
#[derive(Debug)]
pub(super) struct Kept<'c> {
    pub(super) status: Date,
    /// So many tasks were due.
    pub(super) due: usize,
    /// So many of all tasks with a promised day are done.
    pub(super) done: usize,
    /// Those that were due and aren't done, the most overdue first.
    pub(super) overdue: Vec<Due<'c>>,
    /// Those that were done after their day, the latest promise first.
    pub(super) late: Vec<Due<'c>>,
}

impl<'c> Kept<'c> {
    /// What was due of a plan; `None` without a status date, and when no work says how far it is.
    pub(super) fn of(cx: &'c Context<'_>, work: &Work<'c>) -> Option<Kept<'c>> {
        let status = cx
            .plan
            .status_date
            .value()
            .filter(|_| is_tracked(cx.plan))?;
        let mut kept = Kept {
            status,
            due: 0,
            done: 0,
            overdue: Vec::new(),
            late: Vec::new(),
        };
        for (number, piece) in work.pieces.iter().enumerate() {
            let Some(task) = piece.task().filter(|task| task.accepted.is_absent()) else {
                continue;
            };
            let unreadable = task.finished.is_unreadable() || task.progress.is_unreadable();
            let Some(due) = promised(task).filter(|_| !unreadable) else {
                continue;
            };
            let is_done = matches!(work.state(number), State::Done(_));
            kept.done += usize::from(is_done);
            // What is due on the status date itself has that day still.
            if due.promised < status || due.promised == status && is_done {
                kept.due += 1;
                let finished = task.finished.value();
                if !is_done {
                    kept.overdue.push(due);
                } else if finished.is_some_and(|finished| finished > due.promised) {
                    kept.late.push(due);
                }
            }
        }
        kept.overdue.sort_by_key(|due| due.promised);
        kept.late.sort_by_key(|due| std::cmp::Reverse(due.promised));
        Some(kept)
    }

    /// The tasks that weren't done by their day, among those that were due.
    pub(super) fn missed(&self) -> Share {
        Share {
            part: self.overdue.len() + self.late.len(),
            whole: self.due,
        }
    }
}

/// The day on which a task is to be done: as it was approved, else its deadline.
fn promised(task: &Task) -> Option<Due<'_>> {
    let approved = match &task.baseline {
        Field::Unreadable(_) => return None,
        Field::Absent => &Field::Absent,
        Field::Given(_, baseline) => &baseline.finish,
    };
    let day = match approved {
        Field::Absent => &task.deadline,
        approved => approved,
    };
    let day = day.spanned()?;
    Some(Due {
        task,
        promised: *day.value,
        stated: day.span,
    })
}
