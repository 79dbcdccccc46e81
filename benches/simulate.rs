//! Monte Carlo beside drawing alone and beside a bare loop.
//!
//! `cargo bench --bench simulate`; `bare_loop` and `draws_alone` are the yardsticks, compiled for the
//! same processors as the simulation.

use divan::Bencher;
use divan::counter::ItemsCount;
use fastrand::Rng;
use planvet::plan::value::LinkKind;
use planvet::schedule::Calendar;
use planvet::schedule::instant::{DAY, Edge, Instant};
use planvet::schedule::line::Line;
use planvet::schedule::network::{
    Bound, BoundSource, Doubts, Item, ItemKind, Lag, Length, Link, Network, Parts, State,
};
use planvet::simulate::{Curve, Inputs, Iterations, Options, SpreadLength, Watch, run};
use planvet::source::Span;
use pulp::{Arch, Simd, WithSimd};
use std::hint::black_box;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const TASKS: usize = 1_000;
const ITERATIONS: u64 = 100_000;
const DRAWS: u64 = TASKS as u64 * ITERATIONS;

/// The predecessors of each task, up to three of the fifty before it.
fn predecessors() -> Vec<Vec<usize>> {
    let mut rng = Rng::with_seed(7);
    (0..TASKS)
        .map(|task: usize| {
            let first = task.saturating_sub(50);
            let count = if task == 0 { 0 } else { rng.usize(1..=3) };
            let mut all: Vec<usize> = (0..count).map(|_| rng.usize(first..task)).collect();
            all.sort_unstable();
            all.dedup();
            all
        })
        .collect()
}

/// Least, likeliest and most days.
fn points() -> Vec<[i32; 3]> {
    let mut rng = Rng::with_seed(8);
    (0..TASKS)
        .map(|_| {
            let likely = rng.i32(5..20);
            [likely - rng.i32(1..4), likely, likely + rng.i32(2..10)]
        })
        .collect()
}

fn inputs() -> Inputs {
    let start = Instant(20_454 * DAY);
    let items: Vec<Item> = points()
        .iter()
        .map(|[_, likely, _]| Item {
            kind: ItemKind::Task,
            doubts: Doubts::default(),
            line: 1,
            calendar: 1,
            length: Length::Ticks(i64::from(*likely) * DAY),
            from: Some(Bound {
                at: start,
                edge: Edge::Start,
                source: BoundSource::PlanStart,
            }),
            due: None,
            state: State::Ahead,
        })
        .collect();
    let links = (0..).zip(predecessors()).flat_map(|(task, before)| {
        before.into_iter().map(move |from| {
            let link = Link {
                from: from as u32,
                kind: LinkKind::FinishToStart,
                lag: Lag::None,
                stated: Span::default(),
            };
            (task, link)
        })
    });
    let network = Network::new(Parts {
        lines: vec![Line::Elapsed, Line::Working(Calendar::standard())],
        stated: items.len(),
        items,
        links: links.collect(),
    });
    let lengths = (0..)
        .zip(points())
        .map(|(item, [least, likely, most])| SpreadLength {
            item,
            key: u64::from(item),
            least: least * 5040,
            likely: likely * 5040,
            most: most * 5040,
            groups: Vec::new(),
        });
    Inputs {
        network,
        lengths: lengths.collect(),
        strikes: Vec::new(),
        amounts: Vec::new(),
        groups: Vec::new(),
        fixed_cost: 0.0,
        day_rates: Vec::new(),
        promised_finish: None,
        promised_cost: None,
        watched: Vec::new(),
    }
}

#[divan::bench(args = [1, 2], sample_count = 5)]
fn simulate(bencher: Bencher<'_, '_>, threads: usize) {
    let inputs = inputs();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let options = Options {
        curve: Curve::Triangular,
        seed: 1,
        iterations: Iterations::Exactly(ITERATIONS),
    };
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench(|| pool.install(|| run(&inputs, options, &Watch::NONE)));
}

/// So many iterations side by side, as in the simulation.
const LANES: usize = 64;

/// Four words of a generator, for eight lanes.
type Words = [[u32; 8]; 4];

fn words() -> Words {
    let mut rng = Rng::with_seed(3);
    std::array::from_fn(|_| std::array::from_fn(|_| rng.u32(..)))
}

