//! The arguments of each verb; their help stands in [`help`](super::help), in both languages.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::diagnostic::FailOn;
use crate::finance::benefits::months;
use crate::finance::case::LONGEST;
use crate::format::chart::{Scale, Theme};
use crate::format::findings::FindingsFormat;
use crate::format::sentences::SentencesFormat;
use crate::format::{DrawnFormat, Formats as _, GraphFormat, ReportFormat, TimelineFormat};
use crate::lang::Lang;
use crate::plan::value::{CostClass, Duration, Percent, Value as _};
use crate::simulate::Curve;
use crate::view::{
    BudgetBy, BudgetView, CriticalBy, ResourceView, RiskView, SimulateView, TimelineBasis,
    TimelineBy, TimelineOnly, TraceFrom,
};

use super::baseline::Wanted;

/// planvet.
#[derive(Debug, Parser)]
#[command(name = "planvet", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

impl Cli {
    /// Adds what `-o` names in front of the verb, if that isn't all that it names.
    pub fn add_outputs(&mut self, mut before: Vec<OsString>) {
        if before == self.global.output {
            return;
        }
        before.append(&mut self.global.output);
        if let Verb::Check(args) = &mut self.verb {
            args.output.clone_from(&before);
        }
        self.global.output = before;
    }
}

/// Arguments of every verb.
#[derive(Debug, Args)]
pub struct Global {
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangArg>,
    #[arg(long, global = true, value_enum, default_value_t)]
    pub color: ColorWhen,
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Vec<OsString>,
}

/// When output is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorWhen {
    #[default]
    Auto,
    Always,
    Never,
}

/// A language on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    En,
    Zh,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Lang {
        match lang {
            LangArg::En => Lang::En,
            LangArg::Zh => Lang::Zh,
        }
    }
}

/// What planvet is to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Check(CheckArgs),
    Timeline(TimelineArgs),
    Risks(RisksArgs),
    Goals(ViewArgs),
    Trace(TraceArgs),
    Budget(BudgetArgs),
    Resources(ResourcesArgs),
    Simulate(SimulateArgs),
    Diff(DiffArgs),
    Smart(SmartArgs),
    Explain(ExplainArgs),
    Rules(RulesArgs),
    Config(ShowConfigArgs),
    Schema(SchemaArgs),
    Init(InitArgs),
    Import(ImportArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[arg(short, long, value_enum)]
    pub format: Option<FindingsFormat>,
    /// The same argument as that of all verbs, which takes more here.
    #[arg(short, long, value_name = "OUTPUT")]
    pub output: Vec<OsString>,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Day>,
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    #[arg(long)]
    pub only_plans: bool,
    #[arg(long)]
    pub fix: bool,
    #[arg(long)]
    pub unsafe_fixes: bool,
    #[arg(long, conflicts_with_all = ["statistics", "write_baseline"])]
    pub diff: bool,
    #[arg(long)]
    pub statistics: bool,
    #[arg(long)]
    pub hide_known: bool,
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    #[arg(long, requires = "write_baseline")]
    pub accept_new: bool,
    #[arg(long)]
    pub bom: bool,
    #[arg(long)]
    pub pretty: bool,
    #[arg(short, long)]
    pub quiet: bool,
}

impl CheckArgs {
    /// The baselines that the arguments ask for.
    pub fn baselines(&self) -> Wanted<'_> {
        Wanted {
            baseline: self.baseline.as_deref(),
            write: self.write_baseline.as_deref(),
            accept_new: self.accept_new,
        }
    }
}

/// Where the configuration comes from.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[arg(long, conflicts_with = "config")]
    pub isolated: bool,
}

/// What the command line says in the place of the configuration.
#[derive(Debug, Default, Args)]
pub struct SelectArgs {
    #[arg(long, value_name = "PROFILE")]
    pub profile: Option<String>,
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    #[arg(long)]
    pub simulate: bool,
}

/// A date on the command line, in any form that a plan may use.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub Date);

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Day, String> {
        Date::read(text)
            .map(Day)
            .map_err(|_| format!("not a date: {text}; write 2026-03-31"))
    }
}

/// How a report is written.
#[derive(Debug, Args)]
pub struct Looks {
    #[arg(short, long, value_enum, default_value_t)]
    pub format: ReportFormat,
    #[command(flatten)]
    pub layout: Layout,
}

/// How a report looks, whatever its format.
#[derive(Debug, Args)]
pub struct Layout {
    #[arg(long)]
    pub bom: bool,
    #[arg(long)]
    pub pretty: bool,
    #[arg(long, value_name = "WIDTH")]
    pub width: Option<usize>,
}

