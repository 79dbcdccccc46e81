//! A310: a goal that lags behind its stages.

use crate::check::rules::prelude::*;
use crate::progress::{Progress, Standing};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A310",
        name: "behind-plan",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new("goal is behind its plan", "目标进展落后于计划"),
    docs: Docs {
        checks: Text::new(
            "As of `status_date`, the latest actual value must be at least as good as the last \
             stage that was due on or before the day of that value; from the deadline on, the \
             target is due. What is better is told by the baseline and the target, or by a bound \
             (≥, at most). Without a status date, or without an actual value on a day, nothing is \
             judged, and a stage that fell due after the latest actual value has to wait for the \
             next one.",
            "截至状态日期（`status_date`），最近一次实际值至少应达到该实际值日期当天或之前到期的最后一个阶段目标值；\
             到了期限，则应达到目标值。高好还是低好由基线与目标值判断，或由界限（≥、不超过）判断。\
             没有状态日期或没有带日期的实际值时不作判断；在最近一次实际值之后才到期的阶段，留待下次读数再看。",
        ),
        why: Text::new(
            "A lag that is seen early can still be made up (GAO Schedule Assessment Guide 2015 \
             and PMBOK: compare actual progress with the baseline at each status date).",
            "落后发现得早，才来得及追赶（GAO《进度评估指南》2015 与 PMBOK：在每个状态日期将实际进展与基准比较）。",
        ),
        fails: Example {
            en: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: Answer repair requests faster\n    measure:\n      metric: time to arrive\n      unit: hours\n      baseline: 24\n      target: 16\n      stages: [{value: 20, date: 2026-03-15}]\n      actuals: [{value: 22.5, date: 2026-03-31}]\n",
            zh: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure:\n      metric: 平均到场时长\n      unit: 小时\n      baseline: 24\n      target: 16\n      stages: [{value: 20, date: 2026-03-15}]\n      actuals: [{value: 22.5, date: 2026-03-31}]\n",
        },
        mended: Example {
            en: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: Answer repair requests faster\n    measure:\n      metric: time to arrive\n      unit: hours\n      baseline: 24\n      target: 16\n      stages: [{value: 20, date: 2026-03-15}]\n      actuals: [{value: 19.6, date: 2026-03-31}]\n",
            zh: "status_date: 2026-03-31\ngoals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure:\n      metric: 平均到场时长\n      unit: 小时\n      baseline: 24\n      target: 16\n      stages: [{value: 20, date: 2026-03-15}]\n      actuals: [{value: 19.6, date: 2026-03-31}]\n",
        },
        ignore: Text::new(
            "When whoever approved the plan has taken note of the lag and how it is made up.",
            "批准人已知悉落后情况及追赶措施时，可以忽略。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for progress in cx.progress() {
        judge(progress, findings);
    }
}

fn judge(progress: &Progress<'_>, findings: &mut Findings<'_>) {
    let (Some(reading), Some(due)) = (progress.reading, progress.due) else {
        return;
    };
    if progress.standing != Some(Standing::Behind) {
        return;
    }
    let measure = progress.measure;
    findings
        .add(
            reading.span,
            text!(
                "goal {goal} is behind plan: {actual} on {read_on}, while {wanted} was due by \
                 {due_on}",
                "目标{goal}进展落后：{read_on} 实际为 {actual}，而 {due_on} 就应达到 {wanted}",
                goal = progress.goal.name(),
                actual = measure.as_read(reading.amount),
                read_on = reading.date,
                wanted = measure.as_read(due.amount),
                due_on = due.date,
            ),
        )
        .related(due.span, text!("due by then", "届时应达到的值"))
        .help(text!(
            "add what makes up the lag (a task, people, money), or have later stages and the \
             deadline approved anew",
            "请补充追赶措施（任务、人员或资金），或重新报批后续阶段目标与期限"
        ));
}
