//! What the verdict hangs on: the table and the tornado.

use rust_decimal::Decimal;

use crate::finance::sensitivity::{Input, STEP, Sensitivity, Value, sensitivity, worth};
use crate::lang::{Localized as _, Text};
use crate::text;
use crate::view::report::{
    BarChart, Block, Cell, Column, Drawing, Key, NamedBar, Quantity, Role, Row, Table,
};
use crate::view::words;

use super::{Months, Shown};

pub(super) fn blocks(shown: &Shown<'_, '_>) -> Vec<Block> {
    let case = shown.case;
    let known = sensitivity(case, &shown.returns.irr).zip(worth(case));
    let Some((inputs, worth)) = known else {
        return Vec::new();
    };
    vec![
        Block::Table(table(shown, &inputs)),
        Block::Drawing(Drawing::Bars(tornado(shown, &inputs, worth))),
        Block::Note(note(shown, worth)),
    ]
}

/// What the table is about.
fn note(shown: &Shown<'_, '_>, worth: Decimal) -> Text {
    let what = match shown.case.rate {
        Some(_) => text!("net present value", "净现值"),
        None => text!("net benefits", "净收益"),
    };
    match worth >= Decimal::ZERO {
        true => text!(
            "The plan pays as planned; the switching value is where its {what} comes down to zero when \
             this one input changes and all others stay. The change of the start of benefits is in \
             percent of the time over which they count.",
            "按计划测算，方案划算；转折值指其他不变、仅此一项变化时{what}降到零的取值。效益推迟的变化幅度以计算期的百分比表示。",
            what = what,
        ),
        false => text!(
            "The plan does not pay as planned; the switching value is where its {what} comes up to zero \
             when this one input changes and all others stay. The change of the start of benefits is in \
             percent of the time over which they count.",
            "按计划测算，方案不划算；转折值指其他不变、仅此一项变化时{what}升到零的取值。效益提前的变化幅度以计算期的百分比表示。",
            what = what,
        ),
    }
}

/// What an input is called.
fn name(input: Input<'_>, shown: &Shown<'_, '_>) -> Cell {
    match input {
        Input::Cost => text!("cost", "成本").into(),
        Input::Benefits => text!("all benefits", "全部效益").into(),
        Input::Benefit(benefit) => words(&benefit.title, shown.lang).into(),
        Input::Start => text!("benefits set in later by", "效益推迟").into(),
        Input::Horizon => text!("benefits counted for", "效益计算期").into(),
        Input::Rate => text!("discount rate", "折现率").into(),
    }
}

fn value(value: Value, shown: &Shown<'_, '_>) -> (Cell, Cell) {
    let unit = |en, zh| Cell::Label(Text::new(en, zh));
    match value {
        Value::Money(amount) => (shown.money(amount), unit("money", "金额")),
        Value::Months(months) => (Cell::Int(i64::from(months)), unit("months", "月")),
        Value::Rate(rate) => (Cell::Percent(rate), unit("percent a year", "%/年")),
    }
}

/// The same for people: months with their unit.
fn readable(value: Value, shown: &Shown<'_, '_>) -> Cell {
    match value {
        Value::Money(amount) => shown.money(amount),
        Value::Months(months) => Cell::Text(Months(months).in_lang(shown.lang).to_string()),
        Value::Rate(rate) => Cell::Percent(rate),
    }
}

fn table(shown: &Shown<'_, '_>, inputs: &[Sensitivity<'_>]) -> Table {
    let rows = inputs.iter().map(|one| {
        let (planned, unit) = value(one.planned, shown);
        let (low, high) = match one.range {
            Some((low, high)) => (shown.gain(low), shown.gain(high)),
            None => (Cell::Missing, Cell::Missing),
        };
        let switching = one.switching;
        Row::item(
            0,
            vec![
                name(one.input, shown),
                unit,
                planned,
                switching.map_or(Cell::Missing, |switching| value(switching, shown).0),
                readable(one.planned, shown),
                match switching {
                    Some(switching) => readable(switching, shown),
                    None => text!("does not turn it", "不会改变结论").into(),
                },
                one.change.into(),
                low,
                high,
            ],
        )
    });
    Table {
        key: Key::new(
            "sensitivity",
            "What turns the verdict",
            "哪一项变化会改变结论",
        ),
        columns: vec![
            Column::text("input", "Input", "因素"),
            Column::text("unit", "Unit", "单位").data_only(),
            Column::number("planned", "Planned", "计划值")
                .bare()
                .data_only(),
            Column::number("switching_value", "Switching value", "转折值")
                .bare()
                .data_only(),
            Column::number("as_planned", "Planned", "计划值").for_people(),
            Column::number("turns_at", "Switching value", "转折值").for_people(),
            Column::percent("change", "Change", "变化幅度"),
            Column::money(
                "worth_20_percent_lower",
                "20% lower: worth",
                "低 20% 时的价值",
            )
            .optional(),
            Column::money(
                "worth_20_percent_higher",
                "20% higher: worth",
                "高 20% 时的价值",
            )
            .optional(),
        ],
        rows: rows.collect(),
    }
}

/// What the plan is worth when each input is lower and higher, the widest first.
fn tornado(shown: &Shown<'_, '_>, inputs: &[Sensitivity<'_>], worth: Decimal) -> BarChart {
    let mut ranges: Vec<(&Sensitivity<'_>, (Decimal, Decimal))> = inputs
        .iter()
        .filter_map(|one| Some((one, one.range?)))
        .collect();
    ranges.sort_by_key(|(_, (low, high))| std::cmp::Reverse((high - low).abs()));
    let bars = ranges.into_iter().map(|(one, (low, high))| {
        let piece = |part: usize, end: Decimal| (part, end.min(worth), end.max(worth));
        NamedBar {
            name: match name(one.input, shown) {
                Cell::Label(label) => label.get(shown.lang).to_owned(),
                Cell::Text(title) => title,
                _ => String::new(),
            },
            pieces: vec![piece(0, low), piece(1, high)],
            note: None,
        }
    });
    BarChart {
        key: Key::new(
            "tornado",
            "What the worth of the plan hangs on",
            "敏感性（龙卷风图）",
        ),
        quantity: Quantity::Money(shown.case.currency),
        parts: vec![
            (
                text!("{step}% lower", "低 {step}%", step = STEP),
                Role::Other(0),
            ),
            (
                text!("{step}% higher", "高 {step}%", step = STEP),
                Role::Other(1),
            ),
        ],
        bars: bars.collect(),
        base: Some((worth, text!("as planned", "按计划"))),
    }
}
