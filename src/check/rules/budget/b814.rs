//! B814: amounts in more than one currency.

use crate::check::rules::prelude::*;
use crate::finance::{Role, Stated, amounts};
use crate::plan::value::{Currency, Money};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B814",
        name: "mixed-currency",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("amounts in more than one currency", "币种不一致"),
    docs: Docs {
        checks: Text::new(
            "All amounts are in the plan's `currency`: total, lines, funding, benefits, costs of \
             risks and tasks, rates, and the stated net present value. When the plan names none, \
             all amounts that name a currency name the same. An amount that names none is in the \
             plan's. The signs for yuan, yen and dollar are read as CNY and USD unless the amount \
             says otherwise, whatever the plan's currency is.",
            "所有金额都应使用方案的 `currency`：预算总额、明细、资金来源、效益、风险和任务的费用、费率以及所列净现值。\
             方案没有写币种时，凡注明币种的金额应一致。未注明币种的金额按方案币种计。\
             不论方案是什么币种，“元”“¥”一律按人民币、“$”一律按美元识别。",
        ),
        why: Text::new(
            "Sums over several currencies mean nothing without a rate and its day; planvet \
             leaves such amounts out of every sum rather than guess one.",
            "不同币种的金额，没有汇率和折算日期就无法相加；planvet 不会猜汇率，所有合计都会漏掉这些金额。",
        ),
        fails: Example {
            en: "currency: GBP\nbudget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Consultants, amount: USD 8000}\n",
            zh: "currency: CNY\nbudget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 海外顾问, amount: 8000美元}\n",
        },
        mended: Example {
            en: "currency: GBP\nbudget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: £45000}\n    - {title: Consultants, amount: £6300, notes: USD 8000 at 1.27 on 2026-01-05}\n",
            zh: "currency: CNY\nbudget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元}\n    - {title: 海外顾问, amount: 56800元, notes: 8000美元，按2026-01-05汇率7.10折算}\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let named: Vec<(Stated<'_>, Currency)> = amounts(cx.plan)
        .into_iter()
        .filter_map(|stated| Some((stated, stated.money.currency?)))
        .collect();
    let declared = match cx.plan.currency.spanned() {
        Some(currency) => Some(currency),
        None if cx.plan.currency.is_absent() => None,
        None => return,
    };
    let Some(own) = declared
        .as_ref()
        .map(|currency| *currency.value)
        .or(most_used(&named))
    else {
        return;
    };
    if let Some(declared) = &declared
        && let [(first, other), rest @ ..] = named.as_slice()
        && *other != own
        && !rest.is_empty()
        && rest.iter().all(|(_, currency)| currency == other)
    {
        findings
            .add(
                declared.span,
                text!(
                    "the plan is in {own}, but all {n} amounts that name a currency are in {other}",
                    "方案币种为{own}，但注明币种的 {n} 处金额全是{other}",
                    own = own,
                    n = named.len(),
                    other = other,
                ),
            )
            .related(first.span, text!("the first of them", "其中第一处"))
            .help(text!(
                "set `currency:` to what the amounts are in, or write all amounts in {own}",
                "请把 `currency:` 改为金额实际所用的币种，或把金额都改为{own}",
                own = own,
            ));
        return;
    }
    let model = named.iter().find(|(_, currency)| *currency == own);
    for (stated, _) in named.iter().filter(|(_, currency)| *currency != own) {
        let finding = findings.add(
            stated.span,
            if declared.is_some() {
                text!(
                    "{what} is {money}, but the plan's currency is {own}",
                    "{what}为 {money}，与方案币种{own}不一致",
                    what = stated,
                    money = stated.money,
                    own = own,
                )
            } else {
                text!(
                    "{what} is {money}, but other amounts are in {own}",
                    "{what}为 {money}，其他金额则用{own}",
                    what = stated,
                    money = stated.money,
                    own = own,
                )
            },
        );
        let other = declared.as_ref().map(|currency| currency.span);
        if let Some(span) = other.or(model.map(|(model, _)| model.span)) {
            finding.related(span, text!("{own} here", "这里是{own}", own = own));
        }
        finding.help(help(cx, stated, own));
    }
}

/// The currency of most amounts; of several, the one written first.
fn most_used(named: &[(Stated<'_>, Currency)]) -> Option<Currency> {
    let mut counts: Vec<(Currency, usize)> = Vec::new();
    for (_, currency) in named {
        match counts.iter_mut().find(|(known, _)| known == currency) {
            Some((_, count)) => *count += 1,
            None => counts.push((*currency, 1)),
        }
    }
    counts.reverse();
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(currency, _)| currency)
}

/// How to mend it. A sign that several currencies share may well mean the plan's.
fn help(cx: &Context<'_>, stated: &Stated<'_>, own: Currency) -> Text {
    let written = cx.text.get(stated.span.range()).unwrap_or_default();
    let code = stated
        .money
        .currency
        .is_some_and(|currency| written.to_ascii_uppercase().contains(currency.code()));
    let shared = ["元", "¥", "￥", "$", "＄", "块"]
        .iter()
        .any(|sign| written.contains(sign));
    let money = Money {
        currency: Some(own),
        ..stated.money
    };
    if shared && !code && stated.role != Role::Rate {
        text!(
            "convert it and keep the rate in `notes`; if {own} was meant all along, write `{money}`",
            "请折算后填写，并在 `notes` 中注明汇率；如果本来就是{own}，请写成 `{money}`",
            own = own,
            money = money.to_string(),
        )
    } else {
        text!(
            "convert it to {own} and keep the rate and its day in `notes`",
            "请折算为{own}，并在 `notes` 中注明汇率和折算日期",
            own = own,
        )
    }
}
