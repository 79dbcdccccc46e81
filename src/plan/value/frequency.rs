//! How often something happens.

use std::fmt;

use rust_decimal::Decimal;

use super::duration::{DURATION, Duration};
use super::duration_unit::DurationUnit;
use super::fold::fold;
use super::pattern::{Part, pattern};
use super::scan::{Scan, lookup, words};
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized, Text};
use crate::text;

/// How often something is measured, reviewed or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// All the time, by a system.
    Continuous,
    /// Every calendar day.
    Daily,
    /// Every week.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// Every month.
    Monthly,
    /// Every two months.
    BiMonthly,
    /// Every quarter.
    Quarterly,
    /// Every half year.
    HalfYearly,
    /// Every year.
    Yearly,
    /// Every so often, where [`Frequency::every`] knows no name for the span.
    Every(Duration),
    /// Each time the thing measured happens.
    PerEvent,
}

use Frequency::{
    BiMonthly, Continuous, Daily, Every, Fortnightly, HalfYearly, Monthly, PerEvent, Quarterly,
    Weekly, Yearly,
};

/// Words for frequencies. "biweekly", "bimonthly" and 双月 are left out: each has two meanings.
const WORDS: &[(&str, Frequency)] = words! {
    Continuous => "continuous" | "continuously" | "real-time" | "realtime" | "实时" | "连续" | "持续";
    Daily => "daily" | "every day" | "once a day" | "per day" | "逐日";
    Weekly => "weekly" | "every week" | "once a week" | "per week" | "周" | "周度" | "每周末"
        | "every monday" | "every tuesday" | "every wednesday" | "every thursday"
        | "every friday" | "every saturday" | "every sunday"
        | "每周一" | "每周二" | "每周三" | "每周四" | "每周五" | "每周六" | "每周日" | "每周天"
        | "每星期一" | "每星期二" | "每星期三" | "每星期四" | "每星期五" | "每星期六" | "每星期日"
        | "每星期天";
    Fortnightly => "fortnightly" | "every two weeks" | "every other week" | "双周";
    Monthly => "monthly" | "every month" | "once a month" | "per month" | "月" | "月度" | "按月"
        | "每月初" | "每月末" | "每月底";
    BiMonthly => "every two months" | "every other month";
    Quarterly => "quarterly" | "every quarter" | "once a quarter" | "per quarter" | "季" | "季度"
        | "按季度" | "每季度初" | "每季度末" | "每季末" | "每季度底";
    HalfYearly => "half-yearly" | "semi-annual" | "semi-annually" | "semiannual" | "semiannually"
        | "every six months" | "twice a year" | "半年度" | "半年";
    Yearly => "yearly" | "annual" | "annually" | "every year" | "once a year" | "per year"
        | "per annum" | "年" | "年度" | "按年" | "每年末" | "每年底";
    PerEvent => "per event" | "每次" | "按次" | "逐次" | "每单" | "逐单";
};

/// Words that 一次 may follow.
const EACH: &[(&str, Frequency)] = words! {
    Daily => "每日" | "每天";
    Weekly => "每周" | "每星期";
    Fortnightly => "每双周";
    Monthly => "每月" | "每个月";
    Quarterly => "每季度" | "每季" | "每个季度";
    Yearly => "每年";
};

/// A day of each month: `每月5日`.
const DAY_OF_MONTH: Part = Part::Text("每月 *(?:[1-9]|[12][0-9]|3[01]) *[日号]");

/// Whether a text is a day of each month.
fn is_day_of_month(text: &str) -> bool {
    let mut scan = Scan::new(text);
    if !scan.eat("每月") {
        return false;
    }
    scan.spaces();
    let digits = scan.rest.len()
        - scan
            .rest
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let Some((day, rest)) = scan.rest.split_at_checked(digits) else {
        return false;
    };
    let is_day = !day.starts_with('0') && day.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    is_day && matches!(rest.trim_start_matches(' '), "日" | "号")
}

/// What may follow 每 and a span of time.
const ONCE: [&str; 2] = ["一次", "1次"];

