//! Shares and multiples: 百分之九十, 八成五, 三分之一, one in five, 翻两番, twofold.

use rust_decimal::Decimal;

use crate::plan::value::percent::FRACTIONS;

use super::amount::Amount;
use super::number::Number;
use super::text::{
    after_word, before, blanks, next, next_word, previous, previous_word, rest, word,
};
use super::units::{self, Found, is_times};
use super::{Form, UnitKind, english, number};

/// Shares come out with so many decimals: a third is 33.33%.
const DECIMALS: u32 = 2;

/// What 成 begins when it is no tenth.
const WORDS_OF_CHENG: &str = "立员果功效本为交品型长熟就绩都套份";

/// Verbs after which a multiple is added: 增加两倍 is three times as much.
const ADDS: &[&str] = &[
    "增加", "增长", "提高", "提升", "扩大", "上升", "上涨", "高出", "多出", "增", "涨", "翻", "多",
    "提速",
];
/// What may stand between such a verb and the number.
const AFTER_VERB: &[&str] = &[
    "了",
    "约",
    "近",
    "超过",
    "超",
    "不少于",
    "不低于",
    "至少",
    "逾",
    "将近",
];

/// Words behind "3 times" that make it a multiple and no count.
const COMPARED: &[&str] = &[
    "as", "the", "its", "their", "our", "that", "what", "more", "higher", "greater", "larger",
    "current", "last", "today",
];

