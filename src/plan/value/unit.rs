//! The units that people give to measured values.

use super::fold::fold;
use super::pattern::{Part, joined};
use super::scan::{lookup, words};

/// Chinese characters that no unit has: numerals, and words about bounds and roughness. With them
/// `30多户` or `5天左右` would look like a number of 多户 and of 天左右. Sorted.
const NOT_IN_UNITS: [char; 23] = [
    '一', '七', '三', '上', '下', '之', '九', '二', '五', '以', '余', '八', '六', '内', '前', '十',
    '半', '及', '右', '后', '四', '多', '左',
];

/// Characters of units beside Chinese ones; letters in one case stand for both.
const UNIT_SIGNS: &str = "a-z%‰‱°·/²³µΩμ℃℉À-ÖØ-öø-ɏ㎀-㏟";
const FIRST_CHINESE: char = '一';
const LAST_CHINESE: char = '龥';
/// Pattern of one character of a unit: ranges of Chinese characters between those that are left
/// out.
const UNIT_CHAR: Part = Part::Written(|out| {
    out.push('[');
    out.push_str(UNIT_SIGNS);
    let mut from = FIRST_CHINESE;
    for hole in NOT_IN_UNITS {
        if let Some(to) = (from..hole).next_back() {
            out.extend([from, '-', to]);
        }
        from = (hole..LAST_CHINESE).nth(1).unwrap_or(LAST_CHINESE);
    }
    out.extend([from, '-', LAST_CHINESE, ']']);
});

/// The longest word of a unit, in characters.
const LONGEST_WORD: usize = 20;

/// Words that may stand before the noun of an English unit.
const QUALIFIERS: &[(&str, ())] = words! {
    () => "working" | "business" | "calendar" | "percentage";
};

const WORD: Part = joined!(UNIT_CHAR "{1,20}");
/// Pattern of a unit.
pub(super) const UNIT: Part = joined!(
    "(?:(?:" {QUALIFIERS} " +)?" WORD "(?: +per +" WORD ")?|per +" WORD ")"
);

fn is_unit_char(c: char) -> bool {
    match c {
        FIRST_CHINESE..=LAST_CHINESE => !NOT_IN_UNITS.contains(&c),
        '%' | '‰' | '‱' | '°' | '·' | '/' | '²' | '³' | 'µ' | 'Ω' | 'μ' | '℃' | '℉' => {
            true
        }
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | '㎀'..='㏟' => true,
        _ => c.is_ascii_alphabetic(),
    }
}

/// Reads the words of a unit, which may be none.
pub(super) fn read_unit(text: &str) -> Option<String> {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let qualifies = |word: &str| lookup(QUALIFIERS, word).is_some();
    let is_per = |word: &str| word.eq_ignore_ascii_case("per");
    let shaped = match words[..] {
        [] | [_] => true,
        [first, _] => qualifies(first) || is_per(first),
        [_, per, _] => is_per(per),
        [first, _, per, _] => qualifies(first) && is_per(per),
        _ => false,
    };
    let are_words = words
        .iter()
        .all(|word| word.chars().all(is_unit_char) && word.chars().count() <= LONGEST_WORD);
    (shaped && are_words).then(|| words.join(" "))
}
