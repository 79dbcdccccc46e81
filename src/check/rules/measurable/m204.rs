//! M204: figures without a unit.

use super::is_called_rate_or_score;
use crate::check::rules::prelude::*;
use crate::plan::value::{Amount, MeasureKind};
use crate::plan::{Measure, Plan, Unit};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M204",
        name: "no-unit",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("values have no unit", "数值没有单位"),
    docs: Docs {
        checks: Text::new(
            "A measure states its `unit`, or a value of it carries one (`16.8 hours`, `95%`). Left \
             alone where the unit goes without saying: a rate is in %, a score in points (its \
             name or a `scale` tells), a count counts what its metric names (number of \
             complaints, open tickets, visits per day), zero is zero in any unit, money is in the \
             plan's currency, and a metric may name its unit, in brackets or not.",
            "指标要写单位（`unit`），或由数值自带（`16.8小时`、`95%`）。单位不言自明的不作要求：比率为 %，评分为分\
             （由名称或 `scale` 看出），数量的单位就是指标所数的对象（投诉件数），目标为零的用什么单位都一样，\
             金额用方案的币种；单位也可写在指标名称或其括号里。",
        ),
        why: Text::new(
            "Nobody can check whether 24 was reached without knowing 24 of what: hours or \
             working days, pounds or thousands of pounds.",
            "不知道 24 是小时还是工作日、是元还是万元，就无法核对是否达成。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, baseline: 24, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, baseline: 24, target: 16.8}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: average time to arrive, unit: hours, baseline: 24, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 维修平均响应时间, unit: 小时, baseline: 24, target: 16.8}\n",
        },
        ignore: Text::new(
            "When the metric is a plain ratio or an index without a unit.",
            "指标为无量纲的比值或指数时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for (goal, measure) in cx.plan.measures() {
        // Without a single value there is nothing that wants a unit; M201 and M202 tell.
        let target = measure.target.spanned();
        if measure.target.is_unreadable() {
            // What can't be read may well carry a unit.
            continue;
        }
        let Some(bare) = target.or_else(|| Some(measure.amounts().next()?.1)) else {
            continue;
        };
        let carried = measure
            .amounts()
            .any(|(_, amount)| amount.value.unit.is_some());
        if !measure.unit.is_blank() || carried || goes_without_saying(cx.plan, measure) {
            continue;
        }
        findings
            .add(
                bare.span,
                text!(
                    "the values of goal {goal} have no unit: {value} of what?",
                    "目标{goal}的指标没有单位，看不出 {value} 指的是什么",
                    goal = goal.name(),
                    value = bare.value,
                ),
            )
            .help(text!(
                "add `unit:` to the measure, or write it with the value, as in `16.8 hours`",
                "请在指标中补上 `unit:`，或把单位写在数值后，如 `16.8小时`"
            ));
    }
}

/// Whether nobody needs to be told the unit.
fn goes_without_saying(plan: &Plan, measure: &Measure) -> bool {
    let by_kind = match measure.kind.value() {
        Some(MeasureKind::Rate | MeasureKind::Score | MeasureKind::Count) => true,
        Some(MeasureKind::Money) => !plan.currency.is_absent(),
        Some(MeasureKind::Time) => false,
        // A kind that can't be read may be any of them.
        None => !measure.kind.is_absent(),
    };
    let is_zero = |target: &Amount| target.value.is_zero();
    by_kind
        || !measure.scale.is_absent()
        || measure.target.get().is_some_and(is_zero)
        || measure.metric.get().is_none_or(|metric| {
            let name = metric.as_str();
            counts_things(name)
                || is_called_rate_or_score(name.trim())
                || names_a_unit(name)
                || remark(name).is_some_and(|unit| Unit::of(unit).is_known())
        })
}

/// Whether the metric is called the number of something: 投诉件数, number of complaints, open
/// tickets older than 30 days, visits per day.
fn counts_things(metric: &str) -> bool {
    const SCORES: [&str; 2] = ["分数", "指数"];
    let metric = metric.trim();
    let chinese = ["数", "数量"].iter().any(|end| metric.ends_with(end))
        && !SCORES.iter().any(|end| metric.ends_with(end));
    let lower = metric.to_lowercase();
    chinese || lower.contains("number of") || lower.contains(" per ") || is_plural(&lower)
}

/// Whether an English name in lower case is about things in the plural: complaints, open tickets
/// older than 30 days, jobs completed. Amounts of money and time are in the plural as well.
fn is_plural(name: &str) -> bool {
    const ENDS: [&str; 22] = [
        "of", "in", "to", "for", "from", "with", "without", "on", "by", "at", "within", "over",
        "under", "who", "that", "which", "older", "newer", "longer", "more", "still", "not",
    ];
    const AMOUNTS: [&str; 9] = [
        "costs", "sales", "savings", "earnings", "expenses", "fees", "revenues", "times", "losses",
    ];
    let head = name
        .split_whitespace()
        .take_while(|word| !ENDS.contains(word))
        .filter(|word| !word.ends_with("ed") && !word.ends_with("ing"))
        .last()
        .unwrap_or_default();
    head.len() > 3
        && head.bytes().all(|byte| byte.is_ascii_alphabetic())
        && head.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| head.ends_with(end))
        && !AMOUNTS.contains(&head)
}

/// Whether the name of a metric has the word of a unit in it: 平均等待分钟, hours to respond.
fn names_a_unit(metric: &str) -> bool {
    const CHINESE: [&str; 7] = ["小时", "分钟", "工作日", "百分比", "人次", "万元", "亿元"];
    const ENGLISH: [&str; 6] = ["seconds", "minutes", "hours", "days", "weeks", "months"];
    CHINESE.iter().any(|unit| metric.contains(unit))
        || metric
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| ENGLISH.contains(&word))
}

/// What stands in brackets at the end of a metric's name.
fn remark(metric: &str) -> Option<&str> {
    let inner = metric.trim().strip_suffix([')', '）'])?;
    let (_, remark) = inner.rsplit_once(['(', '（'])?;
    Some(remark.trim()).filter(|remark| !remark.is_empty())
}
