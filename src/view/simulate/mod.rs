//! What the odds of a plan's promises are: simulated dates and money.

mod assumptions;
mod cells;
mod contingency;
mod criticality;
mod danger;
mod deciding;
mod distribution;
mod drawings;
mod drivers;
mod movable;
mod percentiles;
mod promises;
mod run;
mod simulated;
mod story;
#[cfg(test)]
mod tests;
mod tornado;

use crate::check::Checked;
use crate::lang::Lang;
use crate::simulate::{Curve, Iterations, Watch};

use super::report::{Block, Report};
use super::sections;
use run::Run;
use simulated::Simulated;

/// What `planvet simulate` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SimulateView {
    /// The odds in words, of each promise, and what they hang on.
    #[default]
    Summary,
    /// Finish and cost at each percentile.
    Percentiles,
    /// How often the finish falls into which days, and the cost between which sums.
    Distribution,
    /// What moves finish and cost, and by how much.
    Drivers,
    /// How often each task decides the finish.
    Criticality,
    /// What more certainty about the cost takes.
    Contingency,
    /// What the simulation doesn't know, and what it assumes.
    Assumptions,
}

impl SimulateView {
    /// All views, in the order help lists them.
    pub const ALL: [SimulateView; 7] = [
        SimulateView::Summary,
        SimulateView::Percentiles,
        SimulateView::Distribution,
        SimulateView::Drivers,
        SimulateView::Criticality,
        SimulateView::Contingency,
        SimulateView::Assumptions,
    ];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            SimulateView::Summary => "summary",
            SimulateView::Percentiles => "percentiles",
            SimulateView::Distribution => "distribution",
            SimulateView::Drivers => "drivers",
            SimulateView::Criticality => "criticality",
            SimulateView::Contingency => "contingency",
            SimulateView::Assumptions => "assumptions",
        }
    }
}

/// How plans are simulated, and what is shown of that.
#[derive(Debug, Clone, Copy)]
pub struct SimulateOptions<'w> {
    /// Which of the views.
    pub view: SimulateView,
    /// The curve through the three points of estimates, in the place of the plan's own.
    pub curve: Option<Curve>,
    /// The seed of all random numbers.
    pub seed: u64,
    /// The iterations.
    pub iterations: Iterations,
    /// How certain the reader wants to be of date and money, in percent from 1 to 99.
    pub percentile: u32,
    /// Who watches, and may stop it.
    pub watch: Watch<'w>,
}

impl Default for SimulateOptions<'_> {
    fn default() -> Self {
        SimulateOptions {
            view: SimulateView::default(),
            curve: None,
            seed: 1,
            iterations: Iterations::UntilSettled,
            percentile: 80,
            watch: Watch::NONE,
        }
    }
}

/// The odds of each plan.
pub fn simulate(files: &[Checked], options: &SimulateOptions<'_>, lang: Lang) -> Report {
    sections("simulate", files, lang, |plan, file| {
        let run = Run::new(file, options);
        match Simulated::new(plan, file, &run, lang) {
            Some(simulated) => blocks(&simulated, options.view),
            None => vec![Block::Note(story::NOTHING_DONE)],
        }
    })
}

fn blocks(simulated: &Simulated<'_, '_>, view: SimulateView) -> Vec<Block> {
    let mut blocks: Vec<Block> = story::stopped(simulated).into_iter().collect();
    match view {
        SimulateView::Summary => {
            blocks.extend(story::blocks(simulated));
            blocks.extend(promises::blocks(simulated));
            blocks.extend(drawings::curves(simulated));
            blocks.extend(drivers::most(simulated));
            blocks.extend(assumptions::notes(simulated));
        }
        SimulateView::Percentiles => {
            blocks.push(percentiles::block(simulated));
            blocks.extend(drawings::curves(simulated));
        }
        SimulateView::Distribution => blocks.extend(distribution::blocks(simulated)),
        SimulateView::Drivers => blocks.extend(drivers::all(simulated)),
        SimulateView::Criticality => blocks.extend(criticality::blocks(simulated)),
        SimulateView::Contingency => blocks.extend(contingency::blocks(simulated)),
        SimulateView::Assumptions => blocks.extend(assumptions::blocks(simulated)),
    }
    blocks.extend(run::foot(simulated));
    blocks
}
