//! A302: a target that leads the wrong way.

use std::cmp::Ordering;

use super::wanted::{Wish, wish};
use crate::check::rules::prelude::*;
use crate::check::rules::wording::mentions;
use crate::plan::value::Amount;
use crate::plan::{Goal, Measure};
use crate::source::Spanned;

/// Words of goals that hold something within limits, even when it is bound to get worse.
#[rustfmt::skip]
const HOLDING: &[&str] = &[
    "keep", "maintain", "hold", "limit", "contain", "no more than", "no worse", "stay",
    "保持", "维持", "稳定", "控制", "守住", "不超过", "不高于", "不低于", "遏制",
];

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A302",
        name: "wrong-direction",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("target leads the wrong way", "目标值方向相反"),
    docs: Docs {
        checks: Text::new(
            "The target moves the metric the way the goal wants. What is wanted is told by the \
             name of the metric where it is certain (complaints and response times are to fall, \
             satisfaction and collection rates are to rise) and by the verb of the title where \
             its object is the metric (reduce, shorten; raise, increase). How the metric moves is \
             told by the bound of the target (≥, at most), else by the way from the baseline. \
             Left alone: names that may mean either, goals of which title and metric want \
             different things, goals that hold a limit (keep, limit, no more than) and goals with \
             `accepted`. A bound that today's value meets already is told by A303. Where no measure \
             has a target, the sentence is looked at (`statement`, else the title): reduce from 5 \
             to 8.",
            "目标值的变化方向应与目标的本意一致。本意看两处：指标名称（只看含义确定的，如投诉率、响应时间应当下降，满意率、\
             收缴率应当上升），以及名称开头的动词（缩短、降低；提高、提升），且动词的对象就是该指标。实际方向先看目标值的界限\
             （≥、不超过），没有界限的看从基线到目标值。以下情况不作判断：含义不确定的指标名称，名称与指标本意相左的目标，\
             以守住界限为目的的目标（保持、控制、不超过），以及写有 `accepted` 的目标。界限早已达到的由 A303 指出。\
             指标中没有目标值的，看目标的表述（`statement`，没有时看名称）：如“由5%降低至8%”。",
        ),
        why: Text::new(
            "A goal that is reached by getting worse is mostly two figures swapped, or a ≤ \
             where ≥ was meant; whoever steers by it steers the wrong way (Doran 1981: a goal \
             names the improvement).",
            "靠变差来“达成”的目标，多半是基线与目标值写反，或 ≤、≥ 写错；照此执行只会背道而驰\
             （Doran 1981：目标要指明所要的改进）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Fewer complaints\n    measure: {metric: complaint rate, unit: \"%\", baseline: 3, target: 5}\n",
            zh: "goals:\n  - id: G1\n    title: 减少投诉\n    measure: {metric: 投诉率, unit: \"%\", baseline: 3, target: 5}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Fewer complaints\n    measure: {metric: complaint rate, unit: \"%\", baseline: 5, target: 3}\n",
            zh: "goals:\n  - id: G1\n    title: 减少投诉\n    measure: {metric: 投诉率, unit: \"%\", baseline: 5, target: 3}\n",
        },
        ignore: Text::new(
            "When the metric is to get worse on purpose, as when hidden complaints are to be \
             heard; say so under `accepted`.",
            "有意让指标“变差”时，例如鼓励投诉、暴露隐性问题；请在 `accepted` 中写明理由。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // What accepts or holds may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        let holds = || mentions(&goal.title, HOLDING) || mentions(&goal.statement, HOLDING);
        if let (Some(way), Some(target)) = (measure.direction(), measure.target.spanned())
            && let Some(wish) = wish(goal, measure)
            && wish.way != way
            && goal.accepted.is_absent()
            && !holds()
        {
            tell(goal, measure, &target, &wish, findings);
        }
    }
    super::by_words::tell(
        cx,
        &["against-verb"],
        &text!(
            "swap the two values, or choose the verb that says what is meant",
            "请核对两个数值是否写反，或改用符合本意的动词"
        ),
        findings,
    );
}

fn tell(
    goal: &Goal,
    measure: &Measure,
    target: &Spanned<&Amount>,
    wish: &Wish,
    findings: &mut Findings<'_>,
) {
    let up = wish.way == Ordering::Greater;
    let shown = measure.as_read(target.value);
    let (name, metric) = (goal.name(), measure.name());
    let baseline = measure.baseline_value();
    let finding = match (&baseline, target.value.bound) {
        (_, Some(_)) if up => findings
            .add(
                target.span,
                text!(
                    "the target {shown} of goal {goal} is a ceiling, but more of {metric} is \
                     wanted",
                    "目标{goal}的目标值 {shown} 是上限，而{metric}应当提高",
                    shown = shown,
                    goal = name,
                    metric = metric,
                ),
            )
            .help(text!(
                "write a floor (≥, at least), or the value alone",
                "请改用下限（≥、不低于），或只写数值"
            )),
        (_, Some(_)) => findings
            .add(
                target.span,
                text!(
                    "the target {shown} of goal {goal} is a floor, but less of {metric} is wanted",
                    "目标{goal}的目标值 {shown} 是下限，而{metric}应当降低",
                    shown = shown,
                    goal = name,
                    metric = metric,
                ),
            )
            .help(text!(
                "write a ceiling (≤, at most), or the value alone",
                "请改用上限（≤、不超过），或只写数值"
            )),
        (Some(baseline), None) => findings
            .add(
                target.span,
                text!(
                    "goal {goal} leads {metric} from {baseline} to {shown}, but {wanted} of it is \
                     wanted",
                    "目标{goal}要把{metric}从 {baseline} 变为 {shown}，而它应当{wanted}",
                    goal = name,
                    metric = metric,
                    baseline = measure.as_read(baseline.value),
                    shown = shown,
                    wanted = if up { MORE } else { LESS },
                ),
            )
            .help(text!(
                "check baseline and target: the two may have been swapped",
                "请核对基线与目标值，二者可能写反"
            )),
        (None, None) => findings
            .add(
                target.span,
                text!(
                    "the stages of goal {goal} lead {metric} to {shown}, but {wanted} of it is \
                     wanted",
                    "目标{goal}的各阶段把{metric}带向 {shown}，而它应当{wanted}",
                    goal = name,
                    metric = metric,
                    shown = shown,
                    wanted = if up { MORE } else { LESS },
                ),
            )
            .help(text!(
                "check the stages and the target",
                "请核对阶段目标值与目标值"
            )),
    };
    finding.related(wish.span, wish.reason.clone());
    if let Some(baseline) = baseline {
        finding.related(baseline.span, text!("the baseline", "基线"));
    }
}

const MORE: Text = Text::new("more", "提高");
const LESS: Text = Text::new("less", "降低");
