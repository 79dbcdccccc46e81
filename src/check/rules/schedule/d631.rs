//! D631: a promised day that a simulation rather breaks than keeps.

use jiff::civil::Date;

use super::work::may_be_made_up;
use crate::check::context::Simulated;
use crate::check::rules::prelude::*;
use crate::schedule::network::Doubts;
use crate::simulate::model::{Moved, PromisedBy, Subject};
use crate::simulate::{Finishes, Odds};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D631",
        name: "promised-date-unlikely",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "promised date is unlikely to be kept",
        "承诺日期兑现的把握不大",
    ),
    docs: Docs {
        checks: Text::new(
            "When the plan is simulated with its three-point estimates and its risks \
             (`planvet simulate`), the end of the plan, each milestone and the work of each goal \
             is done by its promised day in at least half of the cases (`unlikely_date_percent`). \
             Left alone: what is late as planned already (D624, A307 and others tell), what has \
             `accepted`, what rests on something unknown, and plans that name no calendar.",
            "按三点估算与风险模拟方案（见 `planvet simulate`）：方案结束日期、各里程碑、各目标的工作，\
             至少在一半的情形下能按承诺日期完成（`unlikely_date_percent`）。以下情况不作判断：照计划推算就已经晚了的\
             （由 D624、A307 等指出），写有 `accepted` 的，推算依据不全的，未注明日历的方案。",
        ),
        why: Text::new(
            "A schedule of likeliest durations is optimistic: durations run over more often than \
             under, and where paths meet the latest counts (GAO Schedule Assessment Guide, 2015, \
             best practice 8: schedule risk analysis; Hulett 2009 on merge bias).",
            "按最可能工期排出的进度往往偏乐观：拖期比提前常见，几条路径汇合处又以最晚的为准\
             （GAO《进度评估指南》2015 最佳实践 8：进度风险分析；Hulett 2009：汇合偏差）。",
        ),
        fails: Example {
            en: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: {min: 18d, likely: 20d, max: 40d}}\n    milestones:\n      - {id: M1, title: System chosen, date: 2026-01-30, after: [T1]}\n",
            zh: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: {min: 18d, likely: 20d, max: 40d}}\n    milestones:\n      - {id: M1, title: 完成选型, date: 2026-01-30, after: [T1]}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: {min: 18d, likely: 20d, max: 40d}}\n    milestones:\n      - {id: M1, title: System chosen, date: 2026-02-13, after: [T1]}\n",
            zh: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: {min: 18d, likely: 20d, max: 40d}}\n    milestones:\n      - {id: M1, title: 完成选型, date: 2026-02-13, after: [T1]}\n",
        },
        ignore: Text::new(
            "When the date is meant as a stretch and nobody relies on it.",
            "该日期只是自我加压、没有人以它为准时。",
        ),
    },
    run: Run::Simulated(run),
};

/// So many things are pointed at for a day.
const SHOWN: usize = 3;
/// The least share of the variance that is worth pointing at.
const LARGE: f64 = 0.1;

/// A day that is rather broken than kept.
struct Unlikely {
    /// Where the day stands.
    at: Span,
    /// Whose day it is.
    whose: Text,
    day: Date,
    odds: f64,
    p80: Date,
    /// What moves it.
    because: Vec<(Span, Text)>,
    /// Others that are kept just as often, for the same reason.
    others: Vec<(Span, Text)>,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // Without a calendar days may be made up on weekends.
    if !may_be_made_up(cx).is_zero() {
        return;
    }
    let Some(simulated) = cx.simulated() else {
        return;
    };
    let found = finish(cx, simulated).into_iter();
    let mut all: Vec<Unlikely> = Vec::new();
    for unlikely in found.chain(watched(cx, simulated)) {
        let is_same = |told: &&mut Unlikely| {
            told.day == unlikely.day && told.odds == unlikely.odds && told.p80 == unlikely.p80
        };
        match all.iter_mut().find(is_same) {
            Some(told) => told.others.push((unlikely.at, unlikely.whose)),
            None => all.push(unlikely),
        }
    }
    for unlikely in &all {
        let finding = findings.add(
            unlikely.at,
            text!(
                "{whose} is done by {day} in {odds} of the simulated cases; 80% need until {p80}",
                "{whose}按 {day} 完成的把握只有 {odds}；要有八成把握，须排到 {p80}",
                whose = unlikely.whose,
                day = unlikely.day,
                odds = Odds::counted(unlikely.odds),
                p80 = unlikely.p80,
            ),
        );
        for (span, whose) in &unlikely.others {
            finding.related(
                *span,
                text!("just as {whose}", "{whose}也是如此", whose = whose),
            );
        }
        for (span, why) in &unlikely.because {
            finding.related(*span, why.clone());
        }
        finding.help(text!(
            "promise a later day, shorten what it waits for, or lower the risks on the way; \
             `planvet simulate` shows what makes the difference",
            "请把日期承诺得晚一些，或压缩前面的工作、降低途中的风险；`planvet simulate` 可查看主要影响因素"
        ));
    }
}

