//! Goals in English.

use crate::statement::quantity::UnitKind;
use crate::statement::{Direction, Figure};

use super::clause::{Clause, Side, side};
use super::level;
use super::line::{Blank, Line};
use super::suggest::metrics_for;

/// Verbs that go with from and to, as they are; the others give way to the usual ones.
const RISE: [&str; 10] = [
    "increase", "raise", "improve", "boost", "lift", "grow", "expand", "extend", "double", "triple",
];
const FALL: [&str; 9] = [
    "cut",
    "reduce",
    "lower",
    "decrease",
    "shorten",
    "halve",
    "bring down",
    "drop",
    "trim",
];

/// What may stand before a verb that is put in.
const LEADS: [&str; 8] = ["will", "to", "shall", "must", "should", ",", ":", "and"];

/// Words that begin a deadline.
const PREPOSITIONS: [&str; 14] = [
    "by", "within", "before", "in", "over", "during", "until", "no", "on", "at", "from", "not",
    "through", "inside",
];

/// A metric that is to move, from where to where.
pub fn metric(clause: &Clause<'_>) -> Line {
    let Some(object) = clause.object() else {
        return kept(clause);
    };
    let core = clause.core();
    let lead = clause.between(clause.span.start, core.start, true);
    let lead = match LEADS.iter().any(|word| ends_with_word(&lead, word)) {
        true => lead + " ",
        false => String::new(),
    };
    let line = Line::default().say(&lead);
    let object = determiner(clause) + &object;
    let line = moved(line, clause, |line| line.say(&object));
    let rest = clause.between(core.end, clause.span.end, true);
    let line = match rest.as_str() {
        "" => line,
        rest => line.say(" ").say(rest),
    };
    line.say(" ").join(by(clause)).say(".").capitalized()
}

/// What stands between the verb and the metric: the, our.
fn determiner(clause: &Clause<'_>) -> String {
    const LONGEST: usize = 12;
    let verb_and_object = clause.aim.and_then(|aim| aim.verb.zip(aim.object));
    let words = match verb_and_object {
        Some((verb, object)) => clause.between(verb.end, object.start.max(verb.end), true),
        None => String::new(),
    };
    let is_short = words.len() <= LONGEST && words.chars().all(|c| c.is_ascii_lowercase());
    match is_short && !words.is_empty() {
        true => words + " ",
        false => String::new(),
    }
}

/// The verb with what it acts on, then from where to where.
fn moved(line: Line, clause: &Clause<'_>, object: impl Fn(Line) -> Line) -> Line {
    let verb = verb(clause);
    let line = object(line.say(&verb).say(" "));
    let target = clause.target();
    let line = match target.filter(|_| clause.aim.is_some_and(|aim| aim.relative)) {
        Some(amount) => line.say(&change(clause, amount)),
        None => line,
    };
    let baseline = clause.baseline().map(|figure| clause.bare(figure));
    let line = line
        .say(" from ")
        .fill(baseline.as_deref(), Blank::Baseline);
    let reached = match target {
        Some(level) if clause.aim.is_some_and(|aim| !aim.relative) => Some(to(clause, level)),
        Some(_) => level::reached(clause).map(|level| level::in_words(&level)),
        None => None,
    };
    line.say(" to ").fill(reached.as_deref(), Blank::Target)
}

/// The value to be reached.
fn to(clause: &Clause<'_>, target: &Figure) -> String {
    let words = clause.bare(target);
    match side(target) {
        None => words,
        Some(Side::OrMore) => format!("at least {words}"),
        Some(Side::OrLess) => format!("at most {words}"),
        Some(Side::Above) => format!("above {words}"),
        Some(Side::Below) => format!("below {words}"),
    }
}

/// An amount of change, with a space before it.
fn change(clause: &Clause<'_>, amount: &Figure) -> String {
    let words = clause.bare(amount);
    if clause.is_verb(amount) {
        return String::new();
    }
    let folded = words.to_ascii_lowercase();
    if amount.kind() == Some(UnitKind::Multiple) {
        return match folded.ends_with("fold") {
            true => format!(" {words}"),
            false => format!(" to {words} the present level,"),
        };
    }
    match side(amount) {
        None => format!(" by {words}"),
        Some(Side::OrMore) => format!(" by at least {words}"),
        Some(Side::OrLess) => format!(" by at most {words}"),
        Some(Side::Above) => format!(" by more than {words}"),
        Some(Side::Below) => format!(" by less than {words}"),
    }
}

