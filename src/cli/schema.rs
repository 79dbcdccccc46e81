//! `planvet schema`: the JSON Schemas of plans, of `planvet.toml`, of judged sentences and of
//! comparisons.

use std::io::Write as _;

use crate::format::comparison;
use crate::format::schema::{config_schema, plan_schema};
use crate::format::sentences;

use super::args::{SchemaArgs, SchemaOf};
use super::environment::Environment;
use super::exit::Exit;

pub fn run(args: &SchemaArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let mut out = environment.open_output()?;
    let schema = match args.of {
        SchemaOf::Plan => plan_schema(),
        SchemaOf::Config => config_schema(),
        SchemaOf::Smart => sentences::schema(),
        SchemaOf::Diff => comparison::schema(),
    };
    serde_json::to_writer_pretty(&mut out, &schema)?;
    writeln!(out)?;
    out.finish()?;
    Ok(Exit::Clean)
}
