//! What was found, in a few sentences each of which is true on its own.

use jiff::civil::Date;

use crate::lang::Text;
use crate::plan::value::{Money, grouped};
use crate::simulate::model::{PromisedBy, Subject};
use crate::simulate::{Finishes, Forecast, Odds};
use crate::text;
use crate::view::report::Block;

use super::danger::{self, most_in_danger};
use super::deciding;
use super::drivers::named;
use super::simulated::Simulated;

/// A plan of which nothing was simulated.
pub(super) const NOTHING_DONE: Text = Text::new(
    "Stopped before the first iterations were done: there is nothing to tell.",
    "第一批迭代完成前即被中断，没有可显示的结果。",
);

/// A plan without dates.
pub(super) const NO_DATES: Text = Text::new(
    "The plan has no dates to count from, or none within centuries, so nothing can be said of when it is done.",
    "方案没有可推算的日期（或日期在几百年之后），无法判断何时完工。",
);

/// A plan without money.
pub(super) const NO_MONEY: Text = Text::new(
    "The plan has no sums of money, so nothing can be said of its cost.",
    "方案没有金额，无法判断成本。",
);

/// Says that a simulation was stopped.
pub(super) fn stopped(simulated: &Simulated<'_, '_>) -> Option<Block> {
    simulated.is_stopped().then(|| {
        Block::Note(text!(
            "Stopped: what follows is what was found in the {n} iterations done by then.",
            "已中断：以下为中断前完成的 {n} 次迭代的结果。",
            n = grouped(simulated.after.iterations.into()),
        ))
    })
}

/// The sentences.
pub(super) fn blocks(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    sentences(simulated).into_iter().map(Block::Note).collect()
}

fn sentences(simulated: &Simulated<'_, '_>) -> Vec<Text> {
    let mut said = Vec::new();
    if simulated.model.is_certain() {
        said.push(text!(
            "There is one outcome: no task or sum gives three different points, and no risk strikes by \
             chance.",
            "结果只有一种：没有任务或金额给出三点不同的估算，也没有可能发生也可能不发生的风险。",
        ));
    }
    said.push(finish(simulated));
    said.push(cost(simulated));
    said.extend(together(simulated));
    said.extend(deciding::sentences(simulated));
    said.extend(dangers(simulated));
    said
}

/// The odds of the other scenario, where they are told apart.
fn differing(after: Odds, before: Option<Odds>) -> Option<Odds> {
    before.filter(|before| before.to_string() != after.to_string())
}

/// `38% of cases (27% before the responses)`.
fn cases(after: Odds, before: Option<Odds>) -> Text {
    let share = match after {
        odds if odds.is_certain() => text!("every case", "100%"),
        odds if odds.is_impossible() => text!("no case", "0%"),
        odds => text!("{odds} of cases", "{odds}", odds = odds),
    };
    match differing(after, before) {
        Some(before) => text!(
            "{share} ({before} before the responses)",
            "{share}（不采取应对措施则为 {before}）",
            share = share,
            before = before,
        ),
        None => share,
    }
}

fn finish(simulated: &Simulated<'_, '_>) -> Text {
    let Some(finish) = &simulated.after.finish else {
        return NO_DATES;
    };
    if !simulated.finish_spreads {
        return certain_finish(simulated, finish);
    }
    let percent = simulated.run.options.percentile;
    let day = finish.percentile(percent);
    let Some(promise) = simulated.model.finish else {
        return text!(
            "The plan promises no day by which all is done; P{percent} is {day}.",
            "方案没有承诺完工日期；要有 {percent}% 的把握，须排到 {day}。",
            percent = percent,
            day = day,
        );
    };
    let odds = simulated.finish_odds(&simulated.after);
    let odds = odds.unwrap_or(Odds::counted(0.0));
    let before = simulated.before.as_ref();
    let before = before.and_then(|before| simulated.finish_odds(before));
    let what = match promise.by {
        PromisedBy::Plan => text!("The promised {day}", "按期（{day}）完工", day = promise.day),
        PromisedBy::Milestones => text!(
            "The {day} promised for the last milestone",
            "按最后一个里程碑的承诺日期（{day}）完工",
            day = promise.day
        ),
    };
    text!(
        "{what} is kept in {cases}; {outlook}.",
        "{what}的把握为 {cases}；{outlook}。",
        what = what,
        cases = cases(odds, before),
        outlook = outlook(percent, promise.day, day),
    )
}

