//! D601: work that isn't linked to what comes before and after.

use std::collections::HashSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::share::Share;
use super::work::{FEWEST_TASKS, Piece, SHOWN, Work};
use crate::check::rules::prelude::*;
use crate::plan::value::LinkKind;
use crate::plan::{Phase, Task};
use crate::schedule::network::State;
use crate::source::Span;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D601",
        name: "missing-logic",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "work isn't linked to what comes before or after",
        "工作没有接上前后工作",
    ),
    docs: Docs {
        checks: Text::new(
            "Of the tasks and milestones that aren't done, at most 5% have a loose end (threshold \
             `missing_logic_percent`), and one or two in any plan: a task whose finish nothing \
             waits for, unless it is the last one or has no float at all; a task that waits for nothing, when neither it \
             nor its phase states a date and other work of its phase waits for an earlier one; a milestone that waits for \
             nothing, unless other work waits for it or it stands at the beginning of its phase. \
             When nothing in a plan of five open tasks or more waits for anything, that is told once. \
             Left alone: what has `accepted`, and plans with links that can't be read or lead nowhere.",
            "未完成的任务和里程碑中，没有接上前后工作的不应超过 5%（阈值 `missing_logic_percent`），只有一两项时不提示。\
             计入的有：没有任何工作以其完成为前置的任务（最后完成的、完全没有时差的除外）；没有前置、自身和所属阶段也都没有日期，而同阶段另有工作要等前一阶段的任务；\
             没有前置的里程碑（有工作以它为前置的、定在阶段开头的除外）。未完成的任务有五项以上而整个方案没有任何前置关系时，只提示一次。\
             以下不作判断：写有 `accepted` 的；有前置关系无法识别或指向不明的方案。",
        ),
        why: Text::new(
            "A delay shows only where links lead: without them there is no critical path, and \
             dates are wishes (DCMA 14-point assessment 1, DCMA-EA PAM 200.1, 2012: open tasks \
             without predecessor or successor ÷ open tasks ≤ 5%; GAO Schedule Assessment Guide, \
             2015, best practice 2: sequencing all activities). Planvet takes a stated start of the phase \
             as reason enough to begin, and milestones as an end of their own.",
            "延误只会沿着前后关系显现：没有前后关系就没有关键路径，日期只是愿望（DCMA 14 点评估第 1 项，DCMA-EA PAM 200.1，2012：\
             缺前置或后续的未完成任务 ÷ 未完成任务 ≤ 5%；GAO《进度评估指南》2015 最佳实践 2：排定全部工作的先后）。\
             planvet 的取舍：阶段写明开始日期，即视为任务有开工依据；里程碑本身可以是终点。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 10d}\n      - {id: T2, title: Sign the contract, duration: 5d}\n      - {id: T3, title: Set up the system, duration: 20d}\n      - {id: T4, title: Train the dispatchers, duration: 5d}\n      - {id: T5, title: Trial run, duration: 10d}\n",
            zh: "start: 2026-01-05\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 10d}\n      - {id: T2, title: 签订合同, duration: 5d}\n      - {id: T3, title: 系统配置, duration: 20d}\n      - {id: T4, title: 派单员培训, duration: 5d}\n      - {id: T5, title: 试运行, duration: 10d}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, duration: 10d}\n      - {id: T2, title: Sign the contract, duration: 5d, after: [T1]}\n      - {id: T3, title: Set up the system, duration: 20d, after: [T2]}\n      - {id: T4, title: Train the dispatchers, duration: 5d, after: [T2]}\n      - {id: T5, title: Trial run, duration: 10d, after: [T3, T4]}\n",
            zh: "start: 2026-01-05\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, duration: 10d}\n      - {id: T2, title: 签订合同, duration: 5d, after: [T1]}\n      - {id: T3, title: 系统配置, duration: 20d, after: [T2]}\n      - {id: T4, title: 派单员培训, duration: 5d, after: [T2]}\n      - {id: T5, title: 试运行, duration: 10d, after: [T3, T4]}\n",
        },
        ignore: Text::new(
            "When the tasks truly have nothing to do with each other, such as the rounds of a service; \
             write `accepted:` with the reason at them.",
            "任务之间确实互不相干时（例如各自独立的日常服务），请在任务上用 `accepted:` 写明理由。",
        ),
    },
    run: Run::Plan(run),
};

/// What is missing around a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loose {
    /// Nothing waits for a task.
    End,
    /// A task waits for nothing.
    Begin,
    /// A milestone waits for nothing.
    Result,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx).filter(Work::links_are_known) else {
        return;
    };
    if !work.has_links() {
        return tell_of_none(cx, &work, findings);
    }
    let ends = Ends::of(cx, &work);
    let loose: Vec<(Piece<'_>, Loose)> = work
        .open()
        .filter(|(_, piece)| !piece.is_accepted())
        .filter_map(|(number, piece)| Some((piece, ends.loose(number)?)))
        .collect();
    let share = Share {
        part: loose.len(),
        whole: work.open().count(),
    };
    let most = cx.settings.thresholds.missing_logic_percent;
    // Where nothing waits for a task, its delay is lost: that is to be mended first.
    let first = loose.iter().position(|(_, loose)| *loose == Loose::End);
    let first = first.unwrap_or(0);
    let Some((piece, what)) = loose.get(first).filter(|_| share.is_over(most)) else {
        return;
    };
    let finding = findings.add(
        piece.title_span(),
        text!(
            "{what} {item}: {part} of {whole} open tasks and milestones have such a loose end \
             ({share}; at most {most}%)",
            "{item}{what}：未完成的 {whole} 项任务和里程碑中，有 {part} 项没有接上前后工作（{share}，应不超过 {most}%）",
            what = what.of_named(),
            item = piece.name(),
            part = share.part,
            whole = share.whole,
            share = share,
            most = most,
        ),
    );
    let others = loose.iter().enumerate().filter(|(at, _)| *at != first);
    for (_, (piece, what)) in others.take(SHOWN) {
        finding.related(piece.title_span(), what.label());
    }
    finding.about(Subject::Plan).help(text!(
        "name what comes first in `after`: at the milestone the tasks that it closes, at a task \
         the tasks whose results it needs",
        "请用 `after` 写明先后：里程碑写它所验收的任务，任务写它需要其成果的前置任务"
    ));
}

