//! What a file of Project says, before anything is made of it.

use rust_decimal::Decimal;

use crate::format::mspdi::{OwnField, START, TASK_ID};

use super::values::Moment;

/// A project.
#[derive(Debug, Default)]
pub(super) struct Project {
    pub name: Option<String>,
    pub title: Option<String>,
    pub company: Option<String>,
    pub manager: Option<String>,
    pub start: Option<Moment>,
    pub finish: Option<Moment>,
    pub status: Option<Moment>,
    pub currency: Option<String>,
    pub calendar: Option<i64>,
    pub minutes_a_day: Option<i64>,
    pub minutes_a_week: Option<i64>,
    pub calendars: Vec<Calendar>,
    pub tasks: Vec<Task>,
    pub resources: Vec<Resource>,
    pub assignments: Vec<Assignment>,
    /// The fields of tasks and resources that planvet wrote, with what it calls them.
    pub own: Vec<(u32, String)>,
}

/// A calendar: a week, and days that differ.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    pub uid: i64,
    pub name: String,
    pub base: Option<i64>,
    /// Sunday to Saturday: minutes worked; `None` where the base decides.
    pub week: [Option<u16>; 7],
    pub exceptions: Vec<Exception>,
}

/// Days of a calendar that differ from its week.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exception {
    pub from: Moment,
    pub to: Moment,
    pub works: bool,
}

/// A task, a summary of tasks, or a milestone.
#[derive(Debug, Default)]
pub(super) struct Task {
    /// Where it stands, in bytes.
    pub at: usize,
    pub uid: Option<i64>,
    pub id: Option<i64>,
    pub name: String,
    pub level: Option<u32>,
    pub summary: bool,
    pub milestone: Option<bool>,
    pub is_null: bool,
    pub inactive: bool,
    pub manual: bool,
    pub contact: Option<String>,
    pub start: Option<Moment>,
    pub finish: Option<Moment>,
    pub minutes: Option<Decimal>,
    pub format: u8,
    pub percent: Option<Decimal>,
    pub actual_start: Option<Moment>,
    pub actual_finish: Option<Moment>,
    pub fixed_cost: Option<Decimal>,
    pub actual_cost: Option<Decimal>,
    pub constraint: u8,
    pub constraint_date: Option<Moment>,
    pub deadline: Option<Moment>,
    pub calendar: Option<i64>,
    pub notes: Option<String>,
    pub links: Vec<Link>,
    pub baseline: Option<(Option<Moment>, Option<Moment>)>,
    pub own_id: Option<String>,
    pub deliverable: Option<String>,
    pub acceptance: Option<String>,
    /// First and last day that the plan states, kept by the row of the project as a whole.
    pub own_days: (Option<Moment>, Option<Moment>),
}

/// A link to an earlier task.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Link {
    pub uid: Option<i64>,
    pub kind: u8,
    pub foreign: bool,
    pub tenths: i64,
    pub format: u8,
}

/// A resource.
#[derive(Debug, Default)]
pub(super) struct Resource {
    pub uid: Option<i64>,
    pub name: String,
    pub kind: u8,
    pub is_null: bool,
    pub group: Option<String>,
    pub units: Option<Decimal>,
    pub rate: Option<Decimal>,
    pub rate_format: u8,
    pub calendar: Option<i64>,
    pub notes: Option<String>,
    pub own_id: Option<String>,
}

/// A task with a resource.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Assignment {
    pub task: Option<i64>,
    pub resource: Option<i64>,
    pub units: Option<Decimal>,
}

impl Project {
    /// Whether planvet wrote the file.
    pub fn is_own(&self) -> bool {
        self.has_field(TASK_ID)
    }

    /// Whether the file keeps the first and last day that the plan states apart from the computed
    /// ones.
    pub fn keeps_days(&self) -> bool {
        self.has_field(START)
    }

    fn has_field(&self, field: OwnField) -> bool {
        let mut own = self.own.iter();
        own.any(|(id, alias)| *id == field.id && alias == field.alias)
    }
}
