//! Amounts of money.

use std::fmt;

use rust_decimal::Decimal;

use super::currency::Currency;
use super::money_read::{MONEY, read_money};
use super::number::{grouped, times_ten_to};
use super::pattern::pattern;
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// An amount of money in whole units of its currency (yuan, not fen), exact and never rounded.
///
/// Without a currency the amount is in the currency of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// How much; negative amounts are readable, a rule complains about them.
    pub amount: Decimal,
    /// In which currency, when the text says so.
    pub currency: Option<Currency>,
}

impl Money {
    /// An amount in a currency, or in that of the plan.
    pub fn new(amount: Decimal, currency: Option<Currency>) -> Money {
        Money { amount, currency }
    }

    /// The sum, or `None` when the currencies differ or it is too large.
    ///
    /// An amount without a currency takes that of the other.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        let currency = self.common_currency(other)?;
        Some(Money {
            amount: self.amount.checked_add(other.amount)?,
            currency,
        })
    }

    /// The difference, or `None` when the currencies differ or it is too large.
    ///
    /// An amount without a currency takes that of the other.
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        let currency = self.common_currency(other)?;
        Some(Money {
            amount: self.amount.checked_sub(other.amount)?,
            currency,
        })
    }

    /// The amount times a number, or `None` when it is too large.
    ///
    /// Past 28 significant digits the product is rounded half to even.
    pub fn checked_mul(self, factor: Decimal) -> Option<Money> {
        Some(Money {
            amount: self.amount.checked_mul(factor)?,
            ..self
        })
    }

    /// The amount in the way another one is written, so that `¥1.2亿` or `450,000元` stay in their
    /// form and scale; always plain enough for a flow list, and read back as this very amount.
    pub fn written_like(self, text: &str) -> String {
        let bare = text.trim_matches(['"', '\'']).trim();
        let digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let written = || {
            let start = bare.find(|c: char| c.is_ascii_digit())?;
            let (before, rest) = bare.split_at(start);
            let (_, after) = rest.split_at(rest.find(|c| !digit(c)).unwrap_or(rest.len()));
            if after.starts_with(['e', 'E']) {
                return None;
            }
            let one = Money::read(&format!("{before}1{after}")).ok()?;
            let number = self.amount.checked_div(one.amount)?.normalize();
            let text = format!("{before}{number}{after}");
            let read = Money::read(&text).ok()?;
            let same = read.amount == self.amount
                && (read.currency == self.currency || read.currency.is_none());
            (same && number.scale() <= 4 && !text.contains([',', '"', '\''])).then_some(text)
        };
        written().unwrap_or_else(|| self.to_string())
    }

    /// The currency of both amounts: `None` when they differ, `Some(None)` when neither has one.
    fn common_currency(self, other: Money) -> Option<Option<Currency>> {
        match (self.currency, other.currency) {
            (Some(one), Some(two)) if one != two => None,
            (one, two) => Some(one.or(two)),
        }
    }
}

impl Value for Money {
    const KIND: &'static Kind = &Kind {
        noun: text!("an amount of money", "金额"),
        forms: &[
            "45万元",
            "450000",
            "CNY 450,000",
            "¥1.2亿",
            "£12,000",
            "1.2m GBP",
        ],
        choices: &[],
        number: Number::Any,
        pattern: pattern!(MONEY),
    };

    fn read(text: &str) -> Result<Money, Unreadable> {
        read_money(text)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(currency) = self.currency {
            write!(f, "{currency} ")?;
        }
        write!(f, "{}", self.amount.normalize())
    }
}

