//! Timelines: rows with bars and diamonds, arrows between them, and a time axis.

mod legend;
mod links;
mod marks;
mod panel;

use jiff::civil::Date;

use self::legend::Around;
use self::links::{Lines, Mark};
use self::marks::{Heights, Placed, Used};
use self::panel::{Panel, RowText, small};
use super::Look;
use super::axis::{Axis, Span};
use super::measure;
use super::scene::{Anchor, Area, Class, Item, Label, Point, Scene, Tenths, base_line, px};
use crate::lang::Lang;
use crate::text;
use crate::view::report::{Bar, Shape, Timeline};

/// Room between the first and last day and the edges of the chart: for diamonds and arrows.
const SIDE: Tenths = px(14);
/// Size of the texts of the time axis.
const AXIS_SIZE: Tenths = px(11);
/// Height of a line of headings.
const HEADING: Tenths = px(22);
/// A chart of more rows has its headings at the bottom, too.
const TALL: usize = 45;
/// Longest text of a tip, in characters.
const LONGEST_TIP: usize = 300;

/// Upper and lower end of something.
type Down = (Tenths, Tenths);

/// One chart, before it has a place on the page.
pub(super) struct Chart<'t> {
    timeline: &'t Timeline,
    texts: Vec<RowText>,
    heights: Heights,
    panel: Panel,
    axis: Axis,
    /// Left and right end of the bars' part.
    plot: (Tenths, Tenths),
    /// Left and right end of all.
    ends: (Tenths, Tenths),
    /// The year that need not be said.
    year: Option<i16>,
    lang: Lang,
}

