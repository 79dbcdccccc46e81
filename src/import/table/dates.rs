//! Dates as spreadsheets and Project write them.

use jiff::civil::{Date, Weekday};

use crate::plan::value::Value as _;
use crate::schedule::calendar::{date_of, day_number};

/// What the first of the numbers of `3/4/26` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Day,
    Month,
    Year,
}

/// A schedule is hardly longer than this, in days, when its dates can be read as a shorter one.
const LONGEST: i64 = 5 * 366;

/// Reads a date, with a day of the week and a time beside it.
pub(super) fn date(text: &str, order: Option<Order>) -> Option<Date> {
    let (_, text) = bare(text);
    let read = Date::read(text).ok().or_else(|| serial(text));
    read.or_else(|| in_order(numbers(text)?, order?))
}

/// The day that Excel means by a number: it counts them from the end of 1899.
fn serial(text: &str) -> Option<Date> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let days: i32 = whole.parse().ok().filter(|_| whole.len() == 5)?;
    let date = date_of(day_number(Date::constant(1899, 12, 30)) + days)?;
    (2000..2100).contains(&date.year()).then_some(date)
}

/// Whether a text is a date that says by its order alone what its numbers are.
pub(super) fn needs_order(text: &str) -> bool {
    let (_, text) = bare(text);
    Date::read(text).is_err() && numbers(text).is_some()
}

/// Which order the dates of a table are in, when only one makes dates of all of them, on the days of
/// the week that stand beside them, and not scattered over decades.
pub(super) fn order<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Order> {
    let dates: Vec<(Option<Weekday>, [Number; 3])> = texts
        .filter(|text| needs_order(text))
        .filter_map(|text| {
            let (weekday, text) = bare(text);
            Some((weekday, numbers(text)?))
        })
        .collect();
    let length = |order: Order| {
        let mut first_last: Option<(Date, Date)> = None;
        for (weekday, numbers) in &dates {
            let date = in_order(*numbers, order)?;
            if weekday.is_some_and(|weekday| weekday != date.weekday()) {
                return None;
            }
            let (first, last) = first_last.unwrap_or((date, date));
            first_last = Some((first.min(date), last.max(date)));
        }
        let (first, last) = first_last?;
        Some(i64::from((last - first).get_days()))
    };
    let orders = [Order::Day, Order::Month, Order::Year];
    let possible = orders.map(|order| (order, length(order)));
    let shortest = possible.iter().filter_map(|(_, length)| *length).min()?;
    let most = shortest.max(LONGEST);
    let mut likely = possible
        .into_iter()
        .filter(|(_, length)| length.is_some_and(|length| length <= most));
    match (likely.next(), likely.next()) {
        (Some((order, _)), None) => Some(order),
        _ => None,
    }
}

/// A number with how many digits it has.
#[derive(Debug, Clone, Copy)]
struct Number {
    value: i16,
    digits: usize,
}

/// The date that numbers are in an order.
fn in_order(numbers: [Number; 3], order: Order) -> Option<Date> {
    let [first, second, third] = numbers;
    let (year, month, day) = match order {
        Order::Day => (third, second, first),
        Order::Month => (third, first, second),
        Order::Year => (first, second, third),
    };
    let year = match year.digits {
        2 => 2000 + year.value,
        4 => year.value,
        _ => return None,
    };
    let of_day = |number: Number| {
        i8::try_from(number.value)
            .ok()
            .filter(|_| number.digits <= 2)
    };
    let date = Date::new(year, of_day(month)?, of_day(day)?).ok()?;
    Date::read(&date.to_string()).ok()
}

/// Takes the numbers of `3/4/2026` apart.
fn numbers(text: &str) -> Option<[Number; 3]> {
    let mut parts = text.split(['/', '.', '-']);
    let mut next = || {
        let part = parts.next()?;
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let value = is_number.then(|| part.parse().ok()).flatten()?;
        let digits = part.len();
        Some(Number { value, digits })
    };
    let found = [next()?, next()?, next()?];
    parts.next().is_none().then_some(found)
}

