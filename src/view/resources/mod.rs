//! Resources: how much of each the work uses by week, and where that is more than there is.

mod drawings;
mod over;
mod strip;
mod summary;
mod weeks;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::Checked;
use crate::lang::{Lang, Listed, Text, count};
use crate::plan::{Named as _, Plan, Task};
use crate::schedule::Schedule;
use crate::schedule::load::{Load, MOST_WEEKS, WeekLoad};
use crate::text;

use super::report::{Block, Report, Tone};
use super::{sections, words};

/// What `planvet resources` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResourceView {
    /// Each resource, and the weeks in which more of it is used than there is.
    #[default]
    Load,
    /// Every resource in every week.
    Weeks,
}

impl ResourceView {
    /// All views, in the order help lists them.
    pub const ALL: [ResourceView; 2] = [ResourceView::Load, ResourceView::Weeks];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            ResourceView::Load => "load",
            ResourceView::Weeks => "weeks",
        }
    }
}

/// What the parts of the view need to know.
struct Shown<'p> {
    load: Load<'p>,
    status: Option<Date>,
    lang: Lang,
}

impl Shown<'_> {
    /// Whether a week has a day still to come on which more is used than there is.
    fn is_over(&self, week: &WeekLoad<'_>) -> bool {
        let is_ahead = |day: &Date| self.status.is_none_or(|status| *day > status);
        week.over.iter().any(is_ahead)
    }

    /// What colour says of a week.
    fn tone(&self, week: &WeekLoad<'_>) -> Tone {
        match (week.over.is_empty(), self.is_over(week)) {
            (_, true) => Tone::Bad,
            (false, false) => Tone::Muted,
            (true, false) => Tone::Plain,
        }
    }
}

/// The use of the resources of each plan.
pub fn resources(files: &[Checked], view: ResourceView, lang: Lang) -> Report {
    sections("resources", files, lang, |plan, file| {
        let calendars = &file.settings.calendars;
        let schedule = Schedule::of(plan, calendars);
        let shown = Shown {
            load: Load::of(plan, &schedule, calendars),
            status: plan.status_date.value(),
            lang,
        };
        if plan.resources.is_empty() {
            return vec![Block::Note(text!(
                "The plan names no resources.",
                "方案没有列出资源。"
            ))];
        }
        let mut blocks = match view {
            ResourceView::Load => vec![
                Block::Table(summary::table(&shown)),
                Block::Table(over::table(&shown)),
            ],
            ResourceView::Weeks => vec![Block::Table(weeks::table(&shown))],
        };
        blocks.extend(drawings::plots(&shown).map(Block::Drawing));
        blocks.extend(notes(plan, &shown).map(Block::Note));
        blocks
    })
}

fn notes<'a>(plan: &Plan, shown: &Shown<'a>) -> impl Iterator<Item = Text> + use<'a> {
    let load = &shown.load;
    let names: Vec<Text> = load.undated.iter().copied().map(named).collect();
    let unbounded: Vec<Text> = load
        .resources
        .iter()
        .filter(|one| one.capacity.is_none())
        .map(|one| text!("{name}", "{name}", name = one.resource.name()))
        .collect();
    let notes = [
        Some(text!(
            "The load of a week is what tasks use (`uses`) times the days on which they are at work by the \
             computed dates, in days of one of the resource; there is its capacity times its days of work. \
             Over is a week with a day on which more is used than there is.",
            "周负荷 = 任务占用的数量（`uses`）× 按推算日期当周在做的天数；可用 = 可用数量 × 资源当周的工作日。某一天占用超过\
             可用数量，当周即为超负荷。"
        )),
        plan.status_date.value().map(|status| {
            text!(
                "Days up to {status} are over and done with: what was too much then is not counted.",
                "截至 {status} 的日子已经过去，不计入超负荷周数。",
                status = status,
            )
        }),
        (!unbounded.is_empty()).then(|| {
            text!(
                "Without a `capacity`, nothing is too much: {names}.",
                "没有写 `capacity`，无从判断是否超负荷：{names}。",
                names = Listed(&unbounded),
            )
        }),
        (!names.is_empty()).then(|| {
            text!(
                "{tasks} left out for want of dates: {names}.",
                "有 {tasks} 项任务没有日期，未计入：{names}。",
                tasks = count(names.len(), "task is", "tasks are"),
                names = Listed(&names),
            )
        }),
        load.is_cut.then(|| {
            text!(
                "Work after the first {weeks} weeks is left out.",
                "第 {weeks} 周以后的工作未列出。",
                weeks = i64::from(MOST_WEEKS),
            )
        }),
    ];
    notes.into_iter().flatten()
}

fn named(task: &Task) -> Text {
    text!("{task}", "{task}", task = task.name())
}

/// A number of days without zeros behind the point.
fn days(number: Decimal) -> Decimal {
    number.round_dp(1).normalize()
}

/// Tasks with their part of a load, as people read it: `T3 (10)`.
fn tasks(week: &WeekLoad<'_>, lang: Lang) -> Vec<String> {
    let named = |task: &Task| match task.id.get() {
        Some(id) => id.as_str().to_owned(),
        None => words(&task.title, lang).unwrap_or_default(),
    };
    week.tasks.iter().map(|(task, _)| named(task)).collect()
}
