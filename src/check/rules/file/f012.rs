//! F012: a version of the format that this planvet doesn't read.

use crate::check::rules::prelude::*;
use crate::plan::SUPPORTED_VERSION;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F012",
        name: "unsupported-version",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("unsupported version of the format", "不支持的格式版本"),
    docs: Docs {
        checks: Text::new(
            "`planvet: 1` at the top of a plan names the version of the format; 1 is the only \
             one there is.",
            "方案开头的 `planvet: 1` 表示格式版本，目前只有 1。",
        ),
        why: Text::new(
            "A later version may give keys another meaning.",
            "以后的版本可能改变某些键的含义。",
        ),
        fails: Example {
            en: "planvet: 2\ntitle: Faster repairs\ngoals:\n  - title: Answer repair requests faster\n",
            zh: "planvet: 2\ntitle: 维修提速方案\ngoals:\n  - title: 缩短维修响应时间\n",
        },
        mended: Example {
            en: "planvet: 1\ntitle: Faster repairs\ngoals:\n  - title: Answer repair requests faster\n",
            zh: "planvet: 1\ntitle: 维修提速方案\ngoals:\n  - title: 缩短维修响应时间\n",
        },
        ignore: Text::new(
            "Never; take a planvet that knows the version.",
            "不应忽略；请换用支持该版本的 planvet。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(version) = cx.plan.planvet.spanned() else {
        return;
    };
    if version.value.0 != SUPPORTED_VERSION {
        findings
            .add(
                version.span,
                text!(
                    "version {found} of the format is not supported",
                    "不支持格式版本 {found}",
                    found = version.value,
                ),
            )
            .help(text!(
                "this planvet reads version {known}",
                "本程序支持版本 {known}",
                known = SUPPORTED_VERSION,
            ));
    }
}
