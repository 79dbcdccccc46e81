//! A303: a target that already holds.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::check::rules::wording::mentions;
use crate::plan::value::{Amount, Bound, MeasureKind};
use crate::plan::{Goal, Measure, Unit};
use crate::statement::Direction;

/// Words of goals that want to keep what there is.
#[rustfmt::skip]
const KEEPING: &[&str] = &[
    "keep", "maintain", "hold", "remain", "stay", "sustain", "preserv", "retain", "no worse",
    "保持", "维持", "稳定在", "守住", "巩固", "控制在", "不下降", "不降低", "不反弹", "不突破",
    "不变", "延续", "保住",
    "zero", "ensure", "at or above", "at or below", "no more than", "at least",
    "确保", "保障", "杜绝", "零", "不低于", "不高于", "不超过", "始终", "持续",
];

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A303",
        name: "already-met",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("target already holds", "目标值早已达到"),
    docs: Docs {
        checks: Text::new(
            "The baseline must not meet the target yet: a finding when both are equal, or when \
             the target is a bound (≥ 95%, at most 6 hours) that the baseline more than meets. \
             Goals that want to keep what there is are left alone: title or statement say so \
             (keep, ensure, at least …), the target is a bound that the baseline just meets, or \
             both stand where it gets no better: no accident, 100%, an end of the `scale`. So are \
             goals with `accepted`. Without a bound nothing tells whether more or less is better, so only equal values count. \
             Actual values are not looked at: a goal reached on the way is a good one. Where no \
             measure has a target, the sentence is looked at: one that wants to move a value to \
             where it stands (`statement`, else the title).",
            "现状（基线）不应已经达到目标：基线与目标值相等，或目标值是界限（如 ≥95%、6小时以内）而基线优于该界限时提示。\
             以保持现状为目的的目标不检查：名称或表述中写明保持、确保、不低于等；目标值是界限且基线恰好等于该界限；\
             或两者都已到头（零事故、100%、`scale` 的一端）。写有 `accepted` 的目标也不检查。\
             目标值不带界限时无从判断高好还是低好，只看是否相等。不看实际值：推进过程中提前达成是好事。\
             指标中没有目标值的，看目标的表述（`statement`，没有时看名称）：要改变却写成由某值到同一值的提示。",
        ),
        why: Text::new(
            "A goal that is met before the work begins asks for nothing, and the benefit it \
             claims is business as usual (HM Treasury Green Book 2022: compare with business as \
             usual).",
            "尚未动工就已达到的目标等于没有要求，所称效益其实是维持现状也会有的（英国财政部《绿皮书》2022：\
             应与“维持现状”情形对比）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Emergencies attended on time\n    measure: {metric: share attended within 24 hours, unit: \"%\", baseline: 96, target: ≥95%}\n",
            zh: "goals:\n  - id: G1\n    title: 急修及时到场\n    measure: {metric: 急修及时到场率, unit: \"%\", baseline: 96, target: ≥95%}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Emergencies attended on time\n    measure: {metric: share attended within 24 hours, unit: \"%\", baseline: 96, target: ≥98%}\n",
            zh: "goals:\n  - id: G1\n    title: 急修及时到场\n    measure: {metric: 急修及时到场率, unit: \"%\", baseline: 96, target: ≥98%}\n",
        },
        ignore: Text::new(
            "Never; if the level is to be kept while something else changes, say so in the title \
             or the statement.",
            "不应忽略；如果本意是在其他改变中守住现有水平，请在名称或表述中写明“保持”。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The statement may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for goal in &cx.plan.goals {
        let Some(measure) = goal.measure.get() else {
            continue;
        };
        let (Some(baseline), Some(target)) = (measure.baseline_value(), measure.target.spanned())
        else {
            continue;
        };
        if baseline.bound.is_some() {
            continue;
        }
        let Some(order) = measure.compare(baseline.value, target.value) else {
            continue;
        };
        let at_limit = order.is_eq() && is_limit(measure, target.value);
        if !is_met(measure, order) || at_limit || keeps(goal) {
            continue;
        }
        let (now, wanted) = (
            measure.as_read(baseline.value),
            measure.as_read(target.value),
        );
        let message = if order == Ordering::Equal {
            text!(
                "the target {wanted} of goal {goal} equals its baseline",
                "目标{goal}的目标值 {wanted} 与基线相同",
                wanted = wanted,
                goal = goal.name(),
            )
        } else {
            text!(
                "the target {wanted} of goal {goal} already holds: the baseline is {now}",
                "目标{goal}的目标值 {wanted} 早已达到：基线为 {now}",
                wanted = wanted,
                goal = goal.name(),
                now = now,
            )
        };
        findings
            .add(target.span, message)
            .related(baseline.span, text!("the baseline", "基线"))
            .help(text!(
                "set a target beyond the baseline; if today's level is to be kept, say so in the \
                 title (keep, maintain)",
                "请设定优于基线的目标值；如果本意是守住现有水平，请在名称或表述中写明“保持”"
            ));
    }
    in_sentences(cx, findings);
}

/// Tells sentences that go from a value to the same value though they want it to move.
fn in_sentences(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in super::by_words::by_words(cx) {
        for aim in &reading.statement.aims {
            let moves = matches!(aim.way, Some(Direction::Increase | Direction::Decrease));
            let (Some(baseline), Some(target)) = (&aim.baseline, &aim.target) else {
                continue;
            };
            let stands = !aim.relative
                && target.upper.is_none()
                && target.value == baseline.value
                && target.unit == baseline.unit;
            if !(moves && stands) || keeps(goal) {
                continue;
            }
            findings
                .add(
                    reading.place(target.span),
                    text!(
                        "goal {goal} goes from “{from}” to “{to}”: it already holds",
                        "目标{goal}从“{from}”到“{to}”，早已达到",
                        goal = goal.name(),
                        from = reading.words(baseline.span),
                        to = reading.words(target.span),
                    ),
                )
                .help(text!(
                    "set a target beyond today's value; if that is to be kept, say so (keep, \
                     maintain)",
                    "请设定优于现状的目标值；如果本意是守住现有水平，请写明“保持”"
                ));
        }
    }
}

/// Whether a baseline that stands so to the target meets it.
fn is_met(measure: &Measure, order: Ordering) -> bool {
    match measure.target.get().and_then(|target| target.bound) {
        None => order.is_eq(),
        Some(Bound::AtLeast | Bound::Above) => order.is_gt(),
        Some(Bound::AtMost | Bound::Below) => order.is_lt(),
    }
}

/// Whether it can't get better than the value, so that a goal can only want to keep it: no
/// accident, 100%, the end of a scale.
fn is_limit(measure: &Measure, value: &Amount) -> bool {
    let is_percent = || {
        measure
            .unit_meant_by(value)
            .is_some_and(|unit| Unit::is_percent(&unit))
    };
    let is_end = |end: &Decimal| *end == value.value;
    (value.value.is_zero() && measure.kind.value() != Some(MeasureKind::Score))
        || (value.value == Decimal::ONE_HUNDRED && is_percent())
        || measure.scale.iter().any(|end| is_end(&end.value.0))
}

fn keeps(goal: &Goal) -> bool {
    !goal.accepted.is_absent()
        || mentions(&goal.title, KEEPING)
        || mentions(&goal.statement, KEEPING)
}
