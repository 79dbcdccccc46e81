//! D623: a milestone that leaves its phase.

use super::stray::Frame;
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D623",
        name: "milestone-outside-phase",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("milestone lies outside its phase", "里程碑不在所属阶段内"),
    docs: Docs {
        checks: Text::new(
            "The promised day of a milestone lies in its phase, first and last day included. \
             Where the phase states no date, the plan's counts. The day on which a milestone was \
             reached is not judged: being late is no contradiction.",
            "里程碑的承诺日期应在所属阶段之内（含首尾两日）；阶段没有写日期的，以方案的起止日期为准。\
             实际达成日期不作判断：延误不等于矛盾。",
        ),
        why: Text::new(
            "A milestone shows that its phase has delivered (PMBOK, milestone list). One that \
             comes after the phase is over, or before it begins, makes one of the two dates \
             wrong.",
            "里程碑用来证明本阶段的成果（PMBOK 里程碑清单）。日期落在阶段之外，里程碑与阶段必有一处写错。",
        ),
        fails: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n    milestones:\n      - {id: M1, title: Dispatch system live, date: 2026-04-10}\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n    milestones:\n      - {id: M1, title: 自动派单上线, date: 2026-04-10}\n",
        },
        mended: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n    milestones:\n      - {id: M1, title: Dispatch system live, date: 2026-03-31}\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n    milestones:\n      - {id: M1, title: 自动派单上线, date: 2026-03-31}\n",
        },
        ignore: Text::new(
            "Never; move the milestone to the phase in which it is reached.",
            "不应忽略；请把里程碑移到它实际所属的阶段。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for phase in &cx.plan.phases {
        let Some(frame) = Frame::in_phase(cx.plan, phase) else {
            continue;
        };
        for milestone in &phase.milestones {
            frame.tell(
                &|| text!("milestone {m}", "里程碑{m}", m = milestone.name()),
                &[(Text::new("date", "日期"), &milestone.date)],
                findings,
            );
        }
    }
}
