//! What a file of Project says, element by element, before anything is made of it.

use rust_decimal::Decimal;

use crate::format::mspdi::{ACCEPTANCE, DELIVERABLE, TASK_ID};
use crate::import::{Fault, Losses, Lost};
use crate::lang::Text;
use crate::text;

use super::cursor::Cursor;
use super::values::{Moment, decimal, flag, minutes, moment, time_of_day};

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
    own: Vec<(u32, String)>,
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

/// Reads a project; what can't be read of it is told.
pub(super) fn read(text: &str, losses: &mut Losses) -> Result<Project, Fault> {
    let mut cursor = Cursor::new(text);
    let root = cursor.root()?;
    if root != "Project" {
        return Err(Fault::whole(no_project(&root)));
    }
    let mut project = Project::default();
    let mut reader = Reading { losses };
    cursor.children(|cursor, name| reader.project(cursor, name, &mut project))?;
    Ok(project)
}

fn no_project(root: &str) -> Text {
    text!(
        "this is no file of Microsoft Project: its root is <{root}>, not <Project>; in Project, \
         save as “XML Format (*.xml)”",
        "这不是 Microsoft Project 的 XML 文件：根元素是 <{root}>，不是 <Project>；\
         请在 Project 中另存为“XML 格式 (*.xml)”",
        root = crate::format::escape::one_line(root).into_owned(),
    )
}

struct Reading<'l> {
    losses: &'l mut Losses,
}

