//! X001: an allow that lets nothing stand.

use jiff::civil::Date;

use crate::check::Directive;
use crate::check::rules::{self, prelude::*};
use crate::check::suggest::closest;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "X001",
        name: "unused-allow",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("an allow has no effect", "allow 注释没有起作用"),
    docs: Docs {
        checks: Text::new(
            "A comment `# planvet: allow[CODE] reason` lets findings of the rule stand in what \
             its line begins: the item or key on its own line, or on the next one when the \
             comment has a line to itself. `allow-file[CODE]` covers the whole file. Every rule \
             it names must find something there, and exist. A comment that begins with \
             `planvet:` and can't be read is told too. Expired allows are left to X003.",
            "`# planvet: allow[编码] 理由` 让该规则在它所覆盖的范围内的结果保留：写在行尾时覆盖该行起始的条目或键，\
             独占一行时覆盖下一行的条目或键；`allow-file[编码]` 覆盖整个文件。它列出的每条规则都应存在，\
             并且确实在该范围内有结果。以 `planvet:` 开头却无法识别的注释也会指出。已过期的由 X003 指出。",
        ),
        why: Text::new(
            "An allow that is no longer needed hides the next finding of its rule, and one that \
             is mistyped hides none.",
            "不再需要的 allow 会掩盖以后出现的问题，写错的 allow 则什么也没有放行。",
        ),
        fails: Example {
            en: "goals:\n  # planvet: allow[S104] the owner is being hired\n  - {id: G1, title: Answer repair requests faster, owner: Head of repairs}\n",
            zh: "goals:\n  # planvet: allow[S104] 责任人正在招聘\n  - {id: G1, title: 缩短维修响应时间, owner: 工程部经理}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster, owner: Head of repairs}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间, owner: 工程部经理}\n",
        },
        ignore: Text::new("Never; take the allow out.", "不应忽略；请删去该注释。"),
    },
    run: Run::Directive(run),
};

fn run(directive: &Directive, as_of: Option<Date>, findings: &mut Findings<'_>) {
    let allow = match directive {
        Directive::Allow(allow) => allow,
        Directive::Unreadable(span) => {
            findings
                .add(
                    *span,
                    text!(
                        "this comment begins with `planvet:`, but can't be read",
                        "该注释以“planvet:”开头，但无法识别"
                    ),
                )
                .help(text!(
                    "write `# planvet: allow[S104] reason`, with `until 2026-12-31` if it is for a time",
                    "请写成 `# planvet: allow[S104] 理由`，需要限期时加 `until 2026-12-31`"
                ));
            return;
        }
    };
    for allowed in &allow.rules {
        if allowed.rule.is_none() {
            let is_kept = findings.has_room();
            let finding = findings.add(
                allowed.span,
                text!(
                    "there is no rule {name}",
                    "没有规则 {name}",
                    name = allowed.name
                ),
            );
            if !is_kept {
                continue;
            }
            let names = rules::RULES
                .iter()
                .flat_map(|rule| [rule.id.code, rule.id.name]);
            match closest(&allowed.name, names) {
                Some(meant) => finding.help(text!(
                    "did you mean `{meant}`?",
                    "是不是想写“{meant}”？",
                    meant = meant,
                )),
                None => finding.help(text!(
                    "`planvet rules` lists them all",
                    "运行 `planvet rules` 可列出全部规则"
                )),
            };
        } else if !allowed.used.get() && allow.holds(as_of) {
            findings
                .add(
                    allowed.span,
                    text!(
                        "{name} finds nothing here, so there is nothing to allow",
                        "{name} 在此没有结果，无需放行",
                        name = allowed.name,
                    ),
                )
                .help(text!("take it out of the comment", "请从注释中删去"));
        }
    }
}
