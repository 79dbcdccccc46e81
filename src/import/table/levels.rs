//! How deep the rows of a table lie in its outline: by a column of levels, by the numbers of a work
//! breakdown structure, or by how far the titles are indented.

use super::headings::Column;
use super::rows::{Row, Table};

impl Table<'_> {
    /// The level of each row, 1 at the top; none when the table has no outline.
    pub(super) fn levels(&mut self, rows: &[Row<'_>]) -> Option<Vec<u32>> {
        if self.columns.has(Column::Level) {
            let level = |row: &Row<'_>| {
                let place = (row.number, row.record);
                let level = self.value(place, Column::Level, |text| text.parse().ok());
                level.unwrap_or(1)
            };
            return Some(rows.iter().map(level).collect());
        }
        let numbers: Vec<Option<u32>> = rows
            .iter()
            .map(|row| {
                self.text(row.record, Column::Wbs)
                    .and_then(|text| depth(&text))
            })
            .collect();
        if numbers.iter().flatten().any(|&depth| depth > 1) {
            // A row without a number lies where the one above it does.
            let mut last = 1;
            let levels = numbers.into_iter().map(|depth| {
                last = depth.unwrap_or(last);
                last
            });
            return Some(levels.collect());
        }
        if self.columns.has(Column::Phase) {
            return None;
        }
        let (at, _) = self.columns.get(Column::Title)?;
        let indents = rows
            .iter()
            .map(|row| indent(row.record.get(at).unwrap_or_default()));
        let indents: Vec<usize> = indents.collect();
        let is_indented = indents.iter().any(|indent| Some(indent) != indents.first());
        is_indented.then(|| stacked(&indents))
    }
}

/// How many numbers `1.2.1` has; none when it is no outline number.
fn depth(text: &str) -> Option<u32> {
    let mut depth = 0;
    for part in text.trim_end_matches('.').split('.') {
        if part.is_empty() || !part.chars().all(char::is_alphanumeric) {
            return None;
        }
        depth += 1;
    }
    Some(depth)
}

/// How wide the space in front of a title is.
fn indent(title: &str) -> usize {
    let space = title.chars().take_while(|c| c.is_whitespace());
    let width = |c: char| match c {
        '\t' => 4,
        '\u{3000}' => 2,
        _ => 1,
    };
    space.map(width).sum()
}

/// The level of each row: one more than that of the last row above it that is indented less.
fn stacked(indents: &[usize]) -> Vec<u32> {
    let mut above: Vec<usize> = Vec::new();
    let levels = indents.iter().map(|&indent| {
        while above.last().is_some_and(|&last| last >= indent) {
            above.pop();
        }
        above.push(indent);
        above.len() as u32
    });
    levels.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_an_outline_are_as_deep_as_they_have_parts() {
        for (text, found) in [
            ("1", Some(1)),
            ("1.2.10", Some(3)),
            ("1.2.", Some(2)),
            ("A.1", Some(2)),
            ("", None),
            ("1..2", None),
            ("see 1.2", None),
        ] {
            assert_eq!(depth(text), found, "{text}");
        }
    }

    #[test]
    fn indents_need_not_be_even() {
        assert_eq!(stacked(&[0, 2, 6, 6, 2, 0, 1]), [1, 2, 3, 3, 2, 1, 2]);
        assert_eq!(stacked(&[4, 0, 0]), [1, 1, 1]);
        assert_eq!(
            (indent("\u{3000}\u{3000}派单"), indent("\ta"), indent("a")),
            (4, 4, 0)
        );
    }
}
