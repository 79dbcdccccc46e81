//! S101: a goal about a quality that nobody can measure as it stands.

use crate::check::rules::in_words::{in_words_alone, reasons, tell};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S101",
        name: "abstract-object",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal is about something abstract", "目标对象抽象"),
    docs: Docs {
        checks: Text::new(
            "What a goal wants to change is something particular: a metric, a counted output, a \
             thing. Qualities such as service quality, efficiency, image or awareness are none, \
             even with a number beside them. The sentence under `statement` is read, the title \
             when there is none. A goal with a `measure` is left alone, for the measure says what \
             is meant; so is one with sub-goals or with `accepted`.",
            "目标要改变的对象应当具体：某项指标、可计数的产出或某个事物。服务质量、效率、形象、意识之类的抽象说法不算，\
             旁边写了数字也不算。检查的是 `statement` 中的句子，没有时看名称。已写 `measure`（已说明含义）、有下级目标\
             或写明 `accepted` 的目标不检查。",
        ),
        why: Text::new(
            "Everybody is for better quality, and everybody means something else by it; no one can \
             be held to it (Doran 1981, specific: target a specific area for improvement).",
            "提高质量人人赞成，各人所指却不同，也就无从问责（Doran 1981“具体”：针对某一明确的改进方面）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Better repairs, statement: The quality of service will be raised by 20% by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 服务升级, statement: 到2026年12月31日，服务质量提升20%}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Better repairs, statement: Raise the first-time fix rate from 68% to 80% by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 服务升级, statement: 到2026年12月31日，维修一次修复率由68%提高到80%}\n",
        },
        ignore: Text::new(
            "When the plan defines the quality elsewhere, as an index of its own; better, name \
             that index in the sentence.",
            "方案在别处已为该说法定义了专门的指数时；更好的做法是在句中直接写出该指数的名称。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in in_words_alone(cx) {
        for reason in reasons(&reading.verdicts().specific, &["abstract-object"]) {
            tell((goal, reading), reason, findings).help(text!(
                "name a metric that shows it, with its values: “raise the ____ rate from ____ \
                     to ____”",
                "请换成能体现它的指标并写出数值，如“____率由____提高到____”"
            ));
        }
    }
}
