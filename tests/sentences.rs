//! Random sentences made of the words that decide, of numbers, times and marks, torn apart and glued
//! together: no panic, every place inside the sentence, every format well-formed, every rewrite a
//! plan.

mod support;

#[path = "support/laws/mod.rs"]
mod laws;

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use rayon::prelude::*;
use support::root;

const SENTENCES: u64 = 3_000;

/// The entries of a dictionary of the fuzz targets.
fn words() -> Vec<String> {
    let path = root().join("fuzz/statement.dict");
    let text = std::fs::read_to_string(path).expect("a dictionary");
    text.lines()
        .map(|line| {
            let mut bytes = Vec::new();
            let mut rest = line.trim_matches('"').as_bytes();
            while let [first, more @ ..] = rest {
                rest = match (first, more) {
                    (b'\\', [b'x', high, low, after @ ..]) => {
                        let digits = [*high, *low];
                        let digits = std::str::from_utf8(&digits).expect("hexadecimal digits");
                        bytes.push(u8::from_str_radix(digits, 16).expect("a byte"));
                        after
                    }
                    (b'\\', [escaped, after @ ..]) => {
                        bytes.push(*escaped);
                        after
                    }
                    _ => {
                        bytes.push(*first);
                        more
                    }
                };
            }
            String::from_utf8(bytes).expect("UTF-8")
        })
        .collect()
}

/// Goals that people wrote.
fn goals() -> Vec<String> {
    support::files(&root().join("fixtures/smart"), &["jsonl"])
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("a fixture");
            let rows: Vec<String> = text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| {
                    let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
                    row["text"].as_str().expect("a text").to_owned()
                })
                .collect();
            rows
        })
        .collect()
}

/// Sentence number `number`: always the same.
fn sentence(words: &[String], goals: &[String], number: u64) -> String {
    let mut rng = Rng::with_seed(number);
    let mut text = String::new();
    if number.is_multiple_of(3) {
        text.clone_from(rng.choice(goals).expect("goals"));
    }
    for _ in 0..rng.usize(1..12) {
        let word = match rng.u8(..12) {
            0 => rng.u32(..20_000).to_string(),
            1 => rng.char(..).to_string(),
            2 => " ".to_owned(),
            _ => rng.choice(words).expect("words").clone(),
        };
        // Anywhere, so that words are torn apart too.
        let at = text.floor_char_boundary(rng.usize(..=text.len()));
        text.insert_str(at, &word);
    }
    text
}

#[test]
fn random_sentences_keep_the_laws() {
    let (words, goals) = (words(), goals());
    assert!(words.len() > 500, "{} words", words.len());
    let broken: Vec<(u64, String)> = (0..SENTENCES)
        .into_par_iter()
        .map(|number| (number, sentence(&words, &goals, number)))
        .filter(|(_, text)| catch_unwind(AssertUnwindSafe(|| laws::statement::text(text))).is_err())
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// All that the readers of goals know: words of both languages, units, names, times.
fn known() -> Vec<String> {
    let files = support::files(&root().join("src/statement"), &["txt"]);
    let texts = files
        .iter()
        .filter(|path| !path.to_string_lossy().contains("/tests/"));
    let texts = texts.map(|path| std::fs::read_to_string(path).expect("a file of words"));
    let texts: Vec<String> = texts.collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    let entries = lines.filter(|line| !line.starts_with(['#', '[']));
    entries
        .flat_map(|line| {
            let words = line.split_once(" = ").map_or(line, |(words, _)| words);
            let words = words.split_once(" : ").map_or(words, |(words, _)| words);
            words.split(',')
        })
        .map(|word| word.trim().replace('~', "").replace('N', "9"))
        .filter(|word| !word.is_empty())
        .collect()
}

/// What stands between words, or breaks them: digits, marks, right-to-left text, joiners, markup.
const GLUE: &[&str] = &[
    "",
    "",
    "",
    " ",
    " ",
    "  ",
    "，",
    "。",
    "、",
    ", ",
    "; ",
    ": ",
    "：",
    "(",
    ")",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "[",
    "]",
    "-",
    "–",
    "—",
    "~",
    "至",
    "/",
    "%",
    "‰",
    "％",
    "０",
    "1",
    "9.5",
    "-3",
    "1,000",
    "2027",
    "12/03/2027",
    "八成",
    "两倍",
    "半",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{301}",
    "\u{0}",
    "\u{1b}[1m",
    "שלום",
    "مرحبا",
    "👩\u{200d}🔧",
    "<b>",
    "</b>",
    "&nbsp;",
    "**",
    "`",
    "# ",
    "- ",
    "| ",
    "{{",
    "}}",
    "\t",
    "\n",
    "\r\n",
];

/// Sentence number `number` of words glued together: always the same.
fn glued(words: &[String], number: u64) -> String {
    let mut rng = Rng::with_seed(number ^ 0x5eed);
    let mut text = String::new();
    for _ in 0..rng.usize(1..18) {
        text.push_str(rng.choice(words).expect("words"));
        for _ in 0..rng.usize(..3) {
            text.push_str(rng.choice(GLUE).expect("glue"));
        }
    }
    text
}

#[test]
fn words_glued_together_keep_the_laws() {
    let words = known();
    assert!(words.len() > 5_000, "{} words", words.len());
    let broken: Vec<(u64, String)> = (0..SENTENCES)
        .into_par_iter()
        .map(|number| (number, glued(&words, number)))
        .filter(|(_, text)| catch_unwind(AssertUnwindSafe(|| laws::statement::text(text))).is_err())
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn unusual_texts_keep_the_laws() {
    let long = "到2027年底前，满意度由80%提升至90%，投诉率下降5个百分点；".repeat(300);
    for text in [
        "",
        " ",
        "\n",
        "0",
        "100%",
        "12345678901234567890123456789012345678901234567890%",
        "——",
        "____",
        "\u{0}",
        "\u{1b}[31m",
        "👩‍👩‍👧‍👦提升到90%",
        "e\u{301}\u{301}\u{301} raise to 90%",
        "הגדל את שביעות הרצון ל-90%",
        "- title: x\n  owner: y",
        "key: value # comment",
        "{a: [b, \"c\"]}",
        "'quoted' \"twice\" `thrice`",
        "%&*!|>@",
        "满意度：提升到 90%",
        "失分０下一阶段9.5半",
        &long,
        &"x".repeat(20_000),
        &"提升".repeat(5_000),
        &"9".repeat(20_000),
    ] {
        laws::statement::text(text);
        laws::statement::formats(text);
    }
}