impl Loose {
    /// Before the name of a piece in English, behind it in Chinese.
    fn of_named(self) -> Text {
        match self {
            Loose::End => text!("nothing waits for", "完成后没有后续工作"),
            Loose::Begin => text!(
                "nothing says when to begin with",
                "没有前置任务，也没有日期"
            ),
            Loose::Result => text!("no work leads to", "没有前置任务"),
        }
    }

    fn label(self) -> Text {
        match self {
            Loose::End => text!("nothing waits for this task", "该任务没有后续工作"),
            Loose::Begin => text!(
                "this task waits for nothing, and has no date",
                "该任务没有前置任务，也没有日期"
            ),
            Loose::Result => text!("no work leads to this milestone", "该里程碑没有前置任务"),
        }
    }
}

/// Where the work of a plan begins and ends.
struct Ends<'w, 'c> {
    work: &'w Work<'c>,
    /// The computed finish of the task that is done last.
    last: Option<Date>,
    /// The phases with something that waits for another phase: they aren't the first.
    later_phases: HashSet<Span>,
    /// The milestones that no work leads to.
    without_work: HashSet<Span>,
}

impl<'w, 'c> Ends<'w, 'c> {
    fn of(cx: &Context<'_>, work: &'w Work<'c>) -> Ends<'w, 'c> {
        let finishes = work.open_tasks();
        let finishes = finishes.filter_map(|(number, _)| work.facts[number].early_finish);
        let network = work.schedule.network();
        let pieces = work.pieces.iter().enumerate();
        let later = pieces.filter_map(|(number, piece)| {
            let phase = piece.phase().span;
            let mut before = network.before(number).iter();
            let waits = before.any(|link| {
                let from = work.pieces.get(link.from as usize);
                from.is_none_or(|from| from.phase().span != phase)
            });
            waits.then_some(phase)
        });
        let without_work = cx.trace().milestones_without(Gap::MilestoneWork);
        Ends {
            work,
            last: finishes.max(),
            later_phases: later.collect(),
            without_work: without_work.map(|milestone| milestone.span).collect(),
        }
    }

    /// What is missing around a piece, if anything.
    fn loose(&self, number: usize) -> Option<Loose> {
        match self.work.pieces[number] {
            Piece::Task(task, phase) => self.loose_task(number, task, phase),
            Piece::Milestone(milestone, _) => self
                .without_work
                .contains(&milestone.span)
                .then_some(Loose::Result),
        }
    }

    fn loose_task(&self, number: usize, task: &Task, phase: &Phase) -> Option<Loose> {
        use LinkKind::{FinishToFinish, FinishToStart, StartToStart};
        let network = self.work.schedule.network();
        let mut behind = network.behind(number).iter();
        let leads_on = behind.any(|behind| {
            matches!(
                network.link(behind.link).kind,
                FinishToStart | FinishToFinish
            )
        });
        if !leads_on {
            let facts = self.work.facts[number];
            let has_float = facts.total_float.is_none_or(|float| float > Decimal::ZERO);
            let is_last = self.last.is_some() && facts.early_finish == self.last;
            return (has_float && !is_last).then_some(Loose::End);
        }
        let mut before = network.before(number).iter();
        let waits = before.any(|link| matches!(link.kind, FinishToStart | StartToStart));
        let is_dated = !task.not_before.is_absent() || !phase.start.is_absent();
        let is_ahead = *self.work.state(number) == State::Ahead;
        let is_loose = is_ahead && !waits && !is_dated && self.later_phases.contains(&phase.span);
        is_loose.then_some(Loose::Begin)
    }
}

/// Tells when nothing waits for anything.
fn tell_of_none(cx: &Context<'_>, work: &Work<'_>, findings: &mut Findings<'_>) {
    let open = work.open_tasks();
    let mut open = open.filter(|(_, task)| task.accepted.is_absent());
    let Some((_, first)) = open.next() else {
        return;
    };
    let count = 1 + open.count();
    if count < FEWEST_TASKS {
        return;
    }
    let place = cx.plan.phases.place();
    findings
        .add(
            place.map_or(first.title_span(), |place| place.key),
            text!(
                "none of the {count} open tasks says what it waits for (`after`): no critical path \
                 follows, and nobody can see what a delay does to the rest",
                "{count} 项未完成的任务都没有写前置任务（`after`）：推算不出关键路径，一项延误会影响到谁也看不出来",
                count = count,
            ),
        )
        .about(Subject::Plan)
        .help(text!(
            "begin with the tasks that need the result of another one: `after: [T1]`; at a \
             milestone, name the tasks that it closes",
            "先从需要其他任务成果的任务写起：`after: [T1]`；里程碑则写它所验收的任务"
        ));
}
