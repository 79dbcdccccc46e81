//! Schedules that are written for other programs and read from them.

mod support;

use planvet::check::Checked;
use planvet::format::mspdi;
use planvet::import;
use planvet::lang::Lang;
use planvet::plan::value::{Duration, DurationUnit, Link, Percent};
use planvet::plan::{Milestone, Phase, Plan, Task};
use planvet::schedule::{Facts, Schedule};
use proptest::prelude::*;
use rust_decimal::Decimal;

use support::{check, listed, root};

/// What is the same after writing and reading.
#[derive(Debug, PartialEq)]
struct Kept {
    head: Vec<String>,
    phases: Vec<Vec<String>>,
    tasks: Vec<Vec<String>>,
    milestones: Vec<Vec<String>>,
    resources: Vec<Vec<String>>,
}

fn shown<T: std::fmt::Debug>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| format!("{value:?}"))
}

fn title(field: &planvet::plan::read::Field<planvet::plan::LocalText>, lang: Lang) -> String {
    let text = field.get().map(|text| text.get(lang)).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A duration as the file can say it.
fn length(duration: &Duration) -> Duration {
    let months = match duration.unit {
        DurationUnit::Quarters => 3,
        DurationUnit::Years => 12,
        _ => return *duration,
    };
    Duration {
        amount: duration.amount * Decimal::from(months),
        unit: DurationUnit::Months,
    }
}

fn links<'l>(links: impl Iterator<Item = &'l Link>) -> String {
    let links = links.map(|link| match link.lag {
        Some(lag) if lag.amount.is_zero() => Link {
            lag: None,
            ..link.clone()
        }
        .to_string(),
        _ => link.to_string(),
    });
    let mut seen: Vec<String> = Vec::new();
    for link in links {
        if !seen.contains(&link) {
            seen.push(link);
        }
    }
    seen.join(", ")
}

fn task(task: &Task, plan: &Plan, lang: Lang) -> Vec<String> {
    let done = Percent(Decimal::ONE_HUNDRED);
    let progress = task.progress.value().or(task.finished.get().map(|_| done));
    let progress = progress.map(|progress| Percent(progress.0.round()));
    let progress = progress.filter(|progress| !progress.0.is_zero());
    // One that is pinned begins no earlier either.
    let not_before = task
        .not_before
        .value()
        .filter(|_| task.starts_on.is_absent());
    let money = |field: &planvet::plan::read::Field<planvet::plan::value::Money>| {
        field.get().map(|money| money.amount.normalize())
    };
    vec![
        shown(task.id.get().map(|id| id.as_str())),
        title(&task.title, lang),
        task.likely_duration()
            .map(|duration| length(duration).to_string())
            .unwrap_or_default(),
        title(&task.owner, lang),
        shown(Some(
            task.uses
                .iter()
                .map(|(id, units)| (id.value.as_str(), units.value.0.normalize()))
                .collect::<Vec<_>>(),
        )),
        links(task.after.iter().map(|link| &link.value)),
        shown(not_before),
        shown(task.starts_on.value()),
        shown(task.deadline.value()),
        shown(progress),
        shown(task.started.value()),
        shown(task.finished.value()),
        shown(money(&task.cost)),
        shown(money(&task.actual_cost)),
        shown(
            task.baseline
                .get()
                .map(|dates| (dates.start.value(), dates.finish.value())),
        ),
        calendar(&task.calendar, &plan.calendar),
    ]
}

/// A calendar in words; that of the plan is none of its own.
fn calendar(
    field: &planvet::plan::read::Field<planvet::plan::CalendarName>,
    plan: &planvet::plan::read::Field<planvet::plan::CalendarName>,
) -> String {
    use planvet::plan::read::Either;
    let words = |field: &planvet::plan::read::Field<planvet::plan::CalendarName>| match field.get()
    {
        None => String::new(),
        Some(Either::Short(name)) => format!("{name} [] []"),
        Some(Either::Long(own)) => {
            let mut days = [&own.holidays, &own.workdays].map(|list| {
                let mut days: Vec<String> = list.iter().map(|day| day.value.to_string()).collect();
                days.sort();
                days
            });
            let base = own.base.get().map_or("standard", |base| base.as_str());
            format!(
                "{base} {:?} {:?}",
                std::mem::take(&mut days[0]),
                std::mem::take(&mut days[1])
            )
        }
    };
    let own = words(field);
    if own == words(plan) {
        String::new()
    } else {
        own
    }
}

