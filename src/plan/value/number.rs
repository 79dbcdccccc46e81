//! The numbers inside all values.
//!
//! `12`, `-3.5`, `1,234,567.89`, `45万`, `1.2亿`, `三百零五`, and `1e5` when nothing else stands in
//! the text. A number with leading zeros, with groups of the wrong length or with a plus sign is
//! not read: it might mean something else.

use rust_decimal::Decimal;

use super::Unreadable;
use super::chinese::{self, CHINESE};
use super::digits::Digits;
pub(super) use super::digits::{Held, times_ten_to};
use super::pattern::{Part, joined};
use super::scan::{Scan, words};

/// Scale words with their power of ten.
pub(super) const SCALES: &[(&str, i32)] = words! {
    4 => "万";
    8 => "亿";
    3 => "千";
    2 => "百";
    6 => "百万";
    7 => "千万";
    10 => "百亿";
    11 => "千亿";
    12 => "万亿";
};

/// Pattern of a whole number without groups.
pub(super) const INTEGER: Part = Part::Text("(?:0|[1-9][0-9]*)");
/// Pattern of a number without sign and scale.
pub(super) const UNSIGNED: Part =
    Part::Text("(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\\.[0-9]+)?");
/// Pattern of a number as a computer writes it, such as `1e5`.
pub(super) const EXPONENTIAL: Part = joined!("-?" INTEGER "(?:\\.[0-9]+)?e[\\-+]?[0-9]+");
/// Pattern of a number with its scale.
const SCALED: Part = joined!(UNSIGNED "(?: *" {SCALES} ")?");
/// Pattern of a number with sign and scale, or a Chinese numeral.
pub(super) const SIGNED: Part = joined!("-?(?:" SCALED "|" CHINESE ")");
/// Reads a text that is a number and nothing else.
pub fn read_number(text: &str) -> Result<Decimal, Unreadable> {
    if let Some(value) = exponential(text) {
        return value.ok_or(Unreadable::Range);
    }
    match number_prefix(text)? {
        (value, rest) if Scan::trimmed(rest).is_done() => value.ok_or(Unreadable::Range),
        _ => Err(Unreadable::Form),
    }
}

/// Reads the number at the beginning of a text and gives the text behind it.
///
/// White space before the number is skipped. The number is `None` when its form is right but a
/// [`Decimal`] can't hold it.
pub fn number_prefix(text: &str) -> Result<(Option<Decimal>, &str), Unreadable> {
    let mut scan = Scan::new(text);
    scan.spaces();
    let value = signed(&mut scan).ok_or(Unreadable::Form)?;
    Ok((value, scan.rest))
}

