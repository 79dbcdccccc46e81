//! The fields that are compared, by the names that data and people know them by.

use crate::lang::Text;

macro_rules! fields {
    ($($variant:ident = $name:literal => ($en:literal, $zh:literal),)+) => {
        /// What of an item differs; mostly the key of the plan file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $(#[doc = $en] $variant,)+
        }

        impl Field {
            /// All fields.
            pub const ALL: &'static [Field] = &[$(Field::$variant),+];

            /// The stable word for data.
            pub fn name(self) -> &'static str {
                match self {
                    $(Field::$variant => $name),+
                }
            }

            /// What people call it.
            pub fn label(self) -> Text {
                match self {
                    $(Field::$variant => Text::new($en, $zh)),+
                }
            }
        }
    };
}

fields! {
    Added = "added" => ("added", "新增"),
    Removed = "removed" => ("removed", "删除"),
    Id = "id" => ("id", "编号"),
    Title = "title" => ("title", "名称"),
    Phase = "phase" => ("phase", "所在阶段"),
    Problem = "problem" => ("problem", "所属问题"),
    Owner = "owner" => ("owner", "责任人"),
    Accepted = "accepted" => ("accepted gap", "保留缺口的理由"),
    Kind = "kind" => ("kind", "类型"),
    Language = "language" => ("language", "语言"),
    Organization = "organization" => ("organisation", "单位"),
    Issued = "issued" => ("issued", "发布日期"),
    StatusDate = "status_date" => ("status date", "状态日期"),
    Currency = "currency" => ("currency", "币种"),
    Calendar = "calendar" => ("calendar", "日历"),
    RiskScale = "risk_scale" => ("risk scale", "风险标准"),
    EstimateCurve = "curve" => ("curve of the estimates", "估算分布"),
    Correlation = "correlation" => ("correlated tasks", "相关任务组"),
    Version = "planvet" => ("version of the format", "格式版本"),
    Evidence = "evidence" => ("evidence", "依据"),
    Source = "source" => ("source", "来源"),
    Influence = "influence" => ("influence", "影响力"),
    Interest = "interest" => ("interest", "关注度"),
    Channels = "channels" => ("channels", "沟通渠道"),
    Statement = "statement" => ("statement", "目标表述"),
    Horizon = "horizon" => ("horizon", "期限类别"),
    Parent = "parent" => ("parent goal", "上级目标"),
    Addresses = "addresses" => ("addresses", "针对的问题"),
    Deadline = "deadline" => ("deadline", "期限"),
    Measure = "measure" => ("measure", "衡量指标"),
    Metric = "metric" => ("metric", "指标名称"),
    Definition = "definition" => ("definition", "指标口径"),
    MeasureKind = "measure_kind" => ("kind of measure", "指标类型"),
    Unit = "unit" => ("unit", "单位"),
    Baseline = "baseline" => ("baseline", "现状值"),
    BaselineDate = "baseline_date" => ("date of the baseline", "现状日期"),
    Target = "target" => ("target", "目标值"),
    Stages = "stages" => ("stages", "阶段目标值"),
    Frequency = "frequency" => ("frequency", "频率"),
    Actuals = "actuals" => ("readings", "实际值"),
    SampleSize = "sample_size" => ("sample", "样本量"),
    Population = "population" => ("population", "总体规模"),
    Spread = "spread" => ("spread of the answers", "标准差"),
    Scale = "scale" => ("scale", "量程"),
    Benchmark = "benchmark" => ("benchmark", "对标对象"),
    Start = "start" => ("start", "开始"),
    Finish = "finish" => ("finish", "结束"),
    ComputedStart = "computed_start" => ("computed start", "推算开始"),
    ComputedFinish = "computed_finish" => ("computed finish", "推算完成"),
    TotalFloat = "total_float" => ("total float", "总时差"),
    Critical = "critical" => ("critical", "关键"),
    CriticalPath = "critical_path" => ("critical path", "关键路径"),
    Promised = "promised" => ("promised date", "承诺日期"),
    Reached = "reached" => ("reached", "实际达成"),
    Started = "started" => ("started", "实际开始"),
    Finished = "finished" => ("finished", "实际完成"),
    StartsOn = "starts_on" => ("must start on", "必须开始日期"),
    NotBefore = "not_before" => ("not before", "最早开始日期"),
    ApprovedStart = "approved_start" => ("approved start", "批准的开始日期"),
    ApprovedFinish = "approved_finish" => ("approved finish", "批准的完成日期"),
    Duration = "duration" => ("duration", "工期"),
    DurationMin = "duration_min" => ("best-case duration", "最乐观工期"),
    DurationMax = "duration_max" => ("worst-case duration", "最悲观工期"),
    After = "after" => ("link", "前置关系"),
    Uses = "uses" => ("resources", "占用资源"),
    Serves = "serves" => ("serves", "服务的目标"),
    Progress = "progress" => ("progress", "进度"),
    Cost = "cost" => ("cost", "费用"),
    ActualCost = "actual_cost" => ("actual cost", "实际成本"),
    Deliverable = "deliverable" => ("deliverable", "交付物"),
    Acceptance = "acceptance" => ("acceptance", "验收标准"),
    Category = "category" => ("category", "类别"),
    Cause = "cause" => ("cause", "起因"),
    Consequence = "effect" => ("effect", "影响说明"),
    Probability = "probability" => ("probability", "概率"),
    Impact = "impact" => ("impact", "影响"),
    ImpactCost = "impact_cost" => ("cost when it strikes", "损失金额"),
    ImpactDelay = "impact_delay" => ("delay when it strikes", "延误时间"),
    ImpactQuality = "impact_quality" => ("harm to quality", "对质量的影响"),
    ImpactSatisfaction = "impact_satisfaction" => ("harm to satisfaction", "对满意度的影响"),
    ImpactReputation = "impact_reputation" => ("harm to reputation", "对声誉的影响"),
    ImpactSafety = "impact_safety" => ("harm to people", "对安全的影响"),
    ImpactCompliance = "impact_compliance" => ("harm to compliance", "对合规的影响"),
    Score = "score" => ("score", "得分"),
    Rating = "rating" => ("rating", "评级"),
    Emv = "emv" => ("expected loss", "期望损失"),
    ResidualProbability = "residual_probability" => ("probability left", "残余概率"),
    ResidualImpact = "residual_impact" => ("impact left", "残余影响"),
    ResidualCost = "residual_cost" => ("cost left", "残余损失金额"),
    ResidualDelay = "residual_delay" => ("delay left", "残余延误时间"),
    ResidualQuality = "residual_quality" => ("harm to quality left", "对质量的残余影响"),
    ResidualSatisfaction = "residual_satisfaction" => ("harm to satisfaction left", "对满意度的残余影响"),
    ResidualReputation = "residual_reputation" => ("harm to reputation left", "对声誉的残余影响"),
    ResidualSafety = "residual_safety" => ("harm to people left", "对安全的残余影响"),
    ResidualCompliance = "residual_compliance" => ("harm to compliance left", "对合规的残余影响"),
    ResidualScore = "residual_score" => ("score left", "残余得分"),
    ResidualRating = "residual_rating" => ("rating left", "残余评级"),
    ResidualEmv = "residual_emv" => ("expected loss left", "残余期望损失"),
    Threatens = "threatens" => ("threatens", "威胁对象"),
    Trigger = "trigger" => ("trigger", "触发信号"),
    Response = "response" => ("response", "应对策略"),
    Actions = "actions" => ("actions", "应对措施"),
    Fallback = "contingency" => ("contingency", "应急预案"),
    Secondary = "secondary" => ("secondary risks", "次生风险"),
    Review = "review" => ("review", "复核日期"),
    Status = "status" => ("status", "状态"),
    Capacity = "capacity" => ("capacity", "可用数量"),
    Rate = "rate" => ("rate", "费率"),
    Total = "total" => ("stated total", "预算总额"),
    Lines = "lines" => ("sum of lines", "明细合计"),
    Reserve = "reserve" => ("contingency", "预备费"),
    ReserveAmount = "reserve_amount" => ("contingency as a sum", "预备费金额"),
    FundingTotal = "funding" => ("funding", "资金合计"),
    DiscountRate = "discount_rate" => ("discount rate", "折现率"),
    CountedFor = "budget_horizon" => ("time over which benefits are counted", "效益计算期"),
    CostClass = "class" => ("class of projects", "项目类别"),
    Roi = "roi" => ("stated return", "宣称的投资回报率"),
    Payback = "payback" => ("stated payback", "宣称的回收期"),
    Npv = "npv" => ("stated net present value", "宣称的净现值"),
    Amount = "amount" => ("amount", "金额"),
    AmountMin = "amount_min" => ("least amount", "最低金额"),
    AmountMax = "amount_max" => ("most amount", "最高金额"),
    Quantity = "quantity" => ("quantity", "数量"),
    UnitPrice = "unit_price" => ("unit price", "单价"),
    Resource = "resource" => ("resource", "资源"),
    Effort = "effort" => ("effort", "工作量"),
    Paid = "paid" => ("paid", "支出时间"),
    Available = "available" => ("available", "可用日期"),
    Per = "per" => ("per", "周期"),
    From = "from" => ("from", "起始日期"),
    Until = "until" => ("until", "终止日期"),
    Ramp = "ramp" => ("time to the full amount", "达到全额所需时间"),
    Weight = "weight" => ("weight", "权重"),
    Goals = "goals" => ("goals", "对应目标"),
    Criterion = "criterion" => ("criterion", "验收标准"),
    SignOff = "sign_off" => ("sign-off", "确认方"),
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_stands_once() {
        let names: BTreeSet<&str> = Field::ALL.iter().map(|field| field.name()).collect();
        assert_eq!(names.len(), Field::ALL.len());
    }
}
