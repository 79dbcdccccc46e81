//! Builds the tree from the events of the YAML parser.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};

use super::tree::{Comment, Data, Node, NodeId, Tree};
use super::{Limits, SourceFault, Span, SyntaxHint, find_slip};

/// Above this many keys a set finds duplicates faster than looking at all pairs.
const FEW_KEYS: usize = 12;

/// Reads YAML text into a tree; what can't be read is among its faults.
pub fn parse<'s>(text: &'s str, limits: &Limits) -> Tree<'s> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder {
        text,
        offset: text.len() - body.len(),
        limits,
        tree: Tree::default(),
        open: Vec::new(),
        pending: Vec::new(),
        anchors: Vec::new(),
        expanded: 0,
    };
    let options = granit_parser::options! {
        block_nesting_limit: limits.depth,
        flow_nesting_limit: limits.depth,
        // Comments are bounded by the size of the file, which has been checked.
        max_buffered_comment_events: usize::MAX,
    };
    builder.tree.complete = true;
    for event in Parser::new_from_str_with_options(body, options) {
        match event {
            Ok((event, span)) => {
                let bytes = span.byte_range().unwrap_or(0..0);
                let span = Span::new(bytes.start + builder.offset, bytes.end + builder.offset);
                builder.event(event, span);
            }
            Err(error) => {
                builder.stop(&error);
                break;
            }
        }
    }
    builder.tree
}

/// A collection whose end has not come yet.
struct Open {
    node: NodeId,
    /// Where its children begin among the pending ones.
    children: usize,
    flow: bool,
    mapping: bool,
}

struct Builder<'s, 'l> {
    text: &'s str,
    /// Bytes before the text the parser sees: the byte-order mark.
    offset: usize,
    limits: &'l Limits,
    tree: Tree<'s>,
    open: Vec<Open>,
    /// Children of the open collections.
    pending: Vec<NodeId>,
    /// Node of each anchor; the parser numbers anchors from 1.
    anchors: Vec<Option<NodeId>>,
    /// Nodes that the aliases so far stand for.
    expanded: u32,
}

