//! `planvet check` on a whole repository: runs of the real program, with its time and memory.
//!
//! `cargo bench --bench repository` for 1,000 and 10,000 plans, `cargo bench --bench repository --
//! 300` for another number; the figures stand in docs/benchmarks.md.

#![allow(clippy::print_stdout)] // The tables it prints are what it is for.

mod corpus;

use std::fs::{self, File};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use granit_parser::Parser;
use planvet::check;
use planvet::format::findings::{self, FindingsFormat, Options};
use planvet::lang::Lang;
use planvet::source::{Limits, parse};
use wait4::Wait4 as _;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs of which the median counts.
const RUNS: usize = 5;

/// Plans in one folder.
const FOLDER: usize = 100;

/// Plans that the stages are measured on, and files that are checked in a process each.
const SAMPLE: usize = 1_000;
const PROCESSES: usize = 100;

fn main() {
    // Cargo adds `--bench`.
    let sizes: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        vec![1_000, 10_000]
    } else {
        sizes
    };
    for size in sizes {
        let repository = Repository::new(size);
        println!(
            "\n{} plans, {:.1} MB\n",
            size,
            repository.bytes as f64 / 1e6
        );
        repository.measure_runs();
        repository.measure_stages();
        repository.measure_processes();
    }
}

/// Plans on the disk.
struct Repository {
    folder: tempfile::TempDir,
    files: Vec<PathBuf>,
    bytes: usize,
}

/// What a run cost.
#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
    memory: u64,
}

impl Repository {
    fn new(size: usize) -> Repository {
        let folder = tempfile::tempdir().expect("a folder");
        let mut bytes = 0;
        let files: Vec<PathBuf> = (0..size)
            .map(|seed| {
                let folder = folder.path().join(format!("team-{:03}", seed / FOLDER));
                fs::create_dir_all(&folder).expect("a folder");
                let plan = corpus::lived_in(corpus::LINES, seed);
                bytes += plan.len();
                let path = folder.join(format!("plan-{seed:05}.yaml"));
                let file = File::create(&path).expect("a file");
                std::io::Write::write_all(&mut &file, plan.as_bytes()).expect("a plan");
                // Only what is on the disk can be dropped from the cache.
                file.sync_data().expect("a disk");
                path
            })
            .collect();
        Repository {
            folder,
            files,
            bytes,
        }
    }

    /// The whole program, from its start to its end.
    fn measure_runs(&self) {
        println!("| run | wall | user + system | peak memory |\n|---|---|---|---|");
        for (name, threads, cold, format) in [
            ("two threads, warm", "2", false, "human"),
            ("two threads, cold", "2", true, "human"),
            ("one thread, warm", "1", false, "human"),
            ("one thread, cold", "1", true, "human"),
            ("two threads, warm, JSON", "2", false, "json"),
        ] {
            self.check(threads, format);
            let costs: Vec<Cost> = (0..RUNS)
                .map(|_| {
                    if cold {
                        self.drop_cache();
                    }
                    self.check(threads, format)
                })
                .collect();
            println!(
                "| {name} | {} | {} | {:.0} MB |",
                seconds(median(costs.iter().map(|cost| cost.wall))),
                seconds(median(costs.iter().map(|cost| cost.cpu))),
                costs
                    .iter()
                    .map(|cost| cost.memory)
                    .max()
                    .unwrap_or_default() as f64
                    / 1e6,
            );
        }
    }

    fn check(&self, threads: &str, format: &str) -> Cost {
        let start = Instant::now();
        let mut child = planvet(self.folder.path())
            .args(["--format", format])
            .env("RAYON_NUM_THREADS", threads)
            .spawn()
            .expect("the binary runs");
        let used = child.wait4().expect("the binary ends");
        assert_ne!(used.status.code(), Some(2));
        Cost {
            wall: start.elapsed(),
            cpu: used.rusage.utime + used.rusage.stime,
            memory: used.rusage.maxrss,
        }
    }

    /// Asks the system to forget the contents of the plans; their names and sizes it may keep.
    fn drop_cache(&self) {
        #[cfg(target_os = "linux")]
        for path in &self.files {
            let file = File::open(path).expect("a plan");
            rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed).expect("advice");
        }
    }

    /// The stages inside one process on one thread, each with all that comes before it.
    fn measure_stages(&self) {
        let files = &self.files[..self.files.len().min(SAMPLE)];
        let texts: Vec<String> = files
            .iter()
            .map(|path| fs::read_to_string(path).expect("a plan"))
            .collect();
        let read = timed(|| {
            for path in files {
                black_box(fs::read(path).expect("a plan"));
            }
        });
        let events = timed(|| {
            for text in &texts {
                black_box(Parser::new_from_str(text).filter(Result::is_ok).count());
            }
        });
        let tree = timed(|| {
            for text in &texts {
                black_box(parse(text, &Limits::DEFAULT));
            }
        });
        let checked = timed(|| {
            for text in &texts {
                black_box(checked(text));
            }
        });
        println!("\n{} plans, one thread, inside one process:\n", files.len());
        println!("| stage | time |\n|---|---|");
        println!("| reading the bytes | {} |", seconds(read));
        println!("| YAML events alone | {} |", seconds(events));
        println!("| text to tree | {} |", seconds(tree));
        println!("| bytes to findings as text | {} |", seconds(checked));
        let share = |part: Duration| 100.0 - 100.0 * part.as_secs_f64() / checked.as_secs_f64();
        println!(
            "\nNot YAML parsing: {:.0} % of the check (against the events), {:.0} % (against the tree)",
            share(events),
            share(tree)
        );
    }

    /// A process a file, as a pre-commit hook that is told no better would do it.
    fn measure_processes(&self) {
        let files = &self.files[..self.files.len().min(PROCESSES)];
        let start = Instant::now();
        for path in files {
            let status = planvet(path).status().expect("the binary runs");
            assert_ne!(status.code(), Some(2));
        }
        let each = start.elapsed() / u32::try_from(files.len()).expect("few files");
        println!(
            "\nOne process a file: {:.1} ms each",
            each.as_secs_f64() * 1e3
        );
    }
}

fn planvet(path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_planvet"));
    command
        .arg("check")
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn checked(text: &str) -> String {
    let checked = check::check(
        "plan.yaml".into(),
        text.as_bytes().to_vec(),
        &check::Options::default(),
    );
    let options = Options {
        fallback: Lang::En,
        ..Options::default()
    };
    findings::render(&checked, FindingsFormat::Human, &options)
}

/// The median of some runs.
fn timed(mut run: impl FnMut()) -> Duration {
    run();
    median((0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed()
    }))
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times[times.len() / 2]
}

fn seconds(time: Duration) -> String {
    match time.as_secs_f64() {
        long if long >= 1.0 => format!("{long:.2} s"),
        short => format!("{:.0} ms", short * 1e3),
    }
}
