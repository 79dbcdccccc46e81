//! Numbers alone: digits, Chinese numerals and English number words, with their scale.

use rust_decimal::Decimal;

use crate::plan::value::chinese;
use crate::plan::value::number::unsigned;
use crate::plan::value::scan::Scan;

use super::text::{blanks, next, previous, rest, run, word};
use super::{english, units};

/// A number as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// The byte after it.
    pub end: usize,
    /// The value without the scale.
    pub value: Decimal,
    /// The scale that results keep: 3.5 of 3.5万户.
    pub scale: Scale,
}

/// A scale that stays in the unit: 50 万元 is what people say, 500,000 元 is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    /// How it is written.
    pub name: &'static str,
    /// Its power of ten.
    pub power: i32,
}

impl Scale {
    /// No scale.
    pub const ONE: Scale = Scale { name: "", power: 0 };
    const WAN: Scale = Scale {
        name: "万",
        power: 4,
    };
    const YI: Scale = Scale {
        name: "亿",
        power: 8,
    };
    const WAN_YI: Scale = Scale {
        name: "万亿",
        power: 12,
    };

    /// The largest of them in a power of ten.
    fn within(power: i32) -> Scale {
        let all = [Scale::WAN_YI, Scale::YI, Scale::WAN];
        all.into_iter()
            .find(|scale| scale.power <= power)
            .unwrap_or(Scale::ONE)
    }

    fn size(self) -> Decimal {
        power_of_ten(self.power)
    }
}

/// Scales written in letters behind digits; `m` and `b` count only where no metre is meant.
const LETTER_SCALES: &[(&str, i32)] = &[
    ("k", 3),
    ("m", 6),
    ("mn", 6),
    ("b", 9),
    ("bn", 9),
    ("tn", 12),
];

/// Words behind `m` that show that it is a metre.
const AFTER_METRES: &[&str] = &[
    "of", "from", "to", "by", "in", "and", "or", "per", "wide", "long", "high", "deep", "tall",
    "apart", "away", "above", "below", "at", "on", "for", "before", "after", "within", "between",
];

impl Number {
    /// A number with a scale; `None` when it is too large.
    pub fn scaled(value: Decimal, power: i32, end: usize) -> Option<Number> {
        let scale = Scale::within(power);
        let number = Number {
            end,
            value: value.checked_mul(power_of_ten(power - scale.power))?,
            scale,
        };
        number.value.checked_mul(scale.size()).map(|_| number)
    }

    /// A number without a scale.
    pub fn plain_of(value: Decimal, end: usize) -> Number {
        Number {
            end,
            value,
            scale: Scale::ONE,
        }
    }

    /// The value with the scale.
    pub fn plain(self) -> Decimal {
        self.in_scale(Scale::ONE)
    }

    /// The value in another scale.
    pub fn in_scale(self, scale: Scale) -> Decimal {
        let plain = self.value.checked_mul(self.scale.size());
        plain
            .map_or(self.value, |plain| plain / scale.size())
            .normalize()
    }
}

/// Ten to a power that is not negative.
pub(super) fn power_of_ten(power: i32) -> Decimal {
    let power = u32::try_from(power).unwrap_or(0);
    Decimal::from_i128_with_scale(10_i128.pow(power.min(28)), 0)
}

/// Whether a character is one that Chinese numerals are made of.
pub(super) fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '亿'
    )
}

fn is_chinese_digit(c: char) -> bool {
    is_numeral(c) && !"十百千万亿".contains(c)
}

/// Reads the number at a place that can be read and behind which `m` is a metre.
pub(super) fn at(text: &str, at: usize) -> Option<Number> {
    read(text, at, |_| false)?.ok()
}

/// Reads the number at a place in any of the three writings.
///
/// `is_million` says of an `m` behind digits that it is no metre. The error is the byte after what looks like a number and can't be read: a code with zeros in
/// front, digits in a row, more than a decimal holds.
pub(super) fn read(
    text: &str,
    at: usize,
    is_million: impl Fn(usize) -> bool,
) -> Option<Result<Number, usize>> {
    let first = next(text, at)?;
    if first.is_ascii_digit() {
        Some(digits(text, at, is_million))
    } else if is_numeral(first) {
        numeral(text, at)
    } else if first.is_ascii_lowercase() && !inside_latin(text, at) {
        english::number(text, at).map(Ok)
    } else {
        None
    }
}

fn inside_latin(text: &str, at: usize) -> bool {
    previous(text, at).is_some_and(|c| c.is_ascii_alphanumeric())
}