impl<'s> Builder<'s, '_> {
    fn event(&mut self, event: Event<'s>, span: Span) {
        match event {
            Event::Scalar(text, style, anchor, _) => self.scalar(text, style, anchor, span),
            Event::SequenceStart(style, anchor, _) => self.start(false, style, anchor, span),
            Event::MappingStart(style, anchor, _) => self.start(true, style, anchor, span),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::Comment(..) => self.comment(span),
            _ => {}
        }
    }

    fn scalar(&mut self, text: Cow<'s, str>, style: ScalarStyle, anchor: usize, span: Span) {
        let plain = style == ScalarStyle::Plain;
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => self.without_trailing_space(span),
            // The parser says `~` for a value that isn't there.
            _ if plain && span.is_empty() => Span {
                end: span.start,
                ..span
            },
            _ => span,
        };
        let text = if plain && span.is_empty() {
            Cow::Borrowed("")
        } else {
            text
        };
        let id = self.add(span, Data::Scalar { text, plain });
        self.anchor(anchor, id);
        self.child(id);
    }

    fn start(&mut self, mapping: bool, style: StructureStyle, anchor: usize, span: Span) {
        // The children are not known yet; `end` fills them in.
        let data = if mapping {
            Data::Mapping {
                from: 0,
                own: 0,
                to: 0,
            }
        } else {
            Data::List { from: 0, to: 0 }
        };
        let node = self.add(span, data);
        self.anchor(anchor, node);
        self.open.push(Open {
            node,
            children: self.pending.len(),
            flow: style == StructureStyle::Flow,
            mapping,
        });
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let start = self.tree.nodes[open.node.0 as usize].span;
        // A block collection ends with its last child; the parser's end lies at the next token.
        let end = if open.flow {
            span.end
        } else {
            self.pending[open.children..]
                .last()
                .map_or(start.end, |&last| self.tree.span(last).end.max(start.end))
        };
        let from = self.tree.children.len() as u32;
        let own = if open.mapping {
            self.close_mapping(open.children)
        } else {
            self.tree
                .children
                .extend(self.pending.drain(open.children..));
            from
        };
        let to = self.tree.children.len() as u32;
        let weight = self.tree.children[from as usize..to as usize]
            .iter()
            .fold(1u32, |sum, child| {
                sum.saturating_add(self.tree.nodes[child.0 as usize].weight)
            });
        let node = &mut self.tree.nodes[open.node.0 as usize];
        node.span.end = end;
        node.weight = weight;
        node.data = if open.mapping {
            Data::Mapping { from, own, to }
        } else {
            Data::List { from, to }
        };
        self.child(open.node);
    }

    /// Moves the pairs of a mapping to their place: duplicates told and dropped, merge keys
    /// resolved (a key of its own wins over a merged one, an earlier merge over a later).
    /// Returns where the merged pairs begin.
    fn close_mapping(&mut self, first: usize) -> u32 {
        let pairs = self.pending.split_off(first);
        let mut merges = Vec::new();
        let mut seen = Seen::new(pairs.len() / 2);
        for pair in pairs.chunks_exact(2) {
            let (key, value) = (pair[0], pair[1]);
            if self.tree.is_plain(key) && self.tree.scalar(key) == Some("<<") {
                merges.push(value);
                continue;
            }
            if let Some(earlier) = seen.insert(&self.tree, key) {
                self.fault(SourceFault::DuplicateKey {
                    key: self.tree.scalar(key).unwrap_or_default().to_owned(),
                    first: self.tree.span(earlier),
                    second: self.tree.span(key),
                });
                continue;
            }
            self.tree.children.extend([key, value]);
        }
        let own = self.tree.children.len() as u32;
        for merge in merges {
            let sources = match self.tree.items(merge) {
                [] => vec![merge],
                items => items.to_vec(),
            };
            for source in sources {
                let entries: Vec<_> = self.tree.entries(source).collect();
                for (key, value) in entries {
                    if seen.insert(&self.tree, key).is_none() {
                        self.tree.children.extend([key, value]);
                    }
                }
            }
        }
        own
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        let target = self.anchors.get(anchor).copied().flatten();
        let data = match target {
            None => Data::Broken,
            Some(target) if self.open.iter().any(|open| open.node == target) => {
                self.fault(SourceFault::SelfReference { span });
                Data::Broken
            }
            Some(target) => {
                let limit = self.limits.expanded_nodes;
                self.expanded = self
                    .expanded
                    .saturating_add(self.tree.nodes[target.0 as usize].weight);
                if self.expanded > limit {
                    self.fault(SourceFault::TooManyAliases { limit, span });
                    Data::Broken
                } else {
                    Data::Alias(target)
                }
            }
        };
        let weight = match data {
            Data::Alias(target) => self.tree.nodes[target.0 as usize].weight,
            _ => 1,
        };
        let id = self.add(span, data);
        self.tree.nodes[id.0 as usize].weight = weight;
        self.child(id);
    }

    fn comment(&mut self, span: Span) {
        let line = self.text[..span.start as usize]
            .rfind(['\n', '\r'])
            .map_or(0, |at| at + 1);
        let before = &self.text[line..span.start as usize];
        let trailing = !before.trim_start_matches('\u{feff}').trim().is_empty();
        self.tree.comments.push(Comment { span, trailing });
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

    fn child(&mut self, id: NodeId) {
        if self.open.is_empty() {
            self.tree.roots.push(id);
        } else {
            self.pending.push(id);
        }
    }

    fn anchor(&mut self, anchor: usize, id: NodeId) {
        if anchor > 0 {
            if self.anchors.len() <= anchor {
                self.anchors.resize(anchor + 1, None);
            }
            self.anchors[anchor] = Some(id);
        }
    }

    fn fault(&mut self, fault: SourceFault) {
        if self.tree.faults.len() < self.limits.faults {
            self.tree.faults.push(fault);
        }
    }

    fn without_trailing_space(&self, span: Span) -> Span {
        let text = &self.text[span.range()];
        Span::new(
            span.start as usize,
            span.start as usize + text.trim_end().len(),
        )
    }

    /// Ends reading at a syntax fault; open collections keep what they have.
    fn stop(&mut self, error: &ScanError) {
        let at = error
            .marker()
            .byte_offset()
            .map_or(self.text.len(), |at| at + self.offset)
            .min(self.text.len());
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(at, end);
        let fault = match error.kind() {
            ErrorKind::RecursionLimitExceeded => SourceFault::TooDeep {
                limit: self.limits.depth,
                span,
            },
            kind => {
                let hint = self.hint(kind, span);
                let span = match hint {
                    Some(SyntaxHint::Unclosed) => self.opening(kind, span),
                    _ => span,
                };
                SourceFault::Syntax {
                    detail: error.info().to_owned(),
                    hint,
                    span,
                }
            }
        };
        self.fault(fault);
        self.tree.complete = false;
        while !self.open.is_empty() {
            // A key whose value never came has none.
            let open = self
                .open
                .last()
                .map_or((0, false), |open| (open.children, open.mapping));
            if open.1 && !(self.pending.len() - open.0).is_multiple_of(2) {
                self.pending.pop();
            }
            self.end(span);
        }
    }

    fn hint(&self, kind: &ErrorKind, span: Span) -> Option<SyntaxHint> {
        use ErrorKind as E;
        match kind {
            E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabInIndentation
            | E::TabAtBlockScalarStart => {
                return Some(SyntaxHint::Tab);
            }
            E::UnknownAnchor => return Some(SyntaxHint::UnknownAnchor),
            _ => {}
        }
        // The slip often stands on the line before the one where the parser gives up.
        let before = self.text[..span.start as usize]
            .trim_end()
            .rfind('\n')
            .unwrap_or(0);
        let lines = Span::new(before, span.end as usize);
        if let Some(slip) = find_slip(self.text, lines) {
            return Some(SyntaxHint::Punctuation(slip));
        }
        let in_flow = self.open.iter().any(|open| open.flow);
        (in_flow || is_quotation(kind) || matches!(kind, E::UnclosedFlowCollection { .. }))
            .then_some(SyntaxHint::Unclosed)
    }

    /// Where the bracket or quotation mark stands that is never closed: the parser gives up far
    /// behind it.
    fn opening(&self, kind: &ErrorKind, span: Span) -> Span {
        let at = if is_quotation(kind) {
            self.text[..span.start as usize].rfind(['"', '\''])
        } else {
            let flow = self.open.iter().find(|open| open.flow);
            flow.map(|open| self.tree.span(open.node).start as usize)
        };
        at.map_or(span, |at| Span::new(at, at + 1))
    }
}

