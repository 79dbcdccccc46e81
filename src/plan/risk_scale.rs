//! The levels and ratings of risks, as a plan or a team writes them.

use crate::lang::Text;
use crate::record;
use crate::source::{NodeId, NodeKind, Span, Spanned};
use crate::text;

use super::LocalText;
use super::read::{Decode, Field, List, Reader, Shape, Visitor};
use super::value::{Color, Contingency, Count, Percent, ShareOrLength, Whole};

/// A dimension in which a risk does harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// Money lost.
    Cost,
    /// Time lost.
    Delay,
    /// The service gets worse.
    Quality,
    /// Customers are less content.
    Satisfaction,
    /// The name suffers.
    Reputation,
    /// People get hurt.
    Safety,
    /// Law or contract is broken.
    Compliance,
}

impl Harm {
    /// All dimensions, in the order of the keys.
    pub const ALL: [Harm; 7] = [
        Harm::Cost,
        Harm::Delay,
        Harm::Quality,
        Harm::Satisfaction,
        Harm::Reputation,
        Harm::Safety,
        Harm::Compliance,
    ];

    /// What people call it; the English word is the key in the plan.
    pub fn label(self) -> Text {
        match self {
            Harm::Cost => Text::new("cost", "费用"),
            Harm::Delay => Text::new("delay", "工期"),
            Harm::Quality => Text::new("quality", "质量"),
            Harm::Satisfaction => Text::new("satisfaction", "满意度"),
            Harm::Reputation => Text::new("reputation", "声誉"),
            Harm::Safety => Text::new("safety", "安全"),
            Harm::Compliance => Text::new("compliance", "合规"),
        }
    }
}

record! {
    /// Levels and ratings of risks. Each key takes the place of what holds without it.
    pub struct RiskScale: "the risk scale", "风险标准" {
        probability: List<ProbabilityLevel>,
            "The levels of probability, lowest first, 3 to 7 of them: labels, or {label, up_to, meaning}.",
            "概率等级，由低到高，3～7 级：写等级名称，或 {label: 名称, up_to: 上限, meaning: 含义}。";
        impact: List<ImpactLevel>,
            "The levels of impact, lowest first, 3 to 7 of them: labels, or {label, cost, delay, quality …} with what each level means by dimension.",
            "影响等级，由低到高，3～7 级：写等级名称，或 {label: 名称, cost: 费用上限, delay: 工期上限, quality: 质量 …}，按维度说明各级含义。";
        ratings: List<RatingLevel>,
            "The ratings, lowest first, 2 to 6 of them: labels, or {label, from, color}.",
            "风险评级，由低到高，2～6 个：写评级名称，或 {label: 名称, from: 起始得分, color: 颜色}。";
        grid: List<GridRow>,
            "The rating of each field of the matrix, in place of scores: a row for each level of probability, highest first, with the ratings from the lowest impact to the highest.",
            "矩阵各格的评级（代替按得分评级）：每个概率等级一行，由高到低；每行按影响由低到高写评级。";
        beyond_appetite: Field<LocalText>,
            "The lowest rating that is beyond the risk appetite; if not given, the lowest of the upper half (high).",
            "超出风险偏好的最低评级；不写则为上半部分评级中最低的一个（高）。";
        probability_bounds: List<Spanned<Count>>,
            "Up to which percentage the levels of probability reach, all but the last; [10, 30, 50, 70] if not given.",
            "除最高一级外，各概率等级的上限（百分比）；不写则为 [10, 30, 50, 70]。";
        cost_bounds: List<Spanned<Count>>,
            "Up to which percentage of the budget the levels of impact reach, all but the last; [1, 10, 20, 40] if not given (PMBOK Guide, 5th edition).",
            "按损失占预算的百分比，除最高一级外各影响等级的上限；不写则为 [1, 10, 20, 40]（《PMBOK 指南》第 5 版）。";
        delay_bounds: List<Spanned<Count>>,
            "Up to which percentage of the plan's length the levels of impact reach, all but the last; [1, 5, 10, 20] if not given (PMBOK Guide, 5th edition).",
            "按延误占方案长度的百分比，除最高一级外各影响等级的上限；不写则为 [1, 5, 10, 20]（《PMBOK 指南》第 5 版）。";
        score_bounds: List<Spanned<Whole>>,
            "From which score (probability times impact) on the ratings above the lowest begin; [5, 10, 15] if not given. Bounds that break Cox's axioms are refused (K708).",
            "除最低评级外，各评级的起始得分（概率×影响）；不写则为 [5, 10, 15]。违反 Cox 公理的分界不予接受（K708）。";
    }
}

