//! What has changed between two versions of a plan: as a note for people, and as rows of data.

mod summary;
mod words;

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::compare::{Change, Comparison, Condition, Effect, Field, Held, Kind, Value};
use crate::lang::{Lang, Text};
use crate::text;

use super::report::{
    Align, Block, Cell, Column, Facts, Key, PlanName, Report, Row, Section, Table, Tone,
};

pub use words::data_cell;

/// A comparison with the names of what was compared, and what was asked of it.
#[derive(Debug, Clone)]
pub struct Compared {
    /// What has changed.
    pub comparison: Comparison,
    /// The old version.
    pub old: PlanName,
    /// The new version.
    pub new: PlanName,
    /// The conditions, and which of them hold.
    pub conditions: Vec<(Condition, Option<Held>)>,
}

/// What a section of the note is about, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    /// Dates as the plan states them.
    Dates,
    /// Dates that follow from durations, links and calendars.
    Computed,
    Floats,
    Money,
    Goals,
    Risks,
    Work,
    Evaluation,
    Rest,
}

impl Topic {
    const ALL: [Topic; 9] = [
        Topic::Dates,
        Topic::Computed,
        Topic::Floats,
        Topic::Money,
        Topic::Goals,
        Topic::Risks,
        Topic::Work,
        Topic::Evaluation,
        Topic::Rest,
    ];

    fn key(self) -> Key {
        match self {
            Topic::Dates => Key::new("dates", "Promised and stated dates", "承诺与填写的日期"),
            Topic::Computed => Key::new("computed", "Computed dates", "推算日期"),
            Topic::Floats => Key::new("floats", "Float and critical path", "时差与关键路径"),
            Topic::Money => Key::new("money", "Money", "资金"),
            Topic::Goals => Key::new("goals", "Goals", "目标"),
            Topic::Risks => Key::new("risks", "Risks", "风险"),
            Topic::Work => Key::new("work", "Work", "工作安排"),
            Topic::Evaluation => Key::new("evaluation", "Evaluation", "评估"),
            Topic::Rest => Key::new("rest", "Other", "其他"),
        }
    }

    /// Whether the items of the section are of several kinds.
    fn is_mixed(self) -> bool {
        !matches!(self, Topic::Goals | Topic::Risks)
    }

    fn of(change: &Change) -> Topic {
        let is_date = matches!(
            change.field,
            Field::Start
                | Field::Finish
                | Field::Promised
                | Field::Reached
                | Field::Started
                | Field::Finished
                | Field::StartsOn
                | Field::NotBefore
                | Field::ApprovedStart
                | Field::ApprovedFinish
        );
        match change.field {
            Field::ComputedStart | Field::ComputedFinish => return Topic::Computed,
            Field::TotalFloat | Field::Critical | Field::CriticalPath => return Topic::Floats,
            _ => {}
        }
        match change.kind {
            Kind::Budget | Kind::Category | Kind::Line | Kind::Funding | Kind::Benefit => {
                Topic::Money
            }
            Kind::Goal => Topic::Goals,
            Kind::Risk => Topic::Risks,
            Kind::Dimension | Kind::Review | Kind::Acceptance => Topic::Evaluation,
            Kind::Plan | Kind::Phase | Kind::Task | Kind::Milestone if is_date => Topic::Dates,
            // A promise that came or went.
            Kind::Milestone if matches!(change.field, Field::Added | Field::Removed) => {
                Topic::Dates
            }
            Kind::Task if matches!(change.field, Field::Cost | Field::ActualCost) => Topic::Money,
            Kind::Phase | Kind::Task | Kind::Milestone => Topic::Work,
            Kind::Plan
            | Kind::Claim
            | Kind::Problem
            | Kind::Cause
            | Kind::Stakeholder
            | Kind::Resource => Topic::Rest,
        }
    }
}

