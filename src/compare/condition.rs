//! Conditions on a comparison, such as `slip>5d`: what a CI job is to stop for.

use std::fmt;

use rust_decimal::Decimal;

use crate::lang::{Listed, Text, count};
use crate::plan::value::{Duration, Money, Percent, Value as _};
use crate::schedule;
use crate::text;

use super::{Change, Comparison, DeltaUnit, Field};

/// Something that a comparison may come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The plan is done later, or a promised date is later, by more than so many working days.
    Slip(Bound, Decimal),
    /// The plan asks for more by more than such a share.
    CostShare(Bound, Percent),
    /// The plan asks for more by more than such a sum.
    CostSum(Bound, Money),
    /// A goal was removed or promises less.
    Goals,
    /// A risk is red that wasn't.
    Risks,
    /// A task or milestone is critical that wasn't.
    Critical,
    /// Anything changed.
    Any,
}

/// Whether the bound itself is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// `>`: the bound is allowed.
    MoreThan,
    /// `>=`: the bound isn't.
    AtLeast,
}

/// A condition that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The condition.
    pub condition: Condition,
    /// Why it holds.
    pub reason: Text,
}

/// A text that is no condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no condition: {0}")]
pub struct UnknownCondition(pub String);

impl UnknownCondition {
    /// What is wrong, and what is possible.
    pub fn told(&self) -> Text {
        let written = self.0.trim();
        let needs_bound = matches!(written, "slip" | "cost");
        let what = match needs_bound {
            true => text!(
                "`{written}` needs a bound, in quotes, for a shell takes a bare > for a file",
                "“{written}”要写明界限，并加引号，否则 shell 会把 > 当作写入文件",
                written = written,
            ),
            false => text!(
                "`{written}` is no condition",
                "“{written}”不是可用的条件",
                written = written,
            ),
        };
        text!(
            "{what}; there are: 'slip>5d' (the computed finish or a promised date more than 5 \
             working days later), 'cost>10%' and 'cost>50000' (the plan asks for that much more), \
             goals (one was removed or promises less), risks (one is red that wasn't), critical \
             (something is critical that wasn't), any (anything changed)",
            "{what}；可用的条件：'slip>5d'（推算完成或承诺日期推迟超过 5 个工作日）、'cost>10%' 与 'cost>5万元'\
             （预算增加超过该比例或金额）、goals（有目标被删除或要求降低）、risks（出现新的极高风险）、\
             critical（有任务或里程碑新成为关键）、any（有任何改动）",
            what = what,
        )
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Slip(bound, days) => write!(f, "slip{bound}{}d", days.normalize()),
            Condition::CostShare(bound, share) => write!(f, "cost{bound}{share}"),
            Condition::CostSum(bound, sum) => write!(f, "cost{bound}{sum}"),
            Condition::Goals => f.write_str("goals"),
            Condition::Risks => f.write_str("risks"),
            Condition::Critical => f.write_str("critical"),
            Condition::Any => f.write_str("any"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bound::MoreThan => ">",
            Bound::AtLeast => ">=",
        })
    }
}

impl Bound {
    fn is_passed<T: PartialOrd>(self, value: T, bound: T) -> bool {
        match self {
            Bound::MoreThan => value > bound,
            Bound::AtLeast => value >= bound,
        }
    }
}

