//! Which item of the new version is which item of the old one.
//!
//! By id, else by title; of several with the same id or title, the first is the first, and so on.
//! An id that went to another item while the old one lives on under a new id (a list that was
//! numbered anew) follows the title: nobody means that every task below an inserted one was
//! renamed. Every step looks up keys, so the whole is linear.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use crate::plan::read::Field;
use crate::plan::{
    Benefit, BudgetLine, Cause, Claim, Dimension, Funding, Goal, Id, LocalText, Milestone, Phase,
    Plan, Problem, Resource, Review, Risk, Stakeholder, Task,
};

/// An item of one version.
#[derive(Debug)]
pub(super) struct Seat<'p, T> {
    /// The item.
    pub item: &'p T,
    /// Its number among the items of its kind.
    pub index: usize,
    /// The number of the pair of the item that holds it.
    pub within: Option<usize>,
}

impl<T> Clone for Seat<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Seat<'_, T> {}

/// The same item in both versions, or one that is in one of them only.
#[derive(Debug)]
pub(super) struct Pair<'p, T> {
    /// In the old version.
    pub old: Option<Seat<'p, T>>,
    /// In the new version.
    pub new: Option<Seat<'p, T>>,
}

/// How an item is known.
pub(super) trait Known {
    /// Its id.
    fn id(&self) -> Option<&str>;

    /// Its title.
    fn title(&self) -> &Field<LocalText>;
}

macro_rules! known {
    ($($Type:ty: $title:ident;)+) => {$(
        impl Known for $Type {
            fn id(&self) -> Option<&str> {
                self.id.get().map(Id::as_str)
            }

            fn title(&self) -> &Field<LocalText> {
                &self.$title
            }
        }
    )+};
}

macro_rules! known_without_id {
    ($($Type:ty: $title:ident;)+) => {$(
        impl Known for $Type {
            fn id(&self) -> Option<&str> {
                None
            }

            fn title(&self) -> &Field<LocalText> {
                &self.$title
            }
        }
    )+};
}

known! {
    Problem: title;
    Cause: title;
    Stakeholder: name;
    Goal: title;
    Phase: title;
    Task: title;
    Milestone: title;
    Risk: title;
    Resource: title;
    BudgetLine: title;
}

known_without_id! {
    Claim: claim;
    Funding: source;
    Benefit: title;
    Dimension: name;
    Review: title;
}

/// All items of both versions, matched.
#[derive(Debug)]
pub(super) struct Matched<'p> {
    pub claims: Vec<Pair<'p, Claim>>,
    pub problems: Vec<Pair<'p, Problem>>,
    pub causes: Vec<Pair<'p, Cause>>,
    pub stakeholders: Vec<Pair<'p, Stakeholder>>,
    pub goals: Vec<Pair<'p, Goal>>,
    pub phases: Vec<Pair<'p, Phase>>,
    pub tasks: Vec<Pair<'p, Task>>,
    pub milestones: Vec<Pair<'p, Milestone>>,
    pub risks: Vec<Pair<'p, Risk>>,
    pub resources: Vec<Pair<'p, Resource>>,
    pub lines: Vec<Pair<'p, BudgetLine>>,
    pub funding: Vec<Pair<'p, Funding>>,
    pub benefits: Vec<Pair<'p, Benefit>>,
    pub dimensions: Vec<Pair<'p, Dimension>>,
    pub reviews: Vec<Pair<'p, Review>>,
}

impl<'p> Matched<'p> {
    /// Matches the items of two versions.
    pub fn of(old: &'p Plan, new: &'p Plan) -> Matched<'p> {
        let problems = pairs(seats(&old.problems), seats(&new.problems));
        let phases = pairs(seats(&old.phases), seats(&new.phases));
        let (old_holders, new_holders) = holders(&problems);
        let causes = pairs(
            held(&old.problems, &old_holders, |problem| &problem.causes),
            held(&new.problems, &new_holders, |problem| &problem.causes),
        );
        let (old_holders, new_holders) = holders(&phases);
        let tasks = pairs(
            held(&old.phases, &old_holders, |phase| &phase.tasks),
            held(&new.phases, &new_holders, |phase| &phase.tasks),
        );
        let milestones = pairs(
            held(&old.phases, &old_holders, |phase| &phase.milestones),
            held(&new.phases, &new_holders, |phase| &phase.milestones),
        );
        let (budget, other) = (old.budget.get(), new.budget.get());
        let (judged, other_judged) = (old.evaluation.get(), new.evaluation.get());
        Matched {
            claims: pairs(seats(&old.background), seats(&new.background)),
            causes,
            problems,
            stakeholders: pairs(seats(&old.stakeholders), seats(&new.stakeholders)),
            goals: pairs(seats(&old.goals), seats(&new.goals)),
            phases,
            tasks,
            milestones,
            risks: pairs(seats(&old.risks), seats(&new.risks)),
            resources: pairs(seats(&old.resources), seats(&new.resources)),
            lines: pairs(
                seats(budget.map_or(&[], |budget| &budget.lines)),
                seats(other.map_or(&[], |budget| &budget.lines)),
            ),
            funding: pairs(
                seats(budget.map_or(&[], |budget| &budget.funding)),
                seats(other.map_or(&[], |budget| &budget.funding)),
            ),
            benefits: pairs(
                seats(budget.map_or(&[], |budget| &budget.benefits)),
                seats(other.map_or(&[], |budget| &budget.benefits)),
            ),
            dimensions: pairs(
                seats(judged.map_or(&[], |judged| &judged.dimensions)),
                seats(other_judged.map_or(&[], |judged| &judged.dimensions)),
            ),
            reviews: pairs(
                seats(judged.map_or(&[], |judged| &judged.reviews)),
                seats(other_judged.map_or(&[], |judged| &judged.reviews)),
            ),
        }
    }
}

