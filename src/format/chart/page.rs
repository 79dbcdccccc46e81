//! The page: the drawings of a report below each other, each with its heading and legend.

use super::gantt::Chart;
use super::scene::{Anchor, Area, Class, Item, Label, Scene, Tenths, base_line, px};
use super::{Look, bars, graph, matrix, measure, plot};
use crate::format::{cell, escape, nothing};
use crate::lang::Text;
use crate::view::report::{Block, Drawing, Facts, Matrix, Report, Section, Timeline};

/// Room around the page.
const MARGIN: Tenths = px(28);
/// Size of what is said of the plan as a whole.
const FACTS_SIZE: Tenths = px(12);
/// Lines of facts, and of a note.
const MOST_LINES: usize = 4;

const NO_DATES: Text = Text::new(
    "No phase, task or milestone in this stretch has dates to draw.",
    "此范围内没有可绘制日期的阶段、任务或里程碑。",
);

/// Lays out the drawings of a report.
pub(super) fn scene(report: &Report, look: &Look) -> Scene {
    let width = look.width.clamp(super::NARROWEST, super::WIDEST);
    let mut page = Page {
        scene: Scene {
            width: px(width.into()),
            ..Scene::default()
        },
        look,
        plots: 0,
        y: px(24),
    };
    for (at, section) in report.sections.iter().enumerate() {
        if at > 0 {
            page.y += px(20);
        }
        page.section(section);
    }
    if report.sections.is_empty() {
        page.note(nothing(look.lang));
    }
    // Whole pixels: the last line of a picture would shine through.
    page.scene.height = (page.y + px(20) + 9) / 10 * 10;
    let paper = Area {
        x: 0,
        y: 0,
        width: page.scene.width,
        height: page.scene.height,
    };
    let background = Item::Rect {
        area: paper,
        round: 0,
        class: Class::Background,
    };
    page.scene.items.insert(0, background);
    page.scene
}

struct Page<'l> {
    scene: Scene,
    look: &'l Look,
    /// How many plots the section has.
    plots: usize,
    /// How far down the page is filled.
    y: Tenths,
}

