//! Builds the tree from the events of the YAML parser.

mod stop;
#[cfg(test)]
mod tests;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};
use std::borrow::Cow;

use super::keys::Seen;
use super::tree::{Comment, Data, Node, NodeId, NodeKind, Tree};
use super::{Limits, SourceFault, Span};

/// Bytes of a text that weigh as much as a node.
const BYTES_A_NODE: u32 = 32;

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
                if builder.tree.nodes.len() > limits.expanded_nodes as usize {
                    let limit = limits.expanded_nodes;
                    builder.fault(SourceFault::TooManyAliases { limit, span });
                    builder.close_all(span);
                    break;
                }
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
        // A long text costs more than a short one wherever an alias repeats it.
        let weight = 1 + text.len() as u32 / BYTES_A_NODE;
        let id = self.add(span, Data::Scalar { text, plain });
        self.tree.nodes[id.0 as usize].weight = weight;
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
        let inner = self.pending[open.children..]
            .last()
            .map_or(start.end, |&last| self.tree.span(last).end.max(start.end));
        // A block collection ends with its last child; the parser's end lies at the next token.
        // A flow collection ends with its bracket; where reading breaks off, the parser may stand
        // before what it has read.
        let end = if open.flow {
            span.end.max(inner)
        } else {
            inner
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
                if !matches!(self.tree.kind(source), NodeKind::Mapping | NodeKind::Broken) {
                    let span = self.tree.span(source);
                    self.fault(SourceFault::NothingToMerge { span });
                }
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
}
