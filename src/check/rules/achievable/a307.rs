//! A307: work that ends after the goal it serves is due.

use std::collections::HashMap;

use jiff::civil::Date;

use super::work_is_known;
use crate::check::rules::prelude::*;
use crate::plan::value::Link;
use crate::plan::{Entity, Goal, Milestone, Task};
use crate::schedule::{EarliestDates, Since, of_task};
use crate::source::Spanned;

/// So many tasks are pointed at for one goal.
const SHOWN: usize = 4;
/// So many goals of a task are looked at for its milestone: a file where a task serves thousands
/// must not take minutes.
const MOST_GOALS: usize = 32;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A307",
        name: "finishes-after-deadline",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new(
        "work for a goal ends after the goal is due",
        "为目标服务的工作晚于目标期限才完成",
    ),
    docs: Docs {
        checks: Text::new(
            "The tasks that serve a goal can be done by its `deadline`. Only what is certain by \
             stated dates counts: the actual finish, else the earliest finish that follows from \
             the start (actual, fixed or earliest; the first day of the phase or the plan where \
             the task states none), the duration (of a three-point one the shortest) in working \
             days, and the links to what comes first; leads bound nothing. And not all \
             milestones of that work are promised for days after the deadline. Left alone: work \
             that begins after the deadline, or that serves a goal due later as well, beside \
             other work in time (it follows up); goals and tasks with `accepted`.",
            "为目标服务的任务应能在目标期限（`deadline`）前完成。只看由所写日期可以确定的：实际完成日期；没有的，按开始日期\
             （实际、指定或最早开始日期，均未写的取阶段或方案的开始日期）、工期（三点估算取最短，按工作日计）和前置任务推算最早\
             完成日期，提前量不作约束。此外，这些任务之后的里程碑不应全都承诺在期限之后。以下情况不作判断：另有工作能按期完成时，\
             期限之后才开始的或同时服务于更晚目标的工作（属于后续工作）；写有 `accepted` 的目标和任务。",
        ),
        why: Text::new(
            "A target can't hold before the work that brings it about is done: date and work \
             contradict each other, and one of them will slip (GAO Schedule Assessment Guide, \
             2015: the schedule must support the dates that are promised).",
            "实现目标的工作尚未完成，目标就不可能达成：期限与工作安排自相矛盾，总有一个要落空\
             （GAO《进度评估指南》2015：进度安排要支撑所承诺的日期）。",
        ),
        fails: Example {
            en: "calendar: standard\ngoals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-03-31}\nphases:\n  - title: Roll-out\n    tasks:\n      - {id: T1, title: Dispatch automatically, starts_on: 2026-03-02, duration: 30d, serves: [G1]}\n",
            zh: "calendar: CN\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026-03-31}\nphases:\n  - title: 推广阶段\n    tasks:\n      - {id: T1, title: 上线自动派单, starts_on: 2026-03-02, duration: 30d, serves: [G1]}\n",
        },
        mended: Example {
            en: "calendar: standard\ngoals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-04-30}\nphases:\n  - title: Roll-out\n    tasks:\n      - {id: T1, title: Dispatch automatically, starts_on: 2026-03-02, duration: 30d, serves: [G1]}\n",
            zh: "calendar: CN\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026-04-30}\nphases:\n  - title: 推广阶段\n    tasks:\n      - {id: T1, title: 上线自动派单, starts_on: 2026-03-02, duration: 30d, serves: [G1]}\n",
        },
        ignore: Text::new(
            "When the target can be reached by a part of the work; better give that part a task \
             of its own.",
            "只靠其中一部分工作就能达成目标时；最好把这部分单列为任务。",
        ),
    },
    run: Run::Plan(run),
};

/// A task that serves goals, with its earliest days.
struct Work<'p> {
    task: &'p Task,
    dates: EarliestDates,
    /// Whether one of the goals it serves is due when the task can be done, or later, for all
    /// that is known.
    is_wanted_later: bool,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !work_is_known(cx) {
        return;
    }
    let mut by_goal: HashMap<&str, Vec<Work<'_>>> = HashMap::new();
    for (task, dates) in cx.plan.tasks().zip(&cx.earliest().tasks) {
        let goals = || task.serves.iter().map(|goal| goal.as_str());
        let in_time = |goal: &Goal| match (goal.deadline.value(), dates.finish) {
            (Some(deadline), Some(finish)) => finish.day <= deadline,
            _ => true,
        };
        let is_wanted_later = goals().filter_map(|id| cx.index.goal(id)).any(in_time);
        for goal in goals() {
            by_goal.entry(goal).or_default().push(Work {
                task,
                dates: *dates,
                is_wanted_later,
            });
        }
    }
    let mut promises: HashMap<&str, Vec<Promise<'_>>> = HashMap::new();
    for milestone in cx.plan.milestones() {
        let promise = Promise::of(cx, milestone);
        for goal in goals_before(cx, milestone) {
            promises.entry(goal).or_default().push(promise);
        }
    }
    for goal in &cx.plan.goals {
        let (Some(deadline), Some(id)) = (goal.deadline.spanned(), goal.id()) else {
            continue;
        };
        let work = by_goal.get(id).map_or(&[][..], Vec::as_slice);
        if goal.accepted.is_absent() && !tell_work(goal, &deadline, work, findings) {
            let promises = promises.get(id).map_or(&[][..], Vec::as_slice);
            tell_promises(goal, &deadline, (work, promises), findings);
        }
    }
}

