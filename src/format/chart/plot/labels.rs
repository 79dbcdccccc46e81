//! The words of a plot: beside its curves, above them, and in its legend.

use rust_decimal::Decimal;

use super::super::legend::{self, SIGN};
use super::super::measure;
use super::super::numbers::Axis;
use super::super::scene::{Anchor, Area, Class, Item, Label, Scene, Tenths, base_line, px};
use super::curves::{self, Drawn};
use super::{Across, Frame};
use crate::format::escape;
use crate::lang::{Lang, Text};
use crate::view::report::{MarkAt, Plot, Role, Series, SeriesShape, Tone};

/// Size of words beside and above curves.
const SIZE: Tenths = px(11);
/// Height of a line of them.
const LINE: Tenths = px(16);
/// More words than this beside the curves would be a list; the legend has them.
const MOST_BESIDE: usize = 8;
/// Lines of words above the curves.
const MOST_FLAGS: i64 = 12;

/// A word at the right end of a curve or level.
pub(super) struct Beside {
    text: String,
    /// The value that it stands beside.
    value: Decimal,
    class: Class,
}

/// A word above the plot, with a line down.
pub(super) struct Flag {
    x: Tenths,
    /// Left and right end of the word.
    span: (Tenths, Tenths),
    /// How many lines of words are below.
    line: i64,
    text: String,
    tone: Tone,
}

/// What stands beside the ends of curves and levels.
pub(super) fn beside(plot: &Plot, up: &Axis, lang: Lang) -> Vec<Beside> {
    let lines = plot
        .series
        .iter()
        .filter(|series| series.shape != SeriesShape::Columns);
    let ends = plot.series.iter().filter_map(|series| series.points.last());
    let last = ends.map(|(place, _)| *place).max();
    let curves = lines.filter_map(|series| {
        let (place, value) = series.points.last()?;
        // Steps go on; words far from the end of a curve would seem to be of another.
        if series.shape == SeriesShape::Line && Some(*place) != last {
            return None;
        }
        let label = escape::one_line(series.label.get(lang));
        Some(Beside {
            text: format!("{label} {}", up.said(*value)),
            value: *value,
            class: Class::CurveText(series.role),
        })
    });
    let levels = plot.marks.iter().filter_map(|mark| match mark.at {
        MarkAt::Level(value) => Some(Beside {
            text: escape::one_line(mark.label.get(lang)).into_owned(),
            value,
            class: Class::MarkText(mark.tone),
        }),
        MarkAt::Place(_) => None,
    });
    curves.chain(levels).collect()
}

/// The room at the right of the curves.
pub(super) fn room(beside: &[Beside], width: Tenths) -> Tenths {
    let shown = shown(beside);
    let widths = shown.map(|beside| measure::width(&beside.text, SIZE, false) + px(16));
    widths.max().unwrap_or(px(4)).min(width * 24 / 100)
}

/// Words that stand beside their curves: all of the first ones, and those of levels.
fn shown(beside: &[Beside]) -> impl Iterator<Item = &Beside> {
    beside.iter().rev().take(MOST_BESIDE)
}

/// Writes the words beside the ends of curves, moved apart where they would meet.
pub(super) fn draw_beside(scene: &mut Scene, beside: &[Beside], frame: &Frame<'_>) {
    let mut shown: Vec<(Tenths, &Beside)> = shown(beside)
        .map(|beside| (frame.up.place(beside.value), beside))
        .collect();
    shown.sort_by_key(|(y, _)| *y);
    let area = &frame.area;
    let (top, bottom) = (area.y + LINE / 2, area.y + area.height);
    let places = apart(
        &shown.iter().map(|(y, _)| *y).collect::<Vec<_>>(),
        (top, bottom),
    );
    let right = frame.area.x + frame.area.width;
    for ((at, beside), y) in shown.iter().zip(places) {
        if (at - y).abs() > px(2) {
            scene.items.push(Item::Polyline {
                points: vec![(right, *at), (right + px(7), y)],
                class: Class::GridStrong,
            });
        }
        let room = frame.ends.1 - right - px(10);
        scene.text(Label {
            at: (right + px(10), base_line(y, SIZE)),
            anchor: Anchor::Start,
            size: SIZE,
            bold: false,
            class: beside.class,
            text: measure::cut(&beside.text, SIZE, false, room),
        });
    }
}

