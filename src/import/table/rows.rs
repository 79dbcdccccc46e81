//! The rows of a table as phases, tasks and milestones.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::import::draft::{
    Days, Draft, DraftCalendar, DraftMilestone, DraftPhase, DraftResource, DraftTask,
};
use crate::import::ids::Ids;
use crate::import::outline::{self, Node};
use crate::import::{Losses, Lost};
use crate::plan::value::{CalendarBase, Duration, DurationUnit, Link, Percent};
use crate::schedule::Calendar;

use super::cells::{self, Order};
use super::headings::{Column, Columns};
use super::links::{self, Part};
use super::{Record, cell, unreadable};

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
    id: String,
    title: String,
    days: Days,
    duration: Option<Duration>,
    deadline: Option<Date>,
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
        counts_workdays: false,
    };
    table.look(records);
    let rows = table.rows(records);
    let phases = table.phases(&rows);
    let resources = std::mem::take(&mut table.resources);
    let calendar = CalendarBase::Standard.word();
    let mut draft = Draft {
        title: name.to_owned(),
        // Days were counted by this calendar.
        calendar: table
            .counts_workdays
            .then(|| DraftCalendar::known(calendar)),
        phases,
        resources,
        ..Draft::default()
    };
    draft.name();
    draft
}

pub(super) struct Table<'t> {
    pub columns: &'t Columns,
    order: Option<Order>,
    are_fractions: bool,
    pub ids: Ids,
    pub losses: &'t mut Losses,
    pub resources: Vec<DraftResource>,
    /// Their ids by their names.
    pub known_resources: HashMap<String, String>,
    /// Whether a duration was counted from dates.
    counts_workdays: bool,
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
        self.order = cells::order(dates.chain(texts(Column::Deadline)));
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
    fn value<T>(
        &mut self,
        (number, record): (usize, &csv::StringRecord),
        column: Column,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(record, column)?;
        let value = read(&text);
        if value.is_none()
            && let Some((at, heading)) = self.columns.get(column)
        {
            unreadable(self.losses, number, at, heading, &text);
        }
        value
    }

    fn date(&mut self, row: (usize, &csv::StringRecord), column: Column) -> Option<Date> {
        let order = self.order;
        self.value(row, column, |text| cells::date(text, order))
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
            let duration = self.duration(place);
            let kind = self.kind(place, duration.as_ref());
            // Rows without ids are called by their number, as Project calls them.
            let name = self.text(record, Column::Id);
            let name = name.map_or_else(|| (at + 1).to_string(), |name| name.into_owned());
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
                id,
                title,
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

    fn duration(&mut self, row: (usize, &csv::StringRecord)) -> Option<Duration> {
        let by_words = self.text(row.1, Column::Duration);
        let column = match by_words {
            Some(_) => Column::Duration,
            None => Column::DurationDays,
        };
        let (duration, is_converted) = self.value(row, column, cells::duration)?;
        if is_converted {
            self.losses.add(Lost::OtherLengths, || row.0.to_string());
        }
        Some(duration)
    }

    /// The phases with their tasks: by the outline where there is one, else by the column that
    /// names the phase.
    fn phases(&mut self, rows: &[Row<'_>]) -> Vec<DraftPhase> {
        let ids = rows.iter().map(|row| (row.name.clone(), row.id.clone()));
        // Of two with one name, the first.
        let ids: HashMap<String, String> = ids.rev().collect();
        match self.columns.has(Column::Level) {
            true => self.by_outline(rows, &ids),
            false => self.by_column(rows, &ids),
        }
    }

    fn by_outline(&mut self, rows: &[Row<'_>], ids: &HashMap<String, String>) -> Vec<DraftPhase> {
        let levels: Vec<u32> = rows
            .iter()
            .map(|row| {
                let place = (row.number, row.record);
                let level = self.value(place, Column::Level, |text| text.parse().ok());
                level.unwrap_or(1)
            })
            .collect();
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
                finished: row.days.finish.filter(|_| is_done),
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
            notes,
            ..DraftTask::default()
        };
        self.date_task(row, &mut task);
        phase.tasks.push(task);
    }

    /// Turns the first and last day of a row into what a task says: how long it takes and when it
    /// may begin.
    fn date_task(&mut self, row: &Row<'_>, task: &mut DraftTask) {
        let Days { start, finish } = row.days;
        if let (Some(start), Some(finish), None) = (start, finish, task.duration) {
            task.duration = self.between(row, start, finish);
        } else if let Some(finish) = finish {
            if start.is_none() && task.deadline.is_none() {
                task.deadline = Some(finish);
            } else if task.deadline != Some(finish) {
                self.losses.add(Lost::DerivedFinishes, || task.id.clone());
            }
        }
        match start {
            Some(start) if task.after.is_empty() => task.not_before = Some(start),
            Some(_) => self.losses.add(Lost::LinkedStarts, || task.id.clone()),
            None => {}
        }
    }

    /// The working days from a first to a last day; calendar days when none of them is worked.
    fn between(&mut self, row: &Row<'_>, start: Date, finish: Date) -> Option<Duration> {
        if finish < start {
            if let Some((at, heading)) = self.columns.get(Column::Finish) {
                unreadable(self.losses, row.number, at, heading, &finish.to_string());
            }
            return None;
        }
        self.counts_workdays = true;
        let days = Calendar::standard().workdays_between(start, finish);
        Some(match days {
            0 => Duration {
                amount: Decimal::from(Calendar::continuous().workdays_between(start, finish)),
                unit: DurationUnit::ElapsedDays,
            },
            days => Duration {
                amount: Decimal::from(days),
                unit: DurationUnit::Days,
            },
        })
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
