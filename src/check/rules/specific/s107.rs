//! S107: a goal that is a slogan.

use crate::check::rules::in_words::{in_words_alone, reasons, tell};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S107",
        name: "slogan",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal is a slogan", "目标是口号"),
    docs: Docs {
        checks: Text::new(
            "The sentence of a goal, its `statement`, says what is to change and how. Titles may \
             be short and are not looked at. A sentence that only says who or what is put in says neither. A goal \
             with a `measure` is left alone, for the measure says what is meant; so is one with sub-goals or with `accepted`.",
            "目标的表述（`statement`）应说明改变什么、怎样改变；只说投入什么人、什么资源，等于两样都没说。名称可以简短，不作要求。已写 `measure`（已说明含义）、\
             有下级目标或写明 `accepted` 的目标不检查。",
        ),
        why: Text::new(
            "A slogan may win hearts, but nobody can plan, pay for or check it (Doran 1981: not \
             every objective must be quantified, but each must say what results are wanted).",
            "口号可以鼓舞人，却无法安排、无法出资、无法检查（Doran 1981：目标不必都量化，但要说明想要什么结果）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Customers, statement: Customers first}\n",
            zh: "goals:\n  - {id: G1, title: 客户, statement: 客户至上，服务第一}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Customers, statement: Raise the share of satisfied customers from 64% to 76% by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 客户, statement: 到2026年12月31日，客户满意率由64%提高到76%}\n",
        },
        ignore: Text::new(
            "When the sentence is the motto of the plan; it belongs into `title` or `notes`.",
            "该句是整个方案的口号时；更适合写入 `title` 或 `notes`。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in in_words_alone(cx) {
        if goal.statement.is_blank() {
            continue;
        }
        let verdicts = reading.verdicts();
        // What goes in as a number is told as M215.
        let mut numbers = reasons(&verdicts.measurable, &["number-is-not-a-target"]);
        let codes: &[&str] = match numbers.next() {
            Some(_) => &["slogan"],
            None => &["slogan", "input-only"],
        };
        for reason in reasons(&verdicts.specific, codes) {
            tell((goal, reading), reason, findings).help(text!(
                "say what changes, from where to where and by when: “raise ____ from ____ to \
                     ____ by ____”",
                "请写明什么、由多少变到多少、到何时，如“到____，____由____提高到____”"
            ));
        }
    }
}
