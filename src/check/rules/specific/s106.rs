//! S106: two goals that can't both hold.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::aimed::Aim;
use crate::check::rules::prelude::*;
use crate::plan::may_agree;
use crate::plan::value::{Amount, Bound};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S106",
        name: "conflicting-goals",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("two goals contradict each other", "两个目标互相矛盾"),
    docs: Docs {
        checks: Text::new(
            "No two goals want different values of one metric on the same day, and none wants \
             less of it than an earlier goal has reached already (as the way from baseline to \
             target goes). Goals count as being about the same thing when their metrics read the \
             same and neither definition, source nor owner differ. A goal without `measure` is compared \
             by its sentence, where that names metric, level and day and nothing else. Left alone: goals one above \
             the other, the parts of a parent goal with that very metric, targets in units that \
             don't convert, a corridor (≥60% and ≤80%), goals of different horizons for the same \
             day, goals that start from different baselines of one day (two sites), and goals \
             without a deadline.",
            "同一指标在同一天不能有两个不同的目标值；期限较晚的目标也不能低于较早目标已达到的水平（方向按基线到\
             目标值判断）。指标名称相同，且定义、来源、责任人没有不同的，视为同一指标。没有 `measure` 的目标按句子比较，句中要写明指标、要达到的水平和日期，且没有别的限定。以下情况不作判断：\
             上下级目标、同一上级目标下按该指标拆分的各部分、单位不能换算的目标值、上下限区间（≥60% 且 ≤80%）、\
             期限相同但期限类别不同的目标、同期基线不同的目标（两个项目）、没有期限的目标。",
        ),
        why: Text::new(
            "Whoever reaches one of the two misses the other, and each reader trusts the one \
             that suits. A specific goal leaves one reading (Doran 1981).",
            "达成其一就达不成其二，各方只会援引对自己有利的那个。目标要具体，就只能有一种读法（Doran，1981）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents\n    deadline: 2026-12-31\n    measure: {metric: satisfied residents, unit: \"%\", baseline: 68, target: 80}\n  - id: G2\n    title: Better service\n    deadline: 2026-12-31\n    measure: {metric: satisfied residents, unit: \"%\", baseline: 68, target: 85}\n",
            zh: "goals:\n  - id: G1\n    title: 提升客户满意率\n    deadline: 2026-12-31\n    measure: {metric: 客户满意率, unit: \"%\", baseline: 68, target: 80}\n  - id: G2\n    title: 改善服务\n    deadline: 2026-12-31\n    measure: {metric: 客户满意率, unit: \"%\", baseline: 68, target: 85}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Satisfied residents, first half\n    deadline: 2026-06-30\n    measure: {metric: satisfied residents, unit: \"%\", baseline: 68, target: 80}\n  - id: G2\n    title: Satisfied residents, whole year\n    deadline: 2026-12-31\n    measure: {metric: satisfied residents, unit: \"%\", baseline: 68, target: 85}\n",
            zh: "goals:\n  - id: G1\n    title: 上半年客户满意率\n    deadline: 2026-06-30\n    measure: {metric: 客户满意率, unit: \"%\", baseline: 68, target: 80}\n  - id: G2\n    title: 全年客户满意率\n    deadline: 2026-12-31\n    measure: {metric: 客户满意率, unit: \"%\", baseline: 68, target: 85}\n",
        },
        ignore: Text::new(
            "When the goals are about different sites or groups; better say so in `definition`.",
            "两个目标针对不同的项目或人群时；最好在 `definition` 中写明。",
        ),
    },
    run: Run::Plan(run),
};

