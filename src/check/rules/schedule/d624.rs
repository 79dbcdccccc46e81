//! D624: a milestone that the work before it can't keep.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::work::{days, is_tracked, may_be_made_up};
use crate::check::rules::prelude::*;
use crate::plan::Milestone;
use crate::schedule::network::ItemKind;
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D624",
        name: "milestone-late",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new(
        "milestone is promised before its work is done",
        "里程碑的承诺日期早于推算的完成日期",
    ),
    docs: Docs {
        checks: Text::new(
            "The computed day of a milestone, which follows from the work before it \
             (`planvet timeline`), is no later than its promised `date`. Left alone: milestones \
             that are reached, that have `accepted`, or whose computed day rests on something \
             unknown (a task without a duration, a date or link that can't be read, an unknown \
             calendar, holidays not published yet, a status date while no work says how far it is). Of a plan that names no calendar, four \
             working days are let pass: so many weekend days may be worked.",
            "里程碑按前置工作推算出的日期（见 `planvet timeline`）不应晚于其承诺日期 `date`。以下情况不作判断：\
             已达成的，写有 `accepted` 的，推算依据不全的（前面有任务未填工期、日期或前置任务无法识别、日历未知、\
             节假日尚未公布、有状态日期而没有任何工作填写进展）。未注明日历的方案，晚 4 个工作日以内不作判断：周末可能调休上班。",
        ),
        why: Text::new(
            "A date that the plan's own logic can't keep will slip, and those who rely on it \
             learn it last (GAO Schedule Assessment Guide, 2015, best practice 6: a valid \
             critical path; DCMA 14-point assessment, negative float).",
            "方案自身的逻辑都保证不了的日期必然落空，而依赖它的人往往最后才知道（GAO《进度评估指南》2015 最佳实践 6：\
             有效的关键路径；DCMA 14 点评估：负时差）。",
        ),
        fails: Example {
            en: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 20d}\n    milestones:\n      - {id: M1, title: System chosen, date: 2026-01-23, after: [T1]}\n",
            zh: "start: 2026-01-05\ncalendar: CN\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 20d}\n    milestones:\n      - {id: M1, title: 完成选型, date: 2026-01-23, after: [T1]}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 20d}\n    milestones:\n      - {id: M1, title: System chosen, date: 2026-01-30, after: [T1]}\n",
            zh: "start: 2026-01-05\ncalendar: CN\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 20d}\n    milestones:\n      - {id: M1, title: 完成选型, date: 2026-01-30, after: [T1]}\n",
        },
        ignore: Text::new(
            "When the milestone doesn't need all of the work before it; better link it to the \
             part that it needs.",
            "里程碑并不需要全部前置工作时；最好只以它真正需要的部分为前置。",
        ),
    },
    run: Run::Plan(run),
};

/// A milestone that can't be kept.
struct Late<'p> {
    milestone: &'p Milestone,
    /// Its number in the schedule.
    number: usize,
    promised: Spanned<&'p Date>,
    computed: Date,
    slip: Decimal,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for late in late(cx) {
        let finding = findings.add(
            late.promised.span,
            text!(
                "milestone {milestone} is promised for {promised}, but the work before it is done \
                 on {computed} at the earliest, {slip} later",
                "里程碑{milestone}承诺在 {promised}，而其前置工作最早 {computed} 才能完成，晚 {slip}",
                milestone = late.milestone.name(),
                promised = late.promised.value,
                computed = late.computed,
                slip = days(late.slip),
            ),
        );
        if let Some(after) = late.milestone.after.first() {
            finding.related(after.span, text!("what comes before", "前置工作"));
        }
        finding.help(text!(
            "shorten the work, begin it earlier or move the date; `planvet timeline --why ID` \
             shows what drives it",
            "请缩短工期、提前开始或调整承诺日期；`planvet timeline --why 编号` 可查看由什么决定"
        ));
    }
}

fn late<'p>(cx: &Context<'p>) -> Vec<Late<'p>> {
    let has_promise =
        |milestone: &Milestone| milestone.date.value().is_some() && !milestone.after.is_absent();
    if !cx.is_complete() || !is_tracked(cx.plan) || !cx.plan.milestones().any(has_promise) {
        return Vec::new();
    }
    let schedule = cx.schedule();
    let least = may_be_made_up(cx);
    let milestones = cx
        .plan
        .milestones()
        .zip(schedule.of_kind(ItemKind::Milestone));
    let late = milestones.filter_map(|(milestone, number)| {
        let promised = milestone.date.spanned()?;
        let facts = cx.facts()[number];
        let (computed, slip) = (facts.early_finish?, facts.slip?);
        let is_open = milestone.finished.is_absent() && milestone.accepted.is_absent();
        let is_late = is_open && slip > least && facts.doubts.is_empty();
        is_late.then_some(Late {
            milestone,
            number,
            promised,
            computed,
            slip,
        })
    });
    late.collect()
}

/// The milestones that the rule tells of, by their numbers in the schedule, each with the working
/// days by which it is late.
pub(super) fn told(cx: &Context<'_>) -> Vec<(usize, Decimal)> {
    match cx.settings.runs(&RULE) {
        true => late(cx)
            .iter()
            .map(|late| (late.number, late.slip))
            .collect(),
        false => Vec::new(),
    }
}
