//! T502: a time that binds nobody.

use crate::check::other_times;
use crate::check::rules::prelude::*;
use crate::statement::OtherTime;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T502",
        name: "vague-time",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("time is vague", "时间含糊"),
    docs: Docs {
        checks: Text::new(
            "The words of a goal don't leave the time open: soon, gradually, as soon as possible, \
             in the long term. The sentence under `statement` is read, the title when there is \
             none. Words that also name a day or a period, goals with `deadline:` and goals with \
             sub-goals are left alone.",
            "目标的文字不应把时间说得含糊：尽快、逐步、不断、长期。检查的是 `statement` 中的句子，没有时看名称。\
             句中另有日期或期限、已填 `deadline:`、有下级目标的不检查。",
        ),
        why: Text::new(
            "As soon as possible is whenever it suits; nobody can be late (Doran 1981, \
             time-related: specify when the result can be achieved).",
            "“尽快”就是什么时候方便什么时候办，谁也不会逾期（Doran 1981“有时限”：写明何时可以取得结果）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Complaints, statement: Cut the complaint rate to 3% as soon as possible}\n",
            zh: "goals:\n  - {id: G1, title: 投诉, statement: 尽快将投诉率降低到3%}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Complaints, statement: Cut the complaint rate to 3% by 2026-06-30, deadline: 2026-06-30}\n",
            zh: "goals:\n  - {id: G1, title: 投诉, statement: 到2026年6月30日，将投诉率降低到3%, deadline: 2026-06-30}\n",
        },
        ignore: Text::new(
            "When the dates of the plan are still to be decided by someone else.",
            "方案日期尚待他方确定时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in super::undated(cx) {
        for span in other_times(reading, OtherTime::Vague) {
            findings
                .add(
                    reading.place(span),
                    text!(
                        "goal {goal}: “{words}” binds nobody",
                        "目标{goal}：“{words}”没有约束力",
                        goal = goal.name(),
                        words = reading.words(span),
                    ),
                )
                .help(text!(
                    "write the day instead (“by ____”), and the same as `deadline:`",
                    "请改写为明确的日期（“到____”），并填写 `deadline:`"
                ));
        }
    }
}
