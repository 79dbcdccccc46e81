//! TOML as a tree, so that what reads YAML reads it too.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::parser::{Event, EventKind, RecursionGuard, parse_document};

use super::tree::{Data, Node, NodeId, Tree};
use super::{Limits, SourceFault, Span};

/// Reads TOML text into a tree with one document; what can't be read is among its faults. Of a
/// text that nests too deep nothing is read.
///
/// The text must not be longer than the limit.
pub fn parse_toml<'s>(text: &'s str, limits: &Limits) -> Tree<'s> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder {
        text,
        offset: text.len() - body.len(),
        tree: Tree::default(),
    };
    if let Some(place) = too_deep(body, limits.depth) {
        builder.tree.faults = vec![SourceFault::TooDeep {
            limit: limits.depth,
            span: builder.span(&place),
        }];
        let root = builder.table(DeTable::new(), &(0..0));
        builder.tree.roots.push(root);
        return builder.tree;
    }
    let (table, errors) = DeTable::parse_recoverable(body);
    builder.tree.complete = errors.is_empty();
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

/// The first key or bracket below more tables and lists than the limit.
///
/// The parser bounds brackets and the parts of one dotted key, but not the two together: tables
/// of some thousand levels come out, and whoever walks or only drops them needs the stack for it.
fn too_deep(text: &str, limit: usize) -> Option<Range<usize>> {
    let mut nesting = Nesting::default();
    let mut found = None;
    let mut look = |event: Event| {
        nesting.pass(event.kind());
        if nesting.depth() > limit && found.is_none() {
            found = Some(event.span().start()..event.span().end());
        }
    };
    let most = u32::try_from(limit).unwrap_or(u32::MAX);
    let mut guarded = RecursionGuard::new(&mut look, most);
    let tokens = toml_parser::Source::new(text).lex().into_vec();
    parse_document(&tokens, &mut guarded, &mut ());
    found
}

/// How many tables and lists the place that a parser has come to stands in.
#[derive(Default)]
struct Nesting {
    /// Parts of the header of the table.
    header: usize,
    /// For each open bracket the parts of the key before it, and one for the bracket itself.
    brackets: Vec<usize>,
    /// Their sum.
    within: usize,
    /// Parts of the key so far.
    key: usize,
}

impl Nesting {
    fn depth(&self) -> usize {
        self.header + self.within + self.key
    }

    fn pass(&mut self, event: EventKind) {
        match event {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => *self = Nesting::default(),
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                self.header = std::mem::take(&mut self.key);
            }
            EventKind::SimpleKey => self.key += 1,
            EventKind::InlineTableOpen | EventKind::ArrayOpen => {
                let levels = std::mem::take(&mut self.key) + 1;
                self.within += levels;
                self.brackets.push(levels);
            }
            EventKind::InlineTableClose | EventKind::ArrayClose => {
                self.within -= self.brackets.pop().unwrap_or_default();
                self.key = 0;
            }
            EventKind::ValueSep | EventKind::Newline => self.key = 0,
            _ => {}
        }
    }
}

struct Builder<'s> {
    text: &'s str,
    /// Bytes before the text the parser sees: the byte-order mark.
    offset: usize,
    tree: Tree<'s>,
}

impl<'s> Builder<'s> {
    fn span(&self, range: &Range<usize>) -> Span {
        let end = self.text.len();
        let at = |at: usize| (at + self.offset).min(end);
        Span::new(at(range.start), at(range.end))
    }

    fn table(&mut self, table: DeTable<'s>, range: &Range<usize>) -> NodeId {
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
    fn nesting_is_bounded_however_it_is_written() {
        let limits = Limits {
            depth: 8,
            ..Limits::DEFAULT
        };
        let is_too_deep = |text: &str| {
            let tree = parse_toml(text, &limits);
            let deep = matches!(tree.faults(), [SourceFault::TooDeep { .. }]);
            assert_eq!(deep, !tree.is_complete(), "{text}: {:?}", tree.faults());
            deep
        };
        let key = |parts: usize| vec!["a"; parts].join(".");
        for (text, deep) in [
            (format!("{} = 1", key(8)), false),
            (format!("{} = 1", key(9)), true),
            (format!("[{}]\nb = 1\n[c]\n{} = 1", key(7), key(7)), false),
            (format!("[{}]\n{} = 1", key(5), key(4)), true),
            (format!("[[{}]]\n{} = 1", key(5), key(4)), true),
            (format!("{} = [{{{} = 1}}]", key(3), key(3)), false),
            (format!("{} = [{{{} = 1}}]", key(3), key(4)), true),
            (
                format!("a = [{}]", "[1], [2], {b.c = 3, d = 4}, ".repeat(9)),
                false,
            ),
            (format!("a = {}{}", "[".repeat(9), "]".repeat(9)), true),
        ] {
            assert_eq!(is_too_deep(&text), deep, "{text}");
        }
        // 80 levels of brackets with 79 parts of a key each, as deep as the parser lets anyone go.
        let level = format!("{} = {{", key(79));
        let text = format!("{}{}", level.repeat(79), "}".repeat(79));
        assert!(is_too_deep(&text));
        assert!(is_too_deep(&"a = [".repeat(100_000)));
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
