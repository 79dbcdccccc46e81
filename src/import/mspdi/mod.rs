//! The XML of Microsoft Project becomes a plan.
//!
//! Elements are matched by their names whatever their namespace, and in any order: programs that
//! write this XML differ. What planvet has written itself is read back as it was.

mod calendars;
mod cursor;
mod days;
mod lengths;
mod links;
mod raw;
mod read;
mod tasks;
mod values;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::format::mspdi::RATES;
use crate::plan::value::{Currency, Money, Rate, ResourceKind, Value as _};
use crate::text;

use super::dates::{self, InFile};
use super::draft::{Days, Draft, DraftResource};
use super::ids::Ids;
use super::outline::{self, Node, Outline};
use super::{Fault, Imported, Losses, Lost, encoding};

use calendars::Calendars;
use lengths::Lengths;
use raw::Project;

/// What a file of Project's own kind begins with.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Reads a file; `name` stands in for a title.
///
/// # Errors
///
/// Fails when the file is no XML of a project.
pub fn import(bytes: &[u8], name: &str) -> Result<Imported, Fault> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(Fault::whole(text!(
            "this is a file of Microsoft Project's own kind (.mpp); in Project, save as \
             “XML Format (*.xml)”",
            "这是 Microsoft Project 的 .mpp 文件；请在 Project 中另存为“XML 格式 (*.xml)”",
        )));
    }
    let text = encoding::xml(bytes)?;
    let mut losses = Losses::default();
    let project = read::read(&text, &mut losses)?;
    let draft = draft(&project, &text, name, &mut losses);
    Ok(Imported::new(&draft, losses))
}

fn draft(project: &Project, text: &str, name: &str, losses: &mut Losses) -> Draft {
    let mut ids = Ids::new();
    let outline = laid_out(project, losses);
    let mut calendars = Calendars::new(&project.calendars, span(project));
    let mut draft = Draft {
        title: title(project, &outline, name),
        organization: project.company.clone(),
        owner: project.manager.clone(),
        days: of_project(project),
        status_date: project.status.map(|status| status.day),
        currency: project
            .currency
            .as_deref()
            .and_then(|currency| Currency::read(currency).ok()),
        calendar: None,
        ..Draft::default()
    };
    draft.calendar = project.calendar.and_then(|uid| calendars.get(uid, losses));
    let lengths = Lengths::of(project);
    if let Some(calendar) = &mut draft.calendar {
        calendar.hours = lengths.hours_of_plan(calendar);
    }
    let resources = resources(
        project,
        &mut calendars,
        &mut ids,
        draft.calendar.as_ref(),
        losses,
    );
    let mut building = tasks::Building {
        project,
        text,
        lengths,
        calendars: &mut calendars,
        plan_calendar: draft.calendar.clone(),
        ids: &mut ids,
        losses,
        budget: tasks::MOST_EXCEPTIONS,
    };
    draft.phases = building.phases(&outline, &resources);
    if let Some(finish) = draft.days.finish.filter(|_| !project.keeps_days()) {
        let promised = draft.phases.iter().flat_map(|phase| {
            let milestones = phase.milestones.iter().map(|milestone| milestone.date);
            milestones.chain([phase.days.finish])
        });
        draft.days.finish = promised.flatten().chain([finish]).max();
    }
    draft.name();
    let resources = resources.into_iter().flatten();
    draft.resources = resources.map(|(_, resource)| resource).collect();
    dates::compare(&draft, &in_file(project, &outline, &draft), losses);
    draft
}

/// The dates of the tasks and milestones by their ids.
fn in_file<'d>(project: &Project, outline: &Outline, draft: &'d Draft) -> HashMap<&'d str, InFile> {
    let mut in_file = HashMap::new();
    for (phase, draft) in outline.phases.iter().zip(&draft.phases) {
        let (mut tasks, mut milestones) = (draft.tasks.iter(), draft.milestones.iter());
        for leaf in &phase.leaves {
            let row = &project.tasks[leaf.row];
            let id = match tasks::is_milestone(row) {
                true => milestones.next().map(|milestone| milestone.id.as_str()),
                false => tasks.next().map(|task| task.id.as_str()),
            };
            let days = days::computed(row);
            in_file.extend(id.filter(|_| days != (None, None)).map(|id| (id, days)));
        }
    }
    in_file
}

/// First and last day of the plan: those that planvet kept as stated, else those of the project.
fn of_project(project: &Project) -> Days {
    let day = |moment: Option<values::Moment>| moment.map(|moment| moment.day);
    let whole = project.tasks.iter().find(|task| task.level == Some(0));
    if let Some(whole) = whole.filter(|_| project.keeps_days()) {
        return Days {
            start: day(whole.own_days.0),
            finish: day(whole.own_days.1),
        };
    }
    Days {
        start: day(project.start),
        finish: day(project.finish),
    }
}

