//! `planvet check`: finds what is wrong with plans.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::format::findings::Run;
use crate::text;
use crate::view::{FileCounts, statistics};

use super::args::CheckArgs;
use super::baselines::Baselines;
use super::changed;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::{self, Input};
use super::judge::Judge;
use super::ordered::ordered;
use super::output::target;
use super::progress::Progress;
use super::settings::Configurations;
use super::sinks::{Look, Sinks, report_format};
use super::wish::destinations;

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
    let options = environment.findings_options(args, None);
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
    };
    let run = check_all(&inputs, &judge, &mut sinks)?;
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
    let trouble = !troubles.is_empty() || run.files_unreadable > 0;
    if run.files_checked == 0 && !trouble {
        environment.note_text(&match &args.changed_since {
            Some(revision) => changed::nothing_changed(revision),
            None => inputs::NO_PLAN,
        });
    }
    Ok(match (trouble, run.failing) {
        (true, _) => Exit::Trouble,
        (false, 1..) => Exit::Findings,
        (false, 0) => Exit::Clean,
    })
}

/// The outputs that the arguments ask for.
fn looks(args: &CheckArgs, environment: &Environment) -> anyhow::Result<Vec<Look>> {
    let destinations =
        destinations(&args.output, args.format).map_err(|text| environment.error(&text))?;
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
        .map(|destination| Look {
            format: destination.format,
            options: environment.findings_options(args, destination.file.as_deref()),
            file: destination.file,
        })
        .collect())
}

/// Checks all inputs on all cores; findings are written in the order of the inputs.
fn check_all(inputs: &[Input], judge: &Judge<'_>, sinks: &mut Sinks<'_>) -> anyhow::Result<Run> {
    let mut run = Run::default();
    let progress = RefCell::new(Progress::new(inputs.len()));
    let on_terminal = sinks.on_terminal();
    ordered(
        inputs,
        |input| judge.judge(input),
        |outcome| outcome.run.size() + outcome.pieces.iter().map(String::len).sum::<usize>(),
        || progress.borrow_mut().advance(),
        |outcome| {
            run.add(outcome.run);
            if let Some(trouble) = &outcome.trouble {
                progress.borrow().aside(|| judge.environment.tell(trouble));
            }
            let speaks = outcome.pieces.iter().any(|piece| !piece.is_empty());
            match speaks && on_terminal {
                true => progress.borrow().aside(|| sinks.write(&outcome.pieces)),
                false => sinks.write(&outcome.pieces),
            }
        },
    )?;
    Ok(run)
}
