//! What a goal sentence says: quantities, times, the change that is wanted and what of.
//!
//! A sentence becomes folded text ([`Sentence`]), the text becomes marks ([`quantity`], [`time`]
//! and the words of [`vocabulary`]), a small grammar turns the marks into aims, and the aims are
//! judged. Every fact keeps its span in the sentence. Nothing here knows a plan.

pub mod quantity;
mod sentence;
pub mod time;

pub use quantity::Quantity;
pub use sentence::{Sentence, is_chinese};
pub use time::TimePhrase;
