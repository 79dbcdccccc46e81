//! Curves and columns over days or numbers.

mod curves;
mod labels;

use jiff::civil::Date;
use rust_decimal::Decimal;

use self::curves::Drawn;
use super::Look;
use super::axis::{Axis as Days, Scale};
use super::measure;
use super::numbers::Axis;
use super::scene::{Anchor, Area, Class, Item, Label, Scene, Tenths, base_line, px};
use crate::format::escape;
use crate::lang::Lang;
use crate::schedule::calendar::{date_of, day_number};
use crate::view::report::{Along, MarkAt, Place, Plot, Series, SeriesShape};

/// Size of the texts of the axes.
const SIZE: Tenths = px(11);
/// Height of a line of headings of days.
const HEADING: Tenths = px(20);

/// The height of curves on a page of a width: alone they fill a slide, many are low.
pub(super) fn height(page: Tenths, plots: usize) -> Tenths {
    let alone = (page * 9 / 16 - px(340)).clamp(px(220), px(560));
    match plots {
        ..=1 => alone,
        2 => alone.min(px(320)),
        _ => px(200),
    }
}

/// Draws a plot between two places, its curves so tall, from `top` on; gives the lower end.
pub(super) fn draw(
    scene: &mut Scene,
    plot: &Plot,
    ends: (Tenths, Tenths),
    (top, height): (Tenths, Tenths),
    look: &Look,
) -> Tenths {
    let has_points = plot.series.iter().any(|series| !series.points.is_empty());
    if !has_points {
        let text = plot.nothing.as_ref().map(|text| text.get(look.lang));
        let text = escape::one_line(text.unwrap_or(crate::format::nothing(look.lang)));
        let size = px(13);
        scene.text(Label {
            at: (ends.0, base_line(top + px(10), size)),
            anchor: Anchor::Start,
            size,
            bold: false,
            class: Class::Subtitle,
            text: measure::cut(&text, size, false, ends.1 - ends.0),
        });
        return top + px(20);
    }
    Frame::new(plot, ends, (top, height), look.lang).draw(scene)
}

/// The horizontal axis.
enum Across {
    Days(Box<Days>),
    Numbers(Box<Axis>),
}

impl Across {
    fn place(&self, place: Place) -> Option<Tenths> {
        match (self, place) {
            (Across::Days(days), Place::Day(day)) => Some(days.start(day)),
            (Across::Numbers(axis), Place::Number(number)) => Some(axis.place(number)),
            _ => None,
        }
    }
}

/// The frame of a plot with its axes.
struct Frame<'p> {
    plot: &'p Plot,
    lang: Lang,
    ends: (Tenths, Tenths),
    top: Tenths,
    /// The room of curves.
    area: Area,
    across: Across,
    up: Axis,
    /// What stands at the right of the curves.
    beside: Vec<labels::Beside>,
    /// What stands above them.
    flags: Vec<labels::Flag>,
}