/// Reads digits and the scale behind them.
fn digits(text: &str, at: usize, is_million: impl Fn(usize) -> bool) -> Result<Number, usize> {
    let mut scan = Scan::new(rest(text, at));
    let Some(value) = unsigned(&mut scan) else {
        return Err(run(text, at, |c| c.is_ascii_digit()));
    };
    let end = text.len() - scan.rest.len();
    let Some(value) = value else {
        return Err(end);
    };
    let plain = Number::plain_of(value, end);
    if let Some((factor, end)) = letter_scale(text, end, is_million) {
        let scaled = value.checked_mul(factor);
        return scaled
            .map(|value| Number::plain_of(value.normalize(), end))
            .ok_or(end);
    }
    if let Some(colloquial) = rest(text, end).strip_prefix("个亿") {
        return Number::scaled(value, 8, text.len() - colloquial.len()).ok_or(end);
    }
    if units::stands_at(text, blanks(text, end)) {
        return Ok(plain);
    }
    if let Some(power) = chinese::scale(&mut scan) {
        let end = text.len() - scan.rest.len();
        return Number::scaled(value, power, end).ok_or(end);
    }
    Ok(plain)
}

/// Finds what multiplies digits: `k`, `m`, `bn` directly behind them, `million` after a blank.
fn letter_scale(
    text: &str,
    end: usize,
    is_million: impl Fn(usize) -> bool,
) -> Option<(Decimal, usize)> {
    let from = blanks(text, end);
    let letters = word(text, from);
    let after = from + letters.len();
    let (_, power) = match LETTER_SCALES.iter().find(|(word, _)| *word == letters) {
        Some(known) => *known,
        None => return english::factor(letters).map(|factor| (factor, after)),
    };
    let closed = !next(text, after).is_some_and(|c| c.is_ascii_digit() || "²³".contains(c));
    let is_million = is_million(from);
    let glued = from == end || is_million;
    let counts = letters != "m" || is_million || counts(text, after);
    (closed && glued && counts).then(|| (power_of_ten(power), after))
}

/// Whether a counted thing follows: `1.2m residents`.
fn counts(text: &str, at: usize) -> bool {
    let from = blanks(text, at);
    let follows = word(text, from);
    from > at && !follows.is_empty() && !AFTER_METRES.contains(&follows)
        || next(text, from).is_some_and(|c| "$£€¥".contains(c))
}

/// Reads a Chinese numeral; a last digit without its unit counts for the next lower one, as in
/// speech: 一万二 is 12,000.
fn numeral(text: &str, at: usize) -> Option<Result<Number, usize>> {
    let mut scan = Scan::new(rest(text, at));
    let digits = run(text, at, is_chinese_digit);
    let in_a_row = text[at..digits].chars().nth(1).is_some();
    let read = (!in_a_row)
        .then(|| chinese::attempt(&mut scan, chinese::numeral))
        .flatten();
    let Some(value) = read else {
        if let Some(one) = one_of_scale(text, at) {
            return Some(Ok(one));
        }
        // Digits in a row are a year or a telephone number; 百 and 万 alone are parts of words.
        return (digits > at).then_some(Err(digits));
    };
    let end = text.len() - scan.rest.len();
    let Some(value) = value else {
        return Some(Err(end));
    };
    let last = previous(text, end).unwrap_or(' ');
    let tail = (next(text, end).filter(|c| is_chinese_digit(*c) && !"零〇".contains(*c)))
        .filter(|c| !next(text, end + c.len_utf8()).is_some_and(is_numeral));
    if let (Some(digit), Some(unit)) = (tail, place_value(last)) {
        let mut one = Scan::new(rest(text, end));
        if let Some(Some(digit_value)) = chinese::attempt(&mut one, chinese::numeral)
            && text.len() - one.rest.len() == end + digit.len_utf8()
        {
            let value = value + digit_value * Decimal::from(unit / 10);
            return Some(Ok(Number::plain_of(value, end + digit.len_utf8())));
        }
    }
    let written = &text[at..end];
    let scale = [Scale::WAN_YI, Scale::YI, Scale::WAN]
        .into_iter()
        .find(|scale| written.ends_with(scale.name))
        .unwrap_or(Scale::ONE);
    Some(Ok(Number {
        end,
        value: (value / scale.size()).normalize(),
        scale,
    }))
}

/// Reads the 百万 of 突破百万: a scale alone is one of it where a limit leads to it.
fn one_of_scale(text: &str, at: usize) -> Option<Number> {
    const SCALES: [(&str, i32); 4] = [("百万", 6), ("千万", 7), ("万", 4), ("亿", 8)];
    let led = previous(text, at).is_some_and(|c| "过破达超到至近上".contains(c));
    let (word, power) = SCALES
        .into_iter()
        .find(|(word, _)| rest(text, at).starts_with(word))?;
    let end = at + word.len();
    let closes = next(text, end).is_none_or(|c| ",;.!?)。、人次户元件".contains(c));
    (led && closes)
        .then(|| Number::scaled(Decimal::ONE, power, end))
        .flatten()
}

fn place_value(unit: char) -> Option<i64> {
    match unit {
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}
