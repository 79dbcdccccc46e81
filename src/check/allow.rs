//! `# planvet: allow[M202] reason`: findings that the author lets stand, and why.

#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Suppression};
use crate::plan::value::Value as _;
use crate::source::{Comment, Span, Tree};

use super::rules;
use super::{Rule, Settings};

/// What a comment must begin with to speak to planvet, in any case, and a colon behind it.
const SPEAKS: &str = "planvet";

/// What stands between the rules of an allow; a Chinese keyboard types the wide ones.
const SEPARATORS: [char; 3] = [',', '，', '、'];
const COLONS: [char; 2] = [':', '：'];
const OPENING: [char; 3] = ['[', '【', '［'];
const CLOSING: [char; 3] = [']', '】', '］'];

/// Marks that may stand around the day of an allow.
const AROUND_DAY: [char; 13] = [
    ',', '.', ';', ':', ')', '(', '，', '。', '；', '：', '、', '）', '（',
];

/// Characters of a reason that are kept: every finding that it lets stand repeats it.
const MOST_REASON: usize = 1_000;

/// A comment that allows findings.
#[derive(Debug)]
pub struct Allow {
    /// The comment.
    pub span: Span,
    /// The rules it names, with the place of each name.
    pub rules: Vec<Allowed>,
    /// Why the findings may stand; empty when the author doesn't say.
    pub reason: String,
    /// The last day on which the allow holds.
    pub until: Option<Date>,
    /// What it covers; `None` for the whole file.
    scope: Option<Span>,
}

/// A rule that an allow names.
#[derive(Debug)]
pub struct Allowed {
    /// The name as written.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// The rule; `None` when there is none of this name.
    pub rule: Option<&'static Rule>,
    /// Whether it let a finding stand.
    pub used: Cell<bool>,
}

/// What a comment says to planvet.
#[derive(Debug)]
pub enum Directive {
    /// It allows findings.
    Allow(Allow),
    /// It begins with `planvet:`, but what follows can't be read.
    Unreadable(Span),
}

/// The directives in the comments of a file.
pub fn directives(tree: &Tree<'_>, text: &str) -> Vec<Directive> {
    let mut subjects = Subjects::new(tree, text);
    tree.comments()
        .iter()
        .filter_map(|comment| directive(comment, text, &mut subjects))
        .collect()
}

fn directive(comment: &Comment, text: &str, subjects: &mut Subjects<'_, '_>) -> Option<Directive> {
    let written = &text[comment.span.range()];
    let body = written.trim_start_matches('#').trim_start();
    let (name, rest) = body.split_at_checked(SPEAKS.len())?;
    if !name.eq_ignore_ascii_case(SPEAKS) || !rest.trim_start().starts_with(COLONS) {
        return None;
    }
    Some(match allow(comment, text, subjects) {
        Some(allow) => Directive::Allow(allow),
        None => Directive::Unreadable(comment.span),
    })
}

/// Reads `allow[S104, M202] reason until 2026-12-31`.
fn allow(comment: &Comment, text: &str, subjects: &mut Subjects<'_, '_>) -> Option<Allow> {
    let written = &text[comment.span.range()];
    let bracket = written.find(OPENING)?;
    let open = bracket + written[bracket..].chars().next()?.len_utf8();
    let close = open + written[open..].find(CLOSING)?;
    let verb = written[..bracket].rsplit(COLONS).next()?.trim();
    let whole_file = match verb {
        "allow" => false,
        "allow-file" => true,
        _ => return None,
    };
    let mut rules = Vec::new();
    let mut at = comment.span.start as usize + open;
    for piece in written[open..close].split_inclusive(SEPARATORS) {
        let name = piece.trim_end_matches(SEPARATORS).trim();
        let start = at + (piece.len() - piece.trim_start().len());
        at += piece.len();
        if !name.is_empty() {
            rules.push(Allowed {
                name: name.to_owned(),
                span: Span::new(start, start + name.len()),
                rule: rules::find(name),
                used: Cell::new(false),
            });
        }
    }
    if rules.is_empty() {
        return None;
    }
    let behind = written[close..].trim_start_matches(CLOSING);
    let (reason, until) = reason_and_day(behind)?;
    Some(Allow {
        span: comment.span,
        rules,
        reason,
        until,
        scope: (!whole_file).then(|| subjects.of(comment)),
    })
}

/// Takes `until 2026-12-31` out of the words behind the list; `None` when what follows `until`
/// is meant as a day but is none: an allow must not hold for ever by mistake.
fn reason_and_day(words: &str) -> Option<(String, Option<Date>)> {
    let mut reason: Vec<&str> = Vec::new();
    let mut until = None;
    let mut words = words.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let day = words.peek().map(|day| day.trim_matches(AROUND_DAY));
        match (before_until(word), day.filter(|day| is_meant_as_day(day))) {
            (Some(before), Some(day)) => {
                until = Some(Date::read(day).ok()?);
                words.next();
                reason.extend(Some(before).filter(|before| !before.is_empty()));
            }
            _ => reason.push(word),
        }
    }
    Some((cut(reason.join(" ")), until))
}

/// What stands before `until` in a word; Chinese puts no space between words.
fn before_until(word: &str) -> Option<&str> {
    const UNTIL: &str = "until";
    let word = word.trim_end_matches(AROUND_DAY);
    let (before, until) = word.split_at_checked(word.len().checked_sub(UNTIL.len())?)?;
    let is_own_word = !before.ends_with(|c: char| c.is_ascii_alphanumeric());
    (is_own_word && until.eq_ignore_ascii_case(UNTIL)).then(|| before.trim_end_matches(AROUND_DAY))
}

