//! T505: a stage, or the deadline of a short-term goal, on a day that no phase covers.

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::value::Horizon;
use crate::plan::{Goal, Phase, Plan};
use crate::schedule::WorkingTime;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T505",
        name: "stage-outside-phase",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("stage lies in no phase", "阶段目标日期不在任何阶段内"),
    docs: Docs {
        checks: Text::new(
            "The dates of a measure's stages, and the deadlines of short-term goals, must fall \
             into a phase: not before the first, not after the last, not between two. Days off \
             between phases are no gap. The rule waits until every phase has its dates.",
            "指标各阶段目标的日期，以及短期目标的期限，都应落在某个阶段之内：不早于第一个阶段，不晚于最后一个阶段，\
             也不落在两个阶段之间。阶段之间只隔休息日的不算空档。所有阶段都写明起止日期后才检查。",
        ),
        why: Text::new(
            "A stage is there to judge the work of a phase; on a day without a phase there is no \
             work to judge (GAO Schedule Assessment Guide 2015: work and its results can be \
             traced to each other).",
            "阶段目标用来检验某个阶段的工作；不在任何阶段内，就没有可检验的工作（GAO《进度评估指南》2015：工作与成果应能相互追溯）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: time to arrive, stages: [{value: 20, date: 2026-07-31}]}\nphases:\n  - {title: Preparation, start: 2026-01-05, end: 2026-03-31}\n  - {title: Roll-out, start: 2026-04-01, end: 2026-06-30}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 平均到场时长, stages: [{value: 20, date: 2026-07-31}]}\nphases:\n  - {title: 准备阶段, start: 2026-01-05, end: 2026-03-31}\n  - {title: 推广阶段, start: 2026-04-01, end: 2026-06-30}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    measure: {metric: time to arrive, stages: [{value: 20, date: 2026-05-29}]}\nphases:\n  - {title: Preparation, start: 2026-01-05, end: 2026-03-31}\n  - {title: Roll-out, start: 2026-04-01, end: 2026-06-30}\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    measure: {metric: 平均到场时长, stages: [{value: 20, date: 2026-05-29}]}\nphases:\n  - {title: 准备阶段, start: 2026-01-05, end: 2026-03-31}\n  - {title: 推广阶段, start: 2026-04-01, end: 2026-06-30}\n",
        },
        ignore: Text::new(
            "When the reading comes some time after the work, as a yearly survey does.",
            "读数本来就晚于工作（如年度调查）时，可以忽略。",
        ),
    },
    run: Run::Plan(run),
};

const STAGE: Text = Text::new("stage date", "阶段目标日期");
const DEADLINE: Text = Text::new("deadline", "期限");

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let Some(phases) = Phases::of(cx.plan) else {
        return;
    };
    let Some(working_time) = WorkingTime::of_plan(cx.plan, &cx.settings.calendars) else {
        return;
    };
    for goal in &cx.plan.goals {
        if goal.horizon.value() == Some(Horizon::Short)
            && let Some(deadline) = goal.deadline.spanned()
            && !is_outside(cx.plan, *deadline.value)
        {
            let at = (*deadline.value, deadline.span);
            judge(goal, at, DEADLINE, &phases, &working_time, findings);
        }
        let stages = goal.measure.get().into_iter().flat_map(|m| &m.stages);
        for date in stages.filter_map(|stage| stage.date.spanned()) {
            let at = (*date.value, date.span);
            judge(goal, at, STAGE, &phases, &working_time, findings);
        }
    }
}

/// Whether a deadline lies outside the dates the plan states, which T503 tells.
fn is_outside(plan: &Plan, date: Date) -> bool {
    plan.start.value().is_some_and(|start| date < start)
        || plan.end.value().is_some_and(|end| date > end)
}

/// A phase with its dates.
struct Stretch<'p> {
    phase: &'p Phase,
    start: Date,
    end: Date,
}

