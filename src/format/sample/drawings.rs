//! Sample reports that are curves, bars and graphs.

use jiff::civil::date;
use rust_decimal::Decimal;

use super::{HOSTILE, budget_table};
use crate::lang::Text;
use crate::plan::value::{Currency, Value as _};
use crate::text;
use crate::view::report::{
    Along, BarChart, Block, Drawing, Graph, Key, MarkAt, NamedBar, Node, Place, PlanName, Plot,
    PlotMark, Quantity, Report, Role, Section, Series, SeriesShape, Tone,
};

fn yuan() -> Quantity {
    Quantity::Money(Currency::read("CNY").ok())
}

fn people() -> Quantity {
    Quantity::Count(Text::new("people", "人"))
}

fn day(month: i8, day: i8) -> Place {
    Place::Day(date(2026, month, day))
}

fn series(
    label: Text,
    shape: SeriesShape,
    role: Role,
    points: impl IntoIterator<Item = (Place, i64)>,
) -> Series {
    let points = points.into_iter();
    Series {
        label,
        shape,
        role,
        points: points
            .map(|(place, value)| (place, Decimal::from(value)))
            .collect(),
    }
}

fn mark(at: MarkAt, label: Text, tone: Tone) -> PlotMark {
    PlotMark { at, label, tone }
}

/// Spending against funding, with a month in which money is short and words that come close to
/// each other.
fn cash() -> Plot {
    let spend = [0, 12, 40, 95, 150, 240, 260, 300, 310, 330, 345, 348];
    let spend = spend
        .iter()
        .zip(1..)
        .map(|(spend, month)| (day(month, 1), spend * 10_000));
    let funding = [
        (day(1, 1), 500_000),
        (day(3, 15), 2_000_000),
        (day(8, 1), 3_600_000),
    ];
    let paid = [
        (day(1, 1), 0),
        (day(2, 1), 90_000),
        (day(3, 1), 450_000),
        (day(4, 1), 905_000),
    ];
    let short = text!("short of money from 2026-06-01", "2026-06-01 起资金不足");
    let marks = vec![
        mark(MarkAt::Place(day(6, 1)), short, Tone::Bad),
        mark(
            MarkAt::Place(day(4, 1)),
            text!("status", "状态日期"),
            Tone::Muted,
        ),
        mark(
            MarkAt::Place(day(12, 28)),
            text!("end of the plan", "方案结束"),
            Tone::Plain,
        ),
        mark(
            MarkAt::Place(day(12, 20)),
            text!("{x}", "{x}", x = HOSTILE[3]),
            Tone::Good,
        ),
        mark(
            MarkAt::Level(Decimal::from(3_500_000)),
            text!("approved total", "批准总额"),
            Tone::Notice,
        ),
    ];
    Plot {
        key: Key::new("cash", "Spending against funding", "资金曲线"),
        along: Along::Days,
        quantity: yuan(),
        series: vec![
            series(
                text!("funding available", "可用资金"),
                SeriesShape::Steps,
                Role::Available,
                funding,
            ),
            series(
                text!("planned spending", "计划支出"),
                SeriesShape::Steps,
                Role::Planned,
                spend,
            ),
            series(
                text!("paid", "已支付"),
                SeriesShape::Line,
                Role::Actual,
                paid,
            ),
        ],
        marks,
        nothing: None,
    }
}

/// The load of a team by week, over its capacity in some.
fn load() -> Plot {
    let weeks: Vec<Place> = (0..27)
        .filter_map(|week| {
            date(2026, 1, 5)
                .checked_add(jiff::Span::new().weeks(week))
                .ok()
        })
        .map(Place::Day)
        .collect();
    let load = |week: i64| 2 + week * 7 % 9;
    let at = |height: fn(i64) -> i64| {
        let loads = (0..).map(move |week| height(load(week)));
        weeks.iter().copied().zip(loads).collect::<Vec<_>>()
    };
    let limit = [(weeks[0], 6), (weeks[26], 6)];
    Plot {
        key: Key::new("load", "Repair team", "维修班组"),
        along: Along::Days,
        quantity: people(),
        series: vec![
            series(
                text!("over capacity", "超出能力"),
                SeriesShape::Columns,
                Role::Excess,
                at(|load| load),
            ),
            series(
                text!("needed", "需求"),
                SeriesShape::Columns,
                Role::Planned,
                at(|load| load.min(6)),
            ),
            series(
                text!("capacity", "能力"),
                SeriesShape::Steps,
                Role::Limit,
                limit,
            ),
        ],
        marks: vec![],
        nothing: None,
    }
}

