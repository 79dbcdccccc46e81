//! T509: a deadline that can be read in two ways.

use crate::check::origins;
use crate::check::rules::in_words::{reasons, tell};
use crate::check::rules::prelude::*;
use crate::statement::OPEN_TIMES;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T509",
        name: "open-deadline",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new("deadline can be read in two ways", "期限有两种读法"),
    docs: Docs {
        checks: Text::new(
            "The words leave one day by which the goal holds. Told are a year alone (by 2027: its \
             beginning or its end), next Friday or next June, dates such as 12/03/2027, a length \
             that may bound each case or all of them (all hazards within 30 days), and, in a plan \
             without any date, the end of a year or month that isn't named. The sentence under \
             `statement` is read, the title when there is none; `deadline:` settles it.",
            "句中的期限只能落在一天。会指出的有：只写年份的 by 2027（年初还是年底），next Friday、next June，12/03/2027 \
             这样分不清日月的日期，可能是每件时限、也可能是总期限的时长（所有隐患30天内整改），以及方案没有任何日期时\
             没写哪一年的年底、哪个月的月底。检查的是 `statement` 中的句子，没有时看名称；填了 `deadline:` 的以其为准。",
        ),
        why: Text::new(
            "Whoever has to deliver reads the later day, whoever waits for it the earlier one (GAO \
             Schedule Assessment Guide 2015: dates that can be checked).",
            "交付的人按晚的那天算，等结果的人按早的那天算（GAO《进度评估指南》2015：日期要能核对）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Energy, statement: Cut energy use from 60 to 48 kWh per square metre by 2027}\n",
            zh: "goals:\n  - {id: G1, title: 隐患, statement: 所有消防隐患30天内整改完毕}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Energy, statement: Cut energy use from 60 to 48 kWh per square metre by 2027, deadline: 2027-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 隐患, statement: 到2026年6月30日，所有消防隐患整改完毕, deadline: 2026-06-30}\n",
        },
        ignore: Text::new(
            "When everybody who reads the plan knows which of the two is meant.",
            "方案的读者都清楚是哪种意思时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // The deadline may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    let has_days = origins(cx.plan).next().is_some();
    for said in cx.said() {
        let goal = said.goal();
        if !goal.deadline.is_absent() || !goal.accepted.is_blank() {
            continue;
        }
        let Some(reading) = said.sentence() else {
            continue;
        };
        for reason in reasons(&reading.verdicts().time_bound, OPEN_TIMES) {
            // A plan with a date says which year and month are meant.
            if reason.code == "which-period" && has_days {
                continue;
            }
            tell((goal, reading), reason, findings).help(text!(
                "write the day, and the same as `deadline:`",
                "请写明是哪一天，并填写 `deadline:`"
            ));
        }
    }
}
