//! The lines above a chart of bars: years, and below them the finest of weeks, months and
//! quarters that has room for its labels.

use jiff::civil::{Date, Weekday, date};

use super::bars::{Scale, days_between};
use crate::format::width;
use crate::lang::Lang;

/// A label and the day it stands at.
type Tick = (Date, String);

/// A chart of more days than this has no weeks.
const MOST_DAYS_IN_WEEKS: i64 = 100;

/// Writes the heading of a chart.
pub(super) fn heading(scale: &Scale, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    let years = steps
        .iter()
        .find_map(|step| line(scale, &years(scale, *step)));
    lines.push(years.unwrap_or_default());
    // A year of a few columns has no room for quarters.
    let years = days_between(scale.first, scale.last) / 365;
    let columns = i64::try_from(scale.width).unwrap_or(i64::MAX);
    if columns >= years.saturating_mul(12) {
        let finer = line(scale, &weeks(scale))
            .or_else(|| line(scale, &months(scale, 1, lang)))
            .or_else(|| line(scale, &months(scale, 3, lang)));
        lines.extend(finer);
    }
    lines
}

/// Sets labels at their columns; `None` when two neighbours inside the chart don't fit.
fn line(scale: &Scale, ticks: &[Tick]) -> Option<String> {
    if ticks.is_empty() {
        return None;
    }
    let mut line = String::new();
    // Columns written so far; a label is placed only behind the one before.
    let mut used = 0;
    for (position, (date, label)) in ticks.iter().enumerate() {
        let at = scale.column(*date);
        let end = at + width::width(label);
        let next = ticks.get(position + 1).map(|(date, _)| scale.column(*date));
        let fits = match next {
            Some(next) => end < next,
            None => end <= scale.width,
        };
        if fits {
            line.extend(std::iter::repeat_n(' ', at - used));
            line.push_str(label);
            used = end;
        } else if position > 0 && next.is_some() {
            return None;
        }
        // The first period may be cut off by the start of the chart, the last by its end.
    }
    Some(line)
}

/// The first day of the chart and every first of January that the step leaves.
fn years(scale: &Scale, step: i16) -> Vec<Tick> {
    let mut ticks = vec![(scale.first, scale.first.year().to_string())];
    for year in scale.first.year()..=scale.last.year() {
        let start = Date::new(year, 1, 1).unwrap_or(scale.first);
        if year % step == 0 && start > scale.first {
            ticks.push((start, year.to_string()));
        }
    }
    ticks
}

/// The first day of the chart and every start of a period of so many months.
fn months(scale: &Scale, step: i8, lang: Lang) -> Vec<Tick> {
    let label = |date: Date| match (step, lang) {
        (1, Lang::En) => month_name(date.month()).to_owned(),
        (1, Lang::Zh) => format!("{}月", date.month()),
        _ => format!("Q{}", (date.month() + 2) / 3),
    };
    let mut ticks = vec![(scale.first, label(scale.first))];
    for year in scale.first.year()..=scale.last.year() {
        for month in (1..=12).step_by(step.unsigned_abs().into()) {
            let start = date(year, month, 1);
            if start > scale.first && start <= scale.last {
                ticks.push((start, label(start)));
            }
        }
    }
    ticks
}

/// The Mondays of a short chart.
fn weeks(scale: &Scale) -> Vec<Tick> {
    if days_between(scale.first, scale.last) > MOST_DAYS_IN_WEEKS {
        return Vec::new();
    }
    let days = scale.first.series(jiff::Span::new().days(1));
    days.take_while(|day| *day <= scale.last)
        .filter(|day| day.weekday() == Weekday::Monday)
        .map(|day| (day, day.strftime("%m-%d").to_string()))
        .collect()
}

fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = usize::try_from(month - 1).unwrap_or(0);
    NAMES.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(from: Date, to: Date, width: usize, lang: Lang) -> Vec<String> {
        heading(&Scale::new(from, to, width, None), lang)
    }

    #[test]
    fn the_finest_ticks_that_fit_are_written() {
        let year = |width, lang| written(date(2026, 1, 1), date(2026, 12, 31), width, lang);
        assert_eq!(
            year(60, Lang::En),
            [
                "2026",
                "Jan  Feb Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec"
            ]
        );
        assert_eq!(
            year(40, Lang::En),
            ["2026", "Q1       Q2        Q3        Q4"]
        );
        assert_eq!(year(20, Lang::Zh), ["2026", "Q1  Q2   Q3   Q4"]);
        assert_eq!(
            year(60, Lang::Zh)[1],
            "1月  2月 3月  4月  5月  6月  7月  8月  9月  10月 11月 12月"
        );
    }

    #[test]
    fn years_thin_out_over_long_ranges() {
        let lines = written(date(2026, 7, 1), date(2028, 6, 30), 32, Lang::En);
        assert_eq!(
            lines,
            [
                "2026    2027            2028",
                "Q3  Q4  Q1 Q2  Q3   Q4  Q1  Q2"
            ]
        );
        let lines = written(date(1990, 1, 1), date(2029, 12, 31), 30, Lang::En);
        assert_eq!(lines, ["1990   2000    2010   2020"]);
        // Too close to the next year to have a label of its own.
        let lines = written(date(2026, 12, 20), date(2027, 12, 31), 40, Lang::En);
        assert_eq!(lines[0].trim(), "2027");
    }

    #[test]
    fn short_ranges_show_weeks() {
        let lines = written(date(2026, 3, 2), date(2026, 3, 29), 28, Lang::En);
        assert_eq!(lines, ["2026", "03-02  03-09  03-16  03-23"]);
    }
}
