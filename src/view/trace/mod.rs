//! The trace: problems, causes, goals, work, milestones, measures, owners, money, risks and
//! acceptance as a matrix with holes.

mod bottom;
mod cells;
mod coverage;
mod edges;
mod graph;
mod holes;
mod notes;
mod top;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::check::Checked;
use crate::finance::Ledger;
use crate::lang::Lang;
use crate::plan::{Index, Links, Plan};
use crate::statement::Said;
use crate::trace::{Below, Chain, Part, Reach, Read, Trace};

use super::report::{Block, Report};
use super::sections;
use holes::Hole;

/// Where a trace begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TraceFrom {
    /// At problems, causes and goals: what leads to their solution.
    Top,
    /// At work, money and risks: what they are for.
    Bottom,
}

impl TraceFrom {
    /// Both ends, in the order help lists them.
    pub const ALL: [TraceFrom; 2] = [TraceFrom::Top, TraceFrom::Bottom];

    /// The name of the end on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TraceFrom::Top => "top",
            TraceFrom::Bottom => "bottom",
        }
    }

    /// Whether a trace from here begins at an item.
    fn begins_at(self, part: Part) -> bool {
        let is_top = matches!(part, Part::Problem(_) | Part::Cause(_) | Part::Goal(_));
        is_top == (self == TraceFrom::Top)
    }
}

/// What `planvet trace` shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct TraceView {
    /// Where it begins; the matrix begins at the top, and the list of holes has both, unless
    /// something is said.
    pub from: Option<TraceFrom>,
    /// Whether only holes are shown.
    pub only_holes: bool,
    /// Whether only the graph is wanted, for formats that draw.
    pub only_graph: bool,
}

/// What leads to what in each plan, and where that chain breaks.
pub fn trace(files: &[Checked], view: TraceView, lang: Lang) -> Report {
    sections("trace", files, lang, |plan, file| {
        let index = Index::new(plan);
        let links = Links::new(plan, &index);
        let said = Said::all(plan, &file.source.text);
        let trace = Trace::new(Read {
            plan,
            index: &index,
            links: &links,
            said: &said,
            is_complete: file.complete,
        });
        let ledger = Ledger::new(plan, &file.settings.calendars);
        let holes = holes::of(plan, file, &trace, lang);
        let traced = Traced {
            reached: Reached::all(&trace.chain),
            below: trace.chain.below(&ledger),
            next: trace.chain.next_milestones(),
            parents: parents(plan),
            places: places(&holes),
            holes,
            trace,
            ledger,
            lang,
        };
        traced.blocks(view)
    })
}

/// A plan with its trace and what the rows of all tables need.
struct Traced<'p> {
    trace: Trace<'p>,
    ledger: Ledger<'p>,
    /// What each goal has by way of its tasks.
    reached: Vec<Reached>,
    /// What each goal has with its sub-goals.
    below: Vec<Below>,
    /// The milestone that each task leads to first.
    next: Vec<Option<usize>>,
    /// The ids of goals that others name as their parent.
    parents: HashSet<&'p str>,
    /// All holes, in the order of the plan's items.
    holes: Vec<Hole>,
    /// Where the holes of an item stand among them.
    places: HashMap<Part, Range<usize>>,
    lang: Lang,
}

/// What a goal has by way of its tasks.
struct Reached {
    milestones: Reach,
    money: Reach,
    risks: Reach,
}

impl Reached {
    fn all(chain: &Chain<'_>) -> Vec<Reached> {
        let goals = 0..chain.goals.len();
        let reached = |goal| Reached {
            milestones: chain.milestones_of_goal(goal),
            money: chain.money_of_goal(goal),
            risks: chain.risks_of_goal(goal),
        };
        goals.map(reached).collect()
    }
}

fn parents(plan: &Plan) -> HashSet<&str> {
    let parents = plan.goals.iter().filter_map(|goal| goal.parent.get());
    parents.map(|parent| parent.as_str()).collect()
}

fn places(holes: &[Hole]) -> HashMap<Part, Range<usize>> {
    let mut places: HashMap<Part, Range<usize>> = HashMap::new();
    for (number, hole) in holes.iter().enumerate() {
        let place = places.entry(hole.part).or_insert(number..number);
        place.end = number + 1;
    }
    places
}

impl Traced<'_> {
    fn blocks(&self, view: TraceView) -> Vec<Block> {
        let from = view.from.unwrap_or(TraceFrom::Top);
        let mut blocks = Vec::new();
        if view.only_graph {
            blocks.push(Block::Drawing(self.graph()));
            blocks.extend(self.money());
            blocks.extend(self.unknown_money());
            return blocks;
        }
        if !view.only_holes {
            blocks.push(Block::Table(match from {
                TraceFrom::Top => self.top(),
                TraceFrom::Bottom => self.bottom(),
            }));
            blocks.push(Block::Drawing(self.graph()));
            blocks.extend(self.legend(from));
            blocks.extend(self.counted_twice(from));
        }
        let ends = match (view.from, view.only_holes) {
            (None, true) => None,
            _ => Some(from),
        };
        blocks.push(Block::Table(self.list_of_holes(ends)));
        blocks.push(Block::Table(self.coverage()));
        blocks.extend(self.money());
        blocks.extend(self.unknown_money());
        blocks
    }
}
