//! `planvet config`: what is in force for a plan, and where it comes from.

use std::path::PathBuf;

use crate::config::FILE_NAME;
use crate::format::write_report;
use crate::view;

use super::args::ShowConfigArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::inputs::{self, Input};
use super::settings::Configurations;

pub fn run(args: &ShowConfigArgs, environment: &Environment) -> anyhow::Result<Exit> {
    // Without a plan, what a plan in this folder would be held to; in a folder likewise.
    let path = match &args.plan {
        None => PathBuf::from(ANY_PLAN),
        Some(path) if path.is_dir() => path.join(ANY_PLAN),
        Some(path) => path.clone(),
    };
    let input = Input { path, named: true };
    let alone = std::slice::from_ref(&input);
    let configurations = Configurations::find(alone, &args.config, &args.select, environment)?;
    let output = environment.output_file();
    inputs::keep(configurations.files(), output, environment.lang)?;
    let in_force = configurations.of(&input.path, environment)?;
    let path = in_force.found.as_ref().map(|found| found.path.as_str());
    let report = view::config(
        &in_force.effective,
        path.unwrap_or(FILE_NAME),
        path.is_some(),
    );
    let mut out = environment.open_output()?;
    let options = environment.report_options(&args.looks.layout, None);
    write_report(&report, args.looks.format, &options, &mut out)?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// A plan that need not be there.
const ANY_PLAN: &str = "plan.yaml";
