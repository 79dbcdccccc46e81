//! The internal rate of return: the rates at which money that comes and goes is worth nothing.

use rust_decimal::Decimal;

use crate::plan::value::Percent;

use super::discount::{monthly_growth, power};

/// Rates are looked for up to this, in percent a year.
pub const MOST: i64 = 1_000;

/// Fields of the grid that roots are looked for on: about 1.2 percent a year each where rates are
/// low, and less below.
const GRID: i64 = 1_024;

/// Halvings of a field: enough for ten digits.
const HALVINGS: usize = 40;

/// What there is to be said of the internal rate of return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Irr {
    /// Money only comes or only goes: at no rate does one make up for the other.
    OneSided,
    /// None between -100% and [`MOST`].
    OutOfRange,
    /// The rates a year, ascending; several where money goes again after it has come.
    Rates(Vec<Percent>),
    /// The sums are too large to be counted.
    TooLarge,
}

impl Irr {
    /// The rates of monthly flows, money that comes above zero.
    ///
    /// Written with the growth g of a month, the value at the end of the last month is the
    /// polynomial Σ flow × gⁿ⁻ᵏ, so a root needs no power of a fraction: the rate is g¹² − 1.
    /// By Descartes' rule of signs there is none without a change of sign and at most one with
    /// one; with more, sign changes are looked for on a grid of growths, and between three fields
    /// whose middle lies closest to zero the lowest point, so that a pair of roots isn't missed.
    pub fn of(flows: &[Decimal]) -> Irr {
        let signs = sign_changes(flows);
        if signs == 0 {
            return Irr::OneSided;
        }
        match roots(flows, signs) {
            None => Irr::TooLarge,
            Some(rates) if rates.is_empty() => Irr::OutOfRange,
            Some(rates) => Irr::Rates(rates),
        }
    }

    /// The rate, when there is exactly one.
    pub fn single(&self) -> Option<Percent> {
        match self {
            Irr::Rates(rates) => match rates.as_slice() {
                [rate] => Some(*rate),
                _ => None,
            },
            _ => None,
        }
    }
}

/// How often the flows change their sign; months without money don't count.
pub fn sign_changes(flows: &[Decimal]) -> usize {
    let signs = flows.iter().filter(|flow| !flow.is_zero());
    let signs: Vec<bool> = signs.map(Decimal::is_sign_negative).collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

fn roots(flows: &[Decimal], signs: usize) -> Option<Vec<Percent>> {
    let last = flows.iter().rposition(|flow| !flow.is_zero())?;
    let flows = &flows[..=last];
    let most = monthly_growth(Percent(Decimal::from(MOST)))?;
    let field = most.checked_div(Decimal::from(GRID))?;
    let at = |number: i64| field.checked_mul(Decimal::from(number));
    let mut found = Vec::new();
    let mut values: Vec<(Decimal, Decimal)> = Vec::with_capacity(GRID as usize);
    for number in 1..=GRID {
        let growth = if number == GRID { most } else { at(number)? };
        values.push((growth, value(flows, growth)?));
    }
    if let Some((growth, _)) = values.first().filter(|(_, value)| value.is_zero()) {
        found.push(*growth);
    }
    for pair in values.windows(2) {
        let [(low, below), (high, above)] = pair else {
            continue;
        };
        if above.is_zero() {
            found.push(*high);
        } else if !below.is_zero() && below.is_sign_negative() != above.is_sign_negative() {
            found.push(between(flows, *low, *high, below.is_sign_negative())?);
        }
        if signs == 1 && !found.is_empty() {
            break;
        }
    }
    // A root below the first field: the value at zero is the last flow.
    if let (Some((growth, first)), Some(zero)) = (values.first(), flows.last())
        && !first.is_zero()
        && zero.is_sign_negative() != first.is_sign_negative()
    {
        found.push(between(
            flows,
            Decimal::ZERO,
            *growth,
            zero.is_sign_negative(),
        )?);
    }
    if signs > 1 {
        for three in values.windows(3) {
            found.extend(pair_of_roots(flows, three));
        }
    }
    found.sort();
    let rates = found.into_iter().filter_map(rate);
    let mut rates: Vec<Percent> = rates.collect();
    rates.dedup();
    Some(rates)
}

/// The rate a year of a monthly growth, to the hundredth of a percent.
fn rate(growth: Decimal) -> Option<Percent> {
    let yearly = power(growth, 12)?.checked_sub(Decimal::ONE)?;
    Some(Percent(
        yearly.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2),
    ))
}

/// What the flows are worth by a growth: at the end up to a growth of one and at the beginning
/// above it, so that no power becomes too large.
fn value(flows: &[Decimal], growth: Decimal) -> Option<Decimal> {
    let mut flows = flows.iter();
    match growth <= Decimal::ONE {
        true => horner(&mut flows, growth),
        false => horner(&mut flows.rev(), Decimal::ONE.checked_div(growth)?),
    }
}

