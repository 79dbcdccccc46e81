//! `planvet rules`: the catalogue.

use crate::format::write_report;
use crate::view;

use super::args::RulesArgs;
use super::environment::Environment;
use super::exit::Exit;

pub fn run(args: &RulesArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let report = view::rules();
    let mut out = environment.open_output()?;
    let options = environment.report_options(&args.looks.layout, None);
    write_report(&report, args.looks.format, &options, &mut out)?;
    out.finish()?;
    Ok(Exit::Clean)
}
