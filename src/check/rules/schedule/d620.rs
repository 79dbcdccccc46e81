//! D620: working days that belong to no phase.

use super::phases::{Dated, in_date_order};
use crate::check::rules::prelude::*;
use crate::schedule::WorkingTime;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D620",
        name: "phase-gap",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("working days belong to no phase", "阶段之间有空档"),
    docs: Docs {
        checks: Text::new(
            "From the end of one phase to the start of the next, in the order of their dates, no \
             working day is left over. Weekends and public holidays between two phases don't \
             count. The rule is silent while a phase has no dates, since the gap may be its own.",
            "按日期先后，上一阶段结束到下一阶段开始之间不应剩下工作日。两个阶段之间的周末和法定节假日不算空档。\
             只要还有阶段没有起止日期，本规则就不作判断，因为空档可能正是该阶段。",
        ),
        why: Text::new(
            "A schedule covers all of the work from the first day to the last (GAO Schedule \
             Assessment Guide, 2015: capturing all activities). In a gap nobody is in charge, \
             and work that goes on anyway is not in the plan.",
            "进度计划应覆盖从头到尾的全部工作（GAO《进度评估指南》2015：涵盖所有活动）。\
             空档期里谁都不负责；若实际有工作在做，它又不在方案之内。",
        ),
        fails: Example {
            en: "calendar: standard\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-03-31}\n  - {id: PH2, title: Roll-out, start: 2026-05-04, end: 2026-12-18}\n",
            zh: "calendar: CN\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-01-05, end: 2026-03-31}\n  - {id: PH2, title: 推广阶段, start: 2026-05-06, end: 2026-12-31}\n",
        },
        mended: Example {
            en: "calendar: standard\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-05-01}\n  - {id: PH2, title: Roll-out, start: 2026-05-04, end: 2026-12-18}\n",
            zh: "calendar: CN\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-01-05, end: 2026-04-30}\n  - {id: PH2, title: 推广阶段, start: 2026-05-06, end: 2026-12-31}\n",
        },
        ignore: Text::new(
            "When the plan really rests between two phases, for example while a decision by \
             others is awaited.",
            "两个阶段之间确实暂停时，例如等待外部审批。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let phases = in_date_order(cx.plan);
    let all_dated = cx.plan.phases.is_complete() && phases.len() == cx.plan.phases.len();
    if !cx.is_complete() || !all_dated || phases.len() < 2 {
        return;
    }
    let Some(working_time) = WorkingTime::of_plan(cx.plan, &cx.settings.calendars) else {
        return;
    };
    let mut phases = phases.into_iter();
    let Some(mut latest) = phases.next() else {
        return;
    };
    for next in phases {
        tell(&latest, &next, &working_time, findings);
        if next.end > latest.end {
            latest = next;
        }
    }
}

fn tell(
    before: &Dated<'_>,
    next: &Dated<'_>,
    working_time: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    let (Ok(first), Ok(last)) = (before.end.tomorrow(), next.start.yesterday()) else {
        return;
    };
    let Some(gap) = working_time.stretch(first, last) else {
        return;
    };
    let finding = findings.add(
        next.phase.start.span().unwrap_or(next.phase.span),
        text!(
            "no phase covers {gap} between phase {before} and phase {next}",
            "阶段{before}与阶段{next}之间有空档：{gap}不属于任何阶段",
            gap = gap,
            before = before.phase.name(),
            next = next.phase.name(),
        ),
    );
    if let Some(end) = before.phase.end.span() {
        finding.related(
            end,
            text!("the phase before ends here", "上一阶段到此日结束"),
        );
    }
    finding.help(text!(
        "let the phase before end later or the next one start earlier; if these are days off, \
         list them in `calendar:`",
        "请顺延上一阶段的结束日期，或提前下一阶段的开始日期；若这些天放假，请写进 `calendar:`"
    ));
}
