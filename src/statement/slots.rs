//! The slots of a goal: what a form would ask for.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::source::Span;

use super::{Aim, Anchors, Direction, Sentence, Sort, Statement, TimePhrase};

/// What a sentence, or a part of a compound one, fills in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slots {
    /// What is measured or counted.
    pub metric: Option<String>,
    /// The value of today.
    pub baseline: Option<Decimal>,
    /// The value to be reached, or the amount of change; the lower end of a range.
    pub target: Option<Decimal>,
    /// The upper end of a range.
    pub target_max: Option<Decimal>,
    /// The unit of the values: `%`, `pp`, `x`, else as the sentence writes it.
    pub unit: Option<String>,
    /// Which way the metric is to move.
    pub direction: Option<Direction>,
    /// Whether the target is an amount of change.
    pub relative: bool,
    /// The words that say by when.
    pub deadline: Option<String>,
    /// The last day of the deadline, as far as it can be told.
    pub deadline_date: Option<Date>,
}

impl Slots {
    /// The slots of a whole sentence; a compound one has a deadline at most.
    pub fn of_sentence(sentence: &Sentence<'_>, statement: &Statement, anchors: Anchors) -> Slots {
        let Some(aim) = statement.aim() else {
            let nothing = Slots::default();
            return nothing.by(statement.deadline.as_ref(), sentence, anchors);
        };
        let deadline = aim.deadline.as_ref().or(statement.deadline.as_ref());
        Slots::values(sentence, aim, aim.metric()).by(deadline, sentence, anchors)
    }

    /// The slots of a part of a compound sentence; there an unmeasured quality has its name too.
    pub fn of_part(
        sentence: &Sentence<'_>,
        statement: &Statement,
        aim: &Aim,
        anchors: Anchors,
    ) -> Slots {
        let name = aim
            .metric()
            .or_else(|| aim.object.filter(|_| aim.sort == Sort::Abstract));
        let deadline = aim.deadline.as_ref().or(statement.deadline.as_ref());
        Slots::values(sentence, aim, name).by(deadline, sentence, anchors)
    }

    fn values(sentence: &Sentence<'_>, aim: &Aim, name: Option<Span>) -> Slots {
        let target = aim.target.as_ref();
        let baseline = aim.baseline.as_ref();
        if !matches!(aim.sort, Sort::Metric | Sort::Output) && name.is_none() {
            // 50万元 of an input and the like are no values of a metric.
            return Slots::default();
        }
        let unit =
            |figure: Option<&super::Figure>| figure?.unit.as_ref().map(|unit| unit.name.clone());
        Slots {
            metric: name.map(|span| sentence.words(span).trim().to_owned()),
            baseline: baseline.map(|figure| figure.value),
            target: target.map(|figure| figure.value),
            target_max: target.and_then(|figure| figure.upper),
            unit: unit(target).or_else(|| unit(baseline)),
            direction: aim.direction,
            relative: aim.relative && target.is_some(),
            deadline: None,
            deadline_date: None,
        }
    }

    fn by(self, deadline: Option<&TimePhrase>, sentence: &Sentence<'_>, anchors: Anchors) -> Slots {
        Slots {
            deadline: deadline.map(|time| sentence.words(time.span).trim().to_owned()),
            deadline_date: deadline.and_then(|time| time.kind.last_day(anchors)),
            ..self
        }
    }
}
