//! B808: returns that the plan claims and its figures don't give.

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::finance::benefits::{Benefits, Stream};
use crate::finance::case::{Case, HorizonSource, Terms};
use crate::finance::claims::{self, Recomputed};
use crate::finance::returns::Returns;
use crate::lang::{Lang, Localized};
use crate::plan::value::{Money, Percent};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B808",
        name: "stated-return-wrong",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new(
        "stated return does not follow from the figures",
        "宣称的回报与预算、效益不符",
    ),
    docs: Docs {
        checks: Text::new(
            "`roi`, `npv` and `payback` under `stated` follow from the cost and the benefits of the \
             plan by at least one usual definition: over the `horizon` or any time up to ten years, in \
             all or a year, with or without reserves, by months or by whole years, from the start or \
             from the end of the work, `npv` by the `discount_rate`. Claims may be rounded: by 5%, \
             times by 10%, or by one unit of the last digit. The rule is silent as long as a line, a \
             benefit or its amount, `per` or `from` is missing.",
            "`stated` 中的 `roi`、`npv`、`payback` 至少按一种常用口径能由方案的成本和效益推出：按 `horizon` 或十年以内的任一\
             期限，按总额或年均，含或不含预备费，按月或按整年，从开始或从完工起算；`npv` 按 `discount_rate`。允许取整：5% 以内、\
             时间 10% 以内，或末位一个单位以内。明细或效益的金额、`per`、`from` 不全时不判断。",
        ),
        why: Text::new(
            "The return is the figure that a plan is approved on, and the one nobody adds up again (GAO Cost \
             Estimating and Assessment Guide: others must be able to recreate an estimate from its \
             documents).",
            "方案往往凭回报获批，而这恰恰是没人复算的数字（GAO《成本估算与评估指南》：他人应能凭文档复算出同样的结果）。",
        ),
        fails: Example {
            en: "currency: GBP\nstart: 2026-01-05\nend: 2026-12-31\nbudget:\n  total: £60000\n  horizon: 3y\n  benefits:\n    - {title: Fewer repeat visits, amount: £30000, per: year, from: 2027-01-01}\n  stated: {roi: 85%, payback: 3y}\n",
            zh: "currency: CNY\nstart: 2026-01-05\nend: 2026-12-31\nbudget:\n  total: 60万元\n  horizon: 3y\n  benefits:\n    - {title: 返修减少, amount: 30万元, per: year, from: 2027-01-01}\n  stated: {roi: 85%, payback: 3y}\n",
        },
        mended: Example {
            en: "currency: GBP\nstart: 2026-01-05\nend: 2026-12-31\nbudget:\n  total: £60000\n  horizon: 5y\n  benefits:\n    - {title: Fewer repeat visits, amount: £30000, per: year, from: 2027-01-01}\n  stated: {roi: 100%, payback: 3y}\n",
            zh: "currency: CNY\nstart: 2026-01-05\nend: 2026-12-31\nbudget:\n  total: 60万元\n  horizon: 5y\n  benefits:\n    - {title: 返修减少, amount: 30万元, per: year, from: 2027-01-01}\n  stated: {roi: 100%, payback: 3y}\n",
        },
        ignore: Text::new(
            "When the claim rests on costs or benefits that are kept out of the plan; say so in `notes`.",
            "宣称的回报包含了未列入方案的成本或效益时（请在 `notes` 中说明）。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let ledger = cx.ledger();
    let Some(budget) = ledger.budget else {
        return;
    };
    let Some(stated) = budget.stated.get().filter(|_| cx.is_complete()) else {
        return;
    };
    let benefits = Benefits::of(cx.plan, ledger);
    let is_told = |one: &Stream<'_>| !one.is_from_assumed;
    let is_known = benefits.is_complete() && benefits.streams.iter().all(is_told);
    let unreadable = budget.horizon.is_unreadable() || budget.discount_rate.is_unreadable();
    if !is_known || unreadable || !budget.lines.is_complete() {
        return;
    }
    let calendars = &cx.settings.calendars;
    let case = Case::of(cx.plan, ledger, calendars, &benefits, Terms::default());
    let Some(case) = case.ok().filter(|case| case.cost > Decimal::ZERO) else {
        return;
    };
    let Some(brought) = Returns::of_benefits(&case) else {
        return;
    };
    if let Some(roi) = stated.roi.spanned() {
        let computed = claims::roi(&case, ledger, *roi.value);
        let value = |value: Decimal| Value::Percent(Percent(value.round_dp(1)));
        let what = text!("return on investment", "投资回报率");
        tell(
            &case,
            brought,
            (what, roi.value, roi.span),
            computed,
            value,
            findings,
        );
    }
    if let Some(npv) = stated.npv.spanned()
        && let Some(own) = ledger.own(*npv.value)
    {
        let computed = claims::npv(&case, ledger, own);
        let value = |value: Decimal| Value::Money(Money::new(value.round(), case.currency));
        let what = text!("net present value", "净现值");
        tell(
            &case,
            brought,
            (what, npv.value, npv.span),
            computed,
            value,
            findings,
        );
    }
    if let Some(time) = stated.payback.spanned() {
        let computed = claims::time(&case, ledger, time.value);
        let what = text!("payback", "投资回收期");
        tell(
            &case,
            brought,
            (what, time.value, time.span),
            computed,
            |months: Decimal| Value::Months(months.round_dp(1)),
            findings,
        );
    }
}

/// A value that was computed.
enum Value {
    Percent(Percent),
    Money(Money),
    Months(Decimal),
}

impl Localized for Value {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self, lang) {
            (Value::Percent(percent), _) => percent.fmt_in(lang, f),
            (Value::Money(money), _) => money.fmt_in(lang, f),
            (Value::Months(months), Lang::En) => write!(f, "{} months", months.normalize()),
            (Value::Months(months), Lang::Zh) => write!(f, "{} 个月", months.normalize()),
        }
    }
}

