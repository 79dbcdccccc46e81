//! The value of a measure: a number with its unit, perhaps a bound.

use std::fmt;

use rust_decimal::Decimal;

use super::bound::{AFTER, AFTER_SPACE, BEFORE, Bound};
use super::chinese::attempt;
use super::fold::{fold_char, is_space};
use super::money_read::{MONEY_WITH_CURRENCY, money_with_currency};
use super::number::{EXPONENTIAL, Held, UNSIGNED, exponential, negated, times_ten_to, unsigned};
use super::pattern::{Part, joined, pattern};
use super::percent::{SHARE, share};
use super::scan::{Scan, lookup, words};
use super::unit::{UNIT, read_unit};
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// A measured or wanted value, such as `16.8`, `95%`, `≥95%` or `6小时以内`.
///
/// 万 and 亿 count into the value, the unit keeps the author's words: `12.5万元` is 125000 元.
/// Shares in tenths or in words become percent, and money with its sign or code in front has the
/// code as its unit: `£1.2m` is 1200000 GBP. Neither converted further nor rounded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number.
    pub value: Decimal,
    /// The unit as written, without digits: `%`, `小时`, `次/日`, `calls per day`.
    pub unit: Option<String>,
    /// Whether the value bounds a range.
    pub bound: Option<Bound>,
}

/// Scale words that count into the value; 千 and 百 may belong to a unit (千米, 百分点).
const LARGE_SCALES: &[(&str, i32)] = words! {
    4 => "万";
    8 => "亿";
    6 => "百万";
    7 => "千万";
    10 => "百亿";
    11 => "千亿";
    12 => "万亿";
};

/// A scale that is not part of a unit after all.
const SMALL_SCALES: &[(&str, (i32, &str))] = words! {
    (2, "") => "百";
    (3, "") => "千";
    (2, "元") => "百元";
    (3, "元") => "千元";
};

const QUANTITY: Part = joined!(
    "(?:-?" UNSIGNED "(?: *" {LARGE_SCALES} ")*(?: *" UNIT ")?|" SHARE "|" MONEY_WITH_CURRENCY ")"
);
const AMOUNT: Part = joined!(
    EXPONENTIAL "|" {BEFORE} " *" QUANTITY "|" QUANTITY "(?: *" {AFTER} "| +" {AFTER_SPACE} ")?"
);

/// Reads a whole text as a number with its unit, or as money with a currency.
fn quantity_or_money(text: &str) -> Option<(Held, Option<String>)> {
    quantity(text).or_else(|| {
        let (value, currency) = money_with_currency(text)?;
        Some((value, Some(currency.code().to_string())))
    })
}

/// Reads a whole text as a number with its unit.
fn quantity(text: &str) -> Option<(Held, Option<String>)> {
    let mut scan = Scan::trimmed(text);
    // A share is written in words, or with 成 behind its digits.
    let in_words = !matches!(scan.peek(), Some('0'..='9' | '-')) || scan.rest.contains('成');
    if in_words
        && let Some(value) = attempt(&mut scan, |scan| share(scan).filter(|_| scan.is_done()))
    {
        return Some((value, Some("%".into())));
    }
    let negative = scan.eat("-");
    let mut value = unsigned(&mut scan)?;
    scan.spaces();
    while let Some(power) = scan.eat_longest(LARGE_SCALES) {
        value = value.and_then(|value| times_ten_to(value, power));
        scan.spaces();
    }
    let mut unit = read_unit(scan.rest)?;
    if let Some((power, rest)) = lookup(SMALL_SCALES, &unit) {
        value = value.and_then(|value| times_ten_to(value, power));
        unit = rest.to_string();
    } else if unit == "成" {
        value = value.and_then(|value| times_ten_to(value, 1));
        unit = "%".to_string();
    } else if ["percent", "per cent"]
        .iter()
        .any(|word| unit.eq_ignore_ascii_case(word))
    {
        unit = "%".to_string();
    }
    let value = value.map(|value| if negative { negated(value) } else { value });
    Some((value, Some(unit).filter(|unit| !unit.is_empty())))
}

/// Takes the words that make a bound of what stands before them.
fn bound_behind(text: &str) -> Option<(&str, Bound)> {
    // Most values end with none of the letters that these words end with.
    let last = text.chars().next_back().map(fold_char)?;
    if !matches!(last.to_ascii_lowercase(), '上' | '下' | '内' | 'a'..='z') {
        return None;
    }
    let behind = |table: &[(&str, Bound)], needs_space: bool| {
        text.char_indices().find_map(|(at, _)| {
            let bound = Scan::new(&text[at..]).finish_with(table)?;
            let before = text[..at].trim_end_matches(is_space);
            (!needs_space || before.len() < at).then_some((before, bound))
        })
    };
    behind(AFTER, false).or_else(|| behind(AFTER_SPACE, true))
}

impl Value for Amount {
    const KIND: &'static Kind = &Kind {
        noun: text!("a value with its unit", "带单位的数值"),
        forms: &[
            "16.8",
            "95%",
            "≥95%",
            "24小时",
            "6小时以内",
            "12.5万元",
            "九成",
        ],
        choices: &[],
        number: Number::Any,
        pattern: pattern!(AMOUNT),
    };

    fn read(text: &str) -> Result<Amount, Unreadable> {
        if let Some(value) = exponential(text) {
            let value = value.ok_or(Unreadable::Range)?;
            return Ok(Amount {
                value,
                unit: None,
                bound: None,
            });
        }
        let mut scan = Scan::trimmed(text);
        let before = match scan.peek() {
            Some('0'..='9') => None,
            _ => scan.eat_longest(BEFORE),
        };
        let (rest, bound) = match before {
            Some(bound) => (scan.rest, Some(bound)),
            None => match bound_behind(scan.rest) {
                Some((rest, bound)) => (rest, Some(bound)),
                None => (scan.rest, None),
            },
        };
        let (value, unit) = quantity_or_money(rest).ok_or(Unreadable::Form)?;
        Ok(Amount {
            value: value.ok_or(Unreadable::Range)?,
            unit,
            bound,
        })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(bound) = self.bound {
            bound.fmt(f)?;
        }
        self.value.normalize().fmt(f)?;
        let unit = self.unit.as_deref().unwrap_or_default();
        let space = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) {
            " "
        } else {
            ""
        };
        write!(f, "{space}{unit}")
    }
}

