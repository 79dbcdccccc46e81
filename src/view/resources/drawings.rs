//! The use of each resource as columns under the line of what there is.

use jiff::Span;
use rust_decimal::Decimal;

use crate::lang::Text;
use crate::schedule::load::{ResourceLoad, WeekLoad};
use crate::text;
use crate::view::report::{
    Along, Drawing, Key, MarkAt, Place, Plot, PlotMark, Quantity, Role, Series, SeriesShape, Tone,
};
use crate::view::words;

use super::Shown;

/// More resources than these would make a picture that nobody reads; those that are over go
/// first, then those of the plan's first lines.
const MOST: usize = 24;

pub(super) fn plots<'a>(shown: &Shown<'_>) -> impl Iterator<Item = Drawing> + use<'a> {
    let used = shown.load.resources.iter();
    let used = used.filter(|one| one.weeks.iter().any(|week| !week.load.is_zero()));
    let mut used: Vec<&ResourceLoad<'_>> = used.collect();
    if used.len() > MOST {
        let is_over = |one: &ResourceLoad<'_>| one.weeks.iter().any(|week| !week.over.is_empty());
        used.sort_by_key(|one| !is_over(one));
        used.truncate(MOST);
    }
    let plots: Vec<Drawing> = used.into_iter().map(|one| plot(shown, one)).collect();
    plots.into_iter()
}

fn plot(shown: &Shown<'_>, one: &ResourceLoad<'_>) -> Drawing {
    let name = words(&one.resource.title, shown.lang).unwrap_or_default();
    let mut series = Vec::new();
    if let Some(over) = over(one) {
        series.push(Series {
            label: text!("more than there is", "超出部分"),
            shape: SeriesShape::Columns,
            role: Role::Excess,
            points: over,
        });
    }
    let within = |week: &WeekLoad<'_>| match week.capacity {
        Some(there) => week.load.min(there),
        None => week.load,
    };
    series.push(Series {
        label: text!("load", "负荷"),
        shape: SeriesShape::Columns,
        role: Role::Planned,
        points: points(one, |week| Some(within(week))),
    });
    if one.capacity.is_some() {
        series.push(Series {
            label: text!("there is", "可用"),
            shape: SeriesShape::Steps,
            role: Role::Limit,
            points: points(one, |week| week.capacity),
        });
    }
    let status = shown.status.filter(|status| is_within(one, *status));
    let marks = status.map(|status| PlotMark {
        at: MarkAt::Place(Place::Day(status)),
        label: text!("status date", "状态日期"),
        tone: Tone::Muted,
    });
    Drawing::Plot(Plot {
        key: Key {
            id: "resource_load",
            label: text!("{name}", "{name}", name = name),
        },
        along: Along::Days,
        quantity: Quantity::Count(Text::new("days of one a week", "每周占用（数量×天）")),
        series,
        marks: marks.into_iter().collect(),
        nothing: None,
    })
}

fn is_within(one: &ResourceLoad<'_>, date: jiff::civil::Date) -> bool {
    let first = one.weeks.first().is_some_and(|week| week.monday <= date);
    first && one.weeks.last().is_some_and(|week| date <= week.monday)
}

/// The loads of the weeks that are fuller than there is, and nothing for the others.
fn over(one: &ResourceLoad<'_>) -> Option<Vec<(Place, Decimal)>> {
    let is_over = |week: &WeekLoad<'_>| week.capacity.is_some_and(|there| week.load > there);
    one.weeks.iter().any(is_over).then(|| {
        points(one, |week| {
            Some(match is_over(week) {
                true => week.load,
                false => Decimal::ZERO,
            })
        })
    })
}

/// A value for each week from its Monday, and one more where the last week ends.
fn points(
    one: &ResourceLoad<'_>,
    value: impl Fn(&WeekLoad<'_>) -> Option<Decimal>,
) -> Vec<(Place, Decimal)> {
    let of_weeks = one.weeks.iter();
    let mut points: Vec<(Place, Decimal)> = of_weeks
        .filter_map(|week| Some((Place::Day(week.monday), value(week)?)))
        .collect();
    let end = one.weeks.last().and_then(|week| {
        let next = week.monday.checked_add(Span::new().days(7)).ok()?;
        Some((Place::Day(next), value(week)?))
    });
    points.extend(end);
    points
}
