//! Names of places that outlive changes around them: `goals[G1].measure.target`.
//!
//! A [`Route`] counts list items; here they are named by what they are, so that a place keeps its
//! name when lines move, lists are put in another order or comments come and go.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::tree::Data;
use super::{NodeId, NodeKind, Route, Span, Tree};

/// Longest name shown in full, in characters; of a longer one its beginning and a digest.
const LONGEST_NAME: usize = 40;

/// Characters shown of a name that isn't shown in full.
const BEGINNING: usize = 20;

/// Tells lists from mappings in a digest.
const LIST: u64 = 1;
const MAPPING: u64 = 2;

/// Which keys name the mapping they stand in.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// The key whose value no other item of the document has: an item that has it needs no
    /// route to its list.
    pub id: &'static str,
    /// The keys that name an item without it, the best first.
    pub names: &'static [&'static str],
    /// The keys that stand for the whole mapping: a finding about an item points at its title,
    /// or at its id when it has no title, and means the same.
    pub whole: &'static [&'static str],
}

/// A place by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place<'s> {
    /// The way from the root of the document to the smallest key or value around the place.
    pub route: Route,
    /// The text of the place, white space evened out, when it is only a part of that.
    pub part: Cow<'s, str>,
}

/// Names the places of a file.
#[derive(Debug)]
pub struct Identities<'s, 't> {
    tree: &'t Tree<'s>,
    text: &'s str,
    naming: &'static Naming,
    /// Digests of lists and mappings, and names of keys and items: each is found once, however
    /// large it is and however many places lie in it.
    digests: HashMap<NodeId, u64>,
    names: HashMap<NodeId, Name>,
}

/// What a key, an item or a document is called.
#[derive(Debug, Clone)]
struct Name {
    text: String,
    is_id: bool,
}

/// A route on its way down the tree.
#[derive(Default)]
struct Way {
    route: String,
    /// Where the name of the document ends.
    document: usize,
    /// Where the last key begins, and the route of the mapping it stands in ends.
    key: Option<(usize, usize)>,
}

impl Way {
    fn enter(&mut self, key: &str) {
        let holder = self.route.len();
        if holder > 0 {
            self.route.push('.');
        }
        self.key = Some((self.route.len(), holder));
        self.route.push_str(key);
    }

    /// Goes to a list item; one with an id is the same wherever its list stands.
    fn item(&mut self, name: &Name) {
        if let (true, Some((start, _))) = (name.is_id, self.key) {
            let key = self.route.split_off(start);
            self.route.truncate(self.document);
            if self.document > 0 {
                self.route.push('.');
            }
            self.route.push_str(&key);
        }
        self.route.push('[');
        self.route.push_str(&name.text);
        self.route.push(']');
        self.key = None;
    }
}

/// Where the way to a place ended.
enum End {
    /// At a node.
    Node,
    /// At a key, or at a key with its value.
    Entry,
    /// Somewhere inside.
    Part,
}

impl<'s, 't> Identities<'s, 't> {
    /// Names the places of a tree and the text it was parsed from.
    pub fn new(tree: &'t Tree<'s>, text: &'s str, naming: &'static Naming) -> Self {
        Identities {
            tree,
            text,
            naming,
            digests: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// The name of a place.
    pub fn place(&mut self, span: Span) -> Place<'s> {
        let (mut way, end) = self.way(span);
        if let Some((start, holder)) = way.key
            && self.naming.whole.contains(&&way.route[start..])
        {
            way.route.truncate(holder);
        }
        let part = match end {
            End::Node | End::Entry => Cow::Borrowed(""),
            End::Part => evened(self.text.get(span.range()).unwrap_or_default()),
        };
        Place {
            route: Route::named(way.route),
            part,
        }
    }

    /// The name that a missing key would have; the place is the mapping, its first key or the
    /// key itself without a value.
    pub fn missing(&mut self, key: &str, span: Span) -> Place<'s> {
        let (mut way, end) = self.way(span);
        if let (End::Entry, Some((_, holder))) = (end, way.key) {
            way.route.truncate(holder);
        }
        way.enter(key);
        Place {
            route: Route::named(way.route),
            part: Cow::Borrowed(""),
        }
    }

