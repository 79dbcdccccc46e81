//! M201: a goal that nothing measures.

use crate::check::Reading;
use crate::check::rules::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::plan::value::{Amount, Value};
use crate::plan::{Goal, Unit};
use crate::source::Yaml;
use crate::statement::{Figure, Sort};
use crate::trace::{Gap, Part, Standing};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M201",
        name: "no-measure",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("goal isn't measured", "目标没有衡量指标"),
    docs: Docs {
        checks: Text::new(
            "Every goal has a `measure` with a `target`. A goal with sub-goals is measured by \
             them and needs none of its own; a goal with `accepted: reason` is left alone, and so is one \
             whose `statement` names something whose end can be seen, such as a launch. Where the \
             sentence of the goal (`statement`, else the title) names metric, value and unit for \
             certain, the measure is offered.",
            "每个目标都要有衡量指标（`measure`）和目标值（`target`）。有下级目标的由下级衡量，可以不写；\
             写明 `accepted: 理由` 的不作要求；`statement` 写明的成果是否完成可以直接看到的（如系统上线），也不作要求。目标的表述（`statement`，没有时看名称）中指标、数值和单位都明确的，可据此补写。",
        ),
        why: Text::new(
            "Without a figure nobody can say whether the goal was reached. In Doran's SMART the \
             M asks to quantify, or at least to suggest, an indicator of progress (Doran 1981).",
            "没有数值，就无法判断目标是否达成。SMART 中的 M 要求给出量化的、至少可观察的进展指标（Doran，1981）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n    measure:\n      metric: average time to arrive\n      unit: hours\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n    measure:\n      metric: 维修平均响应时间\n      unit: 小时\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n",
        },
        ignore: Text::new(
            "When an event and no figure ends the goal, such as a certificate; write the reason \
             under `accepted`.",
            "目标以某个事件而非数值为完成标志（如取得认证）时；请在 `accepted` 中写明理由。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let trace = cx.trace();
    for (number, said) in cx.said().iter().enumerate() {
        let goal = said.goal();
        if trace.standing(Part::Goal(number), Gap::Measure) != Standing::Missing {
            continue;
        }
        if goal.measure.is_absent() {
            let finding = findings.add(
                goal.title_span(),
                text!(
                    "nothing measures goal {goal}",
                    "目标{goal}没有衡量指标",
                    goal = goal.name(),
                ),
            );
            match said.sentence().and_then(measure_said) {
                Some(measure) => {
                    finding.help(text!(
                        "the sentence has it already: add `measure:` with {fields}",
                        "句中已经写明，请补上 `measure:`，内容为 {fields}",
                        fields = Listed(&shown(&measure)),
                    ));
                    offer(cx, goal, measure, finding);
                }
                None => {
                    finding.help(text!(
                        "add `measure:` with metric, unit, baseline and target",
                        "请补上 `measure:`，写明指标、单位、基线和目标值"
                    ));
                }
            }
        } else if let Some(place) = goal.measure.place() {
            findings
                .add(
                    place.key,
                    text!(
                        "the measure of goal {goal} has no target",
                        "目标{goal}的衡量指标没有目标值",
                        goal = goal.name(),
                    ),
                )
                .help(text!(
                    "add `target:` with the value to be reached",
                    "请补上 `target:`，写出应达到的数值"
                ));
        }
    }
}

/// The fields of a measure, in the order of the format.
type Fields = Vec<(&'static str, String)>;

/// The measure that a sentence states: one metric with the level it is to reach in a unit that
/// is known, and perhaps today's value in the same unit. Where anything is left to guess there
/// is none.
fn measure_said(reading: &Reading<'_>) -> Option<Fields> {
    let statement = &reading.statement;
    let aim = statement.aim()?;
    let is_certain = aim.sort == Sort::Metric
        && !aim.relative
        && aim.stages.is_empty()
        && statement.other_numbers.is_empty()
        && statement.evidence.is_empty();
    if !is_certain {
        return None;
    }
    // 将 and 把 lead to the metric and are no part of it.
    let metric = reading.words(aim.object?).trim();
    let metric = metric.strip_prefix(['将', '把']).unwrap_or(metric);
    let target = aim.target.as_ref()?;
    let unit = target.unit.as_ref()?.name.clone();
    let is_unit = Unit::of(&unit).is_known() && in_digits(reading, target);
    if metric.is_empty() || metric.contains(|c: char| c.is_ascii_digit()) || !is_unit {
        return None;
    }
    let mut fields = vec![("metric", metric.to_owned()), ("unit", unit.clone())];
    if let Some(baseline) = &aim.baseline {
        let same = baseline.unit.as_ref().is_none_or(|own| own.name == unit);
        if !same || !in_digits(reading, baseline) {
            return None;
        }
        fields.push(("baseline", number(baseline)?));
    }
    fields.push(("target", number(target)?));
    Some(fields)
}

/// Whether a value is written in digits, so that nothing was made of words such as all.
fn in_digits(reading: &Reading<'_>, figure: &Figure) -> bool {
    let words = reading.sentence.part(figure.span);
    words.contains(|c: char| c.is_ascii_digit()) && figure.upper.is_none()
}

/// A value as a field has it, with its bound and without its unit.
fn number(figure: &Figure) -> Option<String> {
    let amount = Amount {
        value: figure.value,
        unit: None,
        bound: figure.bound,
    };
    let text = amount.to_string();
    (Amount::read(&text).as_ref() == Ok(&amount)).then_some(text)
}

fn shown(fields: &Fields) -> Vec<String> {
    let shown = |(key, value): &(&str, String)| format!("{key}: {value}");
    fields.iter().map(shown).collect()
}

/// Offers to write down the measure that the sentence states.
fn offer(cx: &Context<'_>, goal: &Goal, measure: Fields, finding: &mut Diagnostic) {
    let fields = measure.into_iter();
    let value = Yaml::Mapping(
        fields
            .map(|(key, value)| (key, Yaml::scalar(value)))
            .collect(),
    );
    let layout = cx.layout();
    let edit = layout
        .node(goal.span)
        .and_then(|goal| layout.set_entry(goal, "measure", &value));
    if let Some(edit) = edit {
        finding.fix(
            text!(
                "add the measure that the sentence states",
                "按句中内容补上衡量指标"
            ),
            true,
            edit,
        );
    }
}
