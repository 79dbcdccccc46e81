//! Writes a report as CSV (RFC 4180): one table, English headings that never change, values that
//! a spreadsheet reads as numbers and dates.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::{Options, cell, data, escape};
use crate::view::report::{Block, Cell, Matrix, Report, Section, Table, Unit};

/// Writes the main block of a report: the first table, timeline or matrix, and the blocks of the
/// same name of all other plans below it. Facts and notes have no place in one table.
pub fn write(report: &Report, options: &Options, out: &mut impl Write) -> io::Result<()> {
    if options.bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let blocks = || report.sections.iter().flat_map(|section| &section.blocks);
    let Some(main) = blocks().find_map(block_id) else {
        return Ok(());
    };
    let mut writer = writer(out);
    if blocks().any(|block| matches!(block, Block::Matrix(matrix) if matrix.key.id == main)) {
        write_matrices(report, main, &mut writer)?;
    } else {
        write_heading(report, main, &mut writer)?;
        write_rows(report, main, &mut writer)?;
    }
    writer.flush()
}

/// Writes the rows of a table that goes on: those of the same columns stand before it.
pub fn write_more(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let Some(main) = blocks.find_map(block_id) else {
        return Ok(());
    };
    let mut writer = writer(out);
    write_rows(report, main, &mut writer)?;
    writer.flush()
}

fn writer<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

/// The name of a block that is data.
fn block_id(block: &Block) -> Option<&'static str> {
    match block {
        Block::Note(_) | Block::Aside(_) | Block::Facts(_) | Block::Drawing(_) => None,
        Block::Table(table) => Some(table.key.id),
        Block::Timeline(timeline) => Some(timeline.table.key.id),
        Block::Matrix(matrix) => Some(matrix.key.id),
    }
}

/// The first fields of every line: which plan it is about, when there are several.
fn plan_field(report: &Report, section: &Section) -> Vec<String> {
    let path = section.plan.as_ref().map_or("", |plan| plan.path.as_str());
    if report.sections.len() > 1 {
        vec![escape::no_formula(path).into_owned()]
    } else {
        Vec::new()
    }
}

fn plan_heading(report: &Report) -> Vec<String> {
    let several = report.sections.len() > 1;
    several.then(|| "plan".to_owned()).into_iter().collect()
}

fn tables<'a>(section: &'a Section, id: &str) -> impl Iterator<Item = &'a Table> {
    section.blocks.iter().filter_map(move |block| match block {
        Block::Table(table) if table.key.id == id => Some(table),
        Block::Timeline(timeline) if timeline.table.key.id == id => Some(&timeline.table),
        _ => None,
    })
}

/// The columns of all tables of a name.
fn columns(report: &Report, id: &str) -> Vec<data::DataColumn> {
    let every: Vec<&Table> = report
        .sections
        .iter()
        .flat_map(|section| tables(section, id))
        .collect();
    data::columns(&every)
}

fn write_heading(report: &Report, id: &str, writer: &mut Writer<impl Write>) -> io::Result<()> {
    let mut heading = plan_heading(report);
    for column in &columns(report, id) {
        heading.push(column.name());
        if column.unit == Unit::Money {
            heading.push(format!("{}_currency", column.name()));
        }
    }
    writer.write_record(&heading)?;
    Ok(())
}

fn write_rows(report: &Report, id: &str, writer: &mut Writer<impl Write>) -> io::Result<()> {
    let columns = columns(report, id);
    for section in &report.sections {
        let plan = plan_field(report, section);
        for table in tables(section, id) {
            let columns = columns.iter().map(|column| (column, column.place(table)));
            let columns: Vec<_> = columns.collect();
            for row in data::items(table) {
                let mut record = plan.clone();
                for (column, place) in &columns {
                    let cell = data::cell(row, *place);
                    record.push(field(cell));
                    if column.unit == Unit::Money {
                        record.push(currency(cell));
                    }
                }
                writer.write_record(&record)?;
            }
        }
    }
    Ok(())
}

