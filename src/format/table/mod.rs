//! Writes a report for a terminal: tables, bar charts and matrices that fit its width.

use std::io::{self, Write};

use self::cards::Pair;
use self::paint::{Ink, Painter};
use super::{Options, cell, escape, width};
use crate::lang::Lang;
use crate::view::report::{Block, Cell, Facts, Key, Report, Section};

mod bars;
mod cards;
mod chart;
mod grid;
mod matrix;
mod paint;
mod sheet;
mod ticks;

/// The narrowest terminal that is written for; a narrower one gets lines of this width.
pub const NARROWEST: usize = 20;

/// Lines a cell may take before it is cut: a hostile text must not push the rest off the screen.
const TALLEST: usize = 12;

/// What every part of the table writer needs to know.
#[derive(Debug, Clone, Copy)]
struct Style {
    lang: Lang,
    width: usize,
    paint: Painter,
}

/// Writes a report, plan by plan.
pub fn write(report: &Report, options: &Options, out: &mut impl Write) -> io::Result<()> {
    let style = Style {
        lang: options.lang,
        width: options
            .width
            .unwrap_or(usize::from(u16::MAX))
            .max(NARROWEST),
        paint: Painter {
            color: options.color,
        },
    };
    for (position, section) in report.sections.iter().enumerate() {
        if position > 0 {
            writeln!(out)?;
        }
        for line in lines(section, style) {
            let line = style.paint.finish(&line);
            writeln!(out, "{}", escape::no_command(&line))?;
        }
    }
    Ok(())
}

fn lines(section: &Section, style: Style) -> Vec<String> {
    let mut lines = heading(section, style);
    for block in section.written() {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        match block {
            Block::Note(text) => {
                lines.extend(width::wrap(
                    &escape::one_line(text.get(style.lang)),
                    style.width,
                    TALLEST,
                ));
            }
            Block::Facts(block) => lines.extend(facts(block, style)),
            Block::Table(table) | Block::Aside(table) => {
                lines.push(title(table.key.label.get(style.lang), style));
                lines.extend(sheet::lines(table, style));
            }
            Block::Timeline(timeline) => {
                lines.push(title(timeline.table.key.label.get(style.lang), style));
                lines.extend(chart::lines(timeline, style));
            }
            Block::Matrix(block) => {
                lines.push(title(block.key.label.get(style.lang), style));
                lines.extend(matrix::lines(block, style));
            }
            Block::Drawing(_) => {}
        }
    }
    lines
}

/// The plan's title and path with a rule below.
fn heading(section: &Section, style: Style) -> Vec<String> {
    let text = |text: &str, ink: Ink| -> Vec<(usize, String)> {
        let lines = width::wrap(&escape::one_line(text), style.width, TALLEST);
        lines
            .iter()
            .map(|line| (width::width(line), style.paint.ink(ink, line)))
            .collect()
    };
    let Some(plan) = &section.plan else {
        return Vec::new();
    };
    let mut lines = text(&plan.title, Ink::STRONG);
    lines.extend(text(&plan.path, Ink::MUTED));
    let rule = lines.iter().map(|(wide, _)| *wide).max().unwrap_or(0);
    let mut lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    lines.push(style.paint.ink(Ink::MUTED, &"═".repeat(rule)));
    lines
}

fn title(text: &str, style: Style) -> String {
    style.paint.ink(
        Ink::STRONG,
        &width::cut(&escape::one_line(text), style.width),
    )
}

fn facts(facts: &Facts, style: Style) -> Vec<String> {
    let pair = |(key, cell): &(Key, Cell)| Pair {
        label: escape::one_line(key.label.get(style.lang)).into_owned(),
        value: escape::one_line(&cell::human(cell, style.lang)).into_owned(),
        ink: Ink::of(cell),
    };
    let pairs: Vec<Pair> = facts.entries.iter().map(pair).collect();
    let mut lines = vec![title(facts.key.label.get(style.lang), style)];
    lines.extend(cards::lines(&pairs, style));
    lines
}

#[cfg(test)]
mod tests;
