//! Dates in forms that no plan may use, though they have one meaning only: what a fix turns into
//! the form that plans use.

use jiff::civil::{Date, Weekday};

use super::chinese::section;
use super::date::MONTHS;
use super::scan::{Scan, words};

/// Longer texts are sentences.
const LONGEST: usize = 60;

const WEEKDAYS: &[(&str, Weekday)] = words! {
    Weekday::Monday => "Monday" | "Mon" | "周一" | "星期一" | "礼拜一";
    Weekday::Tuesday => "Tuesday" | "Tues" | "Tue" | "周二" | "星期二" | "礼拜二";
    Weekday::Wednesday => "Wednesday" | "Wed" | "周三" | "星期三" | "礼拜三";
    Weekday::Thursday => "Thursday" | "Thurs" | "Thur" | "Thu" | "周四" | "星期四" | "礼拜四";
    Weekday::Friday => "Friday" | "Fri" | "周五" | "星期五" | "礼拜五";
    Weekday::Saturday => "Saturday" | "Sat" | "周六" | "星期六" | "礼拜六";
    Weekday::Sunday => "Sunday" | "Sun" | "周日" | "周天" | "星期日" | "星期天" | "礼拜日" | "礼拜天";
};

/// Digits of a year that is spelt out.
const DIGITS: &[(&str, i16)] = words! {
    0 => "〇" | "零" | "○";
    1 => "一";
    2 => "二";
    3 => "三";
    4 => "四";
    5 => "五";
    6 => "六";
    7 => "七";
    8 => "八";
    9 => "九";
};

const ORDINALS: &[(&str, ())] = words! { () => "st" | "nd" | "rd" | "th"; };

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year(i16),
    /// A month in letters, or a number that says it is a month.
    Month(i8),
    /// A number that says it is a day.
    Day(i8),
    /// A number that may be a month or a day.
    Either(i8),
}

/// The date that a text can only mean: `二〇二六年三月三十一日`, `31st March 2026`, `31/3/2026`,
/// `2026–03–31`, `2026-03-31（周二）`.
///
/// `3/4/2026` has two meanings, `20260331` may be a number, and a weekday that is another one
/// than the date's says that one of them is wrong: those are `None`, as is a text that says more
/// than a date.
pub fn certain_date(text: &str) -> Option<Date> {
    if text.len() > LONGEST {
        return None;
    }
    let mut scan = Scan::trimmed(text);
    let before = weekday(&mut scan);
    scan.spaces();
    scan.eat("the ");
    let first = part(&mut scan)?;
    between(first, &mut scan)?;
    let second = part(&mut scan)?;
    between(second, &mut scan)?;
    let third = part(&mut scan)?;
    midnight(&mut scan);
    let after = weekday(&mut scan);
    scan.take_if(|c| matches!(c, '.' | '。'));
    scan.spaces();
    if !scan.is_done() {
        return None;
    }
    let (year, month, day) = in_order([first, second, third])?;
    let date = Date::new(year, month, day).ok()?;
    let is_right = |named: Option<Weekday>| named.is_none_or(|named| named == date.weekday());
    (is_right(before) && is_right(after)).then_some(date)
}

/// Year, month and day, when there is only one way to take the parts.
fn in_order(parts: [Part; 3]) -> Option<(i16, i8, i8)> {
    use Part::{Day, Either, Month, Year};
    Some(match parts {
        [
            Year(year),
            Month(month) | Either(month),
            Day(day) | Either(day),
        ] => (year, month, day),
        [Either(day) | Day(day), Month(month), Year(year)] => (year, month, day),
        [Month(month), Either(day) | Day(day), Year(year)] => (year, month, day),
        [Either(a), Either(b), Year(year)] => match (a > 12, b > 12) {
            (true, false) => (year, b, a),
            (false, true) => (year, a, b),
            _ if a == b => (year, a, b),
            _ => return None,
        },
        _ => return None,
    })
}

fn part(scan: &mut Scan<'_>) -> Option<Part> {
    if let Some(month) = scan.eat_longest(MONTHS) {
        // `Sept.`, but not the point between two parts.
        let mut after = *scan;
        if after.take_if(|c| c == '.').is_some() && after.spaces() {
            *scan = after;
        }
        return Some(Part::Month(month));
    }
    if let Some(year) = spelt_year(scan) {
        return Some(Part::Year(year));
    }
    let (number, digits) = number(scan)?;
    let marked = |scan: &mut Scan<'_>, mark: &str| {
        let mut after = *scan;
        after.spaces();
        let is_there = after.eat(mark);
        if is_there {
            *scan = after;
        }
        is_there
    };
    if (1900..=2999).contains(&number) && digits == 4 {
        marked(scan, "年");
        return Some(Part::Year(number));
    }
    let small = i8::try_from(number).ok().filter(|_| digits <= 2)?;
    Some(if marked(scan, "月") {
        marked(scan, "份");
        Part::Month(small)
    } else if marked(scan, "日") || marked(scan, "号") || scan.eat_longest(ORDINALS).is_some() {
        Part::Day(small)
    } else {
        Part::Either(small)
    })
}

