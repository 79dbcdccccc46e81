//! A rule is data plus a function, in one file with its docs.

use jiff::civil::Date;

use crate::diagnostic::{RuleId, Severity};
use crate::lang::{Lang, Text};
use crate::plan::read::Fault;

use super::{Context, Directive, Findings, Maturity};

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Code and name.
    pub id: RuleId,
    /// How serious its findings are.
    pub severity: Severity,
    /// From which maturity of a plan on the rule applies.
    pub since: Maturity,
    /// The fault in a few words: "goal has no owner".
    pub title: Text,
    /// What the rule checks and why.
    pub docs: Docs,
    /// Finds the faults.
    pub run: Run,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// Each fault of the file's shape; plans that can't be read are judged too.
    Fault(fn(&Fault, &mut Findings<'_>)),
    /// The plan and what follows from it.
    Plan(fn(&Context<'_>, &mut Findings<'_>)),
    /// The plan as it comes out when it is simulated, which takes longer than all else: only
    /// `check --simulate` asks for it.
    Simulated(fn(&Context<'_>, &mut Findings<'_>)),
    /// Each fault of the file's shape, and the plan besides.
    Both(
        fn(&Fault, &mut Findings<'_>),
        fn(&Context<'_>, &mut Findings<'_>),
    ),
    /// Each comment that speaks to planvet, once it is known what it did; the day is the one
    /// that `until` is compared with.
    Directive(fn(&Directive, Option<Date>, &mut Findings<'_>)),
}

impl Run {
    /// What looks at each fault of the file's shape.
    pub fn on_fault(self) -> Option<fn(&Fault, &mut Findings<'_>)> {
        match self {
            Run::Fault(run) | Run::Both(run, _) => Some(run),
            Run::Plan(_) | Run::Simulated(_) | Run::Directive(_) => None,
        }
    }

    /// What looks at the plan.
    pub fn on_plan(self) -> Option<fn(&Context<'_>, &mut Findings<'_>)> {
        match self {
            Run::Plan(run) | Run::Simulated(run) | Run::Both(_, run) => Some(run),
            Run::Fault(_) | Run::Directive(_) => None,
        }
    }
}

/// The docs of a rule, with fixed headings.
#[derive(Debug)]
pub struct Docs {
    /// What the rule checks, and what it leaves alone.
    pub checks: Text,
    /// Why it matters, with the source.
    pub why: Text,
    /// A piece of a plan in which the rule finds something.
    pub fails: Example,
    /// The same piece, mended.
    pub mended: Example,
    /// When to ignore a finding.
    pub ignore: Text,
}

/// A piece of a plan for the docs, in both languages.
///
/// What a plan needs besides is added when the docs are tested, so an example shows only what
/// matters.
#[derive(Debug)]
pub struct Example {
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

impl Example {
    /// An example that reads the same in both languages.
    pub const fn same(yaml: &'static str) -> Example {
        Example { en: yaml, zh: yaml }
    }

    /// The example in one language.
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// A family of rules: the letter of their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// F: the file and its format.
    File,
    /// S: goals are specific.
    Specific,
    /// M: goals are measurable.
    Measurable,
    /// A: goals are achievable.
    Achievable,
    /// R: goals are relevant.
    Relevant,
    /// T: goals are time-bound.
    TimeBound,
    /// D: the schedule.
    Schedule,
    /// K: risks.
    Risk,
    /// B: the budget.
    Budget,
    /// E: evaluation and chapters.
    Evaluation,
    /// X: the checking itself.
    Checking,
}

impl Family {
    /// All families, in the order of the catalogue.
    pub const ALL: [Family; 11] = [
        Family::File,
        Family::Specific,
        Family::Measurable,
        Family::Achievable,
        Family::Relevant,
        Family::TimeBound,
        Family::Schedule,
        Family::Risk,
        Family::Budget,
        Family::Evaluation,
        Family::Checking,
    ];

    /// The letter that codes of the family begin with.
    pub fn letter(self) -> char {
        match self {
            Family::File => 'F',
            Family::Specific => 'S',
            Family::Measurable => 'M',
            Family::Achievable => 'A',
            Family::Relevant => 'R',
            Family::TimeBound => 'T',
            Family::Schedule => 'D',
            Family::Risk => 'K',
            Family::Budget => 'B',
            Family::Evaluation => 'E',
            Family::Checking => 'X',
        }
    }

    /// The name in commands and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Family::File => "file",
            Family::Specific => "specific",
            Family::Measurable => "measurable",
            Family::Achievable => "achievable",
            Family::Relevant => "relevant",
            Family::TimeBound => "time-bound",
            Family::Schedule => "schedule",
            Family::Risk => "risk",
            Family::Budget => "budget",
            Family::Evaluation => "evaluation",
            Family::Checking => "checking",
        }
    }

    /// The name that people read.
    pub fn label(self) -> Text {
        match self {
            Family::File => Text::new("file and format", "文件与格式"),
            Family::Specific => Text::new("specific", "具体"),
            Family::Measurable => Text::new("measurable", "可衡量"),
            Family::Achievable => Text::new("achievable", "可实现"),
            Family::Relevant => Text::new("relevant", "相关"),
            Family::TimeBound => Text::new("time-bound", "有时限"),
            Family::Schedule => Text::new("schedule", "进度"),
            Family::Risk => Text::new("risk", "风险"),
            Family::Budget => Text::new("budget", "预算"),
            Family::Evaluation => Text::new("evaluation", "评估"),
            Family::Checking => Text::new("the checking itself", "检查本身"),
        }
    }
}

impl Rule {
    /// Whether the rule tells that a file can't be read, so that switching it off would pass files
    /// unseen.
    pub fn is_essential(&self) -> bool {
        matches!(self.id.code, "F001" | "F002" | "F012" | "F013")
    }

    /// Whether the rule runs only where plans are simulated.
    pub fn needs_simulation(&self) -> bool {
        matches!(self.run, Run::Simulated(_))
    }

    /// The family that the code names.
    pub fn family(&self) -> Family {
        Family::ALL
            .into_iter()
            .find(|family| self.id.code.starts_with(family.letter()))
            .unwrap_or(Family::File)
    }
}
