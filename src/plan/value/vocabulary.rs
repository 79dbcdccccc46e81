//! The closed vocabularies of the plan format.

use super::keyword::keyword;

keyword! {
    /// A calendar that planvet knows.
    pub enum CalendarBase ("a calendar", "日历") {
        /// Monday to Friday.
        Standard = "standard" | "标准" => ("Monday to Friday", "周一至周五"),
        /// Mainland China: public holidays off, make-up days worked.
        Cn = "CN" | "中国" => (
            "China, with public holidays and make-up workdays",
            "中国法定节假日与调休"
        ),
        /// Every day of the week.
        Continuous = "continuous" | "24x7" | "连续" => ("every day", "每天（连续作业）"),
    }

    /// How far ahead a goal lies.
    pub enum Horizon ("a horizon", "期限类别") {
        /// The next months.
        Short = "short" | "short-term" | "短期" => ("short-term", "短期"),
        /// Up to a year or so.
        Medium = "medium" | "medium-term" | "中期" => ("medium-term", "中期"),
        /// Beyond that.
        Long = "long" | "long-term" | "长期" => ("long-term", "长期"),
    }

    /// How strong an influence or an interest is.
    pub enum Grade ("a grade", "程度") {
        /// Low.
        Low = "low" | "低" => ("low", "低"),
        /// Medium.
        Medium = "medium" | "中" | "中等" => ("medium", "中"),
        /// High.
        High = "high" | "高" => ("high", "高"),
    }

    /// What kind of quantity a measure is.
    pub enum MeasureKind ("a kind of measure", "指标类型") {
        /// Points on a scale, such as a satisfaction score.
        Score = "score" | "评分" | "得分" => ("score", "评分"),
        /// A share of a whole, such as the share of satisfied customers.
        Rate = "rate" | "比率" | "比例" => ("rate", "比率"),
        /// A number of things.
        Count = "count" | "数量" | "计数" => ("count", "数量"),
        /// A length of time.
        Time = "time" | "时间" | "时长" => ("time", "时间"),
        /// An amount of money.
        Money = "money" | "金额" => ("money", "金额"),
    }

    /// What is done about a risk; the last three are for opportunities.
    pub enum Response ("a risk response", "风险应对策略") {
        /// Change the plan so that it can't happen.
        Avoid = "avoid" | "规避" | "回避" | "避免" => ("avoid", "规避"),
        /// Let somebody else bear it.
        Transfer = "transfer" | "转移" | "转嫁" => ("transfer", "转移"),
        /// Make it less likely or less bad.
        Mitigate = "mitigate" | "reduce" | "treat" | "减轻" | "缓解" | "降低" => ("mitigate", "减轻"),
        /// Bear it.
        Accept = "accept" | "tolerate" | "接受" | "自留" | "承担" => ("accept", "接受"),
        /// Make sure that it happens.
        Exploit = "exploit" | "开拓" | "利用" => ("exploit", "开拓"),
        /// Win somebody who can make it happen.
        Share = "share" | "分享" => ("share", "分享"),
        /// Make it more likely or better.
        Enhance = "enhance" | "提高" => ("enhance", "提高"),
    }

    /// Where a risk stands.
    pub enum RiskStatus ("a risk status", "风险状态") {
        /// It may still happen.
        Open = "open" | "开放" | "未关闭" => ("open", "开放"),
        /// It can no longer happen.
        Closed = "closed" | "已关闭" => ("closed", "已关闭"),
        /// It has happened.
        Occurred = "occurred" | "已发生" => ("occurred", "已发生"),
    }

    /// What a resource is.
    pub enum ResourceKind ("a kind of resource", "资源类型") {
        /// People of the organisation.
        People = "people" | "人力" | "人员" => ("people", "人力"),
        /// Things that are used up.
        Material = "material" | "物资" | "材料" => ("material", "物资"),
        /// Things that are used and stay.
        Equipment = "equipment" | "设备" => ("equipment", "设备"),
        /// Software and the systems it runs on.
        System = "system" | "系统" => ("system", "系统"),
        /// Suppliers and partners.
        External = "external" | "外部" => ("external", "外部"),
    }

    /// How certain a source of money is.
    pub enum FundingStatus ("a funding status", "资金状态") {
        /// Granted.
        Approved = "approved" | "confirmed" | "secured" | "已批准" | "已落实" | "已到位"
            | "已批复" | "已审批" | "已确认" => ("approved", "已批准"),
        /// Asked for.
        Pending = "pending" | "applied" | "待批" | "申请中" | "待审批" | "审批中" => ("pending", "待批"),
        /// Hoped for.
        Planned = "planned" | "计划中" => ("planned", "计划中"),
    }

    /// What kind of project it is, by the classes of the study behind HM Treasury's guidance on
    /// optimism bias (Mott MacDonald, 2002).
    pub enum CostClass ("a class of projects", "项目类别") {
        /// Offices, houses, schools as they are usually built.
        StandardBuildings = "standard-buildings" | "标准建筑" => ("standard buildings", "标准建筑"),
        /// Buildings with special needs for space, technology or site.
        NonStandardBuildings = "non-standard-buildings" | "非标准建筑" => (
            "non-standard buildings",
            "非标准建筑"
        ),
        /// Roads and utilities as they are usually built.
        StandardCivil = "standard-civil" | "标准土木工程" => (
            "standard civil engineering",
            "标准土木工程"
        ),
        /// Civil works with innovation or unusual needs.
        NonStandardCivil = "non-standard-civil" | "非标准土木工程" => (
            "non-standard civil engineering",
            "非标准土木工程"
        ),
        /// Equipment, software, systems and their development.
        Equipment = "equipment" | "equipment-development" | "设备与开发" => (
            "equipment and development",
            "设备与开发"
        ),
        /// Services bought from others.
        Outsourcing = "outsourcing" | "服务外包" => ("outsourcing", "服务外包"),
    }

    /// When the money of a budget line is spent, in step with what it serves.
    pub enum PaidWhen ("a time of payment", "支出时间") {
        /// On the first day.
        Start = "start" | "at the start" | "upfront" | "up front" | "in advance" | "开始" | "开始时" | "预付"
            => ("at the start", "开始时"),
        /// The same on each working day.
        Even = "even" | "evenly" | "均匀" | "均匀支出" => ("evenly", "均匀"),
        /// On the last day.
        Finish = "finish" | "at the finish" | "on completion" | "in arrears" | "完成" | "完成时" | "验收后"
            => ("at the finish", "完成时"),
    }

    /// Which curve joins the three points of an estimate.
    pub enum EstimateCurve ("a curve", "分布") {
        /// Straight lines from the least up to the likeliest and down to the most.
        Triangular = "triangular" | "triangle" | "三角分布" | "三角" => ("triangular", "三角分布"),
        /// The beta distribution of PERT.
        Pert = "pert" | "beta-pert" | "beta" | "PERT 分布" | "贝塔分布" | "贝塔" => ("PERT", "PERT（贝塔）分布"),
    }

    /// How often an amount of money falls due.
    pub enum Per ("once or a period", "一次性或周期") {
        /// One time.
        Once = "once" | "one-off" | "一次性" => ("once", "一次性"),
        /// Each month.
        Month = "month" | "monthly" | "per month" | "每月" | "月" => ("per month", "每月"),
        /// Each quarter.
        Quarter = "quarter" | "quarterly" | "per quarter" | "每季度" | "季度" => ("per quarter", "每季度"),
        /// Each year.
        Year = "year" | "yearly" | "annually" | "per year" | "annum" | "per annum" | "每年" | "年" => ("per year", "每年"),
    }
}

