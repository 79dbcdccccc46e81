//! Dates, years and times of day, which are no quantities: they are passed over.

mod year;

use crate::plan::value::date::MONTHS;

use self::year::{is_year, short_year, year};
use super::number::{self, is_numeral};
use super::text::{after_word, before, blanks, next, previous, previous_word, rest, run, word};
use super::units;

/// The place after a date, a year or a time of day that begins at a place with a number.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let first = next(text, at)?;
    if first.is_ascii_digit() {
        in_digits(text, at)
    } else if is_numeral(first) {
        in_chinese(text, at)
    } else {
        None
    }
}

fn in_digits(text: &str, at: usize) -> Option<usize> {
    let digits = run(text, at, |c| c.is_ascii_digit());
    let length = digits - at;
    if length > 4 {
        return None;
    }
    let value: u32 = text[at..digits].parse().ok()?;
    numeric(text, at)
        .or_else(|| clock(text, digits, value))
        .or_else(|| year(text, at, digits, value))
        .or_else(|| short_year(text, digits, length))
        .or_else(|| month_and_day(text, at, digits, value))
        .or_else(|| beside_month(text, at, digits, value))
}

/// `2026-06-30`, `30/06/2026`, `2026/27`, `2026.12.31`.
fn numeric(text: &str, at: usize) -> Option<usize> {
    let (a, sep, rest_at) = part(text, at)?;
    let sep = sep?;
    let (b, next_sep, third_at) = part(text, rest_at)?;
    if next_sep == Some(sep) {
        let (c, _, end) = part(text, third_at)?;
        let end = if previous(text, end) == Some(sep) {
            end - 1
        } else {
            end
        };
        let fits =
            is_year(a) && b <= 31 && c <= 31 || a <= 31 && b <= 31 && (is_year(c) || sep == '/');
        return fits.then_some(end);
    }
    let end = if next_sep.is_some() {
        third_at - 1
    } else {
        third_at
    };
    let digits = |from: usize, to: usize| to - from;
    let second = digits(rest_at, end);
    // 2026-28, 2026/27, 2026-06; 6.30前 is the 30th of June.
    let span = is_year(a) && (second == 2 || second == 4 && is_year(b));
    let day = sep == '.'
        && (1..=12).contains(&a)
        && second == 2
        && (1..=31).contains(&b)
        && rest(text, end).starts_with('前');
    let year_unit =
        || !units::stands_at(text, blanks(text, end)) || rest(text, end).starts_with('年');
    (span && sep != '.' && year_unit() || day).then(|| zh_tail(text, end))
}

/// A number of at most four digits, the sign behind it, and the place after both.
fn part(text: &str, at: usize) -> Option<(u32, Option<char>, usize)> {
    let end = run(text, at, |c| c.is_ascii_digit());
    if end == at || end - at > 4 {
        return None;
    }
    let value = text[at..end].parse().ok()?;
    let sep = next(text, end).filter(|c| matches!(c, '-' | '/' | '.' | '–' | '—' | '~' | '至'));
    let sep = sep.filter(|c| next(text, end + c.len_utf8()).is_some_and(|c| c.is_ascii_digit()));
    Some((value, sep, end + sep.map_or(0, char::len_utf8)))
}

/// `8:30`, `18:00-22:00`, `9am`, `8点`, `18时`.
fn clock(text: &str, digits: usize, value: u32) -> Option<usize> {
    if value > 24 {
        return None;
    }
    if next(text, digits) == Some(':') {
        let end = run(text, digits + 1, |c| c.is_ascii_digit());
        return (end - digits == 3).then_some(end);
    }
    let from = blanks(text, digits);
    for half in ["a.m.", "p.m.", "am", "pm", "o'clock"] {
        let end = from + half.len();
        if rest(text, from).starts_with(half)
            && !next(text, end).is_some_and(|c| c.is_ascii_alphanumeric())
        {
            return Some(end);
        }
    }
    let after = rest(text, digits);
    let chinese = after.starts_with('点')
        && !after['点'.len_utf8()..]
            .starts_with(|c: char| "位名评差子击赞".contains(c) || is_numeral(c))
        || after.starts_with('时') && !after["时".len()..].starts_with("效");
    chinese.then(|| digits + '点'.len_utf8())
}

