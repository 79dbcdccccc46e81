//! Help texts, in both languages, for every verb and argument.

mod checking;
mod others;
mod views;

use clap::{Arg, Command};

use crate::lang::{Lang, Text};

/// Help by `verb`, `verb.argument` or, for arguments of several verbs, `*.argument`.
const HELP: [&[(&str, Text)]; 3] = [checking::HELP, views::HELP, others::HELP];

/// What the exit codes mean.
pub const EXIT_CODES: Text = Text::new(
    "Exit codes: 0 nothing at or above the failing level; 1 findings, or a condition of `diff \
     --fail-on` that holds; 2 a wrong command line, configuration or file, or a simulation that was \
     stopped.",
    "退出码：0 没有达到失败级别的问题；1 有问题，或 `diff --fail-on` 的条件成立；2 命令行、配置或文件有误，或模拟被中断。",
);

const TEMPLATE_EN: &str =
    "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";
const TEMPLATE_ZH: &str =
    "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

fn find(verb: &str, argument: Option<&str>) -> Option<&'static Text> {
    let look = |path: &str| {
        HELP.iter()
            .copied()
            .flatten()
            .find(|(known, _)| *known == path)
    };
    let found = match argument {
        None => look(verb),
        Some(argument) => {
            look(&format!("{verb}.{argument}")).or_else(|| look(&format!("*.{argument}")))
        }
    };
    found.map(|(_, text)| text)
}

/// Gives a command and its subcommands their help in one language.
pub fn localized(command: Command, lang: Lang) -> Command {
    with_help(command, lang)
        .subcommand_help_heading(lang.pick("Commands", "命令"))
        .disable_version_flag(true)
        .args([
            flag("help", 'h', clap::ArgAction::Help, lang).global(true),
            flag("version", 'V', clap::ArgAction::Version, lang),
        ])
        .after_help(EXIT_CODES.get(lang).to_owned())
        .mut_subcommands(|verb| with_help(verb, lang))
}

fn flag(name: &'static str, short: char, action: clap::ArgAction, lang: Lang) -> Arg {
    let arg = Arg::new(name).short(short).long(name).action(action);
    // Behind all others, however many a verb has.
    let arg = arg.display_order(usize::MAX);
    argument_help(arg, "planvet", lang)
}

fn with_help(command: Command, lang: Lang) -> Command {
    let verb = command.get_name().to_owned();
    let template = lang.pick(TEMPLATE_EN, TEMPLATE_ZH);
    let about = find(&verb, None).map(|about| about.get(lang).to_owned());
    command
        .help_template(template)
        .disable_help_flag(true)
        .about(about.unwrap_or_default())
        .mut_args(|arg| argument_help(behind_own(arg), &verb, lang))
}

/// Puts what is the same for every verb behind the verb's own arguments.
fn behind_own(arg: Arg) -> Arg {
    match arg.get_id().as_str() {
        "lang" | "color" => arg.display_order(usize::MAX - 1),
        _ => arg,
    }
}

fn argument_help(arg: Arg, verb: &str, lang: Lang) -> Arg {
    let heading = if arg.is_positional() {
        lang.pick("Arguments", "参数")
    } else {
        lang.pick("Options", "选项")
    };
    let help = find(verb, Some(arg.get_id().as_str()));
    let mut help = help.map_or("", |help| help.get(lang)).to_owned();
    if lang == Lang::En || !arg.get_action().takes_values() {
        return arg.help_heading(heading).help(help);
    }
    // clap writes "possible values" and "default" in English only.
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    if !values.is_empty() {
        help.push_str(&format!("［可选：{}］", values.join("、")));
    }
    if let [default] = arg.get_default_values() {
        help.push_str(&format!("［默认：{}］", default.to_string_lossy()));
    }
    arg.help_heading(heading)
        .hide_possible_values(true)
        .hide_default_value(true)
        .help(help)
}
