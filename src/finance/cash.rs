//! What is to be spent against what is there to be spent, day by day.
//!
//! The limits of funding over time (PMBOK Guide, funding limit reconciliation): on each day the
//! money that came in so far is compared with what the lines have taken by then.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::plan::Funding;
use crate::plan::value::FundingStatus;

use super::ledger::Ledger;
use super::month::Month;
use super::spending::Spending;

/// The money of a plan over time, in its currency.
#[derive(Debug)]
pub struct Cash {
    /// The days on which something is spent or comes in, ascending.
    pub days: Vec<CashDay>,
    /// What the lines with dates come to.
    pub planned: Decimal,
    /// What is approved, sources without a status among it.
    pub approved: Decimal,
    /// What is asked for or hoped for.
    pub hoped: Decimal,
    /// The lines in the count, by their place among the lines.
    lines: Vec<usize>,
}

/// A day, with sums up to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashDay {
    /// The day.
    pub date: Date,
    /// What is planned to be spent.
    pub planned: Decimal,
    /// What has come in of approved money.
    pub approved: Decimal,
    /// What has come in of the rest.
    pub hoped: Decimal,
}

/// How often the money of a line falls due while it is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// On each day.
    Daily,
    /// At the ends of months, and on the last day.
    Monthly,
}

/// Which money counts as there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// All sources.
    All,
    /// Approved ones only.
    Approved,
}

/// Days in a row on which the money is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortage {
    /// The first of them.
    pub from: Date,
    /// By how much it is short then.
    pub gap: Decimal,
    /// The first day on which it is enough again; `None` when it never is.
    pub until: Option<Date>,
    /// By how much it is short at most.
    pub worst: Decimal,
    /// The first day of that.
    pub worst_day: Date,
}

/// A month, with sums up to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashMonth {
    /// The month.
    pub month: Month,
    /// What is planned to be spent in it.
    pub spent: Decimal,
    /// The sums at its end.
    pub end: CashDay,
    /// The day in it with the least left of all money.
    pub lowest: CashDay,
}

impl CashDay {
    /// What is left.
    pub fn left(&self, counted: Counted) -> Decimal {
        let there = match counted {
            Counted::All => self.approved.saturating_add(self.hoped),
            Counted::Approved => self.approved,
        };
        there.saturating_sub(self.planned)
    }
}

impl Pace {
    /// What of a line has fallen due up to the end of a day.
    fn until(self, spending: &Spending, line: usize, day: Date) -> Option<Decimal> {
        let is_last = spending.timing(line).is_ok_and(|timing| day >= timing.last);
        if self == Pace::Daily || is_last || day == day.last_of_month() {
            return spending.until(line, day);
        }
        spending.until(line, day.first_of_month().yesterday().ok()?)
    }
}

/// Whether a source is approved; one that doesn't say is taken at its word.
pub fn is_approved(source: &Funding) -> bool {
    !matches!(
        source.status.value(),
        Some(FundingStatus::Pending | FundingStatus::Planned)
    )
}

impl Cash {
    /// Follows the money of a plan: the lines that have a pace, and all sources whose amount is
    /// known. A source without a day is there from the beginning.
    pub fn new(
        ledger: &Ledger<'_>,
        spending: &Spending,
        pace: impl Fn(usize) -> Option<Pace>,
    ) -> Cash {
        let mut lines: Vec<(Date, usize, Pace)> = Vec::new();
        for (number, entry) in ledger.entries.iter().enumerate() {
            if let (Some(_), Ok(timing)) = (entry.amount, spending.timing(number))
                && let Some(pace) = pace(number)
            {
                lines.push((timing.first, number, pace));
            }
        }
        lines.sort_by_key(|(first, number, _)| (*first, *number));
        let funding = ledger.budget.map_or(&[][..], |budget| &budget.funding);
        let known = funding
            .iter()
            .filter_map(|source| Some((source.available.value(), source, ledger.given(source)?)));
        let mut sources: Vec<(Option<Date>, bool, Decimal)> = known
            .map(|(day, source, money)| (day, is_approved(source), money.amount))
            .collect();
        sources.sort_by_key(|(day, ..)| *day);
        let mut cash = Cash {
            days: Vec::new(),
            planned: Decimal::ZERO,
            approved: Decimal::ZERO,
            hoped: Decimal::ZERO,
            lines: lines.iter().map(|(_, number, _)| *number).collect(),
        };
        cash.follow(&lines, &sources, spending);
        cash
    }

