//! T504: an event without a date for a deadline.

use crate::check::other_times;
use crate::check::rules::prelude::*;
use crate::statement::{OtherTime, Sort};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T504",
        name: "event-only-deadline",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("deadline is an undated event", "以没有日期的事件为期限"),
    docs: Docs {
        checks: Text::new(
            "A goal that is to hold before or after an event (before the next audit, once the \
             system is live) also says on which day. The sentence under `statement` is read, the \
             title when there is none. Left alone are lengths after an event (within 30 days of \
             signing), words that also name a day or a period, goals with `deadline:` and goals \
             with sub-goals.",
            "以某个事件为期限的目标（下次检查前、系统上线后）还要写明是哪一天。检查的是 `statement` 中的句子，没有时看名称。\
             事件之后的时长（合同签订后30天内）、句中另有日期或期限、已填 `deadline:`、有下级目标的不检查。",
        ),
        why: Text::new(
            "When the event slips the goal slips with it, and nobody has decided that it may (GAO \
             Schedule Assessment Guide 2015: what work waits for needs a date of its own).",
            "事件一推迟，目标就跟着推迟，却没有人作过这样的决定（GAO《进度评估指南》2015：作为前提的事项也要有自己的日期）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Complaints, statement: Cut the complaint rate to 3% before the next audit}\n",
            zh: "goals:\n  - {id: G1, title: 投诉, statement: 系统上线后将投诉率降低到3%}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Complaints, statement: Cut the complaint rate to 3% before the next audit, deadline: 2026-06-30}\n",
            zh: "goals:\n  - {id: G1, title: 投诉, statement: 系统上线后将投诉率降低到3%, deadline: 2026-06-30}\n",
        },
        ignore: Text::new(
            "When the event is a milestone of the plan and has its date there.",
            "该事件本身就是方案中的里程碑、日期写在那里时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for (goal, reading) in super::undated(cx) {
        // What money is spent on isn't when something holds.
        let aims = &reading.statement.aims;
        if aims.is_empty() || aims.iter().any(|aim| aim.sort == Sort::Input) {
            continue;
        }
        for span in other_times(reading, OtherTime::Event) {
            findings
                .add(
                    reading.place(span),
                    text!(
                        "goal {goal}: “{words}” is an event without a date",
                        "目标{goal}：“{words}”是没有日期的事件",
                        goal = goal.name(),
                        words = reading.words(span),
                    ),
                )
                .help(text!(
                    "write the day by which it holds at the latest (“by ____”), and the same as \
                     `deadline:`",
                    "请写明最迟到哪一天（“到____”），并填写 `deadline:`"
                ));
        }
    }
}
