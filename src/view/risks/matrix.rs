//! The matrix before and after the responses.

use std::collections::HashMap;

use crate::lang::Listed;
use crate::plan::value::Response;
use crate::risk::{Exposure, Score};
use crate::text;

use super::super::report::{Axis, Block, Key, Matrix, MatrixCell, MatrixRating, Move};
use super::Subject;
use super::names::{Standing, color, name, tone};

impl Subject<'_> {
    /// The matrix before the responses, with where the responses move the risks if that is wanted.
    pub(super) fn inherent(&self, with_moves: bool) -> Vec<Block> {
        let key = Key::new("inherent", "Before the responses", "固有风险（应对前）");
        let moves = match with_moves {
            true => self.moves(),
            false => Vec::new(),
        };
        self.matrix(key, moves, |exposure| exposure.inherent)
    }

    /// The matrix after the responses.
    pub(super) fn residual(&self) -> Vec<Block> {
        let key = Key::new("residual", "After the responses", "残余风险（应对后）");
        self.matrix(key, Vec::new(), left)
    }

    /// The threats that stand elsewhere after their response.
    fn moves(&self) -> Vec<Move> {
        let place = |score: Score| {
            let row = self.profile.scale().probability.len() - 1 - score.probability.position();
            (row, score.impact.position())
        };
        let all = self.profile.exposures.iter().enumerate();
        all.filter(|(_, exposure)| Standing::of(exposure) == Standing::Threat)
            .filter_map(|(position, exposure)| {
                let (from, to) = (exposure.inherent?, left(exposure)?);
                (from != to).then(|| Move {
                    id: name(exposure, position),
                    from: place(from),
                    to: place(to),
                })
            })
            .collect()
    }

    fn matrix(
        &self,
        key: Key,
        moves: Vec<Move>,
        score: impl Fn(&Exposure<'_>) -> Option<Score>,
    ) -> Vec<Block> {
        let scale = self.profile.scale();
        let mut here: HashMap<Score, Vec<String>> = HashMap::new();
        let (mut unrated, mut not_followed) = (Vec::new(), Vec::new());
        let (mut chances, mut happened, mut closed) = (Vec::new(), Vec::new(), Vec::new());
        for (position, exposure) in self.profile.exposures.iter().enumerate() {
            let name = name(exposure, position);
            match (Standing::of(exposure), score(exposure)) {
                (Standing::Threat, Some(score)) => here.entry(score).or_default().push(name),
                (Standing::Threat, None) if exposure.inherent.is_some() => not_followed.push(name),
                (Standing::Threat, None) => unrated.push(name),
                (Standing::Chance, _) => chances.push(name),
                (Standing::Happened, _) => happened.push(name),
                (Standing::Closed, _) => closed.push(name),
            }
        }
        let probabilities = scale.probability_levels().rev();
        let mut cell = |field: Score| {
            let rating = scale.rating(field);
            MatrixCell {
                ids: here.remove(&field).unwrap_or_default(),
                rating: scale.worst().position().saturating_sub(rating.position()),
                within_appetite: Some(scale.is_within_appetite(rating)),
            }
        };
        let cells = probabilities
            .clone()
            .map(|probability| {
                let impacts = scale.impact_levels();
                impacts
                    .map(|impact| {
                        cell(Score {
                            probability,
                            impact,
                        })
                    })
                    .collect()
            })
            .collect();
        let mut blocks = vec![Block::Matrix(Matrix {
            key,
            rows: Axis {
                key: Key::new("probability", "Probability", "概率"),
                levels: probabilities
                    .zip(scale.probability.iter().rev())
                    .map(|(level, step)| (level.number(), step.label.clone()))
                    .collect(),
            },
            columns: Axis {
                key: Key::new("impact", "Impact", "影响"),
                levels: scale
                    .impact_levels()
                    .zip(&scale.impact)
                    .map(|(level, step)| (level.number(), step.label.clone()))
                    .collect(),
            },
            cells,
            ratings: scale
                .all_ratings()
                .rev()
                .map(|rating| MatrixRating {
                    tone: tone(scale, rating),
                    label: scale.label(rating),
                    color: color(scale, rating),
                })
                .collect(),
            moves,
        })];
        let mut note = |ids: &[String], text| {
            if !ids.is_empty() {
                blocks.push(Block::Note(text));
            }
        };
        note(
            &unrated,
            text!(
                "Not rated (probability or impact missing, or not to be put on the scale): {ids}",
                "未评级（概率或影响未填，或无法对应到等级）：{ids}",
                ids = Listed(&unrated),
            ),
        );
        note(
            &not_followed,
            text!(
                "No residual risk stated: {ids}",
                "未写残余风险：{ids}",
                ids = Listed(&not_followed),
            ),
        );
        note(
            &chances,
            text!(
                "Opportunities, not part of the matrix: {ids}",
                "机会（不列入威胁矩阵）：{ids}",
                ids = Listed(&chances),
            ),
        );
        note(
            &happened,
            text!(
                "Already happened, not part of the matrix: {ids}",
                "已发生（不列入矩阵）：{ids}",
                ids = Listed(&happened),
            ),
        );
        note(
            &closed,
            text!(
                "Closed, not part of the matrix: {ids}",
                "已关闭（不列入矩阵）：{ids}",
                ids = Listed(&closed),
            ),
        );
        blocks
    }
}

/// Where a risk stands after its response. What is accepted stays as it was.
pub(super) fn left(exposure: &Exposure<'_>) -> Option<Score> {
    let accepted = exposure.risk.response.value() == Some(Response::Accept);
    let inherent = exposure
        .inherent
        .filter(|_| accepted && exposure.risk.residual.is_absent());
    exposure.residual.or(inherent)
}
