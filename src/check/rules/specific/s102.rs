//! S102: a goal that only says something is worked on.

use crate::check::rules::in_words::{in_words_alone, reasons, tell};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S102",
        name: "vague-verb",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal's verb says nothing", "目标动词空泛"),
    docs: Docs {
        checks: Text::new(
            "The verb of a goal says what is different afterwards. Soft verbs such as enhance, \
             support or optimise count only when what they act on is itself a metric. The sentence \
             under `statement` is read, the title when there is none. A goal with a `measure` is \
             left alone, for the measure says what is meant; so is one with sub-goals or with \
             `accepted`.",
            "目标的动词应说明做完之后有什么不同。加强、优化、推进之类的动词，只有作用的对象本身就是指标时才算。\
             检查的是 `statement` 中的句子，没有时看名称。已写 `measure`（已说明含义）、有下级目标或写明 `accepted` \
             的目标不检查。",
        ),
        why: Text::new(
            "Whoever has held one meeting has enhanced something: such a goal can't be missed, so \
             it can't be reached either (Doran 1981, specific).",
            "开一次会也算“加强”：这样的目标永远不会落空，也就谈不上完成（Doran 1981“具体”）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Staff, statement: Enhance the customer experience}\n",
            zh: "goals:\n  - {id: G1, title: 服务, statement: 加强服务管理}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Staff, statement: Cut complaints about staff from 20 to 10 a month by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 服务, statement: 到2026年12月31日，月均服务投诉由20件降到10件}\n",
        },
        ignore: Text::new(
            "For a standing task without an end; it belongs among the tasks rather than the goals.",
            "没有终点的日常工作可以忽略；不过它更应列为任务而非目标。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in in_words_alone(cx) {
        for reason in reasons(&reading.verdicts().specific, &["vague-verb"]) {
            tell((goal, reading), reason, findings)
                .help(text!(
                    "say which figure moves from where to where, or what is there afterwards: \
                     “raise the ____ rate from ____ to ____”, “____ is live”",
                    "请写明哪项数值由多少变到多少，或做完之后有了什么，如“____率由____提高到____”“____上线”"
                ));
        }
    }
}
