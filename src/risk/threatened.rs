//! What stands under risks: goals, phases, milestones, tasks and the money that goes into them.

use std::collections::HashMap;

use crate::plan::{BudgetLine, Entity, Goal, Index, Milestone, Phase, Plan, Task};
use crate::source::Span;

/// An item with the risks it stands under, by their positions in the plan, ascending.
#[derive(Debug)]
pub struct Under<'p, T> {
    /// The item.
    pub item: &'p T,
    /// Risks that name the item itself.
    pub direct: Vec<usize>,
    /// Risks that reach it through something else.
    pub indirect: Vec<usize>,
}

/// What stands under some of the risks of a plan; each list in file order.
///
/// A risk on a task reaches the goals that the task serves and the milestones right behind it; one
/// on a milestone the goals of the tasks right before it; one on a phase all its tasks and
/// milestones and what these reach; one on a goal, or that reaches it, the goals above. A budget
/// line stands under the risks of what it serves, and of its phase.
#[derive(Debug)]
pub struct Threatened<'p> {
    /// Goals.
    pub goals: Vec<Under<'p, Goal>>,
    /// Phases.
    pub phases: Vec<Under<'p, Phase>>,
    /// Milestones.
    pub milestones: Vec<Under<'p, Milestone>>,
    /// Tasks.
    pub tasks: Vec<Under<'p, Task>>,
    /// Budget lines.
    pub lines: Vec<Under<'p, BudgetLine>>,
}

/// Risks by item: those that name it, and those that reach it.
#[derive(Debug, Default, Clone)]
struct Marks {
    direct: Vec<usize>,
    indirect: Vec<usize>,
}

impl Marks {
    /// Notes a risk; risks come in ascending order.
    fn add(&mut self, risk: usize, is_direct: bool) -> bool {
        let list = match is_direct {
            true => &mut self.direct,
            false => &mut self.indirect,
        };
        let is_new = list.last() != Some(&risk);
        if is_new {
            list.push(risk);
        }
        is_new
    }

    /// Takes the risks of something that is served.
    fn take(&mut self, other: &Marks) {
        self.direct.extend(&other.direct);
        self.indirect.extend(&other.indirect);
    }

    fn under<'p, T>(mut self, item: &'p T) -> Option<Under<'p, T>> {
        for list in [&mut self.direct, &mut self.indirect] {
            list.sort_unstable();
            list.dedup();
        }
        let Marks {
            direct,
            mut indirect,
        } = self;
        indirect.retain(|risk| direct.binary_search(risk).is_err());
        (!direct.is_empty() || !indirect.is_empty()).then_some(Under {
            item,
            direct,
            indirect,
        })
    }
}

impl<'p> Threatened<'p> {
    /// What stands under the risks at these positions, ascending.
    pub fn new(plan: &'p Plan, index: &Index<'p>, risks: &[usize]) -> Threatened<'p> {
        let mut spread = Spread::new(plan, index);
        for &position in risks {
            if let Some(risk) = plan.risks.get(position) {
                for id in &risk.threatens {
                    spread.name(position, id.as_str());
                }
            }
        }
        spread.found()
    }
}

/// Follows risks through the links of a plan.
struct Spread<'p, 'i> {
    plan: &'p Plan,
    index: &'i Index<'p>,
    tasks: Vec<&'p Task>,
    milestones: Vec<&'p Milestone>,
    /// Positions by place in the file.
    goal_at: HashMap<Span, usize>,
    task_at: HashMap<Span, usize>,
    milestone_at: HashMap<Span, usize>,
    phase_at: HashMap<Span, usize>,
    /// The milestones right behind a task, by the task's id.
    behind: HashMap<&'p str, Vec<usize>>,
    goal_marks: Vec<Marks>,
    task_marks: Vec<Marks>,
    milestone_marks: Vec<Marks>,
    phase_marks: Vec<Marks>,
}

