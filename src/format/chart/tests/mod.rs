//! Laws of charts: texts never meet each other or an arrow, and nothing leaves the paper.

mod drawings;
mod gantt;
mod matrix;

use super::scene::{Area, Class, Item, Label, Point, Scene};
use super::*;
use crate::format::sample;

fn looks() -> Vec<Look> {
    let mut looks = Vec::new();
    for lang in Lang::ALL {
        for theme in Theme::ALL {
            for scale in Scale::ALL {
                for width in [NARROWEST, 900, WIDTH] {
                    looks.push(Look {
                        lang,
                        theme,
                        scale,
                        width,
                        ..Look::default()
                    });
                }
            }
        }
    }
    looks
}

/// What a chart promises to its readers.
fn obeys_the_laws(scene: &Scene) {
    let paper = Area {
        x: 0,
        y: 0,
        width: scene.width,
        height: scene.height,
    };
    let labels = scene.items.iter().filter_map(|item| match item {
        Item::Text(label) => Some(label),
        _ => None,
    });
    let mut labels: Vec<(&Label, Area)> = labels.map(|label| (label, label.area())).collect();
    labels.sort_by_key(|(_, area)| area.y);
    for (at, (label, area)) in labels.iter().enumerate() {
        assert!(paper.holds(area), "{label:?} leaves the paper: {area:?}");
        let near = labels[at + 1..]
            .iter()
            .take_while(|(_, other)| other.y < area.y + area.height);
        for (other, other_area) in near {
            assert!(!area.overlaps(other_area), "{label:?} on {other:?}");
        }
    }
    for (at, item) in scene.items.iter().enumerate() {
        for point in points(item) {
            let inside =
                (0..=scene.width).contains(&point.0) && (0..=scene.height).contains(&point.1);
            assert!(inside, "{item:?} leaves the paper");
        }
        if let Item::Arrow { points, .. } = item {
            for pair in points.windows(2) {
                let line = between(pair[0], pair[1]);
                let hit = labels.iter().find(|(_, area)| area.overlaps(&line));
                assert!(hit.is_none(), "an arrow meets {hit:?}");
            }
        }
        match item {
            Item::Connector { points, .. } => passes_behind(scene, at, points),
            Item::Curve { .. } => {
                for pair in along(item).windows(2) {
                    let hit = labels
                        .iter()
                        .find(|(_, area)| area.is_crossed(pair[0], pair[1]));
                    assert!(hit.is_none(), "a curve meets {hit:?}");
                }
            }
            Item::Line { from, to, class } if keeps_clear(*class) => {
                let hit = labels.iter().find(|(_, area)| area.is_crossed(*from, *to));
                assert!(hit.is_none(), "{item:?} meets {hit:?}");
            }
            _ => {}
        }
    }
}

/// Whether lines of a class never pass through a text.
fn keeps_clear(class: Class) -> bool {
    matches!(class, Class::Edge | Class::MarkLine(_) | Class::Base)
}

/// Places along a curve.
fn along(item: &Item) -> Vec<Point> {
    let Item::Curve {
        ends: [from, to],
        out,
        ..
    } = item
    else {
        return vec![];
    };
    let before = if to.0 <= from.0 {
        to.0 + out
    } else {
        to.0 - out
    };
    let stops = [*from, (from.0 + out, from.1), (before, to.1), *to];
    let at = |part: i64| {
        // The polynomials of Bernstein, in fortieths.
        let rest = 40 - part;
        let weights = [
            rest.pow(3),
            3 * rest.pow(2) * part,
            3 * rest * part.pow(2),
            part.pow(3),
        ];
        let sum = |side: fn(&Point) -> i64| {
            let weighted = stops
                .iter()
                .zip(weights)
                .map(|(stop, weight)| side(stop) * weight);
            weighted.sum::<i64>() / 40_i64.pow(3)
        };
        (sum(|stop| stop.0), sum(|stop| stop.1))
    };
    (0..=40).map(at).collect()
}

/// Nothing of a text is crossed out: what a line meets is drawn later, on a ground of its own.
fn passes_behind(scene: &Scene, at: usize, points: &[Point]) {
    let mut grounds: Vec<Area> = Vec::new();
    for item in &scene.items[..at] {
        if let Item::Text(label) = item {
            let area = label.area();
            let is_met = points
                .windows(2)
                .any(|pair| area.is_crossed(pair[0], pair[1]));
            assert!(!is_met, "a line crosses {label:?} out");
        }
    }
    for item in &scene.items[at..] {
        match item {
            Item::Rect { area, .. } => grounds.push(*area),
            Item::Text(label) => {
                let area = label.area();
                let mut pieces = points.windows(2);
                let is_met = pieces.any(|pair| area.is_crossed(pair[0], pair[1]));
                let is_hidden = grounds.iter().any(|ground| ground.holds(&area));
                assert!(!is_met || is_hidden, "a line crosses {label:?} out");
            }
            _ => {}
        }
    }
}

