//! `planvet risks`.

use crate::lang::Text;
use crate::view;

use super::args::RisksArgs;
use super::drawn::{self, Hints};
use super::environment::Environment;
use super::exit::Exit;

const HINTS: Hints = Hints {
    drawn: Text::new(
        "the views with a matrix have a drawing: leave out --view, or take --view inherent or residual",
        "有矩阵的视图可以绘制：去掉 --view，或用 --view inherent、residual",
    ),
    less: Text::new("take --format csv or json", "请改用 --format csv 或 json"),
};

pub fn run(args: &RisksArgs, environment: &Environment) -> anyhow::Result<Exit> {
    drawn::show(&args.common, &HINTS, environment, |files, lang| {
        view::risks(files, args.view, lang)
    })
}
