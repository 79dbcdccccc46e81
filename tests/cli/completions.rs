//! `completions`: scripts for shells, in both languages.

use std::process::{Command, Stdio};

use crate::run::Folder;

/// A shell that reads a script from a file; `None` when the machine doesn't have it.
fn shell(folder: &Folder, shell: &str, script: &str) -> Option<String> {
    folder.write("try", script);
    let child = Command::new(shell)
        .arg("try")
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output();
    let output = child.ok()?;
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

#[test]
fn every_shell_gets_a_script_in_both_languages() {
    let folder = Folder::new();
    for name in ["bash", "zsh", "fish", "powershell", "elvish"] {
        for lang in ["en", "zh"] {
            let ran = folder.run(&["completions", name, "--lang", lang]);
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{name}");
            assert!(ran.stdout.contains("fail-on"), "{name}");
            // bash shows no help beside what it offers.
            let chinese = ran.stdout.contains("达到哪个级别");
            assert_eq!(chinese, lang == "zh" && name != "bash", "{name}");
        }
    }
    let ran = folder.run(&["completions", "tcsh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("zsh"), "{}", ran.stderr);
}

/// Completes the last word of a command line as bash does.
fn complete(folder: &Folder, words: &str) -> Option<String> {
    let script = format!(
        "source ./planvet.bash
         COMP_WORDS=(planvet {words})
         COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
         _planvet planvet \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"
         echo \"${{COMPREPLY[*]}}\""
    );
    shell(folder, "bash", &script)
}

#[test]
fn bash_completes_verbs_options_values_and_rules() {
    let folder = Folder::new();
    folder.write(
        "planvet.bash",
        folder.run(&["completions", "bash", "--lang", "zh"]).stdout,
    );
    for (words, wanted) in [
        ("ch", "check"),
        ("check --fail", "--fail-on"),
        ("check --fail-on ''", "error warning info never"),
        ("explain S10", "S101 S102 S103 S104 S105 S106 S107"),
        ("explain F001 S104", "S104"),
        ("check --select S10", "S101 S102 S103 S104 S105 S106 S107"),
        ("check --profile d", "draft"),
        ("init --from re", "repairs"),
        ("man ch", "check"),
        ("completions po", "powershell"),
    ] {
        let Some(offered) = complete(&folder, words) else {
            return;
        };
        assert_eq!(offered.trim_end(), wanted, "{words}");
    }
    let offered = shell(
        &folder,
        "bash",
        "source ./planvet.bash; complete -p planvet",
    );
    assert!(offered.is_none_or(|told| told.contains("-F _planvet")));
}

#[test]
fn other_shells_read_their_scripts() {
    let folder = Folder::new();
    for (name, check) in [
        (
            "zsh",
            "autoload -U compinit; compinit -u -D; source ./script; whence -w _planvet",
        ),
        ("fish", "source ./script; complete -C 'planvet ch'"),
    ] {
        folder.write("script", folder.run(&["completions", name]).stdout);
        if let Some(told) = shell(&folder, name, check) {
            let wanted = if name == "zsh" {
                "_planvet: function"
            } else {
                "check\t"
            };
            assert!(told.contains(wanted), "{name}: {told}");
        }
    }
}

#[test]
fn what_is_offered_is_not_all_that_is_read() {
    // By name, and with a hint when mistyped: the list of completions doesn't close the argument.
    let folder = Folder::new();
    assert_eq!(folder.run(&["explain", "no-owner"]).code, 0);
    let ran = folder.run(&["explain", "no-ownr"]);
    assert!(ran.stderr.contains("did you mean"), "{}", ran.stderr);
}
