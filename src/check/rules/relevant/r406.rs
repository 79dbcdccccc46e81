//! R406: work that serves no goal.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::Task;
use crate::schedule::workdays;
use crate::source::Span;
use crate::trace::Gap;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R406",
        name: "work-serves-nothing",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("work serves no goal", "任务没有服务于任何目标"),
    docs: Docs {
        checks: Text::new(
            "Every task names the goals it works for (`serves`). Tasks that deal with a problem \
             or a cause (`addresses`), and tasks that carry out the response to a risk, have \
             their purpose there and are left alone. When no task of the plan has `serves`, the \
             rule says so once, with the sum of the work, instead of at each task.",
            "每项任务都要写明服务于哪些目标（`serves`）。直接针对问题或成因的任务（`addresses`），\
             以及落实风险应对措施的任务，目的已经写明，不检查。如果全部任务都没有写 `serves`，则只统一提示一次，\
             并给出工作量合计。",
        ),
        why: Text::new(
            "Work that serves no goal is either superfluous or shows that a goal is missing \
             (PMBOK, 100% rule: the work breakdown holds all the work and only the work of the \
             project).",
            "不服务于任何目标的任务，不是多余，就是漏写了目标（PMBOK 工作分解的“100%规则”：包含全部工作，且只包含必要的工作）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, serves: [G1]}\n      - {id: T2, title: Repaint the workshop, duration: 5d}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, serves: [G1]}\n      - {id: T2, title: 粉刷维修车间, duration: 5d}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, duration: 10d, serves: [G1]}\n      - {id: T2, title: Set up a dispatch desk in the workshop, duration: 5d, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d, serves: [G1]}\n      - {id: T2, title: 在维修车间设派单台, duration: 5d, serves: [G1]}\n",
        },
        ignore: Text::new(
            "For work that serves the plan as a whole, such as its launch: name the overall goal, \
             or write `accepted:` with the reason at the task.",
            "启动会等服务于方案整体的任务，可以写上总体目标，或在任务上用 `accepted:` 写明理由。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let purposeless: Vec<&Task> = cx.trace().tasks_without(Gap::TaskPurpose).collect();
    let none_serves = plan.tasks_are_complete() && plan.tasks().all(|task| task.serves.is_absent());
    match plan.phases.place() {
        Some(place) if none_serves && purposeless.len() > 1 => {
            tell_once(place.key, &purposeless, findings);
        }
        _ => {
            for task in purposeless {
                tell(task, findings);
            }
        }
    }
}

fn tell(task: &Task, findings: &mut Findings<'_>) {
    let message = match task.likely_duration() {
        Some(duration) => text!(
            "task {task}, {duration}, names no goal that it serves",
            "任务{task}（工期 {duration}）没有写明服务于哪个目标",
            task = task.name(),
            duration = duration,
        ),
        None => text!(
            "task {task} names no goal that it serves",
            "任务{task}没有写明服务于哪个目标",
            task = task.name(),
        ),
    };
    findings.add(task.title_span(), message).help(text!(
        "add `serves:` with the goals it works for; if there is none, take the task out or add \
         the goal that is missing",
        "请用 `serves:` 写明服务的目标；确实没有的，请删去该任务，或补上遗漏的目标"
    ));
}

fn tell_once(key: Span, tasks: &[&Task], findings: &mut Findings<'_>) {
    let work = tasks.iter().try_fold(Decimal::ZERO, |sum, task| {
        sum.checked_add(workdays(task.likely_duration()?)?)
    });
    let n = tasks.len();
    let message = match work {
        Some(work) => text!(
            "none of the {n} tasks ({work} working days in all) names a goal that it serves",
            "{n} 项任务（合计 {work} 个工作日）都没有写明服务于哪个目标",
            n = n,
            work = work.normalize(),
        ),
        None => text!(
            "none of the {n} tasks names a goal that it serves",
            "{n} 项任务都没有写明服务于哪个目标",
            n = n,
        ),
    };
    findings.add(key, message).help(text!(
        "add `serves:` with the goals it works for to each task",
        "请在每项任务上用 `serves:` 写明服务的目标"
    ));
}
