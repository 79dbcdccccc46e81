//! M209: percent or percentage points.

use rust_decimal::Decimal;

use super::is_called_rate_or_score;
use crate::check::Reading;
use crate::check::rules::prelude::*;
use crate::plan::value::MeasureKind;
use crate::plan::{Measure, Unit};
use crate::statement::quantity::UnitKind;
use crate::statement::{Aim, Direction};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M209",
        name: "percent-or-points",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("percent or percentage points", "百分数还是百分点"),
    docs: Docs {
        checks: Text::new(
            "Where a metric that is itself a share in % is to change by so many %, the sentence \
             says whether percent of today's value or percentage points are meant. The sentence \
             under `statement` is read, the title when there is none. A share is told by its \
             values in %, by `kind: rate`, or by its name (rate, share). When baseline and target \
             stand in `measure`, they settle it.",
            "指标本身是百分比、又写“提升20%”时，要写明是现值的 20% 还是 20 个百分点。检查的是 `statement` 中的句子，\
             没有时看名称。是否百分比，看其数值的单位、`kind: rate` 或名称（…率、占比）。`measure` 中写有基线和目标值的，\
             以其为准，不作要求。",
        ),
        why: Text::new(
            "From 60%, a rise by 20% is 72% to one reader and 80% to another (style guides of \
             national statistics offices: a difference between percentages is in percentage \
             points).",
            "从 60% “提升20%”，有人理解为 72%，有人理解为 80%（统计用语规范：两个百分数之差用百分点表示）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Repairs, statement: Raise the first-time fix rate by 20% by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 满意, statement: 年内客户满意率提升20%}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Repairs, statement: Raise the first-time fix rate from 60% to 72% by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 满意, statement: 年内客户满意率由60%提升至80%}\n",
        },
        ignore: Text::new(
            "When the plan says elsewhere, once and for all goals, which of the two is meant.",
            "方案在别处已统一说明采用哪种含义时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The fields that settle it may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for said in cx.said() {
        let goal = said.goal();
        let measure = goal.measure.get();
        let settles =
            |measure: &Measure| !measure.target.is_absent() && !measure.baseline.is_absent();
        if measure.is_some_and(settles) || goal.measure.is_unreadable() || !goal.accepted.is_blank()
        {
            continue;
        }
        let Some(reading) = said.figures() else {
            continue;
        };
        for aim in &reading.statement.aims {
            let Some(target) = aim.target.as_ref().filter(|_| aim.relative) else {
                continue;
            };
            let moves = matches!(
                aim.direction,
                Some(Direction::Increase | Direction::Decrease)
            );
            let in_percent = target.kind() == Some(UnitKind::Percent) && target.upper.is_none();
            if !in_percent || !moves || !is_share(reading, aim, measure) {
                continue;
            }
            let words = reading.words(target.span);
            let message = match both(aim, measure) {
                Some((start, percent, points)) => text!(
                    "goal {goal}: from {start}%, “{words}” may mean {percent}% or {points}%",
                    "目标{goal}：从 {start}% 起，“{words}”可能是 {percent}%，也可能是 {points}%",
                    goal = goal.name(),
                    start = start,
                    words = words,
                    percent = percent,
                    points = points,
                ),
                None => text!(
                    "goal {goal}: “{words}” of a share may be percent or percentage points",
                    "目标{goal}：指标本身是百分比，“{words}”可能是百分数，也可能是百分点",
                    goal = goal.name(),
                    words = words,
                ),
            };
            findings
                .add(reading.place(target.span), message)
                .help(text!(
                    "write the level to be reached (“from ____% to ____%”), or “by {value} \
                     percentage points”",
                    "请写要达到的水平（“由____%变为____%”），或写“{value}个百分点”",
                    value = target.value.normalize(),
                ));
        }
    }
}

/// Whether the metric is a share of a whole for certain.
fn is_share(reading: &Reading<'_>, aim: &Aim, measure: Option<&Measure>) -> bool {
    let from_percent = aim
        .baseline
        .as_ref()
        .is_some_and(|baseline| baseline.kind() == Some(UnitKind::Percent));
    if from_percent {
        return true;
    }
    if let Some(measure) = measure {
        let amount = measure.baseline_value().map(|baseline| baseline.value);
        let unit = measure
            .stated_unit()
            .or_else(|| measure.unit_meant_by(amount?));
        if let Some(unit) = unit {
            return unit.is_percent();
        }
        if measure.kind.value() == Some(MeasureKind::Rate) {
            return true;
        }
    }
    aim.metric()
        .is_some_and(|metric| is_called_share(reading.words(metric)))
}

/// Whether the name of a metric ends like that of a share, and of nothing that may be above 100%.
fn is_called_share(name: &str) -> bool {
    const CHINESE: [&str; 4] = ["率", "占比", "比例", "比重"];
    const ENGLISH: [&str; 4] = ["rate", "share", "percentage", "proportion"];
    const OTHERS: [&str; 9] = [
        "增长率",
        "收益率",
        "回报率",
        "周转率",
        "汇率",
        "利率",
        "growth",
        "return",
        "interest",
    ];
    let lower = name.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    is_called_rate_or_score(name)
        && (CHINESE.iter().any(|end| name.ends_with(end)) || ENGLISH.contains(&last))
        && !OTHERS.iter().any(|other| lower.contains(other))
}

/// The value of today, and what the change makes of it as percent and as percentage points.
fn both(aim: &Aim, measure: Option<&Measure>) -> Option<(Decimal, Decimal, Decimal)> {
    let stated = aim.baseline.as_ref().map(|baseline| baseline.value);
    let baseline = stated.or_else(|| {
        let baseline = measure?.baseline_value()?.value;
        let in_percent = measure?
            .unit_meant_by(baseline)
            .as_ref()
            .is_some_and(Unit::is_percent);
        in_percent.then_some(baseline.value)
    })?;
    let change = aim.target.as_ref()?.value;
    let change = match aim.direction {
        Some(Direction::Decrease) => Decimal::ZERO.checked_sub(change)?,
        _ => change,
    };
    let part = baseline.checked_mul(change)? / Decimal::ONE_HUNDRED;
    let percent = baseline.checked_add(part)?.round_dp(2).normalize();
    let points = baseline.checked_add(change)?.normalize();
    Some((baseline.normalize(), percent, points))
}
