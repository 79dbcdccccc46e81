//! What the schema asks for: the elements of each kind in its order.

use std::collections::HashMap;

use super::*;
use crate::source::{Limits, parse};

/// The order of the elements that planvet writes, from the published schema: "Microsoft Office
/// Project 2007 XML Data Interchange Schema" (`mspdi_pj12.xsd`), with `Active`, `Manual` and
/// `NewTasksAreManual` where that of Project 2010 has them.
const ORDER: &[(&str, &[&str])] = &[
    (
        "Project",
        &[
            "SaveVersion",
            "Name",
            "Title",
            "Company",
            "Manager",
            "ScheduleFromStart",
            "StartDate",
            "FinishDate",
            "CurrencyCode",
            "CalendarUID",
            "DefaultStartTime",
            "DefaultFinishTime",
            "MinutesPerDay",
            "MinutesPerWeek",
            "DaysPerMonth",
            "DurationFormat",
            "HonorConstraints",
            "WeekStartDay",
            "StatusDate",
            "NewTasksAreManual",
            "ExtendedAttributes",
            "Calendars",
            "Tasks",
            "Resources",
            "Assignments",
        ],
    ),
    (
        "Calendar",
        &[
            "UID",
            "Name",
            "IsBaseCalendar",
            "BaseCalendarUID",
            "WeekDays",
            "Exceptions",
        ],
    ),
    (
        "WeekDay",
        &["DayType", "DayWorking", "TimePeriod", "WorkingTimes"],
    ),
    ("WorkingTime", &["FromTime", "ToTime"]),
    ("TimePeriod", &["FromDate", "ToDate"]),
    (
        "Exception",
        &[
            "EnteredByOccurrences",
            "TimePeriod",
            "Occurrences",
            "Name",
            "Type",
            "DayWorking",
            "WorkingTimes",
        ],
    ),
    (
        "Task",
        &[
            "UID",
            "ID",
            "Name",
            "Active",
            "Manual",
            "Type",
            "IsNull",
            "Contact",
            "OutlineNumber",
            "OutlineLevel",
            "Start",
            "Finish",
            "Duration",
            "DurationFormat",
            "Milestone",
            "Summary",
            "Critical",
            "EarlyStart",
            "EarlyFinish",
            "LateStart",
            "LateFinish",
            "FreeSlack",
            "TotalSlack",
            "FixedCost",
            "PercentComplete",
            "ActualStart",
            "ActualFinish",
            "ActualCost",
            "ConstraintType",
            "CalendarUID",
            "ConstraintDate",
            "Deadline",
            "IgnoreResourceCalendar",
            "Notes",
            "PredecessorLink",
            "ExtendedAttribute",
            "Baseline",
        ],
    ),
    (
        "PredecessorLink",
        &[
            "PredecessorUID",
            "Type",
            "CrossProject",
            "LinkLag",
            "LagFormat",
        ],
    ),
    ("Baseline", &["Number", "Start", "Finish"]),
    (
        "Resource",
        &[
            "UID",
            "ID",
            "Name",
            "Type",
            "IsNull",
            "Group",
            "MaxUnits",
            "StandardRate",
            "StandardRateFormat",
            "CalendarUID",
            "Notes",
            "ExtendedAttribute",
        ],
    ),
    ("Assignment", &["UID", "TaskUID", "ResourceUID", "Units"]),
    (
        "ExtendedAttribute",
        &["FieldID", "FieldName", "Alias", "Value"],
    ),
];