/// Tells of the work that can't be done in time; says whether there is any.
fn tell_work(
    goal: &Goal,
    deadline: &Spanned<&Date>,
    work: &[Work<'_>],
    findings: &mut Findings<'_>,
) -> bool {
    let after = |since: Option<Since>| since.is_some_and(|since| since.day > *deadline.value);
    let is_late = |work: &&Work<'_>| after(work.dates.finish) && work.task.accepted.is_absent();
    let any_in_time = !work.iter().all(|work| is_late(&work));
    let mut late: Vec<&Work<'_>> = work
        .iter()
        .filter(is_late)
        .filter(|work| !any_in_time || !(after(work.dates.start) || work.is_wanted_later))
        .collect();
    late.sort_by_key(|work| std::cmp::Reverse(work.dates.finish.map(|finish| finish.day)));
    let Some((Work { task, dates, .. }, others)) = late.split_first() else {
        return false;
    };
    let Some(finish) = dates.finish else {
        return false;
    };
    let message = if task.finished.value().is_some() {
        text!(
            "goal {goal} is due on {deadline}, but task {task}, which serves it, was done only on \
             {finish}",
            "目标{goal}的期限是 {deadline}，而为其服务的任务{task}到 {finish} 才完成",
            goal = goal.name(),
            deadline = deadline.value,
            task = task.name(),
            finish = finish.day,
        )
    } else {
        text!(
            "goal {goal} is due on {deadline}, but task {task}, which serves it, can't be done \
             before {finish}",
            "目标{goal}的期限是 {deadline}，而为其服务的任务{task}最早 {finish} 才能完成",
            goal = goal.name(),
            deadline = deadline.value,
            task = task.name(),
            finish = finish.day,
        )
    };
    let finding = findings.add(deadline.span, message);
    finding.related(task.title_span(), text!("the task", "该任务"));
    if finish.stated != task.finished.span().unwrap_or_default() {
        finding.related(
            finish.stated,
            text!("counted from this day", "从这一天推算"),
        );
    }
    for other in others.iter().take(SHOWN) {
        finding.related(
            other.task.title_span(),
            text!("this task ends later too", "该任务也晚于期限完成"),
        );
    }
    finding.help(text!(
        "bring the work forward or move the deadline; a task that only follows up doesn't serve \
         the goal",
        "请提前安排工作或调整目标期限；只是后续跟进的任务，不必写在 `serves` 中"
    ));
    true
}

/// Tells when everything that the work promises comes after the deadline.
fn tell_promises(
    goal: &Goal,
    deadline: &Spanned<&Date>,
    (work, promises): (&[Work<'_>], &[Promise<'_>]),
    findings: &mut Findings<'_>,
) {
    let is_done_before = |work: &Work<'_>| {
        let finish = of_task(work.task).finish;
        finish.is_some_and(|finish| finish <= *deadline.value)
    };
    let is_late = |promise: &Promise<'_>| promise.missed.is_some_and(|day| day > *deadline.value);
    let first = promises.iter().min_by_key(|promise| promise.missed);
    let (
        Some(Promise {
            milestone,
            missed: Some(day),
        }),
        true,
    ) = (first, promises.iter().all(is_late))
    else {
        return;
    };
    if work.iter().any(is_done_before) {
        return;
    }
    let stated = milestone.finished.span().or(milestone.date.span());
    findings
        .add(
            deadline.span,
            text!(
                "goal {goal} is due on {deadline}, but the first result of its work, milestone \
                 {milestone}, is promised for {day}",
                "目标{goal}的期限是 {deadline}，而其工作的第一个成果（里程碑{milestone}）承诺在 {day}",
                goal = goal.name(),
                deadline = deadline.value,
                milestone = milestone.name(),
                day = day,
            ),
        )
        .related(stated.unwrap_or_default(), text!("the promised day", "承诺日期"))
        .help(text!(
            "bring the milestone forward or move the deadline; if the work is done earlier, give \
             the tasks a `deadline`",
            "请提前该里程碑或调整目标期限；若工作会更早完成，请给任务写上 `deadline`"
        ));
}

/// What a milestone promises to the goals of the tasks right before it.
#[derive(Clone, Copy)]
struct Promise<'p> {
    milestone: &'p Milestone,
    /// Its day, when all these goals are due before it; `None` when one of them is due later for
    /// all that is known, or the milestone is about something else too.
    missed: Option<Date>,
}

impl<'p> Promise<'p> {
    fn of(cx: &Context<'p>, milestone: &'p Milestone) -> Promise<'p> {
        let serves = |link: &Spanned<Link>| match cx.index.get(link.target.as_str()) {
            Some(Entity::Task(task, _)) => !task.serves.is_absent(),
            _ => false,
        };
        let is_missed = |day: &Date| {
            let mut goals = goals_before(cx, milestone);
            let mut links = milestone.after.iter();
            milestone.accepted.is_absent()
                && milestone.after.is_complete()
                && links.all(serves)
                && goals.all(|id| {
                    let deadline = cx.index.goal(id).and_then(|goal| goal.deadline.value());
                    deadline.is_some_and(|deadline| deadline < *day)
                })
        };
        let day = match milestone.finished.is_absent() {
            true => milestone.date.value(),
            false => milestone.finished.value(),
        };
        Promise {
            milestone,
            missed: day.filter(is_missed),
        }
    }
}

/// The goals of the tasks right before a milestone, of each task so many.
fn goals_before<'p>(cx: &Context<'p>, milestone: &'p Milestone) -> impl Iterator<Item = &'p str> {
    milestone.after.iter().flat_map(|link| {
        let task = match cx.index.get(link.target.as_str()) {
            Some(Entity::Task(task, _)) => Some(task),
            _ => None,
        };
        let goals = task.into_iter().flat_map(|task| task.serves.iter());
        goals.map(|goal| goal.as_str()).take(MOST_GOALS)
    })
}
