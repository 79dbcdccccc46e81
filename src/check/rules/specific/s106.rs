//! S106: two goals that can't both hold.

use std::cmp::Ordering;
use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::{Amount, Bound};
use crate::plan::{Goal, Index, Measure, Scope, Unit, may_agree};
use crate::source::Spanned;

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
             same and neither definition, source nor owner differ. Left alone: goals one above \
             the other, the parts of a parent goal with that very metric, targets in units that \
             don't convert, a corridor (≥60% and ≤80%), goals of different horizons for the same \
             day, goals that start from different baselines of one day (two sites), and goals \
             without a deadline.",
            "同一指标在同一天不能有两个不同的目标值；期限较晚的目标也不能低于较早目标已达到的水平（方向按基线到\
             目标值判断）。指标名称相同，且定义、来源、责任人没有不同的，视为同一指标。以下情况不作判断：\
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
/// The tree of goals is climbed so many steps; what lies deeper counts as related.
const CLIMBED: usize = 32;

/// A goal with a target and a deadline, and what is needed to compare it.
struct Aim<'p> {
    goal: &'p Goal,
    measure: &'p Measure,
    target: Spanned<&'p Amount>,
    deadline: Date,
    scope: Scope,
    owner: Option<String>,
    unit: Option<Unit>,
    /// Whether the metric is to rise or to fall.
    way: Option<Ordering>,
    /// The goals above, and whether these are all.
    above: (Vec<&'p Goal>, bool),
}