/// What is paid in each month: one series of columns, one of them below zero.
fn months() -> Plot {
    let paid = [14, 13, -4, 27, 44, 0, 12, 0];
    let paid = paid
        .iter()
        .zip(1..)
        .map(|(paid, month)| (day(month, 1), paid * 10_250));
    Plot {
        key: Key::new("months", "Spending by month", "按月支出"),
        along: Along::Days,
        quantity: yuan(),
        series: vec![series(
            text!("paid", "支出"),
            SeriesShape::Columns,
            Role::Planned,
            paid,
        )],
        marks: vec![],
        nothing: None,
    }
}

/// Values over rates, below and above zero, of ten thousand points.
fn worth() -> Plot {
    let at = |number: i64| Place::Number(Decimal::new(number, 2));
    let points = (0..10_000).map(|number| (at(number / 4), 800 - number * number / 40_000));
    let kinds = (0..12_u8).map(|kind| {
        let name = text!("kind {kind}", "类别 {kind}", kind = i64::from(kind));
        let points = [(at(0), i64::from(kind) * 3), (at(2_500), i64::from(kind))];
        series(name, SeriesShape::Line, Role::Other(kind), points)
    });
    Plot {
        key: Key::new("worth", "Net present value by rate", "净现值与折现率"),
        along: Along::Numbers(Quantity::Percent),
        quantity: Quantity::Money(None),
        series: kinds
            .chain([series(
                text!("worth", "净现值"),
                SeriesShape::Line,
                Role::Planned,
                points,
            )])
            .collect(),
        marks: vec![mark(
            MarkAt::Place(at(1_200)),
            text!("rate of the plan", "方案所用折现率"),
            Tone::Plain,
        )],
        nothing: None,
    }
}

fn bar(name: &str, pieces: &[(usize, i64, i64)], note: Option<Text>) -> NamedBar {
    let pieces = pieces.iter();
    NamedBar {
        name: name.to_owned(),
        pieces: pieces
            .map(|(part, from, to)| (*part, Decimal::from(*from), Decimal::from(*to)))
            .collect(),
        note,
    }
}

/// Costs of goals in parts, one of them negative, with hostile names.
fn costs() -> BarChart {
    let mut bars = vec![
        bar(
            "供水及时率",
            &[(0, 0, 1_200_000), (1, 1_200_000, 1_350_000)],
            None,
        ),
        bar("Complaints answered within a day", &[(0, 0, 450_000)], None),
        bar("退款", &[(1, -200_000, 0)], Some(text!("a refund", "冲减"))),
        bar("", &[], Some(text!("unknown", "未知"))),
    ];
    bars.extend(HOSTILE.iter().map(|name| {
        let note = text!("note {x}", "备注 {x}", x = HOSTILE[4]);
        bar(name, &[(2, 0, 3_333), (9, 3_333, 90_000)], Some(note))
    }));
    BarChart {
        key: Key::new("goals", "Cost of each goal", "各目标的费用"),
        quantity: yuan(),
        parts: vec![
            (text!("work", "人工"), Role::Other(0)),
            (text!("material", "材料"), Role::Other(1)),
            (text!("over the estimate", "超支"), Role::Excess),
        ],
        bars,
        base: None,
    }
}

/// What the worth of a plan hangs on.
fn tornado() -> BarChart {
    let around = |name: &str, low: i64, high: i64| {
        bar(
            name,
            &[
                (0, low.min(500), low.max(500)),
                (1, high.min(500), high.max(500)),
            ],
            None,
        )
    };
    BarChart {
        key: Key::new("tornado", "What the worth hangs on", "敏感性"),
        quantity: yuan(),
        parts: vec![
            (text!("20% lower", "低 20%"), Role::Other(0)),
            (text!("20% higher", "高 20%"), Role::Other(1)),
        ],
        bars: vec![
            around("收益", -120, 1_120),
            around("投资", 780, 220),
            around("Discount rate", 560, 440),
        ],
        base: Some((Decimal::from(500), text!("as planned", "按计划"))),
    }
}