/// What may stand between the name of a condition and its bound, longest first.
const SIGNS: [(&str, Bound); 6] = [
    (">=", Bound::AtLeast),
    ("＞＝", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    (">", Bound::MoreThan),
    ("＞", Bound::MoreThan),
    ("﹥", Bound::MoreThan),
];

impl Condition {
    /// Reads one condition or several with commas between them.
    ///
    /// # Errors
    ///
    /// Fails with the first one that is none.
    pub fn read_all(text: &str) -> Result<Vec<Condition>, UnknownCondition> {
        let mut conditions = Vec::new();
        let mut rest = text;
        loop {
            let (one, others) = split(rest);
            conditions.push(Condition::read(one)?);
            match others {
                Some(others) => rest = others,
                None => return Ok(conditions),
            }
        }
    }

    fn read(text: &str) -> Result<Condition, UnknownCondition> {
        let unknown = || UnknownCondition(text.to_owned());
        let written = text.trim();
        match written.to_ascii_lowercase().as_str() {
            "goals" => return Ok(Condition::Goals),
            "risks" => return Ok(Condition::Risks),
            "critical" => return Ok(Condition::Critical),
            "any" => return Ok(Condition::Any),
            _ => {}
        }
        let signs = SIGNS.iter();
        let (name, bound, value) = signs
            .filter_map(|(sign, bound)| {
                let (name, value) = written.split_once(sign)?;
                Some((name.trim(), *bound, value.trim()))
            })
            .min_by_key(|(name, ..)| name.len())
            .ok_or_else(unknown)?;
        match name.to_ascii_lowercase().as_str() {
            "slip" => {
                let length = Duration::read(value).map_err(|_| unknown())?;
                let days = schedule::workdays(&length).ok_or_else(unknown)?;
                Ok(Condition::Slip(bound, days))
            }
            "cost" => {
                if let Ok(share) = Percent::read(value) {
                    return Ok(Condition::CostShare(bound, share));
                }
                let sum = Money::read(value).map_err(|_| unknown())?;
                Ok(Condition::CostSum(bound, sum))
            }
            _ => Err(unknown()),
        }
    }

    /// Whether the condition holds for a comparison, and why.
    pub fn held(self, comparison: &Comparison) -> Option<Held> {
        let reason = match self {
            Condition::Slip(bound, days) => slip(comparison, bound, days),
            Condition::CostShare(..) | Condition::CostSum(..) => self.cost(comparison),
            Condition::Goals => goals(comparison),
            Condition::Risks => risks(comparison),
            Condition::Critical => critical(comparison),
            Condition::Any => any(comparison),
        }?;
        Some(Held {
            condition: self,
            reason,
        })
    }

    /// Costs that can't be compared may be any: then the condition holds.
    fn cost(self, comparison: &Comparison) -> Option<Text> {
        let totals = &comparison.totals;
        let (old, new) = match totals.cost {
            (None, None) => return None,
            (Some(old), Some(new)) => (old, new),
            _ => {
                return Some(text!(
                    "only one of the versions says what the plan costs",
                    "只有一个版本能得出方案总额",
                ));
            }
        };
        let Some(change) = totals.cost_change else {
            return Some(text!(
                "the versions count in different currencies",
                "两个版本的币种不同，无法比较",
            ));
        };
        let holds = match self {
            Condition::CostSum(bound, sum) => {
                let currencies = (sum.currency, change.currency);
                if let (Some(own), Some(plan)) = currencies
                    && own != plan
                {
                    return Some(text!(
                        "the plan counts in {plan}, not in {own}",
                        "方案以 {plan} 计，而不是 {own}",
                        plan = plan.to_string(),
                        own = own.to_string(),
                    ));
                }
                bound.is_passed(change.amount, sum.amount)
            }
            Condition::CostShare(bound, share) => match totals.cost_percent {
                Some(percent) => bound.is_passed(percent, share.0),
                None => change.amount > Decimal::ZERO,
            },
            _ => false,
        };
        holds.then(|| {
            text!(
                "the plan asks for {new}, and asked for {old}",
                "预算由 {old} 变为 {new}",
                new = new,
                old = old,
            )
        })
    }
}

/// The first of several conditions, and the others: a comma in a number parts nothing.
fn split(text: &str) -> (&str, Option<&str>) {
    for (at, comma) in text.match_indices([',', '，', ';', '；']) {
        let rest = &text[at + comma.len()..];
        if !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return (&text[..at], Some(rest));
        }
    }
    (text, None)
}

