//! M: goals are measurable.

mod agreement;
pub mod m201;
pub mod m202;
pub mod m203;
pub mod m204;
pub mod m205;
pub mod m206;
pub mod m207;
pub mod m208;
pub mod m209;
pub mod m210;
pub mod m211;
pub mod m212;
pub mod m213;
pub mod m214;
pub mod m215;
pub mod m216;
mod survey;

/// Whether the name of a metric ends like that of a rate or a score.
pub(super) fn is_called_rate_or_score(name: &str) -> bool {
    const CHINESE: [&str; 14] = [
        "率",
        "占比",
        "比例",
        "比重",
        "指数",
        "得分",
        "评分",
        "分数",
        "分值",
        "满意度",
        "忠诚度",
        "认可度",
        "美誉度",
        "参与度",
    ];
    const ENGLISH: [&str; 8] = [
        "rate",
        "ratio",
        "share",
        "percentage",
        "proportion",
        "score",
        "index",
        "satisfaction",
    ];
    const NEITHER: [&str; 2] = ["频率", "功率"];
    let lower = name.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    (CHINESE.iter().any(|end| name.ends_with(end))
        && !NEITHER.iter().any(|end| name.ends_with(end)))
        || ENGLISH.contains(&last)
}
