//! Which baseline holds for which plan: the one of the command line for all of them, else the one
//! that the plan's configuration names.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::baseline::{Session, Wanted};
use super::environment::Environment;
use super::settings::{Configurations, InForce};

/// The baselines of a run.
pub enum Baselines {
    /// That of the command line.
    One(Box<Session>),
    /// Those that configurations name, by their files.
    Configured(BTreeMap<PathBuf, Session>),
}

impl Baselines {
    /// Reads the baselines.
    ///
    /// # Errors
    ///
    /// Fails when one can't be read.
    pub fn open(
        wanted: Wanted<'_>,
        configurations: &Configurations,
        environment: &Environment,
    ) -> anyhow::Result<Baselines> {
        if let Some(session) = Session::open(wanted, environment)? {
            return Ok(Baselines::One(Box::new(session)));
        }
        let mut sessions = BTreeMap::new();
        for file in configurations.baselines() {
            let wanted = Wanted {
                baseline: Some(&file),
                write: None,
                accept_new: false,
            };
            if let Some(session) = Session::open(wanted, environment)? {
                sessions.insert(file, session);
            }
        }
        Ok(Baselines::Configured(sessions))
    }

    /// The baseline of a plan.
    pub fn of(&self, in_force: &InForce) -> Option<&Session> {
        match self {
            Baselines::One(session) => Some(session),
            Baselines::Configured(sessions) => sessions.get(&in_force.baseline()?),
        }
    }

    /// Tells which entries are stale, and writes what is to be written.
    ///
    /// # Errors
    ///
    /// Fails when a file can't be written.
    pub fn finish(self, paths: &[PathBuf], environment: &Environment) -> anyhow::Result<()> {
        match self {
            Baselines::One(session) => session.finish(paths, environment),
            Baselines::Configured(sessions) => sessions
                .into_values()
                .try_for_each(|session| session.finish(paths, environment)),
        }
    }
}
