//! The register: every risk with what is known of it, worst first.

use crate::lang::{Lang, Listed, Localized as _, Text};
use crate::plan::Id;
use crate::plan::value::{Level, Money, Probability};
use crate::risk::{Exposure, Scale};
use crate::text;

use super::super::report::{Block, Cell, Column, Facts, Key, Row, Table};
use super::Subject;
use super::names::{Standing, name, rated};
use super::words;

impl Subject<'_> {
    /// The list of risks with the sums of what is expected of them.
    pub(super) fn register(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Table(self.list())];
        blocks.extend(self.expected());
        blocks
    }

    fn list(&self) -> Table {
        let exposures = self.profile.exposures.iter();
        let mut ordered: Vec<(Standing, usize, &Exposure<'_>)> = exposures
            .enumerate()
            .map(|(position, exposure)| (Standing::of(exposure), position, exposure))
            .collect();
        // Worst first; unrated ones last, for nothing says that they are bad.
        ordered.sort_by_key(|(standing, position, exposure)| {
            let scale = self.profile.scale();
            let score = exposure
                .inherent
                .map(|score| (scale.rating(score), score.product(), score.impact));
            (*standing, std::cmp::Reverse(score), *position)
        });
        let rows = ordered.into_iter().map(|(standing, _, exposure)| {
            Row::item(
                0,
                cells(exposure, standing, self.profile.scale(), self.lang),
            )
        });
        Table {
            key: Key::new("risks", "Risk register", "风险登记册"),
            columns: vec![
                Column::text("id", "Id", "编号"),
                Column::text("title", "Risk", "风险"),
                Column::text("category", "Category", "类别").optional(),
                Column::number("probability", "P", "概率"),
                Column::number("impact", "I", "影响"),
                Column::number("score", "Score", "得分"),
                Column::text("rating", "Rating", "评级"),
                Column::text("response", "Response", "应对"),
                Column::number("residual_score", "Left", "残余"),
                Column::text("residual_rating", "Rating left", "残余评级"),
                Column::money("emv", "EMV", "期望损失").data_only(),
                Column::text("owner", "Owner", "责任人").optional(),
                Column::text("standing", "Kind", "性质").optional(),
                Column::text("trigger", "Trigger", "触发信号").data_only(),
                Column::text("actions", "Actions", "措施").data_only(),
                Column::text("threatens", "Threatens", "威胁").data_only(),
                Column::text("contingency", "Contingency", "应急预案").data_only(),
                Column::percent("probability_stated", "Probability", "概率（%）").data_only(),
                Column::text("worst_dimension", "Worst in", "最严重维度").data_only(),
                Column::money("residual_emv", "EMV left", "残余期望损失").data_only(),
                Column::number("expected_delay_days", "Expected delay", "期望延误").data_only(),
                Column::number("residual_expected_delay_days", "Delay left", "残余期望延误")
                    .data_only(),
            ],
            rows: rows.collect(),
        }
    }

    /// The sums of expected losses and gains, and what they leave out.
    pub(super) fn expected(&self) -> Vec<Block> {
        let mut sums = Vec::new();
        let mut notes = Vec::new();
        for (standing, before, after) in [
            (
                Standing::Threat,
                Key::new(
                    "emv_threats",
                    "Expected loss of open threats",
                    "未关闭威胁的期望损失合计",
                ),
                Key::new(
                    "residual_emv_threats",
                    "Expected loss left after the responses",
                    "应对后剩余的期望损失合计",
                ),
            ),
            (
                Standing::Chance,
                Key::new(
                    "emv_chances",
                    "Expected gain of opportunities",
                    "机会的期望收益合计",
                ),
                Key::new(
                    "residual_emv_chances",
                    "Expected gain after the responses",
                    "应对后的期望收益合计",
                ),
            ),
        ] {
            let all = self.profile.exposures.iter().enumerate();
            let meant = all.filter(|(_, exposure)| Standing::of(exposure) == standing);
            let (mut known, mut unknown, mut unchanged) = (Vec::new(), Vec::new(), Vec::new());
            for (position, exposure) in meant {
                match self.expected_of(exposure) {
                    None => unknown.push(name(exposure, position)),
                    Some(money) => {
                        if !money.is_after_known {
                            unchanged.push(name(exposure, position));
                        }
                        known.push(money);
                    }
                }
            }
            if !known.is_empty() {
                let sum = |of: fn(&Expected) -> Money| {
                    let addends = known.iter().map(|money| Some(of(money)));
                    self.ledger.sum(addends).total
                };
                sums.push((before, sum(|money| money.before).into()));
                sums.push((after, sum(|money| money.after).into()));
            }
            let what = match standing {
                Standing::Chance => Text::new("Expected gains", "期望收益"),
                _ => Text::new("Expected losses", "期望损失"),
            };
            if !unknown.is_empty() {
                notes.push(Block::Note(text!(
                    "{what} leave out what has no percentage or no sum, or is in another \
                     currency: {names}",
                    "{what}未计入没有百分比概率、没有金额或币种不同的：{names}",
                    what = what,
                    names = Listed(&unknown),
                )));
            }
            if !unchanged.is_empty() {
                notes.push(Block::Note(text!(
                    "{what} after the responses are taken to be as before, for what is left isn't \
                     given as percentage and sum: {names}",
                    "{what}按应对前计入应对后合计（残余风险未写百分比概率和金额）：{names}",
                    what = what,
                    names = Listed(&unchanged),
                )));
            }
        }
        let mut blocks = Vec::new();
        if !sums.is_empty() {
            blocks.push(Block::Facts(Facts {
                key: Key::new("expected", "Expected money value", "期望货币价值"),
                entries: sums,
            }));
        }
        blocks.extend(notes);
        blocks
    }

    /// What is expected of a risk; `None` where the plan gives no percentage and sum.
    pub(super) fn expected_of(&self, exposure: &Exposure<'_>) -> Option<Expected> {
        let own = |money: Money| self.ledger.own(money);
        let before = exposure.emv.and_then(own)?;
        let after = exposure.residual_emv.and_then(own);
        Some(Expected {
            before,
            after: after.unwrap_or(before),
            is_after_known: after.is_some() || exposure.risk.residual.is_absent(),
        })
    }
}