impl Frequency {
    /// Once in each such span: two weeks give [`Fortnightly`], ten days [`Every`] ten days.
    ///
    /// `None` when the span is zero.
    pub fn every(span: Duration) -> Option<Frequency> {
        use DurationUnit::{
            ElapsedDays, ElapsedHours, ElapsedWeeks, Months, Quarters, Weeks, Years,
        };
        let halves = span
            .amount
            .checked_mul(Decimal::TWO)
            .map(|halves| halves.normalize());
        let whole = halves
            .filter(|halves| halves.scale() == 0)
            .unwrap_or_default();
        let named = match (u32::try_from(whole), span.unit) {
            (Ok(2), ElapsedDays) | (Ok(48), ElapsedHours) => Daily,
            (Ok(2), Weeks | ElapsedWeeks) | (Ok(14), ElapsedDays) => Weekly,
            (Ok(4), Weeks | ElapsedWeeks) | (Ok(28), ElapsedDays) => Fortnightly,
            (Ok(2), Months) => Monthly,
            (Ok(4), Months) => BiMonthly,
            (Ok(6), Months) | (Ok(2), Quarters) => Quarterly,
            (Ok(12), Months) | (Ok(4), Quarters) | (Ok(1), Years) => HalfYearly,
            (Ok(24), Months) | (Ok(8), Quarters) | (Ok(2), Years) => Yearly,
            _ => Every(span),
        };
        (!span.amount.is_zero()).then_some(named)
    }

    /// The time from one reading to the next; `None` for readings that follow no calendar.
    ///
    /// Continuous readings count as daily: for a measure's purposes a day of them is one reading.
    pub fn span(&self) -> Option<Duration> {
        let (amount, unit) = match self {
            Continuous | Daily => (1, DurationUnit::ElapsedDays),
            Weekly => (1, DurationUnit::Weeks),
            Fortnightly => (2, DurationUnit::Weeks),
            Monthly => (1, DurationUnit::Months),
            BiMonthly => (2, DurationUnit::Months),
            Quarterly => (1, DurationUnit::Quarters),
            HalfYearly => (2, DurationUnit::Quarters),
            Yearly => (1, DurationUnit::Years),
            Every(span) => return Some(*span),
            PerEvent => return None,
        };
        Some(Duration {
            amount: Decimal::from(amount),
            unit,
        })
    }

    /// Calendar days from one reading to the next, as [`Duration::approximate_days`] counts them;
    /// `None` for readings that follow no calendar.
    pub fn approximate_days(&self) -> Option<Decimal> {
        self.span()?.approximate_days()
    }

    /// The frequency in words: a name of its own, or "every" with its span.
    fn wording(&self) -> Result<Text, Duration> {
        Ok(match self {
            Continuous => text!("continuous", "实时"),
            Daily => text!("daily", "每天"),
            Weekly => text!("weekly", "每周"),
            Fortnightly => text!("fortnightly", "每两周"),
            Monthly => text!("monthly", "每月"),
            BiMonthly => text!("every 2 months", "每两个月"),
            Quarterly => text!("quarterly", "每季度"),
            HalfYearly => text!("half-yearly", "每半年"),
            Yearly => text!("yearly", "每年"),
            PerEvent => text!("per event", "每次"),
            Every(span) => return Err(*span),
        })
    }
}

impl Value for Frequency {
    const KIND: &'static Kind = &Kind {
        noun: text!("a frequency", "频率"),
        forms: &[
            "monthly",
            "每月",
            "每两周",
            "every 10 days",
            "real-time",
            "per event",
        ],
        choices: &[],
        number: Number::No,
        pattern: pattern!(
            {WORDS} "|" DAY_OF_MONTH "|every +(?:" DURATION ")|(?:" {EACH} "|每 *(?:" DURATION "))(?:一次|1次)?"
        ),
    };

    fn read(text: &str) -> Result<Frequency, Unreadable> {
        if let Some(named) = lookup(WORDS, text) {
            return Ok(named);
        }
        let folded = fold(text);
        if is_day_of_month(&folded) {
            return Ok(Monthly);
        }
        let mut scan = Scan::new(&folded);
        let span = if scan.eat("every") && scan.spaces() {
            scan.rest
        } else {
            let each = ONCE
                .iter()
                .find_map(|once| folded.strip_suffix(once))
                .unwrap_or(&folded);
            if let Some(named) = Scan::new(each).finish_with(EACH) {
                return Ok(named);
            }
            each.strip_prefix('每').ok_or(Unreadable::Form)?
        };
        if span.ends_with(' ') {
            return Err(Unreadable::Form);
        }
        Frequency::every(Duration::read(span)?).ok_or(Unreadable::Range)
    }
}

impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wording() {
            Ok(name) => f.write_str(name.get(Lang::En)),
            Err(span) => write!(f, "every {span}"),
        }
    }
}

