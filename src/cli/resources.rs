//! `planvet resources`.

use crate::lang::Text;
use crate::view;

use super::args::ResourcesArgs;
use super::drawn::{self, Hints};
use super::environment::Environment;
use super::exit::Exit;

const HINTS: Hints = Hints {
    drawn: Text::new(
        "no task with dates uses a resource",
        "没有任务既有日期又占用资源",
    ),
    less: Text::new("take --format csv or json", "请改用 --format csv 或 json"),
};

pub fn run(args: &ResourcesArgs, environment: &Environment) -> anyhow::Result<Exit> {
    drawn::show(&args.common, &HINTS, environment, |files, lang| {
        view::resources(files, args.view, lang)
    })
}
