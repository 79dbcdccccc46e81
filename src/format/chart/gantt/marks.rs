//! Bars and diamonds: where they stand and what they look like.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::super::axis::Axis;
use super::super::scene::{Area, Class, Point, Scene, Tenths, px};
use super::links::Mark;
use crate::plan::value::Percent;
use crate::view::report::{Bar, Shape};

/// The narrowest bar that can be seen.
const NARROWEST: Tenths = px(3);

/// Heights of what a row holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heights {
    /// The row itself.
    pub(super) row: Tenths,
    /// A task.
    pub(super) bar: Tenths,
    /// Size of texts in rows.
    pub(super) font: Tenths,
    /// Whether bars leave room for baselines below.
    pub(super) has_baselines: bool,
}

impl Heights {
    /// The heights for so many rows: a chart of few is roomy, one of many still readable.
    pub(super) fn new(rows: usize, width: Tenths, has_baselines: bool) -> Heights {
        // As tall as a slide is, without its headings and legend.
        let room = width * 9 / 16 - px(210);
        let least = if rows > 25 { px(18) } else { px(24) };
        let rows = i64::try_from(rows.max(1)).unwrap_or(i64::MAX);
        let row = (room / rows).clamp(least, px(34));
        Heights {
            row,
            bar: row * if has_baselines { 40 } else { 46 } / 100,
            font: (row / 2 + px(1)).clamp(px(10), px(13)),
            has_baselines,
        }
    }

    /// Half of a diamond.
    pub(super) fn radius(&self) -> Tenths {
        (self.row * 30 / 100).min(px(9))
    }
}

/// A row's drawing with its places.
#[derive(Debug, Clone)]
pub(super) struct Placed<'b> {
    bar: &'b Bar,
    /// The bar or diamond; `None` when only the promised day is on the chart.
    pub(super) mark: Option<Mark>,
    /// Height of the bar's middle.
    pub(super) middle: Tenths,
    promised: Option<Tenths>,
    baseline: Option<(Tenths, Tenths)>,
    /// The middles of milestones without rows, and whether they are critical.
    points: Vec<(Tenths, bool)>,
    /// The critical parts of a phase.
    parts: Vec<(Tenths, Tenths)>,
}

/// Finds the places of a bar in the row that begins at `top`; `None` when nothing of it is on the
/// chart.
pub(super) fn place<'b>(
    bar: &'b Bar,
    axis: &Axis,
    heights: &Heights,
    top: Tenths,
) -> Option<Placed<'b>> {
    let lift = if heights.has_baselines {
        heights.row * 8 / 100
    } else {
        0
    };
    let middle = top + heights.row / 2 - lift;
    let row = (top, top + heights.row);
    let mark = |left, right, half, is_diamond| Mark {
        left,
        right,
        top: middle - half,
        bottom: middle + half,
        row,
        is_diamond,
    };
    let stretch = |first: Date, last: Date| {
        let seen = axis.holds_part(first, last);
        seen.then(|| widened(axis.start(first), axis.end(last), axis))
    };
    let moved = bar
        .promised
        .filter(|day| *day != bar.finish && axis.holds(*day));
    let (mark, promised) = match bar.shape {
        Shape::Milestone => {
            let centre = axis.middle(bar.finish);
            let radius = heights.radius();
            let diamond = mark(centre - radius, centre + radius, radius, true);
            let seen = axis.holds(bar.finish);
            (seen.then_some(diamond), moved.map(|day| axis.middle(day)))
        }
        Shape::Task | Shape::Summary => {
            let half = match bar.shape {
                Shape::Summary => heights.bar * 36 / 100,
                _ => heights.bar / 2,
            };
            let ends = stretch(bar.start, bar.finish);
            let mark = ends.map(|(left, right)| mark(left, right, half, false));
            (mark, moved.map(|day| axis.end(day)))
        }
    };
    let baseline = bar.baseline.and_then(|(first, last)| stretch(first, last));
    let points = bar.milestones.iter().filter(|point| axis.holds(point.day));
    let points: Vec<(Tenths, bool)> = points
        .map(|point| (axis.middle(point.day), point.critical))
        .collect();
    let parts = bar.critical_parts.iter();
    let parts = parts.filter_map(|(first, last)| {
        let (first, last) = (*first.max(&bar.start), *last.min(&bar.finish));
        (first <= last).then(|| stretch(first, last)).flatten()
    });
    let parts = parts.collect();
    let is_seen = mark.is_some() || promised.is_some() || baseline.is_some() || !points.is_empty();
    if !is_seen {
        return None;
    }
    Some(Placed {
        bar,
        mark,
        middle,
        promised,
        baseline,
        points,
        parts,
    })
}

