//! The returns by how long benefits are counted.

use crate::finance::case::HorizonSource;
use crate::finance::returns::Returns;
use crate::lang::Localized as _;
use crate::text;
use crate::view::report::{Cell, Column, Key, Row, Table, Tone};

use super::{Months, Shown};

/// Times that readers compare, in months.
const COMPARED: [i32; 4] = [12, 36, 60, 120];

pub(super) fn table(shown: &Shown<'_, '_>) -> Table {
    let case = shown.case;
    let work = case
        .end
        .map(|end| end.since(case.start) + 1)
        .filter(|months| *months > 0);
    let mut horizons: Vec<i32> = COMPARED.into_iter().chain(work).collect();
    horizons.push(case.horizon);
    horizons.sort_unstable();
    horizons.dedup();
    let rows = horizons.into_iter().map(|horizon| {
        let returns = Returns::of(&case.within(horizon));
        let present = returns.as_ref().and_then(|returns| returns.present);
        let is_shown = horizon == case.horizon;
        let why = match (is_shown, Some(horizon) == work) {
            (true, _) if case.horizon_source == HorizonSource::Stated => {
                text!("stated by the plan", "方案所定").into()
            }
            (true, _) => text!("as above", "即上文所用").into(),
            (_, true) => text!("to the end of the plan", "到方案结束").into(),
            _ => Cell::Missing,
        };
        let length = Cell::Text(Months(horizon).in_lang(shown.lang).to_string());
        Row::item(
            0,
            vec![
                Cell::Int(i64::from(horizon)),
                match is_shown {
                    true => length.toned(Tone::Strong),
                    false => length,
                },
                why,
                returns
                    .as_ref()
                    .map_or(Cell::Missing, |returns| shown.money(returns.benefits)),
                returns
                    .as_ref()
                    .map_or(Cell::Missing, |returns| shown.gain(returns.net)),
                returns.as_ref().and_then(|returns| returns.roi).into(),
                present.map_or(Cell::Missing, |present| shown.gain(present.net)),
            ],
        )
    });
    Table {
        key: Key::new("horizons", "By how long benefits count", "按效益计算期"),
        columns: vec![
            Column::number("months", "Months", "月数").data_only(),
            Column::text("time", "Time", "计算期").for_people(),
            Column::text("note", "Note", "说明"),
            Column::money("benefits", "Benefits", "效益"),
            Column::money("net", "Net benefits", "净收益"),
            Column::percent("roi", "ROI", "回报率"),
            Column::money("npv", "Net present value", "净现值"),
        ],
        rows: rows.collect(),
    }
}
