//! Curves, bars and graphs: whatever their numbers.

use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::*;
use super::{looks, obeys_the_laws};
use crate::format::chart::scene::{Class, Item, Scene};
use crate::lang::Text;
use crate::plan::value::Currency;
use crate::view::report::{
    Along, BarChart, Block, Drawing, Graph, Key, MarkAt, NamedBar, Node, Place, Plot, PlotMark,
    Quantity, Report, Role, Section, Series, SeriesShape, Tone,
};

fn report(drawing: Drawing) -> Report {
    Report {
        name: "budget",
        sections: vec![Section {
            plan: None,
            blocks: vec![Block::Drawing(drawing)],
        }],
    }
}

fn drawn(drawing: Drawing) -> Scene {
    page::scene(&report(drawing), &Look::default())
}

fn text_of(text: String) -> Text {
    Text {
        en: text.clone().into(),
        zh: text.into(),
    }
}

fn yuan() -> Quantity {
    Quantity::Money(Some(Currency::CNY))
}

fn a_text() -> impl Strategy<Value = Text> {
    prop_oneof![
        4 => "[a-z ]{1,40}",
        2 => "[一-龥]{1,30}",
        1 => any::<String>(),
    ]
    .prop_map(text_of)
}

fn an_amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        6 => (-50_000..5_000_000i64).prop_map(Decimal::from),
        1 => Just(Decimal::MAX),
        1 => Just(Decimal::MIN),
        1 => Just(Decimal::new(1, 28)),
        1 => Just(Decimal::from(1_000_000_000_000_000i64)),
    ]
}

fn a_role() -> impl Strategy<Value = Role> {
    prop_oneof![
        Just(Role::Planned),
        Just(Role::Available),
        Just(Role::Excess),
        any::<u8>().prop_map(Role::Other),
    ]
}

fn a_tone() -> impl Strategy<Value = Tone> {
    prop_oneof![Just(Tone::Plain), Just(Tone::Bad), Just(Tone::Notice)]
}

fn a_place() -> impl Strategy<Value = Place> {
    (0..1_500i64).prop_map(|days| {
        let day = date(2026, 1, 1).checked_add(jiff::Span::new().days(days));
        Place::Day(day.expect("a day"))
    })
}

fn a_plot() -> impl Strategy<Value = Plot> {
    let shape = prop_oneof![
        Just(SeriesShape::Line),
        Just(SeriesShape::Steps),
        Just(SeriesShape::Columns)
    ];
    let points = prop::collection::vec((a_place(), an_amount()), 0..30);
    let series =
        (a_text(), shape, a_role(), points).prop_map(|(label, shape, role, mut points)| {
            points.sort_by_key(|(place, _)| *place);
            Series {
                label,
                shape,
                role,
                points,
            }
        });
    let at = prop_oneof![
        3 => a_place().prop_map(MarkAt::Place),
        1 => an_amount().prop_map(MarkAt::Level),
    ];
    let mark = (at, a_text(), a_tone()).prop_map(|(at, label, tone)| PlotMark { at, label, tone });
    let series = prop::collection::vec(series, 0..7);
    let marks = prop::collection::vec(mark, 0..9);
    (series, marks).prop_map(|(series, marks)| Plot {
        key: Key::new("cash", "Spending", "支出"),
        along: Along::Days,
        quantity: yuan(),
        series,
        marks,
        nothing: None,
    })
}

fn a_bar_chart() -> impl Strategy<Value = BarChart> {
    let piece = (0..5usize, an_amount(), an_amount());
    let note = prop::option::of(a_text());
    let bar = (a_text(), prop::collection::vec(piece, 0..4), note);
    let bar = bar.prop_map(|(name, pieces, note)| NamedBar {
        name: name.en.into_owned(),
        pieces,
        note,
    });
    let base = prop::option::of((an_amount(), a_text()));
    let parts = prop::collection::vec((a_text(), a_role()), 0..4);
    (prop::collection::vec(bar, 0..50), base, parts).prop_map(|(bars, base, parts)| BarChart {
        key: Key::new("costs", "Costs", "费用"),
        quantity: yuan(),
        parts,
        bars,
        base,
    })
}

