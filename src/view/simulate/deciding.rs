//! What makes most of the difference, in a sentence.

use crate::lang::{Lang, Listed, Localized as _, Text, count};
use crate::simulate::model::{Driver, DriverKind, Moved};
use crate::text;

use super::drivers::{drivers, named};
use super::simulated::Simulated;

/// So few make "most of the difference"; more are a crowd.
const FEW: usize = 5;

/// What makes most of the difference in finish and cost; nothing where nothing does.
pub(super) fn sentences(simulated: &Simulated<'_, '_>) -> Vec<Text> {
    let of = |moved: Moved, spreads: bool| match spreads {
        true => drivers(simulated, moved),
        false => Vec::new(),
    };
    let has_finish = simulated.finish_spreads && simulated.after.finish.is_some();
    let finish = of(Moved::Finish, has_finish);
    let cost = of(Moved::Cost, simulated.cost_spreads);
    let spans = |few: &[Driver<'_>]| -> Vec<_> { few.iter().map(|driver| driver.span).collect() };
    if let (Some(of_finish), Some(of_cost)) = (few(&finish), few(&cost))
        && spans(of_finish) == spans(of_cost)
    {
        let what = text!("finish and in the cost", "完工日期与成本");
        return vec![most_of_it(of_finish, &what)];
    }
    let finish = sentence(&finish, &text!("finish", "完工日期"));
    let cost = sentence(&cost, &text!("cost", "成本"));
    finish.into_iter().chain(cost).collect()
}

/// The fewest that make more than half of the variance, where these are few.
fn few<'d, 'p>(drivers: &'d [Driver<'p>]) -> Option<&'d [Driver<'p>]> {
    let mut sum = 0.0;
    let last = drivers.iter().position(|driver| {
        sum += driver.share;
        sum > 0.5
    });
    let few = &drivers[..=last?];
    (few.len() <= FEW).then_some(few)
}

fn most_of_it(few: &[Driver<'_>], what: &Text) -> Text {
    let names: Vec<Text> = few.iter().map(|driver| named(driver.item)).collect();
    let makes = if few.len() == 1 { "makes" } else { "make" };
    text!(
        "{counts} {makes} most of the difference in the {what}: {names}.",
        "{what}的不确定性主要来自 {counts}{makes}：{names}。",
        counts = counts(few),
        makes = Plain(makes),
        what = what,
        names = and(&names),
    )
}

fn sentence(drivers: &[Driver<'_>], what: &Text) -> Option<Text> {
    if let Some(few) = few(drivers) {
        return Some(most_of_it(few, what));
    }
    let largest = &drivers[..FEW.min(drivers.len())];
    if largest.is_empty() {
        return None;
    }
    let names: Vec<Text> = largest.iter().map(|driver| named(driver.item)).collect();
    let share: f64 = largest.iter().map(|driver| driver.share).sum();
    Some(text!(
        "No few things make most of the difference in the {what}; the largest make {share}% of it: {names}.",
        "{what}的不确定性没有集中在少数几项；影响最大的几项共占 {share}%：{names}。",
        what = what,
        share = format!("{:.0}", share.min(1.0) * 100.0),
        names = and(&names),
    ))
}

/// A word that only the English sentence has.
struct Plain(&'static str);

impl crate::lang::Localized for Plain {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(lang.pick(self.0, ""))
    }
}

/// `Two tasks and one risk`, `2 项任务和 1 项风险`.
fn counts(drivers: &[Driver<'_>]) -> Text {
    let of = |kind: DriverKind| drivers.iter().filter(|driver| driver.kind == kind).count();
    let (tasks, risks, lines) = (
        of(DriverKind::Task),
        of(DriverKind::Risk),
        of(DriverKind::Line),
    );
    let parts = [
        (
            tasks,
            text!("{n}", "{n} 项任务", n = spelled(tasks, "task", "tasks")),
        ),
        (
            risks,
            text!("{n}", "{n} 项风险", n = spelled(risks, "risk", "risks")),
        ),
        (
            lines,
            text!(
                "{n}",
                "{n} 条预算明细",
                n = spelled(lines, "budget line", "budget lines")
            ),
        ),
    ];
    let parts = parts.into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<Text> = parts.map(|(_, text)| text).collect();
    let mut all = and(&parts);
    let mut letters = all.en.chars();
    if let Some(first) = letters.next() {
        all.en = format!("{}{}", first.to_uppercase(), letters.as_str()).into();
    }
    all
}

/// A small number in a word, with its noun; in Chinese the number alone.
fn spelled(n: usize, one: &'static str, many: &'static str) -> Text {
    const WORDS: [&str; FEW + 1] = ["no", "one", "two", "three", "four", "five"];
    let noun = if n == 1 { one } else { many };
    match WORDS.get(n) {
        Some(word) => Text {
            en: format!("{word} {noun}").into(),
            zh: n.to_string().into(),
        },
        None => text!("{n}", "{n}", n = count(n, one, many)),
    }
}

/// `a, b and c`, `a、b和c`.
fn and(names: &[Text]) -> Text {
    match names {
        [] => Text::new("", ""),
        [only] => only.clone(),
        [first @ .., last] => Text {
            en: format!("{} and {}", Listed(first).in_lang(Lang::En), last.en).into(),
            zh: match first.len() {
                1 => format!("{}和 {}", Listed(first).in_lang(Lang::Zh), last.zh),
                _ => Listed(names).in_lang(Lang::Zh).to_string(),
            }
            .into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_end_in_and() {
        let names = ["T1", "T2", "R3"].map(|id| Text::new(id, id));
        let said = |n: usize| (and(&names[..n]).en, and(&names[..n]).zh);
        assert_eq!(said(1), ("T1".into(), "T1".into()));
        assert_eq!(said(2), ("T1 and T2".into(), "T1和 T2".into()));
        assert_eq!(said(3), ("T1, T2 and R3".into(), "T1、T2、R3".into()));
    }
}
