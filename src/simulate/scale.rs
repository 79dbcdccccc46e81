//! Where counting begins and how finely money is told apart.

use super::chunk;
use super::draws::Draws;
use super::random::LANES;
use super::room::Room;
use super::setup::Setup;

/// Blocks that are run to find a scale; the counts run them again.
const BLOCKS: usize = 8;

/// What counts begin at, so that sums of squares keep their digits, and the edges between which
/// money is counted: equally likely steps, however far apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// A last finish, in units.
    pub(super) finish: i32,
    /// An amount that is spent.
    pub(super) cost: f64,
    /// Ascending. A step ends with its edge; one more comes behind the last.
    pub(super) edges: Vec<f64>,
}

impl Scale {
    /// The scale of a simulation, which depends on nothing but its inputs and its seed.
    pub(super) fn of(setup: &Setup<'_>, seed: u64) -> Scale {
        let mut room = Room::new(setup);
        let mut draws = Draws::new(setup.inputs, seed, 0);
        let mut edges = Vec::with_capacity(BLOCKS * LANES + 1);
        for _ in 0..BLOCKS {
            chunk::run_block::<false>(setup, &mut draws, &mut room);
            edges.extend(room.cost);
        }
        let cost = edges[0];
        // What is promised ends a step, so that the odds of keeping it are counted exactly.
        edges.extend(setup.inputs.promised_cost);
        edges.sort_by(f64::total_cmp);
        edges.dedup();
        // Between two sums that are far apart lies an edge too: what is near one of them isn't
        // counted with the other.
        let middles = edges.windows(2).map(|pair| pair[0].midpoint(pair[1]));
        let middles: Vec<f64> = middles.collect();
        edges.extend(middles);
        edges.sort_by(f64::total_cmp);
        edges.dedup();
        Scale {
            finish: room.finish[0],
            cost,
            edges,
        }
    }
}
