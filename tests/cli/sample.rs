//! A copy of the sample repository of plans, as a git repository, with planvet on the path.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::run::{Folder, Ran};

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the package.
pub fn text(name: &str) -> String {
    let text = std::fs::read_to_string(root().join(name));
    let text = text.unwrap_or_else(|error| panic!("{name}: {error}"));
    text.replace("\r\n", "\n")
}

/// A YAML file of the package.
pub fn yaml(name: &str) -> serde_json::Value {
    serde_saphyr::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The copy.
pub struct Sample(pub Folder);

impl Sample {
    /// A copy without some of its files and folders, committed on `main`.
    pub fn without(left_out: &[&str]) -> Sample {
        let sample = Sample(Folder::new());
        let from = root().join("fixtures/repository");
        copy(&from, sample.0.path());
        for name in left_out {
            let path = sample.0.path().join(name);
            let removed = if path.is_dir() {
                std::fs::remove_dir_all(&path)
            } else {
                std::fs::remove_file(&path)
            };
            removed.unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        let ran = sample.bash(
            "git init -q -b main
             git add -A
             git -c user.name=Test -c user.email=test@example.org commit -q -m 'Plans'
             git update-ref refs/remotes/origin/main main",
            &[],
        );
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        sample
    }

    /// The whole copy.
    pub fn new() -> Sample {
        Sample::without(&[])
    }

    /// Runs a script as GitHub's runner does.
    pub fn bash(&self, script: &str, env: &[(&str, &str)]) -> Ran {
        let binary = Path::new(env!("CARGO_BIN_EXE_planvet"));
        let mut path: Vec<PathBuf> = vec![binary.parent().expect("a folder").to_owned()];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        path.extend(std::env::split_paths(&inherited));
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.0.path())
            .env("PATH", std::env::join_paths(path).expect("a path"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env_remove("GIT_DIR")
            .env_remove("GIT_WORK_TREE")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .env("LC_ALL", "C.UTF-8")
            .envs(env.iter().copied())
            .stdin(Stdio::null())
            .output()
            .expect("bash runs");
        Ran {
            code: output.status.code().expect("no signal"),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
