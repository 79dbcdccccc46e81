//! Arrows between chips: straight, from edge to edge, and where they can, past other chips.

use crate::format::chart::scene::{Area, Point, Tenths, px};

/// How far an arrow keeps from the chips that it comes from and goes to.
const CLEAR: Tenths = px(2);
/// More chips than this aren't looked at: the arrows pass behind them all the same.
const MOST_CHIPS: usize = 600;

/// The ways of arrows, each from one chip to another, past the others where there is such a way.
pub(super) fn ways(moves: &[(Area, Area)], chips: &[Area]) -> Vec<Vec<Point>> {
    let chips = &chips[..chips.len().min(MOST_CHIPS)];
    let way = |(from, to): &(Area, Area)| {
        let others = chips.iter().filter(|chip| *chip != from && *chip != to);
        let others: Vec<&Area> = others.collect();
        let starts = holds(from);
        let tried = starts
            .iter()
            .flat_map(|start| holds(to).map(|end| (*start, end)));
        let best = tried.min_by_key(|(start, end)| {
            let met = others
                .iter()
                .filter(|chip| chip.is_crossed(*start, *end))
                .count();
            let through = [from, to]
                .iter()
                .filter(|chip| chip.is_crossed(*start, *end))
                .count();
            (met + 3 * through, length(*start, *end))
        });
        best.map(|(start, end)| vec![start, end])
            .unwrap_or_default()
    };
    moves.iter().map(way).collect()
}

/// Where arrows may begin or end at a chip: the middles of its sides, and places beside them.
fn holds(chip: &Area) -> [Point; 8] {
    let (left, right) = (chip.x - CLEAR, chip.x + chip.width + CLEAR);
    let (top, bottom) = (chip.y - CLEAR, chip.y + chip.height + CLEAR);
    let (x, y) = (chip.x + chip.width / 2, chip.y + chip.height / 2);
    let (near, far) = (chip.x + chip.width / 5, chip.x + chip.width * 4 / 5);
    [
        (left, y),
        (right, y),
        (x, top),
        (x, bottom),
        (near, top),
        (far, top),
        (near, bottom),
        (far, bottom),
    ]
}

fn length(a: Point, b: Point) -> i64 {
    (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chip(x: Tenths, y: Tenths) -> Area {
        Area {
            x,
            y,
            width: 300,
            height: 200,
        }
    }

    #[test]
    fn arrows_run_from_edge_to_edge() {
        let (from, to) = (chip(2_000, 0), chip(0, 0));
        let ways = ways(&[(from, to)], &[from, to]);
        assert_eq!(ways, [vec![(1_980, 100), (320, 100)]]);
    }

    #[test]
    fn arrows_go_past_other_chips_where_they_can() {
        let (from, to, between) = (chip(2_000, 0), chip(0, 300), chip(1_000, 100));
        let ways = ways(&[(from, to)], &[from, between, to]);
        let [start, end] = ways[0][..] else {
            panic!("a straight way");
        };
        assert!(!between.is_crossed(start, end));
        assert!(between.is_crossed((1_980, 100), (320, 400)));
    }
}
