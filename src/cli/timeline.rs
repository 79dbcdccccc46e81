//! `planvet timeline`.

use std::io::Write as _;

use crate::check::Checked;
use crate::format::{TimelineFormat, mspdi, write_report};
use crate::lang::{Lang, Text};
use crate::view;

use super::args::TimelineArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::NO_PLAN;
use super::plans;

const ONE_PROJECT: Text = Text::new(
    "a file of Microsoft Project holds one plan; name one",
    "一个 Microsoft Project 文件只能存放一个方案，请只指定一个",
);

pub fn run(args: &TimelineArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let plans = plans::read(&args.plans, &args.config, environment)?;
    let options = environment.report_options(&args.layout, plans.lang);
    let written = match format(args, environment) {
        TimelineFormat::Report(format) => {
            let report = view::timeline(&plans.files, options.lang);
            let mut out = environment.open_output()?;
            let written = write_report(&report, format, &options, &mut out);
            out.told(written)?;
            out
        }
        TimelineFormat::Mspdi => {
            let xml = project(&plans.files, options.lang, environment)?;
            let mut out = environment.open_output()?;
            let written = out.write_all(xml.as_bytes());
            out.told(written)?;
            out
        }
    };
    written.finish()?;
    Ok(plans.exit)
}

/// The format asked for, else the one that the name of the file stands for.
fn format(args: &TimelineArgs, environment: &Environment) -> TimelineFormat {
    let file = environment.output_file();
    let extension = file.and_then(|file| file.extension()?.to_str());
    let of_file = || extension.and_then(TimelineFormat::of_extension);
    args.format.or_else(of_file).unwrap_or_default()
}

/// The one plan of the files as a project; what can't be written is told.
fn project(files: &[Checked], lang: Lang, environment: &Environment) -> anyhow::Result<String> {
    let mut plans = files
        .iter()
        .flat_map(|file| file.plans.iter().map(move |plan| (file, plan)));
    let (file, plan) = match (plans.next(), plans.next()) {
        (Some(only), None) => only,
        (None, _) => return Err(environment.error(&NO_PLAN)),
        (Some(_), Some(_)) => return Err(environment.error(&ONE_PROJECT)),
    };
    let written = mspdi::write(plan, &file.settings.calendars, lang);
    for loss in &written.losses {
        environment.note_about(file.lang(), loss);
    }
    Ok(written.xml)
}
