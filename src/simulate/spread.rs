//! How an estimate spreads between its least and its most.

use super::random::{Bits, LANES, unit};

/// What is drawn side by side: shares of the way from the least to the most.
pub(super) type Shares = [f32; LANES];

/// Which curve joins the three points of an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Curve {
    /// Straight lines from the least up to the likeliest and down to the most.
    #[default]
    Triangular,
    /// The beta distribution of PERT: four parts of the likeliest, one each of the ends, in the
    /// mean (D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, Operations Research 7, 1959).
    Pert,
}

impl Curve {
    /// Both curves, in the order help texts list them.
    pub const ALL: [Curve; 2] = [Curve::Triangular, Curve::Pert];

    /// The name of the curve on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Curve::Triangular => "triangular",
            Curve::Pert => "pert",
        }
    }
}

/// A way of drawing shares of the way from the least to the most of an estimate.
#[derive(Debug, Clone)]
pub(super) enum Spread {
    /// The likeliest lies at this share.
    Triangular(f32),
    /// The inverse of the distribution at equal steps of probability.
    Table(Box<Table>),
}

/// The inverse of a distribution.
#[derive(Debug, Clone)]
pub(super) struct Table {
    mean: f64,
    /// Both ends included.
    knots: [f32; KNOTS + 1],
}

/// Steps of the table of an inverse distribution.
const KNOTS: usize = 1024;

/// Cells that a density is summed up over.
const CELLS: usize = 4096;

impl Spread {
    /// The spread of an estimate whose likeliest value lies at a share of the way, 0 to 1.
    pub(super) fn new(curve: Curve, likeliest: f64) -> Spread {
        match curve {
            Curve::Triangular => Spread::Triangular(likeliest as f32),
            Curve::Pert => Spread::Table(pert(likeliest)),
        }
    }

    /// The mean.
    pub(super) fn mean(&self) -> f64 {
        match self {
            Spread::Triangular(likeliest) => (1.0 + f64::from(*likeliest)) / 3.0,
            Spread::Table(table) => table.mean,
        }
    }

    /// The share of the way below which a share of the draws lies.
    pub(super) fn quantile(&self, below: f64) -> f64 {
        match self {
            Spread::Triangular(likeliest) => {
                let up = f64::from(*likeliest);
                match below < up {
                    true => (below * up).sqrt(),
                    false => 1.0 - ((1.0 - below) * (1.0 - up)).sqrt(),
                }
            }
            Spread::Table(table) => {
                let at = below * KNOTS as f64;
                let step = (at as usize).min(KNOTS - 1);
                let [low, high] = [table.knots[step], table.knots[step + 1]].map(f64::from);
                low + (high - low) * (at - step as f64)
            }
        }
    }

    /// Draws a share for each lane.
    #[inline(always)]
    pub(super) fn draw(&self, bits: &Bits, shares: &mut Shares) {
        match self {
            Spread::Triangular(likeliest) => {
                let (up, down) = (*likeliest, 1.0 - *likeliest);
                for (share, bits) in shares.iter_mut().zip(bits) {
                    let u = unit(*bits);
                    let is_up = u < up;
                    let root = (if is_up { u * up } else { (1.0 - u) * down }).sqrt();
                    *share = if is_up { root } else { 1.0 - root };
                }
            }
            Spread::Table(table) => {
                let table = &table.knots;
                for (share, bits) in shares.iter_mut().zip(bits) {
                    // The first ten bits find the step, the rest the way through it.
                    let step = (bits >> 22) as usize;
                    let part = unit(bits << 10);
                    let (low, high) = (table[step], table[step + 1]);
                    *share = low + (high - low) * part;
                }
            }
        }
    }
}

/// The inverse of the PERT distribution between 0 and 1 with its peak at a share.
///
/// The density is x^(4m) (1 - x)^(4 - 4m); its integral is summed up by Simpson's rule and read
/// backwards. The powers come from a library that computes alike on every machine.
fn pert(likeliest: f64) -> Box<Table> {
    let (rising, falling) = (4.0 * likeliest, 4.0 - 4.0 * likeliest);
    let density = |x: f64| libm::pow(x, rising) * libm::pow(1.0 - x, falling);
    let wide = 1.0 / CELLS as f64;
    let mut below = Vec::with_capacity(CELLS + 1);
    let mut sum = 0.0;
    below.push(sum);
    for cell in 0..CELLS {
        let left = cell as f64 * wide;
        sum += density(left) + 4.0 * density(left + wide / 2.0) + density(left + wide);
        below.push(sum);
    }
    let mut table = Box::new(Table {
        mean: (1.0 + 4.0 * likeliest) / 6.0,
        knots: [0.0; KNOTS + 1],
    });
    let mut cell = 0;
    for (knot, share) in table.knots.iter_mut().enumerate() {
        let wanted = sum * knot as f64 / KNOTS as f64;
        while cell + 1 < CELLS && below[cell + 1] < wanted {
            cell += 1;
        }
        let (low, high) = (below[cell], below[cell + 1]);
        let part = if high > low {
            (wanted - low) / (high - low)
        } else {
            0.0
        };
        *share = ((cell as f64 + part.min(1.0)) * wide) as f32;
    }
    table.knots[0] = 0.0;
    table.knots[KNOTS] = 1.0;
    table
}

