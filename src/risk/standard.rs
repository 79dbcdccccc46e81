//! planvet's own scale: what its levels and ratings are called and mean.

use rust_decimal::Decimal;

use crate::lang::Text;
use crate::plan::value::{Contingency, Percent, ShareOrLength};

use super::Rating;
use super::scale::{Fields, ImpactStep, ProbabilityStep, RatingStep, Scale};

const fn t(en: &'static str, zh: &'static str) -> Text {
    Text::new(en, zh)
}

/// What the levels of probability are called on a scale of so many, lowest first; none for a
/// number of levels that no scale has.
pub(super) fn probability_labels(count: usize) -> Vec<Text> {
    match count {
        3 => vec![t("low", "低"), t("medium", "中"), t("high", "高")],
        4 => vec![
            t("low", "低"),
            t("medium", "中"),
            t("high", "高"),
            t("very high", "极高"),
        ],
        5 => vec![
            t("very low", "极低"),
            t("low", "低"),
            t("medium", "中"),
            t("high", "高"),
            t("very high", "极高"),
        ],
        6 => vec![
            t("very low", "极低"),
            t("low", "低"),
            t("rather low", "较低"),
            t("rather high", "较高"),
            t("high", "高"),
            t("very high", "极高"),
        ],
        7 => vec![
            t("very low", "极低"),
            t("low", "低"),
            t("rather low", "较低"),
            t("medium", "中"),
            t("rather high", "较高"),
            t("high", "高"),
            t("very high", "极高"),
        ],
        _ => Vec::new(),
    }
}

/// What the levels of impact are called on a scale of so many, lowest first.
pub(super) fn impact_labels(count: usize) -> Vec<Text> {
    match count {
        3 => vec![t("small", "较小"), t("medium", "中等"), t("severe", "严重")],
        4 => vec![
            t("small", "较小"),
            t("medium", "中等"),
            t("severe", "严重"),
            t("very severe", "极严重"),
        ],
        5 => vec![
            t("very small", "很小"),
            t("small", "较小"),
            t("medium", "中等"),
            t("severe", "严重"),
            t("very severe", "极严重"),
        ],
        6 => vec![
            t("very small", "很小"),
            t("small", "较小"),
            t("medium", "中等"),
            t("large", "较大"),
            t("severe", "严重"),
            t("very severe", "极严重"),
        ],
        7 => vec![
            t("negligible", "可忽略"),
            t("very small", "很小"),
            t("small", "较小"),
            t("medium", "中等"),
            t("large", "较大"),
            t("severe", "严重"),
            t("very severe", "极严重"),
        ],
        _ => Vec::new(),
    }
}

/// What ratings are called where there are so many, lowest first.
pub(super) fn rating_labels(count: usize) -> Vec<Text> {
    match count {
        2 => vec![t("low", "低"), t("high", "高")],
        3 => vec![t("low", "低"), t("moderate", "中"), t("high", "高")],
        4 => vec![
            t("low", "低"),
            t("moderate", "中"),
            t("high", "高"),
            t("extreme", "极高"),
        ],
        5 => vec![
            t("very low", "极低"),
            t("low", "低"),
            t("moderate", "中"),
            t("high", "高"),
            t("extreme", "极高"),
        ],
        6 => vec![
            t("very low", "极低"),
            t("low", "低"),
            t("moderate", "中"),
            t("elevated", "较高"),
            t("high", "高"),
            t("extreme", "极高"),
        ],
        _ => Vec::new(),
    }
}

/// The lowest rating that is beyond the appetite, where nobody says: that of the upper half.
pub(super) fn beyond_appetite(ratings: usize) -> Rating {
    Rating(u8::try_from(ratings.div_ceil(2)).unwrap_or_default())
}

