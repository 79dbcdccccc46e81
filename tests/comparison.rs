//! Four hundred random versions of valid plans, compared: nothing differs from itself, and the
//! way back undoes the way there.

mod support;

#[path = "support/laws/mod.rs"]
mod laws;
#[path = "support/mutate.rs"]
mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;
use planvet::lang::Lang;
use rayon::prelude::*;
use support::{check, files, root};

const VERSIONS: u64 = 400;

/// The worked plans in pieces that are quick to check, and as a whole.
fn plans() -> Vec<String> {
    let worked = files(&root().join("plans"), &["yaml"]);
    let texts = worked
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a plan"));
    texts.flat_map(|text| mutate::pieces(&text)).collect()
}

fn hold_laws(plans: &[String], number: u64) {
    let mut rng = Rng::with_seed(number);
    let old = rng.choice(plans).expect("plans");
    let other = rng.choice(plans).expect("plans");
    let new = mutate::mutated(old, other, &mut rng);
    let (old, new) = (check("old.yaml", old.as_str()), check("new.yaml", new));
    laws::comparison::itself(&new);
    laws::comparison::both_ways(&old, &new, Lang::ALL[number as usize % 2]);
}

#[test]
fn versions_keep_the_laws() {
    let plans = plans();
    assert!(plans.len() > 10, "{} plans", plans.len());
    let broken: Vec<u64> = (0..VERSIONS)
        .into_par_iter()
        .filter(|&number| catch_unwind(AssertUnwindSafe(|| hold_laws(&plans, number))).is_err())
        .collect();
    assert!(broken.is_empty(), "versions {broken:?} break a law");
}

#[test]
fn whole_plans_and_every_fixture_keep_the_laws() {
    let worked = files(&root().join("plans"), &["yaml"]);
    let read = |path: &std::path::PathBuf| {
        check(
            &support::relative(path),
            std::fs::read(path).expect("a plan"),
        )
    };
    let worked: Vec<_> = worked.iter().map(read).collect();
    for (number, old) in worked.iter().enumerate() {
        laws::comparison::itself(old);
        for new in &worked {
            laws::comparison::both_ways(old, new, Lang::ALL[number % 2]);
        }
    }
    let mut fixtures = files(&root().join("fixtures/rules"), &["yaml"]);
    fixtures.extend(files(&root().join("fixtures/broken"), &["yaml"]));
    assert!(fixtures.len() > 100, "{}", fixtures.len());
    for path in &fixtures {
        laws::comparison::itself(&read(path));
    }
}