#[derive(Debug, Args)]
pub struct ViewArgs {
    #[arg(value_name = "PLAN", required = true)]
    pub plans: Vec<PathBuf>,
    #[command(flatten)]
    pub looks: Looks,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// A view that has drawings, of plans.
#[derive(Debug, Args)]
pub struct DrawnArgs<F = DrawnFormat>
where
    F: ValueEnum + Send + Sync + 'static,
{
    #[arg(value_name = "PLAN", required = true)]
    pub plans: Vec<PathBuf>,
    #[command(flatten)]
    pub looks: DrawnLooks<F>,
    #[command(flatten)]
    pub config: ConfigArgs,
}

/// How a report with drawings is written.
#[derive(Debug, Args)]
pub struct DrawnLooks<F = DrawnFormat>
where
    F: ValueEnum + Send + Sync + 'static,
{
    /// Else the name of the output file decides.
    #[arg(short, long, value_enum)]
    pub format: Option<F>,
    #[arg(long, value_enum, default_value_t)]
    pub theme: Theme,
    #[arg(long, value_name = "FACTOR")]
    pub zoom: Option<Zoom>,
    #[command(flatten)]
    pub layout: Layout,
}

/// What `planvet timeline` shows, and how it is drawn.
#[derive(Debug, Args)]
pub struct TimelineArgs {
    #[command(flatten)]
    pub common: DrawnArgs<TimelineFormat>,
    #[arg(long, value_enum, default_value_t)]
    pub by: TimelineBy,
    #[arg(long, value_name = "DATE")]
    pub from: Option<Day>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<Day>,
    #[arg(long, value_enum, value_name = "WHAT", value_delimiter = ',')]
    pub only: Vec<TimelineOnly>,
    #[arg(long, value_name = "DATE")]
    pub status: Option<Day>,
    #[arg(long, value_name = "OLD", conflicts_with = "why")]
    pub baseline: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub scale: Scale,
    #[arg(long, value_enum, default_value_t)]
    pub critical: CriticalBy,
    #[arg(long, value_name = "ID", conflicts_with_all = ["by", "from", "to", "only", "scale", "theme", "zoom"])]
    pub why: Option<String>,
}

impl TimelineArgs {
    /// What the dates are computed by.
    pub fn basis(&self) -> TimelineBasis {
        TimelineBasis {
            critical: self.critical,
            status: self.status.map(|day| day.0),
        }
    }
}

/// How much bigger a picture is than its chart, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zoom(pub u32);

impl FromStr for Zoom {
    type Err = String;

    fn from_str(text: &str) -> Result<Zoom, String> {
        let factor: Option<Decimal> = text.parse().ok();
        let percent = factor.and_then(|factor| factor.checked_mul(Decimal::ONE_HUNDRED));
        let percent = percent.and_then(|percent| percent.round().to_u32());
        percent
            .filter(|percent| (10..=1000).contains(percent))
            .map(Zoom)
            .ok_or_else(|| format!("not a factor from 0.1 to 10: {text}"))
    }
}

#[derive(Debug, Args)]
pub struct ShowConfigArgs {
    #[arg(value_name = "PLAN")]
    pub plan: Option<PathBuf>,
    #[command(flatten)]
    pub looks: Looks,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub config: ConfigArgs,
}

#[derive(Debug, Args)]
pub struct RisksArgs {
    #[command(flatten)]
    pub common: DrawnArgs,
    #[arg(long, value_enum, default_value_t)]
    pub view: RiskView,
}

#[derive(Debug, Args)]
pub struct BudgetArgs {
    #[command(flatten)]
    pub common: DrawnArgs,
    #[arg(long, value_enum, default_value_t)]
    pub view: BudgetView,
    #[arg(long, value_enum)]
    pub by: Option<BudgetBy>,
    #[arg(long, value_name = "TIME")]
    pub horizon: Option<Time>,
    #[arg(long, value_name = "RATE", allow_hyphen_values = true)]
    pub discount_rate: Option<Rate>,
    #[arg(long, value_name = "CLASS")]
    pub uplift: Option<Class>,
}

/// A time on the command line that benefits count for, in months.
#[derive(Debug, Clone, Copy)]
pub struct Time(pub i32);

impl FromStr for Time {
    type Err = String;

    fn from_str(text: &str) -> Result<Time, String> {
        let time = Duration::read(text).ok().and_then(|time| months(&time));
        let whole = time.and_then(|months| months.round().to_i32());
        whole
            .filter(|months| (1..=LONGEST).contains(months))
            .map(Time)
            .ok_or_else(|| {
                format!("not a time from 1 month to 100 years: {text}; write 5y or 30mo")
            })
    }
}

/// A rate on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Rate(pub Percent);

impl FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Rate, String> {
        Percent::read(text)
            .map(Rate)
            .map_err(|_| format!("not a rate: {text}; write 3.5%"))
    }
}

/// A class of projects on the command line, by any word that a plan may use.
#[derive(Debug, Clone, Copy)]
pub struct Class(pub CostClass);

