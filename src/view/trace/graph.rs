//! The chain as a graph: layers from problems to acceptance, with what leads to what.

use std::collections::{BTreeSet, HashMap};

use crate::lang::{Listed, Localized as _, Text, count};
use crate::text;
use crate::trace::Part;
use crate::view::report::{Drawing, Graph, Key, Node, Tone};

use super::Traced;
use super::holes::{Hole, missing};

/// How crowded layers are told, for a graph is for the eye: from more than so many items on, and
/// whether by groups or as a whole. As long as there are too many arrows, the next way counts.
const WAYS: [(usize, Telling); 4] = [
    (40, Telling::ByGroups),
    (20, Telling::ByGroups),
    (8, Telling::ByGroups),
    (1, Telling::AsAWhole),
];
/// The most arrows that a graph has: Mermaid draws no more unless it is told to.
const MOST_EDGES: usize = 500;
/// Goals deeper in the tree than this share the last layer of goals.
const MOST_DEPTHS: usize = 4;

/// How a crowded layer is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// By phases, categories, problems and goals at the top.
    ByGroups,
    /// As a single node.
    AsAWhole,
}

/// The layers, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Layer {
    Problem,
    Cause,
    /// By depth in the tree.
    Goal(usize),
    Work,
    Milestone,
    Money,
    Risk,
    Acceptance,
}

impl Layer {
    fn label(self) -> Text {
        match self {
            Layer::Problem => Text::new("Problems", "问题"),
            Layer::Cause => Text::new("Causes", "成因"),
            Layer::Goal(0) => Text::new("Goals", "目标"),
            Layer::Goal(_) => Text::new("Sub-goals", "下级目标"),
            Layer::Work => Text::new("Work", "任务"),
            Layer::Milestone => Text::new("Milestones", "里程碑"),
            Layer::Money => Text::new("Money", "资金"),
            Layer::Risk => Text::new("Risks", "风险"),
            Layer::Acceptance => Text::new("Acceptance", "验收"),
        }
    }
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Is {
    Part(Part),
    /// The entries that say when a goal counts as reached.
    Acceptance(usize),
}

/// A node before crowded layers are told by groups.
struct Point {
    is: Is,
    layer: Layer,
    /// What it belongs to, when its layer is crowded.
    group: Option<Group>,
}

/// What several nodes of a crowded layer have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Group {
    /// A phase, a problem, or a goal at the top.
    Part(Part),
    /// A category; empty when none is stated.
    Category(String),
    /// Nothing but the layer.
    Layer,
}

/// The items of a node: one, or several that belong together.
struct Cluster {
    /// The number of the layer.
    layer: usize,
    group: Option<Group>,
    members: Vec<Is>,
}

