//! M214: a metric that everybody computes in their own way.

use std::collections::HashSet;

use super::is_called_rate_or_score;
use crate::check::rules::prelude::*;
use crate::plan::Measure;
use crate::plan::value::MeasureKind;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M214",
        name: "undefined-metric",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("metric has no definition", "指标没有口径"),
    docs: Docs {
        checks: Text::new(
            "A rate or a score says in `definition` how it is computed: what share of what, which \
             questions and cases. A metric is taken for one by its `kind`, else by its unit or \
             the end of its name (rate, index, score). Left alone: counts, times and money, \
             names that say it all (share of … attended within 24 hours), and metrics \
             that another goal of the plan defines.",
            "比率和得分要在 `definition`（口径）中写明如何计算：谁占谁的比例、问了哪些题、统计哪些情形。是否比率或得分，\
             先看 `kind`，没有写的看单位或名称结尾（满意率、得分等）。以下情况不作要求：数量、时间和金额；名称已说清的\
             （…占…的比例）；其他目标已给出同一指标口径的。",
        ),
        why: Text::new(
            "Whoever may choose the denominator can reach any rate: is a customer who ticks \
             “fair” a satisfied one? An operational definition lets two people who count the same \
             cases get the same figure (Deming, Out of the Crisis, 1986).",
            "分母可以随意选，什么比率都能达到：选“一般”的客户算不算满意？有了可操作的定义，不同的人统计同样的情形才会得出\
             同样的数（Deming《转危为安》，1986）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure: {metric: satisfaction rate, unit: \"%\", target: 80}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    measure: {metric: 客户满意率, unit: \"%\", target: 80}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    measure: {metric: satisfaction rate, definition: Answers \"satisfied\" or better as a share of all valid answers, unit: \"%\", target: 80}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    measure: {metric: 客户满意率, definition: 选择“满意”或“非常满意”的有效问卷占比, unit: \"%\", target: 80}\n",
        },
        ignore: Text::new(
            "When a standard that all readers know defines the metric; better name it in \
             `definition`.",
            "指标由读者熟知的标准定义时；最好在 `definition` 中写出标准名称。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let defined: HashSet<String> = cx
        .plan
        .measures()
        .filter(|(_, measure)| !measure.definition.is_blank())
        .filter_map(|(_, measure)| Some(measure.metric.get()?.key()))
        .collect();
    for (goal, measure) in cx.plan.measures() {
        let Some(metric) = measure.metric.spanned() else {
            continue;
        };
        let name = metric.value.as_str().trim();
        if !measure.definition.is_blank()
            || !is_rate_or_score(measure, name)
            || says_it_all(name)
            || defined.contains(&metric.value.key())
        {
            continue;
        }
        findings
            .add(
                metric.span,
                text!(
                    "goal {goal} doesn't define how {metric} is computed",
                    "目标{goal}没有写明{metric}的统计口径",
                    goal = goal.name(),
                    metric = measure.name(),
                ),
            )
            .help(text!(
                "add `definition:` with what is counted and out of what: which cases, which \
                 answers, which period",
                "请补上 `definition:`，写明分子、分母（或题目与计分方法）、统计范围和时段"
            ));
    }
}

fn is_rate_or_score(measure: &Measure, name: &str) -> bool {
    match measure.kind.value() {
        Some(kind) => matches!(kind, MeasureKind::Rate | MeasureKind::Score),
        None if !measure.kind.is_absent() => false,
        None => {
            // The stated unit goes first: a target of 30% may be the change in hours.
            let by_target = || measure.unit_meant_by(measure.target.get()?);
            let by_unit = measure.stated_unit().or_else(by_target);
            match by_unit {
                Some(unit) if unit.is_share() => true,
                // 分 may be minutes, so points need a name that goes with them.
                Some(unit) if unit.is_known() && !unit.is_points() => false,
                _ => is_called_rate_or_score(name),
            }
        }
    }
}

/// Whether the name itself says what share of what it is: the share of something, or what is done
/// within a time.
fn says_it_all(name: &str) -> bool {
    const SHARES: [&str; 4] = ["share of ", "percentage of ", "proportion of ", "% of "];
    const RATIOS: [&str; 4] = ["比例", "比重", "百分比", "比率"];
    let lower = name.to_lowercase();
    let chinese = name.contains('占') && RATIOS.iter().any(|end| name.ends_with(end));
    chinese || SHARES.iter().any(|start| lower.contains(start)) || names_a_limit(&lower)
}

/// Whether a name says within what time a case counts: answered within 10 days, 24小时内到场率.
fn names_a_limit(name: &str) -> bool {
    const WITHIN: [&str; 6] = ["小时内", "分钟内", "天内", "日内", "小时以内", "分钟以内"];
    let is_digit = |c: char| c.is_ascii_digit();
    let english = name
        .match_indices(" within ")
        .any(|(at, within)| name[at + within.len()..].starts_with(is_digit));
    let before = WITHIN.iter().flat_map(|limit| name.match_indices(limit));
    english
        || before
            .into_iter()
            .any(|(at, _)| name[..at].contains(is_digit))
}
