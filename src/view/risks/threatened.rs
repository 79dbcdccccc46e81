//! What stands under risks beyond the appetite.

use jiff::civil::Date;

use crate::lang::{Listed, Text};
use crate::plan::read::Field;
use crate::plan::value::Money;
use crate::plan::{Id, Index, LocalText, Named};
use crate::risk::{Rating, Threatened, Under};
use crate::text;

use super::super::report::{Block, Cell, Column, Facts, Key, Row, RowKind, Table};
use super::Subject;
use super::matrix::left;
use super::names::{Standing, name, rating};

impl<'p> Subject<'p> {
    /// The goals, phases, milestones, tasks and money that stand under open threats beyond the
    /// appetite, as rated before the response.
    pub(super) fn threatened(&self) -> Vec<Block> {
        let scale = self.profile.scale();
        let is_red = |rating: Option<Rating>| rating.is_some_and(|r| !scale.is_within_appetite(r));
        let exposures = self.profile.exposures.iter().enumerate();
        let red: Vec<usize> = exposures
            .filter(|(_, exposure)| Standing::of(exposure) == Standing::Threat)
            .filter(|(_, exposure)| is_red(exposure.inherent_rating))
            .map(|(position, _)| position)
            .collect();
        let index = Index::new(self.plan);
        let found = Threatened::new(self.plan, &index, &red);
        let mut blocks = vec![
            Block::Table(self.items(&found)),
            Block::Table(self.money(&found)),
        ];
        blocks.extend(self.money_facts(&found));
        blocks.extend(self.threat_notes(&red));
        blocks
    }

    fn items(&self, found: &Threatened<'p>) -> Table {
        let mut rows = Vec::new();
        for goal in &found.goals {
            let kind = Text::new("goal", "目标");
            rows.push(self.item(
                kind,
                (goal, &goal.item.id),
                &goal.item.title,
                goal.item.deadline.value(),
            ));
        }
        for phase in &found.phases {
            let kind = Text::new("phase", "阶段");
            let finish = self.computed.phase(phase.item).1;
            rows.push(self.item(kind, (phase, &phase.item.id), &phase.item.title, finish));
        }
        for milestone in &found.milestones {
            let kind = Text::new("milestone", "里程碑");
            let day = self.computed.milestone(milestone.item).1;
            rows.push(self.item(
                kind,
                (milestone, &milestone.item.id),
                &milestone.item.title,
                day,
            ));
        }
        for task in &found.tasks {
            let kind = Text::new("task", "任务");
            let finish = self.computed.task(task.item).1;
            rows.push(self.item(kind, (task, &task.item.id), &task.item.title, finish));
        }
        Table {
            key: Key::new(
                "threatened",
                "Under risks beyond the appetite",
                "超出风险偏好的风险威胁到的事项",
            ),
            columns: vec![
                Column::text("kind", "Kind", "类型"),
                Column::text("id", "Id", "编号"),
                Column::text("title", "Title", "名称"),
                Column::text("how", "How", "方式"),
                Column::text("risks", "Risks", "直接威胁的风险"),
                Column::text("indirect_risks", "Indirectly", "间接威胁的风险"),
                Column::text("rating", "Worst rating", "最高评级"),
                Column::text("residual_rating", "Worst left", "应对后最高评级"),
                Column::text("due", "Due", "期限或推算完成").optional(),
            ],
            rows,
        }
    }

    fn item<T, const KIND: u16>(
        &self,
        kind: Text,
        (under, id): (&Under<'_, T>, &Field<Id<KIND>>),
        title: &Field<LocalText>,
        due: Option<Date>,
    ) -> Row {
        let mut cells = vec![
            kind.into(),
            id.get().map(Id::as_str).into(),
            super::words(title, self.lang).into(),
        ];
        cells.extend(self.risks_of(under));
        cells.push(due.into());
        Row::item(0, cells)
    }

    /// How something stands under its risks, which ones, and the worst of their ratings.
    fn risks_of<T>(&self, under: &Under<'_, T>) -> [Cell; 5] {
        let scale = self.profile.scale();
        let exposure = |position: &usize| self.profile.exposures.get(*position);
        let all = || {
            under
                .direct
                .iter()
                .chain(&under.indirect)
                .filter_map(exposure)
        };
        let worst = all().filter_map(|exposure| exposure.inherent_rating).max();
        let rest = all().filter_map(|exposure| match left(exposure) {
            Some(score) => Some(scale.rating(score)),
            None => exposure.inherent_rating,
        });
        let how = match under.direct.is_empty() {
            true => Text::new("indirect", "间接"),
            false => Text::new("direct", "直接"),
        };
        [
            how.into(),
            Cell::List(self.names(&under.direct)),
            Cell::List(self.names(&under.indirect)),
            rating(scale, worst),
            rating(scale, rest.max()),
        ]
    }

    fn names(&self, positions: &[usize]) -> Vec<String> {
        let exposures = positions.iter().filter_map(|&position| {
            let exposure = self.profile.exposures.get(position)?;
            Some(name(exposure, position))
        });
        exposures.collect()
    }

    fn money(&self, found: &Threatened<'p>) -> Table {
        let amount = |under: &Under<'_, crate::plan::BudgetLine>| {
            let entries = self.ledger.entries.iter();
            let mut own = entries.filter(|entry| std::ptr::eq(entry.line, under.item));
            own.next().and_then(|entry| entry.amount)
        };
        let mut rows: Vec<Row> = Vec::new();
        for under in &found.lines {
            let line = under.item;
            let serves = line.serves.iter().map(|id| id.as_str().to_owned());
            let phase = line.phase.get().map(|id| id.as_str().to_owned());
            let mut cells = vec![
                line.id.get().map(Id::as_str).into(),
                super::words(&line.title, self.lang).into(),
                amount(under).into(),
                Cell::List(serves.collect()),
                phase.into(),
            ];
            cells.extend(self.risks_of(under));
            rows.push(Row::item(0, cells));
        }
        let amounts: Vec<Option<Money>> = found.lines.iter().map(amount).collect();
        let sum = self.ledger.sum(amounts);
        if rows.len() > 1 && sum.known > 0 {
            let mut cells = vec![Cell::Missing; 10];
            cells[1] = Text::new("Total", "合计").into();
            cells[2] = sum.total.into();
            rows.push(Row {
                kind: RowKind::Total,
                depth: 0,
                cells,
            });
        }
        Table {
            key: Key::new(
                "threatened_money",
                "Money under risks beyond the appetite",
                "超出风险偏好的风险威胁到的资金",
            ),
            columns: vec![
                Column::text("id", "Id", "编号"),
                Column::text("title", "Budget line", "预算明细"),
                Column::money("amount", "Amount", "金额"),
                Column::text("serves", "Serves", "服务于"),
                Column::text("phase", "Phase", "阶段").optional(),
                Column::text("how", "How", "方式"),
                Column::text("risks", "Risks", "直接威胁的风险"),
                Column::text("indirect_risks", "Indirectly", "间接威胁的风险"),
                Column::text("rating", "Worst rating", "最高评级"),
                Column::text("residual_rating", "Worst left", "应对后最高评级").optional(),
            ],
            rows,
        }
    }