/// The comparison as a note for people: what matters first, then every change, section by section.
pub fn comparison(compared: &Compared, lang: Lang) -> Report {
    let comparison = &compared.comparison;
    let mut blocks = summary::blocks(compared, lang);
    for topic in Topic::ALL {
        let changes = comparison.changes.iter();
        let mut about: Vec<&Change> = changes
            .filter(|change| Topic::of(change) == topic)
            .collect();
        if topic == Topic::Computed {
            about = without_starts(&about);
        }
        if about.is_empty() {
            continue;
        }
        let (table, left_out) = table(topic, &about, lang);
        blocks.push(Block::Aside(table));
        if left_out > 0 {
            blocks.push(Block::Note(text!(
                "{rows} more; --format csv and json have all of them.",
                "另有 {rows} 行未列出；--format csv 与 json 含全部内容。",
                rows = left_out,
            )));
        }
    }
    let path = format!("{} → {}", compared.old.path, compared.new.path);
    Report {
        name: "diff",
        sections: vec![Section {
            plan: Some(PlanName {
                id: None,
                path,
                title: compared.new.title.clone(),
            }),
            blocks,
        }],
    }
}

/// The changes as rows of data.
pub fn changes(comparison: &Comparison, lang: Lang) -> Report {
    let row = |change: &Change| {
        let delta = change.delta.as_ref();
        Row::item(
            0,
            vec![
                change.kind.name().into(),
                change.id.clone().into(),
                data_cell(&change.title, lang),
                change.field.name().into(),
                data_cell(&change.old, lang),
                data_cell(&change.new, lang),
                delta.map(|delta| delta.amount).into(),
                delta.map(|delta| delta.unit.name()).into(),
            ],
        )
    };
    let table = Table {
        key: Key::new("changes", "Changes", "改动"),
        columns: vec![
            Column::text("kind", "Kind", "类别"),
            Column::text("id", "Id", "编号"),
            Column::text("title", "Title", "名称"),
            Column::text("field", "Field", "变更项"),
            Column::text("old", "Before", "变更前").bare(),
            Column::text("new", "Now", "变更后").bare(),
            Column::number("change", "Change", "变化").bare(),
            Column::text("unit", "Unit", "单位"),
        ],
        rows: comparison.changes.iter().map(row).collect(),
    };
    Report {
        name: "diff",
        sections: vec![Section {
            plan: None,
            blocks: vec![Block::Table(table)],
        }],
    }
}

/// The changes of computed dates without those of starts that moved as far as the finish behind
/// them.
fn without_starts<'c>(changes: &[&'c Change]) -> Vec<&'c Change> {
    let mut kept: Vec<&Change> = Vec::new();
    for change in changes {
        let is_told = kept.last().is_some_and(|last| {
            let is_pair =
                last.field == Field::ComputedFinish && change.field == Field::ComputedStart;
            is_pair && is_same_item(last, change) && last.delta == change.delta
        });
        if !is_told {
            kept.push(change);
        }
    }
    kept
}

/// Whether two changes are about the same item.
fn is_same_item(one: &Change, other: &Change) -> bool {
    let is_whole = |change: &Change| matches!(change.field, Field::Added | Field::Removed);
    !is_whole(one)
        && !is_whole(other)
        && one.kind == other.kind
        && one.id == other.id
        && one.title == other.title
}

/// The changes item by item, what somebody should look at first.
fn in_order<'c>(topic: Topic, changes: &[&'c Change]) -> Vec<Vec<&'c Change>> {
    let mut groups: Vec<Vec<&Change>> = match topic {
        // The latest date first, whatever the item.
        Topic::Dates | Topic::Computed => changes.iter().map(|change| vec![*change]).collect(),
        _ => changes
            .chunk_by(|one, other| is_same_item(one, other))
            .map(<[&Change]>::to_vec)
            .collect(),
    };
    let amount = |change: &Change| change.delta.as_ref().map(|delta| delta.amount);
    let rank = |group: &Vec<&Change>| {
        let effects = || group.iter().filter_map(|change| change.effect);
        let kind = match group.first().map(|change| change.kind) {
            Some(Kind::Budget) => 0,
            Some(Kind::Category) => 1,
            _ => 2,
        };
        let first = group.first().and_then(|change| amount(change));
        match topic {
            Topic::Dates | Topic::Computed => {
                let is_removed = effects().any(Effect::is_bad) && first.is_none();
                (u8::from(!is_removed), Reverse(first.unwrap_or_default()))
            }
            // What makes or stops being critical comes before float alone.
            Topic::Floats => {
                let is_alone = |change: &&Change| change.field == Field::TotalFloat;
                let most = first.unwrap_or_default().abs();
                (u8::from(group.iter().all(is_alone)), Reverse(most))
            }
            Topic::Money => (kind, Reverse(first.unwrap_or_default().abs())),
            _ => {
                let is_bad = effects().any(Effect::is_bad);
                (u8::from(!is_bad), Reverse(Decimal::ZERO))
            }
        }
    };
    groups.sort_by_key(rank);
    groups
}

