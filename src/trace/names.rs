//! The items of the chain by their ids.

use std::collections::{HashMap, HashSet};

use crate::plan::read::List;
use crate::plan::value::Link;
use crate::plan::{Index, Ref};
use crate::source::Spanned;

use super::{Chain, Part};

/// The items by their ids.
pub(super) struct Names<'p>(HashMap<&'p str, Part>);

impl<'p> Names<'p> {
    pub(super) fn of(chain: &Chain<'p>, index: &Index<'p>) -> Names<'p> {
        let mut names = HashMap::new();
        for part in chain.parts_unordered() {
            let Some(id) = chain.name_of(part).and_then(|name| name.id()) else {
                continue;
            };
            if index
                .get(id)
                .is_some_and(|entity| chain.is_at(part, entity))
            {
                names.insert(id, part);
            }
        }
        Names(names)
    }

    /// The item with an id.
    pub(super) fn one(&self, id: &str) -> Option<Part> {
        self.0.get(id).copied()
    }

    /// What a list names, each once; what isn't of the wanted kind is left to F010.
    pub(super) fn all<const KINDS: u16>(
        &self,
        references: &List<Spanned<Ref<KINDS>>>,
    ) -> Vec<Part> {
        self.each_once(references.iter().map(|reference| reference.as_str()), KINDS)
    }

    /// What comes before something, each once.
    pub(super) fn before(&self, links: &List<Spanned<Link>>) -> Vec<Part> {
        use crate::plan::kind::{MILESTONE, PHASE, TASK};
        let targets = links.iter().map(|link| link.target.as_str());
        self.each_once(targets, TASK | MILESTONE | PHASE)
    }

    fn each_once<'a>(&self, ids: impl Iterator<Item = &'a str>, kinds: u16) -> Vec<Part> {
        let mut seen = HashSet::new();
        ids.filter_map(|id| self.one(id))
            .filter(|part| part.kind() & kinds != 0 && seen.insert(*part))
            .collect()
    }
}
