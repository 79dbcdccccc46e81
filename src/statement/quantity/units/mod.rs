//! The units behind numbers.

mod currency;
mod words;

pub(super) use self::currency::{currency, may_begin_currency};

use self::currency::code;
use self::words::{BELOW_STROKE, UNITS};
use super::number::Scale;
use super::text::{before, blanks, next, rest, run, word};
use super::{TimeUnit, Unit, UnitKind};
use crate::statement::is_chinese;

/// The units that a planner's words can have; see the file itself.
pub(super) const FILE: &str = include_str!("../units.txt");

/// A unit found behind a number.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub kind: UnitKind,
    pub name: String,
    pub end: usize,
}

/// Units with the characters that would make another word of them: 三部分 has no 部.
const PARTS_OF_WORDS: &[(&str, &str)] = &[
    ("分", "之制类成批期级步散别享区布摊开析数公局院店会阶层享工"),
    ("部", "分队署位"),
    ("年", "级代轻龄货度底末初终"),
    ("日", "期均志常程报光"),
    ("天", "然气津"),
    ("周", "边期岁围到"),
    ("人", "民口员均类工才"),
    ("户", "外口"),
    ("家", "庭属长"),
    ("位", "置一"),
    ("起", "来步草点"),
    ("场", "所地馆"),
    ("面", "向对积临"),
    ("方", "面案便式法针向"),
    ("里", "程面"),
    ("度", "假"),
    ("门", "诊店"),
    ("道", "路"),
    ("名", "单"),
    ("批", "准复示"),
    ("单", "位独一"),
    ("元", "化素件"),
    ("星", "期级"),
    ("本", "地级"),
    ("组", "织"),
    ("对", "象于比接"),
    ("字", "路"),
    ("包", "括含"),
    ("班", "子"),
    ("口", "径头"),
    ("节", "约能假日"),
    ("期", "间限"),
];

/// Words before 分 that make it minutes.
const TIME_BEFORE: &[&str] = &["时间", "时长", "耗时", "用时", "等候", "等待", "响应"];
/// Words behind 分 that make it minutes.
const TIME_AFTER: &[&str] = &[
    "到场",
    "到达",
    "响应",
    "抵达",
    "赶到",
    "送达",
    "内到",
    "内响应",
    "内抵达",
    "内赶到",
    "内送达",
    "内办",
    "内完成",
    "内接",
    "内回",
    "内上门",
    "内处",
    "内解",
    "以内到",
    "钟",
];

/// Whether a unit stands at a place.
pub(super) fn stands_at(text: &str, at: usize) -> bool {
    single(text, at).is_some()
}

/// Reads a single unit at a place.
fn single(text: &str, at: usize) -> Option<Found> {
    let word = UNITS.at(text, at)?;
    let end = word.end;
    let follows = next(text, end).unwrap_or(' ');
    let is_part = PARTS_OF_WORDS
        .iter()
        .any(|(unit, others)| *unit == word.folded && others.contains(follows));
    if is_part {
        return None;
    }
    let mut kind = word.value;
    if word.folded == "分" && means_minutes(text, at, end) {
        kind = UnitKind::Time(TimeUnit::Minute);
    }
    let name = match kind {
        UnitKind::Percent => "%",
        UnitKind::PerMille => "‰",
        UnitKind::PercentagePoints => "pp",
        UnitKind::Multiple => "x",
        UnitKind::Time(_) if word.folded == "分" => "分钟",
        _ => word.name,
    };
    Some(Found {
        kind,
        name: name.to_owned(),
        end,
    })
}

fn means_minutes(text: &str, at: usize, end: usize) -> bool {
    let (near, rest) = (before(text, at), rest(text, end));
    let hours = near.trim_end_matches(|c: char| c.is_ascii_digit() || super::number::is_numeral(c));
    hours.ends_with("小时")
        || TIME_BEFORE.iter().any(|word| near.contains(word))
        || TIME_AFTER.iter().any(|word| rest.starts_with(word))
}

/// Reads the unit behind a number, with what it is for each of: 小时, 次/日, 元/平方米·月.
///
/// `is_upper` says whether a letter of the sentence is a capital.
pub(super) fn read(text: &str, end: usize, is_upper: impl Fn(usize) -> bool) -> Option<Found> {
    let mut at = blanks(text, end);
    // A hyphen joins a number and its unit in English: a 30-day trial.
    let hyphen = at == end && next(text, at) == Some('-');
    let letters = |at| next(text, at).is_some_and(|c: char| c.is_ascii_lowercase());
    if hyphen && letters(at + 1) {
        at += 1;
    }
    let code = || {
        code(text, at, is_upper(at)).map(|code| Found {
            kind: UnitKind::Money,
            name: code.to_owned(),
            end: at + code.len(),
        })
    };
    let single = single(text, at).or_else(code);
    match single {
        Some(found) => Some(each(text, found)),
        None => {
            let (name, end) = below(text, per(text, end)?)?;
            Some(Found {
                kind: UnitKind::Count,
                name: format!("per {name}"),
                end,
            })
        }
    }
}