/// A goal is compared with so many earlier ones on its metric: a plan has a handful, and a file
/// of thousands must not take minutes.
const COMPARED: usize = 32;
/// How a goal contradicts an earlier one of the file, if it does.
fn conflict(aim: &Aim<'_>, other: &Aim<'_>) -> Option<Conflict> {
    if !aim.scope.agrees_with(&other.scope) || !may_agree(&aim.owner, &other.owner) {
        return None;
    }
    let (here, there) = (aim.target.number, aim.converted(other)?);
    if here == there {
        return None;
    }
    let conflict = if aim.deadline == other.deadline {
        let staged = !may_agree(&aim.goal.horizon.value(), &other.goal.horizon.value());
        if staged
            || aim.starts_elsewhere(other)
            || is_corridor((&aim.shown, here), (&other.shown, there))
        {
            return None;
        }
        Conflict::SameDay
    } else {
        let way = aim.way.filter(|_| aim.way == other.way)?;
        let (earlier, later) = if aim.deadline < other.deadline {
            (here, there)
        } else {
            (there, here)
        };
        if later.cmp(&earlier) != way.reverse() {
            return None;
        }
        Conflict::Weaker
    };
    (!aim.is_related_to(other) && !aim.is_part_beside(other)).then_some(conflict)
}

/// How two goals contradict each other.
#[derive(Debug, Clone, Copy)]
enum Conflict {
    /// Two values on one day.
    SameDay,
    /// The one with the later deadline wants less.
    Weaker,
}

/// Whether one target is a floor below the ceiling that the other one is.
fn is_corridor(one: (&Amount, Decimal), other: (&Amount, Decimal)) -> bool {
    let is_floor = |amount: &Amount| matches!(amount.bound, Some(Bound::AtLeast | Bound::Above));
    let is_ceiling = |amount: &Amount| matches!(amount.bound, Some(Bound::AtMost | Bound::Below));
    (is_floor(one.0) && is_ceiling(other.0) && one.1 < other.1)
        || (is_floor(other.0) && is_ceiling(one.0) && other.1 < one.1)
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let mut by_metric: HashMap<String, Vec<Aim<'_>>> = HashMap::new();
    for said in cx.said() {
        let goal = said.goal();
        let aim = match goal.measure.get() {
            Some(measure) => Aim::of_fields(&cx.index, goal, measure),
            None => Aim::of_words(cx.plan, &cx.index, said),
        };
        let Some(aim) = aim else {
            continue;
        };
        let earlier = by_metric.entry(aim.scope.metric.clone()).or_default();
        let conflict = earlier
            .iter()
            .find_map(|other| Some((other, conflict(&aim, other)?)));
        if let Some((other, conflict)) = conflict {
            tell(findings, &aim, other, conflict);
        }
        if earlier.len() < COMPARED {
            earlier.push(aim);
        }
    }
}

fn tell(findings: &mut Findings<'_>, aim: &Aim<'_>, other: &Aim<'_>, conflict: Conflict) {
    let (here, there) = (&aim.shown, &other.shown);
    let message = match conflict {
        Conflict::SameDay => text!(
            "{metric} is to be {here} on {deadline} here, and {there} in goal {other}",
            "{metric}到 {deadline} 在此要求达到 {here}，而目标{other}要求 {there}",
            metric = aim.name,
            here = here,
            deadline = aim.deadline,
            there = there,
            other = other.goal.name(),
        ),
        Conflict::Weaker if aim.deadline > other.deadline => text!(
            "{metric} is to be only {here} on {deadline}, after {there} on {before} in goal \
             {other}",
            "{metric}到 {deadline} 只要求 {here}，而目标{other}在 {before} 就要求达到 {there}",
            metric = aim.name,
            here = here,
            deadline = aim.deadline,
            there = there,
            before = other.deadline,
            other = other.goal.name(),
        ),
        Conflict::Weaker => text!(
            "{metric} is to be {here} on {deadline} already, and only {there} on {after} in goal \
             {other}",
            "{metric}在 {deadline} 就要求达到 {here}，而目标{other}到 {after} 只要求 {there}",
            metric = aim.name,
            here = here,
            deadline = aim.deadline,
            there = there,
            after = other.deadline,
            other = other.goal.name(),
        ),
    };
    findings
        .add(aim.span, message)
        .related(
            other.span,
            text!(
                "goal {other} wants {there}",
                "目标{other}要求 {there}",
                other = other.goal.name(),
                there = there,
            ),
        )
        .about(Subject::Together)
        .help(text!(
            "keep one of the two goals, or make the earlier one a stage of the other; if they are \
             about different sites or groups, say so in `definition`",
            "请只保留其中一个目标，或把较早的写成另一目标的阶段值（`stages`）；若针对不同项目或人群，请在 \
             `definition` 中写明"
        ));
}
