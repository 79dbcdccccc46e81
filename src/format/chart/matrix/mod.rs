//! Matrices as heat maps: fields in the colours of their ratings, ids in them as chips, arrows
//! from where an id was to where it has come.

mod chips;
mod legend;
mod moves;

use std::collections::{BTreeMap, HashSet};

use self::chips::{Chip, Flow, Standing};
use super::Look;
use super::measure;
use super::scene::{Anchor, Area, Class, Item, Label, Point, Scene, Tenths, base_line, px};
use crate::format::{escape, marks};
use crate::lang::Lang;
use crate::text;
use crate::view::report::{Axis, Matrix, MatrixCell, MatrixRating, Tone};

/// The width of a page from which two matrices stand side by side.
pub(super) const ROOM_FOR_TWO: Tenths = px(1100);
/// Room between matrices side by side.
const BETWEEN: Tenths = px(44);
/// Size of headings, of the names of scales, and of levels.
const HEADING: Tenths = px(15);
const NAME: Tenths = px(12);
const LEVEL: Tenths = px(12);
/// Size of the mark of a rating.
const MARK: Tenths = px(11);
/// Room between the edge of a field and what it holds.
const PAD: Tenths = px(9);
/// Lines of the name of a level.
const LEVEL_LINES: usize = 3;
/// Height of ids in a field; more of them are listed below the matrix.
const TALLEST: Tenths = px(170);
/// Size of the ids that had no room, and how many lines of them a field gets.
const LEFT_OUT: Tenths = px(11);
const LEFT_OUT_LINES: usize = 6;
/// Fields whose ids are listed below a matrix.
const MOST_LISTED: usize = 12;
/// More moves than this would be a net of arrows.
const MOST_MOVES: usize = 80;

/// Draws matrices side by side between two places, with their legend; gives the lower end.
pub(super) fn draw(
    scene: &mut Scene,
    matrices: &[&Matrix],
    ends: (Tenths, Tenths),
    top: Tenths,
    look: &Look,
) -> Tenths {
    let count = i64::try_from(matrices.len()).unwrap_or(1).max(1);
    let width = (ends.1 - ends.0 - BETWEEN * (count - 1)) / count;
    let mut bottom = top;
    let mut left = ends.0;
    for matrix in matrices {
        let map = HeatMap::new(matrix, (left, left + width), scene.width, look.lang);
        bottom = bottom.max(map.draw(scene, top));
        left += width + BETWEEN;
    }
    legend::draw(scene, matrices, ends, bottom + px(12), look.lang)
}

/// Row and column of a field.
type Place = (usize, usize);

/// A matrix with its places, but for how far down it begins.
struct HeatMap<'m> {
    matrix: &'m Matrix,
    lang: Lang,
    /// Left and right end of all.
    ends: (Tenths, Tenths),
    /// Left end of the fields.
    left: Tenths,
    /// Width of a field.
    field: Tenths,
    /// What stands in each field.
    flows: Vec<Vec<Flow>>,
    /// The height of each row.
    heights: Vec<Tenths>,
}

