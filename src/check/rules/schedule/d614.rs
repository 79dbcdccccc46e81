//! D614: less is done than was to be done by now.

use rust_decimal::Decimal;

use super::kept::Kept;
use super::work::{SHOWN, Work};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D614",
        name: "low-bei",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new(
        "less is done than was to be done by now",
        "完成的任务少于应完成的",
    ),
    docs: Docs {
        checks: Text::new(
            "The baseline execution index, tasks done ÷ tasks due by the `status_date`, is at least \
             0.95 (threshold `least_bei_percent`, in percent). A task is due on the finish of its \
             `baseline`, else on its `deadline`; tasks done before their day count as done. One task \
             that isn't done is let pass here in any plan (D611 tells it). One finding, at the most \
             overdue task. Left alone: tasks without such a day, tasks with `accepted`, and plans in which no work says how far it is.",
            "基线执行指数（BEI），即已完成的任务数 ÷ 到状态日期（`status_date`）应完成的任务数，不应低于 0.95（阈值 `least_bei_percent`，以百分数表示）。\
             应完成日期取基线（`baseline`）的完成日期，没有的取期限（`deadline`）；提前完成的也算完成。只有一项未完成时不提示（见 D611）。\
             只提示一次，指在逾期最久的任务上。没有上述日期的任务和写有 `accepted` 的任务不计；没有任何工作填写进展的方案不作判断。",
        ),
        why: Text::new(
            "The index says at what pace the plan is worked off: at 0.8, what was to take ten months \
             takes twelve and a half (DCMA 14-point assessment 14, DCMA-EA PAM 200.1, 2012: BEI ≥ 0.95; \
             GAO Schedule Assessment Guide, 2015, best practice 10). DCMA counts tasks without a baseline as due \
             too; planvet leaves them out.",
            "该指数反映方案的执行速度：若为 0.8，原定十个月的工作要做十二个半月（DCMA 14 点评估第 14 项，DCMA-EA PAM 200.1，2012：BEI ≥ 0.95；\
             GAO《进度评估指南》2015 最佳实践 10）。没有基线的任务 DCMA 也计入应完成数，planvet 不计。",
        ),
        fails: Example {
            en: "status_date: 2026-03-31\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: Train the teams, duration: 10d, deadline: 2026-03-06, progress: 60%}\n      - {id: T3, title: Introduce the app, duration: 10d, deadline: 2026-03-20}\n",
            zh: "status_date: 2026-03-31\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: 班组培训, duration: 10d, deadline: 2026-03-06, progress: 60%}\n      - {id: T3, title: 推广小程序, duration: 10d, deadline: 2026-03-20}\n",
        },
        mended: Example {
            en: "status_date: 2026-03-31\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: Train the teams, duration: 10d, deadline: 2026-03-06, finished: 2026-03-06}\n      - {id: T3, title: Introduce the app, duration: 10d, deadline: 2026-04-17}\n",
            zh: "status_date: 2026-03-31\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: 班组培训, duration: 10d, deadline: 2026-03-06, finished: 2026-03-06}\n      - {id: T3, title: 推广小程序, duration: 10d, deadline: 2026-04-17}\n",
        },
        ignore: Text::new(
            "When the tasks that aren't done were put off by decision; write that into `accepted:`, or \
             have new dates approved.",
            "未完成的任务是经决定推迟的：请写入 `accepted:`，或批准新的日期。",
        ),
    },
    run: Run::Plan(run),
};

/// Whether there is too little done.
fn is_low(cx: &Context<'_>, kept: &Kept<'_>) -> bool {
    let least = cx.settings.thresholds.least_bei_percent as usize;
    kept.overdue.len() > 1 && kept.done.saturating_mul(100) < kept.due.saturating_mul(least)
}

/// Whether the rule has something to tell.
pub(super) fn tells(cx: &Context<'_>, kept: &Kept<'_>) -> bool {
    cx.settings.runs(&RULE) && is_low(cx, kept)
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let Some(kept) = Kept::of(cx, &work).filter(|kept| is_low(cx, kept)) else {
        return;
    };
    let Some((first, others)) = kept.overdue.split_first() else {
        return;
    };
    let index = Decimal::from(kept.done) / Decimal::from(kept.due.max(1));
    let least = Decimal::new(cx.settings.thresholds.least_bei_percent.into(), 2);
    let finding = findings.add(
        first.stated,
        text!(
            "{due} were due by {status}, {done} (baseline execution index {index}; at least {least}); \
             longest overdue is task {task}, due on {promised}",
            "到 {status} 应完成 {due} 项任务，{done}（基线执行指数 {index}，应不低于 {least}）；逾期最久的是任务{task}，应于 {promised} 完成",
            status = kept.status,
            due = count(kept.due, "task", "tasks"),
            done = match kept.done {
                0 => text!("and none is done", "一项也没有完成"),
                n => text!("but only {n} done", "只完成 {n} 项", n = n),
            },
            // Rounded down: what is too low is never shown as enough.
            index = index.trunc_with_scale(2).normalize(),
            least = least.normalize(),
            task = first.task.name(),
            promised = first.promised,
        ),
    );
    for due in others.iter().take(SHOWN) {
        finding.related(due.stated, text!("not done either", "同样尚未完成"));
    }
    finding.about(Subject::Plan).help(text!(
        "bring `progress` and `finished` up to date; then decide what is left out, put off or done \
         with more people, and have the new dates approved",
        "请更新 `progress` 和 `finished`；再决定哪些取消、推迟或增派人手，新的日期须经批准"
    ));
}
