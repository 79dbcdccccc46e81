//! How a plan is read: one declaration gives a type its reader, its JSON Schema and its docs.
//!
//! [`record!`](crate::record) declares the keys of a mapping with their types and descriptions
//! in both languages. Reading collects every fault of a file in one pass: what can't be read is
//! told at its place and its field stays [`Unreadable`](Field::Unreadable), so a rule that asks
//! for the field knows that the author did write something.

mod fault;
mod reader;
mod record;
mod shape;
mod slot;
mod value;

pub use fault::Fault;
pub use reader::{EXTENSION, Reader};
pub use record::{FieldInfo, Record, RecordInfo};
pub use shape::Shape;
pub use slot::{Field, List, Map, Place, Slot};
pub use value::{Decode, Either, Visitor};
