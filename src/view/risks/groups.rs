//! Risks by owner and by category.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::lang::Text;
use crate::plan::read::Field;
use crate::plan::value::Money;
use crate::plan::{LocalText, Risk};
use crate::risk::{Exposure, Rating};

use super::super::report::{Block, Cell, Column, Key, Row, RowKind, Table, Tone};
use super::Subject;
use super::matrix::left;
use super::names::{Standing, name, rating, tone};

/// What a group of risks comes to. Levels and scores are ranks, so they are counted and never
/// added or averaged.
#[derive(Default)]
struct Group {
    name: Option<String>,
    /// Open threats.
    threats: usize,
    /// Open threats by rating, lowest first.
    by_rating: Vec<usize>,
    unrated: usize,
    beyond: usize,
    still_beyond: usize,
    happened: usize,
    chances: usize,
    closed: usize,
    before: Vec<Money>,
    after: Vec<Money>,
    /// Open threats whose expected loss isn't known.
    unknown: usize,
    worst: Option<Worst>,
}

/// The worst risk of a group: by rating, then by score, then by impact; of equals the first.
#[derive(Clone)]
struct Worst {
    rank: (Rating, u8, u8),
    name: String,
}

impl Subject<'_> {
    /// The risks by who watches them.
    pub(super) fn owners(&self) -> Vec<Block> {
        let key = Key::new("owners", "Risks by owner", "按责任人汇总");
        let heading = Column::text("owner", "Owner", "责任人");
        let nobody = Text::new("(nobody named)", "（未写责任人）");
        self.grouped(key, heading, nobody, |risk| &risk.owner)
    }

    /// The risks by category.
    pub(super) fn categories(&self) -> Vec<Block> {
        let key = Key::new("categories", "Risks by category", "按类别汇总");
        let heading = Column::text("category", "Category", "类别");
        let nothing = Text::new("(no category)", "（未写类别）");
        self.grouped(key, heading, nothing, |risk| &risk.category)
    }

    fn grouped(
        &self,
        key: Key,
        heading: Column,
        nothing: Text,
        of: impl Fn(&Risk) -> &Field<LocalText>,
    ) -> Vec<Block> {
        let ratings = self.profile.scale().ratings.len();
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashMap<Option<String>, usize> = HashMap::new();
        let mut total = Group {
            by_rating: vec![0; ratings],
            ..Group::default()
        };
        for (position, exposure) in self.profile.exposures.iter().enumerate() {
            let text = of(exposure.risk);
            let at = *known.entry(text.key()).or_insert_with(|| {
                groups.push(Group {
                    name: text.key().and_then(|_| super::words(text, self.lang)),
                    by_rating: vec![0; ratings],
                    ..Group::default()
                });
                groups.len() - 1
            });
            self.count(exposure, position, &mut groups[at]);
            self.count(exposure, position, &mut total);
        }
        groups.sort_by_key(|group| {
            let worst = group.worst.as_ref().map(|worst| worst.rank);
            (group.name.is_none(), Reverse(worst), Reverse(group.threats))
        });
        let several = groups.len() > 1;
        let mut rows: Vec<Row> = groups
            .iter()
            .map(|group| {
                let cell = match &group.name {
                    Some(name) => Cell::Text(name.clone()),
                    None => Cell::from(nothing.clone()).toned(Tone::Muted),
                };
                Row::item(0, self.cells(cell, group))
            })
            .collect();
        if several {
            let label = Text::new("Total", "合计").into();
            rows.push(Row {
                kind: RowKind::Total,
                depth: 0,
                cells: self.cells(label, &total),
            });
        }
        let mut blocks = vec![Block::Table(Table {
            key,
            columns: self.columns(heading),
            rows,
        })];
        blocks.extend(self.expected());
        blocks
    }

    fn count(&self, exposure: &Exposure<'_>, position: usize, group: &mut Group) {
        match Standing::of(exposure) {
            Standing::Happened => group.happened += 1,
            Standing::Chance => group.chances += 1,
            Standing::Closed => group.closed += 1,
            Standing::Threat => {
                group.threats += 1;
                self.count_threat(exposure, position, group);
            }
        }
    }

    fn count_threat(&self, exposure: &Exposure<'_>, position: usize, group: &mut Group) {
        let scale = self.profile.scale();
        match exposure.inherent {
            None => group.unrated += 1,
            Some(score) => {
                let rating = scale.rating(score);
                if let Some(count) = group.by_rating.get_mut(rating.position()) {
                    *count += 1;
                }
                let beyond = |rating| usize::from(!scale.is_within_appetite(rating));
                group.beyond += beyond(rating);
                let rest = left(exposure).map_or(rating, |score| scale.rating(score));
                group.still_beyond += beyond(rest);
                let rank = (rating, score.product(), score.impact.number());
                if group.worst.as_ref().is_none_or(|worst| worst.rank < rank) {
                    let name = name(exposure, position);
                    group.worst = Some(Worst { rank, name });
                }
            }
        }
        match self.expected_of(exposure) {
            Some(money) => {
                group.before.push(money.before);
                group.after.push(money.after);
            }
            None => group.unknown += 1,
        }
    }

    fn columns(&self, heading: Column) -> Vec<Column> {
        /// Names of the columns of ratings, lowest rating first.
        const IDS: [&str; 6] = [
            "rating_1", "rating_2", "rating_3", "rating_4", "rating_5", "rating_6",
        ];
        let scale = self.profile.scale();
        let mut columns = vec![heading, Column::number("threats", "Threats", "威胁")];
        for rating in scale.all_ratings().rev() {
            let mut column = Column::number(IDS[rating.position().min(5)], "", "");
            column.key.label = capital(scale.label(rating));
            columns.push(column);
        }
        columns.extend([
            Column::number("unrated", "Not rated", "未评级").optional(),
            Column::number("beyond_appetite", "Beyond appetite", "超出偏好"),
            Column::number("residual_beyond_appetite", "Left beyond", "应对后仍超出").optional(),
            Column::text("worst", "Worst", "最严重的风险"),
            Column::text("worst_rating", "Its rating", "其评级").optional(),
            Column::money("emv", "EMV", "期望损失"),
            Column::money("residual_emv", "EMV left", "残余期望损失"),
            Column::number("emv_unknown", "EMV unknown", "期望损失未知").data_only(),
            Column::number("happened", "Happened", "已发生").optional(),
            Column::number("opportunities", "Opportunities", "机会").optional(),
            Column::number("closed", "Closed", "已关闭").optional(),
        ]);
        columns
    }

    fn cells(&self, first: Cell, group: &Group) -> Vec<Cell> {
        let scale = self.profile.scale();
        let count = |count: usize| Cell::Int(i64::try_from(count).unwrap_or(i64::MAX));
        let sum = |money: &[Money]| -> Cell {
            let total = self.ledger.sum(money.iter().map(|money| Some(*money)));
            match money.is_empty() {
                true => Cell::Missing,
                false => total.total.into(),
            }
        };
        let mut cells = vec![first, count(group.threats)];
        for at in scale.all_ratings().rev() {
            let here = group.by_rating.get(at.position()).copied().unwrap_or(0);
            let cell = count(here);
            cells.push(match here {
                0 => cell.toned(Tone::Muted),
                _ => cell.toned(tone(scale, at)),
            });
        }
        let worst = group.worst.as_ref();
        cells.extend([
            count(group.unrated),
            count(group.beyond),
            count(group.still_beyond),
            worst.map(|worst| worst.name.clone()).into(),
            rating(scale, worst.map(|worst| worst.rank.0)),
            sum(&group.before),
            sum(&group.after),
            count(group.unknown),
            count(group.happened),
            count(group.chances),
            count(group.closed),
        ]);
        cells
    }
}

/// A label as a heading.
fn capital(label: Text) -> Text {
    let mut letters = label.en.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    Text {
        en: format!("{}{}", first.unwrap_or_default(), letters.as_str()).into(),
        zh: label.zh,
    }
}
