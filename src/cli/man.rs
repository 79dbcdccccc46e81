//! `planvet man`: man pages, from the same definition as the help.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use clap::Command;
use clap_mangen::Man;

use crate::check::suggest::closest;
use crate::lang::Lang;
use crate::text;

use super::args::ManArgs;
use super::environment::Environment;
use super::exit::Exit;
use super::help::EXIT_CODES;
use super::output::{Existing, Output};

pub fn run(args: &ManArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let lang = environment.lang;
    if let Some(dir) = &args.dir {
        return write_all(dir, environment);
    }
    let command = built(lang);
    let page = match &args.verb {
        None => page(&command, &command, lang)?,
        Some(wanted) => match command.find_subcommand(wanted) {
            Some(verb) => page(verb, &command, lang)?,
            None => return Err(unknown(wanted, &command, environment)),
        },
    };
    let mut out = environment.open_output()?;
    out.write_all(page.as_bytes())?;
    out.finish()?;
    Ok(Exit::Clean)
}

/// Writes the page of the program and one for each verb.
fn write_all(dir: &Path, environment: &Environment) -> anyhow::Result<Exit> {
    let lang = environment.lang;
    if environment.output_file().is_some() {
        return Err(environment.error(&text!(
            "--dir writes several pages: leave --output out",
            "--dir 会写出多个手册页，请去掉 --output",
        )));
    }
    let shown = dir.display().to_string();
    std::fs::create_dir_all(dir).with_context(|| {
        text!("can't make {dir}", "无法创建 {dir}", dir = shown)
            .get(lang)
            .to_owned()
    })?;
    let command = built(lang);
    let mut written = 0;
    for one in std::iter::once(&command).chain(command.get_subcommands()) {
        let mut out = Output::file(&dir.join(file_name(one)), Existing::Replace, lang)?;
        out.write_all(page(one, &command, lang)?.as_bytes())?;
        out.finish()?;
        written += 1;
    }
    environment.note_text(&text!(
        "wrote {n} man pages to {dir}",
        "已把 {n} 个手册页写入 {dir}",
        n = written,
        dir = shown,
    ));
    Ok(Exit::Clean)
}

/// The command with everything in it that clap derives.
fn built(lang: Lang) -> Command {
    let mut command = super::command(lang)
        .mut_subcommands(|verb| verb.after_help(EXIT_CODES.get(lang).to_owned()));
    command.build();
    command
}

fn unknown(wanted: &str, command: &Command, environment: &Environment) -> anyhow::Error {
    let verbs = command.get_subcommands().map(Command::get_name);
    environment.error(&match closest(wanted, verbs) {
        Some(meant) => text!(
            "there is no command {wanted}; did you mean {meant}?",
            "没有命令 {wanted}，是不是想用 {meant}？",
            wanted = wanted,
            meant = meant,
        ),
        None => text!(
            "there is no command {wanted}; `planvet --help` lists them all",
            "没有命令 {wanted}；运行 `planvet --help` 可列出全部命令",
            wanted = wanted,
        ),
    })
}

/// The name of the page: `planvet-check` for a verb.
fn page_name(command: &Command) -> &str {
    command
        .get_display_name()
        .unwrap_or_else(|| command.get_name())
}

fn file_name(command: &Command) -> String {
    format!("{}.1", page_name(command))
}

/// The page of the program or of a verb.
fn page(command: &Command, program: &Command, lang: Lang) -> anyhow::Result<String> {
    let mut roff = Vec::new();
    Man::new(command.clone()).render(&mut roff)?;
    let version = program.get_version().unwrap_or_default();
    let title = format!(
        ".TH {} 1 \"\" \"planvet {version}\" \"{}\"",
        page_name(command).to_uppercase(),
        lang.pick("planvet manual", "planvet 手册"),
    );
    let mut page = localized(&String::from_utf8_lossy(&roff), &title, lang);
    see_also(command, program, lang, &mut page);
    Ok(page)
}

/// The headings that clap_mangen writes, and what they are called here.
const HEADINGS: [(&str, &str, &str); 6] = [
    ("NAME", "NAME", "名称"),
    ("SYNOPSIS", "SYNOPSIS", "用法"),
    ("DESCRIPTION", "DESCRIPTION", "说明"),
    ("Commands", "COMMANDS", "命令"),
    ("EXTRA", "EXIT STATUS", "退出状态"),
    ("VERSION", "VERSION", "版本"),
];

/// Gives the page its title and headings, and Chinese the rules for breaking its lines.
///
/// clap_mangen has fixed headings, and leaves out the date in a way that takes the version for
/// it.
fn localized(roff: &str, title: &str, lang: Lang) -> String {
    let mut page = String::with_capacity(roff.len() + 256);
    if lang == Lang::Zh {
        // Where a line of Chinese may break; only groff needs to be told, and only when `man`
        // hasn't already.
        page.push_str(".if \\n(.g .mso zh.tmac\n");
    }
    for line in roff.lines() {
        if line.starts_with(".TH ") {
            page.push_str(title);
            // Neither hyphens in names nor gaps between words.
            page.push_str("\n.nh\n.ad l\n");
            continue;
        }
        let heading = line.strip_prefix(".SH ").map(|name| name.trim_matches('"'));
        match HEADINGS.iter().find(|(name, ..)| heading == Some(name)) {
            Some((_, en, zh)) => {
                page.push_str(&format!(".SH \"{}\"", lang.pick(en, zh)));
            }
            None => page.push_str(line),
        }
        page.push('\n');
    }
    page
}

/// Points from the program to its verbs and back.
fn see_also(command: &Command, program: &Command, lang: Lang, page: &mut String) {
    page.push_str(&format!(".SH \"{}\"\n", lang.pick("SEE ALSO", "参见")));
    let all = std::iter::once(program).chain(program.get_subcommands());
    let names: Vec<String> = all
        .map(page_name)
        .filter(|name| *name != page_name(command))
        .map(|name| format!("\\fB{}\\fR(1)", name.replace('-', "\\-")))
        .collect();
    page.push_str(&names.join(",\n"));
    page.push('\n');
}
