//! X003: an allow whose time is over.

use jiff::civil::Date;

use crate::check::Directive;
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "X003",
        name: "expired-allow",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("an allow has expired", "allow 注释已过期"),
    docs: Docs {
        checks: Text::new(
            "An allow with `until 2026-12-31` holds up to and including this day. It is compared \
             with `--as-of`, else with the plan's `status_date`, never with the computer's \
             clock; without either it holds.",
            "带 `until 2026-12-31` 的 allow 在该日（含）之前有效。比较的日期取 `--as-of`，未给出则取方案的\
             `status_date`，从不取电脑时钟；两者都没有时视为有效。",
        ),
        why: Text::new(
            "The author promised to mend the plan by that day; from then on the findings count \
             again.",
            "编制人承诺在该日之前改好；过期之后，相关结果重新计入。",
        ),
        fails: Example {
            en: "status_date: 2026-06-30\ngoals:\n  - {id: G1, title: Answer repair requests faster}  # planvet: allow[S104] the owner is named in May until 2026-05-31\n",
            zh: "status_date: 2026-06-30\ngoals:\n  - {id: G1, title: 缩短维修响应时间}  # planvet: allow[S104] 责任人五月任命 until 2026-05-31\n",
        },
        mended: Example {
            en: "status_date: 2026-06-30\ngoals:\n  - {id: G1, title: Answer repair requests faster, owner: Head of repairs}\n",
            zh: "status_date: 2026-06-30\ngoals:\n  - {id: G1, title: 缩短维修响应时间, owner: 工程部经理}\n",
        },
        ignore: Text::new(
            "Never; mend the plan, or set a later day with a reason.",
            "不应忽略；请改好方案，或写明理由并延后日期。",
        ),
    },
    run: Run::Directive(run),
};

fn run(directive: &Directive, as_of: Option<Date>, findings: &mut Findings<'_>) {
    let Directive::Allow(allow) = directive else {
        return;
    };
    let (Some(until), Some(today)) = (allow.until, as_of) else {
        return;
    };
    if !allow.holds(as_of) {
        findings
            .add(
                allow.span,
                text!(
                    "this allow held until {until}; as of {today} its findings count again",
                    "这条 allow 有效期至 {until}，截至 {today} 已过期，相关结果重新计入",
                    until = until,
                    today = today,
                ),
            )
            .help(text!(
                "mend what it allows, or set a later day",
                "请改正所放行的问题，或延后日期"
            ));
    }
}
