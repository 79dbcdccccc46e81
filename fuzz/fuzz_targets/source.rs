//! Bytes to text to tree: every place lies inside the file and has its route.
#![no_main]

#[path = "../../tests/support/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;
use planvet::source::Limits;

/// Small enough to be reached.
const LIMITS: Limits = Limits {
    bytes: 1 << 14,
    depth: 16,
    expanded_nodes: 2_000,
    faults: 50,
    findings: 50,
};

fuzz_target!(|bytes: &[u8]| laws::source::bytes(bytes, &LIMITS));
