//! What problems, work, money and risks have and lack.

use std::collections::HashSet;

use crate::plan::read::Field;
use crate::plan::value::RiskStatus;
use crate::plan::{Problem, Risk};

use super::{Chain, Gap, Part, Read, Standing};

/// Whether every reference to problems and causes is known, in goals and tasks that could all be
/// read.
fn answers_are_known(read: &Read<'_, '_>) -> bool {
    let (plan, index) = (read.plan, read.index);
    let goals = plan.goals.iter().map(|goal| &goal.addresses);
    let tasks = plan.tasks().map(|task| &task.addresses);
    read.is_complete
        && plan.goals.is_complete()
        && plan.tasks_are_complete()
        && goals
            .chain(tasks)
            .all(|addresses| index.knows_all(addresses))
}

/// R402: what answers each problem, or one of its causes.
pub(super) fn problems<'p>(read: &Read<'_, 'p>, chain: &Chain<'p>) -> Vec<Standing<'p>> {
    let is_known = answers_are_known(read);
    let mut problems = chain.problems.iter();
    let any_id = problems.any(|links| links.problem.id.get().is_some());
    let standing = |links: &super::ProblemLinks<'p>| {
        let mut causes = chain.causes[links.causes.clone()].iter();
        if !links.answers.is_empty() || causes.any(|cause| !cause.answers.is_empty()) {
            Standing::Held
        } else if !is_known || !any_id || has_unreadable_id(links.problem) {
            Standing::Unknown
        } else {
            Standing::missing(&links.problem.accepted)
        }
    };
    chain.problems.iter().map(standing).collect()
}

fn has_unreadable_id(problem: &Problem) -> bool {
    let causes = &problem.causes;
    problem.id.is_unreadable()
        || !causes.is_complete()
        || causes.iter().any(|cause| cause.id.is_unreadable())
}

/// R403: what answers each cause of a problem of which others are answered.
pub(super) fn causes<'p>(read: &Read<'_, 'p>, chain: &Chain<'p>) -> Vec<Standing<'p>> {
    let is_known = answers_are_known(read);
    let standing = |links: &super::CauseLinks<'p>| {
        let problem = &chain.problems[links.problem];
        let mut siblings = chain.causes[problem.causes.clone()].iter();
        if !links.answers.is_empty() {
            Standing::Held
        } else if links.cause.id.is_unreadable() {
            Standing::Unknown
        } else if links.cause.id.is_absent() {
            Standing::NotAsked
        } else if !is_known {
            Standing::Unknown
        } else if !siblings.any(|sibling| !sibling.answers.is_empty()) {
            Standing::NotAsked
        } else if links.cause.accepted.is_absent() {
            Standing::missing(&problem.problem.accepted)
        } else {
            Standing::missing(&links.cause.accepted)
        }
    };
    chain.causes.iter().map(standing).collect()
}

/// What isn't there, as far as the file could be read.
fn absent<'p>(read: &Read<'_, 'p>, missing: Standing<'p>) -> Standing<'p> {
    match read.is_complete {
        true => missing,
        false => Standing::Unknown,
    }
}

/// D625: the milestones of each phase that has begun to be planned.
pub(super) fn phases<'p>(read: &Read<'_, 'p>, chain: &Chain<'p>) -> Vec<Standing<'p>> {
    let standing = |links: &super::PhaseLinks<'p>| {
        let phase = links.phase;
        let begun = !phase.start.is_absent() || !phase.end.is_absent() || !phase.tasks.is_absent();
        if !phase.milestones.is_absent() {
            Standing::Held
        } else if begun {
            absent(read, Standing::Missing)
        } else {
            absent(read, Standing::NotAsked)
        }
    };
    chain.phases.iter().map(standing).collect()
}

/// R406: what each task is for: a goal, a problem, or the response to a risk.
pub(super) fn tasks<'p>(read: &Read<'_, 'p>, chain: &Chain<'p>) -> Vec<Standing<'p>> {
    let plan = read.plan;
    let responses_are_known = plan.risks.is_complete()
        && plan
            .risks
            .iter()
            .all(|risk| read.index.knows_all(&risk.actions));
    // Of tasks with the same id, each may be meant.
    let responses: HashSet<&str> = plan
        .risks
        .iter()
        .flat_map(|risk| risk.actions.iter().map(|action| action.as_str()))
        .collect();
    let standing = |links: &super::TaskLinks<'p>| {
        let task = links.task;
        let responds = task
            .id
            .get()
            .is_some_and(|id| responses.contains(id.as_str()));
        if !links.goals.is_empty() || !links.addresses.is_empty() || responds {
            Standing::Held
        } else if !task.serves.is_absent() || !task.addresses.is_absent() || !responses_are_known {
            Standing::Unknown
        } else {
            absent(read, Standing::missing(&task.accepted))
        }
    };
    chain.tasks.iter().map(standing).collect()
}

