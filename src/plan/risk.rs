//! Risks and what is done about them.

use jiff::civil::Date;

use crate::record;
use crate::source::Spanned;

use super::read::{Either, Field, List};
use super::value::{Duration, LevelName, Money, Probability, Response, RiskStatus};
use super::{Harm, Id, LocalText, Ref, kind};

/// A level of the scale, or what is lost by dimension.
pub type Impact = Either<LevelName, ImpactDetail>;

/// What a risk can threaten.
const THREATENED: u16 = kind::GOAL | kind::PHASE | kind::TASK | kind::MILESTONE;

record! {
    /// Something uncertain that would hurt or help the plan.
    pub struct Risk: "a risk", "风险" {
        id: Field<Id<{ kind::RISK }>>,
            "Unique id.",
            "唯一编号。";
        title: Field<LocalText>, [required]
            "The risk in a few words.",
            "用几个字说明风险。";
        category: Field<LocalText>,
            "Group of the risk: people, technology, compliance …",
            "风险类别：人员、技术、合规等。";
        cause: Field<LocalText>,
            "Why it may happen.",
            "风险起因。";
        effect: Field<LocalText>,
            "What it would do to the plan.",
            "一旦发生对方案的影响。";
        probability: Field<Probability>,
            "How likely it is: a level of the risk scale (1 to 5, or a label) or a percentage.",
            "发生概率：风险等级（默认 1～5 级，也可写等级名称）或百分比。";
        impact: Field<Impact>,
            "How bad it would be: a level of the risk scale (1 to 5, or a label), or by dimension: {cost, delay, quality …}.",
            "影响程度：风险等级（默认 1～5 级，也可写等级名称），或按维度填写：{cost: 金额, delay: 工期, quality: 等级 …}。";
        threatens: List<Spanned<Ref<THREATENED>>>,
            "Goals, phases, tasks and milestones at stake.",
            "受威胁的目标、阶段、任务或里程碑。";
        owner: Field<LocalText>,
            "Who watches the risk and acts.",
            "风险责任人或岗位。";
        trigger: Field<LocalText>,
            "The sign that it is happening, best with a number.",
            "触发信号，最好可量化。";
        response: Field<Response>,
            "Avoid, transfer, mitigate, accept; exploit, share, enhance for a chance.",
            "应对策略：规避、转移、减轻、接受；机会则开拓、分享、提高。";
        actions: List<Spanned<Ref<{ kind::TASK | kind::MILESTONE }>>>,
            "Tasks that carry the response out.",
            "落实应对措施的任务。";
        contingency: Field<LocalText>,
            "What is done if it happens all the same.",
            "一旦发生的应急预案。";
        residual: Field<Residual>,
            "Probability and impact that remain after the response.",
            "应对之后的残余风险。";
        secondary: List<Spanned<Ref<{ kind::RISK }>>>,
            "Risks that the response itself brings.",
            "应对措施引发的次生风险。";
        review: Field<Date>,
            "The day the risk is looked at next.",
            "下次复核日期。";
        status: Field<RiskStatus>,
            "Open, closed, or happened.",
            "状态：开放、已关闭或已发生。";
        accepted: Field<LocalText>,
            "Why a gap around the risk is there on purpose.",
            "有意保留的缺口及其理由。";
    }
}

record! {
    /// What a risk does when it strikes, by dimension; the worst one counts.
    pub struct ImpactDetail: "an impact", "影响" {
        cost: Field<Money>,
            "Money lost.",
            "损失金额。";
        delay: Field<Duration>,
            "Time lost.",
            "延误时间。";
        quality: Field<LevelName>,
            "Level of the harm to the quality of the service.",
            "对服务质量影响的等级。";
        satisfaction: Field<LevelName>,
            "Level of the harm to the satisfaction of customers.",
            "对客户满意度影响的等级。";
        reputation: Field<LevelName>,
            "Level of the harm to the reputation.",
            "对声誉影响的等级。";
        safety: Field<LevelName>,
            "Level of the harm to people.",
            "对人身安全影响的等级。";
        compliance: Field<LevelName>,
            "Level of the breach of law or contract.",
            "违法违约后果的等级。";
    }
}

record! {
    /// What remains of a risk after the response.
    pub struct Residual: "a residual risk", "残余风险" {
        probability: Field<Probability>,
            "Remaining probability.",
            "残余概率。";
        impact: Field<Impact>,
            "Remaining impact.",
            "残余影响。";
    }
}

impl ImpactDetail {
    /// The dimensions that are rated by level, with what is written there.
    pub fn by_level(&self) -> [(Harm, &Field<LevelName>); 5] {
        [
            (Harm::Quality, &self.quality),
            (Harm::Satisfaction, &self.satisfaction),
            (Harm::Reputation, &self.reputation),
            (Harm::Safety, &self.safety),
            (Harm::Compliance, &self.compliance),
        ]
    }
}

impl Risk {
    /// Whether the risk may still happen: it is open, or says nothing else.
    pub fn is_open(&self) -> bool {
        match &self.status {
            Field::Absent => true,
            Field::Given(_, status) => *status == RiskStatus::Open,
            Field::Unreadable(_) => false,
        }
    }

    /// Whether the risk is closed, or its status can't be read and may say so.
    pub fn may_be_closed(&self) -> bool {
        match &self.status {
            Field::Absent => false,
            Field::Given(_, status) => *status == RiskStatus::Closed,
            Field::Unreadable(_) => true,
        }
    }

    /// Whether the risk would hurt the plan: nothing says that it is a chance.
    pub fn is_threat(&self) -> bool {
        match &self.response {
            Field::Absent => true,
            Field::Given(_, response) => !response.is_for_chances(),
            Field::Unreadable(_) => false,
        }
    }

    /// Whether the response is meant to make a threat smaller.
    pub fn is_to_be_lowered(&self) -> bool {
        self.response.value().is_some_and(Response::lowers_threat)
    }
}
