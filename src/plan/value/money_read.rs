//! The texts that are read as money.

use super::chinese::{CHINESE, attempt, numeral, scale};
use super::currency::{CHINESE_UNITS, CODES, Currency, FURTHER_UNITS, NAMES, SIGNS};
use super::number::{
    EXPONENTIAL, Held, SCALES, UNSIGNED, exponential, negated, times_ten_to, unsigned,
};
use super::pattern::{Part, joined};
use super::scan::{Scan, words};
use super::{Money, Unreadable};

/// Scale words of English, which only money has.
const ENGLISH_SCALES: &[(&str, i32)] = words! {
    3 => "k" | "thousand";
    6 => "m" | "million";
    9 => "bn" | "billion";
};

/// Currencies whose amounts 元 may close even when the currency stands in front: `人民币45万元`.
const BEFORE_YUAN: &[(&str, Currency)] = words! {
    Currency::CNY => "人民币" | "RMB" | "CNY" | "¥";
};

const AMOUNT: Part = joined!(
    "(?:" UNSIGNED "(?: *(?:" {SCALES} "|" {ENGLISH_SCALES} "))?|" CHINESE ")"
);
const UNIT: Part = joined!(
    "(?:" {CODES} "|" {NAMES} "|" {CHINESE_UNITS} "|" {FURTHER_UNITS} "|" {SIGNS} ")"
);
const LEADING: Part = joined!("(?:(?:" {CODES} "|" {NAMES} "|" {SIGNS} ") *-?|-" {SIGNS} " *)");
/// Pattern of an amount of money that says its currency.
pub(super) const MONEY_WITH_CURRENCY: Part = joined!(
    "-?" AMOUNT " *" UNIT "|" LEADING AMOUNT "|(?:" {BEFORE_YUAN} " *-?|-¥ *)" AMOUNT " *元"
);
/// Pattern of an amount of money.
pub(super) const MONEY: Part = joined!(EXPONENTIAL "|-?" AMOUNT "|" MONEY_WITH_CURRENCY);

/// Gives the currency that stands alone at the end of a text.
fn unit(scan: &Scan<'_>) -> Option<Currency> {
    [CODES, NAMES, CHINESE_UNITS, FURTHER_UNITS, SIGNS]
        .iter()
        .find_map(|table| scan.finish_with(table))
}

/// Takes the currency before an amount and says whether it is a sign.
fn leading(scan: &mut Scan<'_>) -> Option<(Currency, bool)> {
    let before = *scan;
    let mut best: Option<(Scan<'_>, Currency, bool)> = None;
    for (table, is_sign) in [(SIGNS, true), (CODES, false), (NAMES, false)] {
        let mut after = before;
        if let Some(currency) = after.eat_longest(table)
            && best
                .as_ref()
                .is_none_or(|(best, ..)| after.rest.len() < best.rest.len())
        {
            best = Some((after, currency, is_sign));
        }
    }
    let (after, currency, is_sign) = best?;
    *scan = after;
    Some((currency, is_sign))
}

/// Reads an amount that must be followed by nothing but what `end` accepts.
fn amount<T>(scan: &Scan<'_>, end: impl Fn(&Scan<'_>) -> Option<T>) -> Option<(Held, T)> {
    let closed = |mut after: Scan<'_>| {
        after.spaces();
        end(&after)
    };
    let mut after = *scan;
    if let Some(value) = attempt(&mut after, unsigned) {
        // `5mop` is five patacas, so a currency goes before a scale.
        if let Some(end) = closed(after) {
            return Some((value, end));
        }
        let power = scale(&mut after).or_else(|| {
            after.spaces();
            after.eat_longest(ENGLISH_SCALES)
        })?;
        return Some((
            value.and_then(|value| times_ten_to(value, power)),
            closed(after)?,
        ));
    }
    let value = numeral(&mut after)?;
    Some((value, closed(after)?))
}

/// Reads a whole text as money.
pub(super) fn read_money(text: &str) -> Result<Money, Unreadable> {
    if let Some(value) = exponential(text) {
        return Ok(Money::new(value.ok_or(Unreadable::Range)?, None));
    }
    let (value, currency) = held_money(text).ok_or(Unreadable::Form)?;
    let value = value.ok_or(Unreadable::Range)?;
    Ok(Money::new(value, currency))
}

/// Reads a whole text as money that says its currency.
pub(super) fn money_with_currency(text: &str) -> Option<(Held, Currency)> {
    let (value, currency) = held_money(text)?;
    Some((value, currency?))
}

fn held_money(text: &str) -> Option<(Held, Option<Currency>)> {
    let mut scan = Scan::trimmed(text);
    let mut negative = scan.eat("-");
    let before = leading(&mut scan);
    let found = match before {
        Some((_, false)) if negative => None,
        Some((currency, _)) => {
            scan.spaces();
            negative |= !negative && scan.eat("-");
            let yuan = currency == Currency::CNY;
            amount(&scan, |end| {
                let closed = end.is_done() || yuan && end.finish_with(&[("元", ())]).is_some();
                closed.then_some(Some(currency))
            })
        }
        None => amount(&scan, |end| {
            if end.is_done() {
                Some(None)
            } else {
                unit(end).map(Some)
            }
        }),
    };
    let (value, currency) = found?;
    let value = value.map(|value| if negative { negated(value) } else { value });
    Some((value, currency))
}