impl Reading<'_> {
    /// Takes an element as a value of a kind; one that is empty says nothing.
    fn take<T>(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        let text = cursor.value()?;
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let value = read(text);
        if value.is_none() {
            self.losses.add(Lost::Unreadable, || {
                format!("{}: {name} “{text}”", cursor.line())
            });
        }
        Ok(value)
    }

    fn moment(&mut self, cursor: &mut Cursor<'_>, name: &str) -> Result<Option<Moment>, Fault> {
        // What Project writes where there is no date.
        let read = |text: &str| match text {
            "NA" => Some(None),
            _ => moment(text).map(Some),
        };
        Ok(self.take(cursor, name, read)?.flatten())
    }

    fn number<N: std::str::FromStr>(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
    ) -> Result<Option<N>, Fault> {
        self.take(cursor, name, |text| text.parse().ok())
    }

    fn flag(&mut self, cursor: &mut Cursor<'_>, name: &str) -> Result<bool, Fault> {
        Ok(self.take(cursor, name, flag)?.unwrap_or_default())
    }

    fn text(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<String>, Fault> {
        let text = cursor.value()?;
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn project(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
        project: &mut Project,
    ) -> Result<(), Fault> {
        match name {
            "Name" => project.name = self.text(cursor)?,
            "Title" => project.title = self.text(cursor)?,
            "Company" => project.company = self.text(cursor)?,
            "Manager" => project.manager = self.text(cursor)?,
            "StartDate" => project.start = self.moment(cursor, name)?,
            "FinishDate" => project.finish = self.moment(cursor, name)?,
            "StatusDate" => project.status = self.moment(cursor, name)?,
            "CurrencyCode" => project.currency = self.text(cursor)?,
            "CalendarUID" => project.calendar = self.number(cursor, name)?,
            "MinutesPerDay" => project.minutes_a_day = self.number(cursor, name)?,
            "MinutesPerWeek" => project.minutes_a_week = self.number(cursor, name)?,
            "ExtendedAttributes" => cursor.children(|cursor, _| {
                let (mut id, mut alias) = (None, None);
                cursor.children(|cursor, name| {
                    match name {
                        "FieldID" => id = self.number(cursor, name)?,
                        "Alias" => alias = self.text(cursor)?,
                        _ => cursor.skip()?,
                    }
                    Ok(())
                })?;
                project.own.extend(id.zip(alias));
                Ok(())
            })?,
            "OutlineCodes" => cursor.children(|cursor, _| {
                self.losses
                    .add(Lost::OutlineCodes, || cursor.line().to_string());
                cursor.skip()
            })?,
            "Calendars" => cursor.children(|cursor, _| {
                let calendar = self.calendar(cursor)?;
                project.calendars.push(calendar);
                Ok(())
            })?,
            "Tasks" => {
                let own = std::mem::take(&mut project.own);
                cursor.children(|cursor, _| {
                    let task = self.task(cursor, &own)?;
                    project.tasks.push(task);
                    Ok(())
                })?;
                project.own = own;
            }
            "Resources" => {
                let own = std::mem::take(&mut project.own);
                cursor.children(|cursor, _| {
                    let resource = self.resource(cursor, &own)?;
                    project.resources.push(resource);
                    Ok(())
                })?;
                project.own = own;
            }
            "Assignments" => cursor.children(|cursor, _| {
                let assignment = self.assignment(cursor)?;
                project.assignments.push(assignment);
                Ok(())
            })?,
            _ => cursor.skip()?,
        }
        Ok(())
    }

    fn calendar(&mut self, cursor: &mut Cursor<'_>) -> Result<Calendar, Fault> {
        let mut calendar = Calendar {
            uid: -1,
            ..Calendar::default()
        };
        cursor.children(|cursor, name| {
            match name {
                "UID" => calendar.uid = self.number(cursor, name)?.unwrap_or(-1),
                "Name" => calendar.name = self.text(cursor)?.unwrap_or_default(),
                "BaseCalendarUID" => {
                    let base: Option<i64> = self.number(cursor, name)?;
                    calendar.base = base.filter(|&base| base >= 0);
                }
                "WeekDays" => {
                    cursor.children(|cursor, _| self.week_day(cursor, &mut calendar))?;
                }
                "Exceptions" => {
                    cursor.children(|cursor, _| self.exception(cursor, &mut calendar))?;
                }
                "WorkWeeks" => cursor.children(|cursor, _| {
                    self.losses.add(Lost::WorkWeeks, || calendar.name.clone());
                    cursor.skip()
                })?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        Ok(calendar)
    }

    fn week_day(&mut self, cursor: &mut Cursor<'_>, calendar: &mut Calendar) -> Result<(), Fault> {
        let (mut day, mut works, mut worked) = (None, false, 0);
        let mut period = (None, None);
        cursor.children(|cursor, name| {
            match name {
                "DayType" => day = self.number::<usize>(cursor, name)?,
                "DayWorking" => works = self.flag(cursor, name)?,
                "WorkingTimes" => worked = self.working_times(cursor)?,
                "TimePeriod" => period = self.period(cursor)?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        match (day, period) {
            // The form of exceptions before 2007.
            (Some(0), (Some(from), Some(to))) => {
                calendar.exceptions.push(Exception { from, to, works });
            }
            (Some(day @ 1..=7), _) => {
                calendar.week[day - 1] = Some(if works { worked.max(1) } else { 0 });
            }
            _ => self
                .losses
                .add(Lost::Unreadable, || format!("{}: DayType", cursor.line())),
        }
        Ok(())
    }

    fn working_times(&mut self, cursor: &mut Cursor<'_>) -> Result<u16, Fault> {
        let mut worked = 0_u16;
        cursor.children(|cursor, _| {
            let (mut from, mut to) = (None, None);
            cursor.children(|cursor, name| {
                match name {
                    "FromTime" => from = self.take(cursor, name, time_of_day)?,
                    "ToTime" => to = self.take(cursor, name, time_of_day)?,
                    _ => cursor.skip()?,
                }
                Ok(())
            })?;
            if let (Some(from), Some(to)) = (from, to) {
                // Midnight at the end of a day is written as its beginning.
                let to = if to <= from { 24 * 60 } else { to };
                worked = worked.saturating_add(to - from);
            }
            Ok(())
        })?;
        Ok(worked)
    }

    fn period(
        &mut self,
        cursor: &mut Cursor<'_>,
    ) -> Result<(Option<Moment>, Option<Moment>), Fault> {
        let (mut from, mut to) = (None, None);
        cursor.children(|cursor, name| {
            match name {
                "FromDate" => from = self.moment(cursor, name)?,
                "ToDate" => to = self.moment(cursor, name)?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        Ok((from, to))
    }

    fn exception(&mut self, cursor: &mut Cursor<'_>, calendar: &mut Calendar) -> Result<(), Fault> {
        let mut period = (None, None);
        let (mut kind, mut every, mut works) = (1_u8, 1_i64, false);
        let mut title = None;
        cursor.children(|cursor, name| {
            match name {
                "TimePeriod" => period = self.period(cursor)?,
                "Type" => kind = self.number(cursor, name)?.unwrap_or(1),
                "Period" => every = self.number(cursor, name)?.unwrap_or(1),
                "DayWorking" => works = self.flag(cursor, name)?,
                "Name" => title = self.text(cursor)?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        let is_daily = kind <= 1 && every <= 1;
        match period {
            (Some(from), Some(to)) if is_daily => {
                calendar.exceptions.push(Exception { from, to, works });
            }
            _ => self.losses.add(Lost::Recurrences, || {
                title.unwrap_or_else(|| calendar.name.clone())
            }),
        }
        Ok(())
    }

    fn task(&mut self, cursor: &mut Cursor<'_>, own: &[(u32, String)]) -> Result<Task, Fault> {
        let mut task = Task {
            at: cursor.at(),
            ..Task::default()
        };
        cursor.children(|cursor, name| self.part_of_task(cursor, name, &mut task, own))?;
        Ok(task)
    }

    fn part_of_task(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
        task: &mut Task,
        own: &[(u32, String)],
    ) -> Result<(), Fault> {
        match name {
            "UID" => task.uid = self.number(cursor, name)?,
            "ID" => task.id = self.number(cursor, name)?,
            "Name" => task.name = self.text(cursor)?.unwrap_or_default(),
            "OutlineLevel" => task.level = self.number(cursor, name)?,
            "OutlineNumber" => {
                let number = self.text(cursor)?;
                let dots = number.map(|number| number.matches('.').count());
                task.level = task
                    .level
                    .or(dots.and_then(|dots| u32::try_from(dots + 1).ok()));
            }
            "Summary" => task.summary = self.flag(cursor, name)?,
            "Milestone" => task.milestone = self.take(cursor, name, flag)?,
            "IsNull" => task.is_null = self.flag(cursor, name)?,
            "Active" => task.inactive = self.take(cursor, name, flag)? == Some(false),
            "Manual" => task.manual = self.flag(cursor, name)?,
            "Contact" => task.contact = self.text(cursor)?,
            "Start" => task.start = self.moment(cursor, name)?,
            "Finish" => task.finish = self.moment(cursor, name)?,
            "Duration" => task.minutes = self.take(cursor, name, minutes)?,
            "DurationFormat" => task.format = self.number(cursor, name)?.unwrap_or_default(),
            "PercentComplete" => task.percent = self.take(cursor, name, decimal)?,
            "ActualStart" => task.actual_start = self.moment(cursor, name)?,
            "ActualFinish" => task.actual_finish = self.moment(cursor, name)?,
            "FixedCost" => task.fixed_cost = self.take(cursor, name, decimal)?,
            "ActualCost" => task.actual_cost = self.take(cursor, name, decimal)?,
            "ConstraintType" => task.constraint = self.number(cursor, name)?.unwrap_or_default(),
            "ConstraintDate" => task.constraint_date = self.moment(cursor, name)?,
            "Deadline" => task.deadline = self.moment(cursor, name)?,
            "CalendarUID" => {
                let uid: Option<i64> = self.number(cursor, name)?;
                task.calendar = uid.filter(|&uid| uid >= 0);
            }
            "Notes" => task.notes = self.text(cursor)?,
            "PredecessorLink" => {
                let link = self.link(cursor)?;
                task.links.push(link);
            }
            "Baseline" => self.baseline(cursor, task)?,
            "ExtendedAttribute" => self.custom(cursor, own, |alias, value| {
                let place = match alias {
                    _ if alias == TASK_ID.alias => &mut task.own_id,
                    _ if alias == DELIVERABLE.alias => &mut task.deliverable,
                    _ if alias == ACCEPTANCE.alias => &mut task.acceptance,
                    _ => return Some(value),
                };
                *place = Some(value);
                None
            })?,
            _ => self.lost_of_task(cursor, name, task)?,
        }
        Ok(())
    }

    /// Tells what a task says that no plan has a place for.
    fn lost_of_task(
        &mut self,
        cursor: &mut Cursor<'_>,
        name: &str,
        task: &Task,
    ) -> Result<(), Fault> {
        let lost = match name {
            "Recurring" => Lost::Recurring,
            "IsSubproject" | "ExternalTask" => Lost::Subprojects,
            "Priority" => Lost::Priorities,
            "HyperlinkAddress" => Lost::Hyperlinks,
            "Estimated" => Lost::Estimated,
            "OutlineCode" => {
                self.losses.add(Lost::OutlineCodes, || task.name.clone());
                return cursor.skip();
            }
            _ => return cursor.skip(),
        };
        let value = cursor.value()?;
        // What Project writes of every task says nothing.
        if !matches!(value.trim(), "" | "0" | "false")
            && !(name == "Priority" && value.trim() == "500")
        {
            self.losses.add(lost, || task.name.clone());
        }
        Ok(())
    }

    fn link(&mut self, cursor: &mut Cursor<'_>) -> Result<Link, Fault> {
        let mut link = Link {
            kind: 1,
            format: 7,
            ..Link::default()
        };
        cursor.children(|cursor, name| {
            match name {
                "PredecessorUID" => link.uid = self.number(cursor, name)?,
                "Type" => link.kind = self.number(cursor, name)?.unwrap_or(1),
                "CrossProject" => link.foreign = self.flag(cursor, name)?,
                "LinkLag" => {
                    let lag = self.take(cursor, name, |text| {
                        decimal(text).and_then(|lag| i64::try_from(lag.round()).ok())
                    })?;
                    link.tenths = lag.unwrap_or_default();
                }
                "LagFormat" => link.format = self.number(cursor, name)?.unwrap_or(7),
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        Ok(link)
    }

    fn baseline(&mut self, cursor: &mut Cursor<'_>, task: &mut Task) -> Result<(), Fault> {
        let (mut number, mut start, mut finish) = (0_i64, None, None);
        cursor.children(|cursor, name| {
            match name {
                "Number" => number = self.number(cursor, name)?.unwrap_or_default(),
                "Start" => start = self.moment(cursor, name)?,
                "Finish" => finish = self.moment(cursor, name)?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        match number {
            0 => task.baseline = Some((start, finish)),
            _ => self.losses.add(Lost::Baselines, || task.name.clone()),
        }
        Ok(())
    }

    /// Reads a custom field; `put` takes the value of one that planvet wrote, and gives back
    /// what it has no place for.
    fn custom(
        &mut self,
        cursor: &mut Cursor<'_>,
        own: &[(u32, String)],
        put: impl FnOnce(&str, String) -> Option<String>,
    ) -> Result<(), Fault> {
        let (mut id, mut value) = (None, None);
        cursor.children(|cursor, name| {
            match name {
                "FieldID" => id = self.number::<u32>(cursor, name)?,
                "Value" => value = self.text(cursor)?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        let Some(value) = value else { return Ok(()) };
        let known = own.iter().find(|(known, _)| Some(*known) == id);
        let alias = known.map_or("", |(_, alias)| alias);
        if let Some(value) = put(alias, value) {
            self.losses.add(Lost::CustomFields, || match alias {
                "" => value,
                alias => format!("{alias}: {value}"),
            });
        }
        Ok(())
    }

    fn resource(
        &mut self,
        cursor: &mut Cursor<'_>,
        own: &[(u32, String)],
    ) -> Result<Resource, Fault> {
        let mut resource = Resource {
            kind: 1,
            rate_format: 2,
            ..Resource::default()
        };
        cursor.children(|cursor, name| {
            match name {
                "UID" => resource.uid = self.number(cursor, name)?,
                "Name" => resource.name = self.text(cursor)?.unwrap_or_default(),
                "Type" => resource.kind = self.number(cursor, name)?.unwrap_or(1),
                "IsCostResource" => {
                    if self.flag(cursor, name)? {
                        resource.kind = 2;
                    }
                }
                "IsNull" => resource.is_null = self.flag(cursor, name)?,
                "Group" => resource.group = self.text(cursor)?,
                "MaxUnits" => resource.units = self.take(cursor, name, decimal)?,
                "StandardRate" => resource.rate = self.take(cursor, name, decimal)?,
                "StandardRateFormat" => {
                    resource.rate_format = self.number(cursor, name)?.unwrap_or(2);
                }
                "CalendarUID" => {
                    let uid: Option<i64> = self.number(cursor, name)?;
                    resource.calendar = uid.filter(|&uid| uid >= 0);
                }
                "Notes" => resource.notes = self.text(cursor)?,
                "ExtendedAttribute" => self.custom(cursor, own, |alias, value| {
                    if alias == TASK_ID.alias {
                        resource.own_id = Some(value);
                        return None;
                    }
                    Some(value)
                })?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        Ok(resource)
    }

    fn assignment(&mut self, cursor: &mut Cursor<'_>) -> Result<Assignment, Fault> {
        let mut assignment = Assignment::default();
        cursor.children(|cursor, name| {
            match name {
                "TaskUID" => assignment.task = self.number(cursor, name)?,
                "ResourceUID" => assignment.resource = self.number(cursor, name)?,
                "Units" => assignment.units = self.take(cursor, name, decimal)?,
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        Ok(assignment)
    }
}

impl Project {
    /// Whether planvet wrote the file.
    pub fn is_own(&self) -> bool {
        let mut own = self.own.iter();
        own.any(|(id, alias)| *id == TASK_ID.id && alias == TASK_ID.alias)
    }
}
