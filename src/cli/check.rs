//! `planvet check`: finds what is wrong with plans.

use std::io::Write as _;

use rayon::prelude::*;

use crate::check::{self, Checked};
use crate::diagnostic::Severity;
use crate::format::findings::{self, FindingsFormat, Run, write_json};
use crate::lang::{Lang, count};
use crate::plan::is_plan;
use crate::text;

use super::args::CheckArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::{self, Input};
use super::progress::Progress;

/// Files that are checked in parallel before their findings are written: the output keeps their
/// order, and memory holds a batch and what was found, not all files.
const BATCH: usize = 256;

/// What became of one file.
enum Outcome {
    Skipped,
    Unreadable(anyhow::Error),
    Checked { text: String, run: Run, lang: Lang },
}

pub fn run(args: &CheckArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let (inputs, troubles) = inputs::collect(&args.paths, environment.lang);
    inputs::keep_inputs(&inputs, environment.output_file(), environment.lang)?;
    for trouble in &troubles {
        environment.tell(trouble);
    }
    let mut trouble = !troubles.is_empty();
    let mut run = Run::default();
    let mut members = Vec::new();
    let mut langs = Vec::new();
    let mut options = environment.findings_options();
    options.fail_on = args.fail_on;
    let mut written = false;
    let mut out = environment.open_output()?;
    out.write_all(findings::head(args.format, &options).as_bytes())?;
    let mut progress = Progress::new(inputs.len());
    for batch in inputs.chunks(BATCH) {
        let outcomes: Vec<Outcome> = batch
            .par_iter()
            .map(|input| check_one(input, args, &options, environment))
            .collect();
        progress.advance(batch.len());
        for outcome in outcomes {
            match outcome {
                Outcome::Skipped => run.files_skipped += 1,
                Outcome::Unreadable(error) => {
                    trouble = true;
                    progress.clear();
                    environment.tell(&error);
                }
                Outcome::Checked {
                    text,
                    run: of_file,
                    lang,
                } => {
                    langs.push(lang);
                    run.add(of_file);
                    match args.format {
                        FindingsFormat::Json => members.push(text),
                        _ if text.is_empty() => {}
                        _ => {
                            progress.clear();
                            let separator = findings::separator(args.format);
                            if written {
                                out.write_all(separator.as_bytes())?;
                            }
                            written = true;
                            out.write_all(text.as_bytes())?;
                        }
                    }
                }
            }
        }
    }
    progress.clear();
    match args.format {
        FindingsFormat::Json => write_json(&run, &members, args.pretty, &mut out)?,
        FindingsFormat::Human | FindingsFormat::Concise if args.quiet => {}
        FindingsFormat::Human | FindingsFormat::Concise => {
            writeln!(out, "{}", summary(&run, summary_lang(&langs, environment)))?
        }
        _ => out.write_all(findings::tail(args.format, &run, &options).as_bytes())?,
    }
    out.finish()?;
    if run.files_checked == 0 && !trouble {
        environment.note_text(&inputs::NO_PLAN);
    }
    Ok(match (trouble, run.failing > 0) {
        (true, _) => Exit::Trouble,
        (false, true) => Exit::Findings,
        (false, false) => Exit::Clean,
    })
}

fn check_one(
    input: &Input,
    args: &CheckArgs,
    options: &findings::Options,
    environment: &Environment,
) -> Outcome {
    let checking = check::Options {
        as_of: args.as_of.as_ref().map(|day| day.0),
        ..check::Options::default()
    };
    let bytes = match input.read(&checking.limits) {
        Ok(bytes) => bytes,
        Err(error) => {
            let error = inputs::unreadable(&input.path, &error.to_string(), environment.lang);
            return Outcome::Unreadable(error);
        }
    };
    if !input.named && !is_plan(&bytes) {
        return Outcome::Skipped;
    }
    let checked: Checked = check::check(input.name(), bytes, &checking);
    Outcome::Checked {
        text: findings::render(&checked, args.format, options),
        run: Run::of_file(&checked, options),
        lang: options.lang_of(&checked),
    }
}

/// The summary speaks the language of the plans when they agree.
fn summary_lang(langs: &[Lang], environment: &Environment) -> Lang {
    match langs {
        [first, rest @ ..] if rest.iter().all(|lang| lang == first) => *first,
        _ => environment.lang,
    }
}

fn summary(run: &Run, lang: Lang) -> String {
    let [errors, warnings, infos] = Severity::ALL.map(|severity| run.of(severity));
    let found = if run.files_checked == 0 {
        text!("no file was checked", "没有检查任何文件")
    } else if errors + warnings + infos == 0 {
        text!(
            "{files} checked, nothing found",
            "已检查 {files} 个文件，未发现问题",
            files = count(run.files_checked, "file", "files"),
        )
    } else {
        text!(
            "{files} checked: {errors}, {warnings}, {infos}",
            "已检查 {files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 个提示",
            files = count(run.files_checked, "file", "files"),
            errors = count(errors, "error", "errors"),
            warnings = count(warnings, "warning", "warnings"),
            infos = count(infos, "info", "infos"),
        )
    };
    let mut summary = found.get(lang).to_owned();
    if run.tally.allowed() > 0 {
        let allowed = text!(
            "; {n} allowed",
            "；另有 {n} 个已放行",
            n = count(run.tally.allowed(), "more is", "more are"),
        );
        summary.push_str(allowed.get(lang));
    }
    if run.files_skipped > 0 {
        let skipped = text!(
            " ({n} skipped: no plan)",
            "（跳过 {n} 个非方案文件）",
            n = count(run.files_skipped, "file", "files"),
        );
        summary.push_str(skipped.get(lang));
    }
    summary
}
