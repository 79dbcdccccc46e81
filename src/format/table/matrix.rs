//! Draws a risk matrix: ids in a grid of two scales, the fields filled with their rating.

use super::Style;
use super::cards::{self, Pair};
use super::chart::flow;
use super::grid::{Grid, GridColumn, GridRow, Lines, frame};
use super::paint::Ink;
use crate::format::width::{cut, label_width, pad, width, wrap};
use crate::format::{escape, marks, nothing};
use crate::lang::Text;
use crate::text;
use crate::view::report::{Align, Axis, Matrix, MatrixCell};

/// More ids than this in a field are counted instead of shown.
const MOST_IDS: usize = 12;
/// A longer id may be broken.
const WIDEST_ID: usize = 10;
/// Width of a field, spaces at its sides included.
const WIDEST: usize = 20;
/// The least width of a field: room for a mark such as `[极]`.
const NARROWEST: usize = 5;
/// The least lines of a field, so that the grid looks like a map and not like a list.
const LOWEST: usize = 2;
/// Lines of ids in a field.
const TALLEST: usize = 12;

type Marks = [String];

/// How a matrix is set out.
#[derive(Debug, Clone, Copy)]
struct Plan {
    /// Width of the labels at the left.
    side: usize,
    /// Width of a field.
    field: usize,
    /// Whether levels are labelled with words, or with their numbers alone.
    words: bool,
}

/// Draws a matrix with its legend.
pub(super) fn lines(matrix: &Matrix, style: Style) -> Vec<String> {
    let marks = marks::marks(&matrix.ratings, style.lang);
    let plan = arrange(matrix, style);
    let mut lines = match plan {
        Some(plan) => grid(matrix, plan, &marks, style),
        None => list(matrix, &marks, style),
    };
    let colors_suffice = style.paint.color && plan.is_some();
    let mut entries: Vec<(Ink, String, Text)> = matrix
        .ratings
        .iter()
        .enumerate()
        .map(|(at, rating)| {
            let sign = if colors_suffice {
                "   ".to_owned()
            } else {
                mark(&marks, at)
            };
            (Ink::fill(rating.tone), sign, rating.label.clone())
        })
        .collect();
    if has_appetite(matrix) && plan.is_some() {
        let text = text!("beyond the risk appetite", "超出风险偏好");
        entries.push((Ink::STRONG, BEYOND.to_owned(), text));
    }
    lines.extend(flow(&entries, style));
    lines.extend(moves(matrix, style));
    lines
}

/// The sign of fields beyond the risk appetite.
const BEYOND: &str = "▲";

/// Whether the matrix parts what is accepted from what isn't.
fn has_appetite(matrix: &Matrix) -> bool {
    let mut cells = matrix.cells.iter().flatten();
    cells.any(|cell| cell.within_appetite == Some(false))
}

/// Which ids go where.
fn moves(matrix: &Matrix, style: Style) -> Vec<String> {
    let number = |axis: &Axis, at: usize| axis.levels.get(at).map_or(0, |level| level.0);
    let field = |(row, column): (usize, usize)| {
        format!(
            "{}×{}",
            number(&matrix.rows, row),
            number(&matrix.columns, column)
        )
    };
    let moved = matrix.moves.iter().filter(|own| own.from != own.to);
    let moved: Vec<String> = moved
        // More than the lines hold for certain.
        .take(style.width.saturating_mul(TALLEST).min(10_000))
        .map(|own| {
            // Parts of a move stay on one line.
            let id = escape::one_line(&own.id).replace(' ', "\u{a0}");
            format!("{id}\u{a0}{}→{}", field(own.from), field(own.to))
        })
        .collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let said = text!(
        "Moved by the responses: {moves}",
        "应对后的变化：{moves}",
        moves = moved.join("  "),
    );
    let lines = wrap(said.get(style.lang), style.width, TALLEST);
    let lines = lines.iter().map(|line| line.replace('\u{a0}', " "));
    lines
        .map(|line| style.paint.ink(Ink::MUTED, &line))
        .collect()
}

