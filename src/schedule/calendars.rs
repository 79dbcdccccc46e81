//! Calendars by name: those that planvet knows and those that a team adds.

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::plan::read::{Either, Field, List};
use crate::plan::value::{CalendarBase, Value as _};
use crate::plan::{CalendarName, Plan};
use crate::source::Spanned;

use super::Calendar;

/// The calendars that plans can name, and the one that holds for plans that name none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendars {
    known: Vec<(String, Calendar)>,
    usual: Option<String>,
}

static STANDARD: LazyLock<Calendars> = LazyLock::new(Calendars::default);

impl Default for Calendars {
    fn default() -> Calendars {
        let known = CalendarBase::ALL.iter().map(|base| {
            let calendar = match base {
                CalendarBase::Standard => Calendar::standard(),
                CalendarBase::Cn => Calendar::cn(),
                CalendarBase::Continuous => Calendar::continuous(),
            };
            (base.word().to_owned(), calendar)
        });
        Calendars {
            known: known.collect(),
            usual: None,
        }
    }
}

/// A name in the form that names are compared in: the word of a calendar that planvet knows for
/// each of its synonyms, and no case.
fn compared(name: &str) -> String {
    match CalendarBase::read(name) {
        Ok(base) => base.word().to_lowercase(),
        Err(_) => name.to_lowercase(),
    }
}

impl Calendars {
    /// The calendars that planvet knows.
    pub fn standard() -> &'static Calendars {
        &STANDARD
    }

    /// Whether two names mean the same calendar: `中国` is `CN`, and case doesn't count.
    pub fn is_same(one: &str, other: &str) -> bool {
        compared(one) == compared(other)
    }

    /// The calendar of a name.
    pub fn find(&self, name: &str) -> Option<&Calendar> {
        let name = compared(name);
        let mut known = self.known.iter();
        let (_, calendar) = known.find(|(other, _)| compared(other) == name)?;
        Some(calendar)
    }

    /// The names, those that planvet knows first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(name, _)| name.as_str())
    }

    /// Adds a calendar; it takes the place of one with the same name.
    pub fn add(&mut self, name: &str, calendar: Calendar) {
        let same = |(other, _): &&mut (String, Calendar)| Calendars::is_same(other, name);
        match self.known.iter_mut().find(same) {
            Some((_, known)) => *known = calendar,
            None => self.known.push((name.to_owned(), calendar)),
        }
    }

    /// Says which calendar holds for plans that name none.
    pub fn set_usual(&mut self, name: &str) {
        self.usual = Some(name.to_owned());
    }

    /// The name of the calendar that holds for plans that name none.
    pub fn usual_name(&self) -> Option<&str> {
        self.usual.as_deref()
    }

    /// The calendar that holds for plans that name none; `None` when nobody said so.
    pub fn usual(&self) -> Option<&Calendar> {
        self.find(self.usual.as_deref()?)
    }

    /// The calendar of a plan; `None` when it is unknown, contradicts itself or can't be read.
    ///
    /// A plan that names none has the usual one, else is taken to work from Monday to Friday.
    pub fn of_plan(&self, plan: &Plan) -> Option<Calendar> {
        match &plan.calendar {
            Field::Absent => {
                let usual = self.usual().or(self.find(CalendarBase::Standard.word()))?;
                Some(usual.clone())
            }
            Field::Unreadable(_) => None,
            Field::Given(_, name) => self.named(name),
        }
    }

    /// The calendar that a name or a mapping stands for; `None` when there is none of the name,
    /// it contradicts itself or a part of it can't be read.
    pub fn named(&self, name: &CalendarName) -> Option<Calendar> {
        let own = match name {
            Either::Short(name) => return self.find(name.as_str()).cloned(),
            Either::Long(own) => own,
        };
        let base = match &own.base {
            Field::Absent => CalendarBase::Standard.word(),
            Field::Unreadable(_) => return None,
            Field::Given(_, base) => base.as_str(),
        };
        let calendar = self
            .find(base)?
            .with_exceptions(&days(&own.holidays)?, &days(&own.workdays)?)
            .ok()?;
        match &own.hours_per_day {
            Field::Absent => Some(calendar),
            Field::Unreadable(_) => None,
            Field::Given(_, hours) => calendar.with_hours_a_day(hours.0),
        }
    }
}

fn days(list: &List<Spanned<Date>>) -> Option<Vec<Date>> {
    list.is_complete()
        .then(|| list.iter().map(|day| day.value).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn synonyms_and_case_make_no_other_calendar() {
        let calendars = Calendars::standard();
        assert_eq!(calendars.find("中国"), Some(&Calendar::cn()));
        assert_eq!(calendars.find("cn"), calendars.find("ＣＮ"));
        assert_eq!(calendars.find("24x7"), Some(&Calendar::continuous()));
        assert_eq!(calendars.find("office"), None);
        assert_eq!(calendars.usual(), None);
    }

    #[test]
    fn an_added_calendar_is_found_and_may_take_the_place_of_a_known_one() {
        let mut calendars = Calendars::default();
        let day = date(2027, 10, 1);
        let cn = Calendar::cn().with_exceptions(&[day], &[]).unwrap();
        calendars.add("中国", cn.clone());
        calendars.add("Office", Calendar::standard());
        assert_eq!(calendars.find("CN"), Some(&cn));
        assert!(calendars.find("office").is_some());
        let names: Vec<&str> = calendars.names().collect();
        assert_eq!(names, ["standard", "CN", "continuous", "Office"]);
        calendars.set_usual("cn");
        assert_eq!(calendars.usual(), Some(&cn));
    }
}
