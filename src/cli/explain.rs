//! `planvet explain`: what a rule checks and why.

use std::io::Write as _;

use crate::check::rules;
use crate::check::suggest::closest;
use crate::format::rule_docs;
use crate::text;

use super::args::ExplainArgs;
use super::environment::Environment;
use super::exit::Exit;

pub fn run(args: &ExplainArgs, environment: &Environment) -> anyhow::Result<Exit> {
    let mut found = Vec::new();
    for wanted in &args.rules {
        let Some(rule) = rules::find(wanted) else {
            let names = rules::RULES
                .iter()
                .flat_map(|rule| [rule.id.code, rule.id.name]);
            let meant = closest(wanted, names);
            return Err(environment.error(&match meant {
                Some(meant) => text!(
                    "there is no rule {wanted}; did you mean {meant}?",
                    "没有规则 {wanted}，是不是想查 {meant}？",
                    wanted = wanted,
                    meant = meant,
                ),
                None => text!(
                    "there is no rule {wanted}; `planvet rules` lists them all",
                    "没有规则 {wanted}；运行 `planvet rules` 可列出全部规则",
                    wanted = wanted,
                ),
            }));
        };
        found.push(rule);
    }
    let mut out = environment.open_output()?;
    for (number, rule) in found.into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        write!(out, "{}", rule_docs::markdown(rule, environment.lang, 1))?;
    }
    out.finish()?;
    Ok(Exit::Clean)
}
