//! Arrows between rows: orthogonal, and known to labels, which keep clear of them.

use std::collections::BTreeMap;

use super::super::scene::{Area, Point, Tenths, px};
use crate::plan::value::LinkKind;

/// How far an arrow goes on before it turns.
const STUB: Tenths = px(7);
/// How far from the left end of a bar an arrow comes in from above.
const ENTRY: Tenths = px(6);
/// Up to this distance an arrow turns once and comes in from above.
const NEAR: Tenths = px(28);

/// What is drawn in a row, as far as arrows care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Left and right end.
    pub(super) left: Tenths,
    pub(super) right: Tenths,
    pub(super) top: Tenths,
    pub(super) bottom: Tenths,
    /// Upper and lower edge of the row.
    pub(super) row: (Tenths, Tenths),
    /// A diamond has nothing but its corners to hold on to.
    pub(super) is_diamond: bool,
}

impl Mark {
    fn middle(&self) -> Tenths {
        (self.top + self.bottom) / 2
    }

    pub(super) fn centre(&self) -> Tenths {
        (self.left + self.right) / 2
    }
}

/// The way of an arrow from one mark to another; it stays between `limits`.
///
/// Bars are drawn above arrows, so an arrow that meets one on its way passes behind it.
pub(super) fn route(
    from: &Mark,
    to: &Mark,
    kind: LinkKind,
    limits: (Tenths, Tenths),
) -> Vec<Point> {
    let clamp = |x: Tenths| x.clamp(limits.0, limits.1);
    let (leave, enter) = (from.middle(), to.middle());
    let beside = |x1: Tenths, x: Tenths, x2: Tenths| {
        let x = clamp(x);
        vec![(x1, leave), (x, leave), (x, enter), (x2, enter)]
    };
    match kind {
        LinkKind::FinishToStart => finish_to_start(from, to, clamp),
        LinkKind::StartToStart => beside(from.left, from.left.min(to.left) - STUB, to.left),
        LinkKind::FinishToFinish => beside(from.right, from.right.max(to.right) + STUB, to.right),
        LinkKind::StartToFinish => {
            let (out, back) = (clamp(from.left - STUB), clamp(to.right + STUB));
            let gap = gap(from, to);
            vec![
                (from.left, leave),
                (out, leave),
                (out, gap),
                (back, gap),
                (back, enter),
                (to.right, enter),
            ]
        }
    }
}

/// The edge of the later row on the side of the earlier one.
fn gap(from: &Mark, to: &Mark) -> Tenths {
    if to.middle() > from.middle() {
        to.row.0
    } else {
        to.row.1
    }
}

fn finish_to_start(from: &Mark, to: &Mark, clamp: impl Fn(Tenths) -> Tenths) -> Vec<Point> {
    let down = to.middle() > from.middle();
    let (leave, enter) = (from.middle(), to.middle());
    let edge = if down { to.top } else { to.bottom };
    let entry = if to.is_diamond {
        to.centre()
    } else {
        to.centre().min(to.left + ENTRY)
    };
    let reaches = if from.is_diamond {
        (entry - from.centre()).abs() < px(1)
    } else {
        (from.left.max(from.right - NEAR)..=from.right).contains(&entry)
    };
    if reaches {
        let x = if from.is_diamond {
            from.centre()
        } else {
            entry
        };
        let out = if down { from.bottom } else { from.top };
        return vec![(x, out), (entry, edge)];
    }
    if (from.right..=from.right + NEAR).contains(&entry) {
        return vec![(from.right, leave), (entry, leave), (entry, edge)];
    }
    let out = clamp(from.right + STUB);
    if to.left >= out + STUB {
        return vec![
            (from.right, leave),
            (out, leave),
            (out, enter),
            (to.left, enter),
        ];
    }
    let gap = gap(from, to);
    vec![
        (from.right, leave),
        (out, leave),
        (out, gap),
        (entry, gap),
        (entry, edge),
    ]
}

/// Where arrows run, so that labels can keep clear of them.
///
/// Lines are gathered by pixel and merged: however many links cross a row, a label asks no more
/// than a few questions.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// By pixel from the left: from and to, from the top.
    vertical: BTreeMap<Tenths, Vec<(Tenths, Tenths)>>,
    /// By pixel from the top: from and to, from the left.
    horizontal: BTreeMap<Tenths, Vec<(Tenths, Tenths)>>,
}

/// Lines keep so far from labels.
const CLEAR: Tenths = px(3);

