//! The words that may stand before and behind a length of time.

use crate::statement::quantity::TimeUnit;

/// What stands before a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Bounds it whatever follows: within, 为期.
    Within,
    /// Bounds a length ahead: over the next.
    Ahead,
    /// Over, which may also be more than.
    Over,
    /// After, and later than an event.
    After,
}

use crate::statement::table::{Spellings, Table, spellings, table};
use Role::{After, Ahead, Over, Within};

pub(super) const ROLES: &Table<Role> = table! {
    Within => "within" | "in" | "inside" | "in under" | "in less than" | "no later than" | "not later than" | "at the latest" | "为期" | "头" | "历时" | "未来"
        | "今后" | "接下来" | "接下来的" | "未来的" | "今后的" | "在未来" | "在未来的" | "在今后"
        | "在接下来" | "在接下来的" | "后续" | "此后" | "下一步" | "用" | "利用" | "再用" | "力争用";
    Over => "over";
    Ahead => "across" | "during" | "for" | "through" | "throughout" | "通过" | "经过" | "在" | "于";
    After => "after";
};

/// Words between the preposition and the length that change nothing.
pub(super) const FILLERS: &Spellings = spellings! {
    "the" | "a" | "our" | "just" | "only" | "under" | "less than" | "no more than" | "not more than"
        | "at most" | "up to" | "a maximum of" | "maximum" | "about" | "around" | "approximately"
        | "roughly" | "another" | "a period of" | "period of" | "the space of" | "the course of"
        | "the lifetime of" | "as little as"
};

/// Words that say the length lies ahead.
pub(super) const AHEAD: &Spellings = spellings! {
    "next" | "the next" | "coming" | "the coming" | "following" | "the following" | "first"
        | "the first" | "our first" | "initial" | "the initial" | "subsequent" | "the remaining"
        | "remaining"
};

/// Words that say the length is past.
pub(super) const PAST: &Spellings = spellings! {
    "last" | "the last" | "past" | "the past" | "previous" | "the previous" | "preceding"
        | "the preceding" | "prior"
};

pub(super) const PAST_CHINESE: &Spellings = spellings! {
    "近" | "最近" | "过去" | "前" | "此前" | "以往" | "过去的"
};

/// Nouns that a length in front of them bounds: `12-month period`.
pub(super) const PERIODS: &Spellings = spellings! {
    "period" | "window" | "timeframe" | "time frame" | "timescale" | "horizon" | "programme"
        | "program" | "plan" | "project" | "contract" | "pilot" | "term" | "timeline" | "span"
        | "cycle" | "phase" | "trial"
};

/// What stands behind a length that bounds it.
pub(super) const INSIDE: &Spellings = spellings! {
    "内" | "之内" | "以内" | "时间内" | "的时间内" | "时间里" | "的时间里" | "时间之内" | "里"
        | "期内" | "期限内" | "期间" | "间"
};

/// What makes a length behind a value verb a value: `控制在15分钟以内`, `缩短至3天`.
pub(super) const VALUE_LEADS: &Spellings = spellings! {
    "控制在" | "控制到" | "缩短至" | "缩短到" | "缩短为" | "压缩至" | "压缩到" | "压缩为" | "压缩在"
        | "压减至" | "压减到" | "压降至" | "压降到" | "降至" | "降到" | "降为" | "降低至" | "降低到"
        | "下降至" | "下降到" | "减少至" | "减少到" | "减至" | "减到" | "缩减至" | "缩减到"
        | "保持在" | "维持在" | "稳定在" | "限制在" | "限定在" | "达到" | "达" | "提高至" | "提高到"
        | "提升至" | "提升到" | "延长至" | "延长到" | "低于" | "高于" | "少于" | "多于" | "超过"
        | "不足" | "不超过" | "不低于" | "不少于" | "不多于" | "不超" | "小于" | "大于" | "≤" | "≥"
        | "<" | ">" | "由" | "缩短" | "压缩" | "减少" | "降低" | "延长" | "连续" | "持续" | "累计"
        | "至少" | "平均" | "满" | "每" | "约" | "近" | "过去" | "最近" | "第" | "逾期" | "超"
        | "从" | "到" | "至" | "为" | "每隔" | "提前" | "延迟" | "推迟"
};

/// Verbs that may follow a bare length: `三年翻两番`.
pub(super) const RESULT_VERBS: &Spellings = spellings! {
    "翻" | "增长" | "增加" | "提升" | "提高" | "下降" | "降低" | "减少" | "实现" | "完成" | "达到"
        | "建成" | "全部" | "消除" | "覆盖" | "力争" | "累计" | "培训" | "新增" | "见成效" | "见效"
        | "全覆盖" | "打造" | "建立" | "改造" | "降" | "大变样" | "缩短" | "压降"
};

/// Words that an English length behind is a value of: `cut to within 2 hours`.
pub(super) const VALUE_WORDS: &Spellings = spellings! {
    "to" | "from" | "than" | "below" | "above" | "least"
};

/// What may stand behind a bounded length.
pub(super) const AT_MOST: &Spellings = spellings! {
    "from now" | "from today" | "or less" | "or fewer" | "or sooner" | "at most" | "or better"
};

/// What makes `over 30 days` more than 30 days.
pub(super) const TOO_OLD: &Spellings = spellings! {
    "old" | "late" | "overdue" | "ago" | "of age" | "behind" | "ahead" | "past due" | "in arrears"
};

/// Units that may stand without a number: `the next year`, `year 2`.
pub(super) const UNITS: &Table<TimeUnit> = table! {
    TimeUnit::Week => "week";
    TimeUnit::Month => "month";
    TimeUnit::Quarter => "quarter";
    TimeUnit::Year => "year";
};

/// What stands before a period counted from the start.
pub(super) const NTH_LEADS: &Spellings = spellings! {
    "in" | "by" | "during" | "within" | "before" | "by the end of" | "at the end of"
        | "before the end of" | "the end of" | "end of"
};

pub(super) const FIRST_YEAR: &Spellings = spellings! { "首年" | "头一年" };

/// What may stand behind a period counted from the start.
pub(super) const NTH_BEHIND: &Spellings = spellings! {
    "底" | "末" | "底前" | "末前" | "内" | "年底" | "年底前" | "结束前" | "结束时"
};
