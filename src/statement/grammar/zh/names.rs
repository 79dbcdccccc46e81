//! The name of what is measured: the noun phrase without the words around it.

use super::Walk;
use crate::source::Span;
use crate::statement::grammar::draft::Noun;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::{Class, List};

/// A name that is cut has at least so many characters.
const LEAST: usize = 2;

impl<'s, 't> Walk<'s, 't> {
    /// A noun phrase without what leads to it and what is said of it.
    pub(super) fn trimmed(&self, noun: Noun) -> Noun {
        let mut tokens: Vec<&Token> = self
            .tokens
            .iter()
            .copied()
            .filter(|token| noun.span.contains(token.span))
            .collect();
        while tokens.len() > 1 && tokens.last().is_some_and(|last| says_of_it(last)) {
            tokens.pop();
        }
        while tokens.len() > 1 && self.is_whole(tokens[0]) {
            tokens.remove(0);
        }
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return noun;
        };
        Noun {
            span: self.cut(first.span.to(last.span)),
            ..noun
        }
    }

    /// Whether a token names the whole of an organisation: 全院.
    fn is_whole(&self, token: &Token) -> bool {
        token.is(Class::Whole) || matches!(token.kind, Kind::Mark(_))
    }

    /// Cuts words at both ends of a name.
    fn cut(&self, span: Span) -> Span {
        let text = self.sentence.part(span);
        let mut name = text;
        // 业主满意度以上年测评值为基准: what it is compared with.
        if let Some((before, after)) = name.split_once('以')
            && after.ends_with("基准")
        {
            name = before;
        }
        name = behind_scope(name);
        while let Some(shorter) = shorter(name) {
            name = shorter;
        }
        let start = span.start as usize + (name.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(start, start + name.len())
    }
}

/// Whether a token at the end of a noun phrase says something of what it names: how often, since
/// when, by how much.
fn says_of_it(token: &Token) -> bool {
    match &token.kind {
        Kind::Time(time, _) => !matches!(time.kind, TimeKind::Due(_)),
        Kind::Word(class) => matches!(
            class,
            Class::Adverb | Class::Intro | Class::Result | Class::Object | Class::All
        ),
        _ => false,
    }
}

/// What stands behind the words that say of whom or of how many: 对独居老人的探访, 每单平均时长.
fn behind_scope(name: &str) -> &str {
    let each = name.starts_with('每').then(|| name.find("平均")).flatten();
    if let Some(at) = each {
        return &name[at..];
    }
    let link = match name.starts_with('对') {
        true => "的",
        false => "里的",
    };
    match name.split_once(link) {
        Some((_, after)) if after.chars().count() >= LEAST => after,
        _ => name,
    }
}

/// The name without one word at an end, where there is one to be cut.
fn shorter(name: &str) -> Option<&str> {
    let name_is_enough = |name: &&str| name.chars().count() >= LEAST;
    let trimmed = name.trim();
    if trimmed.len() < name.len() {
        return Some(trimmed);
    }
    let leads = List::NameLead.words().iter();
    let mut leads = leads.filter_map(|lead| name.strip_prefix(lead));
    let tails = match List::NameEnd.ends(name) {
        true => &[],
        false => List::NameTail.words(),
    };
    let mut tails = tails.iter().filter_map(|tail| name.strip_suffix(tail));
    leads
        .find(name_is_enough)
        .or_else(|| tails.find(name_is_enough))
}
