//! The published reference, generated from the code: rules, plan format, how goals are judged,
//! command line.

mod commands;
mod configuration;
mod examples;
mod plan_format;
mod records;
mod rules;
mod smart;

use crate::lang::{Lang, Text};

/// The reference as files: path below `docs/` and content.
pub fn files() -> Vec<(String, String)> {
    Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            let pages = [
                ("rules", rules::page(lang)),
                ("plan-format", plan_format::page(lang)),
                ("configuration", configuration::page(lang)),
                ("smart", smart::page(lang)),
                ("cli", commands::page(super::command(lang), lang)),
            ];
            let suffix = lang.pick("", ".zh-CN");
            pages.map(|(name, page)| (format!("{name}{suffix}.md"), page))
        })
        .collect()
}

const GENERATED: Text = Text::new(
    "<!-- Generated from the code; run `UPDATE_DOCS=1 cargo test --test reference` to renew. -->",
    "<!-- 由代码生成；运行 `UPDATE_DOCS=1 cargo test --test reference` 更新。 -->",
);

fn head(lang: Lang, title: &Text) -> String {
    format!("{}\n\n# {}\n", GENERATED.get(lang), title.get(lang))
}
