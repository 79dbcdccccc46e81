//! What is promised, with the odds that it is kept.

use crate::lang::Text;
use crate::plan::Named as _;
use crate::simulate::model::Subject;
use crate::simulate::{Finishes, Forecast, Kept, Odds};
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table};

use super::cells::{odds_percent, odds_shown};
use super::run::traced;
use super::simulated::Simulated;

/// The percentiles that stand beside each promise.
const PERCENTILES: [u32; 5] = [10, 50, 80, 90, 95];

/// A row: one promise, or several together.
struct Promise {
    kind: Text,
    id: Cell,
    title: Cell,
    promised: Cell,
    after: Option<Odds>,
    before: Option<Odds>,
    /// At each of [`PERCENTILES`].
    percentiles: Vec<Cell>,
}

/// The promises; nothing where there is neither a date nor money.
pub(super) fn blocks(simulated: &Simulated<'_, '_>) -> Option<Block> {
    let rows: Vec<Promise> = rows(simulated);
    let has_before = rows.iter().any(|row| row.before.is_some());
    let mut columns = vec![
        Column::text("kind", "Promise", "承诺"),
        Column::text("id", "Id", "编号"),
        Column::text("title", "Title", "名称").optional(),
        Column::text("promised", "Promised", "承诺值").bare(),
        Column::percent("odds", "Odds", "把握").data_only(),
        Column::percent("odds_before_responses", "Odds before", "应对前把握").data_only(),
        Column::number("odds_shown", "Odds", "把握").for_people(),
    ];
    if has_before {
        columns
            .push(Column::number("odds_before_shown", "Before responses", "应对前").for_people());
    }
    columns.extend([
        Column::text("p10", "P10", "P10").bare().optional(),
        Column::text("p50", "P50", "P50").bare(),
        Column::text("p80", "P80", "P80").bare(),
        Column::text("p90", "P90", "P90").bare().optional(),
        Column::text("p95", "P95", "P95").bare().optional(),
    ]);
    let rows = rows.into_iter().map(|row| {
        let mut cells = vec![
            row.kind.into(),
            row.id,
            row.title,
            row.promised,
            odds_percent(row.after),
            odds_percent(row.before),
            odds_shown(row.after),
        ];
        if has_before {
            cells.push(odds_shown(row.before));
        }
        cells.extend(row.percentiles);
        Row::item(0, cells)
    });
    let table = Table {
        key: Key::new("promises", "Promises and their odds", "承诺与实现把握"),
        columns,
        rows: rows.collect(),
    };
    Some(Block::Table(traced(table, simulated)))
}

fn rows(simulated: &Simulated<'_, '_>) -> Vec<Promise> {
    let mut rows = Vec::new();
    let (model, after) = (&simulated.model, &simulated.after);
    let before = simulated.before.as_ref();
    if let Some(finish) = &after.finish {
        rows.push(Promise {
            kind: text!("finish", "完工"),
            id: Cell::Missing,
            title: Cell::Missing,
            promised: model.finish.map(|promise| promise.day).into(),
            after: simulated.finish_odds(after),
            before: before.and_then(|before| simulated.finish_odds(before)),
            percentiles: days(finish),
        });
    }
    for (number, subject) in model.watched.iter().enumerate() {
        let Some(Some(finish)) = after.watched.get(number) else {
            continue;
        };
        let (kind, name) = match subject {
            Subject::Milestone(milestone) => (text!("milestone", "里程碑"), milestone.name()),
            Subject::Goal(goal) => (text!("work of goal", "目标的工作"), goal.name()),
        };
        let title = name.title().map(|title| title.get(simulated.lang));
        rows.push(Promise {
            kind,
            id: name.id().into(),
            title: title.into(),
            promised: subject.promised().into(),
            after: simulated.watched_odds(after, number),
            before: before.and_then(|before| simulated.watched_odds(before, number)),
            percentiles: days(finish),
        });
    }
    if simulated.has_money() {
        rows.push(Promise {
            kind: text!("budget", "预算"),
            id: Cell::Missing,
            title: Cell::Missing,
            promised: model.budget.into(),
            after: simulated.cost_odds(after),
            before: before.and_then(|before| simulated.cost_odds(before)),
            percentiles: PERCENTILES
                .iter()
                .map(|percent| simulated.enough(after, *percent).into())
                .collect(),
        });
    }
    rows.extend(together(simulated));
    rows
}

fn days(finish: &Finishes) -> Vec<Cell> {
    let days = PERCENTILES.iter();
    days.map(|percent| finish.percentile(*percent).into())
        .collect()
}

/// Several promises at once, where there are several.
fn together(simulated: &Simulated<'_, '_>) -> impl Iterator<Item = Promise> {
    type Of = fn(&Kept) -> Option<u64>;
    let kinds: [(Text, Of); 3] = [
        (text!("finish and budget", "完工与预算"), |kept| {
            kept.finish.and(kept.cost).and(kept.finish_and_cost)
        }),
        (text!("all dates", "全部日期"), |kept| kept.dates),
        (
            text!("all dates and budget", "全部日期与预算"),
            |kept| kept.dates.and(kept.cost).and(kept.all),
        ),
    ];
    // The finish alone has a row of its own.
    let of_dates = match simulated.promises_more_dates() {
        true => kinds.len(),
        false => 1,
    };
    let (after, before) = (&simulated.after, simulated.before.as_ref());
    let is_exact = !simulated.finish_spreads && !simulated.cost_spreads;
    let odds = move |forecast: &Forecast, of: Of| {
        let kept = of(&forecast.kept)?;
        let share = kept as f64 / forecast.iterations.max(1) as f64;
        Some(Odds { share, is_exact })
    };
    kinds
        .into_iter()
        .take(of_dates)
        .filter_map(move |(kind, of)| {
            Some(Promise {
                kind,
                id: Cell::Missing,
                title: Cell::Missing,
                promised: Cell::Missing,
                after: Some(odds(after, of)?),
                before: before.and_then(|before| odds(before, of)),
                percentiles: vec![Cell::Missing; PERCENTILES.len()],
            })
        })
}
