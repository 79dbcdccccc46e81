//! F010: a reference to an item of the wrong kind.

use crate::check::rules::prelude::*;
use crate::plan::kind::Kinds;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F010",
        name: "wrong-kind-of-reference",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new(
        "a reference leads to the wrong kind of item",
        "引用了类别不符的条目",
    ),
    docs: Docs {
        checks: Text::new(
            "A reference must lead to an item of a kind that makes sense at its place: a task \
             serves goals, a risk threatens goals, phases, tasks or milestones.",
            "引用的条目类别必须合理：任务服务于目标；风险威胁的是目标、阶段、任务或里程碑。",
        ),
        why: Text::new(
            "Usually two ids were mixed up, and what was really meant is left without its link.",
            "多半是把两个编号弄混了，真正要关联的条目反而没有关联上。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nrisks:\n  - {id: R1, title: Staff resist, threatens: [R1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nrisks:\n  - {id: R1, title: 员工抵触, threatens: [R1]}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nrisks:\n  - {id: R1, title: Staff resist, threatens: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nrisks:\n  - {id: R1, title: 员工抵触, threatens: [G1]}\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for reference in cx.index.uses() {
        let Some(entity) = cx.index.get(&reference.id) else {
            continue;
        };
        if entity.kind() & reference.kinds != 0 {
            continue;
        }
        let finding = findings.add(
            reference.span,
            text!(
                "`{id}` is {found}; {wanted} is meant to be here",
                "“{id}”是{found}，此处应引用{wanted}",
                id = reference.id,
                found = Kinds(entity.kind()),
                wanted = Kinds(reference.kinds),
            ),
        );
        if let Some(span) = cx.index.span_of(&reference.id) {
            finding.related(
                span,
                text!("`{id}` is set here", "“{id}”定义在这里", id = reference.id),
            );
        }
    }
}
