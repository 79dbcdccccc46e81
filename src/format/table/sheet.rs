//! Lays a table out: which columns are shown, how wide they are, where their text wraps.

use super::cards::{self, Pair};
use super::grid::{Grid, GridColumn, GridRow, frame};
use super::paint::Ink;
use super::{Style, TALLEST};
use crate::format::width::{Room, label_width, share, widest_piece, width, wrap};
use crate::format::{cell, escape, indent_steps, nothing, title_column};
use crate::view::report::{Align, Cell, Row, RowKind, Table};

/// The least width of a column of texts.
const LEAST_TEXT: usize = 8;
/// The widest word that a column makes room for, so that it isn't broken.
const WIDEST_WORD: usize = 13;
/// The least width of the column of titles.
const LEAST_TITLE: usize = 12;
/// Optional columns go before titles get narrower than this.
const GOOD_TITLE: usize = 24;
/// A value such as a date or an amount stays whole up to this width.
const WIDEST_VALUE: usize = 24;
/// Beyond this even an unlimited table wraps.
const WIDEST_COLUMN: usize = 400;
/// The line between cards ends here.
const WIDEST_RULE: usize = 40;

/// A column that may be shown.
#[derive(Debug, Clone)]
pub(super) struct SheetColumn {
    /// The heading.
    pub(super) heading: String,
    /// Where the content stands.
    pub(super) align: Align,
    /// How much room the column wants.
    pub(super) room: Room,
    /// Whether the column goes first when room runs short.
    pub(super) optional: bool,
    /// Whether the column holds the titles.
    pub(super) title: bool,
    /// Position among the cells of a row.
    at: usize,
}

/// A table with its texts ready for measuring.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    /// The columns for the screen.
    pub(super) columns: Vec<SheetColumn>,
    rows: &'a [Row],
    /// The text of every cell of `columns`, row by row.
    texts: Vec<Vec<String>>,
    style: Style,
}

/// Draws a table.
pub(super) fn lines(table: &Table, style: Style) -> Vec<String> {
    if table.rows.is_empty() {
        return vec![style.paint.ink(Ink::MUTED, nothing(style.lang))];
    }
    let sheet = Sheet::new(table, style);
    let mut shown: Vec<usize> = (0..sheet.columns.len()).collect();
    loop {
        if let Some(widths) = share(
            &sheet.rooms(&shown),
            style.width.saturating_sub(frame(shown.len(), 1)),
        ) {
            return sheet.grid(&shown, &widths, TALLEST).draw();
        }
        // Nothing is left out that the view doesn't call optional: cards always fit.
        let Some(optional) = shown.iter().rposition(|at| sheet.columns[*at].optional) else {
            return sheet.cards();
        };
        shown.remove(optional);
    }
}

impl<'a> Sheet<'a> {
    /// Measures a table.
    pub(super) fn new(table: &'a Table, style: Style) -> Sheet<'a> {
        let on_screen: Vec<usize> = (0..table.columns.len())
            .filter(|at| table.columns[*at].on_screen)
            .collect();
        let text = |row: &Row, at: usize| {
            let cell = row.cells.get(at).unwrap_or(&Cell::Missing);
            if row.kind == RowKind::Total && cell::is_missing(cell) {
                // A sum says nothing in most columns; a dash would look like missing data.
                return String::new();
            }
            escape::one_line(&cell::human(cell, style.lang))
                .trim()
                .to_owned()
        };
        let texts: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| on_screen.iter().map(|at| text(row, *at)).collect())
            .collect();
        let title = title_column(&table.columns);
        let columns = on_screen.iter().enumerate().map(|(shown, at)| {
            let column = &table.columns[*at];
            let heading = escape::one_line(column.key.label.get(style.lang)).into_owned();
            let is_title = title == Some(*at);
            let mut content = 0;
            let mut value = 0;
            let mut piece = 0;
            for (row, texts) in table.rows.iter().zip(&texts) {
                let wide = width(&texts[shown]) + if is_title { indent(row) } else { 0 };
                content = content.max(wide);
                piece = piece.max(widest_piece(&texts[shown]).min(WIDEST_WORD));
                if row.cells.get(*at).is_some_and(is_value) {
                    value = value.max(wide.min(WIDEST_VALUE));
                }
            }
            let natural = content.max(width(&heading)).clamp(1, WIDEST_COLUMN);
            let text = if is_title { LEAST_TITLE } else { LEAST_TEXT };
            let word = label_width(&heading).min(LEAST_TITLE);
            let least = content
                .min(text)
                .max(piece)
                .max(value)
                .max(word)
                .min(natural);
            SheetColumn {
                heading,
                align: column.align,
                room: Room { least, natural },
                optional: column.optional,
                title: is_title,
                at: *at,
            }
        });
        Sheet {
            columns: columns.collect(),
            rows: &table.rows,
            texts,
            style,
        }
    }

