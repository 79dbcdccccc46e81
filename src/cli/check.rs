//! `planvet check`: finds what is wrong with plans.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::check::rules::find;
use crate::format::findings::Run;
use crate::lang::{Listed, Text};
use crate::text;
use crate::view::{FileCounts, statistics};

use super::args::CheckArgs;
use super::baselines::Baselines;
use super::changed;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::{self, Input};
use super::judge::{Judge, Outcome};
use super::mend::{Mending, Repairs};
use super::ordered::ordered;
use super::output::{Output, Place, target};
use super::progress::Progress;
use super::settings::Configurations;
use super::sinks::{self, Look, Sinks, report_format};
use super::wish::destinations;

const DIFF_ON_STDOUT: Text = Text::new(
    "--diff writes to standard output, so findings need a file: --output FORMAT:FILE",
    "--diff 占用标准输出，检查结果请写入文件：--output 格式:文件",
);

/// Checks the inputs and writes all outputs.
///
/// A file that can't be read stops nothing: standard error tells it, the outputs count it, and
/// the exit code is 2. When an output can't be written, no file appears or changes.
pub fn run(args: &CheckArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let looks = looks(args, environment)?;
    let (mut inputs, troubles) = inputs::collect(&args.paths, environment.lang);
    let outputs = || looks.iter().filter_map(|look| look.file.as_deref());
    // Those too that this run passes over.
    let written = outputs().chain(args.write_baseline.as_deref());
    inputs::keep_inputs(&inputs, written, environment.lang)?;
    changed::keep_changed(&mut inputs, args, environment)?;
    for input in &mut inputs {
        input.named &= !args.only_plans;
    }
    let configurations = Configurations::find(&inputs, &args.config, &args.select, environment)?;
    inputs.retain(|input| !configurations.excludes(input));
    let written = outputs().chain(args.write_baseline.as_deref());
    inputs::keep(configurations.files(), written, environment.lang)?;
    let known = configurations.baselines();
    let known = known.iter().map(PathBuf::as_path);
    let known = known.chain(args.baseline.as_deref());
    inputs::keep(known, outputs(), environment.lang)?;
    let baselines = Baselines::open(args.baselines(), &configurations, environment)?;
    for trouble in &troubles {
        environment.tell(trouble);
    }
    tell_idle(&inputs, args, &configurations, environment)?;
    let options = environment.findings_options(args, Place::Stdout);
    let mending = Mending::of(args, &inputs, environment);
    let mut sinks = Sinks::open(&looks, environment.lang)?;
    if !args.statistics {
        sinks.begin()?;
    }
    let judge = Judge {
        args,
        environment,
        options: &options,
        looks: &looks,
        configurations: &configurations,
        baselines: &baselines,
        mending: mending.as_ref(),
    };
    let Totals {
        run,
        repairs,
        unwritten,
    } = check_all(&inputs, &judge, &mut sinks)?;
    if args.statistics {
        let files = FileCounts {
            checked: run.files_checked,
            skipped: run.files_skipped,
            unreadable: run.files_unreadable,
        };
        let report = statistics(&run.tally, files);
        sinks.report(&report, options.lang_of_run(&run))?;
    } else {
        sinks.end(&run)?;
    }
    sinks.finish()?;
    baselines.finish(&args.paths, environment)?;
    if let Some(mending) = mending.as_ref().filter(|_| !args.quiet) {
        mending.tell(&repairs, &run, environment);
    }
    let trouble = !troubles.is_empty() || run.files_unreadable > 0 || unwritten;
    if run.files_checked == 0 && !trouble {
        environment.note_text(&match &args.changed_since {
            Some(revision) => changed::nothing_changed(revision),
            None => inputs::NO_PLAN,
        });
    }
    let failing = match args.diff {
        // As with other programs that show a diff: whether there is one.
        true => repairs.files,
        false => run.failing,
    };
    Ok(match (trouble, failing) {
        (true, _) => Exit::Trouble,
        (false, 1..) => Exit::Findings,
        (false, 0) => Exit::Clean,
    })
}