/// Expected money values of a risk in the plan's currency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected {
    /// Before the response.
    pub before: Money,
    /// After the response; as before where nothing else is known.
    pub after: Money,
    /// Whether the plan says what is left, or that nothing is meant to change.
    pub is_after_known: bool,
}

/// What a standing is called.
pub(super) fn standing_label(standing: Standing) -> Text {
    match standing {
        Standing::Threat => Text::new("threat", "威胁"),
        Standing::Happened => Text::new("happened", "已发生"),
        Standing::Chance => Text::new("opportunity", "机会"),
        Standing::Closed => Text::new("closed", "已关闭"),
    }
}

fn cells(exposure: &Exposure<'_>, standing: Standing, scale: &Scale, lang: Lang) -> Vec<Cell> {
    let risk = exposure.risk;
    let level = |level: Option<Level>| level.map(|level| i64::from(level.number())).into();
    let (score, rating) = rated(scale, exposure.inherent);
    let (residual_score, residual_rating) = rated(scale, exposure.residual);
    let response = risk
        .response
        .get()
        .map(|response| response.in_lang(lang).to_string());
    let actions = risk.actions.iter().map(|id| id.as_str().to_owned());
    let threatened = risk.threatens.iter().map(|id| id.as_str().to_owned());
    let percent = match risk.probability.get() {
        Some(Probability::Percent(percent)) => Some(*percent),
        _ => None,
    };
    vec![
        risk.id.get().map(Id::as_str).into(),
        words(&risk.title, lang).into(),
        words(&risk.category, lang).into(),
        level(exposure.inherent.map(|score| score.probability)),
        level(exposure.inherent.map(|score| score.impact)),
        score,
        rating,
        response.into(),
        residual_score,
        residual_rating,
        exposure.emv.into(),
        words(&risk.owner, lang).into(),
        standing_label(standing).into(),
        words(&risk.trigger, lang).into(),
        Cell::List(actions.collect()),
        Cell::List(threatened.collect()),
        words(&risk.contingency, lang).into(),
        percent.into(),
        exposure.worst_harm.map(|harm| harm.label()).into(),
        exposure.residual_emv.into(),
        days(exposure.delay),
        days(exposure.residual_delay),
    ]
}

/// A number of working days as a cell.
pub(super) fn days(days: Option<rust_decimal::Decimal>) -> Cell {
    days.map_or(Cell::Missing, |days| Cell::Days(days.normalize()))
}
