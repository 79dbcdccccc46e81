//! `check --changed-since`: real repositories, changed in every way git knows.

use std::process::Command;

use crate::run::{Folder, NO_OWNER, Ran};

/// Runs git in a folder below the test's, without the machine's configuration.
fn git(folder: &Folder, below: &str, args: &[&str]) -> String {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=Test",
            "-c",
            "user.email=test@example.org",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "protocol.file.allow=always",
        ])
        .args(args)
        .current_dir(folder.path().join(below))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{args:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Commits everything below a folder.
fn commit(folder: &Folder, below: &str) {
    git(folder, below, &["add", "-A"]);
    git(
        folder,
        below,
        &["commit", "-q", "--allow-empty", "-m", "step"],
    );
}

/// A repository on `main` whose plans all have one finding.
fn repository(folder: &Folder, below: &str, plans: &[&str]) {
    for plan in plans {
        folder.write(&format!("{below}/{plan}"), NO_OWNER);
    }
    git(folder, below, &["init", "-q"]);
    commit(folder, below);
}

fn changed_plan() -> String {
    NO_OWNER.replace("缩短维修响应时间", "加快维修响应")
}

/// The files that were checked: every plan here has exactly one finding.
fn checked(ran: &Ran) -> Vec<&str> {
    assert!(ran.code < 2, "{}", ran.stderr);
    ran.stdout
        .lines()
        .filter_map(|line| line.split_once(".yaml:"))
        .map(|(path, _)| path)
        .collect()
}

fn check<'a>(args: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec!["check", "-q", "--format", "concise", "--changed-since"];
    all.extend(args);
    all
}

#[test]
fn plans_of_a_branch_are_checked_however_they_changed() {
    let folder = Folder::new();
    repository(
        &folder,
        ".",
        &[
            "same.yaml",
            "committed.yaml",
            "staged.yaml",
            "unstaged.yaml",
            "old-name.yaml",
            "deleted.yaml",
            "taken-back.yaml",
            "theirs.yaml",
        ],
    );
    git(&folder, ".", &["switch", "-q", "-c", "work"]);
    folder.write("committed.yaml", changed_plan());
    folder.write("taken-back.yaml", changed_plan());
    git(&folder, ".", &["mv", "old-name.yaml", "new-name.yaml"]);
    git(&folder, ".", &["rm", "-q", "deleted.yaml"]);
    commit(&folder, ".");
    // main goes on: what others did there is none of this branch's business.
    git(&folder, ".", &["switch", "-q", "main"]);
    folder.write("theirs.yaml", changed_plan());
    commit(&folder, ".");
    git(&folder, ".", &["switch", "-q", "work"]);
    folder.write("staged.yaml", changed_plan());
    git(&folder, ".", &["add", "staged.yaml"]);
    folder.write("unstaged.yaml", changed_plan());
    folder.write("taken-back.yaml", NO_OWNER);
    folder.write("untracked.yaml", NO_OWNER);
    folder.write(".gitignore", "ignored.yaml\n");
    folder.write("ignored.yaml", NO_OWNER);

    let ran = folder.run(&check(&["main"]));
    assert_eq!(
        checked(&ran),
        ["committed", "new-name", "staged", "unstaged", "untracked"]
    );
    assert_eq!(ran.code, 1);
    let ran = folder.run(&check(&["main", "same.yaml", "staged.yaml"]));
    assert_eq!(checked(&ran), ["staged"]);
    let ran = folder.run(&check(&["HEAD"]));
    assert_eq!(
        checked(&ran),
        ["staged", "taken-back", "unstaged", "untracked"]
    );
}