/// `P80 is 2026-07-21, 21 days later`.
fn outlook(percent: u32, promised: Date, day: Date) -> Text {
    match Simulated::days_late(promised, day) {
        0 => text!(
            "P{percent} is that very day",
            "该日正好对应 {percent}% 的把握",
            percent = percent
        ),
        late if late > 0 => text!(
            "P{percent} is {day}, {late} later",
            "要有 {percent}% 的把握，须排到 {day}，晚 {late} 天",
            percent = percent,
            day = day,
            late = days(late),
        ),
        early => text!(
            "P{percent} is {day}, {early} earlier",
            "{percent}% 的把握对应 {day}，提前 {early} 天",
            percent = percent,
            day = day,
            early = days(-early),
        ),
    }
}

/// `21 days`, in Chinese the number alone.
fn days(number: i64) -> crate::lang::Count {
    crate::lang::count(usize::try_from(number).unwrap_or(0), "day", "days")
}

/// The finish where nothing moves it.
fn certain_finish(simulated: &Simulated<'_, '_>, finish: &Finishes) -> Text {
    let day = finish.percentile(50);
    let Some(promise) = simulated.model.finish else {
        return text!(
            "All is done on {day}, for nothing moves it; the plan promises no day.",
            "完工日期确定为 {day}，没有因素使其变动；方案没有承诺完工日期。",
            day = day,
        );
    };
    match Simulated::days_late(promise.day, day) {
        late if late > 0 => text!(
            "All is done on {day}, for nothing moves it: {late} later than the promised {promised}.",
            "完工日期确定为 {day}，没有因素使其变动：比承诺的 {promised} 晚 {late} 天。",
            day = day,
            late = days(late),
            promised = promise.day,
        ),
        0 => text!(
            "All is done on the promised {day}, for nothing moves it.",
            "完工日期确定为承诺的 {day}，没有因素使其变动。",
            day = day,
        ),
        early => text!(
            "All is done on {day}, for nothing moves it: {early} before the promised {promised}.",
            "完工日期确定为 {day}，没有因素使其变动：比承诺的 {promised} 提前 {early} 天。",
            day = day,
            early = days(-early),
            promised = promise.day,
        ),
    }
}

fn cost(simulated: &Simulated<'_, '_>) -> Text {
    if !simulated.has_money() {
        return NO_MONEY;
    }
    let percent = simulated.run.options.percentile;
    let enough = simulated.enough(&simulated.after, percent);
    let Some(enough) = enough else {
        return text!(
            "The cost is too large to be told.",
            "成本数额过大，无法显示。"
        );
    };
    let Some(budget) = simulated.model.budget else {
        return match simulated.cost_spreads {
            true => text!(
                "The plan asks for no budget; P{percent} of its cost is {enough}.",
                "方案没有预算；要有 {percent}% 的把握，需要 {enough}。",
                percent = percent,
                enough = enough,
            ),
            false => text!(
                "The plan costs {enough}, for nothing moves it, and asks for no budget.",
                "方案成本确定为 {enough}，没有因素使其变动；方案没有预算。",
                enough = enough,
            ),
        };
    };
    let more = enough.checked_sub(budget).map(|more| more.amount);
    let more = more.unwrap_or_default();
    let spare = Money::new(more.abs(), budget.currency);
    if !simulated.cost_spreads {
        return match more.is_zero() || more.is_sign_negative() {
            true => text!(
                "The cost is {enough}, for nothing moves it; the budget of {budget} holds it with {spare} to \
                 spare.",
                "成本确定为 {enough}，没有因素使其变动；预算 {budget} 足够，尚余 {spare}。",
                enough = enough,
                budget = budget,
                spare = spare,
            ),
            false => text!(
                "The cost is {enough}, for nothing moves it; the budget of {budget} is {spare} short.",
                "成本确定为 {enough}，没有因素使其变动；预算 {budget} 缺 {spare}。",
                enough = enough,
                budget = budget,
                spare = spare,
            ),
        };
    }
    let odds = simulated.cost_odds(&simulated.after);
    let odds = odds.unwrap_or(Odds::counted(0.0));
    let before = simulated.before.as_ref();
    let before = before.and_then(|before| simulated.cost_odds(before));
    let contingency = match more {
        more if more.is_zero() => text!(
            "it is just what P{percent} takes",
            "恰好达到 {percent}% 的把握",
            percent = percent
        ),
        more if more.is_sign_positive() => text!(
            "{spare} more contingency buys {percent}%",
            "再增加 {spare} 预备费可达 {percent}%",
            spare = spare,
            percent = percent,
        ),
        _ => text!(
            "it is {spare} more than P{percent} takes",
            "比 {percent}% 的把握所需多 {spare}",
            spare = spare,
            percent = percent,
        ),
    };
    text!(
        "The budget of {budget} is enough in {cases}; {contingency}.",
        "预算 {budget} 够用的把握为 {cases}；{contingency}。",
        budget = budget,
        cases = cases(odds, before),
        contingency = contingency,
    )
}

