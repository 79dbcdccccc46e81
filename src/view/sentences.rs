//! Judged sentences as a table: a row each.

use crate::lang::Text;
use crate::statement::{Criterion, Direction, Judged, Slots, Verdict};

use super::report::{Block, Cell, Column, Key, Report, Row, Section, Table, Tone};

/// The table of judged sentences.
pub fn sentences(rows: Vec<Row>) -> Report {
    let table = Table {
        key: Key::new("sentences", "Sentences", "目标表述"),
        columns: vec![
            Column::text("id", "Id", "编号").data_only(),
            Column::text("text", "Sentence", "目标表述"),
            Column::text("lang", "Language", "语言").data_only(),
            Column::text("smart", "SMART", "SMART"),
            Column::text("specific", "S", "S").data_only(),
            Column::text("measurable", "M", "M").data_only(),
            Column::text("achievable", "A", "A").data_only(),
            Column::text("relevant", "R", "R").data_only(),
            Column::text("time_bound", "T", "T").data_only(),
            Column::text("atomic", "One aim", "单一目标").data_only(),
            Column::text("metric", "Metric", "指标"),
            Column::number("baseline", "From", "现状").bare().optional(),
            Column::number("target", "Target", "目标值").bare(),
            Column::number("target_max", "Up to", "上限")
                .bare()
                .data_only(),
            Column::text("unit", "Unit", "单位"),
            Column::text("direction", "Direction", "方向").data_only(),
            Column::text("relative", "Change", "变化量").data_only(),
            Column::text("deadline", "Deadline", "期限"),
            Column::text("deadline_date", "Last day", "截止日").data_only(),
            Column::text("rewrite", "Rewrite", "改写").data_only(),
        ],
        rows,
    };
    Report {
        name: "smart",
        sections: vec![Section {
            plan: None,
            blocks: vec![Block::Table(table)],
        }],
    }
}

/// The row of a sentence, which a plan may know by an id.
pub fn sentence(judged: &Judged<'_>, id: Option<&str>) -> Row {
    let slots = judged.slots();
    let lang = judged.sentence.lang();
    let mut cells: Vec<Cell> = vec![
        id.into(),
        judged.sentence.original().into(),
        lang.tag().into(),
        in_short(judged),
    ];
    cells.extend(
        judged
            .verdicts
            .all()
            .map(|(_, criterion)| verdict(criterion)),
    );
    cells.push(Cell::Flag(judged.statement.is_atomic()));
    cells.extend(values(&slots));
    cells.push(judged.rewrite(id).sentence.into());
    Row::item(0, cells)
}

fn values(slots: &Slots) -> [Cell; 9] {
    [
        slots.metric.clone().into(),
        slots.baseline.into(),
        slots.target.into(),
        slots.target_max.into(),
        slots.unit.clone().into(),
        slots.direction.map(Direction::name).into(),
        Cell::Flag(slots.relative),
        slots.deadline.clone().into(),
        slots.deadline_date.into(),
    ]
}

/// The word of a verdict.
fn verdict(criterion: &Criterion) -> Cell {
    let (word, tone) = match criterion.verdict {
        Verdict::Pass => (Text::new("pass", "通过"), Tone::Good),
        Verdict::Fail => (Text::new("fail", "不通过"), Tone::Bad),
        Verdict::Unknown => (Text::new("unknown", "无法判断"), Tone::Muted),
    };
    Cell::from(word).toned(tone)
}

/// The letters that fail.
fn in_short(judged: &Judged<'_>) -> Cell {
    let letters = failing(judged);
    if letters.is_empty() && judged.is_smart() {
        return Cell::from(Text::new("ok", "✓")).toned(Tone::Good);
    }
    let letters: Vec<String> = letters.iter().map(char::to_string).collect();
    Cell::Text(letters.join(" ")).toned(Tone::Bad)
}

/// The letters of the criteria that fail.
pub fn failing(judged: &Judged<'_>) -> Vec<char> {
    let all = judged.verdicts.all().into_iter();
    all.filter(|(_, criterion)| criterion.verdict == Verdict::Fail)
        .map(|(letter, _)| letter)
        .collect()
}
