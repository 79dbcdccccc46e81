//! The words that may stand before and behind a point of the calendar.

/// What stands before a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// By when: by, in, 到, 于.
    By,
    /// A preposition that needs a full date, for a bare year behind it may be any number.
    To,
    /// Before it begins.
    Before,
    /// From when.
    From,
    /// What something is compared with.
    Than,
    /// What a figure stands on: `up 5% on 2024`, but `on 1 May`.
    On,
    /// The same: `10% over 2024`, but `over 2025-2027`.
    Over,
    /// With `and` between the ends of a range.
    Between,
    /// 与: compared only with 相比 behind the point.
    With,
    /// 以, 按, 在…基础上: compared only with 为基准 behind the point.
    Basis,
}

use crate::statement::table::{Spellings, Table, spellings, table};
use Role::{Basis, Before, Between, By, From, On, Over, Than, To, With};

pub(super) const ROLES: &Table<Role> = table! {
    By => "by" | "by no later than" | "no later than" | "not later than" | "by the latest"
        | "at the latest by" | "on or before" | "until" | "till" | "up until" | "through to" | "from now until"
        | "from now to" | "between now and" | "over the period to" | "over the period up to"
        | "over the period until" | "over the years to" | "over the time to" | "in the period to"
        | "in the period up to" | "in the years to" | "in the time to" | "in the run-up to"
        | "in the run up to" | "for the period to" | "during the period to" | "through" | "throughout" | "during" | "in" | "within"
        | "inside" | "across" | "for" | "come" | "due" | "due by" | "due on" | "due in" | "as at"
        | "到" | "至" | "截至" | "截止" | "截止到" | "截至到" | "截止至" | "于" | "赶在" | "直至"
        | "直到" | "不迟于" | "不晚于" | "最迟" | "最迟于" | "最迟在" | "最晚" | "最晚于" | "最晚在"
        | "至迟" | "至迟于";
    To => "at" | "to" | "up to";
    Before => "before" | "prior to" | "ahead of" | "in advance of" | "earlier than" | "in time for";
    From => "from" | "as from" | "as of" | "since" | "starting" | "starting in" | "starting on"
        | "starting from" | "beginning" | "beginning in" | "beginning on" | "commencing"
        | "commencing in" | "commencing on" | "effective" | "effective from" | "with effect from"
        | "after" | "自" | "从" | "由";
    Than => "compared with" | "compared to" | "compared against" | "in comparison with"
        | "in comparison to" | "versus" | "vs" | "vs." | "against" | "relative to" | "than"
        | "than in" | "than at" | "较" | "较之" | "比" | "相比" | "相比于" | "相较" | "相较于"
        | "对比" | "对标" | "低于" | "高于" | "优于";
    On => "on";
    Over => "over";
    Between => "between";
    Basis => "在" | "以" | "按";
    With => "与" | "同" | "和" | "跟";
};

/// Verbs whose 到, 至, 在 and 于 lead to a value, not to a time: `提升到2026年的80%`.
pub(super) const VALUE_VERBS: &Spellings = spellings! {
    "提升" | "提高" | "提" | "升" | "增加" | "增长" | "增" | "降低" | "下降" | "降" | "减少" | "减"
        | "达" | "缩短" | "压缩" | "压减" | "控制" | "保持" | "维持" | "稳定" | "恢复" | "回升"
        | "回落" | "上升" | "扩大" | "延长" | "推迟" | "提前" | "截" | "直" | "等" | "高" | "低"
        | "少" | "多" | "优"
};

/// Words between a preposition and its point that change nothing.
pub(super) const FILLERS: &Spellings = spellings! {
    "a" | "an" | "the" | "our" | "its" | "their" | "about" | "around" | "approximately" | "roughly"
        | "the whole of" | "all of" | "course of" | "the course of" | "calendar year" | "calendar"
        | "each quarter of" | "every quarter of" | "each month of" | "every month of"
        | "each term of" | "every term of" | "each week of" | "every week of" | "the year" | "year" | "the month of"
        | "the summer of"
};

