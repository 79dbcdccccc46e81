//! One chunk of iterations: everything is drawn, scheduled and counted.

use super::course::Lanes;
use super::draws::Draws;
use super::random::LANES;
use super::room::{Luck, Room};
use super::scale::Scale;
use super::setup::Setup;
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
    setup.arch.dispatch(
        #[inline(always)]
        || {
            draws.begin();
            draw_money::<TRACED>(setup, draws, room);
            schedule::<TRACED>(setup, draws, room);
            if TRACED {
                room.trace(setup);
            }
        },
    );
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
    let mut bits = [0; LANES];
    let mut shares = [0.0; LANES];
    room.schedule(
        setup,
        #[inline(always)]
        |luck: &mut Luck<'_>, item: usize, lengths: &mut Lanes| {
            match setup.spread_of[item] {
                Some(number) => {
                    let number = number as usize;
                    let drawn = &setup.lengths[number];
                    draws.length(number, drawn.mix.as_ref(), &mut bits);
                    drawn.draw(&bits, &mut shares, lengths);
                    if TRACED {
                        luck.lengths[number] = *lengths;
                    }
                }
                None => *lengths = [setup.fixed[item]; LANES],
            }
            setup.strike(item, luck.struck, lengths);
            if let Some(rate) = setup.rate_of(item) {
                for (cost, length) in luck.cost.iter_mut().zip(&*lengths) {
                    *cost += rate * f64::from(*length);
                }
            }
        },
    );
}
