//! `planvet goals`.

use crate::view;

use super::args::ViewArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

pub fn run(args: &ViewArgs, environment: &Environment) -> anyhow::Result<Exit> {
    plans::show(args, environment, view::goals)
}
