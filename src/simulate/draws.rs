//! The random numbers of a chunk of iterations.

use super::inputs::{Group, Inputs};
use super::normal::{self, Normals};
use super::random::{Bits, LANES, Stream};

/// The random numbers of a chunk.
pub(super) struct Draws {
    lengths: Vec<Stream>,
    strikes: Vec<Stream>,
    amounts: Vec<Stream>,
    groups: Vec<Stream>,
    /// By group: what all of it has in common in this block.
    common: Vec<Normals>,
}

impl Draws {
    pub(super) fn new(inputs: &Inputs, seed: u64, chunk: u64) -> Draws {
        let stream = |key: u64| Stream::new(seed, key, chunk);
        Draws {
            lengths: inputs.lengths.iter().map(|of| stream(of.key)).collect(),
            strikes: inputs.strikes.iter().map(|of| stream(of.key)).collect(),
            amounts: inputs.amounts.iter().map(|of| stream(of.key)).collect(),
            groups: inputs.groups.iter().map(|of| stream(of.key)).collect(),
            common: vec![[0.0; LANES]; inputs.groups.len()],
        }
    }

    /// Goes on to the next block.
    pub(super) fn begin(&mut self) {
        let mut bits = [0; LANES];
        for (stream, common) in self.groups.iter_mut().zip(&mut self.common) {
            stream.fill(&mut bits);
            *common = normal::normals(&bits);
        }
    }

    pub(super) fn strike(&mut self, number: usize, bits: &mut Bits) {
        self.strikes[number].fill(bits);
    }

    #[inline(always)]
    pub(super) fn length(&mut self, number: usize, mix: Option<&Mix>, bits: &mut Bits) {
        self.lengths[number].fill(bits);
        if let Some(mix) = mix {
            mix.apply(&self.common, bits);
        }
    }

    pub(super) fn amount(&mut self, number: usize, mix: Option<&Mix>, bits: &mut Bits) {
        self.amounts[number].fill(bits);
        if let Some(mix) = mix {
            mix.apply(&self.common, bits);
        }
    }
}

/// How an estimate shares its luck with groups: a Gaussian copula with one factor for each group.
///
/// Its normal variable is the sum of those of its groups and one of its own, each times the root
/// of its part, so that it is a standard normal variable again (R. B. Nelsen, An Introduction to
/// Copulas, 2006; O. A. Vašíček, The Distribution of Loan Portfolio Value, Risk 15, 2002).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mix {
    /// Groups with the roots of their coefficients.
    common: Vec<(u32, f64)>,
    /// The root of what is left.
    own: f64,
}

impl Mix {
    /// The mix of what belongs to some groups; `None` when it has nothing in common with them.
    pub(super) fn of(groups: &[Group], its: &[u32]) -> Option<Mix> {
        let coefficient = |group: u32| groups[group as usize].coefficient.clamp(0.0, 1.0);
        let its = its
            .iter()
            .copied()
            .filter(|&group| coefficient(group) > 0.0);
        let common: Vec<(u32, f64)> = its.map(|group| (group, coefficient(group))).collect();
        let sum: f64 = common.iter().map(|(_, coefficient)| coefficient).sum();
        // Sums like 0.7 + 0.3 needn't be 1 to the last digit.
        let own = (1.0 - sum).max(0.0);
        let roots = common.iter().map(|&(group, part)| (group, part.sqrt()));
        (!common.is_empty()).then(|| Mix {
            common: roots.collect(),
            own: own.sqrt(),
        })
    }

    /// Gives random bits of its own their share of the luck of the groups.
    #[inline(never)]
    fn apply(&self, common: &[Normals], bits: &mut Bits) {
        let mut sums = normal::normals(bits).map(|own| own * self.own);
        for (group, root) in &self.common {
            for (sum, common) in sums.iter_mut().zip(&common[*group as usize]) {
                *sum += common * root;
            }
        }
        *bits = normal::bits(&sums);
    }
}
