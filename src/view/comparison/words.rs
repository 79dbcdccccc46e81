//! How a change reads: its values, its mark, and what it comes to in words.

use rust_decimal::Decimal;

use crate::compare::{Change, Delta, DeltaUnit, Effect, Field, Kind, Value};
use crate::lang::{Lang, Localized as _, Text};
use crate::plan::value::{Duration, Money, Percent, grouped};
use crate::schedule;
use crate::text;
use crate::view::report::{Cell, Tone};

/// A value as data; texts of the plan in a language, planvet's own words in English.
pub fn data_cell(value: &Value, lang: Lang) -> Cell {
    match value {
        Value::Missing => Cell::Missing,
        Value::Unreadable(written) => Cell::Text(written.clone()),
        Value::Text(text) => Cell::Text(text.get(lang).to_owned()),
        Value::Word(word) => Cell::Text(word.clone()),
        Value::Label(label) => Cell::Label(label.clone()),
        Value::Date(date) => Cell::Date(*date),
        Value::Money(money) => Cell::Money(*money),
        Value::Percent(percent) => Cell::Percent(*percent),
        Value::Number(number) => Cell::Decimal(*number),
        Value::Amount(amount) => Cell::Text(amount.to_string()),
        Value::Duration(duration) => Cell::Text(duration.to_string()),
        Value::List(items) => Cell::List(items.clone()),
        Value::Flag(holds) => Cell::Flag(*holds),
    }
}

/// A value as people read it.
pub(super) fn cell(value: &Value, lang: Lang) -> Cell {
    match value {
        Value::Unreadable(written) => Cell::Label(text!(
            "`{written}` (unreadable)",
            "“{written}”（无法识别）",
            written = written,
        )),
        Value::Duration(duration) => Cell::Text(length(duration, lang)),
        Value::List(items) if items.len() > MOST_NAMES => Cell::List(shortened(items)),
        other => data_cell(other, lang),
    }
}

/// So many names of a list are shown to people.
const MOST_NAMES: usize = 12;

/// A list with its middle left out when it is long.
pub(super) fn shortened(items: &[String]) -> Vec<String> {
    if items.len() <= MOST_NAMES {
        return items.to_vec();
    }
    let (first, last) = (
        &items[..MOST_NAMES / 2],
        &items[items.len() - MOST_NAMES / 2..],
    );
    let left_out = items.len() - MOST_NAMES;
    let dots = format!("… {left_out} …");
    let dots = std::iter::once(&dots);
    first.iter().chain(dots).chain(last).cloned().collect()
}

/// A duration in short: days of work as a number of days, the rest as the author gave it.
fn length(duration: &Duration, lang: Lang) -> String {
    match (schedule::workdays(duration), lang) {
        (Some(days), Lang::En) => format!("{} d", days.normalize()),
        (Some(days), Lang::Zh) => format!("{}天", days.normalize()),
        (None, lang) => duration.in_lang(lang).to_string(),
    }
}

/// What it was and what it is. A text that changed in its other language is shown in that.
pub(super) fn both(change: &Change, lang: Lang) -> (Cell, Cell) {
    let other = match lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    let shown = match (&change.old, &change.new) {
        (Value::Text(old), Value::Text(new)) if old.get(lang) == new.get(lang) => other,
        _ => lang,
    };
    (cell(&change.old, shown), cell(&change.new, shown))
}

/// A sign for readers without colour: `!` asks for a look, `✓` is to the good.
pub(super) fn mark(change: &Change) -> &'static str {
    match (change.effect, change.field) {
        (Some(effect), _) if effect.is_bad() => "!",
        (Some(Effect::Better), _) => "✓",
        (Some(Effect::Harder), _) => "↑",
        (_, Field::Added) => "+",
        (_, Field::Removed) => "−",
        _ => "~",
    }
}

/// What colour says about a change.
pub(super) fn tone(change: &Change) -> Tone {
    match change.effect {
        Some(Effect::Easier) => Tone::Bad,
        Some(Effect::Worse) => Tone::Warning,
        Some(Effect::Harder) => Tone::Notice,
        Some(Effect::Better) => Tone::Good,
        None => Tone::Plain,
    }
}

/// What a change comes to, in words.
pub(super) fn said(change: &Change) -> Text {
    let event = event(change);
    let Some(delta) = change.delta.as_ref() else {
        return event.unwrap_or_else(|| text!("changed", "有变动"));
    };
    let amount = difference(delta);
    let percent = change.percent.map(share);
    let note = match (percent, event) {
        (Some(percent), None) => Some(percent),
        (None, event) => event,
        (Some(percent), Some(event)) => Some(text!(
            "{percent}, {event}",
            "{percent}，{event}",
            percent = percent,
            event = event,
        )),
    };
    match note {
        None => amount,
        Some(note) => text!(
            "{amount} ({note})",
            "{amount}（{note}）",
            amount = amount,
            note = note,
        ),
    }
}

