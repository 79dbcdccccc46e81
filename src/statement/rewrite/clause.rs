//! A part of a sentence that becomes a goal of its own.

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::{TimeUnit, UnitKind};
use crate::statement::vocabulary::{Class, Word};
use crate::statement::{
    Aim, Direction, Figure, Judged, OtherNumber, OtherTime, Sentence, Sort, Statement, TimePhrase,
    Verdict,
};

/// A deadline longer than this, in bytes, is no phrase to repeat.
const LONGEST_DEADLINE: usize = 200;

/// A clause with what it says.
#[derive(Debug)]
pub struct Clause<'s> {
    /// The sentence.
    pub sentence: &'s Sentence<'s>,
    /// What the clause says; nothing in a slogan.
    pub aim: Option<&'s Aim>,
    /// The words of the clause.
    pub span: Span,
    /// By when.
    pub deadline: Option<&'s TimePhrase>,
    statement: &'s Statement,
    /// The words of the vocabulary in the sentence.
    words: &'s [Word],
    /// Whether its target can't be reached by its own words.
    impossible: bool,
}

impl<'s> Clause<'s> {
    /// The whole sentence.
    pub fn whole(judged: &'s Judged<'_>, words: &'s [Word], aim: Option<&'s Aim>) -> Clause<'s> {
        let span = Span::new(0, judged.sentence.folded().len());
        Clause::new(judged, words, aim, span)
    }

    /// A part of a compound sentence.
    pub fn part(judged: &'s Judged<'_>, words: &'s [Word], aim: &'s Aim) -> Clause<'s> {
        Clause::new(judged, words, Some(aim), aim.span)
    }

    fn new(
        judged: &'s Judged<'_>,
        words: &'s [Word],
        aim: Option<&'s Aim>,
        span: Span,
    ) -> Clause<'s> {
        let sentence = &judged.sentence;
        let own = aim.and_then(|aim| aim.deadline.as_ref());
        let deadline = own.or(judged.statement.deadline.as_ref());
        Clause {
            sentence,
            aim,
            span,
            deadline: deadline.filter(|time| time.span.range().len() <= LONGEST_DEADLINE),
            statement: &judged.statement,
            words,
            impossible: judged.verdicts.achievable.verdict == Verdict::Fail,
        }
    }

    /// The language of the sentence.
    pub fn lang(&self) -> Lang {
        self.sentence.lang()
    }

    /// Words as the author wrote them, on one line.
    pub fn say(&self, span: Span) -> String {
        one_line(self.sentence.words(span))
    }

    /// What is measured, made or acted on.
    pub fn object(&self) -> Option<String> {
        let object = self.say(self.aim?.object?);
        Some(object).filter(|object| !object.is_empty())
    }

    /// Whether the sentence has nothing but money or people that go in.
    pub fn is_input(&self) -> bool {
        let mut numbers = self.statement.other_numbers.iter();
        match self.aim {
            Some(aim) => aim.sort == Sort::Input,
            None => numbers.any(|(_, what)| *what == OtherNumber::Input),
        }
    }

    /// What a metric is to stand for: the object, else the sentence when it is short.
    pub fn about(&self) -> Option<String> {
        const LONGEST: usize = 40;
        let all = self.between(self.span.start, self.span.end, true);
        // A slogan is its own object: quoted, it still reads as part of another sentence.
        self.object().filter(|object| *object != all).or_else(|| {
            let short = !all.is_empty() && all.chars().count() <= LONGEST;
            short.then(|| format!("“{all}”"))
        })
    }

    /// The place where the clause begins, spaces apart.
    pub fn first(&self) -> Span {
        let text = self.sentence.folded();
        let part = text.get(self.span.range()).unwrap_or_default();
        let gap = part.len() - part.trim_start().len();
        Span::new(self.span.start as usize + gap, self.span.end as usize)
    }

    /// The class of the word of the vocabulary that begins a span.
    pub fn class_at(&self, span: Span) -> Option<Class> {
        let at = self
            .words
            .binary_search_by_key(&span.start, |word| word.span.start);
        at.ok().map(|at| self.words[at].class)
    }

    /// The word that ends at a byte, when its class is one of those. The end of a longer time is
    /// no word of its own: 均 in 日均.
    pub fn word_before(&self, end: u32, classes: &[Class]) -> Option<Span> {
        let at = self.words.binary_search_by_key(&end, |word| word.span.end);
        let word = self.words[at.ok()?];
        let mut times = self.statement.other_times.iter().map(|(time, _)| time.span);
        let ends_time = times.any(|time| time != word.span && time.contains(word.span));
        (classes.contains(&word.class) && !ends_time).then_some(word.span)
    }

    /// The word that begins at a byte, when its class is one of those.
    pub fn word_at(&self, start: u32, classes: &[Class]) -> Option<Span> {
        let at = self
            .words
            .binary_search_by_key(&start, |word| word.span.start);
        let word = self.words[at.ok()?];
        classes.contains(&word.class).then_some(word.span)
    }

    /// Which way the figure moves, as far as the clause tells.
    pub fn direction(&self) -> Option<Direction> {
        let aim = self.aim?;
        aim.direction.or(aim.way)
    }

    /// The value of today.
    pub fn baseline(&self) -> Option<&'s Figure> {
        self.aim?.baseline.as_ref()
    }

    /// The value to be reached, unless it can't be.
    pub fn target(&self) -> Option<&'s Figure> {
        self.aim?.target.as_ref().filter(|_| !self.impossible)
    }

    /// Whether the value of today is asked for: of something that is to change.
    pub fn asks_for_baseline(&self) -> bool {
        let kept = self.direction() == Some(Direction::Maintain);
        let measured = self.aim.is_some_and(|aim| aim.sort == Sort::Metric);
        measured && !kept && self.baseline().is_none()
    }

    /// Whether the words of the clause don't do, even with something added to them.
    pub fn needs_template(&self) -> bool {
        let Some(aim) = self.aim else {
            return false;
        };
        let Some(object) = aim.object else {
            return false;
        };
        if self.direction() == Some(Direction::Maintain) && self.target().is_some() {
            return false;
        }
        let Some(target) = self.target() else {
            return true;
        };
        // 95% of tickets …: the value is no end of a movement in words.
        let in_order = object.end <= target.span.start;
        let asks = self.asks_for_baseline() || aim.relative;
        asks && in_order && aim.stages.is_empty() && self.direction().is_some()
    }

    /// The span from the first to the last of the words that the aim was read from.
    pub fn core(&self) -> Span {
        let Some(aim) = self.aim else {
            return self.span;
        };
        let figures = [aim.baseline.as_ref(), aim.target.as_ref()];
        let figures = figures.into_iter().flatten().map(|figure| figure.span);
        let parts = [aim.verb, aim.object].into_iter().flatten().chain(figures);
        let core = parts.reduce(Span::to).unwrap_or(self.span);
        // A bound that stands beside its value belongs to it.
        let text = self.sentence.folded();
        let behind = text.get(core.end as usize..).unwrap_or_default();
        let next = core.end + length(behind) - length(behind.trim_start());
        match self.word_at(next, &[Class::OrMore, Class::OrLess]) {
            Some(bound) if aim.target.is_some() => core.to(bound),
            _ => core,
        }
    }

    /// The words between two bytes, without the times that are no part of them.
    pub fn between(&self, start: u32, end: u32, without_deadline: bool) -> String {
        let mut cuts: Vec<Span> = self
            .statement
            .other_times
            .iter()
            .filter(|(_, what)| matches!(what, OtherTime::Vague | OtherTime::Impossible))
            .map(|(time, _)| time.span)
            .collect();
        if without_deadline {
            cuts.extend(self.deadline.map(|time| time.span));
        }
        cuts.sort();
        let mut kept = String::new();
        let mut at = start;
        for cut in cuts {
            if cut.start >= at && cut.end <= end {
                add(&mut kept, &self.say(raw(at, cut.start)), self.lang());
                at = cut.end;
            }
        }
        if at < end {
            add(&mut kept, &self.say(raw(at, end)), self.lang());
        }
        trimmed(&kept).to_owned()
    }

    /// Whether a mark stands before a byte, in the middle of the sentence.
    pub fn pauses_before(&self, end: u32) -> bool {
        let before = self.sentence.folded().get(..end as usize);
        before.is_some_and(|before| before.trim_end().ends_with(['，', ',', '；', ';', '、']))
    }

    /// Whether the clause names an event without a date.
    pub fn has_event(&self) -> bool {
        let mut times = self.statement.other_times.iter();
        times.any(|(time, what)| *what == OtherTime::Event && self.span.contains(time.span))
    }

    /// The words of the deadline.
    pub fn deadline_words(&self) -> Option<String> {
        self.deadline.map(|time| self.say(time.span))
    }

    /// Whether the deadline stands among the words of the clause.
    pub fn holds_deadline(&self) -> bool {
        self.deadline
            .is_some_and(|time| self.span.contains(time.span))
    }

    /// The words of a figure without those that make a bound of it.
    pub fn bare(&self, figure: &Figure) -> String {
        let Span { mut start, mut end } = figure.span;
        let text = self.sentence.folded();
        loop {
            let part = text.get(start as usize..end as usize).unwrap_or_default();
            let inner = part.trim_start_matches([' ', '≥', '≤', '>', '<', '=']);
            let next_start = end - length(inner);
            let next_end = next_start + length(inner.trim_end());
            let front = self.word_at(next_start, &[Class::AtLeast, Class::AtMost, Class::To]);
            let back = self.word_before(next_end, &[Class::OrMore, Class::OrLess]);
            let next_start = front.map_or(next_start, |word| word.end);
            let next_end = back.map_or(next_end, |word| word.start);
            if (next_start, next_end) == (start, end) || next_start >= next_end {
                break;
            }
            (start, end) = (next_start, next_end);
        }
        self.say(raw(start, end))
    }

    /// Whether a figure holds the verb, as 减半 and 翻两番 do.
    pub fn is_verb(&self, figure: &Figure) -> bool {
        let verb = self.aim.and_then(|aim| aim.verb);
        verb.is_some_and(|verb| verb.start < figure.span.end && figure.span.start < verb.end)
    }

    /// What stands right before the words of a figure, spaces apart.
    pub fn before(&self, figure: &Figure) -> &str {
        let text = self.sentence.folded();
        text.get(..figure.span.start as usize)
            .unwrap_or_default()
            .trim_end()
    }
}

