//! Money: lines, funding, benefits.

use jiff::civil::Date;

use crate::lang::Lang;
use crate::record;
use crate::source::Spanned;

use super::read::{Either, Field, List};
use super::value::{
    Contingency, CostClass, Count, Duration, FundingStatus, Money, Paid, Per, Percent,
};
use super::{Id, LocalText, Ref, kind};

record! {
    /// What the plan costs, who pays and what it brings.
    pub struct Budget: "a budget", "预算" {
        total: Field<Money>,
            "The whole sum asked for.",
            "预算总额。";
        contingency: Field<Contingency>,
            "Reserve for risks, as a share of the lines or as a sum.",
            "风险预备费，写比例（占明细合计）或金额。";
        discount_rate: Field<Percent>,
            "Rate per year at which later money is worth less.",
            "折现率（年）。";
        horizon: Field<Duration>,
            "How long benefits are counted, from the start of the plan: 3y, 60mo.",
            "效益计算期，从方案开始之日算起：3y、60个月。";
        class: Field<CostClass>,
            "What kind of project it is, for the uplift that HM Treasury asks for against optimism.",
            "项目类别，用于按英国财政部的乐观偏差修正比例上调成本。";
        lines: List<BudgetLine>,
            "What the money is spent on.",
            "预算明细。";
        funding: List<Funding>,
            "Where the money comes from.",
            "资金来源。";
        benefits: List<Benefit>,
            "What the plan brings in or saves.",
            "效益。";
        stated: Field<StatedReturns>,
            "The returns the plan claims.",
            "方案宣称的回报。";
    }
}

record! {
    /// Something the money is spent on.
    pub struct BudgetLine: "a budget line", "预算明细" {
        id: Field<Id<{ kind::BUDGET_LINE }>>,
            "Unique id.",
            "唯一编号。";
        title: Field<LocalText>, [required]
            "The line in a few words.",
            "明细名称。";
        category: Field<LocalText>,
            "Group of the line: people, technology …",
            "类别：人员、技术等。";
        amount: Field<Either<Money, MoneyEstimate>>,
            "The sum, or {min, likely, max}.",
            "金额，或 {min, likely, max} 三点估算。";
        quantity: Field<Count>,
            "How many.",
            "数量。";
        unit_price: Field<Money>,
            "What one costs.",
            "单价。";
        resource: Field<Ref<{ kind::RESOURCE }>>,
            "The resource whose rate the line is reckoned by, when it gives no sum of its own: rate x effort.",
            "按该资源的费率计算金额（未写金额、数量与单价时）：费率×工作量。";
        effort: Field<Duration>,
            "How long the resource is paid for: 120d, 6mo; else as long as the tasks use it.",
            "资源的计费时长：120d、6个月；不写则按使用它的任务的工期×数量计算。";
        paid: Field<Either<Paid, PaidBetween>>,
            "When the money is spent: start, even or finish of what it serves, a day, or {from, to}.",
            "支出时间：start（所服务工作开始时）、even（均匀支出，默认）、finish（完成时），或某一天，或 {from, to}。";
        phase: Field<Ref<{ kind::PHASE }>>,
            "The phase in which the money is spent.",
            "支出所在阶段。";
        serves: List<Spanned<Ref<{ kind::GOAL | kind::TASK | kind::MILESTONE }>>>,
            "Goals, tasks or milestones the money is for.",
            "资金服务的目标、任务或里程碑。";
        accepted: Field<LocalText>,
            "Why a gap around the line is there on purpose.",
            "有意保留的缺口及其理由。";
    }
}

/// Words of a title or category that make a line a reserve.
const RESERVE_ZH: &[&str] = &[
    "预备费",
    "预备金",
    "不可预见",
    "备用金",
    "机动费",
    "机动金",
    "机动经费",
    "暂列金",
    "准备金",
    "应急储备",
    "储备金",
];
const RESERVE_EN: &[&str] = &[
    "contingency",
    "contingencies",
    "reserve",
    "reserves",
    "unforeseen",
];

