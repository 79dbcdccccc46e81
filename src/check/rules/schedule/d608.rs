//! D608: tasks that take months.

use rust_decimal::Decimal;

use super::share::Share;
use super::work::{SHOWN, Work, whole_days};
use crate::check::rules::prelude::*;
use crate::plan::Task;
use crate::schedule::{approximate_workdays, workdays};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D608",
        name: "long-task",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("tasks take months", "任务工期过长"),
    docs: Docs {
        checks: Text::new(
            "Of the open tasks at most 5% (threshold `long_tasks_percent`) take more than 44 working \
             days (threshold `long_task_days`), and one or two in any plan. Of a three-point duration \
             the likeliest counts; elapsed time and months count with five working days in seven, so \
             two months pass. One finding, at the longest task. Left alone: tasks with `accepted`.",
            "未完成的任务中，工期超过 44 个工作日（阈值 `long_task_days`）的不应超过 5%（阈值 `long_tasks_percent`），只有一两项时不提示。\
             三点估算取最可能值；自然日和月按每七天五个工作日折算，两个月以内不算长。只提示一次，指在工期最长的任务上。写有 `accepted` 的任务不作判断。",
        ),
        why: Text::new(
            "Of a task of many months nobody can say until it is late whether it is on time; \
             split, it shows each month how far it is (DCMA 14-point assessment 8, DCMA-EA PAM \
             200.1, 2012: open tasks of more than 44 working days ÷ open tasks ≤ 5%; GAO Schedule \
             Assessment Guide, 2015, best practice 4). DCMA leaves out continuous services: here \
             these take `accepted`.",
            "持续好几个月的任务，不到延误的那一天谁也说不清是否按期；拆开之后，每个月都看得出做到了哪一步（DCMA 14 点评估第 8 项，\
             DCMA-EA PAM 200.1，2012：超过 44 个工作日的未完成任务 ÷ 未完成任务 ≤ 5%；GAO《进度评估指南》2015 最佳实践 4）。\
             DCMA 不计常态化工作，这里用 `accepted` 注明即可。",
        ),
        fails: Example {
            en: "phases:\n  - title: The year\n    tasks:\n      - {id: T1, title: Renew the lifts, duration: 6mo}\n      - {id: T2, title: Train the staff, duration: 100d}\n      - {id: T3, title: Introduce the app, duration: 60d}\n",
            zh: "phases:\n  - title: 全年\n    tasks:\n      - {id: T1, title: 电梯更新, duration: 6个月}\n      - {id: T2, title: 全员培训, duration: 100d}\n      - {id: T3, title: 推广小程序, duration: 60d}\n",
        },
        mended: Example {
            en: "phases:\n  - title: The year\n    tasks:\n      - {id: T1, title: Renew the lifts, duration: 6mo, accepted: the maker reports each month}\n      - {id: T2, title: Train the service desk, duration: 20d}\n      - {id: T4, title: Train the trades, duration: 40d, after: [T2]}\n      - {id: T3, title: Introduce the app in three blocks, duration: 30d}\n",
            zh: "phases:\n  - title: 全年\n    tasks:\n      - {id: T1, title: 电梯更新, duration: 6个月, accepted: 厂家每月报告进度}\n      - {id: T2, title: 客服岗培训, duration: 20d}\n      - {id: T4, title: 工程岗培训, duration: 40d, after: [T2]}\n      - {id: T3, title: 在三栋楼推广小程序, duration: 30d}\n",
        },
        ignore: Text::new(
            "When the work goes on as a service, such as patrols all year round; write `accepted:` at it.",
            "属于常态化工作时（例如全年巡检），请在任务上写 `accepted:`。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let thresholds = &cx.settings.thresholds;
    let limit = Decimal::from(thresholds.long_task_days);
    let mut long: Vec<(Decimal, &Task)> = work
        .open_tasks()
        .filter(|(_, task)| task.accepted.is_absent())
        .filter_map(|(number, task)| Some((length(&work, number, task)?, task)))
        .filter(|(length, _)| *length > limit)
        .collect();
    let share = Share {
        part: long.len(),
        whole: work.open_tasks().count(),
    };
    if !share.is_over(thresholds.long_tasks_percent) {
        return;
    }
    // Stable: of tasks with the same length the first in the file.
    long.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    let Some(((length, task), others)) = long.split_first() else {
        return;
    };
    let finding = findings.add(
        task.duration.span().unwrap_or(task.title_span()),
        text!(
            "task {task} takes {length}: {part} of {whole} open tasks take more than {limit} \
             ({share}; at most {most}%), and nobody can see in between whether they are on time",
            "任务{task}的工期是 {length}：{whole} 项未完成的任务中有 {part} 项超过 {limit} 个工作日（{share}，应不超过 {most}%），期间无从判断是否按期",
            task = task.name(),
            length = whole_days(*length),
            part = share.part,
            whole = share.whole,
            limit = limit,
            share = share,
            most = thresholds.long_tasks_percent,
        ),
    );
    for (length, task) in others.iter().take(SHOWN) {
        finding.related(
            task.duration.span().unwrap_or(task.title_span()),
            text!(
                "{length} here",
                "此处 {length}",
                length = whole_days(*length)
            ),
        );
    }
    finding.about(Subject::Plan).help(text!(
        "split the work into parts of a month or two, each with a result that can be shown; work \
         that goes on as a service takes `accepted`",
        "请把工作拆成一两个月一段、各有成果可看的任务；常态化工作可写 `accepted`"
    ));
}

/// How long a task takes, in days of an office week.
fn length(work: &Work<'_>, number: usize, task: &Task) -> Option<Decimal> {
    let duration = task.likely_duration()?;
    match workdays(duration) {
        Some(days) => Some(work.office_days(number, days)),
        None => approximate_workdays(duration),
    }
}
