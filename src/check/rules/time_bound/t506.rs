//! T506: a deadline on a day off.

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::value::date_parts;
use crate::schedule::WorkingTime;
use crate::schedule::calendar::DayOff;
use crate::source::{Edit, Spanned};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T506",
        name: "deadline-on-day-off",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new("deadline falls on a day off", "期限落在休息日"),
    docs: Docs {
        checks: Text::new(
            "Deadlines of goals and tasks fall on working days of the plan's calendar. If it names \
             none, that is Monday to Friday, and the weekends on which China works to make up for \
             a holiday are left alone. So are tasks with a calendar of their own, and years whose \
             official holidays are not known.",
            "目标和任务的期限应落在方案日历的工作日上；没有写日历的按周一至周五，调休上班的周末不提示。\
             自带日历的任务不检查，官方节假日安排尚未公布的年份也不检查。",
        ),
        why: Text::new(
            "On a day off nobody hands over or signs off, so the real deadline is another day \
             (GAO Schedule Assessment Guide 2015: calendars reflect the days really worked).",
            "休息日无人交付和签收，真正的期限其实是另一天（GAO《进度评估指南》2015：日历应反映实际工作日）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-05-31}\n",
            zh: "calendar: CN\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026-10-01}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-05-29}\n",
            zh: "calendar: CN\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026-09-30}\n",
        },
        ignore: Text::new(
            "When the day counts as such, as the last day of a month up to which figures are \
             taken; for services that work every day, set `calendar: continuous`.",
            "以自然日为准时（如数据统计到月末）可以忽略；全年无休的服务请写 `calendar: continuous`。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(working_time) =
        WorkingTime::of_plan(cx.plan, &cx.settings.calendars).filter(|_| cx.is_complete())
    else {
        return;
    };
    for goal in &cx.plan.goals {
        if let Some(deadline) = goal.deadline.spanned() {
            let whose = text!("goal {goal}", "目标{goal}", goal = goal.name());
            judge(cx, whose, deadline, &working_time, findings);
        }
    }
    for task in cx.plan.tasks().filter(|task| task.calendar.is_absent()) {
        if let Some(deadline) = task.deadline.spanned() {
            let whose = text!("task {task}", "任务{task}", task = task.name());
            judge(cx, whose, deadline, &working_time, findings);
        }
    }
}

fn judge(
    cx: &Context<'_>,
    whose: Text,
    deadline: Spanned<&Date>,
    working_time: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    let date = *deadline.value;
    let Some(reason) = working_time.day_off(date) else {
        return;
    };
    let message = match reason {
        DayOff::Weekend => text!(
            "the deadline {date} of {whose} falls on a weekend",
            "{whose}的期限 {date} 是周末",
            date = date,
            whose = whose,
        ),
        DayOff::Holiday(Some(name)) => text!(
            "the deadline {date} of {whose} falls on a public holiday ({name})",
            "{whose}的期限 {date} 在{name}假期内",
            date = date,
            whose = whose,
            name = name,
        ),
        DayOff::Holiday(None) => text!(
            "the deadline {date} of {whose} falls on a day off of the plan's calendar",
            "{whose}的期限 {date} 是方案日历中的休息日",
            date = date,
            whose = whose,
        ),
    };
    let finding = findings.add(deadline.span, message);
    let Some(before) = working_time.previous_workday(date) else {
        return;
    };
    finding.help(text!(
        "the last working day before is {before}",
        "此前最后一个工作日是 {before}",
        before = before,
    ));
    let written = &cx.text[deadline.span.range()];
    if date_parts(written).is_some() {
        finding.fix(
            text!(
                "set the deadline to {before}",
                "将期限改为 {before}",
                before = before
            ),
            false,
            Edit {
                span: deadline.span,
                replacement: before.to_string(),
            },
        );
    }
}
