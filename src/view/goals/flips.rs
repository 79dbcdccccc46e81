//! Which failed verdict would turn by what single change.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::Family;
use crate::diagnostic::Diagnostic;
use crate::lang::{Listed, Text};
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table, Tone};

use super::Judged;
use super::verdict::{SMART, Verdict};

/// A verdict that one finding alone keeps from passing.
pub(super) struct Flip<'f> {
    family: Family,
    finding: &'f Diagnostic,
}

/// The verdicts of a goal that a single change would turn.
pub(super) fn flips<'f>(verdicts: &[Verdict<'f>; 5]) -> Vec<Flip<'f>> {
    let letters = SMART.into_iter().zip(verdicts);
    let single = letters.filter_map(|(family, verdict)| match verdict {
        Verdict::Fail(found) => match found[..] {
            [finding] => Some(Flip { family, finding }),
            _ => None,
        },
        _ => None,
    });
    single.collect()
}

impl Flip<'_> {
    /// The change, with the code of the rule that asks for it.
    pub(super) fn in_a_line(&self) -> String {
        format!("{}: {}", self.finding.rule.code, self.change().en)
    }

    /// What to change, in short.
    fn change(&self) -> Text {
        let text = self.finding.help.as_ref().unwrap_or(&self.finding.message);
        Text {
            en: Cow::Owned(first_part(&text.en).to_owned()),
            zh: Cow::Owned(first_part(&text.zh).to_owned()),
        }
    }
}

/// A text up to the first semicolon that stands in no brackets, quotes or code.
fn first_part(text: &str) -> &str {
    let mut depth = 0_u32;
    let mut in_code = false;
    for (at, c) in text.char_indices() {
        match c {
            '`' => in_code = !in_code,
            _ if in_code => {}
            '(' | '（' | '“' => depth += 1,
            ')' | '）' | '”' => depth = depth.saturating_sub(1),
            ';' | '；' if depth == 0 => return &text[..at],
            _ => {}
        }
    }
    text
}

/// The changes below the matrix, each with the goals it would mend, and which verdicts need more
/// than one.
pub(super) fn blocks(judged: &[Judged<'_>]) -> Vec<Block> {
    let mut changes = Changes::default();
    let mut others = Vec::new();
    for Judged { goal, verdicts, .. } in judged {
        let name = goal.id().unwrap_or(NAMELESS);
        for flip in flips(verdicts) {
            changes.add(name, &flip);
        }
        for (family, verdict) in SMART.iter().zip(verdicts) {
            if matches!(verdict, Verdict::Fail(found) if found.len() > 1) {
                others.push(format!("{name} {}", family.letter()));
            }
        }
    }
    let mut blocks = Vec::new();
    if !changes.found.is_empty() {
        blocks.push(Block::Aside(changes.table()));
    }
    if !others.is_empty() {
        blocks.push(Block::Note(text!(
            "More than one change is needed for {verdicts}: `planvet check` lists them.",
            "需要改动多处的：{verdicts}，详见 `planvet check`。",
            verdicts = Listed(&others),
        )));
    }
    blocks
}

/// What stands for a goal without an id.
const NAMELESS: &str = "—";

/// Changes in the order of their first goal, those in the same words in one row.
#[derive(Default)]
struct Changes {
    found: Vec<Change>,
    /// Where a change stands, by rule and words.
    rows: HashMap<(&'static str, String), usize>,
}

struct Change {
    goals: Vec<String>,
    family: Family,
    words: Text,
    rule: &'static str,
}

impl Changes {
    fn add(&mut self, goal: &str, flip: &Flip<'_>) {
        let words = flip.change();
        let rule = flip.finding.rule.code;
        let row = *self
            .rows
            .entry((rule, words.en.to_string()))
            .or_insert_with(|| {
                self.found.push(Change {
                    goals: Vec::new(),
                    family: flip.family,
                    words,
                    rule,
                });
                self.found.len() - 1
            });
        if let Some(change) = self.found.get_mut(row) {
            change.goals.push(goal.to_owned());
        }
    }

    fn table(self) -> Table {
        let rows = self.found.into_iter().map(|change| {
            let letter = change.family.letter().to_string();
            Row::item(
                0,
                vec![
                    Cell::List(change.goals),
                    Cell::Text(letter).toned(Tone::Bad),
                    change.words.into(),
                    change.rule.into(),
                ],
            )
        });
        Table {
            key: Key::new(
                "changes",
                "One change that would turn ✗ into ✓",
                "改一处即可由 ✗ 变 ✓",
            ),
            columns: vec![
                Column::text("goals", "Goals", "目标"),
                Column::text("criterion", "✗", "✗"),
                Column::text("title", "Change", "改法"),
                Column::text("rule", "Rule", "规则"),
            ],
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_part;

    #[test]
    fn help_is_cut_at_its_first_semicolon() {
        assert_eq!(first_part("do this; or that"), "do this");
        assert_eq!(first_part("请这样做；也可那样"), "请这样做");
        assert_eq!(
            first_part("add `a; b` (c; d) “甲；乙”; else"),
            "add `a; b` (c; d) “甲；乙”"
        );
        assert_eq!(first_part("just do it"), "just do it");
        assert_eq!(first_part(""), "");
    }
}
