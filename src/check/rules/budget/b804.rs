//! B804: money that comes later than it is needed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::diagnostic::Diagnostic;
use crate::finance::{
    Cash, CashDay, Counted, Entry, Ground, Pace, Shortage, Spending, TimedBy, is_approved,
};
use crate::plan::Funding;
use crate::plan::value::Money;
use crate::schedule;

/// The most lines that a finding points at.
const SHOWN: usize = 3;

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
            "No money becomes available after the plan's last day. And what the lines take by the \
             end of a month, and by the end of the work that they are for, is there by then; some \
             of it is approved when the spending begins, if any source is. Lines are spent evenly \
             over the computed days of what they serve, else of their phase, or when `paid` says \
             (`planvet budget --view cash` shows it day by day). Lines for nothing in particular \
             and lines whose days are in doubt are left out, and a source without `available` \
             counts from the beginning. The rule only reckons when all lines and sources have \
             readable amounts; money that never comes is B803's matter.",
            "资金不应在方案结束之后才可用；到每个月末、以及明细所服务的工作完成时，已可用的资金应足以支付届时的支出；\
             只要有已批准的来源，首次用款时就应有已批准的资金可用。明细在其所服务工作（否则所在阶段）的推算日期内均匀支出，\
             写了 `paid` 的按所写时间（`planvet budget --view cash` 可逐日查看）。没有服务对象也没有阶段的明细、日期存疑的明细不计入；\
             没有写 `available` 的来源视为一开始就可用。全部明细和来源都有可识别的金额时才作推算；始终没有着落的缺口由 B803 指出。",
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
            "When the bills fall due later than the work is done; better to say so with `paid`.",
            "款项实际在资金到位之后才支付时；更好的做法是用 `paid` 写明支出时间。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() || after_the_end(cx, findings) {
        return;
    }
    let Some(view) = View::new(cx) else { return };
    let shortages = view.cash.shortages(Counted::All);
    match shortages.first() {
        Some(shortage) => view.tell(shortage, findings),
        None => view.approved_too_late(findings),
    };
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

/// What is needed and what is there over time.
struct View<'c, 'p> {
    cx: &'c Context<'p>,
    spending: Spending,
    cash: Cash,
    /// The sources with what they give, by day; those without a day come first.
    sources: Vec<(&'p Funding, Decimal)>,
}

impl<'c, 'p> View<'c, 'p> {
    fn new(cx: &'c Context<'p>) -> Option<View<'c, 'p>> {
        let ledger = cx.ledger();
        let budget = ledger.budget?;
        let readable = |source: &Funding| source.available.is_absent() || day_of(source).is_some();
        let is_sound = |entry: &Entry<'_>| {
            entry
                .amount
                .is_some_and(|amount| amount.amount >= Decimal::ZERO)
        };
        if !budget.lines.is_complete()
            || !budget.funding.iter().all(readable)
            || !ledger.entries.iter().all(is_sound)
        {
            return None;
        }
        ledger.funding_total()?;
        let calendars = &cx.settings.calendars;
        let spending = Spending::new(cx.plan, ledger, cx.schedule(), calendars);
        let pace = |line: usize| {
            let timing = spending.timing(line).ok()?;
            let is_certain = timing.is_certain && timing.by != TimedBy::Work(Ground::Plan);
            let states_days = !ledger.entries.get(line)?.line.paid.is_absent();
            is_certain.then_some(if states_days {
                Pace::Daily
            } else {
                Pace::Monthly
            })
        };
        let cash = Cash::new(ledger, &spending, pace);
        let mut sources = Vec::new();
        for source in &budget.funding {
            sources.push((source, ledger.given(source)?.amount));
        }
        sources.sort_by_key(|(source, _)| day_of(source));
        Some(View {
            cx,
            spending,
            cash,
            sources,
        })
    }

    fn money(&self, amount: Decimal) -> Money {
        Money::new(amount.normalize(), self.cx.ledger().currency)
    }

    /// The sums up to the end of a day.
    fn on(&self, day: Date) -> Option<&CashDay> {
        self.cash.days.iter().find(|known| known.date == day)
    }

