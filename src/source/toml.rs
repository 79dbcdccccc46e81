//! TOML as a tree, so that what reads YAML reads it too.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::tree::{Data, Node, NodeId, Tree};
use super::{Limits, SourceFault, Span};

/// Reads TOML text into a tree with one document; what can't be read is among its faults.
///
/// The text must not be longer than the limit.
pub fn parse_toml<'s>(text: &'s str, limits: &Limits) -> Tree<'s> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(body);
    let mut builder = Builder {
        text,
        offset: text.len() - body.len(),
        tree: Tree {
            complete: errors.is_empty(),
            ..Tree::default()
        },
    };
    let faults = errors.iter().take(limits.faults).map(|error| {
        let span = error.span().unwrap_or(0..0);
        SourceFault::Syntax {
            detail: error.message().to_owned(),
            hint: None,
            span: builder.span(&span),
        }
    });
    builder.tree.faults = faults.collect();
    let span = table.span();
    let root = builder.table(table.into_inner(), &span);
    builder.tree.roots.push(root);
    builder.tree
}

struct Builder<'s> {
    text: &'s str,
    /// Bytes before the text the parser sees: the byte-order mark.
    offset: usize,
    tree: Tree<'s>,
}

impl<'s> Builder<'s> {
    fn span(&self, range: &std::ops::Range<usize>) -> Span {
        let end = self.text.len();
        let at = |at: usize| (at + self.offset).min(end);
        Span::new(at(range.start), at(range.end))
    }

    fn table(&mut self, table: DeTable<'s>, range: &std::ops::Range<usize>) -> NodeId {
        let mut entries: Vec<_> = table.into_iter().collect();
        // The parser sorts by name; the tree keeps the order of the file.
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut children = Vec::with_capacity(entries.len() * 2);
        for (key, value) in entries {
            let span = self.span(&key.span());
            let key = self.scalar(key.into_inner(), false, span);
            let value = self.value(value);
            children.extend([key, value]);
        }
        let (from, to) = self.children(&children);
        let data = Data::Mapping { from, own: to, to };
        self.add(self.span(range), data)
    }

    fn value(&mut self, value: Spanned<DeValue<'s>>) -> NodeId {
        let range = value.span();
        let span = self.span(&range);
        match value.into_inner() {
            DeValue::String(text) => self.scalar(text, false, span),
            DeValue::Array(items) => {
                let items: Vec<NodeId> = items.into_iter().map(|item| self.value(item)).collect();
                let (from, to) = self.children(&items);
                self.add(span, Data::List { from, to })
            }
            DeValue::Table(table) => self.table(table, &range),
            // Numbers, dates, true and false as they are written.
            _ => {
                let text = self.text;
                self.scalar(Cow::Borrowed(&text[span.range()]), true, span)
            }
        }
    }

    fn scalar(&mut self, text: Cow<'s, str>, plain: bool, span: Span) -> NodeId {
        self.add(span, Data::Scalar { text, plain })
    }

    fn children(&mut self, nodes: &[NodeId]) -> (u32, u32) {
        let from = self.tree.children.len() as u32;
        self.tree.children.extend_from_slice(nodes);
        (from, self.tree.children.len() as u32)
    }

    fn add(&mut self, span: Span, data: Data<'s>) -> NodeId {
        let id = NodeId(self.tree.nodes.len() as u32);
        self.tree.nodes.push(Node {
            span,
            data,
            weight: 1,
        });
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::NodeKind;

    #[test]
    fn tables_and_arrays_become_mappings_and_lists_in_file_order() {
        let text = "z = 1\na = [\"甲\", 2027-01-01]\n[b.c]\nd = 'x'\n";
        let tree = parse_toml(text, &Limits::DEFAULT);
        assert!(tree.is_complete());
        let root = tree.roots()[0];
        let keys: Vec<&str> = tree
            .entries(root)
            .filter_map(|(key, _)| tree.scalar(key))
            .collect();
        assert_eq!(keys, ["z", "a", "b"]);
        let a = tree.get(root, "a").expect("a");
        let items: Vec<_> = tree
            .items(a)
            .iter()
            .map(|&item| tree.scalar(item))
            .collect();
        assert_eq!(items, [Some("甲"), Some("2027-01-01")]);
        let c = tree
            .get(root, "b")
            .and_then(|b| tree.get(b, "c"))
            .expect("c");
        assert_eq!(tree.kind(c), NodeKind::Mapping);
        let d = tree.get(c, "d").expect("d");
        assert_eq!(&text[tree.span(d).range()], "'x'");
    }

    #[test]
    fn every_error_of_a_text_is_told_at_its_place() {
        let text = "\u{feff}a = = 1\nb = 2\nb = 3\n";
        let tree = parse_toml(text, &Limits::DEFAULT);
        assert!(!tree.is_complete());
        assert!(tree.faults().len() >= 2, "{:?}", tree.faults());
        for fault in tree.faults() {
            assert!(text.get(fault.span().range()).is_some(), "{fault:?}");
        }
        assert_eq!(
            tree.get(tree.roots()[0], "b").map(|b| tree.scalar(b)),
            Some(Some("2"))
        );
    }
}
