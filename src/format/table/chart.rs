//! A timeline: its table with a column of bars drawn to scale, and what the signs mean.

use super::bars::{Scale, Signs};
use super::grid::{GridColumn, frame};
use super::paint::Ink;
use super::sheet::Sheet;
use super::{Style, sheet};
use crate::format::escape::one_line;
use crate::format::width::{share, width, wrap};
use crate::lang::{Lang, Text};
use crate::text;
use crate::view::report::{Align, Shape, Timeline};

/// The narrowest chart worth drawing.
const NARROWEST: usize = 20;
/// A chart as wide as this shows all there is to see.
const WIDEST: usize = 100;
/// Lines a row of a chart may take: more would tear the bars apart.
const TALLEST: usize = 3;

/// Draws a timeline; without dates, or without room for bars, just its table.
pub(super) fn lines(timeline: &Timeline, style: Style) -> Vec<String> {
    let Some((first, last)) = timeline.range.filter(|_| !timeline.table.rows.is_empty()) else {
        return sheet::lines(&timeline.table, style);
    };
    let sheet = Sheet::new(&timeline.table, style);
    let Some((shown, mut widths)) = arrange(&sheet, style.width) else {
        return sheet::lines(&timeline.table, style);
    };
    let wanted = Scale::widest(first, last).clamp(NARROWEST, WIDEST);
    let taken = widths.iter().sum::<usize>() + frame(shown.len() + 1, 1);
    let chart = wanted.min(style.width.saturating_sub(taken)).max(NARROWEST);

    let scale = Scale::new(first, last, chart, timeline.status_date);
    let mut grid = sheet.grid(&shown, &widths, TALLEST);
    widths.push(chart);
    grid.columns.push(GridColumn {
        width: chart,
        align: Align::Left,
    });
    let ticks = scale.heading(style.lang);
    grid.heading.push(
        ticks
            .iter()
            .map(|line| style.paint.ink(Ink::MUTED, line))
            .collect(),
    );
    let mut signs = Signs::default();
    for (position, row) in grid.rows.iter_mut().enumerate() {
        let tall = row.cells.iter().map(Vec::len).max().unwrap_or(1);
        let bar = timeline.bars.get(position).and_then(Option::as_ref);
        let mut lines = vec![scale.draw(bar, style.paint, &mut signs)];
        // The line of the status date goes on beside wrapped titles.
        lines.extend((1..tall).map(|_| scale.draw(None, style.paint, &mut signs)));
        row.cells.push(lines);
    }
    let mut lines = grid.draw();
    lines.extend(legend(timeline, &signs, style));
    lines
}

/// Picks columns and widths that leave room for the chart: optional columns go first, then the
/// others from the right, but never the titles.
fn arrange(sheet: &Sheet<'_>, total: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let mut shown: Vec<usize> = (0..sheet.columns.len()).collect();
    loop {
        let rooms = sheet.rooms(&shown);
        let left = total.saturating_sub(frame(shown.len() + 1, 1));
        // A third of the line for the bars looks right; they shrink before a column goes.
        let roomy = share(&rooms, left.saturating_sub(left / 3));
        let fits = |widths: &Vec<usize>| left.saturating_sub(widths.iter().sum()) >= NARROWEST;
        let tight = || share(&rooms, left.checked_sub(NARROWEST)?);
        if let Some(widths) = roomy.filter(fits).or_else(tight) {
            return Some((shown, widths));
        }
        let optional = |at: &usize| sheet.columns[*at].optional;
        let spare = |at: &usize| !sheet.columns[*at].title;
        let goes = shown
            .iter()
            .rposition(optional)
            .or_else(|| shown.iter().rposition(spare))?;
        shown.remove(goes);
    }
}

/// Explains the signs that were drawn.
fn legend(timeline: &Timeline, signs: &Signs, style: Style) -> Vec<String> {
    let has = |shape: Shape| timeline.bars.iter().flatten().any(|bar| bar.shape == shape);
    let mut entries: Vec<(Ink, String, Text)> = Vec::new();
    if has(Shape::Summary) {
        entries.push((Ink::PHASE, "━━".to_owned(), text!("phase", "阶段")));
    }
    if signs.done {
        entries.push((Ink::TASK, "██".to_owned(), text!("done", "已完成")));
    }
    if signs.to_do {
        entries.push((Ink::TASK, "░░".to_owned(), text!("to do", "未完成")));
    }
    if signs.unknown {
        entries.push((
            Ink::TASK,
            "▒▒".to_owned(),
            text!("task, progress not stated", "任务（未填进度）"),
        ));
    }
    if has(Shape::Milestone) {
        entries.push((Ink::MILESTONE, "◆".to_owned(), text!("milestone", "里程碑")));
    }
    if let Some(date) = timeline.status_date.filter(|_| signs.status) {
        entries.push((
            Ink::STATUS,
            "│".to_owned(),
            text!("status date {date}", "状态日期 {date}", date = date),
        ));
    }
    flow(&entries, style)
}

/// Sets entries side by side, on as many lines as it takes.
pub(super) fn flow(entries: &[(Ink, String, Text)], style: Style) -> Vec<String> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (ink, sign, meaning) in entries {
        let meaning = match style.lang {
            Lang::En => &meaning.en,
            Lang::Zh => &meaning.zh,
        };
        let room = style.width.saturating_sub(width(sign) + 1);
        let meaning = wrap(&one_line(meaning), room, 1).concat();
        let wide = width(sign) + 1 + width(&meaning);
        let entry = format!("{} {meaning}", style.paint.ink(*ink, sign));
        match lines.last_mut() {
            Some((used, line)) if *used + 3 + wide <= style.width => {
                *used += 3 + wide;
                line.push_str("   ");
                line.push_str(&entry);
            }
            _ => lines.push((wide, entry)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
