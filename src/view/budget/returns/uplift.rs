//! The returns with the optimism taken out that projects of a class have shown.

use crate::finance::optimism::{Adjusted, adjusted, reserves};
use crate::finance::returns::Returns;
use crate::lang::Text;
use crate::plan::value::{CostClass, Money, Percent};
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table};

use super::Shown;

/// The returns by the bounds of a class: the one asked for, else that of the plan; nothing where
/// neither names one.
pub(super) fn blocks(shown: &Shown<'_, '_>, class: Option<CostClass>) -> Vec<Block> {
    let stated = shown.ledger.budget.and_then(|budget| budget.class.value());
    let Some(class) = class.or(stated) else {
        return Vec::new();
    };
    let Some(adjusted) = adjusted(shown.case, shown.ledger, class) else {
        return vec![Block::Note(text!(
            "The reserves of the plan are not known, so no uplift can be taken of the rest of its cost.",
            "方案的预备费未知，无法对其余成本计算乐观偏差。",
        ))];
    };
    let kept = reserves(shown.ledger).unwrap_or_default();
    vec![
        Block::Table(table(shown, &adjusted)),
        Block::Note(text!(
            "Uplift for {class}: HM Treasury, Supplementary Green Book Guidance on optimism bias (Mott \
             MacDonald, 2002), from the lower to the upper bound. It is taken of the cost without the \
             plan's own reserves ({kept}), which stand for the same overruns; benefits set in later as \
             the work takes longer.",
            "按“{class}”上调：英国财政部《绿皮书》乐观偏差补充指南（Mott MacDonald，2002）的下限与上限。上调以扣除方案自留\
             预备费（{kept}）后的成本为基数，因为两者针对的是同样的超支；工期延长时效益相应推迟。",
            class = class,
            kept = Money::new(kept, shown.case.currency),
        )),
    ]
}

fn table(shown: &Shown<'_, '_>, adjusted: &[Adjusted; 2]) -> Table {
    let labels = [text!("lower bound", "下限"), text!("upper bound", "上限")];
    let planned = row(
        shown,
        text!("as planned", "按计划"),
        None,
        Some(shown.returns),
        shown.money(shown.returns.cost),
    );
    let bounds = labels.into_iter().zip(adjusted).map(|(label, one)| {
        let cost = shown.money(one.cost);
        row(shown, label, Some(one), one.returns.as_ref(), cost)
    });
    Table {
        key: Key::new("optimism", "With optimism bias", "计入乐观偏差"),
        columns: vec![
            Column::text("case", "Case", "情形"),
            Column::percent("cost_uplift", "Cost +", "成本上调"),
            Column::percent("duration_uplift", "Time +", "工期延长"),
            Column::number("months_later", "Months later", "效益推迟（月）"),
            Column::money("cost", "Cost", "成本"),
            Column::money("net", "Net benefits", "净收益"),
            Column::percent("roi", "ROI", "回报率"),
            Column::money("npv", "Net present value", "净现值"),
            Column::text("break_even", "Break-even", "回本月份"),
        ],
        rows: std::iter::once(planned).chain(bounds).collect(),
    }
}

fn row(
    shown: &Shown<'_, '_>,
    label: Text,
    adjusted: Option<&Adjusted>,
    returns: Option<&Returns>,
    cost: Cell,
) -> Row {
    let percent = |percent: u32| Percent(percent.into());
    let present = returns.and_then(|returns| returns.present);
    let payback = returns.and_then(|returns| returns.payback);
    Row::item(
        0,
        vec![
            label.into(),
            adjusted.map(|one| percent(one.cost_percent)).into(),
            adjusted
                .and_then(|one| one.duration_percent)
                .map(percent)
                .into(),
            adjusted
                .and_then(|one| one.months_later)
                .map(i64::from)
                .into(),
            cost,
            returns.map_or(Cell::Missing, |returns| shown.gain(returns.net)),
            returns.and_then(|returns| returns.roi).into(),
            present.map_or(Cell::Missing, |present| shown.gain(present.net)),
            payback.map(|payback| payback.month.to_string()).into(),
        ],
    )
}
