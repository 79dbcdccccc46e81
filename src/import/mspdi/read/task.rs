//! Reads tasks.

use crate::format::mspdi::{ACCEPTANCE, DELIVERABLE, END, START, TASK_ID};
use crate::import::mspdi::cursor::Cursor;
use crate::import::mspdi::raw::{Link, Task};
use crate::import::mspdi::values::{decimal, flag, minutes, moment};
use crate::import::{Fault, Lost};

use super::Reading;

impl Reading<'_> {
    pub(super) fn task(
        &mut self,
        cursor: &mut Cursor<'_>,
        own: &[(u32, String)],
    ) -> Result<Task, Fault> {
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
                if alias == START.alias {
                    task.own_days.0 = moment(&value);
                    return None;
                }
                if alias == END.alias {
                    task.own_days.1 = moment(&value);
                    return None;
                }
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
        // What Project writes of every task says nothing, nor does the project as a whole.
        if task.level != Some(0)
            && !matches!(value.trim(), "" | "0" | "false")
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
}