impl<'p, 'i> Spread<'p, 'i> {
    fn new(plan: &'p Plan, index: &'i Index<'p>) -> Spread<'p, 'i> {
        fn places(spans: impl Iterator<Item = Span>) -> HashMap<Span, usize> {
            spans.enumerate().map(|(at, span)| (span, at)).collect()
        }
        let tasks: Vec<&Task> = plan.tasks().collect();
        let milestones: Vec<&Milestone> = plan.milestones().collect();
        let mut behind: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, milestone) in milestones.iter().enumerate() {
            for link in &milestone.after {
                behind.entry(link.target.as_str()).or_default().push(at);
            }
        }
        Spread {
            plan,
            index,
            goal_at: places(plan.goals.iter().map(|goal| goal.span)),
            task_at: places(tasks.iter().map(|task| task.span)),
            milestone_at: places(milestones.iter().map(|milestone| milestone.span)),
            phase_at: places(plan.phases.iter().map(|phase| phase.span)),
            behind,
            goal_marks: vec![Marks::default(); plan.goals.len()],
            task_marks: vec![Marks::default(); tasks.len()],
            milestone_marks: vec![Marks::default(); milestones.len()],
            phase_marks: vec![Marks::default(); plan.phases.len()],
            tasks,
            milestones,
        }
    }

    /// A risk names an item.
    fn name(&mut self, risk: usize, id: &str) {
        match self.index.get(id) {
            Some(Entity::Goal(goal)) => self.goal(risk, goal, true),
            Some(Entity::Task(task, _)) => self.task(risk, task, true),
            Some(Entity::Milestone(milestone, _)) => self.milestone(risk, milestone, true),
            Some(Entity::Phase(phase)) => {
                let Some(&at) = self.phase_at.get(&phase.span) else {
                    return;
                };
                if self.phase_marks[at].add(risk, true) {
                    for task in &phase.tasks {
                        self.task(risk, task, false);
                    }
                    for milestone in &phase.milestones {
                        self.milestone(risk, milestone, false);
                    }
                }
            }
            _ => {}
        }
    }

    fn goal(&mut self, risk: usize, goal: &'p Goal, is_direct: bool) {
        let (mut goal, mut is_direct) = (goal, is_direct);
        // A goal that the risk has reached before ends the way up, and so does a loop.
        while let Some(&at) = self.goal_at.get(&goal.span)
            && self.goal_marks[at].add(risk, is_direct)
        {
            let parent = goal.parent.get();
            let Some(parent) = parent.and_then(|id| self.index.goal(id.as_str())) else {
                return;
            };
            (goal, is_direct) = (parent, false);
        }
    }

    fn task(&mut self, risk: usize, task: &'p Task, is_direct: bool) {
        let Some(&at) = self.task_at.get(&task.span) else {
            return;
        };
        if !self.task_marks[at].add(risk, is_direct) {
            return;
        }
        for goal in &task.serves {
            if let Some(goal) = self.index.goal(goal.as_str()) {
                self.goal(risk, goal, false);
            }
        }
        let behind = task.id.get().and_then(|id| self.behind.get(id.as_str()));
        for at in behind.cloned().unwrap_or_default() {
            self.milestone_marks[at].add(risk, false);
        }
    }

    fn milestone(&mut self, risk: usize, milestone: &'p Milestone, is_direct: bool) {
        let Some(&at) = self.milestone_at.get(&milestone.span) else {
            return;
        };
        if !self.milestone_marks[at].add(risk, is_direct) {
            return;
        }
        for link in &milestone.after {
            if let Some(Entity::Task(before, _)) = self.index.get(link.target.as_str()) {
                for goal in &before.serves {
                    if let Some(goal) = self.index.goal(goal.as_str()) {
                        self.goal(risk, goal, false);
                    }
                }
            }
        }
    }

    /// The risks of what a budget line serves, and of its phase.
    fn line(&self, line: &'p BudgetLine) -> Marks {
        let mut marks = Marks::default();
        for served in &line.serves {
            let of = match self.index.get(served.as_str()) {
                Some(Entity::Goal(goal)) => {
                    self.goal_at.get(&goal.span).map(|&at| &self.goal_marks[at])
                }
                Some(Entity::Task(task, _)) => {
                    self.task_at.get(&task.span).map(|&at| &self.task_marks[at])
                }
                Some(Entity::Milestone(milestone, _)) => {
                    let at = self.milestone_at.get(&milestone.span);
                    at.map(|&at| &self.milestone_marks[at])
                }
                _ => None,
            };
            if let Some(of) = of {
                marks.take(of);
            }
        }
        let phase = line
            .phase
            .get()
            .and_then(|id| self.index.phase(id.as_str()));
        if let Some(&at) = phase.and_then(|phase| self.phase_at.get(&phase.span)) {
            marks.take(&self.phase_marks[at]);
        }
        marks
    }

    fn found(self) -> Threatened<'p> {
        fn under<'p, T: 'p>(
            items: impl Iterator<Item = &'p T>,
            marks: Vec<Marks>,
        ) -> Vec<Under<'p, T>> {
            let marked = items.zip(marks);
            marked
                .filter_map(|(item, marks)| marks.under(item))
                .collect()
        }
        let budget = self.plan.budget.get();
        let lines = budget.into_iter().flat_map(|budget| budget.lines.iter());
        let lines = lines
            .filter_map(|line| self.line(line).under(line))
            .collect();
        Threatened {
            lines,
            goals: under(self.plan.goals.iter(), self.goal_marks),
            phases: under(self.plan.phases.iter(), self.phase_marks),
            milestones: under(self.milestones.into_iter(), self.milestone_marks),
            tasks: under(self.tasks.into_iter(), self.task_marks),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::read::Field;
    use crate::source::{Limits, parse};

    fn ids<'p, T, const KIND: u16>(
        under: &[Under<'p, T>],
        id: impl Fn(&'p T) -> &'p Field<crate::plan::Id<KIND>>,
    ) -> Vec<String> {
        let shown = |under: &Under<'p, T>| {
            let id = id(under.item).get().map_or("-", |id| id.as_str());
            format!("{id} {:?} {:?}", under.direct, under.indirect)
        };
        under.iter().map(shown).collect()
    }

    #[test]
    fn risks_reach_what_hangs_on_what_they_threaten() {
        let text = "planvet: 1
goals:
  - {id: G0, title: all, parent: G1}
  - {id: G1, title: one, parent: G0}
  - {id: G2, title: two}
phases:
  - id: PH1
    title: first
    tasks:
      - {id: T1, title: a, serves: [G1]}
      - {id: T2, title: b}
    milestones:
      - {id: M1, title: m, after: [T1]}
  - id: PH2
    title: second
    tasks:
      - {id: T3, title: c, serves: [G2]}
    milestones:
      - {id: M2, title: n, after: [T3]}
risks:
  - {id: R1, title: x, threatens: [T1, G1]}
  - {id: R2, title: y, threatens: [PH2]}
  - {id: R3, title: z, threatens: [M1]}
  - {id: R4, title: not asked for, threatens: [T2]}
budget:
  lines:
    - {id: B1, title: p, serves: [T1]}
    - {id: B2, title: q, serves: [G2]}
    - {id: B3, title: r, phase: PH2}
    - {id: B4, title: s, serves: [T2], phase: PH1}
";
        let tree = parse(text, &Limits::DEFAULT);
        let (plan, _) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
        let plan = plan.expect("a plan");
        let index = Index::new(&plan);
        let found = Threatened::new(&plan, &index, &[0, 1, 2]);
        assert_eq!(
            ids(&found.goals, |goal| &goal.id),
            ["G0 [] [0, 2]", "G1 [0] [2]", "G2 [] [1]"]
        );
        assert_eq!(ids(&found.phases, |phase| &phase.id), ["PH2 [1] []"]);
        assert_eq!(
            ids(&found.tasks, |task| &task.id),
            ["T1 [0] []", "T3 [] [1]"]
        );
        assert_eq!(
            ids(&found.milestones, |milestone| &milestone.id),
            ["M1 [2] [0]", "M2 [] [1]"]
        );
        assert_eq!(
            ids(&found.lines, |line| &line.id),
            ["B1 [0] []", "B2 [] [1]", "B3 [1] []"]
        );
    }
}
