//! Checks one file under the settings and the baseline that hold for it.

use std::sync::Arc;

use crate::check;
use crate::format::findings::{FindingsFormat, Options, Run, Terms};
use crate::lang::Lang;
use crate::plan::is_plan;
use crate::source::Limits;

use super::args::CheckArgs;
use super::baselines::Baselines;
use super::environment::Environment;
use super::inputs::{self, Input};
use super::mend::{Mending, Repair};
use super::settings::Configurations;
use super::sinks::{self, Look};

/// What became of one file.
pub struct Outcome {
    /// What the file adds to the counts of the run.
    pub run: Run,
    /// What each output says about it.
    pub pieces: Vec<String>,
    /// What was done to mend it.
    pub repair: Repair,
    /// The language of the plan, when it was read.
    pub lang: Option<Lang>,
    /// Why it couldn't be checked.
    pub trouble: Option<anyhow::Error>,
}

impl Outcome {
    /// About how many bytes it holds.
    pub fn size(&self) -> usize {
        let pieces = self.pieces.iter().map(String::len);
        self.run.size() + pieces.sum::<usize>() + self.repair.printed.len()
    }
}

/// Everything that a file is checked with; files are checked side by side.
pub struct Judge<'r> {
    /// What the user asks for.
    pub args: &'r CheckArgs,
    /// The user's surroundings.
    pub environment: &'r Environment,
    /// How findings look where the file has no say.
    pub options: &'r Options,
    /// The outputs.
    pub looks: &'r [Look],
    /// The configurations of all files.
    pub configurations: &'r Configurations,
    /// The baselines of all files.
    pub baselines: &'r Baselines,
    /// How files are mended, if they are.
    pub mending: Option<&'r Mending>,
}

impl Judge<'_> {
    /// Checks a file.
    pub fn judge(&self, input: &Input) -> Outcome {
        let limits = Limits::default();
        let bytes = match input.read(&limits) {
            Ok(bytes) => bytes,
            Err(error) => {
                let lang = self.environment.lang;
                return unreadable(inputs::unreadable(&input.path, &error.to_string(), lang));
            }
        };
        let in_force = match self.configurations.of(&input.path, self.environment) {
            Ok(in_force) => in_force,
            Err(error) => return unreadable(error),
        };
        let baseline = self.baselines.of(&in_force);
        if !input.named && !is_plan(&bytes) {
            if let Some(baseline) = baseline {
                baseline.skip(input);
            }
            let repair = self
                .mending
                .map(|mending| mending.pass(input, &bytes, &limits));
            return Outcome {
                repair: repair.unwrap_or_default(),
                ..silent(Run::skipped())
            };
        }
        let effective = &in_force.effective;
        let checking = check::Options {
            limits,
            as_of: self.args.as_of.as_ref().map(|day| day.0),
            settings: Arc::clone(&effective.settings),
        };
        let (mut checked, repair) = match self.mending {
            None => {
                let checked = check::check(input.name(), bytes, &checking);
                (checked, Repair::default())
            }
            Some(mending) => {
                let checked = check::check(input.name(), bytes.clone(), &checking);
                mending.mend(input, &bytes, checked, &checking)
            }
        };
        if let Some(baseline) = baseline {
            baseline.mark(input, &mut checked);
        }
        let terms = Terms {
            lang: effective.language.value,
            fail_on: effective.fail_on.value,
            has_baseline: baseline.is_some(),
        };
        let options = self.options.under(terms);
        let run = Run::of_file(&checked, &options);
        let lang = checked.lang();
        if self.args.statistics {
            return Outcome {
                repair,
                lang,
                ..silent(run)
            };
        }
        let mut looks = self.looks.iter();
        let digested = looks.any(|look| look.format == FindingsFormat::Markdown);
        Outcome {
            run: match digested {
                true => run.with_digest(&checked, &options),
                false => run,
            },
            pieces: sinks::render(&checked, self.looks, terms),
            repair,
            lang,
            trouble: None,
        }
    }
}

fn silent(run: Run) -> Outcome {
    Outcome {
        run,
        pieces: Vec::new(),
        repair: Repair::default(),
        lang: None,
        trouble: None,
    }
}

fn unreadable(error: anyhow::Error) -> Outcome {
    Outcome {
        trouble: Some(error),
        ..silent(Run::unreadable())
    }
}
