//! `check` against the YAML event parser alone, on the same bytes and one thread.
//!
//! `cargo bench --bench check`; the figures stand in docs/benchmarks.md.

mod corpus;

use divan::Bencher;
use divan::counter::BytesCount;
use granit_parser::Parser;
use planvet::check;
use planvet::format::findings::{self, FindingsFormat, Options};
use planvet::source::{Limits, parse};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn bytes(plans: &[String]) -> BytesCount {
    BytesCount::new(plans.iter().map(String::len).sum::<usize>())
}

/// The yardstick: every event of every plan is produced and dropped.
#[divan::bench]
fn thousand_plans_yaml_events(bencher: Bencher<'_, '_>) {
    let plans = corpus::thousand();
    bencher.counter(bytes(&plans)).bench_local(|| {
        plans
            .iter()
            .map(|text| {
                Parser::new_from_str(text)
                    .filter(|event| event.is_ok())
                    .count()
            })
            .sum::<usize>()
    });
}

/// Text to tree.
#[divan::bench]
fn thousand_plans_tree(bencher: Bencher<'_, '_>) {
    let plans = corpus::thousand();
    bencher.counter(bytes(&plans)).bench_local(|| {
        plans
            .iter()
            .map(|text| parse(text, &Limits::DEFAULT).roots().len())
            .sum::<usize>()
    });
}

/// Bytes to findings as text: all that `planvet check` does apart from opening files.
#[divan::bench]
fn thousand_plans_check(bencher: Bencher<'_, '_>) {
    let plans = corpus::thousand();
    bencher
        .counter(bytes(&plans))
        .bench_local(|| plans.iter().map(|text| checked(text).len()).sum::<usize>());
}

/// Time a byte stays the same from 300 lines to 300,000.
#[divan::bench(args = [300, 3_000, 30_000, 300_000])]
fn one_plan_check(bencher: Bencher<'_, '_>, lines: usize) {
    let plan = corpus::plan(lines, 0);
    bencher
        .counter(BytesCount::new(plan.len()))
        .bench_local(|| checked(&plan));
}

fn checked(text: &str) -> String {
    let checked = check::check(
        "plan.yaml".into(),
        text.as_bytes().to_vec(),
        &check::Options::default(),
    );
    let options = Options::default();
    findings::render(&checked, FindingsFormat::Human, &options)
}
