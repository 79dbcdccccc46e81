//! D609: dates that contradict each other.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::read::{Either, Field};
use crate::plan::{Budget, CalendarName, Milestone, Task};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D609",
        name: "invalid-dates",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("dates contradict each other", "日期自相矛盾"),
    docs: Docs {
        checks: Text::new(
            "Nothing ends before it begins: the plan, phases, and planned, actual and approved \
             dates of tasks, the days on which a budget line is paid, and benefits; and no goal is due before its baseline was read. Nothing has happened after the status date. A finished task is not \
             partly done, and no day is both a day off and a working day of one calendar. The \
             same day for start and end is fine.",
            "方案、阶段，任务的计划、实际和基线日期，明细的支出时间（`paid`），以及效益的起止，结束都不能早于开始；目标期限不能早于基线的统计日期；实际发生的日期不能晚于状态日期；\
             已完成的任务进度不能低于 100%；同一天不能既列为休息日又列为工作日。开始与结束为同一天没有问题。",
        ),
        why: Text::new(
            "Invalid dates are one of the DCMA 14-point schedule checks: actual dates in the \
             future and plans in the past mean that a schedule is not kept up to date (also the \
             GAO Schedule Assessment Guide, 2015). Whatever is computed from them is wrong.",
            "“无效日期”是 DCMA 进度 14 点检查之一：实际日期落在将来、计划日期前后颠倒，说明进度没有如实维护\
             （另见 GAO《进度评估指南》2015）。由此推算的一切都不可信。",
        ),
        fails: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-03-31\n    end: 2026-01-05\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-03-31\n    end: 2026-01-05\n",
        },
        mended: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

const START: Text = Text::new("start", "开始日期");
const END: Text = Text::new("end", "结束日期");
const EARLIEST: Text = Text::new("earliest start", "最早开始日期");
const PINNED: Text = Text::new("fixed start", "指定开始日期");
const DEADLINE: Text = Text::new("deadline", "期限");
const STARTED: Text = Text::new("actual start", "实际开始日期");
const FINISHED: Text = Text::new("actual finish", "实际完成日期");
const APPROVED_START: Text = Text::new("approved start", "基线开始日期");
const APPROVED_FINISH: Text = Text::new("approved finish", "基线完成日期");
const FIRST_PAID: Text = Text::new("first day of payment", "支出起始日");
const LAST_PAID: Text = Text::new("last day of payment", "支出截止日");
const SETS_IN: Text = Text::new("first day", "开始日期");
const ENDS: Text = Text::new("last day", "截止日期");
const READ: Text = Text::new("baseline date", "基线统计日期");
const READING: Text = Text::new("reading", "实际值统计日期");

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let whole = || Text::new("the plan", "方案");
    order(&whole, (START, &plan.start), (END, &plan.end), findings);
    calendar(&plan.calendar, findings);
    for goal in &plan.goals {
        let item = || text!("goal {goal}", "目标{goal}", goal = goal.name());
        if let Some(baseline) = goal.measure.get().and_then(|m| m.baseline.get()) {
            order(
                &item,
                (READ, &baseline.date),
                (DEADLINE, &goal.deadline),
                findings,
            );
        }
    }
    for phase in &plan.phases {
        let item = || text!("phase {phase}", "阶段{phase}", phase = phase.name());
        order(&item, (START, &phase.start), (END, &phase.end), findings);
        for task in &phase.tasks {
            planned_and_done(task, findings);
        }
    }
    if let Some(budget) = plan.budget.get() {
        money(budget, findings);
    }
    if let Some(status) = plan.status_date.spanned() {
        let status = (status.span, *status.value);
        plan.tasks()
            .for_each(|task| task_is_history(task, status, findings));
        plan.milestones()
            .for_each(|milestone| milestone_is_history(milestone, status, findings));
        for goal in &plan.goals {
            let item = || text!("goal {goal}", "目标{goal}", goal = goal.name());
            for reading in goal.measure.get().into_iter().flat_map(|m| &m.actuals) {
                history(&item, (READING, &reading.date), status, findings);
            }
        }
    }
}

fn money(budget: &Budget, findings: &mut Findings<'_>) {
    for line in &budget.lines {
        if let Some(Either::Long(paid)) = line.paid.get() {
            let item = || text!("line {line}", "明细{line}", line = line.name());
            let (from, to) = ((FIRST_PAID, &paid.from), (LAST_PAID, &paid.to));
            order(&item, from, to, findings);
        }
    }
    for benefit in &budget.benefits {
        let item = || {
            text!(
                "benefit {benefit}",
                "效益{benefit}",
                benefit = benefit.name()
            )
        };
        let (from, until) = ((SETS_IN, &benefit.from), (ENDS, &benefit.until));
        order(&item, from, until, findings);
    }
}