fn seats<T>(items: &[T]) -> Vec<Seat<'_, T>> {
    let seats = items.iter().enumerate().map(|(index, item)| Seat {
        item,
        index,
        within: None,
    });
    seats.collect()
}

/// By the number of an item of the old and of the new version: the number of its pair.
fn holders<T>(pairs: &[Pair<'_, T>]) -> (HashMap<usize, usize>, HashMap<usize, usize>) {
    let (mut old, mut new) = (HashMap::new(), HashMap::new());
    for (number, pair) in pairs.iter().enumerate() {
        old.extend(pair.old.map(|seat| (seat.index, number)));
        new.extend(pair.new.map(|seat| (seat.index, number)));
    }
    (old, new)
}

/// The items that others hold.
fn held<'p, H, T>(
    holders: &'p [H],
    pairs: &HashMap<usize, usize>,
    items: impl Fn(&'p H) -> &'p [T],
) -> Vec<Seat<'p, T>> {
    let all = holders.iter().enumerate().flat_map(|(holder, of)| {
        let within = pairs.get(&holder).copied();
        items(of).iter().map(move |item| (item, within))
    });
    let seats = all.enumerate().map(|(index, (item, within))| Seat {
        item,
        index,
        within,
    });
    seats.collect()
}

/// Matches items by a key; those without one by their order.
pub(super) fn by_key<'p, T, K: Hash + Eq>(
    old: &'p [T],
    new: &'p [T],
    key_of_old: impl Fn(&'p T) -> Option<K>,
    key_of_new: impl Fn(&'p T) -> Option<K>,
) -> Vec<Pair<'p, T>> {
    let mut matching = Matching::new(seats(old), seats(new));
    matching.step(
        |seat| Some(key_of_old(seat.item)),
        |seat| Some(key_of_new(seat.item)),
    );
    matching.pairs()
}

/// Matches items by id, else by title.
fn pairs<'p, T: Known>(old: Vec<Seat<'p, T>>, new: Vec<Seat<'p, T>>) -> Vec<Pair<'p, T>> {
    fn id<'p, T: Known>(seat: &Seat<'p, T>) -> Option<&'p str> {
        seat.item.id()
    }
    fn title<T: Known>(seat: &Seat<'_, T>) -> Option<String> {
        seat.item.title().key()
    }
    fn both<'p, T: Known>(seat: &Seat<'p, T>) -> Option<(&'p str, Option<String>)> {
        Some((id(seat)?, title(seat)))
    }
    fn placed<T: Known>(seat: &Seat<'_, T>) -> Option<(usize, String)> {
        Some((seat.within?, title(seat)?))
    }
    fn nameless<T: Known>(seat: &Seat<'_, T>) -> Option<()> {
        (id(seat).is_none() && title(seat).is_none()).then_some(())
    }
    let mut matching = Matching::new(old, new);
    matching.step(both, both);
    // An id keeps its item when neither title is found elsewhere: the item was renamed.
    let (old_titles, new_titles) = matching.left(title);
    let renamed = |seat: &Seat<'p, T>, elsewhere: &HashSet<String>| {
        let is_elsewhere = title(seat).is_some_and(|title| elsewhere.contains(&title));
        id(seat).filter(|_| !is_elsewhere)
    };
    matching.step(
        |seat| renamed(seat, &new_titles),
        |seat| renamed(seat, &old_titles),
    );
    matching.step(placed, placed);
    matching.step(title, title);
    matching.step(id, id);
    matching.step(nameless, nameless);
    matching.pairs()
}