/// The day of the week that a word names.
fn weekday(word: &str) -> Option<Weekday> {
    const ENGLISH: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const CHINESE: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let word = word.trim_matches(['(', ')', '（', '）', ',', '.', '，']);
    let of_week = ["周", "星期", "礼拜"]
        .into_iter()
        .find_map(|week| word.strip_prefix(week));
    let at = match of_week {
        Some("天") => Some(6),
        Some(day) => CHINESE.iter().position(|known| *known == day),
        None => {
            let letters = word.get(..3)?.to_ascii_lowercase();
            let is_word = word.bytes().all(|byte| byte.is_ascii_alphabetic());
            let mut known = ENGLISH.iter();
            known.position(|known| is_word && *known == letters)
        }
    };
    Weekday::from_monday_zero_offset(i8::try_from(at?).ok()?).ok()
}

/// A date without the day of its week and the time of its day; with that day.
fn bare(text: &str) -> (Option<Weekday>, &str) {
    let mut text = text.trim();
    let mut found = None;
    if let Some((first, rest)) = text.split_once(' ')
        && let Some(day) = weekday(first)
    {
        (found, text) = (Some(day), rest.trim_start());
    }
    let time = text.find([':', '：']).map_or(text, |colon| {
        let before = &text[..colon];
        let hours = before.trim_end_matches(|c: char| c.is_ascii_digit());
        hours.trim_end_matches(['T', '午', '上', '下']).trim_end()
    });
    let mut text = time.trim_end();
    // 2026年3月1日 星期日, 2026/3/1(周日)
    if let Some(at) = text.rfind([' ', '(', '（'])
        && let Some(day) = weekday(text[at..].trim())
    {
        found = found.or(Some(day));
        text = text[..at].trim_end();
    }
    (found, text)
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
            "2026年1月5日 星期一",
            "2026/1/5(周一)",
            "周一 2026/1/5",
            "2026-01-05T08:00:00",
            "5 January 2026 08:00",
            "46027",
            "46027.375",
        ] {
            assert_eq!(
                date(text, None).map(|day| day.to_string()).as_deref(),
                Some("2026-01-05"),
                "{text}"
            );
            assert!(!needs_order(text), "{text}");
        }
        for text in ["5/1/26", "4602", "99999", "1.5", "460270"] {
            assert_eq!(date(text, None), None, "{text}");
        }
        for (text, order) in [
            ("Mon 5/1/26", Order::Day),
            ("1/5/2026 8:00", Order::Month),
            ("26/1/5", Order::Year),
        ] {
            let day = date(text, Some(order)).unwrap();
            assert_eq!(day.to_string(), "2026-01-05", "{text}");
        }
    }

    #[test]
    fn the_order_is_that_which_fits_all_dates() {
        let order = |texts: &[&str]| order(texts.iter().copied());
        for (texts, found) in [
            // No month is the 13th.
            (&["3/4/2026", "13/4/2026"][..], Some(Order::Day)),
            (&["3/4/2026", "4/13/2026"], Some(Order::Month)),
            (&["3/14/2026", "13/4/2026"], None),
            // 5 January 2026 was a Monday.
            (&["Mon 5/1/26"], Some(Order::Day)),
            (&["Fri 5/1/26"], Some(Order::Month)),
            // Two years and a month, not thirty years.
            (&["26/3/1", "26/3/15", "26/12/1"], Some(Order::Year)),
            (&["3/4/26", "13/4/26", "30/4/26"], Some(Order::Day)),
            (&["3/1/2026", "4/1/2026"], None),
            (&["3/4/26"], None),
            (&["2026-03-01", "soon"], None),
        ] {
            assert_eq!(order(texts), found, "{texts:?}");
        }
    }
}
