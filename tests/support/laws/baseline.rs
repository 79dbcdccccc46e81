//! Laws of baseline files.

use planvet::check::baseline::Baseline;

/// What can be read comes back the same from the lines it is written in; what can't is told with
/// its line.
pub fn bytes(bytes: &[u8]) {
    let baseline = match Baseline::read(bytes) {
        Ok(baseline) => baseline,
        Err(fault) => {
            let told = fault.text();
            assert!(!told.en.is_empty() && !told.zh.is_empty());
            return;
        }
    };
    let lines: Vec<String> = baseline.lines().collect();
    assert_eq!(lines.len(), baseline.len() + 2, "an entry a line");
    assert!(lines.iter().all(|line| !line.contains(char::is_control)));
    let written = lines.join("\n");
    let again = Baseline::read(written.as_bytes());
    let again = again.unwrap_or_else(|fault| panic!("{fault:?}: {written}"));
    assert!(again.lines().eq(lines), "{written}");
}