/// Items on their way to be matched.
struct Matching<'p, T> {
    old: Vec<Seat<'p, T>>,
    new: Vec<Seat<'p, T>>,
    /// By the number of an old item: the number of the new one.
    partners: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl<'p, T> Matching<'p, T> {
    fn new(old: Vec<Seat<'p, T>>, new: Vec<Seat<'p, T>>) -> Matching<'p, T> {
        Matching {
            partners: vec![None; old.len()],
            is_taken: vec![false; new.len()],
            old,
            new,
        }
    }

    /// Matches what is left and has the same key, in order.
    fn step<K: Hash + Eq>(
        &mut self,
        key_of_old: impl Fn(&Seat<'p, T>) -> Option<K>,
        key_of_new: impl Fn(&Seat<'p, T>) -> Option<K>,
    ) {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (number, seat) in self.new.iter().enumerate() {
            if !self.is_taken[number]
                && let Some(key) = key_of_new(seat)
            {
                waiting.entry(key).or_default().push_back(number);
            }
        }
        for (number, seat) in self.old.iter().enumerate() {
            if self.partners[number].is_none()
                && let Some(key) = key_of_old(seat)
                && let Some(partner) = waiting.get_mut(&key).and_then(VecDeque::pop_front)
            {
                self.partners[number] = Some(partner);
                self.is_taken[partner] = true;
            }
        }
    }

    /// The keys of what is left, of the old and of the new version.
    fn left(
        &self,
        key: impl Fn(&Seat<'p, T>) -> Option<String>,
    ) -> (HashSet<String>, HashSet<String>) {
        let old = self.old.iter().zip(&self.partners);
        let old = old.filter(|(_, partner)| partner.is_none());
        let new = self.new.iter().zip(&self.is_taken);
        let new = new.filter(|(_, is_taken)| !**is_taken);
        (
            old.filter_map(|(seat, _)| key(seat)).collect(),
            new.filter_map(|(seat, _)| key(seat)).collect(),
        )
    }

    /// The pairs in the order of the new version, then what was removed in the order of the old.
    fn pairs(self) -> Vec<Pair<'p, T>> {
        let mut partners: Vec<Option<usize>> = vec![None; self.new.len()];
        let mut removed = Vec::new();
        for (number, partner) in self.partners.iter().enumerate() {
            match partner {
                Some(partner) => partners[*partner] = Some(number),
                None => removed.push(number),
            }
        }
        let kept = self.new.iter().zip(partners).map(|(new, old)| Pair {
            old: old.map(|number| self.old[number]),
            new: Some(*new),
        });
        let removed = removed.into_iter().map(|number| Pair {
            old: Some(self.old[number]),
            new: None,
        });
        kept.chain(removed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Limits, parse};

    fn goals(items: &str) -> Plan {
        let text = format!("planvet: 1\ntitle: x\ngoals:\n{items}");
        let tree = parse(&text, &Limits::DEFAULT);
        read_plan(&tree, &text)
    }

    fn read_plan(tree: &crate::source::Tree<'_>, text: &str) -> Plan {
        let (plan, _) = crate::plan::read(tree, text, tree.roots()[0], &Limits::DEFAULT);
        plan.expect("a plan")
    }

    /// The pairs as numbers of the goals, `-` for none.
    fn matched(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (goals(old), goals(new));
        let pairs = pairs::<Goal>(seats(&old.goals), seats(&new.goals));
        let number = |seat: Option<Seat<'_, Goal>>| {
            seat.map_or_else(|| "-".to_owned(), |seat| seat.index.to_string())
        };
        let pairs = pairs.iter();
        pairs
            .map(|pair| format!("{}{}", number(pair.old), number(pair.new)))
            .collect()
    }

    #[test]
    fn ids_come_first_then_titles() {
        let old = "  - {id: G1, title: Answer}\n  - {id: G2, title: Repair}\n";
        let renamed = "  - {id: G2, title: Mend}\n  - {id: G1, title: Answer}\n";
        assert_eq!(matched(old, renamed), ["10", "01"]);
        let renumbered = "  - {id: A, title: answer}\n  - {title: Repair}\n";
        assert_eq!(matched(old, renumbered), ["00", "11"]);
        let other = "  - {id: A, title: Clean}\n";
        assert_eq!(matched(old, other), ["-0", "0-", "1-"]);
    }

    #[test]
    fn a_list_that_was_numbered_anew_follows_the_titles() {
        let old = "  - {id: G1, title: Answer}\n  - {id: G2, title: Repair}\n";
        let new = "  - {id: G1, title: Clean}\n  - {id: G2, title: Answer}\n  - {id: G3, title: Repair}\n";
        assert_eq!(matched(old, new), ["-0", "01", "12"]);
    }

    #[test]
    fn duplicates_and_the_nameless_are_matched_in_order() {
        let twice = "  - {id: G1, title: A}\n  - {id: G1, title: A}\n  - {id: G1, title: A}\n";
        assert_eq!(matched(twice, twice), ["00", "11", "22"]);
        let nameless = "  - {owner: Ann}\n  - {owner: Ben}\n";
        assert_eq!(matched(nameless, nameless), ["00", "11"]);
        assert_eq!(matched(nameless, "  - {owner: Ben}\n"), ["00", "1-"]);
    }
}
