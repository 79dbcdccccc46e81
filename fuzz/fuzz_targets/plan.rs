//! Bytes to findings and views: every place lies inside the file, every format is well-formed,
//! and a second run says the same.
#![no_main]

#[path = "../../tests/support/laws/mod.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;
use planvet::check::{Options, check};
use planvet::lang::Lang;
use planvet::source::Limits;

/// Small enough to be reached.
const OPTIONS: Options = Options {
    limits: Limits {
        bytes: 1 << 16,
        depth: 16,
        expanded_nodes: 2_000,
        faults: 20,
        findings: 5,
    },
    as_of: None,
};

fuzz_target!(|bytes: &[u8]| {
    let check = || check("plan.yaml".to_owned(), bytes.to_vec(), &OPTIONS);
    let file = check();
    laws::findings::checked(&file);
    assert_eq!(
        file.findings,
        check().findings,
        "a second run says the same"
    );
    // One language and one view an input: rendering is what takes time.
    let lang = Lang::ALL[bytes.len() % Lang::ALL.len()];
    laws::findings::formats(&file, lang);
    laws::views::one(&[file], lang, bytes.len() / 2);
});
