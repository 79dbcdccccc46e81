//! A judged sentence for people: its words, a line a criterion, and the better sentence.

use std::fmt::Write as _;

use anstyle::{Effects, Style};

use crate::check::Family;
use crate::format::escape::{no_command, one_line, visible, visible_lines};
use crate::format::width::{pad, width, wrap};
use crate::lang::{Lang, Listed, Text, count};
use crate::statement::{Criterion, Verdict};
use crate::text;
use crate::view::failing;

use super::excerpt::{self, style};
use super::{Item, Look, Tally};

/// Reasons shown for a criterion.
const MOST_REASONS: usize = 6;

/// Reasons looked at for a criterion: a sentence may have thousands.
const MOST_LOOKED_AT: usize = 100;

/// Lines that a reason may take.
const MOST_LINES: usize = 4;

/// The longest rewrite that is shown, in bytes; data formats have it whole.
const LONGEST_REWRITE: usize = 6_000;

/// What stands before a criterion: its mark, its letter, its name.
const INDENT: &str = "  ";

/// A sentence with its verdict.
pub(super) fn render(item: Item<'_>, look: &Look) -> String {
    let lang = look.lang.unwrap_or(item.judged.sentence.lang());
    let mut out = String::new();
    // Writing to a string never fails.
    let _ = writeln!(out, "{}", title(item, lang, look.color));
    if let Some(place) = item.place {
        let path = one_line(place.path);
        let _ = writeln!(out, " --> {path}:{}:{}", place.line, place.column);
    }
    for line in excerpt::lines(item.judged, look.width, look.color) {
        out.push_str(&line);
        out.push('\n');
    }
    let verdicts = item.judged.verdicts.all();
    let widest = verdicts
        .iter()
        .map(|(letter, _)| width(&name(*letter, lang)));
    let widest = widest.max().unwrap_or(0);
    for (letter, verdict) in verdicts {
        criterion(&mut out, letter, verdict, widest, lang, look);
    }
    rewrite(&mut out, item, lang, look);
    no_command(&out).into_owned()
}

fn title(item: Item<'_>, lang: Lang, color: bool) -> String {
    let letters = failing(item.judged);
    let (verdict, words) = if item.judged.is_smart() {
        (Verdict::Pass, Text::new("SMART", "符合 SMART"))
    } else if letters.is_empty() {
        (
            Verdict::Unknown,
            Text::new("can't tell whether it is SMART", "无法判断是否符合 SMART"),
        )
    } else {
        let letters: Vec<String> = letters.iter().map(char::to_string).collect();
        (
            Verdict::Fail,
            text!(
                "not SMART: {letters}",
                "不符合 SMART：{letters}",
                letters = Listed(&letters),
            ),
        )
    };
    let words = paint(words.get(lang), style(verdict).bold(), color);
    match item.id {
        Some(id) => format!("{}{}{words}", one_line(id), lang.pick(": ", "：")),
        None => words,
    }
}

fn criterion(
    out: &mut String,
    letter: char,
    from: &Criterion,
    widest: usize,
    lang: Lang,
    look: &Look,
) {
    let mark = match from.verdict {
        Verdict::Pass => "✓",
        Verdict::Fail => "✗",
        Verdict::Unknown => "?",
    };
    let mark = paint(mark, style(from.verdict), look.color);
    let name = pad(&name(letter, lang), widest);
    let indent = INDENT.len() + 2 + 2 + widest + 2;
    let room = look.width.saturating_sub(indent).max(20);
    // The parts of a compound often have the same to be said of them.
    let mut messages: Vec<&str> = Vec::new();
    for reason in from.reasons.iter().take(MOST_LOOKED_AT) {
        let message = reason.message.get(lang);
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    let more = messages.len().saturating_sub(MOST_REASONS);
    messages.truncate(MOST_REASONS);
    let mut reasons: Vec<String> = messages
        .iter()
        .flat_map(|message| wrap(&one_line(message), room, MOST_LINES))
        .collect();
    if more > 0 {
        let more = text!("and {more} more", "另有 {more} 条", more = more);
        reasons.push(more.get(lang).to_owned());
    }
    let head = format!("{INDENT}{mark} {letter} {name}");
    let first = reasons.first().map(String::as_str).unwrap_or_default();
    let _ = writeln!(out, "{}", format!("{head}  {first}").trim_end());
    for line in reasons.iter().skip(1) {
        let _ = writeln!(out, "{:indent$}{line}", "");
    }
}

/// The name of the criterion of a letter: the family of rules has the same.
fn name(letter: char, lang: Lang) -> String {
    let family = Family::ALL
        .into_iter()
        .find(|family| family.letter() == letter);
    let label = family.map(Family::label);
    label.map_or_else(String::new, |label| label.get(lang).to_owned())
}

fn rewrite(out: &mut String, item: Item<'_>, lang: Lang, look: &Look) {
    let rewrite = item.judged.rewrite(item.id);
    out.push_str("  |\n");
    let strong = Style::new().effects(Effects::BOLD);
    if rewrite.sentence != item.judged.sentence.original().trim() {
        let label = paint(lang.pick("rewrite", "改写"), strong, look.color);
        let colon = lang.pick(": ", "：");
        let indent = " ".repeat(4 + width(lang.pick("rewrite", "改写")) + width(colon));
        for (at, line) in shortened(&rewrite.sentence).split('\n').enumerate() {
            let line = visible(line);
            match at {
                0 => {
                    let _ = writeln!(out, "  = {label}{colon}{line}");
                }
                _ => {
                    let _ = writeln!(out, "{indent}{line}");
                }
            }
        }
    }
    let label = paint(lang.pick("in a plan", "写进方案"), strong, look.color);
    let _ = writeln!(out, "  = {label}{}\n", lang.pick(":", "："));
    out.push_str(&visible_lines(&shortened(&rewrite.yaml)));
}

/// A text that is cut where it grows too long to be read, at the end of a line if there is one.
fn shortened(text: &str) -> String {
    if text.len() <= LONGEST_REWRITE {
        return text.to_owned();
    }
    let cut = text.floor_char_boundary(LONGEST_REWRITE);
    let line = text[..cut].rfind('\n').map_or(cut, |at| at);
    format!("{}\n…\n", &text[..line])
}

/// What several sentences come to; nothing for one.
pub(super) fn summary(tally: &Tally, lang: Lang) -> String {
    if tally.sentences < 2 {
        return String::new();
    }
    let failed: Vec<String> = tally
        .failed
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(letter, count)| format!("{letter} {count}"))
        .collect();
    let sentences = count(tally.sentences, "sentence", "sentences");
    let line = match failed[..] {
        [] => text!(
            "{sentences}: {smart} SMART",
            "共 {sentences} 句：{smart} 句符合 SMART",
            sentences = sentences,
            smart = tally.smart,
        ),
        _ => text!(
            "{sentences}: {smart} SMART; failed: {failed}",
            "共 {sentences} 句：{smart} 句符合 SMART；不通过：{failed}",
            sentences = sentences,
            smart = tally.smart,
            failed = Listed(&failed),
        ),
    };
    format!("\n{}\n", line.get(lang))
}

fn paint(text: &str, style: Style, color: bool) -> String {
    match color {
        true => format!("{style}{text}{style:#}"),
        false => text.to_owned(),
    }
}
