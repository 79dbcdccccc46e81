//! English clauses.

mod guess;
mod opening;
mod split;
mod walk;
mod words;

use crate::statement::Sentence;
use crate::statement::quantity::{Form, TimeUnit};
use crate::statement::time::{TimeKind, TimePhrase};
use crate::statement::vocabulary::Class;

use super::asides::{read_aside, without_asides};
use super::draft::{Draft, Role};
use super::tokens::{Kind, Token};
use super::verbs::{is_verb, rank};

pub use guess::whole_words;

use guess::with_guesses;
use opening::{is_settled, lead_up, main_clause};
use split::split_metrics;
use walk::Walk;
use words::{List, is_in, words as words_of};

/// The clauses of a sentence, each with the parts its words play.
pub fn drafts(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Draft> {
    let tokens = with_guesses(sentence, tokens);
    let (tokens, asides) = without_asides(&tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    let clauses = clauses(&tokens, sentence);
    let last = clauses.len().saturating_sub(1);
    // A clause that begins with what for or by what means goes on until the aim begins.
    let mut in_context = false;
    let opening = sentence.folded().find(char::is_alphabetic);
    let main = main_clause(&clauses, sentence).unwrap_or(0);
    for (at, (joined, clause)) in clauses.iter().enumerate() {
        let mut walk = Walk::new(sentence, clause, opening);
        walk.run();
        let mut draft = walk.finish();
        draft.joined = *joined;
        let leads = match at < last && is_purpose(clause) {
            true => Leads::Context,
            false => leads(clause, sentence),
        };
        let goes_on = in_context && (*joined || matches!(leads, Leads::Relative));
        in_context = (matches!(leads, Leads::Context) || goes_on) && at < last;
        // With progress looked at every six weeks: no value of its own.
        let trails = matches!(leads, Leads::Context) && at > 0 && !draft.has_value();
        if in_context || trails || matches!(leads, Leads::Relative) {
            draft.role = Role::Context;
        }
        // The pilot having halved losses, …: what has been reached already.
        let has_done = at < last && (absolute(clause, sentence) || follows_trial(clause, sentence));
        if has_done {
            draft.role = Role::Evidence;
        }
        if draft.role == Role::Aim
            && draft.deadlines.is_empty()
            && is_settled(&clauses, at, sentence)
        {
            draft.role = Role::Evidence;
        }
        if draft.role == Role::Context && clause.iter().any(|token| token.is(Class::Evidence))
            || clause.iter().any(|token| token.is(Class::Evidence))
                && (!draft.has_value() || (at < last && shows(clause, sentence)))
                && clauses.len() > 1
        {
            draft.role = Role::Evidence;
        }
        if is_apposition(clause, sentence) {
            // A standard to be achieved in 95% of cases: it is said of what stands before.
            draft.subject = None;
            draft.object = None;
            draft.verb = None;
        }
        if at < main {
            lead_up(&mut draft);
        }
        drafts.extend(split_metrics(sentence, draft));
    }
    for aside in asides {
        read_aside(&aside, &mut drafts);
    }
    drafts
}

/// Whether a clause begins with its evidence: `The trial having shown a gain of 9 points, …`
fn shows(clause: &[&Token], sentence: &Sentence<'_>) -> bool {
    let mut evidence = clause.iter().filter(|token| token.is(Class::Evidence));
    let leads = clause.iter().take(3).any(|token| token.is(Class::Evidence));
    leads || evidence.any(|token| sentence.part(token.span).starts_with("already "))
}

/// Whether a clause is its subject with a participle of the past: `the pilot having halved losses`.
fn absolute(clause: &[&Token], sentence: &Sentence<'_>) -> bool {
    let (Some(first), Some(last)) = (clause.first(), clause.last()) else {
        return false;
    };
    let text = sentence.part(first.span.to(last.span));
    let Some((subject, _)) = text.split_once(" having ") else {
        return false;
    };
    let names = |class: Class| clause.iter().any(|token| token.is(class));
    names(Class::Evidence)
        || text.contains(" already ")
        || words_of(List::Tried).any(|word| subject.contains(word))
}

/// Whether a clause begins after what has been tried or approved: `following the ward trial, …`.
fn follows_trial(clause: &[&Token], sentence: &Sentence<'_>) -> bool {
    let Some(first) = clause.first().filter(|token| token.time().is_some()) else {
        return false;
    };
    let text = sentence.part(first.span);
    let names = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let tried = names(&["trial", "pilot"]);
    text.starts_with("following") && (tried || names(&["approval"]))
        || text.starts_with("after") && tried && names(&["brought", "cut", "showed", "successful"])
}

/// Whether a clause sums up the one before: `a standard to be met in 95% of cases`.
fn is_apposition(clause: &[&Token], sentence: &Sentence<'_>) -> bool {
    let (Some(first), Some(last)) = (clause.first(), clause.last()) else {
        return false;
    };
    let text = sentence.part(first.span.to(last.span));
    let rest = text.strip_prefix("a ").or_else(|| text.strip_prefix("an "));
    rest.is_some_and(|rest| {
        let mut words = rest.split(' ');
        let named = words.next().is_some_and(|word| is_in(List::Summary, word));
        named && matches!(words.next(), Some("to" | "that" | "which"))
    })
}

/// Whether a clause is an infinitive: `To cut postage, have two thirds …`
fn is_purpose(clause: &[&Token]) -> bool {
    let mut tokens = clause.iter();
    tokens.next().is_some_and(|token| token.is(Class::To))
        && tokens
            .next()
            .and_then(|token| token.class())
            .is_some_and(is_verb)
}

/// How a clause begins.
enum Leads {
    /// With what for, by what means or after what: no aim of its own.
    Context,
    /// With a relative pronoun or a participle: it says more of the clause before.
    Relative,
    /// Like an aim.
    Aim,
}

fn leads(clause: &[&Token], sentence: &Sentence<'_>) -> Leads {
    let Some(first) = clause.first() else {
        return Leads::Aim;
    };
    let word_of = |token: &Token| {
        sentence
            .part(token.span)
            .split(' ')
            .next()
            .unwrap_or_default()
    };
    // To be reviewed monthly by the board.
    if let [led, checked, ..] = clause
        && led.is(Class::Intro)
        && sentence.part(led.span) == "to be"
        && is_in(List::Relative, word_of(checked))
    {
        return Leads::Relative;
    }
    match &first.kind {
        Kind::Word(Class::Purpose | Class::Means) => Leads::Context,
        Kind::Time(time, _) if matches!(time.kind, TimeKind::Event) => Leads::Aim,
        Kind::Word(Class::By) => Leads::Context,
        // Now that funding has been secured, … but not: now 14 minutes.
        Kind::Word(Class::Now) => {
            match clause.iter().any(|token| token.number().is_some()) && clause.len() < 4 {
                true => Leads::Aim,
                false => Leads::Context,
            }
        }
        _ => {
            let word = word_of(first);
            let whole = clause.last().map(|last| first.span.to(last.span));
            let has_done = whole.is_some_and(|span| sentence.part(span).contains(" having "));
            if is_in(List::Relative, word) {
                Leads::Relative
            } else if has_done || is_in(List::Context, word) {
                // The drill having gone well, …
                Leads::Context
            } else {
                Leads::Aim
            }
        }
    }
}

/// Cuts the tokens at marks and at words that join clauses; says of each clause whether such a
/// word joins it to the one before.
fn clauses<'s>(tokens: &[&'s Token], sentence: &Sentence<'_>) -> Vec<(bool, Vec<&'s Token>)> {
    let mut clauses = Vec::new();
    let mut clause: Vec<&Token> = Vec::new();
    let mut joined = false;
    let mut skipped = 0;
    for (at, &token) in tokens.iter().enumerate() {
        if at < skipped {
            continue;
        }
        if matches!(token.kind, Kind::Mark(',')) || token.is(Class::And) {
            // Inspected, repaired and certified: the first of them is enough.
            skipped = at + in_participles(&clause, &tokens[at..], sentence);
            if skipped > at {
                continue;
            }
        }
        let cuts = match token.kind {
            Kind::Mark(':' | '\u{2013}' | '\u{2014}' | '-') => {
                !tokens.get(at + 1).is_some_and(|next| {
                    let is_due = |time: &TimePhrase| matches!(time.kind, TimeKind::Due(_));
                    is_value(next) || next.time().is_some_and(is_due)
                })
            }
            Kind::Mark(',') if is_lone_share(&clause) => continue,
            Kind::Mark(',') if around_times(tokens, at, &clause) => continue,
            Kind::Mark(',') if in_adjectives(&clause, tokens.get(at + 1), sentence) => false,
            Kind::Mark(_) => true,
            Kind::Word(Class::And) => joins(&clause, &tokens[at + 1..], sentence),
            _ => false,
        };
        if !cuts {
            clause.push(token);
            continue;
        }
        if !clause.is_empty() {
            clauses.push((joined, std::mem::take(&mut clause)));
            joined = false;
        }
        joined |= token.is(Class::And);
    }
    if !clause.is_empty() {
        clauses.push((joined, clause));
    }
    clauses
}

