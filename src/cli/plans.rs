//! Reads the plans that a view shows.

use std::io::Write as _;

use rayon::prelude::*;

use crate::check::{self, Checked};
use crate::diagnostic::Severity;
use crate::format::write_report;
use crate::lang::{Lang, count};
use crate::plan::is_plan;
use crate::text;
use crate::view::report::Report;

use super::args::ViewArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs;

/// Reads the plans, lets `view` make a report of them and writes it.
///
/// What can be shown is shown, even when a file can't be read or a plan has faults: standard
/// error says so, and the exit code is 2 or 1 when there is nothing to show for a file.
pub fn show(
    args: &ViewArgs,
    environment: &Environment,
    view: impl FnOnce(&[Checked], Lang) -> Report,
) -> anyhow::Result<Exit> {
    let (inputs, troubles) = inputs::collect(&args.plans, environment.lang);
    inputs::keep_inputs(&inputs, environment.output_file(), environment.lang)?;
    let checking = check::Options::default();
    let read: Vec<anyhow::Result<Option<Checked>>> = inputs
        .par_iter()
        .map(|input| {
            let bytes = input.read(&checking.limits).map_err(|error| {
                inputs::unreadable(&input.path, &error.to_string(), environment.lang)
            })?;
            let wanted = input.named || is_plan(&bytes);
            Ok(wanted.then(|| check::check(input.name(), bytes, &checking)))
        })
        .collect();
    let mut exit = Exit::Clean;
    for trouble in troubles {
        environment.tell(&trouble);
        exit = Exit::Trouble;
    }
    let mut files = Vec::new();
    for file in read {
        match file {
            Ok(None) => {}
            Ok(Some(file)) => {
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
    let options = environment.report_options(&args.looks, common_lang(&files));
    let report = view(&files, options.lang);
    let mut out = environment.open_output()?;
    write_report(&report, args.looks.format, &options, &mut out)?;
    out.flush()?;
    out.finish()?;
    Ok(exit)
}

/// The language of the plans, when they agree.
fn common_lang(files: &[Checked]) -> Option<Lang> {
    let mut langs = files.iter().map(Checked::lang);
    let first = langs.next()??;
    langs.all(|lang| lang == Some(first)).then_some(first)
}

/// Says that a plan was shown as far as it could be read; `true` when there was no plan at all.
fn note_faults(file: &Checked, environment: &Environment) -> bool {
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
