//! Graphs: boxes in layers from left to right, with curves from what leads to what it leads to.

mod order;
mod place;

use std::collections::BTreeSet;

use self::order::{Lanes, Piece, Spot};
use super::Look;
use super::legend::{self, SIGN};
use super::measure;
use super::scene::{Anchor, Area, Class, Item, Label, Point, Scene, Tenths, base_line, px};
use crate::format::{escape, nothing};
use crate::lang::{Lang, Text};
use crate::view::report::{Graph, Node, Tone};

/// Size of ids, titles and notes.
const SIZE: Tenths = px(11);
const SMALL: Tenths = px(10);
/// Height of a line of them.
const LINE: Tenths = px(14);
/// Room between the edge of a box and its text.
const PAD: Tenths = px(6);
/// Lines of a title.
const TITLE_LINES: usize = 2;
/// Height of the names of the layers.
const HEADING: Tenths = px(26);
/// A layer of more boxes has lower ones: ids don't have a line of their own.
const MOST_TALL: usize = 14;
/// A layer of more boxes has the lowest, of a single line.
const MOST_MIDDLE: usize = 70;
/// Room between boxes above each other.
const GAP: Tenths = px(8);
/// The widest box.
const WIDEST: Tenths = px(230);

/// Draws a graph between two places from `top` on; gives the lower end.
pub(super) fn draw(
    scene: &mut Scene,
    graph: &Graph,
    ends: (Tenths, Tenths),
    top: Tenths,
    look: &Look,
) -> Tenths {
    if graph.nodes.is_empty() || graph.layers.is_empty() {
        scene.text(Label {
            at: (ends.0, base_line(top + px(9), SIZE)),
            anchor: Anchor::Start,
            size: SIZE,
            bold: false,
            class: Class::LabelMuted,
            text: nothing(look.lang).to_owned(),
        });
        return top + px(18);
    }
    let columns = Columns::new(graph, ends);
    let boxes: Vec<NodeBox> = graph
        .nodes
        .iter()
        .map(|node| NodeBox::new(node, &columns, look.lang))
        .collect();
    let lanes = Lanes::new(graph);
    let heights: Vec<Tenths> = boxes.iter().map(|own| own.height).collect();
    let places = place::middles(&lanes, &heights, GAP);
    let first = top + HEADING + px(10);
    headings(scene, graph, &columns, top, look.lang);
    for piece in &lanes.pieces {
        draw_piece(scene, piece, &lanes, &columns, |spot| {
            first + places.of(spot)
        });
    }
    for (at, own) in boxes.iter().enumerate() {
        let middle = first + places.of(lanes.spot_of(at));
        own.draw(
            scene,
            columns.left(graph.nodes[at].layer),
            middle,
            columns.width,
        );
    }
    scene.items.push(Item::NoTip);
    let bottom = first + places.height + px(10);
    let tones: BTreeSet<u8> = graph.nodes.iter().map(|node| rank(node.tone)).collect();
    legend::draw(
        scene,
        &entries(&tones, !lanes.pieces.is_empty()),
        ends,
        bottom,
        look.lang,
        sign,
    )
}

/// Where the layers stand.
struct Columns {
    first: Tenths,
    /// Width of a box.
    width: Tenths,
    /// From the left end of a layer to that of the next.
    step: Tenths,
    /// Lines of boxes that begin with their ids; `None` where ids have a line of their own.
    lines: Option<usize>,
}