fn slip(comparison: &Comparison, bound: Bound, days: Decimal) -> Option<Text> {
    let changes = comparison.changes.iter();
    // Of several that are as late as each other, the first.
    let worst = changes
        .rev()
        .filter(|change| change.decides_slip())
        .max_by_key(|change| amount(change))?;
    if !bound.is_passed(amount(worst)?, days) {
        return None;
    }
    let days = amount(worst)?.normalize().to_string();
    let unit = worst.delta.as_ref().map(|delta| &delta.unit);
    let days = match unit {
        Some(DeltaUnit::CalendarDays) => {
            text!("{days} calendar days", " {days} 个自然日", days = days)
        }
        _ => text!("{days} working days", " {days} 个工作日", days = days),
    };
    Some(match worst.field {
        Field::ComputedFinish => text!(
            "the computed finish of the plan is later by {days}",
            "方案的推算完成日期推迟{days}",
            days = days,
        ),
        _ => text!(
            "the date promised for {name} is later by {days}",
            "{name} 的承诺日期推迟{days}",
            name = worst.name(),
            days = days,
        ),
    })
}

fn amount(change: &Change) -> Option<Decimal> {
    change.delta.as_ref().map(|delta| delta.amount)
}

fn critical(comparison: &Comparison) -> Option<Text> {
    let now = &comparison.totals.critical.now;
    (!now.is_empty()).then(|| {
        text!(
            "critical now, and not before: {now}",
            "新成为关键：{now}",
            now = Listed(now),
        )
    })
}

fn goals(comparison: &Comparison) -> Option<Text> {
    let weakened = comparison.totals.goals_weakened;
    (weakened > 0).then(|| {
        text!(
            "{goals} removed or promising less",
            "有 {goals} 个目标被删除或要求降低",
            goals = count(weakened, "goal is", "goals are"),
        )
    })
}

fn risks(comparison: &Comparison) -> Option<Text> {
    let red = &comparison.totals.new_red;
    (!red.is_empty()).then(|| {
        text!(
            "red now, and not before: {red}",
            "新出现的极高风险：{red}",
            red = Listed(red),
        )
    })
}

fn any(comparison: &Comparison) -> Option<Text> {
    (!comparison.is_empty()).then(|| {
        text!(
            "{changes}",
            "共 {changes} 处改动",
            changes = count(comparison.changes.len(), "change", "changes"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let conditions = Condition::read_all(text).expect(text);
        conditions.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn conditions_are_read_in_many_forms() {
        assert_eq!(read("slip>5d"), ["slip>5d"]);
        assert_eq!(read(" Slip >= 2w "), ["slip>=10d"]);
        assert_eq!(read("slip＞5个工作日"), ["slip>5d"]);
        assert_eq!(read("cost>10%"), ["cost>10%"]);
        assert_eq!(read("cost≥三成"), ["cost>=30%"]);
        assert_eq!(read("cost>50,000,goals"), ["cost>50000", "goals"]);
        assert_eq!(
            read("cost>5万元，risks, any"),
            ["cost>CNY 50000", "risks", "any"]
        );
        assert_eq!(read("cost>£1.2m;GOALS"), ["cost>GBP 1200000", "goals"]);
    }

    #[test]
    fn what_is_no_condition_says_what_there_is() {
        for text in [
            "",
            "slip",
            "slip>",
            "slip>5",
            "slip>3mo",
            "slip<5d",
            "cost",
            "cost>much",
            "goal",
            "goals,",
            "any>3",
        ] {
            let error = Condition::read_all(text).expect_err(text);
            let told = error.told();
            for lang in crate::lang::Lang::ALL {
                let told = told.get(lang);
                for word in ["slip>5d", "cost>10%", "goals", "risks", "critical", "any"] {
                    assert!(told.contains(word), "{told}");
                }
            }
        }
        let error = Condition::read_all("slip").expect_err("no bound");
        assert!(error.told().en.contains("needs a bound"));
    }
}
