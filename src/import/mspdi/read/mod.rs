//! Reads a file of Project, element by element.

mod calendar;
mod task;

use crate::format::mspdi::RESOURCE_ID;
use crate::import::{Fault, Losses, Lost};
use crate::lang::Text;
use crate::text;

use super::cursor::Cursor;
use super::raw::{Assignment, Project, Resource};
use super::values::{Moment, decimal, flag, moment};

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
                format!("L{} {name}: “{text}”", cursor.line())
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
                    .add(Lost::OutlineCodes, || format!("L{}", cursor.line()));
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
                    if alias == RESOURCE_ID.alias {
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
