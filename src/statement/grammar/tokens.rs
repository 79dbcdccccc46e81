//! Cuts a sentence into tokens: words of the vocabulary, numbers, times, marks and the rest.

use crate::source::Span;
use crate::statement::Sentence;
use crate::statement::quantity::{Form, Quantity, TimeUnit, quantities};
use crate::statement::time::{TimeKind, TimePhrase, times};
use crate::statement::vocabulary::{Class, Vocabulary, Word};

/// A piece of a sentence.
#[derive(Debug, Clone)]
pub struct Token {
    /// Where it stands, in the folded text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Words that the vocabulary doesn't know.
    Text,
    /// Words in quotation marks, or a title: a name.
    Quoted,
    /// A word of the vocabulary.
    Word(Class),
    /// A number.
    Number(Quantity),
    /// A time, with the number in it.
    Time(TimePhrase, Option<Quantity>),
    /// A mark that ends something.
    Mark(char),
}

impl Kind {
    /// Whether it is words that the vocabulary doesn't know.
    pub fn is_text(&self) -> bool {
        matches!(self, Kind::Text)
    }
}

impl Token {
    /// The class of a word of the vocabulary.
    pub fn class(&self) -> Option<Class> {
        match self.kind {
            Kind::Word(class) => Some(class),
            _ => None,
        }
    }

    /// Whether it is a word of the class.
    pub fn is(&self, class: Class) -> bool {
        self.class() == Some(class)
    }

    /// The number.
    pub fn number(&self) -> Option<&Quantity> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The time.
    pub fn time(&self) -> Option<&TimePhrase> {
        match &self.kind {
            Kind::Time(time, _) => Some(time),
            _ => None,
        }
    }
}

/// The tokens of a sentence, left to right, without white space between them.
pub fn tokens(sentence: &Sentence<'_>) -> Vec<Token> {
    let text = sentence.folded();
    let words = Vocabulary::of(sentence.lang()).words(sentence);
    let (names, numbers): (Vec<Quantity>, Vec<Quantity>) = quantities(sentence)
        .into_iter()
        .partition(|number| number.form == Form::Name);
    let mut times = times(sentence);
    times.retain(|time| !is_value(time, &numbers, &words, text) && !is_unit(time, &numbers));
    // Later lists give way to earlier ones.
    let mut taken: Vec<Token> = Vec::new();
    let mut add = |found: Vec<Token>| {
        let mut merged = Vec::with_capacity(taken.len() + found.len());
        let mut found = found.into_iter().peekable();
        for token in taken.drain(..) {
            while found
                .peek()
                .is_some_and(|next| next.span.start < token.span.start)
            {
                if let Some(next) = found
                    .next()
                    .filter(|next| next.span.end <= token.span.start)
                {
                    merged.push(next);
                }
            }
            while found
                .peek()
                .is_some_and(|next| next.span.start < token.span.end)
            {
                found.next();
            }
            merged.push(token);
        }
        merged.extend(found);
        taken = merged;
    };
    add(times
        .into_iter()
        .map(|time| Token {
            span: time.span,
            kind: Kind::Time(time.clone(), inside(&time, &numbers).cloned()),
        })
        .collect());
    add(quoted(text)
        .map(|span| Token {
            span,
            kind: Kind::Quoted,
        })
        .collect());
    // 为零, 一户不落: the word says more than the number in it.
    let (whole, words): (Vec<Word>, Vec<Word>) = words.into_iter().partition(says_a_value);
    add(whole.into_iter().map(of_word).collect());
    add(numbers
        .into_iter()
        .map(|number| Token {
            span: number.span,
            kind: Kind::Number(number),
        })
        .collect());
    add(names
        .into_iter()
        .map(|name| Token {
            span: name.span,
            kind: Kind::Text,
        })
        .collect());
    add(words.into_iter().map(of_word).collect());
    with_rest(text, taken)
}

fn of_word(word: Word) -> Token {
    Token {
        span: word.span,
        kind: Kind::Word(word.class),
    }
}

/// Whether a word says a value without a number.
fn says_a_value(word: &Word) -> bool {
    matches!(word.class, Class::Zero | Class::Eliminate | Class::All)
}