/// Adds what a unit is for each of.
pub(super) fn each(text: &str, unit: Found) -> Found {
    let divides = matches!(
        unit.kind,
        UnitKind::Time(_) | UnitKind::Money | UnitKind::Count | UnitKind::Other
    );
    if !divides {
        return unit;
    }
    let kind = match unit.kind {
        // Hours per week are no length of time.
        UnitKind::Time(_) => UnitKind::Other,
        kind => kind,
    };
    let stroke = blanks(text, unit.end);
    if next(text, stroke) == Some('/') {
        let Some((mut name, mut end)) = below(text, blanks(text, stroke + 1)) else {
            return unit;
        };
        // 元/平方米·月 has two; a third one would be no unit.
        if let Some(joint) = next(text, end).filter(|c| matches!(c, '·' | '/' | '.'))
            && let Some((further, after)) = below(text, end + joint.len_utf8())
        {
            name = format!("{name}{joint}{further}");
            end = after;
        }
        let name = format!("{}/{name}", unit.name);
        return Found { kind, name, end };
    }
    if let Some(each) = rest(text, unit.end).strip_prefix('每')
        && let Some((name, end)) = below(text, text.len() - each.len())
    {
        let name = format!("{}/{name}", unit.name);
        return Found { kind, name, end };
    }
    let articles = matches!(unit.kind, UnitKind::Money | UnitKind::Time(_)) || is_times(&unit.name);
    let per = per(text, unit.end)
        .or_else(|| articles.then(|| article(text, unit.end)).flatten())
        .and_then(|at| below(text, at));
    match per {
        Some((name, end)) => Found {
            kind,
            name: format!("{} per {name}", unit.name),
            end,
        },
        None => unit,
    }
}

/// Whether a unit counts how often.
pub(super) fn is_times(name: &str) -> bool {
    matches!(name, "time" | "times")
}

/// The place after "per".
fn per(text: &str, at: usize) -> Option<usize> {
    let from = blanks(text, at);
    (from > at && word(text, from) == "per").then(|| blanks(text, from + 3))
}

/// The place after an article that stands for "per": $30 a month.
fn article(text: &str, at: usize) -> Option<usize> {
    let from = blanks(text, at);
    let article = word(text, from);
    let is_article = matches!(article, "a" | "an" | "each" | "every");
    (from > at && is_article).then(|| blanks(text, from + article.len()))
}

/// The word below the stroke, with the number it is for: 百户, 万人, 1,000 residents.
fn below(text: &str, at: usize) -> Option<(String, usize)> {
    let scaled = run(text, at, |c| {
        "百千万亿".contains(c) || c.is_ascii_digit() || c == ','
    });
    let is_short = scaled - at <= 12;
    if scaled > at && is_short && next(text, scaled) == Some(' ') {
        let noun = word(text, scaled + 1);
        let end = scaled + 1 + noun.len();
        return (!noun.is_empty()).then(|| (text[at..end].to_owned(), end));
    }
    let from = if is_short { scaled } else { at };
    let word = BELOW_STROKE.at(text, from)?;
    let end = word.end;
    // 元/人民 is no word for each person, but most Chinese words go on with another.
    let joined = word.folded.is_ascii() && next(text, end).is_some_and(|c| c.is_ascii_digit());
    (!joined).then(|| (format!("{}{}", &text[at..from], word.name), end))
}

impl Found {
    /// The unit with the scale that is written before it.
    pub fn unit(self, scale: Scale) -> Unit {
        // ¥50万 is 50 万元.
        let name = match (self.name.as_str(), scale) {
            ("¥" | "CNY" | "RMB" | "人民币", scale) if scale != Scale::ONE => "元",
            (name, _) => name,
        };
        let name = if name.starts_with(is_chinese) {
            format!("{}{name}", scale.name)
        } else {
            name.to_owned()
        };
        Unit {
            kind: self.kind,
            name,
        }
    }

    /// Whether the scale of the number stays with the unit: 万户, 亿元, but 20,000 小时.
    pub fn keeps_scale(&self) -> bool {
        let counted = matches!(
            self.kind,
            UnitKind::Money | UnitKind::Count | UnitKind::Other
        );
        counted && (self.name.starts_with(is_chinese) || is_yuan(&self.name))
    }
}

/// Whether a sign or code of the renminbi, which 元 may close.
pub(super) fn is_yuan(name: &str) -> bool {
    matches!(name, "¥" | "CNY" | "RMB" | "人民币")
}
