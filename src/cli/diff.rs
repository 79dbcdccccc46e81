//! `planvet diff`: what has changed between two versions of a plan.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use crate::check::{self, Checked};
use crate::compare::{Comparison, Condition, Side};
use crate::format::comparison;
use crate::lang::{Lang, Text};
use crate::plan::Plan;
use crate::source::Limits;
use crate::text;
use crate::view::Compared;
use crate::view::report::PlanName;

use super::args::{DiffArgs, SelectArgs};
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::{self, Input};
use super::plans::note_faults;
use super::settings::{Configurations, shown};

const STDIN_TWICE: Text = Text::new(
    "standard input can be one of the versions, not both",
    "标准输入只能作为其中一个版本",
);

const SAME_FILE: Text = Text::new(
    "both versions are the same file, so nothing can differ",
    "两个版本是同一个文件，不会有差异",
);

/// Compares two files and writes what has changed.
pub fn run(args: &DiffArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let conditions = conditions(args, environment)?;
    let paths = [&args.old, &args.new];
    if paths.iter().all(|path| path.as_os_str() == "-") {
        return Err(environment.error(&STDIN_TWICE));
    }
    if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
        return Err(environment.error(&text!(
            "{path} is a folder; name a plan file",
            "{path} 是文件夹；请指定方案文件",
            path = shown(folder),
        )));
    }
    let inputs = paths.map(|path| Input {
        path: path.clone(),
        named: true,
    });
    let output = environment.output_file();
    inputs::keep_inputs(&inputs, output, environment.lang)?;
    let select = SelectArgs::default();
    let configurations = Configurations::find(&inputs, &args.config, &select, environment)?;
    inputs::keep(configurations.files(), output, environment.lang)?;
    let [old, new] = inputs
        .each_ref()
        .map(|input| read(input, &configurations, environment));
    // Both are told, should neither be readable.
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => return Err(error),
        (Err(error), Err(other)) => {
            environment.tell(&error);
            return Err(other);
        }
    };
    for (file, _) in [&old, &new] {
        note_faults(file, environment);
        note_others(file, environment);
    }
    if is_same_file(&args.old, &args.new) {
        environment.note_about(old.1, &SAME_FILE);
    }
    let (Some(old_plan), Some(new_plan)) = (old.0.plans.first(), new.0.plans.first()) else {
        // What is wrong has been told.
        return Ok(Exit::Trouble);
    };
    let lang = old.1.filter(|lang| new.1 == Some(*lang));
    let options = environment.report_options(&args.looks.layout, lang);
    let comparison = Comparison::of(side(&old.0, old_plan), side(&new.0, new_plan));
    let held = conditions.into_iter().map(|condition| {
        let held = condition.held(&comparison);
        (condition, held)
    });
    let compared = Compared {
        conditions: held.collect(),
        comparison,
        old: name(&old.0, old_plan, options.lang),
        new: name(&new.0, new_plan, options.lang),
    };
    let mut out = environment.open_output()?;
    comparison::write(&compared, args.looks.format, &options, &mut out)?;
    out.flush()?;
    out.finish()?;
    Ok(exit(&compared, lang, environment))
}

/// The conditions of `--fail-on`.
fn conditions(args: &DiffArgs, environment: &Environment) -> anyhow::Result<Vec<Condition>> {
    let mut conditions = Vec::new();
    for text in &args.fail_on {
        let read = Condition::read_all(text);
        conditions.extend(read.map_err(|unknown| environment.error(&unknown.told()))?);
    }
    Ok(conditions)
}

/// A checked file with the language of what is said about it.
fn read(
    input: &Input,
    configurations: &Configurations,
    environment: &Environment,
) -> anyhow::Result<(Checked, Option<Lang>)> {
    let limits = Limits::default();
    let bytes = input
        .read(&limits)
        .map_err(|error| inputs::unreadable(&input.path, &error.to_string(), environment.lang))?;
    let effective = configurations.of(&input.path, environment)?.effective;
    let checking = check::Options {
        limits,
        settings: Arc::clone(&effective.settings),
        ..check::Options::default()
    };
    let file = check::check(input.name(), bytes, &checking);
    let lang = effective.language.value.or_else(|| file.lang());
    Ok((file, lang))
}

/// Says that only the first of several plans in a file is compared.
fn note_others(file: &Checked, environment: &Environment) {
    if file.plans.len() > 1 {
        let note = text!(
            "{path} holds {plans} plans; the first is compared",
            "{path} 中有 {plans} 份方案，只比较第一份",
            path = file.source.path,
            plans = file.plans.len(),
        );
        environment.note_about(file.lang(), &note);
    }
}

fn is_same_file(old: &Path, new: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(old).is_some_and(|old| Some(old) == real(new))
}

fn side<'f>(file: &'f Checked, plan: &'f Plan) -> Side<'f> {
    Side {
        plan,
        text: &file.source.text,
        calendars: &file.settings.calendars,
        scale: &file.settings.scale,
    }
}

fn name(file: &Checked, plan: &Plan, lang: Lang) -> PlanName {
    let title = plan.title.get().map(|title| title.get(lang).to_owned());
    PlanName {
        id: plan.id.get().map(|id| id.as_str().to_owned()),
        path: file.source.path.clone(),
        title: title.unwrap_or_default(),
    }
}

/// Tells which conditions hold: where results go to a file or a program, nobody reads them there.
fn exit(compared: &Compared, lang: Option<Lang>, environment: &Environment) -> Exit {
    let mut exit = Exit::Clean;
    for held in compared
        .conditions
        .iter()
        .filter_map(|(_, held)| held.as_ref())
    {
        let note = text!(
            "{condition}: {reason}",
            "{condition}：{reason}",
            condition = held.condition.to_string(),
            reason = held.reason,
        );
        environment.note_about(lang, &note);
        exit = Exit::Findings;
    }
    exit
}
