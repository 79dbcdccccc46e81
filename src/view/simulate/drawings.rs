//! The curves: how likely finish and cost are kept by when and with how much, and how often they
//! fall where.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::lang::Text;
use crate::simulate::{Finishes, Forecast, Odds};
use crate::text;
use crate::view::report::{
    Along, Block, Drawing, Key, MarkAt, Place, Plot, PlotMark, Quantity, Role, Series, SeriesShape,
    Tone,
};

use super::distribution::{self, Bin};
use super::simulated::Simulated;

/// Points of a curve of the cost.
const STEPS: u32 = 200;

/// All curves.
pub(super) fn curves(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(finish_curve(simulated));
    blocks.extend(finish_histogram(simulated));
    blocks.extend(cost_curve(simulated));
    blocks.extend(cost_histogram(simulated));
    blocks
}

fn share(share: f64) -> Decimal {
    let percent = Decimal::from_f64(share * 100.0).unwrap_or_default();
    percent.round_dp(2)
}

fn mark(place: Place, label: Text, tone: Tone) -> PlotMark {
    PlotMark {
        at: MarkAt::Place(place),
        label,
        tone,
    }
}

/// The scenarios with their names and roles, the plan as written last.
fn scenarios<'s>(simulated: &'s Simulated<'_, '_>) -> Vec<(&'s Forecast, Text, Role)> {
    let before = simulated.before.as_ref().map(|before| {
        let label = text!("before the responses", "应对前");
        (before, label, Role::Forecast)
    });
    let label = match before {
        Some(_) => text!("after the responses", "应对后"),
        None => text!("share of cases", "累计把握"),
    };
    let after = (&simulated.after, label, Role::Planned);
    before.into_iter().chain([after]).collect()
}

/// A plot of shares in percent.
fn plot(key: Key, along: Along, series: Vec<Series>, marks: Vec<PlotMark>) -> Block {
    Block::Drawing(Drawing::Plot(Plot {
        key,
        along,
        quantity: Quantity::Percent,
        series,
        marks,
        nothing: None,
    }))
}

/// By when all is done, with which odds.
fn finish_curve(simulated: &Simulated<'_, '_>) -> Option<Block> {
    let finishes: Vec<(&Finishes, Text, Role)> = scenarios(simulated)
        .into_iter()
        .filter_map(|(forecast, label, role)| Some((forecast.finish.as_ref()?, label, role)))
        .collect();
    let marks = finish_marks(simulated)?;
    let last = finishes
        .iter()
        .filter_map(|(finish, ..)| finish.days.last())
        .map(|(day, _)| *day)
        .max()?;
    let series = finishes.into_iter().map(|(finish, label, role)| Series {
        label,
        shape: SeriesShape::Steps,
        role,
        points: cumulative(finish, last),
    });
    let key = Key::new(
        "finish_curve",
        "Odds of being done by a day (S-curve)",
        "到某日完工的把握（S 曲线）",
    );
    Some(plot(key, Along::Days, series.collect(), marks))
}

/// The curve of a finish, from nothing on the day before its first up to a last day.
fn cumulative(finish: &Finishes, last: Date) -> Vec<(Place, Decimal)> {
    let all: u64 = finish.days.iter().map(|(_, count)| count).sum();
    let mut points = Vec::new();
    if let Some(before) = finish
        .days
        .first()
        .and_then(|(day, _)| day.yesterday().ok())
    {
        points.push((Place::Day(before), Decimal::ZERO));
    }
    let mut done = 0;
    for (day, count) in &finish.days {
        done += count;
        let of_all = done as f64 / all.max(1) as f64;
        points.push((Place::Day(*day), share(of_all)));
    }
    if finish.days.last().is_some_and(|(day, _)| *day < last) {
        points.push((Place::Day(last), Decimal::ONE_HUNDRED));
    }
    points
}

/// The promised day, P50 and the percentile that is asked for.
fn finish_marks(simulated: &Simulated<'_, '_>) -> Option<Vec<PlotMark>> {
    let finish = simulated.after.finish.as_ref()?;
    let mut marks = Vec::new();
    if let Some(promise) = simulated.model.finish {
        let odds = simulated.finish_odds(&simulated.after)?;
        let label = text!(
            "promised {day}: {odds}",
            "承诺 {day}：{odds}",
            day = promise.day,
            odds = odds
        );
        marks.push(mark(Place::Day(promise.day), label, of_promise(odds)));
    }
    for percent in percentiles(simulated) {
        let day = finish.percentile(percent);
        let label = text!(
            "P{percent} {day}",
            "P{percent} {day}",
            percent = percent,
            day = day
        );
        marks.push(mark(Place::Day(day), label, tone(percent)));
    }
    Some(marks)
}

