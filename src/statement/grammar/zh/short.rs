//! Words of one character, which are parts of longer words more often than verbs.

use crate::statement::Sentence;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::{is_verb, rank};
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;

/// The tokens with verbs of one character only where a value follows or a comparison ends:
/// 升至90%, 比上年低, but not 高血压, 参加.
pub fn settled(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Token> {
    let settle = |(at, token): (usize, &Token)| {
        let is_short = sentence.part(token.span).chars().nth(1).is_none();
        let is_loose = token.class().is_some_and(|class| {
            is_verb(class) && is_short && !leads_to_value(sentence, tokens, at, class)
        });
        Token {
            span: token.span,
            kind: match is_loose {
                true => Kind::Text,
                false => token.kind.clone(),
            },
        }
    };
    tokens.iter().enumerate().map(settle).collect()
}

fn leads_to_value(sentence: &Sentence<'_>, tokens: &[Token], at: usize, class: Class) -> bool {
    let changes = rank(class) == 5;
    let mut behind = tokens[at + 1..].iter();
    let next = behind.find(|token| !is_comparison(sentence, token));
    let leads = next.is_some_and(|next| {
        next.number().is_some()
            || matches!(
                next.class(),
                Some(Class::AtLeast | Class::AtMost | Class::About)
            )
            || (changes && matches!(next.class(), Some(Class::To | Class::Zero | Class::All)))
    });
    leads || (changes && ends_comparison(tokens, at))
}

/// Whether a token only says what a value is compared with: 去年的.
pub fn is_comparison(sentence: &Sentence<'_>, token: &Token) -> bool {
    match &token.kind {
        Kind::Time(time, _) => time.kind == TimeKind::Reference,
        Kind::Text => sentence.part(token.span) == "的",
        _ => false,
    }
}

/// Whether a word ends a clause right behind what is compared with: 比上年低.
fn ends_comparison(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens[before].time());
    let ends = tokens
        .get(at + 1)
        .is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
    ends && before.is_some_and(|time| time.kind == TimeKind::Reference)
}
