//! A schedule on its way into a plan: what was read, in the terms of the plan format.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::Lang;
use crate::plan::value::{Currency, Duration, Link, Money, Percent, Rate, ResourceKind};
use crate::schedule::{Calendar, Calendars};

/// A plan that is only a schedule.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// The organisation it is for.
    pub organization: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Its first and last day.
    pub days: Days,
    /// The day as of which progress is judged.
    pub status_date: Option<Date>,
    /// The currency of its amounts.
    pub currency: Option<Currency>,
    /// Its working days.
    pub calendar: Option<DraftCalendar>,
    /// Its phases with tasks and milestones.
    pub phases: Vec<DraftPhase>,
    /// What the tasks use.
    pub resources: Vec<DraftResource>,
}

/// First and last day of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub finish: Option<Date>,
}

/// A calendar by its name, with the days on which it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCalendar {
    /// The name of a calendar that planvet knows.
    pub base: &'static str,
    /// Days off besides.
    pub holidays: Vec<Date>,
    /// Days worked besides.
    pub workdays: Vec<Date>,
    /// Working hours of a day, if not those of the calendar that it is based on.
    pub hours: Option<Decimal>,
}

/// A phase.
#[derive(Debug, Clone, Default)]
pub struct DraftPhase {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its first and last day.
    pub days: Days,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Remarks.
    pub notes: Option<String>,
    /// Its tasks.
    pub tasks: Vec<DraftTask>,
    /// Its milestones.
    pub milestones: Vec<DraftMilestone>,
}

/// A task.
#[derive(Debug, Clone, Default)]
pub struct DraftTask {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How long it takes.
    pub duration: Option<Duration>,
    /// Who does it or has it done.
    pub owner: Option<String>,
    /// Ids of resources with how many of them are used at a time.
    pub uses: Vec<(String, Decimal)>,
    /// What comes first.
    pub after: Vec<Link>,
    /// The earliest day to begin.
    pub not_before: Option<Date>,
    /// The day it must begin.
    pub starts_on: Option<Date>,
    /// The day by which it should be done.
    pub deadline: Option<Date>,
    /// The finished share.
    pub progress: Option<Percent>,
    /// When it began and when it was done.
    pub actual: Days,
    /// What it costs apart from its resources.
    pub cost: Option<Money>,
    /// What it has cost so far.
    pub actual_cost: Option<Money>,
    /// The days once approved.
    pub baseline: Days,
    /// The days on which it can be worked on, if not the plan's.
    pub calendar: Option<DraftCalendar>,
    /// Remarks.
    pub notes: Option<String>,
}

/// A milestone.
#[derive(Debug, Clone, Default)]
pub struct DraftMilestone {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The promised day.
    pub date: Option<Date>,
    /// What comes first.
    pub after: Vec<Link>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What is handed over.
    pub deliverable: Option<String>,
    /// What must hold for it to be accepted.
    pub acceptance: Option<String>,
    /// The day on which it was reached.
    pub finished: Option<Date>,
    /// Remarks.
    pub notes: Option<String>,
}

/// A resource.
#[derive(Debug, Clone, Default)]
pub struct DraftResource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// How many there are at a time.
    pub capacity: Option<Decimal>,
    /// What one of it costs.
    pub rate: Option<Rate>,
    /// The days on which it is there, if not the plan's.
    pub calendar: Option<DraftCalendar>,
    /// Remarks.
    pub notes: Option<String>,
}

impl Draft {
    /// The language that its titles are in: Chinese as soon as one has a Chinese character.
    pub fn lang(&self) -> Lang {
        let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let in_phase = |phase: &DraftPhase| {
            is_chinese(&phase.title)
                || phase.tasks.iter().any(|task| is_chinese(&task.title))
                || phase.milestones.iter().any(|one| is_chinese(&one.title))
        };
        match is_chinese(&self.title) || self.phases.iter().any(in_phase) {
            true => Lang::Zh,
            false => Lang::En,
        }
    }

    /// Gives titles to what has none: the plan, and the phase of what belongs to no other.
    pub(super) fn name(&mut self) {
        let lang = self.lang();
        if self.title.is_empty() {
            self.title = lang.pick("Plan", "计划").to_owned();
        }
        let title = match self.phases.len() {
            1 => self.title.clone(),
            _ => lang.pick("Other tasks", "其他任务").to_owned(),
        };
        for phase in &mut self.phases {
            if phase.title.is_empty() {
                phase.title.clone_from(&title);
            }
        }
    }
}

impl DraftCalendar {
    /// A calendar that planvet knows, as it is.
    pub fn known(base: &'static str) -> DraftCalendar {
        DraftCalendar {
            base,
            holidays: Vec::new(),
            workdays: Vec::new(),
            hours: None,
        }
    }

    /// The calendar; none when days contradict each other.
    pub(super) fn days(&self) -> Option<Calendar> {
        let known = Calendars::standard().find(self.base)?.clone();
        known.with_exceptions(&self.holidays, &self.workdays).ok()
    }

    /// The working hours of a day.
    pub(super) fn hours_a_day(&self) -> Decimal {
        let known = Calendars::standard().find(self.base);
        let known = known.map_or(Decimal::from(Duration::HOURS_A_DAY), Calendar::hours_a_day);
        self.hours.unwrap_or(known)
    }

    /// Whether it is a calendar that planvet knows, as it is.
    pub fn is_known(&self) -> bool {
        self.holidays.is_empty() && self.workdays.is_empty() && self.hours.is_none()
    }
}
