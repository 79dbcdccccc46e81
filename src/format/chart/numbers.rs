//! Numbers to places: axes of round numbers, in a unit that keeps them short.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::scene::Tenths;
use crate::format::{cell, escape};
use crate::lang::Lang;
use crate::plan::value::{Currency, grouped};
use crate::view::report::Quantity;

/// 10^24: numbers beyond are drawn as if they were this, for no axis needs to hold more.
const MOST: Decimal = Decimal::from_parts(0xA1000000, 0x1BCECCED, 0x0000D3C2, false, 0);

/// The unit in which the numbers of an axis are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// What stands at the axis; empty when the numbers say it.
    pub(super) name: String,
    /// What stands behind each number.
    sign: &'static str,
    /// How many make one of the unit: a power of ten.
    size: Decimal,
}

impl Unit {
    /// The unit for numbers up to `largest`.
    pub(super) fn of(quantity: &Quantity, largest: Decimal, lang: Lang) -> Unit {
        match quantity {
            Quantity::Money(currency) => money(*currency, largest.abs(), lang),
            Quantity::Percent => Unit {
                name: String::new(),
                sign: "%",
                size: Decimal::ONE,
            },
            Quantity::Count(name) => Unit {
                name: escape::one_line(name.get(lang)).into_owned(),
                sign: "",
                size: Decimal::ONE,
            },
        }
    }

    /// A number in the unit, with so many digits behind the point at most.
    pub(super) fn number(&self, number: Decimal, digits: u32) -> String {
        let number = number.checked_div(self.size).unwrap_or(number);
        let number = number.round_dp(digits).normalize();
        let text = if number.abs() < Decimal::from(10_000) {
            cell::plain(number)
        } else {
            grouped(number)
        };
        // A minus sign, as wide as a plus, instead of a hyphen.
        format!("{}{}", text.replace('-', "−"), self.sign)
    }
}

fn money(currency: Option<Currency>, largest: Decimal, lang: Lang) -> Unit {
    let sizes: [(i64, &str); 4] = match lang {
        Lang::En => [
            (1_000_000_000_000, "trillion"),
            (1_000_000_000, "billion"),
            (1_000_000, "million"),
            (1_000, "thousand"),
        ],
        Lang::Zh => [
            (1_000_000_000_000, "万亿"),
            (100_000_000, "亿"),
            (10_000, "万"),
            (1, ""),
        ],
    };
    // Four digits are no shorter in thousands.
    let fits = |size: i64| largest >= Decimal::from(if size == 1_000 { 10_000 } else { size });
    let found = sizes.into_iter().find(|(size, _)| fits(*size));
    let (size, word) = found.unwrap_or((1, ""));
    let name = match (lang, currency) {
        (Lang::En, Some(currency)) => format!("{} {word}", currency.code()),
        (_, None) => word.to_owned(),
        (Lang::Zh, Some(currency)) => match currency.chinese_unit() {
            Some(unit) => format!("{word}{unit}"),
            None => format!("{word} {}", currency.code()),
        },
    };
    Unit {
        name: name.trim().to_owned(),
        sign: "",
        size: Decimal::from(size),
    }
}

/// An axis of numbers between two places.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    pub(super) unit: Unit,
    low: Decimal,
    high: Decimal,
    step: Decimal,
    /// The places of the lowest and the highest number.
    ends: (Tenths, Tenths),
}

impl Axis {
    /// An axis that holds all of the numbers, with about so many round ones on it.
    pub(super) fn new(
        quantity: &Quantity,
        numbers: impl Iterator<Item = Decimal> + Clone,
        most: i64,
        lang: Lang,
    ) -> Axis {
        let numbers = numbers.map(held);
        let low = numbers.clone().min().unwrap_or_default();
        let mut high = numbers.max().unwrap_or_default();
        if low == high {
            // Half of the numbers that there could be, or one.
            high = low + low.abs().max(Decimal::ONE);
        }
        let step = nice((high - low) / Decimal::from(most.max(1)));
        let edge = |number: Decimal, edge: fn(&Decimal) -> Decimal| {
            edge(&(number / step)).checked_mul(step).unwrap_or(number)
        };
        let (low, high) = (edge(low, Decimal::floor), edge(high, Decimal::ceil));
        Axis {
            unit: Unit::of(quantity, low.abs().max(high.abs()), lang),
            low,
            high,
            step,
            ends: (0, 0),
        }
    }

    /// The axis between two places; numbers rise from the first to the second.
    pub(super) fn between(mut self, from: Tenths, to: Tenths) -> Axis {
        self.ends = (from, to);
        self
    }

    /// The place of a number.
    pub(super) fn place(&self, number: Decimal) -> Tenths {
        let number = held(number).clamp(self.low, self.high);
        let share = (number - self.low) / (self.high - self.low);
        let length = Decimal::from(self.ends.1 - self.ends.0);
        self.ends.0 + (share * length).round().to_i64().unwrap_or(0)
    }

