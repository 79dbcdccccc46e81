//! D611: tasks that were not done by their day.

use super::d614;
use super::kept::Kept;
use super::work::{SHOWN, Work};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D611",
        name: "missed-tasks",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new("tasks were not done by their day", "任务未按期完成"),
    docs: Docs {
        checks: Text::new(
            "Of the tasks that were due by the `status_date`, at most 5% were done late or aren't done \
             (threshold `missed_tasks_percent`). A task is due on the finish of its `baseline`, else on \
             its `deadline`; what is due on the status date itself has that day still. One task that \
             was done late is let pass in any plan, one that isn't done is not. One finding, at the most \
             overdue task. Left alone: tasks with `accepted`, and plans in which no work says how far it is; when D614 tells that too little is \
             done, this isn't said again.",
            "到状态日期（`status_date`）应完成的任务中，逾期完成或尚未完成的不应超过 5%（阈值 `missed_tasks_percent`）。应完成日期取基线（`baseline`）的完成日期，\
             没有的取期限（`deadline`）；恰在状态日期到期的，当天仍可完成。逾期完成的只有一项时不提示，尚未完成的一项也提示。只提示一次，指在逾期最久的任务上。\
             以下不作判断：写有 `accepted` 的任务；没有任何工作填写进展的方案；D614 已指出完成太少的，不再重复。",
        ),
        why: Text::new(
            "Dates that are missed again and again say that the durations were wishes, and those still to come \
             are no better (DCMA 14-point assessment 11, DCMA-EA PAM 200.1, 2012: tasks finished or \
             forecast after their baseline finish ÷ tasks with a baseline finish by the status date ≤ 5%; \
             GAO Schedule Assessment Guide, 2015, best practice 10).",
            "一再误期，说明工期本来就是拍脑袋定的，后面的也好不了（DCMA 14 点评估第 11 项，DCMA-EA PAM 200.1，2012：\
             晚于基线完成的任务 ÷ 到状态日期应完成的任务 ≤ 5%；GAO《进度评估指南》2015 最佳实践 10）。",
        ),
        fails: Example {
            en: "status_date: 2026-03-31\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: Train the teams, duration: 10d, deadline: 2026-03-06, progress: 60%}\n",
            zh: "status_date: 2026-03-31\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: 班组培训, duration: 10d, deadline: 2026-03-06, progress: 60%}\n",
        },
        mended: Example {
            en: "status_date: 2026-03-31\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: Train the teams, duration: 10d, deadline: 2026-04-10, progress: 60%}\n",
            zh: "status_date: 2026-03-31\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, deadline: 2026-02-13, finished: 2026-02-13}\n      - {id: T2, title: 班组培训, duration: 10d, deadline: 2026-04-10, progress: 60%}\n",
        },
        ignore: Text::new(
            "When the delay is agreed: write `accepted:` with the reason, or have new dates approved.",
            "延期已获同意时：请用 `accepted:` 写明理由，或批准新的日期。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let Some(kept) = Kept::of(cx, &work).filter(|kept| !d614::tells(cx, kept)) else {
        return;
    };
    let share = kept.missed();
    let most = cx.settings.thresholds.missed_tasks_percent;
    let is_let_pass = kept.overdue.is_empty() && share.part < 2;
    if is_let_pass || !share.is_more_than(most) {
        return;
    }
    let is_done = kept.overdue.is_empty();
    let mut missed = kept.overdue.iter().chain(&kept.late);
    let Some(first) = missed.next() else { return };
    let message = match is_done {
        true => text!(
            "task {task} was done after its day, {promised}: {part} of the {whole} tasks due by \
             {status} missed their day ({share}; at most {most}%)",
            "任务{task}晚于应完成日期 {promised} 才完成；到 {status} 应完成的 {whole} 项任务中有 {part} 项没有按期完成（{share}，应不超过 {most}%）",
            task = first.task.name(),
            promised = first.promised,
            part = share.part,
            whole = share.whole,
            status = kept.status,
            share = share,
            most = most,
        ),
        false => text!(
            "task {task} was due on {promised} and isn't done: {part} of the {whole} tasks due by \
             {status} missed their day ({share}; at most {most}%)",
            "任务{task}应于 {promised} 完成，至今尚未完成；到 {status} 应完成的 {whole} 项任务中有 {part} 项没有按期完成（{share}，应不超过 {most}%）",
            task = first.task.name(),
            promised = first.promised,
            part = share.part,
            whole = share.whole,
            status = kept.status,
            share = share,
            most = most,
        ),
    };
    let finding = findings.add(first.stated, message);
    for due in missed.take(SHOWN) {
        finding.related(
            due.stated,
            match due.task.finished.value() {
                Some(finished) => text!(
                    "done only on {finished}",
                    "{finished} 才完成",
                    finished = finished
                ),
                None => text!("not done either", "同样尚未完成"),
            },
        );
    }
    finding.about(Subject::Plan).help(text!(
        "bring `progress` and `finished` up to date; then give the work that is left the time it \
         takes, and have the new dates approved",
        "请更新 `progress` 和 `finished`；再按实际所需时间安排余下的工作，新的日期须经批准"
    ));
}