impl Localized for Money {
    /// Writes `CNY 450,000` in English and `45万元` in Chinese.
    ///
    /// Yuan, and amounts without a currency, are written in 万 from 10,000 up when that takes at
    /// most two decimals, so nothing is ever rounded.
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zh = lang == Lang::Zh;
        let unit = self.currency.filter(|_| zh).map(Currency::chinese_unit);
        if let Some(currency) = self.currency
            && unit.flatten().is_none()
        {
            write!(f, "{currency} ")?;
        }
        let in_ten_thousands = zh
            && self
                .currency
                .is_none_or(|currency| currency == Currency::CNY)
            && self.amount.abs() >= Decimal::from(10_000)
            && self
                .amount
                .checked_rem(Decimal::ONE_HUNDRED)
                .is_some_and(|rest| rest.is_zero());
        match times_ten_to(self.amount, -4).filter(|_| in_ten_thousands) {
            Some(amount) => write!(f, "{}万", grouped(amount))?,
            None => f.write_str(&grouped(self.amount))?,
        }
        f.write_str(unit.flatten().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::currency::CODES;
    use super::super::testing::{agree, decimals, reads};
    use super::*;

    fn money(text: &str) -> Money {
        let (currency, amount) = text.split_once(' ').unwrap();
        Money::new(amount.parse().unwrap(), Currency::read(currency).ok())
    }

    #[test]
    fn money_is_read_as_planners_write_it() {
        let good = [
            ("45万元", "CNY 450000"),
            ("450,000", "- 450000"),
            ("CNY 450,000", "CNY 450000"),
            ("cny450000", "CNY 450000"),
            ("¥1.2亿", "CNY 120000000"),
            ("￥３，５００", "CNY 3500"),
            ("450000元", "CNY 450000"),
            ("£12,000", "GBP 12000"),
            ("-£12,000", "GBP -12000"),
            ("£-12,000", "GBP -12000"),
            ("1.2m GBP", "GBP 1200000"),
            ("$1.2 million", "USD 1200000"),
            ("12.5万", "- 125000"),
            ("-3万元", "CNY -30000"),
            ("四十五万元", "CNY 450000"),
            ("USD 30k", "USD 30000"),
            ("人民币45万元", "CNY 450000"),
            ("¥ 45 万 元", "CNY 450000"),
            ("45万元人民币", "CNY 450000"),
            ("300块", "CNY 300"),
            ("5mop", "MOP 5"),
            ("5mMOP", "MOP 5000000"),
            ("HK$300", "HKD 300"),
            ("S$300", "SGD 300"),
            ("300日元", "JPY 300"),
            ("1e5", "- 100000"),
            ("0.001", "- 0.001"),
        ];
        let good = good.map(|(text, value)| (text, money(value)));
        reads(&good);
        agree::<Money>(
            &good.map(|(text, _)| text),
            &["1e30", "79228162514264337593543950335亿元"],
            &[
                "",
                "元",
                "CNY",
                "一些钱",
                "45 abc",
                "-¥-3",
                "--3",
                "-CNY 3",
                "¥3元元",
                "$3元",
                "45万元整",
                "3万5千元",
                "1.2.3元",
                "012元",
                "5 kk",
                "1e5元",
                "三百五元",
                "约3万元",
                "10d",
                "30%",
            ],
        );
    }

    #[test]
    fn money_is_written_in_both_languages() {
        for (value, en, zh) in [
            ("CNY 450000", "CNY 450,000", "45万元"),
            ("CNY 3500", "CNY 3,500", "3,500元"),
            ("CNY 10050", "CNY 10,050", "10,050元"),
            ("CNY 123400.00", "CNY 123,400", "12.34万元"),
            ("CNY -30000", "CNY -30,000", "-3万元"),
            ("CNY 120000000", "CNY 120,000,000", "12,000万元"),
            ("GBP 12000", "GBP 12,000", "12,000英镑"),
            ("CHF 12000", "CHF 12,000", "CHF 12,000"),
            ("- 450000", "450,000", "45万"),
            ("- 3500.5", "3,500.5", "3,500.5"),
        ] {
            let money = money(value);
            assert_eq!(money.in_lang(Lang::En).to_string(), en);
            assert_eq!(money.in_lang(Lang::Zh).to_string(), zh);
        }
    }

    #[test]
    fn sums_keep_to_one_currency() {
        let (yuan, pounds, bare) = (money("CNY 3"), money("GBP 3"), money("- 3"));
        assert_eq!(yuan.checked_add(bare), Some(money("CNY 6")));
        assert_eq!(bare.checked_sub(pounds), Some(money("GBP 0")));
        assert_eq!(bare.checked_add(bare), Some(money("- 6")));
        assert_eq!(yuan.checked_add(pounds), None);
        assert_eq!(yuan.checked_mul(Decimal::new(5, 1)), Some(money("CNY 1.5")));
        assert_eq!(
            Money::new(Decimal::MAX, None).checked_mul(Decimal::TWO),
            None
        );
    }

    #[test]
    fn amounts_keep_the_form_of_others() {
        for (value, like, written) in [
            ("CNY 60000", "9万元", "6万元"),
            ("CNY 1166655", "¥1.2亿", "CNY 1166655"),
            ("CNY 60000", "90,000元", "60000元"),
            ("GBP 45600", "\"£45,000\"", "£45600"),
            ("GBP 45600", "CNY 3", "GBP 45600"),
            ("CNY 60000", "450000", "60000"),
            ("CNY 60000", "九万元", "CNY 60000"),
            ("CNY 60000", "1e5", "CNY 60000"),
            ("CNY 60000", "", "CNY 60000"),
        ] {
            assert_eq!(money(value).written_like(like), written, "{like}");
        }
    }

    proptest! {
        #[test]
        fn printed_money_reads_back(amount in decimals(), currency in prop::option::of(0..CODES.len())) {
            let money = Money::new(amount, currency.map(|at| CODES[at].1));
            prop_assert_eq!(Money::read(&money.to_string()), Ok(money));
            for lang in Lang::ALL {
                prop_assert_eq!(Money::read(&money.in_lang(lang).to_string()), Ok(money));
            }
        }
    }
}
