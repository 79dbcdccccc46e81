//! `planvet resources`: load by week against what there is, and the tasks behind it.

use serde_json::Value;

use crate::run::{Folder, PLANS, plan};

const CROWDED: &str = "planvet: 1
title: Roll-out
calendar: standard
start: 2026-03-02
status_date: 2026-03-06
goals: [{id: G1, title: x}]
resources:
  - {id: trainer, title: Trainers, kind: people, capacity: 2}
  - {id: van, title: \"=cmd\", capacity: 1}
phases:
  - title: One
    tasks:
      - {id: T0, title: Before, duration: 5d, uses: {trainer: 3}, started: 2026-03-02, finished: 2026-03-06, progress: 100%}
      - {id: T1, title: Train, duration: 10d, after: [T0], uses: {trainer: 2}}
      - {id: T2, title: Set up, duration: 5d, after: [T0], uses: {trainer: 1, van: 1}}
";

#[test]
fn weeks_that_are_over_are_named_with_the_tasks() {
    let folder = Folder::new();
    folder.write("plan.yaml", CROWDED);
    let ran = folder.run(&["resources", "plan.yaml", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let plan = &json["plans"][0];
    let over = plan["over_allocated"].as_array().expect("weeks");
    // The week before the status date is over and done with.
    assert_eq!(over.len(), 1, "{over:?}");
    assert_eq!(over[0]["week"], "2026-03-09");
    assert_eq!(over[0]["resource"], "trainer");
    assert_eq!(over[0]["peak"], 3);
    assert_eq!(over[0]["used_percent"], 150);
    assert_eq!(over[0]["tasks"], serde_json::json!(["T1", "T2"]));
    assert_eq!(plan["resources"][0]["over_weeks"], 1);
    assert_eq!(plan["resources"][1]["over_weeks"], 0);
}

#[test]
fn the_long_form_has_every_resource_in_every_week() {
    let folder = Folder::new();
    folder.write("plan.yaml", CROWDED);
    let ran = folder.run(&[
        "resources",
        "plan.yaml",
        "--view",
        "weeks",
        "--format",
        "csv",
    ]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(
        lines,
        [
            "week,resource,load,capacity,used_percent,peak,at_a_time,over,tasks",
            "2026-03-02,trainer,15,10,150,3,2,true,T0",
            "2026-03-09,trainer,15,10,150,3,2,true,T1;T2",
            "2026-03-16,trainer,10,10,100,2,2,false,T1",
            "2026-03-02,van,0,5,0,0,1,false,",
            "2026-03-09,van,5,5,100,1,1,false,T2",
            "2026-03-16,van,0,5,0,0,1,false,",
        ]
    );
}

#[test]
fn every_plan_has_its_load_drawn_and_none_is_over() {
    for name in PLANS {
        let ran = Folder::new().run(&["resources", &plan(name), "--format", "json"]);
        let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let plan_json = &json["plans"][0];
        assert_eq!(plan_json["over_allocated"], serde_json::json!([]), "{name}");
        let svg = Folder::new().run(&["resources", &plan(name), "--format", "svg"]);
        assert_eq!(svg.code, 0, "{name}: {}", svg.stderr);
    }
}

#[test]
fn plans_without_resources_or_dates_are_told_so() {
    let folder = Folder::new();
    folder.write("none.yaml", "planvet: 1\ntitle: x\n");
    let ran = folder.run(&["resources", "none.yaml"]);
    assert!(ran.stdout.contains("no resources"), "{}", ran.stdout);
    folder.write(
        "undated.yaml",
        "planvet: 1\ntitle: x\nresources: [{id: a, title: A, capacity: 1}]\nphases: [{title: p, tasks: [{id: T1, title: t, duration: 3d, uses: {a: 2}}]}]\n",
    );
    let ran = folder.run(&["resources", "undated.yaml", "--lang", "en"]);
    assert!(ran.stdout.contains("1 task is left out"), "{}", ran.stdout);
    let ran = folder.run(&["resources", "undated.yaml", "--format", "svg"]);
    assert_eq!(ran.code, 2);
}
