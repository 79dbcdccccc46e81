//! What a team sets up in `planvet.toml` is heeded by rules, facts and views.

mod support;

use planvet::check::{self, Checked};
use planvet::config::{self, Layer};
use planvet::lang::Lang;
use planvet::source::Limits;
use planvet::view::{self, RiskView};
use support::{completed, listed};

/// Checks a piece of a plan under a configuration.
fn checked(config: &str, plan: &str) -> Checked {
    let read = config::read("planvet.toml".to_owned(), config.into(), &Limits::DEFAULT);
    let valid = read.config.unwrap_or_else(|| panic!("{:?}", read.checked));
    let effective = config::resolve(Some(&valid), "plan.yaml", &Layer::default());
    let options = check::Options {
        settings: effective.expect("known names").settings,
        ..check::Options::default()
    };
    check::check("plan.yaml".to_owned(), completed(plan).into(), &options)
}

/// How often a rule finds something.
fn count(checked: &Checked, code: &str) -> usize {
    let findings = checked.findings.iter();
    findings.filter(|finding| finding.rule.code == code).count()
}

#[test]
fn calendars_of_the_team_are_known_and_counted_with() {
    let plan = "calendar: office\nphases:\n  - title: Preparation\n    start: 2027-03-15\n    end: 2027-12-31\n";
    let without = checked("", plan);
    assert_eq!(count(&without, "F009"), 1, "{}", listed(&without));
    assert_eq!(count(&without, "D627"), 0);

    let config = "[calendars.CN]\nyears = [2027]\nholidays = [2027-10-01]\n\
        [calendars.office]\nbase = 'CN'\nholidays = [2027-03-15]\n";
    let with = checked(config, plan);
    assert_eq!(count(&with, "F009"), 0, "{}", listed(&with));
    assert_eq!(count(&with, "D628"), 0, "{}", listed(&with));
    assert_eq!(count(&with, "D627"), 1, "{}", listed(&with));
}

#[test]
fn the_usual_calendar_holds_for_plans_that_name_none() {
    let plan = "start: 2027-01-04\nend: 2027-12-31\n\
        phases:\n  - {title: Preparation, start: 2027-03-15, end: 2027-12-31}\n";
    assert_eq!(count(&checked("", plan), "D628"), 0);
    let unpublished = checked("calendar = 'CN'", plan);
    assert_eq!(count(&unpublished, "D628"), 1, "{}", listed(&unpublished));
    let config =
        "calendar = 'office'\n[calendars.office]\nyears = [2027]\nholidays = [2027-03-15]\n";
    let published = checked(config, plan);
    assert_eq!(count(&published, "D628"), 0, "{}", listed(&published));
    assert_eq!(count(&published, "D627"), 1, "{}", listed(&published));
}

#[test]
fn the_risk_scale_of_the_team_decides_what_is_high() {
    let plan = "risks:\n  - {id: R1, title: Staff resist, probability: 40%, impact: 3}\n";
    assert_eq!(count(&checked("", plan), "K705"), 0);
    let lower = checked("risk = {score_bounds = [4, 8, 12]}", plan);
    assert_eq!(count(&lower, "K705"), 1, "{}", listed(&lower));
    let likelier = checked("risk = {probability_bounds = [5, 10, 20, 50]}", plan);
    assert_eq!(count(&likelier, "K705"), 1, "{}", listed(&likelier));
    let told = listed(&likelier);
    assert!(told.contains("scores 12 (high)"), "{told}");
}

#[test]
fn the_matrix_has_the_colours_of_the_team() {
    let plan = "risks:\n  - {id: R1, title: Staff resist, probability: 3, impact: 4}\n";
    let shown = |config: &str| {
        let report = view::risks(&[checked(config, plan)], RiskView::Matrix, Lang::En);
        format!("{report:?}")
    };
    let (usual, own) = (shown(""), shown("risk = {score_bounds = [4, 8, 12]}"));
    let red = |report: &str| report.matches("rating: 0,").count();
    // Scores of 12 are extreme as well: two more fields in each of the two matrices.
    let difference = red(&own) - red(&usual);
    assert_eq!(difference, 4, "{own}");
    assert!(!usual.contains("Risk scale of the organisation"));
    assert!(own.contains("Risk scale of the organisation"), "{own}");
}