/// The verb of the clause where it goes with from and to, else the usual one.
fn verb(clause: &Clause<'_>) -> String {
    let said = clause
        .aim
        .and_then(|aim| aim.verb)
        .map(|verb| clause.say(verb));
    let said = said.unwrap_or_default().to_ascii_lowercase();
    let (own, usual): (&[&str], &str) = match clause.direction() {
        Some(Direction::Increase) => (&RISE, "raise"),
        Some(Direction::Decrease) => (&FALL, "reduce"),
        Some(Direction::Maintain) | None => (&[], "bring"),
    };
    match own.contains(&said.as_str()) {
        true => said,
        false => usual.to_owned(),
    }
}

/// The words of the clause with what is missing behind them.
pub fn kept(clause: &Clause<'_>) -> Line {
    let words = clause.between(clause.span.start, clause.span.end, false);
    let line = Line::default().say(&words);
    let line = match clause.holds_deadline() {
        true => line,
        false if clause.direction() == Some(Direction::Maintain) => {
            line.say(" ").join(until(clause))
        }
        // Before the next audit (by ____).
        false if clause.has_event() => line.say(" (").join(by(clause)).say(")"),
        false => line.say(" ").join(by(clause)),
    };
    let line = match clause.asks_for_baseline() {
        true => line.say(" (now ").blank(Blank::Baseline).say(")"),
        false => line,
    };
    line.say(".").capitalized()
}

/// Something whose being there can't be seen.
pub fn hidden(clause: &Clause<'_>) -> Line {
    Line::default()
        .say(&act(clause))
        .say(" ")
        .join(by(clause))
        .say(", shown by ")
        .blank(Blank::Evidence)
        .say(" (what anyone can see, such as a published procedure or the first case handled by it).")
        .capitalized()
}

/// Something that is done without an end.
pub fn activity(clause: &Clause<'_>) -> Line {
    let metrics = metrics_for(&act(clause), clause.lang());
    let what = format!(" (a metric of its effect, such as {metrics})");
    so_that(clause, &what)
}

/// Money or people that go in.
pub fn input(clause: &Clause<'_>) -> Line {
    let metrics = metrics_for(&act(clause), clause.lang());
    let what = format!(" (the metric that it is spent for, such as {metrics})");
    so_that(clause, &what)
}

fn so_that(clause: &Clause<'_>, what: &str) -> Line {
    Line::default()
        .say(&act(clause))
        .say(" so that ")
        .blank(Blank::Metric)
        .say(what)
        .say(" rises from ")
        .blank(Blank::Baseline)
        .say(" to ")
        .blank(Blank::Target)
        .say(" ")
        .join(by(clause))
        .say(".")
        .capitalized()
}

/// A metric in the place of what nobody can measure.
pub fn stands_for(clause: &Clause<'_>) -> Line {
    let about = clause.about();
    let metrics = metrics_for(about.as_deref().unwrap_or_default(), clause.lang());
    let what = match about {
        Some(about) => format!(" (a metric that stands for {about}, such as {metrics})"),
        None => format!(" (something that can be measured, such as {metrics})"),
    };
    let name = |line: Line| line.blank(Blank::Metric).say(&what);
    let line = match clause.direction() {
        Some(Direction::Increase | Direction::Decrease) => moved(Line::default(), clause, name),
        _ => name(Line::default().say("raise "))
            .say(" from ")
            .blank(Blank::Baseline)
            .say(" to ")
            .blank(Blank::Target),
    };
    line.say(" ").join(by(clause)).say(".").capitalized()
}

/// The words of the clause without its deadline.
fn act(clause: &Clause<'_>) -> String {
    clause.between(clause.span.start, clause.span.end, true)
}

/// By when.
fn by(clause: &Clause<'_>) -> Line {
    when(clause, "by ")
}

/// Until when something is kept.
fn until(clause: &Clause<'_>) -> Line {
    when(clause, "until ")
}

fn when(clause: &Clause<'_>, word: &str) -> Line {
    let Some(words) = clause.deadline_words() else {
        return Line::default().say(word).blank(Blank::Deadline);
    };
    let first = words
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match PREPOSITIONS.contains(&first.as_str()) {
        true => Line::default()
            .say(&first)
            .say(words.get(first.len()..).unwrap_or_default()),
        false => Line::default().say(&words),
    }
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(before) = text.to_ascii_lowercase().strip_suffix(word).map(str::len) else {
        return false;
    };
    !word.starts_with(|c: char| c.is_ascii_alphabetic())
        || !text[..before].ends_with(|c: char| c.is_ascii_alphanumeric())
}
