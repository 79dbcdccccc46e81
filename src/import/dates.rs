//! Whether a plan has the dates that its file has.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::schedule::{Calendars, Facts, Schedule};
use crate::source::{Limits, parse};

use super::{Draft, Losses, Lost, yaml};

/// First and last day of a task or milestone in the file, as far as it says.
pub(super) type InFile = (Option<Date>, Option<Date>);

/// Tells of tasks and milestones, by their ids, that planvet computes other dates of than the file
/// has: what a plan has no place for may be the reason.
pub(super) fn compare(draft: &Draft, in_file: &HashMap<&str, InFile>, losses: &mut Losses) {
    if in_file.is_empty() {
        return;
    }
    let text = yaml::plan(draft, draft.lang());
    let limits = Limits::default();
    let tree = parse(&text, &limits);
    let Some(&root) = tree.roots().first() else {
        return;
    };
    let (Some(plan), _) = crate::plan::read(&tree, &text, root, &limits) else {
        return;
    };
    let schedule = Schedule::of(&plan, Calendars::standard());
    let facts: Vec<Facts> = (0..schedule.network().stated)
        .map(|item| schedule.facts(item))
        .collect();
    let ids: Vec<(&str, bool)> = draft
        .phases
        .iter()
        .flat_map(|phase| {
            let tasks = phase.tasks.iter().map(|task| (task.id.as_str(), false));
            let milestones = phase.milestones.iter();
            tasks.chain(milestones.map(|milestone| (milestone.id.as_str(), true)))
        })
        .collect();
    // A plan that is too long is read in part.
    if ids.len() != facts.len() {
        return;
    }
    for ((id, is_milestone), facts) in ids.into_iter().zip(&facts) {
        let Some(&(start, finish)) = in_file.get(id) else {
            continue;
        };
        let days = [
            (start.filter(|_| !is_milestone), facts.early_start),
            (finish, facts.early_finish),
        ];
        if let Some((file, own)) = days.into_iter().find_map(differs) {
            losses.add(Lost::OtherDates, || format!("{id}: {file} → {own}"));
        }
    }
}

/// Two dates that differ; what goes round in a loop has none, and rules tell that.
fn differs((file, own): (Option<Date>, Option<Date>)) -> Option<(Date, Date)> {
    file.zip(own).filter(|(file, own)| file != own)
}
