//! What a unit means, however it is written: `小时`, `hours` and `h` are one.

mod words;

use rust_decimal::Decimal;

use super::value::{Amount, Currency, Value};
use words::Known::{self, Multiple, PerMille, Percent, PercentagePoints, Things};

/// A unit by its meaning.
///
/// Comparing two of them says `false` only for certain: of words it doesn't know, planvet can't
/// tell whether they mean the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// How many one counts for: 10,000 in 万元.
    scale: Decimal,
    what: Name,
    /// What stands below the stroke: the day in 次/日.
    per: Vec<Name>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Known(Known),
    Money(Currency),
    Other(String),
}

impl Name {
    fn of(word: &str) -> Name {
        let word = word.trim();
        if let Some(known) = Known::named(word) {
            return Name::Known(known);
        }
        let singular = word
            .strip_suffix("ies")
            .map(|stem| format!("{stem}y"))
            .or_else(|| word.strip_suffix('s').map(str::to_owned));
        if let Some(known) = singular.as_deref().and_then(Known::named) {
            return Name::Known(known);
        }
        if ["块", "块钱"].contains(&word) {
            return Name::Money(Currency::CNY);
        }
        match Currency::read(word) {
            Ok(currency) => Name::Money(currency),
            Err(_) => Name::Other(singular.unwrap_or_else(|| word.to_owned())),
        }
    }

    fn agrees_with(&self, other: &Name) -> bool {
        match (self, other) {
            (Name::Known(one), Name::Known(other)) => one.agrees_with(*other),
            (Name::Money(one), Name::Money(other)) => one == other,
            (Name::Other(_), Name::Other(_)) => true,
            (Name::Known(known), Name::Other(word)) | (Name::Other(word), Name::Known(known)) => {
                known.is_counter()
                    || known.is_points()
                    || is_letter(word)
                    || known.words().any(|name| mentions(word, name))
            }
            (Name::Money(money), Name::Other(word)) | (Name::Other(word), Name::Money(money)) => {
                is_letter(word)
                    || mentions(word, "元")
                    || mentions(word, &money.code().to_lowercase())
            }
            (Name::Known(_), Name::Money(_)) | (Name::Money(_), Name::Known(_)) => false,
        }
    }

    /// Whether the two are the same thing for certain.
    fn is(&self, other: &Name) -> bool {
        match (self, other) {
            (Name::Other(one), Name::Other(other)) => one == other,
            (Name::Known(_), Name::Known(_)) => self.agrees_with(other),
            _ => self == other,
        }
    }
}

/// A single Latin letter may mean many things: `m` a metre, a minute or a month.
fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.is_ascii()
}

/// Whether a longer word has the name of a unit in it, as 工作小时 has 小时.
fn mentions(word: &str, name: &str) -> bool {
    (!name.is_ascii() || name.len() > 2 || name == "%") && word.contains(name)
}

impl Unit {
    /// The meaning of a unit as people write it; remarks in brackets don't count.
    pub fn of(text: &str) -> Unit {
        let unit = without_remark(text);
        if let Some(known) = Known::named(unit) {
            // Most units are a word planvet knows, which is no scale word.
            return Unit {
                scale: Decimal::ONE,
                what: Name::Known(known),
                per: Vec::new(),
            };
        }
        // A scale word in front of the unit is read as in a value: 万元 as in 1万元.
        let (scale, unit) = match Amount::read(&format!("1{unit}")) {
            Ok(Amount {
                value,
                unit,
                bound: None,
            }) => (value, unit.unwrap_or_default()),
            _ => (Decimal::ONE, unit.to_owned()),
        };
        let unit = unit.to_lowercase().replace(" per ", "/");
        let unit = unit
            .strip_prefix("per ")
            .map_or_else(|| unit.clone(), |per| format!("/{per}"));
        let (what, per) = unit.split_once('/').unwrap_or((&unit, ""));
        Unit {
            scale,
            what: if what.trim().is_empty() {
                Name::Known(Things)
            } else {
                Name::of(what)
            },
            per: per
                .split(['/', '·'])
                .filter(|part| !part.trim().is_empty())
                .map(Name::of)
                .collect(),
        }
    }

    /// Whether the unit is a share of a whole: %, ‰.
    pub fn is_share(&self) -> bool {
        matches!(self.what, Name::Known(Percent | PerMille))
    }

    /// Whether the unit is hundredths of a whole.
    pub fn is_percent(&self) -> bool {
        matches!(self.what, Name::Known(Percent))
    }

    /// Whether there can't be less than none of it: lengths of time and counted things.
    pub fn is_never_negative(&self) -> bool {
        let is_amount = match self.what {
            Name::Known(known) => {
                !matches!(known, Percent | PerMille | PercentagePoints | Multiple)
                    && !known.is_points()
            }
            Name::Money(_) | Name::Other(_) => false,
        };
        is_amount && self.per.is_empty()
    }

