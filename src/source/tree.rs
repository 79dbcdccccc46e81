//! The YAML tree: every key and every value knows its bytes.

use std::borrow::Cow;

use super::{SourceFault, Span};

/// Names a node of a [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    fn index(self) -> usize {
        self.0 as usize
    }
}

/// The documents of a file as an arena of nodes.
#[derive(Debug, Clone, Default)]
pub struct Tree<'s> {
    pub(super) nodes: Vec<Node<'s>>,
    /// Children of all collections, each collection's in one run.
    pub(super) children: Vec<NodeId>,
    pub(super) roots: Vec<NodeId>,
    pub(super) comments: Vec<Comment>,
    pub(super) faults: Vec<SourceFault>,
    pub(super) complete: bool,
}

/// A value or key of the tree.
#[derive(Debug, Clone)]
pub struct Node<'s> {
    /// The bytes of the value, without anchor and tag; empty for a value that isn't there.
    pub span: Span,
    pub(super) data: Data<'s>,
    /// Number of nodes below and including this one once aliases are written out.
    pub(super) weight: u32,
}

#[derive(Debug, Clone)]
pub(super) enum Data<'s> {
    Scalar {
        text: Cow<'s, str>,
        plain: bool,
    },
    List {
        from: u32,
        to: u32,
    },
    /// Pairs of key and value: its own in file order, from `own` on those of merge keys.
    Mapping {
        from: u32,
        own: u32,
        to: u32,
    },
    Alias(NodeId),
    /// An alias that can't be followed; its fault has been told.
    Broken,
}

/// What a node is, aliases followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A single text, number or word.
    Scalar,
    /// A list.
    List,
    /// Keys with values.
    Mapping,
    /// An alias that can't be followed.
    Broken,
}

/// A comment, from its `#` to the end of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// The bytes of the comment, `#` included.
    pub span: Span,
    /// Whether something else stands before it on its line.
    pub trailing: bool,
}

impl<'s> Tree<'s> {
    /// The root of each document, in file order.
    pub fn roots(&self) -> &[NodeId] {
        &self.roots
    }

    /// The comments, in file order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// What is wrong with the text itself.
    pub fn faults(&self) -> &[SourceFault] {
        &self.faults
    }

    /// Whether the whole text was read: a syntax fault ends reading, and what stands behind it
    /// is unknown rather than missing.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The span of a node where it is written: an alias' own.
    pub fn span(&self, id: NodeId) -> Span {
        self.nodes[id.index()].span
    }

    /// Follows aliases to the node that holds the value.
    pub fn resolve(&self, mut id: NodeId) -> NodeId {
        while let Data::Alias(target) = self.nodes[id.index()].data {
            id = target;
        }
        id
    }

    fn data(&self, id: NodeId) -> &Data<'s> {
        &self.nodes[self.resolve(id).index()].data
    }

    /// What the node is.
    pub fn kind(&self, id: NodeId) -> NodeKind {
        match self.data(id) {
            Data::Scalar { text, plain } if *plain && is_null(text) => NodeKind::Null,
            Data::Scalar { .. } => NodeKind::Scalar,
            Data::List { .. } => NodeKind::List,
            Data::Mapping { .. } => NodeKind::Mapping,
            Data::Alias(_) | Data::Broken => NodeKind::Broken,
        }
    }

    /// The text of a scalar, escapes resolved and lines folded.
    pub fn scalar(&self, id: NodeId) -> Option<&str> {
        match self.data(id) {
            Data::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether a scalar is written without quotes, so that YAML may see a number in it.
    pub fn is_plain(&self, id: NodeId) -> bool {
        matches!(self.data(id), Data::Scalar { plain: true, .. })
    }

    /// The items of a list; none for anything else.
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match *self.data(id) {
            Data::List { from, to } => &self.children[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The keys of a mapping with their values, merge keys resolved; none for anything else.
    ///
    /// A key that stands twice comes once, with its first value.
    pub fn entries(&self, id: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let pairs = match *self.data(id) {
            Data::Mapping { from, to, .. } => &self.children[from as usize..to as usize],
            _ => &[],
        };
        pairs.chunks_exact(2).map(|pair| (pair[0], pair[1]))
    }

    /// What the node itself is, aliases not followed.
    pub(super) fn written(&self, id: NodeId) -> &Data<'s> {
        &self.nodes[id.index()].data
    }

    /// The pairs that a mapping writes itself, without those of merge keys.
    pub(super) fn own_entries(&self, id: NodeId) -> &[[NodeId; 2]] {
        match *self.data(id) {
            Data::Mapping { from, own, .. } => {
                self.children[from as usize..own as usize].as_chunks().0
            }
            _ => &[],
        }
    }

    /// The item of a list that holds `span`, found by halving: items stand in file order.
    pub(super) fn item_at(&self, id: NodeId, span: Span) -> Option<NodeId> {
        let items = self.items(id);
        let after = items.partition_point(|&item| self.span(item).start <= span.start);
        let item = items[after.checked_sub(1)?];
        self.span(item).contains(span).then_some(item)
    }

    /// The entry of a mapping that holds `span` in its key or value, found by halving: the
    /// entries a mapping writes itself stand in file order.
    pub(super) fn entry_at(&self, id: NodeId, span: Span) -> Option<(NodeId, NodeId)> {
        let pairs = self.own_entries(id);
        let after = pairs.partition_point(|&[key, _]| self.span(key).start <= span.start);
        let [key, value] = *pairs.get(after.checked_sub(1)?)?;
        Some((key, value))
    }

    /// The largest list item or entry that begins in a line: what a comment on the line is about.
    pub fn standing_on(&self, line: Span) -> Option<Span> {
        let begins = |span: Span| (line.start..line.end).contains(&span.start);
        let roots = &self.roots;
        let after = roots.partition_point(|&root| self.span(root).start < line.end);
        let mut node = roots[..after].last().copied()?;
        loop {
            let (before, first) = match *self.data(node) {
                Data::List { from, to } => {
                    let items = &self.children[from as usize..to as usize];
                    let at = items.partition_point(|&item| self.span(item).start < line.start);
                    let first = items.get(at).map(|&item| self.span(item));
                    (items[..at].last().copied(), first)
                }
                Data::Mapping { from, own, .. } => {
                    let (pairs, _) = self.children[from as usize..own as usize].as_chunks::<2>();
                    let at = pairs.partition_point(|&[key, _]| self.span(key).start < line.start);
                    let entry = |&[key, value]: &[NodeId; 2]| self.span(key).to(self.span(value));
                    (
                        pairs[..at].last().map(|&[_, value]| value),
                        pairs.get(at).map(entry),
                    )
                }
                _ => return None,
            };
            if let Some(first) = first.filter(|&span| begins(span)) {
                return Some(first);
            }
            node = before?;
        }
    }

    /// The value of a key in a mapping.
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.entries(id)
            .find(|&(name, _)| self.scalar(name) == Some(key))
            .map(|(_, value)| value)
    }
}

/// Whether a plain scalar is YAML's null.
fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}
