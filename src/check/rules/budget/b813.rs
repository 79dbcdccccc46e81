//! B813: a benefit that nothing measures.

use std::collections::HashSet;

use crate::check::rules::prelude::*;
use crate::plan::{Benefit, Goal};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B813",
        name: "benefit-without-measure",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("nothing measures the benefit", "效益无法核实"),
    docs: Docs {
        checks: Text::new(
            "Every benefit names in `serves` the goals that bring it, and at least one of them, \
             or a goal below it, has a `measure`. A goal that says in `accepted` why it has none \
             is left alone.",
            "每项效益都要在 `serves` 中写明由哪些目标带来，其中至少一个目标（或其下级目标）要有 `measure`。\
             目标已用 `accepted` 说明为何没有指标的，不提示。",
        ),
        why: Text::new(
            "A benefit that no reading can confirm stays a promise. The Green Book wants benefits \
             to be tied to objectives that can be measured, and followed up until they are there \
             (HM Treasury, Green Book, 2022).",
            "没有数据可以印证的效益只是承诺。英国财政部《绿皮书》（2022）要求效益对应可衡量的目标，并跟踪到实现为止。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Fewer complaints}\nbudget:\n  benefits:\n    - {title: Less handling of complaints, amount: £30000, per: year, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 减少投诉}\nbudget:\n  benefits:\n    - {title: 投诉处理成本下降, amount: 30万元, per: year, serves: [G1]}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Fewer complaints, measure: {metric: Complaints a month, baseline: 120, target: 60}}\nbudget:\n  benefits:\n    - {title: Less handling of complaints, amount: £30000, per: year, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 减少投诉, measure: {metric: 每月投诉件数, baseline: 120, target: 60}}\nbudget:\n  benefits:\n    - {title: 投诉处理成本下降, amount: 30万元, per: year, serves: [G1]}\n",
        },
        ignore: Text::new(
            "For benefits that are only mentioned and enter no calculation.",
            "只作说明、不参与任何测算的效益。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(budget) = cx.plan.budget.get().filter(|_| cx.is_complete()) else {
        return;
    };
    let measured = measured(cx);
    for benefit in &budget.benefits {
        if benefit.serves.is_absent() {
            findings
                .add(
                    benefit.title_span(),
                    text!(
                        "benefit {benefit} comes from no goal of the plan",
                        "效益{benefit}没有写由哪个目标带来",
                        benefit = benefit.name(),
                    ),
                )
                .help(text!(
                    "add `serves:` with the goals whose reaching brings it",
                    "请补上 `serves:`，写明达成哪些目标才有这项效益"
                ));
        } else if benefit.serves.is_complete() {
            check(cx, benefit, &measured, findings);
        }
    }
}

fn check(
    cx: &Context<'_>,
    benefit: &Benefit,
    measured: &HashSet<&str>,
    findings: &mut Findings<'_>,
) -> Option<()> {
    let mut goals: Vec<&Goal> = Vec::new();
    for served in &benefit.serves {
        // An unknown goal is told by another rule; it might be measured.
        goals.push(cx.index.goal(served.as_str())?);
    }
    if goals
        .iter()
        .any(|goal| goal.id().is_none_or(|id| measured.contains(id)))
    {
        return None;
    }
    let (first, last) = (benefit.serves.first()?.span, benefit.serves.last()?.span);
    let finding = findings.add(
        first.to(last),
        text!(
            "nothing measures benefit {benefit}: it rests on goals without a measure",
            "效益{benefit}无法核实：所依托的目标没有衡量指标",
            benefit = benefit.name(),
        ),
    );
    for goal in goals {
        finding.related(
            goal.title_span(),
            text!("this goal has no measure", "这一目标没有衡量指标"),
        );
    }
    finding.help(text!(
        "give the goal a `measure:` with baseline and target, or name one that has it",
        "请给目标补上 `measure:`（基线与目标值），或改为依托有指标的目标"
    ));
    Some(())
}

/// The ids of goals that are measured or need not be, and of all goals above them.
fn measured<'p>(cx: &Context<'p>) -> HashSet<&'p str> {
    let mut ids = HashSet::new();
    for goal in &cx.plan.goals {
        if goal.measure.is_absent() && goal.accepted.is_absent() {
            continue;
        }
        // A goal without an id still measures for its parent.
        let mut next = goal.id().or_else(|| parent(goal));
        while let Some(id) = next.filter(|&id| ids.insert(id)) {
            next = cx.index.goal(id).and_then(parent);
        }
    }
    ids
}

fn parent(goal: &Goal) -> Option<&str> {
    goal.parent.get().map(|parent| parent.as_str())
}