/// A trace in five layers with holes, long ways, a way back and one within a layer.
fn trace() -> Graph {
    let node = |layer, id: &str, title: &str, tone, note: Option<Text>| Node {
        layer,
        id: (!id.is_empty()).then(|| id.to_owned()),
        title: title.to_owned(),
        tone,
        note,
    };
    let hole = || Some(text!("no measure", "没有衡量指标"));
    let reason = || Some(text!("accepted: {x}", "已说明：{x}", x = HOSTILE[3]));
    let mut nodes = vec![
        node(0, "", "投诉处理慢，居民满意度低", Tone::Plain, None),
        node(
            1,
            "C1",
            "Staff aren't trained for complaints by phone and online",
            Tone::Plain,
            None,
        ),
        node(1, "C2", "派单系统老旧", Tone::Plain, None),
        node(
            2,
            "G1",
            "一年内将投诉处理时间由 5 天缩短到 2 天",
            Tone::Plain,
            None,
        ),
        node(2, "G2", "居民满意度提高到 90%", Tone::Bad, hole()),
        node(2, "G3", "", Tone::Notice, reason()),
        node(3, "T1", "培训", Tone::Plain, None),
        node(3, "T2", "系统升级", Tone::Plain, None),
        node(4, "M1", "验收", Tone::Plain, None),
    ];
    nodes.extend(
        HOSTILE
            .iter()
            .map(|title| node(3, title, title, Tone::Bad, hole())),
    );
    Graph {
        key: Key::new("trace", "From problem to acceptance", "从问题到验收"),
        layers: vec![
            text!("problem", "问题"),
            text!("cause", "原因"),
            text!("goal", "目标"),
            text!("work", "工作"),
            text!("milestone {x}", "里程碑 {x}", x = HOSTILE[1]),
        ],
        nodes,
        edges: vec![
            (0, 1),
            (0, 2),
            (0, 5),
            (1, 3),
            (1, 4),
            (2, 3),
            (3, 4),
            (3, 6),
            (3, 8),
            (4, 7),
            (6, 8),
            (7, 8),
            (8, 2),
        ],
    }
}

/// Curves, bars and graphs in three plans; the last one has nothing to show.
pub(crate) fn drawings() -> Report {
    let section = |title: &str, drawings: Vec<Drawing>| Section {
        plan: Some(PlanName {
            id: None,
            path: "plans/a.yaml".to_owned(),
            title: title.to_owned(),
        }),
        blocks: std::iter::once(Block::Table(budget_table(&["水表更换"])))
            .chain(drawings.into_iter().map(Block::Drawing))
            .collect(),
    };
    let empty_plot = Plot {
        series: vec![series(
            text!("none", "无"),
            SeriesShape::Line,
            Role::Planned,
            [],
        )],
        nothing: Some(text!(
            "No line has a date: {x}",
            "没有日期：{x}",
            x = HOSTILE[1]
        )),
        ..cash()
    };
    let empty_bars = BarChart {
        bars: vec![],
        ..costs()
    };
    let empty_graph = Graph {
        nodes: vec![],
        edges: vec![],
        ..trace()
    };
    Report {
        name: "budget",
        sections: vec![
            section(
                "城市供水服务质量提升方案",
                vec![
                    Drawing::Plot(cash()),
                    Drawing::Plot(months()),
                    Drawing::Plot(load()),
                    Drawing::Plot(worth()),
                ],
            ),
            section(
                "Bars and graphs",
                vec![
                    Drawing::Bars(costs()),
                    Drawing::Bars(tornado()),
                    Drawing::Graph(trace()),
                ],
            ),
            section(
                HOSTILE[1],
                vec![
                    Drawing::Plot(empty_plot),
                    Drawing::Bars(empty_bars),
                    Drawing::Graph(empty_graph),
                ],
            ),
        ],
    }
}