fn laid_out(project: &Project, losses: &mut Losses) -> Outline {
    let nodes = project.tasks.iter().map(|task| {
        if task.inactive {
            losses.add(Lost::Inactive, || task.name.clone());
        }
        Node {
            name: &task.name,
            level: task.level.unwrap_or(1),
            is_summary: task.summary,
            is_used: !task.is_null && !task.inactive,
        }
    });
    let nodes: Vec<Node<'_>> = nodes.collect();
    outline::outline(&nodes, losses)
}

/// The title of a project: its own, that of the row above all others, that of the file.
fn title(project: &Project, outline: &Outline, name: &str) -> String {
    let whole = project.tasks.iter().find(|task| task.level == Some(0));
    let top = outline.top.map(|top| &project.tasks[top]);
    let of_rows = top.or(whole).map(|task| task.name.clone());
    let file_name = project.name.as_deref().map(without_extension);
    let of_rows = of_rows.filter(|title| !title.is_empty());
    let title = project.title.clone().or(of_rows);
    title
        .or(file_name.map(str::to_owned))
        .unwrap_or_else(|| without_extension(name).to_owned())
}

fn without_extension(name: &str) -> &str {
    let end = [".xml", ".mpp", ".XML", ".MPP"]
        .into_iter()
        .find_map(|end| name.strip_suffix(end));
    end.unwrap_or(name)
}

/// The first and last day that the project speaks of.
fn span(project: &Project) -> Option<(Date, Date)> {
    let of_tasks = project.tasks.iter().flat_map(|task| {
        [
            task.start,
            task.finish,
            task.deadline,
            task.actual_start,
            task.actual_finish,
            task.constraint_date,
        ]
    });
    let all = [project.start, project.finish]
        .into_iter()
        .chain(of_tasks)
        .flatten();
    let (mut first, mut last) = (None, None);
    for moment in all {
        first = Some(first.map_or(moment.day, |day: Date| day.min(moment.day)));
        last = Some(last.map_or(moment.day, |day: Date| day.max(moment.day)));
    }
    first.zip(last)
}

/// The resources in the order of the file, with their numbers; none for what is left out.
fn resources(
    project: &Project,
    calendars: &mut Calendars<'_>,
    ids: &mut Ids,
    plan: Option<&super::DraftCalendar>,
    losses: &mut Losses,
) -> Vec<Option<(i64, DraftResource)>> {
    let mut seen = std::collections::HashSet::new();
    let mut one = |resource: &raw::Resource| {
        let uid = resource.uid?;
        // Resource 0 stands for nobody.
        if resource.is_null || (resource.name.is_empty() && resource.own_id.is_none()) {
            return None;
        }
        if resource.kind == 2 {
            losses.add(Lost::CostResources, || resource.name.clone());
            return None;
        }
        if !seen.insert(uid) {
            losses.add(Lost::DuplicateUids, || format!("{uid} {}", resource.name));
            return None;
        }
        let group = resource.group.as_deref();
        let kind = group.and_then(|group| ResourceKind::read(group).ok());
        if let Some(group) = group.filter(|_| kind.is_none()) {
            losses.add(Lost::CustomFields, || format!("{}: {group}", resource.name));
        }
        let material = (resource.kind == 0).then_some(ResourceKind::Material);
        let own = resource.own_id.as_deref().and_then(|id| ids.take(id));
        let named = own.or_else(|| ids.take(&resource.name));
        let calendar = resource.calendar.and_then(|uid| calendars.get(uid, losses));
        let title = match resource.name.is_empty() {
            true => resource.own_id.clone().unwrap_or_default(),
            false => resource.name.clone(),
        };
        let draft = DraftResource {
            id: named.unwrap_or_else(|| ids.next("RES")),
            title,
            kind: material.or(kind),
            capacity: resource
                .units
                .filter(|units| !units.is_zero() && units.is_sign_positive()),
            rate: rate(resource, project, losses),
            calendar: calendar
                .filter(|calendar| resource.calendar != project.calendar && Some(calendar) != plan),
            notes: resource.notes.clone(),
        };
        Some((uid, draft))
    };
    project.resources.iter().map(&mut one).collect()
}

/// What a resource costs; Project keeps rates per hour.
fn rate(resource: &raw::Resource, project: &Project, losses: &mut Losses) -> Option<Rate> {
    let hourly = resource.rate.filter(|rate| !rate.is_zero())?;
    let known = RATES
        .into_iter()
        .find(|(_, format, _)| *format == resource.rate_format);
    let amount = known.and_then(|(unit, _, hours)| Some((unit, hourly.checked_mul(hours.into())?)));
    let Some((per, amount)) = amount else {
        losses.add(Lost::Rates, || resource.name.clone());
        return None;
    };
    let currency = project.currency.as_deref();
    let currency = currency.and_then(|currency| Currency::read(currency).ok());
    Some(Rate {
        money: Money::new(amount.normalize(), currency),
        per,
    })
}
