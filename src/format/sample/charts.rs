//! Sample reports that are charts.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::HOSTILE;
use crate::lang::Text;
use crate::plan::value::{LinkKind, Percent};
use crate::view::report::{
    Bar, Block, Cell, Column, Key, PlanName, Report, Row, RowKind, RowLink, Section, Shape, Table,
    Timeline,
};

fn bar(from: Date, to: Date, shape: Shape, progress: Option<i64>) -> Bar {
    let progress = progress.map(|progress| Percent(Decimal::from(progress)));
    Bar {
        progress,
        ..Bar::new(from, to, shape)
    }
}

/// A timeline in two plans; the second has no dates.
pub(crate) fn timeline() -> Report {
    let columns = vec![
        Column::text("id", "ID", "编号"),
        Column::text("title", "Title", "名称"),
        Column::text("kind", "Kind", "类型").data_only(),
        Column::text("start", "Start", "开始"),
        Column::text("finish", "Finish", "结束"),
        Column::text("owner", "Owner", "负责人").optional(),
        Column::text("predecessors", "Predecessors", "前置任务").optional(),
    ];
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    let mut add = |depth: u8, id: &str, title: &str, owner: &str, bar: Option<Bar>| {
        let kind = if depth == 0 {
            RowKind::Group
        } else {
            RowKind::Item
        };
        let day = |date: Option<Date>| Cell::from(date);
        rows.push(Row {
            kind,
            depth,
            cells: vec![
                id.into(),
                title.into(),
                Text::new("task", "任务").into(),
                day(bar.as_ref().map(|bar| bar.start)),
                day(bar.as_ref().map(|bar| bar.finish)),
                if owner.is_empty() {
                    Cell::Missing
                } else {
                    owner.into()
                },
                Cell::List(if depth == 0 {
                    vec![]
                } else {
                    vec!["T1".to_owned(), "T2 SS+3d".to_owned()]
                }),
            ],
        });
        bars.push(bar);
    };
    let d = |month, day| date(2026, month, day);
    add(
        0,
        "P1",
        "启动与摸底",
        "项目办",
        Some(bar(d(1, 5), d(4, 30), Shape::Summary, None)),
    );
    add(
        1,
        "T1",
        "入户调查",
        "客服部",
        Some(bar(d(1, 5), d(2, 27), Shape::Task, Some(100))),
    );
    add(
        1,
        "T2",
        "Baseline of complaint handling times",
        "Quality office",
        Some(bar(d(2, 9), d(4, 17), Shape::Task, Some(60))),
    );
    add(
        1,
        "M1",
        "基线报告通过评审",
        "项目办",
        Some(bar(d(4, 30), d(4, 30), Shape::Milestone, None)),
    );
    add(
        0,
        "P2",
        "建设与试点",
        "工程部",
        Some(bar(d(5, 1), d(11, 30), Shape::Summary, None)),
    );
    add(
        1,
        "T3",
        "管网改造（一期）与水质在线监测设备安装",
        "工程部",
        Some(Bar {
            critical: true,
            baseline: Some((d(4, 20), d(8, 31))),
            promised: Some(d(9, 11)),
            ..bar(d(5, 6), d(9, 25), Shape::Task, Some(15))
        }),
    );
    add(
        1,
        "T4",
        "培训",
        "",
        Some(bar(d(9, 1), d(10, 30), Shape::Task, None)),
    );
    add(1, "T5", "未排期的工作", "", None);
    add(
        1,
        "M2",
        "试点验收",
        "项目办",
        Some(Bar {
            critical: true,
            promised: Some(d(10, 30)),
            ..bar(d(11, 30), d(11, 30), Shape::Milestone, None)
        }),
    );
    let key = || Key::new("timeline", "Timeline", "时间表");
    let section = |path: &str, title: &str, timeline| Section {
        plan: Some(PlanName {
            id: None,
            path: path.to_owned(),
            title: title.to_owned(),
        }),
        blocks: vec![Block::Timeline(timeline)],
    };
    let table = Table {
        key: key(),
        columns: columns.clone(),
        rows,
    };
    let undated = Timeline {
        table: Table {
            key: key(),
            columns,
            rows: vec![Row::item(9, vec!["T1".into(), HOSTILE[1].into()])],
        },
        bars: vec![],
        links: vec![],
        days_off: vec![],
        range: None,
        status_date: None,
        nothing: None,
    };
    let dated = Timeline {
        table,
        bars,
        links: links(),
        days_off: vec![(d(2, 16), d(2, 22)), (d(10, 1), d(10, 8))],
        range: Some((d(1, 1), d(12, 31))),
        status_date: Some(d(6, 15)),
        nothing: None,
    };
    Report {
        name: "timeline",
        sections: vec![
            section("plans/water.yaml", "城市供水服务质量提升方案", dated),
            section("plans/undated.yaml", "A plan without dates", undated),
        ],
    }
}

/// A link of every kind, to and from milestones and phases, forwards and backwards, and two that
/// lead nowhere.
fn links() -> Vec<RowLink> {
    let kinds = [
        (1, 2, LinkKind::StartToStart),
        (2, 3, LinkKind::FinishToStart),
        (3, 5, LinkKind::FinishToStart),
        (5, 6, LinkKind::FinishToFinish),
        (6, 8, LinkKind::FinishToStart),
        (8, 1, LinkKind::StartToFinish),
        (0, 4, LinkKind::FinishToStart),
        (5, 7, LinkKind::FinishToStart),
        (1, 99, LinkKind::FinishToStart),
    ];
    let link = |(from, to, kind)| RowLink {
        from,
        to,
        kind,
        driving: from == 5,
        critical: (from, to) == (3, 5),
    };
    kinds.map(link).to_vec()
}
