//! Values as spreadsheets and Project write them.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::value::{Duration, DurationUnit, Lag, Percent, Value as _};

/// Working days of a month, as Project converts them.
const DAYS_A_MONTH: i64 = 20;

/// Which of the numbers of `3/4/2026` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Reads a date, with a day of the week in front and a time behind it.
pub(super) fn date(text: &str, order: Option<Order>) -> Option<Date> {
    let text = bare(text);
    if let Ok(date) = Date::read(text) {
        return Some(date);
    }
    let (first, second, year) = numbers(text)?;
    let (day, month) = match order? {
        Order::DayFirst => (first, second),
        Order::MonthFirst => (second, first),
    };
    let year = if year < 100 { 2000 + year } else { year };
    Date::read(&format!("{year:04}-{month:02}-{day:02}")).ok()
}

/// Which order the dates of a table are in, when one of them shows it: no month is the 13th.
pub(super) fn order<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Order> {
    let (mut day_first, mut month_first) = (false, false);
    for (first, second, _) in texts.filter_map(|text| numbers(bare(text))) {
        day_first |= first > 12;
        month_first |= second > 12;
    }
    match (day_first, month_first) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Takes the numbers of `3/4/2026` apart.
fn numbers(text: &str) -> Option<(u16, u16, u16)> {
    let mut parts = text.split(['/', '.', '-']);
    let mut next = || {
        let part = parts.next()?;
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    let found = (next()?, next()?, next()?);
    parts.next().is_none().then_some(found)
}

/// A date without the day of its week and the time of its day.
fn bare(text: &str) -> &str {
    const WEEKDAYS: [&str; 10] = [
        "周", "星期", "礼拜", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
    ];
    let mut text = text.trim();
    if WEEKDAYS.iter().any(|day| text.starts_with(day))
        && let Some((_, rest)) = text.split_once(' ')
    {
        text = rest.trim_start();
    }
    let time = text.find([':', '：']).map_or(text, |colon| {
        let before = &text[..colon];
        let hours = before.trim_end_matches(|c: char| c.is_ascii_digit());
        hours.trim_end_matches(['T', '午', '上', '下']).trim_end()
    });
    time.trim_end()
}

/// Reads a duration; a number alone counts days, `?` marks an estimate. Says too whether months
/// of the project became days.
pub(super) fn duration(text: &str) -> Option<(Duration, bool)> {
    let text = text.trim().trim_end_matches(['?', '？']).trim_end();
    if let Ok(amount) = text.parse::<Decimal>() {
        let is_length = amount >= Decimal::ZERO;
        return is_length.then_some((
            Duration {
                amount,
                unit: DurationUnit::Days,
            },
            false,
        ));
    }
    let split = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (number, unit) = text.split_at(split?);
    let amount: Option<Decimal> = number.replace(',', "").parse().ok();
    if let Some(amount) = amount {
        let known = match unit.trim().to_ascii_lowercase().as_str() {
            "min" | "mins" | "minute" | "minutes" | "分钟" | "分钟工时" => {
                Some((60, DurationUnit::Hours))
            }
            "emin" | "emins" => Some((60, DurationUnit::ElapsedHours)),
            "ehr" | "ehrs" => Some((1, DurationUnit::ElapsedHours)),
            "eday" | "edays" => Some((1, DurationUnit::ElapsedDays)),
            "ewk" | "ewks" | "eweek" | "eweeks" => Some((1, DurationUnit::ElapsedWeeks)),
            "小时工时" => Some((1, DurationUnit::Hours)),
            "周工时" => Some((1, DurationUnit::Weeks)),
            _ => None,
        };
        if let Some((parts, unit)) = known {
            let amount = amount
                .checked_div(Decimal::from(parts))?
                .round_dp(4)
                .normalize();
            return Some((Duration { amount, unit }, false));
        }
        if matches!(unit.trim(), "mon" | "mons" | "月工时") {
            let amount = amount.checked_mul(Decimal::from(DAYS_A_MONTH))?;
            let unit = DurationUnit::Days;
            return Some((Duration { amount, unit }, true));
        }
    }
    Some((Duration::read(text).ok()?, false))
}

/// Reads a lag without its sign.
pub(super) fn lag(text: &str, is_lead: bool) -> Option<Lag> {
    let (length, _) = duration(text)?;
    let (amount, unit) = match length.unit {
        DurationUnit::Months | DurationUnit::Quarters | DurationUnit::Years => return None,
        unit => (length.amount, unit),
    };
    Some(Lag {
        amount: if is_lead { -amount } else { amount },
        unit,
    })
}

/// Reads a share; `is_fraction` says what numbers without a sign are.
pub(super) fn progress(text: &str, is_fraction: bool) -> Option<Percent> {
    let percent = match text.parse::<Decimal>() {
        Ok(number) if is_fraction => number.checked_mul(Decimal::ONE_HUNDRED)?,
        Ok(number) => number,
        Err(_) => Percent::read(text).ok()?.0,
    };
    let is_share = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent);
    is_share.then(|| Percent(percent.normalize()))
}

/// Whether the shares of a table are fractions: none is above 1, and one is between 0 and 1.
pub(super) fn are_fractions<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut has_part = false;
    for number in texts.filter_map(|text| text.parse::<Decimal>().ok()) {
        if number > Decimal::ONE {
            return false;
        }
        has_part |= !number.is_integer();
    }
    has_part
}

