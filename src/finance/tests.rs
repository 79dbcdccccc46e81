//! Lines, days and cash of small plans.

use jiff::civil::Date;

use super::*;
use crate::lang::{Lang, Localized as _};
use crate::plan::Plan;
use crate::schedule::{Calendars, Schedule};

/// A plan with two phases: T1 (two weeks from Monday, 5 January), T2 (a week behind it) and the
/// milestone M1, and T3 in February.
const WORK: &str = "\
currency: CNY
calendar: standard
start: 2026-01-05
end: 2026-03-31
goals:
  - {id: G0, title: top}
  - {id: G1, title: one, parent: G0}
  - {id: G2, title: two, parent: G0}
  - {id: G3, title: without work}
resources:
  - {id: crew, title: crew, rate: 600元/d}
  - {id: clerk, title: clerk, rate: 50元/h}
  - {id: room, title: room}
phases:
  - id: PH1
    title: first
    tasks:
      - {id: T1, title: a, duration: 10d, uses: {crew: 2, clerk: 1}, serves: [G1]}
      - {id: T2, title: b, duration: 1w, after: [T1], uses: {crew: 1, room: 1}, serves: [G2]}
    milestones:
      - {id: M1, title: m, after: [T2]}
  - id: PH2
    title: second
    start: 2026-02-02
    end: 2026-02-27
    tasks:
      - {id: T3, title: c, duration: 4d, not_before: 2026-02-02, uses: {crew: 3}, serves: [G1]}
      - {id: T4, title: without a duration, uses: {room: 1}, serves: [G2]}
budget:
";

struct Known {
    plan: Plan,
}

impl Known {
    fn new(budget: &str) -> Known {
        Known {
            plan: testing::plan(&format!("{WORK}{budget}")),
        }
    }

    /// One line with these keys.
    fn line(keys: &str) -> Known {
        Known::new(&format!("  lines:\n    - {{title: x, {keys}}}\n"))
    }

    fn ledger(&self) -> Ledger<'_> {
        Ledger::new(&self.plan, Calendars::standard())
    }

    fn spending(&self, ledger: &Ledger<'_>) -> Spending {
        let schedule = Schedule::of(&self.plan, Calendars::standard());
        Spending::new(&self.plan, ledger, &schedule, Calendars::standard())
    }

    /// What the first line comes to, and how.
    fn sum(&self) -> String {
        let ledger = self.ledger();
        let entry = &ledger.entries[0];
        let basis = entry.basis.in_lang(Lang::En);
        match entry.amount {
            Some(money) => format!("{} = {basis}", money.amount.normalize()),
            None => basis.to_string(),
        }
    }

    /// When the first line is spent, and its months.
    fn time(&self) -> String {
        let spending = self.spending(&self.ledger());
        match spending.timing(0) {
            Err(why) => why.in_lang(Lang::En).to_string(),
            Ok(timing) => {
                let by = timing.by.in_lang(Lang::En).to_string();
                format!("{}..{} by {by}", timing.first, timing.last)
            }
        }
    }
}

#[test]
fn a_line_comes_to_its_rate_times_its_effort() {
    for (keys, sum) in [
        ("amount: 45万元", "450000 = as stated"),
        (
            "amount: {min: 1万元, likely: 2万元, max: 4万元}",
            "20000 = likeliest of CNY 10,000 / CNY 20,000 / CNY 40,000",
        ),
        ("quantity: 40, unit_price: 1500元", "60000 = 40 × CNY 1,500"),
        (
            "resource: crew, effort: 120d",
            "72000 = CNY 600 per working day × 120 working days",
        ),
        // The tasks it serves, those right before a milestone, those of its goals and phase.
        (
            "resource: crew, serves: [T1]",
            "12000 = CNY 600 per working day × 20 working days (T1 2×10d)",
        ),
        (
            "resource: crew, serves: [M1]",
            "3000 = CNY 600 per working day × 1 week (T2 1×1w)",
        ),
        (
            "resource: crew, serves: [G1]",
            "19200 = CNY 600 per working day × 32 working days (T1 2×10d + T3 3×4d)",
        ),
        (
            "resource: crew, serves: [G1], phase: PH2",
            "7200 = CNY 600 per working day × 12 working days (T3 3×4d)",
        ),
        (
            "resource: crew, serves: [G0]",
            "22200 = CNY 600 per working day × 37 working days (T1 2×10d + T2 1×1w + T3 3×4d)",
        ),
        (
            "resource: crew, phase: PH2",
            "7200 = CNY 600 per working day × 12 working days (T3 3×4d)",
        ),
        (
            "resource: clerk",
            "4000 = CNY 50 per hour × 10 working days (T1 1×10d)",
        ),
        // A named task goes before the goals beside it.
        (
            "resource: crew, serves: [T2, G1]",
            "3000 = CNY 600 per working day × 1 week (T2 1×1w)",
        ),
        // The amount goes first; B802 compares.
        ("amount: 5元, resource: crew, effort: 2d", "5 = as stated"),
    ] {
        assert_eq!(Known::line(keys).sum(), sum, "{keys}");
    }
}

