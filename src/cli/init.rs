//! `planvet init`: a plan to start from.

use std::io::Write as _;
use std::path::Path;

use crate::lang::{Lang, Listed};
use crate::plan;
use crate::source::{self, Limits};
use crate::text;

use super::args::InitArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::output::{Existing, Output};

/// The worked plans by name.
const PLANS: [(&str, &str); 6] = [
    ("attitude", include_str!("../../plans/attitude.yaml")),
    (
        "communication",
        include_str!("../../plans/communication.yaml"),
    ),
    ("expansion", include_str!("../../plans/expansion.yaml")),
    ("process", include_str!("../../plans/process.yaml")),
    ("repairs", include_str!("../../plans/repairs.yaml")),
    (
        "satisfaction",
        include_str!("../../plans/satisfaction.yaml"),
    ),
];

const MINIMAL_EN: &str = include_str!("init/minimal.en.yaml");
const MINIMAL_ZH: &str = include_str!("init/minimal.zh.yaml");

/// The names of the worked plans.
pub fn names() -> impl Iterator<Item = &'static str> {
    PLANS.into_iter().map(|(name, _)| name)
}

pub fn run(args: &InitArgs, environment: &Environment) -> anyhow::Result<Exit> {
    if args.list {
        let mut out = environment.open_output()?;
        for (name, text) in PLANS {
            writeln!(out, "{name:<15}{}", title(text, environment.lang))?;
        }
        out.finish()?;
        return Ok(Exit::Clean);
    }
    let text = match &args.from {
        None if environment.lang == Lang::Zh => MINIMAL_ZH,
        None => MINIMAL_EN,
        Some(wanted) => match PLANS.iter().find(|(name, _)| name == wanted) {
            Some((_, text)) => text,
            None => {
                return Err(environment.error(&text!(
                    "there is no worked plan `{wanted}`; there are: {names}",
                    "没有名为“{wanted}”的示例方案，可选：{names}",
                    wanted = wanted,
                    names = Listed(&PLANS.map(|(name, _)| name)),
                )));
            }
        },
    };
    let named = args.file.as_deref().or(environment.output_file());
    let file = named
        .filter(|path| path.as_os_str() != "-")
        .map(Path::to_owned);
    let Some(path) = file else {
        let mut out = environment.open_output()?;
        out.write_all(text.as_bytes())?;
        out.finish()?;
        return Ok(Exit::Clean);
    };
    write(&path, text, args.force, environment)?;
    environment.note_text(&text!(
        "wrote {path}",
        "已生成 {path}",
        path = path.display().to_string(),
    ));
    Ok(Exit::Clean)
}

fn write(path: &Path, text: &str, force: bool, environment: &Environment) -> anyhow::Result<()> {
    if path.exists() && !force {
        return Err(environment.error(&text!(
            "{path} exists; --force overwrites it",
            "{path} 已存在；加 --force 可覆盖",
            path = path.display().to_string(),
        )));
    }
    let existing = if force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let mut out = Output::file(path, existing, environment.lang)?;
    out.write_all(text.as_bytes())?;
    out.finish()
}

/// The title of a worked plan.
fn title(text: &str, lang: Lang) -> String {
    let tree = source::parse(text, &Limits::DEFAULT);
    let plan = tree
        .roots()
        .first()
        .and_then(|&root| plan::read(&tree, text, root, &Limits::DEFAULT).0);
    plan.as_ref()
        .and_then(|plan| plan.title.get())
        .map(|title| title.get(lang).to_owned())
        .unwrap_or_default()
}
