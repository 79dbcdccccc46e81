//! The help of every verb with its options in use, as a page.

use std::fmt::Write as _;

use clap::Command;

use crate::lang::{Lang, Text};

use super::{examples, head};

/// The help of every verb.
pub fn page(mut command: Command, lang: Lang) -> String {
    let mut out = head(lang, &Text::new("The command line", "命令行"));
    command.build();
    let mut help = |title: &str, command: &mut Command| {
        let examples = examples::list(examples::of(command.get_name()), lang);
        let text = command.render_help().to_string();
        let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        let _ = write!(
            out,
            "\n## {title}\n\n```text\n{}\n```\n\n{}\n\n{examples}",
            lines.join("\n"),
            lang.pick("In use:", "用法示例："),
        );
    };
    let mut verbs: Vec<Command> = command.get_subcommands().cloned().collect();
    help("planvet", &mut command);
    for verb in &mut verbs {
        let title = format!("planvet {}", verb.get_name());
        help(&title, verb);
    }
    out
}
