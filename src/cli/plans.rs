//! Reads the plans that a view shows.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use crate::check::{self, Checked};
use crate::diagnostic::Severity;
use crate::format::write_report;
use crate::lang::{Lang, count};
use crate::plan::is_plan;
use crate::source::Limits;
use crate::text;
use crate::view::report::Report;

use super::args::{ConfigArgs, SelectArgs, ViewArgs};
use super::environment::Environment;
use super::exit::Exit;
use super::inputs;
use super::settings::Configurations;

/// A checked file with the language that its configuration asks for.
type Shown = (Checked, Option<Lang>);

/// The plans that a view shows.
pub struct Plans {
    /// The plans, in the order they were named.
    pub files: Vec<Checked>,
    /// Their language, when they agree.
    pub lang: Option<Lang>,
    /// What the run ends with when all goes well from here on.
    pub exit: Exit,
}

/// Reads the plans, lets `view` make a report of them and writes it.
pub fn show(
    args: &ViewArgs,
    environment: &Environment,
    view: impl FnOnce(&[Checked], Lang) -> Report,
) -> anyhow::Result<Exit> {
    let plans = read(&args.plans, &args.config, environment)?;
    let options = environment.report_options(&args.looks.layout, plans.lang);
    let report = view(&plans.files, options.lang);
    let mut out = environment.open_output()?;
    write_report(&report, args.looks.format, &options, &mut out)?;
    out.flush()?;
    out.finish()?;
    Ok(plans.exit)
}

/// Reads the plans that the command line names.
///
/// What can be shown is shown, even when a file can't be read or a plan has faults: standard
/// error says so, and the exit code is 2 or 1 when there is nothing to show for a file.
pub fn read(
    named: &[PathBuf],
    config: &ConfigArgs,
    environment: &Environment,
) -> anyhow::Result<Plans> {
    let (mut inputs, troubles) = inputs::collect(named, environment.lang);
    inputs::keep_inputs(&inputs, environment.output_file(), environment.lang)?;
    let select = SelectArgs::default();
    let configurations = Configurations::find(&inputs, config, &select, environment)?;
    let output = environment.output_file();
    inputs::keep(configurations.files(), output, environment.lang)?;
    inputs.retain(|input| !configurations.excludes(input));
    let limits = Limits::default();
    let read: Vec<anyhow::Result<Option<Shown>>> = inputs
        .par_iter()
        .map(|input| {
            let bytes = input.read(&limits).map_err(|error| {
                inputs::unreadable(&input.path, &error.to_string(), environment.lang)
            })?;
            if !input.named && !is_plan(&bytes) {
                return Ok(None);
            }
            let effective = configurations.of(&input.path, environment)?.effective;
            let checking = check::Options {
                limits,
                settings: Arc::clone(&effective.settings),
                ..check::Options::default()
            };
            let checked = check::check(input.name(), bytes, &checking);
            Ok(Some((checked, effective.language.value)))
        })
        .collect();
    let mut exit = Exit::Clean;
    for trouble in troubles {
        environment.tell(&trouble);
        exit = Exit::Trouble;
    }
    let mut files = Vec::new();
    let mut langs = Vec::new();
    for file in read {
        match file {
            Ok(None) => {}
            Ok(Some((file, lang))) => {
                langs.push(lang.or_else(|| file.lang()));
                if note_faults(&file, environment) && exit == Exit::Clean {
                    exit = Exit::Findings;
                }
                files.push(file);
            }
            Err(error) => {
                environment.tell(&error);
                exit = Exit::Trouble;
            }
        }
    }
    if files.is_empty() && exit == Exit::Clean {
        return Err(environment.error(&inputs::NO_PLAN));
    }
    Ok(Plans {
        files,
        lang: common(&langs),
        exit,
    })
}

/// The language of the plans, when they agree.
fn common(langs: &[Option<Lang>]) -> Option<Lang> {
    let first = *langs.first()?;
    first.filter(|_| langs.iter().all(|lang| *lang == first))
}

/// Says that a plan was shown as far as it could be read; `true` when there was no plan at all.
pub fn note_faults(file: &Checked, environment: &Environment) -> bool {
    let path = &file.source.path;
    let errors = file
        .open()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if file.plans.is_empty() {
        environment.note_text(&text!(
            "{path} holds no readable plan; `planvet check {path}` says why",
            "{path} 中没有可读取的方案，运行 `planvet check {path}` 可查看原因",
            path = path,
        ));
    } else if errors > 0 {
        let note = text!(
            "{path} has {errors}; `planvet check {path}` shows more",
            "{path} 有 {errors} 个错误，运行 `planvet check {path}` 可查看",
            path = path,
            errors = count(errors, "error", "errors"),
        );
        environment.note_about(file.lang(), &note);
    }
    file.plans.is_empty()
}
