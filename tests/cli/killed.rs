//! Killed at any moment, the program leaves the old file or the new, never half of one.

use std::process::Stdio;
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::run::{Folder, PLANS, command, plan};

const KILLS: u64 = 16;

const OLD: &str = "the old file\n";

#[test]
fn a_killed_run_leaves_the_old_file_or_the_new() {
    for args in [
        &["check", "plans", "--format", "json"][..],
        &["timeline", "plans", "--format", "csv"],
    ] {
        let folder = repository();
        let start = Instant::now();
        let new = folder.run(args).stdout;
        let length = start.elapsed();
        assert!(new.len() > 1_000, "{new}");
        let mut rng = Rng::with_seed(args.len() as u64);
        let mut killed = 0;
        for kill in 0..KILLS {
            folder.write("out", OLD);
            let mut child = command(args)
                .args(["-o", "out"])
                .current_dir(folder.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the binary runs");
            // From the first moment to a little after the end, which is where files are moved.
            let share = (kill as f64 + rng.f64()) / KILLS as f64;
            std::thread::sleep(length.mul_f64(share * 1.1).min(Duration::from_secs(5)));
            child.kill().expect("it can be killed, or has ended");
            let status = child.wait().expect("it ends");
            killed += u32::from(status.code().is_none_or(|code| code > 2));
            let out = folder.read("out");
            assert!(
                out == OLD || out == new,
                "killed after {share:.2} of {length:?}, `out` has {} bytes of {}",
                out.len(),
                new.len()
            );
        }
        assert!(killed > 0, "no run was killed");
        only_hidden_files_are_left(&folder);
        // What is left behind is in nobody's way.
        assert_eq!(folder.run(args).stdout, new);
    }
}

/// Enough plans to be in the middle of, and enough wrong with them to write about.
fn repository() -> Folder {
    let folder = Folder::new();
    for (number, name) in PLANS.iter().cycle().take(8).enumerate() {
        let text = std::fs::read_to_string(plan(name)).expect("a plan");
        folder.write(
            &format!("plans/{number}.yaml"),
            text.replace("owner:", "ownr:"),
        );
    }
    folder
}

/// A run that is killed can't tidy up: its unfinished file stays, under a name that says whose it
/// is and that no reader takes for a plan.
fn only_hidden_files_are_left(folder: &Folder) {
    for entry in std::fs::read_dir(folder.path()).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_str().expect("UTF-8");
        assert!(
            ["out", "plans"].contains(&name) || name.starts_with(".planvet-"),
            "{name}"
        );
    }
}
