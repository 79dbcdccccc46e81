//! The series of a plot as shapes.

use super::super::scene::{Area, Class, Item, Point, Scene, Tenths, px};
use super::Frame;
use crate::view::report::{Role, Series, SeriesShape};

/// Up to so many points each has a dot of its own.
const MOST_DOTS: usize = 40;

/// A series with its places.
pub(super) enum Drawn {
    /// A line through places from the left to the right.
    Line(Vec<Point>),
    /// Left and right end of each column, and the height where it ends.
    Columns(Vec<(Tenths, Tenths, Tenths)>),
}

/// Finds the places of a series.
pub(super) fn places(series: &Series, frame: &Frame<'_>) -> Drawn {
    let points: Vec<Point> = series
        .points
        .iter()
        .filter_map(|(place, value)| Some((frame.across.place(*place)?, frame.up.place(*value))))
        .collect();
    match series.shape {
        SeriesShape::Line => Drawn::Line(thinned(&points)),
        SeriesShape::Steps => {
            let mut steps = Vec::with_capacity(points.len() * 2);
            for (at, point) in points.iter().enumerate() {
                if at > 0 {
                    steps.push((point.0, points[at - 1].1));
                }
                steps.push(*point);
            }
            // A value holds until the end.
            let right = frame.area.x + frame.area.width - px(6);
            if let Some((x, y)) = points.last().filter(|(x, _)| *x < right) {
                let _ = x;
                steps.push((right, *y));
            }
            Drawn::Line(thinned(&steps))
        }
        SeriesShape::Columns => {
            let columns = points
                .windows(2)
                .map(|pair| (pair[0].0, pair[1].0, pair[0].1));
            Drawn::Columns(merged(columns, frame.up.zero()))
        }
    }
}

impl Drawn {
    /// Draws the series; columns stand on `zero`.
    pub(super) fn draw(&self, scene: &mut Scene, series: &Series, zero: Tenths) {
        match self {
            Drawn::Line(points) => {
                let class = Class::Curve(series.role);
                scene.items.push(Item::Polyline {
                    points: points.clone(),
                    class,
                });
                let has_dots = series.shape == SeriesShape::Line && points.len() <= MOST_DOTS;
                for (x, y) in points.iter().filter(|_| has_dots || points.len() == 1) {
                    dot(scene, (*x, *y), series.role);
                }
            }
            Drawn::Columns(columns) => {
                for (left, right, y) in columns {
                    column(scene, (*left, *right), (*y, zero), series.role);
                }
            }
        }
    }

    /// The height of a line at a place; `None` beyond its ends.
    fn at(points: &[Point], x: Tenths) -> Option<Tenths> {
        // Of several points above each other the last one holds.
        let behind = points.partition_point(|point| point.0 <= x);
        let before = points.get(behind.checked_sub(1)?)?;
        let Some(next) = points.get(behind) else {
            return (before.0 == x).then_some(before.1);
        };
        let (width, height) = (next.0 - before.0, next.1 - before.1);
        Some(before.1 + height * (x - before.0) / width.max(1))
    }
}

/// Draws the point of a curve.
pub(super) fn dot(scene: &mut Scene, (x, y): Point, role: Role) {
    let area = Area {
        x: x - px(3),
        y: y - px(3),
        width: px(6),
        height: px(6),
    };
    scene.rect(area, px(3), Class::Piece(role));
}

/// Draws a column between two heights, with a gap to its neighbour where there is room for one.
pub(super) fn column(
    scene: &mut Scene,
    ends: (Tenths, Tenths),
    down: (Tenths, Tenths),
    role: Role,
) {
    let width = ends.1 - ends.0;
    let gap = if width > px(8) { width / 12 } else { 0 };
    let area = Area {
        x: ends.0 + gap,
        y: down.0.min(down.1),
        width: (width - 2 * gap).max(1),
        height: (down.0 - down.1).abs(),
    };
    if area.height > 0 {
        scene.rect(area, 0, Class::Piece(role));
        if role == Role::Excess {
            scene.rect(area, 0, Class::Hatch);
        }
    }
}

/// The same line with as few points as show it: of many in a pixel the first, the lowest, the
/// highest and the last.
fn thinned(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for run in points.chunk_by(|a, b| a.0 / px(1) == b.0 / px(1)) {
        if run.len() <= 4 {
            kept.extend(run);
            continue;
        }
        let mut ends = [0, run.len() - 1, 0, 0];
        for (at, point) in run.iter().enumerate() {
            if point.1 < run[ends[2]].1 {
                ends[2] = at;
            }
            if point.1 > run[ends[3]].1 {
                ends[3] = at;
            }
        }
        ends.sort_unstable();
        kept.extend(ends.map(|at| run[at]));
    }
    kept.dedup();
    kept
}

