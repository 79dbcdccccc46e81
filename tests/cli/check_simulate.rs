//! `planvet check --simulate`: rules that need a simulation.

use crate::run::Folder;

/// A plan in which one estimate is no estimate and another contradicts itself.
const PLAN: &str = "planvet: 1
title: Works
language: en
goals: [{title: Works}]
phases:
  - title: Works
    tasks:
      - {id: T1, title: Pumps, duration: {min: 20d, likely: 20d, max: 20d}}
      - {id: T2, title: Pipes, duration: {min: 6w, likely: 25d, max: 45d}}
";

const SELECT: [&str; 5] = ["check", "p.yaml", "--select=D632", "--format=concise", "-q"];

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("p.yaml", PLAN);
    folder
}

#[test]
fn a_contradiction_is_an_error_and_the_rest_is_not() {
    let folder = folder();
    let args = [&SELECT[..], &["--simulate"]].concat();
    let ran = folder.run(&args);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.stdout,
        "p.yaml:8:71: info D632 estimate-without-spread: the three durations of task T1 (Pumps) \
         are all 20 working days: a forecast takes it for certain\n\
         p.yaml:9:48: error D632 estimate-without-spread: task T2 (Pipes) takes 6 weeks if all \
         goes well, longer than the likeliest 25 working days\n"
    );
    assert_eq!(ran.stderr, "");
    // A severity of the team's own holds for both.
    folder.write("planvet.toml", "severity = {D632 = 'warning'}\n");
    let words: Vec<String> = folder
        .run(&args)
        .stdout
        .lines()
        .filter_map(|line| line.split(' ').nth(1).map(str::to_owned))
        .collect();
    assert_eq!(words, ["warning", "warning"]);
}

#[test]
fn without_a_simulation_such_a_rule_does_not_run_and_says_so() {
    let folder = folder();
    let ran = folder.run(&SELECT);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert_eq!(ran.stderr, "note: only with --simulate: D632\n");
    // Not when nobody asked for it by name.
    let ran = folder.run(&["check", "p.yaml", "--select=schedule", "-q"]);
    assert_eq!(ran.stderr, "");
    assert!(!ran.stdout.contains("D632"), "{}", ran.stdout);
    // The configuration can ask for the simulation.
    folder.write("planvet.toml", "simulate = true\n");
    let ran = folder.run(&SELECT);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    assert_eq!(ran.stdout.lines().count(), 2);
}

#[test]
fn the_docs_of_such_a_rule_say_when_it_runs() {
    let folder = Folder::new();
    let said = |rule: &str| {
        let ran = folder.run(&["explain", rule, "--lang", "en"]);
        ran.stdout.contains("Runs only with `check --simulate`.")
    };
    assert!(said("D632") && !said("D633"));
    let listed = folder.run(&["rules", "--format", "csv"]).stdout;
    let needs = |code: &str| {
        let line = listed.lines().find(|line| line.starts_with(code));
        line.expect("the rule").contains(",check --simulate,")
    };
    assert!(needs("D632") && !needs("D633"));
}
