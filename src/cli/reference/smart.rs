//! How goals are judged, as a page whose examples are what planvet says.

use std::fmt::Write as _;

use crate::format::sentences::{Item, Look, SentencesFormat, Writer};
use crate::lang::{Lang, Text};
use crate::statement::{Anchors, Judged};

use super::head;

const EN: &str = include_str!("smart.en.md");
const ZH: &str = include_str!("smart.zh-CN.md");

/// The page about goals; a line `{{sentence}}` stands for the verdict on the sentence.
pub fn page(lang: Lang) -> String {
    let title = Text::new("How goals are judged", "目标怎样判断");
    let mut out = head(lang, &title) + "\n";
    for line in lang.pick(EN, ZH).lines() {
        let example = line
            .strip_prefix("{{")
            .and_then(|line| line.strip_suffix("}}"));
        // Writing to a string never fails.
        let _ = match example {
            Some(sentence) => writeln!(
                out,
                "```text\n$ planvet smart '{sentence}'\n{}```",
                shown(sentence, lang)
            ),
            None => writeln!(out, "{line}"),
        };
    }
    out
}

/// What planvet says of a sentence.
pub fn shown(sentence: &str, lang: Lang) -> String {
    let judged = Judged::new(sentence, Anchors::default());
    let mut writer = Writer::new(Look {
        format: SentencesFormat::Human,
        lang: None,
        fallback: lang,
        width: 120,
        color: false,
        bom: false,
    });
    let item = Item {
        judged: &judged,
        id: None,
        place: None,
    };
    let mut out = Vec::new();
    // Memory takes all, and what is written is text.
    let _ = writer.write(item, &mut out);
    String::from_utf8(out).unwrap_or_default()
}
