//! Runs the binary in a folder of its own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder for one test.
pub struct Folder(TempDir);

/// What a run printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, its folders too.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Folder {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(path, content).expect("a file");
        self
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("a file")
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"", &[])
    }

    pub fn run_with(&self, args: &[&str], stdin: &[u8], env: &[(&str, &str)]) -> Ran {
        let mut child = command(args)
            .current_dir(self.path())
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let mut input = child.stdin.take().expect("stdin");
        let bytes = stdin.to_vec();
        let writer = std::thread::spawn(move || {
            // A program that stops reading early is no fault of the test.
            let _ = input.write_all(&bytes);
        });
        let output = child.wait_with_output().expect("the binary ends");
        writer.join().expect("stdin was written");
        Ran {
            code: output.status.code().expect("no signal"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

/// The binary with an environment that doesn't depend on the machine.
pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planvet"));
    command
        .args(args)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .env("LC_ALL", "C")
        .env("LANG", "C");
    command
}

/// A worked plan.
pub fn plan(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("plans")
        .join(format!("{name}.yaml"))
        .to_str()
        .expect("a UTF-8 path")
        .to_owned()
}

pub const PLANS: [&str; 6] = [
    "attitude",
    "communication",
    "expansion",
    "process",
    "repairs",
    "satisfaction",
];

/// A plan with one warning (S104) and nothing else above it.
pub const NO_OWNER: &str = "planvet: 1
title: 方案
language: zh-CN
goals:
  - id: G1
    title: 缩短维修响应时间
    accepted: 示例
    deadline: 2026-12-31
    measure: {metric: 到场时间, unit: 分钟, baseline: {value: 60, date: 2025-12-31}, target: 30, source: 工单, frequency: monthly, definition: 报修到到场}
";
