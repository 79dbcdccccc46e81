//! Risks: the matrix and the register.

use crate::check::Checked;
use crate::finance::Ledger;
use crate::lang::{Lang, Listed, Localized as _};
use crate::plan::Id;
use crate::plan::value::{Level, Response};
use crate::risk::{Exposure, Rating, RiskProfile, Scale, Score, impact_label, probability_label};
use crate::text;

use super::report::{
    Axis, Block, Cell, Column, Key, Matrix, MatrixCell, MatrixRating, Report, Row, Table, Tone,
};
use super::{sections, words};

/// What `planvet risks` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RiskView {
    /// The matrix before and after the responses.
    #[default]
    Matrix,
    /// The matrix after the responses.
    Residual,
    /// The list, worst first.
    Register,
}

impl RiskView {
    /// All views, in the order help lists them.
    pub const ALL: [RiskView; 3] = [RiskView::Matrix, RiskView::Residual, RiskView::Register];

    /// The name of the view on the command line.
    pub fn name(self) -> &'static str {
        match self {
            RiskView::Matrix => "matrix",
            RiskView::Residual => "residual",
            RiskView::Register => "register",
        }
    }
}

/// The risks of each plan.
pub fn risks(files: &[Checked], view: RiskView, lang: Lang) -> Report {
    sections("risks", files, lang, |plan, file| {
        let ledger = Ledger::new(plan, &file.settings.calendars);
        let scale = &file.settings.scale;
        let profile = RiskProfile::new(plan, &ledger, &file.settings.calendars, scale);
        match view {
            RiskView::Matrix => {
                let mut blocks = inherent(&profile, scale);
                blocks.extend(residual(&profile, scale));
                blocks.extend(own_bounds(scale));
                blocks
            }
            RiskView::Residual => {
                let mut blocks = residual(&profile, scale);
                blocks.extend(own_bounds(scale));
                blocks
            }
            RiskView::Register => vec![Block::Table(register(&profile, lang))],
        }
    })
}

fn inherent(profile: &RiskProfile<'_>, scale: &Scale) -> Vec<Block> {
    let key = Key::new("inherent", "Before the responses", "固有风险（应对前）");
    matrix((profile, scale), key, |exposure| exposure.inherent)
}

fn residual(profile: &RiskProfile<'_>, scale: &Scale) -> Vec<Block> {
    let key = Key::new("residual", "After the responses", "残余风险（应对后）");
    matrix((profile, scale), key, |exposure| {
        // What is accepted stays as it was.
        let accepted = exposure.risk.response.value() == Some(Response::Accept);
        let inherent = exposure
            .inherent
            .filter(|_| accepted && exposure.risk.residual.is_absent());
        exposure.residual.or(inherent)
    })
}

/// Whether a risk is one to be sought: the matrix is about threats.
fn is_chance(exposure: &Exposure<'_>) -> bool {
    let response = exposure.risk.response.value();
    response.is_some_and(Response::is_for_chances)
}

/// How a risk without an id is called: by its place in the list.
fn name(exposure: &Exposure<'_>, position: usize) -> String {
    exposure
        .risk
        .id
        .get()
        .map_or_else(|| format!("#{}", position + 1), |id| id.as_str().to_owned())
}

fn tone(rating: Rating) -> Tone {
    match rating {
        Rating::Low => Tone::Good,
        Rating::Moderate => Tone::Notice,
        Rating::High => Tone::Warning,
        Rating::Extreme => Tone::Bad,
    }
}

