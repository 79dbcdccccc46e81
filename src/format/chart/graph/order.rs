//! The order of boxes within their layers, so that few ways cross.
//!
//! Layers are swept from left to right and back; each box takes the middle of what it hangs on
//! (Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System
//! Structures", 1981), and the order with the fewest crossings is kept. Ways that pass layers
//! have a passage in each; those from one box share it.

use std::collections::BTreeMap;

use crate::view::report::Graph;

/// Sweeps there and back; more hardly change anything.
const SWEEPS: usize = 8;

/// A place within a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spot {
    pub(super) layer: usize,
    /// By number in the layer, whatever the order.
    pub(super) number: usize,
}

/// A piece of a way, from a layer to the next or within one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Piece {
    pub(super) from: Spot,
    pub(super) to: Spot,
    /// Whether a way ends here, at the right.
    pub(super) arrives: bool,
    /// Whether a way that runs backwards ends here, at the left.
    pub(super) returns: bool,
}

/// What stands at a spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// A node.
    Node(usize),
    /// A passage of ways.
    Passage,
}

/// The layers with their boxes, passages and ways.
#[derive(Debug)]
pub(super) struct Lanes {
    /// What stands in each layer, by number.
    pub(super) layers: Vec<Vec<Stands>>,
    /// The numbers of each layer from top to bottom.
    pub(super) order: Vec<Vec<usize>>,
    pub(super) pieces: Vec<Piece>,
    spots: Vec<Spot>,
}

impl Lanes {
    pub(super) fn new(graph: &Graph) -> Lanes {
        let count = graph.layers.len().max(1);
        let mut layers: Vec<Vec<Stands>> = vec![Vec::new(); count];
        let mut spots = Vec::with_capacity(graph.nodes.len());
        for (number, node) in graph.nodes.iter().enumerate() {
            // A view that names a layer too many still shows its node.
            let layer = node.layer.min(count - 1);
            spots.push(Spot {
                layer,
                number: layers[layer].len(),
            });
            layers[layer].push(Stands::Node(number));
        }
        let mut passages: BTreeMap<(usize, usize), Spot> = BTreeMap::new();
        let mut pieces: BTreeMap<(Spot, Spot), (bool, bool)> = BTreeMap::new();
        for (from, to) in &graph.edges {
            let (Some(start), Some(end)) = (spots.get(*from), spots.get(*to)) else {
                continue;
            };
            let is_back = end.layer < start.layer;
            let (first, last, owner) = match is_back {
                true => (*end, *start, *to),
                false => (*start, *end, *from),
            };
            let mut at = first;
            let passed = layers.iter_mut().enumerate().take(last.layer);
            for (layer, stands) in passed.skip(first.layer + 1) {
                let passage = *passages.entry((owner, layer)).or_insert_with(|| {
                    stands.push(Stands::Passage);
                    Spot {
                        layer,
                        number: stands.len() - 1,
                    }
                });
                let ends = pieces.entry((at, passage)).or_default();
                ends.1 |= is_back && at == first;
                at = passage;
            }
            if first == last {
                continue;
            }
            let ends = pieces.entry((at, last)).or_default();
            ends.0 |= !is_back;
            ends.1 |= is_back && at == first;
        }
        let pieces = pieces
            .into_iter()
            .map(|((from, to), (arrives, returns))| Piece {
                from,
                to,
                arrives,
                returns,
            });
        let order = layers
            .iter()
            .map(|layer| (0..layer.len()).collect())
            .collect();
        let mut lanes = Lanes {
            layers,
            order,
            pieces: pieces.collect(),
            spots,
        };
        lanes.sort();
        lanes
    }

    /// Where a node stands.
    pub(super) fn spot_of(&self, node: usize) -> Spot {
        self.spots[node]
    }

    /// Whether a spot is one of ways that pass by.
    pub(super) fn is_passage(&self, spot: Spot) -> bool {
        self.layers[spot.layer][spot.number] == Stands::Passage
    }

    /// The pieces between layers, by the layer where they begin.
    pub(super) fn between(&self) -> Vec<Vec<(usize, usize)>> {
        let mut between = vec![Vec::new(); self.layers.len()];
        for piece in &self.pieces {
            if piece.from.layer < piece.to.layer {
                between[piece.from.layer].push((piece.from.number, piece.to.number));
            }
        }
        between
    }