#[cfg(test)]
mod tests {
    use super::super::random::Stream;
    use super::*;

    /// Mean, standard deviation and quantiles of many draws.
    fn drawn(curve: Curve, likeliest: f64) -> (f64, f64, Vec<f64>) {
        let spread = Spread::new(curve, likeliest);
        let mut stream = Stream::new(7, 1, 0);
        let (mut bits, mut shares) = ([0; LANES], [0.0; LANES]);
        let mut all = Vec::new();
        for _ in 0..2_000 {
            stream.fill(&mut bits);
            spread.draw(&bits, &mut shares);
            all.extend(shares.iter().map(|share| f64::from(*share)));
        }
        all.sort_by(f64::total_cmp);
        let count = all.len() as f64;
        let mean = all.iter().sum::<f64>() / count;
        let variance = all.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / count;
        (mean, variance.sqrt(), all)
    }

    /// 128,000 draws: the mean is off by less than this in all but one of 10,000 runs.
    const OFF: f64 = 4.0 * 0.25 / 357.0;

    #[test]
    fn triangular_draws_have_the_moments_of_the_textbook() {
        // Mean (a + b + c) / 3, variance (a² + b² + c² - ab - ac - bc) / 18.
        for likeliest in [0.0, 0.2, 0.5, 0.9, 1.0] {
            let (mean, deviation, all) = drawn(Curve::Triangular, likeliest);
            assert!((mean - (1.0 + likeliest) / 3.0).abs() < OFF, "{likeliest}");
            let variance = (1.0 + likeliest * likeliest - likeliest) / 18.0;
            assert!((deviation - variance.sqrt()).abs() < OFF, "{likeliest}");
            // Below the likeliest lies its share.
            let below = all.iter().filter(|x| **x < likeliest).count() as f64;
            assert!((below / all.len() as f64 - likeliest).abs() < 2.0 * OFF);
        }
    }

    #[test]
    fn means_and_quantiles_are_those_of_the_draws() {
        for curve in Curve::ALL {
            for likeliest in [0.0, 0.3, 1.0] {
                let spread = Spread::new(curve, likeliest);
                let (mean, _, all) = drawn(curve, likeliest);
                assert!((spread.mean() - mean).abs() < OFF, "{curve:?} {likeliest}");
                for percent in [0, 10, 50, 90] {
                    let at = all[all.len() * percent / 100];
                    let found = spread.quantile(percent as f64 / 100.0);
                    assert!((found - at).abs() < 0.02, "{curve:?} {likeliest} {percent}");
                }
            }
        }
    }

    #[test]
    fn pert_draws_have_the_moments_of_the_textbook() {
        // Mean (a + 4c + b) / 6, variance (mean - a)(b - mean) / 7.
        for likeliest in [0.0, 0.2, 0.5, 0.9, 1.0] {
            let (mean, deviation, all) = drawn(Curve::Pert, likeliest);
            let expected = (1.0 + 4.0 * likeliest) / 6.0;
            assert!((mean - expected).abs() < OFF, "{likeliest} {mean}");
            let variance = expected * (1.0 - expected) / 7.0;
            assert!((deviation - variance.sqrt()).abs() < OFF, "{likeliest}");
            assert!(all[0] >= 0.0 && all[all.len() - 1] <= 1.0);
        }
    }

    #[test]
    fn the_table_agrees_with_closed_forms() {
        // With its peak at an end the distribution is 1 - (1 - x)^5.
        let Spread::Table(table) = Spread::new(Curve::Pert, 0.0) else {
            unreachable!("PERT is a table");
        };
        for knot in [1, 10, 512, 1000, 1023] {
            let x = f64::from(table.knots[knot]);
            let below = 1.0 - (1.0 - x).powi(5);
            assert!((below - knot as f64 / KNOTS as f64).abs() < 1e-5, "{knot}");
        }
        // With its peak in the middle it is that of x²(1 - x)²: 10x³ - 15x⁴ + 6x⁵.
        let Spread::Table(table) = Spread::new(Curve::Pert, 0.5) else {
            unreachable!("PERT is a table");
        };
        for knot in [1, 100, 512, 900] {
            let x = f64::from(table.knots[knot]);
            let below = 10.0 * x.powi(3) - 15.0 * x.powi(4) + 6.0 * x.powi(5);
            assert!((below - knot as f64 / KNOTS as f64).abs() < 1e-5, "{knot}");
        }
    }
}
