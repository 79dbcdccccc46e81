//! The neutral report: what a view says, before any format turns it into bytes.
//!
//! Cells keep their type until a writer prints them, so a spreadsheet gets numbers and a
//! terminal gets `45万元`. A view knows no markup; a format knows no plan.

mod drawing;
mod timeline;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::Text;
use crate::plan::value::{Color, Money, Percent};

pub use drawing::{
    Along, BarChart, Drawing, Graph, MarkAt, NamedBar, Node, Place, Plot, PlotMark, Quantity, Role,
    Series, SeriesShape,
};
pub use timeline::{Bar, OnPhase, RowLink, Shape, Timeline};

/// One view of one or several plans.
#[derive(Debug, Clone)]
pub struct Report {
    /// Stable English name of the view: `timeline`, `risks`, `goals`, `budget`.
    pub name: &'static str,
    /// One section for each plan, in the order the plans were named.
    pub sections: Vec<Section>,
}

/// What the view says about one plan, or about planvet itself.
#[derive(Debug, Clone)]
pub struct Section {
    /// The plan; `None` for a report about planvet itself.
    pub plan: Option<PlanName>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

impl Section {
    /// The blocks that formats made of text write.
    pub fn written(&self) -> impl Iterator<Item = &Block> {
        let is_written = |block: &&Block| !matches!(block, Block::Drawing(_));
        self.blocks.iter().filter(is_written)
    }
}

/// How a report names a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// The plan's own short name, when it has one.
    pub id: Option<String>,
    /// The file the plan came from, as the user named it.
    pub path: String,
    /// The plan's title, in the language of the output.
    pub title: String,
}

/// A part of a section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A sentence for human readers; data formats leave it out.
    Note(Text),
    /// A few named values that belong to the plan as a whole.
    Facts(Facts),
    /// Rows under columns.
    Table(Table),
    /// Rows that show people once more what another block holds as data; data formats leave them
    /// out.
    Aside(Table),
    /// Rows with dates that a chart draws as bars and diamonds.
    Timeline(Timeline),
    /// Ids in a grid of two scales.
    Matrix(Matrix),
    /// What only pictures show; formats made of text leave it out.
    Drawing(Drawing),
}

/// The name of a column, fact or block: a key that never changes and a heading for readers.
#[derive(Debug, Clone)]
pub struct Key {
    /// Stable English snake_case name for data formats.
    pub id: &'static str,
    /// The heading that people read.
    pub label: Text,
}

impl Key {
    /// Names a column, fact or block.
    pub const fn new(id: &'static str, en: &'static str, zh: &'static str) -> Key {
        Key {
            id,
            label: Text::new(en, zh),
        }
    }
}

/// Named values that belong to the plan as a whole.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Name of the block.
    pub key: Key,
    /// The values with their names.
    pub entries: Vec<(Key, Cell)>,
}

/// Rows under columns.
#[derive(Debug, Clone)]
pub struct Table {
    /// Name of the block.
    pub key: Key,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, top to bottom; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Name and heading.
    pub key: Key,
    /// Where text stands in the column.
    pub align: Align,
    /// Whether tables for people show the column.
    pub on_screen: bool,
    /// Whether data formats write the column.
    pub in_data: bool,
    /// Whether a table on a terminal may leave the column out when room runs short.
    pub optional: bool,
    /// What the numbers of the column are.
    pub unit: Unit,
}

/// What the numbers of a column are. Data formats write the unit into their headings, which
/// must not change when a plan happens to leave every cell of a column out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing that a heading has to say, unless the cells do.
    None,
    /// Nothing that a heading has to say, whatever the cells are.
    Bare,
    /// Amounts of money.
    Money,
    /// Shares in percent.
    Percent,
}

impl Column {
    /// A column of texts.
    pub const fn text(id: &'static str, en: &'static str, zh: &'static str) -> Column {
        Column::new(Key::new(id, en, zh), Align::Left, Unit::None)
    }

    /// A column of numbers, aligned at the right.
    pub const fn number(id: &'static str, en: &'static str, zh: &'static str) -> Column {
        Column::new(Key::new(id, en, zh), Align::Right, Unit::None)
    }

    /// A column of amounts of money.
    pub const fn money(id: &'static str, en: &'static str, zh: &'static str) -> Column {
        Column::new(Key::new(id, en, zh), Align::Right, Unit::Money)
    }

    /// A column of shares in percent.
    pub const fn percent(id: &'static str, en: &'static str, zh: &'static str) -> Column {
        Column::new(Key::new(id, en, zh), Align::Right, Unit::Percent)
    }

    const fn new(key: Key, align: Align, unit: Unit) -> Column {
        Column {
            key,
            align,
            on_screen: true,
            in_data: true,
            optional: false,
            unit,
        }
    }

    /// The same column under its own name only, whatever its cells are.
    pub const fn bare(mut self) -> Column {
        self.unit = Unit::Bare;
        self
    }

    /// The same column, the first to go when a terminal is too narrow for all.
    pub const fn optional(mut self) -> Column {
        self.optional = true;
        self
    }

    /// The same column, left out of data: it shows once more what another column holds.
    pub const fn for_people(mut self) -> Column {
        self.in_data = false;
        self
    }