fn planned_and_done(task: &Task, findings: &mut Findings<'_>) {
    let item = || text!("task {task}", "任务{task}", task = task.name());
    let (earliest, pinned) = ((EARLIEST, &task.not_before), (PINNED, &task.starts_on));
    let begins = if task.starts_on.is_absent() {
        earliest.clone()
    } else {
        pinned.clone()
    };
    order(&item, begins, (DEADLINE, &task.deadline), findings);
    order(&item, earliest, pinned, findings);
    order(
        &item,
        (STARTED, &task.started),
        (FINISHED, &task.finished),
        findings,
    );
    if let Some(baseline) = task.baseline.get() {
        order(
            &item,
            (APPROVED_START, &baseline.start),
            (APPROVED_FINISH, &baseline.finish),
            findings,
        );
    }
    if let (Some(progress), Some(finished)) = (task.progress.spanned(), task.finished.spanned())
        && progress.value.0 < Decimal::ONE_HUNDRED
    {
        findings
            .add(
                progress.span,
                text!(
                    "{item} is finished, yet its progress is {progress}",
                    "{item}已填实际完成日期，进度却只有 {progress}",
                    item = item(),
                    progress = progress.value,
                ),
            )
            .related(finished.span, text!("finished on this day", "实际完成日期"))
            .help(text!(
                "set the progress to 100%, or take out `finished:` until the task is done",
                "请将进度改为 100%；若尚未完成，请删去 `finished:`"
            ));
    }
    calendar(&task.calendar, findings);
}

/// Tells when the second date lies before the first.
fn order(
    item: &dyn Fn() -> Text,
    (first_name, first): (Text, &Field<Date>),
    (second_name, second): (Text, &Field<Date>),
    findings: &mut Findings<'_>,
) {
    let (Some(first), Some(second)) = (first.spanned(), second.spanned()) else {
        return;
    };
    if first.value <= second.value {
        return;
    }
    findings
        .add(
            second.span,
            text!(
                "the {second_name} of {item}, {second}, lies before its {first_name}, {first}",
                "{item}的{second_name} {second} 早于{first_name} {first}",
                second_name = second_name,
                item = item(),
                second = second.value,
                first_name = first_name,
                first = first.value,
            ),
        )
        .related(first.span, text!("the {name}", "{name}", name = first_name))
        .help(text!(
            "correct the one that is wrong; look at the year first",
            "请核对这两个日期，更正写错的一个（先看年份）"
        ));
}

fn task_is_history(task: &Task, status: (Span, Date), findings: &mut Findings<'_>) {
    let item = || text!("task {task}", "任务{task}", task = task.name());
    history(&item, (STARTED, &task.started), status, findings);
    history(&item, (FINISHED, &task.finished), status, findings);
}

fn milestone_is_history(milestone: &Milestone, status: (Span, Date), findings: &mut Findings<'_>) {
    let item = || text!("milestone {m}", "里程碑{m}", m = milestone.name());
    history(&item, (FINISHED, &milestone.finished), status, findings);
}

/// Tells when something is said to have happened after the status date.
fn history(
    item: &dyn Fn() -> Text,
    (name, date): (Text, &Field<Date>),
    (status_span, status): (Span, Date),
    findings: &mut Findings<'_>,
) {
    let Some(date) = date.spanned().filter(|date| *date.value > status) else {
        return;
    };
    findings
        .add(
            date.span,
            text!(
                "the {name} of {item}, {date}, lies after the status date, {status}",
                "{item}的{name} {date} 晚于状态日期 {status}",
                name = name,
                item = item(),
                date = date.value,
                status = status,
            ),
        )
        .related(
            status_span,
            text!("progress is judged as of this day", "进度以该日为准"),
        )
        .help(text!(
            "correct the date, or bring `status_date:` up to date; what has not happened yet is \
             no actual",
            "请更正该日期，或更新 `status_date:`；尚未发生的事不能记为实际"
        ));
}

/// Tells of the days that a calendar lists both as days off and as working days.
fn calendar(name: &Field<CalendarName>, findings: &mut Findings<'_>) {
    let Some(Either::Long(own)) = name.get() else {
        return;
    };
    let off: BTreeMap<Date, Span> = own
        .holidays
        .iter()
        .map(|day| (day.value, day.span))
        .collect();
    for day in &own.workdays {
        let Some(&holiday) = off.get(&day.value) else {
            continue;
        };
        findings
            .add(
                day.span,
                text!(
                    "{day} is listed both as a day off and as a working day",
                    "{day} 既列为休息日，又列为工作日",
                    day = day.value,
                ),
            )
            .related(holiday, text!("a day off here", "此处列为休息日"))
            .help(text!(
                "take it out of one of the two lists",
                "请从其中一个列表中删去"
            ));
    }
}
