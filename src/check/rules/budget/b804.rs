//! B804: money that comes later than it is needed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::finance::Ledger;
use crate::plan::read::Field;
use crate::plan::value::{FundingStatus, Money};
use crate::plan::{Funding, Phase};
use crate::schedule;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B804",
        name: "funding-too-late",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("money comes later than it is needed", "资金到位晚于需要"),
    docs: Docs {
        checks: Text::new(
            "No money becomes available after the plan's last day. And on the first day of each \
             phase, the money available by then covers the lines of all phases that have begun, \
             and some of it is approved if any source is. A line is taken to be needed when its \
             phase starts; lines without a phase or whose phase has no start are left out, a \
             source without `available` counts from the beginning. The rule only reckons when \
             all lines and sources have readable amounts; money that never comes is B803's \
             matter.",
            "资金不应在方案结束之后才可用；每个阶段开始当日，已可用的资金应足以支付已开始各阶段的全部明细；\
             只要有已批准的来源，首次用款时就应有已批准的资金可用。明细按所属阶段的开始日计为用款日；\
             没有写阶段、阶段没有开始日期的明细不计入，没有写 `available` 的来源视为一开始就可用。\
             全部明细和来源都有可识别的金额时才作推算；始终没有着落的缺口由 B803 指出。",
        ),
        why: Text::new(
            "Work that waits for money slips although its schedule looks sound, or suppliers are \
             engaged that can't be paid. The PMBOK reconciles the plan's spending with the limits \
             of its funding over time (funding limit reconciliation).",
            "等钱的工作照样会拖期，进度表却看不出来；或者请了供应商却付不出款。PMBOK 的资金限制平衡\
             （funding limit reconciliation）要求按时间核对支出与到位资金。",
        ),
        fails: Example {
            en: "currency: GBP\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-04-03}\nbudget:\n  lines:\n    - {title: Dispatch system, amount: 45000, phase: PH1}\n  funding:\n    - {source: Operating budget, amount: 20000, available: 2026-01-01}\n    - {source: Improvement reserve, amount: 25000, available: 2026-03-02}\n",
            zh: "currency: CNY\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-01-05, end: 2026-04-03}\nbudget:\n  lines:\n    - {title: 派单系统, amount: 45万元, phase: PH1}\n  funding:\n    - {source: 企业自筹, amount: 20万元, available: 2026-01-01}\n    - {source: 街道补助, amount: 25万元, available: 2026-03-02}\n",
        },
        mended: Example {
            en: "currency: GBP\nphases:\n  - {id: PH1, title: Preparation, start: 2026-01-05, end: 2026-04-03}\nbudget:\n  lines:\n    - {title: Dispatch system, amount: 45000, phase: PH1}\n  funding:\n    - {source: Operating budget, amount: 20000, available: 2026-01-01}\n    - {source: Improvement reserve, amount: 25000, available: 2026-01-05}\n",
            zh: "currency: CNY\nphases:\n  - {id: PH1, title: 准备阶段, start: 2026-01-05, end: 2026-04-03}\nbudget:\n  lines:\n    - {title: 派单系统, amount: 45万元, phase: PH1}\n  funding:\n    - {source: 企业自筹, amount: 20万元, available: 2026-01-01}\n    - {source: 街道补助, amount: 25万元, available: 2026-01-05}\n",
        },
        ignore: Text::new(
            "When the bills of the phase fall due later than its first day, and later than the \
             money.",
            "阶段内的款项实际在资金到位之后才支付时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() || after_the_end(cx, findings) {
        return;
    }
    let Some(cash) = Cash::new(cx) else { return };
    match cash.first_shortage() {
        Some(shortage) => tell_shortage(&cash, &shortage, findings),
        None => approved_too_late(&cash, findings),
    }
}

/// Tells sources whose money comes when the plan is over; whether there was one.
fn after_the_end(cx: &Context<'_>, findings: &mut Findings<'_>) -> bool {
    let Some(end) = schedule::of_plan(cx.plan).finish else {
        return false;
    };
    let sources = cx.plan.budget.get().into_iter().flat_map(|b| &b.funding);
    let mut found = false;
    for source in sources {
        let Some(available) = source.available.spanned().filter(|day| *day.value > end) else {
            continue;
        };
        found = true;
        let finding = findings.add(
            available.span,
            text!(
                "the money from {source} comes on {day}, after the plan ends on {end}",
                "{source}的资金 {day} 才可用，而方案 {end} 就已结束",
                source = source.name(),
                day = available.value,
                end = end,
            ),
        );
        finding.help(text!(
            "agree on an earlier day, or leave this money out of the plan",
            "请争取提前到位，或不把这笔资金计入本方案"
        ));
        if let Some(span) = cx.plan.end.span() {
            finding.related(span, text!("the plan ends here", "方案结束日期"));
        }
    }
    found
}

/// What is needed and what is there, day by day.
struct Cash<'p> {
    /// What the phases that begin on a day need, and one of them.
    needs: BTreeMap<Date, (Money, &'p Phase)>,
    /// The sources with what they give, by day; those without a day come first.
    sources: Vec<(&'p Funding, Money)>,
    zero: Money,
}

/// A day on which the money is short.
struct Shortage<'p> {
    day: Date,
    phase: &'p Phase,
    need: Money,
    available: Money,
    gap: Money,
    /// The source that brings enough at last.
    relief: &'p Funding,
}

