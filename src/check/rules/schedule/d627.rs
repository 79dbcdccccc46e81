//! D627: something is to begin on a day off.

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::read::Field;
use crate::plan::{CalendarName, Phase, Plan, Task, TaskCalendars};
use crate::schedule::WorkingTime;
use crate::schedule::calendar::DayOff;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D627",
        name: "starts-on-day-off",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("a date falls on a day off", "日期落在休息日"),
    docs: Docs {
        checks: Text::new(
            "Phases and tasks (`starts_on`, `not_before`) begin on a working day, and \
             milestones are promised for one. A task's own calendar counts before the plan's. \
             Left alone are phases that follow the calendar (from the first of a month, or from \
             the day after the phase before), ends and deadlines, what has begun or is finished, calendars that \
             work every day, and years whose holidays are not published.",
            "阶段和任务（`starts_on`、`not_before`）应从工作日开始，里程碑应定在工作日；任务另有日历的以其为准。\
             以下不查：按自然月划分或与上一阶段首尾相接的阶段、结束日期和期限、已开始或已完成的事项、`continuous` 日历、节假日安排尚未公布的年份。",
        ),
        why: Text::new(
            "Calendars say when work can be done (GAO Schedule Assessment Guide, 2015). What is \
             promised for a day off happens earlier or later than the plan says, or needs people \
             who have to be asked.",
            "日历决定哪些天可以安排工作（GAO《进度评估指南》2015）。定在休息日的事项，要么提前、要么顺延，\
             要么得另行安排加班。",
        ),
        fails: Example {
            en: "calendar: standard\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-03, end: 2026-03-31}\n",
            zh: "calendar: CN\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-02-16, end: 2026-03-31}\n",
        },
        mended: Example {
            en: "calendar: standard\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-03-31}\n",
            zh: "calendar: CN\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-02-24, end: 2026-03-31}\n",
        },
        ignore: Text::new(
            "When the work is really done on that day, such as an owners' meeting at the \
             weekend; better give the task a calendar of its own.",
            "该事项确实安排在休息日时，例如周末召开业主大会；最好给任务另设日历。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(working_time) = WorkingTime::of_plan(cx.plan, &cx.settings.calendars) else {
        return;
    };
    phases(cx.plan, &working_time, findings);
    let calendars = TaskCalendars::new(cx.plan);
    for (phase, task) in tasks(cx.plan) {
        let calendar = calendars.of(task);
        judge_task(cx, (task, phase, calendar), &working_time, findings);
    }
    for milestone in cx.plan.milestones() {
        if milestone.finished.is_absent() {
            judge(
                &|| text!("milestone {m}", "里程碑{m}", m = milestone.name()),
                (IS_SET, &milestone.date),
                &working_time,
                findings,
            );
        }
    }
}

/// What stands before a date and behind it.
type Wording = (Text, Text);
const IS_SET: Wording = (Text::new("is set for", "定在"), Text::new("", ""));
const BEGINS: Wording = (Text::new("begins on", "从"), Text::new("", " 开始"));

fn phases(plan: &Plan, working_time: &WorkingTime, findings: &mut Findings<'_>) {
    let mut previous_end = None;
    for phase in &plan.phases {
        let follows_calendar = phase.start.value().is_some_and(|start| {
            start.day() == 1
                || start
                    .yesterday()
                    .ok()
                    .is_some_and(|day| previous_end == Some(day))
        });
        if !follows_calendar {
            judge(
                &|| text!("phase {phase}", "阶段{phase}", phase = phase.name()),
                (BEGINS, &phase.start),
                working_time,
                findings,
            );
        }
        previous_end = phase.end.value();
    }
}

fn tasks(plan: &Plan) -> impl Iterator<Item = (&Phase, &Task)> {
    plan.phases
        .iter()
        .flat_map(|phase| phase.tasks.iter().map(move |task| (phase, task)))
}

fn judge_task(
    cx: &Context<'_>,
    (task, phase, calendar): (&Task, &Phase, &Field<CalendarName>),
    of_plan: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    if !task.started.is_absent() || !task.finished.is_absent() {
        return;
    }
    let own = match calendar {
        Field::Absent => None,
        Field::Unreadable(_) => return,
        Field::Given(_, name) => match WorkingTime::named(name, &cx.settings.calendars) {
            Some(own) => Some(own),
            None => return,
        },
    };
    let item = || text!("task {task}", "任务{task}", task = task.name());
    for date in [&task.starts_on, &task.not_before] {
        // What begins with its phase is told with the phase.
        if own.is_some() || date.value() != phase.start.value() {
            judge(
                &item,
                (IS_SET, date),
                own.as_ref().unwrap_or(of_plan),
                findings,
            );
        }
    }
}

fn judge(
    item: &dyn Fn() -> Text,
    ((verb, rest), field): (Wording, &Field<Date>),
    working_time: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    let Some(date) = field.spanned() else {
        return;
    };
    let Some(reason) = working_time.day_off(*date.value) else {
        return;
    };
    let message = match reason {
        DayOff::Holiday(None) => text!(
            "{item} {verb} {date}{rest}, a day off",
            "{item}{verb} {date}{rest}，当天休息",
            item = item(),
            verb = verb,
            rest = rest,
            date = date.value,
        ),
        reason => text!(
            "{item} {verb} {date}{rest}, a day off ({reason})",
            "{item}{verb} {date}{rest}，当天休息（{reason}）",
            item = item(),
            verb = verb,
            rest = rest,
            date = date.value,
            reason = reason,
        ),
    };
    let finding = findings.add(date.span, message);
    if let Some(next) = working_time.next_workday(*date.value) {
        finding.help(text!(
            "the next working day is {next}",
            "下一个工作日是 {next}",
            next = next,
        ));
    }
}
