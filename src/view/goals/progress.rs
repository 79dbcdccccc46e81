//! How the goals stand, as cells and as a table for people.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::lang::{Lang, Localized as _, Text};
use crate::plan::value::{Amount, Percent};
use crate::plan::{Goal, Measure, Plan};
use crate::progress::{Aim, Progress, Slope, Standing};
use crate::text;
use crate::view::report::{Block, Cell, Column, Key, Row, Table, Tone};
use crate::view::words;

use super::Judged;

/// The columns of progress in data formats.
pub(super) fn columns() -> Vec<Column> {
    let columns = vec![
        Column::text("actual", "Actual", "实际值"),
        Column::text("actual_date", "Read on", "读数日期"),
        Column::text("due", "Due", "应达值"),
        Column::text("due_date", "Due on", "应达日期"),
        Column::text("reading_due", "Reading due", "待读数"),
        Column::percent("done", "Done", "完成度"),
        Column::text("standing", "Standing", "进展"),
        Column::text("line", "On the line", "直线进度"),
        Column::text("against_line", "Against the line", "对照直线"),
        Column::number("change_per_month", "Change a month", "每月变化"),
        Column::number("required_per_month", "Required a month", "每月需变化"),
        Column::text("forecast", "Forecast", "预测值"),
        Column::text("forecast_holds", "Holds", "预测达标"),
        Column::text("reached_on", "Reached on", "预计达标日"),
    ];
    columns.into_iter().map(Column::data_only).collect()
}

/// The cells of [`columns`].
pub(super) fn cells(progress: Option<&Progress<'_>>, lang: Lang) -> Vec<Cell> {
    let Some(progress) = progress else {
        return vec![Cell::Missing; columns().len()];
    };
    let amount = |amount: &Amount| amount.in_lang(lang).to_string();
    let reckoned = |amount: &Amount| progress.rounded(amount).in_lang(lang).to_string();
    let outlook = &progress.outlook;
    let a_month = |slope: Option<Slope>| -> Cell {
        let change = slope.and_then(|slope| slope.per_month());
        change.map(|change| progress.change(change).value).into()
    };
    vec![
        progress
            .reading
            .map(|reading| amount(reading.amount))
            .into(),
        progress.reading.map(|reading| reading.date).into(),
        progress.due.map(|due| amount(due.amount)).into(),
        progress.due.map(|due| due.date).into(),
        progress.awaited.map(|awaited| awaited.date).into(),
        progress.done.map(one_digit).into(),
        standing(progress).into(),
        progress.line.as_ref().map(reckoned).into(),
        progress.against_line.map(against).into(),
        a_month(outlook.slope),
        a_month(outlook.required),
        outlook.forecast.as_ref().map(reckoned).into(),
        outlook.holds.map_or(Cell::Missing, Cell::Flag),
        outlook.reached_on.into(),
    ]
}

fn one_digit(share: Percent) -> Percent {
    Percent(rounded(share.0, 1))
}

fn rounded(number: Decimal, digits: u32) -> Decimal {
    let strategy = RoundingStrategy::MidpointAwayFromZero;
    number.round_dp_with_strategy(digits, strategy).normalize()
}

fn against(standing: Standing) -> Text {
    match standing {
        Standing::Behind => text!("behind", "落后"),
        Standing::OnPlan => text!("on plan", "符合计划"),
        Standing::Ahead => text!("ahead", "超前"),
    }
}

/// How a goal stands in a word, and the tone of it.
fn standing_toned(progress: &Progress<'_>) -> Option<(Text, Tone)> {
    let keeps = matches!(progress.aim, Some(Aim::Keep(_)));
    match (progress.is_met, progress.standing) {
        (Some(true), _) if keeps => return Some((text!("kept", "保持"), Tone::Good)),
        (Some(false), _) if keeps => return Some((text!("not kept", "未保持"), Tone::Bad)),
        (Some(true), _) => return Some((text!("reached", "已达标"), Tone::Good)),
        (_, Some(Standing::Behind)) => return Some((against(Standing::Behind), Tone::Bad)),
        _ => {}
    }
    if progress.awaited.is_some() {
        return Some((text!("reading due", "待读数"), Tone::Notice));
    }
    if let Some(standing) = progress.standing {
        return Some((against(standing), Tone::Good));
    }
    // Before the first stage is due, the straight line tells.
    Some(match progress.against_line? {
        Standing::Behind => (text!("behind the line", "落后于直线"), Tone::Notice),
        Standing::OnPlan => (text!("on the line", "符合直线"), Tone::Good),
        Standing::Ahead => (text!("ahead of the line", "超前于直线"), Tone::Good),
    })
}

