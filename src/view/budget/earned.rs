//! Earned value at the status date: the figures, the tasks behind them and the curves.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::Checked;
use crate::finance::earned_value::{EarnedSchedule, EarnedValue, TaskValue, Totals};
use crate::finance::{Ledger, Month};
use crate::lang::{Lang, Listed, Text, count};
use crate::plan::value::{Currency, Money, Percent};
use crate::plan::{Named as _, Plan};
use crate::text;
use crate::view::report::{
    Along, Block, Cell, Column, Drawing, Facts, Key, MarkAt, Place, Plot, PlotMark, Quantity, Role,
    Row, RowKind, Series, SeriesShape, Table, Tone,
};
use crate::view::words;

use super::cells::TOTAL;

/// An index at least this high is as it should be; below, it is worth a look.
const AS_PLANNED: Decimal = Decimal::ONE;
/// Below this it needs work.
const BEHIND: Decimal = Decimal::from_parts(9, 0, 0, false, 1);

struct Shown<'v, 'p> {
    value: &'v EarnedValue<'p>,
    currency: Option<Currency>,
    lang: Lang,
}

impl Shown<'_, '_> {
    fn money(&self, amount: Decimal) -> Cell {
        Cell::Money(Money::new(amount, self.currency))
    }

    fn maybe(&self, amount: Option<Decimal>) -> Cell {
        amount.map_or(Cell::Missing, |amount| self.money(amount))
    }

    /// A variance: below zero is bad.
    fn variance(&self, amount: Option<Decimal>) -> Cell {
        match amount {
            Some(lost) if lost < Decimal::ZERO => self.money(lost).toned(Tone::Bad),
            other => self.maybe(other),
        }
    }
}

/// The earned value of a plan at its status date.
pub(super) fn blocks(plan: &Plan, file: &Checked, lang: Lang) -> Vec<Block> {
    let calendars = &file.settings.calendars;
    let ledger = Ledger::new(plan, calendars);
    let Some(value) = EarnedValue::of(plan, &ledger, calendars) else {
        return vec![Block::Note(text!(
            "Earned value is told as of a day: give `status_date`, and `progress` of the tasks.",
            "挣值须有状态日期：请写 `status_date` 和各任务的 `progress`。",
        ))];
    };
    let shown = Shown {
        value: &value,
        currency: ledger.currency,
        lang,
    };
    let mut blocks = vec![
        Block::Facts(facts(&shown)),
        Block::Table(table(&shown)),
        Block::Drawing(curves(&shown)),
    ];
    blocks.extend(notes(&shown).into_iter().map(Block::Note));
    blocks
}

fn index(index: Option<Decimal>) -> Cell {
    let Some(index) = index else {
        return Cell::Missing;
    };
    let tone = match index {
        index if index >= AS_PLANNED => Tone::Good,
        index if index >= BEHIND => Tone::Warning,
        _ => Tone::Bad,
    };
    Cell::Decimal(index.normalize()).toned(tone)
}

fn facts(shown: &Shown<'_, '_>) -> Facts {
    let value = shown.value;
    let totals: &Totals = &value.totals;
    let time = value.schedule.as_ref();
    let days = |of: fn(&EarnedSchedule) -> Decimal| -> Cell { time.map(of).into() };
    Facts {
        key: Key::new("earned_value", "Earned value", "挣值"),
        entries: vec![
            (
                Key::new("status_date", "Status date", "状态日期"),
                value.status.into(),
            ),
            (
                Key::new("bac", "Budget at completion (BAC)", "完工预算（BAC）"),
                shown.money(totals.budget),
            ),
            (
                Key::new("pv", "Planned value (PV)", "计划价值（PV）"),
                shown.money(totals.planned),
            ),
            (
                Key::new("ev", "Earned value (EV)", "挣值（EV）"),
                shown.money(totals.earned),
            ),
            (
                Key::new("ac", "Actual cost (AC)", "实际成本（AC）"),
                shown.maybe(totals.actual),
            ),
            (
                Key::new("sv", "Schedule variance (EV − PV)", "进度偏差（EV − PV）"),
                shown.variance(totals.schedule_variance()),
            ),
            (
                Key::new("spi", "Schedule index (SPI)", "进度绩效指数（SPI）"),
                index(totals.schedule_index()),
            ),
            (
                Key::new("cv", "Cost variance (EV − AC)", "成本偏差（EV − AC）"),
                shown.variance(totals.cost_variance()),
            ),
            (
                Key::new("cpi", "Cost index (CPI)", "成本绩效指数（CPI）"),
                index(totals.cost_index()),
            ),
            (
                Key::new(
                    "eac",
                    "Estimate at completion (BAC ÷ CPI)",
                    "完工估算（BAC ÷ CPI）",
                ),
                shown.maybe(totals.estimate_by_index()),
            ),
            (
                Key::new(
                    "eac_as_planned",
                    "The same if the rest goes as planned",
                    "完工估算（剩余按计划）",
                ),
                shown.maybe(totals.estimate_as_planned()),
            ),
            (
                Key::new(
                    "vac",
                    "Variance at completion (BAC − EAC)",
                    "完工偏差（BAC − EAC）",
                ),
                shown.variance(totals.variance_at_completion()),
            ),
            (
                Key::new(
                    "tcpi",
                    "Index needed for the rest (TCPI)",
                    "剩余工作所需绩效（TCPI）",
                ),
                totals
                    .to_complete_index()
                    .map(|index| index.normalize())
                    .into(),
            ),
            (
                Key::new(
                    "earned_schedule",
                    "Earned schedule (ES), working days",
                    "挣得进度（ES，工作日）",
                ),
                days(|time| time.earned.normalize()),
            ),
            (
                Key::new(
                    "actual_time",
                    "Working days gone by (AT)",
                    "已用时间（AT，工作日）",
                ),
                days(|time| Decimal::from(time.gone)),
            ),
            (
                Key::new(
                    "planned_duration",
                    "Working days planned (PD)",
                    "计划工期（PD，工作日）",
                ),
                days(|time| Decimal::from(time.planned)),
            ),
            (
                Key::new(
                    "spi_t",
                    "Schedule index by time (SPI(t))",
                    "时间进度指数（SPI(t)）",
                ),
                index(time.and_then(|time| time.index)),
            ),
            (
                Key::new("planned_finish", "Planned finish", "计划完成"),
                value.span().map(|(_, last)| last).into(),
            ),
            (
                Key::new(
                    "forecast_finish",
                    "Finish at the pace so far",
                    "按目前速度的完成日期",
                ),
                time.and_then(|time| time.finish).into(),
            ),
        ],
    }
}

