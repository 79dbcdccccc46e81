//! A301: a target that no effort can reach.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::check::rules::wording::is_open_ended;
use crate::plan::value::{Amount, Bound, MeasureKind};
use crate::plan::{Goal, Measure, Unit};
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A301",
        name: "impossible-target",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("target can't be reached by anybody", "目标值不可能达到"),
    docs: Docs {
        checks: Text::new(
            "A target and its stages must be values that the metric can have: a share (kind \
             `rate`, or unit %) lies between 0 and 100%, a score on its `scale`, and a count, a \
             time or an amount of money is not below zero, which is also what a decrease beyond \
             the baseline comes to. Metrics that may leave these limits are left alone: growth, \
             change, profit, return, utilisation, completion against a plan and the like, told \
             by the name or the definition, and metrics whose baseline is already outside. 0 and \
             100% are possible. Where no measure has a target, the sentence is looked at \
             (`statement`, else the title): a share above 100%, a fall by more than there is, a \
             value off the scale it names.",
            "目标值及阶段目标值必须是该指标可能取到的值：比率（类型为 `rate`，或单位为 %）应在 0 至 100% \
             之间，评分应在 `scale` 范围内，数量、时间、金额不应小于零（降幅超过基线也会得到负值）。\
             可以越过上述界限的指标不检查：名称或口径中含增长、变化、利润、回报、利用率、完成率等字样的指标，\
             以及基线本身已在界限之外的指标。0 与 100% 视为可能。\
             指标中没有目标值的，看目标的表述（`statement`，没有时看名称）：占比高于 100%、降幅超过全部、超出所写满分的提示。",
        ),
        why: Text::new(
            "A goal nobody can reach steers nothing, and mostly shows a change written where the \
             level belongs (Doran 1981: realistic, what results can be achieved).",
            "谁也达不到的目标起不到牵引作用，多半是把变化量写在了目标水平的位置上（Doran 1981：目标应当现实，\
             即在给定资源下可以取得的结果）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied tenants\n    measure: {metric: share of satisfied tenants, kind: rate, unit: \"%\", baseline: 64, target: 120}\n",
            zh: "goals:\n  - id: G1\n    title: 提高业主满意率\n    measure: {metric: 业主满意率, kind: rate, unit: \"%\", baseline: 64, target: 120}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied tenants\n    measure: {metric: share of satisfied tenants, kind: rate, unit: \"%\", baseline: 64, target: 80}\n",
            zh: "goals:\n  - id: G1\n    title: 提高业主满意率\n    measure: {metric: 业主满意率, kind: rate, unit: \"%\", baseline: 64, target: 80}\n",
        },
        ignore: Text::new(
            "When the metric can truly exceed the limit though its name doesn't show it; better, \
             say in `definition` what it is compared with.",
            "指标确实可以超出界限而名称没有体现时可以忽略；更好的做法是在 `definition` 中写明与什么相比。",
        ),
    },
    run: Run::Plan(run),
};

/// What keeps the values of a metric within limits.
struct Limits {
    low: Option<Decimal>,
    high: Option<Decimal>,
    why: Why,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    Scale,
    Share,
    Amount,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The words that open the limits may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for goal in &cx.plan.goals {
        let Some(measure) = goal.measure.get() else {
            continue;
        };
        let target = measure.target.spanned();
        let target = target.into_iter().map(|value| (value, TARGET));
        let stages = measure.stages.iter();
        let stages = stages.filter_map(|stage| Some((stage.value.spanned()?, STAGE)));
        for (value, noun) in target.chain(stages) {
            judge(goal, measure, value, noun, findings);
        }
    }
    let codes = [
        "above-100-percent",
        "more-than-all",
        "off-scale",
        "more-than-there-is",
    ];
    super::by_words::tell(
        cx,
        &codes,
        &text!(
            "write the level to be reached, within what is possible: “from ____ to ____”",
            "请写可能达到的水平，如“由____变为____”"
        ),
        findings,
    );
}

const TARGET: Text = Text::new("target", "目标值");
const STAGE: Text = Text::new("stage", "阶段目标值");

