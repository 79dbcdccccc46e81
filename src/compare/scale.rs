//! The risk scale of the plan.

use crate::plan::read::{Field as Given, List};
use crate::plan::{LocalText, RiskScale};
use crate::source::Spanned;

use super::Value;

/// A risk scale as a list: each key with what it says.
pub(super) fn risk_scale(text: &str, scale: &Given<RiskScale>) -> Value {
    let own = match scale {
        Given::Absent => return Value::Missing,
        Given::Unreadable(place) => {
            let written = text.get(place.value.range()).unwrap_or_default();
            return Value::Unreadable(written.trim().to_owned());
        }
        Given::Given(_, own) => own,
    };
    let mut all = Parts(Vec::new());
    for (at, level) in own.probability.iter().enumerate() {
        all.add(
            format!("probability {}", at + 1),
            "label",
            words(&level.label),
        );
        all.add(
            format!("probability {}", at + 1),
            "up_to",
            shown(&level.up_to),
        );
        all.add(
            format!("probability {}", at + 1),
            "meaning",
            words(&level.meaning),
        );
    }
    for (at, level) in own.impact.iter().enumerate() {
        let number = || format!("impact {}", at + 1);
        all.add(number(), "label", words(&level.label));
        all.add(number(), "cost", shown(&level.cost));
        all.add(number(), "delay", shown(&level.delay));
        for (harm, text) in level.in_words() {
            all.add(number(), &harm.label().en, words(text));
        }
        all.add(number(), "meaning", words(&level.meaning));
    }
    for (at, rating) in own.ratings.iter().enumerate() {
        let number = || format!("rating {}", at + 1);
        all.add(number(), "label", words(&rating.label));
        all.add(number(), "from", shown(&rating.from));
        all.add(number(), "color", shown(&rating.color));
    }
    for (at, row) in own.grid.iter().enumerate() {
        let ratings: Vec<&str> = row
            .ratings
            .iter()
            .map(|field| field.value.as_str())
            .collect();
        all.add(
            "grid".to_owned(),
            &(at + 1).to_string(),
            Some(ratings.join(" ")),
        );
    }
    let appetite = words(&own.beyond_appetite);
    all.add("beyond_appetite".to_owned(), "", appetite);
    for (key, bounds) in [
        ("probability_bounds", bounds(&own.probability_bounds)),
        ("cost_bounds", bounds(&own.cost_bounds)),
        ("delay_bounds", bounds(&own.delay_bounds)),
        ("score_bounds", bounds(&own.score_bounds)),
    ] {
        all.add(key.to_owned(), "", bounds);
    }
    match all.0.is_empty() {
        true => Value::Missing,
        false => Value::List(all.0),
    }
}

/// What a scale says, part by part.
struct Parts(Vec<String>);

impl Parts {
    fn add(&mut self, of: String, key: &str, says: Option<String>) {
        if let Some(says) = says {
            let space = if key.is_empty() { "" } else { " " };
            self.0.push(format!("{of}{space}{key}: {says}"));
        }
    }
}

fn words(field: &Given<LocalText>) -> Option<String> {
    field.get().map(|text| text.as_str().to_owned())
}

fn shown<T: std::fmt::Display>(field: &Given<T>) -> Option<String> {
    field.get().map(ToString::to_string)
}

fn bounds<T: std::fmt::Display>(list: &List<Spanned<T>>) -> Option<String> {
    let numbers: Vec<String> = list.iter().map(|number| number.value.to_string()).collect();
    (!numbers.is_empty()).then(|| numbers.join(", "))
}
