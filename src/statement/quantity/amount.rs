//! One number with its unit, before ranges and scales are looked at.

use rust_decimal::Decimal;

use crate::plan::value::fold_char;
use crate::source::Span;

use super::number::{Number, Scale, is_numeral};
use super::text::{blanks, next, previous, rest, word};
use super::units::{self, Found};
use super::{Form, Quantity, TimeUnit, UnitKind, english, number, share};
use crate::statement::Sentence;

/// A number with its unit.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub start: usize,
    pub end: usize,
    /// The bytes of the number alone.
    pub number: (usize, usize),
    /// The number in its scale; what results count.
    pub value: Number,
    pub upper: Option<Number>,
    pub unit: Option<Found>,
    pub form: Form,
}

impl Amount {
    /// An amount that is nothing but a number.
    pub fn bare(start: usize, number: (usize, usize), value: Number) -> Amount {
        Amount {
            start,
            end: number.1,
            number,
            value,
            upper: None,
            unit: None,
            form: Form::Plain,
        }
    }

    /// The amount with its unit, unless it has none.
    pub fn with_unit(mut self, unit: Option<Found>) -> Amount {
        if let Some(unit) = &unit {
            self.end = self.end.max(unit.end);
        }
        self.unit = unit;
        self
    }

    /// The amount as results give it.
    pub fn quantity(self) -> Quantity {
        let keeps = self.unit.as_ref().is_some_and(Found::keeps_scale);
        let scale = match self.upper {
            Some(upper) if keeps => upper.scale,
            _ if keeps => self.value.scale,
            _ => Scale::ONE,
        };
        Quantity {
            span: Span::new(self.start, self.end),
            number: Span::new(self.number.0, self.number.1),
            value: self.value.in_scale(scale),
            upper: self.upper.map(|upper| upper.in_scale(scale)),
            unit: self.unit.map(|unit| unit.unit(scale)),
            form: self.form,
        }
    }
}

/// Whether a letter of the original is a capital.
pub(super) fn is_upper(sentence: &Sentence<'_>, at: usize) -> bool {
    let letter = sentence.words(Span::new(at, at + 1));
    letter.chars().all(|c| fold_char(c).is_ascii_uppercase()) && !letter.is_empty()
}

/// Whether an amount may begin at a place: most words say at once that they are none.
pub(super) fn may_begin(sentence: &Sentence<'_>, at: usize) -> bool {
    let text = sentence.folded();
    let Some(first) = next(text, at) else {
        return false;
    };
    if first.is_ascii_digit() || is_numeral(first) || "-x×半翻".contains(first) {
        return true;
    }
    let is_word = || {
        let word = word(text, at);
        english::may_begin(word) || word.len() == 3 && is_upper(sentence, at)
    };
    units::may_begin_currency(text, at) || first.is_ascii_lowercase() && is_word()
}

/// Reads the amount at a place; the error is the byte after what can't be read.
pub(super) fn read(sentence: &Sentence<'_>, start: usize) -> Option<Result<Amount, usize>> {
    let text = sentence.folded();
    if let Some(share) = share::leading(text, start) {
        return Some(Ok(share));
    }
    let mut at = start;
    let mut negative = minus(text, at);
    at += usize::from(negative);
    let currency = units::currency(text, at, is_upper(sentence, at));
    if let Some((_, after)) = &currency {
        at = blanks(text, *after);
        if !negative && next(text, at) == Some('-') {
            negative = true;
            at += 1;
        }
    }
    let first = if negative && currency.is_none() {
        start
    } else {
        at
    };
    if let Some(pair) = pair(text, at) {
        return Some(Ok(pair));
    }
    let mut value = match read_number(sentence, at, currency.is_some())? {
        Ok(value) => value,
        Err(end) => return Some(Err(end)),
    };
    if negative {
        value.value = -value.value;
    }
    let amount = Amount::bare(start, (first, value.end), value);
    Some(Ok(match currency {
        Some((name, _)) => in_currency(text, amount, name),
        None => share::trailing(text, &amount).unwrap_or_else(|| in_unit(sentence, amount)),
    }))
}

/// An amount of money whose currency stands before it; a 元 behind it says the same: ¥50元.
fn in_currency(text: &str, amount: Amount, name: String) -> Amount {
    let after = rest(text, amount.end);
    let behind = after.trim_start_matches(' ');
    let yuan = behind.starts_with('元') && units::is_yuan(&name);
    let length = match yuan {
        true => after.len() - behind.len() + '元'.len_utf8(),
        false => 0,
    };
    let unit = Found {
        kind: UnitKind::Money,
        name: if yuan { "元".into() } else { name },
        end: amount.end + length,
    };
    amount.with_unit(Some(units::each(text, unit)))
}

/// An amount with the unit behind it, and the smaller unit behind that: 1小时30分钟, 两个半小时.
fn in_unit(sentence: &Sentence<'_>, mut amount: Amount) -> Amount {
    let text = sentence.folded();
    let (half, unit_at) = half_before_unit(text, amount.end);
    if half {
        amount.value.value += Decimal::new(5, 1);
    }
    let unit = units::read(text, unit_at, |at| is_upper(sentence, at));
    if half && unit.is_none() {
        amount.value.value -= Decimal::new(5, 1);
    }
    let amount = amount.with_unit(unit);
    with_smaller_unit(sentence, with_half(text, amount))
}

/// Reads a number, behind which an `M` is a million, and so is the `m` of money.
fn read_number(
    sentence: &Sentence<'_>,
    at: usize,
    is_money: bool,
) -> Option<Result<Number, usize>> {
    let text = sentence.folded();
    let half = half_of_unit(text, at);
    if half.is_some() {
        return half.map(Ok);
    }
    number::read(text, at, |letter| is_money || is_upper(sentence, letter))
}