/// The phases by their start, and for each the one that ends last of those up to it.
struct Phases<'p> {
    by_start: Vec<Stretch<'p>>,
    ends_last: Vec<usize>,
}

impl<'p> Phases<'p> {
    /// The phases of a plan; `None` as long as one of them lacks a date.
    fn of(plan: &'p Plan) -> Option<Phases<'p>> {
        if !plan.phases.is_complete() || plan.phases.is_empty() {
            return None;
        }
        let mut by_start = Vec::with_capacity(plan.phases.len());
        for phase in &plan.phases {
            let (start, end) = (phase.start.value()?, phase.end.value()?);
            if end < start {
                return None;
            }
            by_start.push(Stretch { phase, start, end });
        }
        by_start.sort_by_key(|stretch| stretch.start);
        let mut ends_last = Vec::with_capacity(by_start.len());
        let mut last = 0;
        for (at, stretch) in by_start.iter().enumerate() {
            if stretch.end > by_start[last].end {
                last = at;
            }
            ends_last.push(last);
        }
        Some(Phases {
            by_start,
            ends_last,
        })
    }

    /// The phase that ends last of those begun by a day, and the one that begins next.
    fn around(&self, date: Date) -> (Option<&Stretch<'p>>, Option<&Stretch<'p>>) {
        let next = self
            .by_start
            .partition_point(|stretch| stretch.start <= date);
        let before = next
            .checked_sub(1)
            .and_then(|at| self.by_start.get(*self.ends_last.get(at)?));
        (before, self.by_start.get(next))
    }
}

fn judge(
    goal: &Goal,
    (date, span): (Date, Span),
    noun: Text,
    phases: &Phases<'_>,
    working_time: &WorkingTime,
    findings: &mut Findings<'_>,
) {
    let (before, next) = phases.around(date);
    if before.is_some_and(|before| date <= before.end) {
        return;
    }
    let first_day = before.map_or(Some(date), |before| before.end.tomorrow().ok());
    let last_day = next.map_or(Some(date), |next| next.start.yesterday().ok());
    let (Some(first_day), Some(last_day)) = (first_day, last_day) else {
        return;
    };
    if working_time.stretch(first_day, last_day).is_none() {
        return;
    }
    let name = goal.name();
    let message = match (before, next) {
        (Some(before), Some(next)) => text!(
            "the {noun} {date} of goal {goal} lies between two phases, which end on {end} and \
             start on {start}",
            "目标{goal}的{noun} {date} 落在两个阶段之间（前一阶段 {end} 结束，后一阶段 {start} 开始）",
            noun = noun,
            date = date,
            goal = name,
            end = before.end,
            start = next.start,
        ),
        (Some(before), None) => text!(
            "the {noun} {date} of goal {goal} lies after the last phase, which ends on {end}",
            "目标{goal}的{noun} {date} 晚于最后一个阶段的结束日期 {end}",
            noun = noun,
            date = date,
            goal = name,
            end = before.end,
        ),
        (None, Some(next)) => text!(
            "the {noun} {date} of goal {goal} lies before the first phase, which starts on {start}",
            "目标{goal}的{noun} {date} 早于第一个阶段的开始日期 {start}",
            noun = noun,
            date = date,
            goal = name,
            start = next.start,
        ),
        (None, None) => return,
    };
    let finding = findings.add(span, message);
    let end = before.and_then(|before| before.phase.end.span());
    let start = next.and_then(|next| next.phase.start.span());
    if let Some(end) = end {
        finding.related(
            end,
            text!("the phase before ends here", "前一阶段的结束日期"),
        );
    }
    if let Some(start) = start {
        finding.related(
            start,
            text!("the phase behind starts here", "后一阶段的开始日期"),
        );
    }
    finding.help(text!(
        "move the date into a phase, or extend the phase whose work it judges",
        "请把日期移入某个阶段，或延长它所检验的那个阶段"
    ));
}
