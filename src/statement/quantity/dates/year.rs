//! Years in digits, told from other numbers of four digits by the words around them.

use super::super::text::{
    after_word, before, blanks, next, next_word, previous, previous_word, rest, run,
};
use super::super::units;
use super::{month, zh_tail};

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

/// Whether a number may be a year.
pub(super) fn is_year(value: u32) -> bool {
    (1900..2200).contains(&value)
}

/// Reads `2026` where the words around it say that it is a year.
pub(super) fn year(text: &str, at: usize, digits: usize, value: u32) -> Option<usize> {
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
pub(super) fn short_year(text: &str, digits: usize, length: usize) -> Option<usize> {
    let after = rest(text, digits).strip_prefix('年')?;
    let ends = ["底", "末", "度", "初", "第", "q"];
    (length == 2 && ends.iter().any(|end| after.starts_with(end))).then(|| zh_tail(text, digits))
}
