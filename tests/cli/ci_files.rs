//! The GitHub Action, the GitLab job and the pre-commit hooks do what they say, on a copy of the
//! sample repository.

use serde_json::Value;

use crate::run::Ran;
use crate::sample::{Sample, text, yaml};

/// A run of the action's checking step.
struct Acted {
    ran: Ran,
    summary: String,
    outputs: String,
}

/// The step of the action that checks.
fn check_step() -> Value {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_array().expect("steps");
    let step = steps.iter().find(|step| step["id"] == "check");
    step.expect("the step that checks").clone()
}

/// Runs the action with inputs as a workflow gives them.
fn act(sample: &Sample, with: &[(&str, &str)]) -> Acted {
    let action = yaml("action.yml");
    let inputs = action["inputs"].as_object().expect("inputs");
    for (name, _) in with {
        assert!(inputs.contains_key(*name), "{name} is no input");
    }
    let step = check_step();
    let folder = sample.0.path();
    let file = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    for name in [".runner/summary", ".runner/output", ".gitignore"] {
        sample.0.write(
            name,
            if name == ".gitignore" {
                ".runner\n"
            } else {
                ""
            },
        );
    }
    let mut env = vec![
        ("RUNNER_TEMP".to_owned(), file(".runner")),
        ("GITHUB_STEP_SUMMARY".to_owned(), file(".runner/summary")),
        ("GITHUB_OUTPUT".to_owned(), file(".runner/output")),
    ];
    for (name, value) in step["env"].as_object().expect("env") {
        let expression = value.as_str().expect("a text");
        let input = expression
            .strip_prefix("${{ inputs.")
            .and_then(|rest| rest.strip_suffix(" }}"))
            .unwrap_or_else(|| panic!("{name}: {expression}"));
        let default = inputs[input]["default"].as_str().expect("a default");
        let given = with.iter().find(|(name, _)| *name == input);
        env.push((
            name.clone(),
            given.map_or(default, |(_, value)| value).to_owned(),
        ));
    }
    let env: Vec<(&str, &str)> = env.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let ran = sample.bash(step["run"].as_str().expect("a script"), &env);
    Acted {
        ran,
        summary: sample.0.read(".runner/summary"),
        outputs: sample.0.read(".runner/output"),
    }
}

const PLANVET: (&str, &str) = ("planvet", env!("CARGO_BIN_EXE_planvet"));

/// The log without what is fenced off from the runner.
fn commands(log: &str) -> String {
    let (before, rest) = log.split_once("::stop-commands::").expect("a fence");
    let (fence, rest) = rest.split_once('\n').expect("a line");
    assert!(fence.len() >= 32, "{fence:?} can be guessed");
    let (_, after) = rest
        .split_once(&format!("::{fence}::\n"))
        .expect("the end of the fence");
    format!("{before}{after}")
}

#[test]
fn the_action_is_complete() {
    let action = yaml("action.yml");
    for key in ["name", "description", "runs"] {
        assert!(!action[key].is_null(), "{key}");
    }
    assert_eq!(action["runs"]["using"], "composite");
    for (name, input) in action["inputs"].as_object().expect("inputs") {
        assert!(input["description"].is_string(), "{name}");
        assert!(input["default"].is_string(), "{name}");
        let used = format!("inputs.{name} ");
        assert!(text("action.yml").contains(&used), "{name} isn't used");
    }
    for step in action["runs"]["steps"].as_array().expect("steps") {
        assert_eq!(step["shell"], "bash");
        let script = step["run"].as_str().expect("a script");
        assert!(
            !script.contains("${{"),
            "an input would become part of the script: {script}"
        );
    }
}

