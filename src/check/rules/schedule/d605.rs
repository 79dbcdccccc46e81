//! D605: tasks that begin on a fixed day whatever comes before them.

use jiff::civil::Date;

use super::share::Share;
use super::work::{SHOWN, Work};
use crate::check::rules::prelude::*;
use crate::plan::Task;
use crate::schedule::network::State;
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D605",
        name: "hard-constraints",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("many tasks are pinned to a day", "固定日期的任务过多"),
    docs: Docs {
        checks: Text::new(
            "Of the open tasks at most 5% are pinned to a day with `starts_on` (threshold \
             `pinned_tasks_percent`), and one or two in any plan. `not_before` and `deadline` pin nothing: \
             the dates move with the work before. One finding, at the first pinned task that waits \
             for something, whose links are of no use then. Left alone: tasks with `accepted`, and plans in \
             which nothing waits for anything (D601).",
            "未完成的任务中，用 `starts_on` 固定开始日期的不应超过 5%（阈值 `pinned_tasks_percent`），只有一两项时不提示。\
             `not_before` 和 `deadline` 不算固定：日期仍随前面的工作变动。只提示一次，指在第一个有前置任务却被固定的任务上，它的前置关系因此不起作用。\
             以下不作判断：写有 `accepted` 的任务；没有任何前置关系的方案（见 D601）。",
        ),
        why: Text::new(
            "A pinned task stays where it is though the work before it is late: the plan looks on \
             time until the day itself (DCMA 14-point assessment 5, DCMA-EA PAM 200.1, 2012: open \
             tasks with hard constraints ÷ open tasks ≤ 5%; GAO Schedule Assessment Guide, 2015, best \
             practice 2). Of DCMA's four hard constraints the plan format has this one; a `deadline` \
             is a target and doesn't hold anything.",
            "前面的工作延误了，固定日期的任务却纹丝不动：直到那一天之前，方案看上去都是按期的（DCMA 14 点评估第 5 项，\
             DCMA-EA PAM 200.1，2012：带硬约束的未完成任务 ÷ 未完成任务 ≤ 5%；GAO《进度评估指南》2015 最佳实践 2）。\
             DCMA 列出的四种硬约束，方案格式中只有这一种；`deadline` 只是期限，不约束推算。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 10d}\n      - {id: T2, title: Sign the contract, duration: 5d, after: [T1], starts_on: 2026-01-19}\n      - {id: T3, title: Set up the system, duration: 20d, after: [T2], starts_on: 2026-01-26}\n      - {id: T4, title: Trial run, duration: 10d, after: [T3], starts_on: 2026-02-23}\n",
            zh: "start: 2026-01-05\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 10d}\n      - {id: T2, title: 签订合同, duration: 5d, after: [T1], starts_on: 2026-01-19}\n      - {id: T3, title: 系统配置, duration: 20d, after: [T2], starts_on: 2026-01-26}\n      - {id: T4, title: 试运行, duration: 10d, after: [T3], starts_on: 2026-02-24}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 10d}\n      - {id: T2, title: Sign the contract, duration: 5d, after: [T1]}\n      - {id: T3, title: Set up the system, duration: 20d, after: [T2], not_before: 2026-01-26}\n      - {id: T4, title: Trial run, duration: 10d, after: [T3]}\n",
            zh: "start: 2026-01-05\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 10d}\n      - {id: T2, title: 签订合同, duration: 5d, after: [T1]}\n      - {id: T3, title: 系统配置, duration: 20d, after: [T2], not_before: 2026-01-26}\n      - {id: T4, title: 试运行, duration: 10d, after: [T3]}\n",
        },
        ignore: Text::new(
            "When the days are truly fixed from outside: inspections, assemblies, festivals.",
            "日期确由外部确定时，例如年检、业主大会、节庆活动。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let Some(Pinned { share, tasks }) = pinned(cx, &work) else {
        return;
    };
    let first = tasks.iter().position(|(task, _)| !task.after.is_absent());
    let first = first.unwrap_or(0);
    let Some((task, pin)) = tasks.get(first) else {
        return;
    };
    let finding = findings.add(
        pin.span,
        text!(
            "task {task} begins on {pin} whatever comes before it: {part} of {whole} open tasks are \
             pinned like that ({share}; at most {most}%)",
            "任务{task}固定在 {pin} 开始，不随前置任务变动：{whole} 项未完成的任务中有 {part} 项是这样固定的（{share}，应不超过 {most}%）",
            task = task.name(),
            pin = pin.value,
            part = share.part,
            whole = share.whole,
            share = share,
            most = cx.settings.thresholds.pinned_tasks_percent,
        ),
    );
    let others = tasks.iter().enumerate().filter(|(at, _)| *at != first);
    for (_, (_, pin)) in others.take(SHOWN) {
        finding.related(pin.span, text!("pinned too", "同样固定了日期"));
    }
    finding.about(Subject::Plan).help(text!(
        "write `not_before` instead of `starts_on` where the day is only the earliest, and keep \
         `starts_on` for days that are fixed from outside",
        "只是“最早从这天开始”的，请用 `not_before` 代替 `starts_on`；`starts_on` 只留给由外部确定的日期"
    ));
}

struct Pinned<'c> {
    share: Share,
    tasks: Vec<(&'c Task, Spanned<&'c Date>)>,
}

/// The pinned tasks, when they are too many.
fn pinned<'c>(cx: &Context<'_>, work: &Work<'c>) -> Option<Pinned<'c>> {
    if !work.has_links() {
        return None;
    }
    let is_pinned = |number| matches!(work.state(number), State::Pinned(_));
    let tasks: Vec<_> = work
        .open_tasks()
        .filter(|&(number, task)| is_pinned(number) && task.accepted.is_absent())
        .filter_map(|(_, task)| Some((task, task.starts_on.spanned()?)))
        .collect();
    let share = Share {
        part: tasks.len(),
        whole: work.open_tasks().count(),
    };
    share
        .is_over(cx.settings.thresholds.pinned_tasks_percent)
        .then_some(Pinned { share, tasks })
}

/// Whether the rule has something to tell.
pub(super) fn tells(cx: &Context<'_>, work: &Work<'_>) -> bool {
    cx.settings.runs(&RULE) && pinned(cx, work).is_some()
}