/// The odds of several promises at once, where they spread.
fn together(simulated: &Simulated<'_, '_>) -> Option<Text> {
    if !simulated.finish_spreads && !simulated.cost_spreads {
        return None;
    }
    let odds = |forecast: &Forecast, kept: Option<u64>| {
        let share = kept? as f64 / forecast.iterations.max(1) as f64;
        Some(Odds::counted(share))
    };
    let after = &simulated.after;
    let kept = &after.kept;
    let both = kept.finish.and(kept.cost).and(kept.finish_and_cost);
    let all = kept.all.filter(|_| simulated.promises_more_dates());
    match (odds(after, both), odds(after, all)) {
        (Some(both), Some(all)) => Some(text!(
            "Date and budget are kept together in {both} of cases; with every milestone and goal deadline, \
             in {all}.",
            "日期与预算同时守住的把握为 {both}；连同全部里程碑和目标期限一起守住的把握为 {all}。",
            both = both,
            all = all,
        )),
        (Some(both), None) => Some(text!(
            "Date and budget are kept together in {both} of cases.",
            "日期与预算同时守住的把握为 {both}。",
            both = both,
        )),
        (None, Some(all)) => Some(text!(
            "All that is promised is kept together in {all} of cases.",
            "全部承诺同时守住的把握为 {all}。",
            all = all,
        )),
        (None, None) => None,
    }
}

/// The milestone and the goal most in danger.
fn dangers(simulated: &Simulated<'_, '_>) -> Option<Text> {
    let dangers = most_in_danger(simulated);
    let said: Vec<Text> = dangers
        .iter()
        .map(|danger| {
            let name = named(danger::name(danger.subject));
            let promised = danger.subject.promised();
            let promised = promised.map(|day| day.to_string()).unwrap_or_default();
            match danger.subject {
                Subject::Milestone(_) => text!(
                    "milestone {name} by {promised}, kept in {odds} of cases",
                    "里程碑 {name}（{promised}），把握 {odds}",
                    name = name,
                    promised = promised,
                    odds = danger.odds,
                ),
                Subject::Goal(_) => text!(
                    "the work for goal {name} by {promised}, done in {odds}",
                    "目标 {name}（工作须于 {promised} 前完成），把握 {odds}",
                    name = name,
                    promised = promised,
                    odds = danger.odds,
                ),
            }
        })
        .collect();
    (!said.is_empty()).then(|| {
        text!(
            "Most in danger: {said}.",
            "最难守住的承诺：{said}。",
            said = Joined(&said),
        )
    })
}

/// Parts that have commas of their own.
struct Joined<'t>(&'t [Text]);

impl crate::lang::Localized for Joined<'_> {
    fn fmt_in(&self, lang: crate::lang::Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, text) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(lang.pick("; ", "；"))?;
            }
            text.fmt_in(lang, f)?;
        }
        Ok(())
    }
}
