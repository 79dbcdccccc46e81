//! References across a change of ids: what was T1 may be T2 now.

use std::collections::{HashMap, HashSet};

use super::matching::{Known, Matched, Pair};

/// The new ids of items whose id has changed.
#[derive(Debug, Default)]
pub(super) struct References<'p> {
    new_ids: HashMap<&'p str, &'p str>,
    /// The ids that the new version has.
    known: HashSet<&'p str>,
}

impl<'p> References<'p> {
    /// Follows the ids of matched items.
    pub fn of(matched: &Matched<'p>) -> References<'p> {
        let mut references = References::default();
        references.add(&matched.problems);
        references.add(&matched.causes);
        references.add(&matched.stakeholders);
        references.add(&matched.goals);
        references.add(&matched.phases);
        references.add(&matched.tasks);
        references.add(&matched.milestones);
        references.add(&matched.risks);
        references.add(&matched.resources);
        references.add(&matched.lines);
        references
    }

    fn add<T: Known>(&mut self, pairs: &[Pair<'p, T>]) {
        self.known.extend(
            pairs
                .iter()
                .filter_map(|pair| pair.new.and_then(|seat| seat.item.id())),
        );
        for pair in pairs {
            let (Some(old), Some(new)) = (pair.old, pair.new) else {
                continue;
            };
            if let (Some(old), Some(new)) = (old.item.id(), new.item.id())
                && old != new
            {
                self.new_ids.entry(old).or_insert(new);
            }
        }
    }

    /// The id that an item of the old version has in the new one.
    pub fn now<'i>(&self, old: &'i str) -> &'i str
    where
        'p: 'i,
    {
        self.new_ids.get(old).copied().unwrap_or(old)
    }

    /// The id of the item that a reference of the new version means: one that leads nowhere was
    /// left behind when its item got a new id, and says what it said.
    pub fn meant<'i>(&self, new: &'i str) -> &'i str
    where
        'p: 'i,
    {
        match self.known.contains(new) {
            true => new,
            false => self.now(new),
        }
    }
}
