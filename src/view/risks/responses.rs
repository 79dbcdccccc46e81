//! The response plan: what is done about each risk, by whom, when and for how much.

use crate::lang::{Listed, Localized as _, Text};
use crate::plan::{Entity, Index};
use crate::risk::{Exposure, ResponseCosts};
use crate::text;

use super::super::report::{Block, Cell, Column, Key, Row, RowKind, Table};
use super::Subject;
use super::dates::Days;
use super::matrix::left;
use super::names::{Standing, name, rating};
use super::register::{days, standing_label};

impl Subject<'_> {
    /// Each open risk with its response, and below it the tasks that carry it out.
    pub(super) fn responses(&self) -> Vec<Block> {
        let index = Index::new(self.plan);
        let costs = ResponseCosts::new(self.plan, &index, &self.ledger);
        let mut ordered: Vec<(usize, &Exposure<'_>)> =
            self.profile.exposures.iter().enumerate().collect();
        ordered.retain(|(_, exposure)| Standing::of(exposure) != Standing::Closed);
        ordered.sort_by_key(|(position, exposure)| {
            let scale = self.profile.scale();
            let score = exposure
                .inherent
                .map(|score| (scale.rating(score), score.product(), score.impact));
            (Standing::of(exposure), std::cmp::Reverse(score), *position)
        });
        let mut rows = Vec::new();
        let (mut shared, mut undated) = (Vec::new(), Vec::new());
        for (position, exposure) in ordered {
            let actions = self.actions(exposure, position, &index, &costs);
            let dates: Vec<Days> = actions.iter().map(|action| action.days).collect();
            rows.push(self.risk_row(exposure, position, &dates, &costs));
            for action in actions {
                if action.is_shared {
                    shared.push(action.id.clone());
                }
                if action.days.1.is_none() {
                    undated.push(action.id.clone());
                }
                rows.push(action.row);
            }
        }
        let mut blocks = vec![Block::Table(Table {
            key: Key::new("responses", "Response plan", "风险应对计划"),
            columns: columns(),
            rows,
        })];
        blocks.extend(self.expected());
        for (mut ids, is_shared) in [(shared, true), (undated, false)] {
            ids.sort();
            ids.dedup();
            if ids.is_empty() {
                continue;
            }
            blocks.push(Block::Note(match is_shared {
                true => text!(
                    "Not counted as cost of a response, for they serve other ends or several \
                     risks as well: {ids}",
                    "同时服务于其他目标、问题或多项风险，费用不计入应对费用：{ids}",
                    ids = Listed(&ids),
                ),
                false => text!(
                    "No date can be computed: {ids}",
                    "无法推算日期：{ids}",
                    ids = Listed(&ids),
                ),
            }));
        }
        blocks
    }

    fn risk_row(
        &self,
        exposure: &Exposure<'_>,
        position: usize,
        dates: &[Days],
        costs: &ResponseCosts<'_>,
    ) -> Row {
        let risk = exposure.risk;
        let scale = self.profile.scale();
        let strategy = risk.response.get();
        let strategy = strategy.map(|response| response.in_lang(self.lang).to_string());
        // A response is done when all of it is done.
        let finishes: Option<Vec<_>> = dates.iter().map(|days| days.1).collect();
        let finish = finishes.and_then(|finishes| finishes.into_iter().max());
        let sum = costs.sum(position, &self.ledger);
        let known = sum.filter(|sum| sum.known > 0);
        let expected = self.expected_of(exposure);
        let rest = left(exposure).map(|score| scale.rating(score));
        let name = name(exposure, position);
        Row {
            kind: RowKind::Group,
            depth: 0,
            cells: vec![
                name.clone().into(),
                name.into(),
                super::words(&risk.title, self.lang).into(),
                strategy.into(),
                dates.iter().filter_map(|days| days.0).min().into(),
                finish.into(),
                known.map(|sum| sum.total).into(),
                super::words(&risk.owner, self.lang).into(),
                status(exposure),
                rating(scale, exposure.inherent_rating),
                rating(scale, rest),
                expected.map(|money| money.before).into(),
                expected
                    .filter(|money| money.is_after_known)
                    .map(|money| money.after)
                    .into(),
                days(exposure.delay),
                days(exposure.residual_delay),
                super::words(&risk.contingency, self.lang).into(),
                risk.review.value().into(),
            ],
        }
    }

    fn actions(
        &self,
        exposure: &Exposure<'_>,
        position: usize,
        index: &Index<'_>,
        costs: &ResponseCosts<'_>,
    ) -> Vec<Action> {
        let risk_name = name(exposure, position);
        let actions = exposure.risk.actions.iter().map(|action| {
            let id = action.value.as_str();
            let (title, days, cost, owner, state) = match index.get(id) {
                Some(Entity::Task(task, _)) => (
                    super::words(&task.title, self.lang),
                    self.computed.task(task),
                    task.cost.value().filter(|_| costs.is_dedicated(id)),
                    super::words(&task.owner, self.lang),
                    match &task.progress.get() {
                        Some(progress) => Cell::Percent(**progress),
                        None => Cell::Missing,
                    },
                ),
                Some(Entity::Milestone(milestone, _)) => (
                    super::words(&milestone.title, self.lang),
                    self.computed.milestone(milestone),
                    None,
                    None,
                    Cell::Missing,
                ),
                _ => (None, (None, None), None, None, Cell::Missing),
            };
            let is_task = matches!(index.get(id), Some(Entity::Task(..)));
            let mut cells = vec![
                risk_name.clone().into(),
                id.into(),
                title.into(),
                Text::new("action", "措施").into(),
                days.0.into(),
                days.1.into(),
                cost.into(),
                owner.into(),
                state,
            ];
            cells.resize(COLUMNS, Cell::Missing);
            Action {
                id: id.to_owned(),
                days,
                is_shared: is_task && !costs.is_dedicated(id),
                row: Row::item(1, cells),
            }
        });
        actions.collect()
    }
}

/// A task or milestone that carries a response out.
struct Action {
    id: String,
    days: Days,
    /// Whether its cost is not that of the response alone.
    is_shared: bool,
    row: Row,
}

const COLUMNS: usize = 17;

fn columns() -> Vec<Column> {
    vec![
        Column::text("risk", "Risk", "风险").data_only(),
        Column::text("id", "Id", "编号"),
        Column::text("title", "Title", "名称"),
        Column::text("response", "Response", "应对"),
        Column::text("start", "Start", "开始"),
        Column::text("finish", "Finish", "完成"),
        Column::money("cost", "Cost", "费用"),
        Column::text("owner", "Owner", "责任人"),
        Column::text("status", "Status", "状态").optional(),
        Column::text("rating", "Rating", "评级").optional(),
        Column::text("residual_rating", "Left", "残余评级").optional(),
        Column::money("emv", "EMV", "期望损失").optional(),
        Column::money("residual_emv", "EMV left", "残余期望损失").optional(),
        Column::number("expected_delay_days", "Expected delay", "期望延误").data_only(),
        Column::number("residual_expected_delay_days", "Delay left", "残余期望延误").data_only(),
        Column::text("contingency", "Contingency", "应急预案").data_only(),
        Column::text("review", "Review", "复核").data_only(),
    ]
}

/// Where a risk stands; a chance is told from a threat.
fn status(exposure: &Exposure<'_>) -> Cell {
    match Standing::of(exposure) {
        Standing::Threat => Text::new("open", "开放").into(),
        other => standing_label(other).into(),
    }
}
