//! What may stand at a key, for the schema and the docs.

use crate::plan::value::Kind;

use super::RecordInfo;

/// The shapes a place in a plan accepts.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text in any words.
    Text,
    /// True or false, in a configuration.
    Flag,
    /// A value with a form.
    Value(&'static Kind),
    /// A mapping with declared keys, or its shorthand.
    Record(&'static RecordInfo),
    /// A list; a single item may stand for a list of one when it is no mapping.
    List(Box<Shape>),
    /// A mapping from any id to a value.
    Map(Box<Shape>),
    /// One of several shapes.
    OneOf(Vec<Shape>),
}

impl Shape {
    /// Whether a scalar may stand here, so that a single one can stand for a list.
    pub fn takes_scalar(&self) -> bool {
        match self {
            Shape::Text | Shape::Flag | Shape::Value(_) => true,
            Shape::Record(info) => info.shorthand().is_some(),
            Shape::List(_) | Shape::Map(_) => false,
            Shape::OneOf(shapes) => shapes.iter().any(Shape::takes_scalar),
        }
    }
}
