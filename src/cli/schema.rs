//! `planvet schema`: the JSON Schemas of plans and of `planvet.toml`.

use std::io::Write as _;

use crate::format::schema::{config_schema, plan_schema};

use super::args::{SchemaArgs, SchemaOf};
use super::environment::Environment;
use super::exit::Exit;

pub fn run(args: &SchemaArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let mut out = environment.open_output()?;
    let schema = match args.of {
        SchemaOf::Plan => plan_schema(),
        SchemaOf::Config => config_schema(),
    };
    serde_json::to_writer_pretty(&mut out, &schema)?;
    writeln!(out)?;
    out.finish()?;
    Ok(Exit::Clean)
}