impl<'m> HeatMap<'m> {
    fn new(matrix: &'m Matrix, ends: (Tenths, Tenths), page: Tenths, lang: Lang) -> HeatMap<'m> {
        let width = ends.1 - ends.0;
        let side = side(matrix, width, lang);
        let columns = i64::try_from(matrix.columns.levels.len().max(1)).unwrap_or(1);
        let field = (width - side) / columns;
        let rows = i64::try_from(matrix.rows.levels.len().max(1)).unwrap_or(1);
        // As tall as a slide is, without headings and legend.
        let lowest = ((page * 9 / 16 - px(270)) / rows).clamp(px(50), px(104));
        let moved = Moved::new(matrix);
        let flows: Vec<Vec<Flow>> = (0..matrix.cells.len())
            .map(|row| {
                let cells = matrix.cells[row].iter().enumerate();
                cells
                    .map(|(column, cell)| {
                        let ids = moved.standing((row, column), cell);
                        chips::flow(&ids, field - 2 * PAD, TALLEST)
                    })
                    .collect()
            })
            .collect();
        let height = |flows: &Vec<Flow>| {
            let tallest = flows.iter().map(|flow| flow.height).max().unwrap_or(0);
            lowest.max(tallest + mark_height() + PAD + px(2))
        };
        HeatMap {
            matrix,
            lang,
            ends,
            left: ends.0 + side,
            field,
            heights: flows.iter().map(height).collect(),
            flows,
        }
    }

    /// Draws the matrix from a height on; gives its lower end.
    fn draw(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        let width = self.ends.1 - self.ends.0;
        let heading = escape::one_line(self.matrix.key.label.get(self.lang));
        let line = |at: Point, size: Tenths, bold: bool, class: Class, text: &str| Label {
            at: (at.0, base_line(at.1, size)),
            anchor: Anchor::Start,
            size,
            bold,
            class,
            text: measure::cut(text, size, bold, width),
        };
        let at = (self.ends.0, top + px(11));
        scene.text(line(at, HEADING, true, Class::LabelStrong, &heading));
        let at = (self.ends.0, top + px(33));
        let [rows, columns] = names(self.matrix, self.lang);
        scene.text(line(at, NAME, false, Class::LabelMuted, &rows));
        let grid = top + px(46);
        let tops: Vec<Tenths> = self
            .heights
            .iter()
            .scan(grid, |y, height| {
                let top = *y;
                *y += height;
                Some(top)
            })
            .collect();
        self.levels_of_rows(scene, &tops);
        self.fields(scene, &tops);
        self.appetite(scene, &tops);
        let placed = self.placed(&tops);
        self.moves(scene, &placed);
        self.marks(scene, &tops);
        self.chips(scene, &placed);
        let bottom = tops.last().zip(self.heights.last());
        let bottom = bottom.map_or(grid, |(top, height)| top + height);
        let mut y = self.levels_of_columns(scene, bottom + px(6));
        let name = measure::cut(&columns, NAME, false, width);
        scene.text(Label {
            at: ((self.left + self.right()) / 2, base_line(y + px(9), NAME)),
            anchor: Anchor::Middle,
            size: NAME,
            bold: false,
            class: Class::LabelMuted,
            text: name,
        });
        y += px(20);
        self.left_out(scene, y)
    }

    fn right(&self) -> Tenths {
        let columns = i64::try_from(self.matrix.columns.levels.len()).unwrap_or(0);
        self.left + columns * self.field
    }

    fn area(&self, tops: &[Tenths], (row, column): Place) -> Option<Area> {
        Some(Area {
            x: self.left + i64::try_from(column).ok()? * self.field,
            y: *tops.get(row)?,
            width: self.field,
            height: *self.heights.get(row)?,
        })
    }

    fn cells(&self) -> impl Iterator<Item = (Place, &'m MatrixCell)> {
        let rows = self.matrix.cells.iter().enumerate();
        rows.flat_map(|(row, cells)| {
            let columns = self.matrix.columns.levels.len();
            let cells = cells.iter().take(columns).enumerate();
            cells.map(move |(column, cell)| ((row, column), cell))
        })
    }

    /// The marks of the ratings, on a piece of their fields: arrows pass behind them.
    fn marks(&self, scene: &mut Scene, tops: &[Tenths]) {
        let marks = marks::marks(&self.matrix.ratings, self.lang);
        for (place, cell) in self.cells() {
            let Some(area) = self.area(tops, place) else {
                continue;
            };
            let [ground, ink] = classes(self.matrix, cell);
            let mark = escape::one_line(marks::of(&marks, cell.rating)).into_owned();
            let label = Label {
                at: (
                    area.x + area.width - px(6),
                    base_line(area.y + px(10), MARK),
                ),
                anchor: Anchor::End,
                size: MARK,
                bold: true,
                class: ink,
                text: measure::cut(&mark, MARK, true, area.width - px(12)),
            };
            if !self.matrix.moves.is_empty() {
                scene.rect(label.area(), 0, ground);
            }
            scene.text(label);
        }
    }

    /// The fields and the lines between them.
    fn fields(&self, scene: &mut Scene, tops: &[Tenths]) {
        for (place, cell) in self.cells() {
            let Some(area) = self.area(tops, place) else {
                continue;
            };
            let [ground, _] = classes(self.matrix, cell);
            scene.items.push(Item::Tip(self.tip(place, cell)));
            scene.rect(area, 0, ground);
        }
        scene.items.push(Item::NoTip);
        let (first, last) = (tops.first(), tops.last().zip(self.heights.last()));
        let (Some(first), Some((last, height))) = (first, last) else {
            return;
        };
        for top in tops.iter().skip(1) {
            scene.line((self.left, *top), (self.right(), *top), Class::FieldLine);
        }
        for column in 1..self.matrix.columns.levels.len() {
            let x = self.left + i64::try_from(column).unwrap_or(0) * self.field;
            scene.line((x, *first), (x, last + height), Class::FieldLine);
        }
    }

    /// What a field says when it is pointed at.
    fn tip(&self, (row, column): Place, cell: &MatrixCell) -> String {
        let level = |axis: &Axis, at: usize| {
            let level = axis.levels.get(at);
            let label = level.map(|(number, label)| format!("{number} {}", label.get(self.lang)));
            format!(
                "{} {}",
                axis.key.label.get(self.lang),
                label.unwrap_or_default()
            )
        };
        let rating = self.matrix.ratings.get(cell.rating);
        let rating = rating.map_or("", |rating| rating.label.get(self.lang));
        format!(
            "{} × {}{}{rating}",
            level(&self.matrix.rows, row),
            level(&self.matrix.columns, column),
            self.lang.pick(": ", "："),
        )
    }

    /// The line between what is accepted and what isn't: thick, on a pale ground.
    fn appetite(&self, scene: &mut Scene, tops: &[Tenths]) {
        let mut pieces: Vec<[Point; 2]> = Vec::new();
        let within = |(row, column): Place| {
            let cell = self.matrix.cells.get(row)?.get(column)?;
            cell.within_appetite
        };
        let differ = |a: Place, b: Place| within(a).zip(within(b)).is_some_and(|(a, b)| a != b);
        for (place, _) in self.cells() {
            let Some(area) = self.area(tops, place) else {
                continue;
            };
            let (right, bottom) = (area.x + area.width, area.y + area.height);
            if differ(place, (place.0, place.1 + 1)) {
                pieces.push([(right, area.y), (right, bottom)]);
            }
            if differ(place, (place.0 + 1, place.1)) {
                pieces.push([(area.x, bottom), (right, bottom)]);
            }
        }
        // Corners close when each piece goes on for half of its width.
        let half = px(2);
        for class in [Class::Halo, Class::Appetite] {
            for [from, to] in &pieces {
                match from.0 == to.0 {
                    true => scene.line((from.0, from.1 - half), (to.0, to.1 + half), class),
                    false => scene.line((from.0 - half, from.1), (to.0 + half, to.1), class),
                }
            }
        }
    }

    /// The chips of each field with their places.
    fn placed(&self, tops: &[Tenths]) -> BTreeMap<Place, Vec<(Area, &Chip)>> {
        let mut placed = BTreeMap::new();
        for (place, _) in self.cells() {
            let flow = self.flows.get(place.0).and_then(|flows| flows.get(place.1));
            let (Some(flow), Some(area)) = (flow, self.area(tops, place)) else {
                continue;
            };
            let (x, y) = (area.x + PAD, area.y + mark_height());
            let chips = flow.chips.iter().map(|(own, chip)| {
                let area = Area {
                    x: x + own.x,
                    y: y + own.y,
                    ..*own
                };
                (area, chip)
            });
            placed.insert(place, chips.collect::<Vec<_>>());
        }
        placed
    }

    fn moves(&self, scene: &mut Scene, placed: &BTreeMap<Place, Vec<(Area, &Chip)>>) {
        let all: Vec<Area> = placed.values().flatten().map(|(area, _)| *area).collect();
        let find = |place: Place, id: &str| {
            let chips = placed.get(&place)?;
            let chip = chips
                .iter()
                .find(|(_, chip)| chip.id.as_deref() == Some(id));
            chip.map(|(area, _)| *area)
        };
        let seen = self.matrix.moves.iter().filter(|own| own.from != own.to);
        let seen = seen.filter_map(|own| Some((find(own.from, &own.id)?, find(own.to, &own.id)?)));
        let seen: Vec<(Area, Area)> = seen.take(MOST_MOVES).collect();
        for points in moves::ways(&seen, &all) {
            scene.items.push(Item::Polyline {
                points: points.clone(),
                class: Class::Halo,
            });
            scene.items.push(Item::Connector {
                points,
                class: Class::Move,
            });
        }
    }

    fn chips(&self, scene: &mut Scene, placed: &BTreeMap<Place, Vec<(Area, &Chip)>>) {
        for (area, chip) in placed.values().flatten() {
            let (ground, ink) = match chip.standing {
                Standing::Here => (Class::Chip, Class::ChipText),
                Standing::Left => (Class::ChipLeft, Class::ChipLeftText),
            };
            scene.rect(*area, area.height / 2, ground);
            scene.text(Label {
                at: (
                    area.x + area.width / 2,
                    base_line(area.y + area.height / 2, chip.size),
                ),
                anchor: Anchor::Middle,
                size: chip.size,
                bold: false,
                class: ink,
                text: chip.text.clone(),
            });
        }
    }

    fn levels_of_rows(&self, scene: &mut Scene, tops: &[Tenths]) {
        let room = self.left - self.ends.0 - px(10);
        let levels = self.matrix.rows.levels.iter();
        for (level, (top, height)) in levels.zip(tops.iter().zip(&self.heights)) {
            let text = level_text(level, self.lang);
            let lines = measure::wrap(&text, LEVEL, false, room, LEVEL_LINES);
            let count = i64::try_from(lines.len()).unwrap_or(1);
            let mut y = top + (height - count * LEVEL * 13 / 10) / 2;
            for line in lines {
                scene.text(Label {
                    at: (self.left - px(10), base_line(y + LEVEL * 13 / 20, LEVEL)),
                    anchor: Anchor::End,
                    size: LEVEL,
                    bold: false,
                    class: Class::Label,
                    text: line,
                });
                y += LEVEL * 13 / 10;
            }
        }
    }

    /// Writes the levels below the fields; gives their lower end.
    fn levels_of_columns(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        let mut bottom = top;
        for (at, level) in self.matrix.columns.levels.iter().enumerate() {
            let middle = self.left + i64::try_from(at).unwrap_or(0) * self.field + self.field / 2;
            let text = level_text(level, self.lang);
            let mut y = top;
            for line in measure::wrap(&text, LEVEL, false, self.field - px(8), LEVEL_LINES) {
                scene.text(Label {
                    at: (middle, base_line(y + LEVEL * 13 / 20, LEVEL)),
                    anchor: Anchor::Middle,
                    size: LEVEL,
                    bold: false,
                    class: Class::Label,
                    text: line,
                });
                y += LEVEL * 13 / 10;
            }
            bottom = bottom.max(y);
        }
        bottom
    }

    /// Lists the ids that had no room in their fields; gives the lower end.
    fn left_out(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        let mut y = top;
        let crowded = self.cells().filter_map(|(place, cell)| {
            let flow = self.flows.get(place.0)?.get(place.1)?;
            (flow.left_out > 0).then_some((place, cell, flow))
        });
        for ((row, column), cell, flow) in crowded.take(MOST_LISTED) {
            let level = |axis: &Axis| -> Vec<u8> {
                axis.levels.iter().map(|(number, _)| *number).collect()
            };
            let number = |numbers: &[u8], at: usize| numbers.get(at).copied().unwrap_or(0);
            let from = cell.ids.len().saturating_sub(flow.left_out);
            let ids: Vec<_> = cell.ids.iter().skip(from).collect();
            // As many as the lines hold for certain.
            let most = LEFT_OUT_LINES * 200;
            let ids: Vec<_> = ids
                .iter()
                .take(most)
                .map(|id| escape::one_line(id))
                .collect();
            let said = text!(
                "{row} × {column}, {count} more: {ids}",
                "{row}×{column} 另有 {count} 项：{ids}",
                row = i64::from(number(&level(&self.matrix.rows), row)),
                column = i64::from(number(&level(&self.matrix.columns), column)),
                count = flow.left_out,
                ids = ids.join(" "),
            );
            let room = self.ends.1 - self.ends.0;
            let lines = measure::wrap(said.get(self.lang), LEFT_OUT, false, room, LEFT_OUT_LINES);
            for line in lines {
                let height = LEFT_OUT * 14 / 10;
                scene.text(Label {
                    at: (self.ends.0, base_line(y + height / 2, LEFT_OUT)),
                    anchor: Anchor::Start,
                    size: LEFT_OUT,
                    bold: false,
                    class: Class::LabelMuted,
                    text: line,
                });
                y += height;
            }
        }
        y
    }
}

/// What moves where, by field.
struct Moved<'m> {
    from: BTreeMap<Place, Vec<&'m str>>,
    to: BTreeMap<Place, Vec<&'m str>>,
}

