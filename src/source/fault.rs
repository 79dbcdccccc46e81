//! What can be wrong with a text before anyone asks what it means.

use super::{Encoding, Slip, Span};

/// A fault of a file as text or as YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceFault {
    /// The file holds no document at all.
    Empty,
    /// The file is larger than the limit.
    TooLarge {
        /// Size of the file, in bytes.
        bytes: usize,
        /// The limit, in bytes.
        limit: usize,
    },
    /// The file is not UTF-8.
    NotUtf8 {
        /// What it seems to be.
        encoding: Encoding,
        /// The first byte that isn't UTF-8.
        span: Span,
    },
    /// The text is not YAML.
    Syntax {
        /// What the parser says, in English.
        detail: String,
        /// What a planner most likely did.
        hint: Option<SyntaxHint>,
        /// Where reading stopped.
        span: Span,
    },
    /// Lists and mappings are nested too deep.
    TooDeep {
        /// The limit.
        limit: usize,
        /// The place that is one level too deep.
        span: Span,
    },
    /// Aliases and merge keys, written out, would make the document too large.
    TooManyAliases {
        /// The limit, in nodes.
        limit: u32,
        /// The alias that passes the limit.
        span: Span,
    },
    /// An alias stands inside the value it refers to.
    SelfReference {
        /// The alias.
        span: Span,
    },
    /// A merge key (`<<`) brings something that has no keys.
    NothingToMerge {
        /// What it brings.
        span: Span,
    },
    /// A mapping has the same key twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// The key that counts.
        first: Span,
        /// The key that is one too many.
        second: Span,
    },
}

/// The slip behind a syntax fault, where it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxHint {
    /// Full-width punctuation was used as YAML's own.
    Punctuation(Slip),
    /// A tab was used for indentation.
    Tab,
    /// A quotation mark or bracket is never closed.
    Unclosed,
    /// An alias has no anchor.
    UnknownAnchor,
}

impl SourceFault {
    /// Where the fault stands.
    pub fn span(&self) -> Span {
        match self {
            SourceFault::Empty | SourceFault::TooLarge { .. } => Span::default(),
            SourceFault::NotUtf8 { span, .. }
            | SourceFault::Syntax { span, .. }
            | SourceFault::TooDeep { span, .. }
            | SourceFault::TooManyAliases { span, .. }
            | SourceFault::NothingToMerge { span }
            | SourceFault::SelfReference { span } => *span,
            SourceFault::DuplicateKey { second, .. } => *second,
        }
    }
}