/// Whether the parser gave up in a quoted text.
fn is_quotation(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
    )
}

/// Keys of a mapping seen so far.
enum Seen {
    Few(Vec<NodeId>),
    Many(HashMap<String, NodeId>),
}

impl Seen {
    fn new(keys: usize) -> Seen {
        if keys > FEW_KEYS {
            Seen::Many(HashMap::with_capacity(keys))
        } else {
            Seen::Few(Vec::with_capacity(keys))
        }
    }

    /// Adds a key, unless an earlier one has the same text: that one comes back.
    fn insert(&mut self, tree: &Tree<'_>, key: NodeId) -> Option<NodeId> {
        let text = tree.scalar(key)?;
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

#[cfg(test)]
mod tests {
    use super::super::NodeKind;
    use super::*;

    fn tree(text: &str) -> Tree<'_> {
        parse(text, &Limits::DEFAULT)
    }

    fn at<'s>(text: &'s str, tree: &Tree<'s>, keys: &[&str]) -> &'s str {
        let node = keys
            .iter()
            .try_fold(tree.roots()[0], |node, key| match key.parse::<usize>() {
                Ok(index) => tree.items(node).get(index).copied(),
                Err(_) => tree.get(node, key),
            });
        &text[tree.span(node.expect("the path exists")).range()]
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let text = "\u{feff}标题: 甲 # 注\r\n列: [一, {a: '二'}]\r\n块: |\r\n  行1\r\n  行2\r\n空:\r\n末: 1\r\n";
        let tree = tree(text);
        assert!(
            tree.is_complete() && tree.faults().is_empty(),
            "{:?}",
            tree.faults()
        );
        assert_eq!(at(text, &tree, &["标题"]), "甲");
        assert_eq!(at(text, &tree, &["列"]), "[一, {a: '二'}]");
        assert_eq!(at(text, &tree, &["列", "1", "a"]), "'二'");
        assert_eq!(at(text, &tree, &["块"]), "行1\r\n  行2");
        assert_eq!(at(text, &tree, &["空"]), "");
        assert_eq!(at(text, &tree, &["末"]), "1");
        assert_eq!(&text[tree.comments()[0].span.range()], "# 注");
        assert!(tree.comments()[0].trailing);
        let root = tree.roots()[0];
        assert_eq!(&text[tree.span(root).range()][..6], "标题");
        assert!(text[tree.span(root).range()].ends_with("末: 1"));
    }

    #[test]
    fn an_empty_value_is_null_and_a_quoted_one_is_text() {
        let text = "a:\nb: ~\nc: ''\nd: null\n";
        let tree = tree(text);
        let kind = |key| tree.kind(tree.get(tree.roots()[0], key).expect("key"));
        assert_eq!(kind("a"), NodeKind::Null);
        assert_eq!(kind("b"), NodeKind::Null);
        assert_eq!(kind("c"), NodeKind::Scalar);
        assert_eq!(kind("d"), NodeKind::Null);
    }

    #[test]
    fn aliases_and_merge_keys_are_followed() {
        let text =
            "base: &b {x: 1, y: 2}\nown: {<<: *b, y: 3}\nsame: *b\nmany: {<<: [*b, {z: 4}]}\n";
        let tree = tree(text);
        assert!(tree.faults().is_empty());
        assert_eq!(at(text, &tree, &["own", "x"]), "1");
        assert_eq!(at(text, &tree, &["own", "y"]), "3");
        assert_eq!(at(text, &tree, &["same", "y"]), "2");
        assert_eq!(at(text, &tree, &["many", "z"]), "4");
        assert_eq!(at(text, &tree, &["many", "x"]), "1");
    }

    #[test]
    fn a_duplicate_key_is_told_and_the_first_counts() {
        for keys in [2, 40] {
            let filler: String = (2..keys).map(|n| format!("k{n}: 0\n")).collect();
            let text = format!("a: 1\n{filler}a: 2\n");
            let tree = tree(&text);
            assert_eq!(at(&text, &tree, &["a"]), "1");
            let [SourceFault::DuplicateKey { key, second, .. }] = tree.faults() else {
                panic!("{:?}", tree.faults())
            };
            assert_eq!((key.as_str(), second.start as usize), ("a", text.len() - 5));
        }
    }

    #[test]
    fn a_value_that_holds_itself_is_a_fault() {
        let tree = tree("a: &a [1, *a]\n");
        assert!(matches!(tree.faults(), [SourceFault::SelfReference { .. }]));
    }

    #[test]
    fn a_billion_laughs_stay_small() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..30 {
            let below = level - 1;
            text += &format!(
                "a{level}: &a{level} [{}]\n",
                vec![format!("*a{below}"); 9].join(", ")
            );
        }
        let tree = tree(&text);
        assert!(matches!(
            tree.faults().first(),
            Some(SourceFault::TooManyAliases { .. })
        ));
    }