impl BudgetLine {
    /// Whether the line is money kept for risks: its title or category says contingency or
    /// reserve, 预备费, 不可预见费 or the like. `None` when one of them can't be read.
    pub fn is_reserve(&self) -> Option<bool> {
        self.is_named(|text| {
            RESERVE_ZH.iter().any(|word| text.contains(word))
                || text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
                    RESERVE_EN
                        .iter()
                        .any(|known| known.eq_ignore_ascii_case(word))
                })
        })
    }

    /// Whether title or category, in one of their languages, hold something; `None` when neither
    /// does as far as they can be read, and one can't.
    pub fn is_named(&self, holds: impl Fn(&str) -> bool) -> Option<bool> {
        let names = [&self.title, &self.category];
        let mut texts = names
            .into_iter()
            .filter_map(Field::get)
            .flat_map(|text| Lang::ALL.map(|lang| text.get(lang)));
        if texts.any(holds) {
            return Some(true);
        }
        let is_unreadable = names.into_iter().any(Field::is_unreadable);
        (!is_unreadable).then_some(false)
    }
}

record! {
    /// Days over which money is spent evenly.
    pub struct PaidBetween: "a time of payment", "支出时间" {
        from: Field<Date>,
            "The first day; else that of what the money is for.",
            "首日；不写则从所服务的工作开始时起。";
        to: Field<Date>,
            "The last day, inclusive; else that of what the money is for.",
            "末日（含当日）；不写则到所服务的工作完成时止。";
    }
}

record! {
    /// A sum as the least, the likeliest and the most.
    pub struct MoneyEstimate: "a three-point amount", "三点金额" {
        min: Field<Money>, [required]
            "The least.",
            "最低金额。";
        likely: Field<Money>, [required]
            "Most likely.",
            "最可能金额。";
        max: Field<Money>, [required]
            "The most.",
            "最高金额。";
    }
}

record! {
    /// Where money comes from.
    pub struct Funding: "a funding source", "资金来源" {
        source: Field<LocalText>, [required]
            "Who pays.",
            "资金来源名称。";
        amount: Field<Money>,
            "How much.",
            "金额。";
        status: Field<FundingStatus>,
            "Approved, pending or planned.",
            "状态：已批准、待批或计划中。";
        available: Field<Date>,
            "The day from which the money can be spent.",
            "可用日期。";
    }
}

record! {
    /// What the plan brings in or saves.
    pub struct Benefit: "a benefit", "效益" {
        title: Field<LocalText>, [required]
            "The benefit in a few words.",
            "用几个字说明效益。";
        amount: Field<Money>,
            "How much money it is worth each time.",
            "每期金额。";
        per: Field<Per>,
            "Once, or per month, quarter or year.",
            "一次性，或每月、每季度、每年。";
        from: Field<Date>,
            "The day it sets in.",
            "开始产生效益的日期。";
        until: Field<Date>,
            "The last day on which it is there; if not given, it goes on.",
            "效益终止的日期（含当日）；不写则一直持续。";
        ramp: Field<Duration>,
            "How long it takes to grow evenly to the full amount: 6mo.",
            "从开始到达到全额需要多长时间（匀速增长）：6个月。";
        serves: List<Spanned<Ref<{ kind::GOAL }>>>,
            "Goals whose reaching brings the benefit.",
            "效益所依托的目标。";
    }
}

record! {
    /// The returns a plan claims.
    pub struct StatedReturns: "stated returns", "宣称的回报" {
        roi: Field<Percent>,
            "Return on investment.",
            "投资回报率。";
        payback: Field<Duration>,
            "Time until the benefits have paid for the plan.",
            "投资回收期。";
        npv: Field<Money>,
            "Net present value.",
            "净现值。";
    }
}
