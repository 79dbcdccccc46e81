//! Where results go: `-o`, pipes, colour.

use std::io::Read as _;
use std::process::Stdio;

use crate::run::{Folder, NO_OWNER, command, plan};

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = Folder::new();
    let ran = folder.run(&[
        "timeline",
        &plan("repairs"),
        "--format",
        "csv",
        "-o",
        "out.csv",
    ]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(folder.read("out.csv").starts_with("kind,id,title"));
    let ran = folder.run(&["timeline", &plan("repairs"), "-o", "missing/out.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("missing/out.csv"), "{}", ran.stderr);
    // Nothing of a run that failed is left behind.
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("folder").collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn every_verb_writes_to_a_file() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    for args in [
        &["check", "p.yaml"][..],
        &["goals", "p.yaml"],
        &["explain", "S104"],
        &["rules"],
        &["schema"],
        &["init", "--list"],
    ] {
        let direct = folder.run(args);
        let args: Vec<&str> = args.iter().copied().chain(["-o", "out"]).collect();
        let ran = folder.run(&args);
        assert_eq!(ran.code, direct.code);
        assert_eq!(ran.stdout, "");
        assert_eq!(folder.read("out"), direct.stdout, "{args:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let mut child = command(&["rules"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .expect("stderr")
        .read_to_string(&mut stderr)
        .expect("UTF-8");
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
    assert_eq!(stderr, "");
}

#[test]
fn colour_is_for_those_who_ask() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    let plain = folder.run(&["check", "p.yaml"]).stdout;
    assert!(!plain.contains('\u{1b}'));
    let coloured = folder.run(&["check", "p.yaml", "--color", "always"]).stdout;
    assert!(coloured.contains('\u{1b}'));
    let table = folder
        .run(&["risks", &plan("repairs"), "--color", "always"])
        .stdout;
    assert!(table.contains('\u{1b}'));
}

#[test]
#[cfg(unix)]
fn links_and_devices_are_written_through() {
    let folder = Folder::new();
    folder.write("real.txt", "old\n");
    std::os::unix::fs::symlink("real.txt", folder.path().join("link.txt")).expect("a link");
    assert_eq!(folder.run(&["rules", "-o", "link.txt"]).code, 0);
    assert!(folder.path().join("link.txt").is_symlink());
    assert!(folder.read("real.txt").contains("F001"));
    assert_eq!(folder.run(&["rules", "-o", "/dev/null"]).code, 0);
    assert!(
        !std::fs::metadata("/dev/null")
            .expect("the device")
            .is_file()
    );
    assert_eq!(folder.run(&["rules", "-o", "."]).code, 2);
}

#[test]
fn results_never_overwrite_what_they_are_about() {
    let folder = Folder::new();
    folder.write("p.yaml", NO_OWNER);
    for args in [
        &["check", ".", "-o", "p.yaml"][..],
        &["goals", "p.yaml", "-o", "./p.yaml"],
    ] {
        assert_eq!(folder.run(args).code, 2, "{args:?}");
        assert_eq!(folder.read("p.yaml"), NO_OWNER);
    }
    assert_eq!(
        folder.run(&["init", "-o", "p.yaml"]).code,
        2,
        "only by --force"
    );
    assert_eq!(folder.read("p.yaml"), NO_OWNER);
}
