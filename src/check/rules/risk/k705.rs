//! K705: a grave risk that nobody has prepared for.

use super::show_inherent;
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K705",
        name: "high-risk-without-contingency",
    },
    severity: Severity::Error,
    since: Maturity::Review,
    title: Text::new("high risk has no contingency", "高风险没有应急预案"),
    docs: Docs {
        checks: Text::new(
            "A threat whose rating before the response is beyond the risk appetite says what is \
             done if it happens all the same. Without a scale of one's own that is from high on: \
             probability times impact is 10 or more (`risk_scale` of the plan or `[risk]` of \
             planvet.toml set others). Chances, closed risks and those with a reason under \
             `accepted` are left alone.",
            "应对前评级超出风险偏好的威胁，要写明一旦发生的应急预案。没有自定风险标准时，即评级为高或极高\
             （得分即概率×影响达到 10 分；方案的 `risk_scale` 或 planvet.toml 的 `[risk]` 可另设）。\
             机会、已关闭的风险，以及写了 `accepted` 理由的风险不作要求。",
        ),
        why: Text::new(
            "A response makes a risk smaller, not impossible, and when a grave one strikes there \
             is no time to think up a way out (PMBOK, contingent response strategies). The \
             bounds of the ratings keep to L. A. Cox, What's Wrong with Risk Matrices?, 2008.",
            "应对只能降低风险，不能杜绝风险；重大风险一旦发生，就没有时间再想办法（PMBOK 应急应对策略）。\
             评级分界遵循 L. A. Cox《风险矩阵错在哪里》（2008）。",
        ),
        fails: Example {
            en: "risks:\n  - {id: R1, title: Dispatch system fails, probability: 3, impact: 4, response: accept}\n",
            zh: "risks:\n  - {id: R1, title: 派单系统中断, probability: 3, impact: 4, response: 接受}\n",
        },
        mended: Example {
            en: "risks:\n  - {id: R1, title: Dispatch system fails, probability: 3, impact: 4, response: accept, contingency: The shift leader dispatches by telephone}\n",
            zh: "risks:\n  - {id: R1, title: 派单系统中断, probability: 3, impact: 4, response: 接受, contingency: 班长改用电话派单}\n",
        },
        ignore: Text::new(
            "When an emergency plan outside this one covers it; name that under `accepted`.",
            "已有其他应急预案覆盖时；请在 `accepted` 中写明是哪份预案。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let scale = cx.risks().scale();
    for exposure in &cx.risks().exposures {
        let risk = exposure.risk;
        let told = !risk.contingency.is_absent() || !risk.accepted.is_absent();
        if told || risk.may_be_closed() || !risk.is_threat() {
            continue;
        }
        let (Some(score), Some(rating)) = (exposure.inherent, exposure.inherent_rating) else {
            continue;
        };
        if scale.is_within_appetite(rating) {
            continue;
        }
        let finding = findings.add(
            risk.title_span(),
            text!(
                "risk {risk} scores {score} ({rating}) and has no contingency",
                "风险{risk}得分 {score}（评级：{rating}），却没有应急预案",
                risk = risk.name(),
                rating = scale.label(rating),
                score = score.product(),
            ),
        );
        finding.help(text!(
            "add `contingency:` with what is done, and by whom, if it happens all the same",
            "请补上 `contingency:`，写明一旦发生由谁、采取什么措施"
        ));
        show_inherent(finding, exposure);
    }
}
