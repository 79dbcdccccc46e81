//! One chunk of iterations: everything is drawn, scheduled and counted.

use super::clock::{Clock, last};
use super::course::{Lanes, Times, equal};
use super::inputs::Inputs;
use super::random::{LANES, Stream};
use super::setup::Setup;
use super::single::Single;
use super::tally::Tally;

/// Blocks of lanes in a chunk.
const BLOCKS: u64 = 64;

/// Iterations in a chunk.
pub(super) const CHUNK: u64 = BLOCKS * LANES as u64;

/// Of so many blocks one is also asked what drove it.
const TRACED: u64 = 8;

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
    pub(super) drawn: Vec<Lanes>,
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
            drawn: vec![[0; LANES]; lengths.len()],
            finish: [0; LANES],
            marked: vec![0; steps],
        }
    }

    /// Schedules a block with the lengths that `length` gives, and finds the last finishes.
    pub(super) fn schedule(
        &mut self,
        setup: &Setup<'_>,
        length: impl FnMut(&[Lanes], &mut [Lanes], usize, &mut Lanes),
    ) {
        let mut length = length;
        let Room {
            times,
            single,
            struck,
            drawn,
            ..
        } = self;
        let of_item = |item: usize, lanes: &mut Lanes| length(struck, drawn, item, lanes);
        match (&setup.clock, single) {
            (Clock::SideBySide(course), _) => course.run(times, of_item),
            (Clock::OneByOne(from), Some(single)) => single.run(*from, &mut times.finish, of_item),
            (Clock::OneByOne(_), None) => {}
        }
        self.finish = last(&self.times.finish, &setup.ends);
    }

    /// Marks what the last finishes waited for.
    fn trace(&mut self, setup: &Setup<'_>) {
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

/// The streams of a chunk.
struct Streams {
    lengths: Vec<Stream>,
    strikes: Vec<Stream>,
    amounts: Vec<Stream>,
}

impl Streams {
    fn new(inputs: &Inputs, seed: u64, chunk: u64) -> Streams {
        let stream = |key: u64| Stream::new(seed, key, chunk);
        Streams {
            lengths: inputs.lengths.iter().map(|of| stream(of.key)).collect(),
            strikes: inputs.strikes.iter().map(|of| stream(of.key)).collect(),
            amounts: inputs.amounts.iter().map(|of| stream(of.key)).collect(),
        }
    }
}

/// Runs a chunk.
pub(super) fn run(setup: &Setup<'_>, seed: u64, chunk: u64, room: &mut Room) -> Tally {
    let mut streams = Streams::new(setup.inputs, seed, chunk);
    let mut tally = Tally::new(setup);
    for block in 0..BLOCKS {
        draw_money(setup, &mut streams, room);
        let is_traced = block % TRACED == 0;
        match is_traced {
            true => schedule::<true>(setup, &mut streams.lengths, room),
            false => schedule::<false>(setup, &mut streams.lengths, room),
        }
        tally.count(setup, room);
        if is_traced {
            room.trace(setup);
            tally.count_traced(room);
        }
    }
    tally
}

/// Draws what strikes and what is spent.
fn draw_money(setup: &Setup<'_>, streams: &mut Streams, room: &mut Room) {
    let mut bits = [0; LANES];
    let mut shares = [0.0; LANES];
    let inputs = setup.inputs;
    room.cost = [inputs.fixed_cost; LANES];
    let strikes = inputs.strikes.iter().zip(&mut streams.strikes);
    for ((strike, stream), struck) in strikes.zip(&mut room.struck) {
        stream.fill(&mut bits);
        // So many of the 2^32 draws strike.
        let below = (strike.probability * 4_294_967_296.0) as u64;
        for lane in 0..LANES {
            let strikes = u64::from(bits[lane]) < below;
            struck[lane] = -i32::from(strikes);
            room.cost[lane] += if strikes { strike.cost } else { 0.0 };
        }
    }
    let amounts = inputs.amounts.iter().zip(&setup.amounts);
    for ((amount, spread), stream) in amounts.zip(&mut streams.amounts) {
        stream.fill(&mut bits);
        spread.draw(&bits, &mut shares);
        let range = amount.most - amount.least;
        for (cost, share) in room.cost.iter_mut().zip(&shares) {
            *cost += amount.least + range * f64::from(*share);
        }
    }
}

/// Draws lengths and schedules.
fn schedule<const KEPT: bool>(setup: &Setup<'_>, streams: &mut [Stream], room: &mut Room) {
    let mut bits = [0; LANES];
    let mut shares = [0.0; LANES];
    room.schedule(setup, |struck, drawn, item, lengths| {
        match setup.spread_of[item] {
            Some(number) => {
                let number = number as usize;
                streams[number].fill(&mut bits);
                setup.lengths[number].draw(&bits, &mut shares, lengths);
                if KEPT {
                    drawn[number] = *lengths;
                }
            }
            None => *lengths = [setup.fixed[item]; LANES],
        }
        for (strike, more) in setup.hits(item) {
            let struck = &struck[*strike as usize];
            for (length, struck) in lengths.iter_mut().zip(struck) {
                *length += more & struck;
            }
        }
    });
}

/// Runs the first block of the first chunk, and traces it.
#[cfg(test)]
pub(super) fn first_block(setup: &Setup<'_>, seed: u64, room: &mut Room) {
    let mut streams = Streams::new(setup.inputs, seed, 0);
    draw_money(setup, &mut streams, room);
    schedule::<true>(setup, &mut streams.lengths, room);
    room.trace(setup);
}
