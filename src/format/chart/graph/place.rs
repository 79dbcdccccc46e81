//! Heights of boxes: close to what they hang on, in their order, off each other.

use super::super::scene::{Tenths, px};
use super::order::{Lanes, Spot, Stands};

/// Height of a passage of ways.
const PASSAGE: Tenths = px(4);
/// Rounds of moving boxes to what they hang on.
const ROUNDS: usize = 6;

/// The middle of each spot, from the top.
pub(super) struct Middles {
    of: Vec<Vec<Tenths>>,
    pub(super) height: Tenths,
}

impl Middles {
    pub(super) fn of(&self, spot: Spot) -> Tenths {
        self.of[spot.layer][spot.number]
    }
}

/// Finds the middles of boxes of these heights, by node, with a gap between them.
pub(super) fn middles(lanes: &Lanes, heights: &[Tenths], gap: Tenths) -> Middles {
    let heights: Vec<Vec<Tenths>> = lanes
        .layers
        .iter()
        .map(|layer| {
            let height = |stands: &Stands| match stands {
                Stands::Node(number) => heights[*number],
                Stands::Passage => PASSAGE,
            };
            layer.iter().map(height).collect()
        })
        .collect();
    let needed = heights.iter().map(|layer| {
        let gaps = i64::try_from(layer.len()).unwrap_or(0) * gap;
        layer.iter().sum::<Tenths>() + gaps
    });
    let height = needed.max().unwrap_or(0);
    let mut of: Vec<Vec<Tenths>> = Vec::new();
    for (layer, own) in heights.iter().enumerate() {
        // Spread over the whole height to begin with.
        let count = i64::try_from(own.len().max(1)).unwrap_or(1);
        let mut wanted = vec![0; own.len()];
        for (place, number) in lanes.order[layer].iter().enumerate() {
            wanted[*number] = height * (2 * i64::try_from(place).unwrap_or(0) + 1) / (2 * count);
        }
        of.push(settled(&wanted, own, &lanes.order[layer], gap, height));
    }
    let between = lanes.between();
    for round in 0..ROUNDS {
        let count = of.len();
        let rightwards = round % 2 == 0;
        for step in 1..count {
            let (layer, before) = match rightwards {
                true => (step, step - 1),
                false => (count - 1 - step, count - step),
            };
            let mut sums: Vec<(Tenths, i64)> = vec![(0, 0); of[layer].len()];
            for (from, to) in &between[layer.min(before)] {
                let (own, other) = if rightwards {
                    (*to, *from)
                } else {
                    (*from, *to)
                };
                sums[own].0 += of[before][other];
                sums[own].1 += 1;
            }
            let wanted: Vec<Tenths> = sums
                .iter()
                .zip(&of[layer])
                .map(|((sum, count), now)| sum.checked_div(*count).unwrap_or(*now))
                .collect();
            of[layer] = settled(&wanted, &heights[layer], &lanes.order[layer], gap, height);
        }
    }
    Middles { of, height }
}

/// The middles nearest to the wanted ones that keep the order and the gaps: pushed down where
/// they would meet, and back up from the lower end.
fn settled(
    wanted: &[Tenths],
    heights: &[Tenths],
    order: &[usize],
    gap: Tenths,
    height: Tenths,
) -> Vec<Tenths> {
    let mut tops: Vec<Tenths> = vec![0; wanted.len()];
    let mut free = gap / 2;
    for number in order {
        tops[*number] = (wanted[*number] - heights[*number] / 2).max(free);
        free = tops[*number] + heights[*number] + gap;
    }
    let mut most = height - gap / 2;
    for number in order.iter().rev() {
        tops[*number] = tops[*number].min(most - heights[*number]);
        most = tops[*number] - gap;
    }
    tops.iter()
        .zip(heights)
        .map(|(top, height)| top + height / 2)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_keep_their_order_and_their_room() {
        let heights = [100, 200, 100];
        let order = [2, 0, 1];
        for wanted in [[0, 0, 0], [9_000, 9_000, 9_000], [500, 100, 300]] {
            let middles = settled(&wanted, &heights, &order, 20, 500);
            let mut free = 0;
            for number in order {
                let top = middles[number] - heights[number] / 2;
                assert!(top >= free, "{wanted:?} {middles:?}");
                free = top + heights[number] + 20;
            }
            assert!(free <= 500 + 20);
        }
        assert_eq!(settled(&[250], &[100], &[0], 20, 500), [250]);
    }
}
