//! What can't be moved by anything that spreads or strikes by chance: its odds are exact.

use crate::simulate::Inputs;

/// Whether each thing that is watched may move, and whether anything may.
pub(super) struct Movable {
    pub(super) watched: Vec<bool>,
    pub(super) anything: bool,
}

impl Movable {
    pub(super) fn of(inputs: &Inputs) -> Movable {
        let network = &inputs.network;
        let mut moves = vec![false; network.items.len()];
        for length in &inputs.lengths {
            moves[length.item as usize] = true;
        }
        let by_chance = |probability: f64| probability > 0.0 && probability < 1.0;
        let strikes = inputs.strikes.iter();
        for strike in strikes.filter(|strike| by_chance(strike.probability)) {
            for (item, _) in &strike.delays {
                moves[*item as usize] = true;
            }
        }
        // Each item stands behind all that it waits for.
        for &item in network.order() {
            let item = item as usize;
            let waits_for = network.before(item).iter();
            let mut waits_for = waits_for.map(|link| moves[link.from as usize]);
            moves[item] = moves[item] || waits_for.any(|moves| moves);
        }
        let watched = inputs.watched.iter();
        Movable {
            watched: watched
                .map(|watched| watched.items.iter().any(|item| moves[*item as usize]))
                .collect(),
            anything: moves.contains(&true),
        }
    }

    /// What may move in one scenario or the other.
    pub(super) fn or(self, other: Movable) -> Movable {
        let both = self.watched.into_iter().zip(other.watched);
        Movable {
            watched: both.map(|(one, other)| one || other).collect(),
            anything: self.anything || other.anything,
        }
    }
}
