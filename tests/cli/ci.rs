//! The formats that CI systems read, as the binary writes them; what is in them is tested in
//! `tests/formats`.

use serde_json::Value;

use crate::run::{Folder, NO_OWNER, command};

const FORMATS: [&str; 5] = ["sarif", "junit", "github", "gitlab", "checkstyle"];

fn results(text: &str) -> Vec<Value> {
    let log: Value = serde_json::from_str(text).expect("JSON");
    log["runs"][0]["results"]
        .as_array()
        .expect("results")
        .clone()
}

fn uri(result: &Value) -> &str {
    let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    place["uri"].as_str().expect("a URI")
}

#[test]
fn one_run_writes_them_all_and_every_run_the_same() {
    let folder = Folder::new();
    folder.write("plans/甲 一.yaml", NO_OWNER);
    folder.write(
        "plans/b.yaml",
        NO_OWNER.replace("    title", "    owner: 经理\n    title"),
    );
    let mut args = vec!["check", "plans"];
    let outputs = FORMATS.map(|format| format!("{format}:report.{format}"));
    args.extend(
        outputs
            .iter()
            .flat_map(|output| ["--output", output.as_str()]),
    );
    let written = || {
        let ran = folder.run(&args);
        assert_eq!(
            (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
            (1, "", "")
        );
        FORMATS.map(|format| folder.read(&format!("report.{format}")))
    };
    let reports = written();
    assert_eq!(reports, written());
    for (format, report) in FORMATS.iter().zip(&reports) {
        assert!(report.contains("S104"), "{format}");
        assert!(
            report.ends_with('\n') && !report.ends_with("\n\n"),
            "{format}"
        );
        let alone = folder.run(&["check", "plans", "--format", format]);
        assert_eq!(&alone.stdout, report, "{format}");
    }
    let path = "plans/%E7%94%B2%20%E4%B8%80.yaml";
    assert!(
        results(&reports[0])
            .iter()
            .all(|result| uri(result) == path)
    );
    assert!(reports[2].starts_with("::warning file=plans/甲 一.yaml,line=6,"));
}

#[test]
fn files_are_named_from_the_working_directory() {
    let folder = Folder::new();
    folder.write("work/here.yaml", NO_OWNER);
    folder.write("else where.yaml", NO_OWNER);
    let top = folder.path().canonicalize().expect("a folder");
    let inside = top.join("work/here.yaml");
    let inside = inside.to_str().expect("UTF-8");
    let ran = command(&["check", inside, "../else where.yaml", "--format", "sarif"])
        .current_dir(folder.path().join("work"))
        .output()
        .expect("the binary runs");
    let results = results(&String::from_utf8(ran.stdout).expect("UTF-8"));
    let uris: Vec<&str> = results.iter().map(uri).collect();
    assert!(uris.contains(&"here.yaml"), "{uris:?}");
    let outside = uris.iter().find(|uri| uri.contains("where"));
    let outside = outside.expect("the other file");
    assert!(outside.starts_with("file:///") && outside.ends_with("/else%20where.yaml"));
    assert!(!outside.contains(".."), "{outside}");
}

#[test]
fn pieces_of_many_files_make_one_report() {
    let folder = Folder::new();
    let clean = "planvet: 1\ntitle: 方案\n";
    for n in 0..600 {
        let plan = if n % 3 == 1 { NO_OWNER } else { clean };
        folder.write(&format!("plans/{n:03}.yaml"), plan);
    }
    let count = |format, mark: &str| {
        let ran = folder.run(&["check", "plans", "--format", format]);
        (ran.stdout.matches(mark).count(), ran.stdout)
    };
    for pretty in [false, true] {
        for format in ["sarif", "gitlab"] {
            let mut args = vec!["check", "plans", "--format", format];
            args.extend(pretty.then_some("--pretty"));
            let ran = folder.run(&args);
            let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
            let members = match format {
                "sarif" => results(&ran.stdout),
                _ => found.as_array().expect("issues").clone(),
            };
            let about =
                |member: &&Value| member["ruleId"] == "S104" || member["check_name"] == "S104";
            assert_eq!(
                members.iter().filter(about).count(),
                200,
                "{format} {pretty}"
            );
        }
    }
    assert_eq!(count("junit", "<testsuite ").0, 600);
    assert_eq!(count("checkstyle", "<file ").0, 600);
    let (found, text) = count("github", "title=S104 ");
    assert_eq!(found, 200);
    let files: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert!(
        files.is_sorted_by_key(|file| file.rsplit('/').next()),
        "in the order of paths"
    );
}

#[test]
fn standard_input_has_a_place_too() {
    let folder = Folder::new();
    for format in FORMATS {
        let ran = folder.run_with(
            &["check", "-", "--format", format],
            NO_OWNER.as_bytes(),
            &[],
        );
        assert_eq!(ran.code, 1, "{format}: {}", ran.stderr);
        let place = match format {
            "sarif" => r#""artifactLocation":{"uri":"-"}"#,
            "junit" | "checkstyle" => r#"name="-""#,
            "github" => "file=-,",
            _ => r#""path":"-""#,
        };
        assert!(ran.stdout.contains(place), "{format}: {}", ran.stdout);
    }
}
