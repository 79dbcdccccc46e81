//! R401: a goal that answers no problem.

use std::collections::HashSet;

use crate::check::Said;
use crate::check::rules::prelude::*;
use crate::plan::value::Bound;
use crate::plan::{Goal, Id, Ref};
use crate::statement::Direction;

/// Ids of problems shown in a finding.
const SHOWN: usize = 6;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R401",
        name: "orphan-goal",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal answers no problem", "目标没有对应任何问题"),
    docs: Docs {
        checks: Text::new(
            "Once the plan lists problems with ids, every goal must answer one (`addresses`), \
             help a parent goal (`parent`), or have sub-goals or tasks that answer one. A goal that \
             only keeps its figure beside one that answers a problem guards against side effects \
             and is left alone.",
            "方案列出带编号的问题后，每个目标都应针对某个问题或成因（`addresses`），或支撑某个上级目标（`parent`），\
             或由其下级目标、所属任务针对某个问题。已有目标针对问题时，只要求指标守住现有水平、防止顾此失彼的目标不检查。",
        ),
        why: Text::new(
            "A goal without a problem behind it may be well done and still not be worth doing \
             (OECD DAC criteria, relevance: is the intervention doing the right things?).",
            "没有问题作依据的目标，做得再好也可能不值得做（OECD DAC 评估准则“相关性”：做的是不是该做的事）。",
        ),
        fails: Example {
            en: "problems:\n  - {id: P1, title: Repairs take too long}\ngoals:\n  - {id: G1, title: Answer repair requests faster, addresses: [P1]}\n  - {id: G2, title: New reception desk}\n",
            zh: "problems:\n  - {id: P1, title: 维修响应慢}\ngoals:\n  - {id: G1, title: 缩短维修响应时间, addresses: [P1]}\n  - {id: G2, title: 翻新服务大厅}\n",
        },
        mended: Example {
            en: "problems:\n  - {id: P1, title: Repairs take too long}\n  - {id: P2, title: Tenants wait standing at the desk}\ngoals:\n  - {id: G1, title: Answer repair requests faster, addresses: [P1]}\n  - {id: G2, title: New reception desk, addresses: [P2]}\n",
            zh: "problems:\n  - {id: P1, title: 维修响应慢}\n  - {id: P2, title: 业主办事排队久、没有座位}\ngoals:\n  - {id: G1, title: 缩短维修响应时间, addresses: [P1]}\n  - {id: G2, title: 翻新服务大厅, addresses: [P2]}\n",
        },
        ignore: Text::new(
            "When the goal comes from outside, such as a law or a contract: write `accepted:` \
             with that reason at the goal.",
            "目标来自外部要求（如法规、合同）时，请在目标上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let problems: Vec<&str> = plan
        .problems
        .iter()
        .filter_map(|problem| problem.id.get().map(Id::as_str))
        .collect();
    let is_whole = cx.is_complete() && cx.links().tree_is_known() && plan.tasks_are_complete();
    if problems.is_empty() || !is_whole {
        return;
    }
    // What serves a goal that isn't known may serve any of them.
    let mut answering_tasks = plan.tasks().filter(|task| !task.addresses.is_absent());
    if !answering_tasks.all(|task| cx.index.knows_all(&task.serves)) {
        return;
    }
    let answering = answering_below(cx);
    let mut goals = plan.goals.iter();
    let is_answered = !answering.is_empty() || goals.any(|goal| !goal.addresses.is_absent());
    for said in cx.said() {
        let goal = said.goal();
        let stands_alone = goal.addresses.is_absent() && goal.parent.is_absent();
        let guards = || is_answered && is_guard(said);
        let is_answering = goal.id().is_some_and(|id| answering.contains(id));
        if !stands_alone || is_answering || !goal.accepted.is_absent() || guards() {
            continue;
        }
        findings
            .add(
                goal.title_span(),
                text!(
                    "goal {goal} answers no problem and helps no other goal",
                    "目标{goal}没有针对任何问题，也不支撑其他目标",
                    goal = goal.name(),
                ),
            )
            .help(text!(
                "add `addresses:` with the problem it answers ({problems}), or `parent:` with the \
                 goal it helps; if neither is true, take the goal out",
                "请用 `addresses:` 写明针对的问题（{problems}），或用 `parent:` 写明上级目标；都不成立时请删去该目标",
                problems = Listed(&problems[..problems.len().min(SHOWN)]),
            ));
    }
}

/// Whether a goal wants no change: its figure stays where it is, or on the good side of a limit,
/// while other goals are worked for.
fn is_guard(said: &Said<'_>) -> bool {
    let Some(measure) = said.goal().measure.get() else {
        return false;
    };
    let Some(target) = measure.target.get() else {
        return false;
    };
    let stands = measure
        .baseline_value()
        .and_then(|baseline| measure.compare(baseline.value, target));
    match (stands, target.bound) {
        (Some(stands), None) => stands.is_eq(),
        (Some(stands), Some(Bound::AtLeast | Bound::Above)) => stands.is_ge(),
        (Some(stands), Some(Bound::AtMost | Bound::Below)) => stands.is_le(),
        (None, _) => said
            .sentence()
            .and_then(|reading| reading.statement.aim())
            .is_some_and(|aim| aim.direction == Some(Direction::Maintain)),
    }
}

/// The ids of goals below which something answers a problem: a sub-goal, or a task of theirs.
fn answering_below<'p>(cx: &Context<'p>) -> HashSet<&'p str> {
    let mut answering = HashSet::new();
    let parent = |goal: &'p Goal| goal.parent.get().map(Ref::as_str);
    let from_goals = cx
        .plan
        .goals
        .iter()
        .filter(|goal| !goal.addresses.is_absent())
        .filter_map(parent);
    let from_tasks = cx
        .plan
        .tasks()
        .filter(|task| !task.addresses.is_absent())
        .flat_map(|task| task.serves.iter().map(|goal| goal.as_str()));
    for first in from_goals.chain(from_tasks) {
        let mut next = Some(first);
        // Upwards, until a goal is met that was passed before: loops end there too.
        while let Some(id) = next.filter(|id| answering.insert(*id)) {
            next = cx.index.goal(id).and_then(parent);
        }
    }
    answering
}