impl Response {
    /// Whether the response is one to a chance, not to a threat.
    pub fn is_for_chances(self) -> bool {
        matches!(
            self,
            Response::Exploit | Response::Share | Response::Enhance
        )
    }

    /// Whether the response is to make a threat smaller.
    pub fn lowers_threat(self) -> bool {
        matches!(
            self,
            Response::Avoid | Response::Transfer | Response::Mitigate
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::super::testing::agree;
    use super::*;
    use crate::lang::{Lang, Localized};

    fn holds<V: Value + Copy + Localized>(all: &[V], good: &[&str]) {
        agree::<V>(good, &[], &["", "other", "其他", "3"]);
        for value in all {
            assert_eq!(V::read(&value.to_string()), Ok(*value));
            assert!(!value.in_lang(Lang::Zh).to_string().is_ascii());
        }
    }

    #[test]
    fn every_word_is_read_and_printed() {
        holds(Horizon::ALL, &["Short", "中期", "long-term"]);
        holds(Grade::ALL, &["HIGH", "中", "ｌｏｗ"]);
        holds(MeasureKind::ALL, &["得分", "rate", "时长"]);
        holds(Response::ALL, &["缓解", "Mitigate", "利用"]);
        holds(RiskStatus::ALL, &["已发生", "open"]);
        holds(ResourceKind::ALL, &["人力", "equipment"]);
        holds(FundingStatus::ALL, &["已落实", "applied"]);
        holds(CostClass::ALL, &["标准建筑", "Equipment"]);
        holds(EstimateCurve::ALL, &["三角分布", "PERT", "贝塔"]);
        holds(Per::ALL, &["one-off", "每季度", "年"]);
    }

    #[test]
    fn words_and_labels_are_found() {
        assert_eq!(Response::read(" 减轻 "), Ok(Response::Mitigate));
        assert_eq!(Response::Mitigate.label().get(Lang::Zh), "减轻");
        assert_eq!(Per::Month.in_lang(Lang::En).to_string(), "per month");
        assert_eq!(Horizon::ALL.len(), 3);
    }
}
