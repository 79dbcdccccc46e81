//! What goals have and lack.

use std::collections::HashSet;

use crate::plan::read::Field;
use crate::plan::{Goal, Milestone, Ref};
use crate::statement::Said;

use super::purpose::purposes;
use super::{Chain, Gap, Read, Standing, TaskLinks};

/// What a goal's place in the tree makes of a link that it doesn't have itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It stands at the end of the tree: the link is its own business.
    Leaf,
    /// It has sub-goals, and leaves the link to them.
    Parent,
    /// It can't be told.
    Unknown,
}

/// How each goal stands to the links of [`Gap::OF_GOALS`].
pub(super) fn standings<'p>(
    read: &Read<'_, 'p>,
    chain: &Chain<'p>,
) -> Vec<[Standing<'p>; Gap::OF_GOALS.len()]> {
    let goals = Goals::new(read, chain);
    let purposes = purposes(read);
    let works = goals.served(
        |goal| !chain.goals[goal].tasks.is_empty(),
        goals.asks_work(),
    );
    let paid = goals.paid();
    let monies = goals.served(|goal| paid[goal], goals.asks_money());
    let milestones = goals.milestones(&works);
    let measures = goals.measures();
    let owners = goals.owners();
    let deadlines = goals.deadlines();
    let accepted = goals.acceptance();
    let all = 0..chain.goals.len();
    all.map(|goal| {
        [
            purposes[goal],
            works[goal],
            milestones[goal],
            measures[goal],
            owners[goal],
            deadlines[goal],
            monies[goal],
            accepted[goal],
        ]
    })
    .collect()
}

/// Whether a link is asked for at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Yes,
    No,
    /// Something can't be read or followed, or nothing of the plan says it.
    Unknown,
}

struct Goals<'a, 'p> {
    read: &'a Read<'a, 'p>,
    chain: &'a Chain<'p>,
    places: Vec<Place>,
    /// Whether it is known of every task which goals it serves.
    work_is_known: bool,
}

impl<'a, 'p> Goals<'a, 'p> {
    fn new(read: &'a Read<'a, 'p>, chain: &'a Chain<'p>) -> Goals<'a, 'p> {
        let goals = chain.goals.iter();
        Goals {
            read,
            chain,
            places: goals
                .map(|links| match read.links.is_leaf(links.goal) {
                    Some(true) => Place::Leaf,
                    Some(false) => Place::Parent,
                    None => Place::Unknown,
                })
                .collect(),
            work_is_known: read.work_is_known(),
        }
    }