    /// The money under risks: directly, indirectly, and as a share of the lines.
    fn money_facts(&self, found: &Threatened<'p>) -> Vec<Block> {
        let amount = |under: &Under<'_, crate::plan::BudgetLine>| {
            let mut entries = self.ledger.entries.iter();
            let entry = entries.find(|entry| std::ptr::eq(entry.line, under.item));
            entry.and_then(|entry| entry.amount)
        };
        let (direct, indirect): (Vec<_>, Vec<_>) = found
            .lines
            .iter()
            .partition(|under| !under.direct.is_empty());
        let mut entries = Vec::new();
        for (key, lines) in [
            (
                Key::new("direct", "Threatened directly", "直接受威胁"),
                direct,
            ),
            (
                Key::new(
                    "indirect",
                    "Threatened through something else",
                    "间接受威胁",
                ),
                indirect,
            ),
        ] {
            let sum = self.ledger.sum(lines.iter().map(|under| amount(under)));
            if sum.known > 0 {
                entries.push((key, sum.total.into()));
            }
        }
        if let (false, Some(all)) = (entries.is_empty(), self.ledger.lines_total()) {
            let key = Key::new("all_lines", "All budget lines", "全部预算明细");
            entries.push((key, all.into()));
        }
        let unknown: Vec<String> = found
            .lines
            .iter()
            .filter(|under| amount(under).is_none())
            .map(|under| {
                let item = under.item.name();
                let title = item.title().map(|title| title.get(self.lang).to_owned());
                item.id().map(str::to_owned).or(title).unwrap_or_default()
            })
            .collect();
        let mut blocks = Vec::new();
        if !entries.is_empty() {
            blocks.push(Block::Facts(Facts {
                key: Key::new("threatened_sums", "Money at stake", "受威胁资金合计"),
                entries,
            }));
        }
        if !unknown.is_empty() {
            blocks.push(Block::Note(text!(
                "The sums leave out lines without an amount or in another currency: {lines}",
                "合计未计入没有金额或币种不同的明细：{lines}",
                lines = Listed(&unknown),
            )));
        }
        blocks
    }

    /// What is meant by under, and which risks say nothing of what they threaten.
    fn threat_notes(&self, red: &[usize]) -> Vec<Block> {
        let scale = self.profile.scale();
        let lowest = scale.label(scale.beyond_appetite);
        let mut blocks = vec![Block::Note(text!(
            "Open threats rated {lowest} or worse before the response: {risks}. A risk reaches \
             indirectly the goals that a threatened task serves, the goals above them, the \
             milestones right behind it, and all of a threatened phase.",
            "应对前评级达到“{lowest}”及以上的未关闭威胁：{risks}。间接受威胁的包括：受威胁任务所服务的目标及其上级目标、\
             紧随其后的里程碑，以及受威胁阶段中的全部事项。",
            lowest = lowest,
            risks = match red.is_empty() {
                true => Text::new("none", "无"),
                false => {
                    let names = self.names(red);
                    text!("{names}", "{names}", names = Listed(&names))
                }
            },
        ))];
        let silent: Vec<usize> = red
            .iter()
            .copied()
            .filter(|&position| {
                let risk = self.plan.risks.get(position);
                risk.is_some_and(|risk| risk.threatens.is_absent())
            })
            .collect();
        if !silent.is_empty() {
            let names = self.names(&silent);
            blocks.push(Block::Note(text!(
                "Nothing says what these threaten: {names}",
                "未写明威胁对象（`threatens`）：{names}",
                names = Listed(&names),
            )));
        }
        blocks
    }
}