impl Columns {
    fn new(graph: &Graph, ends: (Tenths, Tenths)) -> Columns {
        let count = i64::try_from(graph.layers.len()).unwrap_or(1).max(1);
        let inside = ends.1 - ends.0;
        // Curves take a quarter of the width, but for the last layer, which nothing follows.
        let step = inside / count;
        let gap = (step * 24 / 100).min(px(80));
        let last = if has_loops(graph) { gap / 2 } else { 0 };
        let width = ((inside - gap * (count - 1) - last) / count).clamp(1, WIDEST);
        let step = match count {
            1 => width,
            _ => (inside - last - width) / (count - 1),
        };
        let in_layer = |layer| {
            graph
                .nodes
                .iter()
                .filter(|node| node.layer == layer)
                .count()
        };
        let fullest = (0..graph.layers.len()).map(in_layer).max();
        Columns {
            first: ends.0,
            width,
            step,
            lines: match fullest.unwrap_or(0) {
                boxes if boxes <= MOST_TALL => None,
                boxes if boxes <= MOST_MIDDLE => Some(TITLE_LINES),
                _ => Some(1),
            },
        }
    }

    fn left(&self, layer: usize) -> Tenths {
        self.first + i64::try_from(layer).unwrap_or(0) * self.step
    }

    fn right(&self, layer: usize) -> Tenths {
        self.left(layer) + self.width
    }
}

/// Whether something leads to something of its own layer.
fn has_loops(graph: &Graph) -> bool {
    let layer = |at: usize| graph.nodes.get(at).map(|node| node.layer);
    let mut edges = graph.edges.iter();
    edges.any(|(from, to)| layer(*from) == layer(*to))
}

/// A node with its texts.
struct NodeBox {
    id: String,
    title: Vec<String>,
    note: String,
    tip: String,
    tone: Tone,
    /// Size of the title.
    size: Tenths,
    height: Tenths,
}

impl NodeBox {
    fn new(node: &Node, columns: &Columns, lang: Lang) -> NodeBox {
        let room = columns.width - 2 * PAD;
        let id = node.id.as_deref().map(escape::one_line).unwrap_or_default();
        let title = escape::one_line(&node.title);
        let note = node
            .note
            .as_ref()
            .map(|note| escape::one_line(note.get(lang)));
        let note = note.unwrap_or_default();
        let parts = [&*id, &*title, &*note]
            .into_iter()
            .filter(|part| !part.is_empty());
        let tip = parts.collect::<Vec<_>>().join("  ");
        let tip = tip.chars().take(300).collect();
        if let Some(most) = columns.lines {
            let text = format!("{id} {title}");
            let title = measure::wrap(text.trim(), SMALL, false, room, most);
            let lines = i64::try_from(title.len()).unwrap_or(1);
            return NodeBox {
                id: String::new(),
                title,
                note: String::new(),
                tip,
                tone: node.tone,
                size: SMALL,
                height: lines * LINE + px(5),
            };
        }
        let id = measure::cut(&id, SMALL, true, room);
        let title = match title.is_empty() {
            true => Vec::new(),
            false => measure::wrap(&title, SIZE, false, room, TITLE_LINES),
        };
        let note = measure::cut(&note, SMALL, false, room);
        let lines = usize::from(!id.is_empty()) + title.len() + usize::from(!note.is_empty());
        let lines = i64::try_from(lines.max(1)).unwrap_or(1);
        NodeBox {
            id,
            title,
            note,
            tip,
            tone: node.tone,
            size: SIZE,
            height: lines * LINE + px(8),
        }
    }

    fn draw(&self, scene: &mut Scene, left: Tenths, middle: Tenths, width: Tenths) {
        let top = middle - self.height / 2;
        scene.items.push(Item::Tip(self.tip.clone()));
        let area = Area {
            x: left,
            y: top,
            width,
            height: self.height,
        };
        scene.rect(area, px(4), Class::Node(self.tone));
        let mut y = top + (self.height - self.lines() * LINE) / 2;
        let mut line = |text: &str, size: Tenths, bold: bool, class: Class| {
            scene.text(Label {
                at: (left + PAD, base_line(y + LINE / 2, size)),
                anchor: Anchor::Start,
                size,
                bold,
                class,
                text: text.to_owned(),
            });
            y += LINE;
        };
        if !self.id.is_empty() {
            line(&self.id, SMALL, true, Class::NodeText);
        }
        for text in &self.title {
            line(text, self.size, false, Class::NodeText);
        }
        if !self.note.is_empty() {
            line(&self.note, SMALL, false, Class::NodeNote(self.tone));
        }
    }