/// Random bits, by the generator of the simulation.
#[inline(always)]
fn fill(words: &mut Words, bits: &mut [u32; LANES]) {
    // Words that stay in registers keep the compiler from working on eight lanes at once.
    let [mut s0, mut s1, mut s2, mut s3] = *black_box(&mut *words);
    for out in bits.chunks_exact_mut(8) {
        for lane in 0..8 {
            out[lane] = s0[lane]
                .wrapping_add(s3[lane])
                .rotate_left(7)
                .wrapping_add(s0[lane]);
            let shifted = s1[lane] << 9;
            s2[lane] ^= s0[lane];
            s3[lane] ^= s1[lane];
            s1[lane] ^= s2[lane];
            s0[lane] ^= s3[lane];
            s2[lane] ^= shifted;
            s3[lane] = s3[lane].rotate_left(11);
        }
    }
    *words = [s0, s1, s2, s3];
}

/// Triangular samples.
#[inline(always)]
fn draw(bits: &[u32; LANES], [up, range, least]: [f32; 3], out: &mut [f32; LANES]) {
    for (out, bits) in out.iter_mut().zip(bits) {
        let u = (bits >> 9) as i32 as f32 * (1.0 / 8_388_608.0);
        let is_up = u < up;
        let root = (if is_up {
            u * up
        } else {
            (1.0 - u) * (1.0 - up)
        })
        .sqrt();
        *out = least + range * if is_up { root } else { 1.0 - root };
    }
}

fn shapes() -> Vec<[f32; 3]> {
    points()
        .iter()
        .map(|[least, likely, most]| {
            let range = (most - least) as f32;
            [(likely - least) as f32 / range, range, *least as f32]
        })
        .collect()
}

/// Drawing as many triangular samples, and nothing else.
#[divan::bench(sample_count = 5)]
fn draws_alone(bencher: Bencher<'_, '_>) {
    let shapes = shapes();
    bencher
        .counter(ItemsCount::new(DRAWS))
        .bench(|| Arch::new().dispatch(DrawsAlone { shapes: &shapes }));
}

struct DrawsAlone<'s> {
    shapes: &'s [[f32; 3]],
}

impl WithSimd for DrawsAlone<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut words = words();
        let mut bits = [0; LANES];
        let mut out = [0.0; LANES];
        for _ in 0..ITERATIONS / LANES as u64 {
            for shape in self.shapes {
                fill(&mut words, &mut bits);
                draw(&bits, *shape, &mut out);
                black_box(&mut out);
            }
        }
    }
}

/// Drawing and the longest path in topological order, side by side, and nothing else: the last
/// finish of each iteration is kept.
#[divan::bench(sample_count = 5)]
fn bare_loop(bencher: Bencher<'_, '_>) {
    let shapes = shapes();
    let before = predecessors();
    bencher.counter(ItemsCount::new(DRAWS)).bench(|| {
        Arch::new().dispatch(LongestPaths {
            shapes: &shapes,
            before: &before,
        })
    });
}

struct LongestPaths<'s> {
    shapes: &'s [[f32; 3]],
    before: &'s [Vec<usize>],
}

impl WithSimd for LongestPaths<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Vec<f32> {
        let mut words = words();
        let mut bits = [0; LANES];
        let mut finishes = vec![[0.0_f32; LANES]; TASKS];
        let mut last = Vec::with_capacity(ITERATIONS as usize);
        for _ in 0..ITERATIONS / LANES as u64 {
            let mut end = [0.0_f32; LANES];
            for (task, shape) in self.shapes.iter().enumerate() {
                fill(&mut words, &mut bits);
                let mut start = [0.0_f32; LANES];
                for &from in &self.before[task] {
                    for (start, finish) in start.iter_mut().zip(&finishes[from]) {
                        *start = if *start < *finish { *finish } else { *start };
                    }
                }
                let finish = &mut finishes[task];
                draw(&bits, *shape, finish);
                for lane in 0..LANES {
                    finish[lane] += start[lane];
                    end[lane] = if end[lane] < finish[lane] {
                        finish[lane]
                    } else {
                        end[lane]
                    };
                }
            }
            last.extend(end);
        }
        last
    }
}