    /// The same column, left out of tables on a terminal.
    pub const fn data_only(mut self) -> Column {
        self.on_screen = false;
        self
    }
}

/// Where text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// At the right edge, for numbers.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What the row stands for.
    pub kind: RowKind,
    /// How deep the row is nested; the first text column is indented by it.
    pub depth: u8,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row of the data itself.
    pub fn item(depth: u8, cells: Vec<Cell>) -> Row {
        Row {
            kind: RowKind::Item,
            depth,
            cells,
        }
    }
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A row of the data itself.
    Item,
    /// A row that heads the items below it and belongs to the data (a phase).
    Group,
    /// A sum of rows above; data formats leave it out, for it would be counted twice.
    Total,
}

/// A typed value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// The plan doesn't say; never printed as zero.
    #[default]
    Missing,
    /// A text from the plan: hostile until a writer has escaped it.
    Text(String),
    /// A text of planvet's own; its English text is the stable word that data formats write.
    Label(Text),
    /// A whole number.
    Int(i64),
    /// A number.
    Decimal(Decimal),
    /// An amount of money.
    Money(Money),
    /// A share.
    Percent(Percent),
    /// A civil date.
    Date(Date),
    /// A number of days.
    Days(Decimal),
    /// Yes or no.
    Flag(bool),
    /// Yes or no, but it can't be told which; for data the same as missing.
    Unknown,
    /// Ids or names.
    List(Vec<String>),
    /// A cell with a meaning that colour may carry.
    Toned(Tone, Box<Cell>),
}

impl Cell {
    /// The cell with a tone.
    pub fn toned(self, tone: Tone) -> Cell {
        Cell::Toned(tone, Box::new(self))
    }

    /// The cell without its tone, and the tone.
    pub fn untoned(&self) -> (&Cell, Tone) {
        match self {
            Cell::Toned(tone, inner) => (inner.untoned().0, *tone),
            plain => (plain, Tone::Plain),
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Missing, Into::into)
    }
}

impl From<String> for Cell {
    fn from(value: String) -> Cell {
        Cell::Text(value)
    }
}

impl From<&str> for Cell {
    fn from(value: &str) -> Cell {
        Cell::Text(value.to_owned())
    }
}

impl From<Text> for Cell {
    fn from(value: Text) -> Cell {
        Cell::Label(value)
    }
}

impl From<Money> for Cell {
    fn from(value: Money) -> Cell {
        Cell::Money(value)
    }
}

impl From<Percent> for Cell {
    fn from(value: Percent) -> Cell {
        Cell::Percent(value)
    }
}

impl From<Decimal> for Cell {
    fn from(value: Decimal) -> Cell {
        Cell::Decimal(value)
    }
}

impl From<Date> for Cell {
    fn from(value: Date) -> Cell {
        Cell::Date(value)
    }
}

impl From<i64> for Cell {
    fn from(value: i64) -> Cell {
        Cell::Int(value)
    }
}

/// What colour may say about a cell; each writer picks its own colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// As it should be; a low risk.
    Good,
    /// Worth a look; a moderate risk.
    Notice,
    /// Needs work; a high risk.
    Warning,
    /// Wrong; an extreme risk.
    Bad,
    /// Less important than the rest.
    Muted,
    /// More important than the rest.
    Strong,
}

/// Ids in a grid of two scales.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Name of the block.
    pub key: Key,
    /// Name of the vertical scale.
    pub rows: Axis,
    /// Name of the horizontal scale.
    pub columns: Axis,
    /// `cells[row][column]`, rows in the order of `rows.levels`.
    pub cells: Vec<Vec<MatrixCell>>,
    /// The ratings of fields, worst first.
    pub ratings: Vec<MatrixRating>,
    /// Ids that move from one field to another, in the order of the plan; pictures draw arrows.
    pub moves: Vec<Move>,
}

/// A rating of fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRating {
    /// What colour says where the rating has none of its own, and where writers have few.
    pub tone: Tone,
    /// The bare word that names the rating (`high`, `高`); data formats write the English word.
    pub label: Text,
    /// Its own colour.
    pub color: Option<Color>,
}

/// An id that moves from one field to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The id.
    pub id: String,
    /// Row and column of the field it leaves, by position in the matrix.
    pub from: (usize, usize),
    /// Row and column of the field it comes to.
    pub to: (usize, usize),
}

/// A scale of a matrix.
#[derive(Debug, Clone)]
pub struct Axis {
    /// Name of the scale.
    pub key: Key,
    /// Levels in the order they are drawn (rows top to bottom, columns left to right):
    /// number and label.
    pub levels: Vec<(u8, Text)>,
}

/// A field of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixCell {
    /// Ids that fall into the field.
    pub ids: Vec<String>,
    /// Rating of the field, by position in the ratings of the matrix.
    pub rating: usize,
    /// Whether risks in the field are within the appetite, where the plan draws that line.
    pub within_appetite: Option<bool>,
}

impl Matrix {
    /// The tone of a field; plain when its rating isn't one of the matrix.
    pub fn tone(&self, cell: &MatrixCell) -> Tone {
        let rating = self.ratings.get(cell.rating);
        rating.map_or(Tone::Plain, |rating| rating.tone)
    }
}