impl FromStr for Class {
    type Err = String;

    fn from_str(text: &str) -> Result<Class, String> {
        let words: Vec<&str> = CostClass::ALL.iter().map(|class| class.word()).collect();
        CostClass::read(text)
            .map(Class)
            .map_err(|_| format!("no class of projects: {text}; write {}", words.join(", ")))
    }
}

#[derive(Debug, Args)]
pub struct ResourcesArgs {
    #[command(flatten)]
    pub common: DrawnArgs,
    #[arg(long, value_enum, default_value_t)]
    pub view: ResourceView,
}

#[derive(Debug, Args)]
pub struct SimulateArgs {
    #[command(flatten)]
    pub common: DrawnArgs,
    #[arg(long, value_enum, default_value_t)]
    pub view: SimulateView,
    #[arg(long, value_name = "NUMBER")]
    pub iterations: Option<IterationCount>,
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    #[arg(long, value_enum)]
    pub curve: Option<Curve>,
    #[arg(long, value_name = "PERCENT", default_value_t = Certainty(80))]
    pub percentile: Certainty,
}

/// A number of iterations on the command line.
#[derive(Debug, Clone, Copy)]
pub struct IterationCount(pub u64);

/// More iterations take days, and tell nothing that fewer don't.
const MOST_ITERATIONS: u64 = 1_000_000_000;

impl FromStr for IterationCount {
    type Err = String;

    fn from_str(text: &str) -> Result<IterationCount, String> {
        let number: Option<u64> = text.replace([',', '_'], "").parse().ok();
        number
            .filter(|number| (1..=MOST_ITERATIONS).contains(number))
            .map(IterationCount)
            .ok_or_else(|| format!("not a number from 1 to {MOST_ITERATIONS}: {text}"))
    }
}

/// How certain the reader wants to be, in percent.
#[derive(Debug, Clone, Copy)]
pub struct Certainty(pub u32);

impl FromStr for Certainty {
    type Err = String;

    fn from_str(text: &str) -> Result<Certainty, String> {
        let percent: Option<u32> = text.trim_end_matches('%').parse().ok();
        percent
            .filter(|percent| (50..=99).contains(percent))
            .map(Certainty)
            .ok_or_else(|| format!("not a percentage from 50 to 99: {text}"))
    }
}

impl std::fmt::Display for Certainty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[derive(Debug, Args)]
pub struct TraceArgs {
    #[command(flatten)]
    pub common: DrawnArgs<GraphFormat>,
    #[arg(long, value_enum)]
    pub from: Option<TraceFrom>,
    #[arg(long)]
    pub holes: bool,
}

#[derive(Debug, Args)]
pub struct DiffArgs {
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    #[command(flatten)]
    pub looks: Looks,
    #[arg(long, value_name = "CONDITION")]
    pub fail_on: Vec<String>,
    #[command(flatten)]
    pub config: ConfigArgs,
}

#[derive(Debug, Args)]
pub struct SmartArgs {
    #[arg(value_name = "TEXT|FILE")]
    pub input: Option<OsString>,
    #[arg(short, long, value_enum, default_value_t)]
    pub format: SentencesFormat,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Day>,
    #[arg(long, value_name = "DATE")]
    pub plan_start: Option<Day>,
    #[arg(long, conflicts_with = "file")]
    pub text: bool,
    #[arg(long, requires = "input")]
    pub file: bool,
    #[arg(long)]
    pub bom: bool,
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    #[arg(value_name = "RULE", required = true)]
    pub rules: Vec<String>,
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    #[command(flatten)]
    pub looks: Looks,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[arg(value_name = "OF", value_enum, default_value_t)]
    pub of: SchemaOf,
}

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SchemaOf {
    #[default]
    Plan,
    Config,
    Smart,
    Diff,
}

#[derive(Debug, Args)]
pub struct InitArgs {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    #[arg(long)]
    pub force: bool,
    #[arg(long)]
    pub list: bool,
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub csv: bool,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

#[derive(Debug, Args)]
pub struct ManArgs {
    #[arg(value_name = "VERB", conflicts_with = "dir")]
    pub verb: Option<String>,
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
}

/// Implements the command line's view of an enum that has `ALL` and `name`.
macro_rules! value_enum {
    ($($Type:ty),+) => {$(
        impl ValueEnum for $Type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
                Some(clap::builder::PossibleValue::new(self.name()))
            }
        }
    )+};
}

value_enum!(
    FailOn,
    FindingsFormat,
    SentencesFormat,
    ReportFormat,
    DrawnFormat,
    GraphFormat,
    RiskView,
    BudgetBy,
    BudgetView,
    CriticalBy,
    TimelineBy,
    TimelineFormat,
    TimelineOnly,
    ResourceView,
    SimulateView,
    Curve,
    TraceFrom,
    Scale,
    Theme
);
