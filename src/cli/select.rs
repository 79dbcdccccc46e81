//! What the command line says in the place of the configuration.

use anyhow::anyhow;

use crate::check::Maturity;
use crate::check::suggest::closest;
use crate::config::{At, Layer, Selector};
use crate::lang::{Listed, Text};
use crate::text;

use super::args::SelectArgs;
use super::environment::Environment;

const LIST_OF_RULES: Text = Text::new(
    "`planvet rules` lists the rules and their families",
    "可用 `planvet rules` 查看全部规则及其类别",
);

/// The settings that the arguments give, where the configurations have these profiles.
///
/// # Errors
///
/// Fails when a name means nothing.
pub fn layer(
    args: &SelectArgs,
    profiles: &[&str],
    environment: &Environment,
) -> anyhow::Result<Layer> {
    let mut known: Vec<&str> = Maturity::ALL.into_iter().map(Maturity::name).collect();
    known.extend(profiles);
    let is_profile = |name: &str| known.contains(&name);
    if let Some(name) = args.profile.as_ref().filter(|name| !is_profile(name)) {
        let meant = closest(name, known.iter().copied());
        let what = text!(
            "there is no profile `{name}`",
            "没有名为“{name}”的检查要求",
            name = name,
        );
        let all = text!(
            "profiles: {known}",
            "可用的检查要求：{known}",
            known = Listed(&known),
        );
        return Err(unknown(&what, &all, meant, environment));
    }
    let selectors = |names: &[String]| -> anyhow::Result<Vec<At<Selector>>> {
        let read = |name: &String| match Selector::read(name, is_profile) {
            Some(selector) => Ok(At::command_line(selector)),
            None => {
                let meant = Selector::meant(name, known.iter().copied());
                let what = text!(
                    "no rule, family or profile is called `{name}`",
                    "没有名为“{name}”的规则、类别或检查要求",
                    name = name,
                );
                Err(unknown(
                    &what,
                    &LIST_OF_RULES,
                    meant.as_deref(),
                    environment,
                ))
            }
        };
        names.iter().map(read).collect()
    };
    Ok(Layer {
        language: environment.wanted.map(At::command_line),
        fail_on: args.fail_on.map(At::command_line),
        simulate: args.simulate.then(|| At::command_line(true)),
        profile: args.profile.clone().map(At::command_line),
        select: match args.select.as_slice() {
            [] => None,
            names => Some(selectors(names)?),
        },
        ignore: selectors(&args.ignore)?,
        ..Layer::default()
    })
}

fn unknown(
    what: &Text,
    otherwise: &Text,
    meant: Option<&str>,
    environment: &Environment,
) -> anyhow::Error {
    let lang = environment.lang;
    let comma = environment.say("; ", "；");
    let hint = meant.map(|meant| {
        text!(
            "did you mean `{meant}`?",
            "是不是想写“{meant}”？",
            meant = meant,
        )
    });
    let hint = hint.as_ref().unwrap_or(otherwise);
    anyhow!("{}{comma}{}", what.get(lang), hint.get(lang))
}