fn milestone(milestone: &Milestone, lang: Lang) -> Vec<String> {
    vec![
        shown(milestone.id.get().map(|id| id.as_str())),
        title(&milestone.title, lang),
        shown(milestone.date.value()),
        links(milestone.after.iter().map(|link| &link.value)),
        title(&milestone.owner, lang),
        title(&milestone.deliverable, lang),
        title(&milestone.acceptance, lang),
        shown(milestone.finished.value()),
    ]
}

fn phase(phase: &Phase, lang: Lang) -> Vec<String> {
    vec![
        shown(phase.id.get().map(|id| id.as_str())),
        title(&phase.title, lang),
        shown(phase.start.value()),
        shown(phase.end.value()),
        title(&phase.owner, lang),
    ]
}

fn kept(plan: &Plan, lang: Lang) -> Kept {
    let resources = plan.resources.iter().map(|resource| {
        vec![
            shown(resource.id.get().map(|id| id.as_str())),
            title(&resource.title, lang),
            shown(resource.kind.value()),
            shown(
                resource
                    .capacity
                    .get()
                    .map(|capacity| capacity.0.normalize()),
            ),
            shown(
                resource
                    .rate
                    .get()
                    .map(|rate| (rate.money.amount.normalize(), rate.per)),
            ),
            calendar(&resource.calendar, &plan.calendar),
        ]
    });
    Kept {
        head: vec![
            title(&plan.title, lang),
            title(&plan.organization, lang),
            title(&plan.owner, lang),
            shown(plan.start.value()),
            shown(plan.end.value()),
            shown(plan.status_date.value()),
            shown(plan.currency.value()),
            calendar(&plan.calendar, &Default::default()),
        ],
        phases: plan.phases.iter().map(|one| phase(one, lang)).collect(),
        tasks: plan.tasks().map(|one| task(one, plan, lang)).collect(),
        milestones: plan.milestones().map(|one| milestone(one, lang)).collect(),
        resources: resources.collect(),
    }
}

fn written(checked: &Checked, lang: Lang) -> mspdi::Written {
    let plan = &checked.plans[0];
    let status = plan.status_date.value();
    mspdi::write(plan, &checked.settings.calendars, status, lang)
}

/// Whether a plan is readable as it is; that its tasks wait for each other is no fault of reading.
fn is_readable(checked: &Checked) -> bool {
    let mut codes = checked.findings.iter().map(|finding| finding.rule.code);
    !codes.any(|code| code.starts_with('F') && code != "F011")
}

/// The plan of an import, which must be readable.
fn readable(imported: &import::Imported) -> Checked {
    let checked = check("imported.yaml", imported.plan.as_str());
    assert!(
        is_readable(&checked),
        "{}\n{}",
        listed(&checked),
        imported.plan
    );
    checked
}

/// What is computed of a plan: all dates, floats and what is critical.
fn computed(checked: &Checked) -> (Vec<Facts>, Option<jiff::civil::Date>) {
    let plan = &checked.plans[0];
    let schedule = Schedule::of(plan, &checked.settings.calendars);
    let items = 0..schedule.network().stated;
    let facts = items.map(|item| schedule.facts(item)).collect();
    (facts, schedule.project().finish)
}

fn comes_back(checked: &Checked, lang: Lang) {
    let written = written(checked, lang);
    uppsala::parse(&written.xml).expect("well-formed XML");
    let imported = import::mspdi::import(written.xml.as_bytes(), "plan").expect("a project");
    let losses: Vec<String> = imported
        .losses
        .texts()
        .map(|loss| loss.en.into_owned())
        .collect();
    assert_eq!(losses, [""; 0], "{}", written.xml);
    let read = readable(&imported);
    assert_eq!(
        kept(&read.plans[0], lang),
        kept(&checked.plans[0], lang),
        "{}",
        imported.plan
    );
    assert_eq!(
        computed(&read),
        computed(checked),
        "{}\n{}",
        checked.source.text,
        imported.plan
    );
    // What was read is written the same, so nothing else got lost.
    let again = self::written(&read, lang);
    let again = import::mspdi::import(again.xml.as_bytes(), "plan").expect("a project");
    assert_eq!(again.plan, imported.plan);
}

#[test]
fn worked_plans_come_back_from_project() {
    for path in support::files(&root().join("plans"), &["yaml"]) {
        let checked = check("plan.yaml", std::fs::read(&path).expect("plan"));
        for lang in Lang::ALL {
            comes_back(&checked, lang);
        }
    }
}

