//! X002: an allow that doesn't say why.

use jiff::civil::Date;

use crate::check::Directive;
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "X002",
        name: "allow-without-reason",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("an allow doesn't say why", "allow 注释没有写理由"),
    docs: Docs {
        checks: Text::new(
            "Behind the brackets of an allow stands why the finding may stand.",
            "allow 注释的方括号之后应写明为什么可以放行。",
        ),
        why: Text::new(
            "Whoever reads the plan next can't tell an exception that was thought through from \
             one that silenced the tool.",
            "后来的人分不清这是经过考虑的例外，还是只为让工具闭嘴。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}  # planvet: allow[S104]\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}  # planvet: allow[S104]\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}  # planvet: allow[S104] the owner is named in May\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}  # planvet: allow[S104] 责任人五月任命\n",
        },
        ignore: Text::new("Never; a few words are enough.", "不应忽略；写几个字即可。"),
    },
    run: Run::Directive(run),
};

fn run(directive: &Directive, _: Option<Date>, findings: &mut Findings<'_>) {
    let Directive::Allow(allow) = directive else {
        return;
    };
    if allow.reason.is_empty() {
        findings
            .add(
                allow.span,
                text!("this allow doesn't say why", "这条 allow 没有写理由"),
            )
            .help(text!(
                "say behind the brackets why the finding may stand",
                "请在方括号后写明为什么可以放行"
            ));
    }
}