#[test]
fn what_a_line_lacks_is_told_and_never_zero() {
    for (keys, why) in [
        ("category: c", "no amount given"),
        ("quantity: 4", "no amount given"),
        ("amount: 8000美元", "in another currency"),
        ("resource: room, serves: [T2]", "the resource has no rate"),
        (
            "resource: clerk, serves: [T2]",
            "no task it is for uses the resource",
        ),
        (
            "resource: clerk, serves: [G3]",
            "no task it is for uses the resource",
        ),
        (
            "resource: clerk, phase: PH2",
            "no task it is for uses the resource",
        ),
        ("resource: nobody, effort: 3d", "can't be read"),
        ("resource: crew, serves: [T1, T99]", "can't be read"),
        (
            "resource: crew, effort: 3ed",
            "rate and effort count different kinds of time",
        ),
        (
            "quantity: 79228162514264337593543950335, unit_price: 10元",
            "too large to reckon",
        ),
    ] {
        let known = Known::line(keys);
        assert_eq!(known.sum(), why, "{keys}");
        let sum = known.ledger().lines_sum();
        assert_eq!((sum.known, sum.unknown), (0, 1), "{keys}");
    }
}

#[test]
fn a_line_is_spent_with_what_it_is_for() {
    for (keys, time) in [
        ("serves: [T1]", "2026-01-05..2026-01-16 by work"),
        ("serves: [T1, M1]", "2026-01-05..2026-01-23 by work"),
        ("serves: [T1, G2]", "2026-01-05..2026-01-16 by work"),
        ("serves: [G1]", "2026-01-05..2026-02-05 by goals"),
        (
            "serves: [G0], phase: PH1",
            "2026-01-05..2026-01-23 by goals",
        ),
        (
            "serves: [G3], phase: PH1",
            "2026-01-05..2026-01-23 by phase",
        ),
        ("phase: PH2", "2026-02-02..2026-02-05 by phase"),
        ("serves: [G3]", "2026-01-05..2026-03-31 by plan"),
        ("category: c", "2026-01-05..2026-03-31 by plan"),
        (
            "serves: [T1], paid: start",
            "2026-01-05..2026-01-05 by work",
        ),
        (
            "serves: [T1], paid: 完成时",
            "2026-01-16..2026-01-16 by work",
        ),
        (
            "serves: [T1], paid: 2026-06-30",
            "2026-06-30..2026-06-30 by paid",
        ),
        (
            "serves: [T1], paid: {from: 2026-02-01, to: 2026-04-30}",
            "2026-02-01..2026-04-30 by paid",
        ),
        (
            "serves: [T1], paid: {to: 2026-04-30}",
            "2026-01-05..2026-04-30 by paid",
        ),
        ("category: 预备费", "kept for risks"),
        (
            "category: 预备费, phase: PH2",
            "2026-02-02..2026-02-05 by phase",
        ),
        (
            "paid: {from: 2026-04-30, to: 2026-02-01}",
            "ends before it begins",
        ),
        (
            "paid: {from: 2026-01-01, to: 2999-01-01}",
            "longer than 20 years",
        ),
    ] {
        assert_eq!(
            Known::line(&format!("amount: 5元, {keys}")).time(),
            time,
            "{keys}"
        );
    }
}

#[test]
fn days_without_doubt_are_told_from_others() {
    for (keys, is_certain) in [
        ("serves: [T1]", true),
        ("serves: [T4]", false),
        ("phase: PH2", false),
        ("phase: PH1", true),
        ("serves: [T1, T99]", false),
        ("serves: [T4], paid: 2026-02-02", true),
    ] {
        let known = Known::line(&format!("amount: 5元, {keys}"));
        let spending = known.spending(&known.ledger());
        let timing = spending.timing(0).unwrap();
        assert_eq!(timing.is_certain, is_certain, "{keys}");
    }
}

