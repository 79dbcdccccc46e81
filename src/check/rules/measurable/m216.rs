//! M216: a target that can be read in two ways.

use crate::check::rules::in_words::{reasons, tell};
use crate::check::rules::prelude::*;
use crate::plan::Measure;
use crate::statement::OPEN_VALUES;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M216",
        name: "open-target",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new("target can be read in two ways", "目标值有两种读法"),
    docs: Docs {
        checks: Text::new(
            "The words leave one value to be reached. Told are multiples that may come on top or \
             not (three times more), ceilings that may be the aim itself (train up \
             to 30 wardens), values with “about”, and frequencies such as biannual. The sentence \
             under `statement` is read, the title when there is none. A `target` in `measure` \
             settles it. Percent of a share is M209.",
            "句中的目标值只能有一种读法。会指出的有：可能含原数、也可能不含的倍数（增加两倍、翻两番、three times more），\
             可能是目标、也可能是上限的数（最多、up to），带“约”“左右”的数，biannual 之类的频次。检查的是 \
             `statement` 中的句子，没有时看名称。`measure` 中写有 `target` 的，以其为准。百分数与百分点之别见 M209。",
        ),
        why: Text::new(
            "From 20, “three times more” is 80 to one reader and 60 to another; with “about 90%” nobody can \
             say whether 88% is enough. A specific goal leaves one reading (Doran 1981).",
            "从 20 起“增加两倍”，有人理解为 60，有人理解为 40；写“90%左右”，88% 算不算达到就说不清。目标要具体，\
             就只能有一种读法（Doran，1981）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Bookings, statement: Raise online bookings to about 600 by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 志愿者, statement: 年内志愿者人数增加两倍}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Bookings, statement: Raise online bookings to at least 600 by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 志愿者, statement: 年内志愿者人数由20人增加到60人}\n",
        },
        ignore: Text::new(
            "When everybody who reads the plan knows which of the two is meant.",
            "方案的读者都清楚是哪种意思时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The target may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for said in cx.said() {
        let goal = said.goal();
        let settles = |measure: &Measure| !measure.target.is_absent();
        let is_settled = goal.measure.get().is_some_and(settles) || goal.measure.is_unreadable();
        if is_settled || !goal.accepted.is_blank() {
            continue;
        }
        let Some(reading) = said.figures() else {
            continue;
        };
        for reason in reasons(&reading.verdicts().measurable, OPEN_VALUES) {
            tell((goal, reading), reason, findings).help(text!(
                "write the value to be reached (“from ____ to ____”, “at least ____”)",
                "请写明要达到的值（“由____变为____”“不低于____”）"
            ));
        }
    }
}
