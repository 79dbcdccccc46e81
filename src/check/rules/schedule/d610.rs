//! D610: tasks that nobody does.

use std::collections::HashSet;

use super::share::Share;
use super::work::{Piece, SHOWN, Work};
use crate::check::rules::prelude::*;
use crate::plan::Task;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D610",
        name: "no-resource",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new("task names nobody who does it", "任务没有安排人力或资源"),
    docs: Docs {
        checks: Text::new(
            "Every open task names who does it or has it done: an `owner`, resources in `uses`, its \
             `cost`, or a budget line that serves it. The owner of its phase does too. One finding, at \
             the first task without. Left alone: tasks without a duration or with one of zero, and \
             tasks with `accepted`.",
            "每项未完成的任务都要写明由谁来做、用什么做：负责人（`owner`）、资源（`uses`）、费用（`cost`），或有为其服务的预算明细；\
             所属阶段写有负责人的也可以。只提示一次，指在第一项没有写的任务上。以下不作判断：没有工期或工期为零的任务；写有 `accepted` 的任务。",
        ),
        why: Text::new(
            "Work that is nobody's isn't done, and whether there are enough people can only be \
             counted when it is known whom the tasks need (DCMA 14-point assessment 10, DCMA-EA PAM \
             200.1, 2012: open tasks of a day and more without hours or money; it sets no share that \
             may be without; GAO Schedule Assessment Guide, 2015, best practice 3). Planvet takes a name for enough.",
            "没有人认领的工作不会有人去做；知道每项任务要用谁，才算得出人手够不够（DCMA 14 点评估第 10 项，DCMA-EA PAM 200.1，2012：\
             工期在一天以上却没有工时或费用的未完成任务，未规定允许的比例；GAO《进度评估指南》2015 最佳实践 3）。planvet 的取舍：写明负责人即可。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, owner: Repairs manager}\n      - {id: T2, title: Train the teams, duration: 5d, after: [T1]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, owner: 工程部经理}\n      - {id: T2, title: 班组培训, duration: 5d, after: [T1]}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, owner: Repairs manager}\n      - {id: T2, title: Train the teams, duration: 5d, after: [T1], owner: Training officer}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, owner: 工程部经理}\n      - {id: T2, title: 班组培训, duration: 5d, after: [T1], owner: 培训专员}\n",
        },
        ignore: Text::new(
            "When the work is the client's or another company's, and the plan only waits for it.",
            "该工作由业主或其他单位承担、方案只是等待其结果时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let budget = cx.plan.budget.get();
    // Lines and what they serve that can't be read may well be for the task.
    if budget.is_some_and(|budget| !budget.lines.is_complete()) {
        return;
    }
    let lines = budget.into_iter().flat_map(|budget| &budget.lines);
    let served = lines.flat_map(|line| line.serves.iter());
    let paid: HashSet<&str> = served.map(|served| served.as_str()).collect();
    let is_someones = |task: &Task| {
        let is_paid = task.id.get().is_some_and(|id| paid.contains(id.as_str()));
        let named = [!task.owner.is_absent(), !task.cost.is_absent(), is_paid];
        named.contains(&true) || !task.uses.is_absent()
    };
    let takes_time = |task: &Task| {
        let duration = task.likely_duration();
        duration.is_some_and(|duration| !duration.amount.is_zero())
    };
    let mut nobodys = Vec::new();
    let mut whole = 0;
    for (number, task) in work.open_tasks().filter(|(_, task)| takes_time(task)) {
        whole += 1;
        let Piece::Task(_, phase) = work.pieces[number] else {
            continue;
        };
        if task.accepted.is_absent() && phase.owner.is_absent() && !is_someones(task) {
            nobodys.push(task);
        }
    }
    let Some((first, others)) = nobodys.split_first() else {
        return;
    };
    let share = Share {
        part: nobodys.len(),
        whole,
    };
    let message = match others {
        [] => text!(
            "task {task} names nobody who does it",
            "任务{task}没有写由谁来做",
            task = first.name(),
        ),
        _ => text!(
            "task {task} names nobody who does it; {part} of {whole} open tasks don't ({share})",
            "任务{task}没有写由谁来做；{whole} 项未完成的任务中有 {part} 项如此（{share}）",
            task = first.name(),
            part = share.part,
            whole = share.whole,
            share = share,
        ),
    };
    let finding = findings.add(first.title_span(), message);
    for task in others.iter().take(SHOWN) {
        finding.related(
            task.title_span(),
            text!("nobody does this either", "同样没有写由谁来做"),
        );
    }
    finding.about(Subject::Plan).help(text!(
        "write `owner:` with the person or role that does it or has it done, and `uses:` with the \
         people it takes",
        "请用 `owner:` 写明负责的人或岗位，用 `uses:` 写明需要的人力"
    ));
}