/// Whether a minus stands at a place, not a hyphen or the dash of a range.
fn minus(text: &str, at: usize) -> bool {
    let before = previous(text, at);
    let number = next(text, at + 1).is_some_and(|c| c.is_ascii_digit() || "$£€¥".contains(c));
    let joins = before.is_some_and(|c| c.is_ascii_alphanumeric() || "%‰)-.".contains(c));
    next(text, at) == Some('-') && number && !joins
}

/// Reads 半 before a unit and `half an` before one.
fn half_of_unit(text: &str, at: usize) -> Option<Number> {
    let half = Number::plain_of(Decimal::new(5, 1), at);
    if let Some(after) = rest(text, at).strip_prefix('半') {
        let measures = ["年", "个", "小时", "天", "月", "日"];
        let led = previous(text, at).is_some_and(|c| "上下前后大小多减".contains(c));
        let fits = measures.iter().any(|unit| after.starts_with(unit)) && !led;
        return fits.then_some(Number {
            end: at + '半'.len_utf8(),
            ..half
        });
    }
    if word(text, at) != "half" || previous(text, at).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let article_at = blanks(text, at + 4);
    let article = word(text, article_at);
    let end = article_at + article.len();
    let is_unit = matches!(article, "a" | "an") && units::stands_at(text, blanks(text, end));
    is_unit.then_some(Number { end, ..half })
}

/// Passes over 多, 余 and 来 (30多户) and over the 个半 of 两个半小时.
fn half_before_unit(text: &str, end: usize) -> (bool, usize) {
    let after = rest(text, end);
    if after.starts_with("个半") {
        return (true, end + "个半".len());
    }
    match next(text, end) {
        Some(c @ ('多' | '余' | '来')) => (false, end + c.len_utf8()),
        _ => (false, end),
    }
}

/// Adds the 半 of 一年半, 一小时半 and 四星半.
fn with_half(text: &str, mut amount: Amount) -> Amount {
    let is_time = matches!(
        &amount.unit,
        Some(unit) if matches!(unit.kind, UnitKind::Time(_)) || unit.name.ends_with('星')
    );
    let half = rest(text, amount.end).strip_prefix('半');
    let alone = half.is_some_and(|rest| !rest.starts_with(['年', '数', '天', '夜', '个']));
    if is_time && alone {
        amount.value.value += Decimal::new(5, 1);
        amount.end += '半'.len_utf8();
    }
    amount
}

/// The times of 1小时30分钟 and of "2 hours 30 minutes": a whole in the smaller unit.
fn with_smaller_unit(sentence: &Sentence<'_>, amount: Amount) -> Amount {
    let text = sentence.folded();
    let Some(UnitKind::Time(large)) = amount.unit.as_ref().map(|unit| unit.kind) else {
        return amount;
    };
    let mut at = blanks(text, amount.end);
    for joint in ["and ", "零", "又"] {
        if rest(text, at).starts_with(joint) {
            at += joint.len();
        }
    }
    let Some(value) = number::at(text, at) else {
        return amount;
    };
    let Some(unit) = units::read(text, value.end, |at| is_upper(sentence, at)) else {
        return amount;
    };
    let UnitKind::Time(small) = unit.kind else {
        return amount;
    };
    let Some(times) = how_many(large, small) else {
        return amount;
    };
    let Some(whole) = (amount.value.plain().checked_mul(times))
        .and_then(|whole| whole.checked_add(value.plain()))
    else {
        return amount;
    };
    Amount {
        number: (amount.number.0, value.end),
        value: Number::plain_of(whole.normalize(), value.end),
        ..amount
    }
    .with_unit(Some(unit))
}

fn how_many(large: TimeUnit, small: TimeUnit) -> Option<Decimal> {
    Some(Decimal::from(match (large, small) {
        (TimeUnit::Year, TimeUnit::Month) => 12,
        (TimeUnit::Week, TimeUnit::Day) => 7,
        (TimeUnit::Day, TimeUnit::Hour) => 24,
        (TimeUnit::Hour, TimeUnit::Minute) | (TimeUnit::Minute, TimeUnit::Second) => 60,
        _ => return None,
    }))
}

/// Two digits side by side that give a range: 两三天, 三五年, 七八十户.
fn pair(text: &str, at: usize) -> Option<Amount> {
    let mut digits = rest(text, at).chars();
    let (first, second) = (digits.next()?, digits.next()?);
    let value = |c: char| {
        let position = "一二三四五六七八九".chars().position(|digit| digit == c);
        position
            .and_then(|position| i64::try_from(position + 1).ok())
            .or((c == '两').then_some(2))
    };
    let (low, high) = (value(first)?, value(second)?);
    (high == low + 1 || (low, high) == (3, 5)).then_some(())?;
    let mut end = at + first.len_utf8() + second.len_utf8();
    let mut factor = 1;
    if let Some(unit) = digits.next()
        && let Some(power) = [('十', 10), ('百', 100), ('千', 1000), ('万', 10_000)]
            .iter()
            .find(|(name, _)| *name == unit)
    {
        factor = power.1;
        end += unit.len_utf8();
    }
    let unit = units::read(text, end, |_| false)?;
    let number = |digit| Number::plain_of(Decimal::from(digit * factor), end);
    let amount = Amount {
        upper: Some(number(high)),
        ..Amount::bare(at, (at, end), number(low))
    };
    Some(amount.with_unit(Some(unit)))
}
