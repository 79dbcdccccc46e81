//! What a key holds: a value, a list or a map, together with its place.

use crate::plan::value::Value;
use crate::source::{NodeId, NodeKind, Span, Spanned};
use crate::text;

use super::{Decode, Reader, Shape, Visitor};

/// Where a key and its value stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The key.
    pub key: Span,
    /// The value.
    pub value: Span,
}

/// A field of a record.
pub trait Slot: Default {
    /// What may stand at the key.
    fn shape() -> Shape;

    /// Reads the value of the key.
    fn fill(&mut self, reader: &mut Reader<'_>, key: NodeId, value: NodeId);

    /// Shows every id and reference below the key to a visitor.
    fn walk(&self, visitor: &mut dyn Visitor);
}

fn place(reader: &Reader<'_>, key: NodeId, value: NodeId) -> Place {
    Place {
        key: reader.tree.span(key),
        value: reader.tree.span(value),
    }
}

/// A single value that may be absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Field<T> {
    /// The key isn't there, or has no value.
    #[default]
    Absent,
    /// The author wrote something that can't be read; a finding says so.
    Unreadable(Place),
    /// The value.
    Given(Place, T),
}

impl<T> Field<T> {
    /// The value, when there is a readable one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Field::Given(_, value) => Some(value),
            Field::Absent | Field::Unreadable(_) => None,
        }
    }

    /// Whether the author wrote nothing at all.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether the author wrote something that can't be read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Field::Unreadable(_))
    }

    /// Where key and value stand, if the author wrote something.
    pub fn place(&self) -> Option<Place> {
        match self {
            Field::Absent => None,
            Field::Unreadable(place) | Field::Given(place, _) => Some(*place),
        }
    }

    /// Where the value stands, if the author wrote one.
    pub fn span(&self) -> Option<Span> {
        self.place().map(|place| place.value)
    }

    /// The value with its place.
    pub fn spanned(&self) -> Option<Spanned<&T>> {
        match self {
            Field::Given(place, value) => Some(Spanned {
                value,
                span: place.value,
            }),
            _ => None,
        }
    }
}

impl<T: Copy> Field<T> {
    /// The value by copy.
    pub fn value(&self) -> Option<T> {
        self.get().copied()
    }
}

impl<T: Decode> Slot for Field<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn fill(&mut self, reader: &mut Reader<'_>, key: NodeId, value: NodeId) {
        if reader.tree.kind(value) == NodeKind::Null {
            return;
        }
        let place = place(reader, key, value);
        if reader.is_split(value) {
            *self = Field::Unreadable(place);
            return;
        }
        *self = match T::decode(reader, value) {
            Some(value) => Field::Given(place, value),
            None => Field::Unreadable(place),
        };
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        if let Field::Given(place, value) = self {
            value.walk(place.value, visitor);
        }
    }
}

/// A list; items that can't be read are left out and told.
#[derive(Debug, Clone, PartialEq)]
pub struct List<T> {
    place: Option<Place>,
    items: Vec<T>,
    /// How many items were written, readable or not.
    written: usize,
}

impl<T> List<T> {
    /// Where key and list stand, if the author wrote the key with a value.
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// Whether the author wrote no item at all.
    pub fn is_absent(&self) -> bool {
        self.written == 0
    }

    /// Whether every item that was written could be read.
    pub fn is_complete(&self) -> bool {
        self.unreadable() == 0
    }

    /// How many of the items that were written can't be read.
    pub fn unreadable(&self) -> usize {
        self.written.saturating_sub(self.items.len())
    }
}

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List {
            place: None,
            items: Vec::new(),
            written: 0,
        }
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Decode> Slot for List<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn fill(&mut self, reader: &mut Reader<'_>, key: NodeId, value: NodeId) {
        let tree = reader.tree;
        let nodes = match tree.kind(value) {
            NodeKind::Null => return,
            NodeKind::List => tree.items(value),
            NodeKind::Scalar if T::shape().takes_scalar() => std::slice::from_ref(&value),
            _ => {
                reader.wrong_type(value, text!("a list", "一个列表"));
                self.written = 1;
                self.place = Some(place(reader, key, value));
                return;
            }
        };
        self.place = Some(place(reader, key, value));
        self.items.reserve(nodes.len());
        for &node in nodes {
            // An item with nothing behind its dash is not there yet.
            if tree.kind(node) != NodeKind::Null {
                self.written += 1;
                self.items.extend(T::decode(reader, node));
            }
        }
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        for item in self {
            item.walk(Span::default(), visitor);
        }
    }
}

/// A mapping from ids to values.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<K, V> {
    place: Option<Place>,
    entries: Vec<(Spanned<K>, Spanned<V>)>,
    written: usize,
}

impl<K, V> Map<K, V> {
    /// Whether the author wrote no entry at all.
    pub fn is_absent(&self) -> bool {
        self.written == 0
    }

    /// Whether every entry that was written could be read.
    pub fn is_complete(&self) -> bool {
        self.written == self.entries.len()
    }

    /// Where key and mapping stand, if the author wrote them.
    pub fn place(&self) -> Option<Place> {
        self.place
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map {
            place: None,
            entries: Vec::new(),
            written: 0,
        }
    }
}

impl<K, V> std::ops::Deref for Map<K, V> {
    type Target = [(Spanned<K>, Spanned<V>)];

    fn deref(&self) -> &Self::Target {
        &self.entries
    }
}

impl<K: Value, V: Decode> Slot for Map<K, V> {
    fn shape() -> Shape {
        Shape::Map(Box::new(V::shape()))
    }

    fn fill(&mut self, reader: &mut Reader<'_>, key: NodeId, value: NodeId) {
        let tree = reader.tree;
        match tree.kind(value) {
            NodeKind::Null => return,
            NodeKind::Mapping => {}
            _ => {
                reader.wrong_type(value, text!("ids with values", "“编号: 数值”的对照"));
                self.written = 1;
                return;
            }
        }
        self.place = Some(place(reader, key, value));
        for (name, item) in tree.entries(value) {
            self.written += 1;
            let name = Spanned::<K>::decode(reader, name);
            if tree.kind(item) == NodeKind::Null {
                continue;
            }
            if let (Some(name), Some(item)) = (name, Spanned::<V>::decode(reader, item)) {
                self.entries.push((name, item));
            }
        }
    }

    fn walk(&self, visitor: &mut dyn Visitor) {
        for (key, value) in &self.entries {
            key.walk(key.span, visitor);
            value.walk(value.span, visitor);
        }
    }
}
