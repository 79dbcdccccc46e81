//! The numbers inside all values.
//!
//! `12`, `-3.5`, `1,234,567.89`, `45万`, `1.2亿`, `三百零五`, and `1e5` when nothing else stands in
//! the text. A number with leading zeros, with groups of the wrong length or with a plus sign is
//! not read: it might mean something else.

use rust_decimal::Decimal;

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
pub(crate) fn unsigned(scan: &mut Scan<'_>) -> Option<Held> {
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

    /// Reads a text that is a number and nothing else, as the values do; `None` for another text.
    fn whole(text: &str) -> Option<Held> {
        exponential(text).or_else(|| {
            let mut scan = Scan::trimmed(text);
            let value = signed(&mut scan)?;
            scan.is_done().then_some(value)
        })
    }

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
                whole(text)
                    .flatten()
                    .map(|n| n.normalize().to_string())
                    .as_deref(),
                Some(number),
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
            assert_eq!(whole(text), None, "{text}");
        }
        for text in [
            "79228162514264337593543950336",
            "1e29",
            "1e-29",
            "1e99999999999999999999",
            "0.00000000000000000000000000001",
            "79228162514264337593543950335亿",
        ] {
            assert_eq!(whole(text), Some(None), "{text}");
        }
    }

    #[test]
    fn a_prefix_leaves_the_authors_own_text() {
        let prefix = |text| {
            let mut scan = Scan::new(text);
            (signed(&mut scan).flatten(), scan.rest)
        };
        let number = |number: i64| Some(Decimal::from(number));
        assert_eq!(prefix("１２ 万元，共"), (number(120_000), "元，共"));
        assert_eq!(prefix("3,5天"), (number(3), ",5天"));
        assert_eq!(prefix("元"), (None, "元"));
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
