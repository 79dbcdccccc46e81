//! Milestones and deadlines as events of a calendar (iCalendar, RFC 5545).
//!
//! The same plan makes the same bytes: time stamps are those of the plan, not of the clock, and
//! a milestone keeps its UID as long as it and its plan keep their ids, so that a calendar
//! program that reads the file again moves the events it knows.

use std::collections::HashMap;

use jiff::civil::Date;
use xxhash_rust::xxh3::xxh3_128;

use super::rows::Reader;
use crate::lang::{Lang, Text};
use crate::text;
use crate::view::report::{Bar, Block, PlanName, Report, Row, RowKind, Shape, Timeline};

/// The longest line in bytes, without its end.
const LONGEST_LINE: usize = 75;

/// Writes the milestones and deadlines of a report as one calendar.
pub fn calendar(report: &Report, lang: Lang) -> String {
    let mut calendar = Calendar {
        out: String::new(),
        uids: HashMap::new(),
        lang,
    };
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//planvet//timeline//EN");
    calendar.line("CALSCALE:GREGORIAN");
    if let [section] = report.sections.as_slice()
        && let Some(plan) = &section.plan
    {
        calendar.text("X-WR-CALNAME", &plan.title);
    }
    for section in &report.sections {
        for block in &section.blocks {
            if let Block::Timeline(timeline) = block {
                calendar.events(timeline, section.plan.as_ref());
            }
        }
    }
    calendar.line("END:VCALENDAR");
    calendar.out
}

struct Calendar {
    out: String,
    /// How often each UID was wished for.
    uids: HashMap<String, usize>,
    lang: Lang,
}

/// A milestone or a deadline.
struct Event<'r> {
    row: &'r Row,
    bar: &'r Bar,
    day: Date,
    /// The title of the phase.
    phase: &'r str,
    stamp: Date,
}

impl Calendar {
    fn events(&mut self, timeline: &Timeline, plan: Option<&PlanName>) {
        let reader = Reader::new(&timeline.table, self.lang);
        let first = timeline.range.map(|(first, _)| first);
        let stamp = timeline.status_date.or(first).filter(is_written);
        let stamp = stamp.unwrap_or(Date::constant(2000, 1, 1));
        let mut phase = String::new();
        for (at, row) in timeline.table.rows.iter().enumerate() {
            if row.kind == RowKind::Group {
                phase = reader.title(row);
            }
            let bar = timeline.bars.get(at).and_then(Option::as_ref);
            let Some(bar) = bar else { continue };
            let day = match bar.shape {
                Shape::Milestone => Some(bar.promised.unwrap_or(bar.finish)),
                Shape::Task => bar.promised,
                Shape::Summary => None,
            };
            let Some(day) = day.filter(is_written) else {
                continue;
            };
            let event = Event {
                row,
                bar,
                day,
                phase: &phase,
                stamp,
            };
            self.event(&event, &reader, plan);
        }
    }

    fn event(&mut self, event: &Event<'_>, reader: &Reader<'_>, plan: Option<&PlanName>) {
        let id = reader.said(event.row, "id");
        let title = reader.title(event.row);
        let name = if title.is_empty() { &id } else { &title };
        let is_milestone = event.bar.shape == Shape::Milestone;
        let key = if id.is_empty() { &title } else { &id };
        let uid = self.uid(
            plan,
            key,
            if is_milestone {
                "milestone"
            } else {
                "deadline"
            },
        );
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{uid}"));
        self.line(&format!("DTSTAMP:{}T000000Z", compact(event.stamp)));
        self.line(&format!("DTSTART;VALUE=DATE:{}", compact(event.day)));
        if let Some(next) = event.day.tomorrow().ok().filter(is_written) {
            self.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
        }
        let summary = if is_milestone {
            text!("{name}", "{name}", name = name)
        } else {
            text!("Deadline: {name}", "期限：{name}", name = name)
        };
        self.text("SUMMARY", summary.get(self.lang));
        let description = self.description(event, &id, &reader.said(event.row, "owner"), plan);
        self.text("DESCRIPTION", &description);
        let category = if is_milestone {
            "MILESTONE"
        } else {
            "DEADLINE"
        };
        self.line(&format!("CATEGORIES:{category}"));
        // A whole day that nobody is booked for.
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
    }

    /// What stands below the title: a line each for plan, phase, id, owner and the day it is
    /// expected on.
    fn description(
        &self,
        event: &Event<'_>,
        id: &str,
        owner: &str,
        plan: Option<&PlanName>,
    ) -> String {
        const PLAN: Text = Text::new("Plan: ", "方案：");
        const PHASE: Text = Text::new("Phase: ", "阶段：");
        const ID: Text = Text::new("Id: ", "编号：");
        const OWNER: Text = Text::new("Owner: ", "负责人：");
        const EXPECTED: Text = Text::new("Expected: ", "预计：");
        const REACHED: Text = Text::new("Done: ", "已完成：");
        let is_done = event
            .bar
            .progress
            .is_some_and(|done| done.0 >= rust_decimal::Decimal::ONE_HUNDRED);
        let moved = event.bar.finish != event.day || is_done;
        let finish = event.bar.finish.to_string();
        let lines = [
            (PLAN, plan.map_or("", |plan| plan.title.as_str())),
            (PHASE, event.phase),
            (ID, id),
            (OWNER, owner),
            (
                if is_done { REACHED } else { EXPECTED },
                if moved { finish.as_str() } else { "" },
            ),
        ];
        let said = lines.iter().filter(|(_, value)| !value.is_empty());
        let said = said.map(|(label, value)| {
            let value = super::escape::one_line(value);
            format!("{}{value}", label.get(self.lang))
        });
        said.collect::<Vec<String>>().join("\n")
    }

