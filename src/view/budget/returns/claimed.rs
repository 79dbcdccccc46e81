//! The returns that the plan claims beside what its figures come to.

use rust_decimal::Decimal;

use crate::finance::claims::{self, Recomputed};
use crate::lang::{Localized as _, Text};
use crate::plan::StatedReturns;
use crate::plan::value::Percent;
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table, Tone};

use super::Shown;

/// A row for each claim that can be read; nothing where the plan claims none.
pub(super) fn blocks(shown: &Shown<'_, '_>) -> Option<Block> {
    let stated = shown.ledger.budget?.stated.get()?;
    let rows: Vec<Row> = rows(shown, stated);
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            key: Key::new("stated", "What the plan claims", "方案宣称的回报"),
            columns: vec![
                Column::text("figure", "Figure", "指标"),
                Column::number("claimed", "Claimed", "宣称").bare(),
                Column::number("computed", "Computed", "测算").bare(),
                Column::text(
                    "agrees",
                    "Agrees with a usual definition",
                    "与某一常用口径相符",
                ),
            ],
            rows,
        })
    })
}

fn rows(shown: &Shown<'_, '_>, stated: &StatedReturns) -> Vec<Row> {
    let (case, ledger) = (shown.case, shown.ledger);
    let mut rows = Vec::new();
    if let Some(roi) = stated.roi.get() {
        let computed = claims::roi(case, ledger, *roi);
        let value = |value: Decimal| Cell::Percent(Percent(value));
        let label = text!("return on investment", "投资回报率");
        rows.push(row(label, Cell::Percent(*roi), computed, value));
    }
    if let Some(npv) = stated.npv.get().and_then(|npv| ledger.own(*npv)) {
        let computed = claims::npv(case, ledger, npv);
        let value = |value: Decimal| shown.money(value);
        let label = text!("net present value", "净现值");
        rows.push(row(label, Cell::Money(npv), computed, value));
    }
    if let Some(time) = stated.payback.get() {
        let computed = claims::time(case, ledger, time);
        let value = |months: Decimal| {
            let months = text!("{months} months", "{months} 个月", months = months);
            Cell::Label(months)
        };
        let claimed = Cell::Text(time.in_lang(shown.lang).to_string());
        rows.push(row(
            text!("payback", "投资回收期"),
            claimed,
            computed,
            value,
        ));
    }
    rows
}

fn row(
    label: Text,
    claimed: Cell,
    computed: Option<Recomputed>,
    value: impl Fn(Decimal) -> Cell,
) -> Row {
    let shown = computed.as_ref().and_then(|computed| computed.shown);
    let agrees = match &computed {
        None => Cell::Unknown,
        Some(computed) => Cell::Flag(computed.agrees).toned(match computed.agrees {
            true => Tone::Good,
            false => Tone::Bad,
        }),
    };
    let computed = shown.map_or(Cell::Missing, value);
    Row::item(0, vec![label.into(), claimed, computed, agrees])
}
