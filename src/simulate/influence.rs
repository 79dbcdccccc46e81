//! How much what spreads or strikes moves the finish and the cost.

use super::tally::Together;

/// How much something moves the last finish or the cost.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Influence {
    /// Correlation with what it moves, −1 to 1.
    pub correlation: f64,
    /// How far the other moves when it moves by one: a working day of a length, a risk that
    /// strikes, a unit of money.
    pub slope: f64,
    /// How far the other lies from its mean when a length or an amount lies at its P10, or when a
    /// risk doesn't strike.
    pub low: f64,
    /// The same when it lies at its P90, or when the risk strikes.
    pub high: f64,
}

/// What moves the cost.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CostInfluences {
    /// How much each spread length moves it, in the order of the inputs: nothing where no money is
    /// paid by its length.
    pub lengths: Vec<Influence>,
    /// How much each risk moves it, in the order of the inputs.
    pub strikes: Vec<Influence>,
    /// How much each spread amount moves it, in the order of the inputs.
    pub amounts: Vec<Influence>,
}

impl Influence {
    /// With a slope and what lies how far from its own mean.
    pub(super) fn new(line: Line, [low, high]: [f64; 2]) -> Influence {
        // Without the zero that is below zero.
        let swing = |by: f64| line.slope * by + 0.0;
        Influence {
            correlation: line.correlation,
            slope: line.slope,
            low: swing(low),
            high: swing(high),
        }
    }
}

/// A line through points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) correlation: f64,
    pub(super) slope: f64,
}

impl Line {
    /// By least squares, from sums over `count` points: those of one thing, the sum of its products
    /// with the other, and the sum of the other and of its squares.
    pub(super) fn new(x: &Together, products: f64, y: (f64, f64), count: f64) -> Line {
        let covariance = products - x.x * y.0 / count;
        let of_x = x.xx - x.x * x.x / count;
        let of_y = y.1 - y.0 * y.0 / count;
        // What rounding leaves of a spread of nothing is no spread.
        let is_flat = |of: f64, squares: f64| of <= squares * 1e-12;
        match is_flat(of_x, x.xx) || is_flat(of_y, y.1) {
            true => Line {
                correlation: 0.0,
                slope: 0.0,
            },
            false => Line {
                correlation: (covariance / (of_x * of_y).sqrt()).clamp(-1.0, 1.0),
                slope: covariance / of_x,
            },
        }
    }
}
