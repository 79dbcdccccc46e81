//! Timelines: whatever their rows and links.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::*;
use super::{looks, obeys_the_laws};
use crate::format::chart::scene::Item;
use crate::format::sample;
use crate::plan::value::{LinkKind, Percent};
use crate::schedule::calendar::date_of;
use crate::view::report::{
    Bar, Block, Cell, Column, Key, PlanName, Report, Row, RowKind, RowLink, Section, Shape, Table,
    Timeline,
};

fn day(number: i32) -> Date {
    date_of(number).unwrap()
}

fn report(rows: Vec<(String, Option<Bar>)>, links: Vec<RowLink>) -> Report {
    let bars: Vec<Option<Bar>> = rows.iter().map(|(_, bar)| bar.clone()).collect();
    let dates = || {
        bars.iter()
            .flatten()
            .flat_map(|bar| [bar.start, bar.finish])
    };
    let range = dates().min().zip(dates().max());
    let rows = rows.iter().enumerate().map(|(at, (title, bar))| {
        let shape = bar.as_ref().map(|bar| bar.shape);
        let kind = if shape == Some(Shape::Summary) {
            RowKind::Group
        } else {
            RowKind::Item
        };
        Row {
            kind,
            depth: u8::from(kind == RowKind::Item),
            cells: vec![format!("T{at}").into(), Cell::from(title.as_str())],
        }
    });
    let timeline = Timeline {
        table: Table {
            key: Key::new("items", "Timeline", "时间线"),
            columns: vec![
                Column::text("id", "Id", "编号"),
                Column::text("title", "Title", "名称"),
            ],
            rows: rows.collect(),
        },
        bars,
        links,
        days_off: vec![],
        range,
        status_date: range.map(|(first, _)| first),
        nothing: None,
    };
    Report {
        name: "timeline",
        sections: vec![Section {
            plan: Some(PlanName {
                id: None,
                path: "plan.yaml".to_owned(),
                title: "方案 Plan".to_owned(),
            }),
            blocks: vec![Block::Timeline(timeline)],
        }],
    }
}

fn a_bar() -> impl Strategy<Value = Bar> {
    let shape = prop_oneof![
        1 => Just(Shape::Summary),
        4 => Just(Shape::Task),
        2 => Just(Shape::Milestone),
    ];
    let promised = prop::option::of(-40..40i32);
    (
        shape,
        0..900i32,
        0..200i32,
        prop::option::of(0..=100i64),
        promised,
        any::<(bool, bool)>(),
    )
        .prop_map(
            |(shape, start, length, progress, promised, (critical, has_baseline))| {
                let start = 20_000 + start;
                let finish = if shape == Shape::Milestone {
                    start
                } else {
                    start + length
                };
                Bar {
                    progress: progress.map(|progress| Percent(Decimal::from(progress))),
                    critical,
                    promised: promised.map(|by| day(finish + by)),
                    baseline: has_baseline.then(|| (day(start - 9), day(finish - 9))),
                    ..Bar::new(day(start), day(finish), shape)
                }
            },
        )
}

fn a_title() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ]{0,60}",
        "[一-龥（），]{0,50}",
        any::<String>(),
        Just(sample::HOSTILE[7].to_owned()),
    ]
}

fn a_link(rows: usize) -> impl Strategy<Value = RowLink> {
    let kind = prop_oneof![
        4 => Just(LinkKind::FinishToStart),
        1 => Just(LinkKind::StartToStart),
        1 => Just(LinkKind::FinishToFinish),
        1 => Just(LinkKind::StartToFinish),
    ];
    (0..rows, 0..rows, kind, any::<bool>()).prop_map(|(from, to, kind, critical)| RowLink {
        from,
        to,
        kind,
        driving: critical,
        critical,
    })
}

