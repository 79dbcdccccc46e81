//! Bytes to findings and views: every place lies inside the file, every format is well-formed,
//! and a second run says the same.
#![no_main]

#[path = "../../tests/support/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| laws::plan::bytes(bytes));
