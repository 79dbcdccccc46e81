//! Tasks: the work of a phase.

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::read::{Either, Field, List, Map};
use super::value::{Count, Duration, Link, Money, Percent};
use super::{CalendarName, Id, LocalText, Ref, kind};

record! {
    /// A piece of work.
    pub struct Task: "a task", "任务" {
        id: Field<Id<{ kind::TASK }>>,
            "Unique id.",
            "唯一编号。";
        title: Field<LocalText>, [required]
            "The task in a few words.",
            "用几个字说明任务。";
        duration: Field<Either<Duration, DurationEstimate>>,
            "How long the work takes: 10d, 2w, 5ed, or {min, likely, max}.",
            "工期：10d、2w、5ed、10个工作日，或 {min, likely, max} 三点估算。";
        owner: Field<LocalText>,
            "Who does the work or has it done.",
            "任务负责人或岗位。";
        uses: Map<Ref<{ kind::RESOURCE }>, Count>,
            "Resources the task needs at a time: {technician: 4}.",
            "同时占用的资源及数量：{technician: 4}。";
        serves: List<Spanned<Ref<{ kind::GOAL }>>>,
            "Goals the task works for.",
            "任务服务的目标。";
        addresses: List<Spanned<Ref<{ kind::PROBLEM | kind::CAUSE }>>>,
            "Problems and causes the task deals with.",
            "任务针对的问题或成因。";
        after: List<Spanned<Link>>,
            "What comes first: T1, T1 SS+3d, T1 FF-1w.",
            "前置任务：T1、T1 SS+3d、T1 FF-1w。";
        not_before: Field<Date>,
            "The earliest day to begin.",
            "最早开始日期。";
        starts_on: Field<Date>,
            "The day the task must begin; pins it whatever its predecessors do.",
            "必须开始的日期（强制约束，不随前置任务变动）。";
        deadline: Field<Date>,
            "The day by which the task should be done.",
            "任务期限。";
        progress: Field<Percent>,
            "Finished share of the work at the status date.",
            "截至状态日期的完成比例。";
        started: Field<Date>,
            "The day the work began.",
            "实际开始日期。";
        finished: Field<Date>,
            "The day the work was done.",
            "实际完成日期。";
        cost: Field<Money>,
            "What the task is expected to cost apart from budget lines.",
            "预算明细之外的任务费用。";
        actual_cost: Field<Money>,
            "What the task has cost so far.",
            "至今实际成本。";
        baseline: Field<PlannedDates>,
            "The dates once approved.",
            "批准时的计划日期（基线）。";
        calendar: Field<CalendarName>,
            "The days the task can be worked on, if not the plan's.",
            "任务所用日历（与方案不同时填写）。";
        accepted: Field<LocalText>,
            "Why a gap around the task is there on purpose.",
            "有意保留的缺口及其理由。";
    }
}

record! {
    /// A duration as the best, the likeliest and the worst case.
    pub struct DurationEstimate: "a three-point duration", "三点工期" {
        min: Field<Duration>, [required]
            "If everything goes well.",
            "最乐观工期。";
        likely: Field<Duration>, [required]
            "Most likely.",
            "最可能工期。";
        max: Field<Duration>, [required]
            "If much goes wrong.",
            "最悲观工期。";
    }
}

record! {
    /// The dates of a task when the plan was approved.
    pub struct PlannedDates: "a baseline", "基线日期" {
        start: Field<Date>,
            "Approved start.",
            "批准的开始日期。";
        finish: Field<Date>,
            "Approved finish, inclusive.",
            "批准的完成日期（含当日）。";
    }
}

impl Task {
    /// The likeliest duration.
    pub fn likely_duration(&self) -> Option<&Duration> {
        match self.duration.get()? {
            Either::Short(duration) => Some(duration),
            Either::Long(estimate) => estimate.likely.get(),
        }
    }

    /// The duration if everything goes well.
    pub fn least_duration(&self) -> Option<&Duration> {
        match self.duration.get()? {
            Either::Short(duration) => Some(duration),
            Either::Long(estimate) => estimate.min.get(),
        }
    }

    /// Whether some of the work may be done already.
    pub fn is_done_in_part(&self) -> bool {
        let progress = self.progress.value();
        self.progress.is_unreadable() || progress.is_some_and(|progress| !progress.0.is_zero())
    }
}