/// Whether a word has the digits of a day, unlike `2` in `until 2 more people are hired`.
fn is_meant_as_day(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 4 && word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(',')
}

/// A reason that is no longer than it may be.
fn cut(mut reason: String) -> String {
    if let Some((end, _)) = reason.char_indices().nth(MOST_REASON) {
        reason.truncate(end);
        reason.push('…');
    }
    reason
}

/// What the comments of a file are about.
pub(super) struct Subjects<'s, 't> {
    tree: &'t Tree<'s>,
    text: &'t str,
    /// The comments last asked for, from the first to what all of them are about, and that: a
    /// long block of comments is walked through once, not once for each of them.
    last: Option<(Range<usize>, Span)>,
}

impl<'s, 't> Subjects<'s, 't> {
    /// Those of the comments of a tree.
    pub fn new(tree: &'t Tree<'s>, text: &'t str) -> Subjects<'s, 't> {
        Subjects {
            tree,
            text,
            last: None,
        }
    }

    /// What a comment is about: the item or key that stands on its line, or on the next line when
    /// it has one of its own.
    pub fn of(&mut self, comment: &Comment) -> Span {
        let start = comment.span.start as usize;
        if let Some((comments, about)) = &self.last
            && comments.contains(&start)
        {
            return *about;
        }
        let mut line = self.line_of(start);
        let mut end = start + 1;
        if !comment.trailing {
            // Comments and empty lines between belong to what follows.
            while (line.end as usize) < self.text.len() {
                line = self.line_of(line.end as usize + 1);
                let body = self.text[line.range()].trim();
                if !body.is_empty() && !body.starts_with('#') {
                    break;
                }
            }
            end = line.start as usize;
        }
        let about = self.tree.standing_on(line).unwrap_or(line);
        self.last = Some((start..end, about));
        about
    }

    fn line_of(&self, at: usize) -> Span {
        let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |end| at + end);
        Span::new(start, end)
    }
}

impl Allow {
    /// Whether the allow still holds; without a day to compare with, it does.
    pub fn holds(&self, as_of: Option<Date>) -> bool {
        match (self.until, as_of) {
            (Some(until), Some(today)) => today <= until,
            _ => true,
        }
    }
}

/// The findings of one rule.
#[derive(Default)]
struct OfRule {
    /// Which findings of the file they are, in their order.
    places: Vec<usize>,
    /// For each of them the next one, itself included, that no allow has been found for: many
    /// allows may cover many findings.
    open: Vec<usize>,
    /// The allow that named the rule last: a second name in the same list lets nothing stand.
    named_by: Option<Span>,
}

impl OfRule {
    fn add(&mut self, place: usize) {
        self.open.push(self.places.len());
        self.places.push(place);
    }

    /// The first from `at` on that no allow has been found for; their number when there is none.
    fn open_from(&mut self, mut at: usize) -> usize {
        while let Some(&next) = self.open.get(at).filter(|&&next| next != at) {
            // Each look makes the way shorter for the next one.
            self.open[at] = self.open.get(next).copied().unwrap_or(next);
            at = next;
        }
        at
    }
}

/// Marks the findings, sorted by place, that an allow lets stand; of several allows the first
/// counts.
pub fn suppress(directives: &[Directive], as_of: Option<Date>, findings: &mut [Diagnostic]) {
    if directives.is_empty() {
        return;
    }
    let mut of_rules: HashMap<&str, OfRule> = HashMap::new();
    for (place, finding) in findings.iter().enumerate() {
        of_rules.entry(finding.rule.code).or_default().add(place);
    }
    let allows = directives.iter().filter_map(|directive| match directive {
        Directive::Allow(allow) if allow.holds(as_of) => Some(allow),
        Directive::Allow(_) | Directive::Unreadable(_) => None,
    });
    for allow in allows {
        for allowed in &allow.rules {
            let rule = allowed.rule;
            let Some(of_rule) = rule.and_then(|rule| of_rules.get_mut(rule.id.code)) else {
                continue;
            };
            if of_rule.named_by.replace(allow.span) == Some(allow.span) {
                continue;
            }
            let (from, to) = match allow.scope {
                None => (0, of_rule.places.len()),
                Some(scope) => {
                    let start = |place: &usize| findings[*place].span.start;
                    let places = &of_rule.places;
                    (
                        places.partition_point(|place| start(place) < scope.start),
                        places.partition_point(|place| start(place) <= scope.end),
                    )
                }
            };
            if from < to {
                allowed.used.set(true);
            }
            let mut at = of_rule.open_from(from);
            while at < to {
                findings[of_rule.places[at]].suppressed = Some(Suppression {
                    by: allow.span,
                    reason: allow.reason.clone(),
                });
                of_rule.open[at] = at + 1;
                at = of_rule.open_from(at + 1);
            }
        }
    }
}

/// Takes allows of rules that don't run for used: nobody knows whether they would be.
pub fn excuse(directives: &[Directive], settings: &Settings) {
    for directive in directives {
        let Directive::Allow(allow) = directive else {
            continue;
        };
        for allowed in &allow.rules {
            if allowed.rule.is_some_and(|rule| !settings.runs(rule)) {
                allowed.used.set(true);
            }
        }
    }
}
