//! Timelines as source of [Mermaid](https://mermaid.js.org/syntax/gantt.html) Gantt charts.
//!
//! Mermaid reads a line up to the first `:` as a title, a `%` near its start as a comment and
//! some words as commands, so titles are written with its entity codes (`#58;`). All rows have
//! both of their dates: Mermaid's own arithmetic across days off would move them.

use std::collections::HashSet;
use std::fmt::Write as _;

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;

use super::shown;
use crate::format::rows::Reader;
use crate::lang::Lang;
use crate::schedule::calendar::{date_of, day_number};
use crate::view::report::{Bar, Block, Report, RowKind, Section, Shape, Timeline};

/// A range of more days than this has ticks at months.
const MOST_DAYS_IN_WEEKS: i32 = 120;
/// A range of more days than this has the ticks that Mermaid chooses.
const MOST_DAYS_IN_MONTHS: i32 = 3 * 366;

/// Words that are no title when they stand first.
const COMMANDS: [&str; 17] = [
    "acc",
    "axisformat",
    "call",
    "click",
    "dateformat",
    "excludes",
    "gantt",
    "href",
    "includes",
    "inclusiveenddates",
    "section",
    "tickinterval",
    "title",
    "todaymarker",
    "topaxis",
    "weekday",
    "weekend",
];

/// Tags of tasks, which are no ids.
const TAGS: [&str; 5] = ["active", "done", "crit", "milestone", "vert"];

/// Writes the timelines of a report as one Gantt chart.
pub fn gantt(report: &Report, lang: Lang) -> String {
    let timelines: Vec<(&Section, &Timeline)> = report
        .sections
        .iter()
        .flat_map(|section| section.blocks.iter().map(move |block| (section, block)))
        .filter_map(|(section, block)| match block {
            Block::Timeline(timeline) => Some((section, timeline)),
            _ => None,
        })
        .collect();
    let mut out = String::from("gantt\n");
    if let [(section, _)] = timelines[..]
        && let Some(plan) = &section.plan
    {
        line(&mut out, &format!("title {}", title(&plan.title)));
    }
    head(&mut out, &timelines);
    let mut ids = HashSet::new();
    for (section, timeline) in &timelines {
        let plan = section.plan.as_ref().filter(|_| timelines.len() > 1);
        let plan = plan.map(|plan| plan.title.as_str());
        rows(&mut out, timeline, plan, &mut ids, lang);
    }
    out
}

fn line(out: &mut String, text: &str) {
    // Writing to a string never fails.
    let _ = writeln!(out, "    {text}");
}

/// The settings of the chart.
fn head(out: &mut String, timelines: &[(&Section, &Timeline)]) {
    line(out, "dateFormat YYYY-MM-DD");
    line(out, "inclusiveEndDates");
    let ranges = || timelines.iter().filter_map(|(_, timeline)| timeline.range);
    let first = ranges().map(|(first, _)| first).min();
    let last = ranges().map(|(_, last)| last).max();
    let days = first
        .zip(last)
        .map(|(first, last)| day_number(last) - day_number(first));
    let ticks: &[&str] = match days {
        Some(days) if days <= MOST_DAYS_IN_WEEKS => {
            &["axisFormat %m-%d", "tickInterval 1week", "weekday monday"]
        }
        Some(days) if days <= MOST_DAYS_IN_MONTHS => &["axisFormat %Y-%m", "tickInterval 1month"],
        _ => &["axisFormat %Y"],
    };
    for tick in ticks {
        line(out, tick);
    }
    // It would stand at another place every day.
    line(out, "todayMarker off");
    // Plans with calendars of their own agree on no days off.
    if let [(_, timeline)] = timelines {
        days_off(out, timeline);
    }
}

/// Days off, as weekends when most weekends are off.
fn days_off(out: &mut String, timeline: &Timeline) {
    let Some((first, last)) = timeline.range.filter(|_| !timeline.days_off.is_empty()) else {
        return;
    };
    let days = |from: Date, to: Date| (day_number(from)..=day_number(to)).filter_map(date_of);
    let runs = timeline.days_off.iter();
    let off: HashSet<Date> = runs.flat_map(|(first, last)| days(*first, *last)).collect();
    let is_weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let weekend: Vec<Date> = days(first, last).filter(is_weekend).collect();
    let free = weekend.iter().filter(|day| off.contains(*day)).count();
    let by_week = free > weekend.len() / 2;
    let mut excluded: Vec<String> = Vec::new();
    if by_week {
        excluded.push("weekends".to_owned());
    }
    let named = days(first, last).filter(|day| off.contains(day) && !(by_week && is_weekend(day)));
    excluded.extend(named.map(|day| day.to_string()));
    line(out, &format!("excludes {}", excluded.join(", ")));
    if by_week {
        let worked = weekend.iter().filter(|day| !off.contains(*day));
        let worked: Vec<String> = worked.map(Date::to_string).collect();
        if !worked.is_empty() {
            line(out, &format!("includes {}", worked.join(", ")));
        }
    }
}

