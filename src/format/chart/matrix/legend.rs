//! The legend of matrices: what the colours, marks, lines and arrows mean.

use super::{MOST_MOVES, classes_of};
use crate::format::chart::legend::{self, SIGN};
use crate::format::chart::scene::{Anchor, Area, Class, Item, Label, Scene, Tenths, base_line, px};
use crate::format::marks;
use crate::lang::{Lang, Text};
use crate::text;
use crate::view::report::{Matrix, MatrixRating};

/// Size of the mark of a rating.
const MARK: Tenths = px(10);

enum Sign {
    /// A rating with its ground, text and mark.
    Rating([Class; 2], String),
    Appetite,
    Left,
    Move,
}

/// Draws the legend of matrices that stand side by side; gives its lower end.
pub(super) fn draw(
    scene: &mut Scene,
    matrices: &[&Matrix],
    ends: (Tenths, Tenths),
    top: Tenths,
    lang: Lang,
) -> Tenths {
    let mut entries: Vec<(Sign, Text)> = Vec::new();
    let mut told: Vec<&[MatrixRating]> = Vec::new();
    for matrix in matrices {
        if told.contains(&matrix.ratings.as_slice()) {
            continue;
        }
        told.push(&matrix.ratings);
        let marks = marks::marks(&matrix.ratings, lang);
        let ratings = matrix.ratings.iter().enumerate();
        entries.extend(ratings.map(|(at, rating)| {
            let mark = marks::of(&marks, at).to_owned();
            (Sign::Rating(classes_of(rating), mark), rating.label.clone())
        }));
    }
    let cells = || {
        matrices
            .iter()
            .flat_map(|matrix| matrix.cells.iter().flatten())
    };
    let within = |is: bool| cells().any(|cell| cell.within_appetite == Some(is));
    if within(true) && within(false) {
        let text = Text::new(
            "risk appetite: what lies on the worse side needs a response",
            "风险偏好线：较差一侧须采取应对",
        );
        entries.push((Sign::Appetite, text));
    }
    let moves = matrices.iter().flat_map(|matrix| &matrix.moves);
    let moves = moves.filter(|own| own.from != own.to).count();
    if moves > 0 {
        let text = Text::new("before the responses", "应对前");
        entries.push((Sign::Left, text));
        let text = match moves {
            ..=MOST_MOVES => text!("to after the responses", "应对后移至"),
            _ => text!(
                "to after the responses, for the first {most}",
                "应对后移至（仅画出前 {most} 项）",
                most = MOST_MOVES,
            ),
        };
        entries.push((Sign::Move, text));
    }
    legend::draw(scene, &entries, ends, top, lang, draw_sign)
}

fn draw_sign(scene: &mut Scene, sign: &Sign, x: Tenths, middle: Tenths) {
    let area = |height: Tenths| Area {
        x,
        y: middle - height / 2,
        width: SIGN,
        height,
    };
    match sign {
        Sign::Rating([ground, ink], mark) => {
            scene.rect(area(px(15)), px(2), *ground);
            scene.text(Label {
                at: (x + SIGN / 2, base_line(middle, MARK)),
                anchor: Anchor::Middle,
                size: MARK,
                bold: true,
                class: *ink,
                text: crate::format::chart::measure::cut(mark, MARK, true, SIGN - px(2)),
            });
        }
        Sign::Appetite => scene.line((x, middle), (x + SIGN, middle), Class::Appetite),
        Sign::Left => scene.rect(area(px(13)), px(6), Class::ChipLeft),
        Sign::Move => scene.items.push(Item::Connector {
            points: vec![(x, middle), (x + SIGN, middle)],
            class: Class::Move,
        }),
    }
}
