//! Risks: the matrix, the register and what stands under them.

mod dates;
mod groups;
mod legend;
mod matrix;
mod names;
mod register;
mod responses;
mod threatened;

use std::cell::LazyCell;

use crate::check::Checked;
use crate::finance::Ledger;
use crate::lang::Lang;
use crate::plan::Plan;
use crate::risk::RiskProfile;

use super::report::Report;
use super::{sections, words};
use dates::Computed;

/// What `planvet risks` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RiskView {
    /// The matrix before and after the responses.
    #[default]
    Matrix,
    /// The matrix before the responses.
    Inherent,
    /// The matrix after the responses.
    Residual,
    /// The list, worst first.
    Register,
    /// Counts and sums by owner.
    Owners,
    /// Counts and sums by category.
    Categories,
    /// Goals, milestones, work and money under risks beyond the appetite.
    Threatened,
    /// The responses with their tasks, dates and costs.
    Responses,
}

impl RiskView {
    /// All views, in the order help lists them.
    pub const ALL: [RiskView; 8] = [
        RiskView::Matrix,
        RiskView::Inherent,
        RiskView::Residual,
        RiskView::Register,
        RiskView::Owners,
        RiskView::Categories,
        RiskView::Threatened,
        RiskView::Responses,
    ];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            RiskView::Matrix => "matrix",
            RiskView::Inherent => "inherent",
            RiskView::Residual => "residual",
            RiskView::Register => "register",
            RiskView::Owners => "owners",
            RiskView::Categories => "categories",
            RiskView::Threatened => "threatened",
            RiskView::Responses => "responses",
        }
    }
}

/// A plan with what the views are made of.
struct Subject<'p> {
    plan: &'p Plan,
    ledger: Ledger<'p>,
    profile: RiskProfile<'p>,
    /// Computed when a view first asks.
    computed: LazyCell<Computed, Box<dyn FnOnce() -> Computed + 'p>>,
    lang: Lang,
}

/// The risks of each plan.
pub fn risks(files: &[Checked], view: RiskView, lang: Lang) -> Report {
    sections("risks", files, lang, |plan, file| {
        let settings = &file.settings;
        let ledger = Ledger::new(plan, &settings.calendars);
        let profile = RiskProfile::new(plan, &ledger, &settings.calendars, &settings.scale);
        let subject = Subject {
            plan,
            ledger,
            profile,
            computed: LazyCell::new(Box::new(|| Computed::new(plan, &settings.calendars))),
            lang,
        };
        match view {
            RiskView::Matrix => {
                let mut blocks = subject.inherent(true);
                blocks.extend(subject.residual());
                blocks.extend(subject.legend());
                blocks
            }
            RiskView::Inherent => {
                let mut blocks = subject.inherent(false);
                blocks.extend(subject.legend());
                blocks
            }
            RiskView::Residual => {
                let mut blocks = subject.residual();
                blocks.extend(subject.legend());
                blocks
            }
            RiskView::Register => subject.register(),
            RiskView::Owners => subject.owners(),
            RiskView::Categories => subject.categories(),
            RiskView::Threatened => subject.threatened(),
            RiskView::Responses => subject.responses(),
        }
    })
}
