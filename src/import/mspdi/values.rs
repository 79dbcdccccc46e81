//! The values of Project's XML.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// A day with the minutes that have passed of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    pub day: Date,
    pub minutes: u16,
}

/// Reads `2026-01-05T08:00:00`, with or without a time; seconds and zones are left aside.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let (day, time) = match text.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let mut parts = day.splitn(3, '-');
    let year: i16 = digits(parts.next()?, 4)?;
    let month: i8 = digits(parts.next()?, 2)?;
    let date: i8 = digits(parts.next()?, 2)?;
    // What planvet reads as a date.
    let day = Date::new(year, month, date).ok();
    let day = day.filter(|day| (1900..=2999).contains(&day.year()))?;
    let minutes = time.map_or(Some(0), time_of_day)?;
    Some(Moment { day, minutes })
}

/// Reads `08:00:00` as minutes, and `PT8H0M0S`, which some programs write there.
pub(super) fn time_of_day(text: &str) -> Option<u16> {
    if text.starts_with('P') {
        let minutes = minutes(text)?;
        return u16::try_from(minutes)
            .ok()
            .filter(|&minutes| minutes <= 24 * 60);
    }
    let mut parts = text.splitn(3, ':');
    let hours: u16 = digits(parts.next()?, 2)?;
    let minutes: u16 = digits(parts.next()?, 2)?;
    (hours <= 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn digits<N: std::str::FromStr>(text: &str, most: usize) -> Option<N> {
    let is_number = !text.is_empty() && text.len() <= most;
    (is_number && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// Reads `PT8H0M0S` as minutes; days have 24 hours. Months and years have no length.
pub(super) fn minutes(text: &str) -> Option<Decimal> {
    let (day, time) = text
        .strip_prefix('P')?
        .split_once('T')
        .unwrap_or((&text[1..], ""));
    let mut total = Decimal::ZERO;
    let mut seen = false;
    for (part, units) in [
        (day, &[('W', 7 * 24 * 3600), ('D', 24 * 3600)][..]),
        (time, &[('H', 3600), ('M', 60), ('S', 1)][..]),
    ] {
        let mut rest = part;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
            let unit = rest[end..].chars().next()?;
            let (_, seconds) = units.iter().find(|(known, _)| *known == unit)?;
            let amount: Decimal = rest[..end].parse().ok()?;
            total = total.checked_add(amount.checked_mul(Decimal::from(*seconds))?)?;
            rest = &rest[end + unit.len_utf8()..];
            seen = true;
        }
    }
    let minutes = total.checked_div(Decimal::from(60))?;
    seen.then_some(minutes)
}

/// Reads `1`, `0`, `true` and `false`.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

/// Reads a number, in plain or scientific form.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let number: Option<Decimal> = text.parse().ok();
    number.or_else(|| Decimal::from_scientific(text).ok())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn moments_are_read() {
        let day = date(2026, 1, 5);
        for (text, minutes) in [
            ("2026-01-05T08:00:00", 480),
            ("2026-01-05T17:30:00+08:00", 1050),
            ("2026-01-05", 0),
            ("2026-1-5 24:00:00", 1440),
        ] {
            assert_eq!(moment(text), Some(Moment { day, minutes }), "{text}");
        }
        for text in [
            "",
            "NA",
            "2026-02-30",
            "2026-01-05T8",
            "0001-01-01",
            "20260-01-05",
            "2026-01-05T25:00:00",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_are_read() {
        for (text, length) in [
            ("PT8H0M0S", "480"),
            ("PT0H4M48S", "4.8"),
            ("P1DT12H", "2160"),
            ("P2W", "20160"),
            ("PT1.5H", "90"),
        ] {
            assert_eq!(minutes(text), length.parse().ok(), "{text}");
        }
        for text in [
            "",
            "P",
            "PT",
            "8h",
            "P1M",
            "P1Y",
            "-PT8H",
            "PTH",
            "PT8",
            "PT8H é",
            "PT79228162514264337593543950335H",
        ] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
