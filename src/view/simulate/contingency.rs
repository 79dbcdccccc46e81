//! What more certainty about the cost takes.

use crate::lang::Text;
use crate::plan::value::Money;
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table, Tone};

use super::cells::percent;
use super::run::traced;
use super::simulated::Simulated;

/// What each of P50 to P95 costs, over the likeliest cost and over the budget.
pub(super) fn blocks(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    if !simulated.has_money() {
        return vec![Block::Note(super::story::NO_MONEY)];
    }
    let likely = simulated.model.likely_cost;
    let budget = simulated.model.budget;
    let over = |cost: Option<Money>, base: Option<Money>| cost?.checked_sub(base?);
    let rows = (50..=95).step_by(5).map(|at| {
        let cost = simulated.enough(&simulated.after, at);
        let over_likely = over(cost, likely);
        let share = over_likely.zip(likely).and_then(|(over, likely)| {
            let share = over.amount.checked_div(likely.amount)?;
            rust_decimal::prelude::ToPrimitive::to_f64(&share)
        });
        let over_budget = over(cost, budget);
        let over_budget: Cell = match over_budget {
            Some(over) if over.amount.is_sign_positive() && !over.amount.is_zero() => {
                Cell::Money(over).toned(Tone::Bad)
            }
            over => over.into(),
        };
        let before = simulated.before.as_ref();
        let before = before.and_then(|before| simulated.enough(before, at));
        Row::item(
            0,
            vec![
                format!("P{at}").into(),
                cost.into(),
                over_likely.into(),
                share.map_or(Cell::Missing, |share| percent(share, 1)),
                over_budget,
                before.into(),
            ],
        )
    });
    let table = Table {
        key: Key::new("contingency", "What certainty costs", "把握与预备费"),
        columns: vec![
            Column::text("percentile", "Percentile", "百分位"),
            Column::money("cost", "Cost", "成本"),
            Column::money("over_likely", "Over the likely cost", "高于最可能成本"),
            Column::percent("over_likely_share", "Share of it", "比例"),
            Column::money("over_budget", "Over the budget", "超出预算"),
            Column::money(
                "cost_before_responses",
                "Cost before responses",
                "应对前成本",
            )
            .optional(),
        ],
        rows: rows.collect(),
    };
    let mut blocks = vec![Block::Table(traced(table, simulated))];
    blocks.extend(note(simulated).map(Block::Note));
    blocks
}

/// What the columns are counted from.
fn note(simulated: &Simulated<'_, '_>) -> Option<Text> {
    let likely = simulated.model.likely_cost?;
    Some(match simulated.model.budget {
        Some(budget) => text!(
            "The likely cost, {likely}, has every sum at its likeliest, and no risk strikes; the budget \
             is {budget}. Below zero, the budget holds so much more than that certainty takes.",
            "最可能成本 {likely}：每笔金额取最可能值，且不发生任何风险；预算为 {budget}。负数表示预算比该把握所需多出的部分。",
            likely = likely,
            budget = budget,
        ),
        None => text!(
            "The likely cost, {likely}, has every sum at its likeliest, and no risk strikes; the plan has \
             no budget to compare with.",
            "最可能成本 {likely}：每笔金额取最可能值，且不发生任何风险；方案没有可比较的预算。",
            likely = likely,
        ),
    })
}
