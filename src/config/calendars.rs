//! Calendars of a team's own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::check::suggest::closest;
use crate::lang::{Listed, Text};
use crate::plan::read::{Field, Map};
use crate::plan::value::{CalendarId, Whole};
use crate::schedule::{Calendar, Calendars};
use crate::source::{Span, Spanned};
use crate::text;

use super::At;
use super::file::CalendarTable;
use super::read::add;
use super::validate::{BAD_VALUE, CYCLE, UNKNOWN, Validator, did_you_mean};

/// Calendars by name, as written.
pub type CalendarTables = Map<CalendarId, CalendarTable>;

/// More calendars than any team keeps; each may be some thousand days long.
const MOST_CALENDARS: usize = 100;

/// The years that a calendar may be published for.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=9999;

impl Validator<'_> {
    /// The calendars of a file or an override. They may build on those that are known.
    pub(super) fn calendars(
        &mut self,
        tables: &CalendarTables,
        known: &Calendars,
    ) -> Vec<(String, At<Calendar>)> {
        if let Some((beyond, _)) = tables.get(MOST_CALENDARS) {
            add(self.findings, BAD_VALUE, beyond.span, |found, span| {
                found.add(
                    span,
                    text!(
                        "there can be {most} calendars at most",
                        "最多只能定义 {most} 个日历",
                        most = MOST_CALENDARS,
                    ),
                );
            });
            return Vec::new();
        }
        self.same_names(tables);
        let mut built: BTreeMap<usize, Calendar> = BTreeMap::new();
        for at in 0..tables.len() {
            self.build(tables, at, known, &mut built);
        }
        let calendars = built.into_iter().filter_map(|(at, calendar)| {
            let (name, _) = tables.get(at)?;
            Some((name.value.to_string(), self.at(calendar, name.span)))
        });
        calendars.collect()
    }

    /// Tells calendars that have the name of one before.
    fn same_names(&mut self, tables: &CalendarTables) {
        for (at, (name, _)) in tables.iter().enumerate() {
            let text = name.value.as_str();
            let is_same = |other: &str| Calendars::is_same(other, text);
            let Some((first, _)) = tables[..at]
                .iter()
                .find(|(other, _)| is_same(other.value.as_str()))
            else {
                continue;
            };
            add(self.findings, BAD_VALUE, name.span, |found, span| {
                found
                    .add(
                        span,
                        text!(
                            "`{name}` and `{first}` are the same calendar",
                            "“{name}”与“{first}”是同一个日历",
                            name = text,
                            first = first.value,
                        ),
                    )
                    .related(first.span, text!("the first is here", "前一处在这里"));
            });
        }
    }

    /// Builds a calendar, and before it those of the same tables that it builds on.
    fn build(
        &mut self,
        tables: &CalendarTables,
        at: usize,
        known: &Calendars,
        built: &mut BTreeMap<usize, Calendar>,
    ) {
        let mut way = vec![at];
        // Down to a calendar that stands.
        let mut base = loop {
            let Some(&top) = way.last() else { return };
            let Some((name, table)) = tables.get(top) else {
                return;
            };
            if let Some(calendar) = built.get(&top) {
                way.pop();
                break calendar.clone();
            }
            let wanted = base_name(name, &table.value);
            if Calendars::is_same(wanted, name.value.as_str()) {
                // What changes a calendar of planvet builds on it as it comes.
                match Calendars::standard().find(wanted) {
                    Some(calendar) => break calendar.clone(),
                    None => return self.tell_loop(tables, &way, top),
                }
            }
            let next = tables
                .iter()
                .position(|(other, _)| Calendars::is_same(other.value.as_str(), wanted));
            match (next, known.find(wanted)) {
                (Some(next), _) if way.contains(&next) => {
                    return self.tell_loop(tables, &way, next);
                }
                (Some(next), _) => way.push(next),
                (None, Some(calendar)) => break calendar.clone(),
                (None, None) => {
                    if top == at {
                        let span = table.value.base.span().unwrap_or(name.span);
                        self.unknown_calendar(wanted, span, tables, known);
                    }
                    return;
                }
            }
        };
        for step in way.into_iter().rev() {
            let Some((name, table)) = tables.get(step) else {
                return;
            };
            let Some(calendar) = self.changed(name, &table.value, &base) else {
                return;
            };
            built.insert(step, calendar.clone());
            base = calendar;
        }
    }

    /// Tells calendars that build on each other, once for each loop.
    fn tell_loop(&mut self, tables: &CalendarTables, way: &[usize], from: usize) {
        let round = way.iter().skip_while(|&&step| step != from);
        if way.first() != Some(&from) || round.clone().min() != Some(&from) {
            return;
        }
        let names = round.chain([&from]).filter_map(|&step| tables.get(step));
        let names: Vec<&str> = names.map(|(name, _)| name.value.as_str()).collect();
        let Some((name, _)) = tables.get(from) else {
            return;
        };
        let way = names.join(" → ");
        add(self.findings, CYCLE, name.span, |found, span| {
            found.add(
                span,
                text!(
                    "this calendar builds on itself: {way}",
                    "日历以自身为基础，形成循环：{way}",
                    way = way,
                ),
            );
        });
    }

    /// A calendar with the days and years of a table; tells what contradicts itself.
    fn changed(
        &mut self,
        name: &Spanned<CalendarId>,
        table: &CalendarTable,
        base: &Calendar,
    ) -> Option<Calendar> {
        let holidays: Vec<Date> = table.holidays.iter().map(|day| day.value).collect();
        let workdays: Vec<Date> = table.workdays.iter().map(|day| day.value).collect();
        let off: BTreeSet<Date> = holidays.iter().copied().collect();
        for day in table.workdays.iter().filter(|day| off.contains(&day.value)) {
            add(self.findings, BAD_VALUE, day.span, |found, span| {
                found.add(
                    span,
                    text!(
                        "{day} is listed both as a day off and as a working day",
                        "{day} 既列为休息日，又列为工作日",
                        day = day.value,
                    ),
                );
            });
        }
        let mut calendar = base.with_exceptions(&holidays, &workdays).ok()?;
        if let Some(hours) = table.hours_per_day.value() {
            calendar = calendar.with_hours_a_day(hours.0)?;
        }
        if table.years.is_absent() {
            return Some(calendar);
        }
        let mut years = Vec::new();
        for year in &table.years {
            years.extend(self.year(year, name, base, &off));
        }
        Some(calendar.known_for(base, &years))
    }

    /// A year that a calendar is published for.
    fn year(
        &mut self,
        year: &Spanned<Whole>,
        name: &Spanned<CalendarId>,
        base: &Calendar,
        off: &BTreeSet<Date>,
    ) -> Option<i16> {
        let known = i16::try_from(year.value.0).ok();
        let Some(known) = known.filter(|known| YEARS.contains(known)) else {
            add(self.findings, BAD_VALUE, year.span, |found, span| {
                found.add(
                    span,
                    text!(
                        "`{year}` is no year from {first} to {last}",
                        "“{year}”不是 {first} 至 {last} 之间的年份",
                        year = year.value.0.to_string(),
                        first = YEARS.start().to_string(),
                        last = YEARS.end().to_string(),
                    ),
                );
            });
            return None;
        };
        // Whoever follows public holidays has some in every year.
        if !base.is_published(known) && !off.iter().any(|day| day.year() == known) {
            add(self.findings, BAD_VALUE, year.span, |found, span| {
                found
                    .add(
                        span,
                        text!(
                            "the calendar `{name}` lists no day off in {year}, so it can't be \
                             known for that year",
                            "日历“{name}”没有列出 {year} 年的休息日，不能算作该年已公布",
                            name = name.value,
                            year = known.to_string(),
                        ),
                    )
                    .help(text!(
                        "list the days off under `holidays` and make-up workdays under `workdays`",
                        "请在 `holidays` 中列出休息日，在 `workdays` 中列出调休上班的日子"
                    ));
            });
        }
        Some(known)
    }

    /// The calendar for plans that name none.
    pub(super) fn usual_calendar(
        &mut self,
        field: &Field<CalendarId>,
        tables: &CalendarTables,
        known: &Calendars,
    ) -> Option<At<String>> {
        let name = field.spanned()?;
        let text = name.value.as_str();
        let mut own = tables.iter().map(|(other, _)| other.value.as_str());
        if known.find(text).is_none() && !own.any(|other| Calendars::is_same(other, text)) {
            self.unknown_calendar(text, name.span, tables, known);
        }
        Some(self.at(text.to_owned(), name.span))
    }

    fn unknown_calendar(
        &mut self,
        name: &str,
        span: Span,
        tables: &CalendarTables,
        known: &Calendars,
    ) {
        let own = tables.iter().map(|(other, _)| other.value.as_str());
        let names: Vec<&str> = known.names().chain(own).collect();
        let meant = closest(name, names.iter().copied()).map(str::to_owned);
        let help = did_you_mean(meant).unwrap_or_else(|| -> Text {
            text!(
                "calendars: {known}",
                "可用的日历：{known}",
                known = Listed(&names),
            )
        });
        add(self.findings, UNKNOWN, span, |found, span| {
            found
                .add(
                    span,
                    text!(
                        "there is no calendar `{name}`",
                        "没有名为“{name}”的日历",
                        name = name,
                    ),
                )
                .help(help);
        });
    }
}

/// The name of the calendar that a table changes: that of planvet with its own name, else Monday
/// to Friday, when it names none.
fn base_name<'t>(name: &'t Spanned<CalendarId>, table: &'t CalendarTable) -> &'t str {
    let own = name.value.as_str();
    match table.base.get() {
        Some(base) => base.as_str(),
        None if Calendars::standard().find(own).is_some() => own,
        None => "standard",
    }
}
