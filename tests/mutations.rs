//! Ten thousand random mutations of valid plans: no panic, every place inside the file, every
//! format well-formed.

mod support;

#[path = "support/laws/mod.rs"]
mod laws;
#[path = "support/mutate.rs"]
mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use planvet::check::Options;
use planvet::lang::Lang;
use planvet::source::Limits;
use rayon::prelude::*;
use support::{files, root};

const MUTATIONS: u64 = 10_000;

/// The plans to mutate: fixtures that pass, and worked plans in pieces that are quick to check.
fn plans() -> Vec<String> {
    let text = |path: &std::path::PathBuf| std::fs::read_to_string(path).expect("a plan");
    let mut plans: Vec<String> = files(&root().join("fixtures/rules"), &["yaml"])
        .iter()
        .filter(|path| support::relative(path).contains("/good"))
        .map(text)
        .collect();
    for worked in files(&root().join("plans"), &["yaml"]) {
        plans.extend(mutate::pieces(&text(&worked)));
    }
    plans
}

/// Mutation number `number`: always the same.
fn mutated(plans: &[String], number: u64) -> Vec<u8> {
    let mut rng = Rng::with_seed(number);
    let plan = rng.choice(plans).expect("plans");
    let other = rng.choice(plans).expect("plans");
    mutate::mutated(plan, other, &mut rng)
}

fn hold_laws(bytes: &[u8], number: u64) {
    laws::source::bytes(bytes, &Limits::DEFAULT);
    let file = support::check("plan.yaml", bytes);
    laws::findings::checked(&file);
    laws::fix::mended(&file, &Options::default());
    let lang = Lang::ALL[number as usize % 2];
    // Numbers in a row take turns, so that each format meets a thousand mutations.
    laws::findings::one_format(&file, lang, number as usize);
    laws::views::one(&[file], lang, number as usize);
}

#[test]
fn mutated_plans_keep_the_laws() {
    let plans = plans();
    assert!(plans.len() > 100, "{} plans", plans.len());
    let broken: Vec<u64> = (0..MUTATIONS)
        .into_par_iter()
        .filter(|&number| {
            let bytes = mutated(&plans, number);
            catch_unwind(AssertUnwindSafe(|| hold_laws(&bytes, number))).is_err()
        })
        .collect();
    if let Some(&first) = broken.first() {
        let bytes = mutated(&plans, first);
        let text = String::from_utf8_lossy(&bytes);
        panic!("mutations {broken:?} break a law; number {first} is:\n{text}\n{text:?}");
    }
}

/// The mutations are worth something: many plans stay readable, many don't.
#[test]
fn mutations_are_of_many_kinds() {
    let plans = plans();
    let (mut whole, mut broken, mut findings) = (0, 0, std::collections::BTreeSet::new());
    for number in 0..1_000 {
        let file = support::check("plan.yaml", mutated(&plans, number));
        let codes = || file.findings.iter().map(|finding| finding.rule.code);
        match codes().any(|code| code == "F001") {
            true => broken += 1,
            false => whole += 1,
        }
        findings.extend(codes());
    }
    assert!(
        whole > 300 && broken > 100,
        "{whole} readable, {broken} not"
    );
    assert!(findings.len() > 50, "{findings:?}");
}
