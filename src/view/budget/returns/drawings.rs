//! The curve of what has come back.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finance::Month;
use crate::finance::case::{Case, Flow};
use crate::text;
use crate::view::report::{
    Along, Drawing, Key, MarkAt, Place, Plot, PlotMark, Quantity, Role, Series, SeriesShape, Tone,
};

use super::Shown;

/// What has come in less what has been spent, up to the end of each month.
pub(super) fn curve(shown: &Shown<'_, '_>) -> Drawing {
    let case = shown.case;
    let nets: Option<Vec<Decimal>> = case
        .flows()
        .and_then(|flows| flows.iter().map(Flow::net).collect());
    let nets = nets.unwrap_or_default();
    let mut series = Vec::new();
    if let Some(factors) = case.factors()
        && let Some(values) = Case::present(&nets, &factors)
    {
        series.push(Series {
            label: text!("at its present value", "按现值累计"),
            shape: SeriesShape::Line,
            role: Role::Forecast,
            points: points(case, &values),
        });
    }
    series.push(Series {
        label: text!("net, cumulative", "累计净额"),
        shape: SeriesShape::Line,
        role: Role::Planned,
        points: points(case, &nets),
    });
    let mut marks = vec![PlotMark {
        at: MarkAt::Level(Decimal::ZERO),
        label: text!("break-even", "盈亏平衡"),
        tone: Tone::Plain,
    }];
    let within = |month: Month| month.since(case.first) < case.months();
    let payback = shown.returns.payback.map(|payback| payback.month);
    if let Some(day) = payback
        .filter(|month| within(*month))
        .and_then(Month::last_day)
    {
        marks.push(PlotMark {
            at: MarkAt::Place(Place::Day(day)),
            label: text!("paid back", "收回投资"),
            tone: Tone::Good,
        });
    }
    if let Some(day) = case
        .end
        .filter(|month| within(*month))
        .and_then(Month::last_day)
    {
        marks.push(PlotMark {
            at: MarkAt::Place(Place::Day(day)),
            label: text!("end of the plan", "方案结束"),
            tone: Tone::Muted,
        });
    }
    Drawing::Plot(Plot {
        key: Key::new("payback", "What has come back", "累计净收益"),
        along: Along::Days,
        quantity: Quantity::Money(case.currency),
        series,
        marks,
        nothing: None,
    })
}

/// The sums so far at the end of each month, from nothing at the beginning of the first.
fn points(case: &Case<'_>, amounts: &[Decimal]) -> Vec<(Place, Decimal)> {
    let begin: Option<Date> = case.first.first_day();
    let mut points: Vec<(Place, Decimal)> = begin
        .map(|day| (Place::Day(day), Decimal::ZERO))
        .into_iter()
        .collect();
    let mut sum = Decimal::ZERO;
    for (at, amount) in amounts.iter().enumerate() {
        let Some(after) = sum.checked_add(*amount) else {
            break;
        };
        sum = after;
        if let Some(day) = case.first.plus(at as i32).last_day() {
            points.push((Place::Day(day), sum));
        }
    }
    points
}