fn tell(
    case: &Case<'_>,
    brought: Decimal,
    (what, claim, span): (Text, &impl Localized, Span),
    computed: Option<Recomputed>,
    value: impl Fn(Decimal) -> Value,
    findings: &mut Findings<'_>,
) {
    let Some(computed) = computed.filter(|computed| !computed.agrees) else {
        return;
    };
    let money = |amount| Money::new(amount, case.currency);
    let by_us = match computed.shown {
        Some(shown) => text!("it comes to {value}", "应为 {value}", value = value(shown)),
        None => text!("the plan never pays for itself", "收不回投资"),
    };
    let finding = findings.add(
        span,
        text!(
            "the plan claims a {what} of {claim}, but with a cost of {cost} and benefits of {benefits} over \
             {months} months {by_us}",
            "方案宣称{what}为 {claim}，但成本 {cost}、{months} 个月内效益 {benefits}，{by_us}",
            what = what,
            claim = claim,
            cost = money(case.cost),
            benefits = money(brought),
            months = case.horizon,
            by_us = by_us,
        ),
    );
    let horizon = match case.horizon_source {
        HorizonSource::Usual => text!(
            ", or say in `horizon` how long benefits count",
            "，或用 `horizon` 写明效益计算期"
        ),
        _ => Text::new("", ""),
    };
    let nearest = match computed.nearest {
        Some(nearest) => text!(
            "no usual definition gives the claim, the nearest gives {value}; ",
            "常用口径都得不出这个数，最接近的为 {value}；",
            value = value(nearest),
        ),
        None => Text::new("", ""),
    };
    finding.help(text!(
        "{nearest}correct the claim, the cost or the benefits{horizon}; `planvet budget --view returns` \
         shows how it is computed",
        "{nearest}请更正宣称的数字、成本或效益{horizon}；测算过程见 `planvet budget --view returns`",
        nearest = nearest,
        horizon = horizon,
    ));
}
