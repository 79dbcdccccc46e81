//! Guesses at verbs that the vocabulary doesn't know, by what stands around them.

use crate::lang::Lang;
use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::vocabulary::{Class, Vocabulary};

use super::super::tokens::{Kind, Token};
use super::super::verbs::{is_verb, moves};
use super::words::{List, is_in};

/// The tokens with unknown verbs as verbs of making: `Regrout the showers`, `Patch 98% of laptops`,
/// `will be ratified`.
pub fn with_guesses(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Token> {
    let mut guessed = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if is_adverb(sentence, tokens, at) {
            guessed.push(Token {
                span: token.span,
                kind: Kind::Word(Class::Adverb),
            });
            continue;
        }
        let makes = |place| (place, Class::Make);
        let verb = match token.kind {
            Kind::Text => comparative(sentence, tokens, at)
                .or_else(|| verb_length(sentence, tokens, at).map(|length| makes((0, length))))
                .or_else(|| participle(sentence, tokens, at).map(makes)),
            _ => None,
        };
        match verb {
            Some((place, class)) => push_parts(sentence, token, place, class, &mut guessed),
            None => guessed.push(token.clone()),
        }
    }
    guessed
}

/// The tokens with parts of compounds as text, for they are no verbs there: dropped-kerb,
/// trial-to-paid.
pub fn whole_words(sentence: &Sentence<'_>, tokens: Vec<Token>) -> Vec<Token> {
    let mut whole: Vec<Token> = Vec::with_capacity(tokens.len());
    // Whether the word before, which makes a value vague, has none behind it.
    let mut loose = false;
    for (at, token) in tokens.iter().enumerate() {
        let is_loose = is_loose(&tokens, at);
        let token = match is_loose {
            true => text_at(token.span),
            false => without_verb(sentence, token),
        };
        match whole.last_mut() {
            Some(last)
                if last.kind.is_text()
                    && token.kind.is_text()
                    && joins(sentence, last.span, token.span, is_loose || loose) =>
            {
                last.span = last.span.to(token.span);
            }
            _ => whole.push(token),
        }
        loose = is_loose;
    }
    whole
}

/// Whether a word that makes a value vague stands before none: act like a team.
fn is_loose(tokens: &[Token], at: usize) -> bool {
    let mut behind = tokens[at + 1..].iter();
    let next = behind.find(|token| !token.is(Class::About) && !token.is(Class::Adverb));
    let is_value = next.is_some_and(|next| {
        next.number().is_some()
            || next.time().is_some()
            || matches!(
                next.class(),
                Some(Class::AtLeast | Class::AtMost | Class::All | Class::Zero | Class::Halve)
            )
    });
    tokens[at].is(Class::About) && !is_value
}

/// Whether two texts are one: nothing stands between them, or a blank beside a word that plays no
/// part of its own.
fn joins(sentence: &Sentence<'_>, before: Span, behind: Span, beside_loose: bool) -> bool {
    let between = &sentence.folded()[before.end as usize..behind.start as usize];
    between.is_empty() || beside_loose && between == " "
}

fn text_at(span: Span) -> Token {
    Token {
        span,
        kind: Kind::Text,
    }
}

fn without_verb(sentence: &Sentence<'_>, token: &Token) -> Token {
    let text = sentence.folded();
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let before = text[..token.span.start as usize].strip_suffix('-');
    let behind = text[token.span.end as usize..].strip_prefix('-');
    let is_joined = before.is_some_and(|text| is_letter(text.chars().next_back()))
        || behind.is_some_and(|text| is_letter(text.chars().next()));
    let acts = token.class().is_some_and(|class| !class.is_noun());
    match acts && is_joined {
        true => text_at(token.span),
        false => token.clone(),
    }
}

/// Whether an unknown word is an adverb of the verb behind it: noticeably improve.
fn is_adverb(sentence: &Sentence<'_>, tokens: &[Token], at: usize) -> bool {
    let word = sentence.part(tokens[at].span);
    let alone = tokens[at].kind.is_text() && word.ends_with("ly") && !word.contains([' ', '-']);
    let next = tokens.get(at + 1);
    // Complaints come down steadily: behind a verb that moves something, at the end.
    let moved = at > 0 && tokens[at - 1].class().is_some_and(moves);
    let ends = next.is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
    let leads = next.and_then(Token::class).is_some_and(is_verb);
    alone && (leads || moved && ends)
}

/// Cuts a text into what stands before its verb, the verb and the rest.
fn push_parts(
    sentence: &Sentence<'_>,
    token: &Token,
    (from, to): (usize, usize),
    class: Class,
    all: &mut Vec<Token>,
) {
    let text = sentence.part(token.span);
    let start = token.span.start as usize;
    let parts = [
        (0, from, Kind::Text),
        (from, to, Kind::Word(class)),
        (to, text.len(), Kind::Text),
    ];
    for (from, to, kind) in parts {
        let part = &text[from..to];
        let blanks = part.len() - part.trim_start().len();
        let from = from + blanks;
        let to = from + part.trim().len();
        if from < to {
            all.push(Token {
                span: Span::new(start + from, start + to),
                kind,
            });
        }
    }
}

