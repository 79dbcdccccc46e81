//! The same goal as a SMART sentence, with blanks for what is missing, and as YAML.
//!
//! Nothing here invents a number: what the sentence doesn't say becomes a blank. An amount of
//! change stays as it is said.

mod clause;
mod en;
mod level;
mod line;
mod scalar;
mod suggest;
#[cfg(test)]
mod tests;
mod yaml;
mod zh;

use crate::lang::Lang;

use super::vocabulary::{Vocabulary, Word};
use super::{Judged, Sort};
use clause::Clause;
use line::Line;

pub use line::Blank;

/// Of a compound of more parts than these the rest is left alone: nobody fills in so many forms.
const MOST_PARTS: usize = 50;

/// A goal as it could stand in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// The sentence, in its language; a compound goal has a line for each part.
    pub sentence: String,
    /// What the blanks that were put in ask for, in reading order.
    pub blanks: Vec<Blank>,
    /// The goal, or the goals, as the plan format has them; it can be read back as it is.
    pub yaml: String,
}

/// Writes the goal anew. A sentence that is SMART already is kept.
pub fn rewrite(judged: &Judged<'_>, id: Option<&str>) -> Rewrite {
    let words = Vocabulary::of(judged.sentence.lang()).words(&judged.sentence);
    let clauses = clauses(judged, &words);
    let lines: Vec<Line> = match judged.is_smart() {
        true => vec![Line::default().say(judged.sentence.original().trim())],
        false => clauses.iter().map(proposal).collect(),
    };
    let yaml = yaml::goals(judged, &clauses, &lines, id);
    let sentences: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    Rewrite {
        sentence: sentences.join("\n"),
        blanks: lines.iter().flat_map(|line| line.blanks.clone()).collect(),
        yaml,
    }
}

/// The parts of the sentence that become a goal each.
fn clauses<'s>(judged: &'s Judged<'_>, words: &'s [Word]) -> Vec<Clause<'s>> {
    match &judged.statement.aims[..] {
        [] => vec![Clause::whole(judged, words, None)],
        [aim] => vec![Clause::whole(judged, words, Some(aim))],
        aims => aims
            .iter()
            .take(MOST_PARTS)
            .map(|aim| Clause::part(judged, words, aim))
            .collect(),
    }
}

/// A clause as a sentence with blanks.
fn proposal(clause: &Clause<'_>) -> Line {
    let lang = clause.lang();
    let pick = |zh: fn(&Clause<'_>) -> Line, en: fn(&Clause<'_>) -> Line| match lang {
        Lang::Zh => zh(clause),
        Lang::En => en(clause),
    };
    if clause.is_input() {
        return pick(zh::input, en::input);
    }
    let Some(aim) = clause.aim else {
        return pick(zh::stands_for, en::stands_for);
    };
    match aim.sort {
        Sort::Metric if clause.needs_template() => pick(zh::metric, en::metric),
        Sort::Metric | Sort::Output | Sort::Deliverable => pick(zh::kept, en::kept),
        Sort::Hidden => pick(zh::hidden, en::hidden),
        Sort::Activity => pick(zh::activity, en::activity),
        Sort::Abstract | Sort::Slogan | Sort::Input => pick(zh::stands_for, en::stands_for),
    }
}