    /// Tells the first day on which less is there than has been taken, though it comes in the
    /// end.
    fn tell(&self, shortage: &Shortage, findings: &mut Findings<'_>) -> Option<()> {
        let until = shortage.until?;
        let relief = self
            .sources
            .iter()
            .rev()
            .find(|(source, _)| day_of(source) == Some(until))?
            .0
            .available
            .spanned()?;
        let day = self.on(shortage.from)?;
        let there = day.approved.saturating_add(day.hoped);
        let need = self.money(day.planned);
        let finding = findings.add(
            relief.span,
            if there.is_zero() {
                text!(
                    "by {day} the work takes {need}, but no money is available yet; enough comes \
                     only on {relief}",
                    "到 {day} 需支出 {need}，届时还没有资金可用，到 {relief} 才够用",
                    day = shortage.from,
                    need = need,
                    relief = relief.value,
                )
            } else {
                text!(
                    "on {day} the money is {gap} short: the work takes {need} by then, and {there} \
                     is available; enough comes only on {relief}",
                    "{day} 缺资金 {gap}：届时累计支出 {need}，可用资金为 {there}，到 {relief} 才够用",
                    day = shortage.from,
                    gap = self.money(shortage.gap),
                    need = need,
                    there = self.money(there),
                    relief = relief.value,
                )
            },
        );
        self.relate_lines(shortage.from, finding);
        finding.help(text!(
            "{ask}, spend later (`paid`), or move the work; `planvet budget --view cash` shows the \
             money day by day",
            "{ask}，或推迟支出（`paid`）、调整工作安排；可运行 `planvet budget --view cash` 查看资金安排",
            ask = self.ask(shortage),
        ));
        Some(())
    }

    /// What would be enough: the first gap, and the largest where that grows.
    fn ask(&self, shortage: &Shortage) -> Text {
        let gap = self.money(shortage.gap);
        if shortage.worst <= shortage.gap {
            return text!(
                "have {gap} made available by {day}",
                "请争取 {gap} 在 {day} 前到位",
                gap = gap,
                day = shortage.from,
            );
        }
        text!(
            "have {gap} made available by {day}, and {worst} in all by {worst_day}",
            "请争取 {gap} 在 {day} 前到位、累计 {worst} 在 {worst_day} 前到位",
            gap = gap,
            day = shortage.from,
            worst = self.money(shortage.worst),
            worst_day = shortage.worst_day,
        )
    }

    /// Points at the lines that take most up to a day.
    fn relate_lines(&self, day: Date, finding: &mut Diagnostic) {
        let entries = self.cx.ledger().entries.iter().enumerate();
        let taken = entries.filter_map(|(number, entry)| {
            let is_counted = self.cash.counts(number);
            let amount = self.spending.until(number, day)?;
            (is_counted && amount > Decimal::ZERO).then_some((amount, entry.line))
        });
        let mut taken: Vec<_> = taken.collect();
        taken.sort_by_key(|(amount, line)| (std::cmp::Reverse(*amount), line.span));
        for (amount, line) in taken.into_iter().take(SHOWN) {
            finding.related(
                line.title_span(),
                text!(
                    "takes {amount} by then",
                    "届时支出 {amount}",
                    amount = self.money(amount),
                ),
            );
        }
    }

    /// Tells that the spending begins on money that nobody has approved, though some is approved.
    fn approved_too_late(&self, findings: &mut Findings<'_>) -> Option<()> {
        let first = self
            .cash
            .days
            .iter()
            .find(|day| day.planned > Decimal::ZERO)?;
        let (day, need) = (first.date, self.money(first.planned));
        let in_time = |source: &Funding| day_of(source) <= Some(day);
        let told = |source: &Funding| source.status.get().is_some();
        let mut sources = self.sources.iter().map(|(source, _)| *source);
        if !sources
            .clone()
            .filter(|source| in_time(source))
            .all(|source| told(source) && !is_approved(source))
        {
            return None;
        }
        let approved = sources.find(|source| told(source) && is_approved(source))?;
        let available = approved.available.spanned()?;
        let finding = findings.add(
            available.span,
            text!(
                "{need} is needed by {day}, but no approved money is there before {available}",
                "到 {day} 就要用款 {need}，而已批准的资金最早 {available} 才可用",
                need = need,
                day = day,
                available = available.value,
            ),
        );
        self.relate_lines(day, finding);
        finding.help(text!(
            "have approved money made available by {day}, or begin later",
            "请争取已批准的资金在 {day} 前到位，或推迟开始",
            day = day,
        ));
        Some(())
    }
}

/// The day from which a source can be spent; without one it comes first.
fn day_of(source: &Funding) -> Option<Date> {
    source.available.value()
}
