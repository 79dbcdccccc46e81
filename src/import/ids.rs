//! Ids for what has none.

use std::collections::HashSet;

use crate::plan::value::{Id, Value as _};

/// The ids of a plan as they are given out.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The next number behind each prefix.
    next: Vec<(&'static str, usize)>,
}

impl Ids {
    /// The ids of a plan that has one goal, which stands for those to come.
    pub fn new() -> Ids {
        let mut ids = Ids::default();
        ids.taken.insert("G1".to_owned());
        ids
    }

    /// Takes an id that is wanted; `None` when it is no id, or another has it.
    pub fn take(&mut self, wanted: &str) -> Option<String> {
        let id = Id::read(wanted).ok()?.to_string();
        self.taken.insert(id.clone()).then_some(id)
    }

    /// The next id of a kind: T1, T2.
    pub fn next(&mut self, prefix: &'static str) -> String {
        let known = self.next.iter().position(|(known, _)| *known == prefix);
        let at = known.unwrap_or_else(|| {
            self.next.push((prefix, 1));
            self.next.len() - 1
        });
        loop {
            let id = format!("{prefix}{}", self.next[at].1);
            self.next[at].1 += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::new();
        assert_eq!(ids.take("T2").as_deref(), Some("T2"));
        assert_eq!(ids.take("T2"), None);
        assert_eq!(ids.take("no id"), None);
        assert_eq!(
            [ids.next("T"), ids.next("T"), ids.next("PH")],
            ["T1", "T3", "PH1"]
        );
    }
}
