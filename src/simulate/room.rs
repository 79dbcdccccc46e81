//! Room for the iterations that one thread runs side by side.

use super::clock::{Clock, last};
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
    single: Option<Single>,
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

/// What drawing a length reads and writes besides.
pub(super) struct Luck<'r> {
    pub(super) struck: &'r [Lanes],
    pub(super) lengths: &'r mut [Lanes],
    pub(super) cost: &'r mut [f64; LANES],
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

    /// Schedules a block with the lengths that `length` gives, and finds the last finishes.
    #[inline(always)]
    pub(super) fn schedule(
        &mut self,
        setup: &Setup<'_>,
        mut length: impl FnMut(&mut Luck<'_>, usize, &mut Lanes),
    ) {
        let mut luck = Luck {
            struck: &self.struck,
            lengths: &mut self.lengths,
            cost: &mut self.cost,
        };

        let times = &mut self.times;
        match (&setup.clock, &mut self.single) {
            (Clock::SideBySide(course), _) => course.run(
                times,
                #[inline(always)]
                |item, lanes| length(&mut luck, item, lanes),
            ),
            (Clock::OneByOne(from), Some(single)) => {
                single.run(*from, &mut times.finish, |item, lanes| {
                    length(&mut luck, item, lanes)
                })
            }
            (Clock::OneByOne(_), None) => {}
        }
        self.finish = last(&self.times.finish, &setup.ends);
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
