//! The milestone and the goal most in danger.

use crate::plan::Named as _;
use crate::simulate::Odds;
use crate::simulate::model::Subject;

use super::simulated::Simulated;

/// What is watched, with the odds of its promised day.
pub(super) struct Danger<'p> {
    pub(super) subject: Subject<'p>,
    pub(super) odds: Odds,
}

/// From these odds on nobody is warned.
const SAFE: f64 = 0.95;

/// The milestone with the smallest odds, and the goal; of several the first. What is as good as
/// safe is no danger.
pub(super) fn most_in_danger<'p>(simulated: &Simulated<'_, 'p>) -> Vec<Danger<'p>> {
    let mut worst: [Option<Danger<'p>>; 2] = [None, None];
    for (number, subject) in simulated.model.watched.iter().enumerate() {
        let Some(odds) = simulated.watched_odds(&simulated.after, number) else {
            continue;
        };
        let place = match subject {
            Subject::Milestone(_) => 0,
            Subject::Goal(_) => 1,
        };
        let known = worst[place].as_ref();
        let is_worse = known.is_none_or(|known| odds.share < known.odds.share);
        if odds.share < SAFE && is_worse {
            let subject = *subject;
            worst[place] = Some(Danger { subject, odds });
        }
    }
    worst.into_iter().flatten().collect()
}

/// How a sentence names what is watched.
pub(super) fn name<'p>(subject: Subject<'p>) -> crate::plan::Item<'p> {
    match subject {
        Subject::Milestone(milestone) => milestone.name(),
        Subject::Goal(goal) => goal.name(),
    }
}
