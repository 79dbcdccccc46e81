//! `man`: pages for the program and each verb, in both languages.

use std::process::Command;

use crate::run::Folder;

#[test]
fn a_page_says_what_the_help_says() {
    let folder = Folder::new();
    let page = folder.run(&["man", "check", "--lang", "en"]);
    assert_eq!((page.code, page.stderr.as_str()), (0, ""));
    for wanted in [
        ".TH PLANVET-CHECK 1 \"\" \"planvet ",
        ".SH \"NAME\"\nplanvet\\-check \\- ",
        "\\-\\-fail\\-on",
        ".SH \"EXIT STATUS\"\n",
        "\\fBplanvet\\-timeline\\fR(1)",
    ] {
        assert!(page.stdout.contains(wanted), "{wanted}: {}", page.stdout);
    }
    let chinese = folder.run(&["man", "check", "--lang", "zh"]).stdout;
    for wanted in [
        ".SH \"名称\"\n",
        ".SH \"用法\"\n",
        ".SH 选项\n",
        ".SH \"参见\"\n",
    ] {
        assert!(chinese.contains(wanted), "{wanted}: {chinese}");
    }
    for english in ["NAME", "SYNOPSIS", "Possible", "default", "EXTRA"] {
        assert!(!chinese.contains(english), "{english}: {chinese}");
    }
    let program = folder.run(&["man"]).stdout;
    assert!(program.contains(".TH PLANVET 1 "), "{program}");
    assert!(program.contains(".SH \"COMMANDS\"\n"), "{program}");
}

#[test]
fn all_pages_go_into_a_folder() {
    let folder = Folder::new();
    let ran = folder.run(&["man", "--dir", "share/man1", "--lang", "en"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    let mut names: Vec<String> = std::fs::read_dir(folder.path().join("share/man1"))
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("UTF-8")
        })
        .collect();
    names.sort();
    let told = format!("wrote {} man pages", names.len());
    assert!(ran.stderr.contains(&told), "{}", ran.stderr);
    // One for each verb in the help, and that of the program; nothing temporary.
    let help = folder.run(&["--help", "--lang", "en"]).stdout;
    let verbs = help.split("Commands:\n").nth(1).expect("verbs");
    let mut wanted: Vec<String> = verbs
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .map(|verb| format!("planvet-{verb}.1"))
        .collect();
    wanted.push("planvet.1".to_owned());
    wanted.sort();
    assert_eq!(names, wanted);
    assert_eq!(
        folder.read("share/man1/planvet-check.1"),
        folder.run(&["man", "check", "--lang", "en"]).stdout
    );
}

#[test]
fn wrong_wishes_are_told() {
    let folder = Folder::new();
    let ran = folder.run(&["man", "chekc"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("did you mean check?"), "{}", ran.stderr);
    let ran = folder.run(&["man", "chekc", "--lang", "zh"]);
    assert!(ran.stderr.contains("是不是想用 check？"), "{}", ran.stderr);
    assert_eq!(folder.run(&["man", "check", "--dir", "x"]).code, 2);
    assert_eq!(folder.run(&["man", "--dir", "x", "-o", "y"]).code, 2);
    folder.write("file", "");
    assert_eq!(folder.run(&["man", "--dir", "file"]).code, 2);
}

/// groff knows every request of every page; left out where there is no groff.
#[test]
fn pages_are_set_without_warnings() {
    let folder = Folder::new();
    for lang in ["en", "zh"] {
        assert_eq!(folder.run(&["man", "--dir", lang, "--lang", lang]).code, 0);
        let entries = std::fs::read_dir(folder.path().join(lang)).expect("the folder");
        for entry in entries {
            let path = entry.expect("an entry").path();
            let Ok(set) = Command::new("groff")
                .args(["-k", "-Tutf8", "-man", "-ww", "-rLL=80n"])
                .arg(&path)
                .output()
            else {
                return;
            };
            let told = String::from_utf8_lossy(&set.stderr);
            assert!(set.status.success() && told.is_empty(), "{path:?}: {told}");
        }
    }
}
