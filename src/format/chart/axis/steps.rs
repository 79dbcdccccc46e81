//! The steps of a time axis: when they begin and what they are called.

use jiff::civil::{Date, Weekday};

use crate::lang::Lang;
use crate::schedule::calendar::{date_of, day_number};

/// What one step of a line of headings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    Day,
    Week,
    Month,
    Quarter,
    /// So many years.
    Years(i16),
}

/// Steps of years, for plans that take longer than a chart has room for single ones.
pub(super) const YEARS: [i16; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

impl Step {
    /// The first day of the step that a day lies in.
    pub(super) fn start_of(self, date: Date) -> Date {
        let first = match self {
            Step::Day => Some(date),
            Step::Week => {
                let behind = date.weekday().since(Weekday::Monday);
                date_of(day_number(date) - i32::from(behind))
            }
            Step::Month => Some(date.first_of_month()),
            Step::Quarter => {
                let month = (date.month() - 1) / 3 * 3 + 1;
                Date::new(date.year(), month, 1).ok()
            }
            Step::Years(years) => Date::new(date.year().div_euclid(years) * years, 1, 1).ok(),
        };
        // What begins before the first of all days begins with it.
        first.unwrap_or(Date::MIN)
    }

    /// The first day of the step behind; `None` behind the last of all days.
    pub(super) fn next(self, start: Date) -> Option<Date> {
        let months = |months: i16| {
            let month = i16::from(start.month()) - 1 + months;
            let year = start.year().checked_add(month / 12)?;
            Date::new(year, i8::try_from(month % 12 + 1).ok()?, 1).ok()
        };
        match self {
            Step::Day => date_of(day_number(start) + 1),
            Step::Week => date_of(day_number(Step::Week.start_of(start)) + 7),
            Step::Month => months(1),
            Step::Quarter => months(3),
            Step::Years(years) => {
                let behind = start.year().div_euclid(years).checked_add(1)?;
                Date::new(behind.checked_mul(years)?, 1, 1).ok()
            }
        }
    }

    /// The headings of a step, the best first.
    pub(super) fn labels(self, start: Date, upper: bool, lang: Lang) -> Vec<String> {
        let year = start.year();
        match (self, lang) {
            (Step::Day | Step::Week, _) => vec![start.day().to_string()],
            (Step::Month, Lang::En) if upper => {
                let month = month_name(start.month());
                vec![format!("{month} {year}"), month.to_owned()]
            }
            (Step::Month, Lang::Zh) if upper => {
                let month = start.month();
                vec![format!("{year}年{month}月"), format!("{month}月")]
            }
            (Step::Month, Lang::En) => {
                let month = month_name(start.month());
                vec![month.to_owned(), month[..1].to_owned()]
            }
            (Step::Month, Lang::Zh) => {
                let month = start.month();
                vec![format!("{month}月"), month.to_string()]
            }
            (Step::Quarter, Lang::En) => vec![format!("Q{}", (start.month() + 2) / 3)],
            (Step::Quarter, Lang::Zh) => {
                let quarter = (start.month() + 2) / 3;
                vec![format!("{quarter}季度"), format!("Q{quarter}")]
            }
            (Step::Years(_), Lang::En) => vec![year.to_string()],
            (Step::Years(_), Lang::Zh) => vec![format!("{year}年"), year.to_string()],
        }
    }
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = usize::try_from(month - 1).unwrap_or(0);
    NAMES.get(at).copied().unwrap_or_default()
}
