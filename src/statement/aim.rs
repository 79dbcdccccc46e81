//! What a sentence says, once its words are put together.

use rust_decimal::Decimal;

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;

use super::TimePhrase;
use super::quantity::{Unit, UnitKind};

/// A goal sentence with what it says. All spans are about its folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The language it is written in.
    pub lang: Lang,
    /// What is to be reached, in reading order; several make a compound goal, none a slogan.
    pub aims: Vec<Aim>,
    /// The deadline of the whole sentence: the shared one, or that of the last stage.
    pub deadline: Option<TimePhrase>,
    /// Times that are no deadline, with what they are instead.
    pub other_times: Vec<(TimePhrase, OtherTime)>,
    /// Numbers that are no target, with what they are instead.
    pub other_numbers: Vec<(Span, OtherNumber)>,
    /// Soft verbs: 加强, enhance.
    pub soft: Vec<Span>,
    /// Words that make a value vague: 约, about.
    pub vague: Vec<Span>,
    /// What says that the goal can be reached: 已试点, funding approved.
    pub evidence: Vec<Span>,
}

/// One thing to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// The words it was read from.
    pub span: Span,
    /// What kind of thing it is.
    pub sort: Sort,
    /// The verb, or the noun that stands for it.
    pub verb: Option<Span>,
    /// What is acted on or measured.
    pub object: Option<Span>,
    /// Which way a figure is to move.
    pub direction: Option<Direction>,
    /// Which way the words say it moves, where that is certain; a target may contradict it.
    pub way: Option<Direction>,
    /// The value of today.
    pub baseline: Option<Figure>,
    /// The value to be reached, or the amount of change; of several stages the last.
    pub target: Option<Figure>,
    /// Whether the target is an amount of change rather than a level.
    pub relative: bool,
    /// The values on the way, when the sentence has stages, without the last one.
    pub stages: Vec<(Figure, Option<TimePhrase>)>,
    /// The upper end of the scale that a score is given on.
    pub scale_end: Option<Decimal>,
    /// A deadline of its own.
    pub deadline: Option<TimePhrase>,
}

/// What kind of thing an aim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A metric that moves, reaches or keeps a value.
    Metric,
    /// So many things made or done.
    Output,
    /// Something that exists, is live or is over, which can be seen from outside.
    Deliverable,
    /// Something particular whose being there can't be seen from outside: a mechanism.
    Hidden,
    /// Something that is done, without an end that can be seen: 宣传, promote.
    Activity,
    /// A quality that nobody can measure as it stands, or a soft verb on something unmeasured.
    Abstract,
    /// Money or people that go in.
    Input,
    /// Words without an object or a change.
    Slogan,
}

/// Which way a figure moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It grows.
    Increase,
    /// It falls.
    Decrease,
    /// It stays.
    Maintain,
}

impl Direction {
    /// The word in results.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
            Direction::Maintain => "maintain",
        }
    }
}

/// A value of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The words of the value.
    pub span: Span,
    /// The value; the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// The unit.
    pub unit: Option<Unit>,
    /// Whether it is a bound.
    pub bound: Option<Bound>,
}

impl Figure {
    /// What the unit measures.
    pub fn kind(&self) -> Option<UnitKind> {
        self.unit.as_ref().map(|unit| unit.kind)
    }
}

/// What a time is, when it is no deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherTime {
    /// It bounds each case: 24小时内响应.
    CaseLimit,
    /// It says how often: 每月.
    Frequency,
    /// It says when something begins.
    Start,
    /// It says what the figure is compared with.
    Reference,
    /// It binds nobody.
    Vague,
    /// It is an event without a date.
    Event,
    /// No calendar has it.
    Impossible,
}

/// What a number is, when it is no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherNumber {
    /// It says how far the goal reaches: in 8 communities.
    Scope,
    /// It says what goes in: 50万元.
    Input,
    /// It is part of a name: ISO 9001.
    Name,
    /// It belongs to the evidence or to the means.
    Context,
}

impl Statement {
    /// Whether the sentence has one aim or none.
    pub fn is_atomic(&self) -> bool {
        self.aims.len() < 2
    }

    /// The one aim; `None` for slogans and compounds.
    pub fn aim(&self) -> Option<&Aim> {
        match &self.aims[..] {
            [aim] => Some(aim),
            _ => None,
        }
    }
}

impl Aim {
    /// The words that say what is measured or counted.
    pub fn metric(&self) -> Option<Span> {
        let measured = matches!(self.sort, Sort::Metric | Sort::Output)
            || (self.sort == Sort::Abstract && self.target.is_some());
        self.object.filter(|_| measured)
    }
}