/// `In 9 cases out of 10, …`: the share of what the clause behind it says.
fn is_lone_share(clause: &[&Token]) -> bool {
    let share = |token: &Token| {
        token
            .number()
            .is_some_and(|number| number.form == Form::Share)
    };
    match clause {
        [share_alone] => share(share_alone),
        [led, behind] => led.kind.is_text() && share(behind),
        _ => false,
    }
}

/// Whether a comma stands before or behind a time that is put between the words of a clause:
/// `shall, by 30 June, publish`.
fn around_times(tokens: &[&Token], at: usize, clause: &[&Token]) -> bool {
    let is_comma = |token: &&Token| matches!(token.kind, Kind::Mark(','));
    let only_times =
        |tokens: &[&Token]| !tokens.is_empty() && tokens.iter().all(|token| token.time().is_some());
    let behind = &tokens[at + 1..];
    let opens = behind
        .iter()
        .position(is_comma)
        .is_some_and(|end| only_times(&behind[..end]));
    let before = tokens[..at].iter().rposition(is_comma);
    let closes = before.is_some_and(|comma| only_times(&tokens[comma + 1..at]));
    let begun = clause.iter().any(|token| token.time().is_none());
    // Cut waits to 5 days, by June, and more: what has its value is over.
    let is_over = clause.iter().any(|token| is_value(token));
    begun && !is_over && (opens || closes)
}

