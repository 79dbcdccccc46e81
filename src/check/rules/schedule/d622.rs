//! D622: a phase that leaves the plan.

use super::stray::Frame;
use crate::check::rules::prelude::*;
use crate::schedule::Window;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D622",
        name: "phase-outside-plan",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("phase lies outside the plan", "阶段超出方案期限"),
    docs: Docs {
        checks: Text::new(
            "Phases begin and end between the first and the last day of the plan, both \
             included. Nothing is compared with a date that the plan doesn't state.",
            "各阶段的起止日期应在方案的开始与结束日期之间（含首尾两日）。方案没有写明的日期不作比较。",
        ),
        why: Text::new(
            "Dates must agree from the summary down to the detail (GAO Schedule Assessment \
             Guide, 2015: vertical traceability). Whoever approved the plan approved work until \
             its last day only.",
            "从总体到明细，日期必须一致（GAO《进度评估指南》2015：纵向可追溯）。批准方案的人只批准到结束日期为止。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nend: 2026-12-18\nphases:\n  - {id: PH1, title: Roll-out, start: 2026-01-05, end: 2027-01-29}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\nphases:\n  - {id: PH1, title: 推广阶段, start: 2026-01-05, end: 2027-01-29}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nend: 2026-12-18\nphases:\n  - {id: PH1, title: Roll-out, start: 2026-01-05, end: 2026-12-18}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\nphases:\n  - {id: PH1, title: 推广阶段, start: 2026-01-05, end: 2026-12-31}\n",
        },
        ignore: Text::new(
            "Never; move the plan's own dates when it begins earlier or ends later.",
            "不应忽略；方案提前启动或延期的，请修改方案自身的起止日期。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(frame) = Frame::of_phase(cx.plan) else {
        return;
    };
    for phase in &cx.plan.phases {
        if Window::new(&phase.start, &phase.end).is_none() {
            continue;
        }
        frame.tell(
            &|| text!("phase {phase}", "阶段{phase}", phase = phase.name()),
            &[
                (Text::new("start", "开始日期"), &phase.start),
                (Text::new("end", "结束日期"), &phase.end),
            ],
            findings,
        );
    }
}
