//! D630: fewer tasks than a critical path needs.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::check::rules::prelude::*;
use crate::plan::Phase;
use crate::schedule::of_plan;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D630",
        name: "too-coarse",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new(
        "fewer tasks than a critical path needs",
        "任务太少，无法形成关键路径",
    ),
    docs: Docs {
        checks: Text::new(
            "A plan has at least one task for each 44 working days from its start to its end (threshold \
             `days_for_one_task`): so many it takes for a chain from start to end without a task of \
             more than two months. Working days are counted as five in seven, whatever the \
             calendar. Left alone: plans that state no start and end (nor do all of their phases), plans \
             without phases, and plans in which all tasks that there are have `accepted`.",
            "从方案开始到结束，平均每 44 个工作日（阈值 `days_for_one_task`）至少要有一项任务：没有这么多任务，就排不出从头到尾、\
             每项都不超过两个月的工作链。工作日按每七天五天折算，与日历无关。以下不作判断：没有写起止日期（各阶段也没有写全）的方案；没有阶段的方案；\
             全部任务都写有 `accepted` 的方案。",
        ),
        why: Text::new(
            "What isn't broken down can't be followed: with two tasks for a year nobody sees before \
             summer whether the plan is on time (GAO Schedule Assessment Guide, 2015, best practice 1: \
             capturing all activities, in enough detail to plan and measure by; the length of a task is that of \
             DCMA 14-point assessment 8). Neither source states a number of tasks: the formula is planvet's.",
            "没有分解的工作无从跟踪：一年只有两项任务，不到年中谁也看不出是否按期（GAO《进度评估指南》2015 最佳实践 1：列全所有工作，\
             细到可以安排和衡量；单项任务的时长取自 DCMA 14 点评估第 8 项）。两者都没有规定任务数量，公式由 planvet 给出。",
        ),
        fails: Example {
            en: "start: 2026-01-05\nend: 2026-12-18\nphases:\n  - title: The year\n    tasks:\n      - {id: T1, title: Improve the repairs service, duration: 40d}\n      - {id: T2, title: Train the staff, duration: 20d, after: [T1]}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\nphases:\n  - title: 全年\n    tasks:\n      - {id: T1, title: 改进维修服务, duration: 40d}\n      - {id: T2, title: 全员培训, duration: 20d, after: [T1]}\n",
        },
        mended: Example {
            en: "start: 2026-01-05\nend: 2026-12-18\nphases:\n  - title: The year\n    tasks:\n      - {id: T1, title: Review the call and job data, duration: 20d}\n      - {id: T2, title: Write the scheduling rules, duration: 20d, after: [T1]}\n      - {id: T3, title: Set up the dispatch system, duration: 40d, after: [T2]}\n      - {id: T4, title: Train the staff, duration: 20d, after: [T3]}\n      - {id: T5, title: Pilot in two blocks, duration: 40d, after: [T4]}\n      - {id: T6, title: Roll out, duration: 40d, after: [T5]}\n",
            zh: "start: 2026-01-05\nend: 2026-12-31\nphases:\n  - title: 全年\n    tasks:\n      - {id: T1, title: 梳理报修与工单数据, duration: 20d}\n      - {id: T2, title: 制定派单规则, duration: 20d, after: [T1]}\n      - {id: T3, title: 配置派单系统, duration: 40d, after: [T2]}\n      - {id: T4, title: 全员培训, duration: 20d, after: [T3]}\n      - {id: T5, title: 两栋楼试点, duration: 40d, after: [T4]}\n      - {id: T6, title: 全面推广, duration: 40d, after: [T5]}\n",
        },
        ignore: Text::new(
            "When the tasks stand in a schedule of their own, and the plan only names the phases.",
            "任务另有专门的进度计划、方案只列阶段时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let stated = of_plan(plan);
    let (Some(start), Some(end), Some(place)) = (stated.start, stated.finish, plan.phases.place())
    else {
        return;
    };
    let is_known = cx.is_complete() && plan.tasks_are_complete() && !plan.phases.is_empty();
    let all_accepted =
        plan.tasks().next().is_some() && plan.tasks().all(|task| !task.accepted.is_absent());
    let Some(length) = office_days(start, end).filter(|_| is_known && !all_accepted) else {
        return;
    };
    let per_task = cx.settings.thresholds.days_for_one_task;
    let tasks = plan.tasks().count();
    let needed = (Decimal::from(length) / Decimal::from(per_task)).ceil();
    let needed = needed.to_usize().unwrap_or(usize::MAX);
    if tasks >= needed {
        return;
    }
    let finding = findings.add(
        place.key,
        text!(
            "the plan has {tasks} for about {length} working days; a chain of work from start to end \
             takes at least {needed}, one for each {per_task} working days",
            "方案约 {length} 个工作日，{tasks}；要排出从头到尾的工作链，至少需要 {needed} 项（每 {per_task} 个工作日一项）",
            tasks = match tasks {
                0 => text!("no task", "一项任务也没有"),
                n => text!("{n}", "只有 {n} 项任务", n = count(n, "task", "tasks")),
            },
            length = length,
            needed = needed,
            per_task = per_task,
        ),
    );
    let empty = |phase: &&Phase| phase.tasks.is_absent();
    for phase in plan.phases.iter().filter(empty).take(super::work::SHOWN) {
        finding.related(
            phase.title_span(),
            text!("no task in this phase", "该阶段没有任务"),
        );
    }
    finding.about(Subject::Plan).help(text!(
        "break the work down into tasks of a month or two, each with a result that can be shown, \
         and link them with `after`",
        "请把工作分解为一两个月一段、各有成果可看的任务，并用 `after` 写明先后"
    ));
}

/// The days from one day to another, both included, at five working days in seven; `None` when
/// there are none.
fn office_days(start: Date, end: Date) -> Option<i32> {
    let days = start.until(end).ok()?.get_days();
    (days >= 0).then(|| (days + 1) * 5 / 7)
}
