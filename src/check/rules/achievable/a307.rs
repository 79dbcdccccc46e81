//! A307: work that ends after the goal it serves is due.

use std::collections::HashMap;

use crate::check::rules::prelude::*;
use crate::check::rules::schedule::work::{Work, may_be_made_up};
use crate::plan::value::Link;
use crate::plan::{Entity, Goal, Milestone, Task};
use crate::schedule::{EarliestDates, Since, of_task};
use crate::source::Spanned;
use jiff::civil::Date;
use rust_decimal::Decimal;

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
            "The tasks that serve a goal can be done by its `deadline`. What counts is the actual \
             finish, else the computed one (`planvet timeline`). Where that rests on something \
             unknown (a task without a duration, a date or link that can't be read, a loop, holidays not \
             published yet, work done in part as of no status date), only what is certain counts: the earliest \
             finish by stated dates, shortest durations and links, where leads bound nothing. Of a plan \
             that names no calendar, the computed finish may be four working days late: so many weekend \
             days may be worked. And not all milestones of that work are promised for days after the \
             deadline. Left alone: work that begins after the deadline (and has no `deadline` of its own by then), or \
             that serves a goal due later as well, beside other work in time (it follows up); goals and tasks with `accepted`.",
            "为目标服务的任务应能在目标期限（`deadline`）前完成。以实际完成日期为准，没有的按推算的完成日期（见 `planvet timeline`）。\
             推算依据不全的（前面有任务未填工期、日期或前置任务无法识别、循环依赖、节假日尚未公布、只填了进度却没有状态日期），只看能够确定的：\
             按所写日期、最短工期和前置任务得出的最早完成日期，提前量不作约束。未注明日历的方案，推算日期晚 4 个工作日以内不作判断：周末可能调休上班。\
             此外，这些任务之后的里程碑不应全都承诺在期限之后。以下情况不作判断：另有工作能按期完成时，\
             期限之后才开始（且自身没有在此之前的 `deadline`）的或同时服务于更晚目标的工作（属于后续工作）；写有 `accepted` 的目标和任务。",
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

/// A task that serves goals, with its days.
#[derive(Debug, Clone, Copy)]
struct Job<'p> {
    task: &'p Task,
    /// Its number in the schedule.
    number: usize,
    /// The earliest days for certain.
    certain: EarliestDates,
    /// The computed first and last day, when nothing they rest on is unknown.
    computed: Option<(Date, Date)>,
    /// Whether one of the goals it serves is due when the task can be done, or later, for all
    /// that is known.
    is_wanted_later: bool,
}

/// The work of a plan by the goals that it serves.
struct Jobs<'c> {
    work: Work<'c>,
    by_goal: HashMap<&'c str, Vec<Job<'c>>>,
    /// Working days by which computed days may be too late.
    made_up: Decimal,
}

impl<'c> Jobs<'c> {
    /// The work of a plan; `None` without any, or when some of it isn't known.
    fn of(cx: &'c Context<'_>) -> Option<Jobs<'c>> {
        let work = Work::of(cx).filter(|_| cx.trace().work_is_known())?;
        let mut jobs = Jobs {
            by_goal: HashMap::new(),
            made_up: may_be_made_up(cx),
            work,
        };
        let rests = jobs.work.rests_on_unknown_progress();
        let pieces = jobs.work.pieces.iter().enumerate();
        let tasks = pieces.filter_map(|(number, piece)| Some((number, piece.task()?)));
        let tasks: Vec<(usize, &Task)> = tasks.collect();
        for ((number, task), certain) in tasks.into_iter().zip(&cx.earliest().tasks) {
            let computed = jobs.work.certain(number).filter(|_| !rests[number]);
            let computed = computed.and_then(|facts| facts.early_start.zip(facts.early_finish));
            let mut job = Job {
                task,
                number,
                certain: *certain,
                computed,
                is_wanted_later: false,
            };
            let goals = || task.serves.iter().map(|goal| goal.as_str());
            let in_time = |goal: &Goal| {
                let deadline = goal.deadline.value();
                deadline.is_none_or(|deadline| !jobs.is_late(&job, deadline))
            };
            job.is_wanted_later = goals().filter_map(|id| cx.index.goal(id)).any(in_time);
            for goal in goals() {
                jobs.by_goal.entry(goal).or_default().push(job);
            }
        }
        Some(jobs)
    }

    fn serving(&self, goal: &Goal) -> &[Job<'c>] {
        let work = goal.id().and_then(|id| self.by_goal.get(id));
        work.map_or(&[], Vec::as_slice)
    }

    /// Whether a task is done after a day.
    fn is_late(&self, job: &Job<'_>, deadline: Date) -> bool {
        let after = |since: Option<Since>| since.is_some_and(|since| since.day > deadline);
        let computed = job.computed.map(|(_, finish)| finish);
        let slip = self.work.schedule.slip(computed, Some(deadline));
        let is_computed_late = computed.is_some_and(|finish| finish > deadline)
            && slip.is_some_and(|slip| slip > self.made_up);
        after(job.certain.finish) || is_computed_late
    }

    /// The tasks that can't be done by the deadline of a goal, the latest first; those that only
    /// follow up are left out.
    fn late(&self, goal: &Goal) -> Vec<&Job<'c>> {
        let (Some(deadline), true) = (goal.deadline.value(), goal.accepted.is_absent()) else {
            return Vec::new();
        };
        let jobs = self.serving(goal);
        let is_late = |job: &&Job<'_>| self.is_late(job, deadline) && job.task.accepted.is_absent();
        let any_in_time = !jobs.iter().all(|job| is_late(&job));
        let begins_later = |job: &Job<'_>| {
            // What is to be done by then doesn't follow up, however late it begins.
            let own = job.task.deadline.value();
            job.start().is_some_and(|start| start > deadline)
                && own.is_none_or(|own| own > deadline)
        };
        let mut late: Vec<&Job<'_>> = jobs
            .iter()
            .filter(is_late)
            .filter(|job| !any_in_time || !(begins_later(job) || job.is_wanted_later))
            .collect();
        late.sort_by_key(|job| std::cmp::Reverse(job.finish()));
        late
    }
}

