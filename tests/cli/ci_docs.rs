//! docs/ci.md in both languages: each command runs on a copy of the sample repository and prints
//! what stands there, each file that is shown is the one that is shipped.
//!
//! `UPDATE_DOCS=1 cargo test --test cli ci_docs` writes the outputs and files anew.

use crate::sample::{Sample, root, text};

/// Begins a part that runs on a new copy of the sample repository.
const FRESH: &str = "<!-- On a new copy of fixtures/repository";
/// Comes before a block that shows a file.
const FILE: &str = "<!-- The file ";
/// Ends both.
const END: &str = " -->";

/// The document with every output and file as it is now.
fn renewed(document: &str, locale: &str) -> String {
    let mut out = String::new();
    let mut sample = None;
    let mut file: Option<String> = None;
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        if let Some(rest) = line.strip_prefix(FRESH) {
            let without = rest.trim_end_matches(END).trim_start_matches(" without");
            let without: Vec<&str> = without.split_whitespace().collect();
            sample = Some(Sample::without(&without));
        } else if let Some(rest) = line.strip_prefix(FILE) {
            file = Some(rest.trim_end_matches(END).to_owned());
        } else if line.starts_with("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if line == "```console" {
                let sample = sample.as_ref().expect("a copy of the sample repository");
                out.push_str(&console(&block, sample, locale));
            } else if let Some(file) = file.take() {
                out.push_str(&text(&file));
            } else {
                block.iter().for_each(|line| {
                    out.push_str(line);
                    out.push('\n');
                });
            }
            out.push_str("```\n");
        }
    }
    out
}

/// The commands of a block, each with what it prints.
fn console(block: &[&str], sample: &Sample, locale: &str) -> String {
    let commands = block.iter().filter_map(|line| line.strip_prefix("$ "));
    // Through `env`, for bash itself may not know the locale.
    let mut script =
        format!("exec 2>&1\nset +e\nlast=0\nplanvet() {{ env LC_ALL={locale} planvet \"$@\"; }}\n");
    for command in commands {
        let shown = command.replace('\'', r"'\''");
        // Each command sees the exit code of the one before.
        script.push_str(&format!(
            "printf '%s\\n' '$ {shown}'\n(exit $last)\n{command}\nlast=$?\n"
        ));
    }
    let ran = sample.bash(&script, &[]);
    assert_eq!(ran.stderr, "");
    ran.stdout
}

#[test]
fn what_the_manual_shows_is_what_happens() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for (name, locale) in [
        ("docs/ci.md", "C.UTF-8"),
        ("docs/ci.zh-CN.md", "zh_CN.UTF-8"),
    ] {
        let document = text(name);
        let renewed = renewed(&document, locale);
        if update {
            std::fs::write(root().join(name), renewed).expect("the manual can be written");
        } else {
            let stale = document
                .lines()
                .zip(renewed.lines())
                .find(|(old, new)| old != new);
            assert!(
                document == renewed,
                "{name} is stale: {stale:?}; renew with `UPDATE_DOCS=1 cargo test --test cli ci_docs`"
            );
        }
    }
}

#[test]
fn both_languages_show_the_same_commands() {
    let commands = |name: &str| -> Vec<String> {
        let text = text(name);
        let lines = text.lines().filter(|line| line.starts_with("$ "));
        // What a planner writes into a plan is in the planner's language.
        lines
            .map(|line| line.split(" #").next().unwrap_or(line).to_owned())
            .collect()
    };
    let english = commands("docs/ci.md");
    assert!(english.len() > 8);
    assert_eq!(english, commands("docs/ci.zh-CN.md"));
}
