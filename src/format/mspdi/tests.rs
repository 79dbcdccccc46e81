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
