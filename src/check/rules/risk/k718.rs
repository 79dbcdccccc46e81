//! K718: a risk scale that doesn't fit together.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K718",
        name: "unusable-scale",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new(
        "the plan's risk scale can't be used",
        "方案自定的风险标准无法使用",
    ),
    docs: Docs {
        checks: Text::new(
            "A plan's own `risk_scale` fits together: 3 to 7 levels each of probability and \
             impact, 2 to 6 ratings, labels that differ, upper bounds that rise from level to \
             level, and fields rated in one way: by `score_bounds`, by `from` of the ratings or by \
             a `grid` with a row for each level of probability and a rating for each level of \
             impact. The scale of planvet.toml is held to the same, and refused.",
            "方案自定的 `risk_scale` 须前后一致：概率、影响各 3～7 级，评级 2～6 个，名称互不相同，\
             上限逐级递增；各格的评级只用一种依据：`score_bounds`、评级的 `from`，或 `grid`\
             （每个概率等级一行，每个影响等级一格）。planvet.toml 中的标准同样要求，不满足即不予接受。",
        ),
        why: Text::new(
            "Until it fits, risks are rated by the scale below, planvet.toml's or planvet's own, \
             and the plan's matrix is not the one its author means.",
            "在改好之前，风险按 planvet.toml 或内置的标准评级，矩阵就不是方案想要的那个。",
        ),
        fails: Example {
            en: "risk_scale:\n  probability: [rare, possible, likely]\n  probability_bounds: [10, 30, 50, 70]\n",
            zh: "risk_scale:\n  probability: [少见, 可能, 常见]\n  probability_bounds: [10, 30, 50, 70]\n",
        },
        mended: Example {
            en: "risk_scale:\n  probability: [rare, possible, likely]\n  probability_bounds: [20, 50]\n",
            zh: "risk_scale:\n  probability: [少见, 可能, 常见]\n  probability_bounds: [20, 50]\n",
        },
        ignore: Text::new(
            "Never; leave `risk_scale` out to use the scale of the organisation.",
            "不应忽略；要沿用本单位的标准，删去 `risk_scale` 即可。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // Behind a syntax fault more of the scale may be there.
    if !cx.is_complete() {
        return;
    }
    for fault in &cx.risks().scale.faults {
        findings.add(fault.span, fault.message.clone());
    }
}