impl Localized for Frequency {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.wording(), lang) {
            (Ok(name), _) => f.write_str(name.get(lang)),
            (Err(span), Lang::En) => write!(f, "every {}", span.in_lang(lang)),
            (Err(span), Lang::Zh) => write!(f, "每{}", span.in_lang(lang)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, decimals, reads};
    use super::*;

    fn span(amount: i64, unit: DurationUnit) -> Duration {
        Duration {
            amount: Decimal::from(amount),
            unit,
        }
    }

    #[test]
    fn frequencies_are_read_in_words_and_spans() {
        let good = [
            ("Real-time", Continuous),
            ("每天", Daily),
            ("every 1ed", Daily),
            ("every 24eh", Daily),
            ("每7个自然日", Weekly),
            ("every 2ew", Fortnightly),
            ("every 1d", Every(span(1, DurationUnit::Days))),
            ("每周一次", Weekly),
            ("周", Weekly),
            ("every 2 weeks", Fortnightly),
            ("每两周", Fortnightly),
            ("双周", Fortnightly),
            ("每月１次", Monthly),
            ("every 2 months", BiMonthly),
            ("每两个月一次", BiMonthly),
            ("季度", Quarterly),
            ("every 1q", Quarterly),
            ("每半年", HalfYearly),
            ("Semi-annual", HalfYearly),
            ("每12个月", Yearly),
            ("annual", Yearly),
            ("每 10 天", Every(span(10, DurationUnit::Days))),
            ("every 10 days", Every(span(10, DurationUnit::Days))),
            ("每1天", Every(span(1, DurationUnit::Days))),
            (
                "每半个月一次",
                Every(Duration {
                    amount: Decimal::new(5, 1),
                    unit: DurationUnit::Months,
                }),
            ),
            ("按次", PerEvent),
            ("月", Monthly),
            ("每月末", Monthly),
            ("每月5日", Monthly),
            ("每月 31 号", Monthly),
            ("每季度末", Quarterly),
            ("每周五", Weekly),
            ("every Monday", Weekly),
            ("once a month", Monthly),
            ("per quarter", Quarterly),
            ("twice a year", HalfYearly),
        ];
        reads(&good);
        agree::<Frequency>(
            &good.map(|(text, _)| text),
            &[
                "every 0d",
                "每0个月",
                "every 99999999999999999999999999999999d",
            ],
            &[
                "",
                "biweekly",
                "bimonthly",
                "每",
                "每月两次",
                "monthly-ish",
                "3",
                "every",
                "every2w",
                "经常",
                "每3月",
                "每一",
                "every two",
                "12",
                "10d",
                "每10天 一次",
                "每月32日",
                "每月05日",
                "每月5",
                "twice a month",
            ],
        );
    }

    #[test]
    fn days_between_readings_are_approximate() {
        let days = |frequency: Frequency| {
            frequency
                .approximate_days()
                .map(|d| d.normalize().to_string())
        };
        assert_eq!(days(Monthly).as_deref(), Some("30.4375"));
        assert_eq!(days(Continuous).as_deref(), Some("1"));
        assert_eq!(
            days(Every(span(10, DurationUnit::Days))).as_deref(),
            Some("14")
        );
        assert_eq!(
            days(Every(span(48, DurationUnit::ElapsedHours))).as_deref(),
            Some("2")
        );
        assert_eq!(days(PerEvent), None);
        assert_eq!(
            days(Every(Duration {
                amount: Decimal::MAX,
                unit: DurationUnit::Years
            })),
            None
        );
    }

    #[test]
    fn spans_are_written_in_both_languages() {
        let frequency = Every(span(10, DurationUnit::Days));
        assert_eq!(
            frequency.in_lang(Lang::En).to_string(),
            "every 10 working days"
        );
        assert_eq!(frequency.in_lang(Lang::Zh).to_string(), "每10个工作日");
    }

    proptest! {
        #[test]
        fn printed_frequencies_read_back(
            word in 0..WORDS.len(),
            amount in prop_oneof![decimals(), (1..30_i64).prop_map(Decimal::from)],
            unit in 0..DurationUnit::ALL.len(),
        ) {
            let span = Duration { amount: amount.abs(), unit: DurationUnit::ALL[unit] };
            for frequency in [Some(WORDS[word].1), Frequency::every(span)].into_iter().flatten() {
                prop_assert_eq!(Frequency::read(&frequency.to_string()), Ok(frequency));
                for lang in Lang::ALL {
                    prop_assert_eq!(Frequency::read(&frequency.in_lang(lang).to_string()), Ok(frequency));
                }
            }
        }
    }
}
