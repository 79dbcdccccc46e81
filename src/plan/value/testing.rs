//! What the tests of every value share.

use proptest::prelude::*;
use regex::Regex;
use rust_decimal::Decimal;

use super::{Unreadable, Value};

/// Characters that mutations put into a text, beside those of the text itself.
const ALPHABET: &str =
    "0159,.-+/ 　%％０五．－一二两零十百千万亿成半个月年日天周元¥￥$kmdwehyTSFs:以上内≥点每\u{a0}";

/// Every decimal that exists.
pub fn decimals() -> impl Strategy<Value = Decimal> {
    let bits = prop_oneof![
        any::<i128>(),
        any::<i64>().prop_map(i128::from),
        -1000..1000_i128
    ];
    (bits, 0..=28_u32).prop_map(|(bits, scale)| {
        Decimal::try_from_i128_with_scale(bits % (1 << 96), scale).expect("96 bits fit")
    })
}

/// Checks that each text is read as the value beside it.
pub fn reads<V: Value>(table: &[(&str, V)]) {
    for (text, value) in table {
        assert_eq!(V::read(text).as_ref(), Ok(value), "{text}");
    }
}

/// Checks that the reader and the pattern of a kind accept the same texts, on the tables and on
/// mutations of them, and that whatever is read prints as a text that reads back the same.
pub fn agree<V: Value>(good: &[&str], impossible: &[&str], bad: &[&str]) {
    let pattern = Regex::new(&V::KIND.pattern.to_string()).expect("a pattern of Rust's regex");
    let check = |text: &str| {
        let read = V::read(text);
        assert_eq!(
            pattern.is_match(text),
            read != Err(Unreadable::Form),
            "reader and pattern disagree on {text:?}: {read:?}",
        );
        if let Ok(value) = &read {
            let printed = value.to_string();
            assert_eq!(
                V::read(&printed).as_ref(),
                Ok(value),
                "{text:?} prints as {printed:?}"
            );
        }
        read
    };
    for text in V::KIND.forms.iter().chain(good) {
        assert!(check(text).is_ok(), "{text:?} should be read");
        assert!(
            check(&format!(" \u{3000}{text}\n")).is_ok(),
            "{text:?} between spaces"
        );
        assert!(check(&full_width(text)).is_ok(), "{text:?} in full width");
    }
    for text in impossible {
        let read = check(text);
        assert!(
            !matches!(read, Ok(_) | Err(Unreadable::Form)),
            "{text:?}: {read:?}"
        );
    }
    for text in bad {
        assert_eq!(check(text), Err(Unreadable::Form), "{text:?}");
    }

    let texts: Vec<&str> = [V::KIND.forms, good, impossible, bad]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let alphabet: Vec<char> = texts
        .iter()
        .flat_map(|text| text.chars())
        .chain(ALPHABET.chars())
        .collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let rounds = 40_000 / texts.len();
    for text in &texts {
        for _ in 0..rounds {
            let mut chars: Vec<char> = text.chars().collect();
            for _ in 0..=random.below(3) {
                let at = random.below(chars.len() + 1);
                match random.below(5) {
                    0 => chars.insert(at, alphabet[random.below(alphabet.len())]),
                    1 if at < chars.len() => chars[at] = alphabet[random.below(alphabet.len())],
                    2 if at < chars.len() => drop(chars.remove(at)),
                    3 if at < chars.len() => chars[at] = swapped_case(chars[at]),
                    _ => {
                        let other: Vec<char> = texts[random.below(texts.len())].chars().collect();
                        let from = random.below(other.len() + 1);
                        let to = from + random.below(other.len() + 1 - from);
                        chars.splice(at..at, other[from..to].iter().copied());
                    }
                }
            }
            let _ = check(&chars.into_iter().collect::<String>());
        }
    }
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() { twin(c) } else { c })
        .collect()
}

fn twin(c: char) -> char {
    char::from_u32(c as u32 + super::fold::FULL_WIDTH).expect("a full-width twin")
}

fn swapped_case(c: char) -> char {
    if c.is_ascii_lowercase() {
        c.to_ascii_uppercase()
    } else {
        c.to_ascii_lowercase()
    }
}

/// A small generator of random numbers, the same in every run.
struct Random(u64);

impl Random {
    /// A number from 0 up to, not including, `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }
}