/// P50 and the percentile that is asked for.
fn percentiles(simulated: &Simulated<'_, '_>) -> Vec<u32> {
    let mut percentiles = vec![50, simulated.run.options.percentile];
    percentiles.dedup();
    percentiles
}

/// A promise that is rather broken than kept stands out.
fn of_promise(odds: Odds) -> Tone {
    match odds.share < 0.5 {
        true => Tone::Bad,
        false => Tone::Strong,
    }
}

fn tone(percent: u32) -> Tone {
    match percent {
        50 => Tone::Muted,
        _ => Tone::Good,
    }
}

/// How often all is done in which days.
pub(super) fn finish_histogram(simulated: &Simulated<'_, '_>) -> Option<Block> {
    let bins = distribution::days(simulated.after.finish.as_ref()?);
    let points = columns(&bins, |day| Place::Day(*day));
    let key = Key::new(
        "finish_histogram",
        "How often the finish falls on which days",
        "完工日期的频率分布",
    );
    let marks = finish_marks(simulated)?;
    Some(plot(key, Along::Days, histogram(points), marks))
}

fn columns<P>(bins: &[Bin<P>], place: impl Fn(&P) -> Place) -> Vec<(Place, Decimal)> {
    let columns = bins.iter().map(|bin| (place(&bin.from), share(bin.share)));
    let end = bins.last().map(|bin| (place(&bin.to), Decimal::ZERO));
    columns.chain(end).collect()
}

fn histogram(points: Vec<(Place, Decimal)>) -> Vec<Series> {
    vec![Series {
        label: text!("share of cases", "比例"),
        shape: SeriesShape::Columns,
        role: Role::Planned,
        points,
    }]
}

/// With how much money it is done, with which odds.
fn cost_curve(simulated: &Simulated<'_, '_>) -> Option<Block> {
    let marks = cost_marks(simulated)?;
    let scenarios = scenarios(simulated);
    let most = scenarios.iter().map(|(forecast, ..)| forecast.cost.seen.1);
    let most = most.reduce(f64::max)?;
    // Risks alone make a few sums, each as often as they strike.
    let spreads = !simulated.model.lines.is_empty()
        || simulated
            .after
            .on_cost
            .lengths
            .iter()
            .any(|of| of.slope != 0.0);
    let shape = match spreads {
        true => SeriesShape::Line,
        false => SeriesShape::Steps,
    };
    let series = scenarios.into_iter().map(|(forecast, label, role)| {
        let least = forecast.cost.seen.0;
        let point = |sum: f64, odds: f64| {
            let place = Place::Number(Decimal::from_f64(sum)?.round_dp(2));
            Some((place, share(odds)))
        };
        let points = (0..=STEPS).filter_map(|at| {
            let sum = least + (most - least) * f64::from(at) / f64::from(STEPS);
            point(sum, forecast.cost.odds_within(sum))
        });
        Series {
            label,
            shape,
            role,
            points: point(least, 0.0).into_iter().chain(points).collect(),
        }
    });
    let key = Key::new(
        "cost_curve",
        "Odds that a sum is enough (S-curve)",
        "金额足够的把握（S 曲线）",
    );
    let along = Along::Numbers(Quantity::Money(simulated.currency));
    Some(plot(key, along, series.collect(), marks))
}

/// How often what is spent lies between which sums.
pub(super) fn cost_histogram(simulated: &Simulated<'_, '_>) -> Option<Block> {
    let marks = cost_marks(simulated)?;
    let bins = distribution::sums(&simulated.after.cost);
    let points = columns(&bins, |sum| Place::Number(*sum));
    let key = Key::new(
        "cost_histogram",
        "How often the cost lies between which sums",
        "成本的频率分布",
    );
    let along = Along::Numbers(Quantity::Money(simulated.currency));
    Some(plot(key, along, histogram(points), marks))
}

/// The budget, P50 and the percentile that is asked for; nothing where the cost doesn't spread.
fn cost_marks(simulated: &Simulated<'_, '_>) -> Option<Vec<PlotMark>> {
    if !simulated.has_money() || !simulated.cost_spreads {
        return None;
    }
    let mut marks = Vec::new();
    if let Some(budget) = simulated.model.budget {
        let odds = simulated.cost_odds(&simulated.after)?;
        let label = text!(
            "budget {budget}: {odds}",
            "预算 {budget}：{odds}",
            budget = budget,
            odds = odds
        );
        marks.push(mark(Place::Number(budget.amount), label, of_promise(odds)));
    }
    for percent in percentiles(simulated) {
        let sum = simulated.enough(&simulated.after, percent)?;
        let label = text!(
            "P{percent} {sum}",
            "P{percent} {sum}",
            percent = percent,
            sum = sum
        );
        marks.push(mark(Place::Number(sum.amount), label, tone(percent)));
    }
    Some(marks)
}