impl<'p> Cash<'p> {
    fn new(cx: &Context<'p>) -> Option<Cash<'p>> {
        let ledger: &Ledger<'p> = cx.ledger();
        let budget = ledger.budget?;
        let readable = |source: &Funding| source.available.is_absent() || day_of(source).is_some();
        if !budget.lines.is_complete() || !budget.funding.iter().all(readable) {
            return None;
        }
        let total = ledger.funding_total()?;
        let zero = total.checked_sub(total)?;
        let mut needs: BTreeMap<Date, (Money, &Phase)> = BTreeMap::new();
        for entry in &ledger.entries {
            let amount = entry.amount?;
            if amount.amount < Decimal::ZERO {
                return None;
            }
            let phase = entry.line.phase.get();
            let Some(phase) = phase.and_then(|id| cx.index.phase(id.as_str())) else {
                continue;
            };
            let Some(start) = phase.start.value() else {
                continue;
            };
            let (need, _) = needs.entry(start).or_insert((zero, phase));
            *need = need.checked_add(amount)?;
        }
        let mut sources = Vec::new();
        for source in &budget.funding {
            sources.push((source, ledger.given(source)?));
        }
        sources.sort_by_key(|(source, _)| day_of(source));
        Some(Cash {
            needs,
            sources,
            zero,
        })
    }

    /// The first day on which less is there than the phases that have begun need, though it
    /// comes in the end.
    fn first_shortage(&self) -> Option<Shortage<'p>> {
        let (mut need, mut available) = (self.zero, self.zero);
        let mut sources = self.sources.iter().peekable();
        for (&day, &(more, phase)) in &self.needs {
            need = need.checked_add(more)?;
            while let Some((_, money)) = sources.next_if(|(source, _)| day_of(source) <= Some(day))
            {
                available = available.checked_add(*money)?;
            }
            let gap = need.checked_sub(available)?;
            if gap.amount <= Decimal::ZERO {
                continue;
            }
            let mut later = available;
            for (relief, money) in sources {
                later = later.checked_add(*money)?;
                if later.amount >= need.amount {
                    return Some(Shortage {
                        day,
                        phase,
                        need,
                        available,
                        gap,
                        relief,
                    });
                }
            }
            return None;
        }
        None
    }
}

/// The day from which a source can be spent; without one it comes first.
fn day_of(source: &Funding) -> Option<Date> {
    source.available.value()
}

fn tell_shortage(cash: &Cash<'_>, shortage: &Shortage<'_>, findings: &mut Findings<'_>) {
    let Some(relief) = shortage.relief.available.spanned() else {
        return;
    };
    let begun = cash.needs.range(..=shortage.day).count();
    let finding = findings.add(
        relief.span,
        if shortage.available.amount.is_zero() {
            text!(
                "on {day} the phases that begin need {need}, but no money is available yet; \
                 enough comes only on {relief}",
                "{day} 开始的阶段需要 {need}，届时还没有资金可用，到 {relief} 才够用",
                day = shortage.day,
                need = shortage.need,
                relief = relief.value,
            )
        } else {
            text!(
                "on {day} the money is {gap} short: the phases begun by then need {need}, and \
                 {available} is available; enough comes only on {relief}",
                "{day} 缺资金 {gap}：届时已开始的阶段需要 {need}，可用资金为 {available}，到 {relief} 才够用",
                day = shortage.day,
                gap = shortage.gap,
                need = shortage.need,
                available = shortage.available,
                relief = relief.value,
            )
        },
    );
    related_start(
        finding,
        &shortage.phase.start,
        if begun > 1 {
            text!(
                "with this phase, {need} is needed",
                "到这一阶段，累计需要 {need}",
                need = shortage.need
            )
        } else {
            text!(
                "this phase needs {need}",
                "这一阶段需要 {need}",
                need = shortage.need
            )
        },
    );
    finding.help(text!(
        "have {gap} made available by {day}, start the phase later, or move lines to a later phase",
        "请争取 {gap} 在 {day} 前到位，或推迟该阶段，或把部分明细移到后面的阶段",
        gap = shortage.gap,
        day = shortage.day,
    ));
}

/// Tells that the spending begins on money that nobody has approved, though some is approved.
fn approved_too_late(cash: &Cash<'_>, findings: &mut Findings<'_>) {
    let first = cash
        .needs
        .iter()
        .find(|(_, (need, _))| need.amount > Decimal::ZERO);
    let Some((&day, &(need, phase))) = first else {
        return;
    };
    let unsure = |source: &Funding| source.status.value() != Some(FundingStatus::Approved);
    let in_time = |source: &Funding| day_of(source) <= Some(day);
    let told = |source: &Funding| source.status.get().is_some();
    let mut sources = cash.sources.iter().map(|(source, _)| *source);
    if !sources
        .clone()
        .filter(|source| in_time(source))
        .all(|source| told(source) && unsure(source))
    {
        return;
    }
    let Some(approved) = sources.find(|source| !unsure(source)) else {
        return;
    };
    let Some(available) = approved.available.spanned() else {
        return;
    };
    let finding = findings.add(
        available.span,
        text!(
            "{need} is needed from {day}, but no approved money is there before {available}",
            "{day} 起就要用款 {need}，而已批准的资金最早 {available} 才可用",
            need = need,
            day = day,
            available = available.value,
        ),
    );
    related_start(
        finding,
        &phase.start,
        text!(
            "this phase needs {need}",
            "这一阶段需要 {need}",
            need = need
        ),
    );
    finding.help(text!(
        "have approved money made available by {day}, or start the phase later",
        "请争取已批准的资金在 {day} 前到位，或推迟该阶段",
        day = day,
    ));
}

fn related_start(finding: &mut crate::diagnostic::Diagnostic, start: &Field<Date>, message: Text) {
    let span: Option<Span> = start.span();
    if let Some(span) = span {
        finding.related(span, message);
    }
}
