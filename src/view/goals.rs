//! Goals: the tree with measure, deadline, owner and what the checks say of each.

use std::collections::HashSet;

use crate::check::{Checked, Family, Rule, rules};
use crate::diagnostic::Severity;
use crate::lang::{Lang, Localized as _, Text};
use crate::plan::{Goal, Index, Links, Plan};

use super::report::{Block, Cell, Column, Key, Report, Row, Table, Tone};
use super::{sections, words};

/// The five letters of SMART with the families that stand for them.
const SMART: [Family; 5] = [
    Family::Specific,
    Family::Measurable,
    Family::Achievable,
    Family::Relevant,
    Family::TimeBound,
];

/// The goals of each plan.
pub fn goals(files: &[Checked], lang: Lang) -> Report {
    sections("goals", files, lang, |plan, file| {
        vec![Block::Table(table(plan, file, lang))]
    })
}

fn table(plan: &Plan, file: &Checked, lang: Lang) -> Table {
    let index = Index::new(plan);
    let links = Links::new(plan, &index);
    Table {
        key: Key::new("goals", "Goals", "目标"),
        columns: vec![
            Column::text("id", "Id", "编号"),
            Column::text("title", "Goal", "目标"),
            Column::text("parent", "Parent", "上级").data_only(),
            Column::text("horizon", "Horizon", "期限类别").data_only(),
            Column::text("statement", "Statement", "表述").data_only(),
            Column::text("metric", "Measure", "指标"),
            Column::text("baseline", "Baseline", "现状"),
            Column::text("target", "Target", "目标值"),
            Column::text("unit", "Unit", "单位").optional(),
            Column::text("deadline", "Deadline", "期限"),
            Column::text("owner", "Owner", "责任人").optional(),
            Column::text("smart", "SMART", "SMART"),
            Column::text("specific", "S", "S").data_only(),
            Column::text("measurable", "M", "M").data_only(),
            Column::text("achievable", "A", "A").data_only(),
            Column::text("relevant", "R", "R").data_only(),
            Column::text("time_bound", "T", "T").data_only(),
        ],
        rows: in_tree_order(plan, &index, &links)
            .into_iter()
            .map(|(goal, depth)| Row::item(depth, cells(goal, file, lang)))
            .collect(),
    }
}

/// Each goal once, children behind their parent; goals whose parent is missing, or that form a
/// loop, stand at the top.
fn in_tree_order<'p>(plan: &'p Plan, index: &Index<'p>, links: &Links<'p>) -> Vec<(&'p Goal, u8)> {
    let mut ordered: Vec<(&Goal, u8)> = Vec::new();
    // Goals are told apart by where they stand: ids may be missing or doubled.
    let mut seen = HashSet::new();
    let is_root = |goal: &Goal| {
        let parent = goal.parent.get();
        parent.is_none_or(|parent| index.goal(parent.as_str()).is_none())
    };
    let roots = plan.goals.iter().filter(|goal| is_root(goal));
    // Loops have no root; their goals come last, as they stand.
    for root in roots.chain(&plan.goals) {
        let mut open = vec![(root, 0u8)];
        while let Some((goal, depth)) = open.pop() {
            if !seen.insert(goal.span) {
                continue;
            }
            ordered.push((goal, depth));
            let children = links.children(goal).iter().rev();
            open.extend(children.map(|&child| (child, depth.saturating_add(1))));
        }
    }
    ordered
}

fn cells(goal: &Goal, file: &Checked, lang: Lang) -> Vec<Cell> {
    let measure = goal.measure.get();
    let value = |amount: Option<&crate::plan::value::Amount>| -> Cell {
        amount.map(|amount| amount.in_lang(lang).to_string()).into()
    };
    let mut cells = vec![
        goal.id().into(),
        words(&goal.title, lang).into(),
        goal.parent.get().map(|parent| parent.as_str()).into(),
        goal.horizon
            .get()
            .map(|horizon| horizon.in_lang(lang).to_string())
            .into(),
        words(&goal.statement, lang).into(),
        measure
            .and_then(|measure| words(&measure.metric, lang))
            .into(),
        value(measure.and_then(|measure| measure.baseline.get()?.value.get())),
        value(measure.and_then(|measure| measure.target.get())),
        measure
            .and_then(|measure| words(&measure.unit, lang))
            .into(),
        goal.deadline.value().into(),
        words(&goal.owner, lang).into(),
    ];
    let verdicts = SMART.map(|family| verdict(goal, file, family));
    cells.push(in_short(&verdicts));
    cells.extend(verdicts);
    cells
}

/// The letters with findings, with a question mark behind those that can't be judged.
fn in_short(verdicts: &[Cell; 5]) -> Cell {
    let letters = SMART.iter().zip(verdicts).filter_map(|(family, verdict)| {
        let letter = family.letter();
        match verdict.untoned().0 {
            Cell::Flag(true) => None,
            Cell::Flag(false) => Some(letter.to_string()),
            _ => Some(format!("{letter}?")),
        }
    });
    let letters: Vec<String> = letters.collect();
    if letters.is_empty() {
        return Cell::from(Text::new("ok", "✓")).toned(Tone::Good);
    }
    Cell::Text(letters.join(" ")).toned(Tone::Bad)
}

/// Whether no rule of the family found anything in the goal; notes don't count. Nothing is said
/// when a part of the goal can't be read, for then rules are silent without being content.
fn verdict(goal: &Goal, file: &Checked, family: Family) -> Cell {
    // Findings are in the order of their places.
    let findings = &file.findings;
    let from = findings.partition_point(|finding| finding.span.start < goal.span.start);
    let in_goal = findings[from..]
        .iter()
        .take_while(|finding| finding.span.start < goal.span.end);
    let mut is_unreadable = false;
    for finding in in_goal {
        let of = rules::find(finding.rule.code).map(Rule::family);
        if of == Some(family) && finding.suppressed.is_none() && finding.severity > Severity::Info {
            return Cell::Flag(false).toned(Tone::Bad);
        }
        is_unreadable |= of == Some(Family::File) && finding.severity == Severity::Error;
    }
    if is_unreadable {
        return Cell::Missing;
    }
    Cell::Flag(true).toned(Tone::Good)
}
