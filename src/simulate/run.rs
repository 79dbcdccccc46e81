//! Runs iterations until they are enough, on as many threads as there are.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::chunk::{self, CHUNK};
use super::clock::Clock;
use super::forecast::{Ended, Forecast};
use super::inputs::Inputs;
use super::room::Room;
use super::scale::Scale;
use super::settled::is_settled;
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
    /// The iterations.
    pub iterations: Iterations,
}

impl Options {
    /// The seed when nobody names one.
    pub const USUAL_SEED: u64 = 1;
}

/// How many iterations are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Iterations {
    /// So many, rounded up to whole chunks of [`CHUNK`].
    Exactly(u64),
    /// Until P80 of finish and cost moves by no more than [`FINISH_WITHIN_DAYS`] and
    /// [`COST_WITHIN`], at most [`LIMIT`].
    ///
    /// [`FINISH_WITHIN_DAYS`]: super::FINISH_WITHIN_DAYS
    /// [`COST_WITHIN`]: super::COST_WITHIN
    UntilSettled,
}

/// As many iterations are run at most when nobody says how many.
pub const LIMIT: u64 = 1_000_000 / CHUNK * CHUNK;

/// Who watches a simulation and may stop it, from several threads at once.
#[derive(Clone, Copy)]
pub struct Watch<'w> {
    /// Told how many iterations are done whenever some more are.
    pub done: &'w (dyn Fn(u64) + Sync),
    /// Asked before each chunk whether to go on.
    pub goes_on: &'w (dyn Fn() -> bool + Sync),
}

impl Watch<'_> {
    /// Nobody watches.
    pub const NONE: Watch<'static> = Watch {
        done: &|_| (),
        goes_on: &|| true,
    };
}

impl std::fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

/// Chunks that are counted together.
const WAVE: u64 = 16;

/// Runs a simulation; `None` when it is stopped before there is anything to tell.
pub fn run(inputs: &Inputs, options: Options, watch: &Watch<'_>) -> Option<Forecast> {
    if !(watch.goes_on)() {
        return None;
    }
    let setup = Setup::new(inputs, Clock::of(inputs), options.curve);
    let scale = Scale::of(&setup, options.seed);
    let (tally, ended) = counted(&setup, &scale, options, watch);
    (tally.iterations > 0).then(|| Forecast::new(&setup, &scale, &tally, ended))
}

fn counted(
    setup: &Setup<'_>,
    scale: &Scale,
    options: Options,
    watch: &Watch<'_>,
) -> (Tally, Ended) {
    let chunks = match options.iterations {
        Iterations::Exactly(iterations) => iterations.div_ceil(CHUNK).max(1),
        Iterations::UntilSettled => LIMIT / CHUNK,
    };
    let done = AtomicU64::new(0);
    let rooms = Mutex::new(Vec::new());
    let chunk = |number: u64| {
        if !(watch.goes_on)() {
            return None;
        }
        let free = rooms.lock().ok().and_then(|mut rooms| rooms.pop());
        let mut room = free.unwrap_or_else(|| Room::new(setup));
        let tally = chunk::run(setup, scale, options.seed, number, &mut room);
        if let Ok(mut rooms) = rooms.lock() {
            rooms.push(room);
        }
        (watch.done)(done.fetch_add(CHUNK, Ordering::Relaxed) + CHUNK);
        Some(tally)
    };
    let mut tally = Tally::new(setup, scale);
    let mut next = 0;
    while next < chunks {
        let first = next;
        let wave = WAVE.min(chunks - first);
        next += wave;
        let tallies: Vec<Option<Tally>> = (0..wave as u32)
            .into_par_iter()
            .with_max_len(1)
            .map(|at| chunk(first + u64::from(at)))
            .collect();
        for more in tallies {
            match more {
                Some(more) => tally.merge(&more),
                None => return (tally, Ended::Stopped),
            }
        }
        if options.iterations == Iterations::UntilSettled && is_settled(setup, scale, &tally) {
            return (tally, Ended::Settled);
        }
    }
    let ended = match options.iterations {
        Iterations::Exactly(_) => Ended::AsAsked,
        Iterations::UntilSettled => Ended::AtTheLimit,
    };
    (tally, ended)
}
