//! `explain`, `rules`, `schema`, help and usage errors, in both languages.

use serde_json::Value;

use crate::run::Folder;

#[test]
fn rules_are_explained_by_code_and_by_name() {
    let folder = Folder::new();
    let by_code = folder.run(&["explain", "s104"]);
    let by_name = folder.run(&["explain", "no-owner"]);
    assert_eq!(by_code.code, 0);
    assert_eq!(by_code.stdout, by_name.stdout);
    assert!(by_code.stdout.contains("When to ignore it"));
    let chinese = folder.run(&["explain", "S104", "--lang", "zh"]).stdout;
    assert!(chinese.contains("何时可以忽略"), "{chinese}");
    let ran = folder.run(&["explain", "no-ownr"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("no-owner"), "{}", ran.stderr);
}

#[test]
fn the_catalogue_is_a_table_and_json() {
    let folder = Folder::new();
    let json: Value =
        serde_json::from_str(&folder.run(&["rules", "--format", "json"]).stdout).expect("JSON");
    let rules = json["rules"].as_array().expect("rules");
    assert!(rules.len() >= 14);
    assert_eq!(rules[0]["code"], "F001");
    assert_eq!(rules[0]["severity"], "error");
    let table = folder.run(&["rules", "--lang", "zh"]).stdout;
    assert!(table.contains("错误") && table.contains("S104"), "{table}");
}

#[test]
fn the_schema_is_json() {
    let schema: Value = serde_json::from_str(&Folder::new().run(&["schema"]).stdout).expect("JSON");
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
}

#[test]
fn help_and_usage_errors_speak_the_users_language() {
    let folder = Folder::new();
    assert!(
        folder
            .run(&["check", "--help", "--lang", "zh"])
            .stdout
            .contains("用法")
    );
    assert!(
        folder
            .run(&["--help", "--lang=en"])
            .stdout
            .contains("Usage")
    );
    let ran = folder.run(&["check", "--fromat", "json", "--lang", "zh"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("没有“--fromat”这个参数"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["check", "--format", "xml", "--lang", "zh"]);
    assert!(ran.stderr.contains("concise"), "{}", ran.stderr);
    let ran = folder.run(&["timeline", "--lang", "zh"]);
    assert!(ran.stderr.contains("缺少"), "{}", ran.stderr);
}
