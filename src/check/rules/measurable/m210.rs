//! M210: values of one measure in different units.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::Amount;
use crate::plan::{Figure, Measure, Unit};
use crate::source::{Span, Spanned};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M210",
        name: "unit-mismatch",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("values of a measure differ in unit", "同一指标的单位不一致"),
    docs: Docs {
        checks: Text::new(
            "Baseline, target, stages and actuals of a measure are in its `unit`; where it states \
             none, in the unit of the first value that carries one. Spellings of one unit are the \
             same (hours, hr, h), scale words make no difference (yuan, ten thousand yuan), nor do \
             the Chinese counter words, nor units that convert exactly (hours and minutes). Units that \
             planvet doesn't know are left alone; points beside percent are told by M213.",
            "同一指标的基线、目标值、阶段目标值和实际值都应使用其单位（`unit`）；没有写的，以第一个自带单位的数值为准。\
             同一单位的不同写法（小时、hours、h）、元与万元、各种量词（件、起、单）以及可以精确换算的单位（小时与分钟）视为一致。不认识的单位不作判断；\
             分与 % 混用由 M213 指出。",
        ),
        why: Text::new(
            "Values in different units can't be compared, so neither the size of the change nor \
             the progress can be told.",
            "单位不同的数值无法比较，既看不出改进幅度，也看不出进展。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, baseline: 24, target: 30%}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, baseline: 24, target: 30%}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, baseline: 24, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, baseline: 24, target: 16.8}\n",
        },
        ignore: Text::new(
            "When the units do mean the same in your field and planvet doesn't know it.",
            "两种单位在本行业中含义相同而本工具不认识时。",
        ),
    },
    run: Run::Plan(run),
};

/// A value with a unit of its own.
struct Own<'p> {
    figure: Figure,
    amount: Spanned<&'p Amount>,
    unit: Unit,
}

/// The unit that all values should have, as it is written.
struct Wanted<'p> {
    unit: Unit,
    text: &'p str,
    span: Span,
    /// The value that carries it; none when the measure states it.
    carrier: Option<Figure>,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (_, measure) in cx.plan.measures() {
        let own: Vec<Own<'_>> = measure
            .amounts()
            .filter_map(|(figure, amount)| {
                let unit = Unit::of(amount.value.unit.as_deref()?);
                Some(Own {
                    figure,
                    amount,
                    unit,
                })
            })
            .collect();
        let Some(wanted) = stated(measure).or_else(|| carried(measure)) else {
            continue;
        };
        let differing: Vec<&Own<'_>> = own
            .iter()
            .filter(|own| differ(&wanted.unit, &own.unit))
            .collect();
        if wanted.carrier.is_none() && is_odd_one_out(measure, &own, &differing) {
            tell_stated(findings, &wanted, &own);
        } else {
            for own in differing {
                tell(findings, measure, &wanted, own);
            }
        }
    }
}

/// The unit that the measure states.
fn stated(measure: &Measure) -> Option<Wanted<'_>> {
    let unit = measure.unit.spanned()?;
    Some(Wanted {
        unit: measure.stated_unit()?,
        text: unit.value.as_str().trim(),
        span: unit.span,
        carrier: None,
    })
}

/// The unit of the first value that carries one.
fn carried(measure: &Measure) -> Option<Wanted<'_>> {
    let (figure, amount, text) = measure.carrier()?;
    Some(Wanted {
        unit: Unit::of(text),
        text,
        span: amount.span,
        carrier: Some(figure),
    })
}

fn differ(one: &Unit, other: &Unit) -> bool {
    let score_and_rate =
        (one.is_share() && other.is_points()) || (one.is_points() && other.is_share());
    !one.agrees_with(other) && !score_and_rate && !converts(one, other)
}

/// Whether values of the two can be compared exactly: an hour is 60 minutes.
fn converts(one: &Unit, other: &Unit) -> bool {
    [(one, other), (other, one)]
        .into_iter()
        .any(|(from, into)| from.convert(Decimal::ONE, into).is_some())
}

/// Whether all values carry one and the same unit and only the stated one is another.
fn is_odd_one_out(measure: &Measure, own: &[Own<'_>], differing: &[&Own<'_>]) -> bool {
    own.len() > 1
        && own.len() == differing.len()
        && own.len() == measure.amounts().count()
        && own
            .iter()
            .zip(own.iter().skip(1))
            .all(|(one, next)| one.unit.agrees_with(&next.unit))
}

fn tell_stated(findings: &mut Findings<'_>, wanted: &Wanted<'_>, own: &[Own<'_>]) {
    let Some(unit) = own.first().and_then(|own| own.amount.value.unit.as_deref()) else {
        return;
    };
    let finding = findings.add(
        wanted.span,
        text!(
            "the unit is {stated}, but all values are in {unit}",
            "指标单位是“{stated}”，各数值的单位却是“{unit}”",
            stated = wanted.text,
            unit = unit,
        ),
    );
    for own in own {
        finding.related(
            own.amount.span,
            text!(
                "{figure} in {unit}",
                "{figure}的单位是“{unit}”",
                figure = own.figure,
                unit = own.amount.value.unit.as_deref().unwrap_or_default(),
            ),
        );
    }
    finding.help(text!(
        "write the unit of the values under `unit`, or correct the values",
        "请把 `unit` 改为数值所用的单位，或更正各数值"
    ));
}

fn tell(findings: &mut Findings<'_>, measure: &Measure, wanted: &Wanted<'_>, own: &Own<'_>) {
    let amount = own.amount.value;
    let finding = match wanted.carrier {
        None => findings
            .add(
                own.amount.span,
                text!(
                    "the {figure} is {amount}, but the measure is in {unit}",
                    "{figure}写的是 {amount}，而指标单位是“{unit}”",
                    figure = own.figure,
                    amount = amount,
                    unit = wanted.text,
                ),
            )
            .related(wanted.span, text!("the unit", "指标单位")),
        Some(carrier) => findings
            .add(
                own.amount.span,
                text!(
                    "the {figure} is {amount}, but the {carrier} is in {unit}",
                    "{figure}写的是 {amount}，而{carrier}的单位是“{unit}”",
                    figure = own.figure,
                    amount = amount,
                    carrier = carrier,
                    unit = wanted.text,
                ),
            )
            .related(
                wanted.span,
                text!("the {carrier}", "{carrier}", carrier = carrier),
            ),
    };
    if is_change(measure, own, wanted) {
        finding.help(text!(
            "if {amount} is the change, write the value to be reached instead, in {unit}",
            "若 {amount} 是变化幅度，请改写为应达到的数值，单位用“{unit}”",
            amount = amount,
            unit = wanted.text,
        ));
    } else {
        finding.help(text!(
            "write all values of the measure in one unit",
            "同一指标的各数值请使用同一单位"
        ));
    }
}

/// Whether a value to be reached looks like the change that leads there: 30% off 24 hours.
fn is_change(measure: &Measure, own: &Own<'_>, wanted: &Wanted<'_>) -> bool {
    matches!(own.figure, Figure::Target | Figure::Stage)
        && !measure.baseline.is_absent()
        && (own.unit.is_percentage_points() || (own.unit.is_share() && !wanted.unit.is_share()))
}
