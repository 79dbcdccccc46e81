//! Civil dates.

use jiff::civil::Date;

use super::pattern::{Part, joined, pattern};
use super::scan::{Scan, words};
use super::{Kind, Number, Unreadable, Value};
use crate::text;

/// Names of the months. `Sept` is as usual as `Sep`.
pub(crate) const MONTHS: &[(&str, i8)] = words! {
    1 => "January" | "Jan";
    2 => "February" | "Feb";
    3 => "March" | "Mar";
    4 => "April" | "Apr";
    5 => "May";
    6 => "June" | "Jun";
    7 => "July" | "Jul";
    8 => "August" | "Aug";
    9 => "September" | "Sep" | "Sept";
    10 => "October" | "Oct";
    11 => "November" | "Nov";
    12 => "December" | "Dec";
};

const YEAR: Part = Part::Text("(?:19|2[0-9])[0-9]{2}");

/// Pattern of a date.
pub(super) const DATE: Part = joined!(
    YEAR "(?:" "-[0-9]{1,2}-[0-9]{1,2}|" "/[0-9]{1,2}/[0-9]{1,2}|"
    "\\.[0-9]{1,2}\\.[0-9]{1,2}|" " *年 *[0-9]{1,2} *月 *[0-9]{1,2} *[日号])|"
    "[0-9]{1,2} +" {MONTHS} " +" YEAR "|" {MONTHS} " +[0-9]{1,2}(?: *, *| +)" YEAR
);

/// Reads dates with the year first, or with the month in letters: `2026-03-31`, `2026/3/31`,
/// `2026.3.31`, `2026年3月31日`, `31 March 2026`, `March 31, 2026`.
///
/// `31/03/2026` is not read, for `3/4/2026` has two meanings. Years go from 1900 to 2999; eight digits in a row are a number, not a date.
impl Value for Date {
    const KIND: &'static Kind = &Kind {
        noun: text!("a date", "日期"),
        forms: &["2026-03-31", "2026/3/31", "2026年3月31日", "31 March 2026"],
        choices: &[],
        number: Number::No,
        pattern: pattern!(DATE),
    };

    fn read(text: &str) -> Result<Date, Unreadable> {
        let (year, month, day) = date_parts(text).ok_or(Unreadable::Form)?;
        Date::new(year, month, day).map_err(|_| Unreadable::NoSuchDate)
    }
}

/// The year, month and day of a text in the form of a date, whether or not there is such a day.
pub fn date_parts(text: &str) -> Option<(i16, i8, i8)> {
    year_first(text).or_else(|| month_in_letters(text))
}

fn month_in_letters(text: &str) -> Option<(i16, i8, i8)> {
    let mut scan = Scan::trimmed(text);
    let day_first = one_or_two_digits(&mut scan);
    if day_first.is_some() && !scan.spaces() {
        return None;
    }
    let month = scan.eat_longest(MONTHS)?;
    let mut apart = scan.spaces();
    let day = match day_first {
        Some(day) => day,
        None if apart => {
            let day = one_or_two_digits(&mut scan)?;
            apart = scan.spaces();
            if scan.eat(",") {
                apart = true;
                scan.spaces();
            }
            day
        }
        None => return None,
    };
    let year = four_digits(&mut scan).filter(|_| apart)?;
    scan.is_done().then_some((year, month, day))
}

/// Reads a year from 1900 to 2999.
fn four_digits(scan: &mut Scan<'_>) -> Option<i16> {
    let mut year = 0;
    for _ in 0..4 {
        year = year * 10 + i16::from(digit(scan)?);
    }
    (1900..=2999).contains(&year).then_some(year)
}

fn year_first(text: &str) -> Option<(i16, i8, i8)> {
    let mut scan = Scan::trimmed(text);
    let year = four_digits(&mut scan)?;
    if let Some(separator) = scan.take_if(|c| matches!(c, '-' | '/' | '.')) {
        let month = one_or_two_digits(&mut scan)?;
        scan.take_if(|c| c == separator)?;
        let day = one_or_two_digits(&mut scan)?;
        return scan.is_done().then_some((year, month, day));
    }
    let month = after(&mut scan, |c| c == '年')?;
    let day = after(&mut scan, |c| c == '月')?;
    scan.spaces();
    scan.take_if(|c| matches!(c, '日' | '号'))?;
    scan.is_done().then_some((year, month, day))
}

/// Reads the number after a Chinese character that may stand between spaces.
fn after(scan: &mut Scan<'_>, word: impl FnOnce(char) -> bool) -> Option<i8> {
    scan.spaces();
    scan.take_if(word)?;
    scan.spaces();
    one_or_two_digits(scan)
}

fn one_or_two_digits(scan: &mut Scan<'_>) -> Option<i8> {
    let first = digit(scan)?;
    Some(digit(scan).map_or(first, |second| first * 10 + second))
}

fn digit(scan: &mut Scan<'_>) -> Option<i8> {
    let digit = scan.take_if(|c| c.is_ascii_digit())?;
    i8::try_from(u32::from(digit) - u32::from('0')).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn dates_are_read_year_first() {
        let good = [
            ("2026-03-31", date(2026, 3, 31)),
            ("2026-3-1", date(2026, 3, 1)),
            ("2026/3/31", date(2026, 3, 31)),
            ("2026.03.31", date(2026, 3, 31)),
            ("2026年3月31日", date(2026, 3, 31)),
            ("２０２６ 年 １２ 月 ３１ 号", date(2026, 12, 31)),
            ("2024-02-29", date(2024, 2, 29)),
            ("31 March 2027", date(2027, 3, 31)),
            ("March 31, 2027", date(2027, 3, 31)),
            ("1 sept 2027", date(2027, 9, 1)),
            ("May 5 2027", date(2027, 5, 5)),
            ("1900-01-01", date(1900, 1, 1)),
            ("2999-12-31", date(2999, 12, 31)),
        ];
        reads(&good);
        agree::<Date>(
            &good.map(|(text, _)| text),
            &[
                "2026-02-30",
                "2026-13-01",
                "2026-00-01",
                "2025年2月29日",
                "2026-1-99",
                "31 June 2027",
            ],
            &[
                "",
                "20260331",
                "2026-3",
                "2026-3/31",
                "3/31/2026",
                "31/03/2027",
                "31March 2027",
                "March 2027",
                "31 Mars 2027",
                "March 31,27",
                "26-03-31",
                "1899-12-31",
                "3000-01-01",
                "2026-03-31T00:00",
                "2026年3月",
                "2026-003-1",
                "二〇二六年三月一日",
                "Q3",
            ],
        );
        assert_eq!(Date::read("2026-02-30"), Err(Unreadable::NoSuchDate));
    }

    proptest! {
        #[test]
        fn printed_dates_read_back(year in 1900..=2999_i16, month in 1..=12_i8, day in 1..=31_i8) {
            if let Ok(date) = Date::new(year, month, day) {
                prop_assert_eq!(Date::read(&date.to_string()), Ok(date));
            }
        }
    }
}
