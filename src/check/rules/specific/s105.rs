//! S105: more top-level goals than anyone can keep in mind.

use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S105",
        name: "too-many-goals",
    },
    severity: Severity::Info,
    since: Maturity::Draft,
    title: Text::new("too many top-level goals", "总目标过多"),
    docs: Docs {
        checks: Text::new(
            "A plan has at most six goals without a `parent` (threshold `most_goals`). Goals below \
             others don't count, however many there are.",
            "方案中没有 `parent`（上级目标）的目标不超过六个（阈值 `most_goals`）。下级目标不计，多少都可以。",
        ),
        why: Text::new(
            "HM Treasury's Green Book (2022) asks for up to 5 or 6 SMART objectives: with more, \
             an intervention is likely to lose its focus and to deliver less than it promised.",
            "英国财政部《绿皮书》（2022）建议 SMART 目标最多设五六个：再多，重点就会分散，结果往往达不到预期。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\n  - {id: G2, title: Repair at the first visit}\n  - {id: G3, title: Clean every stairwell daily}\n  - {id: G4, title: Patrol at night}\n  - {id: G5, title: Solve complaints online}\n  - {id: G6, title: Win residents for decisions}\n  - {id: G7, title: Keep trained staff}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\n  - {id: G2, title: 提高一次修复率}\n  - {id: G3, title: 提高保洁覆盖率}\n  - {id: G4, title: 增加夜间巡逻}\n  - {id: G5, title: 提高线上投诉解决率}\n  - {id: G6, title: 提高业主参与率}\n  - {id: G7, title: 降低员工流失率}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G0, title: Raise resident satisfaction}\n  - {id: G1, title: Answer repair requests faster, parent: G0}\n  - {id: G2, title: Repair at the first visit, parent: G0}\n  - {id: G3, title: Clean every stairwell daily, parent: G0}\n  - {id: G4, title: Patrol at night, parent: G0}\n  - {id: G5, title: Solve complaints online, parent: G0}\n  - {id: G6, title: Win residents for decisions, parent: G0}\n  - {id: G7, title: Keep trained staff, parent: G0}\n",
            zh: "goals:\n  - {id: G0, title: 提升业主满意率}\n  - {id: G1, title: 缩短维修响应时间, parent: G0}\n  - {id: G2, title: 提高一次修复率, parent: G0}\n  - {id: G3, title: 提高保洁覆盖率, parent: G0}\n  - {id: G4, title: 增加夜间巡逻, parent: G0}\n  - {id: G5, title: 提高线上投诉解决率, parent: G0}\n  - {id: G6, title: 提高业主参与率, parent: G0}\n  - {id: G7, title: 降低员工流失率, parent: G0}\n",
        },
        ignore: Text::new(
            "When the client prescribes the list of goals and each is to be reported by itself.",
            "目标清单由委托方规定、须逐项汇报时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let top: Vec<_> = cx
        .plan
        .goals
        .iter()
        .filter(|goal| goal.parent.is_absent())
        .collect();
    let most = cx.settings.thresholds.most_goals;
    if let Some(one_more) = top.get(most as usize) {
        findings
            .add(
                one_more.title_span(),
                text!(
                    "the plan has {goals} at the top; with more than {most} the focus is lost",
                    "方案有 {goals} 个总目标，超过 {most} 个重点就会分散",
                    goals = count(top.len(), "goal", "goals"),
                    most = most,
                ),
            )
            .about(Subject::Plan)
            .help(text!(
                "bring goals that serve the same end together under one goal (`parent:`), or drop \
                 the less important ones",
                "请用 `parent:` 把服务于同一目的的目标归到一个上级目标之下，或舍去次要目标"
            ));
    }
}
