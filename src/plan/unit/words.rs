//! The units that planvet knows, with the words for them in both languages.

use rust_decimal::Decimal;

/// Units that planvet knows the words of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Percent,
    PerMille,
    PercentagePoints,
    /// Points of a score.
    Points,
    /// 分, which may be points or minutes.
    Fen,
    Stars,
    Seconds,
    Minutes,
    Hours,
    Days,
    WorkingDays,
    CalendarDays,
    Weeks,
    Months,
    Quarters,
    Years,
    /// Things, cases, times: the words for them are used one for the other.
    Things,
    People,
    Visits,
    Households,
    Multiple,
}

use Known::{
    CalendarDays, Days, Fen, Hours, Households, Minutes, Months, Multiple, People, PerMille,
    Percent, PercentagePoints, Points, Quarters, Seconds, Stars, Things, Visits, Weeks,
    WorkingDays, Years,
};

/// The words of the known units: lower-case, English ones in the singular.
const WORDS: &[(Known, &[&str])] = &[
    (
        Percent,
        &[
            "%",
            "percent",
            "per cent",
            "pct",
            "percentage",
            "百分比",
            "百分率",
        ],
    ),
    (PerMille, &["‰", "per mille", "千分比", "千分率"]),
    (
        PercentagePoints,
        &["个百分点", "百分点", "percentage point", "pp", "ppt"],
    ),
    (Points, &["point", "pt", "分值"]),
    (Fen, &["分"]),
    (Stars, &["星", "颗星", "星级", "star"]),
    (Seconds, &["s", "sec", "second", "秒", "秒钟"]),
    (Minutes, &["min", "minute", "分钟"]),
    (
        Hours,
        &["h", "hr", "hour", "小时", "个小时", "钟头", "个钟头"],
    ),
    (Days, &["d", "day", "天", "日"]),
    (
        WorkingDays,
        &[
            "working day",
            "business day",
            "workday",
            "工作日",
            "个工作日",
        ],
    ),
    (
        CalendarDays,
        &[
            "calendar day",
            "自然日",
            "个自然日",
            "自然天",
            "日历日",
            "日历天",
        ],
    ),
    (Weeks, &["w", "wk", "week", "周", "星期", "个星期"]),
    (Months, &["mo", "month", "月", "个月"]),
    (Quarters, &["quarter", "季", "季度", "个季度"]),
    (Years, &["y", "yr", "year", "年"]),
    (
        Things,
        &[
            "个", "件", "起", "宗", "单", "条", "例", "项", "次", "份", "张", "篇", "套", "台",
            "部", "处", "笔", "批", "count", "number", "time", "item", "case", "unit", "piece",
            "pc",
        ],
    ),
    (
        People,
        &["人", "名", "位", "人数", "person", "people", "staff"],
    ),
    (Visits, &["人次"]),
    (
        Households,
        &["户", "家", "户数", "household", "home", "property"],
    ),
    (Multiple, &["倍", "x", "fold"]),
];

impl Known {
    pub(super) fn named(word: &str) -> Option<Known> {
        WORDS
            .iter()
            .find(|(_, words)| words.contains(&word))
            .map(|&(known, _)| known)
    }

    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        WORDS
            .iter()
            .filter(move |&&(known, _)| known == self)
            .flat_map(|(_, words)| words.iter().copied())
    }

    /// A counted thing, which a plan may just as well name by its own word.
    pub(super) fn is_counter(self) -> bool {
        matches!(self, Things | People | Visits | Households | Multiple)
    }

    pub(super) fn is_points(self) -> bool {
        matches!(self, Points | Fen | Stars)
    }

    pub(super) fn agrees_with(self, other: Known) -> bool {
        let either = |one: Known, others: &[Known]| {
            (self == one && others.contains(&other)) || (other == one && others.contains(&self))
        };
        self == other
            || either(Fen, &[Points, Stars, Minutes])
            || either(Points, &[Stars])
            || either(Days, &[WorkingDays, CalendarDays])
            || either(Things, &[People, Visits, Households])
    }

    /// The size in the smallest unit of its kind, for units that convert exactly.
    pub(super) fn size(self) -> Option<(Known, Decimal)> {
        Some(match self {
            Seconds => (Seconds, Decimal::ONE),
            Minutes => (Seconds, Decimal::from(60)),
            Hours => (Seconds, Decimal::from(3600)),
            PerMille => (PerMille, Decimal::ONE),
            Percent => (PerMille, Decimal::TEN),
            _ => return None,
        })
    }
}
