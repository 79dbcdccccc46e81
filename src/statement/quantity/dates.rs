//! Dates, years and times of day, which are no quantities: they are passed over.

use crate::plan::value::date::MONTHS;

use super::number::{self, is_numeral};
use super::text::{
    after_word, before, blanks, next, next_word, previous, previous_word, rest, run, word,
};
use super::units;

/// From 1900 to 2100 are no years: no plan takes so long.
const LONGEST_SPAN: u32 = 40;

/// What follows a year in Chinese.
const AFTER_YEAR_ZH: &[&str] = &[
    "年",
    "财年",
    "学年",
    "年度",
    "版",
    "目标",
    "计划",
    "规划",
    "上半年",
    "下半年",
    "财政",
    "q",
    "h1",
    "h2",
];

/// Words before a year.
const BEFORE_YEAR: &[&str] = &[
    "in",
    "by",
    "of",
    "since",
    "until",
    "till",
    "before",
    "after",
    "during",
    "end",
    "through",
    "early",
    "mid",
    "late",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "quarter",
    "half",
    "year",
    "fy",
    "with",
    "vs",
    "versus",
    "against",
    "on",
    "than",
    "for",
    "the",
    "our",
    "its",
    "calendar",
    "fiscal",
    "financial",
    "academic",
    "christmas",
    "easter",
    "from",
];

/// Words after which a year may stand before a noun: since 2025 complaints have grown.
const BEFORE_YEAR_ALONE: &[&str] = &["in", "since", "until", "till", "before", "after", "during"];

/// Words behind a year.
const AFTER_YEAR: &[&str] = &[
    "baseline",
    "level",
    "levels",
    "budget",
    "plan",
    "target",
    "targets",
    "survey",
    "census",
    "figure",
    "figures",
    "report",
    "data",
    "average",
    "value",
    "values",
    "results",
    "season",
    "edition",
    "strategy",
    "outturn",
    "audit",
    "financial",
    "fiscal",
    "calendar",
    "academic",
];

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

fn is_year(value: u32) -> bool {
    (1900..2200).contains(&value)
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

fn year(text: &str, at: usize, digits: usize, value: u32) -> Option<usize> {
    if !is_year(value) || digits - at != 4 {
        return None;
    }
    let after = rest(text, digits).trim_start_matches(' ');
    if AFTER_YEAR_ZH.iter().any(|word| after.starts_with(word)) {
        return Some(zh_tail(text, blanks(text, digits)));
    }
    if next(text, digits) == Some(',') && next(text, digits + 1).is_some_and(|c| c.is_ascii_digit())
        || units::stands_at(text, blanks(text, digits))
    {
        return None;
    }
    let (before_it, after_it) = (previous_word(text, at), next_word(text, digits));
    let sign = previous(text, at);
    let is_plural =
        after_it.len() > 3 && after_it.ends_with('s') && !AFTER_YEAR.contains(&after_it);
    // In 2000 homes, in 2025 complaints: a count is round more often than a year.
    let counts_nouns =
        is_plural && (!BEFORE_YEAR_ALONE.contains(&before_it) || value.is_multiple_of(50));
    let led = BEFORE_YEAR.contains(&before_it) && is_a_year_after_from(text, at, digits, value)
        || month(before_it).is_some()
        || quarter(before(text, at))
        || matches!(sign, Some('/' | '(' | '“' | '"' | '\''))
        || before_it == "to" && leads_to_year(before(text, at), value);
    let followed = AFTER_YEAR.contains(&after_it);
    let in_chinese = ["到", "至", "截至", "于", "在", "自", "从"]
        .iter()
        .any(|word| before(text, at).trim_end().ends_with(word))
        && after.starts_with([
            '实', '前', '底', '末', '达', '起', '完', '全', '建', '基', ',', '，',
        ])
        && (1990..2100).contains(&value)
        && !before(text, at).ends_with("降至");
    ((led && !counts_nouns) || followed || in_chinese).then_some(digits)
}

/// "from 2024 to 2026" and "from 2024 levels" have years, "from 2400 to 2000" has not.
fn is_a_year_after_from(text: &str, at: usize, digits: usize, value: u32) -> bool {
    if previous_word(text, at) != "from" {
        return true;
    }
    let Some(to) = after_word(text, digits, "to") else {
        return true;
    };
    let from = blanks(text, to);
    let end = run(text, from, |c| c.is_ascii_digit());
    let other = text[from..end.min(from + 4)].parse().unwrap_or(0);
    end - from == 4 && is_year(other) && (1..=LONGEST_SPAN).contains(&other.saturating_sub(value))
}

/// Whether "from" and an earlier year stand before a year, or "compared to".
fn leads_to_year(near: &str, value: u32) -> bool {
    if [
        "relative to ",
        "compared to ",
        "similar to ",
        "up to ",
        "prior to ",
    ]
    .iter()
    .any(|words| near.ends_with(words))
    {
        return true;
    }
    let Some((_, from)) = near.rsplit_once("from ") else {
        return false;
    };
    let digits: String = from.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().is_ok_and(|earlier: u32| {
        is_year(earlier) && (1..=LONGEST_SPAN).contains(&value.saturating_sub(earlier))
    })
}

fn quarter(near: &str) -> bool {
    let near = near.trim_end_matches([' ', '-', '/', ',']);
    ["q1", "q2", "q3", "q4", "h1", "h2", "fy"]
        .iter()
        .any(|word| near.ends_with(word))
}

/// `26年底`, and `26年度`: a year without its century.
fn short_year(text: &str, digits: usize, length: usize) -> Option<usize> {
    let after = rest(text, digits).strip_prefix('年')?;
    let ends = ["底", "末", "度", "初", "第", "q"];
    (length == 2 && ends.iter().any(|end| after.starts_with(end))).then(|| zh_tail(text, digits))
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
