//! What levels and ratings mean.

use crate::lang::{Lang, Localized as _, Text};
use crate::plan::Harm;
use crate::plan::value::{Contingency, Percent, ShareOrLength};
use crate::risk::{Fields, ImpactStep, ProbabilityStep, Scale};
use crate::text;

use super::super::report::{Block, Cell, Column, Key, Row, Table};
use super::Subject;
use super::names::rating;

impl Subject<'_> {
    /// The levels with their meaning, and the ratings with the scores they begin at.
    pub(super) fn legend(&self) -> Vec<Block> {
        let scale = self.profile.scale();
        let mut blocks = vec![
            Block::Table(ratings(scale)),
            Block::Table(levels(scale, self.lang)),
        ];
        blocks.extend(self.whose_scale().map(Block::Note));
        blocks.push(Block::Note(Text::new(
            "Where an impact is told by dimension, the worst one counts: levels are ranks, so \
                 they are neither added nor averaged.",
            "影响按维度填写时，以最严重的一项为准：等级只表示先后次序，不能相加或求平均。",
        )));
        blocks
    }

    /// Whose scale it is, where it isn't planvet's own.
    fn whose_scale(&self) -> Option<Text> {
        let own = &self.profile.scale;
        if !own.is_usable {
            return Some(Text::new(
                "The plan's own `risk_scale` can't be used (K718); this is the scale without it.",
                "方案自定的 `risk_scale` 无法使用（K718），以下按没有它时的标准。",
            ));
        }
        if !self.plan.risk_scale.is_absent() {
            return Some(Text::new(
                "Risk scale of the plan (`risk_scale`).",
                "风险标准：方案自定（`risk_scale`）。",
            ));
        }
        (own.scale != *Scale::standard()).then(|| {
            Text::new(
                "Risk scale of the organisation (planvet.toml).",
                "风险标准：本单位统一规定（planvet.toml）。",
            )
        })
    }
}

fn ratings(scale: &Scale) -> Table {
    let bounds: Option<Vec<i64>> = match &scale.fields {
        Fields::Scores(bounds) => {
            let upper = bounds.iter().map(|bound| i64::from(*bound));
            Some(std::iter::once(1).chain(upper).collect())
        }
        Fields::Grid(_) => None,
    };
    let from = |position: usize| bounds.as_ref()?.get(position).copied();
    let row = |at: crate::risk::Rating| {
        let fields = scale
            .all_fields()
            .filter(|field| scale.rating(*field) == at);
        Row::item(
            0,
            vec![
                rating(scale, Some(at)),
                from(at.position()).into(),
                Cell::Int(i64::try_from(fields.count()).unwrap_or_default()),
                Cell::Flag(scale.is_within_appetite(at)),
            ],
        )
    };
    Table {
        key: Key::new("ratings", "Ratings", "评级"),
        columns: vec![
            Column::text("rating", "Rating", "评级"),
            Column::number("from_score", "Score from", "起始得分"),
            Column::number("fields", "Fields", "格数"),
            Column::text("within_appetite", "Within appetite", "在风险偏好内"),
        ],
        rows: scale.all_ratings().rev().map(row).collect(),
    }
}

fn levels(scale: &Scale, lang: Lang) -> Table {
    let mut rows = Vec::new();
    let mut row = |axis: Text, position: usize, label: &Text, meaning: Vec<String>| {
        let separator = lang.pick("; ", "；");
        rows.push(Row::item(
            0,
            vec![
                axis.into(),
                Cell::Int(i64::try_from(position).unwrap_or_default() + 1),
                label.clone().into(),
                match meaning.is_empty() {
                    true => Cell::Missing,
                    false => meaning.join(separator).into(),
                },
            ],
        ));
    };
    for (position, step) in scale.probability.iter().enumerate().rev() {
        let below = position
            .checked_sub(1)
            .and_then(|at| scale.probability.get(at));
        let meaning = probability(step, below, lang);
        row(
            Text::new("probability", "概率"),
            position,
            &step.label,
            meaning,
        );
    }
    for (position, step) in scale.impact.iter().enumerate().rev() {
        let below = position.checked_sub(1).and_then(|at| scale.impact.get(at));
        let meaning = impact(step, below, lang);
        row(Text::new("impact", "影响"), position, &step.label, meaning);
    }
    Table {
        key: Key::new("levels", "Levels", "等级含义"),
        columns: vec![
            Column::text("scale", "Scale", "量表"),
            Column::number("level", "Level", "等级"),
            Column::text("label", "Label", "名称"),
            Column::text("meaning", "Meaning", "含义"),
        ],
        rows,
    }
}