fn table(shown: &Shown<'_, '_>) -> Table {
    let mut rows: Vec<Row> = shown
        .value
        .tasks
        .iter()
        .map(|one| row(shown, one))
        .collect();
    let totals = &shown.value.totals;
    rows.push(Row {
        kind: RowKind::Total,
        depth: 0,
        cells: vec![
            Cell::Missing,
            TOTAL.into(),
            shown.money(totals.budget),
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            shown.money(totals.planned),
            shown.money(totals.earned),
            shown.maybe(totals.actual),
            shown.variance(totals.schedule_variance()),
            shown.variance(totals.cost_variance()),
            Cell::Missing,
        ],
    });
    Table {
        key: Key::new("tasks", "By task", "按任务"),
        columns: vec![
            Column::text("id", "Id", "编号"),
            Column::text("title", "Task", "任务"),
            Column::money("budget", "Budget", "预算"),
            Column::text("planned_start", "From", "计划开始").optional(),
            Column::text("planned_finish", "To", "计划完成").optional(),
            Column::percent("progress", "Done", "完成"),
            Column::money("pv", "PV", "PV"),
            Column::money("ev", "EV", "EV"),
            Column::money("ac", "AC", "AC"),
            Column::money("sv", "EV − PV", "EV − PV").optional(),
            Column::money("cv", "EV − AC", "EV − AC").optional(),
            Column::text("counted", "Counted", "计入").data_only(),
        ],
        rows,
    }
}

fn row(shown: &Shown<'_, '_>, one: &TaskValue<'_>) -> Row {
    let difference = |from: Option<Decimal>, less: Option<Decimal>| from?.checked_sub(less?);
    Row::item(
        0,
        vec![
            one.task.id.get().map(|id| id.as_str()).into(),
            words(&one.task.title, shown.lang).into(),
            shown.money(one.budget),
            one.planned.and_then(|span| span.first()).into(),
            one.planned.and_then(|span| span.last()).into(),
            one.progress.map(Percent).into(),
            shown.maybe(one.to_be_done),
            shown.maybe(one.earned),
            shown.maybe(one.actual),
            shown.variance(difference(one.earned, one.to_be_done)),
            shown.variance(difference(one.earned, one.actual)),
            Cell::Flag(one.is_measured()),
        ],
    )
}

/// The planned value over time, and what is known of the rest: earned value and cost on the
/// status date.
fn curves(shown: &Shown<'_, '_>) -> Drawing {
    let value = shown.value;
    let mut series = Vec::new();
    let mut marks = Vec::new();
    if let Some((first, last)) = value.span() {
        let begin = (Place::Day(first), Decimal::ZERO);
        let known = |label: Text, role: Role, amount: Decimal| Series {
            label,
            shape: SeriesShape::Line,
            role,
            points: vec![begin, (Place::Day(value.status), amount)],
        };
        series.push(Series {
            label: text!("planned value (PV)", "计划价值（PV）"),
            shape: SeriesShape::Line,
            role: Role::Planned,
            points: planned(value, first, last),
        });
        if value.status > first {
            let totals = &value.totals;
            if let Some(actual) = totals.actual.filter(|_| totals.without_actual == 0) {
                series.push(known(
                    text!("actual cost (AC)", "实际成本（AC）"),
                    Role::Actual,
                    actual,
                ));
            }
            series.push(known(
                text!("earned value (EV)", "挣值（EV）"),
                Role::Earned,
                totals.earned,
            ));
        }
        marks.push(PlotMark {
            at: MarkAt::Place(Place::Day(value.status)),
            label: text!("status date", "状态日期"),
            tone: Tone::Notice,
        });
        marks.push(PlotMark {
            at: MarkAt::Level(value.totals.budget),
            label: text!("budget at completion", "完工预算"),
            tone: Tone::Muted,
        });
    }
    Drawing::Plot(Plot {
        key: Key::new("earned_value_curve", "Earned value", "挣值曲线"),
        along: Along::Days,
        quantity: Quantity::Money(shown.currency),
        series,
        marks,
        nothing: Some(text!(
            "no task has money, dates and progress",
            "没有任务同时具备资金、日期和进度"
        )),
    })
}

