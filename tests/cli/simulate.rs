//! `planvet simulate`: the odds of a plan's promises, the same to the byte, stopped by Ctrl-C.

use serde_json::Value;

use crate::run::{Folder, plan};

/// T1 takes at most 14 days in 55% of cases; then all is done on 26 January. B1 is at most 151,000
/// in 70%.
const PLAN: &str = "planvet: 1
title: x
calendar: standard
currency: CNY
start: 2026-01-05
end: 2026-01-26
goals: [{id: G1, title: Goal, deadline: 2026-01-27}]
phases:
  - id: PH1
    title: p
    tasks:
      - {id: T1, title: Build, duration: {min: 10d, likely: 12d, max: 20d}}
      - {id: T2, title: Test, duration: 2d, after: [T1], serves: [G1]}
      - {id: T3, title: Paint, duration: 3d, after: [T1]}
budget:
  total: 151000
  lines:
    - {id: B1, title: Hall, amount: {min: 100000, likely: 120000, max: 200000}}
";

fn simulated(rest: &[&str]) -> Value {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    let args = [
        "simulate",
        "plan.yaml",
        "-f",
        "json",
        "--iterations",
        "60000",
    ];
    let ran = folder.run(&[&args[..], rest].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    json["plans"][0].clone()
}

fn near(value: &Value, wanted: f64, within: f64) {
    let found = match value {
        Value::Object(money) => money["amount"].as_str().and_then(|sum| sum.parse().ok()),
        number => number.as_f64(),
    };
    let found: f64 = found.unwrap_or_else(|| panic!("{value} is no number"));
    assert!(
        (found - wanted).abs() < within,
        "{found} instead of {wanted}"
    );
}

#[test]
fn odds_are_those_of_closed_forms() {
    let plan = simulated(&[]);
    let promises = plan["promises"].as_array().expect("promises");
    let promise = |kind: &str| {
        let mut rows = promises.iter();
        rows.find(|row| row["kind"] == kind).expect("the promise")
    };
    // T3 makes it a day longer than T2: T1 must take 13 days at most, 1 − 49 ÷ 80.
    near(&promise("finish")["odds_percent"], 38.75, 0.8);
    near(&promise("budget")["odds_percent"], 69.99, 0.8);
    near(
        &promise("finish and budget")["odds_percent"],
        38.75 * 0.6999,
        0.8,
    );
    // The goal's work ends with T2 on 27 January when T1 takes 15 days at most: 1 − 25 ÷ 80.
    near(&promise("work of goal")["odds_percent"], 68.75, 0.8);
    let percentiles = simulated(&["--view", "percentiles"]);
    let percentiles = percentiles["percentiles"].as_array().expect("rows").clone();
    assert_eq!(percentiles.len(), 19);
    let p50 = percentiles
        .iter()
        .find(|row| row["percentile"] == "P50")
        .expect("P50");
    // T1 takes 20 − √40 days, T3 three more: the 17th working day.
    assert_eq!(p50["finish"], "2026-01-27");
    assert_eq!(p50["days_late"], 1);
    // 200,000 less the root of 0.5 × 100,000 × 80,000.
    near(&p50["cost"], 136_754.0, 900.0);
    let contingency = simulated(&["--view", "contingency"]);
    let contingency = contingency["contingency"].as_array().expect("rows").clone();
    let p90 = contingency
        .iter()
        .find(|row| row["percentile"] == "P90")
        .expect("P90");
    near(&p90["cost"], 171_716.0, 900.0);
    near(&p90["over_likely"], 51_716.0, 900.0);
    near(&p90["over_budget"], 20_716.0, 900.0);
}

#[test]
fn drivers_and_criticality_say_what_decides() {
    let plan = simulated(&["--view", "drivers"]);
    let finish = &plan["finish_drivers"];
    assert_eq!(finish.as_array().map(Vec::len), Some(1));
    assert_eq!(finish[0]["id"], "T1");
    near(&finish[0]["share_percent"], 100.0, 3.0);
    let cost = &plan["cost_drivers"];
    assert_eq!(
        (&cost[0]["kind"], &cost[0]["id"]),
        (&"budget line".into(), &"B1".into())
    );
    // P10 is 100,000 + √(0.1 × 100,000 × 20,000), the mean 140,000.
    near(&cost[0]["low"], 114_142.0 - 140_000.0, 200.0);
    near(&cost[0]["high"], 171_716.0 - 140_000.0, 200.0);
    let plan = simulated(&["--view", "criticality"]);
    let rows = plan["criticality"].as_array().expect("rows");
    let indices = rows
        .iter()
        .map(|row| (&row["id"], &row["criticality_percent"]));
    let indices: Vec<String> = indices.map(|(id, share)| format!("{id} {share}")).collect();
    assert_eq!(indices, ["\"T1\" 100", "\"T3\" 100", "\"T2\" 0"]);
    assert_eq!(rows[2]["total_float_days"], 1);
}

#[test]
fn shares_of_the_distribution_add_up() {
    let plan = simulated(&["--view", "distribution"]);
    for name in ["finish_distribution", "cost_distribution"] {
        let rows = plan[name].as_array().expect("rows");
        let shares = rows
            .iter()
            .map(|row| row["share_percent"].as_f64().expect("a share"));
        let sum: f64 = shares.sum();
        assert!((sum - 100.0).abs() < 0.2, "{name}: {sum}");
        let last = &rows[rows.len() - 1];
        assert_eq!(last["cumulative_percent"], 100, "{name}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_whatever_the_threads() {
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    let run = |threads: &str, seed: &str| {
        let args = ["simulate", "plan.yaml", "-f", "json", "--seed", seed];
        folder
            .run_with(&args, b"", &[("RAYON_NUM_THREADS", threads)])
            .stdout
    };
    let one = run("1", "7");
    assert_eq!(run("2", "7"), one);
    assert_eq!(run("3", "7"), one);
    assert_ne!(run("2", "8"), one);
    let json: Value = serde_json::from_str(&one).expect("JSON");
    let run = &json["plans"][0]["run"];
    assert_eq!(run["seed"], 7);
    assert_eq!(run["planvet"], env!("CARGO_PKG_VERSION"));
    assert!(
        run["ended"]
            .as_str()
            .is_some_and(|ended| ended.starts_with("settled"))
    );
}

#[test]
fn options_are_heeded() {
    let pert = simulated(&["--curve", "pert"]);
    assert_eq!(pert["run"]["curve"], "PERT");
    // The plan's own, and what the command line takes in its place.
    let folder = Folder::new();
    let text = format!("{PLAN}simulation: {{curve: pert}}\n");
    folder.write("plan.yaml", text);
    let own = folder.run(&["simulate", "plan.yaml", "-f", "json"]);
    assert!(own.stdout.contains("\"curve\":\"PERT\""), "{own:?}");
    let other = folder.run(&[
        "simulate",
        "plan.yaml",
        "-f",
        "json",
        "--curve",
        "triangular",
    ]);
    assert!(
        other.stdout.contains("\"curve\":\"triangular\""),
        "{other:?}"
    );
    // PERT leans to the likeliest: more often on time.
    let odds = pert["promises"][0]["odds_percent"].as_f64().expect("odds");
    assert!(odds > 45.0, "{odds}");
    let folder = Folder::new();
    folder.write("plan.yaml", PLAN);
    for (option, value) in [
        ("--iterations", "0"),
        ("--iterations", "2000000000"),
        ("--percentile", "49"),
        ("--percentile", "100"),
        ("--seed", "-1"),
        ("--curve", "normal"),
    ] {
        let ran = folder.run(&["simulate", "plan.yaml", &format!("{option}={value}")]);
        assert_eq!(ran.code, 2, "{option} {value}: {ran:?}");
    }
    let ran = folder.run(&[
        "simulate",
        "plan.yaml",
        "--percentile",
        "95%",
        "--lang",
        "en",
    ]);
    assert!(ran.stdout.contains("; P95 is 2026-0"), "{ran:?}");
}

#[test]
fn drawings_have_curves_and_tornados() {
    for (lang, said) in [
        ("en", ["S-curve", "tornado", "promised 2026-01-26: 39%"]),
        ("zh", ["S 曲线", "龙卷风图", "承诺 2026-01-26：39%"]),
    ] {
        let folder = Folder::new();
        folder.write("plan.yaml", PLAN);
        let ran = folder.run(&["simulate", "plan.yaml", "-f", "svg", "--lang", lang]);
        for said in said {
            assert!(ran.stdout.contains(said), "{said}");
        }
    }
    let folder = Folder::new();
    folder.write(
        "plan.yaml",
        "planvet: 1\ntitle: x\ngoals: [{id: G1, title: Goal}]\n",
    );
    let ran = folder.run(&["simulate", "plan.yaml", "-f", "svg"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("nothing to draw"), "{ran:?}");
}

#[test]
fn hostile_titles_stay_texts() {
    let folder = Folder::new();
    let text = PLAN
        .replace("title: Build", r#"title: "<script>\u001b[31m|=1+1""#)
        .replace("title: Hall", r#"title: "=cmd|' /C calc'!A0""#)
        .replace("title: Goal", r#"title: "\u202egnp.exe""#);
    folder.write("plan.yaml", text);
    for format in ["table", "csv", "json", "markdown", "svg"] {
        let ran = folder.run(&["simulate", "plan.yaml", "-f", format, "--iterations", "1"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        for hostile in ["\u{1b}", "\u{202e}"] {
            assert!(!ran.stdout.contains(hostile), "{format}");
        }
        if format == "svg" {
            assert!(!ran.stdout.contains("<script>"), "{format}");
        }
        if format == "csv" {
            assert!(!ran.stdout.contains(",=cmd"), "{format}");
        }
    }
}

/// The first Ctrl-C ends the simulation and shows what was done by then.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_shows_what_was_done_so_far() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let folder = Folder::new();
    let mut child =
        crate::run::command(&["simulate", "--iterations", "1000000000", "--lang", "en"])
            .arg(plan("satisfaction"))
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
    let status = format!("/proc/{}/status", child.id());
    let begun = Instant::now();
    // Bit 1 is the interrupt: it has a handler now.
    let is_handled = || {
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        mask.is_some_and(|mask| mask & 0b10 != 0)
    };
    while !is_handled() {
        assert!(begun.elapsed() < Duration::from_secs(60), "no handler");
        assert!(
            child.try_wait().expect("a status").is_none(),
            "it has ended"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.is_ok_and(|status| status.success()));
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("Stopped"), "{said}");
}

/// The page up to how it was run, which changes with the version of planvet.
#[test]
fn the_documentation_shows_real_output() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for (page, foot) in [
        ("simulate.md", "\nSimulation\n"),
        ("simulate.zh-CN.md", "\n模拟\n"),
    ] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs")
            .join(page);
        let text = std::fs::read_to_string(&path)
            .expect("the page")
            .replace("\r\n", "\n");
        let block = |language: &str| {
            let fence = format!("```{language}\n");
            let start = text.find(&fence).expect("a block") + fence.len();
            let end = text[start..].find("```").expect("its end");
            start..start + end
        };
        let folder = Folder::new();
        folder.write("plan.yaml", &text[block("yaml")]);
        let checked = folder.run(&["check", "plan.yaml", "--select", "F,D,B8"]);
        assert!(!checked.stdout.contains("error"), "{page}: {checked:?}");
        let ran = folder.run(&["simulate", "plan.yaml", "--width", "110"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        let (told, _) = ran.stdout.split_once(foot).expect("the foot");
        let real = format!("$ planvet simulate plan.yaml\n{told}");
        let shown = block("text");
        if update && text[shown.clone()] != real {
            let (before, behind) = (&text[..shown.start], &text[shown.end..]);
            let renewed = format!("{before}{real}{behind}");
            std::fs::write(&path, renewed).expect("the page can be written");
        } else {
            assert_eq!(text[shown], real, "{page}");
        }
        let commands = text.lines().filter(|line| line.starts_with("    planvet "));
        for command in commands {
            let words = command.split('#').next().unwrap_or_default();
            let words: Vec<&str> = words.split_whitespace().collect();
            let ran = folder.run(&words[1..]);
            assert_eq!(ran.code, 0, "{command}: {ran:?}");
        }
    }
}
