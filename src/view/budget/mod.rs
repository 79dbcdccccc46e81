//! The money of a plan: sums over its budget, by what they are grouped by.

mod cells;
mod funding;
mod groups;
mod lines;
mod sums;

use crate::check::Checked;
use crate::lang::Lang;

use super::report::Report;
use super::sections;

/// What `planvet budget` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BudgetView {
    /// Sums over the lines or the funding.
    #[default]
    Sums,
}

impl BudgetView {
    /// All views, in the order help lists them.
    pub const ALL: [BudgetView; 1] = [BudgetView::Sums];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BudgetView::Sums => "sums",
        }
    }
}

/// What `planvet budget` groups money by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BudgetBy {
    /// Categories of the lines.
    #[default]
    Category,
    /// Phases in which the money is spent.
    Phase,
    /// Sources of the funding.
    Source,
    /// Not at all: each line.
    Line,
}

impl BudgetBy {
    /// All groupings, in the order help lists them.
    pub const ALL: [BudgetBy; 4] = [
        BudgetBy::Category,
        BudgetBy::Phase,
        BudgetBy::Source,
        BudgetBy::Line,
    ];

    /// The name of the grouping on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BudgetBy::Category => "category",
            BudgetBy::Phase => "phase",
            BudgetBy::Source => "source",
            BudgetBy::Line => "line",
        }
    }
}

/// What to show of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BudgetOptions {
    /// Which of the views.
    pub view: BudgetView,
    /// What sums are grouped by.
    pub by: BudgetBy,
}

/// The budget of each plan.
pub fn budget(files: &[Checked], options: BudgetOptions, lang: Lang) -> Report {
    sections("budget", files, lang, |plan, file| match options.view {
        BudgetView::Sums => sums::blocks(plan, &file.settings.calendars, options.by, lang),
    })
}
