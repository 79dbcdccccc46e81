//! Numbers from which on a rule speaks up, each with its source's value as the default.

use std::ops::RangeInclusive;

use crate::lang::Text;
use crate::plan::read::Field;
use crate::plan::value::Whole;
use crate::record;
use crate::source::Spanned;

/// A number that a rule compares with.
#[derive(Debug)]
pub struct Threshold {
    /// The key in the configuration.
    pub key: &'static str,
    /// Code of the rule that uses it.
    pub rule: &'static str,
    /// What holds when nothing is configured.
    pub default: u32,
    /// What may be configured.
    pub range: RangeInclusive<u32>,
    /// What it means, with unit and source.
    pub doc: Text,
}

/// Declares the thresholds: the numbers, their defaults, ranges, rules and docs.
macro_rules! thresholds {
    ($($key:ident: $default:literal, $range:expr, $rule:literal, $en:literal, $zh:literal;)+) => {
        /// The numbers that rules compare with.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Thresholds {
            $(#[doc = $en] pub $key: u32,)+
        }

        /// All thresholds, in the order of their rules.
        pub static THRESHOLDS: &[Threshold] = &[
            $(Threshold {
                key: stringify!($key),
                rule: $rule,
                default: $default,
                range: $range,
                doc: Text::new($en, $zh),
            }),+
        ];

        record! {
            /// Thresholds as a configuration gives them.
            pub struct ThresholdTable: "the table of thresholds", "阈值设置" {
                $($key: Field<Whole>, $en, $zh;)+
            }
        }

        impl ThresholdTable {
            /// The thresholds that are given, with the place of each value.
            pub fn given(&self) -> Vec<(&'static Threshold, Spanned<u32>)> {
                let values = [$(&self.$key),+];
                THRESHOLDS
                    .iter()
                    .zip(values)
                    .filter_map(|(threshold, value)| {
                        let value = value.spanned()?;
                        let number = Spanned { value: value.value.0, span: value.span };
                        Some((threshold, number))
                    })
                    .collect()
            }
        }

        impl Default for Thresholds {
            fn default() -> Thresholds {
                Thresholds { $($key: $default),+ }
            }
        }

        impl Thresholds {
            /// The value of a key.
            pub fn get(&self, key: &str) -> Option<u32> {
                match key {
                    $(stringify!($key) => Some(self.$key),)+
                    _ => None,
                }
            }

            /// Changes the value of a key; an unknown one changes nothing.
            pub fn set(&mut self, key: &str, value: u32) {
                match key {
                    $(stringify!($key) => self.$key = value,)+
                    _ => {}
                }
            }
        }
    };
}