record! {
    /// A level of probability.
    pub struct ProbabilityLevel: "a level of probability", "概率等级" {
        label: Field<LocalText>, [shorthand]
            "What the level is called.",
            "等级名称。";
        up_to: Field<Percent>,
            "The highest probability of the level; the last level needs none.",
            "该级概率的上限；最高一级不写。";
        meaning: Field<LocalText>,
            "What the level means.",
            "该级的含义。";
    }
}

record! {
    /// A level of impact, with what it means by dimension.
    pub struct ImpactLevel: "a level of impact", "影响等级" {
        label: Field<LocalText>, [shorthand]
            "What the level is called.",
            "等级名称。";
        cost: Field<Contingency>,
            "The highest loss of the level, as a share of the budget or a sum; the last level needs none.",
            "该级损失的上限，写占预算的比例或金额；最高一级不写。";
        delay: Field<ShareOrLength>,
            "The longest delay of the level, as a share of the plan's length or a length of time; the last level needs none.",
            "该级延误的上限，写占方案长度的比例或时长；最高一级不写。";
        quality: Field<LocalText>,
            "What the level means for the quality of the service.",
            "该级对服务质量意味着什么。";
        satisfaction: Field<LocalText>,
            "What the level means for the satisfaction of customers.",
            "该级对客户满意度意味着什么。";
        reputation: Field<LocalText>,
            "What the level means for the reputation.",
            "该级对声誉意味着什么。";
        safety: Field<LocalText>,
            "What the level means for the safety of people.",
            "该级对人身安全意味着什么。";
        compliance: Field<LocalText>,
            "What the level means for law and contracts.",
            "该级对合规、合同意味着什么。";
        meaning: Field<LocalText>,
            "What the level means as a whole.",
            "该级的总体含义。";
    }
}

record! {
    /// A rating of risks.
    pub struct RatingLevel: "a rating", "风险评级" {
        label: Field<LocalText>, [shorthand]
            "What the rating is called.",
            "评级名称。";
        from: Field<Whole>,
            "The lowest score (probability times impact) that has the rating; the lowest rating needs none.",
            "该评级的起始得分（概率×影响）；最低评级不写。";
        color: Field<Color>,
            "Its colour in pictures.",
            "图中的颜色。";
    }
}

impl ImpactLevel {
    /// The dimensions that are described in words, with what is written there.
    pub fn in_words(&self) -> [(Harm, &Field<LocalText>); 5] {
        [
            (Harm::Quality, &self.quality),
            (Harm::Satisfaction, &self.satisfaction),
            (Harm::Reputation, &self.reputation),
            (Harm::Safety, &self.safety),
            (Harm::Compliance, &self.compliance),
        ]
    }
}

/// A row of a matrix: the ratings of its fields, by label or by number.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// The whole row.
    pub span: Span,
    /// The ratings from the lowest impact to the highest.
    pub ratings: Vec<Spanned<LocalText>>,
}

impl Decode for GridRow {
    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Text))
    }

    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<GridRow> {
        let tree = reader.tree;
        if tree.kind(node) != NodeKind::List {
            reader.wrong_type(node, text!("a list of ratings", "一行评级（列表）"));
            return None;
        }
        let fields = tree.items(node);
        let ratings: Vec<Spanned<LocalText>> = fields
            .iter()
            .filter_map(|&field| Spanned::decode(reader, field))
            .collect();
        // A row with a field that can't be read would be a row of other fields.
        (ratings.len() == fields.len()).then_some(GridRow {
            span: tree.span(node),
            ratings,
        })
    }

    fn walk(&self, _: Span, _: &mut dyn Visitor) {}
}
