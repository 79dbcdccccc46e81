//! `planvet rules`: the catalogue.

use crate::format::write_report;
use crate::view;

use super::args::{RulesArgs, ViewArgs};
use super::environment::Environment;
use super::exit::Exit;

pub fn run(args: &RulesArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let report = view::rules();
    let mut out = environment.open_output()?;
    let looks = ViewArgs {
        plans: Vec::new(),
        format: args.format,
        bom: args.bom,
        pretty: args.pretty,
        width: args.width,
    };
    let options = environment.report_options(&looks, None);
    write_report(&report, args.format, &options, &mut out)?;
    out.finish()?;
    Ok(Exit::Clean)
}
