//! F004: a key that the format doesn't know.

use crate::check::rules::prelude::*;
use crate::check::suggest::{closest, same};
use crate::plan::read::Fault;
use crate::source::Edit;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F004",
        name: "unknown-key",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("key is not part of the format", "键名不在方案格式中"),
    docs: Docs {
        checks: Text::new(
            "Every key must be one that the plan format has at that place. Keys that begin with \
             `x-` are left to other programs. `--fix` mends keys that are right but for capitals and \
             the marks between words (`unitPrice`).",
            "每个键都必须是方案格式在该处允许的键。以 `x-` 开头的键留给其他程序使用，不检查。\
             只是大小写或连接符写法不同的键（如 `unitPrice`）可用 `--fix` 改正。",
        ),
        why: Text::new(
            "A mistyped key is silently without effect: the planner believes that a deadline is \
             set, and nothing checks it.",
            "键名写错不会报错却也不起作用：编制人以为设了期限，实际上谁也没检查它。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    dedline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    dedline: 2026-06-30\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n",
        },
        ignore: Text::new(
            "When another program reads the key: call it `x-…` then, or put the remark under \
             `notes`.",
            "该键供其他程序使用时：请改名为 `x-…`，或把说明写进 `notes`。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::UnknownKey {
        key,
        span,
        record,
        absent,
    } = fault
    else {
        return;
    };
    let finding = findings.add(
        *span,
        text!(
            "{record} has no key `{key}`",
            "{record}没有“{key}”这个键",
            record = record.noun,
            key = key,
        ),
    );
    let keys: Vec<&str> = record.fields.iter().map(|field| field.key).collect();
    // A key that is there already is not the one that is meant.
    let same = same(key, absent.iter().copied());
    match same.or_else(|| closest(key, absent.iter().copied())) {
        Some(meant) => {
            finding
                .help(text!(
                    "did you mean `{meant}`?",
                    "是不是想写“{meant}”？",
                    meant = meant,
                ))
                .fix(
                    text!("rename it to `{meant}`", "改名为“{meant}”", meant = meant),
                    same.is_some(),
                    Edit {
                        span: *span,
                        replacement: meant.to_owned(),
                    },
                );
        }
        None => {
            finding.help(text!(
                "known keys: {keys}",
                "可用的键：{keys}",
                keys = Listed(&keys),
            ));
        }
    }
}
