//! What a goal sentence says, and how SMART it is.
//!
//! A sentence becomes folded text ([`Sentence`]), the text becomes marks ([`quantity`], [`time`]
//! and the words of `vocabulary`), a small `grammar` puts the marks together into aims
//! ([`Statement`]), and the aims are judged ([`Verdicts`]). Every fact keeps its span in the
//! sentence. Nothing here knows a plan but [`Said`], which reads the goals of one.
//!
//! Words stand in files (`entries`), are found by their first characters (`index`), and those that
//! only a reader knows stand in its tables (`table`).

mod aim;
mod entries;
mod grammar;
mod index;
mod judge;
mod judged;
mod numerals;
pub mod quantity;
mod rewrite;
mod said;
mod sentence;
mod slots;
mod table;
pub mod time;
mod verdict;
mod vocabulary;

pub use aim::{Aim, Direction, Figure, OtherNumber, OtherTime, Sort, Statement};
pub use grammar::read;
pub use judge::{OPEN_TIMES, OPEN_VALUES, judge};
pub use judged::{Characters, Judged};
pub use quantity::Quantity;
pub use rewrite::{Blank, Rewrite, rewrite};
pub use said::{Reading, Said};
pub use sentence::{Sentence, is_chinese};
pub use slots::Slots;
pub use time::{Anchors, TimePhrase};
pub use verdict::{Criterion, Reason, Verdict, Verdicts};