impl<'m> Moved<'m> {
    fn new(matrix: &'m Matrix) -> Moved<'m> {
        let mut moved = Moved {
            from: BTreeMap::new(),
            to: BTreeMap::new(),
        };
        for own in matrix.moves.iter().filter(|own| own.from != own.to) {
            moved.from.entry(own.from).or_default().push(&own.id);
            moved.to.entry(own.to).or_default().push(&own.id);
        }
        moved
    }

    /// The ids of a field, with those that have left it or come to it.
    fn standing(&self, place: Place, cell: &'m MatrixCell) -> Vec<(&'m str, Standing)> {
        let at = |moves: &BTreeMap<Place, Vec<&'m str>>| -> Vec<&'m str> {
            moves.get(&place).cloned().unwrap_or_default()
        };
        let (left, come) = (at(&self.from), at(&self.to));
        let gone: HashSet<&str> = left.iter().copied().collect();
        let own: HashSet<&str> = cell.ids.iter().map(String::as_str).collect();
        let standing = |id: &'m str| match gone.contains(id) {
            true => (id, Standing::Left),
            false => (id, Standing::Here),
        };
        let ids = cell.ids.iter().map(String::as_str);
        let others = left.iter().chain(&come).copied();
        let others = others.filter(|id| !own.contains(id));
        ids.chain(others).map(standing).collect()
    }
}

