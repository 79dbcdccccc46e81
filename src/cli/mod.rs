//! The command line: one verb a file. Exit codes, colour, language, files and the terminal live
//! here and nowhere else.

mod args;
mod baseline;
mod baseline_paths;
mod baselines;
mod budget;
mod changed;
mod check;
mod completions;
mod config;
mod diff;
mod drawn;
mod environment;
mod exit;
mod explain;
#[cfg(feature = "png")]
mod fonts;
mod goals;
mod help;
mod import;
mod init;
mod inputs;
mod judge;
mod man;
mod mend;
mod ordered;
mod output;
mod picture;
mod plans;
mod progress;
pub mod reference;
mod resources;
mod risks;
mod rules;
mod schema;
mod select;
mod sentences;
mod settings;
mod simulate;
mod sinks;
mod smart;
mod timeline;
mod trace;
mod usage;
mod wish;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use crate::lang::{Lang, Text};

use args::{Cli, Verb};
use environment::Environment;
use exit::Exit;

const ONE_OUTPUT: Text = Text::new(
    "only `planvet check` writes several outputs at once; give --output once",
    "只有 `planvet check` 可以同时写多个输出；--output 只能写一次",
);

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    run(args).into()
}

fn run(args: Vec<OsString>) -> Exit {
    let lang = environment::lang_of_arguments(&args).unwrap_or_else(environment::system_lang);
    let read = |args: &[OsString]| {
        let matches = command(lang).try_get_matches_from(args)?;
        Cli::from_arg_matches(&matches)
    };
    let cli = match read(&args) {
        Ok(mut cli) => {
            cli.add_outputs(outputs_before_the_verb(&args, lang));
            cli
        }
        Err(error) => {
            let error = read(&usage::quotable(&args)).err().unwrap_or(error);
            return usage::tell(&error, lang);
        }
    };
    let environment = Environment::new(&cli.global, lang);
    if cli.global.output.len() > 1 && !matches!(cli.verb, Verb::Check(_)) {
        environment.tell(&environment.error(&ONE_OUTPUT));
        return Exit::Trouble;
    }
    let done = match &cli.verb {
        Verb::Check(args) => check::run(args, &environment),
        Verb::Timeline(args) => timeline::run(args, &environment),
        Verb::Risks(args) => risks::run(args, &environment),
        Verb::Goals(args) => goals::run(args, &environment),
        Verb::Budget(args) => budget::run(args, &environment),
        Verb::Resources(args) => resources::run(args, &environment),
        Verb::Simulate(args) => simulate::run(args, &environment),
        Verb::Trace(args) => trace::run(args, &environment),
        Verb::Diff(args) => diff::run(args, &environment),
        Verb::Smart(args) => smart::run(args, &environment),
        Verb::Explain(args) => explain::run(args, &environment),
        Verb::Rules(args) => rules::run(args, &environment),
        Verb::Config(args) => config::run(args, &environment),
        Verb::Schema(args) => schema::run(args, &environment),
        Verb::Init(args) => init::run(args, &environment),
        Verb::Import(args) => import::run(args, &environment),
        Verb::Completions(args) => completions::run(args, &environment),
        Verb::Man(args) => man::run(args, &environment),
    };
    done.unwrap_or_else(|error| {
        environment.tell(&error);
        Exit::Trouble
    })
}

/// What `-o` names in front of the verb: clap forgets it when `-o` stands behind the verb too.
fn outputs_before_the_verb(args: &[OsString], lang: Lang) -> Vec<OsString> {
    let command = command(lang).ignore_errors(true);
    let verb = (1..=args.len()).find_map(|end| {
        let matches = command.clone().try_get_matches_from(&args[..end]).ok()?;
        matches.subcommand().map(|(_, matches)| matches.clone())
    });
    let outputs = verb.as_ref().and_then(|verb| verb.get_many("output"));
    outputs.into_iter().flatten().cloned().collect()
}

/// The command with its help in one language, for the program and its reference.
pub fn command(lang: Lang) -> clap::Command {
    help::localized(Cli::command(), lang)
}