/// Whether a length is a value rather than a time: `缩短至15分钟以内`, `to within 8 hours`.
fn is_value(time: &TimePhrase, numbers: &[Quantity], words: &[Word], text: &str) -> bool {
    let TimeKind::Within(length) = time.kind else {
        return false;
    };
    let inside = inside(time, numbers);
    let starts = [
        Some(time.span.start),
        inside.map(|number| number.span.start),
    ];
    let is_chinese = !text[time.span.range()].starts_with(|c: char| c.is_ascii_alphabetic());
    starts.into_iter().flatten().any(|start| {
        let before = text[..start as usize].trim_end().len();
        let word = words.partition_point(|word| (word.span.end as usize) < before);
        let word = words
            .get(word)
            .filter(|word| word.span.end as usize == before && word.span.start < time.span.start);
        word.is_some_and(|word| match word.class {
            Class::To
            | Class::Cap
            | Class::AtMost
            | Class::AtLeast
            | Class::From
            | Class::Reach
            | Class::Keep => true,
            Class::Fall | Class::Rise | Class::Metric | Class::Cost => {
                is_chinese && length.unit <= TimeUnit::Day
            }
            _ => false,
        })
    })
}

/// Whether a frequency is part of a unit: `10 per month`.
fn is_unit(time: &TimePhrase, numbers: &[Quantity]) -> bool {
    let next = numbers.partition_point(|number| number.span.start < time.span.start);
    let before = next.checked_sub(1).and_then(|at| numbers.get(at));
    time.kind == TimeKind::Frequency
        && before.is_some_and(|number| number.span.end > time.span.start)
}

/// The number in the words of a time.
fn inside<'q>(time: &TimePhrase, numbers: &'q [Quantity]) -> Option<&'q Quantity> {
    let first = numbers.partition_point(|number| number.span.start < time.span.start);
    numbers
        .get(first)
        .filter(|number| number.span.end <= time.span.end)
}

/// The quoted names: `“客户需求智能池”`, `《服务手册》`, `'Good'`.
fn quoted(text: &str) -> impl Iterator<Item = Span> + '_ {
    const PAIRS: [(char, char); 5] = [
        ('“', '”'),
        ('「', '」'),
        ('《', '》'),
        ('"', '"'),
        ('‘', '’'),
    ];
    const LONGEST: usize = 160;
    let mut done = 0;
    text.char_indices().filter_map(move |(at, c)| {
        let (_, close) = PAIRS.into_iter().find(|(open, _)| *open == c)?;
        if at < done {
            return None;
        }
        let inside = &text[at + c.len_utf8()..];
        let window = inside.char_indices().take(LONGEST);
        let (length, _) = window.into_iter().find(|(_, c)| *c == close)?;
        done = at + c.len_utf8() + length + close.len_utf8();
        Some(Span::new(at, done))
    })
}

/// The tokens with the text and the marks between them.
fn with_rest(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut all = Vec::with_capacity(2 * tokens.len() + 1);
    let mut done = 0;
    for token in tokens {
        rest(text, done, token.span.start as usize, &mut all);
        done = token.span.end as usize;
        all.push(token);
    }
    rest(text, done, text.len(), &mut all);
    all
}

/// Cuts what no reader knows into text and marks.
fn rest(text: &str, from: usize, to: usize, all: &mut Vec<Token>) {
    let mut begin = from;
    for (at, c) in text[from..to].char_indices() {
        let at = from + at;
        if is_mark(text, at, c) {
            push_text(text, begin, at, all);
            begin = at + c.len_utf8();
            all.push(Token {
                span: Span::new(at, begin),
                kind: Kind::Mark(c),
            });
        }
    }
    push_text(text, begin, to, all);
}

fn push_text(text: &str, from: usize, to: usize, all: &mut Vec<Token>) {
    let part = &text[from..to];
    let start = from + (part.len() - part.trim_start().len());
    let end = from + part.trim_end().len();
    // A plus sign belongs to the number behind it.
    if start < end && &text[start..end] != "+" {
        all.push(Token {
            span: Span::new(start, end),
            kind: Kind::Text,
        });
    }
}

fn is_mark(text: &str, at: usize, c: char) -> bool {
    match c {
        '，' | '。' | '；' | '！' | '？' | '、' | ',' | ';' | '!' | '?' | '(' | ')' | '[' | ']'
        | '【' | '】' | ':' | '\u{2014}' | '\u{2013}' | '\u{2026}' => true,
        // A point ends a sentence; one in a name or a number doesn't.
        '.' => text[at + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace),
        '-' => text[..at].ends_with(' ') && text[at + 1..].starts_with(' '),
        _ => false,
    }
}
