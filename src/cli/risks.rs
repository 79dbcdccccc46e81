//! `planvet risks`.

use crate::view;

use super::args::RisksArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

pub fn run(args: &RisksArgs, environment: &Environment) -> anyhow::Result<Exit> {
    plans::show(&args.common, environment, |files, lang| {
        view::risks(files, args.view, lang)
    })
}
