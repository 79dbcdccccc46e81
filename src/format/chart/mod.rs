//! Reports as drawings: Gantt charts, matrices, curves, bars and graphs in SVG, and from there in
//! PNG.
//!
//! A report becomes a scene of shapes with places (`page`), a scene becomes SVG ([`svg`](write)),
//! and SVG becomes pixels ([`png`]). Places are whole tenths of pixels, so the same plan makes
//! the same bytes everywhere.

mod axis;
mod bars;
mod color;
mod gantt;
mod graph;
mod legend;
mod matrix;
mod measure;
mod numbers;
mod page;
mod plot;
#[cfg(feature = "png")]
pub mod png;
mod scene;
mod svg;
#[cfg(test)]
mod tests;
mod theme;

use crate::lang::{Lang, Text};
use crate::text;
use crate::view::report::{Block, Drawing, Report};

pub use axis::Scale;
pub use theme::Theme;

/// The width of a chart that nobody asked another width of, in pixels: that of slides.
pub const WIDTH: u32 = 1600;
/// The narrowest chart.
pub const NARROWEST: u32 = 480;
/// The widest chart.
pub const WIDEST: u32 = 20_000;

/// The most rows of the charts of a report: more make a drawing that no program opens.
pub const MOST_ROWS: usize = 10_000;

/// The most boxes of the graphs of a report: nobody finds one among more.
pub const MOST_BOXES: usize = 2_000;

/// How a chart is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Language of headings and the legend.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Steps of the time axis.
    pub scale: Scale,
    /// Width in pixels, [`NARROWEST`] to [`WIDEST`].
    pub width: u32,
    /// First and last day were asked for, so that the range isn't widened to whole steps.
    pub fixed: (bool, bool),
    /// The one font family to name; `None` names those that systems usually have.
    pub font: Option<String>,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            lang: Lang::default(),
            theme: Theme::default(),
            scale: Scale::default(),
            width: WIDTH,
            fixed: (false, false),
            font: None,
        }
    }
}

/// More than a drawing holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooMuch {
    /// How many there are.
    pub count: usize,
    /// How many a drawing holds.
    pub most: usize,
    /// What there are too many of: `rows`, `行`.
    pub of: Text,
}

/// Of what a report has more than a drawing holds; `None` when it can be drawn.
pub fn too_much(report: &Report) -> Option<TooMuch> {
    let blocks = || report.sections.iter().flat_map(|section| &section.blocks);
    let rows = blocks().map(|block| match block {
        Block::Timeline(timeline) => timeline.table.rows.len(),
        Block::Drawing(Drawing::Bars(chart)) => chart.bars.len(),
        _ => 0,
    });
    let boxes = blocks().map(|block| match block {
        Block::Drawing(Drawing::Graph(graph)) => graph.nodes.len(),
        _ => 0,
    });
    let all = [
        (rows.sum(), MOST_ROWS, text!("rows", "行")),
        (boxes.sum(), MOST_BOXES, text!("boxes", "个方框")),
    ];
    let too_many = all.into_iter().find(|(count, most, _)| count > most);
    too_many.map(|(count, most, of)| TooMuch { count, most, of })
}

/// Whether a report has something to draw, be it empty; one of no plan has nothing else either.
pub fn has_drawings(report: &Report) -> bool {
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    report.sections.is_empty()
        || blocks.any(|block| {
            matches!(
                block,
                Block::Timeline(_) | Block::Matrix(_) | Block::Drawing(_)
            )
        })
}

/// Draws the charts of a report below each other, as SVG; [`too_much`] tells what can't be drawn.
pub fn svg(report: &Report, look: &Look) -> String {
    svg::write(&page::scene(report, look), look)
}