/// A stretch that is wide enough to be seen, and still on the axis.
fn widened(left: Tenths, right: Tenths, axis: &Axis) -> (Tenths, Tenths) {
    let left = left.min(axis.right() - NARROWEST);
    (left, right.max(left + NARROWEST))
}

/// What of the signs a chart has used, so that its legend explains no others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Used {
    pub(super) phase: bool,
    pub(super) done: bool,
    pub(super) left: bool,
    pub(super) unknown: bool,
    pub(super) critical: bool,
    pub(super) baseline: bool,
    pub(super) milestone: bool,
    pub(super) reached: bool,
    pub(super) promised: bool,
    pub(super) deadline: bool,
    pub(super) missed: bool,
}

impl Placed<'_> {
    /// Where a label of a width may begin, the best place first: beside the bar or diamond itself,
    /// not beyond the promised day, which it would seem to tell.
    pub(super) fn label_places(&self, width: Tenths) -> Vec<Tenths> {
        let Some(mark) = self.mark else {
            return Vec::new();
        };
        let gaps = [px(5), px(13), px(20)];
        let (mut right, mut left) = (Some(mark.right), Some(mark.left));
        if let Some(promised) = self.promised {
            let (from, to) = (promised - px(9), promised + px(9));
            let is_behind = promised > mark.centre();
            match self.bar.shape {
                Shape::Milestone if is_behind => right = None,
                Shape::Milestone => left = None,
                // The flag of a deadline is small; close by, it doesn't part label and bar.
                _ if to > mark.right && from < mark.right + gaps[0] + width => {
                    right = (from < mark.right + gaps[1]).then_some(to - px(4));
                }
                _ if from < mark.left && to > mark.left - gaps[0] - width => left = None,
                _ => {}
            }
        }
        let right = right.map(|right| gaps.map(|gap| right + gap));
        let left = left.map(|left| gaps.map(|gap| left - gap - width));
        match (right, left) {
            (Some([a, b, c]), Some([d, e, _])) => vec![a, b, d, c, e],
            (right, left) => right.or(left).into_iter().flatten().collect(),
        }
    }

    /// Draws all of it.
    pub(super) fn draw(&self, scene: &mut Scene, heights: &Heights, used: &mut Used) {
        let bar = self.bar;
        if let Some((left, right)) = self.baseline {
            let height = heights.row * 13 / 100;
            let area = Area {
                x: left,
                y: self.middle + heights.bar / 2 + px(2),
                width: right - left,
                height,
            };
            scene.rect(area, px(1), Class::Baseline);
            used.baseline = true;
        }
        match (bar.shape, self.mark) {
            (Shape::Milestone, mark) => self.draw_milestone(mark, scene, heights, used),
            (_, None) => {}
            (Shape::Summary, Some(mark)) => {
                summary(scene, &mark, &self.parts);
                used.phase = true;
                used.critical |= !self.parts.is_empty();
                for (point, critical) in &self.points {
                    let radius = heights.radius() * 90 / 100;
                    let class = match critical {
                        true => Class::MilestoneCritical,
                        false => Class::MilestoneOnPhase,
                    };
                    diamond(scene, (*point, self.middle), radius, class);
                    used.milestone = true;
                }
            }
            (Shape::Task, Some(mark)) => {
                let area = area_of(&mark);
                task(scene, area, bar.progress, bar.critical);
                used.critical |= bar.critical;
                let done = bar.progress.map(|progress| progress.0);
                used.unknown |= done.is_none() && !bar.critical;
                used.done |= done.is_some_and(|done| done > Decimal::ZERO);
                used.left |= done.is_some_and(|done| done < Decimal::ONE_HUNDRED);
            }
        }
        if let Some(place) = self.promised.filter(|_| bar.shape != Shape::Milestone) {
            let missed = bar.promised.is_some_and(|promised| promised < bar.finish);
            deadline(scene, place, self.middle - heights.bar / 2, missed);
            used.deadline |= !missed;
            used.missed |= missed;
        }
    }

    fn draw_milestone(
        &self,
        mark: Option<Mark>,
        scene: &mut Scene,
        heights: &Heights,
        used: &mut Used,
    ) {
        let radius = heights.radius();
        if let Some(promised) = self.promised {
            if let Some(mark) = mark {
                let centre = (mark.left + mark.right) / 2;
                scene.line((promised, self.middle), (centre, self.middle), Class::Slip);
            }
            diamond(
                scene,
                (promised, self.middle),
                radius * 85 / 100,
                Class::Promised,
            );
            used.promised = true;
        }
        if let Some(mark) = mark {
            let class = if self.bar.critical {
                Class::MilestoneCritical
            } else {
                Class::Milestone
            };
            let centre = ((mark.left + mark.right) / 2, self.middle);
            diamond(scene, centre, radius, class);
            used.milestone = true;
            used.critical |= self.bar.critical;
            let all = Percent(Decimal::ONE_HUNDRED);
            if self
                .bar
                .progress
                .is_some_and(|progress| progress.0 >= all.0)
            {
                check(scene, centre, radius);
                used.reached = true;
            }
        }
    }
}

