//! What the random numbers of an item depend on: its id, so that they stay when others come and go.

use std::collections::HashSet;

use xxhash_rust::xxh3::xxh3_64;

use crate::plan::Item;

/// The keys that are taken.
#[derive(Debug, Default)]
pub(super) struct Keys {
    taken: HashSet<u64>,
}

impl Keys {
    /// The key of an item of a kind: by its id; by its place among its like where it has none, or
    /// another item has the same.
    pub(super) fn of(&mut self, kind: &str, name: Item<'_>, place: usize) -> u64 {
        let by_id = name.id().map(|id| format!("{kind} {id}"));
        let by_id = by_id.map(|name| xxh3_64(name.as_bytes()));
        if let Some(key) = by_id.filter(|key| self.taken.insert(*key)) {
            return key;
        }
        self.of_place(kind, place)
    }

    /// The key of something without an id.
    pub(super) fn of_place(&mut self, kind: &str, place: usize) -> u64 {
        let key = xxh3_64(format!("{kind}#{place}").as_bytes());
        self.taken.insert(key);
        key
    }
}
