//! D629: a task that leaves its phase.

use super::stray::Frame;
use crate::check::rules::prelude::*;
use crate::schedule::Window;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D629",
        name: "task-outside-phase",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("task lies outside its phase", "任务不在所属阶段内"),
    docs: Docs {
        checks: Text::new(
            "The planned dates of a task (`starts_on`, `not_before`, `deadline`) lie in its \
             phase, first and last day included. Where the phase states no date, the plan's \
             counts. Actual and approved dates are not judged.",
            "任务的计划日期（`starts_on`、`not_before`、`deadline`）应在所属阶段之内（含首尾两日）；\
             阶段没有写日期的，以方案的起止日期为准。实际日期和基线日期不作判断。",
        ),
        why: Text::new(
            "Dates must agree from the summary down to the detail (GAO Schedule Assessment \
             Guide, 2015: vertical traceability). A phase cannot be closed while one of its \
             tasks still runs.",
            "从总体到明细，日期必须一致（GAO《进度评估指南》2015：纵向可追溯）。任务还在做，阶段就结束不了。",
        ),
        fails: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, deadline: 2026-04-10}\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, deadline: 2026-04-10}\n",
        },
        mended: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, deadline: 2026-03-31}\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, deadline: 2026-03-31}\n",
        },
        ignore: Text::new(
            "When a task is listed with the phase that prepares it, although it runs on into the \
             next.",
            "任务跨阶段持续、只是列在启动它的阶段中时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for phase in &cx.plan.phases {
        let Some(frame) = Frame::in_phase(cx.plan, phase) else {
            continue;
        };
        for task in &phase.tasks {
            let reversed = [&task.starts_on, &task.not_before]
                .into_iter()
                .any(|start| Window::new(start, &task.deadline).is_none());
            if reversed {
                continue;
            }
            frame.tell(
                &|| text!("task {task}", "任务{task}", task = task.name()),
                &[
                    (Text::new("fixed start", "指定开始日期"), &task.starts_on),
                    (
                        Text::new("earliest start", "最早开始日期"),
                        &task.not_before,
                    ),
                    (Text::new("deadline", "期限"), &task.deadline),
                ],
                findings,
            );
        }
    }
}
