//! When the rows of a table take place.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::import::Lost;
use crate::import::draft::{Days, DraftTask};
use crate::plan::value::{Duration, DurationUnit};
use crate::schedule::Calendar;

use super::headings::Column;
use super::rows::{Row, Table};
use super::{cell_name, cells, dates, unreadable};

impl Table<'_> {
    pub(super) fn date(
        &mut self,
        row: (usize, &csv::StringRecord),
        column: Column,
    ) -> Option<Date> {
        let order = self.order;
        let text = self.text(row.1, column)?;
        let text = cells::plain(&text);
        if order.is_none() && dates::needs_order(&text) {
            if let Some((at, heading)) = self.columns.get(column) {
                self.losses
                    .add(Lost::UnclearDates, || cell_name(row.0, at, heading, &text));
            }
            return None;
        }
        self.value(row, column, |text| dates::date(text, order))
    }

    pub(super) fn duration(&mut self, row: (usize, &csv::StringRecord)) -> Option<Duration> {
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

    /// Turns the first and last day of a row into what a task says: how long it takes and when it
    /// may begin.
    pub(super) fn date_task(&mut self, row: &Row<'_>, task: &mut DraftTask) {
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
    pub(super) fn between(&mut self, row: &Row<'_>, start: Date, finish: Date) -> Option<Duration> {
        if finish < start {
            if let Some((at, heading)) = self.columns.get(Column::Finish) {
                unreadable(self.losses, row.number, at, heading, &finish.to_string());
            }
            return None;
        }
        self.counts_workdays = true;
        let days = self.calendar.1.workdays_between(start, finish);
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
}