/// How far down a field its ids begin: below the mark of its rating.
fn mark_height() -> Tenths {
    px(21)
}

/// How a field and a text on it are painted.
fn classes(matrix: &Matrix, cell: &MatrixCell) -> [Class; 2] {
    let none = [Class::Field(Tone::Plain), Class::OnField(Tone::Plain)];
    let rating = matrix.ratings.get(cell.rating);
    rating.map_or(none, classes_of)
}

/// How the fields of a rating and texts on them are painted.
fn classes_of(rating: &MatrixRating) -> [Class; 2] {
    match rating.color {
        Some(color) => [Class::OwnField(color), Class::OnOwnField(color)],
        None => [Class::Field(rating.tone), Class::OnField(rating.tone)],
    }
}

/// Room for the names of the levels at the left.
fn side(matrix: &Matrix, width: Tenths, lang: Lang) -> Tenths {
    let levels = matrix.rows.levels.iter();
    let widths = levels.map(|level| measure::width(&level_text(level, lang), LEVEL, false));
    let widest = widths.max().unwrap_or(0);
    (widest.min(width * 18 / 100) + px(12)).max(px(30))
}

fn level_text((number, label): &(u8, crate::lang::Text), lang: Lang) -> String {
    format!("{number} {}", escape::one_line(label.get(lang)))
}

/// The names of the scales, with the direction in which they rise: rows, columns.
fn names(matrix: &Matrix, lang: Lang) -> [String; 2] {
    let name = |axis: &Axis, rising: &str, falling: &str| {
        let ends = axis.levels.first().zip(axis.levels.last());
        let is_rising = ends.is_none_or(|(first, last)| first.0 <= last.0);
        let arrow = if is_rising { rising } else { falling };
        format!("{} {arrow}", escape::one_line(axis.key.label.get(lang)))
    };
    [
        name(&matrix.rows, "↓", "↑"),
        name(&matrix.columns, "→", "←"),
    ]
}
