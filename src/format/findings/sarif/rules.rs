//! The part of a SARIF log that tells of the program: its rules, in both languages.

use crate::check::Rule;
use crate::diagnostic::Severity;
use crate::format::rule_docs;
use crate::lang::{Lang, Text};

use super::level;
use super::objects::{
    Component, Configuration, Descriptor, Formatted, Named, RuleProperties, Tool,
};

const NAME: &str = "planvet";
const VERSION: &str = env!("CARGO_PKG_VERSION");
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The program with the rules that found something.
pub(super) fn tool(rules: &[&'static Rule], lang: Lang) -> Tool {
    Tool {
        driver: Component {
            name: NAME,
            version: Some(VERSION),
            semantic_version: VERSION,
            information_uri: (!REPOSITORY.is_empty()).then_some(REPOSITORY),
            language: lang.tag(),
            contents: None,
            translation_metadata: None,
            associated_component: None,
            rules: rules
                .iter()
                .map(|rule| Descriptor {
                    default_configuration: Some(Configuration {
                        level: level(rule.severity),
                    }),
                    properties: Some(properties(rule)),
                    ..texts(rule, lang)
                })
                .collect(),
        },
    }
}

/// The texts of the same rules in another language.
pub(super) fn translation(rules: &[&'static Rule], lang: Lang) -> Component {
    Component {
        name: NAME,
        version: None,
        semantic_version: VERSION,
        information_uri: None,
        language: lang.tag(),
        contents: Some(["localizedData"]),
        translation_metadata: Some(Named {
            name: lang.pick("English", "中文"),
        }),
        associated_component: Some(Named { name: NAME }),
        rules: rules.iter().map(|rule| texts(rule, lang)).collect(),
    }
}

/// A rule with what reads differently in the two languages.
fn texts(rule: &'static Rule, lang: Lang) -> Descriptor {
    let plain = |text: &'static Text| Formatted {
        text: text.get(lang).into(),
        markdown: None,
    };
    let docs = &rule.docs;
    Descriptor {
        id: rule.id.code,
        name: rule.id.name,
        short_description: plain(&rule.title),
        full_description: plain(&docs.checks),
        help: Formatted {
            text: format!("{}\n\n{}", docs.checks.get(lang), docs.why.get(lang)).into(),
            markdown: Some(rule_docs::markdown(rule, lang, 2)),
        },
        default_configuration: None,
        properties: None,
    }
}

fn properties(rule: &Rule) -> RuleProperties {
    RuleProperties {
        tags: [rule.family().label().en.into_owned()],
        problem_severity: match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "recommendation",
        },
    }
}
