//! M208: an amount of change from nowhere.

use crate::check::rules::in_words::reasons;
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M208",
        name: "relative-without-baseline",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("change has no starting point", "变化量没有起点"),
    docs: Docs {
        checks: Text::new(
            "A goal that says by how much something changes (by 30%, twice as many) also says from \
             which value: in the sentence, or as `baseline` of its `measure`. The sentence under \
             `statement` is read, the title when there is none. Plain counts of more things done \
             are left alone, and goals with sub-goals or with `accepted`.",
            "写变化量（缩短30%、翻一番）的目标，还要写明从多少起算：写在句中，或写为 `measure` 的 `baseline`。检查的是 \
             `statement` 中的句子，没有时看名称。“多做几件”一类的计数、有下级目标或写明 `accepted` 的目标不检查。",
        ),
        why: Text::new(
            "30% less of an unknown value is an unknown value: whoever picks the starting point \
             afterwards decides whether the goal was reached (OECD DAC: progress is assessed \
             against a baseline).",
            "未知数减少 30% 仍是未知数：事后由谁选定起点，就由谁决定目标是否完成（OECD DAC：进展要对照基线来评估）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Faster repairs, statement: Cut the response time by 30% by 2026-06-30}\n",
            zh: "goals:\n  - {id: G1, title: 提速, statement: 3个月内实现维修响应时间缩短30%}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Faster repairs, statement: Cut the response time from 24 hours to 16.8 hours by 2026-06-30}\n",
            zh: "goals:\n  - {id: G1, title: 提速, statement: 3个月内将维修响应时间由24小时缩短到16.8小时}\n",
        },
        ignore: Text::new(
            "When the first reading is itself a task of the plan.",
            "首次测量本身就是方案的一项任务时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The baseline may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for said in cx.said() {
        let goal = said.goal();
        let has_baseline = match goal.measure.get() {
            Some(measure) => !measure.baseline.is_absent(),
            None => !goal.measure.is_absent(),
        };
        if has_baseline || !goal.accepted.is_blank() || cx.links().is_leaf(goal) != Some(true) {
            continue;
        }
        let Some(reading) = said.figures() else {
            continue;
        };
        let codes = ["relative-without-baseline"];
        for reason in reasons(&reading.verdicts().measurable, &codes) {
            findings
                .add(
                    reading.place(reason.span),
                    text!(
                        "goal {goal}: “{words}” is a change, but from which value isn't said",
                        "目标{goal}：“{words}”是变化量，却没有写明从多少起算",
                        goal = goal.name(),
                        words = reading.words(reason.span),
                    ),
                )
                .help(text!(
                    "write “from ____ to ____”, or add `baseline: {value: …, date: …}` to the \
                     measure",
                    "请写成“由____变为____”，或在 `measure` 中补上 `baseline: {value: …, date: …}`"
                ));
        }
    }
}