/// How each milestone stands to the links of [`Gap::OF_MILESTONES`].
pub(super) fn milestones<'p>(
    read: &Read<'_, 'p>,
    chain: &Chain<'p>,
) -> Vec<[Standing<'p>; Gap::OF_MILESTONES.len()]> {
    let standing = |links: &super::MilestoneLinks<'p>| {
        let milestone = links.milestone;
        let acceptance = if milestone.acceptance.is_absent() {
            absent(read, Standing::missing(&milestone.accepted))
        } else {
            Standing::Held
        };
        [work_of(read, chain, links), acceptance]
    };
    chain.milestones.iter().map(standing).collect()
}

/// D601: the work that leads to a milestone. Nobody asks for it where the milestone is a gate
/// that other work waits for, or is promised for the first day of its phase or of the plan: it
/// opens the work.
fn work_of<'p>(
    read: &Read<'_, 'p>,
    chain: &Chain<'p>,
    links: &super::MilestoneLinks<'p>,
) -> Standing<'p> {
    let milestone = links.milestone;
    let starts = [&chain.phases[links.phase].phase.start, &read.plan.start];
    let mut starts = starts.into_iter().filter_map(Field::value);
    let date = milestone.date.value();
    let opens = starts.any(|start| date.is_some_and(|date| date <= start));
    let waits_for_task = |part: &Part| matches!(part, Part::Task(_));
    if links.after.iter().any(waits_for_task) {
        Standing::Held
    } else if !links.after.is_empty() {
        Standing::Through
    } else if !milestone.after.is_absent() {
        Standing::Unknown
    } else if links.is_awaited || opens {
        absent(read, Standing::NotAsked)
    } else {
        absent(read, Standing::missing(&milestone.accepted))
    }
}

/// B809: what each budget line pays for; reserves are for whatever comes.
pub(super) fn lines<'p>(read: &Read<'_, 'p>, chain: &Chain<'p>) -> Vec<Standing<'p>> {
    let standing = |links: &super::LineLinks<'p>| {
        let line = links.line;
        if !links.serves.is_empty() {
            Standing::Held
        } else if !line.serves.is_absent() {
            Standing::Unknown
        } else {
            match line.is_reserve() {
                Some(true) => absent(read, Standing::NotAsked),
                Some(false) => absent(read, Standing::missing(&line.accepted)),
                None => Standing::Unknown,
            }
        }
    };
    chain.lines.iter().map(standing).collect()
}

/// How each risk stands to the links of [`Gap::OF_RISKS`].
pub(super) fn risks<'p>(
    read: &Read<'_, 'p>,
    chain: &Chain<'p>,
) -> Vec<[Standing<'p>; Gap::OF_RISKS.len()]> {
    let standing = |links: &super::RiskLinks<'p>| [target(read, links), owner(read, links.risk)];
    chain.risks.iter().map(standing).collect()
}

/// K715: what a threat is to.
fn target<'p>(read: &Read<'_, 'p>, links: &super::RiskLinks<'p>) -> Standing<'p> {
    let risk = links.risk;
    if !links.threatens.is_empty() {
        Standing::Held
    } else if !risk.threatens.is_absent()
        || risk.status.is_unreadable()
        || risk.response.is_unreadable()
    {
        Standing::Unknown
    } else if is_closed(risk) || !risk.is_threat() {
        absent(read, Standing::NotAsked)
    } else {
        absent(read, Standing::missing(&risk.accepted))
    }
}

/// K702: who watches a risk.
fn owner<'p>(read: &Read<'_, 'p>, risk: &Risk) -> Standing<'p> {
    match &risk.owner {
        Field::Given(..) => Standing::Held,
        Field::Unreadable(_) => Standing::Unknown,
        Field::Absent if risk.status.is_unreadable() => Standing::Unknown,
        Field::Absent if is_closed(risk) => absent(read, Standing::NotAsked),
        Field::Absent => absent(read, Standing::Missing),
    }
}

fn is_closed(risk: &Risk) -> bool {
    risk.status.value() == Some(RiskStatus::Closed)
}