/// Where a word that compares stands behind a number, and which way it goes: 50% greater.
fn comparative(
    sentence: &Sentence<'_>,
    tokens: &[Token],
    at: usize,
) -> Option<((usize, usize), Class)> {
    tokens[..at].last()?.number()?;
    let text = sentence.part(tokens[at].span);
    let mut words = text.split(' ');
    let word = words.next()?;
    let class = match word {
        _ if is_in(List::Larger, word) => Class::Rise,
        _ if is_in(List::Smaller, word) => Class::Fall,
        // 10% better than last year: the time has taken the rest of the words.
        _ if is_in(List::Comparative, word) => {
            let word = Sentence::new(word);
            Vocabulary::of(Lang::En).words(&word).first()?.class
        }
        _ => return None,
    };
    let ends = words
        .next()
        .is_none_or(|next| is_in(List::Preposition, next));
    ends.then_some(((0, word.len()), class))
}

/// Where the participle stands that says what is done to the words before it, in a clause that
/// has no other verb and no value: `Roof retiled by May`, `Campus smoke-free by May`.
fn participle(sentence: &Sentence<'_>, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let is_end = |token: &Token| matches!(token.kind, Kind::Mark(_));
    let begin = tokens[..at].iter().rposition(is_end).map_or(0, |at| at + 1);
    let mut clause = tokens[begin..].iter().take_while(|token| !is_end(token));
    let is_said = clause.any(|token| {
        let class = token.class();
        token.number().is_some()
            || class.is_some_and(|class| is_verb(class) || class == Class::All)
            || matches!(class, Some(Class::Zero | Class::Purpose | Class::Means))
    });
    if is_said {
        return None;
    }
    let text = sentence.part(tokens[at].span);
    let mut from = 0;
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let is_done = word.len() > 4 && (word.ends_with("ed") || word.ends_with("-free"));
        let follows = words
            .peek()
            .is_none_or(|next| is_in(List::Preposition, next));
        let has_subject = from > 0 || at > begin;
        if is_done && follows && has_subject && !is_praise(word) {
            return Some((from, from + word.len()));
        }
        from += word.len() + 1;
    }
    None
}

fn is_praise(word: &str) -> bool {
    [List::Feeling, List::MildPraise, List::Praise]
        .into_iter()
        .any(|list| is_in(list, word))
}

/// How long the verb is that a text begins with; `None` when it begins with none.
fn verb_length(sentence: &Sentence<'_>, tokens: &[Token], at: usize) -> Option<usize> {
    let token = &tokens[at];
    let text = sentence.part(token.span);
    let mut words = text.split(' ');
    let first = words.next()?;
    let could = first.len() > 2
        && first.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        && !is_in(List::NoVerb, first)
        && !first.ends_with("ly")
        && !is_acronym(sentence, token.span, first);
    if !could {
        return None;
    }
    let previous = at.checked_sub(1).map(|before| &tokens[before]);
    let is_passive =
        |led: &str| led.ends_with("be") || led.ends_with("been") || led.ends_with("being");
    if let Some(led) = previous.filter(|token| token.is(Class::Intro)) {
        let led = sentence.part(led.span);
        // Has been re-laid: no adjective follows there but rarely.
        let has_been = led.ends_with("has been") || led.ends_with("have been");
        let is_participle = first.ends_with("ed")
            || has_been && first.ends_with(['d', 't', 'n']) && !is_praise(first);
        let leads_verb = is_in(List::Modal, led) && !is_participle;
        return (is_passive(led) && is_participle || leads_verb && first != "be")
            .then_some(first.len());
    }
    let begins = previous.is_none_or(|token| {
        matches!(token.kind, Kind::Mark(_)) || token.is(Class::And) || token.is(Class::Adverb)
    });
    if !begins || first.ends_with("ing") {
        return None;
    }
    let second = words.next();
    let (length, then) = match second {
        Some(particle) if is_in(List::Particle, particle) => {
            (first.len() + 1 + particle.len(), words.next())
        }
        _ => (first.len(), second),
    };
    let next = tokens.get(at + 1);
    let acts = match then {
        Some(word) => is_in(List::Determiner, word),
        None => next.is_some_and(|next| {
            let more = ["more", "fewer", "less"].contains(&sentence.part(next.span));
            more || next.is(Class::All) || counts(sentence, tokens, at, first)
        }),
    };
    acts.then_some(length)
}

/// Whether a lone word stands before a number of things: `Patch 40 laptops`, not `Uptime 99%`.
fn counts(sentence: &Sentence<'_>, tokens: &[Token], at: usize, first: &str) -> bool {
    let number = tokens.get(at + 1).and_then(Token::number);
    let behind = tokens.get(at + 2).filter(|token| match token.kind {
        Kind::Text => {
            !is_in(
                List::Preposition,
                sentence
                    .part(token.span)
                    .split(' ')
                    .next()
                    .unwrap_or_default(),
            ) || sentence.part(token.span).starts_with("of ")
        }
        Kind::Word(class) => class.is_noun(),
        _ => false,
    });
    number.is_some() && behind.is_some() && !first.ends_with('s')
}

fn is_acronym(sentence: &Sentence<'_>, span: Span, first: &str) -> bool {
    let original = sentence.words(span);
    let word = original.get(..first.len()).unwrap_or_default();
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == '-')
}
