//! Which of the iterations, in ascending order, stands for a percentile.

/// 97.5% of a standard normal distribution lie below it.
const TWO_SIDED_95: f64 = 1.959_963_984_540_054;

/// The rank of a percentile, counted from one: nearest rank, the first definition of R. J. Hyndman
/// and Y. Fan (Sample Quantiles in Statistical Packages, The American Statistician 50, 1996).
pub(super) fn rank(count: u64, percent: u32) -> u64 {
    let rank = (u128::from(count) * u128::from(percent)).div_ceil(100);
    (rank as u64).clamp(1, count.max(1))
}

/// The ranks between which a percentile lies with a confidence of 95%: the number of iterations
/// below it is binomial, and nearly normal when there are many (W. J. Conover, Practical
/// Nonparametric Statistics, 3rd edition 1999, section 3.2).
pub(super) fn interval(count: u64, percent: u32) -> (u64, u64) {
    let share = f64::from(percent.min(100)) / 100.0;
    let all = count as f64;
    let below = all * share;
    let off = TWO_SIDED_95 * (below * (1.0 - share)).sqrt();
    let [low, high] = [(below - off).floor(), (below + off).ceil()];
    (
        (low as u64).clamp(1, count.max(1)),
        (high as u64).clamp(1, count.max(1)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_the_nearest() {
        assert_eq!(rank(10, 80), 8);
        assert_eq!(rank(10, 81), 9);
        assert_eq!(rank(10, 0), 1);
        assert_eq!(rank(10, 100), 10);
        assert_eq!(rank(u64::MAX, 100), u64::MAX);
    }

    #[test]
    fn intervals_hold_their_rank() {
        // 10,000 · 0.8 ± 1.96 · 40.
        assert_eq!(interval(10_000, 80), (7_921, 8_079));
        assert_eq!(interval(10_000, 0), (1, 1));
        assert_eq!(interval(10_000, 100), (10_000, 10_000));
        assert_eq!(interval(1, 50), (1, 1));
    }
}
