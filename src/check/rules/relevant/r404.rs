//! R404: a plan whose goals only count what is done.

use crate::check::rules::prelude::*;
use crate::check::rules::wording::mentions;
use crate::plan::value::MeasureKind;
use crate::plan::{Goal, Measure};

use super::top_goals;

/// Words for what a plan does or delivers.
#[rustfmt::skip]
const OUTPUTS: &[&str] = &[
    "audit", "brochure", "camera", "campaign", "checklist", "course", "document", "drill",
    "event", "guideline", "inspection", "install", "leaflet", "manual", "meeting", "module",
    "newsletter", "patrol", "poster", "procedure", "report", "seminar", "session", "survey",
    "terminal", "toolkit", "training", "trained", "workshop",
    "会议", "例会", "作业书", "公众号", "制度", "台账", "培训", "充电桩", "宣传", "宣讲", "宣贯",
    "巡查", "巡检", "巡更", "巡逻", "座谈", "手册", "推文", "摄像头", "改造", "方案", "案例",
    "检查", "标准", "活动", "流程图", "演练", "督查", "终端", "规程", "规范", "讲座", "设备",
    "设施", "课程", "调研", "问卷", "安装", "报告", "系统", "平台",
];

/// Words that tell that the things are counted.
#[rustfmt::skip]
const COUNTING: &[&str] = &[
    "number of", "count of", "sessions held", "hours of",
    "数", "数量", "次", "频次", "频率", "场", "人次", "学时", "份", "篇", "台", "项", "套", "处",
];

/// Words that tell that a share is one of work that is finished.
#[rustfmt::skip]
const FINISHING: &[&str] = &[
    "completion", "completed", "carried out", "delivered", "held", "installed", "issued",
    "published", "trained",
    "完成率", "落实率", "执行率", "建成率", "开展率", "安装率", "覆盖率", "发放率", "参训率",
    "完成比例", "完成度",
];

