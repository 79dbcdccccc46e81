//! The value that a goal wants by a day: as its fields have it, else as its sentence does.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::{Reading, Said, origins};
use crate::lang::{Lang, Localized};
use crate::plan::value::Amount;
use crate::plan::{Goal, Index, Item, Measure, Named, Plan, Scope, Unit, may_agree};
use crate::source::Span;
use crate::statement::{self, Anchors, Figure, Sort};

/// The tree of goals is climbed so many steps; what lies deeper counts as related.
const CLIMBED: usize = 32;

/// A goal with a target and a deadline, and what is needed to compare it.
pub(super) struct Aim<'p> {
    pub goal: &'p Goal,
    /// The metric as it is written.
    pub name: Name<'p>,
    pub scope: Scope,
    pub target: Value,
    /// The target as one reads it.
    pub shown: Amount,
    /// Where the target stands.
    pub span: Span,
    pub deadline: Date,
    pub owner: Option<String>,
    /// Whether the metric is to rise or to fall.
    pub way: Option<Ordering>,
    /// The value of today, and its day.
    baseline: Option<(Value, Option<Date>)>,
    /// The goals above, and whether these are all.
    above: (Vec<&'p Goal>, bool),
}

/// The name of a metric as messages have it.
pub(super) enum Name<'p> {
    /// That of a measure.
    Field(Item<'p>),
    /// Words of a sentence.
    Words(String),
}

impl Localized for Name<'_> {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, lang) {
            (Name::Field(item), _) => item.fmt_in(lang, f),
            (Name::Words(words), Lang::En) => write!(f, "\"{words}\""),
            (Name::Words(words), Lang::Zh) => write!(f, "“{words}”"),
        }
    }
}

/// A number with what it counts.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub number: Decimal,
    unit: Option<Unit>,
}

impl Value {
    fn of_field(amount: &Amount, measure: &Measure) -> Value {
        Value {
            number: amount.value,
            unit: measure.unit_meant_by(amount),
        }
    }

    fn of_words(figure: &Figure) -> Value {
        let unit = figure.unit.as_ref();
        Value {
            number: figure.value,
            unit: unit.map(|unit| Unit::of(&unit.name)),
        }
    }

    /// The number in the unit of another value; `None` when it can't be converted for certain.
    fn in_unit_of(&self, other: &Value) -> Option<Decimal> {
        match (&self.unit, &other.unit) {
            (Some(from), Some(into)) => from.convert(self.number, into),
            (None, None) => Some(self.number),
            _ => None,
        }
    }
}

impl<'p> Aim<'p> {
    /// What the fields of a goal want.
    pub fn of_fields(index: &Index<'p>, goal: &'p Goal, measure: &'p Measure) -> Option<Aim<'p>> {
        let written = measure.target.spanned()?;
        let target = Value::of_field(written.value, measure);
        if target.unit.is_none() && !measure.unit.is_absent() {
            // The unit can't be read.
            return None;
        }
        let baseline = measure.baseline_value().map(|baseline| {
            let day = measure
                .baseline
                .get()
                .and_then(|figure| figure.date.value());
            (Value::of_field(baseline.value, measure), day)
        });
        Some(Aim {
            goal,
            name: Name::Field(measure.name()),
            scope: measure.scope()?,
            shown: measure.as_read(written.value),
            span: written.span,
            deadline: goal.deadline.value()?,
            owner: goal.owner.key(),
            way: way(&target, baseline.as_ref()),
            above: above(index, goal),
            baseline,
            target,
        })
    }

    /// What the sentence of a goal without fields wants: its level of a metric, where it says of
    /// nothing else whom or what it is about.
    pub fn of_words(plan: &Plan, index: &Index<'p>, said: &Said<'p>) -> Option<Aim<'p>> {
        let goal = said.goal();
        if !goal.measure.is_absent() || !goal.accepted.is_blank() {
            return None;
        }
        let reading = said.figures()?;
        let aim = reading.statement.aim()?;
        let target = aim.target.as_ref();
        let level = target.filter(|target| !aim.relative && target.upper.is_none())?;
        let is_plain = aim.sort == Sort::Metric && aim.stages.is_empty();
        let metric = aim
            .metric()
            .filter(|_| is_plain && stands_alone(reading, aim))?;
        let deadline = match goal.deadline.is_absent() {
            true => due(plan, reading)?,
            false => goal.deadline.value()?,
        };
        let value = Value::of_words(level);
        let baseline = aim.baseline.as_ref();
        let baseline = baseline.map(|baseline| (Value::of_words(baseline), None));
        Some(Aim {
            goal,
            name: Name::Words(reading.words(metric).trim().to_owned()),
            scope: Scope::named(reading.words(metric)),
            shown: Amount {
                value: level.value.normalize(),
                unit: level.unit.as_ref().map(|unit| unit.name.clone()),
                bound: level.bound,
            },
            span: reading.place(level.span),
            deadline,
            owner: goal.owner.key(),
            way: way(&value, baseline.as_ref()),
            above: above(index, goal),
            baseline,
            target: value,
        })
    }