fn rows(
    out: &mut String,
    timeline: &Timeline,
    plan: Option<&str>,
    ids: &mut HashSet<String>,
    lang: Lang,
) {
    let reader = Reader::new(&timeline.table, lang);
    let rows = &timeline.table.rows;
    for (at, row) in rows.iter().enumerate() {
        let name = reader.title(row);
        let id = reader.said(row, "id");
        let name = if name.is_empty() {
            id.as_str()
        } else {
            name.as_str()
        };
        if row.kind == RowKind::Group {
            let section = match plan {
                Some(plan) => format!("{} / {}", title(plan), title(name)),
                None => title(name),
            };
            line(out, &format!("section {section}"));
            // A phase without rows of its own would not be drawn at all.
            let next = rows.get(at + 1);
            if next.is_some_and(|next| next.kind != RowKind::Group) {
                continue;
            }
        }
        let bar = timeline.bars.get(at).and_then(Option::as_ref);
        match bar.filter(|bar| is_written(bar)) {
            Some(bar) => {
                let fresh = is_id(&id) && ids.insert(id.clone());
                let id = fresh.then_some(id.as_str());
                line(out, &format!("{} :{}", title(name), data(bar, id)));
            }
            None => {
                let label = lang.pick("without dates: ", "无日期：");
                line(out, &format!("%% {label}{}", title(name)));
            }
        }
    }
}

/// Mermaid reads years of four digits.
fn is_written(bar: &Bar) -> bool {
    let years = 1..=9999;
    years.contains(&bar.start.year()) && years.contains(&bar.finish.year())
}

/// Tags, id and dates of a row.
fn data(bar: &Bar, id: Option<&str>) -> String {
    let mut parts = Vec::new();
    if bar.critical {
        parts.push("crit");
    }
    if bar.shape == Shape::Milestone {
        parts.push("milestone");
    }
    match bar.progress.map(|progress| progress.0) {
        Some(done) if done >= Decimal::ONE_HUNDRED => parts.push("done"),
        Some(done) if done > Decimal::ZERO => parts.push("active"),
        _ => {}
    }
    parts.extend(id);
    let (start, finish) = (bar.start.to_string(), bar.finish.to_string());
    parts.extend([start.as_str(), finish.as_str()]);
    parts.join(", ")
}

/// Whether an id of the plan can be one of Mermaid.
fn is_id(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(plain)
        && !TAGS.contains(&id.to_ascii_lowercase().as_str())
}

/// Writes a title so that Mermaid shows it as it is.
fn title(text: &str) -> String {
    shown(text, is_command)
}

fn is_command(line: &str) -> bool {
    let start: String = line
        .chars()
        .take(20)
        .collect::<String>()
        .to_ascii_lowercase();
    COMMANDS.iter().any(|command| start.starts_with(command))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample;

    #[test]
    fn titles_are_no_commands() {
        assert_eq!(title("管网改造（一期）"), "管网改造（一期）");
        assert_eq!(title("a: b, c; d #1"), "a#58; b, c#59; d #35;1");
        assert_eq!(title("5% more"), "#53;#37; more");
        assert_eq!(title("Section two"), "#83;ection two");
        assert_eq!(title("2026-01-01 start"), "#50;026-01-01 start");
        assert_eq!(title(" \n"), "-");
    }

    #[test]
    fn ids_are_those_that_mermaid_takes() {
        assert!(is_id("T1") && is_id("m-2_a"));
        for id in ["done", "CRIT", "任务", "1a", "a b", "a.b", ""] {
            assert!(!is_id(id), "{id}");
        }
    }

    #[test]
    fn rows_keep_their_dates_tags_and_ids() {
        let mut report = sample::timeline();
        report.sections.truncate(1);
        let text = gantt(&report, Lang::Zh);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for wanted in [
            "gantt",
            "title 城市供水服务质量提升方案",
            "section 启动与摸底",
            "入户调查 :done, T1, 2026-01-05, 2026-02-27",
            "管网改造（一期）与水质在线监测设备安装 :crit, active, T3, 2026-05-06, 2026-09-25",
            "试点验收 :crit, milestone, M2, 2026-11-30, 2026-11-30",
            "%% 无日期：未排期的工作",
        ] {
            assert!(lines.contains(&wanted), "{wanted}: {text}");
        }
    }

    #[test]
    fn days_off_are_weekends_holidays_and_days_worked_all_the_same() {
        let mut report = sample::timeline();
        report.sections.truncate(1);
        let Block::Timeline(timeline) = &mut report.sections[0].blocks[0] else {
            panic!("a timeline");
        };
        let day = |month, day| Date::new(2026, month, day).unwrap();
        timeline.range = Some((day(2, 13), day(3, 2)));
        timeline.days_off = vec![(day(2, 16), day(2, 22)), (day(2, 28), day(3, 1))];
        let text = gantt(&report, Lang::En);
        let days = "2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, 2026-02-20";
        assert!(
            text.contains(&format!("excludes weekends, {days}\n")),
            "{text}"
        );
        assert!(text.contains("includes 2026-02-14, 2026-02-15\n"), "{text}");
    }
}
