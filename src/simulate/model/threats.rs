//! Which risks strike, how likely, and what they do.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::plan::read::Either;
use crate::plan::value::{Duration, Money, Probability};
use crate::plan::{Named as _, Plan, Risk, Task};
use crate::risk::{Exposure, Scale, Stake};
use crate::schedule::network::{Length, Network};

use super::super::inputs::Strike;
use super::key::Keys;
use super::lengths::{delay, numbered};
use super::money::float;
use super::work::Work;
use super::{Gap, Read, targets};

/// A risk that may strike: an open one that would hurt.
#[derive(Debug)]
pub struct Threat<'p> {
    /// The risk.
    pub risk: &'p Risk,
    /// Before the response.
    pub before: Blow,
    /// After it; as before where the risk doesn't say what remains.
    pub after: Blow,
    /// The tasks that it delays.
    pub tasks: Vec<&'p Task>,
}

/// How likely a risk strikes, and what it does then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blow {
    /// How likely it is.
    pub odds: Odds,
    /// What it costs.
    pub cost: Option<Money>,
    /// How long it delays each of its tasks.
    pub delay: Option<Duration>,
}

/// A probability.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odds {
    /// From 0 to 1.
    pub share: Decimal,
    /// Whether the plan gives a level, and this is the middle of its range.
    pub is_middle: bool,
}

pub(super) struct Threats<'p> {
    pub(super) risks: Vec<Threat<'p>>,
    /// Before the responses, and after them.
    pub(super) strikes: [Vec<Strike>; 2],
}

/// The risks that may strike. Gives tasks without a length, where they may be delayed, the calendar
/// that a delay of them is counted along.
pub(super) fn of<'p>(
    read: &Read<'_, 'p>,
    network: &mut Network,
    keys: &mut Keys,
    gaps: &mut Vec<Gap<'p>>,
) -> Threats<'p> {
    let exposures = read.risks.exposures.iter().enumerate();
    let exposures = exposures.filter(|(_, exposure)| {
        let risk = exposure.risk;
        risk.is_open() && risk.is_threat()
    });
    let blows: Vec<(usize, &Exposure<'p>, [Blow; 2])> = exposures
        .filter_map(|(place, exposure)| {
            let blows = blows(read, exposure, gaps)?;
            Some((place, exposure, blows))
        })
        .collect();
    let delaying: Vec<&Risk> = blows
        .iter()
        .filter(|(.., blows)| blows.iter().any(|blow| blow.delay.is_some()))
        .map(|(_, exposure, _)| exposure.risk)
        .collect();
    let work = Work::new(read.plan, network);
    let mut targets = targets::of(read, network, &work, &delaying).into_iter();
    let tasks = tasks(read.plan, network);
    let mut threats = Threats {
        risks: Vec::new(),
        strikes: [Vec::new(), Vec::new()],
    };
    for (place, exposure, blows) in blows {
        let risk = exposure.risk;
        let delays = blows.iter().any(|blow| blow.delay.is_some());
        let items = match delays {
            true => targets.next().unwrap_or_default(),
            false => Vec::new(),
        };
        if delays && items.is_empty() {
            gaps.push(Gap::NothingToDelay(risk));
        }
        for &item in &items {
            let item = &mut network.items[item as usize];
            if item.length == Length::ZERO {
                item.line = item.calendar;
            }
        }
        let key = keys.of("risk", risk.name(), place);
        for (strikes, blow) in threats.strikes.iter_mut().zip(&blows) {
            let delays = blow.delay.iter().flat_map(|length| {
                let network = &*network;
                items
                    .iter()
                    .filter_map(move |&item| Some((item, delay(network, item as usize, length)?)))
            });
            strikes.push(Strike {
                key,
                probability: float(blow.odds.share),
                delays: delays.collect(),
                cost: blow.cost.map_or(0.0, |cost| float(cost.amount)),
            });
        }
        let [before, after] = blows;
        threats.risks.push(Threat {
            risk,
            before,
            after,
            tasks: items
                .iter()
                .filter_map(|item| tasks.get(item).copied())
                .collect(),
        });
    }
    threats
}

fn tasks<'p>(plan: &'p Plan, network: &Network) -> HashMap<u32, &'p Task> {
    numbered(plan, network)
        .map(|(item, task)| (item as u32, task))
        .collect()
}

/// What a risk does before and after its response; `None` where it does nothing that counts here.
fn blows<'p>(
    read: &Read<'_, 'p>,
    exposure: &Exposure<'p>,
    gaps: &mut Vec<Gap<'p>>,
) -> Option<[Blow; 2]> {
    let risk = exposure.risk;
    let scale = read.risks.scale();
    let (before, after) = (exposure.before, exposure.after);
    let effect = effect(read, before);
    let effect_after = effect_of(read, after);
    if effect == Effect::default() && effect_after.is_none_or(|after| after == Effect::default()) {
        gaps.push(Gap::NoEffect(risk));
        return None;
    }
    if effect.is_other_money || effect_after.is_some_and(|after| after.is_other_money) {
        gaps.push(Gap::OtherMoney(risk));
    }
    let Some(odds) = before.probability.and_then(|odds| share(scale, odds)) else {
        gaps.push(Gap::NoProbability(risk));
        return None;
    };
    let says_rest = after.probability.is_some() || after.impact.is_some();
    let odds_after = after.probability.and_then(|odds| share(scale, odds));
    if odds.is_middle || odds_after.is_some_and(|odds| odds.is_middle) {
        gaps.push(Gap::MiddleOfLevel(risk));
    }
    if says_rest && effect_after.is_none() {
        gaps.push(Gap::SameEffect(risk));
    }
    let blow = |odds, effect: Effect| Blow {
        odds,
        cost: effect.cost,
        delay: effect.delay,
    };
    let rest = effect_after.unwrap_or(effect);
    Some([blow(odds, effect), blow(odds_after.unwrap_or(odds), rest)])
}

/// Money and time that a risk takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Effect {
    cost: Option<Money>,
    delay: Option<Duration>,
    is_other_money: bool,
}

fn effect(read: &Read<'_, '_>, stake: Stake<'_>) -> Effect {
    effect_of(read, stake).unwrap_or_default()
}

/// The effect in figures; `None` where there is a level only.
fn effect_of(read: &Read<'_, '_>, stake: Stake<'_>) -> Option<Effect> {
    let Either::Long(detail) = stake.impact? else {
        return None;
    };
    let stated = detail.cost.value();
    let cost = stated.and_then(|cost| read.ledger.own(cost));
    Some(Effect {
        cost,
        delay: detail.delay.value(),
        is_other_money: stated.is_some() && cost.is_none(),
    })
}

/// A probability as a share; of a level the middle of its range.
fn share(scale: &Scale, probability: &Probability) -> Option<Odds> {
    match probability {
        Probability::Percent(percent) => Some(Odds {
            share: percent.fraction().clamp(Decimal::ZERO, Decimal::ONE),
            is_middle: false,
        }),
        Probability::Level(name) => {
            let place = scale.probability_named(name)?.position();
            let bounds = scale.probability_bounds()?;
            let low = place.checked_sub(1).and_then(|below| bounds.get(below));
            let low = low.copied().unwrap_or_default();
            let high = bounds.get(place).copied().unwrap_or(Decimal::ONE_HUNDRED);
            Some(Odds {
                share: (low + high) / Decimal::from(200),
                is_middle: true,
            })
        }
    }
}