#[test]
fn the_action_annotates_sums_up_and_writes_sarif() {
    let sample = Sample::new();
    let acted = act(
        &sample,
        &[PLANVET, ("sarif-file", "planvet.sarif"), ("lang", "en")],
    );
    assert_eq!(acted.ran.code, 1, "{}", acted.ran.stderr);
    assert_eq!(acted.outputs, "exit-code=1\n");
    assert!(
        acted.ran.stdout.contains("error[T503]"),
        "{}",
        acted.ran.stdout
    );
    let commands = commands(&acted.ran.stdout);
    assert!(
        commands.contains("::error file=2026/complaints.yaml,line=28,"),
        "{commands}"
    );
    assert!(
        commands.lines().all(|line| line.starts_with("::")),
        "{commands}"
    );
    // Known findings annotate nothing.
    assert!(!commands.contains("2025/"), "{commands}");
    assert!(acted.summary.contains("T503") && acted.summary.contains("complaints.yaml"));
    let sarif: Value = serde_json::from_str(&sample.0.read("planvet.sarif")).expect("SARIF");
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let states = |state: &str| {
        results
            .iter()
            .filter(|one| one["baselineState"] == state)
            .count()
    };
    assert_eq!((states("new") >= 2, states("unchanged") > 10), (true, true));
}

#[test]
fn the_inputs_of_the_action_become_arguments() {
    let sample = Sample::new();
    let quiet = [PLANVET, ("annotations", "false"), ("summary", "false")];
    let run = |more: &[(&str, &str)]| act(&sample, &[&quiet[..], more].concat());
    let acted = run(&[("fail-on", "never")]);
    assert_eq!((acted.ran.code, acted.summary.as_str()), (0, ""));
    assert_eq!(commands(&acted.ran.stdout), "");
    assert_eq!(
        run(&[("paths", "2026/helpdesk.yaml\n\n2026/报修提速.yaml\n")])
            .ran
            .code,
        0
    );
    assert_eq!(run(&[("changed-since", "origin/main")]).ran.code, 0);
    let acted = run(&[("args", "--isolated\n--select=S104"), ("paths", "2025")]);
    assert_eq!(acted.ran.code, 1, "{}", acted.ran.stderr);
    assert!(!acted.ran.stdout.contains("T503"), "{}", acted.ran.stdout);
    assert_eq!(run(&[("profile", "final")]).ran.code, 2);
    assert_eq!(run(&[("config", "missing.toml")]).ran.code, 2);
    let acted = run(&[("baseline", "missing.json")]);
    assert_eq!(
        (acted.ran.code, acted.outputs.as_str()),
        (2, "exit-code=2\n")
    );
}

#[test]
fn inputs_and_plans_are_never_obeyed() {
    let hostile = "$(touch stolen)`touch stolen`;touch stolen\" && touch stolen #";
    let sample = Sample::new();
    for input in [
        "paths",
        "profile",
        "config",
        "baseline",
        "changed-since",
        "lang",
        "args",
        "fail-on",
    ] {
        let acted = act(&sample, &[PLANVET, (input, hostile)]);
        assert_eq!(acted.ran.code, 2, "{input}: {}", acted.ran.stderr);
        if input != "args" {
            let acted = act(&sample, &[PLANVET, (input, "--output=stolen")]);
            assert_eq!(acted.ran.code, 2, "{input}");
        }
        assert!(!sample.0.path().join("stolen").exists(), "{input}");
    }
    // Findings that look like commands stay within the fence, and annotations are escaped.
    sample.0.write(
        "::error::x.yaml",
        "planvet: 1\ntitle: T\ngoals: [{id: G1, title: \"%0A::error::y\", deadline: soon}]\n",
    );
    let acted = act(&sample, &[PLANVET]);
    let commands = commands(&acted.ran.stdout);
    assert!(
        commands.contains("file=%3A%3Aerror%3A%3Ax.yaml"),
        "{commands}"
    );
    assert!(!commands.contains("\n::error::"), "{commands}");
}

