//! Links of a project: those of tasks as they are, those of summary tasks where a plan can say
//! the same.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::import::{Losses, Lost};
use crate::plan::value::{Lag, Link, LinkKind};

use super::lengths::{Counted, Lengths};
use super::raw::{self, Task};
use super::tasks::Named;
use crate::import::outline::{Outline, Row};

/// Most links that those of summary tasks are written out as.
const MOST_EXPANDED: usize = 200_000;

/// The links of a project.
pub(super) struct Links<'l> {
    tasks: &'l [Task],
    outline: &'l Outline,
    ids: &'l Named,
    by_uid: HashMap<i64, usize>,
    lengths: Lengths,
    /// The hours of a day of each row's calendar.
    hours: Vec<Decimal>,
    /// Links that may still be written out.
    budget: usize,
}

impl<'l> Links<'l> {
    pub fn new(
        tasks: &'l [Task],
        outline: &'l Outline,
        ids: &'l Named,
        by_uid: HashMap<i64, usize>,
        lengths: Lengths,
        hours: Vec<Decimal>,
    ) -> Links<'l> {
        Links {
            tasks,
            outline,
            ids,
            by_uid,
            lengths,
            hours,
            budget: MOST_EXPANDED,
        }
    }

    /// What comes before each row.
    pub fn all(&mut self, losses: &mut Losses) -> Vec<Vec<Link>> {
        let mut after: Vec<Vec<Link>> = vec![Vec::new(); self.tasks.len()];
        for (at, task) in self.tasks.iter().enumerate() {
            for link in &task.links {
                let found = self.link(at, link, losses);
                let Some((successors, links)) = found else {
                    continue;
                };
                for successor in successors {
                    for link in &links {
                        // A link that is there already says no more.
                        if !after[successor].contains(link) {
                            after[successor].push(link.clone());
                        }
                    }
                }
            }
        }
        after
    }

    /// The rows that a link holds back, and what they come after.
    fn link(
        &mut self,
        at: usize,
        link: &raw::Link,
        losses: &mut Losses,
    ) -> Option<(Vec<usize>, Vec<Link>)> {
        let name = || self.tasks[at].name.clone();
        if self.outline.rows[at] == Row::Nothing {
            return None;
        }
        if link.foreign {
            losses.add(Lost::ForeignLinks, name);
            return None;
        }
        let from = link.uid.and_then(|uid| self.by_uid.get(&uid).copied());
        let from = from.filter(|&from| self.outline.rows[from] != Row::Nothing);
        let Some(from) = from else {
            losses.add(Lost::MissingLinks, || {
                let uid = link.uid.map(|uid| uid.to_string()).unwrap_or_default();
                format!("{} – {uid}", self.tasks[at].name)
            });
            return None;
        };
        let kind = match link.kind {
            0 => LinkKind::FinishToFinish,
            2 => LinkKind::StartToFinish,
            3 => LinkKind::StartToStart,
            _ => LinkKind::FinishToStart,
        };
        let is_percent = matches!(link.format % 32, 19 | 20) && link.tenths != 0;
        let lag = match is_percent {
            true => {
                losses.add(Lost::PercentLags, name);
                None
            }
            false => self.lengths.lag(
                link.tenths,
                link.format,
                Counted {
                    is_round_the_clock: false,
                    hours: self.hours[at],
                },
                &self.tasks[at].name,
                losses,
            ),
        };
        let to = self.successors(at, kind);
        let after = self.predecessors(from, kind, lag);
        let (Some(to), Some(after)) = (to, after) else {
            losses.add(Lost::SummaryLinks, name);
            return None;
        };
        let size = to.len().saturating_mul(after.len());
        if size > 1 {
            let Some(left) = self.budget.checked_sub(size) else {
                losses.add(Lost::SummaryLinks, name);
                return None;
            };
            self.budget = left;
        }
        Some((to, after))
    }

    /// The tasks and milestones that start, or finish, no earlier than a row may: all of a summary
    /// task start after it may start, but only its last one finishes with it.
    fn successors(&self, at: usize, kind: LinkKind) -> Option<Vec<usize>> {
        if self.outline.rows[at] == Row::Leaf {
            return Some(vec![at]);
        }
        let holds_start = matches!(kind, LinkKind::FinishToStart | LinkKind::StartToStart);
        holds_start
            .then(|| self.leaves(at))
            .filter(|leaves| !leaves.is_empty())
    }

    /// Links to what a row stands for: a summary task is finished when all of it is, but it starts
    /// with whichever is first.
    fn predecessors(&self, from: usize, kind: LinkKind, lag: Option<Lag>) -> Option<Vec<Link>> {
        let link = |target: &str| Link {
            target: target.to_owned(),
            kind,
            lag,
        };
        match self.outline.rows[from] {
            Row::Leaf => Some(vec![link(&self.ids.rows[from])]),
            Row::Phase(phase) => Some(vec![link(&self.ids.phases[phase])]),
            Row::Summary(_) => {
                let from_finish =
                    matches!(kind, LinkKind::FinishToStart | LinkKind::FinishToFinish);
                let leaves = self.leaves(from);
                let links = leaves.into_iter().map(|leaf| link(&self.ids.rows[leaf]));
                let links: Vec<Link> = links.collect();
                (from_finish && !links.is_empty()).then_some(links)
            }
            Row::Nothing => None,
        }
    }

    /// The tasks and milestones below a row, as many as may be written out.
    fn leaves(&self, at: usize) -> Vec<usize> {
        let end = match self.outline.rows[at] {
            Row::Summary(end) => end,
            Row::Phase(phase) => {
                let leaves = self.outline.phases[phase].leaves.iter();
                return leaves.map(|leaf| leaf.row).take(self.budget + 1).collect();
            }
            _ => return Vec::new(),
        };
        (at + 1..end)
            .filter(|&row| self.outline.rows[row] == Row::Leaf)
            .take(self.budget + 1)
            .collect()
    }
}