/// What moves the end of the plan most.
fn drivers(simulated: &Simulated<'_>) -> Vec<(Span, Text)> {
    let drivers = simulated.model.drivers(&simulated.forecast, Moved::Finish);
    let large = drivers.iter().filter(|driver| driver.share >= LARGE);
    let told = large.map(|driver| (driver.span, driver.swing().round() as i64));
    let told = told.filter(|(_, days)| *days > 1).map(|(span, days)| {
        let why = text!(
            "moves the end of the plan by some {days} days",
            "可使方案完工日期前后相差约 {days} 天",
            days = days,
        );
        (span, why)
    });
    told.take(SHOWN).collect()
}

/// The odds of a day and the day of 80 percent, when the odds are low.
fn low(cx: &Context<'_>, finishes: &Finishes, day: Date) -> Option<(f64, Date)> {
    let odds = finishes.odds_by(day);
    let least = f64::from(cx.settings.thresholds.unlikely_date_percent) / 100.0;
    (odds < least).then(|| (odds, finishes.percentile(80)))
}

fn finish(cx: &Context<'_>, simulated: &Simulated<'_>) -> Option<Unlikely> {
    let promise = simulated.model.finish?;
    if promise.by != PromisedBy::Plan {
        return None;
    }
    let finishes = simulated.forecast.finish.as_ref()?;
    let network = cx.schedule().network();
    let all: Vec<u32> = (0..network.stated as u32).collect();
    if !is_kept_as_planned(cx, &all, promise.day) {
        return None;
    }
    let of_phases = || {
        let phases = cx.plan.phases.iter();
        let last = phases.filter_map(|phase| phase.end.spanned());
        last.max_by_key(|end| *end.value).map(|end| end.span)
    };
    let at = cx.plan.end.span().or_else(of_phases)?;
    let (odds, p80) = low(cx, finishes, promise.day)?;
    Some(Unlikely {
        at,
        whose: text!("the plan", "方案"),
        day: promise.day,
        odds,
        p80,
        because: drivers(simulated),
        others: Vec::new(),
    })
}

fn watched(cx: &Context<'_>, simulated: &Simulated<'_>) -> Vec<Unlikely> {
    let model = &simulated.model;
    let subjects = model.watched.iter().enumerate();
    let unlikely = subjects.filter_map(|(number, subject)| {
        let finishes = simulated.forecast.watched.get(number)?.as_ref()?;
        let (at, whose, accepted) = match subject {
            Subject::Milestone(milestone) => (
                milestone.date.span()?,
                text!("milestone {name}", "里程碑{name}", name = milestone.name()),
                &milestone.accepted,
            ),
            Subject::Goal(goal) => (
                goal.deadline.span()?,
                text!(
                    "the work of goal {name}",
                    "目标{name}的工作",
                    name = goal.name()
                ),
                &goal.accepted,
            ),
        };
        let day = subject.promised()?;
        if !accepted.is_absent() || !is_kept_as_planned(cx, model.items(number), day) {
            return None;
        }
        let (odds, p80) = low(cx, finishes, day)?;
        let on_the_way = model.on_the_way(number).into_iter().take(SHOWN);
        Some(Unlikely {
            at,
            whose,
            day,
            odds,
            p80,
            because: on_the_way
                .map(|span| (span, text!("moves this day", "影响这一日期")))
                .collect(),
            others: Vec::new(),
        })
    });
    unlikely.collect()
}

/// Whether items are done by a day as planned, for certain.
fn is_kept_as_planned(cx: &Context<'_>, items: &[u32], day: Date) -> bool {
    items.iter().all(|item| {
        let facts = &cx.facts()[*item as usize];
        facts.doubts == Doubts::default() && facts.early_finish.is_some_and(|finish| finish <= day)
    })
}
