//! K710: a larger expected loss under a lower rating.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::value::Money;
use crate::plan::{Harm, Risk};
use crate::risk::Rating;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "K710",
        name: "rank-reversal",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "rating and expected loss contradict each other",
        "评级与期望损失的次序相反",
    ),
    docs: Docs {
        checks: Text::new(
            "Of two open threats the one with the clearly larger expected loss (probability times \
             cost before the response, twice as large: threshold `rank_reversal_percent`) isn't \
             rated lower. Judged are risks with a percentage and a cost that are rated by their \
             cost: where delay, safety or another dimension decides, money says nothing.",
            "两项未关闭的威胁中，应对前期望损失（概率×损失金额）明显更大（达到两倍：阈值 `rank_reversal_percent`）的，\
             评级不得更低。只看写明百分比概率和损失金额、且评级由金额决定的风险；由工期、安全等其他维度决定评级的不作判断。",
        ),
        why: Text::new(
            "Levels are wide, so a matrix may rank a risk of 9% and 5 million below one of 31% and \
             a quarter of a million. L. A. Cox shows that such reversals come with every matrix \
             (What's Wrong with Risk Matrices?, Risk Analysis 28, 2008, range compression and \
             rank reversal); where the figures are there, they should decide. That twice as much \
             is clear is planvet's choice.",
            "等级的区间很宽，矩阵可能把 9%、500 万元的风险排在 31%、25 万元之后。L. A. Cox 指出任何矩阵都会出现这种次序颠倒\
             （《风险矩阵错在哪里》，Risk Analysis 28，2008：区间压缩与排序反转）；已有数据时应以数据为准。\
             以两倍为“明显”是 planvet 的取值。",
        ),
        fails: Example {
            en: "currency: GBP\nrisks:\n  - {id: R1, title: Contractor fails, probability: 9%, impact: {cost: GBP 500000}}\n  - {id: R2, title: Winter demand peak, probability: 60%, impact: {cost: GBP 30000}}\nbudget:\n  total: GBP 200,000\n",
            zh: "currency: CNY\nrisks:\n  - {id: R1, title: 总包违约, probability: 9%, impact: {cost: 500万元}}\n  - {id: R2, title: 汛期报修激增, probability: 60%, impact: {cost: 30万元}}\nbudget:\n  total: 200万元\n",
        },
        mended: Example {
            en: "currency: GBP\nrisks:\n  - {id: R1, title: Contractor fails, probability: 12%, impact: {cost: GBP 500000}}\n  - {id: R2, title: Winter demand peak, probability: 60%, impact: {cost: GBP 15000}}\nbudget:\n  total: GBP 200,000\n",
            zh: "currency: CNY\nrisks:\n  - {id: R1, title: 总包违约, probability: 12%, impact: {cost: 500万元}}\n  - {id: R2, title: 汛期报修激增, probability: 60%, impact: {cost: 15万元}}\nbudget:\n  total: 200万元\n",
        },
        ignore: Text::new(
            "When something that isn't in the figures speaks for the order of the ratings; better \
             put it into the impact as a dimension of its own.",
            "评级次序另有未计入金额的理由时；最好把它作为影响的一个维度写出来。",
        ),
    },
    run: Run::Plan(run),
};

/// A threat with figures.
struct Figures<'p> {
    risk: &'p Risk,
    rating: Rating,
    emv: Money,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    let profile = cx.risks();
    let judged = profile.exposures.iter().filter_map(|exposure| {
        let is_meant = exposure.risk.is_open() && exposure.risk.is_threat();
        Some(Figures {
            risk: exposure.risk,
            rating: exposure
                .inherent_rating
                .filter(|_| is_meant && exposure.worst_harm == Some(Harm::Cost))?,
            emv: cx.ledger().own(exposure.emv?)?,
        })
    });
    let judged: Vec<Figures<'_>> = judged.collect();
    let ratings = profile.scale().all_ratings();
    // Of each rating, the risk with the least expected loss.
    let least: Vec<Option<&Figures<'_>>> = ratings
        .map(|rating| {
            let here = judged.iter().filter(|figures| figures.rating == rating);
            here.min_by_key(|figures| figures.emv.amount)
        })
        .collect();
    let factor = Decimal::from(cx.settings.thresholds.rank_reversal_percent);
    for figures in &judged {
        let above = least.iter().skip(figures.rating.position() + 1).flatten();
        let Some(other) = above.min_by_key(|other| other.emv.amount) else {
            continue;
        };
        let is_clear = figures.emv.amount > Decimal::ZERO
            && times(figures.emv.amount, Decimal::ONE_HUNDRED) >= times(other.emv.amount, factor);
        if !is_clear {
            continue;
        }
        let scale = profile.scale();
        findings
            .add(
                figures.risk.title_span(),
                text!(
                    "risk {risk} is rated {low} with an expected loss of {loss}, risk {than} \
                     {high} with only {less}",
                    "风险{risk}期望损失 {loss}，评级为{low}；风险{than}仅 {less}，评级却为{high}",
                    risk = figures.risk.name(),
                    low = scale.label(figures.rating),
                    loss = figures.emv,
                    than = other.risk.name(),
                    high = scale.label(other.rating),
                    less = other.emv,
                ),
            )
            .help(text!(
                "look at both estimates again; if they hold, rank these risks by expected loss, \
                 or choose levels that keep them apart",
                "请复核两项估计；若数字无误，应按期望损失排序，或调整等级区间使两者拉开"
            ))
            .related(
                other.risk.title_span(),
                text!("expected loss {less}", "期望损失 {less}", less = other.emv,),
            );
    }
}

/// A product; of sums beyond every number the largest one.
fn times(amount: Decimal, factor: Decimal) -> Decimal {
    amount.checked_mul(factor).unwrap_or(Decimal::MAX)
}