/// Moves heights apart by a line each, within limits; ascending heights stay so.
fn apart(wanted: &[Tenths], limits: (Tenths, Tenths)) -> Vec<Tenths> {
    let mut places: Vec<Tenths> = Vec::with_capacity(wanted.len());
    for y in wanted {
        let least = places.last().map_or(limits.0, |last| last + LINE);
        places.push((*y).max(least));
    }
    // What was pushed off the lower end comes back up.
    let mut most = limits.1;
    for y in places.iter_mut().rev() {
        *y = (*y).min(most);
        most = *y - LINE;
    }
    places
}

/// The words of marks above the curves, so that no line down passes through a word.
///
/// Words stand at the right of their lines; where there is no room, and where the line of such a
/// word would be in the way, at the left.
pub(super) fn flags(plot: &Plot, across: &Across, ends: (Tenths, Tenths), lang: Lang) -> Vec<Flag> {
    let marks = plot.marks.iter().filter_map(|mark| match mark.at {
        MarkAt::Place(place) => Some((across.place(place)?, mark)),
        MarkAt::Level(_) => None,
    });
    let mut marks: Vec<_> = marks.collect();
    marks.sort_by_key(|(x, _)| *x);
    let mut flags: Vec<Flag> = marks
        .into_iter()
        .map(|(x, mark)| {
            let text = escape::one_line(mark.label.get(lang));
            let text = measure::cut(&text, SIZE, false, (ends.1 - ends.0) / 3);
            let width = measure::width(&text, SIZE, false);
            Flag {
                x,
                span: (x + px(4), x + px(4) + width),
                line: 0,
                text,
                tone: mark.tone,
            }
        })
        .collect();
    // The lines of words that stand at the left.
    let mut turned: Vec<Tenths> = Vec::new();
    for flag in flags.iter_mut().rev() {
        let is_in_the_way = turned.iter().any(|x| *x <= flag.span.1 + px(4));
        let width = flag.span.1 - flag.span.0;
        let turns = flag.span.1 > ends.1 || is_in_the_way;
        if turns && flag.x - px(4) - width >= ends.0 {
            flag.span = (flag.x - px(4) - width, flag.x - px(4));
            turned.push(flag.x);
        } else if let Some(line) = turned.last().filter(|_| is_in_the_way) {
            // No room at either side: the word ends before the line.
            let room = line - px(4) - flag.span.0;
            flag.text = measure::cut(&flag.text, SIZE, false, room);
            flag.span.1 = flag.span.0 + measure::width(&flag.text, SIZE, false);
        }
    }
    let is_turned = |flag: &Flag| flag.span.1 < flag.x;
    let (left, right): (Vec<usize>, Vec<usize>) =
        (0..flags.len()).partition(|at| is_turned(&flags[*at]));
    let mut settled: Vec<usize> = Vec::new();
    for at in right.into_iter().rev().chain(left) {
        let (start, end) = (flags[at].span.0 - px(4), flags[at].span.1 + px(4));
        let below = settled.iter().filter(|other| {
            let other = &flags[**other];
            let (first, last) = (other.span.0.min(other.x), other.span.1.max(other.x));
            first <= end && last >= start
        });
        let line = below.map(|other| flags[*other].line + 1).max();
        flags[at].line = line.unwrap_or(0);
        settled.push(at);
    }
    flags.retain(|flag| flag.line < MOST_FLAGS);
    flags
}

/// The height of the words above the curves.
pub(super) fn height(flags: &[Flag]) -> Tenths {
    let lines = flags.iter().map(|flag| flag.line + 1).max();
    lines.unwrap_or(0) * LINE
}