impl Job<'_> {
    fn start(&self) -> Option<Date> {
        let certain = self.certain.start.map(|since| since.day);
        certain.max(self.computed.map(|(start, _)| start))
    }

    fn finish(&self) -> Option<Date> {
        let certain = self.certain.finish.map(|since| since.day);
        certain.max(self.computed.map(|(_, finish)| finish))
    }

    /// Whether the finish is no earlier by the stated dates alone.
    fn is_certain(&self) -> bool {
        self.certain.finish.map(|since| since.day) == self.finish()
    }
}

/// The tasks that the rule tells of, by their numbers in the schedule, each with the working days
/// by which it is late for a goal.
pub(in crate::check::rules) fn told(cx: &Context<'_>) -> Vec<(usize, Decimal)> {
    let Some(jobs) = Jobs::of(cx).filter(|_| cx.settings.runs(&RULE)) else {
        return Vec::new();
    };
    let goals = cx.plan.goals.iter();
    let late = goals.flat_map(|goal| {
        let slip = |job: &Job<'_>| {
            let slip = jobs.work.schedule.slip(job.finish(), goal.deadline.value());
            (job.number, slip.unwrap_or_default())
        };
        jobs.late(goal).into_iter().map(slip).collect::<Vec<_>>()
    });
    late.collect()
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(jobs) = Jobs::of(cx) else { return };
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
        if goal.accepted.is_absent() && !tell_work(&jobs, goal, &deadline, findings) {
            let promises = promises.get(id).map_or(&[][..], Vec::as_slice);
            tell_promises(goal, &deadline, (jobs.serving(goal), promises), findings);
        }
    }
}

/// Tells of the work that can't be done in time; says whether there is any.
fn tell_work(
    jobs: &Jobs<'_>,
    goal: &Goal,
    deadline: &Spanned<&Date>,
    findings: &mut Findings<'_>,
) -> bool {
    let late = jobs.late(goal);
    let Some((job, others)) = late.split_first() else {
        return false;
    };
    let (task, Some(finish)) = (job.task, job.finish()) else {
        return false;
    };
    let (does, in_chinese) = match (task.finished.value(), job.is_certain()) {
        (Some(_), _) => ("was done only on", "到"),
        (None, true) => ("can't be done before", "最早"),
        (None, false) => ("is done only on", "按现有安排要到"),
    };
    let when = Text {
        en: format!("{does} {finish}").into(),
        zh: match task.finished.value() {
            Some(_) => format!("{in_chinese} {finish} 才完成").into(),
            None => format!("{in_chinese} {finish} 才能完成").into(),
        },
    };
    let finding = findings.add(
        deadline.span,
        text!(
            "goal {goal} is due on {deadline}, but task {task}, which serves it, {when}",
            "目标{goal}的期限是 {deadline}，而为其服务的任务{task}{when}",
            goal = goal.name(),
            deadline = deadline.value,
            task = task.name(),
            when = when,
        ),
    );
    finding.related(task.title_span(), text!("the task", "该任务"));
    let is_computed = job.computed.map(|(_, finish)| finish) == Some(finish);
    if is_computed && task.finished.is_absent() {
        jobs.work.show_chain(job.number, finding);
    } else if let Some(since) = job.certain.finish
        && since.stated != task.finished.span().unwrap_or_default()
    {
        finding.related(since.stated, text!("counted from this day", "从这一天推算"));
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
    (work, promises): (&[Job<'_>], &[Promise<'_>]),
    findings: &mut Findings<'_>,
) {
    let is_done_before = |work: &Job<'_>| {
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
