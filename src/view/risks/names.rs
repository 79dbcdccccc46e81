//! What risks, levels and ratings are called, and which risks are told apart.

use crate::plan::value::{Color, Response, RiskStatus};
use crate::risk::{Exposure, Rating, Scale, Score};

use super::super::report::{Cell, Tone};

/// How a risk stands to the matrix of threats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It may happen and would hurt.
    Threat,
    /// It has happened and is no longer uncertain.
    Happened,
    /// It may happen and would help.
    Chance,
    /// It can't happen any more.
    Closed,
}

impl Standing {
    pub(super) fn of(exposure: &Exposure<'_>) -> Standing {
        let risk = exposure.risk;
        match risk.status.value() {
            Some(RiskStatus::Closed) => return Standing::Closed,
            Some(RiskStatus::Occurred) => return Standing::Happened,
            Some(RiskStatus::Open) | None => {}
        }
        match risk.response.value().is_some_and(Response::is_for_chances) {
            true => Standing::Chance,
            false => Standing::Threat,
        }
    }
}

/// How a risk without an id is called: by its place in the list.
pub(super) fn name(exposure: &Exposure<'_>, position: usize) -> String {
    exposure
        .risk
        .id
        .get()
        .map_or_else(|| format!("#{}", position + 1), |id| id.as_str().to_owned())
}

/// The tone of a rating: good for the lowest, bad for the worst, in between by its place.
pub(super) fn tone(scale: &Scale, rating: Rating) -> Tone {
    const STEPS: [Tone; 4] = [Tone::Good, Tone::Notice, Tone::Warning, Tone::Bad];
    let last = scale.worst().position().max(1);
    // Rounded up, so that only the lowest rating looks good.
    let step = (rating.position() * (STEPS.len() - 1)).div_ceil(last);
    STEPS.get(step).copied().unwrap_or(Tone::Bad)
}

/// The colour of a rating: its own, or one of planvet's where there are more ratings than tones.
pub(super) fn color(scale: &Scale, rating: Rating) -> Option<Color> {
    const FIVE: [[u8; 3]; 5] = [
        [0x2e, 0x7d, 0x32],
        [0x9c, 0xcc, 0x65],
        [0xfd, 0xd8, 0x35],
        [0xfb, 0x8c, 0x00],
        [0xc6, 0x28, 0x28],
    ];
    const SIX: [[u8; 3]; 6] = [
        [0x2e, 0x7d, 0x32],
        [0x9c, 0xcc, 0x65],
        [0xfd, 0xd8, 0x35],
        [0xfb, 0x8c, 0x00],
        [0xe5, 0x5b, 0x13],
        [0xc6, 0x28, 0x28],
    ];
    let own = scale
        .ratings
        .get(rating.position())
        .and_then(|step| step.color);
    let usual: &[[u8; 3]] = match scale.ratings.len() {
        5 => &FIVE,
        6 => &SIX,
        _ => &[],
    };
    own.or_else(|| usual.get(rating.position()).map(|color| Color(*color)))
}

/// Score and rating as cells.
pub(super) fn rated(scale: &Scale, score: Option<Score>) -> (Cell, Cell) {
    let Some(score) = score else {
        return (Cell::Missing, Cell::Missing);
    };
    let rating = scale.rating(score);
    (
        Cell::Int(i64::from(score.product())).toned(tone(scale, rating)),
        self::rating(scale, Some(rating)),
    )
}

/// A rating as a cell.
pub(super) fn rating(scale: &Scale, rating: Option<Rating>) -> Cell {
    let cell = |rating| Cell::from(scale.label(rating)).toned(tone(scale, rating));
    rating.map_or(Cell::Missing, cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::risk::RatingStep;

    #[test]
    fn only_the_lowest_rating_looks_good_and_the_worst_looks_bad() {
        for count in 2..=6 {
            let step = Scale::standard().ratings[0].clone();
            let scale = Scale {
                ratings: std::iter::repeat_n(step, count).collect::<Vec<RatingStep>>(),
                ..Scale::default()
            };
            let tones: Vec<Tone> = scale.all_ratings().map(|r| tone(&scale, r)).collect();
            let good = tones.iter().filter(|tone| **tone == Tone::Good).count();
            assert_eq!((tones[0], good), (Tone::Good, 1), "{tones:?}");
            assert_eq!(tones.last(), Some(&Tone::Bad));
        }
        let usual = Scale::standard();
        let tones: Vec<Tone> = usual.all_ratings().map(|r| tone(usual, r)).collect();
        assert_eq!(tones, [Tone::Good, Tone::Notice, Tone::Warning, Tone::Bad]);
    }
}
