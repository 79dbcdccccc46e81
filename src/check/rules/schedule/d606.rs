//! D606: work that could be months late without anything moving.

use rust_decimal::Decimal;

use super::share::Share;
use super::work::{Piece, SHOWN, Work, whole_days};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D606",
        name: "high-float",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new("tasks have months of float", "任务时差过大"),
    docs: Docs {
        checks: Text::new(
            "Of the open tasks at most 5% (threshold `high_float_percent`) have a total float of more \
             than 44 working days (threshold `high_float_days`), and one or two in any plan. Float \
             ends with the phase of the task, where the phase states its end. One finding, at the \
             task with the most float. Left alone: tasks that nothing waits for (D601), tasks with \
             `accepted`, and dates that rest on something unknown (a task without a duration, a link \
             that can't be read, an unknown calendar, holidays not published yet, no progress as of the status date).",
            "未完成的任务中，总时差超过 44 个工作日（阈值 `high_float_days`）的不应超过 5%（阈值 `high_float_percent`），只有一两项时不提示。\
             所属阶段写明结束日期的，时差只算到阶段结束。只提示一次，指在时差最大的任务上。以下不作判断：没有后续工作的任务（见 D601）；\
             写有 `accepted` 的；推算依据不全的（任务未填工期、前置任务无法识别、日历未知、节假日尚未公布、到状态日期没有任何工作填写进展）。",
        ),
        why: Text::new(
            "What may be two months late without anything moving isn't linked to what really needs \
             it, as a rule; and work with so much room is put off until it is forgotten (DCMA \
             14-point assessment 6, DCMA-EA PAM 200.1, 2012: open tasks with more than 44 working \
             days of total float ÷ open tasks ≤ 5%; GAO Schedule Assessment Guide, 2015, best \
             practice 7: reasonable total float).",
            "晚两个月也不影响任何工作，多半是没有和真正需要它的工作接上；余地这么大的工作，往往一拖再拖直到被忘掉（DCMA 14 点评估第 6 项，\
             DCMA-EA PAM 200.1，2012：总时差超过 44 个工作日的未完成任务 ÷ 未完成任务 ≤ 5%；GAO《进度评估指南》2015 最佳实践 7：合理的总时差）。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nend: 2026-12-18\nphases:\n  - title: The year\n    tasks:\n      - {id: T1, title: Survey the residents, duration: 10d}\n      - {id: T2, title: Write the standard, duration: 10d}\n      - {id: T3, title: Buy the tablets, duration: 10d}\n      - {id: T4, title: Introduce the standard, duration: 30d, not_before: 2026-09-01, after: [T1, T2, T3]}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\nphases:\n  - title: 全年\n    tasks:\n      - {id: T1, title: 业主调查, duration: 10d}\n      - {id: T2, title: 编制服务标准, duration: 10d}\n      - {id: T3, title: 采购平板, duration: 10d}\n      - {id: T4, title: 推行标准, duration: 30d, not_before: 2026-09-01, after: [T1, T2, T3]}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nend: 2026-12-18\nphases:\n  - title: The year\n    tasks:\n      - {id: T1, title: Survey the residents, duration: 10d, deadline: 2026-01-30}\n      - {id: T2, title: Write the standard, duration: 10d, deadline: 2026-02-27, after: [T1]}\n      - {id: T3, title: Buy the tablets, duration: 10d, not_before: 2026-08-03}\n      - {id: T4, title: Introduce the standard, duration: 30d, not_before: 2026-09-01, after: [T2, T3]}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\nphases:\n  - title: 全年\n    tasks:\n      - {id: T1, title: 业主调查, duration: 10d, deadline: 2026-01-30}\n      - {id: T2, title: 编制服务标准, duration: 10d, deadline: 2026-02-27, after: [T1]}\n      - {id: T3, title: 采购平板, duration: 10d, not_before: 2026-08-03}\n      - {id: T4, title: 推行标准, duration: 30d, not_before: 2026-09-01, after: [T2, T3]}\n",
        },
        ignore: Text::new(
            "When the tasks are fillers for quiet weeks on purpose.",
            "这些任务本来就安排在空闲时穿插进行时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx).filter(Work::has_links) else {
        return;
    };
    let thresholds = &cx.settings.thresholds;
    let limit = Decimal::from(thresholds.high_float_days);
    let mut floating: Vec<(Decimal, Piece<'_>)> = work
        .open_tasks()
        .filter(|(_, task)| task.accepted.is_absent())
        .filter_map(|(number, _)| Some((float(&work, number)?, work.pieces[number])))
        .filter(|(float, _)| *float > limit)
        .collect();
    let share = Share {
        part: floating.len(),
        whole: work.open_tasks().count(),
    };
    if !share.is_over(thresholds.high_float_percent) {
        return;
    }
    // Stable: of tasks with the same float the first in the file.
    floating.sort_by_key(|(float, _)| std::cmp::Reverse(*float));
    let Some(((most, piece), others)) = floating.split_first() else {
        return;
    };
    let finding = findings.add(
        piece.title_span(),
        text!(
            "{item} could be {most} late and nothing would move: {part} of {whole} open tasks have \
             more than {limit} working days of float ({share}; at most {percent}%)",
            "{item}晚 {most}也不影响任何工作：{whole} 项未完成的任务中有 {part} 项的时差超过 {limit} 个工作日（{share}，应不超过 {percent}%）",
            item = piece.name(),
            most = whole_days(*most),
            part = share.part,
            whole = share.whole,
            limit = limit,
            share = share,
            percent = thresholds.high_float_percent,
        ),
    );
    for (float, piece) in others.iter().take(SHOWN) {
        finding.related(
            piece.title_span(),
            text!(
                "{float} of float",
                "时差 {float}",
                float = whole_days(*float)
            ),
        );
    }
    finding.about(Subject::Plan).help(text!(
        "link it to the first work that needs it, begin it later (`not_before`) or give it a \
         `deadline`; `planvet timeline --why ID` shows what its float is counted up to",
        "请接上最先需要它的工作，或推迟开始（`not_before`），或写明期限（`deadline`）；`planvet timeline --why 编号` 可查看时差算到哪里"
    ));
}

/// The float of a task that something waits for, in days of an office week, up to the end of its
/// phase.
fn float(work: &Work<'_>, number: usize) -> Option<Decimal> {
    if work.schedule.network().behind(number).is_empty() {
        return None;
    }
    let facts = work.certain(number)?;
    let total = facts.total_float?;
    let Piece::Task(_, phase) = work.pieces[number] else {
        return None;
    };
    let to_end_of_phase = phase
        .end
        .value()
        .zip(facts.early_finish)
        .and_then(|(end, finish)| {
            let free = finish.tomorrow().ok().filter(|day| *day <= end);
            match free {
                Some(day) => work.schedule.workdays(day, end),
                None => Some(Decimal::ZERO),
            }
        });
    let float = to_end_of_phase.map_or(total, |rest| total.min(rest));
    Some(work.office_days(number, float))
}
