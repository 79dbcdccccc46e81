//! `planvet init`.

use crate::run::{Folder, PLANS, plan};

#[test]
fn every_start_checks_clean() {
    let folder = Folder::new();
    for name in PLANS {
        let file = format!("{name}.yaml");
        let ran = folder.run(&["init", "--from", name, &file]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(
            folder.read(&file),
            std::fs::read_to_string(plan(name)).expect("plan")
        );
    }
    for lang in ["en", "zh"] {
        let file = format!("minimal-{lang}.yaml");
        assert_eq!(folder.run(&["init", "--lang", lang, &file]).code, 0);
    }
    let ran = folder.run(&["check", ".", "--fail-on", "info"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

#[test]
fn a_file_is_overwritten_by_force_only() {
    let folder = Folder::new();
    folder.write("plan.yaml", "mine\n");
    let ran = folder.run(&["init", "plan.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(folder.read("plan.yaml"), "mine\n");
    assert_eq!(folder.run(&["init", "plan.yaml", "--force"]).code, 0);
    assert!(folder.read("plan.yaml").contains("planvet: 1"));
}

#[test]
fn plans_are_listed_and_unknown_names_told() {
    let folder = Folder::new();
    let ran = folder.run(&["init", "--list"]);
    for name in PLANS {
        assert!(ran.stdout.contains(name), "{}", ran.stdout);
    }
    assert!(
        !ran.stdout.contains('{'),
        "titles are words: {}",
        ran.stdout
    );
    let ran = folder.run(&["init", "--from", "nonsense"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("satisfaction"), "{}", ran.stderr);
}

#[test]
fn without_a_file_the_plan_goes_to_standard_output() {
    let ran = Folder::new().run(&["init", "--from", "repairs"]);
    assert_eq!(
        ran.stdout,
        std::fs::read_to_string(plan("repairs")).expect("plan")
    );
}
