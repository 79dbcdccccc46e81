//! Writes a report as Markdown with the tables of GitHub.

use std::io::{self, Write};

use super::{Options, cell, escape, marks};
use crate::lang::{Lang, Text};
use crate::view::report::{
    Align, Axis, Block, Cell, Column, Facts, Matrix, Report, Row, RowKind, Section, Table,
};

/// Writes a report: a heading for each plan and each block. Bars are not drawn.
pub fn write(report: &Report, options: &Options, out: &mut impl Write) -> io::Result<()> {
    for (position, section) in report.sections.iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        write_section(section, options.lang, out)?;
    }
    Ok(())
}

fn write_section(section: &Section, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    if let Some(plan) = &section.plan {
        writeln!(out, "## {}\n", escape::markdown(&plan.title))?;
        writeln!(out, "{}", escape::markdown_code(&plan.path))?;
    }
    for (position, block) in section.written().enumerate() {
        if position > 0 || section.plan.is_some() {
            writeln!(out)?;
        }
        match block {
            Block::Note(text) => writeln!(out, "{}", escape::markdown_paragraph(text.get(lang)))?,
            Block::Facts(facts) => write_facts(facts, lang, out)?,
            Block::Table(table) | Block::Aside(table) => write_table(table, lang, out)?,
            Block::Timeline(timeline) => write_table(&timeline.table, lang, out)?,
            Block::Matrix(matrix) => write_matrix(matrix, lang, out)?,
            Block::Drawing(_) => {}
        }
    }
    Ok(())
}

fn write_facts(facts: &Facts, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "### {}\n", escape::markdown(facts.key.label.get(lang)))?;
    let colon = match lang {
        Lang::En => ": ",
        Lang::Zh => "：",
    };
    for (key, cell) in &facts.entries {
        let label = escape::markdown(key.label.get(lang));
        writeln!(out, "- **{label}**{colon}{}", text(cell, lang))?;
    }
    Ok(())
}

fn text(cell: &Cell, lang: Lang) -> String {
    escape::markdown_lines(&cell::human(cell, lang))
}

fn write_table(table: &Table, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "### {}\n", escape::markdown(table.key.label.get(lang)))?;
    if table.rows.is_empty() {
        return writeln!(out, "{}", super::nothing(lang));
    }
    let shown: Vec<(usize, &Column)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.on_screen)
        .collect();
    let headings: Vec<String> = shown
        .iter()
        .map(|(_, column)| escape::markdown(column.key.label.get(lang)))
        .collect();
    write_row(&headings, out)?;
    let rules: Vec<String> = shown.iter().map(|(_, column)| rule(column.align)).collect();
    write_row(&rules, out)?;
    let indented = super::title_column(&table.columns);
    for row in &table.rows {
        let cells: Vec<String> = shown
            .iter()
            .map(|(at, _)| {
                let indent = if Some(*at) == indented {
                    super::indent_steps(row)
                } else {
                    0
                };
                table_cell(row, *at, indent, lang)
            })
            .collect();
        write_row(&cells, out)?;
    }
    Ok(())
}

fn rule(align: Align) -> String {
    match align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    }
}

fn table_cell(row: &Row, at: usize, indent: usize, lang: Lang) -> String {
    let cell = row.cells.get(at).unwrap_or(&Cell::Missing);
    // A sum says nothing in most columns; dashes there would look like missing data.
    let blank = row.kind == RowKind::Total && cell::is_missing(cell);
    let text = if blank {
        String::new()
    } else {
        text(cell, lang)
    };
    // GitHub drops leading spaces, so the indent has to be an entity.
    let indent = "&emsp;".repeat(indent);
    match row.kind {
        RowKind::Group | RowKind::Total if !cell::is_missing(cell) && !text.is_empty() => {
            format!("{indent}**{text}**")
        }
        _ => format!("{indent}{text}"),
    }
}

fn write_row(cells: &[String], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

fn write_matrix(matrix: &Matrix, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "### {}\n",
        escape::markdown(matrix.key.label.get(lang))
    )?;
    let marks = marks::marks(&matrix.ratings, lang);
    let mark = |rating| marks::of(&marks, rating);
    let name = |axis: &Axis| escape::markdown(axis.key.label.get(lang));
    let level =
        |(number, label): &(u8, Text)| format!("{number} {}", escape::markdown(label.get(lang)));
    let mut heading = vec![format!(
        "{} ↓ {} →",
        name(&matrix.rows),
        name(&matrix.columns)
    )];
    heading.extend(matrix.columns.levels.iter().map(level));
    write_row(&heading, out)?;
    write_row(&vec!["---".to_owned(); heading.len()], out)?;
    for (row, cells) in matrix.rows.levels.iter().zip(&matrix.cells) {
        let mut fields = vec![format!("**{}**", level(row))];
        for field in cells {
            let ids = escape::markdown_lines(&field.ids.join(", "));
            let mark = escape::markdown(&format!("[{}]", mark(field.rating)));
            fields.push(format!("{mark} {ids}").trim_end().to_owned());
        }
        write_row(&fields, out)?;
    }
    let ratings = matrix.ratings.iter().enumerate();
    let legend: Vec<String> = ratings
        .map(|(at, rating)| escape::markdown(&format!("[{}] {}", mark(at), rating.label.get(lang))))
        .collect();
    writeln!(out, "\n{}", legend.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::sample;

    fn written(report: &Report, lang: Lang) -> String {
        let mut out = Vec::new();
        let options = Options {
            lang,
            ..Options::default()
        };
        write(report, &options, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// Counts the cells of a row the way GitHub does: a pipe after a backslash is text.
    fn cells(line: &str) -> usize {
        let mut pipes: usize = 0;
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => drop(chars.next()),
                '|' => pipes += 1,
                _ => {}
            }
        }
        pipes.saturating_sub(1)
    }

    #[test]
    fn every_row_of_a_table_has_the_same_cells() {
        for report in [sample::budget(), sample::timeline(), sample::risks()] {
            for lang in Lang::ALL {
                let text = written(&report, lang);
                for table in text.split("\n\n").filter(|part| part.starts_with("| ")) {
                    let counts: Vec<usize> = table.lines().map(cells).collect();
                    assert!(counts.iter().all(|count| *count == counts[0]), "{table}");
                }
            }
        }
    }

    #[test]
    fn plan_text_is_no_markup() {
        let text = written(&sample::budget(), Lang::En);
        assert!(!text.contains(|c: char| escape::is_control(c) && c != '\n'));
        assert!(!text.contains("<script"));
        assert!(text.contains("&lt;script&gt;"));
        assert!(text.contains("\n`` plans/`b.yaml ``\n"), "{text}");
    }

    #[test]
    fn rows_show_their_kind_and_depth() {
        let text = written(&sample::budget(), Lang::Zh);
        assert!(text.contains("| **设备** |"), "{text}");
        assert!(text.contains("&emsp;水表更换"));
        assert!(text.contains("**合计**"));
        assert!(!text.contains("hidden"), "{text}");
    }

    #[test]
    fn a_matrix_names_its_ratings() {
        let text = written(&sample::risks(), Lang::Zh);
        assert!(text.contains("| \\[极\\] R1, R12 |"), "{text}");
        assert!(text.contains("\\[极\\] 极高 · \\[高\\] 高"));
    }
}
