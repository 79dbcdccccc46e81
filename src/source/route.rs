//! Names of places in the tree: `goals[2].measure.target`.

use std::fmt;

use super::{NodeId, NodeKind, Span, Tree};

/// The way from the root of a document to a node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Route(String);

impl Route {
    /// A route with names of its own; see [`Identities`](super::Identities).
    pub(super) fn named(names: String) -> Route {
        Route(names)
    }

    /// The route as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The route to the smallest key or value that holds the start of `span`.
    ///
    /// A place inside an aliased value has the route of its definition.
    pub fn to(tree: &Tree<'_>, span: Span) -> Route {
        let mut route = Route::default();
        let roots = tree.roots();
        let after = roots.partition_point(|&root| tree.span(root).start <= span.start);
        let Some(&root) = roots[..after].last() else {
            return route;
        };
        route.descend(tree, root, span);
        route
    }

    fn descend(&mut self, tree: &Tree<'_>, mut node: NodeId, span: Span) {
        loop {
            let next = match tree.kind(node) {
                NodeKind::List => self.item(tree, node, span),
                NodeKind::Mapping => self.entry(tree, node, span),
                _ => None,
            };
            match next {
                Some(child) => node = child,
                None => return,
            }
        }
    }

    fn item(&mut self, tree: &Tree<'_>, list: NodeId, span: Span) -> Option<NodeId> {
        // Items stand in file order.
        let items = tree.items(list);
        let after = items.partition_point(|&item| tree.span(item).start <= span.start);
        let index = after.checked_sub(1)?;
        tree.span(items[index]).contains(span).then(|| {
            self.0.push_str(&format!("[{index}]"));
            items[index]
        })
    }

    fn entry(&mut self, tree: &Tree<'_>, mapping: NodeId, span: Span) -> Option<NodeId> {
        let (key, value) = tree.entry_at(mapping, span)?;
        if !tree.span(key).to(tree.span(value)).contains(span) {
            return None;
        }
        if !self.0.is_empty() {
            self.0.push('.');
        }
        self.0.push_str(tree.scalar(key).unwrap_or("?"));
        tree.span(value).contains(span).then_some(value)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, parse};
    use super::*;

    #[test]
    fn a_place_has_the_route_of_its_smallest_node() {
        let text = "title: 甲\ngoals:\n  - id: G1\n  - id: G2\n    measure: {target: 3}\n";
        let tree = parse(text, &Limits::DEFAULT);
        let route = |needle: &str| {
            let at = text.find(needle).expect("needle");
            Route::to(&tree, Span::new(at, at + needle.len())).to_string()
        };
        assert_eq!(route("title"), "title");
        assert_eq!(route("甲"), "title");
        assert_eq!(route("G2"), "goals[1].id");
        assert_eq!(route("target"), "goals[1].measure.target");
        assert_eq!(route("3"), "goals[1].measure.target");
        assert_eq!(route("- id: G1"), "goals");
        assert_eq!(Route::to(&tree, Span::default()).to_string(), "title");
    }
}