#[test]
fn hours_of_the_day_come_back() {
    let plan = "planvet: 1
title: Shifts
start: 2026-01-05
calendar: {base: standard, hours_per_day: 7.5}
goals: [{id: G1, title: x}]
phases:
  - id: PH1
    title: One
    tasks:
      - {id: T1, title: a, duration: 15h}
      - {id: T2, title: b, duration: 2d, after: [T1 FS+3.75h]}
      - {id: T3, title: c, duration: 36h, calendar: continuous, after: [T2 SS+2h]}
";
    let checked = check("plan.yaml", plan);
    comes_back(&checked, Lang::En);
    let xml = written(&checked, Lang::En).xml;
    let imported = import::mspdi::import(xml.as_bytes(), "plan").expect("a project");
    for part in [
        "hours_per_day: 7.5",
        "duration: 15h",
        "T1 FS+3.75h",
        "duration: 36h",
    ] {
        assert!(imported.plan.contains(part), "{part}: {}", imported.plan);
    }
    for part in [
        "<MinutesPerDay>450<",
        "<ToTime>16:30:00<",
        "<Duration>PT15H0M0S<",
    ] {
        assert!(xml.contains(part), "{part}: {xml}");
    }
}

fn day() -> impl Strategy<Value = String> {
    (2025..2028_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn amount() -> impl Strategy<Value = String> {
    (0..20_000_u32).prop_map(|n| Decimal::new(n.into(), 2).normalize().to_string())
}

fn a_calendar() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("CN".to_owned()),
        Just("standard".to_owned()),
        Just("continuous".to_owned()),
        Just("{base: standard, holidays: [2026-03-02], workdays: [2026-03-07]}".to_owned()),
        Just("{base: CN, holidays: [2026-07-01]}".to_owned()),
    ]
}

/// A task as YAML, linked to any item of the plan.
fn a_task(nth: usize, items: usize) -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec!["h", "d", "w", "mo", "q", "y", "eh", "ed", "ew"]);
    let lag = prop::sample::select(vec!["h", "d", "w", "eh", "ed", "ew"]);
    let kind = prop::sample::select(vec!["FS", "SS", "FF", "SF"]);
    let link = (
        0..items,
        kind,
        prop::option::of((prop::bool::ANY, amount(), lag)),
    );
    let dates = (
        prop::option::of(day()),
        prop::option::of(day()),
        prop::option::of(day()),
        prop::option::of((day(), day())),
    );
    let title = prop_oneof![
        "[a-zA-Z]{1,8}",
        "[派单维修培训，。（）：]{1,6}",
        "[ -~]{0,10}[a-z]"
    ];
    let rest = (
        prop::option::of(0..=100_u8),
        prop::option::weighted(0.2, a_calendar()),
        prop::option::of(amount()),
        prop::option::of(1..9_u8),
    );
    (
        title,
        prop::option::of((amount(), unit)),
        prop::collection::vec(link, 0..3),
        dates,
        rest,
    )
        .prop_map(
            move |(title, duration, links, dates, (progress, calendar, cost, uses))| {
                let title = title.replace('\\', "/").replace('"', "'");
                let mut keys = vec![format!("id: T{nth}"), format!("title: \"x{title}\"")];
                let mut key = |key: &str, value: Option<String>| {
                    keys.extend(value.map(|value| format!("{key}: {value}")));
                };
                key(
                    "duration",
                    duration.map(|(amount, unit)| format!("{amount}{unit}")),
                );
                let links = links.into_iter().map(|(target, kind, lag)| {
                    let target = if target == 0 {
                        "PH1".to_owned()
                    } else {
                        format!("T{target}")
                    };
                    let lag = lag.map(|(lead, amount, unit)| {
                        format!("{}{amount}{unit}", if lead { '-' } else { '+' })
                    });
                    format!("{target} {kind}{}", lag.unwrap_or_default())
                });
                key(
                    "after",
                    Some(format!("[{}]", links.collect::<Vec<_>>().join(", "))),
                );
                let (not_before, starts_on, deadline, baseline) = dates;
                key("not_before", not_before.filter(|_| starts_on.is_none()));
                key("starts_on", starts_on);
                key("deadline", deadline);
                key(
                    "baseline",
                    baseline.map(|(from, to)| format!("{{start: {from}, finish: {to}}}")),
                );
                key("progress", progress.map(|progress| format!("{progress}%")));
                key("calendar", calendar);
                key("cost", cost);
                key("uses", uses.map(|units| format!("{{crew: {units}}}")));
                format!("      - {{{}}}\n", keys.join(", "))
            },
        )
}

