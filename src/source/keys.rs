//! Tells keys that stand twice.

use std::collections::HashMap;

use super::tree::{NodeId, Tree};

/// Above this many keys a set finds duplicates faster than looking at all pairs.
const FEW_KEYS: usize = 12;

/// Keys of a mapping seen so far.
pub(super) enum Seen {
    Few(Vec<NodeId>),
    Many(HashMap<String, NodeId>),
}

impl Seen {
    pub(super) fn new(keys: usize) -> Seen {
        if keys > FEW_KEYS {
            Seen::Many(HashMap::with_capacity(keys))
        } else {
            Seen::Few(Vec::with_capacity(keys))
        }
    }

    /// Adds a key, unless an earlier one has the same text: that one comes back.
    pub(super) fn insert(&mut self, tree: &Tree<'_>, key: NodeId) -> Option<NodeId> {
        let text = tree.scalar(key)?;
        if let Seen::Few(keys) = self
            && keys.len() == FEW_KEYS
        {
            // Merge keys bring more than the mapping itself has.
            let texts = keys
                .iter()
                .filter_map(|&key| Some((tree.scalar(key)?.to_owned(), key)));
            *self = Seen::Many(texts.collect());
        }
        match self {
            Seen::Few(keys) => {
                let earlier = keys
                    .iter()
                    .copied()
                    .find(|&other| tree.scalar(other) == Some(text));
                if earlier.is_none() {
                    keys.push(key);
                }
                earlier
            }
            Seen::Many(keys) => {
                let earlier = keys.get(text).copied();
                if earlier.is_none() {
                    keys.insert(text.to_owned(), key);
                }
                earlier
            }
        }
    }
}
