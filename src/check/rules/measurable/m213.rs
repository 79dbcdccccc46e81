//! M213: points of a score mixed with the percentage of a rate.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::MeasureKind;
use crate::plan::{Goal, Measure, Scope, Unit};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M213",
        name: "score-or-rate",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("score and rate are mixed up", "得分与比率混用"),
    docs: Docs {
        checks: Text::new(
            "A score (points on a scale) and a rate (percent of those asked) are kept apart: no measure of `kind: score` has values in %, none of `kind: rate` \
             values in points, none has both, a metric of no stated kind that its Chinese name calls a rate isn't in points, a `scale` \
             belongs to a score, and one metric isn't in points in one goal and in % in another. \
             A rate in % may state the scale of the answers behind it.",
            "得分（如满意度，按量表计分）与比率（如满意率，占受访者的百分比）不能混用：`kind: score` 的数值不用 %，\
             `kind: rate` 的数值不用分，同一指标不能既用分又用 %，未写类型而名称为“…率”的指标不用分，评分范围（`scale`）只用于得分，\
             同一指标不能在一个目标中用分、在另一个目标中用 %。以 % 计的比率可以写明其答卷所用的量表。",
        ),
        why: Text::new(
            "85 points on average and 85% satisfied customers are two different results: the \
             average may be high while a fifth of the customers are unhappy. Whoever compares \
             one with the other proves an improvement that isn't there.",
            "平均 85 分与 85% 的客户满意是两回事：平均分可以很高，同时仍有两成客户不满意。把二者放在一起比较，会得出\
             并不存在的改进。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure: {metric: resident satisfaction, kind: score, scale: [0, 100], baseline: 72, target: 85%}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意度\n    measure: {metric: 客户满意度, kind: score, scale: [0, 100], baseline: 72, target: 85%}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure: {metric: resident satisfaction, kind: score, scale: [0, 100], unit: points, baseline: 72, target: 85}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意度\n    measure: {metric: 客户满意度, kind: score, scale: [0, 100], unit: 分, baseline: 72, target: 85}\n",
        },
        ignore: Text::new(
            "When the score is by its own definition a percentage of the points attainable; a \
             `definition` should say so.",
            "得分按定义就是占满分的百分比时；应在 `definition` 中写明。",
        ),
    },
    run: Run::Plan(run),
};

/// Where a measure speaks of shares and where of points.
#[derive(Default)]
struct Units {
    shares: Vec<Span>,
    points: Vec<Span>,
    others: bool,
}

impl Units {
    fn of(measure: &Measure) -> Units {
        let mut units = Units::default();
        if let (Some(unit), Some(place)) = (measure.stated_unit(), measure.unit.span()) {
            units.add(&unit, place);
        }
        for (_, amount) in measure.amounts() {
            if let Some(unit) = &amount.value.unit {
                units.add(&Unit::of(unit), amount.span);
            }
        }
        units
    }

    fn add(&mut self, unit: &Unit, place: Span) {
        if unit.is_share() {
            self.shares.push(place);
        } else if unit.is_points() {
            self.points.push(place);
        } else {
            self.others = true;
        }
    }
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The goals on a metric, by its name: the first in percent and the first in points.
    let mut shares: HashMap<String, (&Goal, Scope, Span)> = HashMap::new();
    let mut points: HashMap<String, (&Goal, Scope, Span)> = HashMap::new();
    for (goal, measure) in cx.plan.measures() {
        let units = Units::of(measure);
        // 分 is minutes where times are measured.
        let is_time = measure.kind.value() == Some(MeasureKind::Time) || units.others;
        if is_time || within_one(findings, measure, &units) {
            continue;
        }
        let Some(scope) = measure.scope() else {
            continue;
        };
        let (place, known, opposite) = match (units.shares.first(), units.points.first()) {
            (Some(&place), None) => (place, &mut shares, &points),
            (None, Some(&place)) => (place, &mut points, &shares),
            _ => continue,
        };
        if let Some((other, theirs, there)) = opposite.get(&scope.metric)
            && scope.agrees_with(theirs)
        {
            let in_points = units.shares.is_empty();
            let message = if in_points {
                text!(
                    "{metric} is in points here and in percent in goal {other}",
                    "{metric}在此用分，在目标{other}中用 %",
                    metric = measure.name(),
                    other = other.name(),
                )
            } else {
                text!(
                    "{metric} is in percent here and in points in goal {other}",
                    "{metric}在此用 %，在目标{other}中用分",
                    metric = measure.name(),
                    other = other.name(),
                )
            };
            findings
                .add(place, message)
                .related(*there, text!("the other unit", "另一种单位"))
                .about(Subject::Together)
                .help(text!(
                    "use one of the two throughout, or give score and rate names of their own",
                    "请统一使用一种，或给得分和比率分别命名（如满意度得分、满意率）"
                ));
        }
        known
            .entry(scope.metric.clone())
            .or_insert((goal, scope, place));
    }
}

