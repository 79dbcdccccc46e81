//! What can be wrong with the shape of a plan.

use std::sync::Arc;

use crate::lang::Text;
use crate::plan::value::Kind;
use crate::source::{NodeKind, Slip, SourceFault, Span};

use super::RecordInfo;

/// A fault found while a plan was read.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The file is not readable as text or YAML.
    Source(SourceFault),
    /// A mapping has a key that its record doesn't know.
    UnknownKey {
        /// The key as written.
        key: String,
        /// Where it stands.
        span: Span,
        /// What the mapping describes.
        record: &'static RecordInfo,
        /// The keys of the record that the mapping doesn't have.
        absent: Arc<[&'static str]>,
    },
    /// A key that must be there isn't, or has no value.
    MissingKey {
        /// The key.
        key: &'static str,
        /// What it is for.
        purpose: Text,
        /// What the mapping describes.
        record: &'static RecordInfo,
        /// The empty key, or the start of the mapping without it.
        span: Span,
    },
    /// A list stands where a text should, or the like.
    WrongType {
        /// What should stand there.
        expected: Text,
        /// What does.
        found: NodeKind,
        /// Where.
        span: Span,
        /// The full-width mark that made a text of it.
        slip: Option<Slip>,
    },
    /// A text is no value of the wanted kind.
    Unreadable {
        /// The kinds it could have been.
        kinds: Vec<&'static Kind>,
        /// The text.
        text: String,
        /// Whether the form is right and just the number is out of range.
        out_of_range: bool,
        /// Where it stands.
        span: Span,
    },
    /// The comma of a number, written in braces without quotation marks, ends the value.
    SplitNumber {
        /// The value and what stands behind the comma, as the author wrote it.
        text: String,
        /// Where it stands.
        span: Span,
    },
    /// A date of the right form that no calendar has.
    NoSuchDate {
        /// The text.
        text: String,
        /// Where it stands.
        span: Span,
    },
}

impl Fault {
    /// Where the fault stands.
    pub fn span(&self) -> Span {
        match self {
            Fault::Source(fault) => fault.span(),
            Fault::UnknownKey { span, .. }
            | Fault::MissingKey { span, .. }
            | Fault::WrongType { span, .. }
            | Fault::Unreadable { span, .. }
            | Fault::SplitNumber { span, .. }
            | Fault::NoSuchDate { span, .. } => *span,
        }
    }
}