/// Columns too narrow to be seen become one that is as tall as the tallest of them.
fn merged(
    columns: impl Iterator<Item = (Tenths, Tenths, Tenths)>,
    zero: Tenths,
) -> Vec<(Tenths, Tenths, Tenths)> {
    let mut kept: Vec<(Tenths, Tenths, Tenths)> = Vec::new();
    for (left, right, y) in columns {
        match kept.last_mut() {
            Some(last) if last.1 - last.0 < px(1) => {
                last.1 = right;
                if (y - zero).abs() > (last.2 - zero).abs() {
                    last.2 = y;
                }
            }
            _ => kept.push((left, right, y)),
        }
    }
    kept
}

/// The areas where what is planned lies above what is available.
pub(super) fn short(drawn: &[(&Series, Drawn)]) -> Vec<Vec<Point>> {
    let line = |role: Role| {
        let mut lines = drawn.iter().filter(|(series, _)| series.role == role);
        lines.find_map(|(_, drawn)| match drawn {
            Drawn::Line(points) => Some(points.as_slice()),
            Drawn::Columns(_) => None,
        })
    };
    let (Some(planned), Some(available)) = (line(Role::Planned), line(Role::Available)) else {
        return Vec::new();
    };
    let (Some(first), Some(last)) = (planned.first(), planned.last()) else {
        return Vec::new();
    };
    let mut areas = Vec::new();
    let (mut upper, mut lower): (Vec<Point>, Vec<Point>) = (Vec::new(), Vec::new());
    let mut close = |upper: &mut Vec<Point>, lower: &mut Vec<Point>| {
        if upper.len() > 1 {
            let mut area = straight(upper);
            area.extend(straight(lower).into_iter().rev());
            areas.push(area);
        }
        upper.clear();
        lower.clear();
    };
    let mut x = first.0;
    while x <= last.0 {
        let heights = Drawn::at(planned, x).zip(Drawn::at(available, x));
        // Further up is more.
        match heights.filter(|(planned, available)| planned < available) {
            Some((planned, available)) => {
                upper.push((x, planned));
                lower.push((x, available));
            }
            None => close(&mut upper, &mut lower),
        }
        x += px(1);
    }
    close(&mut upper, &mut lower);
    areas
}

/// The same line without points between others of the same height.
fn straight(points: &[Point]) -> Vec<Point> {
    let is_between = |at: usize| {
        let around = at
            .checked_sub(1)
            .and_then(|before| points.get(before))
            .zip(points.get(at + 1));
        around.is_some_and(|(a, b)| a.1 == points[at].1 && b.1 == points[at].1)
    };
    let kept = (0..points.len()).filter(|at| !is_between(*at));
    kept.map(|at| points[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_between_its_points() {
        let steps = [(0, 100), (50, 100), (50, 40), (90, 40)];
        let at = |x| Drawn::at(&steps, x);
        assert_eq!(at(-1), None);
        assert_eq!((at(0), at(49)), (Some(100), Some(100)));
        assert_eq!((at(50), at(90), at(91)), (Some(40), Some(40), None));
        let slope = [(0, 0), (100, 50)];
        assert_eq!(Drawn::at(&slope, 50), Some(25));
    }

    #[test]
    fn thousands_of_points_keep_their_ends_and_extremes() {
        let points: Vec<Point> = (0..10_000)
            .map(|at| (at / 10, if at == 7_777 { -5 } else { at % 100 }))
            .collect();
        let thin = thinned(&points);
        assert!(thin.len() <= 4 * 101, "{}", thin.len());
        assert!(thin.is_sorted_by_key(|point| point.0));
        assert_eq!((thin.first(), thin.last()), (points.first(), points.last()));
        assert!(thin.iter().any(|point| point.1 == -5));
    }

    #[test]
    fn narrow_columns_become_one_as_tall_as_the_tallest() {
        let columns = (0..100).map(|at| (at, at + 1, 500 - at));
        let merged = merged(columns, 1_000);
        assert!(merged.len() <= 11, "{merged:?}");
        assert_eq!(merged[0], (0, 10, 491));
    }
}