/// Tells when one measure mixes the two by itself.
fn within_one(findings: &mut Findings<'_>, measure: &Measure, units: &Units) -> bool {
    let kind = measure.kind.spanned();
    let is_kind = |wanted| kind.as_ref().is_some_and(|kind| *kind.value == wanted);
    let first_share = units.shares.first().copied();
    let first_points = units.points.first().copied();
    let to_rate = text!(
        "for the share of people who are satisfied write `kind: rate` and %; for an average of \
         points write the values in points",
        "若统计的是满意者占比，请写 `kind: rate` 并用 %；若是平均得分，请用分"
    );
    if let (true, Some(share)) = (is_kind(MeasureKind::Score), first_share) {
        findings
            .add(
                share,
                text!(
                    "a score is in points, but this is in percent",
                    "指标类型是得分，这里却用了 %"
                ),
            )
            .related(
                kind.map(|kind| kind.span).unwrap_or_default(),
                text!("said to be a score", "指标类型为得分"),
            )
            .help(to_rate);
    } else if let (true, Some(points)) = (is_kind(MeasureKind::Rate), first_points) {
        findings
            .add(
                points,
                text!(
                    "a rate is in percent, but this is in points",
                    "指标类型是比率，这里却用了分"
                ),
            )
            .related(
                kind.map(|kind| kind.span).unwrap_or_default(),
                text!("said to be a rate", "指标类型为比率"),
            )
            .help(text!(
                "for an average of points write `kind: score`; for a share of people write the \
                 values in %",
                "若统计的是平均得分，请写 `kind: score`；若是占比，请用 %"
            ));
    } else if let (Some(share), Some(points)) = (first_share, first_points) {
        findings
            .add(
                share.max(points),
                text!(
                    "one measure in points and in percent",
                    "同一指标既用分又用 %"
                ),
            )
            .related(share.min(points), text!("the other unit", "另一种单位"))
            .help(to_rate);
    } else if let (Some(points), true, Some(metric)) = (
        first_points,
        measure.kind.is_absent(),
        rate_by_name(measure),
    ) {
        findings
            .add(
                points,
                text!(
                    "{metric} is a rate by its name, but this is in points",
                    "{metric}按名称是比率，这里却用了分",
                    metric = measure.name(),
                ),
            )
            .related(metric, text!("the metric", "指标名称"))
            .help(text!(
                "write the values in %, or call the metric a score",
                "请用 %，或把指标改称得分（如满意度得分）"
            ));
    } else if let (Some(share), true, Some(scale)) =
        (first_share, measure.kind.is_absent(), measure.scale.place())
    {
        findings
            .add(
                share,
                text!(
                    "a measure with a scale is a score, but this is in percent",
                    "写了评分范围的指标是得分，这里却用了 %"
                ),
            )
            .related(scale.key, text!("the scale", "评分范围"))
            .help(text!(
                "for a score write the values in points; for a rate write `kind: rate`, or leave \
                 out `scale`",
                "若是得分，请用分；若是比率，请写 `kind: rate` 或删去 `scale`"
            ));
    } else if let (true, Some(scale), true) = (
        is_kind(MeasureKind::Rate) && first_share.is_none(),
        measure.scale.place(),
        measure.unit.is_absent() && has_own_scale(measure),
    ) {
        findings
            .add(
                scale.value,
                text!(
                    "a rate runs from 0 to 100%, but this is the scale of a score",
                    "比率的范围是 0 至 100%，这里写的却是评分范围"
                ),
            )
            .related(
                kind.map(|kind| kind.span).unwrap_or_default(),
                text!("said to be a rate", "指标类型为比率"),
            )
            .help(text!(
                "for an average of points write `kind: score`; for a share of people write \
                 `unit: \"%\"`",
                "若统计的是平均得分，请写 `kind: score`；若是占比，请写 `unit: \"%\"`"
            ));
    } else {
        return false;
    }
    true
}

/// The place of a metric whose Chinese name says that it is a rate.
fn rate_by_name(measure: &Measure) -> Option<Span> {
    const OTHER: [&str; 5] = ["效率", "频率", "速率", "功率", "心率"];
    let metric = measure.metric.spanned()?;
    let name = metric.value.as_str().trim();
    (name.ends_with('率') && !OTHER.iter().any(|other| name.ends_with(other)))
        .then_some(metric.span)
}

/// Whether the measure states a scale other than that of percentages.
fn has_own_scale(measure: &Measure) -> bool {
    let ends: Vec<Decimal> = measure.scale.iter().map(|end| end.value.0).collect();
    let hundred = Decimal::ONE_HUNDRED;
    measure.scale.is_complete()
        && matches!(ends[..], [low, high] if low < high && (low, high) != (Decimal::ZERO, hundred))
}
