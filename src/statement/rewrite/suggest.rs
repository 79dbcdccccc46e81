//! Metrics that may stand for a quality that nobody can measure as it stands.

use crate::lang::{Lang, Text};

/// Words of a quality with metrics that are in use for it; the first that fits counts.
static METRICS: &[(&[&str], Text)] = &[
    (
        &[
            "培训",
            "能力",
            "素质",
            "技能",
            "专业",
            "training",
            "skill",
            "competence",
            "capability",
        ],
        Text::new(
            "the share of staff who pass an assessment, or the share of jobs without rework",
            "考核合格率、一次办结率",
        ),
    ),
    (
        &[
            "意识",
            "知晓",
            "宣传",
            "认知",
            "普及",
            "awareness",
            "knowledge",
            "promote",
            "literacy",
        ],
        Text::new(
            "the share of people asked who know of it, or the share who take part",
            "知晓率、参与率",
        ),
    ),
    (
        &[
            "效率",
            "效能",
            "响应",
            "流程",
            "efficiency",
            "productivity",
            "responsive",
            "process",
        ],
        Text::new(
            "the average handling time or the share of cases closed on time",
            "平均办理时长、按时办结率",
        ),
    ),
    (
        &["安全", "应急", "safety", "security", "emergency"],
        Text::new(
            "the number of accidents a year or the share of hazards removed on time",
            "年度事故起数、隐患按期整改率",
        ),
    ),
    (
        &[
            "环境",
            "卫生",
            "保洁",
            "绿化",
            "整洁",
            "environment",
            "clean",
            "hygiene",
            "green",
        ],
        Text::new(
            "the share of inspections passed or complaints per household",
            "巡查合格率、户均投诉量",
        ),
    ),
    (
        &[
            "形象",
            "品牌",
            "口碑",
            "影响力",
            "知名度",
            "image",
            "brand",
            "reputation",
        ],
        Text::new(
            "the share of users who would recommend the service, or the rating in reviews",
            "推荐率、公开评价得分",
        ),
    ),
    (
        &[
            "沟通",
            "协同",
            "合作",
            "联动",
            "communication",
            "collaboration",
            "cooperation",
            "teamwork",
        ],
        Text::new(
            "the time to a reply or the share of cases handed over without being asked for",
            "平均回复时长、跨部门事项按时办结率",
        ),
    ),
    (
        &[
            "文化",
            "氛围",
            "士气",
            "凝聚力",
            "归属感",
            "culture",
            "morale",
            "engagement",
        ],
        Text::new(
            "the score of the staff survey or staff turnover",
            "员工满意度得分、员工流失率",
        ),
    ),
    (
        &[
            "信息化",
            "数字化",
            "智能",
            "智慧",
            "digital",
            "smart",
            "data",
        ],
        Text::new(
            "the share of cases handled online or the share of data entered on time",
            "线上办理率、数据按时录入率",
        ),
    ),
    (
        &[
            "成本", "费用", "效益", "收入", "cost", "value", "revenue", "profit",
        ],
        Text::new(
            "the cost per case or the income per square metre",
            "单件成本、单位面积收入",
        ),
    ),
    (
        &[
            "质量",
            "品质",
            "服务",
            "水平",
            "满意",
            "体验",
            "quality",
            "service",
            "experience",
            "excellence",
        ],
        Text::new(
            "the satisfaction of those who use it or the share solved at the first contact",
            "业主满意率、一次解决率",
        ),
    ),
];

static USUAL: Text = Text::new(
    "the satisfaction of those concerned or the share done on time",
    "满意率、按时完成率",
);

/// Metrics that may stand for something, as words.
pub fn metrics_for(about: &str, lang: Lang) -> &'static str {
    let about = about.to_lowercase();
    let known = METRICS
        .iter()
        .find(|(words, _)| words.iter().any(|word| about.contains(word)));
    known.map_or(&USUAL, |(_, metrics)| metrics).get(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_fit_the_quality_and_hold_no_target() {
        assert_eq!(metrics_for("服务质量", Lang::Zh), "业主满意率、一次解决率");
        assert_eq!(
            metrics_for("工作效率", Lang::Zh),
            "平均办理时长、按时办结率"
        );
        assert!(metrics_for("Team morale", Lang::En).contains("turnover"));
        assert!(metrics_for("", Lang::En).contains("on time"));
        for (_, metrics) in METRICS {
            for lang in Lang::ALL {
                assert!(!metrics.get(lang).contains(|c: char| c.is_ascii_digit()));
            }
        }
    }
}