impl<'p> Frame<'p> {
    fn new(
        plot: &'p Plot,
        ends: (Tenths, Tenths),
        (top, height): (Tenths, Tenths),
        lang: Lang,
    ) -> Frame<'p> {
        let width = ends.1 - ends.0;
        let values = plot.series.iter().flat_map(|series| &series.points);
        let values = values.map(|(_, value)| *value);
        let levels = plot.marks.iter().filter_map(|mark| match mark.at {
            MarkAt::Level(level) => Some(level),
            MarkAt::Place(_) => None,
        });
        // Columns and areas lie: without a zero, twice as tall isn't twice as much.
        let numbers = values.chain(levels).chain([Decimal::ZERO]);
        let up = Axis::new(&plot.quantity, numbers, 6, lang);
        let beside = labels::beside(plot, &up, lang);
        let ticks = up.ticks().into_iter();
        let widths = ticks.map(|(_, text)| measure::width(&text, SIZE, false));
        let left = ends.0 + widths.max().unwrap_or(0) + px(8);
        let right = ends.1 - labels::room(&beside, width);
        let side = px(6);
        let across = across(plot, (left + side, right - side), lang);
        let flags = labels::flags(plot, &across, (left, ends.1), lang);
        let above = top + unit_height(&up) + labels::height(&flags);
        // The tallest column has its value above.
        let above = above + if is_one_of_columns(plot) { px(12) } else { 0 };
        let area = Area {
            x: left,
            y: above,
            width: right - left,
            height,
        };
        Frame {
            plot,
            lang,
            ends,
            top,
            up: up.between(area.y + height, area.y),
            area,
            across,
            beside,
            flags,
        }
    }

    fn draw(&self, scene: &mut Scene) -> Tenths {
        self.grid(scene);
        let drawn: Vec<(&Series, Drawn)> = self
            .plot
            .series
            .iter()
            .map(|series| (series, curves::places(series, self)))
            .collect();
        for points in curves::short(&drawn) {
            scene.polygon(points, Class::Shortfall);
        }
        for (series, drawn) in &drawn {
            let label = escape::one_line(series.label.get(self.lang)).into_owned();
            scene.items.push(Item::Tip(label));
            drawn.draw(scene, series, self.up.zero());
        }
        if is_one_of_columns(self.plot) {
            for (series, drawn) in &drawn {
                labels::draw_values(scene, series, drawn, self);
            }
        }
        scene.items.push(Item::NoTip);
        self.levels(scene);
        labels::draw_flags(scene, &self.flags, &self.area);
        labels::draw_beside(scene, &self.beside, self);
        let bottom = self.headings(scene, self.area.y + self.area.height);
        labels::legend(
            scene,
            self.plot,
            &self.beside,
            &drawn,
            self.ends,
            bottom + px(10),
            self.lang,
        )
    }

    /// The numbers of the upright axis with their lines.
    fn grid(&self, scene: &mut Scene) {
        let (left, right) = (self.area.x, self.area.x + self.area.width);
        if !self.up.unit.name.is_empty() {
            scene.text(Label {
                at: (self.ends.0, base_line(self.top + px(8), SIZE)),
                anchor: Anchor::Start,
                size: SIZE,
                bold: false,
                class: Class::LabelMuted,
                text: measure::cut(&self.up.unit.name, SIZE, false, self.ends.1 - self.ends.0),
            });
        }
        let zero = self.up.zero();
        for (y, text) in self.up.ticks() {
            let class = match y == zero {
                true => Class::AxisLine,
                false => Class::GridLine,
            };
            scene.line((left, y), (right, y), class);
            scene.text(Label {
                at: (left - px(6), base_line(y, SIZE)),
                anchor: Anchor::End,
                size: SIZE,
                bold: false,
                class: Class::LabelMuted,
                text,
            });
        }
    }

    /// Lines across the plot at levels that stand out; their words stand at the right.
    fn levels(&self, scene: &mut Scene) {
        for mark in &self.plot.marks {
            if let MarkAt::Level(level) = mark.at {
                let y = self.up.place(level);
                let right = self.area.x + self.area.width;
                scene.line((self.area.x, y), (right, y), Class::MarkLine(mark.tone));
            }
        }
    }

    /// Writes what lies along the horizontal axis; gives the lower end.
    fn headings(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        match &self.across {
            Across::Days(days) => self.days(scene, days, top),
            Across::Numbers(axis) => self.numbers(scene, axis, top),
        }
    }

    fn days(&self, scene: &mut Scene, days: &Days, top: Tenths) -> Tenths {
        let mut y = top;
        for (spans, bold) in [(days.lower(), false), (days.upper(), true)] {
            if spans.is_empty() {
                continue;
            }
            for (at, span) in spans.iter().enumerate() {
                if at > 0 {
                    let class = if bold {
                        Class::GridStrong
                    } else {
                        Class::GridLine
                    };
                    scene.line((span.ends.0, y), (span.ends.0, y + HEADING), class);
                }
                scene.text(Label {
                    at: (
                        (span.ends.0 + span.ends.1) / 2,
                        base_line(y + HEADING / 2, SIZE),
                    ),
                    anchor: Anchor::Middle,
                    size: SIZE,
                    bold,
                    class: Class::LabelMuted,
                    text: span.label.clone(),
                });
            }
            y += HEADING;
        }
        y
    }

    fn numbers(&self, scene: &mut Scene, axis: &Axis, top: Tenths) -> Tenths {
        let mut free = self.ends.0;
        for (x, text) in axis.ticks() {
            scene.line((x, top), (x, top + px(4)), Class::AxisLine);
            let half = measure::width(&text, SIZE, false) / 2 + px(2);
            if x - half < free || x + half > self.ends.1 {
                continue;
            }
            free = x + half;
            scene.text(Label {
                at: (x, base_line(top + px(13), SIZE)),
                anchor: Anchor::Middle,
                size: SIZE,
                bold: false,
                class: Class::LabelMuted,
                text,
            });
        }
        if axis.unit.name.is_empty() {
            return top + px(22);
        }
        scene.text(Label {
            at: (
                self.area.x + self.area.width / 2,
                base_line(top + px(31), SIZE),
            ),
            anchor: Anchor::Middle,
            size: SIZE,
            bold: false,
            class: Class::LabelMuted,
            text: measure::cut(&axis.unit.name, SIZE, false, self.area.width),
        });
        top + px(40)
    }
}