fn points(item: &Item) -> Vec<Point> {
    match item {
        Item::Rect { area, .. } => vec![
            (area.x, area.y),
            (area.x + area.width, area.y + area.height),
        ],
        Item::Line { from, to, .. } => vec![*from, *to],
        Item::Polygon { points, .. }
        | Item::Polyline { points, .. }
        | Item::Arrow { points, .. }
        | Item::Connector { points, .. } => points.clone(),
        Item::Curve { .. } => along(item),
        Item::Text(_) | Item::Tip(_) | Item::NoTip => vec![],
    }
}

/// The room of a line, a pixel wide.
fn between(a: Point, b: Point) -> Area {
    Area {
        x: a.0.min(b.0) - 5,
        y: a.1.min(b.1) - 5,
        width: (a.0 - b.0).abs() + 10,
        height: (a.1 - b.1).abs() + 10,
    }
}

fn a_page(points: Vec<Point>) -> Scene {
    let label = Label {
        at: (100, 200),
        anchor: scene::Anchor::Start,
        size: 110,
        bold: false,
        class: scene::Class::Label,
        text: "里程碑".to_owned(),
    };
    let arrow = |points| Item::Arrow {
        points,
        class: scene::Class::Link,
    };
    Scene {
        width: 1_000,
        height: 1_000,
        items: vec![
            Item::Text(label),
            arrow(vec![(0, 500), (900, 500)]),
            arrow(points),
        ],
    }
}

#[test]
fn a_page_that_obeys_the_laws_passes() {
    obeys_the_laws(&a_page(vec![(0, 400), (900, 400), (900, 900)]));
}

#[test]
#[should_panic(expected = "an arrow meets")]
fn an_arrow_through_a_text_would_be_seen() {
    obeys_the_laws(&a_page(vec![(0, 170), (900, 170)]));
}

#[test]
#[should_panic(expected = "leaves the paper")]
fn an_arrow_off_the_paper_would_be_seen() {
    obeys_the_laws(&a_page(vec![(0, 400), (1_100, 400)]));
}

#[test]
#[should_panic(expected = "on Label")]
fn a_text_on_a_text_would_be_seen() {
    let mut scene = a_page(vec![(0, 400), (900, 400)]);
    scene.items.push(scene.items[0].clone());
    obeys_the_laws(&scene);
}

#[test]
fn the_samples_are_readable_in_every_look() {
    for report in sample::all() {
        for look in looks() {
            obeys_the_laws(&page::scene(&report, &look));
        }
    }
}

/// The left and right ends of all rectangles of a class.
#[test]
fn svg_is_well_formed_and_holds_nothing_but_a_drawing() {
    for report in sample::all() {
        for look in looks() {
            let svg = svg(&report, &look);
            let mut reader = quick_xml::Reader::from_str(&svg);
            reader.config_mut().check_end_names = true;
            let known = [
                "svg", "defs", "pattern", "rect", "g", "title", "line", "polyline", "polygon",
                "path", "text",
            ];
            loop {
                use quick_xml::events::Event;
                match reader.read_event().expect("XML") {
                    Event::Eof => break,
                    Event::Start(tag) | Event::Empty(tag) => {
                        let name = tag.name().as_ref().to_owned();
                        assert!(known.contains(&name.as_str()), "{name}");
                        for attribute in tag.attributes() {
                            let key = attribute.expect("an attribute").key;
                            assert!(!key.as_ref().starts_with("on"));
                            assert!(!key.as_ref().ends_with("href"));
                        }
                    }
                    Event::Text(_) | Event::End(_) | Event::GeneralRef(_) => {}
                    other => panic!("{other:?}"),
                }
            }
        }
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_has_the_size_of_its_chart() {
    use std::sync::Arc;
    let svg = svg(&sample::timeline(), &Look::default());
    let fonts = Arc::new(png::fontdb::Database::new());
    let size = |zoom| {
        let picture = png::draw(&svg, Arc::clone(&fonts), zoom).unwrap();
        assert_eq!(&picture[1..4], b"PNG");
        let side = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        (side(16), side(20))
    };
    let (once, twice) = (size(100), size(200));
    assert_eq!((once.0, twice.0), (WIDTH, 2 * WIDTH));
    assert_eq!(twice.1, 2 * once.1);
    let too_big = png::draw(&svg, fonts, 10_000);
    assert!(matches!(too_big, Err(png::NoPicture::TooBig { .. })));
}