fn judge(
    goal: &Goal,
    measure: &Measure,
    value: Spanned<&Amount>,
    noun: Text,
    findings: &mut Findings<'_>,
) {
    let Some(limits) = limits(measure, value.value) else {
        return;
    };
    let (above, below) = (limits.is_above(value.value), limits.is_below(value.value));
    // The words are looked at last: few values lie outside their limits.
    if !(above || below) || (limits.why != Why::Scale && is_open_ended(goal, measure)) {
        return;
    }
    let shown = measure.as_read(value.value);
    let name = goal.name();
    match (limits.why, limits.low, limits.high) {
        (Why::Scale, Some(low), Some(high)) if above || below => {
            let finding = findings.add(
                value.span,
                text!(
                    "the {noun} {shown} of goal {goal} is outside the scale of {low} to {high}",
                    "目标{goal}的{noun} {shown} 不在评分范围 {low}—{high} 之内",
                    noun = noun,
                    shown = shown,
                    goal = name,
                    low = low,
                    high = high,
                ),
            );
            finding.help(text!(
                "set a value on the scale, or correct `scale`",
                "请改为范围内的值，或更正 `scale`"
            ));
            if let Some(place) = measure.scale.place() {
                finding.related(place.value, text!("the scale", "评分范围"));
            }
        }
        (Why::Share, ..) if above => {
            findings
                .add(
                    value.span,
                    text!(
                        "the {noun} {shown} of goal {goal} is above 100%, the whole",
                        "目标{goal}的{noun} {shown} 高于 100%，占比不可能超过整体",
                        noun = noun,
                        shown = shown,
                        goal = name,
                    ),
                )
                .help(text!(
                    "a share is 100% at most; for a change or a comparison say in `metric` or \
                     `definition` what it is compared with",
                    "占比最高为 100%；若是增长率、完成率之类的指标，请在 `metric` 或 `definition` 中写明与什么相比"
                ));
        }
        _ if below => {
            let finding = findings.add(
                value.span,
                text!(
                    "the {noun} {shown} of goal {goal} is below zero",
                    "目标{goal}的{noun} {shown} 小于零",
                    noun = noun,
                    shown = shown,
                    goal = name,
                ),
            );
            match measure.baseline_value() {
                Some(baseline) => finding
                    .help(text!(
                        "the baseline is {baseline}, more than that can't be taken away; write \
                         the level to be reached, not the change",
                        "基线为 {baseline}，最多只能降到零；请填写要达到的水平，而不是变化量",
                        baseline = measure.as_read(baseline.value),
                    ))
                    .related(baseline.span, text!("the baseline", "基线")),
                None => finding.help(text!(
                    "write the level to be reached, not the change",
                    "请填写要达到的水平，而不是变化量"
                )),
            };
        }
        _ => {}
    }
}

impl Limits {
    /// A target of at most 120% asks for nothing impossible, one of at least 120% does.
    fn is_above(&self, value: &Amount) -> bool {
        self.high.is_some_and(|high| match value.bound {
            None | Some(Bound::AtLeast) => value.value > high,
            Some(Bound::Above) => value.value >= high,
            Some(Bound::AtMost | Bound::Below) => false,
        })
    }

    fn is_below(&self, value: &Amount) -> bool {
        self.low.is_some_and(|low| match value.bound {
            None | Some(Bound::AtMost) => value.value < low,
            Some(Bound::Below) => value.value <= low,
            Some(Bound::AtLeast | Bound::Above) => false,
        })
    }

    /// Takes away the limit that the baseline shows not to hold.
    fn opened_by(mut self, baseline: Option<&Amount>) -> Limits {
        if let Some(baseline) = baseline {
            self.low = self.low.filter(|&low| baseline.value >= low);
            self.high = self.high.filter(|&high| baseline.value <= high);
        }
        self
    }
}

/// The limits of a value; `None` when the plan doesn't say enough to be sure of any.
fn limits(measure: &Measure, value: &Amount) -> Option<Limits> {
    let unit = measure.unit_meant_by(value);
    if measure
        .stated_unit()
        .is_some_and(|stated| unit.as_ref() != Some(&stated))
    {
        return None;
    }
    let is_percent = unit.as_ref().is_some_and(Unit::is_percent);
    let kind = measure.kind.value();
    if !measure.scale.is_absent() {
        let [low, high] = &measure.scale[..] else {
            return None;
        };
        let (low, high) = (low.value.0, high.value.0);
        let in_points = !is_percent || high == Decimal::ONE_HUNDRED;
        return (measure.scale.is_complete() && low < high && in_points).then_some(Limits {
            low: Some(low),
            high: Some(high),
            why: Why::Scale,
        });
    }
    if !measure.kind.is_absent() && kind.is_none() {
        return None;
    }
    let baseline = measure.baseline_value().map(|baseline| baseline.value);
    let in_one_unit = baseline.is_none_or(|baseline| measure.compare(baseline, value).is_some());
    let limits = match (kind, &unit) {
        (Some(MeasureKind::Rate), _) if is_percent => share(),
        (None, Some(_)) if is_percent && in_one_unit => share(),
        (Some(MeasureKind::Count | MeasureKind::Time | MeasureKind::Money), _) if !is_percent => {
            amount()
        }
        (None, Some(unit)) if unit.is_never_negative() => amount(),
        _ => return None,
    };
    Some(limits.opened_by(baseline.filter(|_| in_one_unit)))
}

fn share() -> Limits {
    Limits {
        low: Some(Decimal::ZERO),
        high: Some(Decimal::ONE_HUNDRED),
        why: Why::Share,
    }
}

fn amount() -> Limits {
    Limits {
        low: Some(Decimal::ZERO),
        high: None,
        why: Why::Amount,
    }
}
