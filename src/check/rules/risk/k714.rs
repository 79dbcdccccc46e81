//! K714: a sign that would be seen too late.

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::Plan;
use crate::plan::read::Field;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K714",
        name: "trigger-cannot-fire",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new(
        "risk is looked at only after the plan's end",
        "方案结束后才复核风险",
    ),
    docs: Docs {
        checks: Text::new(
            "The day on which an open risk is looked at next (`review`) is no later than the \
             last day of the plan: its `end`, else the end of its last phase. Where neither is \
             known the rule is silent.",
            "未关闭风险的下次复核日期（`review`）不应晚于方案最后一天：方案的 `end`，没有时取最后一个阶段的结束日期。\
             两者都不知道时不作判断。",
        ),
        why: Text::new(
            "A sign that is looked for only when everything is over warns nobody (ISO 31000:2018, \
             monitoring and review throughout the process).",
            "等一切结束才去看苗头，起不到预警作用（ISO 31000:2018 要求全过程监测与评审）。",
        ),
        fails: Example {
            en: "start: 2026-03-02\nend: 2026-08-28\nrisks:\n  - {id: R1, title: Dispatch system fails, trigger: Down for more than 30 minutes, review: 2026-10-01}\n",
            zh: "start: 2026-03-02\nend: 2026-08-28\nrisks:\n  - {id: R1, title: 派单系统中断, trigger: 单次中断超过30分钟, review: 2026-10-01}\n",
        },
        mended: Example {
            en: "start: 2026-03-02\nend: 2026-08-28\nrisks:\n  - {id: R1, title: Dispatch system fails, trigger: Down for more than 30 minutes, review: 2026-04-01}\n",
            zh: "start: 2026-03-02\nend: 2026-08-28\nrisks:\n  - {id: R1, title: 派单系统中断, trigger: 单次中断超过30分钟, review: 2026-04-01}\n",
        },
        ignore: Text::new(
            "When the risk outlives the plan and is handed over to daily business by then.",
            "风险在方案结束后仍然存在，届时移交日常管理时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((end, end_span)) = last_day(cx) else {
        return;
    };
    for risk in &cx.plan.risks {
        let Some(review) = risk.review.spanned() else {
            continue;
        };
        if *review.value <= end || !risk.is_open() {
            continue;
        }
        let finding = findings.add(
            review.span,
            text!(
                "risk {risk} is looked at next on {review}, after the plan has ended on {end}",
                "风险{risk}的下次复核定在 {review}，方案 {end} 就已结束",
                risk = risk.name(),
                review = review.value,
                end = end,
            ),
        );
        finding.help(text!(
            "choose a day before the risk could strike, or close the risk (`status: closed`)",
            "请改为风险可能发生之前的日期；风险已消除的，请写 `status: 已关闭`"
        ));
        finding.related(end_span, text!("the plan ends here", "方案到此结束"));
    }
}

/// The last day of the plan and where it stands; `None` when something of it is unknown.
fn last_day(cx: &Context<'_>) -> Option<(Date, Span)> {
    let plan: &Plan = cx.plan;
    match &plan.end {
        Field::Given(place, end) => Some((*end, place.value)),
        Field::Unreadable(_) => None,
        Field::Absent if !cx.is_complete() || !plan.phases.is_complete() => None,
        Field::Absent => plan
            .phases
            .iter()
            .map(|phase| Some((phase.end.value()?, phase.end.span()?)))
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .max_by_key(|&(end, _)| end),
    }
}
