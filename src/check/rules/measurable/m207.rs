//! M207: a sentence and its fields that don't say the same.

use super::agreement::{Change, Gap, gaps};
use crate::check::rules::prelude::*;
use crate::check::{Reading, origins};
use crate::diagnostic::Diagnostic;
use crate::plan::value::Amount;
use crate::plan::{Goal, Measure};
use crate::source::Spanned;
use crate::statement::Figure;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M207",
        name: "statement-disagrees",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("sentence and fields disagree", "表述与字段不一致"),
    docs: Docs {
        checks: Text::new(
            "What a goal says in words agrees with its `measure` and its `deadline`: the target, \
             the value of today, the change that the two come to, score or rate, and the day. The \
             sentence under `statement` is read, the title when there is none. Units are \
             converted. A value agrees when it rounds to the one in the sentence; a change is \
             computed as (target − baseline) ÷ baseline, and where the values are in %, percentage \
             points will do. A day may be 3 days off where the sentence names the day, for days \
             off, and 14 where it names a month, a year or a length of time; lengths may count \
             from the start of the plan or of a phase, or from the day of issue. A sentence with \
             several aims, with a range that holds the target, with a change a year or against a \
             year other than the baseline's, or with nothing that can be \
             compared for certain is left alone.",
            "目标的文字表述应与 `measure`、`deadline` 一致：目标值、现状值、由二者算出的变化量、得分还是比率，以及日期。\
             检查的是 `statement` 中的句子，没有时看名称。单位自动换算；数值按句中位数四舍五入后相同即为一致；\
             变化量按（目标值−基线）÷基线计算，数值本身是 % 的，按百分点相符也可以。日期允许有出入：句中写明某日的允许差 3 天\
             （避开休息日），写月份、年份或时长的允许差 14 天；时长可从方案开始、阶段开始或发布之日起算。一句话有多个目标、\
             所写区间包含目标值、写“每年提升…”或与基线以外的年份相比，或无法确定能否比较的，不作判断。",
        ),
        why: Text::new(
            "People read the sentence, programs and reports read the fields. When the two differ, \
             the goal is reached by one and missed by the other, and each side has it in writing \
             (GAO Schedule Assessment Guide 2015: figures must agree wherever they stand).",
            "人看的是句子，程序和报表用的是字段。两者不一致时，同一个目标按此已完成、按彼未完成，而且双方都有白纸黑字\
             （GAO《进度评估指南》2015：同一数据在各处应当一致）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Faster repairs\n    statement: Cut the response time by 30% by 2026-06-30\n    deadline: 2026-06-30\n    measure: {metric: response time, unit: hours, baseline: 24, target: 20}\n",
            zh: "goals:\n  - id: G1\n    title: 维修提速\n    statement: 到2026年6月30日，维修响应时间缩短30%\n    deadline: 2026-06-30\n    measure: {metric: 维修响应时间, unit: 小时, baseline: 24, target: 20}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Faster repairs\n    statement: Cut the response time by 30% by 2026-06-30\n    deadline: 2026-06-30\n    measure: {metric: response time, unit: hours, baseline: 24, target: 16.8}\n",
            zh: "goals:\n  - id: G1\n    title: 维修提速\n    statement: 到2026年6月30日，维修响应时间缩短30%\n    deadline: 2026-06-30\n    measure: {metric: 维修响应时间, unit: 小时, baseline: 24, target: 16.8}\n",
        },
        ignore: Text::new(
            "When the sentence is quoted from a decision that may not be reworded; say under \
             `allow` which of the two holds.",
            "句子引自不得改动的文件时可以忽略；请在忽略注释中写明以哪个为准。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // A unit may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for said in cx.said() {
        let goal = said.goal();
        if goal.measure.get().is_none() && goal.deadline.get().is_none() {
            continue;
        }
        let Some(reading) = said.figures() else {
            continue;
        };
        if let Some(measure) = goal.measure.get()
            && let Some(aim) = reading.statement.aim()
        {
            for gap in gaps(reading, aim, measure) {
                tell(cx, goal, measure, reading, &gap, findings);
            }
        }
        dates(cx, goal, reading, findings);
    }
}

fn tell(
    cx: &Context<'_>,
    goal: &Goal,
    measure: &Measure,
    reading: &Reading<'_>,
    gap: &Gap<'_>,
    findings: &mut Findings<'_>,
) {
    let name = goal.name();
    match gap {
        Gap::Target { said, field } => {
            let finding = findings.add(
                reading.place(said.span),
                text!(
                    "goal {goal} says “{said}” in words, but its target is {field}",
                    "目标{goal}的表述是“{said}”，而目标值为 {field}",
                    goal = name,
                    said = reading.words(said.span),
                    field = measure.as_read(field.value),
                ),
            );
            finding.related(field.span, text!("the target", "目标值"));
            mend_value(cx, measure, reading, said, field, finding);
        }
        Gap::Baseline { said, field } => {
            findings
                .add(
                    reading.place(said.span),
                    text!(
                        "goal {goal} starts from “{said}” in words, but its baseline is {field}",
                        "目标{goal}的表述以“{said}”为起点，而基线为 {field}",
                        goal = name,
                        said = reading.words(said.span),
                        field = measure.as_read(field.value),
                    ),
                )
                .related(field.span, text!("the baseline", "基线"))
                .help(text!(
                    "write {field} in the sentence, or “{said}” as the baseline",
                    "请把句中改为 {field}，或把基线改为“{said}”",
                    field = measure.as_read(field.value),
                    said = reading.words(said.span),
                ));
        }
        Gap::Kind { said, field } => {
            findings
                .add(
                    reading.place(said.span),
                    text!(
                        "goal {goal} says “{said}” in words, but its target {field} is in another \
                         unit",
                        "目标{goal}的表述是“{said}”，而目标值 {field} 用的是另一种单位",
                        goal = name,
                        said = reading.words(said.span),
                        field = measure.as_read(field.value),
                    ),
                )
                .related(field.span, text!("the target", "目标值"))
                .help(text!(
                    "points of a score and percent of those asked are two things: use one of the \
                     two in both places",
                    "得分与占比是两回事，请在两处统一使用一种"
                ));
        }
        Gap::Change {
            said,
            field,
            baseline,
            change,
        } => tell_change(
            cx,
            goal,
            measure,
            reading,
            (said, field, baseline),
            change,
            findings,
        ),
    }
}

