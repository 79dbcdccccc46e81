//! What the rows of a timeline say, for formats that aren't tables.

use super::{cell, escape, title_column};
use crate::lang::Lang;
use crate::view::report::{Row, Table};

/// Reads texts out of the rows of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'t> {
    table: &'t Table,
    title: Option<usize>,
    lang: Lang,
}

impl<'t> Reader<'t> {
    pub(super) fn new(table: &'t Table, lang: Lang) -> Reader<'t> {
        Reader {
            table,
            title: title_column(&table.columns),
            lang,
        }
    }

    /// The title of a row on one line; empty when it has none.
    pub(super) fn title(&self, row: &Row) -> String {
        self.text(row, self.title)
    }

    /// The cell of a column on one line; empty when it is missing.
    pub(super) fn said(&self, row: &Row, column: &str) -> String {
        let mut columns = self.table.columns.iter();
        self.text(row, columns.position(|known| known.key.id == column))
    }

    fn text(&self, row: &Row, column: Option<usize>) -> String {
        let cell = column.and_then(|column| row.cells.get(column));
        let cell = cell.filter(|cell| !cell::is_missing(cell));
        let text = cell.map(|cell| cell::human(cell, self.lang));
        escape::one_line(&text.unwrap_or_default()).into_owned()
    }
}