    fn follow(
        &mut self,
        lines: &[(Date, usize, Pace)],
        sources: &[(Option<Date>, bool, Decimal)],
        spending: &Spending,
    ) {
        let mut stops: BTreeSet<Date> = lines.iter().map(|(first, ..)| *first).collect();
        stops.extend(sources.iter().filter_map(|(day, ..)| *day));
        let (mut lines, mut sources) = (lines.iter().peekable(), sources.iter().peekable());
        // Lines that are being spent, with the part of each that is spent already.
        let mut running: Vec<(usize, Pace, Decimal)> = Vec::new();
        while let Some(today) = stops.pop_first() {
            while let Some((_, line, pace)) = lines.next_if(|(first, ..)| *first <= today) {
                running.push((*line, *pace, Decimal::ZERO));
            }
            while let Some((_, approved, amount)) =
                sources.next_if(|(day, ..)| day.is_none_or(|day| day <= today))
            {
                let sum = match approved {
                    true => &mut self.approved,
                    false => &mut self.hoped,
                };
                *sum = sum.saturating_add(*amount);
            }
            running.retain_mut(|(line, pace, before)| {
                let sum = pace.until(spending, *line, today).unwrap_or(*before);
                self.planned = self.planned.saturating_add(sum.saturating_sub(*before));
                *before = sum;
                let timing = spending.timing(*line);
                timing.is_ok_and(|timing| today < timing.last)
            });
            self.days.push(CashDay {
                date: today,
                planned: self.planned,
                approved: self.approved,
                hoped: self.hoped,
            });
            if running.iter().any(|(_, pace, _)| *pace == Pace::Daily) {
                stops.extend(spending.next_workday(today));
            }
            let monthly = running.iter().filter(|(_, pace, _)| *pace == Pace::Monthly);
            let lasts = monthly.filter_map(|(line, ..)| Some(spending.timing(*line).ok()?.last));
            if let (Some(last), Ok(tomorrow)) = (lasts.min(), today.tomorrow()) {
                stops.insert(tomorrow.last_of_month().min(last));
            }
        }
        // Without any day, what has none is there all the same.
        for (_, approved, amount) in sources {
            let sum = match approved {
                true => &mut self.approved,
                false => &mut self.hoped,
            };
            *sum = sum.saturating_add(*amount);
        }
    }

    /// Whether a line is in the count, by its place among the lines.
    pub fn counts(&self, line: usize) -> bool {
        self.lines.contains(&line)
    }

    /// The times when money is short, in their order.
    pub fn shortages(&self, counted: Counted) -> Vec<Shortage> {
        let mut found: Vec<Shortage> = Vec::new();
        let mut open = false;
        for day in &self.days {
            let gap = -day.left(counted);
            if gap <= Decimal::ZERO {
                if let Some(last) = found.last_mut().filter(|_| open) {
                    last.until = Some(day.date);
                }
                open = false;
                continue;
            }
            match found.last_mut().filter(|_| open) {
                Some(last) if gap > last.worst => (last.worst, last.worst_day) = (gap, day.date),
                Some(_) => {}
                None => found.push(Shortage {
                    from: day.date,
                    gap,
                    until: None,
                    worst: gap,
                    worst_day: day.date,
                }),
            }
            open = true;
        }
        found
    }

    /// The lines that take money on a day, by their place among the lines, the largest first.
    pub fn lines_on(&self, day: Date, spending: &Spending) -> Vec<(usize, Decimal)> {
        let taken = |line: &usize| {
            let timing = spending.timing(*line).ok()?;
            let is_running = (timing.first..=timing.last).contains(&day);
            is_running.then(|| Some((*line, spending.on(*line, day)?)))?
        };
        let lines = self.lines.iter().filter_map(taken);
        let mut lines: Vec<_> = lines.filter(|(_, amount)| !amount.is_zero()).collect();
        lines.sort_by_key(|(line, amount)| (std::cmp::Reverse(*amount), *line));
        lines
    }

    /// The months from the first day to the last; in a plan that goes on for more than 20 years
    /// those in which something happens.
    pub fn months(&self) -> Vec<CashMonth> {
        const MOST_MONTHS: i32 = 20 * 12;
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            return Vec::new();
        };
        let is_long = Month::of(last.date).since(Month::of(first.date)) > MOST_MONTHS;
        let mut months: Vec<CashMonth> = Vec::new();
        let mut before = CashDay {
            date: first.date,
            planned: Decimal::ZERO,
            approved: Decimal::ZERO,
            hoped: Decimal::ZERO,
        };
        for days in self
            .days
            .chunk_by(|a, b| Month::of(a.date) == Month::of(b.date))
        {
            let Some(end) = days.last().copied() else {
                continue;
            };
            let month = Month::of(end.date);
            let mut gap = months.last().map_or(month, |last| last.month.plus(1));
            while gap < month && !is_long {
                let still = CashDay {
                    date: gap.last_day().unwrap_or(before.date),
                    ..before
                };
                months.push(CashMonth {
                    month: gap,
                    spent: Decimal::ZERO,
                    end: still,
                    lowest: still,
                });
                gap = gap.plus(1);
            }
            let lowest = days.iter().min_by_key(|day| day.left(Counted::All));
            months.push(CashMonth {
                month,
                spent: end.planned.saturating_sub(before.planned),
                end,
                lowest: lowest.copied().unwrap_or(end),
            });
            before = end;
        }
        months
    }
}
