//! Matrices: whatever their size, crowds and moves.

use proptest::prelude::*;

use super::super::*;
use super::{looks, obeys_the_laws};
use crate::format::chart::scene::{Class, Item, Scene};
use crate::format::sample;
use crate::lang::Text;
use crate::plan::value::Color;
use crate::view::report::{
    Axis, Block, Key, Matrix, MatrixCell, MatrixRating, Move, Report, Section, Tone,
};

/// A square matrix with these ids in its fields, rows first.
fn matrix(side: u8, ids: &[Vec<String>]) -> Matrix {
    let levels = |order: &mut dyn Iterator<Item = u8>| {
        let level = |number| (number, Text::new("a level of many words", "多字等级名称"));
        order.map(level).collect()
    };
    let rating = |tone, en, zh, color| MatrixRating {
        tone,
        label: Text::new(en, zh),
        color,
    };
    let cell = |row: u8, column: u8| MatrixCell {
        ids: ids
            .get(usize::from(row) * usize::from(side) + usize::from(column))
            .cloned()
            .unwrap_or_default(),
        rating: usize::from(row + column) % 4,
        within_appetite: (side > 3).then_some(row >= column),
    };
    Matrix {
        key: Key::new("inherent", "Before the responses", "固有风险"),
        rows: Axis {
            key: Key::new("probability", "Probability", "概率"),
            levels: levels(&mut (1..=side).rev()),
        },
        columns: Axis {
            key: Key::new("impact", "Impact", "影响"),
            levels: levels(&mut (1..=side)),
        },
        cells: (0..side)
            .map(|row| (0..side).map(|column| cell(row, column)).collect())
            .collect(),
        ratings: vec![
            rating(Tone::Bad, "extreme", "极高", None),
            rating(Tone::Warning, "high", "高", Some(Color([0, 0, 0]))),
            rating(Tone::Notice, "moderate", "中", Some(Color([250, 240, 20]))),
            rating(Tone::Good, "low", "低", None),
        ],
        moves: vec![],
    }
}

fn report(matrices: Vec<Matrix>) -> Report {
    Report {
        name: "risks",
        sections: vec![Section {
            plan: None,
            blocks: matrices.into_iter().map(Block::Matrix).collect(),
        }],
    }
}

fn ids(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("R{number}")).collect()
}

fn an_id() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "R[0-9]{1,3}",
        1 => any::<String>(),
        1 => "[一-龥]{1,12}",
    ]
}

fn a_matrix() -> impl Strategy<Value = Matrix> {
    (3..=7u8).prop_flat_map(|side| {
        let square = usize::from(side) * usize::from(side);
        let fields = prop::collection::vec(prop::collection::vec(an_id(), 0..14), square);
        let place = 0..usize::from(side);
        let place = || (place.clone(), place.clone());
        let moves = prop::collection::vec((place(), place()), 0..12);
        (fields, moves).prop_map(move |(fields, moves)| {
            let mut matrix = matrix(side, &fields);
            let known: Vec<String> = fields.concat();
            let moves = moves.into_iter().enumerate();
            matrix.moves = moves
                .map(|(at, (from, to))| {
                    let id = known.get(at).cloned().unwrap_or_else(|| format!("M{at}"));
                    Move { id, from, to }
                })
                .collect();
            matrix
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn ids_are_readable_whatever_the_matrix(
        first in a_matrix(),
        second in a_matrix(),
        look in prop::sample::select(looks()),
    ) {
        obeys_the_laws(&page::scene(&report(vec![first, second]), &look));
    }
}

fn texts(scene: &Scene, class: Class) -> Vec<String> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(label) if label.class == class => Some(label.text.clone()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn ten_ids_in_a_field_are_all_there() {
    let mut fields = vec![Vec::new(); 25];
    fields[7] = ids(10);
    for pair in [1, 2] {
        let report = report(vec![matrix(5, &fields); pair]);
        let scene = page::scene(&report, &Look::default());
        assert_eq!(texts(&scene, Class::ChipText), vec![ids(10); pair].concat());
    }
}

#[test]
fn thousands_of_ids_in_a_field_take_little_room_and_are_counted() {
    let mut fields = vec![Vec::new(); 25];
    fields[12] = ids(5_000);
    let scene = page::scene(&report(vec![matrix(5, &fields)]), &Look::default());
    obeys_the_laws(&scene);
    let chips = texts(&scene, Class::ChipText);
    let (last, shown) = chips.split_last().expect("chips");
    assert_eq!(*last, format!("+{}", 5_000 - shown.len()));
    // Those that follow are listed below.
    let listed = texts(&scene, Class::LabelMuted).join(" ");
    assert!(
        listed.contains(&format!("R{} ", shown.len() + 1)),
        "{listed}"
    );
    assert!(scene.items.len() < 2_000);
}

#[test]
fn what_moves_is_where_it_was_and_where_it_is() {
    let mut fields = vec![Vec::new(); 25];
    fields[4] = ids(2);
    let mut matrix = matrix(5, &fields);
    let stays = Move {
        id: "R2".to_owned(),
        from: (0, 4),
        to: (0, 4),
    };
    matrix.moves = vec![
        Move {
            id: "R1".to_owned(),
            from: (0, 4),
            to: (3, 1),
        },
        stays,
    ];
    let scene = page::scene(&report(vec![matrix]), &Look::default());
    obeys_the_laws(&scene);
    assert_eq!(texts(&scene, Class::ChipLeftText), ["R1"]);
    assert_eq!(texts(&scene, Class::ChipText), ["R2", "R1"]);
    let arrows = scene.items.iter().filter(|item| match item {
        Item::Connector { points, .. } => points.len() == 2,
        _ => false,
    });
    // One in the legend.
    assert_eq!(arrows.count(), 2);
}

#[test]
fn two_matrices_stand_side_by_side_where_there_is_room() {
    let tall = |width, matrices| {
        let look = Look {
            width,
            ..Look::default()
        };
        page::scene(&report(vec![matrix(5, &[]); matrices]), &look).height
    };
    // Labels of narrower fields take more lines.
    assert!(tall(WIDTH, 2) < tall(WIDTH, 1) * 11 / 10);
    assert!(tall(900, 2) > tall(900, 1) * 3 / 2);
}

#[test]
fn the_line_of_the_appetite_parts_what_is_within_from_what_is_not() {
    let lines = |side| {
        let scene = page::scene(&report(vec![matrix(side, &[])]), &Look::default());
        let is_line = |item: &&Item| {
            matches!(
                item,
                Item::Line {
                    class: Class::Appetite,
                    ..
                }
            )
        };
        scene.items.iter().filter(is_line).count()
    };
    // A step down the diagonal has a piece across and one down; one more is in the legend.
    assert_eq!(lines(5), 4 + 4 + 1);
    // Where the plan draws no line there is none.
    assert_eq!(lines(3), 0);
}

#[test]
fn the_samples_have_own_colours_and_moves() {
    let svg = svg(&sample::matrices(), &Look::default());
    assert!(svg.contains("class=\"field own\""));
    assert!(svg.contains("class=\"move head\""));
}