/// Whether a plot is of one series of columns, whose values can stand beside them.
fn is_one_of_columns(plot: &Plot) -> bool {
    matches!(&*plot.series, [only] if only.shape == SeriesShape::Columns) && plot.marks.is_empty()
}

/// Room for the unit above the plot; half a line that the topmost number takes, without one.
fn unit_height(up: &Axis) -> Tenths {
    if up.unit.name.is_empty() {
        px(8)
    } else {
        px(26)
    }
}

/// The horizontal axis of a plot between two places.
fn across(plot: &Plot, place: (Tenths, Tenths), lang: Lang) -> Across {
    let marks = plot.marks.iter().filter_map(|mark| match mark.at {
        MarkAt::Place(place) => Some(place),
        MarkAt::Level(_) => None,
    });
    let points = plot.series.iter().flat_map(places_of);
    let places = points.chain(marks);
    match &plot.along {
        Along::Days => {
            let days = places.filter_map(|place| match place {
                Place::Day(day) => Some(day),
                Place::Number(_) => None,
            });
            let days: Vec<Date> = days.collect();
            let first = days.iter().min().copied().unwrap_or(Date::ZERO);
            let last = days.iter().max().copied().unwrap_or(first);
            let days = Days::new(
                (first, last),
                (false, false),
                place,
                Scale::Auto,
                lang,
                SIZE,
            );
            Across::Days(Box::new(days))
        }
        Along::Numbers(quantity) => {
            let numbers: Vec<Decimal> = places
                .filter_map(|place| match place {
                    Place::Number(number) => Some(number),
                    Place::Day(_) => None,
                })
                .collect();
            let axis = Axis::new(quantity, numbers.iter().copied(), 8, lang);
            Across::Numbers(Box::new(axis.between(place.0, place.1)))
        }
    }
}

/// The places of a series; the last of columns only ends the one before, so a day there isn't
/// begun any more.
fn places_of(series: &Series) -> impl Iterator<Item = Place> {
    let last = series.points.len().saturating_sub(1);
    let is_ended = series.shape == SeriesShape::Columns && last > 0;
    series
        .points
        .iter()
        .enumerate()
        .map(move |(at, (place, _))| match place {
            Place::Day(day) if is_ended && at == last => {
                Place::Day(date_of(day_number(*day) - 1).unwrap_or(*day))
            }
            place => *place,
        })
}