/// Writes a number with its digits in groups of three: `450,000.5`.
pub fn grouped(number: Decimal) -> String {
    let plain = number.normalize().to_string();
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", &*plain), |digits| ("-", digits));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Reads a number with sign and scale, or a Chinese numeral.
pub(super) fn signed(scan: &mut Scan<'_>) -> Option<Held> {
    let mut after = *scan;
    let negative = after.eat("-");
    let value = scaled(&mut after).or_else(|| chinese::attempt(&mut after, chinese::numeral))?;
    *scan = after;
    Some(value.map(|value| if negative { negated(value) } else { value }))
}

/// Changes the sign; zero stays without one.
pub(super) fn negated(value: Decimal) -> Decimal {
    if value.is_zero() { value } else { -value }
}

/// Reads a number in digits and its scale.
fn scaled(scan: &mut Scan<'_>) -> Option<Held> {
    let value = unsigned(scan)?;
    let power = chinese::scale(scan).unwrap_or(0);
    Some(value.and_then(|value| times_ten_to(value, power)))
}

/// Reads a number in digits.
pub(super) fn unsigned(scan: &mut Scan<'_>) -> Option<Held> {
    let mut after = *scan;
    let mut digits = Digits::default();
    let length = digits.push_integer(&mut after)?;
    if length <= 3 && !digits.is_zero() {
        while let Some(group) = chinese::attempt(&mut after, thousands_group) {
            group.into_iter().for_each(|digit| digits.push(digit));
        }
    }
    chinese::attempt(&mut after, |scan| {
        let mut decimals = digits;
        if !scan.eat(".") {
            return None;
        }
        let places = decimals.push_decimals(scan);
        digits = decimals;
        (places > 0).then_some(())
    });
    *scan = after;
    Some(digits.value(0))
}

/// Reads `,234` unless a fourth digit follows.
fn thousands_group(scan: &mut Scan<'_>) -> Option<[char; 3]> {
    if !scan.eat(",") {
        return None;
    }
    let mut digit = || scan.take_if(|c| c.is_ascii_digit());
    let group = [digit()?, digit()?, digit()?];
    scan.peek()
        .is_none_or(|c| !c.is_ascii_digit())
        .then_some(group)
}

/// Reads a whole text such as `1e5`.
pub(super) fn exponential(text: &str) -> Option<Held> {
    let mut scan = Scan::trimmed(text);
    let negative = scan.eat("-");
    let mut digits = Digits::default();
    digits.push_integer(&mut scan)?;
    if scan.eat(".") && digits.push_decimals(&mut scan) == 0 {
        return None;
    }
    if !scan.eat("e") {
        return None;
    }
    let down = scan.eat("-");
    if !down {
        scan.eat("+");
    }
    let mut power: Option<i32> = None;
    while let Some(digit) = scan.take_if(|c| c.is_ascii_digit()) {
        let digit = digit as i32 - '0' as i32;
        power = Some(power.unwrap_or(0).saturating_mul(10).saturating_add(digit));
    }
    let power = power?;
    let value = digits.value(if down { -power } else { power });
    let value = value.map(|value| if negative { negated(value) } else { value });
    scan.is_done().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        for (text, number) in [
            ("0", "0"),
            ("-0", "0"),
            ("12", "12"),
            ("-3.50", "-3.5"),
            ("1,234,567.89", "1234567.89"),
            ("１２，３４５", "12345"),
            ("1.2亿", "120000000"),
            ("45 万", "450000"),
            ("0.0012万", "12"),
            ("3千", "3000"),
            ("5百万", "5000000"),
            ("1e5", "100000"),
            ("-1.5E-3", "-0.0015"),
            ("三百零五", "305"),
            ("-十二", "-12"),
            ("100000000000000000000000000", "100000000000000000000000000"),
            ("1.00000000000000000000000000000000000000", "1"),
            (
                "79228162514264337593543950335",
                "79228162514264337593543950335",
            ),
        ] {
            assert_eq!(
                read_number(text)
                    .map(|n| n.normalize().to_string())
                    .as_deref(),
                Ok(number),
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in [
            "", " ", "-", "012", "+5", ".5", "5.", "1,23", "1,2345", "0,123", "1,234,5", "1_000",
            "0x10", "1e", "1e5万", "5万万", "- 5", "1..2", "1.2.3", "--1", "1 000", "1k",
        ] {
            assert_eq!(read_number(text), Err(Unreadable::Form), "{text}");
        }
        for text in [
            "79228162514264337593543950336",
            "1e29",
            "1e-29",
            "1e99999999999999999999",
            "0.00000000000000000000000000001",
            "79228162514264337593543950335亿",
        ] {
            assert_eq!(read_number(text), Err(Unreadable::Range), "{text}");
        }
    }

    #[test]
    fn a_prefix_leaves_the_authors_own_text() {
        let twelve = Some(Decimal::from(120_000));
        assert_eq!(number_prefix(" １２ 万元，共"), Ok((twelve, "元，共")));
        assert_eq!(number_prefix("3,5天"), Ok((Some(Decimal::from(3)), ",5天")));
        assert_eq!(number_prefix("元"), Err(Unreadable::Form));
    }

    #[test]
    fn digits_are_grouped_by_thousands() {
        for (number, text) in [
            ("0", "0"),
            ("-999", "-999"),
            ("1234567.50", "1,234,567.5"),
            ("100000", "100,000"),
        ] {
            assert_eq!(grouped(number.parse().unwrap()), text);
        }
    }
}
