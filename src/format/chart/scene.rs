//! What a chart is made of: shapes and texts with places, in the order they are drawn.

use super::measure;
use crate::plan::value::Color;
use crate::view::report::{Role, Tone};

/// A length in tenths of a pixel: whole numbers make the same chart on every machine.
pub(super) type Tenths = i64;

/// So many pixels.
pub(super) const fn px(pixels: i64) -> Tenths {
    pixels * 10
}

/// A place, from the left and from the top.
pub(super) type Point = (Tenths, Tenths);

/// What a shape stands for; the theme knows how it looks, and style sheets find it by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Background,
    HeaderBand,
    PhaseBand,
    DayOff,
    GridLine,
    GridStrong,
    RowLine,
    Phase,
    PhaseCritical,
    /// A task whose progress nobody stated.
    Task,
    TaskLeft,
    TaskDone,
    CriticalTask,
    CriticalLeft,
    CriticalDone,
    CriticalBorder,
    /// The hatch on top of a critical bar.
    Hatch,
    Baseline,
    Milestone,
    MilestoneCritical,
    /// A milestone on the beam of its phase.
    MilestoneOnPhase,
    /// The check mark of a milestone that was reached.
    Reached,
    /// The promised day where it differs from the computed one.
    Promised,
    /// From the promised day to the computed one.
    Slip,
    Deadline,
    DeadlineMissed,
    Status,
    Link,
    LinkCritical,
    Title,
    Subtitle,
    Label,
    LabelStrong,
    LabelMuted,
    StatusLabel,
    /// A field of a matrix by the tone of its rating, and the text on it.
    Field(Tone),
    OnField(Tone),
    /// A field whose rating has a colour of its own, and the text on it.
    OwnField(Color),
    OnOwnField(Color),
    /// The lines between fields.
    FieldLine,
    /// An id in a field, and its text.
    Chip,
    ChipText,
    /// An id where it was, while it has gone elsewhere.
    ChipLeft,
    ChipLeftText,
    /// From where an id was to where it is, and the pale line around that.
    Move,
    Halo,
    /// The line that parts what is accepted from what isn't.
    Appetite,
    /// The line that values are counted from.
    AxisLine,
    /// The value that bars are seen against.
    Base,
    /// A curve, the word beside it, and a column or piece of a bar.
    Curve(Role),
    CurveText(Role),
    Piece(Role),
    /// Where more is planned than there is.
    Shortfall,
    /// A line across a plot, and its word.
    MarkLine(Tone),
    MarkText(Tone),
    /// A box of a graph, its texts, what it lacks, and what leads to what.
    Node(Tone),
    NodeText,
    NodeNote(Tone),
    Edge,
}

/// Where a text stands to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A rectangle from its left top corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: Tenths,
    pub(super) y: Tenths,
    pub(super) width: Tenths,
    pub(super) height: Tenths,
}

impl Area {
    /// Whether a line passes through: the corners lie on both sides of it, and the boxes around
    /// both meet.
    pub(super) fn is_crossed(&self, a: Point, b: Point) -> bool {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        let is_apart = a.0.min(b.0) >= right
            || a.0.max(b.0) <= self.x
            || a.1.min(b.1) >= bottom
            || a.1.max(b.1) <= self.y;
        let side = |x: Tenths, y: Tenths| (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0);
        let corners = [
            side(self.x, self.y),
            side(right, self.y),
            side(self.x, bottom),
            side(right, bottom),
        ];
        let has = |is: fn(&Tenths) -> bool| corners.iter().any(is);
        !is_apart && has(|side| *side > 0) && has(|side| *side < 0)
    }

    /// Whether two rectangles share more than an edge.
    #[cfg(test)]
    pub(super) fn overlaps(&self, other: &Area) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// Whether another rectangle lies within.
    #[cfg(test)]
    pub(super) fn holds(&self, other: &Area) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.width <= self.x + self.width
            && other.y + other.height <= self.y + self.height
    }
}

/// A part of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Rect {
        area: Area,
        /// Radius of the corners.
        round: Tenths,
        class: Class,
    },
    Line {
        from: Point,
        to: Point,
        class: Class,
    },
    /// A closed outline.
    Polygon {
        points: Vec<Point>,
        class: Class,
    },
    /// An open line through points.
    Polyline {
        points: Vec<Point>,
        class: Class,
    },
    /// A line through points that ends in an arrow head.
    Arrow {
        points: Vec<Point>,
        class: Class,
    },
    /// A line through points that ends in an arrow head, and may pass behind what is drawn later.
    Connector {
        points: Vec<Point>,
        class: Class,
    },
    /// A curve that leaves and arrives level, so far out at both ends, with an arrow head at one.
    Curve {
        ends: [Point; 2],
        out: Tenths,
        head: Option<Point>,
        class: Class,
    },
    Text(Label),
    /// From here to the next tip everything tells this when pointed at.
    Tip(String),
    /// Ends the last tip.
    NoTip,
}

/// A text on its base line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) at: Point,
    pub(super) anchor: Anchor,
    pub(super) size: Tenths,
    pub(super) bold: bool,
    pub(super) class: Class,
    /// The text, without control characters.
    pub(super) text: String,
}

impl Label {
    /// The room that the text takes.
    pub(super) fn area(&self) -> Area {
        let width = measure::width(&self.text, self.size, self.bold);
        let left = match self.anchor {
            Anchor::Start => 0,
            Anchor::Middle => width / 2,
            Anchor::End => width,
        };
        Area {
            x: self.at.0 - left,
            y: self.at.1 - ascent(self.size),
            width,
            height: ascent(self.size) + self.size / 4,
        }
    }
}

/// The height of a text above its base line.
pub(super) fn ascent(size: Tenths) -> Tenths {
    size * 9 / 10
}

/// The base line of a text that is centred at a height.
pub(super) fn base_line(middle: Tenths, size: Tenths) -> Tenths {
    middle + size * 35 / 100
}

/// A chart, ready to be written.
#[derive(Debug, Clone, Default)]
pub(super) struct Scene {
    pub(super) width: Tenths,
    pub(super) height: Tenths,
    pub(super) items: Vec<Item>,
}

impl Scene {
    pub(super) fn rect(&mut self, area: Area, round: Tenths, class: Class) {
        self.items.push(Item::Rect { area, round, class });
    }

    pub(super) fn line(&mut self, from: Point, to: Point, class: Class) {
        self.items.push(Item::Line { from, to, class });
    }

    pub(super) fn polygon(&mut self, points: Vec<Point>, class: Class) {
        self.items.push(Item::Polygon { points, class });
    }

    pub(super) fn text(&mut self, label: Label) {
        if !label.text.is_empty() {
            self.items.push(Item::Text(label));
        }
    }
}