    fn lines(&self) -> i64 {
        let lines = usize::from(!self.id.is_empty()) + self.title.len();
        i64::try_from(lines + usize::from(!self.note.is_empty())).unwrap_or(1)
    }
}

/// Writes the names of the layers on a band.
fn headings(scene: &mut Scene, graph: &Graph, columns: &Columns, top: Tenths, lang: Lang) {
    for (layer, name) in graph.layers.iter().enumerate() {
        let left = columns.left(layer);
        let area = Area {
            x: left,
            y: top,
            width: columns.width,
            height: HEADING - px(4),
        };
        scene.rect(area, px(2), Class::HeaderBand);
        let text = escape::one_line(name.get(lang));
        scene.text(Label {
            at: (left + columns.width / 2, base_line(top + px(11), SIZE)),
            anchor: Anchor::Middle,
            size: SIZE,
            bold: true,
            class: Class::LabelStrong,
            text: measure::cut(&text, SIZE, true, columns.width - px(6)),
        });
    }
}

/// Draws a piece of a way: a curve between two layers, and a line across a layer that it passes.
fn draw_piece(
    scene: &mut Scene,
    piece: &Piece,
    lanes: &Lanes,
    columns: &Columns,
    middle: impl Fn(Spot) -> Tenths,
) {
    let (from, to) = (piece.from, piece.to);
    let start: Point = (columns.right(from.layer), middle(from));
    if from.layer == to.layer {
        // Out at the right and back again.
        let end = (columns.right(to.layer), middle(to));
        scene.items.push(Item::Curve {
            ends: [start, end],
            out: (columns.step - columns.width).clamp(px(10), px(40)),
            head: Some(end),
            class: Class::Edge,
        });
        return;
    }
    let end: Point = (columns.left(to.layer), middle(to));
    let head = match (piece.arrives, piece.returns) {
        (true, _) => Some(end),
        (_, true) => Some(start),
        _ => None,
    };
    scene.items.push(Item::Curve {
        ends: [start, end],
        out: (end.0 - start.0) / 2,
        head,
        class: Class::Edge,
    });
    if lanes.is_passage(to) {
        let right = (columns.right(to.layer), end.1);
        scene.line(end, right, Class::Edge);
    }
}

/// Which tones need a word in the legend, in its order.
fn rank(tone: Tone) -> u8 {
    match tone {
        Tone::Bad => 0,
        Tone::Notice => 1,
        _ => 2,
    }
}

enum Sign {
    Node(Tone),
    Edge,
}

fn entries(tones: &BTreeSet<u8>, has_edges: bool) -> Vec<(Sign, Text)> {
    let all = [
        (
            tones.contains(&0),
            Sign::Node(Tone::Bad),
            Text::new("something is missing", "有缺口"),
        ),
        (
            tones.contains(&1),
            Sign::Node(Tone::Notice),
            Text::new("missing and accepted, with a reason", "有缺口，已说明理由"),
        ),
        (has_edges, Sign::Edge, Text::new("leads to", "对应、支撑")),
    ];
    let used = all.into_iter().filter(|(used, ..)| *used);
    used.map(|(_, sign, text)| (sign, text)).collect()
}

fn sign(scene: &mut Scene, sign: &Sign, x: Tenths, middle: Tenths) {
    match sign {
        Sign::Node(tone) => {
            let area = Area {
                x,
                y: middle - px(6),
                width: SIGN,
                height: px(12),
            };
            scene.rect(area, px(3), Class::Node(*tone));
        }
        Sign::Edge => scene.items.push(Item::Curve {
            ends: [(x, middle), (x + SIGN, middle)],
            out: px(4),
            head: Some((x + SIGN, middle)),
            class: Class::Edge,
        }),
    }
}