#[test]
fn nothing_changed_is_no_failure() {
    let folder = Folder::new();
    repository(&folder, ".", &["a.yaml"]);
    let ran = folder.run(&["check", "--changed-since", "HEAD", "--lang", "en"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.stderr, "note: no plan changed since HEAD\n");
    let ran = folder.run(&["check", "--changed-since", "HEAD", "--lang", "zh"]);
    assert!(
        ran.stderr.contains("自 HEAD 以来没有方案改动"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["check", "--changed-since", "HEAD", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(
        (ran.code, json["findings"].as_array().map(Vec::len)),
        (0, Some(0))
    );
}

#[test]
fn subfolders_and_several_repositories_each_know_their_own() {
    let folder = Folder::new();
    repository(&folder, "one", &["a.yaml", "deep/b.yaml", "deep/c.yaml"]);
    repository(&folder, "two", &["a.yaml", "b.yaml"]);
    // A repository in another one's folder, which the outer one doesn't look into.
    repository(&folder, "one/inner", &["a.yaml", "b.yaml"]);
    folder.write("one/deep/b.yaml", changed_plan());
    folder.write("two/a.yaml", changed_plan());
    folder.write("one/inner/b.yaml", changed_plan());
    let ran = folder.run(&check(&["main", "one", "two"]));
    assert_eq!(checked(&ran), ["one/deep/b", "one/inner/b", "two/a"]);
    let ran = folder.run(&check(&["main", "one/deep"]));
    assert_eq!(checked(&ran), ["one/deep/b"]);
    let ran = folder.run(&check(&["main", "one/deep/../deep", "two/../two"]));
    assert_eq!(checked(&ran), ["one/deep/../deep/b", "two/../two/a"]);
    let mut inside = crate::run::command(&check(&["main"]));
    let output = inside
        .current_dir(folder.path().join("one/deep"))
        .output()
        .expect("the binary runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    let all = folder.path().to_str().expect("UTF-8");
    assert_eq!(checked(&folder.run(&check(&["main", all]))).len(), 3);
}

#[test]
#[cfg(unix)]
fn names_links_and_linked_working_trees_make_no_difference() {
    let folder = Folder::new();
    let names = [
        "-dash.yaml",
        "\"quoted\".yaml",
        "two words.yaml",
        "方案.yaml",
        "方案\n二.yaml",
    ];
    repository(&folder, "main", &names);
    folder.write("main/target/real.yaml", NO_OWNER);
    folder.write("main/same.yaml", NO_OWNER);
    let link = folder.path().join("main/link.yaml");
    std::os::unix::fs::symlink("target/real.yaml", link).expect("a link");
    commit(&folder, "main");
    git(
        &folder,
        "main",
        &["worktree", "add", "-q", "-b", "work", "../linked"],
    );
    for below in ["main", "linked"] {
        for name in names {
            folder.write(&format!("{below}/{name}"), changed_plan());
        }
        folder.write(&format!("{below}/target/real.yaml"), changed_plan());
        let ran = folder.run(&check(&["main", below]));
        assert_eq!(checked(&ran).len(), names.len() + 2, "{}", ran.stdout);
        assert!(!ran.stdout.contains("same"), "{}", ran.stdout);
    }
    // A folder reached by a link.
    let link = folder.path().join("by-link");
    std::os::unix::fs::symlink("main", link).expect("a link");
    let ran = folder.run(&check(&["main", "by-link/方案.yaml", "by-link/same.yaml"]));
    assert_eq!(checked(&ran), ["by-link/方案"]);
}

#[test]
fn a_changed_configuration_changes_every_plan_below() {
    let folder = Folder::new();
    repository(
        &folder,
        ".",
        &[
            "a.yaml",
            "teams/b.yaml",
            "teams/deep/c.yaml",
            "teams-2/d.yaml",
        ],
    );
    folder.write("teams/planvet.toml", "");
    let below = ["teams/b", "teams/deep/c"];
    let ran = folder.run(&check(&["HEAD"]));
    assert_eq!(checked(&ran), below, "new");
    commit(&folder, ".");
    assert_eq!(folder.run(&check(&["HEAD"])).stdout, "");
    folder.write("teams/planvet.toml", "# changed\n");
    assert_eq!(checked(&folder.run(&check(&["HEAD"]))), below, "changed");
    std::fs::remove_file(folder.path().join("teams/planvet.toml")).expect("removed");
    assert_eq!(checked(&folder.run(&check(&["HEAD"]))), below, "deleted");
    assert_eq!(folder.run(&check(&["HEAD", "--isolated"])).stdout, "");
    // A configuration for all plans takes the place of those above each.
    git(&folder, ".", &["checkout", "-q", "--", "teams"]);
    let by_name = check(&["HEAD", "--config", "teams/planvet.toml"]);
    assert_eq!(folder.run(&by_name).stdout, "");
    folder.write("teams/planvet.toml", "# changed\n");
    assert_eq!(checked(&folder.run(&by_name)).len(), 4);
}

/// The error of a run that must fail, in both languages.
fn error(folder: &Folder, args: &[&str], en: &str, zh: &str) {
    for (lang, wanted) in [("en", en), ("zh", zh)] {
        let mut all = check(args);
        all.extend(["--lang", lang]);
        let ran = folder.run(&all);
        assert_eq!(ran.code, 2, "{all:?}");
        assert!(ran.stderr.contains(wanted), "{wanted}: {}", ran.stderr);
    }
}

#[test]
fn what_git_cannot_answer_is_told() {
    let folder = Folder::new();
    folder.write("outside.yaml", NO_OWNER);
    repository(&folder, "r", &["a.yaml"]);
    folder.write("r/empty/note.txt", "");
    error(
        &folder,
        &["main"],
        "outside.yaml lies in no git repository",
        "不在任何 git 仓库中",
    );
    error(
        &folder,
        &["main", "-"],
        "standard input has no history",
        "标准输入没有历史版本",
    );
    error(
        &folder,
        &["mian", "r"],
        "knows no revision mian",
        "没有版本 mian",
    );
    error(
        &folder,
        &["mian", "r/empty"],
        "knows no revision mian",
        "没有版本 mian",
    );
    error(&folder, &["", "r"], "knows no revision", "没有版本");
    error(
        &folder,
        &["main", "r", "missing.yaml"],
        "can't read missing.yaml",
        "无法读取 missing.yaml",
    );
    git(&folder, "r", &["switch", "-q", "--orphan", "other"]);
    folder.write("r/b.yaml", NO_OWNER);
    commit(&folder, "r");
    error(
        &folder,
        &["main", "r"],
        "no commit in common",
        "没有共同的祖先提交",
    );
}

#[test]
fn a_revision_is_never_an_option() {
    let folder = Folder::new();
    repository(&folder, ".", &["a.yaml"]);
    for revision in [
        "--output=stolen",
        "--all",
        "-h",
        "main..main",
        "main --help",
    ] {
        let argument = format!("--changed-since={revision}");
        let ran = folder.run(&["check", &argument, "--lang", "en"]);
        assert_eq!(ran.code, 2, "{revision}");
        assert!(ran.stderr.contains("knows no revision"), "{}", ran.stderr);
    }
    assert!(!folder.path().join("stolen").exists());
}

#[test]
fn a_shallow_clone_gets_a_hint() {
    let folder = Folder::new();
    repository(&folder, "origin", &["a.yaml"]);
    commit(&folder, "origin");
    git(&folder, "origin", &["switch", "-q", "-c", "work"]);
    commit(&folder, "origin");
    let url = format!("file://{}", folder.path().join("origin").display());
    git(
        &folder,
        ".",
        &["clone", "-q", "--depth", "1", &url, "clone"],
    );
    error(
        &folder,
        &["origin/main", "clone"],
        "fetch-depth: 0",
        "浅克隆",
    );
    git(
        &folder,
        "clone",
        &["fetch", "-q", "--depth", "1", "origin", "main"],
    );
    error(
        &folder,
        &["FETCH_HEAD", "clone"],
        "no commit in common",
        "GIT_DEPTH: 0",
    );
}

#[test]
fn without_git_there_is_a_clear_error() {
    let folder = Folder::new();
    repository(&folder, ".", &["a.yaml"]);
    let nowhere = folder.path().join("nowhere");
    let path = nowhere.to_str().expect("UTF-8");
    for (lang, wanted) in [("en", "needs git"), ("zh", "需要 git")] {
        let args = ["check", "--changed-since", "main", "--lang", lang];
        let ran = folder.run_with(&args, b"", &[("PATH", path)]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(wanted), "{}", ran.stderr);
    }
}

/// Hooks run with the repository in the environment.
#[test]
fn a_hook_finds_its_repository() {
    let folder = Folder::new();
    repository(&folder, ".", &["a.yaml", "deep/b.yaml"]);
    folder.write("deep/b.yaml", changed_plan());
    git(&folder, ".", &["add", "-A"]);
    let ran = folder.run_with(
        &check(&["HEAD", "deep"]),
        b"",
        &[("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index")],
    );
    assert_eq!(checked(&ran), ["deep/b"]);
}