same_in_both_languages!(Bound, Amount);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    fn amount(bound: Option<Bound>, value: &str, unit: &str) -> Amount {
        let unit = Some(unit.to_string()).filter(|unit| !unit.is_empty());
        Amount {
            value: value.parse().unwrap(),
            unit,
            bound,
        }
    }

    #[test]
    fn values_are_read_with_unit_and_bound() {
        let good = [
            ("16.8", amount(None, "16.8", "")),
            ("-5℃", amount(None, "-5", "℃")),
            ("９５％", amount(None, "95", "%")),
            ("≥95%", amount(Some(Bound::AtLeast), "95", "%")),
            (">= 95 %", amount(Some(Bound::AtLeast), "95", "%")),
            ("<= 24小时", amount(Some(Bound::AtMost), "24", "小时")),
            ("不低于90分", amount(Some(Bound::AtLeast), "90", "分")),
            ("不超过6小时", amount(Some(Bound::AtMost), "6", "小时")),
            ("超过6小时", amount(Some(Bound::Above), "6", "小时")),
            (
                "At least 95 percent",
                amount(Some(Bound::AtLeast), "95", "%"),
            ),
            ("6 days or less", amount(Some(Bound::AtMost), "6", "days")),
            ("12.5万元", amount(None, "125000", "元")),
            ("5 万 户", amount(None, "50000", "户")),
            ("3千", amount(None, "3000", "")),
            ("3千元", amount(None, "3000", "元")),
            ("3千米", amount(None, "3", "千米")),
            ("8‰", amount(None, "8", "‰")),
            ("九成", amount(None, "90", "%")),
            ("9成", amount(None, "90", "%")),
            ("八成五以上", amount(Some(Bound::AtLeast), "85", "%")),
            ("百分之九十", amount(None, "90", "%")),
            ("95%及以上", amount(Some(Bound::AtLeast), "95", "%")),
            ("24小时内", amount(Some(Bound::AtMost), "24", "小时")),
            ("6小时以下", amount(Some(Bound::AtMost), "6", "小时")),
            ("3次/日", amount(None, "3", "次/日")),
            ("2.6元/㎡·月", amount(None, "2.6", "元/㎡·月")),
            ("2起", amount(None, "2", "起")),
            ("5个百分点", amount(None, "5", "个百分点")),
            ("10 working days", amount(None, "10", "working days")),
            ("12 calls  per day", amount(None, "12", "calls per day")),
            ("40 kWh", amount(None, "40", "kWh")),
            ("1e5", amount(None, "100000", "")),
            ("£1.2m", amount(None, "1200000", "GBP")),
            ("$22.50", amount(None, "22.50", "USD")),
            ("GBP 1.2m", amount(None, "1200000", "GBP")),
            ("1.2m GBP", amount(None, "1200000", "GBP")),
            ("￥300万", amount(None, "3000000", "CNY")),
            ("三百万元", amount(None, "3000000", "CNY")),
            ("under £800k", amount(Some(Bound::Below), "800000", "GBP")),
            ("300万元以内", amount(Some(Bound::AtMost), "3000000", "元")),
            ("£5 or less", amount(Some(Bound::AtMost), "5", "GBP")),
            ("1.2m", amount(None, "1.2", "m")),
        ];
        reads(&good);
        let texts: Vec<&str> = good.iter().map(|(text, _)| *text).collect();
        agree::<Amount>(
            &texts,
            &["1e40", "≥79228162514264337593543950335万元"],
            &[
                "",
                "%",
                "小时",
                "4.5/5",
                "≥",
                "≥95%以上",
                "95%左右",
                "30多户",
                "约24小时",
                "24-36小时",
                "90分到95分",
                "+5",
                "十二小时",
                "1 2",
                "5天 3 小时",
                "三成以上左右",
                "5 days in all",
                "1e5元",
                "012",
                "5一二",
                "3abcdefghijklmnopqrstu",
                "95% or",
                "95%or more",
            ],
        );
    }

    #[test]
    fn pattern_and_reader_know_the_same_unit_characters() {
        let pattern = regex::Regex::new(&Amount::KIND.pattern.to_string()).unwrap();
        for c in ('\0'..='\u{ffff}').filter(|c| *c != '内') {
            let text = format!("5{c}x");
            let read = Amount::read(&text).is_ok();
            assert_eq!(pattern.is_match(&text), read, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn printed_values_read_back(value in decimals(), unit in 0..9_usize, bound in 0..5_usize) {
            let units = ["", "%", "‰", "小时", "次/日", "working days", "calls per day", "千米", "kWh"];
            let bound = [Bound::AtLeast, Bound::AtMost, Bound::Above, Bound::Below].get(bound);
            let amount =
                Amount { unit: Some(units[unit].to_string()).filter(|u| !u.is_empty()), value, bound: bound.copied() };
            prop_assert_eq!(Amount::read(&amount.to_string()), Ok(amount));
        }
    }
}