/// What the schema allows as the text of an element.
#[derive(Debug, Clone, Copy)]
enum Type {
    Integer,
    Boolean,
    /// `xsd:decimal` and `xsd:float`.
    Number,
    DateTime,
    Time,
    Duration,
    /// At most so many characters.
    Text(usize),
    OneOf(&'static [i64]),
}

/// The numbers of units.
const UNITS: &[i64] = &[
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 20, 21, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 51, 52, 53,
];

/// The types of the elements that planvet writes, by what holds them; `*` for any other.
const TYPES: &[(&str, &str, Type)] = &[
    ("Project", "Name", Type::Text(255)),
    ("Project", "CurrencyCode", Type::Text(3)),
    ("Project", "DefaultStartTime", Type::Time),
    ("Project", "DefaultFinishTime", Type::Time),
    (
        "Project",
        "WeekStartDay",
        Type::OneOf(&[0, 1, 2, 3, 4, 5, 6]),
    ),
    ("WorkingTime", "*", Type::Time),
    ("WeekDay", "DayType", Type::OneOf(&[0, 1, 2, 3, 4, 5, 6, 7])),
    (
        "Exception",
        "Type",
        Type::OneOf(&[1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ),
    ("Task", "Type", Type::OneOf(&[0, 1, 2])),
    (
        "Task",
        "ConstraintType",
        Type::OneOf(&[0, 1, 2, 3, 4, 5, 6, 7]),
    ),
    ("PredecessorLink", "Type", Type::OneOf(&[0, 1, 2, 3])),
    ("Resource", "Type", Type::OneOf(&[0, 1, 2])),
    (
        "Resource",
        "StandardRateFormat",
        Type::OneOf(&[1, 2, 3, 4, 5, 7, 8]),
    ),
    ("*", "DurationFormat", Type::OneOf(UNITS)),
    ("*", "LagFormat", Type::OneOf(UNITS)),
    ("*", "Duration", Type::Duration),
    ("*", "FixedCost", Type::Number),
    ("*", "ActualCost", Type::Number),
    ("*", "MaxUnits", Type::Number),
    ("*", "StandardRate", Type::Number),
    ("*", "Units", Type::Number),
    ("*", "Notes", Type::Text(usize::MAX)),
    ("*", "Value", Type::Text(usize::MAX)),
    ("*", "FieldID", Type::Integer),
];

/// The type of an element; by its name where the table has none.
fn type_of(parent: &str, name: &str) -> Type {
    let known = |(of, element, _): &&(&str, &str, Type)| {
        (*of == parent || *of == "*") && (*element == name || *element == "*")
    };
    if let Some((_, _, kind)) = TYPES.iter().find(known) {
        return *kind;
    }
    let is_date = |end: &&str| name.ends_with(*end);
    let days = ["Date", "Start", "Finish", "Deadline"];
    let flags = [
        "Active",
        "Manual",
        "IsNull",
        "Milestone",
        "Summary",
        "Critical",
        "CrossProject",
        "DayWorking",
        "IsBaseCalendar",
        "EnteredByOccurrences",
        "ScheduleFromStart",
        "HonorConstraints",
        "NewTasksAreManual",
        "IgnoreResourceCalendar",
    ];
    let numbers = [
        "UID",
        "ID",
        "OutlineLevel",
        "Slack",
        "PercentComplete",
        "LinkLag",
        "Number",
        "Occurrences",
        "MinutesPerDay",
        "MinutesPerWeek",
        "DaysPerMonth",
        "SaveVersion",
    ];
    if flags.contains(&name) {
        Type::Boolean
    } else if name != "OutlineNumber" && numbers.iter().any(is_date) {
        Type::Integer
    } else if days.iter().any(is_date) {
        Type::DateTime
    } else {
        Type::Text(512)
    }
}

/// Whether the schema allows a text.
fn is_allowed(kind: Type, text: &str) -> bool {
    let number = || text.parse::<i64>().ok();
    let time = |text: &str| text.len() == 8 && text.parse::<jiff::civil::Time>().is_ok();
    match kind {
        Type::Integer => number().is_some(),
        Type::Boolean => matches!(text, "0" | "1" | "true" | "false"),
        Type::Number => text.parse::<rust_decimal::Decimal>().is_ok(),
        Type::Time => time(text),
        Type::DateTime => text.split_once('T').is_some_and(|(day, of_day)| {
            day.len() == 10 && day.parse::<jiff::civil::Date>().is_ok() && time(of_day)
        }),
        Type::Duration => {
            let parts = text
                .strip_prefix("PT")
                .and_then(|rest| rest.strip_suffix('S'));
            let parts = parts.map(|rest| rest.split(['H', 'M']).collect::<Vec<_>>());
            parts.is_some_and(|parts| {
                parts.len() == 3 && parts.iter().all(|part| part.parse::<u64>().is_ok())
            })
        }
        Type::Text(most) => text.chars().count() <= most,
        Type::OneOf(values) => number().is_some_and(|number| values.contains(&number)),
    }
}

/// The elements without others inside, with what holds them, whose text the schema doesn't allow.
fn not_allowed(xml: &str) -> Vec<String> {
    let document = uppsala::parse(xml).unwrap();
    let mut wrong = Vec::new();
    for (parent, _) in ORDER {
        for element in document.get_elements_by_tag_name(parent) {
            for child in document.children(element) {
                let Some(name) = document.element(child) else {
                    continue;
                };
                let name = name.name.local_name.as_ref();
                let inside = document.children(child);
                let has_elements = inside.iter().any(|one| document.element(*one).is_some());
                let text = document.text_content_deep(child);
                if !has_elements && !is_allowed(type_of(parent, name), &text) {
                    wrong.push(format!("{parent}/{name}: {text}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn values_have_the_types_of_the_schema() {
    assert_eq!(not_allowed(&written(PLAN).xml), [""; 0]);
    let long = PLAN.replace("A <b>plan</b>", &"很长的标题".repeat(200));
    let written = written(&long);
    assert_eq!(not_allowed(&written.xml), [""; 0]);
    let cut = "names longer than the 512 characters of Project were cut: 2 places";
    assert!(written.losses.iter().any(|loss| loss.en == cut));
    // The table would see what is wrong.
    for (right, wrong) in [
        ("<Milestone>1<", "<Milestone>yes<"),
        ("<ConstraintType>4<", "<ConstraintType>9<"),
        ("<LagFormat>7<", "<LagFormat>2<"),
        ("T08:00:00</Start>", "</Start>"),
        ("<Duration>PT80H0M0S<", "<Duration>80h<"),
        ("<TotalSlack>", "<TotalSlack>x"),
    ] {
        let xml = self::written(PLAN).xml.replacen(right, wrong, 1);
        assert_eq!(not_allowed(&xml).len(), 1, "{wrong}");
    }
}

const PLAN: &str = "\
planvet: 1
title: A <b>plan</b> & more
organization: Example
owner: Head
start: 2026-01-05
end: 2026-12-31
status_date: 2026-03-31
currency: CNY
calendar: CN
phases:
  - id: PH1
    title: One
    start: 2026-01-05
    end: 2026-03-31
    tasks:
      - id: T1
        title: \"bell \\a, quote \\\" and\\nline\"
        duration: 10d
        owner: Ann
        uses: {crew: 2, nobody: 1}
        not_before: 2026-01-05
        deadline: 2026-01-30
        progress: 40.5%
        started: 2026-01-06
        finished: 2026-01-20
        cost: 1万元
        actual_cost: GBP 5
        baseline: {start: 2026-01-05, finish: 2026-01-16}
        calendar: continuous
        notes: [one, two]
      - id: T2
        title: two
        duration: {min: 1d, likely: 2d, max: 9d}
        after: [T1 SS+3d, T9]
        starts_on: 2026-02-02
        actual_cost: 300
        not_before: 2026-02-01
    milestones:
      - {id: M1, title: live, date: 2026-02-27, after: [T2], deliverable: report, acceptance: ≥95%}
resources:
  - {id: crew, title: Crew, kind: people, capacity: 6, rate: 600元/d, calendar: standard, notes: x}
  - {id: paper, title: Paper, kind: material, rate: 5元/y}
";

fn written(text: &str) -> Written {
    let tree = parse(text, &Limits::DEFAULT);
    let (plan, _) = crate::plan::read(&tree, text, tree.roots()[0], &Limits::DEFAULT);
    let plan = plan.unwrap();
    let status = plan.status_date.value();
    write(&plan, Calendars::standard(), status, Lang::En)
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let xml = written(PLAN).xml;
    let order: HashMap<&str, &[&str]> = ORDER.iter().copied().collect();
    let document = uppsala::parse(&xml).unwrap();
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (name, parts) in &order {
        for element in document.get_elements_by_tag_name(name) {
            let mut last = 0;
            for child in document.children(element) {
                let Some(child) = document.element(child) else {
                    continue;
                };
                let child = child.name.local_name.as_ref();
                let at = parts.iter().position(|part| *part == child);
                let at = at.unwrap_or_else(|| panic!("{child} in {name}"));
                assert!(at >= last, "{child} in {name}");
                last = at;
                *seen.entry(parts[at]).or_default() += 1;
            }
        }
    }
    // Every element of the table is written for this plan, or the test says little.
    for (name, parts) in ORDER {
        let is_unseen = |part: &&&str| !seen.contains_key(**part) && **part != "TimePeriod";
        assert_eq!(parts.iter().find(is_unseen), None, "{name}");
    }
}

#[test]
fn texts_are_escaped_and_on_one_line() {
    let xml = written(PLAN).xml;
    assert!(xml.contains("<Title>A &lt;b&gt;plan&lt;/b&gt; &amp; more</Title>"));
    assert!(xml.contains("bell ␇, quote "), "{xml}");
    assert!(xml.contains("<Notes>one\ntwo</Notes>"));
    assert!(!xml.contains('\u{7}'));
}

#[test]
fn what_has_no_place_is_told() {
    let losses = written(PLAN).losses;
    let losses: Vec<&str> = losses.iter().map(|loss| loss.en.as_ref()).collect();
    assert_eq!(
        losses,
        [
            "three-point durations became the likely one: 1 task",
            "progress was rounded to whole percent: 1 task",
            "both `starts_on` and `not_before` are given; only `starts_on` was kept: 1 task",
            "costs in another currency than the plan's were left out: 1 task",
            "uses of resources that the plan doesn't have were left out: 1 task",
            "links to what the plan doesn't have were left out: T9",
            "rates that Project has no unit for were left out: 1 resource",
        ]
    );
}

#[test]
fn holidays_stand_as_exceptions_with_their_names() {
    let xml = written(PLAN).xml;
    let spring = "<FromDate>2026-02-15T00:00:00</FromDate>";
    let at = xml
        .find(spring)
        .or_else(|| xml.find("<FromDate>2026-02-16T00:00:00</FromDate>"));
    let around = &xml[at.expect("the Spring Festival")..];
    assert!(
        around[..400].contains("<Name>Spring Festival</Name>"),
        "{}",
        &around[..400]
    );
    assert!(xml.contains("<Name>make-up workday</Name>"));
}

#[test]
fn the_same_plan_gives_the_same_file() {
    assert_eq!(written(PLAN).xml, written(PLAN).xml);
    let empty = written("planvet: 1\ntitle: x\n");
    assert!(uppsala::parse(&empty.xml).is_ok());
    assert!(empty.losses.is_empty());
}
