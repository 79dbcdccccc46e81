//! Sample reports that are matrices.

use super::HOSTILE;
use crate::lang::Text;
use crate::plan::value::Color;
use crate::text;
use crate::view::report::{
    Axis, Block, Key, Matrix, MatrixCell, MatrixRating, Move, PlanName, Report, Section, Tone,
};

fn rating_of(tone: Tone, en: &'static str, zh: &'static str) -> MatrixRating {
    MatrixRating {
        tone,
        label: Text::new(en, zh),
        color: None,
    }
}

/// A risk matrix in two plans: a usual one, and one with crowds and hostile ids.
pub(crate) fn risks() -> Report {
    let levels = |order: [u8; 5]| order.map(|level| (level, level_name(level))).to_vec();
    let rating = |score: u8| match score {
        15.. => 0,
        10.. => 1,
        5.. => 2,
        _ => 3,
    };
    let matrix = |ids: &dyn Fn(u8, u8) -> Vec<String>| Matrix {
        key: Key::new("inherent", "Inherent risk", "固有风险"),
        rows: Axis {
            key: Key::new("probability", "Probability", "可能性"),
            levels: levels([5, 4, 3, 2, 1]),
        },
        columns: Axis {
            key: Key::new("impact", "Impact", "影响程度"),
            levels: levels([1, 2, 3, 4, 5]),
        },
        cells: (1..=5)
            .rev()
            .map(|row: u8| {
                (1..=5)
                    .map(|column: u8| MatrixCell {
                        ids: ids(row, column),
                        rating: rating(row * column),
                        within_appetite: Some(row * column < 10),
                    })
                    .collect()
            })
            .collect(),
        ratings: vec![
            rating_of(Tone::Bad, "extreme", "极高"),
            rating_of(Tone::Warning, "high", "高"),
            rating_of(Tone::Notice, "moderate", "中"),
            rating_of(Tone::Good, "low", "低"),
        ],
        moves: vec![],
    };
    let usual = |row: u8, column: u8| match (row, column) {
        (5, 5) => vec!["R1".to_owned(), "R12".to_owned()],
        (3, 4) => ["R2", "R3", "R4", "R5", "R6"].map(str::to_owned).to_vec(),
        (1, 3) => vec!["R7".to_owned()],
        _ => vec![],
    };
    let crowd = |row: u8, column: u8| match (row, column) {
        (4, 4) => (1..=20).map(|number| format!("R{number}")).collect(),
        (2, 2) => HOSTILE.map(str::to_owned).to_vec(),
        _ => vec![],
    };
    let section = |path: &str, matrix| Section {
        plan: Some(PlanName {
            id: None,
            path: path.to_owned(),
            title: "Risks of 供水".to_owned(),
        }),
        blocks: vec![Block::Matrix(matrix)],
    };
    Report {
        name: "risks",
        sections: vec![
            section("plans/a.yaml", matrix(&usual)),
            section("plans/b.yaml", matrix(&crowd)),
        ],
    }
}

fn level_name(level: u8) -> Text {
    match level {
        1 => Text::new("very low", "很低"),
        2 => Text::new("low", "低"),
        3 => Text::new("medium", "中"),
        4 => Text::new("high", "高"),
        _ => Text::new("very high", "很高"),
    }
}

/// A matrix of seven by seven with colours of its own, moves and a crowd, and one of three by
/// three beside it.
pub(crate) fn matrices() -> Report {
    let levels = |order: &[u8]| {
        order
            .iter()
            .map(|level| (*level, level_name(*level)))
            .collect()
    };
    let own = |tone, en, zh, color: [u8; 3]| MatrixRating {
        color: Some(Color(color)),
        ..rating_of(tone, en, zh)
    };
    let matrix = |side: u8, ids: &dyn Fn(u8, u8) -> Vec<String>| {
        let up: Vec<u8> = (1..=side).collect();
        let down: Vec<u8> = (1..=side).rev().collect();
        let cell = |row: u8, column: u8| MatrixCell {
            ids: ids(row, column),
            rating: usize::from(row * column < side * side / 2),
            within_appetite: Some(row + column <= side),
        };
        Matrix {
            key: Key::new("both", "Before and after the responses", "应对前后"),
            cells: down
                .iter()
                .map(|row| up.iter().map(|column| cell(*row, *column)).collect())
                .collect(),
            rows: Axis {
                key: Key::new("probability", "Probability", "概率"),
                levels: levels(&down),
            },
            columns: Axis {
                key: Key::new("impact", "Impact", "影响"),
                levels: levels(&up),
            },
            ratings: vec![
                own(Tone::Bad, "intolerable", "不可接受", [0x5B, 0x2A, 0x86]),
                own(Tone::Good, "tolerable", "可接受", [0xF4, 0xE9, 0xFF]),
            ],
            moves: vec![],
        }
    };
    let crowd = |row: u8, column: u8| match (row, column) {
        (7, 7) => (1..=60).map(|number| format!("R{number}")).collect(),
        (4, 4) => (61..=71).map(|number| format!("R{number}")).collect(),
        (2, 6) => vec!["R80".to_owned(), HOSTILE[3].to_owned()],
        _ => vec![],
    };
    let mut big = matrix(7, &crowd);
    let ids = ["R61", "R62", "R80", "R90"];
    let places = [
        ((3, 3), (5, 1)),
        ((3, 3), (6, 3)),
        ((5, 5), (6, 0)),
        ((0, 0), (2, 2)),
    ];
    let moves = ids.iter().zip(places);
    big.moves = moves
        .map(|(id, (from, to))| Move {
            id: (*id).to_owned(),
            from,
            to,
        })
        .collect();
    let blocks = vec![
        Block::Matrix(big),
        Block::Note(text!("Not rated: {id}", "未评级：{id}", id = HOSTILE[8],)),
        Block::Matrix(matrix(3, &|_, _| vec![])),
    ];
    Report {
        name: "risks",
        sections: vec![Section {
            plan: Some(PlanName {
                id: None,
                path: "plans/a.yaml".to_owned(),
                title: "供水 and 排水".to_owned(),
            }),
            blocks,
        }],
    }
}
