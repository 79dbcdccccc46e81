//! `# planvet: allow[M202] reason`: findings that the author lets stand, and why.

use std::cell::Cell;

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
    let mut coverage = Coverage::new(tree, text);
    tree.comments()
        .iter()
        .filter_map(|comment| directive(comment, &mut coverage, text))
        .collect()
}

fn directive(comment: &Comment, coverage: &mut Coverage<'_, '_>, text: &str) -> Option<Directive> {
    let written = &text[comment.span.range()];
    let body = written.trim_start_matches('#').trim_start();
    let (name, rest) = body.split_at_checked(SPEAKS.len())?;
    if !name.eq_ignore_ascii_case(SPEAKS) || !rest.trim_start().starts_with(COLONS) {
        return None;
    }
    Some(match allow(comment, coverage, text) {
        Some(allow) => Directive::Allow(allow),
        None => Directive::Unreadable(comment.span),
    })
}

/// Reads `allow[S104, M202] reason until 2026-12-31`.
fn allow(comment: &Comment, coverage: &mut Coverage<'_, '_>, text: &str) -> Option<Allow> {
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
        scope: (!whole_file).then(|| coverage.of(comment)),
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
    Some((reason.join(" "), until))
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

/// Finds what comments cover: the item or key that stands on their line, or on the next line when
/// they have one of their own.
pub(super) struct Coverage<'s, 't> {
    tree: &'t Tree<'s>,
    text: &'s str,
    /// Where the search for the line below a comment last began, and the line it found: the
    /// comments between speak of it too, and a long run of them is gone through once.
    below: Option<(usize, Span)>,
}

impl<'s, 't> Coverage<'s, 't> {
    /// Looks in a file.
    pub(super) fn new(tree: &'t Tree<'s>, text: &'s str) -> Self {
        Coverage {
            tree,
            text,
            below: None,
        }
    }

    /// What a comment covers.
    pub(super) fn of(&mut self, comment: &Comment) -> Span {
        let start = comment.span.start as usize;
        let line = match comment.trailing {
            true => self.line_of(start),
            false => self.line_below(start),
        };
        self.tree.standing_on(line).unwrap_or(line)
    }

    fn line_of(&self, at: usize) -> Span {
        let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[at..].find('\n');
        Span::new(start, end.map_or(self.text.len(), |end| at + end))
    }

    /// The next line that holds something: comments and empty lines between belong to it.
    fn line_below(&mut self, start: usize) -> Span {
        match self.below {
            Some((from, line)) if from <= start && start < line.start as usize => return line,
            _ => {}
        }
        let mut line = self.line_of(start);
        while (line.end as usize) < self.text.len() {
            line = self.line_of(line.end as usize + 1);
            let body = self.text[line.range()].trim();
            if !body.is_empty() && !body.starts_with('#') {
                break;
            }
        }
        self.below = Some((start, line));
        line
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

    /// The findings that the allow covers; they are sorted by place.
    fn covered<'f>(&self, findings: &'f mut [Diagnostic]) -> &'f mut [Diagnostic] {
        let Some(scope) = self.scope else {
            return findings;
        };
        let from = findings.partition_point(|finding| finding.span.start < scope.start);
        let to = findings.partition_point(|finding| finding.span.start <= scope.end);
        &mut findings[from..to]
    }
}

/// Marks the findings, sorted by place, that an allow lets stand.
pub fn suppress(directives: &[Directive], as_of: Option<Date>, findings: &mut [Diagnostic]) {
    let allows = directives.iter().filter_map(|directive| match directive {
        Directive::Allow(allow) if allow.holds(as_of) => Some(allow),
        Directive::Allow(_) | Directive::Unreadable(_) => None,
    });
    for allow in allows {
        for finding in allow.covered(findings) {
            let named =
                |allowed: &&Allowed| allowed.rule.is_some_and(|rule| rule.id == finding.rule);
            if let Some(allowed) = allow.rules.iter().find(named) {
                allowed.used.set(true);
                finding.suppressed.get_or_insert_with(|| Suppression {
                    by: allow.span,
                    reason: allow.reason.clone(),
                });
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