/// Reads yes or no; nothing is no.
pub(super) fn flag(text: &str) -> Option<bool> {
    const YES: [&str; 12] = [
        "yes",
        "y",
        "true",
        "1",
        "x",
        "是",
        "√",
        "✓",
        "✔",
        "◆",
        "milestone",
        "里程碑",
    ];
    const NO: [&str; 8] = ["", "no", "n", "false", "0", "否", "-", "×"];
    let text = text.to_lowercase();
    match (YES.contains(&text.as_str()), NO.contains(&text.as_str())) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_programs_write_them() {
        for text in [
            "2026-01-05",
            "2026/1/5",
            "2026年1月5日",
            "2026年1月5日 8:00",
            "2026年1月5日 上午8:00",
            "周一 2026/1/5",
            "2026-01-05T08:00:00",
            "5 January 2026 08:00",
        ] {
            assert_eq!(
                date(text, None).map(|day| day.to_string()).as_deref(),
                Some("2026-01-05"),
                "{text}"
            );
        }
        assert_eq!(date("Mon 5/1/26", None), None);
        for (text, order) in [
            ("Mon 5/1/26", Order::DayFirst),
            ("1/5/2026 8:00", Order::MonthFirst),
        ] {
            let day = date(text, Some(order)).unwrap();
            assert_eq!(day.to_string(), "2026-01-05", "{text}");
        }
        assert_eq!(
            order(["3/4/26", "Tue 13/4/26"].into_iter()),
            Some(Order::DayFirst)
        );
        assert_eq!(order(["3/14/26", "13/4/26"].into_iter()), None);
    }

    #[test]
    fn durations_are_read_as_programs_write_them() {
        for (text, read) in [
            ("10", "10d"),
            ("10 days", "10d"),
            ("1 day?", "1d"),
            ("10 个工作日", "10d"),
            ("2 wks", "2w"),
            ("3 edays", "3ed"),
            ("30 mins", "0.5h"),
            ("1 mon", "20d"),
            ("3个月", "3mo"),
        ] {
            assert_eq!(
                duration(text)
                    .map(|(length, _)| length.to_string())
                    .as_deref(),
                Some(read),
                "{text}"
            );
        }
        for text in ["", "abc", "-3", "3 parsecs"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    #[test]
    fn shares_and_flags_are_read() {
        let shown = |text, fraction| progress(text, fraction).map(|share| share.to_string());
        assert_eq!(shown("40%", true).as_deref(), Some("40%"));
        assert_eq!(shown("40", false).as_deref(), Some("40%"));
        assert_eq!(shown("0.4", true).as_deref(), Some("40%"));
        assert_eq!(shown("140", false), None);
        assert!(are_fractions(["0", "0.5", "1", "x"].into_iter()));
        assert!(
            !are_fractions(["0", "1"].into_iter()) && !are_fractions(["0.5", "40"].into_iter())
        );
        assert_eq!(
            [flag("是"), flag("Yes"), flag(""), flag("maybe")],
            [Some(true), Some(true), Some(false), None]
        );
    }
}
