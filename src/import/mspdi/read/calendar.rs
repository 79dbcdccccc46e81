//! Reads calendars.

use crate::import::mspdi::cursor::Cursor;
use crate::import::mspdi::raw::{Calendar, Exception};
use crate::import::mspdi::values::{Moment, time_of_day};
use crate::import::{Fault, Lost};

use super::Reading;

impl Reading<'_> {
    pub(super) fn calendar(&mut self, cursor: &mut Cursor<'_>) -> Result<Calendar, Fault> {
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
                .add(Lost::Unreadable, || format!("L{} DayType", cursor.line())),
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
}
