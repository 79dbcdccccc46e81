//! The columns at the left of a chart: ids, titles and dates.

use jiff::civil::Date;

use super::super::measure;
use super::super::scene::{Anchor, Class, Label, Scene, Tenths, base_line, px};
use super::marks::Heights;
use crate::format::indent_steps;
use crate::format::rows::Reader;
use crate::lang::{Lang, Text};
use crate::view::report::{RowKind, Shape, Timeline};

/// Room between columns.
const GAP: Tenths = px(12);
/// How far a nested title stands in.
const INDENT: Tenths = px(12);

/// What a row says at the left.
#[derive(Debug, Clone)]
pub(super) struct RowText {
    id: String,
    /// The title as a whole; it is cut when it is drawn.
    pub(super) title: String,
    indent: Tenths,
    pub(super) start: String,
    pub(super) finish: String,
    pub(super) is_group: bool,
}

/// A date as a chart writes it; the year goes without saying when the chart has but one.
pub(super) fn short(date: Date, year: Option<i16>) -> String {
    if year == Some(date.year()) {
        format!("{:02}-{:02}", date.month(), date.day())
    } else {
        date.to_string()
    }
}

/// What the rows of a timeline say.
pub(super) fn texts(timeline: &Timeline, year: Option<i16>, lang: Lang) -> Vec<RowText> {
    let reader = Reader::new(&timeline.table, lang);
    let rows = timeline.table.rows.iter().enumerate();
    rows.map(|(at, row)| {
        let bar = timeline.bars.get(at).and_then(Option::as_ref);
        let date = |date: Date| short(date, year);
        let is_point = bar.is_some_and(|bar| bar.shape == Shape::Milestone);
        RowText {
            id: reader.said(row, "id"),
            title: reader.title(row),
            indent: INDENT * i64::try_from(indent_steps(row)).unwrap_or(0),
            start: bar
                .filter(|_| !is_point)
                .map(|bar| date(bar.start))
                .unwrap_or_default(),
            finish: bar.map(|bar| date(bar.finish)).unwrap_or_default(),
            is_group: row.kind == RowKind::Group,
        }
    })
    .collect()
}

/// The places of the columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Panel {
    left: Tenths,
    id: Tenths,
    title: Tenths,
    /// Width of each of the two columns of dates; zero when there is no room for them.
    date: Tenths,
    lang: Lang,
}

impl Panel {
    /// Finds room for the columns in a chart of `width`: titles get what they need up to a third
    /// of it, and dates go when the bars would be left too little.
    pub(super) fn new(
        texts: &[RowText],
        heights: &Heights,
        left: Tenths,
        width: Tenths,
        lang: Lang,
    ) -> Panel {
        let size = heights.font;
        let widest = |of: &dyn Fn(&RowText) -> Tenths| texts.iter().map(of).max().unwrap_or(0);
        let heading = |text: &Text| measure::width(text.get(lang), small(size), false);
        let id = widest(&|row| measure::width(&row.id, small(size), false)).min(width / 12);
        let id = if id == 0 { 0 } else { id.max(heading(&ID)) };
        let title = widest(&|row| row.indent + measure::width(&row.title, size, row.is_group));
        let title = title.max(heading(&TITLE)).min(width * 34 / 100);
        let date = widest(&|row| {
            let start = measure::width(&row.start, small(size), false);
            start.max(measure::width(&row.finish, small(size), false))
        });
        let date = match date {
            0 => 0,
            date => date.max(heading(&START)).max(heading(&FINISH)),
        };
        let mut panel = Panel {
            left,
            id,
            title,
            date,
            lang,
        };
        if panel.right() - left > width / 2 {
            panel.date = 0;
        }
        if panel.right() - left > width * 45 / 100 {
            panel.id = 0;
        }
        panel
    }

    /// The left end of the titles.
    fn title_at(&self) -> Tenths {
        match self.id {
            0 => self.left + px(6),
            id => self.left + px(6) + id + GAP,
        }
    }

    /// The left end of a column of dates.
    fn date_at(&self, column: i64) -> Tenths {
        self.title_at() + self.title + GAP + column * (self.date + GAP)
    }

    /// The right end of the panel.
    pub(super) fn right(&self) -> Tenths {
        match self.date {
            0 => self.title_at() + self.title + GAP,
            _ => self.date_at(2),
        }
    }

    /// Writes the headings of the columns.
    pub(super) fn headings(&self, scene: &mut Scene, middle: Tenths, size: Tenths) {
        let mut heading = |x: Tenths, text: &Text, room: Tenths| {
            scene.text(Label {
                at: (x, base_line(middle, small(size))),
                anchor: Anchor::Start,
                size: small(size),
                bold: false,
                class: Class::LabelMuted,
                text: measure::cut(text.get(self.lang), small(size), false, room),
            });
        };
        if self.id > 0 {
            heading(self.left + px(6), &ID, self.id);
        }
        heading(self.title_at(), &TITLE, self.title);
        if self.date > 0 {
            heading(self.date_at(0), &START, self.date);
            heading(self.date_at(1), &FINISH, self.date);
        }
    }

    /// Writes what a row says.
    pub(super) fn row(&self, scene: &mut Scene, row: &RowText, middle: Tenths, size: Tenths) {
        let mut text = |x: Tenths, room: Tenths, text: &str, size: Tenths, bold: bool, class| {
            scene.text(Label {
                at: (x, base_line(middle, size)),
                anchor: Anchor::Start,
                size,
                bold,
                class,
                text: measure::cut(text, size, bold, room),
            });
        };
        let fine = small(size);
        if self.id > 0 {
            let at = self.left + px(6);
            text(at, self.id, &row.id, fine, false, Class::LabelMuted);
        }
        let class = if row.is_group {
            Class::LabelStrong
        } else {
            Class::Label
        };
        let indent = row.indent.min(self.title / 2);
        let room = self.title - indent;
        let at = self.title_at() + indent;
        text(at, room, &row.title, size, row.is_group, class);
        if self.date > 0 {
            for (column, date) in [&row.start, &row.finish].into_iter().enumerate() {
                let at = self.date_at(i64::from(column == 1));
                text(at, self.date, date, fine, false, Class::LabelMuted);
            }
        }
    }
}

/// The size of what is less important than titles.
pub(super) fn small(size: Tenths) -> Tenths {
    (size - px(1)).max(px(9))
}

const ID: Text = Text::new("ID", "编号");
const TITLE: Text = Text::new("Phase, task, milestone", "阶段、任务、里程碑");
const START: Text = Text::new("Start", "开始");
const FINISH: Text = Text::new("Finish", "完成");