    /// The place of the number nearest to zero.
    pub(super) fn zero(&self) -> Tenths {
        self.place(Decimal::ZERO)
    }

    /// The round numbers with their places.
    pub(super) fn ticks(&self) -> Vec<(Tenths, String)> {
        let digits = self.digits();
        let mut ticks = Vec::new();
        let mut number = self.low;
        while number <= self.high && ticks.len() < 100 {
            ticks.push((self.place(number), self.unit.number(number, digits)));
            number += self.step;
        }
        ticks
    }

    /// A number as it is written beside what it stands for: finer than the axis by a digit.
    pub(super) fn said(&self, number: Decimal) -> String {
        self.unit.number(number, self.digits() + 1)
    }

    /// How many digits behind the point tell the steps apart.
    fn digits(&self) -> u32 {
        let step = self.step.checked_div(self.unit.size).unwrap_or(self.step);
        step.normalize().scale()
    }
}

/// A number that an axis can hold.
fn held(number: Decimal) -> Decimal {
    number.clamp(-MOST, MOST)
}

/// The least of 1, 2 and 5 times a power of ten that isn't below a number.
fn nice(number: Decimal) -> Decimal {
    let ten = Decimal::TEN;
    let mut power = Decimal::ONE;
    while power > number && power.scale() < 20 {
        power /= ten;
    }
    while power * ten <= number {
        power *= ten;
    }
    let factors = [1, 2, 5, 10].map(|factor| power * Decimal::from(factor));
    factors
        .into_iter()
        .find(|step| *step >= number)
        .unwrap_or(power * ten)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;
    use crate::plan::value::Value as _;

    fn axis(numbers: &[i64], quantity: &Quantity, lang: Lang) -> Axis {
        let numbers = numbers.iter().copied().map(Decimal::from);
        Axis::new(quantity, numbers, 6, lang).between(0, 6_000)
    }

    fn labels(axis: &Axis) -> Vec<String> {
        axis.ticks().into_iter().map(|(_, label)| label).collect()
    }

    fn yuan() -> Quantity {
        Quantity::Money(Some(Currency::CNY))
    }

    #[test]
    fn round_numbers_hold_all_numbers() {
        let axis = axis(&[0, 3_450_000], &yuan(), Lang::Zh);
        assert_eq!(axis.unit.name, "万元");
        assert_eq!(labels(&axis), ["0", "100", "200", "300", "400"]);
        assert_eq!(axis.place(Decimal::from(2_000_000)), 3_000);
        assert_eq!(axis.said(Decimal::from(1_234_567)), "123.5");
    }

    #[test]
    fn units_keep_numbers_short() {
        let name = |largest: i64, quantity: &Quantity, lang| {
            Unit::of(quantity, Decimal::from(largest), lang).name
        };
        assert_eq!(name(9_999, &yuan(), Lang::Zh), "元");
        assert_eq!(name(250_000_000, &yuan(), Lang::Zh), "亿元");
        assert_eq!(name(9_999, &yuan(), Lang::En), "CNY");
        assert_eq!(name(45_000, &yuan(), Lang::En), "CNY thousand");
        assert_eq!(name(2_000_000, &yuan(), Lang::En), "CNY million");
        let pounds = Quantity::Money(Currency::read("GBP").ok());
        assert_eq!(name(45_000, &pounds, Lang::Zh), "万英镑");
        assert_eq!(name(45_000, &Quantity::Money(None), Lang::Zh), "万");
        let people = Quantity::Count(Text::new("people", "人"));
        assert_eq!(name(45_000, &people, Lang::Zh), "人");
        assert_eq!(
            labels(&axis(&[0, 100], &Quantity::Percent, Lang::En))[1],
            "20%"
        );
    }

    #[test]
    fn numbers_below_zero_and_single_ones_have_room() {
        assert_eq!(
            labels(&axis(&[-30, 50], &Quantity::Percent, Lang::En)),
            ["−40%", "−20%", "0%", "20%", "40%", "60%"]
        );
        for number in [0, -7, 7] {
            let axis = axis(&[number], &yuan(), Lang::En);
            assert!(axis.ticks().len() > 1);
            let place = axis.place(Decimal::from(number));
            assert!((0..=6_000).contains(&place));
        }
    }

    #[test]
    fn no_number_is_too_big_or_too_small() {
        for (low, high) in [
            (Decimal::MIN, Decimal::MAX),
            (Decimal::ZERO, Decimal::new(1, 28)),
            (Decimal::MAX, Decimal::MAX),
            (Decimal::ZERO, Decimal::from(1_000_000_000_000_000_i64)),
        ] {
            for lang in Lang::ALL {
                let axis = Axis::new(&yuan(), [low, high].into_iter(), 6, lang).between(0, 900);
                let ticks = axis.ticks();
                assert!((2..=20).contains(&ticks.len()), "{low} {high} {ticks:?}");
                assert!(axis.place(low) <= axis.place(high));
            }
        }
    }
}
