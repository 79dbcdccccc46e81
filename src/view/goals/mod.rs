//! Goals: the SMART matrix, the tree with measure, deadline and owner, progress, and which change
//! would turn a verdict.

mod flips;
mod progress;
mod verdict;

use std::collections::{BTreeSet, HashSet};

use crate::check::Checked;
use crate::lang::{Lang, Listed, Localized as _, Text};
use crate::plan::value::Amount;
use crate::plan::{Goal, Index, Links, Plan};
use crate::progress::Progress;
use crate::text;

use super::report::{Block, Cell, Column, Key, Report, Row, Table, Tone};
use super::{sections, words};
use verdict::{SMART, Verdict, Verdicts, Why};

/// The goals of each plan.
pub fn goals(files: &[Checked], lang: Lang) -> Report {
    sections("goals", files, lang, |plan, file| blocks(plan, file, lang))
}

/// A goal with all that is known of it.
struct Judged<'p> {
    goal: &'p Goal,
    depth: u8,
    verdicts: [Verdict<'p>; 5],
    progress: Option<Progress<'p>>,
}

fn blocks(plan: &Plan, file: &Checked, lang: Lang) -> Vec<Block> {
    let index = Index::new(plan);
    let links = Links::new(plan, &index);
    let verdicts = Verdicts::new(file);
    // A later reading may stand behind a fault that ended the reading of the file.
    let as_of = plan.status_date.value().filter(|_| file.complete);
    let judged: Vec<Judged<'_>> = in_tree_order(plan, &index, &links)
        .into_iter()
        .map(|(goal, depth)| Judged {
            goal,
            depth,
            verdicts: verdicts.on(goal, plan),
            progress: as_of.and_then(|as_of| Progress::of(goal, as_of)),
        })
        .collect();
    let mut blocks = vec![Block::Table(table(&judged, lang))];
    blocks.extend(unknown(&judged));
    blocks.extend(progress::block(plan, &judged, lang));
    blocks.extend(flips::blocks(&judged));
    blocks
}

/// What the question marks mean, when there are any.
fn unknown(judged: &[Judged<'_>]) -> Option<Block> {
    let verdicts = judged.iter().flat_map(|judged| &judged.verdicts);
    let whys: BTreeSet<Why> = verdicts
        .filter_map(|verdict| match verdict {
            Verdict::Unknown(why) => Some(*why),
            _ => None,
        })
        .collect();
    let reasons: Vec<Text> = whys
        .into_iter()
        .map(|why| match why {
            Why::Unreadable => text!("something can't be read", "有内容无法识别"),
            Why::NotChecked => text!("its rules are switched off", "相应规则未启用"),
            Why::NoTarget => text!("A needs a target", "A 需要目标值"),
            Why::NoProblem => text!(
                "R needs problems that goals can answer",
                "R 需要列出目标所针对的问题"
            ),
        })
        .collect();
    (!reasons.is_empty()).then(|| {
        Block::Note(text!(
            "? can't be told: {reasons}.",
            "? 无从判断：{reasons}。",
            reasons = Listed(&reasons),
        ))
    })
}

fn table(judged: &[Judged<'_>], lang: Lang) -> Table {
    let mut columns = vec![
        Column::text("id", "Id", "编号"),
        Column::text("title", "Goal", "目标"),
        Column::text("parent", "Parent", "上级").data_only(),
        Column::text("horizon", "Horizon", "期限类别").data_only(),
        Column::text("statement", "Statement", "表述").data_only(),
        Column::text("metric", "Measure", "指标").data_only(),
        Column::text("baseline", "Baseline", "现状").data_only(),
        Column::text("target", "Target", "目标值").data_only(),
        Column::text("unit", "Unit", "单位").data_only(),
        Column::text("smart", "SMART", "SMART").data_only(),
        Column::text("specific", "S", "S"),
        Column::text("measurable", "M", "M"),
        Column::text("achievable", "A", "A"),
        Column::text("relevant", "R", "R"),
        Column::text("time_bound", "T", "T"),
        Column::text("deadline", "Deadline", "期限"),
        Column::text("owner", "Owner", "责任人").optional(),
    ];
    columns.extend(progress::columns());
    columns.push(Column::text("would_flip", "Would flip", "改一处即通过").data_only());
    Table {
        key: Key::new("goals", "Goals", "目标"),
        columns,
        rows: judged
            .iter()
            .map(|judged| Row::item(judged.depth, cells(judged, lang)))
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

fn cells(judged: &Judged<'_>, lang: Lang) -> Vec<Cell> {
    let goal = judged.goal;
    let measure = goal.measure.get();
    let value = |amount: Option<&Amount>| -> Cell {
        amount.map(|amount| amount.in_lang(lang).to_string()).into()
    };
    let horizon = goal.horizon.get();
    let mut cells = vec![
        goal.id().into(),
        words(&goal.title, lang).into(),
        goal.parent.get().map(|parent| parent.as_str()).into(),
        horizon
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
        in_short(&judged.verdicts),
    ];
    cells.extend(judged.verdicts.iter().map(mark));
    cells.push(goal.deadline.value().into());
    cells.push(words(&goal.owner, lang).into());
    cells.extend(progress::cells(judged.progress.as_ref(), lang));
    let flips = flips::flips(&judged.verdicts);
    cells.push(Cell::List(
        flips.iter().map(flips::Flip::in_a_line).collect(),
    ));
    cells
}

fn mark(verdict: &Verdict<'_>) -> Cell {
    match verdict {
        Verdict::Pass => Cell::Flag(true).toned(Tone::Good),
        Verdict::Fail(_) => Cell::Flag(false).toned(Tone::Bad),
        Verdict::Unknown(_) => Cell::Unknown.toned(Tone::Notice),
    }
}

/// The letters with findings, with a question mark behind those that can't be judged.
fn in_short(verdicts: &[Verdict<'_>; 5]) -> Cell {
    let letters = SMART.iter().zip(verdicts).filter_map(|(family, verdict)| {
        let letter = family.letter();
        match verdict {
            Verdict::Pass => None,
            Verdict::Fail(_) => Some(letter.to_string()),
            Verdict::Unknown(_) => Some(format!("{letter}?")),
        }
    });
    let letters: Vec<String> = letters.collect();
    if letters.is_empty() {
        return Text::new("ok", "✓").into();
    }
    Cell::Text(letters.join(" "))
}