/// A cell as a field; only texts are guarded, so a negative number stays a number.
fn field(cell: &Cell) -> String {
    let text = |text: &str| escape::no_formula(text).into_owned();
    match cell {
        Cell::Missing | Cell::Unknown => String::new(),
        Cell::Text(from_plan) => text(from_plan),
        // Our own words may quote the plan's.
        Cell::Label(label) => text(&label.en),
        Cell::Int(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Days(number) => cell::plain(*number),
        Cell::Money(money) => cell::plain(money.amount),
        Cell::Percent(percent) => cell::plain(percent.0),
        Cell::Date(date) => date.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::List(items) => list(items),
        Cell::Toned(_, inner) => field(inner),
    }
}

/// Joins items with `;`, the separator of spreadsheets in half of Europe: there each item is a
/// cell of its own, so each is guarded.
fn list(items: &[String]) -> String {
    let items: Vec<_> = items.iter().map(|item| escape::no_formula(item)).collect();
    items.join(";")
}

fn currency(cell: &Cell) -> String {
    match cell.untoned().0 {
        Cell::Money(money) => money
            .currency
            .map(|currency| currency.to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// Writes matrices in long form, a line for each field.
fn write_matrices(report: &Report, id: &str, writer: &mut Writer<impl Write>) -> io::Result<()> {
    let mut headed = false;
    for section in &report.sections {
        for block in &section.blocks {
            let Block::Matrix(matrix) = block else {
                continue;
            };
            if matrix.key.id != id {
                continue;
            }
            if !headed {
                let names = [
                    matrix.rows.key.id,
                    matrix.columns.key.id,
                    "rating",
                    "count",
                    "ids",
                ];
                let mut heading = plan_heading(report);
                heading.extend(names.map(str::to_owned));
                writer.write_record(&heading)?;
                headed = true;
            }
            write_matrix(matrix, &plan_field(report, section), writer)?;
        }
    }
    Ok(())
}

fn write_matrix(
    matrix: &Matrix,
    plan: &[String],
    writer: &mut Writer<impl Write>,
) -> io::Result<()> {
    for ((row, _), cells) in matrix.rows.levels.iter().zip(&matrix.cells) {
        for ((column, _), cell) in matrix.columns.levels.iter().zip(cells) {
            let mut record = plan.to_vec();
            record.push(row.to_string());
            record.push(column.to_string());
            record.push(escape::no_formula(&data::rating(matrix, cell)).into_owned());
            record.push(cell.ids.len().to_string());
            record.push(list(&cell.ids));
            writer.write_record(&record)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample;

    fn written(report: &Report, bom: bool) -> String {
        let mut out = Vec::new();
        let options = Options {
            bom,
            ..Options::default()
        };
        write(report, &options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn records(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let read = |record: Result<csv::StringRecord, _>| {
            record.unwrap().iter().map(str::to_owned).collect()
        };
        reader.records().map(read).collect()
    }

    #[test]
    fn one_plan_has_no_plan_column_and_units_are_in_the_heading() {
        let mut report = sample::budget();
        report.sections.truncate(1);
        let text = written(&report, false);
        assert!(text.ends_with("\r\n"));
        let records = records(&text);
        assert_eq!(
            records[0],
            [
                "id",
                "title",
                "kind",
                "quantity",
                "factor",
                "amount",
                "amount_currency",
                "share_percent",
                "due",
                "effort",
                "approved",
                "links",
                "note",
            ]
        );
        assert_eq!(
            records[2],
            [
                "B1",
                "水表更换",
                "material",
                "40",
                "-0.5",
                "450000.25",
                "CNY",
                "62.5",
                "2026-03-31",
                "12.5",
                "true",
                "T1;T2",
                "",
            ]
        );
    }

    #[test]
    fn totals_are_left_out_and_plans_follow_each_other() {
        let report = sample::budget();
        let records = records(&written(&report, false));
        assert!(
            records
                .iter()
                .all(|record| record.len() == records[0].len())
        );
        assert_eq!(records[0][0], "plan");
        assert!(
            !records
                .iter()
                .flatten()
                .any(|field| field.contains("Total"))
        );
        assert!(records.iter().any(|record| record[0] == "plans/`b.yaml"));
    }

    #[test]
    fn no_text_is_a_formula_and_no_control_character_is_raw() {
        let text = written(&sample::budget(), false);
        for record in records(&text).iter().skip(1) {
            for field in record {
                let number = field.parse::<f64>().is_ok();
                assert!(
                    number || !field.trim_start().starts_with(['=', '+', '-', '@', '＝']),
                    "{field:?}"
                );
            }
        }
        assert!(!text.contains(|c: char| escape::is_control(c) && !"\r\n\t".contains(c)));
    }

    #[test]
    fn a_matrix_is_written_field_by_field() {
        let mut report = sample::risks();
        report.sections.truncate(1);
        let records = records(&written(&report, true).replace('\u{feff}', ""));
        assert_eq!(
            records[0],
            ["probability", "impact", "rating", "count", "ids"]
        );
        assert_eq!(records.len(), 26);
        assert_eq!(records[5], ["5", "5", "extreme", "2", "R1;R12"]);
    }

    #[test]
    fn the_byte_order_mark_is_written_on_demand() {
        assert!(written(&sample::budget(), true).starts_with('\u{feff}'));
        assert!(!written(&sample::budget(), false).contains('\u{feff}'));
    }
}
