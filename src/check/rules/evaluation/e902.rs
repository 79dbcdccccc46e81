//! E902: weights that don't add up to 100%.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::Percent;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "E902",
        name: "weights-not-100",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("weights don't add up to 100%", "权重合计不是 100%"),
    docs: Docs {
        checks: Text::new(
            "When every dimension of the evaluation has a weight, the weights add up to 100%. \
             Weights with decimals may be off by what rounding takes away: three times 33.3% is \
             enough. The rule is silent while a weight is missing or can't be read.",
            "各评估维度都有权重时，权重合计应为 100%。带小数的权重允许有四舍五入的误差：三个 33.3% 视为足额。\
             只要有一个维度没有权重或权重无法识别，本规则就不作判断。",
        ),
        why: Text::new(
            "A weighted score means nothing unless the weights share out the whole verdict: with \
             95% nobody can reach full marks (weighting in the UK government's Multi-criteria \
             Analysis manual, 2009).",
            "加权得分只有在权重恰好分完时才有意义：合计 95% 时谁也拿不到满分（英国政府《多准则分析手册》2009 关于权重的要求）。",
        ),
        fails: Example {
            en: "evaluation:\n  dimensions:\n    - {name: Speed, weight: 40%}\n    - {name: Quality, weight: 35%}\n    - {name: Cost, weight: 20%}\n",
            zh: "evaluation:\n  dimensions:\n    - {name: 响应时效, weight: 40%}\n    - {name: 服务质量, weight: 35%}\n    - {name: 成本, weight: 20%}\n",
        },
        mended: Example {
            en: "evaluation:\n  dimensions:\n    - {name: Speed, weight: 40%}\n    - {name: Quality, weight: 40%}\n    - {name: Cost, weight: 20%}\n",
            zh: "evaluation:\n  dimensions:\n    - {name: 响应时效, weight: 40%}\n    - {name: 服务质量, weight: 40%}\n    - {name: 成本, weight: 20%}\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(evaluation) = cx.plan.evaluation.get() else {
        return;
    };
    let dimensions = &evaluation.dimensions;
    let Some(place) = dimensions.place() else {
        return;
    };
    if !cx.is_complete() || !dimensions.is_complete() || dimensions.is_empty() {
        return;
    }
    let weights: Option<Vec<Decimal>> = dimensions
        .iter()
        .map(|dimension| dimension.weight.value().map(|weight| weight.0.normalize()))
        .collect();
    let Some((sum, rounding)) = weights.and_then(|weights| sum(&weights)) else {
        return;
    };
    let Some(missing) = Decimal::ONE_HUNDRED.checked_sub(sum) else {
        return;
    };
    if missing.abs() <= rounding {
        return;
    }
    let finding = findings.add(
        place.key,
        text!(
            "the weights come to {sum}, not 100%",
            "各维度权重合计为 {sum}，不是 100%",
            sum = Percent(sum),
        ),
    );
    let gap = Percent(missing.abs());
    finding.help(if missing.is_sign_positive() {
        text!(
            "{gap} is missing: raise a weight, or add the dimension that was left out",
            "还差 {gap}：请调高某个权重，或补上遗漏的维度",
            gap = gap,
        )
    } else {
        text!(
            "{gap} is too much: lower a weight",
            "多出 {gap}：请调低某个权重",
            gap = gap,
        )
    });
}

/// The sum of weights, and how far rounding may have moved it; whole percents are not rounded.
fn sum(weights: &[Decimal]) -> Option<(Decimal, Decimal)> {
    let mut sum = Decimal::ZERO;
    let mut rounding = Decimal::ZERO;
    for &weight in weights {
        sum = sum.checked_add(weight)?;
        // Half a unit of the last place; a Decimal has at most 28 places.
        if (1..28).contains(&weight.scale()) {
            rounding = rounding.checked_add(Decimal::new(5, weight.scale() + 1))?;
        }
    }
    Some((sum, rounding))
}