/// What the levels of probability mean.
const PROBABILITIES: [(Text, u32); 5] = [
    (
        t(
            "hardly conceivable while the plan runs",
            "方案执行期间几乎不会发生",
        ),
        10,
    ),
    (
        t("not expected, but possible", "一般不会发生，但有可能"),
        30,
    ),
    (t("may well happen", "有可能发生"), 50),
    (t("more likely than not", "发生的可能大于不发生"), 70),
    (t("to be expected", "很可能发生，应按会发生准备"), 100),
];

/// What the levels of impact mean: up to which percentage of the budget and of the plan's length
/// they reach, then quality, satisfaction, reputation, safety and compliance in words.
const IMPACTS: [(u32, u32, [Text; 5]); 5] = [
    (
        1,
        1,
        [
            t("barely noticeable", "几乎察觉不到"),
            t("single remarks", "个别意见"),
            t("known inside only", "仅内部知晓"),
            t("nobody hurt", "无人受伤"),
            t("a slip without consequence", "轻微不规范，无后果"),
        ],
    ),
    (
        10,
        5,
        [
            t("only demanding users notice", "仅要求高的客户能察觉"),
            t("single complaints", "个别投诉"),
            t("known to those concerned", "相关客户知晓"),
            t("first aid", "轻微伤，现场处理即可"),
            t("to be put right on request", "被要求整改"),
        ],
    ),
    (
        20,
        10,
        [
            t(
                "plain to see; the client has to agree",
                "明显下降，须经委托方同意",
            ),
            t("complaints repeat in one area", "某一方面投诉反复出现"),
            t("talk of the neighbourhood", "在社区、客户群中传播"),
            t("injury that needs a doctor", "受伤须就医"),
            t("a warning or public notice", "受到警告或通报"),
        ],
    ),
    (
        40,
        20,
        [
            t("the client doesn't accept it", "委托方不能接受"),
            t(
                "complaints by groups, satisfaction falls",
                "群体投诉，满意度明显下降",
            ),
            t("local media", "地方媒体报道"),
            t("severe injury", "重伤"),
            t("a fine or a claim for damages", "罚款或索赔"),
        ],
    ),
    (
        100,
        100,
        [
            t("the service is of no use", "服务失去使用价值"),
            t(
                "customers leave, the contract is at stake",
                "客户流失，合同难以延续",
            ),
            t("national media", "全国性媒体报道"),
            t("death or lasting disability", "死亡或终身伤残"),
            t(
                "loss of licence or contract, prosecution",
                "吊销资质、解除合同或追究刑责",
            ),
        ],
    ),
];

impl Default for Scale {
    /// Probability: planvet's choice. Cost: an insignificant increase, below 10, 10 to 20, 20 to
    /// 40 and above 40 percent; delay: an insignificant slip, below 5, 5 to 10, 10 to 20 and above
    /// 20 percent; quality likewise (PMBOK Guide, 5th edition, figure 11-10, with 1 percent as
    /// the bound of insignificance). Other dimensions: planvet's choice. Scores: bounds that hold
    /// Cox's axioms.
    fn default() -> Scale {
        let percent = |number: u32| Percent(Decimal::from(number));
        let probability = probability_labels(5).into_iter().zip(PROBABILITIES);
        let impact = impact_labels(5).into_iter().zip(IMPACTS);
        let ratings = rating_labels(4).into_iter();
        Scale {
            probability: probability
                .map(|(label, (meaning, up_to))| ProbabilityStep {
                    label,
                    up_to: (up_to < 100).then(|| percent(up_to)),
                    meaning: Some(meaning),
                })
                .collect(),
            impact: impact
                .map(|(label, (cost, delay, words))| ImpactStep {
                    label,
                    cost: (cost < 100).then(|| Contingency::Percent(percent(cost))),
                    delay: (delay < 100).then(|| ShareOrLength::Percent(percent(delay))),
                    words: words.map(Some),
                    meaning: None,
                })
                .collect(),
            ratings: ratings
                .map(|label| RatingStep { label, color: None })
                .collect(),
            beyond_appetite: beyond_appetite(4),
            fields: Fields::Scores(vec![5, 10, 15]),
        }
    }
}
