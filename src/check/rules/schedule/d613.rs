//! D613: the work takes longer than the plan.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::late::is_chain_late;
use super::work::{Work, days, may_be_made_up};
use crate::check::rules::achievable::a307;
use crate::check::rules::prelude::*;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D613",
        name: "low-cpli",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new(
        "the work takes longer than the plan",
        "工作所需时间超出方案期限",
    ),
    docs: Docs {
        checks: Text::new(
            "The critical path length index, (critical path length + total float) ÷ critical path \
             length, is at least 0.95 (threshold `least_cpli_percent`, in percent). The length is \
             that from the first start, or from the day after the `status_date`, to the last computed \
             finish; the float is that of the last finish against the `end` of the plan, or against the \
             last promised milestone where the plan states no end; both in working days of the plan's \
             calendar. Left alone: when a deadline, a milestone or a goal on the way is missed as well \
             (D607, D624 and A307 tell), and dates that rest on something unknown. Of a plan that names no \
             calendar, four working days are let pass.",
            "关键路径长度指数（CPLI），即（关键路径长度 + 总时差）÷ 关键路径长度，不应低于 0.95（阈值 `least_cpli_percent`，以百分数表示）。\
             长度从最早开始日期（有 `status_date` 的从其次日）算到推算的最后完成日期；时差是最后完成日期与方案结束日期（`end`）之差，\
             没有写结束日期的取最后一个里程碑的承诺日期；均按方案日历的工作日计。以下不作判断：途中的期限、里程碑或目标也守不住的（由 D607、D624、A307 提示）；\
             推算依据不全的。未注明日历的方案，晚 4 个工作日以内不作判断。",
        ),
        why: Text::new(
            "An index of 0.9 says that the remaining work would have to go a tenth faster than planned for \
             the end to hold (DCMA 14-point assessment 13, DCMA-EA PAM 200.1, 2012: CPLI ≥ 0.95; GAO \
             Schedule Assessment Guide, 2015, best practice 7).",
            "指数为 0.9，意味着余下的工作要比计划快一成才能守住结束日期（DCMA 14 点评估第 13 项，DCMA-EA PAM 200.1，2012：CPLI ≥ 0.95；\
             GAO《进度评估指南》2015 最佳实践 7）。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nend: 2026-03-31\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 40d}\n      - {id: T2, title: Set up the system, duration: 40d, after: [T1]}\n",
            zh: "start: 2026-01-05\nend: 2026-03-31\ncalendar: CN\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 40d}\n      - {id: T2, title: 系统配置, duration: 40d, after: [T1]}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nend: 2026-04-30\ncalendar: standard\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 40d}\n      - {id: T2, title: Set up the system, duration: 40d, after: [T1]}\n",
            zh: "start: 2026-01-05\nend: 2026-05-29\ncalendar: CN\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 40d}\n      - {id: T2, title: 系统配置, duration: 40d, after: [T1]}\n",
        },
        ignore: Text::new(
            "When the last tasks only follow up after the end of the plan, such as the care of a system; better \
             leave them to the next plan.",
            "最后的任务只是方案结束后的收尾（例如系统运维）时；最好列入下一个方案。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((promised, stated)) = promised(cx) else {
        return;
    };
    let Some(work) = Work::of(cx) else { return };
    let Some((number, finish)) = last(&work) else {
        return;
    };
    let project = work.schedule.project();
    let first = match cx.plan.status_date.value() {
        Some(status) => status.tomorrow().ok(),
        None => project.start,
    };
    let length = first.and_then(|first| work.schedule.workdays(first, finish));
    let slip = work.schedule.slip(Some(finish), Some(promised));
    let (Some(length), Some(slip)) = (length.filter(|length| !length.is_zero()), slip) else {
        return;
    };
    let index = (length - slip) / length;
    let least = Decimal::new(cx.settings.thresholds.least_cpli_percent.into(), 2);
    let is_certain = work.certain(number).is_some() && !work.rests_on_unknown_progress()[number];
    let is_late = slip > may_be_made_up(cx) && index < least;
    if !is_late || !is_certain || is_told(cx, &work, number) {
        return;
    }
    let finding = findings.add(
        stated,
        text!(
            "the plan is to be done by {promised}, but {last} is done on {finish} at the earliest, \
             {slip} later (critical path length index {index}; at least {least})",
            "方案应于 {promised} 前完成，而{last}最早 {finish} 才能完成，晚 {slip}（关键路径长度指数 {index}，应不低于 {least}）",
            promised = promised,
            last = work.pieces[number].name(),
            finish = finish,
            slip = days(slip),
            // Rounded down: what is too low is never shown as enough.
            index = index.max(Decimal::ZERO).trunc_with_scale(2).normalize(),
            least = least.normalize(),
        ),
    );
    finding.related(
        work.pieces[number].title_span(),
        text!("the last work", "最后完成的工作"),
    );
    work.show_chain(number, finding);
    finding.help(text!(
        "shorten the work on the critical path, let more of it run side by side, or move the end; \
         `planvet timeline --only critical` shows the path",
        "请缩短关键路径上的工作、让更多工作并行，或推后结束日期；`planvet timeline --only critical` 可查看关键路径"
    ));
}

/// Whether something on the chain that leads to the last work is told as late already.
fn is_told(cx: &Context<'_>, work: &Work<'_>, last: usize) -> bool {
    let late = a307::told(cx);
    let chain = work.schedule.chain(last);
    is_chain_late(work, last) || late.iter().any(|(number, _)| chain.contains(number))
}

/// The day by which the plan is to be done, and where it stands.
fn promised(cx: &Context<'_>) -> Option<(Date, Span)> {
    let end = &cx.plan.end;
    if !end.is_absent() {
        return end.spanned().map(|end| (*end.value, end.span));
    }
    let dates = cx
        .plan
        .milestones()
        .filter_map(|milestone| milestone.date.spanned());
    // Of several on one day the first in the file.
    let last = dates.min_by_key(|date| std::cmp::Reverse(*date.value))?;
    Some((*last.value, last.span))
}

/// The open work that is done last, with its computed finish; what has `accepted` is left out.
fn last(work: &Work<'_>) -> Option<(usize, Date)> {
    let open = work.open().filter(|(_, piece)| !piece.is_accepted());
    let finishes = open.filter_map(|(number, _)| {
        let facts = work.facts[number];
        Some((number, facts.early_finish?))
    });
    finishes.min_by_key(|(_, finish)| std::cmp::Reverse(*finish))
}
