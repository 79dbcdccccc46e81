//! What holds for every text.

use chinese_number::{ChineseCase, ChineseCountMethod, ChineseVariant, NumberToChinese};
use proptest::prelude::*;

use super::*;

/// Characters and words that the reader does something with.
const PIECES: &[&str] = &[
    "一",
    "两",
    "三",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "零",
    "点",
    "成",
    "倍",
    "分之",
    "百分之",
    "半",
    "翻",
    "番",
    "0",
    "1",
    "9",
    "2026",
    "007",
    ".",
    ",",
    "-",
    "–",
    "~",
    "至",
    "到",
    "由",
    "/",
    "%",
    "‰",
    "×",
    "x",
    "×",
    " ",
    "  ",
    "年",
    "月",
    "日",
    "天",
    "小时",
    "分",
    "分制",
    "分钟",
    "个",
    "次",
    "每",
    "户",
    "元",
    "¥",
    "$",
    "£",
    "USD",
    "m",
    "k",
    "bn",
    "million",
    "hundred",
    "twenty",
    "five",
    "one",
    "half",
    "a",
    "and",
    "an",
    "in",
    "out",
    "of",
    "to",
    "from",
    "between",
    "third",
    "quarters",
    "times",
    "per",
    "day",
    "hours",
    "level ",
    "iso ",
    "第",
    "期",
    "(",
    ")",
    "，",
    "。",
    "\u{301}",
    "🙂",
    "\u{202e}",
    "é",
    "９",
    "％",
    "：",
    ":",
    "+",
    "*",
    "=",
    "<b>",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..24);
    prop_oneof![".*", pieces.prop_map(|pieces| pieces.concat())]
}

/// The quantities of a text, after the laws about places have been checked.
fn lawful(text: &str) -> Vec<Quantity> {
    let sentence = Sentence::new(text);
    let folded = sentence.folded();
    let found = quantities(&sentence);
    let mut last = 0;
    for quantity in &found {
        let span = quantity.span.range();
        assert!(
            span.start >= last && span.start < span.end,
            "{text:?}: {quantity:?}"
        );
        assert!(folded.get(span.clone()).is_some(), "{text:?}: {quantity:?}");
        assert!(
            folded.get(quantity.number.range()).is_some(),
            "{text:?}: {quantity:?}"
        );
        assert!(
            quantity.span.contains(quantity.number),
            "{text:?}: {quantity:?}"
        );
        assert!(
            quantity.upper.is_none_or(|upper| quantity.value < upper),
            "{text:?}: {quantity:?}"
        );
        last = span.end;
    }
    found
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
            _ => c,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_has_lawful_quantities(text in texts()) {
        lawful(&text);
    }

    #[test]
    fn full_width_text_says_the_same(text in texts()) {
        let values = |text: &str| {
            let found = lawful(text).into_iter();
            found.map(|q| (q.value, q.upper, q.unit, q.form)).collect::<Vec<_>>()
        };
        prop_assert_eq!(values(&text), values(&full_width(&text)));
    }

    #[test]
    fn numbers_keep_their_value(number in 0..10_000_000_u32, decimals in 0..1000_u32) {
        for text in [format!("{number}.{decimals:03}%"), format!("{}.{decimals:03}%", grouped(number))] {
            let found = lawful(&text);
            prop_assert_eq!(found.len(), 1, "{}", &text);
            prop_assert_eq!(found[0].value, Decimal::new(i64::from(number) * 1000 + i64::from(decimals), 3));
        }
    }
}

fn grouped(number: u32) -> String {
    crate::plan::value::grouped(Decimal::from(number))
}

#[test]
fn chinese_numerals_agree_with_digits() {
    for number in 1..100_000_u32 {
        let written = number
            .to_chinese(
                ChineseVariant::Simple,
                ChineseCase::Lower,
                ChineseCountMethod::TenThousand,
            )
            .unwrap();
        let found = quantities(&Sentence::new(&format!("{written}项")));
        let [found] = &found[..] else {
            panic!("{written}: {found:?}");
        };
        let unit = found.unit.as_ref().map(|unit| unit.name.as_str());
        let value = match unit {
            Some("万项") => found.value * Decimal::from(10_000),
            Some("项") => found.value,
            _ => panic!("{written}: {found:?}"),
        };
        assert_eq!(value, Decimal::from(number), "{written}");
    }
}

#[test]
fn long_texts_have_lawful_quantities() {
    const LONG: usize = 30_000;
    let joined = [
        "1-",
        "1.",
        "1/",
        "1:",
        "1,",
        "1×",
        "1+",
        "1, ",
        "一点",
        "一万",
        "1万",
        "3天",
        "3-5",
        "1.5-",
        "1 in ",
        "9 out of ",
        "one hundred ",
        "twenty-",
        "元/月·",
        "4次/日",
        "level 1.",
        "a1-",
        "从1到",
        "between 1 and ",
        "1小时",
        "-1",
        "$1",
        "1 to ",
        "一分之",
        "2026-",
        "2026年1月",
        "3 per 1",
    ];
    for piece in PIECES.iter().chain(&joined) {
        lawful(&piece.repeat(LONG / piece.len()));
    }
}
