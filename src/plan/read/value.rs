//! How a node becomes a value.

use crate::lang::Text;
use crate::plan::value::Value;
use crate::source::{NodeId, NodeKind, Span, Spanned};

use super::{Reader, Record, Shape};

/// Something that a node of the tree can be read as.
pub trait Decode: Sized {
    /// What the node may be.
    fn shape() -> Shape;

    /// Reads the node; tells the fault and gives `None` when it can't be read.
    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<Self>;

    /// Shows every id and reference in the value, which stands at `span`, to a visitor.
    fn walk(&self, span: Span, visitor: &mut dyn Visitor);
}

/// Sees the ids and references of a plan, in file order of their records.
pub trait Visitor {
    /// An item refers to another one of the kinds in the set.
    fn reference(&mut self, kinds: u16, id: &str, span: Span);
}

impl<V: Value> Decode for V {
    fn shape() -> Shape {
        Shape::Value(V::KIND)
    }

    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<V> {
        let text = scalar_text(reader, node, &V::KIND.noun)?;
        match V::read(text) {
            Ok(value) => Some(value),
            Err(why) => {
                reader.unreadable(node, vec![V::KIND], why);
                None
            }
        }
    }

    fn walk(&self, span: Span, visitor: &mut dyn Visitor) {
        if let Some(refers) = self.refers_to() {
            visitor.reference(refers.kinds, refers.id, span);
        }
    }
}

/// The text of a scalar that may hold a value: YAML's own `true` and `false` never do, an editor
/// that follows the schema would mark them.
fn scalar_text<'t>(reader: &mut Reader<'t>, node: NodeId, expected: &Text) -> Option<&'t str> {
    let tree = reader.tree;
    let text = tree.scalar(node);
    if text.is_none() || (tree.is_plain(node) && text.is_some_and(is_bool)) {
        reader.wrong_type(node, expected.clone());
        return None;
    }
    text
}

fn is_bool(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
}

impl<T: Decode> Decode for Spanned<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<Self> {
        let span = reader.tree.span(node);
        T::decode(reader, node).map(|value| Spanned { value, span })
    }

    fn walk(&self, _: Span, visitor: &mut dyn Visitor) {
        self.value.walk(self.span, visitor);
    }
}

/// A value in short form or a mapping that says more.
#[derive(Debug, Clone)]
pub enum Either<A, B> {
    /// The short form.
    Short(A),
    /// The mapping.
    Long(B),
}

impl<A: Decode, B: Record + Decode> Decode for Either<A, B> {
    fn shape() -> Shape {
        Shape::OneOf(vec![A::shape(), B::shape()])
    }

    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<Self> {
        if reader.tree.kind(node) == NodeKind::Mapping {
            B::decode(reader, node).map(Either::Long)
        } else {
            A::decode(reader, node).map(Either::Short)
        }
    }

    fn walk(&self, span: Span, visitor: &mut dyn Visitor) {
        match self {
            Either::Short(value) => value.walk(span, visitor),
            Either::Long(record) => Record::walk(record, visitor),
        }
    }
}