/// Words for what changes for somebody through it; in their presence nothing is certain.
#[rustfmt::skip]
const OUTCOMES: &[&str] = &[
    "abandon", "accident", "accura", "attend", "availab", "backlog", "benefi", "booking",
    "breakdown", "churn", "complain", "complian", "cost", "custom", "defect", "delay", "downtime",
    "error", "experience", "failure", "fault", "finding", "first-time", "incident", "injur",
    "issues", "late", "loss", "missed", "no-show", "on time", "order", "outage", "overdue", "pass",
    "problem", "quality", "rating", "recommend", "reduc", "repair", "repeat", "request", "resol",
    "response", "retain", "retention", "revenue", "reuse", "satisf", "saving", "score", "skill",
    "success", "takeup", "time to", "turnover", "uptake", "uptime", "use", "using", "wait",
    "下载", "不合格", "业绩", "丢失", "事件", "事故", "交付", "伤", "使用", "修复", "停", "准点",
    "准时", "准确", "减少", "到场", "办件", "办结", "参与", "参加", "及时", "反馈", "合格", "响应",
    "回复", "增长", "好评", "安全", "完好", "客户", "差评", "差错", "建议", "异常", "成交", "成本",
    "报修", "投诉", "掌握", "收入", "收缴", "效率", "整改", "欠费", "满意", "流失", "浏览", "点击",
    "用户", "留存", "知晓", "积压", "等待", "节约", "续费", "缺陷", "能耗", "行为", "解决", "订单",
    "订阅", "认可", "认证", "评分", "评价", "诉求", "质量", "超期", "超时", "达标", "返工", "返修",
    "分数", "指数", "系数", "违规", "违章", "逾期", "通过", "错误", "问题", "阅读", "隐患", "故障", "预约", "预订", "首访",
];

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "R404",
        name: "output-only",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goals only count what is done", "目标只统计做了多少事"),
    docs: Docs {
        checks: Text::new(
            "At least one goal without a `parent` must measure what changes for somebody, not \
             only what is done or delivered. A finding when each of them counts trainings, \
             meetings, inspections, documents, devices and the like, or the share of them that is \
             finished, as the name of the metric and its `kind` tell. A single goal without a \
             measure, with another measure, or with a word in the metric that may be about \
             results, and the plan is left alone; so are goals with `accepted`.",
            "没有上级的目标中，至少应有一个衡量服务对象身上发生的变化，而不只是做了什么、交付了什么。\
             如果这些目标全都在统计培训、会议、检查、文件、设备等的数量或完成率（由指标名称和 `kind` 判断），则提示。\
             只要有一个目标没有指标、属于其他指标，或指标名称中含有可能表示成效的字样，就不提示；\
             写有 `accepted` 的目标也不检查。",
        ),
        why: Text::new(
            "Every training can be held and nothing be better for it. Objectives are expressed \
             as changes in outcomes; outputs are the means (HM Treasury Green Book 2022, 4.9; \
             OECD DAC results chain: activities, outputs, outcomes).",
            "培训全都办完了，服务也可能毫无起色。目标应表述为成效的变化，产出只是手段\
             （英国财政部《绿皮书》2022 第 4.9 节；OECD DAC 结果链：活动—产出—成效）。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Train the front line\n    measure: {metric: number of training sessions, kind: count, unit: sessions, target: 12}\n  - id: G2\n    title: Written procedures\n    measure: {metric: number of procedures issued, kind: count, unit: documents, target: 20}\n",
            zh: "goals:\n  - id: G1\n    title: 开展服务培训\n    measure: {metric: 服务培训场次, kind: count, unit: 场, target: 12}\n  - id: G2\n    title: 完善制度\n    measure: {metric: 新增制度数量, kind: count, unit: 份, target: 20}\n",
        },
        mended: Example {
            en: "goals:\n  - id: G0\n    title: Satisfied tenants\n    measure: {metric: share of satisfied tenants, kind: rate, unit: \"%\", baseline: 64, target: 76}\n  - id: G1\n    title: Train the front line\n    parent: G0\n    measure: {metric: number of training sessions, kind: count, unit: sessions, target: 12}\n  - id: G2\n    title: Written procedures\n    parent: G0\n    measure: {metric: number of procedures issued, kind: count, unit: documents, target: 20}\n",
            zh: "goals:\n  - id: G0\n    title: 提高业主满意率\n    measure: {metric: 业主满意率, kind: rate, unit: \"%\", baseline: 64, target: 76}\n  - id: G1\n    title: 开展服务培训\n    parent: G0\n    measure: {metric: 服务培训场次, kind: count, unit: 场, target: 12}\n  - id: G2\n    title: 完善制度\n    parent: G0\n    measure: {metric: 新增制度数量, kind: count, unit: 份, target: 20}\n",
        },
        ignore: Text::new(
            "When the plan is a part of a wider one that holds the outcomes: write `accepted:` \
             with that reason at one of the goals.",
            "本方案只是更大方案的一部分、成效目标写在上级方案中时，请在其中一个目标上用 `accepted:` 写明。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(top) = top_goals(cx) else { return };
    let is_output = |goal: &&Goal| {
        let measure = goal.measure.get();
        goal.accepted.is_absent() && measure.is_some_and(counts_outputs)
    };
    let [first, others @ ..] = &top[..] else {
        return;
    };
    if !top.iter().all(is_output) {
        return;
    }
    let finding = findings.add(
        metric_span(first),
        text!(
            "all goals at the top ({goals}) count what is done; none says what gets better for \
             whom",
            "全部总目标（{goals} 个）都只统计做了多少事，没有一个说明谁的什么会变好",
            goals = count(top.len(), "goal", "goals"),
        ),
    );
    finding.about(Subject::Plan).help(text!(
        "add a goal for what the work is to change (satisfaction, faults, waiting time …), and \
         make these its sub-goals with `parent:`",
        "请补充一个说明这些工作要带来什么变化的目标（满意度、故障、等待时间等），再用 `parent:` 把现有目标归到它之下"
    ));
    for other in others {
        finding.related(
            metric_span(other),
            text!("counts what is done, too", "同样只统计做了多少事"),
        );
    }
}

/// Whether a measure counts what is done or delivered, for certain.
fn counts_outputs(measure: &Measure) -> bool {
    let metric = &measure.metric;
    if !mentions(metric, OUTPUTS) || mentions(metric, OUTCOMES) {
        return false;
    }
    match measure.kind.value() {
        Some(MeasureKind::Count) => true,
        Some(MeasureKind::Rate) => mentions(metric, FINISHING),
        Some(MeasureKind::Score | MeasureKind::Time | MeasureKind::Money) => false,
        None if !measure.kind.is_absent() => false,
        None => {
            let unit = measure.target.get().and_then(|t| measure.unit_meant_by(t));
            match unit {
                Some(unit) if unit.is_share() => mentions(metric, FINISHING),
                Some(unit) if unit.is_points() => false,
                _ => mentions(metric, COUNTING),
            }
        }
    }
}

/// Where the metric of a goal stands.
fn metric_span(goal: &Goal) -> crate::source::Span {
    let metric = goal.measure.get().and_then(|measure| measure.metric.span());
    metric.unwrap_or_else(|| goal.title_span())
}
