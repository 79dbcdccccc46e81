//! Room for the iterations that one thread runs side by side.

use super::clock::Clock;
use super::course::{Lanes, Times, equal};
use super::inputs::Inputs;
use super::random::LANES;
use super::setup::Setup;
use super::single::Single;
use super::spread::Shares;

/// Room for the blocks of one thread.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) times: Times,
    /// Where iterations are scheduled one after the other.
    pub(super) single: Option<Single>,
    pub(super) cost: [f64; LANES],
    /// By strike: all ones in the lanes that it strikes.
    pub(super) struck: Vec<Lanes>,
    /// By spread length, for blocks that are traced.
    pub(super) lengths: Vec<Lanes>,
    /// By spread amount, for blocks that are traced.
    pub(super) amounts: Vec<Shares>,
    /// The last finish.
    pub(super) finish: Lanes,
    /// By step: a bit for each lane in which it was on the longest path.
    pub(super) marked: Vec<u64>,
}

impl Room {
    pub(super) fn new(setup: &Setup<'_>) -> Room {
        let Inputs {
            network,
            strikes,
            lengths,
            amounts,
            ..
        } = setup.inputs;
        let steps = network.order().len();
        let single = match setup.clock {
            Clock::SideBySide(_) => None,
            Clock::OneByOne(_) => Some(Single::new(network, |item| setup.varies(item))),
        };
        Room {
            times: Times::new(steps),
            single,
            cost: [0.0; LANES],
            struck: vec![[0; LANES]; strikes.len()],
            lengths: vec![[0; LANES]; lengths.len()],
            amounts: vec![[0.0; LANES]; amounts.len()],
            finish: [0; LANES],
            marked: vec![0; steps],
        }
    }

    /// Marks what the last finishes waited for.
    #[inline(always)]
    pub(super) fn trace(&mut self, setup: &Setup<'_>) {
        self.marked.fill(0);
        match (&setup.clock, &mut self.single) {
            (Clock::SideBySide(course), _) => {
                for &end in &setup.ends {
                    let end = end as usize;
                    self.marked[end] = equal(&self.times.finish[end], &self.finish, 0);
                }
                course.trace(&self.times, &mut self.marked);
            }
            (Clock::OneByOne(_), Some(single)) => single.trace(&mut self.marked),
            (Clock::OneByOne(_), None) => {}
        }
    }
}
