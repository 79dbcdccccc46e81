//! What only pictures show: curves, bars and graphs. Each draws once more what a table of the
//! same section holds as data, so formats made of text leave it out.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Key, Tone};
use crate::lang::Text;
use crate::plan::value::Currency;

/// A picture of values that a table of the section holds.
#[derive(Debug, Clone)]
pub enum Drawing {
    /// Curves and columns over days or numbers.
    Plot(Plot),
    /// Bars by name.
    Bars(BarChart),
    /// Items in layers, with what leads to what.
    Graph(Graph),
}

/// Curves and columns over days or numbers.
#[derive(Debug, Clone)]
pub struct Plot {
    /// Name of the drawing.
    pub key: Key,
    /// What lies along the horizontal axis.
    pub along: Along,
    /// What the vertical axis counts.
    pub quantity: Quantity,
    /// The curves, the most important last: later ones are drawn on top.
    pub series: Vec<Series>,
    /// Days, places and levels that stand out.
    pub marks: Vec<PlotMark>,
    /// What stands in the place of the curves when there are none.
    pub nothing: Option<Text>,
}

/// What lies along the horizontal axis of a plot.
#[derive(Debug, Clone)]
pub enum Along {
    /// Days.
    Days,
    /// Numbers.
    Numbers(Quantity),
}

/// What the numbers of an axis are.
#[derive(Debug, Clone)]
pub enum Quantity {
    /// Money, in full units of the currency.
    Money(Option<Currency>),
    /// Shares in percent.
    Percent,
    /// A number of something; the text names it: `people`, `人`.
    Count(Text),
}

/// A place along the horizontal axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A day.
    Day(Date),
    /// A number.
    Number(Decimal),
}

/// A curve, or columns.
#[derive(Debug, Clone)]
pub struct Series {
    /// What the legend calls it.
    pub label: Text,
    /// How its points are joined.
    pub shape: SeriesShape,
    /// What it says, and so which colour it has.
    pub role: Role,
    /// The points, ascending along the axis.
    pub points: Vec<(Place, Decimal)>,
}

/// How the points of a series are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesShape {
    /// By straight lines.
    Line,
    /// By steps: a value holds until the next point.
    Steps,
    /// Not at all: each is a column from its place to the next; the last point only ends the
    /// column before it.
    Columns,
}

/// What a series or a part of a bar says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// What is planned.
    Planned,
    /// What is there to be used: money, capacity.
    Available,
    /// What has happened.
    Actual,
    /// What has been earned by work done.
    Earned,
    /// What is to be expected.
    Forecast,
    /// What must not be passed.
    Limit,
    /// What is over a limit.
    Excess,
    /// One of several alike, by number: a category, a task.
    Other(u8),
}

/// A line across a plot with a word beside it.
#[derive(Debug, Clone)]
pub struct PlotMark {
    /// Where it stands.
    pub at: MarkAt,
    /// What it says.
    pub label: Text,
    /// How serious it is.
    pub tone: Tone,
}

/// Where a line across a plot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkAt {
    /// Upright at a place of the horizontal axis.
    Place(Place),
    /// Level at a value of the vertical axis.
    Level(Decimal),
}

/// Bars by name, below each other.
#[derive(Debug, Clone)]
pub struct BarChart {
    /// Name of the drawing.
    pub key: Key,
    /// What the axis counts.
    pub quantity: Quantity,
    /// The parts that bars may have, with their colours; the legend names them when there are
    /// several.
    pub parts: Vec<(Text, Role)>,
    /// The bars, top to bottom.
    pub bars: Vec<NamedBar>,
    /// A value that all bars are seen against, with its name: that of a plan as it stands.
    pub base: Option<(Decimal, Text)>,
}

/// One bar.
#[derive(Debug, Clone)]
pub struct NamedBar {
    /// Its name: a text of the plan or of planvet in the language of the output.
    pub name: String,
    /// Its pieces: the number of the part, and from which value to which it reaches.
    pub pieces: Vec<(usize, Decimal, Decimal)>,
    /// What stands behind it.
    pub note: Option<Text>,
}

/// Items in layers, with what leads to what.
#[derive(Debug, Clone)]
pub struct Graph {
    /// Name of the drawing.
    pub key: Key,
    /// The layers, left to right.
    pub layers: Vec<Text>,
    /// The items, in the order of the plan.
    pub nodes: Vec<Node>,
    /// What leads to what: numbers of nodes, each pair once, ascending.
    pub edges: Vec<(usize, usize)>,
}

/// An item of a graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The layer it stands in.
    pub layer: usize,
    /// Its id in the plan, when it has one.
    pub id: Option<String>,
    /// Its title, in the language of the output.
    pub title: String,
    /// [`Tone::Bad`] where something is missing, [`Tone::Notice`] where that is accepted.
    pub tone: Tone,
    /// What is missing, or why that is accepted.
    pub note: Option<Text>,
}
