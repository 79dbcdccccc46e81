//! Chinese numerals as a person writes them: `十二`, `三百零五`, `一万二千`, `一亿二千万`, `三点五`.
//!
//! Only numerals with one meaning are read. A last digit without its unit (`一万二`, which some
//! take for 12,000 and some for 10,002) needs a unit or a 零; digits in a row (`二〇二六`) are not
//! numerals; 两 counts alone or before 百, 千, 万 and 亿.

use rust_decimal::Decimal;

use super::digits::{Held, shifted};
use super::number::SCALES;
use super::pattern::{Part, joined};
use super::scan::Scan;

const DIGIT: Part = Part::Text("[一二三四五六七八九]");
/// A digit where 两 may stand for 二.
const COUNT: Part = Part::Text("[一二两三四五六七八九]");
const ZERO: Part = Part::Text("[零〇]");

/// Pattern of what may follow the hundreds: tens and ones, or a single one after 零.
const REST: Part = joined!("(?:" ZERO "?" DIGIT "?十" DIGIT "?|" ZERO DIGIT ")?");
const HUNDREDS: Part = joined!(COUNT "百" REST);
const THOUSANDS: Part = joined!(COUNT "千(?:" ZERO "?" COUNT "百)?" REST);
const WITH_UNIT: Part = joined!(THOUSANDS "|" HUNDREDS "|" DIGIT "?十" DIGIT "?");

/// Pattern of a numeral from 1 to 9999.
pub(super) const SECTION: Part = joined!("(?:" WITH_UNIT "|" COUNT ")");
/// Pattern of what may follow 万 or 亿.
const LOWER: Part = joined!("(?:" ZERO "?(?:" WITH_UNIT ")|" ZERO DIGIT ")");
const FRACTION: Part = joined!("点[零〇一二三四五六七八九]+(?: *" {SCALES} ")?");

/// Pattern of a Chinese numeral.
pub(super) const CHINESE: Part = joined!(
    "(?:" SECTION "(?:万(?:亿|" LOWER ")?|亿(?:" ZERO "?" SECTION "万" LOWER "?|" LOWER ")?|" FRACTION
    ")?|" ZERO "(?:" FRACTION ")?)"
);

/// Reads a Chinese numeral at the beginning of the rest.
pub(crate) fn numeral(scan: &mut Scan<'_>) -> Option<Held> {
    let zero = scan.take_if(is_zero).is_some();
    let first = if zero { 0 } else { section(scan)? };
    if scan.eat("点") {
        let mut after = *scan;
        if let Some(value) = fraction(first, &mut after) {
            *scan = after;
            return Some(value);
        }
        return None;
    }
    if zero {
        return Some(Some(Decimal::ZERO));
    }
    let value = if scan.eat("万亿") {
        first * 1_000_000_000_000
    } else if scan.eat("万") {
        first * 10_000 + lower(scan).unwrap_or(0)
    } else if scan.eat("亿") {
        first * 100_000_000
            + attempt(scan, ten_thousands)
                .or_else(|| lower(scan))
                .unwrap_or(0)
    } else {
        first
    };
    Some(Some(Decimal::from(value)))
}

/// Reads a numeral from 1 to 9999.
pub(crate) fn section(scan: &mut Scan<'_>) -> Option<u64> {
    with_unit(scan).or_else(|| digit(scan, true))
}

/// Reads a numeral from 10 to 9999, which names at least one unit.
fn with_unit(scan: &mut Scan<'_>) -> Option<u64> {
    if let Some(thousands) = attempt(scan, |scan| times(scan, "千")) {
        let hundreds = attempt(scan, |scan| {
            scan.take_if(is_zero);
            times(scan, "百")
        });
        return Some(thousands * 1000 + hundreds.unwrap_or(0) * 100 + below_hundred(scan));
    }
    if let Some(hundreds) = attempt(scan, |scan| times(scan, "百")) {
        return Some(hundreds * 100 + below_hundred(scan));
    }
    attempt(scan, tens)
}

/// Reads what follows 万 or 亿: a numeral with a unit, or a single digit after 零.
fn lower(scan: &mut Scan<'_>) -> Option<u64> {
    attempt(scan, |scan| {
        scan.take_if(is_zero);
        with_unit(scan)
    })
    .or_else(|| attempt(scan, lone_digit))
}

