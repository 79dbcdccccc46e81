//! The reserve of a budget: a share of its lines, or a sum.

use std::fmt;

use rust_decimal::Decimal;

use super::money_read::MONEY;
use super::pattern::pattern;
use super::percent::PERCENT;
use super::{Kind, Money, Number, Percent, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// A share of the budget lines, or a sum of money.
///
/// A small bare number is neither: `5` may be meant as 5% or as 5万元, never as five yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contingency {
    /// A share of the lines.
    Percent(Percent),
    /// A sum.
    Money(Money),
}

/// From here up a number without a unit can only be a sum.
const LEAST_BARE_SUM: i64 = 100;

impl Value for Contingency {
    const KIND: &'static Kind = &Kind {
        noun: text!("a share or a sum", "比例或金额"),
        forms: &["5%", "5万元", "£20,000", "50000", "百分之五"],
        choices: &[],
        number: Number::ZeroOrBeyond(LEAST_BARE_SUM),
        pattern: pattern!(MONEY "|" PERCENT),
    };

    fn read(text: &str) -> Result<Contingency, Unreadable> {
        let as_share = match Percent::read(text) {
            Ok(percent) => return Ok(Contingency::Percent(percent)),
            Err(why) => why,
        };
        match Money::read(text) {
            Ok(money) if is_ambiguous(money) => Err(Unreadable::Range),
            Ok(money) => Ok(Contingency::Money(money)),
            Err(Unreadable::Form) => Err(as_share),
            Err(why) => Err(why),
        }
    }
}

fn is_ambiguous(money: Money) -> bool {
    money.currency.is_none()
        && !money.amount.is_zero()
        && money.amount.abs() < Decimal::from(LEAST_BARE_SUM)
}

impl fmt::Display for Contingency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Contingency::Percent(percent) => percent.fmt(f),
            Contingency::Money(money) => money.fmt(f),
        }
    }
}

impl Localized for Contingency {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Contingency::Percent(percent) => percent.fmt_in(lang, f),
            Contingency::Money(money) => money.fmt_in(lang, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Currency;
    use super::super::testing::{agree, reads};
    use super::*;

    fn sum(amount: i64, currency: Option<Currency>) -> Contingency {
        Contingency::Money(Money::new(Decimal::from(amount), currency))
    }

    #[test]
    fn contingencies_are_shares_or_sums() {
        let share = |percent: i64| Contingency::Percent(Percent(Decimal::from(percent)));
        let good = [
            ("5%", share(5)),
            ("-5%", share(-5)),
            ("一成", share(10)),
            ("0", sum(0, None)),
            ("100", sum(100, None)),
            ("5万", sum(50_000, None)),
            ("-300", sum(-300, None)),
            ("5元", sum(5, Some(Currency::CNY))),
            ("¥5", sum(5, Some(Currency::CNY))),
        ];
        reads(&good);
        agree::<Contingency>(
            &good.map(|(text, _)| text),
            &["1e40", "5", "0.05", "99.99", "-5", "五", "1e1"],
            &["", "若干", "一成左右", "%"],
        );
    }
}