    #[test]
    fn depth_is_limited_in_both_styles() {
        let flow = "[".repeat(10_000);
        let block: String = (0..10_000)
            .map(|level| format!("{}a:\n", " ".repeat(level)))
            .collect();
        for text in [flow, block] {
            assert!(matches!(
                tree(&text).faults(),
                [SourceFault::TooDeep { .. }]
            ));
        }
    }

    #[test]
    fn what_stands_before_a_syntax_fault_is_kept() {
        let text = "title: 甲\ngoals:\n  - id: G1\n    title: x\nrisks: [a, b\nend: 1\n";
        let tree = tree(text);
        assert!(!tree.is_complete());
        assert_eq!(at(text, &tree, &["goals", "0", "title"]), "x");
    }

    #[test]
    fn the_slip_behind_a_fault_is_named() {
        let hint = |text| match tree(text).faults() {
            [SourceFault::Syntax { hint, .. }] => *hint,
            other => panic!("{text}: {other:?}"),
        };
        assert!(matches!(
            hint("title：方案\nid: x\n"),
            Some(SyntaxHint::Punctuation(_))
        ));
        assert!(matches!(hint("a:\n\tb: 1\n"), Some(SyntaxHint::Tab)));
        assert!(matches!(
            hint("a: *nobody\n"),
            Some(SyntaxHint::UnknownAnchor)
        ));
        assert!(matches!(hint("a: 'x\n"), Some(SyntaxHint::Unclosed)));
        assert!(matches!(
            hint("a: [x\nb:\n  - c: 1\n"),
            Some(SyntaxHint::Unclosed)
        ));
    }

    #[test]
    fn what_is_never_closed_is_pointed_at_where_it_opens() {
        for (text, at) in [
            ("a: [x\nb:\n  - c: 1\n", 3),
            ("a: {x: 1\nb: 2\n", 3),
            ("a: 1\nb: \"x\nc: 2\n", 8),
        ] {
            let tree = tree(text);
            let [SourceFault::Syntax { span, .. }] = tree.faults() else {
                panic!("{text}: {:?}", tree.faults())
            };
            assert_eq!(span.start, at, "{text}");
        }
    }

    #[test]
    fn documents_of_a_file_each_have_a_root() {
        assert_eq!(tree("---\na: 1\n---\nb: 2\n...\n").roots().len(), 2);
        assert_eq!(tree("").roots().len(), 0);
        assert_eq!(tree("# nothing\n").roots().len(), 0);
    }
}