fn probability(step: &ProbabilityStep, below: Option<&ProbabilityStep>, lang: Lang) -> Vec<String> {
    let percent = |percent: Percent| percent.to_string();
    let range = range(
        below.and_then(|below| below.up_to).map(percent),
        step.up_to.map(percent),
    );
    let meaning = step.meaning.clone();
    let parts = range.into_iter().chain(meaning);
    parts.map(|part| part.get(lang).to_owned()).collect()
}

fn impact(step: &ImpactStep, below: Option<&ImpactStep>, lang: Lang) -> Vec<String> {
    let cost = |bound: Contingency| match bound {
        Contingency::Percent(share) => (share.to_string(), true),
        Contingency::Money(money) => (money.in_lang(lang).to_string(), false),
    };
    let delay = |bound: ShareOrLength| match bound {
        ShareOrLength::Percent(share) => (share.to_string(), true),
        ShareOrLength::Length(length) => (length.in_lang(lang).to_string(), false),
    };
    let bounds = (
        below.and_then(|below| below.cost).map(cost),
        step.cost.map(cost),
    );
    let costs = of_whole(bounds, Text::new("of the budget", "预算的 "));
    let bounds = (
        below.and_then(|below| below.delay).map(delay),
        step.delay.map(delay),
    );
    let delays = of_whole(bounds, Text::new("of the plan's length", "方案长度的 "));
    let mut parts = Vec::new();
    let mut part = |harm: Harm, says: Option<Text>| {
        if let Some(says) = says {
            let part = text!(
                "{harm}: {says}",
                "{harm}：{says}",
                harm = harm.label(),
                says = says
            );
            parts.push(part.get(lang).to_owned());
        }
    };
    part(Harm::Cost, costs);
    part(Harm::Delay, delays);
    for (harm, words) in Harm::ALL.into_iter().skip(2).zip(&step.words) {
        part(harm, words.clone());
    }
    parts.extend(
        step.meaning
            .as_ref()
            .map(|meaning| meaning.get(lang).to_owned()),
    );
    parts
}

/// A bound as people read it, and whether it is a share.
type Bound = (String, bool);

/// A range of shares of a whole, or of sums.
fn of_whole((above, up_to): (Option<Bound>, Option<Bound>), whole: Text) -> Option<Text> {
    let is_share = [&above, &up_to]
        .into_iter()
        .flatten()
        .any(|(_, is_share)| *is_share);
    let (above, up_to) = (above.map(|(bound, _)| bound), up_to.map(|(bound, _)| bound));
    if !is_share {
        return range(above, up_to);
    }
    // English names the whole behind the last number, Chinese before the first.
    let english = range(above.clone(), up_to.clone())?;
    let before = |bound: String| format!("{}{bound}", whole.zh);
    let chinese = match above {
        Some(above) => range(Some(before(above)), up_to)?,
        None => range(None, up_to.map(before))?,
    };
    // No space between two Chinese words.
    let chinese = chinese.zh.replacen(&format!(" {}", whole.zh), &whole.zh, 1);
    Some(Text {
        en: format!("{} {}", english.en, whole.en).into(),
        zh: chinese.into(),
    })
}

/// From above one bound up to and with another one.
fn range(above: Option<String>, up_to: Option<String>) -> Option<Text> {
    Some(match (above, up_to) {
        (None, None) => return None,
        (None, Some(up_to)) => text!("up to {up_to}", "不超过 {up_to}", up_to = up_to),
        (Some(above), None) => text!("above {above}", "超过 {above}", above = above),
        (Some(above), Some(up_to)) => text!(
            "above {above}, up to {up_to}",
            "超过 {above}、不超过 {up_to}",
            above = above,
            up_to = up_to,
        ),
    })
}
