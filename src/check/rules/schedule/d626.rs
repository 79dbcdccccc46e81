//! D626: a milestone that nobody can judge.

use crate::check::rules::prelude::*;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D626",
        name: "milestone-without-acceptance",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "milestone has no acceptance criterion",
        "里程碑没有验收标准",
    ),
    docs: Docs {
        checks: Text::new(
            "Every milestone says what must hold for its result to be accepted; when it names no \
             deliverable either, the finding says both. Milestones with `accepted:` are left \
             alone.",
            "每个里程碑都要写明验收标准；连交付物也没有的，一并提示。已写 `accepted:` 理由的不再提示。",
        ),
        why: Text::new(
            "Acceptance criteria are the conditions that must be met before a deliverable is \
             accepted (PMBOK). Without them a milestone is reached when someone says so.",
            "验收标准是交付物被接受前必须满足的条件（PMBOK）。没有标准，里程碑是否达成就只凭一句话。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    milestones:\n      - {id: M1, title: Dispatch system live, date: 2026-03-31, deliverable: Go-live report}\n",
            zh: "phases:\n  - title: 准备阶段\n    milestones:\n      - {id: M1, title: 自动派单上线, date: 2026-03-31, deliverable: 派单系统上线报告}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    milestones:\n      - {id: M1, title: Dispatch system live, date: 2026-03-31, deliverable: Go-live report, acceptance: At least 95% of jobs dispatched automatically for 7 days}\n",
            zh: "phases:\n  - title: 准备阶段\n    milestones:\n      - {id: M1, title: 自动派单上线, date: 2026-03-31, deliverable: 派单系统上线报告, acceptance: 连续7天自动派单率≥95%}\n",
        },
        ignore: Text::new(
            "When the milestone is a mere date, such as the start of a legal term; say so in \
             `accepted:`.",
            "里程碑只是一个时间节点（如法规生效日）时；请在 `accepted:` 中说明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for milestone in cx.trace().milestones_without(Gap::MilestoneAcceptance) {
        let (message, help) = if milestone.deliverable.is_absent() {
            (
                text!(
                    "milestone {m} has neither a deliverable nor an acceptance criterion",
                    "里程碑{m}既没有交付物，也没有验收标准",
                    m = milestone.name(),
                ),
                text!(
                    "add `deliverable:` with what is handed over and `acceptance:` with what \
                     must hold, in figures where possible",
                    "请补上 `deliverable:`（交付什么）和 `acceptance:`（达到什么条件算通过，尽量用数据）"
                ),
            )
        } else {
            (
                text!(
                    "milestone {m} has no acceptance criterion",
                    "里程碑{m}没有验收标准",
                    m = milestone.name(),
                ),
                text!(
                    "add `acceptance:` with what must hold, in figures where possible",
                    "请补上 `acceptance:`，写明达到什么条件算通过，尽量用数据"
                ),
            )
        };
        findings.add(milestone.title_span(), message).help(help);
    }
}
