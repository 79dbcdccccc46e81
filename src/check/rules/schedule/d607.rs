//! D607: days that can't be kept by the plan's own logic.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::late::{Late, Missed, late};
use super::work::{SHOWN, Work, days};
use crate::check::rules::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::plan::Task;
use crate::schedule::cpm::Overrun;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D607",
        name: "negative-float",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("a day can't be kept", "日期不可能守住"),
    docs: Docs {
        checks: Text::new(
            "No open task has a negative float: each can be done by its `deadline`, and what comes \
             before a pinned task (`starts_on`) is done by then. One finding for each chain of work, \
             at the first day on it that can't be kept; the deadlines behind it are counted along. \
             Each cause is told once: a deadline gives way to a milestone (D624) or goal (A307) that hangs \
             on the same work and is told to be as late, and to dates that D609 and D629 tell of; \
             deadlines that passed before the status date are counted by D611 and D614, and the end of \
             the plan by D613. Left \
             alone: tasks with `accepted`, and dates that rest on something unknown (as for D624, and \
             on work done in part as of no status date). Of a plan that names no calendar, four working days \
             are let pass: so many weekend days may be worked.",
            "未完成的任务都不应有负时差：应能在期限（`deadline`）前完成；固定了开始日期（`starts_on`）的任务，其前置工作应能在此之前完成。\
             同一条工作链只提示一次，指在第一个守不住的日期上，其后同样守不住的期限一并计数。同一原因不重复提示：同样的工作之后，D624（里程碑）或 A307（目标）已指出晚同样多天或更多的，\
             以及 D609 和 D629 已指出的日期，这里不再提示；状态日期之前已过的期限由 D611、D614 统计，方案的结束日期由 D613 判断。以下不作判断：写有 `accepted` 的任务；\
             推算依据不全的（同 D624，另有只填了进度却没有状态日期的）。未注明日历的方案，晚 4 个工作日以内不作判断：周末可能调休上班。",
        ),
        why: Text::new(
            "Negative float is a contradiction in the plan: by its own durations and links the day \
             is missed before anybody has begun (DCMA 14-point assessment 7, DCMA-EA PAM 200.1, \
             2012: tasks with negative float = 0; GAO Schedule Assessment Guide, 2015, best practice 7).",
            "负时差是方案的自相矛盾：按它自己写的工期和先后关系，还没开工就已注定误期（DCMA 14 点评估第 7 项，DCMA-EA PAM 200.1，2012：\
             负时差的任务为 0；GAO《进度评估指南》2015 最佳实践 7）。",
        ),
        fails: Example {
            en: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 20d}\n      - {id: T2, title: Set up the system, duration: 15d, after: [T1], deadline: 2026-02-13}\n",
            zh: "start: 2026-01-05\ncalendar: CN\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 20d}\n      - {id: T2, title: 系统配置, duration: 15d, after: [T1], deadline: 2026-02-13}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 15d}\n      - {id: T2, title: Set up the system, duration: 15d, after: [T1], deadline: 2026-02-13}\n",
            zh: "start: 2026-01-05\ncalendar: CN\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 10d}\n      - {id: T2, title: 系统配置, duration: 15d, after: [T1], deadline: 2026-02-13}\n",
        },
        ignore: Text::new(
            "When the task doesn't need all of the work before it; better link it to the part that it \
             needs.",
            "任务并不需要全部前置工作时；最好只以它真正需要的部分为前置。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let has_day = |task: &Task| !task.deadline.is_absent() || !task.starts_on.is_absent();
    if !cx.plan.tasks().any(has_day) {
        return;
    }
    let Some(work) = Work::of(cx) else { return };
    for late in late(cx, &work) {
        let Some(task) = work.pieces[late.number].task() else {
            continue;
        };
        match late.what {
            Missed::Deadline(finish, slip) => {
                tell_deadline(&work, (task, &late), (finish, slip), findings);
            }
            Missed::Pin(overrun) => tell_pin(&work, (task, &late), overrun, findings),
        }
    }
}

fn tell_deadline(
    work: &Work<'_>,
    (task, late): (&Task, &Late),
    (finish, slip): (Date, Decimal),
    findings: &mut Findings<'_>,
) {
    let Some(deadline) = task.deadline.spanned() else {
        return;
    };
    let finding = findings.add(
        deadline.span,
        text!(
            "task {task} is due on {deadline}, but by durations and links it is done on {finish} at \
             the earliest, {slip} later{others}",
            "任务{task}的期限是 {deadline}，而按工期和前置任务最早 {finish} 才能完成，晚 {slip}{others}",
            task = task.name(),
            deadline = deadline.value,
            finish = finish,
            slip = days(slip),
            others = others(late),
        ),
    );
    work.show_chain(late.number, finding);
    show_others(work, late, finding);
    finding.help(text!(
        "shorten the work on the way there, begin it earlier or move the deadline; \
         `planvet timeline --why ID` shows what drives it",
        "请缩短途中各项工作的工期、提前开始或推后期限；`planvet timeline --why 编号` 可查看由什么决定"
    ));
}

fn tell_pin(
    work: &Work<'_>,
    (task, late): (&Task, &Late),
    overrun: Overrun,
    findings: &mut Findings<'_>,
) {
    let (Some(pin), Some(start)) = (task.starts_on.spanned(), overrun.start) else {
        return;
    };
    let link = work.schedule.network().link(overrun.link);
    let finding = findings.add(
        pin.span,
        text!(
            "task {task} is to begin on {pin}, but by what comes before it, it can't begin before \
             {start}, {by} later{others}",
            "任务{task}固定在 {pin} 开始，而按前置任务最早 {start} 才能开始，晚 {by}{others}",
            task = task.name(),
            pin = pin.value,
            start = start,
            by = days(overrun.by),
            others = others(late),
        ),
    );
    finding.related(link.stated, text!("what comes before", "前置任务"));
    work.show_chain(link.from as usize, finding);
    show_others(work, late, finding);
    finding.help(text!(
        "shorten the work before it, move the day, or write `not_before` instead of `starts_on`, so \
         that the task moves with what comes before",
        "请缩短前面的工作或推后该日期；或用 `not_before` 代替 `starts_on`，使任务随前置任务变动"
    ));
}

/// How many other days fall with the first.
fn others(late: &Late) -> Text {
    match late.others.len() {
        0 => Text::new("", ""),
        n => text!(
            "; {n} can't be kept either",
            "；其后还有 {n} 个日期同样守不住",
            n = count(n, "later date", "later dates"),
        ),
    }
}

fn show_others(work: &Work<'_>, late: &Late, finding: &mut Diagnostic) {
    for &(number, what) in late.others.iter().take(SHOWN) {
        let task = work.pieces[number].task();
        let (day, slip) = match what {
            Missed::Deadline(_, slip) => (task.and_then(|task| task.deadline.span()), slip),
            Missed::Pin(overrun) => (task.and_then(|task| task.starts_on.span()), overrun.by),
        };
        if let Some(day) = day {
            let label = text!("{slip} late here", "此处晚 {slip}", slip = days(slip));
            finding.related(day, label);
        }
    }
}