impl<'t> Chart<'t> {
    /// A chart between two places.
    pub(super) fn new(
        timeline: &'t Timeline,
        range: (Date, Date),
        look: &Look,
        ends: (Tenths, Tenths),
    ) -> Chart<'t> {
        let lang = look.lang;
        let bars = || timeline.bars.iter().flatten();
        let has_baselines = bars().any(|bar| bar.baseline.is_some());
        let heights = Heights::new(timeline.table.rows.len(), ends.0 + ends.1, has_baselines);
        let year = (range.0.year() == range.1.year()).then(|| range.0.year());
        let texts = panel::texts(timeline, year, lang);
        let panel = Panel::new(&texts, &heights, ends.0, ends.1 - ends.0, lang);
        let plot = (panel.right(), ends.1);
        let place = (plot.0 + SIDE, plot.1 - SIDE);
        let axis = Axis::new(range, look.fixed, place, look.scale, lang, AXIS_SIZE);
        Chart {
            timeline,
            texts,
            heights,
            panel,
            axis,
            plot,
            ends,
            year,
            lang,
        }
    }

    /// Draws the chart from a height on; gives its lower end.
    pub(super) fn draw(&self, scene: &mut Scene, top: Tenths) -> Tenths {
        let status = self
            .timeline
            .status_date
            .filter(|date| self.axis.holds(*date));
        let upper = self.axis.upper();
        let lower = self.axis.lower();
        let head = top + if status.is_some() { px(21) } else { 0 };
        let below_upper = head + if upper.is_empty() { 0 } else { HEADING };
        let rows = below_upper + HEADING;
        let count = i64::try_from(self.texts.len()).unwrap_or(0);
        let bottom = rows + count * self.heights.row;

        self.bands(scene, rows, head);
        let days_off = self.days_off(scene, rows, bottom);
        self.grid(scene, &upper, &lower, head, (rows, bottom));
        self.headings(scene, &upper, (head, below_upper), true);
        self.headings(scene, &lower, (below_upper, rows), false);
        let middle = (below_upper + rows) / 2;
        self.panel.headings(scene, middle, self.heights.font);
        let row_top = |at: usize| rows + i64::try_from(at).unwrap_or(0) * self.heights.row;
        let placed: Vec<Option<Placed>> = (0..self.texts.len())
            .map(|at| {
                let bar = self.timeline.bars.get(at)?.as_ref()?;
                marks::place(bar, &self.axis, &self.heights, row_top(at))
            })
            .collect();
        let ways = self.ways(&placed);
        for (critical, way) in &ways {
            scene.items.push(Item::Arrow {
                points: way.clone(),
                class: if *critical {
                    Class::LinkCritical
                } else {
                    Class::Link
                },
            });
        }
        let status_line = status.map(|date| {
            let x = self.axis.end(date);
            [(x, rows), (x, bottom)]
        });
        let lines = Lines::new(
            ways.iter()
                .map(|(_, way)| way.as_slice())
                .chain(status_line.iter().map(<[Point; 2]>::as_slice)),
        );
        let mut used = Used::default();
        for (at, text) in self.texts.iter().enumerate() {
            let middle = row_top(at) + self.heights.row / 2;
            scene.items.push(Item::Tip(self.tip(text)));
            self.panel.row(scene, text, middle, self.heights.font);
            if let Some(placed) = &placed[at] {
                placed.draw(scene, &self.heights, &mut used);
                self.label(scene, at, placed, &lines);
            }
        }
        scene.items.push(Item::NoTip);
        if let (Some([from, to]), Some(date)) = (status_line, status) {
            scene.line(from, to, Class::Status);
            self.status_label(scene, date, from.0, head);
        }
        let around = Around {
            links: ways.iter().any(|(critical, _)| !critical),
            critical_links: ways.iter().any(|(critical, _)| *critical),
            days_off,
        };
        let mut end = bottom;
        if self.texts.len() > TALL {
            // The headings have long left the screen.
            self.headings(scene, &lower, (end, end + HEADING), false);
            end += HEADING;
            if !upper.is_empty() {
                self.headings(scene, &upper, (end, end + HEADING), true);
                end += HEADING;
            }
        }
        legend::draw(scene, &used, &around, self.ends, end + px(12), self.lang)
    }

    /// The bands behind headings and phases, and a line below every row.
    fn bands(&self, scene: &mut Scene, rows: Tenths, head: Tenths) {
        let band = |y: Tenths, height: Tenths| Area {
            x: self.ends.0,
            y,
            width: self.ends.1 - self.ends.0,
            height,
        };
        scene.rect(band(head, rows - head), 0, Class::HeaderBand);
        let mut y = rows;
        // Bands set phases off from what they hold.
        let has_items = self.texts.iter().any(|text| !text.is_group);
        for text in &self.texts {
            if text.is_group && has_items {
                scene.rect(band(y, self.heights.row), 0, Class::PhaseBand);
            }
            y += self.heights.row;
            scene.line((self.ends.0, y), (self.ends.1, y), Class::RowLine);
        }
    }

    /// Shades the days off; tells whether there are any.
    fn days_off(&self, scene: &mut Scene, top: Tenths, bottom: Tenths) -> bool {
        if !self.axis.shows_days() {
            return false;
        }
        let seen = self.timeline.days_off.iter();
        let mut any = false;
        for (first, last) in seen.filter(|(first, last)| self.axis.holds_part(*first, *last)) {
            let (left, right) = (self.axis.start(*first), self.axis.end(*last));
            let area = Area {
                x: left,
                y: top,
                width: right - left,
                height: bottom - top,
            };
            scene.rect(area, 0, Class::DayOff);
            any = true;
        }
        any
    }

    /// The lines of the time axis, down to the last row.
    fn grid(&self, scene: &mut Scene, upper: &[Span], lower: &[Span], head: Tenths, down: Down) {
        for (spans, class) in [(lower, Class::GridLine), (upper, Class::GridStrong)] {
            for span in spans.iter().skip(1) {
                let x = span.ends.0;
                scene.line((x, down.0), (x, down.1), class);
            }
        }
        let (ends, left) = (self.ends, self.plot.0);
        scene.line((left, head), (left, down.1), Class::GridStrong);
        scene.line((ends.0, down.0), (ends.1, down.0), Class::GridStrong);
        scene.line((ends.0, down.1), (ends.1, down.1), Class::GridStrong);
    }

    /// Writes a line of headings of the time axis.
    fn headings(&self, scene: &mut Scene, spans: &[Span], line: Down, bold: bool) {
        let (class, text) = if bold {
            (Class::GridStrong, Class::LabelStrong)
        } else {
            (Class::GridLine, Class::Label)
        };
        for (at, span) in spans.iter().enumerate() {
            let x = span.ends.0;
            if at > 0 {
                scene.line((x, line.0), (x, line.1), class);
            }
            let middle = (span.ends.0 + span.ends.1) / 2;
            scene.text(Label {
                at: (middle, base_line((line.0 + line.1) / 2, AXIS_SIZE)),
                anchor: Anchor::Middle,
                size: AXIS_SIZE,
                bold,
                class: text,
                text: span.label.clone(),
            });
        }
    }

    /// The ways of the arrows, those of critical paths last so that they lie on top.
    fn ways(&self, placed: &[Option<Placed>]) -> Vec<(bool, Vec<Point>)> {
        let mark = |at: usize| -> Option<Mark> { placed.get(at)?.as_ref()?.mark };
        let limits = (self.plot.0 + px(3), self.plot.1 - px(3));
        let links = self.timeline.links.iter();
        let mut ways: Vec<(bool, Vec<Point>)> = links
            .filter_map(|link| {
                let (from, to) = (mark(link.from)?, mark(link.to)?);
                let way = links::route(&from, &to, link.kind, limits);
                Some((link.critical, way))
            })
            .collect();
        ways.sort_by_key(|(critical, _)| *critical);
        ways
    }

    /// What a row says when it is pointed at.
    fn tip(&self, text: &RowText) -> String {
        let mut tip: String = text.title.chars().take(LONGEST_TIP).collect();
        let dates = [&text.start, &text.finish].map(String::as_str);
        let dates: Vec<&str> = dates.into_iter().filter(|date| !date.is_empty()).collect();
        if !dates.is_empty() {
            tip.push_str(&format!(" ({})", dates.join(" – ")));
        }
        tip
    }

    /// Writes the day of a milestone or the progress of a task beside it, where no arrow runs;
    /// where there is no such place, the columns and the tip still say it.
    fn label(&self, scene: &mut Scene, at: usize, placed: &Placed, lines: &Lines) {
        let Some(bar) = self.timeline.bars.get(at).and_then(Option::as_ref) else {
            return;
        };
        let Some(text) = self.label_text(bar) else {
            return;
        };
        let size = small(self.heights.font);
        let width = measure::width(&text, size, false);
        let places = placed.label_places(width);
        let label = |x: Tenths| Label {
            at: (x, base_line(placed.middle, size)),
            anchor: Anchor::Start,
            size,
            bold: false,
            class: Class::LabelMuted,
            text: text.clone(),
        };
        let fits = |label: &Label| {
            let area = label.area();
            let (from, to) = (self.plot.0 + px(2), self.plot.1 - px(2));
            area.x >= from && area.x + area.width <= to && lines.spare(&area)
        };
        if let Some(label) = places.into_iter().map(label).find(fits) {
            scene.text(label);
        }
    }

    fn label_text(&self, bar: &Bar) -> Option<String> {
        match bar.shape {
            Shape::Summary => None,
            Shape::Task => {
                let progress = bar.progress?.0.round();
                Some(format!("{}%", progress.normalize()))
            }
            Shape::Milestone => Some(panel::short(bar.finish, self.year)),
        }
    }

    /// Writes the status date above its line, within the chart.
    fn status_label(&self, scene: &mut Scene, date: Date, x: Tenths, head: Tenths) {
        let flag = vec![
            (x - px(4), head - px(6)),
            (x + px(4), head - px(6)),
            (x, head),
        ];
        scene.polygon(flag, Class::StatusLabel);
        let text = text!("status {date}", "状态日期 {date}", date = date);
        let text = text.get(self.lang).to_owned();
        let half = measure::width(&text, AXIS_SIZE, false) / 2 + px(1);
        let middle = x.min(self.ends.1 - half).max(self.ends.0 + half);
        scene.text(Label {
            at: (middle, base_line(head - px(13), AXIS_SIZE)),
            anchor: Anchor::Middle,
            size: AXIS_SIZE,
            bold: false,
            class: Class::StatusLabel,
            text,
        });
    }
}
