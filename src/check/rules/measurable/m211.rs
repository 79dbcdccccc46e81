//! M211: a measure that is read too seldom to steer by.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::Frequency;
use crate::plan::{Goal, Measure, Plan};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M211",
        name: "too-few-readings",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("too few readings before the deadline", "期限前统计次数太少"),
    docs: Docs {
        checks: Text::new(
            "At the stated frequency at least three readings (threshold `fewest_readings`) fall between the start (the day of \
             the baseline or the start of the plan, whichever is later) and the deadline. A \
             month counts as 30.4375 days, and a last reading that is late by up to a quarter of \
             the interval still counts. Left alone: readings on each event or all the time, and \
             goals with a date missing.",
            "按所写的统计频率，从起点（基线日期与方案开始日期中较晚的一个）到目标期限至少应有三次统计（阈值 `fewest_readings`）。一个月按 30.4375 \
             天计，最后一次统计晚于期限不超过四分之一个周期的也算一次。按次统计、实时统计以及缺少日期的目标不作判断。",
        ),
        why: Text::new(
            "Two readings make a difference, not a trend: a plan off course shows only when \
             nothing can be done any more. Control needs readings while there is still time to \
             act (PMBOK, monitoring and controlling).",
            "两次统计只能看出差别，看不出趋势，等发现偏差已无法补救。监控要在还来得及纠偏时取得数据（PMBOK 监控过程）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n    measure:\n      metric: average time to arrive\n      unit: hours\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n      frequency: quarterly\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n    measure:\n      metric: 维修平均响应时间\n      unit: 小时\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n      frequency: 每季度\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n    measure:\n      metric: average time to arrive\n      unit: hours\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n      frequency: monthly\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n    measure:\n      metric: 维修平均响应时间\n      unit: 小时\n      baseline: {value: 24, date: 2025-12-31}\n      target: 16.8\n      frequency: 每月\n",
        },
        ignore: Text::new(
            "When readings are costly, such as a yearly survey, and another measure shows the \
             progress in between.",
            "统计成本高（如年度调查），且另有指标反映过程进展时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let fewest = cx.settings.thresholds.fewest_readings;
    for (goal, measure) in cx.plan.measures() {
        let Some(frequency) = measure.frequency.spanned() else {
            continue;
        };
        if *frequency.value == Frequency::Continuous {
            continue;
        }
        let Some((days, start)) = days(cx.plan, goal, measure) else {
            continue;
        };
        let Some(readings) = readings(*frequency.value, days) else {
            continue;
        };
        if readings >= Decimal::from(fewest) {
            continue;
        }
        let finding = findings.add(
            frequency.span,
            text!(
                "{frequency} gives {readings} in the {days} up to the deadline of goal {goal}; a \
                 trend takes {fewest}",
                "目标{goal}到期限只有 {days} 天，{frequency}统计只有 {readings} 次，看出趋势至少要 {fewest} 次",
                frequency = frequency.value,
                readings = counted(readings),
                days = count(usize::try_from(days).unwrap_or_default(), "day", "days"),
                goal = goal.name(),
                fewest = fewest,
            ),
        );
        if let Some(start) = start {
            finding.related(start, text!("counted from here", "从这天算起"));
        }
        if let Some(deadline) = goal.deadline.span() {
            finding.related(deadline, text!("the deadline", "目标期限"));
        }
        match frequent_enough(days, fewest) {
            Some(enough) => finding.help(text!(
                "read it more often: {enough} is enough",
                "请提高统计频率，{enough}统计即可",
                enough = enough,
            )),
            None => finding.help(text!(
                "check the deadline: the time is too short for {fewest} readings",
                "请核对期限：时间太短，不足以统计 {fewest} 次",
                fewest = fewest,
            )),
        };
    }
}

/// The days in which readings can fall, and where the day they begin on stands.
///
/// A date that is missing only makes the stretch longer here, so less is told.
fn days(plan: &Plan, goal: &Goal, measure: &Measure) -> Option<(i64, Option<Span>)> {
    let deadline = goal.deadline.value()?;
    let baseline = measure
        .baseline
        .get()
        .and_then(|baseline| baseline.date.spanned());
    let start = baseline
        .into_iter()
        .chain(plan.start.spanned())
        .max_by_key(|date| *date.value)?;
    let days = start.value.until(deadline).ok()?.get_days();
    (days > 0).then_some((i64::from(days), Some(start.span)))
}

/// How many readings fall into so many days, a quarter of an interval allowed for.
fn readings(frequency: Frequency, days: i64) -> Option<Decimal> {
    let interval = frequency.approximate_days()?;
    Some(
        Decimal::from(days)
            .checked_div(interval)?
            .checked_add(Decimal::new(25, 2))?
            .floor(),
    )
}

/// The least frequent of the usual frequencies that gives enough readings.
fn frequent_enough(days: i64, fewest: u32) -> Option<Frequency> {
    use Frequency::{Daily, Fortnightly, HalfYearly, Monthly, Quarterly, Weekly};
    [HalfYearly, Quarterly, Monthly, Fortnightly, Weekly, Daily]
        .into_iter()
        .find(|&frequency| {
            readings(frequency, days).is_some_and(|readings| readings >= Decimal::from(fewest))
        })
}

/// A small number of readings with its noun.
fn counted(readings: Decimal) -> impl crate::lang::Localized {
    count(
        usize::try_from(readings).unwrap_or_default(),
        "reading",
        "readings",
    )
}
