//! M215: a number that is no target.

use crate::check::rules::in_words::{in_words_alone, reasons, tell};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "M215",
        name: "number-is-not-a-target",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new("number is no target", "数字不是目标值"),
    docs: Docs {
        checks: Text::new(
            "A goal whose sentence has numbers has a target among them. Numbers that say how far \
             the goal reaches (in 3 communities), what goes in (500,000 yuan) or what something \
             is called are none. The sentence under `statement` is read, the title when there is \
             none; a goal with a `measure`, with sub-goals or with `accepted` is left alone.",
            "句中写了数字的目标，其中应有一个是目标值。表示范围（3个小区）、投入（50万元）或属于名称的数字不算。\
             检查的是 `statement` 中的句子，没有时看名称；已写 `measure`、有下级目标或写明 `accepted` 的目标不检查。",
        ),
        why: Text::new(
            "A number makes a goal look measured. When all 3 communities have been visited and \
             the money is spent, still nobody knows what came of it (Doran 1981, measurable).",
            "有数字的目标看上去已经量化；可是 3 个小区都做了、钱也花了，仍然没有人知道取得了什么效果（Doran 1981“可衡量”）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Training, statement: Spend £50k on training}\n",
            zh: "goals:\n  - {id: G1, title: 智能门禁, statement: 在3个小区推广智能门禁}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Training, statement: Raise the exam pass rate from 70% to 90%}\n",
            zh: "goals:\n  - {id: G1, title: 智能门禁, statement: 3个小区的智能门禁使用率达到80%}\n",
        },
        ignore: Text::new(
            "When an event and no figure ends the goal; say under `accepted` what proves it.",
            "目标以某个事件而非数值为完成标志时；请在 `accepted` 中写明以什么为证。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in in_words_alone(cx) {
        // One number that is no target is enough to say so.
        let mut idle = reasons(&reading.verdicts().measurable, &["number-is-not-a-target"]);
        if let Some(reason) = idle.next() {
            tell((goal, reading), reason, findings).help(text!(
                "say what comes of it, as a value: “____ reaches ____”",
                "请写明由此达到的结果和数值，如“____达到____”"
            ));
        }
    }
}
