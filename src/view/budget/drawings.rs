//! What pictures show of a budget: bars of sums, columns of months, and cash over time.

use rust_decimal::Decimal;

use crate::finance::is_approved;
use crate::lang::Text;
use crate::text;
use crate::view::report::{
    Along, BarChart, Drawing, Key, NamedBar, Place, Plot, Quantity, Role, Series, SeriesShape,
};
use crate::view::words;

use super::BudgetBy;
use super::books::Books;
use super::cells::share_of;
use super::groups::Group;

/// The sums of groups as bars; nothing when no sum is known. For goals a second part shows what
/// the goals below take.
pub(super) fn bars(books: &Books<'_>, groups: &[Group<'_, '_>], by: BudgetBy) -> Option<Drawing> {
    let goals = by == BudgetBy::Goal;
    let lines = books.ledger.lines_sum();
    let mut bars = Vec::new();
    for group in groups {
        let own = group.sum(books);
        let whole = group.with_below.unwrap_or(own);
        if whole.known == 0 {
            continue;
        }
        let (own, all) = (own.total.amount, whole.total.amount);
        let mut pieces = vec![(0, Decimal::ZERO, own)];
        if goals && all != own {
            pieces.push((1, own, all));
        }
        let name = match (&group.id, by) {
            (Some(id), BudgetBy::Goal | BudgetBy::Line) => {
                format!("{id} {}", group.name_in(books.lang))
            }
            _ => group.name_in(books.lang),
        };
        bars.push(NamedBar {
            name,
            pieces,
            note: share_of(whole, lines).map(|share| text!("{share}", "{share}", share = share)),
        });
    }
    let mut parts = vec![(text!("Amount", "金额"), Role::Planned)];
    if goals {
        parts = vec![
            (text!("For the goal itself", "用于该目标"), Role::Planned),
            (text!("For goals below it", "用于下级目标"), Role::Other(1)),
        ];
    }
    chart(books, parts, bars)
}

fn chart(books: &Books<'_>, parts: Vec<(Text, Role)>, bars: Vec<NamedBar>) -> Option<Drawing> {
    (!bars.is_empty()).then(|| {
        Drawing::Bars(BarChart {
            key: Key::new("budget_bars", "Budget", "预算"),
            quantity: Quantity::Money(books.ledger.currency),
            parts,
            bars,
            base: None,
        })
    })
}

/// The sources as bars, approved ones apart from those hoped for.
pub(super) fn sources(books: &Books<'_>) -> Option<Drawing> {
    let funding = books
        .ledger
        .budget
        .map_or(&[][..], |budget| &budget.funding);
    let parts = vec![
        (text!("Approved", "已批准"), Role::Available),
        (text!("Pending or planned", "待批或计划中"), Role::Forecast),
    ];
    let bars = funding.iter().filter_map(|source| {
        let money = books.ledger.given(source)?;
        let part = usize::from(!is_approved(source));
        let status = source.status.get();
        let note = status.map(|status| text!("{status}", "{status}", status = status));
        Some(NamedBar {
            name: words(&source.source, books.lang).unwrap_or_default(),
            pieces: vec![(part, Decimal::ZERO, money.amount)],
            note,
        })
    });
    chart(books, parts, bars.collect())
}

/// What is spent in each month, as columns.
pub(super) fn months(books: &Books<'_>, groups: &[Group<'_, '_>]) -> Option<Drawing> {
    let mut points = Vec::new();
    let known = groups
        .iter()
        .filter_map(|group| Some((group.month?, group)));
    let known: Vec<_> = known.collect();
    for (at, (month, group)) in known.iter().enumerate() {
        let sum = group.sum(books).total.amount;
        points.push((Place::Day(month.first_day()?), sum));
        let next = month.plus(1);
        let goes_on = known
            .get(at + 1)
            .is_some_and(|(following, _)| *following == next);
        if !goes_on {
            points.push((Place::Day(next.first_day()?), Decimal::ZERO));
        }
    }
    (!points.is_empty()).then(|| {
        Drawing::Plot(Plot {
            key: Key::new("months_plot", "Spending by month", "按月支出"),
            along: Along::Days,
            quantity: Quantity::Money(books.ledger.currency),
            series: vec![Series {
                label: text!("Planned spending", "计划支出"),
                shape: SeriesShape::Columns,
                role: Role::Planned,
                points,
            }],
            marks: Vec::new(),
            nothing: None,
        })
    })
}