    /// The same for the same item of the same plan, and unlike any other.
    fn uid(&mut self, plan: Option<&PlanName>, key: &str, kind: &str) -> String {
        let plan = plan.map_or("", |plan| match &plan.id {
            Some(id) => id.as_str(),
            None => stem(&plan.path),
        });
        let hash = xxh3_128(format!("{plan}\0{kind}\0{key}").as_bytes());
        let uid = format!("{hash:032x}");
        let before = self.uids.entry(uid.clone()).or_default();
        *before += 1;
        match *before {
            1 => format!("{uid}@planvet"),
            more => format!("{uid}-{more}@planvet"),
        }
    }

    /// Writes a property with a text as its value.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        let value = super::escape::visible_lines(value);
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => {
                    line.push('\\');
                    line.push(c);
                }
                '\n' => line.push_str("\\n"),
                '\t' => line.push(' '),
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// Writes a line, folded into lines of at most 75 bytes between characters.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LONGEST_LINE {
                self.out.push_str("\r\n ");
                used = 1;
            }
            self.out.push(c);
            used += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// The name of a file without its folders and extension: a plan that moves keeps its events.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The format has years of four digits.
fn is_written(date: &Date) -> bool {
    (1..=9999).contains(&date.year())
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample;

    fn read(text: &str) -> icalendar::Calendar {
        text.parse().unwrap()
    }

    #[test]
    fn milestones_and_deadlines_are_whole_days() {
        use icalendar::{CalendarComponent, Component as _};
        let text = calendar(&sample::timeline(), Lang::En);
        let events: Vec<_> = read(&text)
            .components
            .iter()
            .filter_map(CalendarComponent::as_event)
            .map(|event| {
                let property = |name| event.property_value(name).unwrap_or_default().to_owned();
                let categories = event.multi_properties()["CATEGORIES"][0].value().to_owned();
                (property("DTSTART"), property("SUMMARY"), categories)
            })
            .collect();
        let row = |day: &str, summary: &str, category: &str| {
            (day.to_owned(), summary.to_owned(), category.to_owned())
        };
        assert_eq!(
            events,
            [
                row("20260430", "基线报告通过评审", "MILESTONE"),
                row(
                    "20260911",
                    "Deadline: 管网改造（一期）与水质在线监测设备安装",
                    "DEADLINE"
                ),
                row("20261030", "试点验收", "MILESTONE"),
            ]
        );
        assert!(text.contains("DTSTAMP:20260615T000000Z\r\n"));
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let text = calendar(&sample::timeline(), Lang::Zh);
        for line in text.split("\r\n") {
            assert!(
                line.len() <= LONGEST_LINE && !line.contains(['\r', '\n']),
                "{line}"
            );
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn texts_are_read_back_and_add_no_lines() {
        use icalendar::{CalendarComponent, Component as _};
        for (at, hostile) in sample::HOSTILE.iter().enumerate() {
            let mut report = sample::timeline();
            report.sections.truncate(1);
            let Block::Timeline(timeline) = &mut report.sections[0].blocks[0] else {
                panic!("a timeline");
            };
            timeline.table.rows[3].cells[1] = (*hostile).into();
            let text = calendar(&report, Lang::En);
            let read = read(&text);
            let first = read.components.iter().find_map(CalendarComponent::as_event);
            let summary = first
                .and_then(|event| event.property_value("SUMMARY"))
                .unwrap();
            // The reader takes the escapes as they are.
            let summary = summary
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
            assert_eq!(summary, super::super::escape::one_line(hostile), "{at}");
            assert_eq!(text.matches("BEGIN:VEVENT").count(), 3);
        }
    }

    #[test]
    fn an_event_keeps_its_uid_and_shares_it_with_no_other() {
        let uids = |report: &Report, lang| -> Vec<String> {
            let text = calendar(report, lang).replace("\r\n ", "");
            let lines = text.lines().filter_map(|line| line.strip_prefix("UID:"));
            lines.map(str::to_owned).collect()
        };
        let mut report = sample::timeline();
        report.sections.truncate(1);
        let before = uids(&report, Lang::En);
        assert_eq!(before, uids(&report, Lang::Zh));
        // Two plans of one name: still no UID twice.
        report.sections.push(report.sections[0].clone());
        let mut all = uids(&report, Lang::En);
        assert_eq!(all[..before.len()], before);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 2 * before.len());
    }
}
