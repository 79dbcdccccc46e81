//! Ids and references: an id names one item of the whole file, a reference is just an id.

use std::fmt;

use super::value::{Id as Name, Kind, Refers, Unreadable, Value};

/// The id of an item of one [`kind`](super::kind).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<const KIND: u16>(pub Name);

/// A reference to an item of one of several kinds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref<const KINDS: u16>(pub Name);

impl<const KIND: u16> Id<KIND> {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl<const KINDS: u16> Ref<KINDS> {
    /// The id referred to, as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl<const KIND: u16> fmt::Display for Id<KIND> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const KINDS: u16> fmt::Display for Ref<KINDS> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const KIND: u16> Value for Id<KIND> {
    const KIND: &'static Kind = Name::KIND;

    fn read(text: &str) -> Result<Self, Unreadable> {
        Name::read(text).map(Id)
    }
}

impl<const KINDS: u16> Value for Ref<KINDS> {
    const KIND: &'static Kind = Name::KIND;

    fn read(text: &str) -> Result<Self, Unreadable> {
        Name::read(text).map(Ref)
    }

    fn refers_to(&self) -> Option<Refers<'_>> {
        Some(Refers {
            kinds: KINDS,
            id: self.as_str(),
        })
    }
}
