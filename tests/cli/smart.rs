//! `planvet smart`: sentences from the command line, from standard input, from files and plans.

use std::io::Read as _;
use std::process::Stdio;

use serde_json::Value;

use crate::run::{Folder, Ran, command, plan};

const CRITERIA: [&str; 5] = [
    "specific",
    "measurable",
    "achievable",
    "relevant",
    "time_bound",
];

/// The lines of a JSON Lines output.
fn lines(ran: &Ran) -> Vec<Value> {
    ran.stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// The verdict of one sentence as JSON.
fn judged(args: &[&str]) -> Value {
    let args: Vec<&str> = ["smart", "-f", "json"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    let ran = Folder::new().run(&args);
    assert_eq!(ran.stderr, "", "{args:?}");
    let lines = lines(&ran);
    assert_eq!(lines.len(), 1, "{args:?}");
    lines.into_iter().next().expect("a line")
}

#[test]
fn a_sentence_is_judged_in_its_own_language() {
    let folder = Folder::new();
    let zh = folder.run(&["smart", "保洁覆盖率提升至95%。"]);
    assert_eq!(zh.code, 1, "no deadline");
    assert!(zh.stdout.starts_with("不符合 SMART：T\n"), "{}", zh.stdout);
    for part in [
        "| 保洁覆盖率提升至95%。",
        "✗ T 有时限",
        "改写：到____，将保洁覆盖率由____提升至95%。",
        "metric: 保洁覆盖率",
        "target: 95%",
    ] {
        assert!(zh.stdout.contains(part), "{part}: {}", zh.stdout);
    }
    let en = folder.run(&["smart", "Cut average repair time to 6 hours."]);
    assert_eq!(en.code, 1);
    for part in [
        "not SMART: T\n",
        "✗ T time-bound",
        "rewrite: Cut average repair time from ____ to 6 hours by ____.",
    ] {
        assert!(en.stdout.contains(part), "{part}: {}", en.stdout);
    }
    let asked = folder.run(&["smart", "保洁覆盖率提升至95%。", "--lang", "en"]);
    assert!(asked.stdout.contains("not SMART: T"), "{}", asked.stdout);
    assert!(
        asked.stdout.contains("rewrite: 到____"),
        "the goal keeps its language"
    );
}

#[test]
fn a_smart_sentence_passes_and_stays_as_it_is() {
    let goal = "Increase resident satisfaction from 68% to 80% by 31 December 2026.";
    let ran = Folder::new().run(&["smart", goal]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("SMART\n"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("rewrite"), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("deadline: 2026-12-31"),
        "{}",
        ran.stdout
    );
    let json = judged(&[goal]);
    assert_eq!(json["rewrite"]["sentence"], goal);
}

#[test]
fn carets_stand_below_the_deciding_words() {
    let ran = Folder::new().run(&["smart", "保洁覆盖率提升至95%。"]);
    let shown: Vec<&str> = ran.stdout.lines().collect();
    let at = shown
        .iter()
        .position(|line| line.contains("保洁覆盖率提升至"))
        .expect("the sentence");
    // Five wide characters are ten columns.
    assert!(
        shown[at + 1].starts_with("  | ----------"),
        "{}",
        ran.stdout
    );
    assert!(shown[at + 2].starts_with("  | S"), "{}", ran.stdout);
}

#[test]
fn every_line_of_json_has_the_published_shape() {
    let folder = Folder::new();
    let schema: Value =
        serde_json::from_str(&folder.run(&["schema", "smart"]).stdout).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let text =
        "保洁覆盖率提升至95%。\n\nReduce complaints and improve morale.\n  服务更上一层楼  \nx\n";
    let ran = folder.run_with(&["smart", "-", "--format", "json"], text.as_bytes(), &[]);
    assert_eq!(ran.code, 1);
    let lines = lines(&ran);
    assert_eq!(lines.len(), 4, "a blank line is none");
    for line in &lines {
        let faults: Vec<String> = validator
            .iter_errors(line)
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "{faults:?}: {line}");
        let length = line["text"].as_str().expect("text").chars().count() as u64;
        for criterion in CRITERIA {
            for reason in line[criterion]["reasons"].as_array().expect("reasons") {
                assert!(reason["end"].as_u64().expect("end") <= length, "{line}");
            }
        }
    }
    assert_eq!(lines[0]["lang"], "zh");
    assert_eq!(lines[0]["metric"], "保洁覆盖率");
    assert_eq!(lines[0]["target"], 95);
    assert_eq!(lines[0]["unit"], "%");
    assert_eq!(lines[0]["direction"], "increase");
    assert_eq!(lines[0]["relative"], false);
    assert_eq!(lines[0]["baseline"], Value::Null);
    assert_eq!(lines[0]["components"], Value::Array(vec![]));
    assert_eq!(lines[1]["lang"], "en");
    assert_eq!(lines[1]["atomic"], false);
    assert_eq!(lines[1]["metric"], Value::Null);
    assert_eq!(lines[1]["components"][0]["metric"], "complaints");
    assert_eq!(lines[1]["components"][0]["direction"], "decrease");
    assert_eq!(lines[1]["components"][1]["metric"], "morale");
    assert_eq!(lines[2]["text"], "服务更上一层楼");
}

#[test]
fn reasons_count_characters_of_the_sentence() {
    let text = "物业费收缴率提高８个百分点。";
    let json = judged(&[text]);
    let reason = &json["specific"]["reasons"][0];
    let at = |key: &str| reason[key].as_u64().expect("a place") as usize;
    let words: String = text
        .chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect();
    assert_eq!(words, "物业费收缴率", "{json}");
    assert_eq!(json["unit"], "pp");
    assert_eq!(json["relative"], true);
}

#[test]
fn relative_deadlines_are_counted_from_the_days_given() {
    let goal = "3个月内实现维修响应时间缩短30%。";
    let json = judged(&[goal]);
    assert_eq!(json["deadline"], "3个月内");
    assert_eq!(json["deadline_date"], Value::Null, "nothing asks the clock");
    let json = judged(&[goal, "--plan-start", "2026-01-05"]);
    let day = json["deadline_date"].as_str().expect("a day");
    assert!(day.starts_with("2026-04-0"), "{day}");
    let json = judged(&["年内物业费收缴率提高到八成。", "--as-of", "2026-01-05"]);
    assert_eq!(json["deadline_date"], "2026-12-31");
    assert!(
        json["rewrite"]["yaml"]
            .as_str()
            .expect("YAML")
            .contains("deadline: 2026-12-31"),
        "{json}"
    );
    let ran = Folder::new().run(&["smart", goal, "--as-of", "soon"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn what_an_amount_of_change_leads_to_is_worked_out_exactly() {
    let json = judged(&["电梯故障修复时间由24小时缩短30%。"]);
    assert_eq!(json["target"], 30);
    assert_eq!(json["relative"], true);
    let yaml = json["rewrite"]["yaml"].as_str().expect("YAML");
    assert!(yaml.contains("target: 16.8小时"), "{yaml}");
    let json = judged(&["维修响应时间缩短30%。"]);
    let yaml = json["rewrite"]["yaml"].as_str().expect("YAML");
    assert!(
        !yaml.lines().any(|line| line.trim().starts_with("target:")),
        "{yaml}"
    );
}

#[test]
fn every_yaml_is_a_plan() {
    let folder = Folder::new();
    for goal in [
        "3个月内实现维修响应时间缩短30%。",
        "电梯故障修复时间由24小时缩短30%。",
        "将安保巡逻频次从每日2次提升至每日4次。",
        "平均到场时间控制在15分钟以内。",
        "在6个小区设立便民服务点。",
        "不断提升服务水平，让业主更放心。",
        "两个月内，一次性完成率由百分之六十五提高至百分之八十，平均到场时间控制在15分钟以内。",
        "增值收入三年翻两番。",
        "Reduce complaints and improve morale by Q3 2026.",
        "Keep call quality scores above 4.5 out of 5.",
        "Invest $80,000 in new phones.",
        "Train 30 concierges by the end of June.",
        "\"Quoted\": a # goal, {with} [marks] & *more*.",
        "",
    ] {
        let json = judged(&["--text", goal]);
        let yaml = json["rewrite"]["yaml"].as_str().expect("YAML");
        folder.write("p.yaml", format!("planvet: 1\ntitle: x\n{yaml}"));
        let ran = folder.run(&["check", "p.yaml", "--select", "file", "-f", "concise"]);
        assert_eq!(ran.code, 0, "{goal}: {}\n{yaml}", ran.stdout);
    }
}

#[test]
fn the_goals_of_a_plan_are_judged_by_their_ids() {
    let folder = Folder::new();
    folder.write(
        "p.yaml",
        "# 注释\nplanvet: 1\ntitle: 方案\nstatus_date: 2026-01-05\nstart: 2026-01-05\ngoals:\n  - {id: G1, title: 收缴率, statement: 年内物业费收缴率提高到八成。}\n  - {id: G2, title: 加强服务}\n  - {title: 3个月内维修响应时间缩短30%}\n",
    );
    let ran = folder.run(&["smart", "p.yaml", "-f", "json"]);
    let goals = lines(&ran);
    assert_eq!(goals.len(), 3);
    assert_eq!(goals[0]["id"], "G1");
    assert_eq!(goals[0]["text"], "年内物业费收缴率提高到八成。");
    assert_eq!(
        goals[0]["deadline_date"], "2026-12-31",
        "by the status date"
    );
    assert_eq!(goals[1]["id"], "G2");
    assert_eq!(goals[1]["text"], "加强服务");
    assert!(goals[2].get("id").is_none());
    assert!(
        goals[2]["deadline_date"].as_str().is_some(),
        "by the first day"
    );
    let human = folder.run(&["smart", "p.yaml"]).stdout;
    assert!(human.contains("G2：不符合 SMART"), "{human}");
    assert!(human.contains(" --> p.yaml:8:"), "{human}");
    assert!(human.contains("- id: G2"), "{human}");
    let stdin = folder.run_with(&["smart", "-"], folder.read("p.yaml").as_bytes(), &[]);
    assert!(
        stdin.stdout.contains("G2：不符合 SMART"),
        "{}",
        stdin.stdout
    );
    // What is YAML but no plan is no list of sentences either.
    folder.write("x.yaml", "a: 1\n");
    assert_eq!(folder.run(&["smart", "x.yaml"]).code, 2);
    folder.write("broken.yaml", "planvet: 1\ngoals: [\n");
    let ran = folder.run(&["smart", "broken.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("planvet check broken.yaml"),
        "{}",
        ran.stderr
    );
}

#[test]
fn worked_plans_are_judged_in_every_format() {
    let folder = Folder::new();
    for name in crate::run::PLANS {
        for format in ["human", "json", "csv", "table", "markdown"] {
            let ran = folder.run(&["smart", &plan(name), "-f", format]);
            assert!(
                ran.code <= 1 && ran.stderr.is_empty(),
                "{name}: {}",
                ran.stderr
            );
            assert!(!ran.stdout.is_empty());
        }
    }
}

#[test]
fn files_and_sentences_are_told_apart() {
    let folder = Folder::new();
    folder.write(
        "goals.txt",
        "\u{feff}保洁覆盖率提升至95%。\r\n\r\n  NPS提升到45。\r\n",
    );
    let ran = folder.run(&["smart", "goals.txt"]);
    assert!(
        ran.stdout.contains(" --> goals.txt:1:1\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains(" --> goals.txt:3:3\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("共 2 句") || ran.stdout.contains("2 sentences"),
        "{}",
        ran.stdout
    );
    let ran = folder.run(&["smart", "--text", "goals.txt", "-f", "json"]);
    assert_eq!(lines(&ran)[0]["text"], "goals.txt");
    let ran = folder.run(&["smart", "goal.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--text"), "{}", ran.stderr);
    let ran = folder.run(&["smart", "--file", "保洁覆盖率提升至95%。"]);
    assert_eq!(ran.code, 2);
    assert_eq!(folder.run(&["smart", "."]).code, 2);
    // Without an argument standard input is read.
    let ran = folder.run_with(&["smart", "-f", "csv"], "x\n".as_bytes(), &[]);
    assert_eq!(ran.stdout.lines().count(), 2, "{}", ran.stdout);
    let ran = folder.run_with(&["smart", "-"], b"\n \n", &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("no sentence"), "{}", ran.stderr);
}

#[test]
fn tables_have_a_row_each() {
    let folder = Folder::new();
    folder.write(
        "g.txt",
        "保洁覆盖率提升至95%。\n=1+1\nCut average repair time to 6 hours.\n",
    );
    let csv = folder.run(&["smart", "g.txt", "-f", "csv", "--bom"]).stdout;
    assert!(csv.starts_with('\u{feff}'));
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("a header").clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3);
    let cell = |row: usize, name: &str| {
        let at = head.iter().position(|column| column == name).expect(name);
        rows[row][at].to_owned()
    };
    assert_eq!(cell(0, "specific"), "pass");
    assert_eq!(cell(0, "time_bound"), "fail");
    assert_eq!(cell(0, "relevant"), "unknown");
    assert_eq!(cell(0, "target"), "95");
    assert_eq!(cell(1, "text"), "'=1+1");
    assert_eq!(cell(2, "unit"), "hours");
    let table = folder
        .run(&["smart", "g.txt", "-f", "table", "--width", "90"])
        .stdout;
    assert!(
        table.contains("保洁覆盖率") && table.contains('│'),
        "{table}"
    );
    let markdown = folder.run(&["smart", "g.txt", "-f", "markdown"]).stdout;
    assert!(
        markdown.contains("| 95 |") || markdown.contains(" 95 |"),
        "{markdown}"
    );
}

#[test]
fn other_encodings_are_told() {
    let folder = Folder::new();
    let utf16: Vec<u8> = "\u{feff}goal\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    folder
        .write("a.txt", utf16)
        .write("b.txt", b"first\n\xc2\xfa\xd2\xe2\xb6\xc8\n")
        .write("c.txt", b"first\n\xff\xff\n");
    for (file, said) in [
        ("a.txt", "UTF-16"),
        (
            "b.txt",
            "b.txt:2: the file is not UTF-8; it looks like GB18030",
        ),
        ("c.txt", "c.txt:2: the file is not UTF-8"),
    ] {
        let ran = folder.run(&["smart", file]);
        assert_eq!(ran.code, 2, "{file}");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = folder.run(&["smart", "b.txt", "--lang", "zh"]);
    assert!(ran.stderr.contains("GB18030"), "{}", ran.stderr);
    // Where a result is a file, half of one is none.
    let ran = folder.run(&["smart", "b.txt", "-o", "out.txt"]);
    assert_eq!(ran.code, 2);
    assert!(!folder.path().join("out.txt").exists());
}

#[test]
fn hostile_sentences_do_nothing() {
    let folder = Folder::new();
    let hostile =
        "\u{1b}[31m满意度\u{202e}提升到90%\u{9b} <b>##[error]x</b>\u{0}😀👩‍👩‍👧‍👦 שלום ::set-env x=1";
    folder.write("h.txt", format!("{hostile}\n::error::x\n"));
    for format in ["human", "json", "csv", "table", "markdown"] {
        let ran = folder.run(&["smart", "h.txt", "-f", format]);
        assert!(ran.code <= 1, "{}", ran.stderr);
        let raw = ran
            .stdout
            .find(|c: char| c.is_control() && !"\r\n".contains(c) || c == '\u{202e}');
        assert_eq!(raw, None, "{format}: {:?}", ran.stdout);
        assert!(!ran.stdout.contains("##["), "{format}: {}", ran.stdout);
        assert!(
            !ran.stdout.lines().any(|line| line.starts_with("::")),
            "{format}"
        );
    }
    let ran = folder.run(&["smart", "--color", "always", "保洁覆盖率提升至95%。"]);
    assert!(ran.stdout.contains("\u{1b}["), "{}", ran.stdout);
    let plain = folder.run(&["smart", "保洁覆盖率提升至95%。"]).stdout;
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn a_line_of_100_kilobytes_is_cut_where_it_is_shown() {
    let folder = Folder::new();
    let clause = "满意度由80%提升至90%，";
    let long = clause.repeat((100 << 10) / clause.len());
    folder.write("long.txt", &long);
    let ran = folder.run(&["smart", "long.txt"]);
    assert!(ran.code <= 1);
    assert!(ran.stdout.len() < 40_000, "{} bytes", ran.stdout.len());
    assert!(ran.stdout.contains('…'));
    let ran = folder.run(&["smart", "long.txt", "-f", "json"]);
    assert_eq!(lines(&ran)[0]["text"], long.as_str());
}

#[test]
fn a_closed_pipe_ends_an_endless_input() {
    let mut child = command(&["smart", "-", "-f", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let mut stdin = child.stdin.take().expect("stdin");
    let writer = std::thread::spawn(move || {
        use std::io::Write as _;
        // Ends when nobody reads any more.
        while stdin
            .write_all("保洁覆盖率提升至95%。\n".as_bytes())
            .is_ok()
        {}
    });
    let mut first = [0; 64];
    let mut stdout = child.stdout.take().expect("stdout");
    stdout.read_exact(&mut first).expect("some output");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("the writer ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty());
}

#[test]
fn results_go_to_a_file_but_never_over_the_input() {
    let folder = Folder::new();
    folder.write("g.txt", "保洁覆盖率提升至95%。\n");
    let direct = folder.run(&["smart", "g.txt", "-f", "json"]);
    let ran = folder.run(&["smart", "g.txt", "-f", "json", "-o", "out.jsonl"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    assert_eq!(folder.read("out.jsonl"), direct.stdout);
    assert_eq!(folder.run(&["smart", "g.txt", "-o", "g.txt"]).code, 2);
    assert_eq!(folder.read("g.txt"), "保洁覆盖率提升至95%。\n");
}