    /// The name of the document that a place stands in; empty when the file has no other.
    pub fn document(&mut self, span: Span) -> Place<'s> {
        let (way, _) = self.begin(span);
        Place {
            route: Route::named(way.route),
            part: Cow::Borrowed(""),
        }
    }

    fn way(&mut self, span: Span) -> (Way, End) {
        let (mut way, root) = self.begin(span);
        let end = match root {
            Some(root) => self.descend(root, span, &mut way),
            None => End::Part,
        };
        (way, end)
    }

    fn begin(&mut self, span: Span) -> (Way, Option<NodeId>) {
        let tree = self.tree;
        let mut way = Way::default();
        let roots = tree.roots();
        let after = roots.partition_point(|&root| tree.span(root).start <= span.start);
        let root = roots[..after].last().or(roots.first()).copied();
        if let Some(root) = root
            && roots.len() > 1
        {
            way.route = format!("[{}]", self.name(root).text);
            way.document = way.route.len();
        }
        (way, root)
    }

    fn descend(&mut self, mut node: NodeId, span: Span, way: &mut Way) -> End {
        let tree = self.tree;
        loop {
            if tree.span(node) == span {
                return End::Node;
            }
            match tree.kind(node) {
                NodeKind::List => {
                    let Some(item) = tree.item_at(node, span) else {
                        return End::Part;
                    };
                    way.item(self.name(item));
                    node = item;
                }
                NodeKind::Mapping => {
                    let Some((key, value)) = tree.entry_at(node, span) else {
                        return End::Part;
                    };
                    let (key_span, value_span) = (tree.span(key), tree.span(value));
                    if !key_span.to(value_span).contains(span) {
                        return End::Part;
                    }
                    way.enter(&self.name(key).text);
                    if span == key_span || span == key_span.to(value_span) {
                        return End::Entry;
                    }
                    if !value_span.contains(span) {
                        return End::Part;
                    }
                    node = value;
                }
                _ if self.is_whole_text(node, span) => return End::Node,
                _ => return End::Part,
            }
        }
    }

    /// Whether a span is all of a scalar but for its quotation marks.
    fn is_whole_text(&self, node: NodeId, span: Span) -> bool {
        let bare = |span: Span| {
            let text = self.text.get(span.range()).unwrap_or_default();
            text.trim().trim_matches(['"', '\'']).trim()
        };
        bare(self.tree.span(node)) == bare(span)
    }

    /// What a key, a list item or a document is called.
    fn name(&mut self, node: NodeId) -> &Name {
        if !self.names.contains_key(&node) {
            let name = self.find_name(node);
            self.names.insert(node, name);
        }
        &self.names[&node]
    }

    fn find_name(&mut self, node: NodeId) -> Name {
        let tree = self.tree;
        let named = |text: &str, is_id| Name {
            text: shown(text),
            is_id,
        };
        match tree.kind(node) {
            NodeKind::Scalar => {
                return named(tree.scalar(node).unwrap_or_default(), false);
            }
            NodeKind::Mapping => {
                let keys = std::iter::once(&self.naming.id).chain(self.naming.names);
                for key in keys {
                    let text = tree.get(node, key).and_then(|value| self.text_of(value));
                    if let Some(text) = text {
                        return named(text, *key == self.naming.id);
                    }
                }
            }
            _ => {}
        }
        Name {
            text: format!("#{:016x}", self.digest(node)),
            is_id: false,
        }
    }

    /// The text of a name; of one in several languages the first that is written.
    fn text_of(&self, value: NodeId) -> Option<&'t str> {
        let tree = self.tree;
        let scalar = |node: NodeId| {
            let is_text = tree.kind(node) == NodeKind::Scalar;
            tree.scalar(node)
                .filter(|text| is_text && !text.trim().is_empty())
        };
        scalar(value).or_else(|| tree.entries(value).map(|(_, text)| text).find_map(scalar))
    }

    /// A number for the content of a node, whatever the order of its items and keys.
    ///
    /// Aliases count as they are written: to follow them could take a file apart without end.
    fn digest(&mut self, node: NodeId) -> u64 {
        let tree = self.tree;
        if let Some(&known) = self.digests.get(&node) {
            return known;
        }
        let digest = match tree.written(node) {
            Data::Scalar { text, .. } => return xxh3_64(text.as_bytes()),
            Data::Alias(_) | Data::Broken => {
                let written = self.text.get(tree.span(node).range());
                return xxh3_64(written.unwrap_or_default().as_bytes());
            }
            Data::List { .. } => {
                let sum = tree
                    .items(node)
                    .iter()
                    .fold(0u64, |sum, &item| sum.wrapping_add(self.digest(item)));
                xxh3_64_with_seed(&sum.to_le_bytes(), LIST)
            }
            Data::Mapping { .. } => {
                let mut sum = 0u64;
                for &[key, value] in tree.own_entries(node) {
                    let seed = self.digest(key);
                    let entry = self.digest(value).to_le_bytes();
                    sum = sum.wrapping_add(xxh3_64_with_seed(&entry, seed));
                }
                xxh3_64_with_seed(&sum.to_le_bytes(), MAPPING)
            }
        };
        self.digests.insert(node, digest);
        digest
    }
}

/// A name as it stands in a route: on one line and not too long.
fn shown(name: &str) -> String {
    let name = evened(name);
    let is_fit = |c: char| !c.is_control() && !matches!(c, '[' | ']');
    if name.chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME && name.chars().all(is_fit) {
        return name.into_owned();
    }
    let mut shown: String = name
        .chars()
        .filter(|&c| is_fit(c))
        .take(BEGINNING)
        .collect();
    shown.push_str(&format!("#{:016x}", xxh3_64(name.as_bytes())));
    shown
}

/// The text with single spaces for white space: line breaks and indentation say nothing.
fn evened(text: &str) -> Cow<'_, str> {
    let uneven = |c: char| c.is_whitespace() && c != ' ';
    let text = text.trim();
    if !text.contains(uneven) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
