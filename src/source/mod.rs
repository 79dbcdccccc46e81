//! Text and places: YAML text becomes a tree in which every key and value knows its bytes.
//!
//! This layer knows nothing of plans. [`read`] turns bytes into a [`Source`]; [`parse`]
//! turns its text into a [`Tree`].

mod build;
pub mod edit;
mod encoding;
mod fault;
mod identity;
mod keys;
mod layout;
mod limits;
mod lines;
mod punctuation;
mod route;
mod span;
mod toml;
mod tree;
mod yaml;

pub use build::parse;
pub use edit::Edit;
pub use encoding::{Encoding, looks_like_utf16, read};
pub use fault::{SourceFault, SyntaxHint};
pub use identity::{Identities, Naming, Place};
pub use layout::Layout;
pub use limits::Limits;
pub use lines::{LineIndex, Position, Source};
pub use punctuation::{Slip, find_slip};
pub use route::Route;
pub use span::{Span, Spanned};
pub use toml::parse_toml;
pub use tree::{Comment, Node, NodeId, NodeKind, Tree};
pub use yaml::Yaml;