/// Finds the best layout that fits: words with room around them, words wrapped, numbers alone.
fn arrange(matrix: &Matrix, style: Style) -> Option<Plan> {
    let texts = |axis: &Axis| -> Vec<String> {
        axis.levels
            .iter()
            .map(|level| level_text(level, style))
            .collect()
    };
    let mut side = texts(&matrix.rows);
    side.extend(axis_names(matrix, style));
    let top = texts(&matrix.columns);
    let widest = |texts: &[String], measure: fn(&str) -> usize| {
        texts.iter().map(|text| measure(text)).max().unwrap_or(0) + 2
    };
    let least = least(matrix);
    let with_words = least.max(widest(&top, label_width));
    let layouts = [
        (widest(&side, width), with_words, true),
        (widest(&side, label_width), with_words, true),
        (4, least, false),
    ];
    let wanted = wanted(matrix).max(widest(&top, width)).min(WIDEST);
    let fields = matrix.columns.levels.len();
    layouts.into_iter().find_map(|(side, needed, words)| {
        let rest = style.width.checked_sub(frame(fields + 1, 0) + side)?;
        let room = rest.checked_div(fields)?;
        (room >= needed).then(|| Plan {
            side,
            field: wanted.max(needed).min(room),
            words,
        })
    })
}

/// The narrowest field in which no id of a usual length breaks: `R1` and `2` are not `R12`.
fn least(matrix: &Matrix) -> usize {
    let ids = matrix.cells.iter().flatten().flat_map(shown);
    let widest = ids.map(|id| width(&id)).max().unwrap_or(0);
    (widest.min(WIDEST_ID) + 2).max(NARROWEST)
}

/// The width at which the fields show their ids on a line or two.
fn wanted(matrix: &Matrix) -> usize {
    let ids = matrix.cells.iter().flatten();
    let halves = ids.map(|cell| width(&shown(cell).join(" ")).div_ceil(2));
    halves.max().unwrap_or(0) + 2
}

fn grid(matrix: &Matrix, plan: Plan, marks: &Marks, style: Style) -> Vec<String> {
    let column = |width: usize| GridColumn {
        width,
        align: Align::Left,
    };
    let mut grid = Grid {
        columns: vec![column(plan.side)],
        ruled: true,
        ..Grid::default()
    };
    grid.columns
        .extend(matrix.columns.levels.iter().map(|_| column(plan.field)));
    let mut lines = Vec::new();
    if plan.words {
        let names = axis_names(matrix, style);
        let corner = names
            .iter()
            .flat_map(|name| wrap(name, plan.side - 2, TALLEST));
        let corner = corner.map(|line| style.paint.ink(Ink::MUTED, &format!(" {line}")));
        grid.heading.push(corner.collect());
    } else {
        let names = cut(&axis_names(matrix, style).join("  "), style.width);
        lines.push(style.paint.ink(Ink::MUTED, &names));
        grid.heading.push(Lines::new());
    }
    for level in &matrix.columns.levels {
        grid.heading
            .push(label(level, plan.field, plan.words, style));
    }
    for (level, cells) in matrix.rows.levels.iter().zip(&matrix.cells) {
        let fields = cells
            .iter()
            .map(|cell| field(cell, plan.field, marks, style));
        let fields: Vec<Lines> = fields.collect();
        let tall = fields.iter().map(Vec::len).max().unwrap_or(0).max(LOWEST);
        let mut row = GridRow::default();
        row.cells.push(label(level, plan.side, plan.words, style));
        for (cell, mut lines) in cells.iter().zip(fields) {
            lines.resize(tall, String::new());
            // The colour fills the field to its edges.
            let fill = |line: &String| {
                style
                    .paint
                    .ink(Ink::fill(matrix.tone(cell)), &pad(line, plan.field))
            };
            row.cells.push(lines.iter().map(fill).collect());
        }
        grid.rows.push(row);
    }
    lines.extend(grid.draw());
    lines
}