/// Further words in front of what something is compared with.
pub(super) const COMPARED: &Spellings = spellings! {
    "same period" | "same period in" | "same period of" | "the same period" | "same quarter"
        | "same month" | "in" | "of" | "at" | "level in" | "levels in" | "levels of" | "level of"
        | "average" | "baseline" | "baseline of" | "that of" | "those of" | "figure for"
        | "figures for" | "results" | "rate in" | "actual"
};

/// What stands behind a point that is a deadline.
pub(super) const DUE_BEHIND: &Spellings = spellings! {
    "前" | "之前" | "以前" | "前后" | "内" | "之内" | "以内" | "期间" | "时期" | "时期内" | "期内" | "间" | "止"
        | "为止" | "时" | "之际" | "结束前" | "结束之前" | "结束时" | "到来前" | "来临前"
        | "到来之前" | "来临之前" | "开始前" | "假期前" | "假期之前" | "假期" | "长假前" | "截止"
        | "收官" | "收官之际"
};

/// What stands behind a point that is a start.
pub(super) const START_BEHIND: &Spellings = spellings! {
    "起" | "开始" | "以来" | "后" | "之后" | "以后" | "起始"
};

/// What stands behind a point that something is compared with.
pub(super) const COMPARED_BEHIND: &Spellings = spellings! {
    "同期" | "同期水平" | "基准" | "基准年" | "基线" | "基数" | "基期" | "均值" | "平均水平" | "平均值"
        | "实绩" | "同期实际" | "同期数据" | "基础上" | "的基础上" | "水平基础上" | "同期基础上"
        | "底基础上"
};

/// The same behind 从 and 较, for alone they may be anything: `2026年数据治理平台上线`.
pub(super) const COMPARED_BEHIND_ROLE: &Spellings = spellings! {
    "水平" | "的水平" | "实际" | "实际值" | "数据" | "现状"
};

/// What completes 与, 同 and 和.
pub(super) const WITH_BEHIND: &Spellings = spellings! {
    "相比" | "相比较" | "相较" | "比较" | "对比" | "持平" | "比" | "一致" | "同期相比" | "同期持平"
        | "同期比较" | "水平相比" | "的水平相比" | "数据相比" | "水平持平" | "同期对比" | "底相比"
        | "底持平"
};

/// What completes 以, 按 and 在.
pub(super) const BASIS_BEHIND: &Spellings = spellings! {
    "为基准" | "为基期" | "为基数" | "为基线" | "为基础" | "为基准年" | "为基年" | "为参照"
        | "为对比" | "数据为基准" | "数据为基数" | "水平为基准" | "水平为基数" | "实际为基准"
        | "不变价" | "不变价格" | "价格" | "口径" | "基础上" | "的基础上" | "基数上" | "水平上"
        | "同期基础上" | "水平基础上" | "的水平上" | "水平的基础上" | "实际基础上" | "完成基础上"
        | "基础之上" | "的基础之上"
};

/// English nouns that make a year the base of a comparison.
pub(super) const LEVELS: &Spellings = spellings! {
    "level" | "levels" | "baseline" | "baselines" | "base" | "figure" | "figures" | "benchmark"
        | "benchmarks" | "value" | "values" | "total" | "totals" | "average" | "averages" | "result"
        | "results" | "actual" | "actuals" | "outturn" | "base year" | "baseline year" | "rate"
        | "rates" | "performance" | "average level" | "baseline level" | "score" | "baseline figure"
        | "prices" | "spend"
};

/// Those that say so without a preposition.
pub(super) const STRONG_LEVELS: &Spellings = spellings! {
    "level" | "levels" | "baseline" | "baselines" | "base year" | "baseline year" | "benchmark"
        | "benchmarks" | "average" | "averages" | "outturn" | "actuals" | "prices"
        | "baseline level" | "average level" | "baseline figure"
};

/// What makes a deadline come again every year.
pub(super) const EVERY_TIME: &Spellings = spellings! {
    "each year" | "every year" | "of each year" | "of every year" | "each month" | "every month"
        | "of each month" | "of every month" | "annually" | "each quarter" | "every quarter"
        | "of each quarter" | "per year" | "in each year"
};
