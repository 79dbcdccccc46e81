//! What a resource costs per unit of time.

use std::fmt;

use super::duration_unit::DurationUnit::{
    self, Days, ElapsedDays, ElapsedHours, ElapsedWeeks, Hours, Months, Quarters, Weeks, Years,
};
use super::fold::fold;
use super::money::Money;
use super::money_read::MONEY;
use super::pattern::pattern;
use super::scan::{lookup, words};
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// An amount of money per unit of working or elapsed time, for one unit of the resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    /// The money for one unit of time.
    pub money: Money,
    /// The unit of time.
    pub per: DurationUnit,
}

/// Units that may stand below the line. 人天 is a person's working day.
const PER: &[(&str, DurationUnit)] = words! {
    Hours => "h" | "hr" | "hour" | "working hour" | "小时" | "人时" | "工时";
    Days => "d" | "day" | "working day" | "person-day" | "天" | "日" | "工作日" | "人天" | "人日" | "工日";
    Weeks => "w" | "week" | "周" | "人周";
    Months => "mo" | "month" | "person-month" | "月" | "人月";
    Quarters => "q" | "quarter" | "季度" | "季";
    Years => "y" | "year" | "年" | "人年";
    ElapsedHours => "eh" | "elapsed hour" | "自然小时";
    ElapsedDays => "ed" | "calendar day" | "自然日";
    ElapsedWeeks => "ew" | "calendar week" | "自然周";
};

/// Finds the money and the unit on both sides of `/`, 每 or "per".
fn sides(text: &str) -> Option<(&str, &str)> {
    if let Some(sides) = text.rsplit_once(['/', '每']) {
        return Some(sides);
    }
    let at = text.to_ascii_lowercase().rfind(" per ")?;
    Some((text.get(..at)?, text.get(at + " per ".len()..)?))
}

impl Value for Rate {
    const KIND: &'static Kind = &Kind {
        noun: text!("a rate", "费率"),
        forms: &[
            "600元/d",
            "600元/人天",
            "CNY 600/d",
            "8000元/月",
            "£35 per hour",
        ],
        choices: &[],
        number: Number::No,
        pattern: pattern!("(?:" MONEY ")(?: *[/每] *| +per +)" {PER}),
    };

    fn read(text: &str) -> Result<Rate, Unreadable> {
        let text = fold(text);
        let (money, per) = sides(&text).ok_or(Unreadable::Form)?;
        let per = lookup(PER, per).ok_or(Unreadable::Form)?;
        if money.starts_with(' ') {
            return Err(Unreadable::Form);
        }
        Ok(Rate {
            money: Money::read(money)?,
            per,
        })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.money, self.per)
    }
}

impl Localized for Rate {
    /// Writes `CNY 600 per working day` in English and `600元/工作日` in Chinese.
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per = match lang {
            Lang::En => " per ",
            Lang::Zh => "/",
        };
        write!(
            f,
            "{}{per}{}",
            self.money.in_lang(lang),
            self.per.in_lang(lang)
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::super::Currency;
    use super::super::testing::{agree, decimals, reads};
    use super::*;

    fn rate(amount: i64, currency: &str, per: DurationUnit) -> Rate {
        Rate {
            money: Money::new(Decimal::from(amount), Currency::read(currency).ok()),
            per,
        }
    }

    #[test]
    fn rates_are_read() {
        let good = [
            ("600元/d", rate(600, "CNY", Days)),
            ("600元／天", rate(600, "CNY", Days)),
            ("600元/人天", rate(600, "CNY", Days)),
            ("CNY 600 / d", rate(600, "CNY", Days)),
            ("600/d", rate(600, "", Days)),
            ("8000元/月", rate(8000, "CNY", Months)),
            ("1.2万元每月", rate(12_000, "CNY", Months)),
            ("£35/h", rate(35, "GBP", Hours)),
            ("£35 Per Hour", rate(35, "GBP", Hours)),
            ("20元/自然日", rate(20, "CNY", ElapsedDays)),
        ];
        reads(&good);
        agree::<Rate>(
            &good.map(|(text, _)| text),
            &["1e40/d"],
            &[
                "",
                "600元",
                "600",
                "/d",
                "600元/",
                "600元/㎡",
                "600元/d/d",
                "600元d",
                "per hour",
                "600per h",
            ],
        );
    }

    proptest! {
        #[test]
        fn printed_rates_read_back(amount in decimals(), yuan: bool, per in 0..DurationUnit::ALL.len()) {
            let money = Money::new(amount, yuan.then_some(Currency::CNY));
            let rate = Rate { money, per: DurationUnit::ALL[per] };
            prop_assert_eq!(Rate::read(&rate.to_string()), Ok(rate));
            for lang in Lang::ALL {
                prop_assert_eq!(Rate::read(&rate.in_lang(lang).to_string()), Ok(rate));
            }
        }
    }
}
