//! Draws a grid of wrapped cells; comfy-table sets borders and alignment.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle, Table, TableStyle, Width,
};

use crate::view::report::Align;

/// Light lines and round corners, with no line between rows.
const CALM: TableStyle = TableStyle::new()
    .top_border(LineStyle::new('╭', '─', '┬', '╮'))
    .header_lines(ContentLineStyle::new('│', '│', '│'))
    .header_separator(LineStyle::new('├', '─', '┼', '┤'))
    .content_lines(ContentLineStyle::new('│', '│', '│'))
    .bottom_border(LineStyle::new('╰', '─', '┴', '╯'));

/// The same with a line between rows.
const RULED: TableStyle = CALM.row_separator(LineStyle::new('├', '─', '┼', '┤'));

/// The lines of a cell, wrapped to the width of its column.
pub(super) type Lines = Vec<String>;

/// A column of a grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct GridColumn {
    /// Width of the content.
    pub(super) width: usize,
    /// Where the content stands.
    pub(super) align: Align,
}

/// A row of a grid.
#[derive(Debug, Clone, Default)]
pub(super) struct GridRow {
    /// A cell for each column.
    pub(super) cells: Vec<Lines>,
    /// Whether a line is drawn above.
    pub(super) rule_above: bool,
}

/// Cells ready to be drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The columns.
    pub(super) columns: Vec<GridColumn>,
    /// The headings.
    pub(super) heading: Vec<Lines>,
    /// The rows.
    pub(super) rows: Vec<GridRow>,
    /// Whether a line is drawn between all rows.
    pub(super) ruled: bool,
    /// Spaces at both sides of every cell.
    pub(super) padding: u16,
}

/// The columns that borders and padding of a grid take.
pub(super) fn frame(columns: usize, padding: usize) -> usize {
    columns * (2 * padding + 1) + 1
}

fn tallest(cells: &[Lines]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
}

impl Grid {
    /// Draws the grid.
    pub(super) fn draw(&self) -> Vec<String> {
        let mut table = Table::new();
        table.load_style(if self.ruled { RULED } else { CALM });
        let cells = |cells: &[Lines]| -> Vec<Cell> {
            cells
                .iter()
                .map(|lines| Cell::new_owned(lines.join("\n")))
                .collect()
        };
        table.set_header(cells(&self.heading));
        for row in &self.rows {
            table.add_row(cells(&row.cells));
        }
        for (column, drawn) in self.columns.iter().zip(table.column_iter_mut()) {
            let content = u16::try_from(column.width).unwrap_or(u16::MAX);
            drawn.set_padding((self.padding, self.padding));
            // The widths are ours: comfy-table would share them out evenly and break Chinese
            // text before a comma.
            let full = content.saturating_add(2 * self.padding);
            drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(full)));
            drawn.set_cell_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
        let mut lines: Vec<String> = table.lines().collect();
        self.insert_rules(&mut lines);
        lines
    }

    /// Repeats the line below the heading above the rows that ask for one; comfy-table draws
    /// lines above all rows or none.
    fn insert_rules(&self, lines: &mut Vec<String>) {
        if self.ruled {
            return;
        }
        let below_heading = 1 + tallest(&self.heading);
        let Some(rule) = lines.get(below_heading).cloned() else {
            return;
        };
        let mut at = below_heading + 1;
        for (position, row) in self.rows.iter().enumerate() {
            if row.rule_above && position > 0 && at <= lines.len() {
                lines.insert(at, rule.clone());
                at += 1;
            }
            at += tallest(&row.cells);
        }
    }
}
