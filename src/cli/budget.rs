//! `planvet budget`.

use crate::view::{self, BudgetOptions};

use super::args::BudgetArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

pub fn run(args: &BudgetArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let options = BudgetOptions {
        view: args.view,
        by: args.by,
    };
    plans::show(&args.common, environment, |files, lang| {
        view::budget(files, options, lang)
    })
}