    fn goal(&self, number: usize) -> &'p Goal {
        self.chain.goals[number].goal
    }

    fn numbers(&self) -> std::ops::Range<usize> {
        0..self.chain.goals.len()
    }

    /// The ids of the goals that have something.
    fn ids_of(&self, has: impl Fn(usize) -> bool) -> HashSet<&'p str> {
        let goals = self.numbers().filter(|&goal| has(goal));
        goals.filter_map(|goal| self.goal(goal).id()).collect()
    }

    /// For each goal whether one below it has something.
    fn below(&self, has: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut below = vec![false; self.chain.goals.len()];
        for &goal in self.chain.tree.iter().rev() {
            if let Some(parent) = self.chain.goals[goal].parent {
                below[parent] |= below[goal] || has(goal);
            }
        }
        below
    }

    /// What becomes of a link that a goal itself doesn't have: sub-goals may have it.
    fn lacks(&self, goal: usize, is_below: bool, missing: Standing<'p>) -> Standing<'p> {
        match self.places[goal] {
            _ if !self.read.is_complete => Standing::Unknown,
            Place::Leaf => missing,
            Place::Parent if is_below => Standing::Below,
            Place::Parent => Standing::NotAsked,
            Place::Unknown => Standing::Unknown,
        }
    }

    fn asks_work(&self) -> Asked {
        let mut tasks = self.read.plan.tasks().peekable();
        if tasks.peek().is_none() && self.work_is_known {
            return Asked::No;
        }
        // When no task says what it serves, that is told of the tasks.
        let says_nothing = tasks.all(|task| task.serves.is_absent());
        if says_nothing || !self.work_is_known {
            return Asked::Unknown;
        }
        Asked::Yes
    }

    fn asks_money(&self) -> Asked {
        let plan = self.read.plan;
        let Some(budget) = plan.budget.get() else {
            return match plan.budget.is_absent() && self.read.is_complete {
                true => Asked::No,
                false => Asked::Unknown,
            };
        };
        if budget.lines.is_absent() && self.read.is_complete {
            return Asked::No;
        }
        let says_nothing = budget.lines.iter().all(|line| line.serves.is_absent());
        let index = self.read.index;
        let lines_are_known = budget.lines.is_complete()
            && budget
                .lines
                .iter()
                .all(|line| index.knows_all(&line.serves));
        // Money reaches goals by way of milestones, too.
        let links_are_known = plan.phases.iter().all(|phase| {
            phase.milestones.is_complete() && phase.milestones.iter().all(|m| self.is_linked(m))
        });
        if says_nothing || !lines_are_known || !self.work_is_known || !links_are_known {
            return Asked::Unknown;
        }
        Asked::Yes
    }

    /// Whether it is known what stands before a milestone.
    fn is_linked(&self, milestone: &Milestone) -> bool {
        let links = &milestone.after;
        links.is_complete()
            && links
                .iter()
                .all(|link| self.read.index.get(&link.target).is_some())
    }

    /// For each goal whether it has money: its own, or that of its tasks and of the milestones
    /// right behind them.
    fn paid(&self) -> Vec<bool> {
        let chain = self.chain;
        let milestones = chain.milestones.iter();
        let milestones: Vec<bool> = milestones.map(|links| !links.lines.is_empty()).collect();
        let is_paid = |links: &TaskLinks<'_>| {
            let mut behind = links.milestones.iter();
            !links.lines.is_empty()
                || !links.task.cost.is_absent()
                || behind.any(|&milestone| milestones[milestone])
        };
        let tasks: Vec<bool> = chain.tasks.iter().map(is_paid).collect();
        let goals = chain.goals.iter();
        goals
            .map(|links| !links.lines.is_empty() || links.tasks.iter().any(|&task| tasks[task]))
            .collect()
    }

    /// A305 and A306: what serves the goals at the ends of the tree.
    ///
    /// Sub-goals share what serves their parent, when that is served itself while none of its
    /// sub-goals is.
    fn served(&self, serves: impl Fn(usize) -> bool, asked: Asked) -> Vec<Standing<'p>> {
        // Of goals with the same id, each may be meant.
        let served: HashSet<&str> = self.ids_of(&serves);
        let serves = |goal: usize| {
            let id = self.goal(goal).id();
            serves(goal) || id.is_some_and(|id| served.contains(id))
        };
        let below = self.below(serves);
        let split_up: HashSet<&str> = self
            .numbers()
            .filter(|&goal| serves(goal))
            .filter_map(|goal| self.goal(goal).parent.get().map(Ref::as_str))
            .collect();
        let shares = |goal: &Goal| {
            let parent = goal.parent.get().map(Ref::as_str);
            let parent = parent.filter(|parent| !split_up.contains(parent));
            parent.is_some_and(|parent| served.contains(parent))
        };
        self.numbers()
            .map(|number| {
                let goal = self.goal(number);
                if serves(number) {
                    return Standing::Held;
                }
                let missing = match asked {
                    Asked::No => Standing::NotAsked,
                    Asked::Unknown => Standing::Unknown,
                    Asked::Yes if goal.id.is_unreadable() => Standing::Unknown,
                    Asked::Yes if shares(goal) => Standing::Above,
                    Asked::Yes => Standing::missing(&goal.accepted),
                };
                self.lacks(number, below[number], missing)
            })
            .collect()
    }

    /// R407: a milestone that the work for a goal leads to.
    fn milestones(&self, works: &[Standing<'p>]) -> Vec<Standing<'p>> {
        let chain = self.chain;
        let next = chain.next_milestones();
        let right_behind = |goal: usize| {
            let mut tasks = chain.goals[goal].tasks.iter();
            tasks.any(|&task| !chain.tasks[task].milestones.is_empty())
        };
        let leads_there = |goal: usize| {
            let mut tasks = chain.goals[goal].tasks.iter();
            tasks.any(|&task| next[task].is_some())
        };
        let below = self.below(leads_there);
        let there = self.ids_of(leads_there);
        let asked = self.asks_milestones();
        self.numbers()
            .map(|goal| {
                if right_behind(goal) {
                    return Standing::Held;
                }
                let id = self.goal(goal).id();
                if leads_there(goal) || id.is_some_and(|id| there.contains(id)) {
                    return Standing::Through;
                }
                let missing = match (works[goal], asked) {
                    (Standing::Above, _) => Standing::Above,
                    // Without work there is nothing that could lead to a milestone.
                    (Standing::Held, Asked::Yes) => Standing::missing(&self.goal(goal).accepted),
                    (Standing::Unknown, _) | (_, Asked::Unknown) => Standing::Unknown,
                    _ => Standing::NotAsked,
                };
                self.lacks(goal, below[goal], missing)
            })
            .collect()
    }

    fn asks_milestones(&self) -> Asked {
        let plan = self.read.plan;
        let index = self.read.index;
        let phases_are_known = plan.tasks_are_complete()
            && plan
                .phases
                .iter()
                .all(|phase| phase.milestones.is_complete());
        let mut after = plan
            .tasks()
            .map(|task| &task.after)
            .chain(plan.milestones().map(|milestone| &milestone.after));
        let links_are_known = after.all(|links| {
            links.is_complete() && links.iter().all(|link| index.get(&link.target).is_some())
        });
        if !self.work_is_known || !phases_are_known || !links_are_known {
            return Asked::Unknown;
        }
        let milestones = &self.chain.milestones;
        if milestones.is_empty() {
            Asked::No
        } else if milestones.iter().any(|links| !links.after.is_empty()) {
            Asked::Yes
        } else {
            // When no milestone says what it stands for, that is told of the milestones.
            Asked::Unknown
        }
    }

    /// M201: a measure with a target.
    fn measures(&self) -> Vec<Standing<'p>> {
        let below = self.below(|goal| self.goal(goal).measure.get().is_some());
        let missing = |goal: &'p Goal| {
            if goal.accepted.is_blank() {
                Standing::Missing
            } else {
                Standing::Accepted(&goal.accepted)
            }
        };
        let standing = |(number, said): (usize, &Said<'p>)| {
            let goal = self.goal(number);
            match &goal.measure {
                Field::Unreadable(_) => Standing::Unknown,
                Field::Given(_, measure) => match &measure.target {
                    Field::Given(..) => Standing::Held,
                    Field::Unreadable(_) => Standing::Unknown,
                    Field::Absent => self.lacks(number, true, missing(goal)),
                },
                Field::Absent if self.places[number] == Place::Leaf && has_visible_end(said) => {
                    self.lacks(number, false, Standing::NotAsked)
                }
                Field::Absent => self.lacks(number, below[number], missing(goal)),
            }
        };
        self.numbers().zip(self.read.said).map(standing).collect()
    }

    /// S104: who answers for a goal; sub-goals that all have an owner may stand in.
    fn owners(&self) -> Vec<Standing<'p>> {
        let unowned = self.numbers().map(|number| self.goal(number));
        let unowned = unowned.filter(|goal| goal.owner.is_absent());
        let above_unowned: HashSet<&str> = unowned
            .filter_map(|goal| goal.parent.get().map(Ref::as_str))
            .collect();
        let standing = |number: usize| {
            let goal = self.goal(number);
            let is_above_unowned = goal.id().is_some_and(|id| above_unowned.contains(id));
            match &goal.owner {
                Field::Given(..) => Standing::Held,
                Field::Unreadable(_) => Standing::Unknown,
                Field::Absent if is_above_unowned => match self.read.is_complete {
                    true => Standing::Missing,
                    false => Standing::Unknown,
                },
                Field::Absent => self.lacks(number, true, Standing::Missing),
            }
        };
        self.numbers().map(standing).collect()
    }

    /// T501: the day by which a goal holds.
    fn deadlines(&self) -> Vec<Standing<'p>> {
        let below = self.below(|goal| self.goal(goal).deadline.get().is_some());
        let standing = |number: usize| match self.goal(number).deadline {
            Field::Given(..) => Standing::Held,
            Field::Unreadable(_) => Standing::Unknown,
            Field::Absent => self.lacks(number, below[number], Standing::Missing),
        };
        self.numbers().map(standing).collect()
    }

    /// E903: when a goal counts as reached.
    fn acceptance(&self) -> Vec<Standing<'p>> {
        let chain = self.chain;
        let is_judged = |goal: usize| !chain.goals[goal].acceptance.is_empty();
        let below = self.below(is_judged);
        let chapter = &self.read.plan.evaluation;
        let is_known = chapter.get().is_some_and(|evaluation| {
            let entries = &evaluation.acceptance;
            let is_known = |id: &str| self.read.index.goal(id).is_some();
            entries.is_complete()
                && entries
                    .iter()
                    .all(|entry| entry.goal.get().is_some_and(|goal| is_known(goal.as_str())))
        });
        // A goal of the same id as another is judged with it.
        let judged = self.ids_of(is_judged);
        let standing = |number: usize| {
            let goal = self.goal(number);
            if goal.id().is_some_and(|id| judged.contains(id)) {
                return Standing::Held;
            }
            let missing = if chapter.is_absent() {
                Standing::NotAsked
            } else if !is_known || goal.id.is_unreadable() {
                Standing::Unknown
            } else {
                Standing::missing(&goal.accepted)
            };
            self.lacks(number, below[number], missing)
        };
        self.numbers().map(standing).collect()
    }
}

/// Whether the sentence names nothing but things whose end can be seen, so that no figure is
/// needed. A title doesn't say enough for that.
fn has_visible_end(said: &Said<'_>) -> bool {
    if said.goal().statement.is_blank() {
        return false;
    }
    said.statement().is_some_and(|reading| {
        let mut reasons = reading.verdicts().measurable.reasons.iter();
        reasons.all(|reason| reason.code == "end-visible")
    })
}