impl<'p> Aim<'p> {
    fn of(index: &Index<'p>, goal: &'p Goal, measure: &'p Measure) -> Option<Aim<'p>> {
        let target = measure.target.spanned()?;
        let unit = measure.unit_meant_by(target.value);
        if unit.is_none() && !measure.unit.is_absent() {
            // The unit can't be read.
            return None;
        }
        Some(Aim {
            goal,
            measure,
            deadline: goal.deadline.value()?,
            scope: measure.scope()?,
            owner: goal.owner.key(),
            way: way(measure, target.value, unit.as_ref()),
            above: above(index, goal),
            target,
            unit,
        })
    }

    /// The other aim's target in the unit of this one.
    fn converted(&self, other: &Aim<'_>) -> Option<Decimal> {
        in_unit(
            other.target.value.value,
            other.unit.as_ref(),
            self.unit.as_ref(),
        )
    }

    /// Whether one goal stands above the other in the tree, as far as one can tell.
    fn is_related_to(&self, other: &Aim<'_>) -> bool {
        let is_above = |one: &Aim<'_>, other: &Aim<'_>| {
            let (above, complete) = &other.above;
            !complete || above.iter().any(|goal| std::ptr::eq(*goal, one.goal))
        };
        is_above(self, other) || is_above(other, self)
    }

    /// Whether the goals share a parent that has the same metric: its parts, by site or by group.
    fn is_part_beside(&self, other: &Aim<'_>) -> bool {
        match (self.above.0.first(), other.above.0.first()) {
            (Some(&parent), Some(&theirs)) if std::ptr::eq(parent, theirs) => {
                let whole = parent.measure.get().and_then(|whole| whole.metric.key());
                whole.as_ref() == Some(&self.scope.metric)
            }
            _ => false,
        }
    }

    /// Whether the metric stands elsewhere today than in the other goal, so that they are about
    /// two places; on different days it may just have moved.
    fn starts_elsewhere(&self, other: &Aim<'_>) -> bool {
        let (Some(here), Some(there)) = (self.measure.baseline.get(), other.measure.baseline.get())
        else {
            return false;
        };
        let (Some(value), Some(theirs)) = (here.value.get(), there.value.get()) else {
            return false;
        };
        let unit = self.measure.unit_meant_by(value);
        let converted = in_unit(
            theirs.value,
            other.measure.unit_meant_by(theirs).as_ref(),
            unit.as_ref(),
        );
        converted.is_some_and(|theirs| theirs != value.value)
            && may_agree(&here.date.value(), &there.date.value())
    }

    /// How this goal contradicts an earlier one of the file, if it does.
    fn conflict(&self, other: &Aim<'_>) -> Option<Conflict> {
        if !self.scope.agrees_with(&other.scope) || !may_agree(&self.owner, &other.owner) {
            return None;
        }
        let (here, there) = (self.target.value.value, self.converted(other)?);
        if here == there {
            return None;
        }
        let conflict = if self.deadline == other.deadline {
            let staged = !may_agree(&self.goal.horizon.value(), &other.goal.horizon.value());
            if staged
                || self.starts_elsewhere(other)
                || is_corridor((self.target.value, here), (other.target.value, there))
            {
                return None;
            }
            Conflict::SameDay
        } else {
            let way = self.way.filter(|_| self.way == other.way)?;
            let (earlier, later) = if self.deadline < other.deadline {
                (here, there)
            } else {
                (there, here)
            };
            if later.cmp(&earlier) != way.reverse() {
                return None;
            }
            Conflict::Weaker
        };
        (!self.is_related_to(other) && !self.is_part_beside(other)).then_some(conflict)
    }
}

fn in_unit(value: Decimal, from: Option<&Unit>, into: Option<&Unit>) -> Option<Decimal> {
    match (from, into) {
        (Some(from), Some(into)) => from.convert(value, into),
        (None, None) => Some(value),
        _ => None,
    }
}

fn way(measure: &Measure, target: &Amount, unit: Option<&Unit>) -> Option<Ordering> {
    let baseline = measure.baseline_value()?.value;
    let start = in_unit(
        baseline.value,
        measure.unit_meant_by(baseline).as_ref(),
        unit,
    )?;
    Some(target.value.cmp(&start)).filter(|way| way.is_ne())
}

/// The goals above one, nearest first, and whether the climb came to the top.
fn above<'p>(index: &Index<'p>, goal: &'p Goal) -> (Vec<&'p Goal>, bool) {
    let mut above = Vec::new();
    let mut goal = goal;
    while above.len() < CLIMBED {
        let Some(parent) = goal.parent.get() else {
            // A parent that can't be read may be any goal.
            return (above, goal.parent.is_absent());
        };
        match index.goal(parent.as_str()) {
            Some(parent) => {
                above.push(parent);
                goal = parent;
            }
            None => return (above, false),
        }
    }
    (above, false)
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
    for (goal, measure) in cx.plan.measures() {
        let Some(aim) = Aim::of(&cx.index, goal, measure) else {
            continue;
        };
        let earlier = by_metric.entry(aim.scope.metric.clone()).or_default();
        let conflict = earlier
            .iter()
            .find_map(|other| Some((other, aim.conflict(other)?)));
        if let Some((other, conflict)) = conflict {
            tell(findings, &aim, other, conflict);
        }
        if earlier.len() < COMPARED {
            earlier.push(aim);
        }
    }
}

fn tell(findings: &mut Findings<'_>, aim: &Aim<'_>, other: &Aim<'_>, conflict: Conflict) {
    let here = aim.measure.as_read(aim.target.value);
    let there = other.measure.as_read(other.target.value);
    let message = match conflict {
        Conflict::SameDay => text!(
            "{metric} is to be {here} on {deadline} here, and {there} in goal {other}",
            "{metric}到 {deadline} 在此要求达到 {here}，而目标{other}要求 {there}",
            metric = aim.measure.name(),
            here = here,
            deadline = aim.deadline,
            there = there,
            other = other.goal.name(),
        ),
        Conflict::Weaker if aim.deadline > other.deadline => text!(
            "{metric} is to be only {here} on {deadline}, after {there} on {before} in goal \
             {other}",
            "{metric}到 {deadline} 只要求 {here}，而目标{other}在 {before} 就要求达到 {there}",
            metric = aim.measure.name(),
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
            metric = aim.measure.name(),
            here = here,
            deadline = aim.deadline,
            there = there,
            after = other.deadline,
            other = other.goal.name(),
        ),
    };
    findings
        .add(aim.target.span, message)
        .related(
            other.target.span,
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