/// Tells the rules that are asked for by name and don't run because no plan is simulated.
fn tell_idle(
    inputs: &[Input],
    args: &CheckArgs,
    configurations: &Configurations,
    environment: &Environment,
) -> anyhow::Result<()> {
    let named = args.select.select.iter().filter_map(|name| find(name));
    let mut idle: Vec<&str> = Vec::new();
    for rule in named.filter(|rule| rule.needs_simulation()) {
        let mut is_simulated = inputs.is_empty();
        for input in inputs {
            let in_force = configurations.of(&input.path, environment)?;
            is_simulated |= in_force.effective.simulate.value;
        }
        if !is_simulated && !idle.contains(&rule.id.code) {
            idle.push(rule.id.code);
        }
    }
    if !idle.is_empty() {
        environment.note_text(&text!(
            "only with --simulate: {rules}",
            "以下规则仅在加 --simulate 时运行：{rules}",
            rules = Listed(&idle),
        ));
    }
    Ok(())
}

/// The outputs that the arguments ask for.
fn looks(args: &CheckArgs, environment: &Environment) -> anyhow::Result<Vec<Look>> {
    let mut destinations =
        destinations(&args.output, args.format).map_err(|text| environment.error(&text))?;
    let aside = Mending::prints(args);
    if args.diff {
        let wants_findings = !args.output.is_empty() || args.format.is_some();
        if wants_findings && destinations.iter().any(|output| output.file.is_none()) {
            return Err(environment.error(&DIFF_ON_STDOUT));
        }
        destinations.retain(|destination| destination.file.is_some());
    }
    let mut targets: BTreeSet<_> = args
        .write_baseline
        .iter()
        .map(|path| target(path))
        .collect();
    for destination in &destinations {
        if let Some(file) = &destination.file
            && !targets.insert(target(file))
        {
            return Err(environment.error(&text!(
                "two outputs would go to {path}",
                "有两个输出要写入 {path}",
                path = file.display().to_string(),
            )));
        }
        if args.statistics && report_format(destination.format).is_none() {
            return Err(environment.error(&text!(
                "--statistics can't be written as {format}; there are: human, json, csv, markdown",
                "--statistics 不支持 {format} 格式，可用：human、json、csv、markdown",
                format = destination.format.name(),
            )));
        }
    }
    Ok(destinations
        .into_iter()
        .map(|destination| {
            let place = sinks::place(destination.file.as_deref(), aside);
            Look {
                format: destination.format,
                options: environment.findings_options(args, place),
                file: destination.file,
                aside,
            }
        })
        .collect())
}

/// What a run comes to.
#[derive(Default)]
struct Totals {
    run: Run,
    repairs: Repairs,
    /// Whether a file that was mended couldn't be written.
    unwritten: bool,
}

/// Checks all inputs on all cores; findings are written in the order of the inputs.
fn check_all(inputs: &[Input], judge: &Judge<'_>, sinks: &mut Sinks<'_>) -> anyhow::Result<Totals> {
    let mut totals = Totals::default();
    let progress = RefCell::new(Progress::new(inputs.len()));
    let mut printed = Output::open(Place::Stdout, judge.environment.lang)?;
    let on_terminal = sinks.on_terminal() || printed.is_terminal();
    ordered(
        inputs,
        |input| judge.judge(input),
        Outcome::size,
        || progress.borrow_mut().advance(),
        |outcome| {
            totals.run.add(outcome.run);
            totals.repairs.add(&outcome.repair);
            totals.unwritten |= outcome.repair.trouble.is_some();
            let told = outcome.trouble.iter().chain(&outcome.repair.trouble);
            for trouble in told {
                progress.borrow().aside(|| judge.environment.tell(trouble));
            }
            for note in &outcome.repair.notes {
                let tell = || judge.environment.note_about(outcome.lang, note);
                progress.borrow().aside(tell);
            }
            let mut write = || {
                outcome.repair.print(&mut printed)?;
                sinks.write(&outcome.pieces)
            };
            let speaks = outcome.pieces.iter().any(|piece| !piece.is_empty())
                || !outcome.repair.printed.is_empty();
            match speaks && on_terminal {
                true => progress.borrow().aside(write),
                false => write(),
            }
        },
    )?;
    printed.finish()?;
    Ok(totals)
}