#[test]
fn months_add_up_to_the_line() {
    let known = Known::line("amount: 1000元, paid: {from: 2026-01-01, to: 2026-03-31}");
    let spending = known.spending(&known.ledger());
    let months: Vec<String> = spending
        .months(0)
        .iter()
        .map(|part| format!("{} {} {}", part.month, part.amount, part.days))
        .collect();
    // 22, 20 and 22 of 64 working days.
    assert_eq!(
        months,
        [
            "2026-01 343.75 22",
            "2026-02 312.50 20",
            "2026-03 343.75 22"
        ]
    );
    let on = |day: &str| spending.on(0, day.parse().unwrap()).unwrap().to_string();
    assert_eq!(on("2026-01-01"), "15.63");
    assert_eq!(on("2026-01-02"), "15.62");
    assert_eq!(on("2026-01-03"), "0.00");
    // A weekend without a working day: all at once.
    let known = Known::line("amount: 7元, paid: {from: 2026-01-03, to: 2026-01-04}");
    let spending = known.spending(&known.ledger());
    let first: Date = "2026-01-03".parse().unwrap();
    assert_eq!(spending.until(0, first).unwrap().to_string(), "7");
    assert_eq!(spending.months(0).len(), 1);
}

fn cash(budget: &str) -> (Cash, Vec<Shortage>, Vec<Shortage>) {
    let known = Known::new(budget);
    let ledger = known.ledger();
    let spending = known.spending(&ledger);
    let cash = Cash::new(&ledger, &spending, |_| Some(Pace::Daily));
    let all = cash.shortages(Counted::All);
    let approved = cash.shortages(Counted::Approved);
    let planned: rust_decimal::Decimal = cash.months().iter().map(|month| month.spent).sum();
    assert_eq!(planned, cash.planned, "months add up");
    (cash, all, approved)
}

#[test]
fn the_day_money_runs_short_is_told_to_the_day() {
    let (cash, all, approved) = cash(
        "  lines:
    - {id: B1, title: x, amount: 1000元, serves: [T1]}
    - {id: B2, title: y, amount: 500元, paid: 2026-02-10}
  funding:
    - {source: a, amount: 650元, status: approved}
    - {source: b, amount: 900元, status: planned, available: 2026-01-15}
",
    );
    let date = |text: &str| text.parse::<Date>().unwrap();
    // 100 a day: 700 on the seventh working day, 13 January.
    assert_eq!(all.len(), 1);
    let short = all[0];
    assert_eq!(
        (short.from, short.until),
        (date("2026-01-13"), Some(date("2026-01-15")))
    );
    assert_eq!((short.gap, short.worst), (50.into(), 150.into()));
    assert_eq!(short.worst_day, date("2026-01-14"));
    assert_eq!((approved[0].from, approved[0].until), (short.from, None));
    assert_eq!(approved[0].worst, 850.into());
    let last = cash.days.last().unwrap();
    assert_eq!(last.left(Counted::All), 50.into());
    let months: Vec<String> = cash
        .months()
        .iter()
        .map(|month| {
            format!(
                "{} {}",
                month.month,
                month.lowest.left(Counted::All).normalize()
            )
        })
        .collect();
    assert_eq!(months, ["2026-01 -150", "2026-02 50"]);
}

#[test]
fn enough_money_is_never_short() {
    let (cash, all, _) = cash(
        "  lines:
    - {id: B1, title: x, amount: 1000元, serves: [T1]}
  funding:
    - {source: a, amount: 1000元}
",
    );
    assert_eq!(all, []);
    assert_eq!((cash.approved, cash.planned), (1000.into(), 1000.into()));
    let (cash, all, _) = self::cash("  funding:\n    - {source: a, amount: 1000元}\n");
    assert_eq!((all.len(), cash.approved), (0, 1000.into()));
    assert!(cash.months().is_empty());
}

#[test]
fn absurd_money_is_counted_exactly() {
    let (cash, all, _) = cash(
        "  lines:
    - {title: x, amount: 1000000000000000元, serves: [T1]}
    - {title: y, amount: -7元, serves: [T2]}
  funding:
    - {source: a, amount: 1000000000000000元}
",
    );
    assert_eq!(all, []);
    assert_eq!(cash.planned.to_string(), "999999999999993.00");
}
