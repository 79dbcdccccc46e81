//! Walks the tree and collects faults.

use std::collections::HashSet;
use std::sync::Arc;

use crate::lang::Text;
use crate::plan::value::{Kind, Unreadable};
use crate::source::{NodeId, NodeKind, Span, Tree, find_slip};

use super::{Fault, FieldInfo, Record, RecordInfo, Shape};

/// Prefix of keys that planvet leaves to other programs.
pub const EXTENSION: &str = "x-";

/// Longest piece of a text that a fault keeps, in characters.
const LONGEST_SHOWN: usize = 80;

/// Reads typed values from a tree, collecting every fault.
#[derive(Debug)]
pub struct Reader<'t> {
    /// The tree that is read.
    pub tree: &'t Tree<'t>,
    text: &'t str,
    faults: Vec<Fault>,
    /// Most faults to keep.
    most: usize,
    /// The value of the entry being read, when it is only the first part of a number.
    split: Option<NodeId>,
    /// A mapping with unknown keys, and those of its record that it doesn't have.
    absent: Option<(NodeId, Arc<[&'static str]>)>,
}

impl<'t> Reader<'t> {
    /// A reader over a tree and the text it was parsed from, that keeps at most so many faults.
    pub fn new(tree: &'t Tree<'t>, text: &'t str, most: usize) -> Reader<'t> {
        Reader {
            tree,
            text,
            faults: Vec::new(),
            most,
            split: None,
            absent: None,
        }
    }

    /// The faults found so far.
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Keeps a fault; behind the limit the file has more wrong than anyone reads.
    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < self.most {
            self.faults.push(fault);
        }
    }

    /// Reads a mapping into a record.
    ///
    /// A scalar fills the record's shorthand field where it has one.
    pub fn record<R: Record>(&mut self, node: NodeId) -> Option<R> {
        let info = R::INFO;
        let mut record = R::empty(self.tree.span(node));
        match self.tree.kind(node) {
            NodeKind::Mapping => {}
            NodeKind::Scalar if let Some(key) = info.shorthand() => {
                record.fill(self, key, node, node);
                return Some(record);
            }
            _ => {
                self.wrong_type(node, info.noun.clone());
                return None;
            }
        }
        let tree = self.tree;
        let mut entries = tree.entries(node).peekable();
        while let Some((key, value)) = entries.next() {
            let Some(name) = tree.scalar(key) else {
                self.wrong_type(key, Text::new("a key", "键名"));
                continue;
            };
            let mut whole = tree.span(value);
            while let Some(rest) = entries
                .peek()
                .and_then(|&(key, value)| self.number_behind_comma(whole, key, value))
            {
                whole = whole.to(rest);
                entries.next();
            }
            if whole != tree.span(value) {
                self.fault(Fault::SplitNumber {
                    text: self.text[whole.range()].to_owned(),
                    span: whole,
                });
                self.split = Some(value);
            }
            if !record.fill(self, name, key, value) && !name.starts_with(EXTENSION) {
                self.unknown_key(node, key, name, info);
            }
        }
        self.missing_keys(node, info);
        Some(record)
    }

    /// The rest of a number behind a comma: in `{amount: 850,000元}` YAML ends the value at the
    /// comma and takes `000元` for a key. Three digits right behind the comma give it away.
    fn number_behind_comma(&self, before: Span, key: NodeId, value: NodeId) -> Option<Span> {
        let tree = self.tree;
        let span = tree.span(key);
        let (text, rest) = (self.text, tree.scalar(key)?);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let split = tree.kind(value) == NodeKind::Null
            && digits == 3
            && span.start == before.end + 1
            && text[before.range()].ends_with(|c: char| c.is_ascii_digit())
            && text[before.end as usize..].starts_with(',');
        split.then_some(span)
    }

    /// Whether a value is only the first part of a number, which has been told.
    pub fn is_split(&self, value: NodeId) -> bool {
        self.split == Some(value)
    }

    /// Tells required keys that are absent or empty. Behind a syntax fault keys are unknown
    /// rather than missing.
    fn missing_keys(&mut self, node: NodeId, info: &'static RecordInfo) {
        for field in info.fields.iter().filter(|field| field.required) {
            let tree = self.tree;
            let written = tree
                .entries(node)
                .find(|&(key, _)| tree.scalar(key) == Some(field.key));
            let span = match written {
                Some((_, value)) if !self.is_empty(value, field) => continue,
                Some((key, _)) => tree.span(key),
                None if tree.is_complete() => self.first_key(node),
                None => continue,
            };
            self.fault(Fault::MissingKey {
                key: field.key,
                purpose: field.doc.clone(),
                record: info,
                span,
            });
        }
    }

    fn unknown_key(&mut self, node: NodeId, key: NodeId, name: &str, info: &'static RecordInfo) {
        if self.faults.len() >= self.most {
            return;
        }
        let absent = self.absent(node, info);
        self.fault(Fault::UnknownKey {
            key: name.to_owned(),
            span: self.tree.span(key),
            record: info,
            absent,
        });
    }

    /// The keys of a record that a mapping doesn't have; reckoned once for all its unknown keys.
    fn absent(&mut self, node: NodeId, info: &'static RecordInfo) -> Arc<[&'static str]> {
        if let Some((_, absent)) = self.absent.as_ref().filter(|(of, _)| *of == node) {
            return Arc::clone(absent);
        }
        let tree = self.tree;
        let written: HashSet<&str> = tree
            .entries(node)
            .filter_map(|(key, _)| tree.scalar(key))
            .collect();
        let keys = info.fields.iter().map(|field| field.key);
        let absent: Arc<[&str]> = keys.filter(|key| !written.contains(key)).collect();
        self.absent = Some((node, Arc::clone(&absent)));
        absent
    }

    /// Whether nothing stands at a key; a list that nothing is in is nothing.
    fn is_empty(&self, node: NodeId, field: &FieldInfo) -> bool {
        match self.tree.kind(node) {
            NodeKind::Null => true,
            NodeKind::List => {
                let wants_list = matches!((field.shape)(), Shape::List(_));
                let nothing = |&item: &NodeId| self.tree.kind(item) == NodeKind::Null;
                wants_list && self.tree.is_complete() && self.tree.items(node).iter().all(nothing)
            }
            _ => false,
        }
    }

    /// A short place to point at for a mapping as a whole.
    fn first_key(&self, node: NodeId) -> Span {
        self.tree
            .entries(node)
            .next()
            .map_or(self.tree.span(node), |(key, _)| self.tree.span(key))
    }

    /// Tells a node of the wrong type.
    pub fn wrong_type(&mut self, node: NodeId, expected: Text) {
        let found = self.tree.kind(node);
        // The alias has been told already; behind the limit nothing is kept.
        if found == NodeKind::Broken || self.faults.len() >= self.most {
            return;
        }
        let span = self.tree.span(node);
        let slip = (found == NodeKind::Scalar)
            .then(|| find_slip(self.text, span))
            .flatten();
        self.fault(Fault::WrongType {
            expected,
            found,
            span,
            slip,
        });
    }

    /// Tells a text that has none of the forms of its kinds.
    pub fn unreadable(&mut self, node: NodeId, kinds: Vec<&'static Kind>, why: Unreadable) {
        let text = self.tree.scalar(node).unwrap_or_default();
        // As much as a finding shows, and a little more.
        let text: String = text.chars().take(LONGEST_SHOWN).collect();
        let span = self.tree.span(node);
        self.fault(match why {
            Unreadable::NoSuchDate => Fault::NoSuchDate { text, span },
            Unreadable::Form | Unreadable::Range => Fault::Unreadable {
                kinds,
                text,
                out_of_range: why == Unreadable::Range,
                span,
            },
        });
    }
}
