//! What a rule may look at.

use std::cell::OnceCell;

use crate::finance::Ledger;
use crate::plan::{Index, Links, Plan};
use crate::progress::Progress;
use crate::risk::RiskProfile;
use crate::schedule::{Earliest, Facts, Schedule};
use crate::simulate::model::{self, Model, Responses};
use crate::simulate::{self, Forecast, Iterations, Options, Watch};
use crate::source::{Layout, Span, Tree};
use crate::statement::Said;
use crate::trace::{Read, Trace};

use super::Settings;

/// A plan with everything that follows from it.
///
/// Facts that cost something are computed when a rule first asks for them.
#[derive(Debug)]
pub struct Context<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Its items by id.
    pub index: Index<'p>,
    /// The text of the file.
    pub text: &'p str,
    /// The tree the plan was read from.
    pub tree: &'p Tree<'p>,
    /// What is heeded besides the file.
    pub settings: &'p Settings,
    links: OnceCell<Links<'p>>,
    progress: OnceCell<Vec<Progress<'p>>>,
    earliest: OnceCell<Earliest>,
    schedule: OnceCell<Schedule>,
    facts: OnceCell<Vec<Facts>>,
    ledger: OnceCell<Ledger<'p>>,
    risks: OnceCell<RiskProfile<'p>>,
    said: OnceCell<Vec<Said<'p>>>,
    trace: OnceCell<Trace<'p>>,
    simulated: OnceCell<Option<Simulated<'p>>>,
    layout: OnceCell<Layout<'p>>,
}

/// A plan that has been simulated.
#[derive(Debug)]
pub struct Simulated<'p> {
    /// What was simulated.
    pub model: Model<'p>,
    /// What came out.
    pub forecast: Forecast,
}

impl<'p> Context<'p> {
    /// The context of a plan.
    pub fn new(
        plan: &'p Plan,
        tree: &'p Tree<'p>,
        text: &'p str,
        settings: &'p Settings,
    ) -> Context<'p> {
        Context {
            plan,
            index: Index::new(plan),
            text,
            tree,
            settings,
            links: OnceCell::new(),
            progress: OnceCell::new(),
            earliest: OnceCell::new(),
            schedule: OnceCell::new(),
            facts: OnceCell::new(),
            ledger: OnceCell::new(),
            risks: OnceCell::new(),
            said: OnceCell::new(),
            trace: OnceCell::new(),
            simulated: OnceCell::new(),
            layout: OnceCell::new(),
        }
    }

    /// The goals as a tree.
    pub fn links(&self) -> &Links<'p> {
        self.links
            .get_or_init(|| Links::new(self.plan, &self.index))
    }

    /// How the goals with a measure stand as of the plan's status date; none without that date,
    /// or when later readings may stand behind a syntax fault.
    pub fn progress(&self) -> &[Progress<'p>] {
        self.progress.get_or_init(|| {
            let status_date = self.plan.status_date.value();
            let Some(as_of) = status_date.filter(|_| self.is_complete()) else {
                return Vec::new();
            };
            let goals = self.plan.goals.iter();
            goals.filter_map(|goal| Progress::of(goal, as_of)).collect()
        })
    }

    /// The earliest days of tasks and milestones.
    pub fn earliest(&self) -> &Earliest {
        self.earliest
            .get_or_init(|| Earliest::of(self.plan, &self.settings.calendars))
    }

    /// The computed dates of tasks and milestones.
    pub fn schedule(&self) -> &Schedule {
        self.schedule
            .get_or_init(|| Schedule::of(self.plan, &self.settings.calendars))
    }

    /// The computed dates by the number of the task or milestone in the schedule.
    pub fn facts(&self) -> &[Facts] {
        self.facts.get_or_init(|| {
            let schedule = self.schedule();
            let items = 0..schedule.network().stated;
            items.map(|item| schedule.facts(item)).collect()
        })
    }

    /// What the budget comes to.
    pub fn ledger(&self) -> &Ledger<'p> {
        self.ledger
            .get_or_init(|| Ledger::new(self.plan, &self.settings.calendars))
    }

    /// Scores, ratings and expected losses of the risks.
    pub fn risks(&self) -> &RiskProfile<'p> {
        let Settings {
            calendars, scale, ..
        } = self.settings;
        self.risks
            .get_or_init(|| RiskProfile::new(self.plan, self.ledger(), calendars, scale))
    }

    /// The goals with what they say in words.
    pub fn said(&self) -> &[Said<'p>] {
        self.said.get_or_init(|| Said::all(self.plan, self.text))
    }

    /// What leads to what, and where that chain breaks.
    pub fn trace(&self) -> &Trace<'p> {
        self.trace.get_or_init(|| {
            Trace::new(Read {
                plan: self.plan,
                index: &self.index,
                links: self.links(),
                said: self.said(),
                is_complete: self.is_complete(),
            })
        })
    }

    /// What the plan comes to when it is simulated, its responses to risks at work; `None` when a
    /// part of it can't be read, or there is nothing uncertain about it.
    ///
    /// Asked for only by rules that [need it](super::Rule::needs_simulation).
    pub fn simulated(&self) -> Option<&Simulated<'p>> {
        let simulated = self.simulated.get_or_init(|| {
            if !self.is_complete() || !self.plan.tasks_are_complete() {
                return None;
            }
            let model = Model::new(model::Read {
                plan: self.plan,
                index: &self.index,
                links: self.links(),
                schedule: self.schedule(),
                ledger: self.ledger(),
                risks: self.risks(),
            });
            let options = Options {
                curve: model.curve,
                seed: Options::USUAL_SEED,
                iterations: Iterations::UntilSettled,
            };
            if model.is_certain() {
                return None;
            }
            let forecast = simulate::run(&model.inputs(Responses::After), options, &Watch::NONE)?;
            Some(Simulated { model, forecast })
        });
        simulated.as_ref()
    }

    /// How the file is laid out: fixes write into it.
    pub fn layout(&self) -> &Layout<'p> {
        self.layout
            .get_or_init(|| Layout::new(self.tree, self.text))
    }

    /// Whether the whole file was read. Behind a syntax fault, what a rule misses may well be
    /// there.
    pub fn is_complete(&self) -> bool {
        self.tree.is_complete()
    }

    /// The key of the plan's first line, to point at the plan as a whole.
    pub fn plan_span(&self) -> Span {
        self.plan
            .title
            .place()
            .or(self.plan.planvet.place())
            .map_or(self.plan.span, |place| place.key.to(place.value))
    }
}
