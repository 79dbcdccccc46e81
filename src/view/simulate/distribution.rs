//! How often the finish falls into which days, and the cost between which sums.

use jiff::civil::{Date, Weekday};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::plan::value::Money;
use crate::schedule::calendar::{date_of, day_number};
use crate::simulate::{Costs, Finishes};
use crate::view::report::{Block, Cell, Column, Key, Row, Table};

use super::cells::percent;
use super::drawings;
use super::run::traced;
use super::simulated::Simulated;

/// Up to so many days each has a column of its own; else weeks have, else months.
const MOST_DAYS: i32 = 31;
/// The same of weeks, in days.
const MOST_WEEKS: i32 = 7 * 60;
/// About so many columns there are of the cost.
const STEPS: u32 = 24;

/// Iterations that fall between two places.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bin<P> {
    /// The first place.
    pub(super) from: P,
    /// The place behind the last; for sums the last itself.
    pub(super) to: P,
    /// The share of the iterations.
    pub(super) share: f64,
}

/// The finish by days, weeks or months, without gaps.
pub(super) fn days(finish: &Finishes) -> Vec<Bin<Date>> {
    let (Some((first, _)), Some((last, _))) = (finish.days.first(), finish.days.last()) else {
        return Vec::new();
    };
    let all: u64 = finish.days.iter().map(|(_, count)| count).sum();
    let step = Step::of(day_number(*last) - day_number(*first));
    let mut bins: Vec<Bin<Date>> = Vec::new();
    let mut days = finish.days.iter().peekable();
    let mut from = step.begin(*first);
    while days.peek().is_some() {
        let Some(to) = step.next(from) else {
            break;
        };
        let mut count = 0;
        while let Some((_, more)) = days.next_if(|(day, _)| *day < to) {
            count += more;
        }
        let share = count as f64 / all.max(1) as f64;
        bins.push(Bin { from, to, share });
        from = to;
    }
    bins
}

/// What each column is made of.
#[derive(Debug, Clone, Copy)]
enum Step {
    Day,
    Week,
    Month,
}

impl Step {
    /// The step for so many days.
    fn of(range: i32) -> Step {
        match range {
            range if range <= MOST_DAYS => Step::Day,
            range if range <= MOST_WEEKS => Step::Week,
            _ => Step::Month,
        }
    }

    /// Where the step of a day begins.
    fn begin(self, day: Date) -> Date {
        match self {
            Step::Day => day,
            Step::Week => {
                let back = i32::from(day.weekday().since(Weekday::Monday));
                date_of(day_number(day) - back).unwrap_or(day)
            }
            Step::Month => day.first_of_month(),
        }
    }

    /// Where the next one begins.
    fn next(self, day: Date) -> Option<Date> {
        match self {
            Step::Day => date_of(day_number(day) + 1),
            Step::Week => date_of(day_number(day) + 7),
            Step::Month => date_of(day_number(day.last_of_month()) + 1),
        }
    }
}

/// The cost in equal steps of round numbers.
pub(super) fn sums(cost: &Costs) -> Vec<Bin<Decimal>> {
    let (least, most) = cost.seen;
    let range = most - least;
    let step = 10_f64.powi((range / f64::from(STEPS)).log10().floor() as i32);
    if !(step.is_finite() && step > 0.0) {
        return Vec::new();
    }
    let factors = [1.0, 2.0, 5.0, 10.0].into_iter();
    let mut steps = factors.map(|factor| step * factor);
    let enough = |step: &f64| range / step <= f64::from(STEPS) * 1.25;
    let step = steps.find(enough).unwrap_or(step * 10.0);
    let from = (least / step).floor();
    let count = ((most / step).ceil() - from).max(1.0);
    let shares = cost.shares(from * step, (from + count) * step, count as u32);
    let decimal = Decimal::from_f64(step);
    let place = |at: f64| Decimal::from_f64(from + at)?.checked_mul(decimal?);
    let bins = (0..).zip(shares).filter_map(|(at, share)| {
        let at = f64::from(at);
        Some(Bin {
            from: place(at)?,
            to: place(at + 1.0)?,
            share,
        })
    });
    bins.collect()
}

/// Both as tables, each with its drawing.
pub(super) fn blocks(simulated: &Simulated<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    match &simulated.after.finish {
        Some(finish) => {
            let rows = rows(&days(finish), |bin| {
                let last = date_of(day_number(bin.to) - 1).unwrap_or(bin.to);
                [bin.from.into(), last.into()]
            });
            let table = Table {
                key: Key::new("finish_distribution", "The finish", "完工日期的分布"),
                columns: columns([
                    Column::text("from", "From", "起"),
                    Column::text("to", "To", "止"),
                ]),
                rows,
            };
            blocks.push(Block::Table(traced(table, simulated)));
            blocks.extend(drawings::finish_histogram(simulated));
        }
        None => blocks.push(Block::Note(super::story::NO_DATES)),
    }
    if simulated.has_money() && simulated.cost_spreads {
        let money =
            |amount: Decimal| -> Cell { Money::new(amount.normalize(), simulated.currency).into() };
        let rows = rows(&sums(&simulated.after.cost), |bin| {
            [money(bin.from), money(bin.to)]
        });
        let table = Table {
            key: Key::new("cost_distribution", "The cost", "成本的分布"),
            columns: columns([
                Column::money("above", "Above", "高于"),
                Column::money("up_to", "Up to", "不超过"),
            ]),
            rows,
        };
        blocks.push(Block::Table(traced(table, simulated)));
        blocks.extend(drawings::cost_histogram(simulated));
    }
    blocks
}

fn columns([from, to]: [Column; 2]) -> Vec<Column> {
    vec![
        from,
        to,
        Column::percent("share", "Share of cases", "比例"),
        Column::percent("cumulative", "Up to then", "累计"),
    ]
}

fn rows<P>(bins: &[Bin<P>], ends: impl Fn(&Bin<P>) -> [Cell; 2]) -> Vec<Row> {
    let mut sum = 0.0;
    let rows = bins.iter().map(|bin| {
        sum += bin.share;
        let [from, to] = ends(bin);
        let shares = [percent(bin.share, 2), percent(f64::min(sum, 1.0), 2)];
        Row::item(0, [from, to].into_iter().chain(shares).collect())
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn finishes(days: &[(Date, u64)]) -> Finishes {
        Finishes {
            days: days.to_vec(),
        }
    }

    #[test]
    fn days_weeks_and_months_have_no_gaps_and_add_up() {
        let first = date(2026, 3, 31);
        for (last, bins_wanted) in [
            (first, 1),
            (date(2026, 4, 20), 21),
            // From Monday 30 March.
            (date(2026, 6, 1), 10),
            (date(2028, 1, 1), 23),
        ] {
            let mut all = vec![(first, 1), (last, 3)];
            all.dedup_by_key(|(day, _)| *day);
            let bins = days(&finishes(&all));
            assert_eq!(bins.len(), bins_wanted, "{last}");
            assert!(bins.windows(2).all(|pair| pair[0].to == pair[1].from));
            let sum: f64 = bins.iter().map(|bin| bin.share).sum();
            assert!((sum - 1.0).abs() < 1e-12);
            assert!(bins[0].from <= first && bins[bins.len() - 1].to > last);
        }
    }
}
