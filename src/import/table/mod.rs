//! A task table, as spreadsheets and Microsoft Project export it, becomes a plan.
//!
//! Columns are known by their headings, in English or Chinese and in any order. A cell is named
//! as spreadsheets name it: `C5`.

mod cells;
mod dates;
mod headings;
mod levels;
mod links;
mod rows;
mod timing;
mod uses;
mod worked;

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use crate::lang::Text;

use super::{Fault, Imported, Losses, Lost, encoding};

use headings::Columns;

/// What a workbook of Excel begins with.
const ZIP: &[u8] = b"PK\x03\x04";
/// What one of an old Excel begins with.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0";
/// Rows that may stand above the headings: a title, a date.
const MOST_ABOVE: usize = 10;

const WORKBOOK: Text = Text::new(
    "this is a workbook; save the sheet as CSV first",
    "这是 Excel 工作簿，请先把工作表另存为 CSV",
);
const NO_HEADINGS: Text = Text::new(
    "no column holds the titles of tasks; head one with “title”, “task” or “name”",
    "找不到任务名称列，请把列标题写作“任务名称”“任务”或“名称”",
);

/// Reads a table; `name` is the title of the plan.
///
/// # Errors
///
/// Fails when the file is no table of tasks.
pub fn import(bytes: &[u8], name: &str) -> Result<Imported, Fault> {
    if bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND_FILE) {
        return Err(Fault::whole(WORKBOOK));
    }
    let text = encoding::table(bytes)?;
    let (text, separator) = separated(&text);
    let mut losses = Losses::default();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut columns: Option<Columns> = None;
    let mut records = Vec::new();
    for (at, record) in reader.records().enumerate() {
        // Text can't be wrong for a reader that takes all rows.
        let Ok(record) = record else { continue };
        let row = record
            .position()
            .map_or(at, |place| place.line() as usize - 1);
        match &columns {
            Some(_) => records.push((row + 1, record)),
            None => {
                columns = Columns::find(&record, &mut losses);
                if columns.is_none() && at >= MOST_ABOVE {
                    break;
                }
            }
        }
    }
    let columns = columns.ok_or_else(|| Fault::whole(NO_HEADINGS))?;
    let draft = rows::draft(&columns, &records, name, &mut losses);
    Ok(Imported::new(&draft, losses))
}

/// The text of the table with what separates its cells.
fn separated(text: &str) -> (&str, u8) {
    let line = text.lines().next().unwrap_or_default();
    // Excel's own way to say so.
    if let Some([separator]) = line.strip_prefix("sep=").map(str::as_bytes) {
        return (
            text[line.len()..].trim_start_matches(['\r', '\n']),
            *separator,
        );
    }
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for line in text.lines().take(MOST_ABOVE) {
        let mut quoted = false;
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            for (separator, count) in &mut counts {
                *count += usize::from(!quoted && byte == *separator);
            }
        }
    }
    // Of two as frequent, the first.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    (text, best.map_or(b',', |(separator, _)| *separator))
}

/// A row of the table with its number.
type Record = (usize, StringRecord);

/// The text of a cell, without what keeps a spreadsheet from running it.
fn cell(record: &StringRecord, column: usize) -> Cow<'_, str> {
    let text = record.get(column).unwrap_or_default().trim();
    let guarded = text.strip_prefix('\'');
    let bare =
        guarded.filter(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
    Cow::Borrowed(bare.unwrap_or(text))
}

/// Tells a cell that can't be read: `C5 工期: “abc”`.
fn unreadable(losses: &mut Losses, row: usize, column: usize, heading: &str, text: &str) {
    losses.add(Lost::Unreadable, || cell_name(row, column, heading, text));
}

/// What stands where: `C5 工期: “abc”`.
fn cell_name(row: usize, column: usize, heading: &str, text: &str) -> String {
    format!("{}{row} {heading}: “{text}”", letters(column))
}

/// The letters of a column: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match rest / 26 {
            0 => break,
            more => rest = more - 1,
        }
    }
    letters.into_iter().rev().collect()
}
