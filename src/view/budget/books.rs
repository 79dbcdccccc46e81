//! What all views of a budget look at.

use crate::finance::{Ledger, Spending};
use crate::lang::{Lang, Listed, Text};
use crate::plan::{Index, Named as _, Plan};
use crate::schedule::{Calendars, Schedule};
use crate::text;
use crate::view::report::Block;

/// At most so many lines are named in a note.
const NAMED: usize = 12;

/// The money of a plan, with the days on which it is spent.
pub(super) struct Books<'p> {
    pub plan: &'p Plan,
    pub ledger: Ledger<'p>,
    pub spending: Spending,
    pub index: Index<'p>,
    pub lang: Lang,
}

impl<'p> Books<'p> {
    pub(super) fn new(plan: &'p Plan, calendars: &Calendars, lang: Lang) -> Books<'p> {
        let ledger = Ledger::new(plan, calendars);
        let schedule = Schedule::of(plan, calendars);
        let spending = Spending::new(plan, &ledger, &schedule, calendars);
        let index = Index::new(plan);
        Books {
            plan,
            ledger,
            spending,
            index,
            lang,
        }
    }

    /// A line as notes name it, with a reason behind it: `B2 (no amount given)`.
    pub(super) fn named(&self, number: usize, why: &impl crate::lang::Localized) -> Text {
        let name = self.ledger.entries[number].line.name();
        match (name.id(), name.title()) {
            (Some(id), _) => text!("{id} ({why})", "{id}（{why}）", id = id, why = why),
            (None, _) => text!("{line} ({why})", "{line}（{why}）", line = name, why = why),
        }
    }

    /// Says which lines have no sum, and which money stands beside the lines.
    pub(super) fn notes(&self) -> Vec<Block> {
        let mut notes = Vec::new();
        let entries = self.ledger.entries.iter().enumerate();
        let unknown: Vec<Text> = entries
            .filter_map(|(number, entry)| match &entry.basis {
                crate::finance::Basis::Unknown(gap) => Some(self.named(number, gap)),
                _ => None,
            })
            .collect();
        if !unknown.is_empty() {
            notes.push(Block::Note(text!(
                "Without a sum in the plan's currency, and left out of the sums: {lines}",
                "没有可识别的本币金额、未计入合计的明细：{lines}",
                lines = some_of(&unknown),
            )));
        }
        let unreadable = self
            .ledger
            .budget
            .map_or(0, |budget| budget.lines.unreadable());
        if unreadable > 0 {
            notes.push(Block::Note(text!(
                "{lines} can't be read at all; the sums leave them out.",
                "有 {lines} 条明细完全无法识别，未计入合计。",
                lines = crate::lang::count(unreadable, "line", "lines"),
            )));
        }
        if let Some((least, most)) = self.ledger.lines_range() {
            notes.push(Block::Note(text!(
                "Three-point amounts count with their likeliest value; at the least the lines come to {least}, at the most to {most}.",
                "三点估算按最可能金额计；全部明细按最低计为 {least}，按最高计为 {most}。",
                least = least,
                most = most,
            )));
        }
        let costs = self.ledger.task_costs(self.plan);
        if costs.known > 0 {
            notes.push(Block::Note(text!(
                "{tasks} beside the lines, {sum} in all; the sums of lines leave it out.",
                "有 {tasks} 项任务另列了明细之外的费用，合计 {sum}，未计入明细合计。",
                tasks = crate::lang::count(
                    costs.known,
                    "task has a cost of its own",
                    "tasks have costs of their own",
                ),
                sum = costs.total,
            )));
        }
        notes
    }
}

/// Names as a list that ends where it gets long.
pub(super) fn some_of(names: &[Text]) -> Text {
    let shown = names.get(..NAMED).unwrap_or(names);
    match names.len() - shown.len() {
        0 => text!("{names}", "{names}", names = Listed(shown)),
        more => text!(
            "{names} and {more} more",
            "{names}等，另有 {more} 条",
            names = Listed(shown),
            more = more,
        ),
    }
}