fn standing(progress: &Progress<'_>) -> Option<Text> {
    standing_toned(progress).map(|(word, _)| word)
}

/// The measures of the goals, with progress when the plan says how far it is.
pub(super) fn block(plan: &Plan, judged: &[Judged<'_>], lang: Lang) -> Option<Block> {
    let measured: Vec<(&Goal, &Measure, Option<&Progress<'_>>)> = judged
        .iter()
        .filter_map(|judged| {
            let measure = judged.goal.measure.get()?;
            Some((judged.goal, measure, judged.progress.as_ref()))
        })
        .collect();
    if measured.is_empty() {
        return None;
    }
    let has_begun = measured.iter().any(|(_, _, progress)| {
        progress.is_some_and(|progress| progress.reading.is_some() || progress.awaited.is_some())
    });
    let as_of = plan.status_date.value().filter(|_| has_begun);
    let mut columns = vec![
        Column::text("id", "Id", "编号"),
        Column::text("title", "Measure", "指标"),
        Column::number("baseline", "Baseline", "现状"),
    ];
    if as_of.is_some() {
        columns.push(Column::number("actual", "Actual", "实际"));
        columns.push(Column::number("due", "Due", "应达").optional());
    }
    columns.push(Column::number("target", "Target", "目标"));
    if as_of.is_some() {
        columns.push(Column::percent("done", "Done", "完成度"));
        columns.push(Column::text("standing", "Standing", "进展"));
        columns.push(Column::number("forecast", "Forecast", "预测"));
    }
    let rows = measured.into_iter().map(|(goal, measure, progress)| {
        Row::item(
            0,
            row(goal, measure, as_of.and(progress), as_of.is_some(), lang),
        )
    });
    let label = match as_of {
        Some(day) => text!("Progress as of {day}", "截至 {day} 的进展", day = day),
        None => text!("Measures", "衡量指标"),
    };
    Some(Block::Aside(Table {
        key: Key {
            id: "progress",
            label,
        },
        columns,
        rows: rows.collect(),
    }))
}

fn row(
    goal: &Goal,
    measure: &Measure,
    progress: Option<&Progress<'_>>,
    with_progress: bool,
    lang: Lang,
) -> Vec<Cell> {
    let amount = |amount: Option<&Amount>| -> Cell {
        amount.map(|amount| amount.in_lang(lang).to_string()).into()
    };
    let baseline = measure.baseline_value().map(|baseline| baseline.value);
    let mut cells = vec![
        goal.id().into(),
        named(measure, lang).into(),
        amount(baseline),
    ];
    if with_progress {
        let reading = progress.and_then(|progress| progress.reading);
        let due = progress.and_then(|progress| progress.due);
        cells.push(amount(reading.map(|reading| reading.amount)));
        cells.push(amount(due.map(|due| due.amount)));
    }
    cells.push(amount(measure.target.get()));
    if with_progress {
        cells.push(progress.and_then(|p| p.done).map(whole).into());
        cells.push(
            progress
                .and_then(standing_toned)
                .map_or(Cell::Missing, |(word, tone)| Cell::Label(word).toned(tone)),
        );
        cells.push(progress.map_or(Cell::Missing, |progress| forecast(progress, lang)));
    }
    cells
}

/// A share without digits behind the point: enough to see how far the way is gone. What is not
/// yet all of it never reads 100%.
fn whole(share: Percent) -> Percent {
    let whole = rounded(share.0, 0);
    let is_short = share.0 < Decimal::ONE_HUNDRED && whole == Decimal::ONE_HUNDRED;
    Percent(if is_short { share.0.trunc() } else { whole })
}

/// The forecast with a mark that tells whether it meets the target.
fn forecast(progress: &Progress<'_>, lang: Lang) -> Cell {
    let outlook = &progress.outlook;
    let Some(value) = &outlook.forecast else {
        return Cell::Missing;
    };
    let value = progress.rounded(value).in_lang(lang).to_string();
    match outlook.holds {
        Some(true) => Cell::Text(format!("{value} ✓")).toned(Tone::Good),
        Some(false) => Cell::Text(format!("{value} ✗")).toned(Tone::Warning),
        None => Cell::Text(value),
    }
}

/// The metric with the unit that the values are in.
fn named(measure: &Measure, lang: Lang) -> Option<String> {
    let metric = words(&measure.metric, lang)?;
    let unit = words(&measure.unit, lang).filter(|unit| !unit.trim().is_empty());
    Some(match unit {
        Some(unit) if lang == Lang::Zh => format!("{metric}（{unit}）"),
        Some(unit) => format!("{metric} ({unit})"),
        None => metric,
    })
}
