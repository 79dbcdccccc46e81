//! D612: the end of the plan doesn't hang on the work at its beginning.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::d605;
use super::work::{FEWEST_TASKS, Piece, Work, days};
use crate::check::rules::prelude::*;
use crate::schedule::network::State;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D612",
        name: "critical-path-broken",
    },
    severity: Severity::Warning,
    since: Maturity::Approved,
    title: Text::new("the critical path is broken", "关键路径中断"),
    docs: Docs {
        checks: Text::new(
            "A long delay at the beginning of the open work moves the end of the plan. Links are \
             followed back from the linked work that is done last, whatever their lags; a task that is pinned \
             (`starts_on`) passes no delay on. Between the first open work (or the `status_date`) and \
             the earliest work that is reached like that lie at most 20 working days (threshold \
             `critical_path_gap_days`). One finding, at that work. Left alone: plans with fewer than five \
             open tasks, plans in which nothing waits for anything (D601), a pin that D605 tells of, and \
             dates that rest on something unknown.",
            "未完成的工作从一开始就长时间拖延，方案的完成日期应随之推后。从有前后关系的工作中最后完成的一项沿前置关系往回查（不论间隔多少），\
             固定了开始日期（`starts_on`）的任务不传递延误。从最早的未完成工作（有 `status_date` 的从该日）到这样查到的最早一项工作，\
             中间不应超过 20 个工作日（阈值 `critical_path_gap_days`）。只提示一次，指在该项工作上。以下不作判断：未完成的任务不足五项的方案；\
             没有任何前置关系的方案（见 D601）；D605 已指出的固定日期；推算依据不全的。",
        ),
        why: Text::new(
            "When phases aren't linked, each begins on its date whatever became of the one before: the \
             plan says \"on time\" until its last phase (DCMA 14-point assessment 12, DCMA-EA PAM 200.1, \
             2012: a task on the critical path gets 600 working days more, and the end must move as \
             much; GAO Schedule Assessment Guide, 2015, best practice 6: a valid critical path runs \
             without a break from the status date to the end). A stated start of a phase or a `not_before` \
             gives way to such a delay and breaks nothing; only a missing link or a pin does.",
            "阶段之间没有前后关系，每个阶段就都按写定的日期开始，前一阶段做成什么样都不影响：直到最后一个阶段，方案看上去都是按期的\
             （DCMA 14 点评估第 12 项，DCMA-EA PAM 200.1，2012：给关键路径上的任务加 600 个工作日，完成日期应推后同样多；\
             GAO《进度评估指南》2015 最佳实践 6：有效的关键路径从状态日期到完成不间断）。阶段的开始日期和 `not_before` 会被延误推后，不算中断；\
             缺少前置关系或固定日期才算。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nphases:\n  - title: Preparation\n    start: 2026-01-05\n    tasks:\n      - {id: T1, title: Choose the system, duration: 20d}\n      - {id: T2, title: Set up the system, duration: 20d, after: [T1]}\n  - title: Roll-out\n    start: 2026-04-01\n    tasks:\n      - {id: T3, title: Train the teams, duration: 10d}\n      - {id: T4, title: Go live in two blocks, duration: 20d, after: [T3]}\n      - {id: T5, title: Go live everywhere, duration: 20d, after: [T4]}\n",
            zh: "start: 2026-01-05\nphases:\n  - title: 准备阶段\n    start: 2026-01-05\n    tasks:\n      - {id: T1, title: 系统选型, duration: 20d}\n      - {id: T2, title: 系统配置, duration: 20d, after: [T1]}\n  - title: 推广阶段\n    start: 2026-04-01\n    tasks:\n      - {id: T3, title: 班组培训, duration: 10d}\n      - {id: T4, title: 两栋楼上线, duration: 20d, after: [T3]}\n      - {id: T5, title: 全部上线, duration: 20d, after: [T4]}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nphases:\n  - title: Preparation\n    start: 2026-01-05\n    tasks:\n      - {id: T1, title: Choose the system, duration: 20d}\n      - {id: T2, title: Set up the system, duration: 20d, after: [T1]}\n  - title: Roll-out\n    start: 2026-04-01\n    tasks:\n      - {id: T3, title: Train the teams, duration: 10d, after: [T2]}\n      - {id: T4, title: Go live in two blocks, duration: 20d, after: [T3]}\n      - {id: T5, title: Go live everywhere, duration: 20d, after: [T4]}\n",
            zh: "start: 2026-01-05\nphases:\n  - title: 准备阶段\n    start: 2026-01-05\n    tasks:\n      - {id: T1, title: 系统选型, duration: 20d}\n      - {id: T2, title: 系统配置, duration: 20d, after: [T1]}\n  - title: 推广阶段\n    start: 2026-04-01\n    tasks:\n      - {id: T3, title: 班组培训, duration: 10d, after: [T2]}\n      - {id: T4, title: 两栋楼上线, duration: 20d, after: [T3]}\n      - {id: T5, title: 全部上线, duration: 20d, after: [T4]}\n",
        },
        ignore: Text::new(
            "When the last phase truly doesn't need the ones before it.",
            "最后的阶段确实不依赖前面各阶段时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx)
        .filter(Work::has_links)
        .filter(Work::links_are_known)
    else {
        return;
    };
    if work.open_tasks().count() < FEWEST_TASKS {
        return;
    }
    let Some(front) = front(cx, &work) else {
        return;
    };
    let Some(path) = Path::to_the_end(&work) else {
        return;
    };
    let Some((number, start)) = path.first(&work) else {
        return;
    };
    let gap = work.schedule.workdays(front, start);
    // The day of the start itself isn't lost.
    let gap = gap.unwrap_or_default() - Decimal::ONE;
    let is_broken = gap > Decimal::from(cx.settings.thresholds.critical_path_gap_days);
    let piece = work.pieces[number];
    let pin = match (work.state(number), piece) {
        (State::Pinned(_), Piece::Task(task, _)) => task.starts_on.span(),
        _ => None,
    };
    if !is_broken || piece.is_accepted() || pin.is_some() && d605::tells(cx, &work) {
        return;
    }
    let finding = findings.add(
        pin.unwrap_or(piece.title_span()),
        text!(
            "the end of the plan hangs only on the work from {item} on, which begins on {start}: \
             delays in the {gap} before that don't move it",
            "方案的完成日期只取决于 {start} 开始的{item}及其后的工作：此前 {gap}内的延误都不会影响它",
            item = piece.name(),
            start = start,
            gap = days(gap),
        ),
    );
    let before = path.work_before(&work, start);
    if let Some((before, finish)) = before {
        finding.related(
            before.title_span(),
            text!(
                "done on {finish}, but the end of the plan doesn't depend on it",
                "{finish} 完成，但方案的完成日期与它无关",
                finish = finish,
            ),
        );
    }
    finding.about(Subject::Plan);
    finding.help(match (pin, before.and_then(|(before, _)| before.id())) {
        (Some(_), _) => text!(
            "write `not_before` instead of `starts_on`, so that delays are passed on",
            "请用 `not_before` 代替 `starts_on`，让延误能传递下去"
        ),
        (None, Some(id)) => text!(
            "say what it waits for, such as `after: [{id}]`",
            "请写明它以什么为前置，例如 `after: [{id}]`",
            id = id,
        ),
        (None, None) => text!(
            "say with `after` what it waits for",
            "请用 `after` 写明它以什么为前置"
        ),
    });
}

/// The first day of the work that is open: the one after the status date when some has begun.
fn front(cx: &Context<'_>, work: &Work<'_>) -> Option<Date> {
    let has_begun = |number| !matches!(work.state(number), State::Ahead | State::Pinned(_));
    if let Some(status) = cx.plan.status_date.value()
        && (0..work.pieces.len()).any(has_begun)
    {
        return status.tomorrow().ok();
    }
    let starts = work.open_tasks();
    starts
        .filter_map(|(number, _)| work.certain(number)?.early_start)
        .min()
}

/// The open work from which links lead to what is done last.
struct Path {
    is_on: Vec<bool>,
    /// Whether it reaches back to work that has begun.
    has_begun: bool,
}

impl Path {
    /// `None` when it isn't known what is done last.
    fn to_the_end(work: &Work<'_>) -> Option<Path> {
        let network = work.schedule.network();
        // A milestone that waits for nothing moves with nothing, as D601 tells; a task without any
        // link goes along with the others, like a service through the year.
        let counts = |number: usize| {
            let is_task = matches!(work.pieces[number], Piece::Task(..));
            !network.before(number).is_empty() || is_task && !network.behind(number).is_empty()
        };
        let open = work
            .open()
            .map(|(number, _)| number)
            .filter(|&number| counts(number));
        let finishes: Vec<(usize, Date)> = open
            .filter_map(|number| Some((number, work.facts[number].early_finish?)))
            .collect();
        let last = finishes.iter().map(|(_, finish)| *finish).max()?;
        let mut path = Path {
            is_on: vec![false; network.items.len()],
            has_begun: false,
        };
        let ends = finishes.iter().filter(|(_, finish)| *finish == last);
        let mut open: Vec<usize> = ends.map(|(number, _)| *number).collect();
        if open.iter().any(|&number| work.certain(number).is_none()) {
            return None;
        }
        while let Some(number) = open.pop() {
            let passes_on = match work.state(number) {
                State::Done(_) | State::Running(_) => {
                    path.has_begun = true;
                    continue;
                }
                State::Pinned(_) => false,
                State::Ahead => true,
            };
            if std::mem::replace(&mut path.is_on[number], true) || !passes_on {
                continue;
            }
            let before = network.before(number).iter();
            open.extend(before.map(|link| link.from as usize));
        }
        Some(path)
    }

    /// The piece on it that begins first; `None` when it reaches back to what has begun.
    fn first(&self, work: &Work<'_>) -> Option<(usize, Date)> {
        if self.has_begun {
            return None;
        }
        let on = (0..work.pieces.len()).filter(|&number| self.is_on[number]);
        on.filter_map(|number| Some((number, work.facts[number].early_start?)))
            .min_by_key(|(_, start)| *start)
    }

    /// The last work that is done before a day and isn't on the path.
    fn work_before<'c>(&self, work: &Work<'c>, day: Date) -> Option<(Piece<'c>, Date)> {
        let off = work.open().filter(|(number, _)| !self.is_on[*number]);
        let finishes = off.filter_map(|(number, piece)| {
            let finish = work.facts[number].early_finish?;
            (finish < day).then_some((piece, finish))
        });
        finishes.max_by_key(|(_, finish)| *finish)
    }
}
