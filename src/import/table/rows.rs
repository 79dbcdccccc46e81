//! The rows of a table as phases, tasks and milestones.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::import::dates::compare;
use crate::import::draft::{
    Days, Draft, DraftCalendar, DraftMilestone, DraftPhase, DraftResource, DraftTask,
};
use crate::import::ids::Ids;
use crate::import::outline::{self, Node};
use crate::import::{Losses, Lost};
use crate::plan::value::{CalendarBase, Duration, Link, Percent};
use crate::schedule::Calendar;

use super::cells;
use super::dates::{self, Order};
use super::headings::{Column, Columns};
use super::links::{self, Part};
use super::{Record, cell, unreadable, worked};

/// Titles of rows that sum others up, and stand for no work.
const SUMS: [&str; 5] = ["合计", "总计", "小计", "total", "sum"];

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Phase,
    Task,
    Milestone,
}

/// A row that was read.
pub(super) struct Row<'t> {
    /// Its number in the file.
    pub number: usize,
    pub record: &'t csv::StringRecord,
    kind: Kind,
    /// What others call it, and the id it gets.
    name: String,
    /// Its number in the work breakdown structure.
    wbs: Option<String>,
    pub id: String,
    title: String,
    pub days: Days,
    actual: Days,
    pub duration: Option<Duration>,
    pub deadline: Option<Date>,
}

/// Reads the rows of a table.
pub(super) fn draft(
    columns: &Columns,
    records: &[Record],
    name: &str,
    losses: &mut Losses,
) -> Draft {
    let mut table = Table {
        columns,
        order: None,
        are_fractions: false,
        ids: Ids::new(),
        losses,
        resources: Vec::new(),
        known_resources: HashMap::new(),
        calendar: (CalendarBase::Standard, Calendar::standard()),
        counts_workdays: false,
    };
    table.look(records);
    let rows = table.rows(records);
    table.calendar = worked::calendar(&rows);
    let phases = table.phases(&rows);
    let resources = std::mem::take(&mut table.resources);
    let calendar = table.calendar.0;
    let mut draft = Draft {
        title: name.to_owned(),
        // Days were counted by this calendar.
        calendar: (table.counts_workdays || calendar != CalendarBase::Standard)
            .then(|| DraftCalendar::known(calendar.word())),
        phases,
        resources,
        ..Draft::default()
    };
    draft.name();
    // A finish alone is a promise.
    let in_file = rows.iter().filter(|row| row.days.start.is_some());
    let in_file = in_file.map(|row| (row.id.as_str(), (row.days.start, row.days.finish)));
    compare(&draft, &in_file.collect(), losses);
    draft
}

pub(super) struct Table<'t> {
    pub columns: &'t Columns,
    pub order: Option<Order>,
    are_fractions: bool,
    pub ids: Ids,
    pub losses: &'t mut Losses,
    pub resources: Vec<DraftResource>,
    /// Their ids by their names.
    pub known_resources: HashMap<String, String>,
    /// The calendar by which the dates were counted.
    pub calendar: (CalendarBase, Calendar),
    /// Whether a duration was counted from dates.
    pub counts_workdays: bool,
}

impl<'t> Table<'t> {
    /// Looks at whole columns for what a cell alone doesn't say.
    fn look(&mut self, records: &[Record]) {
        let texts = |column: Column| {
            let at = self.columns.get(column).map(|(at, _)| at);
            let cells = at.into_iter().flat_map(move |at| {
                let cells = records.iter().map(move |(_, record)| record.get(at));
                cells.flatten().map(str::trim)
            });
            cells.filter(|text| !text.is_empty())
        };
        let dates = texts(Column::Start).chain(texts(Column::Finish));
        let actual = texts(Column::ActualStart).chain(texts(Column::ActualFinish));
        let dates = dates.chain(texts(Column::Deadline)).chain(actual);
        self.order = dates::order(dates);
        self.are_fractions = cells::are_fractions(texts(Column::Progress));
    }

