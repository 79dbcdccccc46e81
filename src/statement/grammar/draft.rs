//! A clause as the grammar finds it, before it is known what kind of aim it is.

use rust_decimal::Decimal;

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::{Form, Quantity, Unit, UnitKind};
use crate::statement::time::TimePhrase;
use crate::statement::vocabulary::Class;
use crate::statement::{Figure, Sentence};

/// A clause with the parts that its words play.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The words of the clause.
    pub span: Span,
    /// What part it plays in the sentence.
    pub role: Role,
    /// Whether a word such as 并 joins it to the clause before.
    pub joined: bool,
    /// What stands before the verb.
    pub subject: Option<Noun>,
    /// The verb that decides.
    pub verb: Option<Verb>,
    /// A verb before it whose object is what the deciding verb changes: `完成…改造`.
    pub earlier: Option<Verb>,
    /// What stands behind the verb.
    pub object: Option<Noun>,
    /// The value of today.
    pub baseline: Option<Figure>,
    /// Values to be reached, with the deadline that stands before each.
    pub levels: Vec<(Figure, Option<TimePhrase>)>,
    /// An amount of change.
    pub amount: Option<Figure>,
    /// How many things are made or done.
    pub count: Option<Figure>,
    /// How many places the clause speaks of.
    pub scope: Option<Figure>,
    /// The limit that each case has.
    pub limit: Option<Figure>,
    /// Whether the value is a place in a ranking.
    pub is_rank: bool,
    /// Whether all of it is meant.
    pub all: Option<Span>,
    /// The upper end of the scale of a score.
    pub scale_end: Option<Decimal>,
    /// Deadlines of the clause.
    pub deadlines: Vec<TimePhrase>,
}

/// What part a clause plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// It says what is to be reached.
    #[default]
    Aim,
    /// It says what for or by what means.
    Context,
    /// It says why the goal can be reached.
    Evidence,
}

/// A verb, or a noun that stands for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// Where it stands.
    pub span: Span,
    /// What it does.
    pub class: Class,
}

/// A noun phrase with what its last word says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// Where it stands.
    pub span: Span,
    /// What its head is.
    pub head: Head,
}

/// What the head of a noun phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A metric.
    Metric,
    /// A metric of which less is better.
    Cost,
    /// A quality that nobody can measure as it stands.
    Abstract,
    /// Something as broad as that, but which can be set up: a service.
    Broad,
    /// Something whose being there can't be seen.
    Hidden,
    /// People who are hired.
    Staff,
    /// A case.
    Case,
    /// A name in quotation marks.
    Named,
    /// Anything else.
    Thing,
}

/// What the next number would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Nothing in particular.
    None,
    /// The value of today.
    From,
    /// The value to be reached.
    To,
    /// An amount of change.
    By,
    /// The value of today, named as such.
    Now,
}

impl Head {
    /// What a word of a class is as the head of a noun phrase.
    pub fn of(class: Option<Class>) -> Head {
        match class {
            Some(Class::Metric) => Head::Metric,
            Some(Class::Cost) => Head::Cost,
            Some(Class::Abstract) => Head::Abstract,
            Some(Class::Broad) => Head::Broad,
            Some(Class::Staff) => Head::Staff,
            Some(Class::Hidden) => Head::Hidden,
            Some(Class::Case) => Head::Case,
            _ => Head::Thing,
        }
    }

    /// Whether the head can be counted or measured by its name.
    pub fn is_metric(self) -> bool {
        matches!(self, Head::Metric | Head::Cost)
    }
}

impl Draft {
    /// What is measured, made or acted on: what stands before a value, else what stands behind
    /// the verb.
    pub fn noun(&self) -> Option<Noun> {
        self.subject.or(self.object)
    }

    /// Whether the clause has a value of any kind to be reached.
    pub fn has_value(&self) -> bool {
        !self.levels.is_empty()
            || self.amount.is_some()
            || self.count.is_some()
            || self.limit.is_some()
    }

    /// Whether people are trained rather than hired.
    pub fn trains(&self, sentence: &Sentence<'_>) -> bool {
        // Two extra assistants: the number itself says that there are to be more.
        let more = self.amount.as_ref().zip(self.verb);
        if more.is_some_and(|(amount, verb)| amount.span.contains(verb.span)) {
            return false;
        }
        let verb = self.verb.map_or("", |verb| sentence.part(verb.span));
        ![
            "招", "聘", "录", "增", "配", "派", "引", "追", "recruit", "appoint", "hir", "employ",
            "add",
        ]
        .iter()
        .any(|word| verb.contains(word))
            && self.verb.is_some()
    }

    /// Whether nothing was found in it.
    pub fn is_empty(&self) -> bool {
        self.noun().is_none() && self.verb.is_none() && !self.has_value() && self.all.is_none()
    }
}

/// A number of the sentence as a value.
pub fn figure(number: &Quantity, bound: Option<Bound>, span: Span) -> Figure {
    Figure {
        span: number.span.to(span),
        value: number.value,
        upper: number.upper,
        unit: number.unit.clone().map(|unit| match unit.kind {
            // 个工作日 is 工作日 by another name.
            UnitKind::Time(_) => Unit {
                name: unit.name.trim_start_matches('个').to_owned(),
                ..unit
            },
            _ => unit,
        }),
        bound,
    }
}

/// Whether a number is an amount of change by the way it is written: 翻一番, 5个百分点.
pub fn is_change(number: &Quantity) -> bool {
    let multiple = matches!(number.form, Form::Multiple | Form::TimesMore);
    let points = number.unit.as_ref().map(|unit| unit.kind) == Some(UnitKind::PercentagePoints);
    multiple || points
}

/// A value that a word says without a number: zero, all, half.
pub fn said(span: Span, value: i64, unit: Option<(UnitKind, &str)>) -> Figure {
    Figure {
        span,
        value: Decimal::from(value),
        upper: None,
        unit: unit.map(|(kind, name)| Unit {
            kind,
            name: name.to_owned(),
        }),
        bound: None,
    }
}