/// What a bound leaves room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The value or more.
    OrMore,
    /// The value or less.
    OrLess,
    /// More than the value.
    Above,
    /// Less than the value.
    Below,
}

/// On which side a figure leaves room.
pub fn side(figure: &Figure) -> Option<Side> {
    figure.bound.map(|bound| match bound {
        Bound::AtLeast => Side::OrMore,
        Bound::AtMost => Side::OrLess,
        Bound::Above => Side::Above,
        Bound::Below => Side::Below,
    })
}

/// Whether a figure is a length of time, which shrinks by growing shorter.
pub fn is_time(figure: &Figure) -> bool {
    matches!(figure.kind(), Some(UnitKind::Time(unit)) if unit <= TimeUnit::Year)
}

/// Bytes of a part of a sentence, which is far smaller than 4 GiB.
fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

fn raw(start: u32, end: u32) -> Span {
    Span {
        start,
        end: end.max(start),
    }
}

/// A text without line breaks, and without spaces at its ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split(['\n', '\r', '\t']) {
        let part = part.trim();
        if !line.is_empty() && !part.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// Puts two pieces together that stood apart, without doubling what stood between them.
fn add(kept: &mut String, more: &str, lang: Lang) {
    let opens = kept.is_empty() || kept.ends_with(is_pause);
    let more = if opens {
        more.trim_start_matches(is_pause)
    } else {
        more
    };
    if more.is_empty() {
        return;
    }
    // Two numbers that a word stood between stay two numbers.
    let numbers = kept.ends_with(char::is_numeric) && more.starts_with(char::is_numeric);
    let apart = lang == Lang::En && !kept.is_empty() && !more.starts_with(is_pause);
    let spaced = numbers || apart;
    kept.extend(spaced.then_some(' '));
    kept.push_str(more);
}

fn is_pause(c: char) -> bool {
    c.is_whitespace() || "，、,；;：:。.".contains(c)
}

/// A text without the marks at its ends; brackets and quotation marks stay.
pub fn trimmed(text: &str) -> &str {
    text.trim_start_matches(is_pause)
        .trim_end_matches(|c: char| is_pause(c) || "！!？?".contains(c))
}