/// What the two scales measure, with the direction they run in.
fn axis_names(matrix: &Matrix, style: Style) -> [String; 2] {
    let name = |axis: &Axis| escape::one_line(axis.key.label.get(style.lang)).into_owned();
    [
        format!("{} →", name(&matrix.columns)),
        format!("{} ↓", name(&matrix.rows)),
    ]
}

fn level_text((number, label): &(u8, Text), style: Style) -> String {
    format!("{number} {}", escape::one_line(label.get(style.lang)))
}

/// The lines of a level's label.
fn label(level: &(u8, Text), room: usize, words: bool, style: Style) -> Lines {
    let text = if words {
        level_text(level, style)
    } else {
        level.0.to_string()
    };
    let lines = wrap(&text, room.saturating_sub(2), TALLEST);
    let painted = lines.iter().map(|line| style.paint.ink(Ink::STRONG, line));
    painted.map(|line| format!(" {line}")).collect()
}

/// The ids of a field, the last one a count when there are too many.
fn shown(cell: &MatrixCell) -> Vec<String> {
    let crowd = cell.ids.len() > MOST_IDS;
    let kept = if crowd { MOST_IDS - 1 } else { MOST_IDS };
    let ids = cell.ids.iter().take(kept);
    let mut shown: Vec<String> = ids.map(|id| escape::one_line(id).into_owned()).collect();
    if crowd {
        shown.push(format!("+{}", cell.ids.len() - kept));
    }
    shown
}

/// The lines of a field: at the top its signs, then the ids.
fn field(cell: &MatrixCell, wide: usize, marks: &Marks, style: Style) -> Lines {
    let mut lines = Vec::new();
    lines.extend(signs(cell, wide, marks, style));
    let ids = shown(cell).join(" ");
    if !ids.is_empty() {
        let ids = wrap(&ids, wide.saturating_sub(2), TALLEST);
        lines.extend(ids.iter().map(|line| format!(" {line}")));
    }
    lines
}

/// What stands at the top of a field: whether it is beyond the appetite, and without colour its
/// rating.
fn signs(cell: &MatrixCell, wide: usize, marks: &Marks, style: Style) -> Option<String> {
    let beyond = match cell.within_appetite {
        Some(false) => BEYOND,
        _ => "",
    };
    if style.paint.color && beyond.is_empty() {
        return None;
    }
    let rating = match style.paint.color {
        true => String::new(),
        false => cut(
            &mark(marks, cell.rating),
            wide.saturating_sub(width(beyond)),
        ),
    };
    // Spaces keep signs off the borders where there is room for them.
    let room = wide.saturating_sub(width(beyond) + width(&rating));
    let (left, right) = match (beyond.is_empty(), room) {
        (true, room) => (0, room.min(1)),
        (false, room) => (room.saturating_sub(1).min(1), room.min(1)),
    };
    let gap = " ".repeat(room - left - right);
    Some(format!(
        "{}{beyond}{gap}{rating}{}",
        " ".repeat(left),
        " ".repeat(right)
    ))
}

fn mark(marks: &Marks, rating: usize) -> String {
    format!("[{}]", marks::of(marks, rating))
}

/// The fields that hold ids, one below the other, for terminals too narrow for a grid.
fn list(matrix: &Matrix, marks: &Marks, style: Style) -> Vec<String> {
    let mut pairs = Vec::new();
    for ((row, _), cells) in matrix.rows.levels.iter().zip(&matrix.cells) {
        for ((column, _), cell) in matrix.columns.levels.iter().zip(cells) {
            let ids = shown(cell).join(" ");
            if !ids.is_empty() {
                pairs.push(Pair {
                    label: format!("{row} × {column}"),
                    value: format!("{} {ids}", mark(marks, cell.rating)),
                    ink: Ink::tone(matrix.tone(cell)),
                });
            }
        }
    }
    if pairs.is_empty() {
        return vec![style.paint.ink(Ink::MUTED, nothing(style.lang))];
    }
    let [column, row] = axis_names(matrix, style);
    let axes = cut(&format!("{row} × {column}"), style.width);
    let mut lines = vec![style.paint.ink(Ink::MUTED, &axes)];
    lines.extend(cards::lines(&pairs, style));
    lines
}