/// So many rows of what is computed are shown to people: one task that takes longer moves all
/// behind it.
const MOST_COMPUTED: usize = 40;

/// What a field is called below the heading of its section.
fn label(field: Field) -> Text {
    match field {
        Field::ComputedStart => Text::new("start", "开始"),
        Field::ComputedFinish => Text::new("finish", "完成"),
        other => other.label(),
    }
}

/// The table of a section, and how many of its rows are left out.
fn table(topic: Topic, changes: &[&Change], lang: Lang) -> (Table, usize) {
    let mut columns = vec![Column::text("mark", "", "")];
    if topic.is_mixed() {
        columns.push(Column::text("kind", "Kind", "类别").optional());
    }
    columns.extend([
        Column::text("id", "Id", "编号"),
        Column::text("title", "Item", "名称"),
        Column::text("field", "What", "变更项"),
        Column::text("old", "Before", "变更前").bare(),
        Column::text("new", "Now", "变更后").bare(),
        Column::text("change", "Change", "变化"),
    ]);
    let has_ids = changes.iter().any(|change| change.id.is_some());
    columns.retain(|column| has_ids || column.key.id != "id");
    let are_numbers = |value: fn(&Change) -> &Value| {
        let mut values = changes.iter().map(|change| value(change));
        values.all(|value| matches!(value, Value::Money(_) | Value::Number(_) | Value::Missing))
    };
    for column in &mut columns {
        let is_number = match column.key.id {
            "old" => are_numbers(|change| &change.old),
            "new" => are_numbers(|change| &change.new),
            _ => false,
        };
        if is_number {
            column.align = Align::Right;
        }
    }
    let mut rows = Vec::new();
    for group in in_order(topic, changes) {
        for (number, change) in group.into_iter().enumerate() {
            // The name of an item stands once.
            let named = |cell: Cell| match number {
                0 => cell,
                _ => Cell::Text(String::new()),
            };
            let (old, new) = words::both(change, lang);
            let tone = words::tone(change);
            let mut cells = vec![Cell::from(words::mark(change)).toned(tone)];
            if topic.is_mixed() {
                cells.push(named(change.kind.label().into()));
            }
            if has_ids {
                cells.push(named(change.id.clone().into()));
            }
            cells.extend([
                named(words::cell(&change.title, lang)),
                label(change.field).into(),
                old,
                new,
                Cell::Label(words::said(change)).toned(tone),
            ]);
            rows.push(Row::item(0, cells));
        }
    }
    let most = match topic {
        Topic::Computed | Topic::Floats => MOST_COMPUTED,
        _ => usize::MAX,
    };
    let left_out = rows.len().saturating_sub(most);
    rows.truncate(most);
    let table = Table {
        key: topic.key(),
        columns,
        rows,
    };
    (table, left_out)
}

/// What holds of the conditions, for people.
fn conditions(compared: &Compared) -> Option<Block> {
    if compared.conditions.is_empty() {
        return None;
    }
    let entry = |(condition, held): &(Condition, Option<Held>)| {
        let name = condition.to_string();
        let label = Text {
            en: name.clone().into(),
            zh: name.into(),
        };
        let key = Key {
            id: "condition",
            label,
        };
        let cell = match held {
            Some(held) => Cell::Label(text!(
                "holds: {reason}",
                "成立：{reason}",
                reason = held.reason
            ))
            .toned(Tone::Bad),
            None => Cell::Label(text!("doesn't hold", "不成立")).toned(Tone::Good),
        };
        (key, cell)
    };
    Some(Block::Facts(Facts {
        key: Key::new("conditions", "Conditions", "条件"),
        entries: compared.conditions.iter().map(entry).collect(),
    }))
}