fn tell_change(
    cx: &Context<'_>,
    goal: &Goal,
    measure: &Measure,
    reading: &Reading<'_>,
    (said, field, baseline): (&Figure, &Spanned<&Amount>, &Spanned<&Amount>),
    change: &Change,
    findings: &mut Findings<'_>,
) {
    let words = reading.words(said.span);
    let from = measure.as_read(baseline.value);
    let target = measure.as_read(field.value);
    let finding = findings.add(
        reading.place(said.span),
        text!(
            "goal {goal} says “{words}” in words, but from {from} to {target} it is {actual}",
            "目标{goal}的表述是“{words}”，而从 {from} 到 {target} 为 {actual}",
            goal = goal.name(),
            words = words,
            from = from,
            target = target,
            actual = change.actual,
        ),
    );
    finding
        .related(field.span, text!("the target", "目标值"))
        .related(baseline.span, text!("the baseline", "基线"));
    let wanted = Amount {
        value: change.wanted,
        ..field.value.clone()
    };
    match &change.in_points {
        Some(in_points) => {
            let points = Amount {
                value: *in_points,
                ..field.value.clone()
            };
            finding.help(text!(
                "write the target {wanted} (or {points}, if percentage points are meant) in \
                 `measure`, or {worded} in the sentence",
                "请把 `measure` 的目标值改为 {wanted}（若指百分点则为 {points}），或把句中改为 {worded}",
                wanted = measure.as_read(&wanted),
                points = measure.as_read(&points),
                worded = change.worded,
            ));
        }
        None => {
            finding.help(text!(
                "write the target {wanted} in `measure`, or {worded} in the sentence",
                "请把 `measure` 的目标值改为 {wanted}，或把句中改为 {worded}",
                wanted = measure.as_read(&wanted),
                worded = change.worded,
            ));
            offer(cx, field, &wanted, finding);
        }
    }
}

/// Says how to make target and sentence one, and offers to take the sentence's value.
fn mend_value(
    cx: &Context<'_>,
    measure: &Measure,
    reading: &Reading<'_>,
    said: &Figure,
    field: &Spanned<&Amount>,
    finding: &mut Diagnostic,
) {
    let Some(value) = super::agreement::in_unit_of(said, measure, field.value) else {
        finding.help(text!(
            "write the same value in both places",
            "请在两处写同一个数值"
        ));
        return;
    };
    let wanted = Amount {
        value,
        ..field.value.clone()
    };
    finding.help(text!(
        "write the target {wanted} in `measure`, or {field} instead of “{said}” in the sentence",
        "请把 `measure` 的目标值改为 {wanted}，或把句中“{said}”改为 {field}",
        wanted = measure.as_read(&wanted),
        field = measure.as_read(field.value),
        said = reading.words(said.span),
    ));
    if said.upper.is_none() {
        offer(cx, field, &wanted, finding);
    }
}

/// Offers to put the value of the sentence in the place of the target.
fn offer(cx: &Context<'_>, field: &Spanned<&Amount>, wanted: &Amount, finding: &mut Diagnostic) {
    let layout = cx.layout();
    let node = layout.node(field.span);
    if let Some(edit) = node.and_then(|node| layout.replace_scalar(node, &wanted.to_string())) {
        finding.fix(
            text!(
                "take the sentence's value as the target: {wanted}",
                "以句中数值为准，目标值改为 {wanted}",
                wanted = wanted,
            ),
            false,
            edit,
        );
    }
}

fn dates(cx: &Context<'_>, goal: &Goal, reading: &Reading<'_>, findings: &mut Findings<'_>) {
    let (Some(deadline), Some(due)) = (goal.deadline.spanned(), reading.deadline()) else {
        return;
    };
    let Some(day) = due.misses(*deadline.value, origins(cx.plan)) else {
        return;
    };
    let words = reading.words(due.time.span);
    let finding = findings.add(
        reading.place(due.time.span),
        text!(
            "goal {goal} says “{words}” in words, which is {day}, but its deadline is {deadline}",
            "目标{goal}的表述是“{words}”（即 {day}），而期限为 {deadline}",
            goal = goal.name(),
            words = words,
            day = day,
            deadline = deadline.value,
        ),
    );
    finding
        .related(deadline.span, text!("the deadline", "期限"))
        .help(text!(
            "write `deadline: {day}`, or {deadline} in the sentence",
            "请改为 `deadline: {day}`，或把句中改为 {deadline}",
            day = day,
            deadline = deadline.value,
        ));
    let layout = cx.layout();
    let node = layout.node(deadline.span).filter(|_| due.is_named());
    if let Some(edit) = node.and_then(|node| layout.replace_scalar(node, &day.to_string())) {
        finding.fix(
            text!(
                "take the sentence's day as the deadline: {day}",
                "以句中日期为准，期限改为 {day}",
                day = day,
            ),
            false,
            edit,
        );
    }
}
