//! What stands in a field, for any kind of field.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{Lang, Localized, Text};
use crate::plan::read::{Either, Field, List};
use crate::plan::value::{
    Amount, Contingency, CostClass, Count, Currency, Duration, EstimateCurve, Frequency,
    FundingStatus, Grade, Horizon, LanguageTag, LevelName, MeasureKind, Money, Paid, Per, Percent,
    Probability, Rate, ResourceKind, Response, RiskStatus, Signed, Whole,
};
use crate::plan::{CalendarName, Id, LocalText, PaidBetween, Ref};
use crate::schedule;
use crate::source::Spanned;

use super::{Delta, DeltaUnit};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// The version doesn't say.
    Missing,
    /// Something that can't be read, as it is written.
    Unreadable(String),
    /// A text, in one language or both.
    Text(LocalText),
    /// An id or another word of the plan.
    Word(String),
    /// A word of the plan's vocabulary or of planvet's own.
    Label(Text),
    /// A date.
    Date(Date),
    /// An amount of money.
    Money(Money),
    /// A share.
    Percent(Percent),
    /// A number.
    Number(Decimal),
    /// A measured or wanted value with its unit.
    Amount(Amount),
    /// A length of time.
    Duration(Duration),
    /// Several texts, as a set.
    List(Vec<String>),
    /// Whether something holds.
    Flag(bool),
}

impl Value {
    /// Whether the version doesn't say.
    pub fn is_missing(&self) -> bool {
        *self == Value::Missing
    }

    /// Whether both say the same, be it written differently: two weeks are ten days of work, and
    /// the order of a list says nothing.
    pub(super) fn says_same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Duration(one), Value::Duration(other)) => {
                let days = schedule::workdays(one);
                one == other || days.is_some() && days == schedule::workdays(other)
            }
            (Value::List(one), Value::List(other)) => sorted(one) == sorted(other),
            _ => self == other,
        }
    }

    /// By how much `new` is more; `None` where that is no number.
    pub(super) fn delta(&self, new: &Value) -> Option<Delta> {
        let (amount, unit) = match (self, new) {
            (Value::Money(old), Value::Money(new)) => {
                let change = new.checked_sub(*old)?;
                (change.amount, DeltaUnit::Money(change.currency))
            }
            (Value::Percent(old), Value::Percent(new)) => {
                (new.0.checked_sub(old.0)?, DeltaUnit::Points)
            }
            (Value::Number(old), Value::Number(new)) => (new.checked_sub(*old)?, DeltaUnit::Number),
            (Value::Duration(old), Value::Duration(new)) => {
                match (schedule::workdays(old), schedule::workdays(new)) {
                    (Some(old), Some(new)) => (new.checked_sub(old)?, DeltaUnit::Workdays),
                    _ if old.unit == new.unit => (
                        new.amount.checked_sub(old.amount)?,
                        DeltaUnit::Of(new.unit.symbol().to_owned()),
                    ),
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(Delta {
            amount: amount.normalize(),
            unit,
        })
    }
}

fn sorted(list: &[String]) -> Vec<&String> {
    let mut list: Vec<&String> = list.iter().collect();
    list.sort_unstable();
    list
}

/// Something that a field may hold.
pub(super) trait Comparable {
    /// The value as it is compared.
    fn value(&self) -> Value;
}

/// What stands in a field of a plan with this text.
pub(super) fn read<T: Comparable>(text: &str, field: &Field<T>) -> Value {
    match field {
        Field::Absent => Value::Missing,
        Field::Unreadable(place) => {
            let written = text.get(place.value.range()).unwrap_or_default();
            Value::Unreadable(written.trim().to_owned())
        }
        Field::Given(_, value) => value.value(),
    }
}

/// The items of a list as texts, in their order.
pub(super) fn listed<T: std::fmt::Display>(list: &List<Spanned<T>>) -> Value {
    if list.is_empty() {
        return Value::Missing;
    }
    Value::List(list.iter().map(|item| item.value.to_string()).collect())
}

/// The texts of a list, in their order.
pub(super) fn texts(list: &List<Spanned<LocalText>>) -> Value {
    if list.is_empty() {
        return Value::Missing;
    }
    let texts = list.iter().map(|item| item.value.as_str().to_owned());
    Value::List(texts.collect())
}

/// Something that both languages write in their own way.
pub(super) fn label(value: &impl Localized) -> Value {
    Value::Label(Text {
        en: value.in_lang(Lang::En).to_string().into(),
        zh: value.in_lang(Lang::Zh).to_string().into(),
    })
}

macro_rules! comparable {
    ($($Type:ty: $value:expr;)+) => {$(
        impl Comparable for $Type {
            fn value(&self) -> Value {
                let value: fn(&$Type) -> Value = $value;
                value(self)
            }
        }
    )+};
}

comparable! {
    LocalText: |text| Value::Text(text.clone());
    Date: |date| Value::Date(*date);
    Money: |money| Value::Money(*money);
    Percent: |percent| Value::Percent(*percent);
    Duration: |duration| Value::Duration(*duration);
    Amount: |amount| Value::Amount(amount.clone());
    Count: |count| Value::Number(count.0);
    Signed: |number| Value::Number(number.0);
    Whole: |number| Value::Number(number.0.into());
    LevelName: |level| match level {
        LevelName::Number(level) => Value::Number(level.number().into()),
        LevelName::Word(word) => Value::Word(word.clone()),
    };
    Currency: |currency| Value::Word(currency.to_string());
    LanguageTag: |tag| Value::Word(tag.0.clone());
    Probability: |probability| match probability {
        Probability::Level(level) => level.value(),
        Probability::Percent(percent) => percent.value(),
    };
    Contingency: |contingency| match contingency {
        Contingency::Percent(percent) => percent.value(),
        Contingency::Money(money) => money.value(),
    };
    Frequency: label;
    Rate: label;
    Horizon: label;
    Grade: label;
    MeasureKind: label;
    Response: label;
    RiskStatus: label;
    ResourceKind: label;
    CostClass: label;
    EstimateCurve: label;
    FundingStatus: label;
    Per: label;
    CalendarName: calendar;
    Either<Paid, PaidBetween>: paid;
}

impl<const KIND: u16> Comparable for Id<KIND> {
    fn value(&self) -> Value {
        Value::Word(self.as_str().to_owned())
    }
}

impl<const KINDS: u16> Comparable for Ref<KINDS> {
    fn value(&self) -> Value {
        Value::Word(self.as_str().to_owned())
    }
}

/// When money is spent: a word or a day, or the first and the last day.
fn paid(paid: &Either<Paid, PaidBetween>) -> Value {
    match paid {
        Either::Short(Paid::On(day)) => Value::Date(*day),
        Either::Short(when) => label(when),
        Either::Long(between) => {
            let day = |field: &Field<Date>| match field.value() {
                Some(day) => day.to_string(),
                None => "…".to_owned(),
            };
            Value::Word(format!("{}/{}", day(&between.from), day(&between.to)))
        }
    }
}

/// A calendar as a list: its name or base, its days off, its days worked.
fn calendar(name: &CalendarName) -> Value {
    let own = match name {
        Either::Short(id) => return Value::Word(id.to_string()),
        Either::Long(own) => own,
    };
    let base = own.base.get().map(ToString::to_string);
    let off = own.holidays.iter().map(|day| format!("-{}", day.value));
    let on = own.workdays.iter().map(|day| format!("+{}", day.value));
    Value::List(base.into_iter().chain(off).chain(on).collect())
}
