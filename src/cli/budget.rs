//! `planvet budget`.

use crate::finance::case::Terms;
use crate::lang::Text;
use crate::view::{self, BudgetOptions};

use super::args::BudgetArgs;
use super::drawn::{self, Hints};
use super::environment::Environment;
use super::exit::Exit;

const HINTS: Hints = Hints {
    drawn: Text::new(
        "it has a table, and data with --format csv or json",
        "它只有表格，数据可用 --format csv 或 json",
    ),
    less: Text::new(
        "take --by category or --by phase, or --format csv or json",
        "请用 --by category 或 --by phase，或改用 --format csv、json",
    ),
};

pub fn run(args: &BudgetArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let options = BudgetOptions {
        view: args.view,
        by: args.by,
        terms: Terms {
            horizon: args.horizon.map(|time| time.0),
            rate: args.discount_rate.map(|rate| rate.0),
        },
        uplift: args.uplift.map(|class| class.0),
    };
    drawn::show(&args.common, &HINTS, environment, |files, lang| {
        view::budget(files, options, lang)
    })
}
