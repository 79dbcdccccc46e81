//! The published reference and the schema are those of the code.
//!
//! `UPDATE_DOCS=1 cargo test --test reference` writes them anew.

mod support;

use planvet::cli::reference;
use planvet::format::comparison;
use planvet::format::schema::{config_schema, plan_schema};
use planvet::format::sentences;
use support::root;

#[test]
fn the_reference_is_fresh() {
    let mut files = reference::files();
    for (name, schema) in [
        ("plan", plan_schema()),
        ("config", config_schema()),
        ("smart", sentences::schema()),
        ("diff", comparison::schema()),
    ] {
        let schema = serde_json::to_string_pretty(&schema).expect("schema");
        files.push((format!("{name}.schema.json"), schema + "\n"));
    }
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut stale = Vec::new();
    for (name, content) in files {
        let path = root().join("docs").join(&name);
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        if committed.replace("\r\n", "\n") == content {
            continue;
        }
        if update {
            std::fs::write(&path, content).expect("docs can be written");
        } else {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; renew with `UPDATE_DOCS=1 cargo test --test reference`"
    );
}

#[test]
fn every_verb_and_argument_has_help_in_both_languages() {
    for lang in planvet::lang::Lang::ALL {
        let mut command = planvet::cli::command(lang);
        command.build();
        let mut all = vec![command.clone()];
        all.extend(command.get_subcommands().cloned());
        for command in all {
            let name = command.get_name().to_owned();
            let about = command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(!about.is_empty(), "{name}");
            for argument in command.get_arguments() {
                let help = argument
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                assert!(!help.is_empty(), "{name} {}", argument.get_id());
                let chinese = help.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(
                    chinese,
                    lang == planvet::lang::Lang::Zh,
                    "{name} {}: {help}",
                    argument.get_id()
                );
            }
        }
    }
}

/// The first fenced block of a language behind a place in a text.
fn block<'t>(text: &'t str, behind: &str, language: &str) -> &'t str {
    let from = text.find(behind).unwrap_or_else(|| panic!("no {behind:?}"));
    let fence = format!("```{language}\n");
    let start = from + text[from..].find(&fence).expect("a block") + fence.len();
    let end = start + text[start..].find("```").expect("the end of the block");
    &text[start..end]
}

#[test]
fn the_tour_of_the_readme_shows_real_output() {
    use planvet::format::findings::{FindingsFormat, Options, render};
    for (readme, file, command) in [
        ("README.md", "faster-repairs.yaml", "`planvet check faster"),
        ("README.zh-CN.md", "维修提速.yaml", "`planvet check 维修"),
    ] {
        let text = std::fs::read_to_string(root().join(readme)).expect("README");
        let text = text.replace("\r\n", "\n");
        let plan = block(&text, "planvet init", "yaml");
        let shown = block(&text, command, "text");
        let checked = support::check(file, plan);
        let options = Options::default();
        let findings = render(&checked, FindingsFormat::Human, &options);
        let (shown, _summary) = shown.trim_end().rsplit_once('\n').expect("a summary line");
        assert_eq!(shown.trim_end(), findings.trim_end(), "{readme}");

        let lang = checked.lang().unwrap_or_default();
        let report = planvet::view::goals(&[checked], lang);
        let options = planvet::format::Options {
            lang,
            width: Some(80),
            ..Default::default()
        };
        let mut goals = Vec::new();
        planvet::format::table::write(&report, &options, &mut goals).expect("memory takes all");
        let goals = String::from_utf8(goals).expect("UTF-8");
        let shown = block(&text, &command.replace("check", "goals"), "text");
        assert_eq!(shown.trim_end(), goals.trim_end(), "{readme}");
    }
}

#[test]
fn the_verdict_in_the_readme_is_real() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for readme in ["README.md", "README.zh-CN.md"] {
        let path = root().join(readme);
        let text = std::fs::read_to_string(&path).expect("README");
        let text = text.replace("\r\n", "\n");
        let shown = block(&text, "docs/smart.", "text");
        let (command, _) = shown.split_once('\n').expect("a command");
        let sentence = command
            .strip_prefix("$ planvet smart '")
            .and_then(|rest| rest.strip_suffix('\''))
            .expect("a sentence");
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_planvet"))
            .args(["smart", sentence, "--color", "never"])
            .output()
            .expect("the binary runs");
        let said = String::from_utf8(ran.stdout).expect("UTF-8");
        let real = format!("{command}\n{said}");
        if update && shown != real {
            std::fs::write(&path, text.replace(shown, &real)).expect("README can be written");
        } else {
            assert_eq!(shown, real, "{readme}");
        }
    }
}

#[test]
fn the_forecast_in_the_readme_is_real() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for readme in ["README.md", "README.zh-CN.md"] {
        let path = root().join(readme);
        let text = std::fs::read_to_string(&path).expect("README");
        let text = text.replace("\r\n", "\n");
        let shown = block(&text, "docs/simulate.", "text");
        let (command, said) = shown.split_once('\n').expect("a command");
        let arguments = command.strip_prefix("$ planvet ").expect("a command");
        let lang = if readme == "README.md" { "en" } else { "zh" };
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_planvet"))
            .args(arguments.split(' '))
            .args(["--lang", lang, "--color", "never"])
            .current_dir(root())
            .output()
            .expect("the binary runs");
        let all = String::from_utf8(ran.stdout).expect("UTF-8");
        // The sentences end where the first table begins.
        let table = all.find('╭').expect("a table");
        let end = all[..table].rfind("\n\n").expect("a title") + 1;
        if update && said != &all[..end] {
            let real = format!("{command}\n{}", &all[..end]);
            std::fs::write(&path, text.replace(shown, &real)).expect("README can be written");
        } else {
            assert_eq!(said, &all[..end], "{readme}");
        }
    }
}
