//! Laws of a whole check.

use planvet::check::{Options, check};
use planvet::lang::Lang;
use planvet::source::Limits;

use super::{comparison, findings, fix, views};

/// Small enough to be reached.
const LIMITS: Limits = Limits {
    bytes: 1 << 16,
    depth: 16,
    expanded_nodes: 2_000,
    faults: 20,
    findings: 5,
};

/// What a check makes of bytes is sound, and a second one says the same.
pub fn bytes(bytes: &[u8]) {
    let options = Options {
        limits: LIMITS,
        ..Options::default()
    };
    let check = || check("plan.yaml".to_owned(), bytes.to_vec(), &options);
    let file = check();
    findings::checked(&file);
    assert_eq!(
        file.findings,
        check().findings,
        "a second run says the same"
    );
    fix::mended(&file, &options);
    comparison::itself(&file);
    // One language and one view an input: rendering is what takes time.
    let lang = Lang::ALL[bytes.len() % Lang::ALL.len()];
    findings::formats(&file, lang);
    views::one(&[file], lang, bytes.len() / 2);
}
