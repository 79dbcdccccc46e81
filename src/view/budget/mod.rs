//! The money of a plan: sums over its budget, by what they are grouped by.

mod books;
mod cash;
mod cells;
mod drawings;
mod earned;
mod funding;
mod groups;
mod ledger;
mod lines;
mod returns;
mod sums;

use crate::check::Checked;
use crate::finance::case::Terms;
use crate::lang::Lang;
use crate::plan::value::CostClass;

use super::report::Report;
use super::sections;
use books::Books;

/// What `planvet budget` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BudgetView {
    /// Sums over the lines or the funding.
    #[default]
    Sums,
    /// Planned spending against the funding, over time.
    Cash,
    /// Every part of every line that the sums are made of.
    Ledger,
    /// What comes back for the money, and when.
    Returns,
    /// The money of each month that the returns are computed of.
    Flows,
    /// Earned value at the status date.
    Earned,
}

impl BudgetView {
    /// All views, in the order help lists them.
    pub const ALL: [BudgetView; 6] = [
        BudgetView::Sums,
        BudgetView::Cash,
        BudgetView::Ledger,
        BudgetView::Returns,
        BudgetView::Flows,
        BudgetView::Earned,
    ];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BudgetView::Sums => "sums",
            BudgetView::Cash => "cash",
            BudgetView::Ledger => "ledger",
            BudgetView::Returns => "returns",
            BudgetView::Flows => "flows",
            BudgetView::Earned => "earned",
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
    /// Months in which the money is spent.
    Month,
    /// Sources of the funding.
    Source,
    /// Goals that the money is for.
    Goal,
    /// Resources that are paid by time.
    Resource,
    /// Not at all: each line.
    Line,
}

impl BudgetBy {
    /// All groupings, in the order help lists them.
    pub const ALL: [BudgetBy; 7] = [
        BudgetBy::Category,
        BudgetBy::Phase,
        BudgetBy::Month,
        BudgetBy::Source,
        BudgetBy::Goal,
        BudgetBy::Resource,
        BudgetBy::Line,
    ];

    /// The name of the grouping on the command line.
    pub fn name(self) -> &'static str {
        match self {
            BudgetBy::Category => "category",
            BudgetBy::Phase => "phase",
            BudgetBy::Month => "month",
            BudgetBy::Source => "source",
            BudgetBy::Goal => "goal",
            BudgetBy::Resource => "resource",
            BudgetBy::Line => "line",
        }
    }
}

/// What to show of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BudgetOptions {
    /// Which of the views.
    pub view: BudgetView,
    /// What sums and ledger are grouped by: without a wish, sums by category and the ledger by
    /// month. Cash is not grouped.
    pub by: Option<BudgetBy>,
    /// What returns are computed with in the place of what the plan says.
    pub terms: Terms,
    /// The class of projects whose optimism is taken out, if not that of the plan.
    pub uplift: Option<CostClass>,
}

/// The budget of each plan.
pub fn budget(files: &[Checked], options: BudgetOptions, lang: Lang) -> Report {
    let terms = options.terms;
    sections("budget", files, lang, |plan, file| {
        let books = || Books::new(plan, &file.settings.calendars, lang);
        match options.view {
            BudgetView::Sums => sums::blocks(&books(), options.by.unwrap_or_default()),
            BudgetView::Cash => cash::blocks(&books()),
            BudgetView::Ledger => ledger::blocks(&books(), options.by.unwrap_or(BudgetBy::Month)),
            BudgetView::Returns => returns::blocks(plan, file, terms, options.uplift, lang),
            BudgetView::Flows => returns::flows(plan, file, terms, lang),
            BudgetView::Earned => earned::blocks(plan, file, lang),
        }
    })
}