fn a_graph() -> impl Strategy<Value = Graph> {
    (1..7usize, 1..40usize).prop_flat_map(|(layers, count)| {
        let id = prop::option::of("[A-Z][0-9]{1,2}");
        let note = prop::option::of(a_text());
        let node = (0..layers, id, a_text(), a_tone(), note);
        let node = node.prop_map(|(layer, id, title, tone, note)| Node {
            layer,
            id,
            title: title.en.into_owned(),
            tone,
            note,
        });
        let nodes = prop::collection::vec(node, count);
        let edges = prop::collection::btree_set((0..count, 0..count), 0..count * 2);
        let names = prop::collection::vec(a_text(), layers);
        (names, nodes, edges).prop_map(|(layers, nodes, edges)| Graph {
            key: Key::new("trace", "Trace", "追溯"),
            layers,
            nodes,
            edges: edges.into_iter().collect(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 50, ..ProptestConfig::default() })]

    #[test]
    fn plots_are_readable(plot in a_plot(), look in prop::sample::select(looks())) {
        obeys_the_laws(&page::scene(&report(Drawing::Plot(plot)), &look));
    }

    #[test]
    fn bars_are_readable(chart in a_bar_chart(), look in prop::sample::select(looks())) {
        obeys_the_laws(&page::scene(&report(Drawing::Bars(chart)), &look));
    }

    #[test]
    fn graphs_are_readable(graph in a_graph(), look in prop::sample::select(looks())) {
        obeys_the_laws(&page::scene(&report(Drawing::Graph(graph)), &look));
    }
}

fn texts(scene: &Scene) -> Vec<&str> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(label) => Some(label.text.as_str()),
        _ => None,
    });
    texts.collect()
}

fn plot(shape: SeriesShape, points: Vec<(Place, Decimal)>) -> Plot {
    Plot {
        key: Key::new("cash", "Spending", "支出"),
        along: Along::Numbers(Quantity::Percent),
        quantity: yuan(),
        series: vec![Series {
            label: Text::new("spent", "支出"),
            shape,
            role: Role::Planned,
            points,
        }],
        marks: vec![],
        nothing: Some(Text::new("nothing is spent", "没有支出")),
    }
}

#[test]
fn thousands_of_points_make_no_longer_a_drawing() {
    let points: Vec<(Place, Decimal)> = (0..10_000i64)
        .map(|at| (Place::Number(at.into()), Decimal::from(at * 7_919 % 10_007)))
        .collect();
    for shape in [SeriesShape::Line, SeriesShape::Steps, SeriesShape::Columns] {
        let svg = svg(
            &report(Drawing::Plot(plot(shape, points.clone()))),
            &Look::default(),
        );
        assert!(svg.len() < 250_000, "{shape:?} {}", svg.len());
    }
}

#[test]
fn steps_hold_until_the_next_point() {
    let points = [(0, 10), (50, 30), (100, 30)];
    let points = points.map(|(at, value)| (Place::Number(at.into()), Decimal::from(value)));
    let scene = drawn(Drawing::Plot(plot(SeriesShape::Steps, points.to_vec())));
    let way = scene.items.iter().find_map(|item| match item {
        Item::Polyline {
            points,
            class: Class::Curve(_),
        } => Some(points.clone()),
        _ => None,
    });
    let way = way.expect("a curve");
    let [first, corner, step, last] = way[..] else {
        panic!("{way:?}");
    };
    assert_eq!((first.1, corner.0, step.1), (corner.1, step.0, last.1));
    // Further up is more.
    assert!(step.1 < corner.1);
}

#[test]
fn columns_alone_have_their_values_if_all_have_room() {
    let columns = |count: i64| {
        let points = (0..=count).map(|at| (Place::Number(at.into()), Decimal::from(1_111 + at)));
        let plot = plot(SeriesShape::Columns, points.collect());
        let scene = drawn(Drawing::Plot(plot));
        let texts = texts(&scene).into_iter();
        texts.filter(|text| text.starts_with("11")).count()
    };
    assert_eq!(columns(12), 12);
    // The last point only ends the column before; of many, none has room.
    assert_eq!(columns(88), 0);
}