/// What happened, as far as a word says more than the difference.
fn event(change: &Change) -> Option<Text> {
    match change.field {
        Field::Added => return Some(text!("added", "新增")),
        Field::Removed => return Some(text!("removed", "删除")),
        _ => {}
    }
    match (change.field, &change.new) {
        (Field::Critical, Value::Flag(true)) => return Some(text!("now critical", "成为关键")),
        (Field::Critical, _) => return Some(text!("no longer critical", "不再关键")),
        (Field::CriticalPath, _) => return Some(text!("other path", "路径有变")),
        (Field::ComputedStart | Field::ComputedFinish, Value::Missing) => {
            return Some(text!("no longer computed", "不再能推算"));
        }
        (Field::ComputedStart | Field::ComputedFinish, _) if change.old.is_missing() => {
            return Some(text!("now computed", "现可推算"));
        }
        _ => {}
    }
    if change.kind == Kind::Goal {
        match change.effect {
            Some(Effect::Harder) => return Some(text!("harder", "要求提高")),
            Some(Effect::Easier) => return Some(text!("easier", "要求降低")),
            _ => {}
        }
    }
    if let (Value::Date(old), Value::Date(new)) = (&change.old, &change.new) {
        return Some(match new > old {
            true => text!("later", "推迟"),
            false => text!("earlier", "提前"),
        });
    }
    if change.delta.is_some() {
        return None;
    }
    Some(match (change.field, &change.old, &change.new) {
        (Field::Id, Value::Word(_), Value::Word(_)) => text!("numbered anew", "改编号"),
        (Field::Title, Value::Text(_), Value::Text(_)) => text!("renamed", "改名"),
        (Field::Phase, ..) => text!("moved", "调整阶段"),
        (Field::Problem, ..) => text!("moved", "调整归属"),
        (Field::After, Value::Missing, _) => text!("new link", "新增关系"),
        (Field::After, _, Value::Missing) => text!("link removed", "取消关系"),
        (_, Value::Missing, _) => text!("now stated", "补填"),
        (_, _, Value::Missing) => text!("no longer stated", "不再填写"),
        (_, Value::Text(_), Value::Text(_)) => text!("reworded", "改写"),
        _ => match change.effect {
            Some(Effect::Worse) => text!("worse", "变差"),
            Some(Effect::Better) => text!("better", "改善"),
            _ => return None,
        },
    })
}

fn sign(amount: Decimal) -> &'static str {
    if amount > Decimal::ZERO {
        "+"
    } else if amount < Decimal::ZERO {
        "−"
    } else {
        "±"
    }
}

/// A difference with its sign and unit.
pub(super) fn difference(delta: &Delta) -> Text {
    let sign = sign(delta.amount);
    let size = delta.amount.abs();
    let number = number(size);
    match &delta.unit {
        DeltaUnit::Workdays => text!(
            "{sign}{number} d",
            "{sign}{number}天",
            sign = sign,
            number = number,
        ),
        DeltaUnit::CalendarDays => text!(
            "{sign}{number} calendar days",
            "{sign}{number}个自然日",
            sign = sign,
            number = number,
        ),
        DeltaUnit::Money(currency) => text!(
            "{sign}{money}",
            "{sign}{money}",
            sign = sign,
            money = Money::new(size, *currency),
        ),
        DeltaUnit::Points => text!(
            "{sign}{number} pp",
            "{sign}{number}个百分点",
            sign = sign,
            number = number,
        ),
        DeltaUnit::Of(unit) if unit.is_ascii() => text!(
            "{sign}{number} {unit}",
            "{sign}{number} {unit}",
            sign = sign,
            number = number,
            unit = unit,
        ),
        DeltaUnit::Of(unit) => text!(
            "{sign}{number}{unit}",
            "{sign}{number}{unit}",
            sign = sign,
            number = number,
            unit = unit,
        ),
        DeltaUnit::Number => text!(
            "{sign}{number}",
            "{sign}{number}",
            sign = sign,
            number = number,
        ),
    }
}

/// A number as people read it, with its digits grouped from five digits on.
fn number(number: Decimal) -> String {
    match number < Decimal::from(10_000) {
        true => number.normalize().to_string(),
        false => grouped(number),
    }
}

/// A share of what was, with its sign and one digit.
pub(super) fn share(percent: Decimal) -> Text {
    let size = Percent(percent.abs().round_dp(1).normalize());
    text!(
        "{sign}{size}",
        "{sign}{size}",
        sign = sign(percent),
        size = size.to_string(),
    )
}
