//! Text to what a goal sentence says, the verdict on it and its rewrite: every place lies inside
//! the sentence, and the rewrite can be pasted into a plan.
#![no_main]

#[path = "../../tests/support/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| laws::statement::bytes(bytes));
