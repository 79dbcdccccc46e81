//! Views: facts of plans turned into a neutral [`report::Report`].

mod budget;
mod comparison;
mod config;
mod drawing;
mod goals;
pub mod report;
mod resources;
mod risks;
mod rules;
mod sentences;
mod simulate;
mod statistics;
mod timeline;
mod trace;

use crate::check::Checked;
use crate::lang::Lang;
use crate::plan::Plan;

use report::{Block, PlanName, Report, Section};

pub use budget::{BudgetBy, BudgetOptions, BudgetView, budget};
pub use comparison::{Compared, changes, comparison, data_cell};
pub use config::config;
pub use goals::goals;
pub use resources::{ResourceView, resources};
pub use risks::{RiskView, risks};
pub use rules::rules;
pub use sentences::{failing, sentence, sentences};
pub use simulate::{SimulateOptions, SimulateView, simulate};
pub use statistics::{FileCounts, statistics};
pub use timeline::{
    CriticalBy, OnlySet, TimelineBasis, TimelineBy, TimelineOnly, TimelineWindow, timeline,
    timeline_since, why,
};
pub use trace::{TraceFrom, TraceView, trace};

/// Makes a section of each plan of the files, in their order.
fn sections(
    name: &'static str,
    files: &[Checked],
    lang: Lang,
    mut blocks: impl FnMut(&Plan, &Checked) -> Vec<Block>,
) -> Report {
    let sections = files
        .iter()
        .flat_map(|file| file.plans.iter().map(move |plan| (file, plan)))
        .map(|(file, plan)| Section {
            plan: Some(PlanName {
                id: plan.id.get().map(|id| id.as_str().to_owned()),
                path: file.source.path.clone(),
                title: words(&plan.title, lang).unwrap_or_default(),
            }),
            blocks: blocks(plan, file),
        })
        .collect();
    Report { name, sections }
}

/// A text of the plan in the language of the output.
fn words(field: &crate::plan::read::Field<crate::plan::LocalText>, lang: Lang) -> Option<String> {
    field.get().map(|text| text.get(lang).to_owned())
}