impl Page<'_> {
    /// Left and right end of what is drawn.
    fn ends(&self) -> (Tenths, Tenths) {
        (MARGIN, self.scene.width - MARGIN)
    }

    fn section(&mut self, section: &Section) {
        let title = section.plan.as_ref().map(|plan| plan.title.as_str());
        if let Some(title) = title {
            self.line(title, px(20), true, Class::Title);
            self.y += px(4);
        }
        let mut matrices: Vec<&Matrix> = Vec::new();
        let mut notes: Vec<&Text> = Vec::new();
        let is_plot = |block: &&Block| matches!(block, Block::Drawing(Drawing::Plot(_)));
        self.plots = section.blocks.iter().filter(is_plot).count();
        let has_numbers = section.blocks.iter().any(has_numbers);
        // What the section says before all else stands above its drawings.
        let is_first = |block: &&Block| has_numbers && matches!(block, Block::Note(_));
        let first = section.blocks.iter().take_while(is_first).count();
        let (first, blocks) = section.blocks.split_at(first);
        for block in first {
            if let Block::Note(text) = block {
                self.words(text.get(self.look.lang));
            }
        }
        for block in blocks {
            if let Block::Matrix(matrix) = block {
                matrices.push(matrix);
                continue;
            }
            if matches!(block, Block::Drawing(_) | Block::Timeline(_)) {
                self.matrices(std::mem::take(&mut matrices));
            }
            match block {
                Block::Facts(facts) => self.facts(facts),
                Block::Timeline(timeline) => self.timeline(timeline),
                Block::Drawing(drawing) => self.drawing(drawing),
                Block::Note(text) if has_numbers => notes.push(text),
                // Tables are no part of a drawing.
                _ => {}
            }
        }
        self.matrices(matrices);
        if !notes.is_empty() {
            self.y += px(8);
        }
        for note in notes {
            self.words(note.get(self.look.lang));
        }
    }

    /// Writes a line over the whole width.
    fn line(&mut self, text: &str, size: Tenths, bold: bool, class: Class) {
        let height = size * 14 / 10;
        let room = self.scene.width - 2 * MARGIN;
        self.scene.text(Label {
            at: (MARGIN, base_line(self.y + height / 2, size)),
            anchor: Anchor::Start,
            size,
            bold,
            class,
            text: measure::cut(&escape::one_line(text), size, bold, room),
        });
        self.y += height;
    }

    fn note(&mut self, text: &str) {
        self.y += px(8);
        self.line(text, px(13), false, Class::Subtitle);
        self.y += px(8);
    }

    /// Writes a text on as many lines as it takes.
    fn words(&mut self, text: &str) {
        let room = self.scene.width - 2 * MARGIN;
        let text = escape::one_line(text);
        for line in measure::wrap(&text, FACTS_SIZE, false, room, MOST_LINES) {
            self.line(&line, FACTS_SIZE, false, Class::Subtitle);
        }
    }

    /// Writes what is known of the plan as a whole on a line or two.
    fn facts(&mut self, facts: &Facts) {
        let lang = self.look.lang;
        let known = facts
            .entries
            .iter()
            .filter(|(_, cell)| !cell::is_missing(cell));
        let colon = lang.pick(": ", "：");
        let said: Vec<String> = known
            .map(|(key, cell)| {
                let value = cell::human(cell, lang);
                format!("{}{colon}{value}", key.label.get(lang))
            })
            .collect();
        self.y += px(4);
        self.words(&said.join("   ·   "));
    }

    fn timeline(&mut self, timeline: &Timeline) {
        self.y += px(14);
        let Some(range) = timeline.range.filter(|_| !timeline.table.rows.is_empty()) else {
            let nothing = timeline.nothing.clone().unwrap_or(NO_DATES);
            self.note(nothing.get(self.look.lang));
            return;
        };
        let chart = Chart::new(timeline, range, self.look, self.ends());
        self.y = chart.draw(&mut self.scene, self.y);
    }

    fn drawing(&mut self, drawing: &Drawing) {
        let key = match drawing {
            Drawing::Plot(plot) => &plot.key,
            Drawing::Bars(chart) => &chart.key,
            Drawing::Graph(graph) => &graph.key,
        };
        self.y += px(14);
        let heading = key.label.get(self.look.lang);
        self.line(heading, px(15), true, Class::LabelStrong);
        self.y += px(6);
        let (ends, top, look) = (self.ends(), self.y, self.look);
        let scene = &mut self.scene;
        self.y = match drawing {
            Drawing::Plot(own) => {
                let height = plot::height(scene.width, self.plots);
                plot::draw(scene, own, ends, (top, height), look)
            }
            Drawing::Bars(chart) => bars::draw(scene, chart, ends, top, look),
            Drawing::Graph(graph) => graph::draw(scene, graph, ends, top, look),
        };
    }

    /// Draws matrices side by side where there is room, for then they are compared at a glance.
    fn matrices(&mut self, matrices: Vec<&Matrix>) {
        let side_by_side = if self.scene.width >= matrix::ROOM_FOR_TWO {
            2
        } else {
            1
        };
        for row in matrices.chunks(side_by_side) {
            self.y += px(14);
            let ends = self.ends();
            self.y = matrix::draw(&mut self.scene, row, ends, self.y, self.look);
        }
    }
}

/// Whether a block draws numbers that a reader adds up or compares: what they leave out must not
/// go unsaid, so notes are part of the page. Timelines and graphs show what they are of.
fn has_numbers(block: &Block) -> bool {
    let drawing = match block {
        Block::Matrix(_) => return true,
        Block::Drawing(drawing) => drawing,
        _ => return false,
    };
    matches!(drawing, Drawing::Plot(_) | Drawing::Bars(_))
}