/// English parts of a whole, in the singular.
const PARTS: &[(&str, i64)] = &[
    ("half", 2),
    ("third", 3),
    ("quarter", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// A share of so many hundredths.
fn share(amount: &Amount, end: usize, percent: Decimal) -> Amount {
    Amount {
        end,
        number: (amount.number.0, end),
        value: Number::plain_of(percent.round_dp(DECIMALS).normalize(), end),
        unit: Some(percent_unit(end)),
        form: Form::Share,
        ..amount.clone()
    }
}

fn percent_unit(end: usize) -> Found {
    Found {
        kind: UnitKind::Percent,
        name: "%".into(),
        end,
    }
}

fn multiple(amount: &Amount, end: usize, form: Form, value: Decimal) -> Amount {
    Amount {
        end,
        value: Number::plain_of(value.normalize(), end),
        unit: Some(Found {
            kind: UnitKind::Multiple,
            name: "x".into(),
            end,
        }),
        form,
        ..amount.clone()
    }
}

fn nothing(at: usize) -> Amount {
    Amount::bare(at, (at, at), Number::plain_of(Decimal::ZERO, at))
}

/// Reads a share or multiple that begins with a word of its own.
pub(super) fn leading(text: &str, at: usize) -> Option<Amount> {
    let here = rest(text, at);
    match next(text, at)? {
        '百' | '千' | '万' => hundredths(text, at),
        '一' if here.starts_with("一半") => {
            Some(share(&nothing(at), at + "一半".len(), 50.into()))
        }
        '半' if here.starts_with("半数") => {
            Some(share(&nothing(at), at + "半数".len(), 50.into()))
        }
        '半' if previous(text, at).is_some_and(|c| "过近超".contains(c))
            && !here.starts_with("半年") =>
        {
            Some(share(&nothing(at), at + '半'.len_utf8(), 50.into()))
        }
        '翻' => times_over(text, at),
        'x' | '×' => {
            let after = at + next(text, at)?.len_utf8();
            let led = previous(text, at).is_some_and(|c| c.is_ascii_alphanumeric());
            (!led && next(text, after)?.is_ascii_digit()).then_some(())?;
            let value = number::at(text, after)?;
            let mut amount = nothing(at);
            amount.number = (after, value.end);
            Some(multiple(&amount, value.end, Form::Multiple, value.plain()))
        }
        'a' | 'o' | 'h' | 't' if !previous(text, at).is_some_and(|c| c.is_ascii_alphanumeric()) => {
            english_word(text, at)
        }
        _ => None,
    }
}

/// Reads 百分之九十, 千分之三 and 百分百.
fn hundredths(text: &str, at: usize) -> Option<Amount> {
    let here = rest(text, at);
    if here.starts_with("百分百") || here.starts_with("百分之百") {
        let length = if here.starts_with("百分百") { 9 } else { 12 };
        return Some(share(&nothing(at), at + length, 100.into()));
    }
    let (words, _) = *FRACTIONS
        .iter()
        .find(|(words, _)| here.starts_with(words))?;
    let value = number::at(text, blanks(text, at + words.len()))?;
    let plain = value.plain();
    let mut amount = share(&nothing(at), value.end, plain);
    amount.value = Number::plain_of(plain, value.end);
    if words.starts_with('千') {
        amount.unit = Some(Found {
            kind: UnitKind::PerMille,
            name: "‰".into(),
            end: value.end,
        });
    } else if words.starts_with('万') {
        amount.value.value = (plain / Decimal::ONE_HUNDRED).normalize();
    }
    Some(amount)
}

/// Reads 翻一番 (twice), 翻两番 (four times), 翻番 and 翻倍.
fn times_over(text: &str, at: usize) -> Option<Amount> {
    let from = at + '翻'.len_utf8();
    let from = if next(text, from) == Some('了') {
        from + '了'.len_utf8()
    } else {
        from
    };
    let mut amount = nothing(at);
    if let Some(c @ ('番' | '倍')) = next(text, from) {
        let end = from + c.len_utf8();
        amount.number = (at, end);
        return Some(multiple(&amount, end, Form::Multiple, 2.into()));
    }
    let value = number::at(text, from)?;
    (next(text, value.end) == Some('番')).then_some(())?;
    let doublings = u32::try_from(value.plain().normalize().mantissa()).ok()?;
    // More than a few doublings are a slip of the pen.
    let times = (value.plain().is_integer() && doublings <= 10).then(|| 2_i64.pow(doublings))?;
    amount.number = (from, value.end);
    let end = value.end + '番'.len_utf8();
    Some(multiple(&amount, end, Form::Multiple, times.into()))
}

/// Reads `half of`, `a third of`, `twice the`, `twofold`.
fn english_word(text: &str, at: usize) -> Option<Amount> {
    let first = word(text, at);
    let end = at + first.len();
    let mut amount = nothing(at);
    amount.number = (at, end);
    if let Some(stem) = first.strip_suffix("fold")
        && let Some(value) = english::number(stem, 0).filter(|value| value.end == stem.len())
    {
        return Some(multiple(&amount, end, Form::Multiple, value.plain()));
    }
    match first {
        "twice" | "thrice" => {
            let value = if first == "twice" { 2 } else { 3 };
            Some(times(text, &amount, end, value.into()))
        }
        "half" => is_share(text, at, end, true).then(|| share(&amount, end, 50.into())),
        "a" | "one" => {
            let from = end + usize::from(matches!(next(text, end), Some(' ' | '-')));
            let part = word(text, from);
            let (_, parts) = *PARTS.iter().find(|(name, _)| *name == part)?;
            let end = from + part.len();
            let fits = is_share(text, at, end, part != "quarter") && from > at + first.len();
            fits.then(|| share(&amount, end, Decimal::ONE_HUNDRED / Decimal::from(parts)))
        }
        _ => None,
    }
}

/// Whether a part of a whole is meant: not the second half of a year, a third party, a quarter.
fn is_share(text: &str, at: usize, end: usize, may_end: bool) -> bool {
    let led = previous_word(text, at);
    let follows = next_word(text, end);
    let after_of = after_word(text, end, "of").map(|end| blanks(text, end));
    if matches!(
        led,
        "first"
            | "second"
            | "latter"
            | "this"
            | "next"
            | "last"
            | "other"
            | "each"
            | "every"
            | "per"
    ) || next(text, end) == Some('-')
    {
        return false;
    }
    if let Some(of) = after_of {
        let of_time = next(text, of).is_some_and(|c| c.is_ascii_digit())
            && number::at(text, of).is_some_and(|number| number.plain() > 1900.into());
        return !of_time;
    }
    let changes = matches!(
        led,
        "by" | "to" | "than" | "about" | "around" | "nearly" | "almost" | "over"
    );
    let compared = matches!(
        follows,
        "less" | "more" | "fewer" | "lower" | "higher" | "the" | "all" | "our" | "its" | "their"
    );
    let closes = follows.is_empty()
        || matches!(
            follows,
            "by" | "in"
                | "within"
                | "before"
                | "from"
                | "relative"
                | "compared"
                | "on"
                | "against"
                | "and"
                | "over"
        );
    // From one fifth to one half.
    let starts = led == "from" && follows == "to";
    changes
        || starts
        || compared
        || may_end && closes && led == "in"
        || may_end && closes && text[at..end].contains(' ')
}

/// A multiple when it compares, else a number of times.
fn times(text: &str, amount: &Amount, end: usize, value: Decimal) -> Amount {
    if COMPARED.contains(&next_word(text, end)) {
        return multiple(amount, end, Form::Multiple, value);
    }
    let unit = Found {
        kind: UnitKind::Count,
        name: "times".into(),
        end,
    };
    let amount = Amount {
        end,
        value: Number::plain_of(value, end),
        ..amount.clone()
    };
    amount.with_unit(Some(units::each(text, unit)))
}

/// Reads what makes a share or a multiple of the number before it.
pub(super) fn trailing(text: &str, amount: &Amount) -> Option<Amount> {
    let end = amount.end;
    let value = amount.value.plain();
    let here = rest(text, end);
    match next(text, end) {
        Some('成') => return tenths(text, amount),
        Some('分') if here.starts_with("分之") => {
            let over = number::at(text, end + "分之".len())?;
            (!value.is_zero()).then_some(())?;
            let percent = over.plain().checked_mul(Decimal::ONE_HUNDRED)?;
            return Some(share(amount, over.end, percent.checked_div(value)?));
        }
        Some('/') => return fraction(text, amount),
        Some('倍') => return Some(by_times(text, amount, end + '倍'.len_utf8())),
        Some('x' | '×') => {
            let after = end + next(text, end)?.len_utf8();
            let closed = !next(text, after).is_some_and(|c| c.is_ascii_alphanumeric());
            return closed.then(|| multiple(amount, after, Form::Multiple, value));
        }
        _ => {}
    }
    let joined = end + usize::from(matches!(next(text, end), Some('-' | ' ')));
    let follows = word(text, joined);
    let after = joined + follows.len();
    if follows == "fold" {
        return Some(multiple(amount, after, Form::Multiple, value));
    }
    if joined > end && is_times(follows) {
        return Some(times(text, amount, after, value));
    }
    parts(text, amount, joined, follows).or_else(|| out_of(text, amount))
}

/// Reads 1/3 and 3/4; over five and ten it is a share only "of" something, else a score.
fn fraction(text: &str, amount: &Amount) -> Option<Amount> {
    let over = number::at(text, amount.end + '/'.len_utf8())?;
    let (part, all) = (amount.value.plain(), over.plain());
    let of = rest(text, over.end).starts_with('的') || after_word(text, over.end, "of").is_some();
    let may_be_score = [5, 10, 100].iter().any(|end| all == Decimal::from(*end));
    let fits = Decimal::ZERO < part && part < all && all <= Decimal::TEN && part.is_integer();
    let closed = !next(text, over.end).is_some_and(|c| c == '/' || c.is_ascii_alphanumeric());
    (fits && closed && (of || !may_be_score))
        .then(|| share(amount, over.end, part * Decimal::ONE_HUNDRED / all))
}

/// Reads 八成, 八成五 and 九成半.
fn tenths(text: &str, amount: &Amount) -> Option<Amount> {
    let value = amount.value.plain();
    let mut end = amount.end + '成'.len_utf8();
    let follows = next(text, end).unwrap_or(' ');
    (value <= Decimal::TEN && !WORDS_OF_CHENG.contains(follows)).then_some(())?;
    let mut percent = value * Decimal::TEN;
    if follows == '半' {
        percent += Decimal::from(5);
        end += follows.len_utf8();
    } else if let Some(ones) = number::at(text, end)
        && ones.plain() < Decimal::TEN
        && ones.plain().is_integer()
        && !units::stands_at(text, ones.end)
    {
        percent += ones.plain();
        end = ones.end;
    }
    Some(share(amount, end, percent))
}

/// Whether a verb before a multiple says that it comes on top.
pub(super) fn adds(text: &str, start: usize) -> bool {
    let near = before(text, start);
    let shorter = AFTER_VERB.iter().find_map(|word| near.strip_suffix(word));
    let verb = shorter.unwrap_or(near);
    ADDS.iter().any(|adds| verb.ends_with(adds))
}

/// 2倍 is a level, 增加2倍 is one more than that.
fn by_times(text: &str, amount: &Amount, end: usize) -> Amount {
    let half = rest(text, end).starts_with('半');
    let end = if half { end + '半'.len_utf8() } else { end };
    let value = amount.value.plain()
        + if half {
            Decimal::new(5, 1)
        } else {
            Decimal::ZERO
        };
    let of = rest(text, end)
        .trim_start_matches("以上")
        .starts_with(['于']);
    if !of && adds(text, amount.start) {
        multiple(amount, end, Form::TimesMore, value + Decimal::ONE)
    } else {
        multiple(amount, end, Form::Multiple, value)
    }
}

/// Reads `two thirds`, `three quarters of`.
fn parts(text: &str, amount: &Amount, at: usize, part: &str) -> Option<Amount> {
    let (singular, parts) = PARTS.iter().find(|(name, _)| {
        part.strip_suffix('s').is_some_and(|part| *name == part) || *name == part
    })?;
    let end = at + part.len();
    let value = amount.value.plain();
    // Two quarters are half a year, unless something is said to be three quarters of it.
    let fits = match *singular {
        "half" => false,
        "quarter" => value < 4.into() && is_share(text, amount.start, end, false),
        _ => {
            part.ends_with('s') || value == Decimal::ONE && is_share(text, amount.start, end, true)
        }
    };
    let percent = value.checked_mul(Decimal::ONE_HUNDRED)? / Decimal::from(*parts);
    (fits && at > amount.end).then(|| share(amount, end, percent))
}

/// The end of `out of`, with what is counted before it or not: 9 cases out of 10.
fn out_after(text: &str, end: usize) -> Option<usize> {
    let of = |end| after_word(text, end, "out").and_then(|end| after_word(text, end, "of"));
    let counted = || {
        let start = blanks(text, end);
        let noun = word(text, start);
        let is_counted = noun.len() > 3 && (noun.ends_with('s') || noun == "people");
        let is_score = matches!(noun, "stars" | "points" | "marks");
        (is_counted && !is_score).then_some(start + noun.len())
    };
    of(end).or_else(|| of(counted()?))
}

/// Reads `one in five` and `9 out of 10`; `4.5 out of 5` is a score and not read here.
fn out_of(text: &str, amount: &Amount) -> Option<Amount> {
    let out = out_after(text, amount.end);
    let every = out.and_then(|end| after_word(text, end, "every"));
    let whole_at = blanks(
        text,
        every
            .or(out)
            .or_else(|| after_word(text, amount.end, "in"))?,
    );
    let whole = number::at(text, whole_at)?;
    let (part, all) = (amount.value.plain(), whole.plain());
    let whole_numbers = part.is_integer() && all.is_integer();
    let fits = Decimal::ZERO < part && part <= all && all > Decimal::ONE && whole_numbers;
    let round =
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000].contains(&i64::try_from(all).ok()?);
    let has_unit = units::stands_at(text, blanks(text, whole.end));
    let is_score = out.is_some() && super::score::is_meant(text, amount.start, whole.end);
    let fits = fits && round && !has_unit && !is_score;
    fits.then(|| share(amount, whole.end, part * Decimal::ONE_HUNDRED / all))
}