#[test]
fn kinds_of_the_team_say_which_chapters_and_categories_are_asked_for() {
    let plan = "kind: 节能\nphases:\n  - title: Preparation\n\
        risks:\n  - {id: R1, title: Staff resist, category: 人员}\n";
    let unknown = checked("", plan);
    assert_eq!((count(&unknown, "E901"), count(&unknown, "K711")), (0, 0));
    let config = "[kinds.\"节能\"]\nchapters = ['phases', '预算']\nrisk_categories = ['people', '用能设备']\n";
    let told = checked(config, plan);
    assert_eq!((count(&told, "E901"), count(&told, "K711")), (1, 1));
    let text = listed(&told);
    assert!(text.contains("lacks `budget`"), "{text}");
    assert!(text.contains("category 用能设备"), "{text}");
}

#[test]
fn a_known_kind_keeps_what_the_team_doesnt_change() {
    let plan = "kind: expansion\nrisks:\n  - {id: R1, title: Rivals, category: market}\n";
    let config = "[kinds.expansion]\nchapters = []\n";
    let told = checked(config, plan);
    assert_eq!((count(&told, "E901"), count(&told, "K711")), (0, 1));
    let silent = checked(
        "[kinds.\"拓展\"]\nchapters = []\nrisk_categories = ['市场']\n",
        plan,
    );
    assert_eq!((count(&silent, "E901"), count(&silent, "K711")), (0, 0));
}

/// The text of a fixture.
fn fixture(code: &str, name: &str) -> String {
    let path = support::root().join(format!("fixtures/rules/{code}/{name}.yaml"));
    std::fs::read_to_string(path).expect("a fixture")
}

#[test]
fn thresholds_of_the_schedule_are_heeded() {
    // What is told by default is let pass by the value in its text, and not by the one before it.
    for (code, name, key, told, passed) in [
        ("D601", "bad", "missing_logic_percent", 49, 50),
        ("D603", "bad", "lags_percent", 74, 75),
        ("D604", "bad", "other_links_percent", 79, 80),
        ("D605", "bad", "pinned_tasks_percent", 74, 75),
        ("D606", "bad", "high_float_days", 147, 148),
        ("D606", "bad", "high_float_percent", 74, 75),
        ("D608", "bad", "long_task_days", 44, 45),
        ("D608", "bad", "long_tasks_percent", 74, 75),
        ("D611", "bad", "missed_tasks_percent", 66, 67),
        ("D612", "bad", "critical_path_gap_days", 57, 58),
        ("D613", "bad", "least_cpli_percent", 73, 72),
        ("D614", "bad", "least_bei_percent", 34, 33),
        ("D630", "bad", "days_for_one_task", 128, 129),
        // The other way round: what is let pass by default.
        ("D608", "good", "long_task_days", 43, 44),
        ("D612", "near", "critical_path_gap_days", 19, 20),
        ("D613", "good", "least_cpli_percent", 100, 98),
    ] {
        let plan = fixture(code, name);
        for (value, expected) in [(told, 1), (passed, 0)] {
            let found = checked(&format!("thresholds = {{{key} = {value}}}"), &plan);
            let listed = listed(&found);
            assert_eq!(count(&found, code), expected, "{key} = {value}\n{listed}");
        }
    }
}

#[test]
fn a_rule_that_is_switched_off_takes_no_finding_from_another() {
    for (off, code, name) in [
        ("D624", "D607", "good"),
        ("A307", "D607", "good"),
        ("D614", "D611", "told_by_index"),
        ("A307", "D613", "goal"),
    ] {
        let plan = fixture(code, name);
        assert_eq!(count(&checked("", &plan), code), 0);
        let without = checked(&format!("ignore = ['{off}']"), &plan);
        assert_eq!(count(&without, code), 1, "{off}\n{}", listed(&without));
    }
}
