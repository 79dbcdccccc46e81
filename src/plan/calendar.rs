//! Which days count as working days.

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::read::{Either, Field, List};
use super::value::CalendarBase;

/// A calendar by name, or one of the plan's own.
pub type CalendarName = Either<CalendarBase, CalendarMapping>;

record! {
    /// A calendar of the plan's own.
    pub struct CalendarMapping: "a calendar", "自定义日历" {
        base: Field<CalendarBase>,
            "The calendar that the exceptions change; standard if not given.",
            "在哪个日历的基础上调整；不写则为 standard（周一至周五）。";
        holidays: List<Spanned<Date>>,
            "Days off.",
            "休息日。";
        workdays: List<Spanned<Date>>,
            "Days worked although the base calendar has them off.",
            "调休上班的日子。";
    }
}
