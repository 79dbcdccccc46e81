//! Writes new entries, list items and scalars into a text, in the layout that is there: block or
//! flow style, indentation, line ends, comments.
//!
//! Every function gives an [`Edit`] that touches nothing else, or `None` where no edit is certain
//! to: where reading broke off, in a layout that no planner writes, or in a value that an alias
//! repeats elsewhere.

#[cfg(test)]
mod tests;

use super::tree::Data;
use super::yaml::{self, Yaml};
use super::{Edit, NodeId, NodeKind, Span, Tree};

/// How a text is laid out.
#[derive(Debug)]
pub struct Layout<'t> {
    tree: &'t Tree<'t>,
    text: &'t str,
    /// Values that stand elsewhere too.
    repeated: Vec<Span>,
    line_end: &'static str,
}

impl<'t> Layout<'t> {
    /// The layout of a tree and the text it was parsed from.
    pub fn new(tree: &'t Tree<'t>, text: &'t str) -> Layout<'t> {
        let targets = tree.nodes.iter().filter_map(|node| match node.data {
            Data::Alias(target) => Some(tree.span(target)),
            _ => None,
        });
        Layout {
            tree,
            text,
            repeated: targets.collect(),
            line_end: line_end(text),
        }
    }

    /// The node that stands at exactly this place; of a list of one and its item, the list.
    pub fn node(&self, span: Span) -> Option<NodeId> {
        let mut found = None;
        self.way(span, |node| {
            if self.tree.span(node) == span && found.is_none() {
                found = Some(node);
            }
        });
        found
    }

    /// The list item that stands at exactly this place, with its list.
    pub fn list_item(&self, span: Span) -> Option<(NodeId, NodeId)> {
        let (mut around, mut found) = (None, None);
        self.way(span, |node| {
            let list = around.replace(node);
            let is_item = |list: &NodeId| matches!(self.tree.written(*list), Data::List { .. });
            if self.tree.span(node) == span && found.is_none() {
                found = list.filter(is_item).map(|list| (list, node));
            }
        });
        found
    }

    /// Puts a new entry behind the last one of a mapping.
    ///
    /// `None` too when the mapping has the key.
    pub fn insert_entry(&self, mapping: NodeId, key: &'static str, value: &Yaml) -> Option<Edit> {
        self.own_mapping(mapping)?;
        if self.tree.get(mapping, key).is_some() {
            return None;
        }
        if self.is_flow(mapping) {
            let entry = Yaml::Mapping(vec![(key, value.clone())]).flow();
            // Without the braces.
            let entry = &entry[1..entry.len() - 1];
            return self.insert_in_flow(mapping, self.last_end(mapping), entry);
        }
        if self.is_in_flow(mapping) {
            return None;
        }
        let indent = self.indent(mapping)?;
        let entry = Yaml::Mapping(vec![(key, value.clone())]).block(indent, self.line_end);
        self.insert_lines(self.last_end(mapping)?, indent, &entry)
    }

    /// Gives a mapping an entry: behind a key that has no value the value is put, a key that
    /// isn't there is added.
    ///
    /// `None` too when the key has a value.
    pub fn set_entry(&self, mapping: NodeId, key: &'static str, value: &Yaml) -> Option<Edit> {
        let Some(old) = self.tree.get(mapping, key) else {
            return self.insert_entry(mapping, key, value);
        };
        self.own_mapping(mapping)?;
        let own = self.tree.own_entries(mapping).iter();
        let &[name, _] = own.clone().find(|pair| pair[1] == old)?;
        if self.tree.kind(old) != NodeKind::Null {
            return None;
        }
        let span = self.tree.span(old);
        let in_flow = self.is_flow(mapping);
        if !span.is_empty() {
            // `~` and `null` say that there is nothing.
            let replacement = value.on_one_line(in_flow);
            return Some(Edit { span, replacement });
        }
        let key_end = self.tree.span(name).end as usize;
        let colon = self.behind_colon(key_end);
        let has_colon = colon > key_end;
        // A tag or an anchor may stand where the value isn't.
        let behind = self.text[colon..].trim_start_matches(' ');
        if behind.starts_with(['!', '&']) {
            return None;
        }
        if in_flow {
            let mark = if has_colon { "" } else { ":" };
            return Some(insertion(colon, format!("{mark} {}", value.flow())));
        }
        let indent = self.indent(mapping).filter(|_| has_colon)?;
        let written = value.behind_key(indent, self.line_end);
        // Lines of their own go behind a comment.
        let at = match written.starts_with(self.line_end) {
            true => self.end_of_line(colon),
            false => colon,
        };
        Some(insertion(at, written))
    }

    /// Puts a new item behind one of a list, in the style of that item.
    pub fn insert_item_after(&self, list: NodeId, item: NodeId, value: &Yaml) -> Option<Edit> {
        self.own(list)?;
        let tree = self.tree;
        let Data::List { .. } = tree.written(list) else {
            return None;
        };
        tree.item_at(list, tree.span(item))
            .filter(|&other| other == item)?;
        let end = self.end(item)?;
        if self.begins_with(list, '[') && !self.is_block_list(list) {
            return self.insert_in_flow(list, Some(end), &value.flow());
        }
        if self.is_in_flow(list) {
            return None;
        }
        let indent = self.dash(list)?;
        let written = match self.is_flow(item) {
            true => value.flow(),
            false => value.block(indent + yaml::STEP, self.line_end),
        };
        self.insert_lines(end, indent, &format!("- {written}"))
    }

    /// Puts a text in the place of a scalar, without quotation marks where it needs none.
    pub fn replace_scalar(&self, node: NodeId, text: &str) -> Option<Edit> {
        let Data::Scalar { .. } = self.tree.written(node) else {
            return None;
        };
        let span = self.tree.span(node);
        if !self.tree.is_complete() || self.is_repeated(span) || span.is_empty() {
            return None;
        }
        let from = match self.block_header(node) {
            // A comment behind the header would go.
            Some(header) if self.text[header..].lines().next()?.contains('#') => return None,
            Some(header) => header,
            None => span.start as usize,
        };
        Some(Edit {
            span: Span::new(from, span.end as usize),
            replacement: yaml::scalar(text, self.is_in_flow(node)),
        })
    }

    /// A mapping that stands where it is written, and only there.
    fn own_mapping(&self, mapping: NodeId) -> Option<()> {
        match self.tree.written(mapping) {
            Data::Mapping { .. } => self.own(mapping),
            _ => None,
        }
    }

    fn own(&self, node: NodeId) -> Option<()> {
        let is_own = self.tree.is_complete() && !self.is_repeated(self.tree.span(node));
        is_own.then_some(())
    }

    fn is_repeated(&self, span: Span) -> bool {
        self.repeated.iter().any(|repeated| repeated.contains(span))
    }

    /// Shows the nodes around a place, from the root on.
    fn way(&self, span: Span, mut see: impl FnMut(NodeId)) {
        let tree = self.tree;
        let roots = tree.roots();
        let after = roots.partition_point(|&root| tree.span(root).start <= span.start);
        let mut next = roots[..after].last().copied();
        while let Some(node) = next.filter(|&node| tree.span(node).contains(span)) {
            see(node);
            next = match tree.written(node) {
                Data::List { .. } => tree.item_at(node, span),
                Data::Mapping { .. } => tree.entry_at(node, span).map(|(key, value)| {
                    if tree.span(key).contains(span) {
                        key
                    } else {
                        value
                    }
                }),
                _ => None,
            };
        }
    }

    /// Whether a list or mapping is written with brackets or braces.
    fn is_flow(&self, node: NodeId) -> bool {
        match self.tree.written(node) {
            Data::Mapping { .. } => {
                let start = self.tree.span(node).start;
                let own = self.tree.own_entries(node).first();
                // A block mapping may begin with a key that is a flow mapping.
                let key_is_first = own.is_some_and(|&[key, _]| self.tree.span(key).start == start);
                self.begins_with(node, '{') && !key_is_first
            }
            Data::List { .. } => self.begins_with(node, '[') && !self.is_block_list(node),
            _ => false,
        }
    }

    /// Whether a list that begins with a bracket has it from its first item: one without
    /// indentation is said to begin there.
    fn is_block_list(&self, list: NodeId) -> bool {
        let start = self.tree.span(list).start;
        let first = self.tree.items(list).first();
        first.is_some_and(|&item| self.tree.span(item).start == start)
    }

    fn begins_with(&self, node: NodeId, mark: char) -> bool {
        self.text[self.tree.span(node).range()].starts_with(mark)
    }

    /// Whether a node stands between brackets or braces of another.
    fn is_in_flow(&self, node: NodeId) -> bool {
        let mut in_flow = false;
        self.way(self.tree.span(node), |around| {
            in_flow |= around != node && self.is_flow(around);
        });
        in_flow
    }

    /// How deep the keys of a block mapping stand.
    fn indent(&self, mapping: NodeId) -> Option<usize> {
        let own = self.tree.own_entries(mapping);
        own.iter().rev().find_map(|&[key, _]| {
            let prefix = self.before_on_line(self.tree.span(key).start as usize);
            let is_deep = prefix.is_empty() || prefix.ends_with(' ');
            (is_deep && is_indentation(prefix)).then_some(prefix.len())
        })
    }

    /// How deep the dashes of a block list stand.
    fn dash(&self, list: NodeId) -> Option<usize> {
        self.tree.items(list).iter().find_map(|&item| {
            let prefix = self.before_on_line(self.tree.span(item).start as usize);
            prefix.rfind('-').filter(|_| is_indentation(prefix))
        })
    }

    /// What stands before a place on its line.
    fn before_on_line(&self, at: usize) -> &'t str {
        let line = self.text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        self.text[line..at].trim_start_matches('\u{feff}')
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// Where the last entry of a mapping ends; an empty one has none.
    fn last_end(&self, mapping: NodeId) -> Option<usize> {
        let tree = self.tree;
        let &[key, value] = tree.own_entries(mapping).last()?;
        let own = match tree.span(value).is_empty() {
            true => self.behind_colon(tree.span(key).end as usize),
            false => self.end(value)?,
        };
        // A merge key or one that stands twice is no entry, but it may be the last.
        match self.is_flow(mapping) {
            true => Some(own),
            false => Some(own.max(self.shrunk_end(mapping))),
        }
    }

    /// Where a node ends; `None` when what follows would change it.
    fn end(&self, node: NodeId) -> Option<usize> {
        let tree = self.tree;
        let span = tree.span(node);
        match tree.written(node) {
            _ if self.is_flow(node) => Some(span.end as usize),
            Data::Mapping { .. } => self.last_end(node),
            Data::List { .. } => {
                let last = *tree.items(node).last()?;
                Some(self.end(last)?.max(self.shrunk_end(node)))
            }
            Data::Scalar { .. } if span.is_empty() => {
                let before = self.text[..span.end as usize].trim_end();
                // An empty block scalar is said to stand behind what follows.
                tree.is_plain(node).then_some(before.len())
            }
            Data::Scalar { .. } => match self.block_header(node) {
                // `|+` keeps the empty lines behind it.
                Some(header) => {
                    let line = self.text[header..].lines().next()?;
                    (!line.contains('+')).then_some(span.end as usize)
                }
                None => Some(span.end as usize),
            },
            Data::Alias(_) | Data::Broken => Some(span.end as usize),
        }
    }

    /// The end of a collection: where its last value isn't there, its span may reach to what
    /// comes next.
    fn shrunk_end(&self, node: NodeId) -> usize {
        let span = self.tree.span(node);
        span.start as usize + self.text[span.range()].trim_end().len()
    }

    /// The place behind the colon of a key; behind the key when there is none.
    fn behind_colon(&self, key_end: usize) -> usize {
        let rest = &self.text[key_end..];
        let trimmed = rest.trim_start_matches(' ');
        match trimmed.starts_with(':') {
            true => key_end + (rest.len() - trimmed.len()) + 1,
            false => key_end,
        }
    }

    /// Where the `|` or `>` of a block scalar stands.
    fn block_header(&self, node: NodeId) -> Option<usize> {
        let start = self.tree.span(node).start as usize;
        let mut before = self.text[..start].trim_end();
        let is_apart = self.text[before.len()..start].contains(['\n', '\r']);
        if self.tree.is_plain(node) || !is_apart {
            return None;
        }
        // Behind the header there may be a comment.
        let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        if let Some(comment) = before[line..].find(" #") {
            before = before[..line + comment].trim_end();
        }
        let mark = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        mark.ends_with(['|', '>']).then(|| mark.len() - 1)
    }

    /// An insertion between brackets or braces, behind the last of what is there.
    fn insert_in_flow(&self, node: NodeId, end: Option<usize>, written: &str) -> Option<Edit> {
        let span = self.tree.span(node);
        match end {
            Some(end) => Some(insertion(end, format!(", {written}"))),
            None => {
                let inside = self
                    .text
                    .get(span.start as usize + 1..span.end as usize - 1)?;
                let at = span.start as usize + 1;
                inside
                    .trim()
                    .is_empty()
                    .then(|| insertion(at, written.to_owned()))
            }
        }
    }

    /// An insertion of whole lines behind the line of a place.
    fn insert_lines(&self, end: usize, indent: usize, written: &str) -> Option<Edit> {
        let indentation = " ".repeat(indent);
        let lines = format!("{}{indentation}{written}", self.line_end);
        Some(insertion(self.end_of_line(end), lines))
    }
}

fn insertion(at: usize, replacement: String) -> Edit {
    Edit {
        span: Span::new(at, at),
        replacement,
    }
}

/// Whether what stands before a key or item is spaces and the dashes of lists around it, and not
/// the mark that begins a document.
fn is_indentation(prefix: &str) -> bool {
    prefix.chars().all(|c| matches!(c, ' ' | '-')) && !prefix.contains("--")
}

/// How the lines of a text end: as the first one does.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}
