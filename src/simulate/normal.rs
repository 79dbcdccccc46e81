//! The normal distribution, alike on every machine.

use super::random::{Bits, LANES};

/// Normal variables side by side.
pub(super) type Normals = [f64; LANES];

/// Standard normal variables for random bits.
pub(super) fn normals(bits: &Bits) -> Normals {
    bits.map(|bits| quantile((f64::from(bits) + 0.5) / TWO_TO_32))
}

/// The random bits that standard normal variables stand for.
pub(super) fn bits(normals: &Normals) -> Bits {
    normals.map(|normal| (below(normal) * TWO_TO_32) as u32)
}

const TWO_TO_32: f64 = 4_294_967_296.0;

/// The share of the standard normal distribution below a number.
pub(super) fn below(normal: f64) -> f64 {
    0.5 * libm::erfc(-normal * std::f64::consts::FRAC_1_SQRT_2)
}

/// The number below which a share of the standard normal distribution lies; shares from 2^-33.
///
/// Algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988), without its branch for
/// shares below 10^-11.
fn quantile(share: f64) -> f64 {
    let from_half = share - 0.5;
    if from_half.abs() <= 0.425 {
        let r = 0.180_625 - from_half * from_half;
        return from_half * at(&MIDDLE, r) / at(&MIDDLE_BELOW, r);
    }
    let tail = if from_half < 0.0 { share } else { 1.0 - share };
    let r = libm::sqrt(-libm::log(tail)) - 1.6;
    let far = at(&TAIL, r) / at(&TAIL_BELOW, r);
    if from_half < 0.0 { -far } else { far }
}

/// The value of a polynomial.
fn at(factors: &[f64; 8], x: f64) -> f64 {
    factors
        .iter()
        .rev()
        .fold(0.0, |sum, factor| sum * x + factor)
}

const MIDDLE: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];

const MIDDLE_BELOW: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_854,
];

const TAIL: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    0.000_774_545_014_278_341_4,
];

const TAIL_BELOW: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    0.000_547_593_808_499_534_5,
    1.050_750_071_644_416_9e-9,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_tables() {
        // Three quantiles that every table has.
        for (share, expected) in [
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_054),
            (0.001, -3.090_232_306_167_813_5),
        ] {
            assert!((quantile(share) - expected).abs() < 1e-14, "{share}");
        }
    }

    #[test]
    fn there_and_back_is_where_it_was() {
        let shares = [
            1e-10, 1e-6, 0.01, 0.0749, 0.0751, 0.3, 0.5, 0.7, 0.925, 0.999_999,
        ];
        for share in shares {
            let back = below(quantile(share));
            assert!((back / share - 1.0).abs() < 1e-13, "{share} {back}");
        }
        let mut usual = [0; LANES];
        for (lane, bits) in (0_u32..).zip(&mut usual) {
            *bits = lane.wrapping_mul(0x9E37_79B9);
        }
        usual[1] = u32::MAX;
        for (bits, back) in usual.iter().zip(bits(&normals(&usual))) {
            assert!(bits.abs_diff(back) <= 1, "{bits} {back}");
        }
    }
}
