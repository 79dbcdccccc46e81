//! One JSON object for each sentence, of a published shape (docs/smart.schema.json).

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::format::{cell, escape};
use crate::lang::Lang;
use crate::statement::{self, Characters, Direction, Slots};

use super::Item;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    text: &'a str,
    lang: &'static str,
    specific: Criterion<'a>,
    measurable: Criterion<'a>,
    achievable: Criterion<'a>,
    relevant: Criterion<'a>,
    time_bound: Criterion<'a>,
    atomic: bool,
    metric: Option<String>,
    baseline: Option<Box<RawValue>>,
    target: Option<Box<RawValue>>,
    target_max: Option<Box<RawValue>>,
    unit: Option<String>,
    direction: Option<&'static str>,
    relative: bool,
    deadline: Option<String>,
    deadline_date: Option<String>,
    components: Vec<Component>,
    rewrite: Rewrite,
}

#[derive(Serialize)]
struct Criterion<'a> {
    verdict: &'static str,
    reasons: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    code: &'static str,
    message: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Component {
    metric: Option<String>,
    baseline: Option<Box<RawValue>>,
    target: Option<Box<RawValue>>,
    target_max: Option<Box<RawValue>>,
    unit: Option<String>,
    direction: Option<&'static str>,
    deadline: Option<String>,
    deadline_date: Option<String>,
    relative: bool,
}

#[derive(Serialize)]
struct Rewrite {
    sentence: String,
    yaml: String,
}

/// A sentence as a line of JSON, without its line break.
pub(super) fn line(item: Item<'_>, lang: Lang) -> String {
    let judged = item.judged;
    let characters = judged.characters();
    let criterion = |from| criterion(from, &characters, lang);
    let verdicts = &judged.verdicts;
    let slots = judged.slots();
    let rewrite = judged.rewrite(item.id);
    let line = Line {
        id: item.id,
        text: judged.sentence.original(),
        lang: judged.sentence.lang().tag(),
        specific: criterion(&verdicts.specific),
        measurable: criterion(&verdicts.measurable),
        achievable: criterion(&verdicts.achievable),
        relevant: criterion(&verdicts.relevant),
        time_bound: criterion(&verdicts.time_bound),
        atomic: judged.statement.is_atomic(),
        metric: slots.metric,
        baseline: number(slots.baseline),
        target: number(slots.target),
        target_max: number(slots.target_max),
        unit: slots.unit,
        direction: slots.direction.map(Direction::name),
        relative: slots.relative,
        deadline: slots.deadline,
        deadline_date: slots.deadline_date.map(|day| day.to_string()),
        components: judged.components().into_iter().map(component).collect(),
        rewrite: Rewrite {
            sentence: rewrite.sentence,
            yaml: rewrite.yaml,
        },
    };
    // Maps with text keys and finite numbers always become JSON.
    let text = serde_json::to_string(&line).unwrap_or_default();
    escape::json(&text).into_owned()
}

fn criterion<'a>(
    from: &'a statement::Criterion,
    characters: &Characters,
    lang: Lang,
) -> Criterion<'a> {
    let reasons = from.reasons.iter().map(|reason| {
        let (start, end) = characters.of(reason.span);
        Reason {
            code: reason.code,
            message: reason.message.get(lang),
            start,
            end,
        }
    });
    Criterion {
        verdict: from.verdict.name(),
        reasons: reasons.collect(),
    }
}

fn component(slots: Slots) -> Component {
    Component {
        metric: slots.metric,
        baseline: number(slots.baseline),
        target: number(slots.target),
        target_max: number(slots.target_max),
        unit: slots.unit,
        direction: slots.direction.map(Direction::name),
        deadline: slots.deadline,
        deadline_date: slots.deadline_date.map(|day| day.to_string()),
        relative: slots.relative,
    }
}

/// A decimal as a JSON number with all of its digits: no float comes near it.
fn number(value: Option<Decimal>) -> Option<Box<RawValue>> {
    RawValue::from_string(cell::plain(value?)).ok()
}

/// The JSON Schema (2020-12) of a line.
pub fn schema() -> Value {
    // The file is part of the program, and a test reads it.
    serde_json::from_str(include_str!("schema.json")).unwrap_or_default()
}
