//! `planvet schema`: the JSON Schema of the plan format.

use std::io::Write as _;

use crate::format::plan_schema::plan_schema;

use super::args::SchemaArgs;
use super::environment::Environment;
use super::exit::Exit;

pub fn run(_: &SchemaArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let mut out = environment.open_output()?;
    serde_json::to_writer_pretty(&mut out, &plan_schema())?;
    writeln!(out)?;
    out.finish()?;
    Ok(Exit::Clean)
}