thresholds! {
    most_goals: 6, 1..=100, "S105",
        "Most goals without a `parent` (HM Treasury, Green Book 2022, 4.9: up to 5 or 6).",
        "没有上级目标的目标最多几个（英国财政部《绿皮书》2022 第 4.9 节：最多五六个）。";
    fewest_readings: 3, 2..=100, "M211",
        "Fewest readings of a measure between start and deadline (two make no trend).",
        "从起点到期限，指标至少统计几次（两次看不出趋势）。";
    faster_than_history_percent: 150, 100..=1000, "A304",
        "Most speed a target may still ask for, in percent of the speed so far (earned value management speaks up from 110; readings of a service scatter more).",
        "达到目标值所需速度最多为至今速度的百分之几（挣值管理以 110 为限；服务指标的读数波动更大）。";
    least_days_to_deadline: 7, 1..=366, "T507",
        "Fewest calendar days from the issue of the plan to a deadline.",
        "从方案发布到目标期限至少几个自然日。";
    missing_logic_percent: 5, 0..=100, "D601",
        "Largest share of open tasks and milestones with a loose end, in percent (DCMA 14-point assessment 1).",
        "没有接上前后工作的未完成任务和里程碑最多占百分之几（DCMA 14 点评估第 1 项）。";
    lags_percent: 5, 0..=100, "D603",
        "Largest share of links that let time pass without work, in percent (DCMA 14-point assessment 3).",
        "留有等待时间的前置关系最多占百分之几（DCMA 14 点评估第 3 项）。";
    other_links_percent: 10, 0..=100, "D604",
        "Largest share of links that aren't from finish to start, in percent (DCMA 14-point assessment 4).",
        "“完成—开始”以外的前置关系最多占百分之几（DCMA 14 点评估第 4 项）。";
    pinned_tasks_percent: 5, 0..=100, "D605",
        "Largest share of open tasks that are pinned to a day, in percent (DCMA 14-point assessment 5).",
        "固定了开始日期的未完成任务最多占百分之几（DCMA 14 点评估第 5 项）。";
    high_float_days: 44, 1..=1000, "D606",
        "Most working days of float of a task (DCMA 14-point assessment 6: two months).",
        "任务的时差最多几个工作日（DCMA 14 点评估第 6 项：两个月）。";
    high_float_percent: 5, 0..=100, "D606",
        "Largest share of open tasks with more float than that, in percent (DCMA 14-point assessment 6).",
        "时差超过该值的未完成任务最多占百分之几（DCMA 14 点评估第 6 项）。";
    long_task_days: 44, 1..=1000, "D608",
        "Most working days that a task takes (DCMA 14-point assessment 8: two months).",
        "任务的工期最多几个工作日（DCMA 14 点评估第 8 项：两个月）。";
    long_tasks_percent: 5, 0..=100, "D608",
        "Largest share of open tasks that take longer than that, in percent (DCMA 14-point assessment 8).",
        "工期超过该值的未完成任务最多占百分之几（DCMA 14 点评估第 8 项）。";
    missed_tasks_percent: 5, 0..=100, "D611",
        "Largest share of the tasks due by the status date that were not done by their day, in percent (DCMA 14-point assessment 11).",
        "到状态日期应完成的任务中，未按期完成的最多占百分之几（DCMA 14 点评估第 11 项）。";
    critical_path_gap_days: 20, 0..=1000, "D612",
        "Most working days that may pass before the chain begins that leads to the end of the plan (a month).",
        "决定方案完成日期的那段工作开始之前，最多可以空出几个工作日（一个月）。";
    least_cpli_percent: 95, 1..=100, "D613",
        "Least critical path length index, in percent (DCMA 14-point assessment 13: 0.95).",
        "关键路径长度指数（CPLI）至少为百分之几（DCMA 14 点评估第 13 项：0.95）。";
    least_bei_percent: 95, 1..=100, "D614",
        "Least baseline execution index, in percent (DCMA 14-point assessment 14: 0.95).",
        "基线执行指数（BEI）至少为百分之几（DCMA 14 点评估第 14 项：0.95）。";
    days_for_one_task: 44, 1..=1000, "D630",
        "Most working days of the plan for each of its tasks (as long as a task takes at most, D608).",
        "方案工期平均到每项任务最多几个工作日（与 D608 的任务工期上限相同）。";
    unlikely_date_percent: 50, 1..=99, "D631",
        "Least odds of a promised date in a simulation, in percent (planvet's choice: below it, the date is rather broken than kept).",
        "模拟中按承诺日期完成的把握至少为百分之几（planvet 的取值：低于此值，落空比兑现更可能）。";
    crowded_cell_risks: 5, 2..=1000, "K709",
        "Fewest rated risks before the share in one cell is looked at.",
        "至少有几项已评级的风险才看同一格的占比。";
    crowded_cell_percent: 50, 1..=100, "K709",
        "Largest share of the rated risks in one cell, in percent (Cox 2008: poor resolution).",
        "落在矩阵同一格的风险最多占百分之几（Cox 2008：分辨力差）。";
    rank_reversal_percent: 200, 101..=100_000, "K710",
        "From which share of another risk's expected loss on a risk mustn't be rated lower than that one, in percent (planvet's choice; Cox 2008 on rank reversal).",
        "期望损失达到另一风险的百分之几起，评级不得低于它（planvet 的取值；Cox 2008：排序反转）。";
    unlikely_budget_percent: 50, 1..=99, "B816",
        "Least odds that the budget is enough in a simulation, in percent (planvet's choice: below it, it is rather exceeded than kept).",
        "模拟中预算够用的把握至少为百分之几（planvet 的取值：低于此值，超支比够用更可能）。";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_default_is_allowed_and_each_key_can_be_set() {
        let mut thresholds = Thresholds::default();
        for threshold in THRESHOLDS {
            assert!(threshold.range.contains(&threshold.default));
            assert_eq!(thresholds.get(threshold.key), Some(threshold.default));
            thresholds.set(threshold.key, 99);
            assert_eq!(thresholds.get(threshold.key), Some(99));
            assert!(crate::check::rules::find(threshold.rule).is_some());
        }
    }
}
