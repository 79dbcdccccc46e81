//! E903: a goal of which nobody says when it is reached.

use crate::check::rules::prelude::*;
use crate::plan::Goal;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "E903",
        name: "goal-without-acceptance",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal has no acceptance criterion", "目标没有验收标准"),
    docs: Docs {
        checks: Text::new(
            "In a plan with an evaluation chapter, every goal without sub-goals stands under \
             `acceptance`. Goals with sub-goals are accepted through them, and goals with \
             `accepted:` are left alone. The rule is silent while an entry of `acceptance` names \
             no goal that exists.",
            "方案写了评估一章的，每个没有下级的目标都应列入 `acceptance`。有下级的目标由下级验收；\
             已写 `accepted:` 理由的不再提示。只要有一条验收项没有指向存在的目标，本规则就不作判断。",
        ),
        why: Text::new(
            "Acceptance criteria, agreed beforehand, settle when a result counts as delivered \
             (PMBOK). Without them the end of the plan is a matter of negotiation.",
            "事先约定的验收标准决定成果何时算交付（PMBOK）。没有约定，方案收尾就只能靠临时协商。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fix it the first time}\nevaluation:\n  acceptance:\n    - {goal: G1, criterion: Average response of 16.8 hours or less}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 提高一次修复率}\nevaluation:\n  acceptance:\n    - {goal: G1, criterion: 平均响应≤16.8小时}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Fix it the first time}\nevaluation:\n  acceptance:\n    - {goal: G1, criterion: Average response of 16.8 hours or less}\n    - {goal: G2, criterion: First-time fix rate of at least 90%}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 提高一次修复率}\nevaluation:\n  acceptance:\n    - {goal: G1, criterion: 平均响应≤16.8小时}\n    - {goal: G2, criterion: 一次修复率≥90%}\n",
        },
        ignore: Text::new(
            "When a goal is only watched and nobody has to sign for it; say so in `accepted:`.",
            "该目标只作跟踪、无须签认时；请在 `accepted:` 中说明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(evaluation) = cx.plan.evaluation.get() else {
        return;
    };
    let missing: Vec<&Goal> = cx.trace().goals_without(Gap::Acceptance).collect();
    let chapter = cx.plan.evaluation.place();
    if let ([_, _, ..], true, Some(chapter)) = (
        missing.as_slice(),
        evaluation.acceptance.is_absent(),
        chapter,
    ) {
        findings
            .add(
                chapter.key,
                text!(
                    "the evaluation has no acceptance criterion for any of {n}",
                    "评估一章没有验收标准：{n} 个目标都未写明怎样算达成",
                    n = count(missing.len(), "goal", "goals"),
                ),
            )
            .help(help());
        return;
    }
    for goal in missing {
        findings
            .add(
                goal.title_span(),
                text!(
                    "goal {goal} has no acceptance criterion",
                    "目标{goal}没有验收标准",
                    goal = goal.name(),
                ),
            )
            .help(help());
    }
}

fn help() -> Text {
    text!(
        "add `{goal: …, criterion: …, evidence: …, sign_off: …}` under `acceptance:` of the \
         evaluation",
        "请在评估的 `acceptance:` 下补一条 `{goal: …, criterion: …, evidence: …, sign_off: …}`"
    )
}
