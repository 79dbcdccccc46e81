//! F003: a key stands twice in one mapping.

use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::source::SourceFault;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F003",
        name: "duplicate-key",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("a key stands twice", "键名重复"),
    docs: Docs {
        checks: Text::new(
            "A mapping has each key once. Of two equal keys the first is read. A key that comes \
             from a merge key (`<<`) may be overridden.",
            "同一层级内每个键只能出现一次；重复时只读取第一个。通过合并键（`<<`）带入的键可以被覆盖。",
        ),
        why: Text::new(
            "Programs differ in which of the two they take, so two readers see two plans (YAML \
             1.2.2, 3.2.1.3: keys are unique).",
            "不同程序取哪一个各不相同，两位读者会看到两份不同的方案（YAML 1.2.2 第 3.2.1.3 节：键必须唯一）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-03-31\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-03-31\n    deadline: 2026-06-30\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-06-30\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026-06-30\n",
        },
        ignore: Text::new(
            "Never: one of the two values has no effect.",
            "不应忽略：两个值中必有一个不起作用。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::Source(SourceFault::DuplicateKey { key, first, second }) = fault else {
        return;
    };
    findings
        .add(
            *second,
            text!(
                "`{key}` stands twice here",
                "“{key}”在这里出现了两次",
                key = key
            ),
        )
        .related(*first, text!("this one is read", "读取的是这一个"))
        .help(text!(
            "keep one of them; if both are meant, make a list or a second item",
            "请只保留一个；如果两个都要，请写成列表或另起一项"
        ));
}
