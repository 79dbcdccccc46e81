//! planvet vets service-improvement plans: it reads a plan written in YAML, says on which line
//! it falls short and how to mend it, and turns it into timelines, matrices and budgets.
//!
//! Data moves one way, and a module uses only what stands before it:
//!
//! - [`lang`] -- the two languages and texts in both
//! - [`source`] -- bytes become text, text becomes a tree with places
//! - [`diagnostic`] -- findings
//! - [`plan`] -- the tree becomes a typed plan
//! - [`statement`] -- a goal sentence becomes what it says
//! - [`schedule`], [`progress`], [`finance`], [`risk`] -- the plan becomes computed facts
//! - [`trace`] -- what leads to what in the plan, and where the chain breaks
//! - [`simulate`] -- estimates and risks become odds of dates and sums
//! - [`compare`] -- two versions of a plan become what has changed
//! - [`check`] -- plan and facts become findings
//! - [`fix`] -- the changes that findings come with become a mended text
//! - [`config`] -- `planvet.toml` becomes the settings in force for a plan
//! - [`view`] -- plan and facts become neutral reports
//! - [`mod@format`] -- findings and reports become bytes
//! - [`import`] -- schedules of other programs become the text of a plan
//! - [`cli`] -- arguments, files, terminal, exit codes
//!
//! Only [`cli`] prints, reads files, looks at the clock, the environment or the terminal: the
//! same input gives the same bytes.

pub mod lang;

pub mod source;

pub mod diagnostic;

pub mod plan;

pub mod statement;

pub mod schedule;

pub mod progress;

pub mod finance;

pub mod risk;

pub mod trace;

pub mod simulate;

pub mod compare;

pub mod check;

pub mod fix;

pub mod config;

pub mod view;

pub mod format;

pub mod import;

pub mod cli;
