//! Random numbers that depend on nothing but the seed and what they are for.
//!
//! Each thing that is drawn has a stream of its own in each chunk of iterations, so the numbers of
//! one task don't change when another task is added, when chunks are run by other threads, or when
//! another chunk is left out.

/// So many iterations are drawn and scheduled side by side.
pub(super) const LANES: usize = 64;

/// Generators that run side by side.
const ABREAST: usize = 8;

/// What is drawn side by side.
pub(super) type Bits = [u32; LANES];

/// Eight generators xoshiro128++ side by side (D. Blackman and S. Vigna, Scrambled Linear
/// Pseudorandom Number Generators, ACM Transactions on Mathematical Software 47, 2021), so that a
/// processor draws several numbers at once.
#[derive(Debug, Clone)]
pub(super) struct Stream {
    state: [[u32; ABREAST]; 4],
}

impl Stream {
    /// The stream of one thing in one chunk of iterations.
    pub(super) fn new(seed: u64, of: u64, chunk: u64) -> Stream {
        // Keys that differ in one bit are far apart behind the mixing.
        let mut key = mixed(seed ^ mixed(of ^ mixed(chunk)));
        let mut state = [[0; ABREAST]; 4];
        for lane in 0..ABREAST {
            for words in state.chunks_exact_mut(2) {
                let [low, high] = halves(next(&mut key));
                words[0][lane] = low;
                words[1][lane] = high;
            }
        }
        Stream { state }
    }

    /// The next numbers, one for each lane.
    #[inline(always)]
    pub(super) fn fill(&mut self, bits: &mut Bits) {
        let [mut s0, mut s1, mut s2, mut s3] = self.state;
        for out in bits.chunks_exact_mut(ABREAST) {
            for lane in 0..ABREAST {
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
        self.state = [s0, s1, s2, s3];
    }
}

fn halves(word: u64) -> [u32; 2] {
    [word as u32, (word >> 32) as u32]
}

/// SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, Fast Splittable Pseudorandom Number
/// Generators, OOPSLA 2014), which its authors recommend for seeding xoshiro.
fn next(key: &mut u64) -> u64 {
    *key = key.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed(*key)
}

/// The finalizer of SplitMix64.
fn mixed(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}

/// A number between 0 and 1, never either of them.
#[inline(always)]
pub(super) fn unit(bits: u32) -> f32 {
    // 23 bits and a half: every value is exact, and so is one minus it.
    ((bits >> 9) as i32 as f32 + 0.5) * (1.0 / 8_388_608.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_those_of_their_authors() {
        // The first numbers of the reference implementation from the state 1, 2, 3, 4.
        let mut stream = Stream {
            state: [[1; ABREAST], [2; ABREAST], [3; ABREAST], [4; ABREAST]],
        };
        let mut bits = [0; LANES];
        stream.fill(&mut bits);
        let first: Vec<u32> = bits.iter().step_by(ABREAST).copied().collect();
        assert_eq!(
            first,
            [
                641,
                1_573_767,
                3_222_811_527,
                3_517_856_514,
                836_907_274,
                4_247_214_768,
                3_867_114_732,
                1_355_841_295
            ]
        );
        let mut key = 1_234_567;
        assert_eq!(next(&mut key), 6_457_827_717_110_365_317);
        assert_eq!(next(&mut key), 3_203_168_211_198_807_973);
    }

    #[test]
    fn streams_differ_by_seed_thing_and_chunk() {
        let first = |seed, of, chunk| {
            let mut bits = [0; LANES];
            Stream::new(seed, of, chunk).fill(&mut bits);
            bits
        };
        let usual = first(1, 2, 3);
        assert_eq!(first(1, 2, 3), usual);
        for other in [
            first(2, 2, 3),
            first(1, 3, 3),
            first(1, 2, 4),
            first(2, 1, 3),
        ] {
            let same = usual.iter().zip(&other).filter(|(a, b)| a == b).count();
            assert_eq!(same, 0);
        }
    }

    #[test]
    fn units_lie_between_their_ends() {
        for bits in [0, 1, u32::MAX / 2, u32::MAX] {
            let unit = unit(bits);
            assert!(unit > 0.0 && unit < 1.0, "{unit}");
        }
        let mean = (0..10_000_u32)
            .map(|at| f64::from(unit(at.wrapping_mul(429_497))))
            .sum::<f64>();
        assert!((mean / 10_000.0 - 0.5).abs() < 0.001);
    }
}