impl Traced<'_> {
    /// The chain as a graph.
    pub(super) fn graph(&self) -> Drawing {
        let points = self.points();
        let [first, others @ ..] = WAYS;
        let mut graph = self.graph_of(&points, first);
        for way in others {
            if graph.edges.len() <= MOST_EDGES {
                break;
            }
            graph = self.graph_of(&points, way);
        }
        Drawing::Graph(graph)
    }

    /// The graph with crowded layers told in a way.
    fn graph_of(&self, points: &[Point], (most, telling): (usize, Telling)) -> Graph {
        let crowded = crowded(points, most);
        let layers: BTreeSet<Layer> = points.iter().map(|point| point.layer).collect();
        let layers: Vec<Layer> = layers.into_iter().collect();
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut of_group: HashMap<(Layer, Group), usize> = HashMap::new();
        let mut of_item: HashMap<Is, usize> = HashMap::new();
        for point in points {
            let own = point.group.clone().filter(|_| telling == Telling::ByGroups);
            let group = own.unwrap_or(Group::Layer);
            let group = crowded.contains(&point.layer).then_some(group);
            let new = clusters.len();
            let number = match &group {
                Some(group) => *of_group.entry((point.layer, group.clone())).or_insert(new),
                None => new,
            };
            if number == new {
                clusters.push(Cluster {
                    layer: layers.binary_search(&point.layer).unwrap_or_default(),
                    group,
                    members: Vec::new(),
                });
            }
            clusters[number].members.push(point.is);
            of_item.insert(point.is, number);
        }
        let node = |cluster: &Cluster| match cluster.members[..] {
            [only] => self.node(only, cluster.layer),
            _ => self.node_of(cluster),
        };
        Graph {
            key: Key::new("graph", "From problems to acceptance", "从问题到验收"),
            layers: layers.iter().map(|layer| layer.label()).collect(),
            nodes: clusters.iter().map(node).collect(),
            edges: self.edges(&of_item),
        }
    }

    /// The items in the order of the plan, with their layers.
    fn points(&self) -> Vec<Point> {
        let chain = &self.trace.chain;
        let top = self.tops();
        let mut points = Vec::new();
        for part in chain.parts() {
            let category = |words: crate::view::report::Cell| match words {
                crate::view::report::Cell::Text(text) => Group::Category(text),
                _ => Group::Category(String::new()),
            };
            let (layer, group) = match part {
                Part::Problem(_) => (Layer::Problem, None),
                Part::Cause(number) => {
                    let problem = chain.causes[number].problem;
                    (Layer::Cause, Some(Group::Part(Part::Problem(problem))))
                }
                Part::Goal(number) => {
                    let depth = chain.goals[number].depth.min(MOST_DEPTHS - 1);
                    let group = (depth > 0).then(|| Group::Part(Part::Goal(top[number])));
                    (Layer::Goal(depth), group)
                }
                Part::Phase(_) => continue,
                Part::Task(number) => {
                    let phase = chain.tasks[number].phase;
                    (Layer::Work, Some(Group::Part(Part::Phase(phase))))
                }
                Part::Milestone(number) => {
                    let phase = chain.milestones[number].phase;
                    (Layer::Milestone, Some(Group::Part(Part::Phase(phase))))
                }
                Part::Line(number) => {
                    let words = self.words(&chain.lines[number].line.category);
                    (Layer::Money, Some(category(words)))
                }
                Part::Risk(number) => {
                    let words = self.words(&chain.risks[number].risk.category);
                    (Layer::Risk, Some(category(words)))
                }
            };
            points.push(Point {
                is: Is::Part(part),
                layer,
                group,
            });
        }
        for &goal in &chain.tree {
            if !chain.goals[goal].acceptance.is_empty() {
                points.push(Point {
                    is: Is::Acceptance(goal),
                    layer: Layer::Acceptance,
                    group: Some(Group::Part(Part::Goal(top[goal]))),
                });
            }
        }
        points
    }

    /// For each goal the one at the top of its tree.
    fn tops(&self) -> Vec<usize> {
        let chain = &self.trace.chain;
        let mut tops: Vec<usize> = (0..chain.goals.len()).collect();
        for &goal in &chain.tree {
            if let Some(parent) = chain.goals[goal].parent {
                tops[goal] = tops[parent];
            }
        }
        tops
    }

    fn node(&self, is: Is, layer: usize) -> Node {
        let part = match is {
            Is::Part(part) => part,
            Is::Acceptance(goal) => {
                let entries = self.trace.chain.goals[goal].acceptance.iter();
                let criteria: Vec<String> = entries
                    .filter_map(|entry| crate::view::words(&entry.criterion, self.lang))
                    .collect();
                let id = self.trace.chain.name_of(Part::Goal(goal));
                return Node {
                    layer,
                    id: id.and_then(|name| name.id()).map(str::to_owned),
                    title: criteria.join("; "),
                    tone: Tone::Plain,
                    note: None,
                };
            }
        };
        let name = self.trace.chain.name_of(part);
        let title = name.and_then(|name| name.title());
        let (tone, note) = mark(self.holes_at(part));
        Node {
            layer,
            id: name.and_then(|name| name.id()).map(str::to_owned),
            title: title
                .map(|title| title.get(self.lang).to_owned())
                .unwrap_or_default(),
            tone,
            note,
        }
    }

    /// The node of several items that belong together.
    fn node_of(&self, cluster: &Cluster) -> Node {
        let members = &cluster.members;
        let (mut open, mut accepted) = (0, 0);
        for member in members {
            if let Is::Part(part) = member {
                match mark(self.holes_at(*part)).0 {
                    Tone::Bad => open += 1,
                    Tone::Notice => accepted += 1,
                    _ => {}
                }
            }
        }
        let name = match &cluster.group {
            Some(Group::Part(part)) => {
                let name = self.trace.chain.name_of(*part);
                name.map(|name| name.in_lang(self.lang).to_string().trim().to_owned())
            }
            Some(Group::Category(category)) => Some(category.clone()),
            Some(Group::Layer) | None => None,
        };
        let items = text!(
            "{items}",
            "{items} 项",
            items = count(members.len(), "item", "items"),
        );
        let name = name.filter(|name| !name.is_empty());
        let title = match name {
            Some(name) => format!("{name}: {}", items.get(self.lang)),
            None => items.get(self.lang).to_owned(),
        };
        let of = members.len();
        let (tone, note) = match (open, accepted) {
            (0, 0) => (Tone::Plain, None),
            (0, n) => (
                Tone::Notice,
                Some(text!(
                    "{n} of {of} lack something on purpose",
                    "{of} 项中有 {n} 项的缺口已说明理由",
                    n = n,
                    of = of
                )),
            ),
            (n, _) => (
                Tone::Bad,
                Some(text!(
                    "{n} of {of} with holes",
                    "{of} 项中有 {n} 项存在缺口",
                    n = n,
                    of = of
                )),
            ),
        };
        Node {
            layer: cluster.layer,
            id: None,
            title,
            tone,
            note,
        }
    }
}

/// The layers of more than so many items.
fn crowded(points: &[Point], most: usize) -> BTreeSet<Layer> {
    let mut sizes: HashMap<Layer, usize> = HashMap::new();
    for point in points {
        *sizes.entry(point.layer).or_default() += 1;
    }
    let crowded = sizes.into_iter().filter(|(_, size)| *size > most);
    crowded.map(|(layer, _)| layer).collect()
}

/// What a node says of the holes of its item.
fn mark(holes: &[Hole]) -> (Tone, Option<Text>) {
    let open: Vec<Text> = holes
        .iter()
        .filter(|hole| hole.reason.is_none())
        .map(|hole| missing(hole.gap))
        .collect();
    if !open.is_empty() {
        let note = text!("missing: {open}", "缺少：{open}", open = Listed(&open));
        return (Tone::Bad, Some(note));
    }
    let Some(first) = holes.first() else {
        return (Tone::Plain, None);
    };
    let lacks = missing(first.gap);
    let note = match first.reason.as_deref() {
        Some(reason) if !reason.is_empty() => text!(
            "{reason} (without {lacks})",
            "{reason}（缺{lacks}）",
            lacks = lacks,
            reason = reason,
        ),
        _ => text!(
            "without {lacks}, on purpose",
            "缺少{lacks}（有意保留）",
            lacks = lacks
        ),
    };
    (Tone::Notice, Some(note))
}
