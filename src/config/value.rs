//! Values of the configuration that no plan has.

use std::fmt;

use crate::diagnostic::{FailOn, Severity};
use crate::plan::read::{Decode, Reader, Shape, Visitor};
use crate::plan::value::keyword::keyword;
use crate::plan::value::pattern::pattern;
use crate::plan::value::{Id, Kind, Number, Unreadable, Value};
use crate::source::{NodeId, Span};
use crate::{same_in_both_languages, text};

keyword! {
    /// A severity as the configuration names it.
    pub enum SeverityWord ("a severity", "级别") {
        /// The plan contradicts itself.
        Error = "error" | "错误" => ("error", "错误"),
        /// A reviewer would send the plan back.
        Warning = "warning" | "警告" => ("warning", "警告"),
        /// A reviewer would ask.
        Info = "info" | "提示" => ("info", "提示"),
    }

    /// A failing level as the configuration names it.
    pub enum FailOnWord ("a failing level", "判定不通过的级别") {
        /// Errors only.
        Error = "error" | "错误" => ("error", "错误"),
        /// Errors and warnings.
        Warning = "warning" | "警告" => ("warning", "警告"),
        /// Every finding.
        Info = "info" | "提示" => ("info", "提示"),
        /// None.
        Never = "never" | "从不" => ("never", "从不"),
    }
}

impl From<SeverityWord> for Severity {
    fn from(word: SeverityWord) -> Severity {
        match word {
            SeverityWord::Error => Severity::Error,
            SeverityWord::Warning => Severity::Warning,
            SeverityWord::Info => Severity::Info,
        }
    }
}

impl From<FailOnWord> for FailOn {
    fn from(word: FailOnWord) -> FailOn {
        match word {
            FailOnWord::Error => FailOn::Error,
            FailOnWord::Warning => FailOn::Warning,
            FailOnWord::Info => FailOn::Info,
            FailOnWord::Never => FailOn::Never,
        }
    }
}

/// How a [`Flag`] is written.
pub const FLAG: &Kind = &Kind {
    noun: text!("true or false", "true 或 false"),
    forms: &["true", "false"],
    choices: &[],
    number: Number::No,
    pattern: pattern!("true|false"),
};

/// Whether something is so: `true` or `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Decode for Flag {
    fn shape() -> Shape {
        Shape::Flag
    }

    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<Flag> {
        let tree = reader.tree;
        match (tree.scalar(node), tree.is_plain(node)) {
            (Some("true"), true) => return Some(Flag(true)),
            (Some("false"), true) => return Some(Flag(false)),
            (Some(_), _) => reader.unreadable(node, vec![FLAG], Unreadable::Form),
            (None, _) => reader.wrong_type(node, FLAG.noun.clone()),
        }
        None
    }

    fn walk(&self, _: Span, _: &mut dyn Visitor) {}
}

/// The name of a rule, a family or a profile, or `ALL`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleName(Id);

impl RuleName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl Value for RuleName {
    const KIND: &'static Kind = &Kind {
        noun: text!("a rule, family or profile", "规则、类别或检查要求"),
        forms: &["S104", "no-owner", "S", "schedule", "review", "ALL"],
        choices: &[],
        number: Number::No,
        pattern: Id::KIND.pattern,
    };

    fn read(text: &str) -> Result<RuleName, Unreadable> {
        Id::read(text).map(RuleName)
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A path or a pattern of paths, with forward slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathText(pub String);

impl Value for PathText {
    const KIND: &'static Kind = &Kind {
        noun: text!("a path", "路径"),
        forms: &["archive/", "drafts/**", "*.draft.yaml"],
        choices: &[],
        number: Number::No,
        pattern: pattern!("\\P{Cc}+"),
    };

    fn read(text: &str) -> Result<PathText, Unreadable> {
        let text = text.trim();
        if text.is_empty() || text.chars().any(char::is_control) {
            return Err(Unreadable::Form);
        }
        Ok(PathText(text.to_owned()))
    }
}

impl fmt::Display for PathText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

same_in_both_languages!(RuleName, PathText);