    /// The room that some of the columns want. As long as optional columns are among them,
    /// titles insist on more than their least.
    pub(super) fn rooms(&self, shown: &[usize]) -> Vec<Room> {
        let generous = shown.iter().any(|at| self.columns[*at].optional);
        let room = |at: &usize| {
            let mut room = self.columns[*at].room;
            if generous && self.columns[*at].title {
                room.least = room.least.max(room.natural.min(GOOD_TITLE));
            }
            room
        };
        shown.iter().map(room).collect()
    }

    /// Wraps some of the columns to the given widths; rows are at most `tallest` lines high.
    pub(super) fn grid(&self, shown: &[usize], widths: &[usize], tallest: usize) -> Grid {
        let columns = shown.iter().zip(widths).map(|(at, width)| GridColumn {
            width: *width,
            align: self.columns[*at].align,
        });
        let heading = shown.iter().zip(widths).map(|(at, width)| {
            let lines = wrap(&self.columns[*at].heading, *width, TALLEST);
            lines
                .iter()
                .map(|line| self.style.paint.ink(Ink::STRONG, line))
                .collect()
        });
        let mut rows: Vec<GridRow> = Vec::with_capacity(self.rows.len());
        for (position, row) in self.rows.iter().enumerate() {
            let before = position
                .checked_sub(1)
                .and_then(|before| self.rows.get(before));
            let after_total = before.is_some_and(|before| before.kind == RowKind::Total);
            rows.push(GridRow {
                cells: shown
                    .iter()
                    .zip(widths)
                    .map(|(at, width)| self.cell(position, *at, *width, tallest))
                    .collect(),
                rule_above: (row.kind == RowKind::Total) != after_total,
            });
        }
        Grid {
            columns: columns.collect(),
            heading: heading.collect(),
            rows,
            ruled: false,
            padding: 1,
        }
    }

    fn cell(&self, row: usize, column: usize, room: usize, tallest: usize) -> Vec<String> {
        let text = &self.texts[row][column];
        let row = &self.rows[row];
        let indent = if self.columns[column].title {
            indent(row)
        } else {
            0
        };
        // An indent never eats the room of the text itself.
        let indent = indent.min(room.saturating_sub(LEAST_TEXT));
        let ink = self.ink(row, column);
        let lines = wrap(text, room - indent, tallest);
        let painted = lines.iter().map(|line| self.style.paint.ink(ink, line));
        painted
            .map(|line| format!("{}{line}", " ".repeat(indent)))
            .collect()
    }

    fn ink(&self, row: &Row, column: usize) -> Ink {
        let cell = row
            .cells
            .get(self.columns[column].at)
            .unwrap_or(&Cell::Missing);
        let ink = Ink::of(cell);
        match row.kind {
            RowKind::Item => ink,
            RowKind::Group | RowKind::Total => ink.bold(),
        }
    }

    /// The table as cards, for a terminal that is too narrow for columns.
    fn cards(&self) -> Vec<String> {
        let rule = "─".repeat(self.style.width.min(WIDEST_RULE));
        let rule = self.style.paint.ink(Ink::MUTED, &rule);
        let mut lines = Vec::new();
        for (row, texts) in self.rows.iter().zip(&self.texts) {
            lines.push(rule.clone());
            let cells = self.columns.iter().zip(texts).enumerate();
            // A card that heads others has little to say; dashes are for the items themselves.
            let says = |text: &str| {
                !text.is_empty() && (row.kind == RowKind::Item || text != cell::MISSING)
            };
            let pairs: Vec<Pair> = cells
                .filter(|(_, (_, text))| says(text))
                .map(|(at, (column, text))| Pair {
                    label: column.heading.clone(),
                    value: text.clone(),
                    ink: self.ink(row, at),
                })
                .collect();
            lines.extend(cards::lines(&pairs, self.style));
        }
        lines.push(rule);
        lines
    }
}

/// Columns by which the title of a row is moved to the right.
fn indent(row: &Row) -> usize {
    indent_steps(row) * 2
}

/// Tells whether a cell is one value that is hard to read on two lines.
fn is_value(cell: &Cell) -> bool {
    let texts = matches!(
        cell.untoned().0,
        Cell::Missing | Cell::Text(_) | Cell::Label(_) | Cell::List(_)
    );
    !texts
}