impl Lines {
    /// Gathers the pieces of arrows, and of other lines that labels must not touch.
    pub(super) fn new<'a>(ways: impl IntoIterator<Item = &'a [Point]>) -> Lines {
        let mut lines = Lines::default();
        for way in ways {
            for pair in way.windows(2) {
                let ((x1, y1), (x2, y2)) = (pair[0], pair[1]);
                if y1 == y2 {
                    let ends = (x1.min(x2), x1.max(x2));
                    lines.horizontal.entry(y1 / px(1)).or_default().push(ends);
                } else {
                    // A straight arrow may lean by less than a pixel.
                    let ends = (y1.min(y2), y1.max(y2));
                    lines.vertical.entry(x1 / px(1)).or_default().push(ends);
                }
            }
        }
        let lists = lines
            .vertical
            .values_mut()
            .chain(lines.horizontal.values_mut());
        for list in lists {
            merge(list);
        }
        lines
    }

    /// Whether no line comes near a rectangle.
    pub(super) fn spare(&self, area: &Area) -> bool {
        let across = (area.x - CLEAR, area.x + area.width + CLEAR);
        let along = (area.y, area.y + area.height);
        !meets(&self.vertical, across, along) && !meets(&self.horizontal, along, across)
    }
}

/// Sorts stretches and joins those that touch.
fn merge(list: &mut Vec<(Tenths, Tenths)>) {
    list.sort_unstable();
    list.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
}

fn meets(
    lines: &BTreeMap<Tenths, Vec<(Tenths, Tenths)>>,
    at: (Tenths, Tenths),
    between: (Tenths, Tenths),
) -> bool {
    let pixels = at.0.div_euclid(px(1))..=at.1.div_euclid(px(1));
    lines.range(pixels).any(|(_, stretches)| {
        // The first that ends behind where the label begins.
        let first = stretches.partition_point(|(_, end)| *end < between.0);
        stretches
            .get(first)
            .is_some_and(|(start, _)| *start <= between.1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(row: Tenths, left: Tenths, right: Tenths) -> Mark {
        let top = row * 300;
        Mark {
            left,
            right,
            top: top + 100,
            bottom: top + 200,
            row: (top, top + 300),
            is_diamond: false,
        }
    }

    fn fs(from: &Mark, to: &Mark) -> Vec<Point> {
        route(from, to, LinkKind::FinishToStart, (0, 10_000))
    }

    #[test]
    fn what_follows_at_once_is_entered_from_above() {
        let first = bar(0, 100, 1000);
        assert_eq!(
            fs(&first, &bar(1, 1000, 2000)),
            [(1000, 150), (1060, 150), (1060, 400)]
        );
        // Drawn upwards, the same from below.
        assert_eq!(
            fs(&bar(1, 100, 1000), &bar(0, 1000, 2000)),
            [(1000, 450), (1060, 450), (1060, 200)]
        );
        let diamond = Mark {
            is_diamond: true,
            ..bar(1, 930, 1050)
        };
        assert_eq!(fs(&first, &diamond), [(990, 200), (990, 400)]);
    }

    #[test]
    fn what_follows_later_is_entered_from_the_left() {
        assert_eq!(
            fs(&bar(0, 100, 1000), &bar(2, 3000, 4000)),
            [(1000, 150), (1070, 150), (1070, 750), (3000, 750)]
        );
    }

    #[test]
    fn what_began_before_is_reached_through_the_gap_between_rows() {
        assert_eq!(
            fs(&bar(0, 100, 3000), &bar(2, 1000, 4000)),
            [
                (3000, 150),
                (3070, 150),
                (3070, 600),
                (1060, 600),
                (1060, 700)
            ]
        );
    }

    #[test]
    fn other_links_hold_on_to_their_ends() {
        let (a, b) = (bar(0, 500, 1000), bar(1, 700, 2000));
        let limits = (450, 2030);
        let way = |kind| route(&a, &b, kind, limits);
        assert_eq!(
            way(LinkKind::StartToStart),
            [(500, 150), (450, 150), (450, 450), (700, 450)]
        );
        assert_eq!(
            way(LinkKind::FinishToFinish),
            [(1000, 150), (2030, 150), (2030, 450), (2000, 450)]
        );
        let way = way(LinkKind::StartToFinish);
        assert_eq!((way[0], way[5]), ((500, 150), (2000, 450)));
    }

    #[test]
    fn lines_know_what_they_touch() {
        let way: &[Point] = &[(100, 150), (400, 150), (400, 900)];
        let lines = Lines::new([way]);
        let area = |x, y| Area {
            x,
            y,
            width: 100,
            height: 100,
        };
        assert!(!lines.spare(&area(200, 100)));
        assert!(!lines.spare(&area(350, 500)));
        assert!(lines.spare(&area(460, 500)));
        assert!(lines.spare(&area(200, 200)));
        assert!(lines.spare(&area(350, 950)));
    }
}
