//! D633: coefficients of correlation that can't be.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::{CorrelatedGroup, Task};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D633",
        name: "impossible-correlation",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("coefficients of correlation can't be", "相关系数不成立"),
    docs: Docs {
        checks: Text::new(
            "A coefficient under `simulation.correlation` lies between 0 and 1, and those of all \
             groups that a task belongs to add up to 1 at most. A task belongs to a group by its \
             own id, by that of its phase or by that of a resource that it uses. Left alone: sums \
             of exactly 1, coefficients that can't be read (F007), and groups of fewer than two \
             tasks, which change nothing.",
            "`simulation.correlation` 中的系数须在 0 到 1 之间；同一任务所属各组的系数合计不超过 1。\
             组中写了任务本身、所在阶段或所用资源的编号，该任务即属于该组。\
             以下不查：合计正好为 1；系数无法识别（由 F007 指出）；不足两项任务的组（不起作用）。",
        ),
        why: Text::new(
            "What a task has in common with others is a part of what makes it run over, and the \
             parts can't be more than the whole: no random numbers have such coefficients, so the \
             plan can't be simulated as it says (one factor for each group, `docs/formulas.md`).",
            "与其他任务共同的原因只是该任务拖期原因的一部分，各部分之和不可能大于整体：不存在具有这样相关系数的随机数，\
             方案无法按所写的模拟（每组一个公共因子，见 `docs/formulas.zh-CN.md`）。",
        ),
        fails: Example {
            en: "phases:\n  - title: Works\n    tasks:\n      - {id: T1, title: Replace the pumps, duration: 20d}\n      - {id: T2, title: Replace the pipes, duration: 30d}\nsimulation:\n  correlation:\n    - {title: same crew, members: [T1, T2], coefficient: 0.6}\n    - {title: same supplier, members: [T1, T2], coefficient: 0.5}\n",
            zh: "phases:\n  - title: 施工\n    tasks:\n      - {id: T1, title: 更换水泵, duration: 20d}\n      - {id: T2, title: 更换管道, duration: 30d}\nsimulation:\n  correlation:\n    - {title: 同一施工队, members: [T1, T2], coefficient: 0.6}\n    - {title: 同一供应商, members: [T1, T2], coefficient: 0.5}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Works\n    tasks:\n      - {id: T1, title: Replace the pumps, duration: 20d}\n      - {id: T2, title: Replace the pipes, duration: 30d}\nsimulation:\n  correlation:\n    - {title: same crew, members: [T1, T2], coefficient: 0.6}\n    - {title: same supplier, members: [T1, T2], coefficient: 0.3}\n",
            zh: "phases:\n  - title: 施工\n    tasks:\n      - {id: T1, title: 更换水泵, duration: 20d}\n      - {id: T2, title: 更换管道, duration: 30d}\nsimulation:\n  correlation:\n    - {title: 同一施工队, members: [T1, T2], coefficient: 0.6}\n    - {title: 同一供应商, members: [T1, T2], coefficient: 0.3}\n",
        },
        ignore: Text::new(
            "Never: there is nothing to simulate by such coefficients.",
            "不应忽略：这样的系数无法用于模拟。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(simulation) = cx.plan.simulation.get() else {
        return;
    };
    let groups = &simulation.correlation;
    for group in groups {
        one(group, findings);
    }
    // Tasks of the same groups are told together.
    let mut beyond: BTreeMap<Vec<usize>, Vec<&Task>> = BTreeMap::new();
    for (task, mut of_task) in cx.plan.groups_of_tasks() {
        of_task.retain(|&at| possible(&groups[at]).is_some_and(|number| !number.is_zero()));
        let coefficients = of_task.iter().filter_map(|&at| possible(&groups[at]));
        if coefficients.sum::<Decimal>() > Decimal::ONE {
            beyond.entry(of_task).or_default().push(task);
        }
    }
    for (of_task, tasks) in beyond {
        let groups: Vec<&CorrelatedGroup> = of_task.iter().map(|&at| &groups[at]).collect();
        several(&groups, &tasks, findings);
    }
}

/// The coefficient of a group, if there can be such a one.
fn possible(group: &CorrelatedGroup) -> Option<Decimal> {
    let number = group.coefficient.value()?.0;
    (Decimal::ZERO..=Decimal::ONE)
        .contains(&number)
        .then_some(number)
}

/// Tells a coefficient that lies outside of what there is.
fn one(group: &CorrelatedGroup, findings: &mut Findings<'_>) {
    let Some(coefficient) = group.coefficient.spanned() else {
        return;
    };
    let number = coefficient.value.0;
    if possible(group).is_some() {
        return;
    }
    let finding = findings.add(
        coefficient.span,
        text!(
            "there is no coefficient of {number}: it lies between 0 and 1",
            "相关系数不可能为 {number}，应在 0 到 1 之间",
            number = coefficient.value,
        ),
    );
    let share = number
        .checked_div(Decimal::ONE_HUNDRED)
        .map(|share| share.normalize());
    finding.help(match share {
        _ if number < Decimal::ZERO => text!(
            "tasks of a group run over together; leave out the group if they don't",
            "同组任务会一起拖期；如果并非如此，请删去该组"
        ),
        Some(share) if number >= Decimal::TWO && share <= Decimal::ONE => text!(
            "write {share}, or {number}%, if that is meant",
            "如果想写的是百分之 {number}，请写 {share} 或 {number}%",
            share = share,
            number = coefficient.value,
        ),
        _ => text!(
            "write 1 if the tasks move in step, less if only some of what delays them is the same",
            "完全同步写 1；只有部分拖期原因相同的，应小于 1"
        ),
    });
}

/// Tells coefficients that come to more than 1 for some tasks.
fn several(groups: &[&CorrelatedGroup], tasks: &[&Task], findings: &mut Findings<'_>) {
    let (Some((last, others)), Some((task, more))) = (groups.split_last(), tasks.split_first())
    else {
        return;
    };
    let Some(span) = last.coefficient.span() else {
        return;
    };
    let sum: Decimal = groups.iter().filter_map(|group| possible(group)).sum();
    let tasks = match more.len() {
        0 => text!("task {task}", "任务{task}", task = task.name()),
        n => text!(
            "{all} tasks, of which {task} is the first",
            "任务{task}等 {all} 项任务",
            task = task.name(),
            all = n + 1,
        ),
    };
    let finding = findings.add(
        span,
        text!(
            "the coefficients of {groups} groups add up to {sum} for {tasks}; they can come to 1 at most",
            "{tasks}所属 {groups} 个组的系数合计为 {sum}，超过 1",
            groups = groups.len(),
            sum = sum.normalize(),
            tasks = tasks,
        ),
    );
    for group in others {
        if let Some(coefficient) = group.coefficient.spanned() {
            finding.related(
                coefficient.span,
                text!(
                    "{coefficient} of it here",
                    "其中此处为 {coefficient}",
                    coefficient = coefficient.value,
                ),
            );
        }
    }
    finding.help(text!(
        "lower the coefficients, or leave each task to the group that matters most for it",
        "请调低系数，或让任务只属于影响最大的一个组"
    ));
}