/// A number in digits or as a Chinese numeral, and how many digits it has.
fn number(scan: &mut Scan<'_>) -> Option<(i16, usize)> {
    let mut number: i16 = 0;
    let mut digits = 0;
    while let Some(digit) = scan.take_if(|c| c.is_ascii_digit()) {
        digits += 1;
        let digit = i16::try_from(u32::from(digit) - u32::from('0')).ok()?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    if digits > 0 {
        return Some((number, digits));
    }
    let mut after = *scan;
    let numeral = section(&mut after).and_then(|numeral| i16::try_from(numeral).ok())?;
    *scan = after;
    Some((numeral, 2)).filter(|_| numeral < 100)
}

/// `二〇二六年`.
fn spelt_year(scan: &mut Scan<'_>) -> Option<i16> {
    let mut after = *scan;
    let mut year = 0;
    for _ in 0..4 {
        year = year * 10 + after.eat_longest(DIGITS)?;
    }
    after.spaces();
    if !after.eat("年") || !(1900..=2999).contains(&year) {
        return None;
    }
    *scan = after;
    Some(year)
}

/// What may stand between two parts: a mark, `of`, white space; nothing, unless two numbers would
/// touch each other.
fn between(part: Part, scan: &mut Scan<'_>) -> Option<()> {
    let before = scan.rest;
    let is_apart = scan.spaces();
    if is_apart && scan.eat("of ") {
        scan.spaces();
        return Some(());
    }
    scan.take_if(|c| {
        matches!(c, '-' | '/' | '.' | ',' | '、' | '·' | '。')
            || matches!(c, '\u{2010}'..='\u{2015}')
    });
    scan.spaces();
    let is_bare = matches!(part, Part::Either(_)) && scan.rest == before;
    let touches = is_bare && number(&mut scan.clone()).is_some();
    (!touches).then_some(())
}

/// The time at which a day begins: some programs write it behind every date.
fn midnight(scan: &mut Scan<'_>) {
    let mut after = *scan;
    let is_apart = after.spaces() || after.eat("T");
    let zeros = ["00:00:00.000", "00:00:00", "0:00:00", "00:00", "0:00"];
    if is_apart && zeros.iter().any(|zero| after.eat(zero)) {
        *scan = after;
    }
}

/// A weekday, maybe in brackets.
fn weekday(scan: &mut Scan<'_>) -> Option<Weekday> {
    let mut after = *scan;
    after.spaces();
    after.take_if(|c| c == ',');
    after.spaces();
    let bracket = after.take_if(|c| matches!(c, '(' | '[' | '【'));
    after.spaces();
    let day = after.eat_longest(WEEKDAYS)?;
    after.spaces();
    match bracket {
        Some(_) => after.take_if(|c| matches!(c, ')' | ']' | '】')).map(drop)?,
        None => drop(after.take_if(|c| matches!(c, ',' | '.'))),
    }
    *scan = after;
    Some(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::Value as _;
    use super::*;

    #[test]
    fn forms_with_one_meaning_are_read() {
        for text in [
            "二〇二六年三月三十一日",
            "二零二六年三月三十一号",
            "2026年三月三十一日",
            "2026年3月31",
            "2026年3月31日（周二）",
            "2026年3月31日 星期二",
            "2026年3月份31日",
            "2026-3/31",
            "2026–03–31",
            "2026 — 3 — 31",
            "2026. 3. 31",
            "2026 03 31",
            "２０２６、３、３１",
            "2026/3/31日",
            "31/03/2026",
            "31.3.2026",
            "3/31/2026",
            "31 Mar. 2026",
            "31st March 2026",
            "31st of March, 2026",
            "the 31st of march 2026",
            "31-Mar-2026",
            "31March2026",
            "March 31st, 2026.",
            "Mar. 31, 2026",
            "2026 March 31",
            "2026-Mar-31",
            "Tuesday, 31 March 2026",
            "Tue 31 March 2026",
            "2026-03-31 (Tue)",
            "2026-03-31T00:00:00",
            "2026-03-31 00:00",
            "Tue, 31 Mar 2026 00:00:00",
        ] {
            assert_eq!(certain_date(text), Some(date(2026, 3, 31)), "{text}");
        }
        assert_eq!(certain_date("5/5/2026"), Some(date(2026, 5, 5)));
        assert_eq!(certain_date("二〇二六年十月一日"), Some(date(2026, 10, 1)));
    }

    #[test]
    fn what_may_mean_something_else_is_not() {
        for text in [
            "",
            "3/4/2026",
            "20260331",
            "31032026",
            "2026033 1",
            "2026年三三",
            "2026年3三",
            "26-03-31",
            "31 March 26",
            "March 2026",
            "2026年3月",
            "31 March",
            "2026-02-30",
            "31/02/2026",
            "32/01/2026",
            "0/13/2026",
            "2026-03-31T08:00",
            "2026-03-31T00:00Z",
            "2026-03-31（周三）",
            "Wednesday 31 March 2026",
            "2026年3月31日前",
            "2026年3月31日起",
            "2026年3月底",
            "约2026年3月31日",
            "by 31 March 2026",
            "31 March 2026 or later",
            "2026-03-31~2026-04-30",
            "2026-03-31-01",
            "2026-003-31",
            "-2026-03-31",
            "2026年3日31月",
            "1899年三月一日",
            "二〇二六年三月三十二日",
            "2026/3/31/Tue)",
            "2026 --- 3 --- 31",
        ] {
            assert_eq!(certain_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_taken_without_harm(text in "\\PC{0,40}|[-0-9/. 年月日(Tt)hursday,]{0,20}") {
            let _ = certain_date(&text);
        }

        #[test]
        fn what_plans_may_write_means_the_same(
            year in 1900..=2999_i16, month in 1..=12_i8, day in 1..=31_i8,
        ) {
            let forms = [
                format!("{year}-{month}-{day}"),
                format!("{year}年{month}月{day}日"),
                format!("{day} {} {year}", MONTHS.iter().find(|known| known.1 == month).unwrap().0),
            ];
            for form in forms {
                prop_assert_eq!(Date::read(&form).ok(), certain_date(&form));
            }
        }
    }
}
