//! K708: a matrix that contradicts itself.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K708",
        name: "inconsistent-matrix",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("the risk matrix contradicts itself", "风险矩阵自相矛盾"),
    docs: Docs {
        checks: Text::new(
            "The matrix of a plan's own `risk_scale` holds three things: no field of the lowest \
             row or column has the worst rating; no field of the worst rating lies beside one of \
             the lowest, corners included, so three ratings are the least; and no field is rated \
             lower than one that is less likely or less harmful. The matrix of planvet.toml is \
             held to the same, and refused.",
            "方案自定 `risk_scale` 的矩阵须满足三点：最低一行、一列的格不得为最差评级；\
             最差评级的格不得与最低评级的格相邻（含对角），因此至少要有三个评级；\
             概率更高或影响更大的格，评级不得更低。planvet.toml 中的矩阵同样要求，不满足即不予接受。",
        ),
        why: Text::new(
            "Otherwise the matrix rates a smaller risk above a larger one, and what it tells to \
             do first is wrong. These are the axioms of weak consistency and betweenness and \
             their lemmas (L. A. Cox, What's Wrong with Risk Matrices?, Risk Analysis 28, 2008).",
            "否则矩阵会把较小的风险排在较大的风险前面，先做什么就排错了。这是弱一致性公理、居间性公理及其推论\
             （L. A. Cox《风险矩阵错在哪里》，Risk Analysis 28，2008）。",
        ),
        fails: Example {
            en: "risk_scale:\n  probability: [low, medium, high]\n  impact: [small, medium, severe]\n  ratings: [low, moderate, high]\n  grid:\n    - [moderate, moderate, high]\n    - [low, moderate, moderate]\n    - [low, low, high]\n",
            zh: "risk_scale:\n  probability: [低, 中, 高]\n  impact: [较小, 中等, 严重]\n  ratings: [低, 中, 高]\n  grid:\n    - [中, 中, 高]\n    - [低, 中, 中]\n    - [低, 低, 高]\n",
        },
        mended: Example {
            en: "risk_scale:\n  probability: [low, medium, high]\n  impact: [small, medium, severe]\n  ratings: [low, moderate, high]\n  grid:\n    - [moderate, moderate, high]\n    - [low, moderate, moderate]\n    - [low, low, moderate]\n",
            zh: "risk_scale:\n  probability: [低, 中, 高]\n  impact: [较小, 中等, 严重]\n  ratings: [低, 中, 高]\n  grid:\n    - [中, 中, 高]\n    - [低, 中, 中]\n    - [低, 低, 中]\n",
        },
        ignore: Text::new(
            "When a matrix is prescribed from outside; treat what it ranks with care.",
            "矩阵由上级或制度统一规定、不能改动时；此时应慎用其排序。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let own = &cx.risks().scale;
    for (span, contradiction) in &own.contradictions {
        let (message, help) = own.scale.tell(*contradiction);
        findings.add(*span, message).help(help);
    }
}
