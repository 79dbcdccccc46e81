//! `planvet budget`.

use crate::view;

use super::args::BudgetArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

pub fn run(args: &BudgetArgs, environment: &Environment) -> anyhow::Result<Exit> {
    plans::show(&args.common, environment, |files, lang| {
        view::budget(files, args.by, lang)
    })
}
