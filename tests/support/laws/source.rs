//! Laws of bytes, text and tree.

use planvet::source::edit::apply;
use planvet::source::{
    Edit, Limits, LineIndex, NodeId, NodeKind, Route, Source, SourceFault, Span, SyntaxHint, Tree,
    find_slip, parse, read,
};

use super::inside;

/// What reading and parsing make of bytes is sound.
pub fn bytes(bytes: &[u8], limits: &Limits) {
    let (source, fault) = read("plan.yaml".to_owned(), bytes.to_vec(), limits);
    if let Some(fault) = fault {
        inside(&source.text, fault.span(), "a fault of the bytes");
        return;
    }
    assert_eq!(
        source.text.as_bytes(),
        bytes,
        "the text is that of the file"
    );
    let parsed = parse(&source.text, limits);
    tree(&source, &parsed);
    if parsed.faults().is_empty() {
        assert!(parsed.is_complete(), "reading that broke off is told");
    }
}

/// Every place of a tree is a place of its text.
fn tree(source: &Source, tree: &Tree<'_>) {
    let text = source.text.as_str();
    let lines = LineIndex::new(text);
    for fault in tree.faults() {
        inside(text, fault.span(), "a fault");
        match fault {
            SourceFault::Syntax {
                hint: Some(SyntaxHint::Punctuation(slip)),
                ..
            } => assert!(text[slip.span.range()].starts_with(slip.typed)),
            SourceFault::DuplicateKey { first, .. } => inside(text, *first, "a first key"),
            _ => {}
        }
    }
    for comment in tree.comments() {
        let written = text.get(comment.span.range()).expect("a comment inside");
        assert!(
            written.starts_with('#') && !written.contains('\n'),
            "{written:?}"
        );
        inside(
            text,
            tree.standing_on(comment.span).unwrap_or_default(),
            "what a comment is on",
        );
    }
    let mut walk = Walk {
        source,
        tree,
        lines,
        merges: text.contains("<<"),
        seen: 0,
        scalars: Vec::new(),
    };
    for &root in tree.roots() {
        walk.node(root, &Steps::root());
    }
    rewritten(text, walk.scalars);
}

/// Replacing every scalar with itself changes nothing.
fn rewritten(text: &str, mut scalars: Vec<Span>) {
    scalars.sort();
    scalars.dedup();
    let edits: Vec<Edit> = scalars
        .iter()
        .map(|&span| Edit {
            span,
            replacement: text[span.range()].to_owned(),
        })
        .collect();
    assert_eq!(apply(text, &edits).as_deref(), Some(text));
}

/// The steps from a root to a node.
struct Steps {
    route: String,
    /// Whether the node stands where it is used: neither behind an alias nor merged.
    own: bool,
}

impl Steps {
    fn root() -> Steps {
        Steps {
            route: String::new(),
            own: true,
        }
    }

    fn key(&self, key: &str, own: bool) -> Steps {
        let dot = if self.route.is_empty() { "" } else { "." };
        Steps {
            route: format!("{}{dot}{key}", self.route),
            own: self.own && own,
        }
    }

    fn item(&self, index: usize, own: bool) -> Steps {
        Steps {
            route: format!("{}[{index}]", self.route),
            own: self.own && own,
        }
    }
}

/// Nodes looked at in one file; aliases may stand for more than anyone can wait for.
const MOST_NODES: usize = 20_000;

struct Walk<'w, 's> {
    source: &'w Source,
    tree: &'w Tree<'s>,
    lines: LineIndex<'w>,
    /// Whether the text may have merge keys.
    merges: bool,
    seen: usize,
    scalars: Vec<Span>,
}

impl Walk<'_, '_> {
    fn node(&mut self, node: NodeId, steps: &Steps) {
        self.seen += 1;
        if self.seen > MOST_NODES {
            return;
        }
        let text = self.source.text.as_str();
        let span = self.tree.span(node);
        inside(text, span, "a node");
        if self.seen % 8 == 1 {
            self.lines(span);
        }
        let route = Route::to(self.tree, span).to_string();
        let scalar = matches!(self.tree.kind(node), NodeKind::Scalar | NodeKind::Null);
        if scalar && self.tree.resolve(node) == node && !span.is_empty() {
            self.scalars.push(span);
            if steps.own {
                assert_eq!(route, steps.route, "the route of {:?}", &text[span.range()]);
            }
        }
        let own = self.tree.resolve(node) == node;
        for (index, &item) in self.tree.items(node).to_vec().iter().enumerate() {
            self.inner(node, item);
            self.node(item, &steps.item(index, own));
        }
        let entries: Vec<(NodeId, NodeId)> = self.tree.entries(node).collect();
        for (key, value) in entries {
            let name = self.tree.scalar(key).unwrap_or("?").to_owned();
            // What a merge key brings, no route leads to.
            let own = own && !self.merges;
            if own {
                self.inner(node, key);
                self.inner(node, value);
            }
            let steps = steps.key(&name, own);
            if self.tree.scalar(key).is_some() {
                self.node(key, &steps);
            }
            self.node(value, &steps);
        }
    }

    /// A span has lines and columns.
    fn lines(&self, span: Span) {
        let text = self.source.text.as_str();
        let start = self.lines.position(span.start);
        let end = self.lines.position(span.end);
        assert!(start <= end, "{start:?} {end:?}");
        let around = self.lines.lines_around(span);
        inside(text, around, "the lines of a node");
        assert!(around.start <= span.start);
        if let Some(slip) = find_slip(text, span) {
            inside(text, slip.span, "a slip");
        }
    }

    /// What stands in a list or mapping lies inside it.
    fn inner(&self, outer: NodeId, inner: NodeId) {
        if self.tree.resolve(outer) == outer {
            let (outer, inner) = (self.tree.span(outer), self.tree.span(inner));
            assert!(
                outer.contains(inner),
                "{inner:?} stands outside of {outer:?}"
            );
        }
    }
}
