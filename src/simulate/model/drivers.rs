//! What makes the difference in the finish and in the cost.

use crate::plan::{Item, Named as _};
use crate::source::Span;

use super::super::{Forecast, Influence};
use super::{Model, Responses};

/// A share of the variance below this is the noise of sampling.
const NOISE: f64 = 0.002;

/// What is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The last finish.
    Finish,
    /// What is spent.
    Cost,
}

/// What kind of thing moves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriverKind {
    /// A task that takes longer or shorter.
    Task,
    /// A risk that strikes.
    Risk,
    /// A budget line that comes to more or less.
    Line,
}

/// Something that moves finish or cost.
#[derive(Debug, Clone, Copy)]
pub struct Driver<'p> {
    /// What it is.
    pub kind: DriverKind,
    /// Its name.
    pub item: Item<'p>,
    /// Where it stands in the file.
    pub span: Span,
    /// How it moves the other.
    pub influence: Influence,
    /// Its share of the variance: the square of its correlation. Of independent things that add up
    /// the shares come to one.
    pub share: f64,
}

impl Driver<'_> {
    /// How far the other moves from its low to its high end.
    pub fn swing(&self) -> f64 {
        (self.influence.high - self.influence.low).abs()
    }
}

impl<'p> Model<'p> {
    /// What moves the finish or the cost in a forecast of this model, the largest share first;
    /// what can't be told from the noise of sampling is left out.
    pub fn drivers(&self, forecast: &Forecast, moved: Moved) -> Vec<Driver<'p>> {
        let on_cost = &forecast.on_cost;
        let (lengths, strikes, amounts): (_, _, &[Influence]) = match moved {
            Moved::Finish => (&forecast.lengths, &forecast.strikes, &[]),
            Moved::Cost => (&on_cost.lengths, &on_cost.strikes, &on_cost.amounts),
        };
        let tasks = self.tasks.iter().zip(lengths).map(|(task, influence)| {
            (DriverKind::Task, task.name(), task.title_span(), *influence)
        });
        let risks = self.risks.iter().zip(strikes).map(|(threat, influence)| {
            let risk = threat.risk;
            (DriverKind::Risk, risk.name(), risk.title_span(), *influence)
        });
        let lines = self.lines.iter().zip(amounts).map(|(line, influence)| {
            (DriverKind::Line, line.name(), line.title_span(), *influence)
        });
        let mut drivers: Vec<Driver<'p>> = tasks
            .chain(risks)
            .chain(lines)
            .map(|(kind, item, span, influence)| Driver {
                kind,
                item,
                span,
                influence,
                share: influence.correlation * influence.correlation,
            })
            .filter(|driver| driver.share > NOISE && driver.swing() > 0.0)
            .collect();
        // Stable: of equal shares the first in the file comes first.
        drivers.sort_by(|one, other| other.share.total_cmp(&one.share));
        drivers
    }

    /// Where the tasks and risks stand that may move the finish of something watched, by its place
    /// in [`Model::watched`]; what varies most by itself comes first.
    pub fn on_the_way(&self, watched: usize) -> Vec<Span> {
        let is_before = self.is_before(self.items(watched));
        let spans = |item: u32| is_before[item as usize];
        let tasks = self.tasks.iter().zip(&self.lengths);
        let tasks = tasks.filter(|(_, length)| spans(length.item));
        let tasks = tasks.map(|(task, length)| {
            // As of a triangle: (a² + b² + c² - ab - ac - bc) / 18.
            let [a, c, b] = [length.least, length.likely, length.most].map(f64::from);
            let variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18.0;
            (variance, task.title_span())
        });
        let risks = self
            .risks
            .iter()
            .zip(&self.strikes[Responses::After as usize]);
        let risks = risks.filter_map(|(threat, strike)| {
            let delays = strike.delays.iter();
            let delays = delays
                .filter(|(item, _)| spans(*item))
                .map(|(_, more)| *more);
            let most = f64::from(delays.max()?);
            let odds = strike.probability;
            Some((odds * (1.0 - odds) * most * most, threat.risk.title_span()))
        });
        let mut all: Vec<(f64, Span)> = tasks.chain(risks).filter(|one| one.0 > 0.0).collect();
        all.sort_by(|one, other| other.0.total_cmp(&one.0));
        all.into_iter().map(|(_, span)| span).collect()
    }

    /// Which items are among some, or come before one of them.
    fn is_before(&self, items: &[u32]) -> Vec<bool> {
        let mut is_before = vec![false; self.network.items.len()];
        let mut open: Vec<u32> = items.to_vec();
        while let Some(item) = open.pop() {
            if !std::mem::replace(&mut is_before[item as usize], true) {
                let before = self.network.before(item as usize).iter();
                open.extend(before.map(|link| link.from));
            }
        }
        is_before
    }
}
