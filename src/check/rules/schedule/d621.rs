//! D621: phases that share working days.

use super::phases::{Dated, in_date_order};
use crate::check::rules::prelude::*;
use crate::schedule::WorkingTime;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D621",
        name: "phase-overlap",
    },
    severity: Severity::Info,
    since: Maturity::Draft,
    title: Text::new("phases share working days", "阶段时间重叠"),
    docs: Docs {
        checks: Text::new(
            "No two phases share working days, and none lies inside another. The end of a phase \
             is its last day, so a phase that starts on the day another ends shares it. Shared \
             days off don't count. A phase that several others overlap is told once.",
            "任何两个阶段都不应共用工作日，也不应一个套在另一个里面。阶段的结束日期含当日，\
             因此下一阶段从同一天开始也算重叠；只重叠休息日的不算。一个阶段与多个阶段重叠时只提示一次。",
        ),
        why: Text::new(
            "Phases usually follow one another, each ending with a review before the next \
             begins (PMBOK: sequential phases, phase gates). Where they overlap, the next phase \
             begins before the results of the one before have been accepted, and people are \
             needed twice.",
            "阶段通常前后衔接，上一阶段经评审后再进入下一阶段（PMBOK：顺序型阶段与阶段关口）。\
             阶段重叠意味着前一阶段的成果尚未验收就开工，同一批人员也会被重复占用。",
        ),
        fails: Example {
            en: "calendar: standard\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-03-31}\n  - {id: PH2, title: Roll-out, start: 2026-03-16, end: 2026-12-18}\n",
            zh: "calendar: CN\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-01-05, end: 2026-03-31}\n  - {id: PH2, title: 推广阶段, start: 2026-03-31, end: 2026-12-31}\n",
        },
        mended: Example {
            en: "calendar: standard\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-03-13}\n  - {id: PH2, title: Roll-out, start: 2026-03-16, end: 2026-12-18}\n",
            zh: "calendar: CN\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-01-05, end: 2026-03-31}\n  - {id: PH2, title: 推广阶段, start: 2026-04-01, end: 2026-12-31}\n",
        },
        ignore: Text::new(
            "When the phases overlap on purpose to save time, or when one of them, such as \
             training, accompanies all others.",
            "为赶工期有意搭接，或某个阶段（如培训、宣传）本就贯穿全程时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let phases = in_date_order(cx.plan);
    let Some(working_time) = WorkingTime::of_plan(cx.plan, &cx.settings.calendars) else {
        return;
    };
    let mut rest = phases.iter();
    let Some(mut longest) = rest.next() else {
        return;
    };
    // The phases that overlap the one that runs longest so far.
    let mut over = Vec::new();
    for next in rest {
        if working_time
            .stretch(next.start, next.end.min(longest.end))
            .is_some()
        {
            over.push(next);
        }
        if next.end > longest.end {
            tell(longest, &over, &working_time, findings);
            over.clear();
            longest = next;
        }
    }
    tell(longest, &over, &working_time, findings);
}

fn tell(
    longest: &Dated<'_>,
    over: &[&Dated<'_>],
    working_time: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    match over {
        [] => {}
        [next] => tell_of_one(longest, next, working_time, findings),
        several => tell_of_several(longest, several, findings),
    }
}

fn tell_of_one(
    before: &Dated<'_>,
    next: &Dated<'_>,
    working_time: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    let Some(shared) = working_time.stretch(next.start, next.end.min(before.end)) else {
        return;
    };
    let inside = next.end <= before.end;
    let message = if inside {
        text!(
            "phase {next} lies inside phase {before}: both cover {shared}",
            "阶段{next}完全落在阶段{before}之内，重叠 {shared}",
            next = next.phase.name(),
            before = before.phase.name(),
            shared = shared,
        )
    } else {
        text!(
            "phase {before} and phase {next} both cover {shared}",
            "阶段{before}与阶段{next}重叠 {shared}",
            before = before.phase.name(),
            next = next.phase.name(),
            shared = shared,
        )
    };
    let finding = findings.add(next.phase.start.span().unwrap_or(next.phase.span), message);
    if let Some(end) = before.phase.end.span() {
        finding.related(
            end,
            text!(
                "the other phase ends here, this day included",
                "另一阶段到此日结束（含当日）"
            ),
        );
    }
    let free = before.end.tomorrow().ok();
    finding.help(match free.and_then(|day| working_time.next_workday(day)) {
        Some(day) if !inside => text!(
            "start the phase on {day}, the first working day after the other one",
            "请把开始日期改为 {day}，即另一阶段结束后的首个工作日",
            day = day,
        ),
        _ => text!(
            "correct the dates of one of them, or make them one phase",
            "请更正其中一个阶段的起止日期，或将两者并为一个阶段"
        ),
    });
}

fn tell_of_several(longest: &Dated<'_>, over: &[&Dated<'_>], findings: &mut Findings<'_>) {
    let finding = findings.add(
        longest.phase.title_span(),
        text!(
            "phase {longest} overlaps {n}",
            "阶段{longest}与其他 {n} 个阶段重叠",
            longest = longest.phase.name(),
            n = count(over.len(), "other phase", "other phases"),
        ),
    );
    for next in over {
        if let Some(start) = next.phase.start.span() {
            finding.related(start, text!("this phase begins here", "该阶段自此日开始"));
        }
    }
    finding.help(text!(
        "if it accompanies the others, move its tasks into them; else correct its dates",
        "若该阶段贯穿其他阶段，建议把其任务分到各阶段；否则请更正其起止日期"
    ));
}
