//! Finds the items of a plan by id, and who refers to whom.

use std::collections::HashMap;

use crate::source::{Span, Spanned};

use super::read::{Field, List, Record, Visitor};
use super::{
    BudgetLine, Cause, Goal, Id, Milestone, Phase, Plan, Problem, Ref, Resource, Risk, Stakeholder,
    Task, kind,
};

/// An item that has an id.
#[derive(Debug, Clone, Copy)]
pub enum Entity<'p> {
    /// A problem.
    Problem(&'p Problem),
    /// A cause of the problem.
    Cause(&'p Cause, &'p Problem),
    /// A stakeholder.
    Stakeholder(&'p Stakeholder),
    /// A goal.
    Goal(&'p Goal),
    /// A phase.
    Phase(&'p Phase),
    /// A task in its phase.
    Task(&'p Task, &'p Phase),
    /// A milestone in its phase.
    Milestone(&'p Milestone, &'p Phase),
    /// A risk.
    Risk(&'p Risk),
    /// A resource.
    Resource(&'p Resource),
    /// A budget line.
    BudgetLine(&'p BudgetLine),
}

impl Entity<'_> {
    /// The kind as a bit of a set; see [`kind`].
    pub fn kind(&self) -> u16 {
        match self {
            Entity::Problem(_) => kind::PROBLEM,
            Entity::Cause(..) => kind::CAUSE,
            Entity::Stakeholder(_) => kind::STAKEHOLDER,
            Entity::Goal(_) => kind::GOAL,
            Entity::Phase(_) => kind::PHASE,
            Entity::Task(..) => kind::TASK,
            Entity::Milestone(..) => kind::MILESTONE,
            Entity::Risk(_) => kind::RISK,
            Entity::Resource(_) => kind::RESOURCE,
            Entity::BudgetLine(_) => kind::BUDGET_LINE,
        }
    }
}

/// A reference as it stands in the file.
#[derive(Debug, Clone)]
pub struct Use {
    /// The kinds of items that may be meant, a set of [`kind`] bits.
    pub kinds: u16,
    /// The id.
    pub id: String,
    /// Where the reference stands.
    pub span: Span,
}

/// The items of a plan by id.
#[derive(Debug)]
pub struct Index<'p> {
    by_id: HashMap<&'p str, (Entity<'p>, Span)>,
    ids: Vec<(&'p str, u16)>,
    duplicates: Vec<(&'p str, Span, Span)>,
    uses: Vec<Use>,
}

impl<'p> Index<'p> {
    /// Indexes a plan.
    pub fn new(plan: &'p Plan) -> Index<'p> {
        let mut index = Index {
            by_id: HashMap::new(),
            ids: Vec::new(),
            duplicates: Vec::new(),
            uses: Vec::new(),
        };
        for problem in &plan.problems {
            index.add(&problem.id, Entity::Problem(problem));
            for cause in &problem.causes {
                index.add(&cause.id, Entity::Cause(cause, problem));
            }
        }
        for stakeholder in &plan.stakeholders {
            index.add(&stakeholder.id, Entity::Stakeholder(stakeholder));
        }
        for goal in &plan.goals {
            index.add(&goal.id, Entity::Goal(goal));
        }
        for phase in &plan.phases {
            index.add(&phase.id, Entity::Phase(phase));
            for task in &phase.tasks {
                index.add(&task.id, Entity::Task(task, phase));
            }
            for milestone in &phase.milestones {
                index.add(&milestone.id, Entity::Milestone(milestone, phase));
            }
        }
        for risk in &plan.risks {
            index.add(&risk.id, Entity::Risk(risk));
        }
        for resource in &plan.resources {
            index.add(&resource.id, Entity::Resource(resource));
        }
        for line in plan.budget.get().iter().flat_map(|budget| &budget.lines) {
            index.add(&line.id, Entity::BudgetLine(line));
        }
        let mut collector = Collector(Vec::new());
        plan.walk(&mut collector);
        index.uses = collector.0;
        index
    }

    fn add<const KIND: u16>(&mut self, id: &'p Field<Id<KIND>>, entity: Entity<'p>) {
        let Some(id) = id.spanned() else { return };
        let name = id.value.as_str();
        match self.by_id.get(name) {
            Some(&(_, first)) => self.duplicates.push((name, first, id.span)),
            None => {
                self.by_id.insert(name, (entity, id.span));
                self.ids.push((name, entity.kind()));
            }
        }
    }

    /// The item with an id; of several with the same id, the first.
    pub fn get(&self, id: &str) -> Option<Entity<'p>> {
        self.by_id.get(id).map(|&(entity, _)| entity)
    }

    /// The goal with an id.
    pub fn goal(&self, id: &str) -> Option<&'p Goal> {
        match self.get(id)? {
            Entity::Goal(goal) => Some(goal),
            _ => None,
        }
    }

    /// The phase with an id.
    pub fn phase(&self, id: &str) -> Option<&'p Phase> {
        match self.get(id)? {
            Entity::Phase(phase) => Some(phase),
            _ => None,
        }
    }

    /// Whether every reference of a list could be read and leads to an item of the wanted kind.
    pub fn knows_all<const KINDS: u16>(&self, references: &List<Spanned<Ref<KINDS>>>) -> bool {
        references.is_complete()
            && references.iter().all(|reference| {
                self.get(reference.as_str())
                    .is_some_and(|entity| entity.kind() & KINDS != 0)
            })
    }

    /// Where the id of an item stands.
    pub fn span_of(&self, id: &str) -> Option<Span> {
        self.by_id.get(id).map(|&(_, span)| span)
    }

    /// All ids with the kind of their item, in file order of the chapters.
    pub fn ids(&self) -> &[(&'p str, u16)] {
        &self.ids
    }

    /// Ids that stand more than once: the id, its first place and the other.
    pub fn duplicates(&self) -> &[(&'p str, Span, Span)] {
        &self.duplicates
    }

    /// All references, in the order of the plan's keys.
    pub fn uses(&self) -> &[Use] {
        &self.uses
    }
}

struct Collector(Vec<Use>);

impl Visitor for Collector {
    fn reference(&mut self, kinds: u16, id: &str, span: Span) {
        self.0.push(Use {
            kinds,
            id: id.to_owned(),
            span,
        });
    }
}