/// Reads `二千万零五十` after 亿.
fn ten_thousands(scan: &mut Scan<'_>) -> Option<u64> {
    scan.take_if(is_zero);
    let thousands = section(scan)?;
    scan.eat("万")
        .then(|| thousands * 10_000 + lower(scan).unwrap_or(0))
}

/// Reads the tens and ones after a hundred or a thousand; nothing counts as zero.
fn below_hundred(scan: &mut Scan<'_>) -> u64 {
    attempt(scan, |scan| {
        scan.take_if(is_zero);
        tens(scan)
    })
    .or_else(|| attempt(scan, lone_digit))
    .unwrap_or(0)
}

fn tens(scan: &mut Scan<'_>) -> Option<u64> {
    let tens = digit(scan, false).unwrap_or(1);
    scan.eat("十")
        .then(|| tens * 10 + digit(scan, false).unwrap_or(0))
}

fn lone_digit(scan: &mut Scan<'_>) -> Option<u64> {
    scan.take_if(is_zero)?;
    digit(scan, false)
}

/// Reads a digit and the unit it counts.
fn times(scan: &mut Scan<'_>, unit: &str) -> Option<u64> {
    let count = digit(scan, true)?;
    scan.eat(unit).then_some(count)
}

fn digit(scan: &mut Scan<'_>, with_liang: bool) -> Option<u64> {
    let c = scan.take_if(|c| value_of(c).is_some() || with_liang && c == '两')?;
    Some(value_of(c).unwrap_or(2))
}

/// The value of a digit from 一 to 九.
fn value_of(c: char) -> Option<u64> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn is_zero(c: char) -> bool {
    matches!(c, '零' | '〇')
}

/// Reads the digits after 点 and the scale that may follow them.
fn fraction(whole: u64, scan: &mut Scan<'_>) -> Option<Held> {
    let mut mantissa = Some(i128::from(whole));
    let mut places = 0;
    while let Some(c) = scan.take_if(|c| is_zero(c) || value_of(c).is_some()) {
        let digit = i128::from(value_of(c).unwrap_or(0));
        mantissa = mantissa.and_then(|m| m.checked_mul(10)?.checked_add(digit));
        places += 1;
    }
    if places == 0 {
        return None;
    }
    let power = scale(scan).unwrap_or(0);
    Some(mantissa.and_then(|mantissa| shifted(mantissa, power - places)))
}

/// Reads a scale word, which a space may precede, and gives its power of ten.
pub(crate) fn scale(scan: &mut Scan<'_>) -> Option<i32> {
    attempt(scan, |scan| {
        scan.spaces();
        scan.eat_longest(SCALES)
    })
}

/// Reads with `read`; when it fails, nothing has been taken.
pub(crate) fn attempt<'a, T>(
    scan: &mut Scan<'a>,
    read: impl FnOnce(&mut Scan<'a>) -> Option<T>,
) -> Option<T> {
    let mut after = *scan;
    let value = read(&mut after)?;
    *scan = after;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let mut scan = Scan::new(text);
        let value = numeral(&mut scan)?;
        scan.is_done()
            .then(|| value.map_or("too large".into(), |value| value.to_string()))
    }

    #[test]
    fn numerals_with_one_meaning_are_read() {
        for (text, value) in [
            ("零", "0"),
            ("两", "2"),
            ("十", "10"),
            ("十二", "12"),
            ("二十", "20"),
            ("九十九", "99"),
            ("三百零五", "305"),
            ("三百一十二", "312"),
            ("三百十二", "312"),
            ("一千零一十", "1010"),
            ("两千零五", "2005"),
            ("两千两百五十", "2250"),
            ("一万", "10000"),
            ("一万二千", "12000"),
            ("一万零二百", "10200"),
            ("十万零三", "100003"),
            ("四十五万", "450000"),
            ("三千万", "30000000"),
            ("三万亿", "3000000000000"),
            ("一亿二千万", "120000000"),
            ("一亿零五十", "100000050"),
            ("两亿零三千万零七", "230000007"),
            ("三点五", "3.5"),
            ("零点零五", "0.05"),
            ("一点二亿", "120000000"),
            ("一点二〇", "1.2"),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn numerals_with_several_meanings_are_not() {
        for text in [
            "",
            "一万二",
            "三百五",
            "一千二",
            "二〇二六",
            "三四",
            "两十",
            "十两",
            "一百零",
            "三点",
            "百",
            "零五",
            "十十",
            "一万一万",
            "万",
            "半",
            "一百百",
            "二十零五",
            "一亿亿",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