fn a_plan() -> impl Strategy<Value = String> {
    let tasks =
        (1..7_usize).prop_flat_map(|n| (1..=n).map(|nth| a_task(nth, n + 1)).collect::<Vec<_>>());
    let milestone = prop::option::of((day(), prop::option::of(day())));
    (tasks, milestone, a_calendar(), day(), 0..7_usize).prop_map(|(tasks, milestone, calendar, start, cut)| {
        let cut = cut.min(tasks.len());
        let (one, two) = tasks.split_at(cut);
        let mut plan = format!(
            "planvet: 1\ntitle: 方案\nstart: {start}\nend: 2028-12-31\ncurrency: CNY\ncalendar: {calendar}\n\
             goals: [{{id: G1, title: x}}]\nresources: [{{id: crew, title: 班组, kind: equipment, capacity: 2, rate: 600元/d}}]\n\
             phases:\n  - id: PH1\n    title: 一\n    start: 2026-01-05\n"
        );
        if !one.is_empty() {
            plan += &format!("    tasks:\n{}", one.concat());
        }
        plan += "  - id: PH2\n    title: 二\n    owner: 张三\n";
        if !two.is_empty() {
            plan += &format!("    tasks:\n{}", two.concat());
        }
        if let Some((date, finished)) = milestone {
            let finished = finished.map(|day| format!(", finished: {day}")).unwrap_or_default();
            plan += &format!(
                "    milestones:\n      - {{id: M1, title: 上线, date: {date}, after: [T1], deliverable: 报告, acceptance: ≥95%{finished}}}\n"
            );
        }
        plan
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_plan_comes_back_from_project(plan in a_plan()) {
        let checked = check("plan.yaml", plan.as_str());
        prop_assert!(is_readable(&checked), "{}\n{}", listed(&checked), plan);
        comes_back(&checked, Lang::Zh);
    }

    /// Whatever a file holds, it is a plan or a fault.
    #[test]
    fn damaged_projects_never_panic(
        at in 0..20_000_usize,
        cut in 0..40_usize,
        put in prop::sample::select(vec!["", "<", "&x;", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "-1", "99999999999999999999", "é", "\0", "<Task>", "</Task>"]),
    ) {
        let plan = std::fs::read(root().join("plans/repairs.yaml")).expect("plan");
        let xml = written(&check("plan.yaml", plan), Lang::Zh).xml;
        let at = xml.floor_char_boundary(at % xml.len());
        let to = xml.ceil_char_boundary((at + cut).min(xml.len()));
        let damaged = format!("{}{put}{}", &xml[..at], &xml[to..]);
        if let Ok(imported) = import::mspdi::import(damaged.as_bytes(), "x") {
            readable(&imported);
        }
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..200), table in any::<bool>()) {
        let imported = match table {
            true => import::table::import(&bytes, "x"),
            false => import::mspdi::import(&bytes, "x"),
        };
        if let Ok(imported) = imported {
            readable(&imported);
        }
    }

    #[test]
    fn no_table_is_too_odd(
        rows in prop::collection::vec(prop::collection::vec("[0-9A-Za-z派单：:#'\"\\[\\]{}&*!|>%@`;, /.+-]{0,8}|[12]FS\\+[0-9] days|=1\\+1", 8), 0..6),
    ) {
        let mut table = "编号,任务名称,阶段,开始,结束,工期,前置任务,资源名称\n".to_owned();
        for row in rows {
            let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            table += &(cells.join(",") + "\n");
        }
        readable(&import::table::import(table.as_bytes(), "x").expect("a table"));
    }
}

#[test]
fn a_hundred_thousand_tasks_are_read() {
    let mut xml = String::from("<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks>");
    for n in 0..100_000 {
        xml += &format!("<Task><UID>{n}</UID></Task>");
    }
    xml += "</Tasks></Project>";
    let imported = import::mspdi::import(xml.as_bytes(), "x").expect("a project");
    assert_eq!(imported.plan.matches("- id: T").count(), 100_000);
}

#[test]
fn links_of_summaries_never_explode() {
    let mut xml = String::from("<Project><Tasks>");
    for phase in 0..20 {
        let link = |uid: i32| {
            format!("<PredecessorLink><PredecessorUID>{uid}</PredecessorUID></PredecessorLink>")
        };
        let before = if phase > 0 {
            link((phase - 1) * 2_001 + 1)
        } else {
            String::new()
        };
        let base = phase * 2_001;
        xml += &format!("<Task><UID>{base}</UID><OutlineLevel>1</OutlineLevel></Task>");
        xml += &format!(
            "<Task><UID>{}</UID><OutlineLevel>2</OutlineLevel>{before}</Task>",
            base + 1
        );
        for n in 2..2_001 {
            xml += &format!(
                "<Task><UID>{}</UID><OutlineLevel>3</OutlineLevel></Task>",
                base + n
            );
        }
    }
    xml += "</Tasks></Project>";
    let imported = import::mspdi::import(xml.as_bytes(), "x").expect("a project");
    assert!(imported.plan.len() < 20 << 20);
    assert!(imported.losses.count(import::Lost::SummaryLinks) > 0);
}
