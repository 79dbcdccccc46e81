//! `planvet simulate`.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::lang::Text;
use crate::simulate::{Iterations, Watch};
use crate::view::{self, SimulateOptions};

use super::args::SimulateArgs;
use super::drawn::{self, Hints};
use super::environment::Environment;
use super::exit::Exit;
use super::progress::Progress;

const HINTS: Hints = Hints {
    drawn: Text::new(
        "all views but contingency and assumptions have drawings, where there are dates or amounts",
        "有日期或金额时，除 contingency 与 assumptions 外的视图都可以绘制",
    ),
    less: Text::new("take --format csv or json", "请改用 --format csv 或 json"),
};

/// Whether Ctrl-C was pressed. Handlers of signals reach nothing but what is global.
static IS_STOPPED: AtomicBool = AtomicBool::new(false);

/// What a shell sees of a program that Ctrl-C has ended.
const KILLED: i32 = 130;

pub fn run(args: &SimulateArgs, environment: &Environment) -> anyhow::Result<Exit> {
    stop_at_ctrl_c();
    let iterations = args.iterations.map(|iterations| iterations.0);
    let hint = environment.say(
        "iterations; Ctrl-C shows what is done so far",
        "次迭代；按 Ctrl-C 显示已完成部分的结果",
    );
    let progress = Mutex::new(Progress::of_iterations(iterations, hint));
    let done = |iterations: u64| {
        if let Ok(mut progress) = progress.lock() {
            progress.set(iterations);
        }
    };
    let goes_on = || !IS_STOPPED.load(Ordering::Relaxed);
    let options = SimulateOptions {
        view: args.view,
        curve: args.curve,
        seed: args.seed,
        iterations: iterations.map_or(Iterations::UntilSettled, Iterations::Exactly),
        percentile: args.percentile.0,
        watch: Watch {
            done: &done,
            goes_on: &goes_on,
        },
    };
    let exit = drawn::show(&args.common, &HINTS, environment, |files, lang| {
        let report = view::simulate(files, &options, lang);
        if let Ok(mut progress) = progress.lock() {
            progress.clear();
        }
        report
    })?;
    Ok(match IS_STOPPED.load(Ordering::Relaxed) {
        true => Exit::Trouble,
        false => exit,
    })
}

/// Lets the first Ctrl-C end the simulation, and the second one the program. Where the system has
/// no handlers to give, Ctrl-C ends the program as ever.
fn stop_at_ctrl_c() {
    let _ = ctrlc::set_handler(|| {
        if IS_STOPPED.swap(true, Ordering::Relaxed) {
            std::process::exit(KILLED);
        }
    });
}
