//! What the data formats share: stable names for columns, ratings and tones.

use crate::view::report::{Cell, Column, Matrix, MatrixCell, Row, RowKind, Table, Unit};

/// A column as data formats name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataColumn {
    id: &'static str,
    /// What the numbers of the column are.
    pub unit: Unit,
}

impl DataColumn {
    /// The stable name: shares are named after their unit, so that nobody has to guess whether
    /// 30 or 0.3 is meant.
    pub fn name(&self) -> String {
        named(self.id, self.unit)
    }

    /// The place of this column in a table; `None` when the table has no such column.
    pub fn place(&self, table: &Table) -> Option<usize> {
        let same = |column: &Column| column.key.id == self.id;
        table.columns.iter().position(same)
    }
}

/// The cell of a row at the place of a column; missing when there is none.
pub fn cell(row: &Row, place: Option<usize>) -> &Cell {
    let cell = place.and_then(|place| row.cells.get(place));
    cell.map_or(&Cell::Missing, |cell| cell.untoned().0)
}

/// The stable name of a value with a unit.
pub fn named(id: &str, unit: Unit) -> String {
    if unit == Unit::Percent && !id.ends_with("percent") {
        format!("{id}_percent")
    } else {
        id.to_owned()
    }
}

/// The unit of a single cell.
pub fn unit_of(cell: &Cell) -> Unit {
    match cell.untoned().0 {
        Cell::Money(_) => Unit::Money,
        Cell::Percent(_) => Unit::Percent,
        _ => Unit::None,
    }
}

/// The columns of tables that belong together: those of the first, then what later ones add.
///
/// A column that declares no unit takes the unit of its first cell that has one.
pub fn columns(tables: &[&Table]) -> Vec<DataColumn> {
    let mut columns: Vec<DataColumn> = Vec::new();
    for table in tables {
        let columns_of = table.columns.iter().enumerate();
        for (at, column) in columns_of.filter(|(_, column)| column.in_data) {
            let id = column.key.id;
            let known = columns.iter().position(|known| known.id == id);
            let unit = match column.unit {
                Unit::None => inferred(table, at),
                declared => declared,
            };
            match known {
                None => columns.push(DataColumn { id, unit }),
                Some(known) if columns[known].unit == Unit::None => columns[known].unit = unit,
                Some(_) => {}
            }
        }
    }
    columns
}

fn inferred(table: &Table, at: usize) -> Unit {
    let mut units = items(table)
        .filter_map(|row| row.cells.get(at))
        .map(unit_of);
    units.find(|unit| *unit != Unit::None).unwrap_or(Unit::None)
}

/// The rows that are data; sums are left out, for they would be counted twice.
pub fn items(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| row.kind != RowKind::Total)
}

/// The stable word for the rating of a field: its English word; empty when the matrix doesn't
/// know the rating.
pub fn rating(matrix: &Matrix, cell: &MatrixCell) -> String {
    let rating = matrix.ratings.get(cell.rating);
    rating.map_or_else(String::new, |rating| rating.label.en.to_lowercase())
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::plan::value::Percent;
    use crate::view::report::{Key, Tone};

    fn table(columns: Vec<Column>, cells: Vec<Cell>) -> Table {
        Table {
            key: Key::new("items", "Items", "项目"),
            columns,
            rows: vec![Row::item(0, cells)],
        }
    }

    #[test]
    fn columns_are_named_by_their_unit_even_when_every_cell_is_missing() {
        let declared = table(
            vec![Column::percent("weight", "W", "权重")],
            vec![Cell::Missing],
        );
        assert_eq!(columns(&[&declared])[0].name(), "weight_percent");
        let share = Cell::Percent(Percent(Decimal::ONE));
        let inferred = table(vec![Column::number("weight", "W", "权重")], vec![share]);
        assert_eq!(columns(&[&inferred])[0].name(), "weight_percent");
        assert_eq!(named("percent", Unit::Percent), "percent");
        assert_eq!(named("done_percent", Unit::Percent), "done_percent");
    }

    #[test]
    fn later_tables_add_columns_and_units() {
        let first = table(vec![Column::text("a", "A", "甲")], vec![Cell::Missing]);
        let share = Cell::Percent(Percent(Decimal::ONE)).toned(Tone::Good);
        let second = table(
            vec![Column::text("b", "B", "乙"), Column::text("a", "A", "甲")],
            vec![Cell::Missing, share],
        );
        let columns = columns(&[&first, &second]);
        let names: Vec<String> = columns.iter().map(DataColumn::name).collect();
        assert_eq!(names, ["a_percent", "b"]);
        assert_eq!(columns[1].place(&first), None);
        assert_eq!(cell(&first.rows[0], None), &Cell::Missing);
        let place = columns[0].place(&second);
        assert!(matches!(cell(&second.rows[0], place), Cell::Percent(_)));
    }
}
