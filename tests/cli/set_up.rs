//! Calendars, risk scale and kinds of `planvet.toml`, in what the program prints.

use crate::run::Folder;

#[test]
fn a_calendar_and_a_scale_of_the_team_show_in_views_and_config() {
    let folder = Folder::new();
    let plan = "planvet: 1\ntitle: Repairs\ncalendar: office\nstart: 2026-03-16\nend: 2026-03-20\n\
        goals:\n  - {id: G1, title: Answer faster}\n\
        risks:\n  - {id: R1, title: Staff resist, probability: 3, impact: 4}\n";
    folder.write("plan.yaml", plan).write(
        "planvet.toml",
        "[calendars.office]\nholidays = [2026-03-18]\n[risk]\nscore_bounds = [4, 8, 12]\n",
    );
    let timeline = folder.run(&["timeline", "plan.yaml", "--format", "json"]);
    assert!(
        timeline.stdout.contains("\"length_days\":4"),
        "{timeline:?}"
    );
    let risks = folder.run(&["risks", "plan.yaml", "--lang", "en"]);
    for shown in [
        "│ extreme  │         12 │",
        "Risk scale of the organisation (planvet.toml).",
    ] {
        assert!(risks.stdout.contains(shown), "{shown} in {risks:?}");
    }
    let config = folder.run(&["config", "plan.yaml", "--lang", "en"]);
    for shown in ["calendars.office", "4, 8, 12", "planvet.toml:4"] {
        assert!(config.stdout.contains(shown), "{shown} in {config:?}");
    }
}