/// Draws the words above the curves and the lines below them.
pub(super) fn draw_flags(scene: &mut Scene, flags: &[Flag], area: &Area) {
    for flag in flags {
        let middle = area.y - flag.line * LINE - LINE / 2;
        scene.line(
            (flag.x, middle - LINE / 2),
            (flag.x, area.y + area.height),
            Class::MarkLine(flag.tone),
        );
        scene.text(Label {
            at: (flag.span.0, base_line(middle, SIZE)),
            anchor: Anchor::Start,
            size: SIZE,
            bold: false,
            class: Class::MarkText(flag.tone),
            text: flag.text.clone(),
        });
    }
}

/// Writes the value of each column at its end, if all of them have room.
pub(super) fn draw_values(scene: &mut Scene, series: &Series, drawn: &Drawn, frame: &Frame<'_>) {
    let Drawn::Columns(columns) = drawn else {
        return;
    };
    let up = &frame.up;
    let values = series.points.iter().map(|(_, value)| up.said(*value));
    let values: Vec<String> = values.take(series.points.len().saturating_sub(1)).collect();
    let fits = |((left, right, _), text): (&(Tenths, Tenths, Tenths), &String)| {
        measure::width(text, SIZE, false) + px(2) <= right - left
    };
    // Columns that were too narrow have become one.
    if columns.len() != values.len() || !columns.iter().zip(&values).all(fits) {
        return;
    }
    let zero = up.zero();
    let lowest = frame.area.y + frame.area.height - px(16);
    // Below the lowest stand the days.
    if columns.iter().any(|(.., y)| *y > zero && *y > lowest) {
        return;
    }
    for ((left, right, y), text) in columns.iter().zip(values) {
        let middle = if *y > zero { y + px(8) } else { y - px(8) };
        scene.text(Label {
            at: ((left + right) / 2, base_line(middle, SIZE)),
            anchor: Anchor::Middle,
            size: SIZE,
            bold: false,
            class: Class::Label,
            text,
        });
    }
}

/// A sign of the legend.
enum Sign {
    Series(SeriesShape, Role),
    Short,
}

/// Draws the legend: what no words beside a curve say.
pub(super) fn legend(
    scene: &mut Scene,
    plot: &Plot,
    beside: &[Beside],
    drawn: &[(&Series, Drawn)],
    ends: (Tenths, Tenths),
    top: Tenths,
    lang: Lang,
) -> Tenths {
    let is_curve = |beside: &&Beside| matches!(beside.class, Class::CurveText(_));
    let said = shown(beside).filter(is_curve).count();
    // What stands beside all curves need not be told again.
    let is_told = said == plot.series.len() || plot.series.len() == 1;
    let series = plot.series.iter().filter(|_| !is_told);
    let mut entries: Vec<(Sign, Text)> = series
        .map(|series| {
            (
                Sign::Series(series.shape, series.role),
                series.label.clone(),
            )
        })
        .collect();
    if !curves::short(drawn).is_empty() {
        let text = Text::new("more planned than available", "计划超出可用");
        entries.push((Sign::Short, text));
    }
    legend::draw(scene, &entries, ends, top, lang, draw_sign)
}

fn draw_sign(scene: &mut Scene, sign: &Sign, x: Tenths, middle: Tenths) {
    let area = Area {
        x,
        y: middle - px(6),
        width: SIGN,
        height: px(12),
    };
    match sign {
        Sign::Series(SeriesShape::Columns, role) => {
            curves::column(scene, (x, x + SIGN), (area.y, area.y + area.height), *role);
        }
        Sign::Series(shape, role) => {
            let class = Class::Curve(*role);
            scene.line((x, middle), (x + SIGN, middle), class);
            if *shape == SeriesShape::Line {
                curves::dot(scene, (x + SIGN / 2, middle), *role);
            }
        }
        Sign::Short => scene.rect(area, 0, Class::Shortfall),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_moved_apart_and_stay_within() {
        assert_eq!(apart(&[100, 500], (0, 1_000)), [100, 500]);
        assert_eq!(apart(&[100, 110, 120], (0, 1_000)), [100, 260, 420]);
        assert_eq!(apart(&[990, 1_000], (0, 1_000)), [840, 1_000]);
        assert_eq!(apart(&[], (0, 1_000)), [0; 0]);
    }
}
