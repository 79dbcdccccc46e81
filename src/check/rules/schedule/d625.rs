//! D625: a phase without a milestone.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D625",
        name: "phase-without-milestone",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("phase has no milestone", "阶段没有里程碑"),
    docs: Docs {
        checks: Text::new(
            "Every phase that has dates or tasks promises at least one milestone. A phase that \
             is a mere title so far is left alone.",
            "凡已写日期或任务的阶段，至少应有一个里程碑。只有标题的阶段暂不检查。",
        ),
        why: Text::new(
            "Without a promised result nobody can say that the phase is over and the next may \
             begin (PMBOK: milestone list, phase gates at the end of phases).",
            "没有承诺的成果，就无从判断阶段是否完成、能否进入下一阶段（PMBOK：里程碑清单、阶段末的关口评审）。",
        ),
        fails: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n",
        },
        mended: Example {
            en: "phases:\n  - id: PH1\n    title: Preparation\n    start: 2026-01-05\n    end: 2026-03-31\n    milestones:\n      - {id: M1, title: System chosen, date: 2026-03-31, deliverable: Selection report, acceptance: Signed by the steering group}\n",
            zh: "phases:\n  - id: PH1\n    title: 准备阶段\n    start: 2026-01-05\n    end: 2026-03-31\n    milestones:\n      - {id: M1, title: 完成系统选型, date: 2026-03-31, deliverable: 选型报告, acceptance: 领导小组会签通过}\n",
        },
        ignore: Text::new(
            "When a short phase ends with the milestone of the next one.",
            "阶段很短、与下一阶段共用一个里程碑时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for phase in cx.trace().phases_without(Gap::PhaseMilestone) {
        findings
            .add(
                phase.title_span(),
                text!(
                    "phase {phase} has no milestone",
                    "阶段{phase}没有里程碑",
                    phase = phase.name(),
                ),
            )
            .help(text!(
                "add `milestones:` with what the phase hands over, by which day, and when that \
                 is accepted",
                "请补上 `milestones:`，写明交付什么、哪天交付、如何验收"
            ));
    }
}