fn area_of(mark: &Mark) -> Area {
    Area {
        x: mark.left,
        y: mark.top,
        width: mark.right - mark.left,
        height: mark.bottom - mark.top,
    }
}

/// Draws a task.
pub(super) fn task(scene: &mut Scene, area: Area, progress: Option<Percent>, critical: bool) {
    let round = px(2).min(area.width / 3);
    let pick = |usual, critical_class| if critical { critical_class } else { usual };
    match progress {
        // Not stated is not zero.
        None => scene.rect(area, round, pick(Class::Task, Class::CriticalTask)),
        Some(progress) => {
            scene.rect(area, round, pick(Class::TaskLeft, Class::CriticalLeft));
            let done = Area {
                width: done_width(progress, area.width),
                ..area
            };
            if done.width > 0 {
                let round = round.min(done.width / 3);
                scene.rect(done, round, pick(Class::TaskDone, Class::CriticalDone));
            }
        }
    }
    if critical {
        scene.rect(area, round, Class::Hatch);
        scene.rect(area, round, Class::CriticalBorder);
    }
}

/// The finished part of a bar: rounded down, but work that has begun shows.
fn done_width(progress: Percent, width: Tenths) -> Tenths {
    let share = progress.0.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let done = (Decimal::from(width) * share / Decimal::ONE_HUNDRED).trunc();
    let done = done.to_i64().unwrap_or(0).clamp(0, width);
    if share.is_zero() { 0 } else { done.max(px(1)) }
}

/// Draws a phase: a beam with feet, and on it what of it is critical.
pub(super) fn summary(scene: &mut Scene, mark: &Mark, parts: &[(Tenths, Tenths)]) {
    let height = mark.bottom - mark.top;
    let beam = mark.top + height * 55 / 100;
    let foot = height.min((mark.right - mark.left) / 2);
    let points = vec![
        (mark.left, mark.top),
        (mark.right, mark.top),
        (mark.right, mark.bottom),
        (mark.right - foot, beam),
        (mark.left + foot, beam),
        (mark.left, mark.bottom),
    ];
    scene.polygon(points, Class::Phase);
    for (left, right) in parts {
        let area = Area {
            x: *left,
            y: mark.top,
            width: right - left,
            height: beam - mark.top,
        };
        scene.rect(area, 0, Class::PhaseCritical);
        scene.rect(area, 0, Class::Hatch);
    }
}

/// Draws a diamond.
pub(super) fn diamond(scene: &mut Scene, (x, y): Point, radius: Tenths, class: Class) {
    let points = vec![
        (x, y - radius),
        (x + radius, y),
        (x, y + radius),
        (x - radius, y),
    ];
    scene.polygon(points, class);
}

/// Draws the check mark of a milestone that was reached.
pub(super) fn check(scene: &mut Scene, (x, y): Point, radius: Tenths) {
    let part = |tenths: i64| radius * tenths / 10;
    let points = vec![
        (x - part(4), y),
        (x - part(1), y + part(3)),
        (x + part(4), y - part(3)),
    ];
    scene.items.push(super::super::scene::Item::Polyline {
        points,
        class: Class::Reached,
    });
}

/// Draws a deadline: a flag that points down at the end of its day.
pub(super) fn deadline(scene: &mut Scene, x: Tenths, top: Tenths, missed: bool) {
    let class = if missed {
        Class::DeadlineMissed
    } else {
        Class::Deadline
    };
    let points = vec![
        (x - px(4), top - px(2)),
        (x + px(4), top - px(2)),
        (x, top + px(6)),
    ];
    scene.polygon(points, class);
}