fn matrix(
    (profile, scale): (&RiskProfile<'_>, &Scale),
    key: Key,
    score: impl Fn(&Exposure<'_>) -> Option<Score>,
) -> Vec<Block> {
    let probabilities = Level::ALL.into_iter().rev();
    let cells = probabilities
        .clone()
        .map(|probability| {
            Level::ALL
                .into_iter()
                .map(|impact| {
                    let field = Score {
                        probability,
                        impact,
                    };
                    let here = profile.exposures.iter().enumerate();
                    MatrixCell {
                        ids: here
                            .filter(|(_, exposure)| !is_chance(exposure))
                            .filter(|(_, exposure)| score(exposure) == Some(field))
                            .map(|(position, exposure)| name(exposure, position))
                            .collect(),
                        rating: Rating::ALL
                            .iter()
                            .position(|rating| *rating == scale.rating(field))
                            .unwrap_or_default(),
                        within_appetite: None,
                    }
                })
                .collect()
        })
        .collect();
    let named = |wanted: &dyn Fn(&Exposure<'_>) -> bool| -> Vec<String> {
        let all = profile.exposures.iter().enumerate();
        all.filter(|(_, exposure)| wanted(exposure))
            .map(|(position, exposure)| name(exposure, position))
            .collect()
    };
    let unrated = named(&|exposure| !is_chance(exposure) && exposure.inherent.is_none());
    let not_followed = named(&|exposure| {
        !is_chance(exposure) && exposure.inherent.is_some() && score(exposure).is_none()
    });
    let chances = named(&is_chance);
    let mut blocks = vec![Block::Matrix(Matrix {
        key,
        rows: Axis {
            key: Key::new("probability", "Probability", "概率"),
            levels: probabilities
                .map(|level| (level.number(), probability_label(level)))
                .collect(),
        },
        columns: Axis {
            key: Key::new("impact", "Impact", "影响"),
            levels: Level::ALL
                .into_iter()
                .map(|level| (level.number(), impact_label(level)))
                .collect(),
        },
        cells,
        ratings: Rating::ALL
            .map(|rating| MatrixRating {
                tone: tone(rating),
                label: rating.label(),
                color: None,
            })
            .into(),
        moves: Vec::new(),
    })];
    if !unrated.is_empty() {
        blocks.push(Block::Note(text!(
            "Not rated (probability or impact missing): {ids}",
            "未评级（概率或影响未填）：{ids}",
            ids = Listed(&unrated),
        )));
    }
    if !not_followed.is_empty() {
        blocks.push(Block::Note(text!(
            "No residual risk stated: {ids}",
            "未写残余风险：{ids}",
            ids = Listed(&not_followed),
        )));
    }
    if !chances.is_empty() {
        blocks.push(Block::Note(text!(
            "Opportunities, not part of the matrix: {ids}",
            "机会（不列入威胁矩阵）：{ids}",
            ids = Listed(&chances),
        )));
    }
    blocks
}

/// Says from which scores on the ratings begin, where a team has its own.
fn own_bounds(scale: &Scale) -> Option<Block> {
    let [moderate, high, extreme] = scale.score_bounds;
    (scale.score_bounds != Scale::standard().score_bounds).then(|| {
        Block::Note(text!(
            "Ratings of this organisation: moderate from {moderate}, high from {high}, extreme \
             from {extreme} (probability times impact)",
            "本单位的评级分界（得分为概率×影响）：{moderate} 分起为中，{high} 分起为高，{extreme} 分起为极高",
            moderate = i64::from(moderate),
            high = i64::from(high),
            extreme = i64::from(extreme),
        ))
    })
}

fn register(profile: &RiskProfile<'_>, lang: Lang) -> Table {
    let mut ordered: Vec<(usize, &Exposure<'_>)> = profile.exposures.iter().enumerate().collect();
    // Worst first; unrated ones last, for nothing says that they are bad.
    ordered.sort_by_key(|(position, exposure)| {
        let score = exposure
            .inherent
            .map(|score| (score.product(), score.impact));
        (std::cmp::Reverse(score), *position)
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
            Column::text("trigger", "Trigger", "触发信号").data_only(),
            Column::text("actions", "Actions", "措施").data_only(),
            Column::text("threatens", "Threatens", "威胁").data_only(),
            Column::text("contingency", "Contingency", "应急预案").data_only(),
        ],
        rows: ordered
            .into_iter()
            .map(|(_, exposure)| Row::item(0, risk_cells(exposure, lang)))
            .collect(),
    }
}

fn rated(score: Option<Score>, rating: Option<Rating>) -> (Cell, Cell) {
    let (Some(score), Some(rating)) = (score, rating) else {
        return (Cell::Missing, Cell::Missing);
    };
    let tone = tone(rating);
    (
        Cell::Int(i64::from(score.product())).toned(tone),
        Cell::from(rating.label()).toned(tone),
    )
}

fn risk_cells(exposure: &Exposure<'_>, lang: Lang) -> Vec<Cell> {
    let risk = exposure.risk;
    let level = |level: Option<Level>| level.map(|level| i64::from(level.number())).into();
    let (score, rating) = rated(exposure.inherent, exposure.inherent_rating);
    let (residual_score, residual_rating) = rated(exposure.residual, exposure.residual_rating);
    let response = risk
        .response
        .get()
        .map(|response| response.in_lang(lang).to_string());
    let actions = risk.actions.iter().map(|id| id.as_str().to_owned());
    let threatened = risk.threatens.iter().map(|id| id.as_str().to_owned());
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
        words(&risk.trigger, lang).into(),
        Cell::List(actions.collect()),
        Cell::List(threatened.collect()),
        words(&risk.contingency, lang).into(),
    ]
}
