//! K706: a response that changes nothing.

use rust_decimal::Decimal;

use super::show_inherent;
use crate::check::rules::prelude::*;
use crate::plan::read::Either;
use crate::plan::value::Probability;
use crate::risk::{Exposure, Score, Stake};
use crate::schedule::approximate_workdays;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K706",
        name: "residual-not-lower",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("residual risk is not lower", "残余风险没有降低"),
    docs: Docs {
        checks: Text::new(
            "A risk that is to be avoided, transferred or mitigated must be smaller after the \
             response than before it, by score and by expected loss (probability times cost); \
             equal counts as not lower. Within one level it is enough that a percentage, a cost \
             or a delay falls. Accepted risks and chances are left alone, and so are risks whose \
             probability or impact is open before or after the response.",
            "选择规避、转移或减轻的风险，应对后的得分和期望损失（概率×损失金额）都应低于应对前，相等视为没有降低。\
             若等级未变，概率百分比、损失金额或延误时间有一项下降即可。选择接受的风险和机会不作要求；\
             应对前后的概率或影响未写全的，也不作判断。",
        ),
        why: Text::new(
            "A response that leaves the risk as large as it was is no response, or the figures \
             are wrong; ISO 31000:2018 asks of every risk treatment whether it works and whether \
             the risk that remains can be borne.",
            "应对之后风险不变甚至变大，要么措施无效，要么数字有误；ISO 31000:2018 要求评价每项风险应对是否有效、\
             残余风险是否可以接受。",
        ),
        fails: Example {
            en: "risks:\n  - id: R1\n    title: Staff reject automatic dispatch\n    probability: 4\n    impact: 3\n    response: mitigate\n    residual: {probability: 3, impact: 4}\n",
            zh: "risks:\n  - id: R1\n    title: 员工抵触自动派单\n    probability: 4\n    impact: 3\n    response: 减轻\n    residual: {probability: 3, impact: 4}\n",
        },
        mended: Example {
            en: "risks:\n  - id: R1\n    title: Staff reject automatic dispatch\n    probability: 4\n    impact: 3\n    response: mitigate\n    residual: {probability: 2, impact: 3}\n",
            zh: "risks:\n  - id: R1\n    title: 员工抵触自动派单\n    probability: 4\n    impact: 3\n    response: 减轻\n    residual: {probability: 2, impact: 3}\n",
        },
        ignore: Text::new(
            "Never; a risk that is borne as it is has the response `accept`.",
            "不应忽略；原样承担的风险，应对策略应写“接受”。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for exposure in &cx.risks().exposures {
        let risk = exposure.risk;
        let (Some(span), true) = (risk.residual.span(), risk.is_to_be_lowered()) else {
            continue;
        };
        let Some(message) = not_lower(exposure) else {
            continue;
        };
        let finding = findings.add(span, message);
        finding.help(text!(
            "enter the probability and impact that the response really leaves; if it lowers \
             neither, choose another response",
            "请填写应对后实际剩余的概率和影响；若两者都不下降，请改用其他应对策略"
        ));
        show_inherent(finding, exposure);
    }
}

/// What to say when the risk is as large as before, or larger.
fn not_lower(exposure: &Exposure<'_>) -> Option<Text> {
    let risk = exposure.risk.name();
    let losses = exposure.emv.zip(exposure.residual_emv);
    let change = losses.and_then(|(before, after)| Some(after.checked_sub(before)?.amount));
    let scores = exposure
        .inherent
        .map(Score::product)
        .zip(exposure.residual.map(Score::product))
        .filter(|_| comparable(exposure));
    if let Some((before, after)) = scores
        && after > before
    {
        return Some(text!(
            "risk {risk} scores {after} after the response, {before} before it",
            "风险{risk}应对后得分为 {after}，高于应对前的 {before}",
            risk = risk,
            after = after,
            before = before,
        ));
    }
    if let Some((before, after)) = losses
        && change.is_some_and(|change| change > Decimal::ZERO)
    {
        return Some(text!(
            "risk {risk} has an expected loss of {after} after the response, {before} before it",
            "风险{risk}应对后的期望损失为 {after}，高于应对前的 {before}",
            risk = risk,
            after = after,
            before = before,
        ));
    }
    let lower = scores.is_some_and(|(before, after)| after < before)
        || change.is_some_and(|change| change < Decimal::ZERO)
        || falls(exposure.before, exposure.after);
    if lower {
        return None;
    }
    if let Some((_, score)) = scores {
        return Some(text!(
            "risk {risk} still scores {score} after the response, as before it",
            "风险{risk}应对后得分仍为 {score}，与应对前相同",
            risk = risk,
            score = score,
        ));
    }
    change?;
    let (_, loss) = losses?;
    Some(text!(
        "risk {risk} still has an expected loss of {loss} after the response, as before it",
        "风险{risk}应对后的期望损失仍为 {loss}，与应对前相同",
        risk = risk,
        loss = loss,
    ))
}

/// Whether both impacts are levels, or both sums and delays. Of a cost that can't be rated the
/// level knows nothing, so against a plain level it may look too small.
fn comparable(exposure: &Exposure<'_>) -> bool {
    matches!(
        (exposure.before.impact, exposure.after.impact),
        (Some(Either::Short(_)), Some(Either::Short(_)))
            | (Some(Either::Long(_)), Some(Either::Long(_)))
    )
}

/// Whether a percentage, a cost or a delay falls, be it within one level.
fn falls(before: Stake<'_>, after: Stake<'_>) -> bool {
    let less_likely = matches!(
        (before.probability, after.probability),
        (Some(Probability::Percent(before)), Some(Probability::Percent(after))) if after < before
    );
    let (Some(Either::Long(before)), Some(Either::Long(after))) = (before.impact, after.impact)
    else {
        return less_likely;
    };
    let cheaper = before
        .cost
        .value()
        .zip(after.cost.value())
        .and_then(|(before, after)| after.checked_sub(before))
        .is_some_and(|change| change.amount < Decimal::ZERO);
    let shorter = before
        .delay
        .get()
        .and_then(approximate_workdays)
        .zip(after.delay.get().and_then(approximate_workdays))
        .is_some_and(|(before, after)| after < before);
    less_likely || cheaper || shorter
}
