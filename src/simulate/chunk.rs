//! One chunk of iterations: everything is drawn, scheduled and counted.

use pulp::{Simd, WithSimd};

use super::clock::{Clock, last};
use super::course::{Lanes, Lengths};
use super::draws::Draws;
use super::random::{Bits, LANES};
use super::room::Room;
use super::scale::Scale;
use super::setup::Setup;
use super::spread::Shares;
use super::tally::Tally;

/// Blocks of lanes in a chunk.
const BLOCKS: u64 = 32;

/// The iterations of a chunk, the smallest number that is run.
pub const CHUNK: u64 = BLOCKS * LANES as u64;

/// Of so many blocks one is also asked what drove it.
const TRACED: u64 = 8;

/// Runs a chunk.
pub(super) fn run(
    setup: &Setup<'_>,
    scale: &Scale,
    seed: u64,
    chunk: u64,
    room: &mut Room,
) -> Tally {
    let mut draws = Draws::new(setup.inputs, seed, chunk);
    let mut tally = Tally::new(setup, scale);
    for block in 0..BLOCKS {
        let is_traced = block % TRACED == 0;
        match is_traced {
            true => run_block::<true>(setup, &mut draws, room),
            false => run_block::<false>(setup, &mut draws, room),
        }
        tally.count(setup, scale, room);
        if is_traced {
            tally.count_traced(setup, scale, room);
        }
    }
    tally
}

/// Draws and schedules a block; of `TRACED` ones what was drawn is kept and what drove it is marked.
///
/// All of it is compiled several times, for what processors can do side by side, and the best that
/// this one can do is run. The answers are the same: each step is rounded alike everywhere.
pub(super) fn run_block<const TRACED: bool>(setup: &Setup<'_>, draws: &mut Draws, room: &mut Room) {
    setup.arch.dispatch(Block::<TRACED> { setup, draws, room });
}

/// A block to run. Not a closure, which the compiler needn't take into what it compiles for a
/// processor.
struct Block<'b, const TRACED: bool> {
    setup: &'b Setup<'b>,
    draws: &'b mut Draws,
    room: &'b mut Room,
}

impl<const TRACED: bool> WithSimd for Block<'_, TRACED> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Block { setup, draws, room } = self;
        draws.begin();
        draw_money::<TRACED>(setup, draws, room);
        schedule::<TRACED>(setup, draws, room);
        if TRACED {
            room.trace(setup);
        }
    }
}

/// Draws what strikes and what is spent.
#[inline(always)]
fn draw_money<const TRACED: bool>(setup: &Setup<'_>, draws: &mut Draws, room: &mut Room) {
    let mut bits = [0; LANES];
    let mut shares = [0.0; LANES];
    let inputs = setup.inputs;
    room.cost = [setup.fixed_cost; LANES];
    let strikes = inputs.strikes.iter().zip(&mut room.struck);
    for (number, (strike, struck)) in strikes.enumerate() {
        draws.strike(number, &mut bits);
        // So many of the 2^32 draws strike.
        let below = (strike.probability * 4_294_967_296.0) as u64;
        for lane in 0..LANES {
            let strikes = u64::from(bits[lane]) < below;
            struck[lane] = -i32::from(strikes);
            room.cost[lane] += if strikes { strike.cost } else { 0.0 };
        }
    }
    let amounts = inputs.amounts.iter().zip(&setup.amounts);
    for (number, (amount, drawn)) in amounts.enumerate() {
        draws.amount(number, drawn.mix.as_ref(), &mut bits);
        drawn.spread.draw(&bits, &mut shares);
        let range = amount.most - amount.least;
        for (cost, share) in room.cost.iter_mut().zip(&shares) {
            *cost += amount.least + range * f64::from(*share);
        }
        if TRACED {
            room.amounts[number] = shares;
        }
    }
}

/// Draws lengths and schedules.
#[inline(always)]
fn schedule<const TRACED: bool>(setup: &Setup<'_>, draws: &mut Draws, room: &mut Room) {
    let Room {
        times,
        single,
        cost,
        struck,
        lengths,
        ..
    } = room;
    let mut drawing = Drawing::<TRACED> {
        setup,
        draws,
        struck,
        kept: lengths,
        cost,
        bits: [0; LANES],
        shares: [0.0; LANES],
    };
    match (&setup.clock, single) {
        (Clock::SideBySide(course), _) => course.run(times, &mut drawing),
        (Clock::OneByOne(from), Some(single)) => {
            single.run(*from, &mut times.finish, &mut drawing);
        }
        (Clock::OneByOne(_), None) => {}
    }
    room.finish = last(&room.times.finish, &setup.ends);
}

/// Draws the lengths of items, and pays for them.
struct Drawing<'b, const TRACED: bool> {
    setup: &'b Setup<'b>,
    draws: &'b mut Draws,
    struck: &'b [Lanes],
    /// What was drawn, of traced blocks.
    kept: &'b mut [Lanes],
    cost: &'b mut [f64; LANES],
    bits: Bits,
    shares: Shares,
}

impl<const TRACED: bool> Lengths for Drawing<'_, TRACED> {
    #[inline(always)]
    fn of(&mut self, item: usize, lengths: &mut Lanes) {
        let setup = self.setup;
        match setup.spread_of[item] {
            Some(number) => {
                let number = number as usize;
                let drawn = &setup.lengths[number];
                let mix = drawn.mix.as_ref();
                self.draws.length(number, mix, &mut self.bits);
                drawn.draw(&self.bits, &mut self.shares, lengths);
                if TRACED {
                    self.kept[number] = *lengths;
                }
            }
            None => *lengths = [setup.fixed[item]; LANES],
        }
        setup.strike(item, self.struck, lengths);
        if let Some(rate) = setup.rate_of(item) {
            for (cost, length) in self.cost.iter_mut().zip(&*lengths) {
                *cost += rate * f64::from(*length);
            }
        }
    }
}
