//! F005: a key that must be there isn't.

use crate::check::rules::prelude::*;
use crate::plan::read::Fault;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F005",
        name: "missing-key",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("a required key is missing", "缺少必填的键"),
    docs: Docs {
        checks: Text::new(
            "Few keys are required: `planvet`, `title` and `goals` of a plan, and the `title` \
             (or `name`) of its items. A key without a value counts as missing.",
            "必填的键很少：方案的 `planvet`、`title`、`goals`，以及各条目的 `title`（或 `name`）。\
             只写键名不写值，按缺失处理。",
        ),
        why: Text::new(
            "An item without a name can't be spoken about, in a review or in a finding.",
            "没有名称的条目，评审和提示信息里都无从称呼。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    owner: 工程部经理\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    owner: Head of repairs\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    owner: 工程部经理\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::MissingKey {
        key,
        purpose,
        record,
        span,
    } = fault
    else {
        return;
    };
    findings
        .add(
            *span,
            text!(
                "{record} needs the key `{key}`",
                "{record}缺少必填的“{key}”",
                record = record.noun,
                key = key,
            ),
        )
        .about(Subject::Missing(key))
        .help(text!(
            "add `{key}: …`. {purpose}",
            "请补上“{key}: …”。{purpose}",
            key = key,
            purpose = purpose,
        ));
}
