//! Words in the texts of a plan that several rules heed.

use crate::lang::Lang;
use crate::plan::read::Field;
use crate::plan::{Goal, LocalText, Measure};

/// Words in the name of a metric that tell it is no share of a whole: a change, a comparison, a
/// balance.
#[rustfmt::skip]
const OPEN_ENDED: &[&str] = &[
    "achievement", "attainment", "balance", "capacity", "cash flow", "change", "compared",
    "completion", "cost recovery", "decrease", "deficit", "deviation", "difference", "efficiency",
    "growth", "increase", "index", "load", "margin", "net ", "nps", "of budget", "of plan",
    "of target", "productiv", "profit", "ratio", "reduction", "relative to", "return on", "roi",
    "savings", "surplus", "turnover", "uplift", "utilis", "utiliz", "variance", "versus",
    "year-on-year", "year-over-year", "yoy",
    "产出", "产能", "亏", "倍", "偏差", "净利", "净增", "净推荐", "净收", "净留存", "净额",
    "减幅", "利润", "利用率", "利差", "变动", "变化", "周转", "同比", "回报", "增减", "增幅",
    "增速", "增长", "完成", "对比", "差异", "差额", "差值", "成本回收", "执行率", "投入产出",
    "指数", "收益", "效率", "毛利", "比上年", "比去年", "流动比", "涨幅", "溢价", "环比",
    "现金流", "结余", "负债", "负荷", "超额", "较上年", "较去年", "达成", "速动", "降幅",
];

/// The same in a definition, where 完成 and the like tell when a case counts.
#[rustfmt::skip]
const COMPARING: &[&str] = &[
    "change", "compared", "growth", "of budget", "of plan", "of target", "relative to", "versus",
    "year-on-year", "year-over-year", "yoy",
    "之比", "变化", "同比", "增长", "比上年", "比去年", "环比", "相比", "较上年", "较去年",
];

/// The same in the title of a goal, where 效率 and the like say nothing of the metric.
const GROWING: &[&str] = &["growth", "同比", "增收", "增长"];

/// Whether a text has one of the words, in either of its languages. English words are given in
/// lower case and stand for every word that begins with them.
pub(crate) fn mentions(text: &Field<LocalText>, words: &[&str]) -> bool {
    let Some(text) = text.get() else { return false };
    Lang::ALL.iter().any(|&lang| {
        let text = text.get(lang).to_lowercase();
        words.iter().any(|word| has_word(&text, word))
    })
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !word.is_ascii() || !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric())
    })
}

/// Whether the metric of a goal may well be no share of a whole though its values are in %.
pub(super) fn is_open_ended(goal: &Goal, measure: &Measure) -> bool {
    mentions(&measure.metric, OPEN_ENDED)
        || mentions(&measure.definition, COMPARING)
        || mentions(&goal.title, GROWING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_begin_a_word_and_chinese_ones_stand_anywhere() {
        assert!(has_word("satisfied tenants", "satisf"));
        assert!(!has_word("dissatisfied tenants", "satisf"));
        assert!(has_word("业主满意率", "满意"));
        assert!(!has_word("业主", "满意"));
    }
}