    /// Whether the unit is points of a score.
    pub fn is_points(&self) -> bool {
        matches!(self.what, Name::Known(known) if known.is_points())
    }

    /// Whether the unit is the distance between two percentages.
    pub fn is_percentage_points(&self) -> bool {
        self.what == Name::Known(PercentagePoints)
    }

    /// Whether planvet knows what the unit is.
    pub fn is_known(&self) -> bool {
        !matches!(self.what, Name::Other(_))
    }

    /// Whether the two may be the same unit; scale words (元, 万元) make no difference, and what
    /// stands below the stroke may be left out.
    pub fn agrees_with(&self, other: &Unit) -> bool {
        let below = self.per.is_empty()
            || other.per.is_empty()
            || (self.per.len() == other.per.len()
                && self
                    .per
                    .iter()
                    .zip(&other.per)
                    .all(|(one, other)| one.agrees_with(other)));
        self.what.agrees_with(&other.what) && below
    }

    /// A value in this unit as a value in another one; `None` when it can't be converted for
    /// certain, or not exactly.
    pub fn convert(&self, value: Decimal, into: &Unit) -> Option<Decimal> {
        let below = self.per.len() == into.per.len()
            && self
                .per
                .iter()
                .zip(&into.per)
                .all(|(one, other)| one.is(other));
        if !below {
            return None;
        }
        let mut times = self.scale;
        let mut by = into.scale;
        if !self.what.is(&into.what) {
            let (Name::Known(from), Name::Known(to)) = (&self.what, &into.what) else {
                return None;
            };
            let ((kind, from), (other_kind, to)) = (from.size()?, to.size()?);
            if kind != other_kind {
                return None;
            }
            times = times.checked_mul(from)?;
            by = by.checked_mul(to)?;
        }
        let whole = value.checked_mul(times)?;
        let converted = whole.checked_div(by)?;
        (converted.checked_mul(by)? == whole).then(|| converted.normalize())
    }
}

/// The unit without a remark in brackets: `分` of `分（百分制）`.
fn without_remark(text: &str) -> &str {
    match text.split(['(', '（']).next() {
        Some(unit) if !unit.trim().is_empty() => unit.trim(),
        _ => text.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(one: &str, other: &str) -> bool {
        let (one, other) = (Unit::of(one), Unit::of(other));
        assert_eq!(one.agrees_with(&other), other.agrees_with(&one));
        one.agrees_with(&other)
    }

    #[test]
    fn spellings_of_one_unit_agree() {
        for (one, other) in [
            ("小时", "hours"),
            ("个小时", "h"),
            ("工作小时", "小时"),
            ("%", "％"),
            ("%", "percent"),
            ("百分比", "%"),
            ("分（百分制）", "points"),
            ("分", "分钟"),
            ("万元", "元"),
            ("元", "CNY"),
            ("次/日", "次/天"),
            ("calls per day", "calls/day"),
            ("次/日", "次"),
            ("件", "起"),
            ("件", "jobs"),
            ("天", "工作日"),
            ("jobs", "repairs"),
            ("m", "分钟"),
            ("", "件"),
        ] {
            assert!(agree(one, other), "{one} {other}");
        }
    }

    #[test]
    fn different_units_are_told_apart() {
        for (one, other) in [
            ("小时", "分钟"),
            ("小时", "%"),
            ("%", "‰"),
            ("%", "个百分点"),
            ("%", "分"),
            ("分", "小时"),
            ("元", "美元"),
            ("元", "小时"),
            ("次/日", "次/周"),
            ("人", "户"),
            ("工作日", "自然日"),
            ("kWh", "小时"),
        ] {
            assert!(!agree(one, other), "{one} {other}");
        }
    }

    #[test]
    fn values_convert_exactly_or_not_at_all() {
        let convert = |value: &str, from: &str, into: &str| {
            Unit::of(from)
                .convert(value.parse().unwrap(), &Unit::of(into))
                .map(|value| value.to_string())
        };
        assert_eq!(convert("90", "分钟", "hours").as_deref(), Some("1.5"));
        assert_eq!(convert("45", "万元", "元").as_deref(), Some("450000"));
        assert_eq!(convert("450000", "CNY", "万元").as_deref(), Some("45"));
        assert_eq!(convert("8", "‰", "%").as_deref(), Some("0.8"));
        assert_eq!(convert("6", "次/日", "次/天").as_deref(), Some("6"));
        assert_eq!(convert("3", "kWh", "kwh").as_deref(), Some("3"));
        for (value, from, into) in [
            ("10", "分钟", "小时"),
            ("1", "天", "小时"),
            ("1", "次/日", "次"),
            ("1", "jobs", "repairs"),
            ("79228162514264337593543950335", "万元", "元"),
        ] {
            assert_eq!(convert(value, from, into), None, "{value} {from} {into}");
        }
    }
}
