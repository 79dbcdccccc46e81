//! Runs iterations until they are enough, on as many threads as there are.

use rayon::prelude::*;

use super::chunk::{self, CHUNK, Room};
use super::clock::Clock;
use super::forecast::Forecast;
use super::inputs::Inputs;
use super::setup::Setup;
use super::spread::Curve;
use super::tally::Tally;

/// How a simulation is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The curve through the three points of estimates.
    pub curve: Curve,
    /// The seed of all random numbers.
    pub seed: u64,
    /// The iterations, rounded up to whole chunks of 4,096.
    pub iterations: u64,
}

/// Chunks that are counted together.
const WAVE: u64 = 16;

/// Runs a simulation.
pub fn run(inputs: &Inputs, options: Options) -> Forecast {
    let setup = Setup::new(inputs, Clock::of(&inputs.network), options.curve);
    Forecast::new(&setup, &counted(&setup, options))
}

fn counted(setup: &Setup<'_>, options: Options) -> Tally {
    let chunks = options.iterations.div_ceil(CHUNK).max(1);
    let mut tally = Tally::new(setup);
    let mut done = 0;
    while done < chunks {
        let wave = done..(done + WAVE).min(chunks);
        done = wave.end;
        let tallies: Vec<Tally> = wave
            .into_par_iter()
            .map_init(
                || Room::new(setup),
                |room, number| chunk::run(setup, options.seed, number, room),
            )
            .collect();
        tallies.iter().for_each(|more| tally.merge(more));
    }
    tally
}
