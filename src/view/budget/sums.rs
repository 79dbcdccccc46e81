//! Sums over the budget: the totals, and a table of what is asked for.

use crate::finance::Ledger;
use crate::lang::{Lang, count};
use crate::plan::Plan;
use crate::schedule::Calendars;
use crate::text;
use crate::view::report::{Block, Cell, Facts, Key};

use super::cells::money;
use super::{BudgetBy, funding, groups, lines};

/// The totals and one table.
pub(super) fn blocks(plan: &Plan, calendars: &Calendars, by: BudgetBy, lang: Lang) -> Vec<Block> {
    let ledger = Ledger::new(plan, calendars);
    let table = match by {
        BudgetBy::Category => groups::by_category(&ledger, lang),
        BudgetBy::Phase => groups::by_phase(&ledger, plan, lang),
        BudgetBy::Source => funding::by_source(&ledger, lang),
        BudgetBy::Line => lines::by_line(&ledger, lang),
    };
    let mut blocks = vec![Block::Facts(totals(&ledger)), Block::Table(table)];
    let unknown = ledger.lines_sum().unknown;
    if unknown > 0 {
        blocks.push(Block::Note(text!(
            "{lines} without a readable amount in the plan's currency; the sums leave them out.",
            "有 {lines} 条明细没有可识别的本币金额，未计入合计。",
            lines = count(unknown, "line is", "lines are"),
        )));
    }
    blocks
}

fn totals(ledger: &Ledger<'_>) -> Facts {
    let lines = ledger.lines_sum();
    let funding = ledger
        .budget
        .map(|budget| ledger.sum(budget.funding.iter().map(|source| ledger.given(source))));
    Facts {
        key: Key::new("totals", "Totals", "总额"),
        entries: vec![
            (
                Key::new("stated", "Stated total", "方案总额"),
                ledger.stated_total().into(),
            ),
            (Key::new("lines", "Sum of lines", "明细合计"), money(lines)),
            (
                Key::new("contingency", "Contingency", "预备费"),
                ledger.contingency().into(),
            ),
            (
                Key::new("funding", "Funding", "资金来源合计"),
                funding.map_or(Cell::Missing, money),
            ),
        ],
    }
}
