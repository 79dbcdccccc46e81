//! F008: two items have the same id.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F008",
        name: "duplicate-id",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("two items have the same id", "编号重复"),
    docs: Docs {
        checks: Text::new(
            "An id is unique in the whole file, whatever kind of item has it.",
            "编号在整个文件内唯一，不论属于哪类条目。",
        ),
        why: Text::new(
            "A reference is just an id; when two items share it, nobody knows which one is \
             meant.",
            "引用只写编号；两个条目同号，就分不清指的是哪一个。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G1, title: Clean every staircase daily}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G1, title: 提高保洁覆盖率}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Clean every staircase daily}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 提高保洁覆盖率}\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for &(id, first, second) in cx.index.duplicates() {
        findings
            .add(
                second,
                text!("the id `{id}` is taken", "编号“{id}”已被使用", id = id),
            )
            .related(first, text!("first used here", "首次使用在这里"))
            .about(Subject::Together)
            .help(text!(
                "give one of them another id and check the references to it",
                "请给其中一个换号，并核对引用它的地方"
            ));
    }
}