/// `6月30日`, `1至6月`, `5月15号`, and `15日前` after a month or 每月.
fn month_and_day(text: &str, at: usize, digits: usize, value: u32) -> Option<usize> {
    if value > 31 {
        return None;
    }
    let mut end = digits;
    let joint = next(text, end).filter(|c| matches!(c, '-' | '–' | '—' | '~' | '至' | '到'));
    if let Some(joint) = joint {
        let further = run(text, end + joint.len_utf8(), |c| c.is_ascii_digit());
        let length = further - end - joint.len_utf8();
        if (1..=2).contains(&length) && next(text, further) == Some('月') {
            end = further;
        }
    }
    if next(text, end) == Some('月') {
        return Some(zh_tail(text, end));
    }
    let is_day = matches!(next(text, end), Some('日'))
        && (previous(text, at) == Some('月') || before(text, at).ends_with("至"));
    is_day.then(|| end + '日'.len_utf8())
}

/// The place after the Chinese parts of a date that follow its first number.
fn zh_tail(text: &str, mut at: usize) -> usize {
    for unit in ['年', '月', '日'] {
        let here = if unit == '日' {
            ["日", "号"]
                .iter()
                .find(|unit| rest(text, at).starts_with(**unit))
        } else {
            None
        };
        let named = next(text, at) == Some(unit) || here.is_some();
        if !named {
            continue;
        }
        at += unit.len_utf8();
        let digits = run(text, at, |c| c.is_ascii_digit());
        let chinese = run(text, at, |c| is_numeral(c) && !"百千万亿".contains(c));
        let further = digits.max(chinese);
        let short = further > at && further - at <= 9;
        if short && rest(text, further).starts_with(['月', '日', '号']) {
            at = further;
        } else {
            break;
        }
    }
    at
}

/// A month of English by its name or usual short form.
fn month(letters: &str) -> Option<&'static str> {
    MONTHS
        .iter()
        .map(|(name, _)| *name)
        .find(|name| name.eq_ignore_ascii_case(letters))
}

/// `31 December 2026`, `1st of May`, `June 30`.
fn beside_month(text: &str, at: usize, digits: usize, value: u32) -> Option<usize> {
    if !(1..=31).contains(&value)
        || !matches!(
            next(text, digits),
            None | Some(' ' | ',' | '.' | 's' | 'n' | 'r' | 't' | '-' | '–' | ')' | ';')
        )
    {
        return None;
    }
    let mut end = digits;
    for ordinal in ["st", "nd", "rd", "th"] {
        if word(text, digits) == ordinal {
            end = digits + 2;
        }
    }
    let from = after_word(text, end, "of").unwrap_or(end);
    let name_at = blanks(text, from);
    let name = word(text, name_at);
    if name_at > end && month(name).is_some() {
        return Some(name_at + name.len());
    }
    let leads = previous_word(text, at);
    // "may 30" is more often a verb's number than a day of May.
    let is_month = month(leads).is_some() && leads != "may";
    if !is_month || units::stands_at(text, blanks(text, end)) {
        return None;
    }
    // December 31, 2026
    let year_at = blanks(text, end + 1);
    let year = run(text, year_at, |c| c.is_ascii_digit());
    let is_dated = rest(text, end).starts_with([',', ' '])
        && year - year_at == 4
        && text[year_at..year].parse().is_ok_and(is_year);
    Some(if is_dated { year } else { end })
}

/// `三月底`, `六月三十日`, `二〇二六年`, `二〇二六年六月`.
fn in_chinese(text: &str, at: usize) -> Option<usize> {
    /// A date begins with so many characters at most: 二〇二六.
    const LONGEST: usize = 4;
    let digits = rest(text, at).chars().take(LONGEST + 1);
    let digits = digits.take_while(|&c| is_numeral(c) && !"百千万亿".contains(c));
    let end = at + digits.map(char::len_utf8).sum::<usize>();
    let unit = next(text, end)?;
    let characters = text[at..end].chars().count();
    match unit {
        '年' if characters == 4 => Some(zh_tail(text, end)),
        '月' if matches!(number::at(text, at), Some(n) if n.end == end && n.plain() <= 12.into()) => {
            Some(zh_tail(text, end))
        }
        _ => None,
    }
}
