//! Which days count as working days.

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::Plan;
use super::read::{Either, Field, List};
use super::value::{CalendarId, DailyHours};

/// A calendar by name, or one of the plan's own.
pub type CalendarName = Either<CalendarId, CalendarMapping>;

record! {
    /// A calendar of the plan's own.
    pub struct CalendarMapping: "a calendar", "自定义日历" {
        base: Field<CalendarId>,
            "The calendar that the exceptions change; standard if not given.",
            "在哪个日历的基础上调整；不写则为 standard（周一至周五）。";
        holidays: List<Spanned<Date>>,
            "Days off.",
            "休息日。";
        workdays: List<Spanned<Date>>,
            "Days worked although the base calendar has them off.",
            "调休上班的日子。";
        hours_per_day: Field<DailyHours>,
            "Working hours of a day, for lengths in hours; if not given, those of the base calendar (8; continuous: 24).",
            "每个工作日的小时数，用于折算以小时计的工期；不写则与基础日历相同（8；continuous 为 24）。";
    }
}

impl Plan {
    /// The calendars that the plan, its tasks and its resources name, where they name them, those
    /// that a mapping changes among them.
    pub fn calendar_names(&self) -> impl Iterator<Item = Spanned<&CalendarId>> {
        let of_tasks = self.tasks().map(|task| &task.calendar);
        let of_resources = self.resources.iter().map(|resource| &resource.calendar);
        std::iter::once(&self.calendar)
            .chain(of_tasks)
            .chain(of_resources)
            .filter_map(named)
    }
}

/// The name in a field: of the calendar, or of the one that a mapping changes.
fn named(field: &Field<CalendarName>) -> Option<Spanned<&CalendarId>> {
    let name = field.spanned()?;
    match name.value {
        Either::Short(id) => Some(Spanned {
            value: id,
            span: name.span,
        }),
        Either::Long(own) => own.base.spanned(),
    }
}
