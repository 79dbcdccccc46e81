//! The money of a plan: sums over its budget, by what they are grouped by.

mod cells;
mod funding;
mod groups;
mod lines;
mod returns;
mod sums;

use crate::check::Checked;
use crate::finance::case::Terms;
use crate::lang::Lang;
use crate::plan::value::CostClass;

use super::report::Report;
use super::sections;

/// What `planvet budget` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BudgetView {
    /// Sums over the lines or the funding.
    #[default]
    Sums,
    /// What comes back for the money, and when.
    Returns,
    /// The money of each month that the returns are computed of.
    Flows,
}

impl BudgetView {
    /// All views, in the order help lists them.
    pub const ALL: [BudgetView; 3] = [BudgetView::Sums, BudgetView::Returns, BudgetView::Flows];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BudgetView::Sums => "sums",
            BudgetView::Returns => "returns",
            BudgetView::Flows => "flows",
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
    /// What returns are computed with in the place of what the plan says.
    pub terms: Terms,
    /// The class of projects whose optimism is taken out, if not that of the plan.
    pub uplift: Option<CostClass>,
}

/// The budget of each plan.
pub fn budget(files: &[Checked], options: BudgetOptions, lang: Lang) -> Report {
    let terms = options.terms;
    sections("budget", files, lang, |plan, file| match options.view {
        BudgetView::Sums => sums::blocks(plan, &file.settings.calendars, options.by, lang),
        BudgetView::Returns => returns::blocks(plan, file, terms, options.uplift, lang),
        BudgetView::Flows => returns::flows(plan, file, terms, lang),
    })
}