/// Whether a comma stands between adjectives: `a warm, homely and considerate environment`.
fn in_adjectives(clause: &[&Token], next: Option<&&Token>, sentence: &Sentence<'_>) -> bool {
    let Some(last) = clause.last().filter(|token| token.kind.is_text()) else {
        return false;
    };
    let mut words = sentence.part(last.span).rsplit(' ');
    let adjective = words.next().unwrap_or_default();
    let is_led = words
        .take(2)
        .any(|word| matches!(word, "a" | "an" | "the" | "more"));
    let praises = is_in(List::MildPraise, adjective) || is_in(List::Praise, adjective);
    let ends = words_of(List::AdjectiveEnd).any(|end| adjective.ends_with(end));
    let is_adjective =
        praises || ends && !is_in(List::NoAdjective, adjective) || adjective.ends_with("-facing");
    is_led && is_adjective && next.is_some_and(|next| next.kind.is_text())
}

/// How many tokens go on with what is done, from a comma or an `and` behind a participle on: `will
/// be seen, treated and either admitted or discharged`.
fn in_participles(before: &[&Token], behind: &[&Token], sentence: &Sentence<'_>) -> usize {
    let is_participle = |token: &Token| {
        let text = sentence.part(token.span);
        let verb = token.class().is_some_and(is_verb);
        verb && (text.ends_with("ed") || is_in(List::Past, text))
    };
    let has_be = before.iter().any(|token| {
        let mut words = sentence.part(token.span).split(' ');
        words.any(|word| matches!(word, "be" | "is" | "are"))
    });
    if !has_be || !before.last().is_some_and(|last| is_participle(last)) {
        return 0;
    }
    let goes_on = |token: &&&Token| {
        let links = matches!(sentence.part(token.span), "either" | "or" | "then");
        let is_mark = matches!(token.kind, Kind::Mark(','));
        links || is_mark || token.is(Class::And) || is_participle(token)
    };
    let run = behind.iter().take_while(goes_on).count();
    let last = behind[..run].iter().rposition(|token| is_participle(token));
    last.map_or(0, |last| last + 1)
}

/// Whether `and` stands between clauses rather than between nouns or numbers.
fn joins(before: &[&Token], behind: &[&Token], sentence: &Sentence<'_>) -> bool {
    let behind: Vec<&Token> = behind
        .iter()
        .copied()
        .take_while(|token| !matches!(token.kind, Kind::Mark(_) | Kind::Word(Class::And)))
        .collect();
    let has_verb = |tokens: &[&Token]| {
        tokens
            .iter()
            .any(|token| token.class().is_some_and(is_verb))
    };
    let has_value = |tokens: &[&Token]| tokens.iter().any(|token| is_value(token));
    let first = behind
        .iter()
        .find(|token| !token.is(Class::Adverb))
        .and_then(|token| token.class());
    // An accessible and welcoming place; but improving this and reducing that.
    let goes_on = |token: &&Token| {
        token.class().is_some_and(is_verb) && sentence.part(token.span).ends_with("ing")
    };
    let is_gerund = behind.first().is_some_and(goes_on) && !before.iter().any(goes_on);
    let is_imperative =
        first.is_some_and(|class| rank(class) > 0) && !is_past(&behind, sentence) && !is_gerund;
    if before.is_empty() {
        return true;
    }
    (is_imperative && has_verb(before)) || (has_value(before) && has_value(&behind))
}

/// Whether a clause begins with a participle that goes on with what stands before it: `cleaned and
/// inspected`.
fn is_past(tokens: &[&Token], sentence: &Sentence<'_>) -> bool {
    tokens
        .first()
        .is_some_and(|token| sentence.part(token.span).ends_with("ed"))
}

fn is_value(token: &Token) -> bool {
    let is_length = token.time().is_some_and(
        |time| matches!(time.kind, TimeKind::Within(length) if length.unit <= TimeUnit::Week),
    );
    is_length
        || token.number().is_some()
        || matches!(
            token.class(),
            Some(Class::Zero | Class::Halve | Class::AtLeast | Class::AtMost)
        )
}

#[cfg(test)]
mod tests;