    /// The text of a cell; none when it is empty.
    pub(super) fn text<'r>(
        &self,
        record: &'r csv::StringRecord,
        column: Column,
    ) -> Option<std::borrow::Cow<'r, str>> {
        let (at, _) = self.columns.get(column)?;
        let text = cell(record, at);
        (!text.is_empty()).then_some(text)
    }

    /// The value of a cell; one that can't be read is told.
    pub(super) fn value<T>(
        &mut self,
        (number, record): (usize, &csv::StringRecord),
        column: Column,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(record, column)?;
        let value = read(&cells::plain(&text));
        if value.is_none()
            && let Some((at, heading)) = self.columns.get(column)
        {
            unreadable(self.losses, number, at, heading, &text);
        }
        value
    }

    /// The rows that stand for something, with ids.
    fn rows<'r>(&mut self, records: &'r [Record]) -> Vec<Row<'r>> {
        let mut rows = Vec::with_capacity(records.len());
        for (at, (number, record)) in records.iter().enumerate() {
            let place = (*number, record);
            let title = self
                .text(record, Column::Title)
                .map(|title| one_line(&title));
            let Some(title) = title else {
                if record.iter().any(|cell| !cell.trim().is_empty()) {
                    self.losses.add(Lost::Rows, || number.to_string());
                }
                continue;
            };
            if SUMS.contains(&title.to_lowercase().as_str()) {
                self.losses.add(Lost::Rows, || format!("{number} {title}"));
                continue;
            }
            let duration = self.duration(place);
            let kind = self.kind(place, duration.as_ref());
            // Rows without ids are called by their number, as Project calls them.
            let wbs = self.text(record, Column::Wbs);
            let wbs = wbs.map(|wbs| wbs.trim_end_matches('.').to_owned());
            let name = self.text(record, Column::Id);
            let name = name.map(|name| links::whole(&name).to_owned());
            let name = name
                .or_else(|| wbs.clone())
                .unwrap_or_else(|| (at + 1).to_string());
            let id = self.ids.take(&name).unwrap_or_else(|| {
                self.losses.add(Lost::DuplicateUids, || name.clone());
                self.ids.next(match kind {
                    Kind::Phase => "PH",
                    Kind::Task => "T",
                    Kind::Milestone => "M",
                })
            });
            rows.push(Row {
                number: *number,
                record,
                kind,
                name,
                wbs,
                id,
                title,
                actual: Days {
                    start: self.date(place, Column::ActualStart),
                    finish: self.date(place, Column::ActualFinish),
                },
                days: Days {
                    start: self.date(place, Column::Start),
                    finish: self.date(place, Column::Finish),
                },
                duration,
                deadline: self.date(place, Column::Deadline),
            });
        }
        rows
    }

    fn kind(&mut self, row: (usize, &csv::StringRecord), duration: Option<&Duration>) -> Kind {
        let kind = self.text(row.1, Column::Kind);
        match kind.map(|kind| kind.to_lowercase()).as_deref() {
            Some("phase" | "阶段") => return Kind::Phase,
            Some("milestone" | "里程碑") => return Kind::Milestone,
            _ => {}
        }
        let takes_none = duration.is_some_and(|duration| duration.amount.is_zero());
        match self.value(row, Column::Milestone, cells::flag) {
            Some(true) => Kind::Milestone,
            None if takes_none => Kind::Milestone,
            _ => Kind::Task,
        }
    }

    /// The phases with their tasks: by the outline where there is one, else by the column that
    /// names the phase.
    fn phases(&mut self, rows: &[Row<'_>]) -> Vec<DraftPhase> {
        let ids = rows.iter().map(|row| (row.name.clone(), row.id.clone()));
        // Of two with one name, the first.
        let mut ids: HashMap<String, String> = ids.rev().collect();
        for row in rows {
            if let Some(wbs) = &row.wbs {
                ids.entry(wbs.clone()).or_insert_with(|| row.id.clone());
            }
        }
        match self.levels(rows) {
            Some(levels) => self.by_outline(rows, levels, &ids),
            None => self.by_column(rows, &ids),
        }
    }

    fn by_outline(
        &mut self,
        rows: &[Row<'_>],
        levels: Vec<u32>,
        ids: &HashMap<String, String>,
    ) -> Vec<DraftPhase> {
        let nodes = rows.iter().zip(levels).map(|(row, level)| Node {
            name: &row.title,
            level,
            is_summary: row.kind == Kind::Phase,
            is_used: true,
        });
        let nodes: Vec<Node<'_>> = nodes.collect();
        let outline = outline::outline(&nodes, self.losses);
        let mut phases = Vec::new();
        for phase in &outline.phases {
            let row = phase.row.filter(|_| phase.row != outline.top);
            let row = row.map(|row| &rows[row]);
            let mut draft = match row {
                Some(row) => self.phase(row),
                None => DraftPhase {
                    id: self.ids.next("PH"),
                    title: phase
                        .row
                        .map(|row| rows[row].title.clone())
                        .unwrap_or_default(),
                    ..DraftPhase::default()
                },
            };
            for leaf in &phase.leaves {
                self.put(&rows[leaf.row], &leaf.title, ids, &mut draft);
            }
            phases.push(draft);
        }
        phases
    }

    fn by_column(&mut self, rows: &[Row<'_>], ids: &HashMap<String, String>) -> Vec<DraftPhase> {
        let mut phases: Vec<DraftPhase> = Vec::new();
        // Phases by their ids and by their titles.
        let mut known: HashMap<String, usize> = HashMap::new();
        for row in rows.iter().filter(|row| row.kind == Kind::Phase) {
            let place = phases.len();
            known.entry(row.name.clone()).or_insert(place);
            known.entry(row.title.clone()).or_insert(place);
            let phase = self.phase(row);
            phases.push(phase);
        }
        let mut last: Option<usize> = None;
        for row in rows {
            if row.kind == Kind::Phase {
                last = known.get(&row.name).copied();
                continue;
            }
            let named = self
                .text(row.record, Column::Phase)
                .map(|name| one_line(&name));
            // A cell that spans rows is written in the first of them only.
            let at = match (named, last) {
                (Some(name), _) => *known.entry(name).or_insert_with_key(|name| {
                    phases.push(DraftPhase {
                        id: self.ids.next("PH"),
                        title: name.clone(),
                        ..DraftPhase::default()
                    });
                    phases.len() - 1
                }),
                (None, Some(last)) => last,
                (None, None) => {
                    phases.push(DraftPhase {
                        id: self.ids.next("PH"),
                        ..DraftPhase::default()
                    });
                    phases.len() - 1
                }
            };
            last = Some(at);
            self.put(row, &row.title, ids, &mut phases[at]);
        }
        phases
    }

    fn phase(&mut self, row: &Row<'_>) -> DraftPhase {
        DraftPhase {
            id: row.id.clone(),
            title: row.title.clone(),
            // Where the table tells what is promised from what is expected, the plan states the
            // promise.
            days: Days {
                finish: row.deadline.or(row.days.finish),
                ..row.days
            },
            owner: self
                .text(row.record, Column::Owner)
                .map(|owner| one_line(&owner)),
            notes: self
                .text(row.record, Column::Notes)
                .map(|notes| notes.into_owned()),
            ..DraftPhase::default()
        }
    }

    fn put(
        &mut self,
        row: &Row<'_>,
        title: &str,
        ids: &HashMap<String, String>,
        phase: &mut DraftPhase,
    ) {
        let after = self.after(row, ids);
        let owner = self
            .text(row.record, Column::Owner)
            .map(|owner| one_line(&owner));
        let notes = self
            .text(row.record, Column::Notes)
            .map(|notes| notes.into_owned());
        let place = (row.number, row.record);
        let is_fraction = self.are_fractions;
        let progress = self.value(place, Column::Progress, |text| {
            cells::progress(text, is_fraction)
        });
        if row.kind == Kind::Milestone {
            let date = row.deadline.or(row.days.finish).or(row.days.start);
            let is_done = progress.is_some_and(|done| done.0 == Decimal::ONE_HUNDRED);
            phase.milestones.push(DraftMilestone {
                id: row.id.clone(),
                title: title.to_owned(),
                date,
                after,
                owner,
                finished: row.actual.finish.or(row.days.finish.filter(|_| is_done)),
                notes,
                ..DraftMilestone::default()
            });
            return;
        }
        let uses = self.uses(row);
        let mut task = DraftTask {
            id: row.id.clone(),
            title: title.to_owned(),
            duration: row.duration,
            owner,
            uses,
            after,
            deadline: row.deadline,
            progress: progress.filter(|done| *done != Percent(Decimal::ZERO)),
            actual: row.actual,
            notes,
            ..DraftTask::default()
        };
        self.date_task(row, &mut task);
        phase.tasks.push(task);
    }

    fn after(&mut self, row: &Row<'_>, ids: &HashMap<String, String>) -> Vec<Link> {
        let Some(text) = self.text(row.record, Column::After) else {
            return Vec::new();
        };
        let mut after = Vec::new();
        for part in links::parts(&text, ids) {
            match part {
                Part::Link(link) => after.push(link),
                Part::PercentLag(link) => {
                    self.losses.add(Lost::PercentLags, || row.id.clone());
                    after.push(link);
                }
                Part::Unknown(part) => {
                    if let Some((at, heading)) = self.columns.get(Column::After) {
                        unreadable(self.losses, row.number, at, heading, &part);
                    }
                }
            }
        }
        after
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
