//! How the estimates of a plan are simulated.

use std::collections::HashMap;

use crate::record;
use crate::source::Spanned;

use super::read::{Field, List};
use super::value::{Coefficient, EstimateCurve};
use super::{Id, LocalText, Plan, Ref, Task, kind};

/// What can be a member of a group.
const MEMBER: u16 = kind::PHASE | kind::TASK | kind::RESOURCE;

record! {
    /// How the estimates of the plan are simulated.
    pub struct Simulation: "a simulation", "模拟设定" {
        curve: Field<EstimateCurve>,
            "The curve that joins the three points of an estimate: triangular (if not given) or pert.",
            "三点估算所用的分布：triangular（三角分布，默认）或 pert（PERT，即贝塔分布）。";
        correlation: List<CorrelatedGroup>,
            "Tasks that run over together, because they have a crew, a supplier or a cause in common.",
            "会一起拖期的任务：同一班组、同一供应商或同一原因。";
    }
}

record! {
    /// Tasks whose lengths move together.
    pub struct CorrelatedGroup: "a correlated group", "相关任务组" {
        title: Field<LocalText>,
            "What the tasks have in common.",
            "这些任务的共同点。";
        members: List<Spanned<Ref<MEMBER>>>, [required]
            "Tasks; phases for all their tasks; resources for all tasks that use them.",
            "任务；写阶段即其全部任务，写资源即使用它的全部任务。";
        coefficient: Field<Coefficient>, [required]
            "How strongly they move together, from 0 (not at all) to 1 (in step): 0.6, or 60%.",
            "相关系数，从 0（互不相关）到 1（完全同步）：0.6，或 60%。";
    }
}

impl Plan {
    /// The tasks of each correlated group, in the order of the groups; of each group every task
    /// once, in file order.
    pub fn correlated_tasks(&self) -> Vec<Vec<&Task>> {
        let groups = self.simulation.get().map_or(0, |own| own.correlation.len());
        let mut tasks = vec![Vec::new(); groups];
        for (task, groups) in self.groups_of_tasks() {
            for group in groups {
                tasks[group].push(task);
            }
        }
        tasks
    }

    /// The tasks that belong to correlated groups, in file order; with each the numbers of its
    /// groups, in order.
    pub fn groups_of_tasks(&self) -> Vec<(&Task, Vec<usize>)> {
        let mut of_member: HashMap<&str, Vec<usize>> = HashMap::new();
        if let Some(simulation) = self.simulation.get() {
            for (at, group) in simulation.correlation.iter().enumerate() {
                for member in &group.members {
                    of_member.entry(member.as_str()).or_default().push(at);
                }
            }
        }
        if of_member.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for phase in &self.phases {
            for task in &phase.tasks {
                let names = [
                    phase.id.get().map(Id::as_str),
                    task.id.get().map(Id::as_str),
                ];
                let uses = task
                    .uses
                    .iter()
                    .map(|(resource, _)| resource.value.as_str());
                let mut groups: Vec<usize> = names
                    .into_iter()
                    .flatten()
                    .chain(uses)
                    .filter_map(|name| of_member.get(name))
                    .flatten()
                    .copied()
                    .collect();
                groups.sort_unstable();
                groups.dedup();
                if !groups.is_empty() {
                    found.push((task, groups));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::Plan;
    use crate::plan::value::EstimateCurve;
    use crate::source::{Limits, parse};

    fn plan(text: &str) -> Plan {
        let tree = parse(text, &Limits::DEFAULT);
        let (plan, faults) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
        assert!(faults.is_empty(), "{faults:?}");
        plan.expect("a plan")
    }

    const WORK: &str = "planvet: 1
title: x
goals: [{title: x}]
phases:
  - id: PH1
    title: One
    tasks:
      - {id: T1, title: a, uses: {crew: 2}}
      - {id: T2, title: b}
  - id: PH2
    title: Two
    tasks:
      - {id: T3, title: c, uses: {crew: 1, van: 1}}
      - {id: T4, title: d}
resources: [{id: crew, title: Crew}, {id: van, title: Van}]
";

    fn groups(members: &[&str]) -> Vec<Vec<String>> {
        let mut text = format!("{WORK}simulation:\n  correlation:\n");
        for members in members {
            text += &format!("    - {{members: {members}, coefficient: 60%}}\n");
        }
        let plan = plan(&text);
        let names = |tasks: Vec<&crate::plan::Task>| {
            let ids = tasks.iter().filter_map(|task| task.id.get());
            ids.map(ToString::to_string).collect()
        };
        plan.correlated_tasks().into_iter().map(names).collect()
    }

    #[test]
    fn a_group_has_the_tasks_of_its_phases_and_resources_once() {
        assert_eq!(
            groups(&["[T4, T1]", "[PH1, crew, T1, T1, van]", "[PH2]", "[T9, G1]"]),
            [
                vec!["T1", "T4"],
                vec!["T1", "T2", "T3"],
                vec!["T3", "T4"],
                vec![]
            ]
        );
        assert!(plan(WORK).correlated_tasks().is_empty());
    }

    #[test]
    fn the_curve_is_read_in_both_languages() {
        for (word, curve) in [
            ("pert", EstimateCurve::Pert),
            ("贝塔", EstimateCurve::Pert),
            ("三角分布", EstimateCurve::Triangular),
        ] {
            let plan = plan(&format!("{WORK}simulation: {{curve: {word}}}\n"));
            let simulation = plan.simulation.get().expect("a simulation");
            assert_eq!(simulation.curve.value(), Some(curve), "{word}");
        }
    }
}