/// The value of a polynomial by W. G. Horner's scheme, the highest coefficient first.
fn horner<'a>(flows: &mut impl Iterator<Item = &'a Decimal>, at: Decimal) -> Option<Decimal> {
    flows.try_fold(Decimal::ZERO, |sum, flow| {
        sum.checked_mul(at)?.checked_add(*flow)
    })
}

/// The growth of value zero between two, by halving.
fn between(
    flows: &[Decimal],
    mut low: Decimal,
    mut high: Decimal,
    is_low_negative: bool,
) -> Option<Decimal> {
    for _ in 0..HALVINGS {
        let middle = low.checked_add(high)?.checked_div(Decimal::TWO)?;
        let value = value(flows, middle)?;
        if value.is_zero() {
            return Some(middle);
        }
        match value.is_sign_negative() == is_low_negative {
            true => low = middle,
            false => high = middle,
        }
    }
    low.checked_add(high)?.checked_div(Decimal::TWO)
}

/// Two roots, or one that only touches zero, in two fields of the grid with values of one sign
/// of which the middle one is closest to zero.
fn pair_of_roots(flows: &[Decimal], three: &[(Decimal, Decimal)]) -> Vec<Decimal> {
    let [(mut low, first), (_, middle), (mut high, last)] = *three else {
        return Vec::new();
    };
    let is_negative = first.is_sign_negative();
    let is_one_sign = [middle, last]
        .iter()
        .all(|value| value.is_sign_negative() == is_negative);
    let is_dip = middle.abs() < first.abs() && middle.abs() < last.abs() && !middle.is_zero();
    if !is_one_sign || !is_dip {
        return Vec::new();
    }
    let (begin, end) = (low, high);
    let third = Decimal::from(3);
    for _ in 0..HALVINGS * 2 {
        let step = (high - low) / third;
        let (one, two) = (low + step, high - step);
        let (Some(left), Some(right)) = (value(flows, one), value(flows, two)) else {
            return Vec::new();
        };
        for (growth, value) in [(one, left), (two, right)] {
            if value.is_zero() || value.is_sign_negative() != is_negative {
                let before = between(flows, begin, growth, is_negative);
                let behind = between(flows, growth, end, !is_negative);
                return before.into_iter().chain(behind).collect();
            }
        }
        match left.abs() < right.abs() {
            true => high = two,
            false => low = one,
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Flows at the beginning of years, as monthly ones.
    fn yearly(flows: &[i64]) -> Vec<Decimal> {
        let mut months = Vec::new();
        for (year, flow) in flows.iter().enumerate() {
            months.resize(year * 12, Decimal::ZERO);
            months.push(Decimal::from(*flow));
        }
        months
    }

    fn rates(flows: &[i64]) -> Vec<String> {
        match Irr::of(&yearly(flows)) {
            Irr::Rates(rates) => rates
                .iter()
                .map(|rate| rate.0.normalize().to_string())
                .collect(),
            other => vec![format!("{other:?}")],
        }
    }

    #[test]
    fn one_change_of_sign_has_one_rate() {
        assert_eq!(rates(&[-100, 110]), ["10"]);
        // The example of Excel's help on IRR.
        assert_eq!(rates(&[-70_000, 12_000, 15_000, 18_000, 21_000]), ["-2.12"]);
        assert_eq!(
            rates(&[-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]),
            ["8.66"]
        );
        assert_eq!(rates(&[-1_000, 11_000]), ["1000"]);
        assert_eq!(rates(&[-1_000_000, 1]), ["-100"]);
    }

    #[test]
    fn several_rates_are_all_told() {
        // J. H. Lorie and L. J. Savage, Three Problems in Rationing Capital, 1955.
        assert_eq!(rates(&[-1_600, 10_000, -10_000]), ["25", "400"]);
        // Rates of 0, 100 and 200 percent.
        assert_eq!(rates(&[-1, 6, -11, 6]), ["0", "100", "200"]);
        // One that only touches zero.
        assert_eq!(rates(&[100, -220, 121]), ["10"]);
        // Two that lie close together.
        assert_eq!(rates(&[10_000, -20_050, 10_050]), ["0", "0.5"]);
    }

    #[test]
    fn no_rate_is_told_as_such() {
        assert_eq!(Irr::of(&yearly(&[-100, -1])), Irr::OneSided);
        assert_eq!(Irr::of(&yearly(&[])), Irr::OneSided);
        assert_eq!(Irr::of(&yearly(&[100, -200, 150])), Irr::OutOfRange);
        assert_eq!(Irr::of(&yearly(&[-1, 12])), Irr::OutOfRange);
    }

    #[test]
    fn huge_sums_are_no_trap() {
        let most = Decimal::from(1_000_000_000_000_000_i64) * Decimal::from(1_000);
        let flows: Vec<Decimal> = (0..600)
            .map(|month| if month < 12 { -most } else { most })
            .collect();
        assert!(matches!(Irr::of(&flows), Irr::OutOfRange | Irr::Rates(_)));
        let flows = vec![Decimal::MIN, Decimal::MIN, Decimal::MAX];
        assert_eq!(Irr::of(&flows), Irr::TooLarge);
    }
}
