//! Which strikes make which items longer.

use super::course::Lanes;
use super::inputs::Inputs;

/// What takes time at all takes no less: what takes none is dated by other rules.
pub(super) const LEAST: i32 = 1;

/// No item takes longer, so that sums stay in range.
const MOST: i32 = i32::MAX / 4;

/// Which strikes make which items longer.
#[derive(Debug)]
pub(super) struct Hits {
    /// By item: its hits, from the first to before the last.
    of_items: Vec<(u32, u32)>,
    /// Strikes with what they add.
    all: Vec<(u32, i32)>,
}

impl Hits {
    pub(super) fn of(inputs: &Inputs) -> Hits {
        let strikes = (0..).zip(&inputs.strikes);
        let mut hits: Vec<(u32, u32, i32)> = strikes
            .flat_map(|(number, strike)| {
                let delays = strike.delays.iter();
                delays.map(move |&(item, more)| (item, number, more))
            })
            .collect();
        hits.sort_unstable();
        let mut of_items = vec![(0, 0); inputs.network.items.len()];
        for (at, &(item, ..)) in (0..).zip(&hits) {
            let (first, last) = &mut of_items[item as usize];
            if *last == 0 {
                *first = at;
            }
            *last = at + 1;
        }
        let hits = hits.into_iter().map(|(_, strike, more)| (strike, more));
        Hits {
            of_items,
            all: hits.collect(),
        }
    }

    /// The strikes that make an item longer, with how much.
    pub(super) fn on(&self, item: usize) -> &[(u32, i32)] {
        let (first, last) = self.of_items[item];
        &self.all[first as usize..last as usize]
    }

    /// Makes an item longer in the lanes where something strikes it.
    #[inline(always)]
    pub(super) fn apply(hits: &[(u32, i32)], struck: &[Lanes], lengths: &mut Lanes) {
        for (strike, more) in hits {
            for (length, struck) in lengths.iter_mut().zip(&struck[*strike as usize]) {
                *length = length.saturating_add(more & struck);
            }
        }
        for length in lengths {
            *length = (*length).clamp(LEAST, MOST);
        }
    }
}