#[test]
fn nothing_to_plot_is_said_in_the_words_of_the_view() {
    let scene = drawn(Drawing::Plot(plot(SeriesShape::Line, vec![])));
    assert!(texts(&scene).contains(&"nothing is spent"));
}

#[test]
fn a_stretch_that_is_short_of_money_is_tinted() {
    let series = |role, points: &[(i64, i64)]| Series {
        label: Text::new("money", "资金"),
        shape: SeriesShape::Steps,
        role,
        points: points
            .iter()
            .map(|(at, value)| (Place::Number((*at).into()), Decimal::from(*value)))
            .collect(),
    };
    let areas = |funding: &[(i64, i64)]| {
        let mut plot = plot(SeriesShape::Line, vec![]);
        plot.series = vec![
            series(Role::Available, funding),
            series(Role::Planned, &[(0, 10), (40, 60), (80, 80), (100, 80)]),
        ];
        let scene = drawn(Drawing::Plot(plot));
        let is_area = |item: &&Item| {
            matches!(
                item,
                Item::Polygon {
                    class: Class::Shortfall,
                    ..
                }
            )
        };
        scene.items.iter().filter(is_area).count()
    };
    assert_eq!(areas(&[(0, 100), (100, 100)]), 0);
    // Short once in the middle, and once at the end.
    assert_eq!(areas(&[(0, 50), (60, 70), (90, 75)]), 2);
}

#[test]
fn bars_have_their_values_at_their_ends() {
    let bar = |name: &str, from: i64, to: i64| NamedBar {
        name: name.to_owned(),
        pieces: vec![(0, from.into(), to.into())],
        note: None,
    };
    let chart = BarChart {
        key: Key::new("costs", "Costs", "费用"),
        quantity: yuan(),
        parts: vec![(Text::new("cost", "费用"), Role::Planned)],
        bars: vec![bar("a", 0, 1_250), bar("b", -400, 0), bar("c", 0, 0)],
        base: None,
    };
    let scene = drawn(Drawing::Bars(chart));
    let texts = texts(&scene);
    for text in ["a", "b", "c", "1250", "−400", "0", "CNY"] {
        assert!(texts.contains(&text), "{text} in {texts:?}");
    }
}

fn chain(count: usize) -> Graph {
    let layers = 10;
    let node = |at: usize| Node {
        layer: at % layers,
        id: Some(format!("N{at}")),
        title: "将投诉处理时间由 5 天缩短到 2 天".to_owned(),
        tone: Tone::Plain,
        note: None,
    };
    Graph {
        key: Key::new("trace", "Trace", "追溯"),
        layers: vec![Text::new("layer", "层"); layers],
        nodes: (0..count).map(node).collect(),
        edges: (1..count)
            .filter(|to| to % layers > 0)
            .flat_map(|to| [(to - 1, to), (to - to % layers, to)])
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect(),
    }
}

#[test]
fn two_hundred_boxes_are_legible() {
    let scene = drawn(Drawing::Graph(chain(200)));
    obeys_the_laws(&scene);
    let said = texts(&scene);
    for at in 0..200 {
        let id = format!("N{at} ");
        assert!(said.iter().any(|text| text.starts_with(&id)), "{at}");
    }
    assert!(scene.height < 30_000, "{}", scene.height);
}

#[test]
fn the_most_boxes_take_little_time_and_one_more_is_too_much() {
    let most = report(Drawing::Graph(chain(MOST_BOXES)));
    assert_eq!(too_much(&most), None);
    assert!(svg(&most, &Look::default()).len() < 4_000_000);
    let more = report(Drawing::Graph(chain(MOST_BOXES + 1)));
    let told = too_much(&more).expect("too much");
    assert_eq!((told.count, told.most), (MOST_BOXES + 1, MOST_BOXES));
}

#[test]
fn what_is_missing_differs_by_more_than_colour() {
    for theme in Theme::ALL {
        let paint = |tone| theme::paint(Class::Node(tone), theme);
        assert!(paint(Tone::Bad).dashes.is_some());
        assert!(paint(Tone::Notice).dashes.is_none());
        let width = |tone| paint(tone).stroke_width;
        assert!(width(Tone::Notice) > width(Tone::Plain));
    }
}
