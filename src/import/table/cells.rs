//! Values as spreadsheets and Project write them.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::plan::value::{Duration, DurationUnit, Lag, Percent, Value as _};

/// Working days of a month, as Project converts them.
const DAYS_A_MONTH: i64 = 20;

/// Reads a duration; a number alone counts days, `?` marks an estimate. Says too whether months
/// of the project became days.
pub(super) fn duration(text: &str) -> Option<(Duration, bool)> {
    let text = text.trim().trim_end_matches(['?', '？']).trim_end();
    let text = &with_points(text);
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

/// A text with a decimal comma as a point; a comma in front of three digits parts thousands.
fn with_points(text: &str) -> Cow<'_, str> {
    let Some((whole, rest)) = text.split_once(',') else {
        return Cow::Borrowed(text);
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_decimal = (1..=2).contains(&digits) && !rest.contains(',');
    match is_decimal && whole.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Cow::Owned(format!("{whole}.{rest}")),
        false => Cow::Borrowed(text),
    }
}

/// Full-width digits and signs as plain ones.
pub(super) fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        c => c,
    };
    text.chars().map(plain).collect()
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
    let text = &with_points(text);
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
            ("2,5 days", "2.5d"),
            ("1,200 days", "1200d"),
            ("0,5", "0.5d"),
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
        assert_eq!(shown("33,3%", false).as_deref(), Some("33.3%"));
        assert_eq!(plain("４０％　＋"), "40% +");
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
