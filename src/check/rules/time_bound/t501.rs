//! T501: a goal without a deadline.

use jiff::civil::Date;

use crate::check::Said;
use crate::check::rules::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::source::Yaml;
use crate::trace::{Gap, Part, Standing};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T501",
        name: "no-deadline",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("goal has no deadline", "目标没有期限"),
    docs: Docs {
        checks: Text::new(
            "Every goal without sub-goals states the day by which its target holds, as \
             `deadline:`. Goals with sub-goals may leave it to those. A date in the sentence \
             alone doesn't count: rules and timelines work with the field.",
            "每个没有下级的目标都要用 `deadline:` 写明应在哪一天之前达到目标值；有下级的目标可以由下级承担。\
             只写在表述句子里的日期不算：各项检查和时间轴都以该字段为准。",
        ),
        why: Text::new(
            "Without a day nobody can say that a goal was missed (Doran 1981, time-related: \
             specify when the result can be achieved).",
            "没有日期，就永远无法说目标没有完成（Doran 1981“有时限”：写明何时可以取得结果）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n    deadline: 2026-06-30\n",
        },
        ignore: Text::new(
            "In a first draft, as long as the dates of the plan are still open.",
            "初稿阶段，方案日期尚未商定时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let trace = cx.trace();
    for (number, said) in cx.said().iter().enumerate() {
        let goal = said.goal();
        if trace.standing(Part::Goal(number), Gap::Deadline) == Standing::Missing {
            let finding = findings.add(
                goal.title_span(),
                text!(
                    "goal {goal} has no deadline",
                    "目标{goal}没有填写期限",
                    goal = goal.name(),
                ),
            );
            match day_said(said) {
                Some((words, day)) => finding.help(text!(
                    "the sentence says “{words}”: add `deadline: {day}`",
                    "句中写了“{words}”，请补上 `deadline: {day}`",
                    words = words,
                    day = day,
                )),
                None => finding.help(text!(
                    "add `deadline:` with the day by which the target holds, such as 2026-06-30",
                    "请补上 `deadline:`，写明应在哪一天之前达到目标值，如 2026-06-30"
                )),
            };
            offer(cx, said, finding);
        }
    }
}

/// The day that the words of a goal name in full, with those words.
fn day_said<'p>(said: &Said<'p>) -> Option<(&'p str, Date)> {
    let reading = said.sentence()?;
    let due = reading.deadline()?;
    Some((reading.words(due.time.span), due.day()?))
}

/// Offers to write down the day that the words of the goal name.
fn offer(cx: &Context<'_>, said: &Said<'_>, finding: &mut Diagnostic) {
    let Some((_, day)) = day_said(said) else {
        return;
    };
    let layout = cx.layout();
    let value = Yaml::scalar(day.to_string());
    let edit = layout
        .node(said.goal().span)
        .and_then(|goal| layout.set_entry(goal, "deadline", &value));
    if let Some(edit) = edit {
        finding.fix(
            text!(
                "add the day that the sentence names: {day}",
                "补上句中写明的日期 {day}",
                day = day,
            ),
            true,
            edit,
        );
    }
}
