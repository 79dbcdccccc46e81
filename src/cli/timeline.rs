//! `planvet timeline`.

use std::cell::Cell;

use crate::plan::Named as _;
use crate::text;
use crate::view;

use super::args::TimelineArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::plans;

pub fn run(args: &TimelineArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let Some(id) = &args.why else {
        return plans::show(&args.common, environment, |files, lang| {
            view::timeline(files, args.critical, lang)
        });
    };
    let is_there = Cell::new(false);
    let exit = plans::show(&args.common, environment, |files, lang| {
        let plans = files.iter().flat_map(|file| &file.plans);
        let mut ids = plans.flat_map(|plan| {
            let tasks = plan.tasks().map(|task| task.name().id());
            let milestones = plan.milestones().map(|milestone| milestone.name().id());
            tasks.chain(milestones)
        });
        is_there.set(ids.any(|known| known == Some(id.as_str())));
        view::why(files, id, args.critical, lang)
    })?;
    if !is_there.get() {
        environment.tell(&environment.error(&text!(
            "no task or milestone has the id `{id}`",
            "没有编号为“{id}”的任务或里程碑",
            id = id.as_str(),
        )));
        return Ok(Exit::Trouble);
    }
    Ok(exit)
}