#[test]
fn the_workflow_uses_the_action_as_it_is() {
    let action = yaml("action.yml");
    let workflow = yaml("docs/ci/github.yml");
    for key in ["name", "on", "permissions", "jobs"] {
        assert!(!workflow[key].is_null(), "{key}");
    }
    let steps = workflow["jobs"]["planvet"]["steps"]
        .as_array()
        .expect("steps");
    let uses = |name: &str| -> &Value {
        let step = steps.iter().find(|step| {
            step["uses"]
                .as_str()
                .is_some_and(|uses| uses.contains(name))
        });
        step.unwrap_or_else(|| panic!("no step uses {name}"))
    };
    assert_eq!(uses("actions/checkout@")["with"]["fetch-depth"], 0);
    let with = uses("/planvet@")["with"].as_object().expect("inputs");
    for name in with.keys() {
        assert!(!action["inputs"][name].is_null(), "{name} is no input");
    }
    let upload = uses("github/codeql-action/upload-sarif@");
    assert_eq!(upload["with"]["sarif_file"], with["sarif-file"]);
    assert_eq!(
        workflow["jobs"]["planvet"]["permissions"]["security-events"],
        "write"
    );
    // As on a pull request that touches nothing, and as on a push.
    let sample = Sample::new();
    for (base, code) in [("origin/main", 0), ("", 1)] {
        let values: Vec<(&str, String)> = with
            .iter()
            .map(|(name, value)| {
                let value = value.as_str().expect("a text");
                (
                    name.as_str(),
                    value.replace("${{ github.event.pull_request.base.sha }}", base),
                )
            })
            .collect();
        let mut inputs = vec![PLANVET];
        inputs.extend(values.iter().map(|(name, value)| (*name, value.as_str())));
        let acted = act(&sample, &inputs);
        assert_eq!(acted.ran.code, code, "{}", acted.ran.stderr);
        assert!(sample.0.path().join("planvet.sarif").exists());
    }
}

#[test]
fn the_gitlab_job_writes_what_it_reports() {
    let job = &yaml("docs/ci/gitlab.yml")["planvet"];
    for key in ["image", "rules", "before_script", "script", "artifacts"] {
        assert!(!job[key].is_null(), "{key}");
    }
    assert_eq!(job["artifacts"]["when"], "always");
    let lines: Vec<&str> = ["before_script", "script"]
        .iter()
        .flat_map(|key| job[key].as_array().expect("lines"))
        .map(|line| line.as_str().expect("a line"))
        .collect();
    let sample = Sample::new();
    let ran = sample.bash(&lines.join("\n"), &[]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let reports = job["artifacts"]["reports"].as_object().expect("reports");
    assert!(reports.contains_key("codequality") && reports.contains_key("junit"));
    for (kind, file) in reports {
        let report = sample.0.read(file.as_str().expect("a file"));
        assert!(report.contains("complaints.yaml"), "{kind}: {report}");
        if kind == "codequality" {
            let issues: Value = serde_json::from_str(&report).expect("JSON");
            assert!(issues.as_array().is_some_and(|issues| issues.len() >= 2));
        }
    }
}

/// Runs a hook over the files that pre-commit would name.
fn commit(sample: &Sample, hook: &Value) -> Ran {
    let pattern = regex::Regex::new(hook["files"].as_str().expect("a pattern")).expect("a regex");
    assert_eq!(hook["pass_filenames"], true);
    let tracked = sample.bash("git ls-files -z", &[]).stdout;
    let named: Vec<String> = tracked
        .split_terminator('\0')
        .filter(|name| pattern.is_match(name))
        .map(|name| format!("'{name}'"))
        .collect();
    assert!(named.len() > 5, "{tracked}");
    let entry = hook["entry"].as_str().expect("a command");
    sample.bash(&format!("{entry} {}", named.join(" ")), &[])
}

#[test]
fn the_hooks_stop_what_fails() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().expect("hooks");
    let example = yaml("docs/ci/pre-commit-config.yaml");
    for used in example["repos"][0]["hooks"].as_array().expect("hooks") {
        assert!(hooks.iter().any(|hook| hook["id"] == used["id"]), "{used}");
    }
    let languages: Vec<&Value> = hooks.iter().map(|hook| &hook["language"]).collect();
    assert_eq!(languages, ["rust", "system"]);
    for hook in hooks {
        for key in ["id", "name", "entry", "language", "files"] {
            assert!(hook[key].is_string(), "{key}");
        }
        let sample = Sample::new();
        let ran = commit(&sample, hook);
        assert_eq!(ran.code, 1, "{}", ran.stderr);
        assert!(
            ran.stdout.contains("2026/complaints.yaml"),
            "{}",
            ran.stdout
        );
        for passed_over in ["compose.yaml", "archive/2019.yaml"] {
            assert!(!ran.stdout.contains(passed_over), "{}", ran.stdout);
        }
        let ran = commit(&Sample::without(&["2026/complaints.yaml"]), hook);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
    }
}