fn a_report() -> impl Strategy<Value = Report> {
    (1..60usize).prop_flat_map(|rows| {
        let bars = prop::collection::vec((a_title(), prop::option::weighted(0.9, a_bar())), rows);
        let links = prop::collection::vec(a_link(rows), 0..rows * 2);
        (bars, links).prop_map(|(bars, links)| report(bars, links))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn texts_are_readable_whatever_is_drawn(report in a_report(), look in prop::sample::select(looks())) {
        obeys_the_laws(&page::scene(&report, &look));
    }
}

/// A page with a text, an arrow through another height and one that a test adds.
fn ends(report: &Report, class: scene::Class) -> Vec<(i64, i64)> {
    let scene = page::scene(report, &Look::default());
    let rects = scene.items.iter().filter_map(|item| match item {
        Item::Rect {
            area, class: own, ..
        } if *own == class => Some((area.x, area.x + area.width)),
        _ => None,
    });
    rects.collect()
}

#[test]
fn later_days_stand_further_right() {
    let bars = (0..300).map(|at| {
        let bar = Bar::new(day(20_000 + at * 3), day(20_010 + at * 5), Shape::Task);
        (String::new(), Some(bar))
    });
    let ends = ends(&report(bars.collect(), vec![]), scene::Class::Task);
    assert_eq!(ends.len(), 301);
    let ends = &ends[..300];
    assert!(ends.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1 && a.0 < a.1));
}

#[test]
fn short_and_long_plans_are_drawn() {
    let of = |first: Date, last: Date| {
        let bars = [(first, first), (first, last), (last, last)];
        let rows =
            bars.map(|(from, to)| ("任务".to_owned(), Some(Bar::new(from, to, Shape::Task))));
        let milestone = Bar::new(last, last, Shape::Milestone);
        let mut rows = rows.to_vec();
        rows.push(("里程碑".to_owned(), Some(milestone)));
        report(rows, vec![])
    };
    let (first, last) = (date(2026, 2, 28), date(2126, 3, 1));
    for (first, last) in [(first, first), (first, last), (Date::MIN, Date::MAX)] {
        for look in looks() {
            let scene = page::scene(&of(first, last), &look);
            obeys_the_laws(&scene);
            assert!(scene.items.len() < 100_000);
        }
    }
}

#[test]
fn nothing_to_draw_is_said() {
    let empty = Report {
        name: "timeline",
        sections: vec![],
    };
    assert!(svg(&empty, &Look::default()).contains(">None.</text>"));
    let undated = report(vec![("T".to_owned(), None)], vec![]);
    assert!(svg(&undated, &Look::default()).contains("has dates to draw"));
}

#[test]
fn a_row_with_a_thousand_links_and_thousands_of_rows_take_little_time() {
    let bar = |at: i32| Bar {
        progress: Some(Percent(Decimal::from(50))),
        ..Bar::new(day(20_000 + at % 700), day(20_020 + at % 700), Shape::Task)
    };
    let rows = |count: i32| -> Vec<(String, Option<Bar>)> {
        (0..count)
            .map(|at| ("任务".to_owned(), Some(bar(at))))
            .collect()
    };
    let links = |count: usize| -> Vec<RowLink> {
        let link = |to| RowLink {
            from: 0,
            to,
            kind: LinkKind::FinishToStart,
            driving: false,
            critical: false,
        };
        (1..count).map(link).collect()
    };
    let report = report(rows(5_000), links(5_000));
    let scene = page::scene(&report, &Look::default());
    // One more in the legend, here and below.
    assert_eq!(
        scene
            .items
            .iter()
            .filter(|item| matches!(item, Item::Arrow { .. }))
            .count(),
        5_000
    );
    // No shape may depend on how many others there are.
    let svg = svg(&report, &Look::default());
    assert!(svg.len() < 5_000 * 2_000, "{}", svg.len());
}

#[test]
fn tips_and_titles_are_cut() {
    let bar = Bar::new(day(20_000), day(20_001), Shape::Task);
    let long = "长".repeat(5_000);
    let svg = svg(&report(vec![(long, Some(bar))], vec![]), &Look::default());
    assert!(svg.matches('长').count() < 500);
    assert!(svg.contains('…'));
}

#[test]
fn critical_rows_differ_by_more_than_colour() {
    let report = sample::timeline();
    let scene = page::scene(&report, &Look::default());
    let has = |wanted: scene::Class| {
        scene
            .items
            .iter()
            .any(|item| matches!(item, Item::Rect { class, .. } if *class == wanted))
    };
    assert!(has(scene::Class::Hatch) && has(scene::Class::CriticalBorder));
}

#[test]
fn the_day_of_a_milestone_stands_beside_its_own_diamond() {
    let texts = |finish: Date, promised: Date| -> Vec<(String, i64)> {
        let milestone = Bar {
            promised: Some(promised),
            ..Bar::new(finish, finish, Shape::Milestone)
        };
        let phase = Bar::new(date(2026, 1, 1), date(2026, 3, 31), Shape::Summary);
        let rows = vec![
            ("Phase".to_owned(), Some(phase)),
            ("Gate".to_owned(), Some(milestone)),
        ];
        let scene = page::scene(&report(rows, Vec::new()), &Look::default());
        let labels = scene.items.into_iter().filter_map(|item| match item {
            // The panel tells the day, too, on the left.
            Item::Text(label) if label.at.0 > 5_000 => Some((label.text, label.at.0)),
            _ => None,
        });
        labels.filter(|(text, _)| text.starts_with("02-")).collect()
    };
    let (early, late) = (date(2026, 2, 2), date(2026, 2, 23));
    let [(day, at)] = &texts(late, early)[..] else {
        panic!("one label");
    };
    let [(other, other_at)] = &texts(early, late)[..] else {
        panic!("one label");
    };
    assert_eq!((day.as_str(), other.as_str()), ("02-23", "02-02"));
    // Behind the later diamond, before the earlier one.
    assert!(other_at < at, "{other_at} {at}");
    let between = texts(date(2026, 2, 12), date(2026, 2, 12));
    assert!((*other_at..*at).contains(&between[0].1));
}
