//! `planvet budget`.

use crate::finance::case::Terms;
use crate::lang::Text;
use crate::view::{self, BudgetOptions, BudgetView};

use super::args::BudgetArgs;
use super::drawn::{self, Hints};
use super::environment::Environment;
use super::exit::Exit;

const HINTS: Hints = Hints {
    drawn: Text::new(
        "sums, cash and returns have drawings, where there are amounts",
        "有金额时，sums、cash 与 returns 可以绘制",
    ),
    less: Text::new(
        "take --by category or --by phase, or --format csv or json",
        "请用 --by category 或 --by phase，或改用 --format csv、json",
    ),
};

const NOT_GROUPED: Text = Text::new(
    "--by groups sums and the ledger: leave it out, or take --view sums or ledger",
    "--by 只用于 sums 与 ledger：请去掉 --by，或用 --view sums、ledger",
);

pub fn run(args: &BudgetArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let is_grouped = matches!(args.view, BudgetView::Sums | BudgetView::Ledger);
    if args.by.is_some() && !is_grouped {
        return Err(environment.error(&NOT_GROUPED));
    }
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
