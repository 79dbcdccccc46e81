//! The whole process on one small plan: start, check, end.
//!
//! `cargo bench --bench process`

mod corpus;

use std::process::Command;

fn main() {
    divan::main();
}

fn run(args: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_planvet"))
        .args(args)
        .output()
        .expect("the binary runs");
    assert_ne!(output.status.code(), Some(2));
}

#[divan::bench]
fn version() {
    run(&["--version"]);
}

#[divan::bench]
fn check_small_plan(bencher: divan::Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.yaml");
    std::fs::write(&path, corpus::plan(corpus::LINES, 0)).expect("a plan");
    let path = path.to_str().expect("UTF-8");
    bencher.bench_local(|| run(&["check", path]));
}
