//! Bytes to a configuration and the settings it comes to, or to a baseline: faults are told at
//! their places, and whatever is valid can be used.
#![no_main]

#[path = "../../tests/support/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    laws::config::bytes(bytes);
    laws::baseline::bytes(bytes);
});
