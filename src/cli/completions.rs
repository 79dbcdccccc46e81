//! `planvet completions`: completions for shells, with help in the user's language.

use std::io::Write as _;

use clap::Command;
use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::check::Maturity;
use crate::check::rules::RULES;
use crate::lang::Lang;

use super::args::CompletionsArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::init;

pub fn run(args: &CompletionsArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let mut command = with_values(super::command(environment.lang), environment.lang);
    // clap_complete panics when it can't write; a closed pipe is no reason to.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "planvet", &mut script);
    let mut out = environment.open_output()?;
    out.write_all(&script)?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// Gives arguments of free text the values they are likely to have.
///
/// Only what is offered changes: the program reads these arguments as free text, so that its
/// own messages can say what was meant.
fn with_values(command: Command, lang: Lang) -> Command {
    let verbs: Vec<String> = command
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    command.mut_subcommands(|verb| {
        let verb_name = verb.get_name().to_owned();
        verb.mut_args(|arg| {
            let values = match arg.get_id().as_str() {
                "rules" | "select" | "ignore" => rules(lang),
                "profile" => profiles(lang),
                "from" if verb_name == "init" => init::names().map(PossibleValue::new).collect(),
                "verb" => verbs.iter().cloned().map(PossibleValue::new).collect(),
                _ => return arg,
            };
            arg.value_parser(PossibleValuesParser::new(values))
        })
    })
}

/// The profiles that come with planvet; a file may have more.
fn profiles(lang: Lang) -> Vec<PossibleValue> {
    Maturity::ALL
        .into_iter()
        .map(|each| PossibleValue::new(each.name()).help(each.label().get(lang).to_owned()))
        .collect()
}

fn rules(lang: Lang) -> Vec<PossibleValue> {
    RULES
        .iter()
        .map(|rule| PossibleValue::new(rule.id.code).help(rule.title.get(lang).to_owned()))
        .collect()
}