/// The planned value at the end of each month, on the first and on the last day.
fn planned(value: &EarnedValue<'_>, first: Date, last: Date) -> Vec<(Place, Decimal)> {
    let mut points = vec![(Place::Day(first), Decimal::ZERO)];
    let mut month = Month::of(first);
    while let Some(end) = month.last_day().filter(|end| *end < last) {
        if end > first {
            points.push((Place::Day(end), value.planned_by(end)));
        }
        month = month.plus(1);
    }
    if last > first {
        points.push((Place::Day(last), value.planned_by(last)));
    }
    points
}

fn notes(shown: &Shown<'_, '_>) -> Vec<Text> {
    let value = shown.value;
    let names = |wanted: &dyn Fn(&TaskValue<'_>) -> bool| -> Vec<Text> {
        let tasks = value.tasks.iter().filter(|one| wanted(one));
        tasks
            .map(|one| text!("{task}", "{task}", task = one.task.name()))
            .collect()
    };
    let is_baseline = |one: &&TaskValue<'_>| one.planned.is_some_and(|span| span.is_baseline);
    let baselines = value.tasks.iter().filter(is_baseline).count();
    let open = names(&|one| !one.is_measured());
    let unpaid = names(&|one| {
        one.is_measured()
            && one.actual.is_none()
            && one.earned.is_some_and(|earned| !earned.is_zero())
    });
    let shares = &value.shares;
    let money = |amount: Decimal| Money::new(amount, shown.currency);
    let notes = [
        Some(match baselines {
            0 => text!(
                "No task states a `baseline`, so planned value follows the computed dates of the plan as if \
                 nothing had happened yet; it grows evenly over the working days of a task.",
                "没有任务写明基线（`baseline`），计划价值按尚未开工时的推算日期计算，在任务的工作日内匀速增长。",
            ),
            _ => text!(
                "Planned value follows the `baseline` of {n} tasks, and for the others the computed dates as if \
                 nothing had happened yet; it grows evenly over the working days of a task.",
                "计划价值：{n} 项任务按基线（`baseline`），其余按尚未开工时的推算日期计算，在任务的工作日内匀速增长。",
                n = baselines,
            ),
        }),
        Some(text!(
            "The budget of a task is its `cost` and its share of the lines that serve it, its goals or its \
             phase, split by planned working time.",
            "任务预算 = 任务的 `cost` + 服务于该任务、其目标或所在阶段的明细份额（按计划工时分摊）。",
        )),
        (!shares.reserves.is_zero()).then(|| text!(
            "Reserves ({money}) are no part of it.",
            "预备费（{money}）不计入。",
            money = money(shares.reserves),
        )),
        (!shares.without_task.is_zero()).then(|| text!(
            "No task carries {money} of the lines; it is left out.",
            "有 {money} 的明细对应不到任何任务，未计入。",
            money = money(shares.without_task),
        )),
        (shares.unknown > 0).then(|| text!(
            "{lines} without a readable amount in the plan's currency; it is left out.",
            "有 {lines} 条明细没有可识别的本币金额，未计入。",
            lines = count(shares.unknown, "line is", "lines are"),
        )),
        (!open.is_empty()).then(|| text!(
            "Left out, for their planned days are not known, or they have begun and do not say their \
             `progress`: {names}.",
            "任务{names}的计划日期未知，或已开工但没有写 `progress`，未计入。",
            names = Listed(&open),
        )),
        value.totals.actual.is_none().then(|| text!(
            "No task says what it has cost (`actual_cost`), so there is no cost index and no estimate.",
            "没有任务写明实际成本（`actual_cost`），无法计算成本指数和完工估算。",
        )),
        (value.totals.actual.is_some() && !unpaid.is_empty()).then(|| text!(
            "CPI and the estimates rest on the tasks that say what they have cost; these have earned value \
             and do not: {names}.",
            "CPI 与完工估算只依据写明实际成本的任务；任务{names}已有挣值，但没有写 `actual_cost`。",
            names = Listed(&unpaid),
        )),
        Some(text!(
            "Earned value and cost are known on the status date only: their lines lead straight there.",
            "挣值和实际成本只在状态日期已知，曲线以直线连到该日。",
        )),
    ];
    notes.into_iter().flatten().collect()
}