    /// The other aim's target in the unit of this one.
    pub fn converted(&self, other: &Aim<'_>) -> Option<Decimal> {
        other.target.in_unit_of(&self.target)
    }

    /// Whether one goal stands above the other in the tree, as far as one can tell.
    pub fn is_related_to(&self, other: &Aim<'_>) -> bool {
        let is_above = |one: &Aim<'_>, other: &Aim<'_>| {
            let (above, complete) = &other.above;
            !complete || above.iter().any(|goal| std::ptr::eq(*goal, one.goal))
        };
        is_above(self, other) || is_above(other, self)
    }

    /// Whether the goals share a parent that has the same metric: its parts, by site or by group.
    pub fn is_part_beside(&self, other: &Aim<'_>) -> bool {
        match (self.above.0.first(), other.above.0.first()) {
            (Some(&parent), Some(&theirs)) if std::ptr::eq(parent, theirs) => {
                let whole = parent.measure.get().and_then(|whole| whole.metric.key());
                whole.as_ref() == Some(&self.scope.metric)
            }
            _ => false,
        }
    }

    /// Whether the metric stands elsewhere today than in the other goal, so that they are about
    /// two places; on different days it may just have moved.
    pub fn starts_elsewhere(&self, other: &Aim<'_>) -> bool {
        let (Some((here, day)), Some((there, their_day))) = (&self.baseline, &other.baseline)
        else {
            return false;
        };
        let converted = there.in_unit_of(here);
        converted.is_some_and(|there| there != here.number) && may_agree(day, their_day)
    }
}

/// Whether a metric is to rise or to fall.
fn way(target: &Value, baseline: Option<&(Value, Option<Date>)>) -> Option<Ordering> {
    let start = baseline?.0.in_unit_of(target)?;
    Some(target.number.cmp(&start)).filter(|way| way.is_ne())
}

/// The day that a sentence names, counted from the days of the plan where it has no year.
fn due(plan: &Plan, reading: &Reading<'_>) -> Option<Date> {
    let due = reading.deadline()?;
    let anchors = Anchors {
        as_of: None,
        plan_start: origins(plan).next(),
    };
    due.day().or_else(|| due.time.kind.last_day(anchors))
}

/// Whether a sentence has no words besides its metric, its verb, its values and its deadline that
/// could say of whom or where: two sites are no contradiction.
fn stands_alone(reading: &Reading<'_>, aim: &statement::Aim) -> bool {
    /// Words that lead from one to the other: 将, 由, 至; from, to, will.
    const ZH: usize = 1;
    const EN: usize = 4;
    let text = reading.sentence.folded();
    let figures = [&aim.target, &aim.baseline].into_iter().flatten();
    let deadline = reading.deadline().map(|due| due.time.span);
    let known = figures.map(|figure| figure.span).chain(aim.object);
    let mut known: Vec<Span> = known.chain(aim.verb).chain(deadline).collect();
    known.sort_unstable_by_key(|span| span.start);
    let mut at = 0;
    let mut rest = Vec::with_capacity(known.len() + 1);
    for span in known {
        rest.push(text.get(at..span.start as usize).unwrap_or_default());
        at = at.max(span.end as usize);
    }
    rest.push(text.get(at..).unwrap_or_default());
    let words = rest
        .iter()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
    match reading.sentence.lang() {
        Lang::Zh => longest <= ZH,
        Lang::En => longest <= EN,
    }
}

/// The goals above one, nearest first, and whether the climb came to the top.
fn above<'p>(index: &Index<'p>, goal: &'p Goal) -> (Vec<&'p Goal>, bool) {
    let mut above = Vec::new();
    let mut goal = goal;
    while above.len() < CLIMBED {
        let Some(parent) = goal.parent.get() else {
            // A parent that can't be read may be any goal.
            return (above, goal.parent.is_absent());
        };
        match index.goal(parent.as_str()) {
            Some(parent) => {
                above.push(parent);
                goal = parent;
            }
            None => return (above, false),
        }
    }
    (above, false)
}