    fn sort(&mut self) {
        let between = self.between();
        let mut best = (crossings(&between, &self.order), self.order.clone());
        let mut order = self.order.clone();
        for sweep in 0..SWEEPS {
            let count = order.len();
            let rightwards = sweep % 2 == 0;
            for step in 1..count {
                let (layer, before) = match rightwards {
                    true => (step, step - 1),
                    false => (count - 1 - step, count - step),
                };
                let places = places(&order[before]);
                let mut hangs: Vec<(usize, usize)> = vec![(0, 0); self.layers[layer].len()];
                for (from, to) in &between[layer.min(before)] {
                    let (own, other) = if rightwards {
                        (*to, *from)
                    } else {
                        (*from, *to)
                    };
                    hangs[own].0 += places[other];
                    hangs[own].1 += 1;
                }
                reorder(&mut order[layer], &hangs);
            }
            let crossed = crossings(&between, &order);
            if crossed < best.0 {
                best = (crossed, order.clone());
            }
        }
        self.order = best.1;
    }
}

/// The place of each number in an order.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, number) in order.iter().enumerate() {
        places[*number] = place;
    }
    places
}

/// Orders a layer by the middles of what its items hang on: sums of places and their counts. What
/// hangs on nothing stays behind the one it followed.
fn reorder(order: &mut [usize], hangs: &[(usize, usize)]) {
    /// Middles in thousandths of a place: whole numbers sort the same everywhere.
    const PARTS: usize = 1_000;
    let mut last = 0;
    let mut keyed: Vec<(usize, usize, usize)> = Vec::with_capacity(order.len());
    for (place, number) in order.iter().enumerate() {
        let (sum, count) = hangs[*number];
        if let Some(middle) = (sum * PARTS).checked_div(count) {
            last = middle;
        }
        keyed.push((last, place, *number));
    }
    keyed.sort_unstable();
    for (slot, (.., number)) in order.iter_mut().zip(keyed) {
        *slot = number;
    }
}

/// How many pairs of pieces cross.
fn crossings(between: &[Vec<(usize, usize)>], order: &[Vec<usize>]) -> usize {
    let mut crossed = 0;
    for (layer, pieces) in between.iter().enumerate() {
        let Some(next) = order.get(layer + 1) else {
            break;
        };
        let (left, right) = (places(&order[layer]), places(next));
        let mut ends: Vec<(usize, usize)> = pieces
            .iter()
            .map(|(from, to)| (left[*from], right[*to]))
            .collect();
        ends.sort_unstable();
        // Those that ended further down so far, counted in a binary indexed tree.
        let mut tree = vec![0_usize; next.len() + 1];
        for (seen, (_, end)) in ends.iter().enumerate() {
            let mut not_below = 0;
            let mut at = end + 1;
            while at > 0 {
                not_below += tree[at];
                at &= at - 1;
            }
            crossed += seen - not_below;
            let mut at = end + 1;
            while at < tree.len() {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    crossed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;
    use crate::view::report::{Key, Node, Tone};

    fn graph(layers: &[usize], edges: &[(usize, usize)]) -> Graph {
        let node = |layer: &usize| Node {
            layer: *layer,
            id: None,
            title: String::new(),
            tone: Tone::Plain,
            note: None,
        };
        let count = layers.iter().max().unwrap() + 1;
        Graph {
            key: Key::new("trace", "Trace", "追溯"),
            layers: vec![Text::new("layer", "层"); count],
            nodes: layers.iter().map(node).collect(),
            edges: edges.to_vec(),
        }
    }

    #[test]
    fn ways_are_untangled() {
        // Three pairs that lie the wrong way round.
        let lanes = Lanes::new(&graph(&[0, 0, 0, 1, 1, 1], &[(0, 5), (1, 4), (2, 3)]));
        assert_eq!(crossings(&lanes.between(), &lanes.order), 0);
        let tangled = vec![vec![0, 1, 2]; 2];
        assert_eq!(crossings(&lanes.between(), &tangled), 3);
    }

    #[test]
    fn ways_of_one_box_share_their_passages() {
        let lanes = Lanes::new(&graph(&[0, 1, 2, 2, 3], &[(0, 2), (0, 3), (0, 4)]));
        let passages = lanes.layers.iter().flatten();
        let passages = passages.filter(|stands| **stands == Stands::Passage);
        // One in the second layer, one in the third.
        assert_eq!(passages.count(), 2);
        assert_eq!(lanes.pieces.len(), 5);
        assert_eq!(lanes.pieces.iter().filter(|piece| piece.arrives).count(), 3);
        let alone = lanes.spot_of(1);
        let is_met = |piece: &Piece| piece.from == alone || piece.to == alone;
        assert!(!lanes.pieces.iter().any(is_met));
    }

    #[test]
    fn what_leads_back_ends_where_it_leads() {
        let lanes = Lanes::new(&graph(&[0, 1, 2], &[(2, 0)]));
        let [first, second] = lanes.pieces[..] else {
            panic!("two pieces");
        };
        assert!(first.returns && !first.arrives);
        assert!(!second.returns && !second.arrives);
    }
}
