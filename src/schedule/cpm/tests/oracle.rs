//! The same answers by another way: walking over a grid of days, cell by cell.
//!
//! Nothing here counts by arithmetic: every number is the result of looking at one cell of the
//! grid after the other. A day has one cell, or two for half days. Ends of items are boundaries
//! between cells: boundary 7 lies between cell 6 and cell 7.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::plan::value::LinkKind;
use crate::schedule::Calendar;

/// The first day of the grid.
const FIRST: Date = date(2025, 5, 1);
/// Days of the grid.
const DAYS: usize = 900;

/// A grid of cells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    /// Cells of a day.
    pub(super) cells: usize,
}

/// Days worked, by day of the grid.
#[derive(Debug, Clone)]
pub(super) struct Days(Vec<bool>);

impl Days {
    pub(super) fn of(calendar: &Calendar) -> Days {
        let day = |number: usize| FIRST.checked_add((number as i64).days()).unwrap();
        Days(
            (0..DAYS)
                .map(|number| calendar.is_workday(day(number)))
                .collect(),
        )
    }
}

impl Grid {
    pub(super) fn begin_of(self, date: Date) -> usize {
        let days = (date - FIRST).get_days();
        usize::try_from(days).unwrap() * self.cells
    }

    /// The day of a start boundary.
    pub(super) fn start_day(self, boundary: usize) -> Date {
        FIRST
            .checked_add(((boundary / self.cells) as i64).days())
            .unwrap()
    }

    /// The day of a finish boundary.
    pub(super) fn finish_day(self, boundary: usize) -> Date {
        self.start_day(boundary - 1)
    }

    pub(super) fn works(self, days: &Days, cell: usize) -> bool {
        days.0[cell / self.cells]
    }

    /// The worked cells from one boundary to another; below zero on the way back.
    pub(super) fn count(self, days: &Days, from: usize, to: usize) -> i64 {
        if to < from {
            return -self.count(days, to, from);
        }
        (from..to).filter(|&cell| self.works(days, cell)).count() as i64
    }
}

/// A task (`cells` above zero) or something that takes no time.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The calendar, for lags and floats.
    pub(super) days: Days,
    /// Whether the length runs around the clock.
    pub(super) is_elapsed: bool,
    /// The length in cells.
    pub(super) cells: usize,
    /// The boundary before which it doesn't begin, and whether people call it by the day after.
    pub(super) from: Option<(usize, bool)>,
    pub(super) pin: Option<usize>,
    /// Begun then, with so many cells left after the status boundary.
    pub(super) running: Option<(usize, usize)>,
    /// Start and finish that have happened.
    pub(super) done: Option<(usize, usize)>,
    pub(super) is_task: bool,
    pub(super) due: Option<usize>,
    pub(super) links: Vec<Link>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) kind: LinkKind,
    /// Cells, and whether they run around the clock.
    pub(super) lag: (i64, bool),
}

/// The two ends of an item, and which of them are called by the day that begins there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) start: usize,
    pub(super) finish: usize,
    pub(super) starts_day: bool,
    pub(super) finish_starts_day: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) grid: Grid,
    /// Each behind all that it waits for.
    pub(super) items: Vec<Item>,
    pub(super) status: Option<usize>,
}

impl Case {
    fn is_point(item: &Item) -> bool {
        item.cells == 0
    }

    /// Whether an item can be at work in a cell.
    fn works(&self, item: &Item, cell: usize) -> bool {
        item.is_elapsed || self.grid.works(&item.days, cell)
    }

    /// The boundary at which work that begins at one ends.
    fn end(&self, item: &Item, start: usize, cells: usize) -> usize {
        let mut left = cells;
        let mut at = start;
        while left > 0 {
            left -= usize::from(self.works(item, at));
            at += 1;
        }
        at
    }

    /// Where an end of the earlier item lets something happen that takes no time, or that runs
    /// around the clock.
    fn reached(&self, item: &Item, link: &Link, (at, starts_day): (usize, bool)) -> usize {
        let (lag, is_elapsed) = link.lag;
        if lag == 0 {
            return at;
        }
        if is_elapsed {
            return usize::try_from(at as i64 + lag).unwrap();
        }
        // The first boundary with so many worked cells between, and the last one.
        let fits = |&to: &usize| self.grid.count(&item.days, at, to) == lag;
        let near = 40 * self.grid.cells;
        let found: Vec<usize> = (at - near..at + near).filter(fits).collect();
        match starts_day {
            true => *found.last().unwrap(),
            false => found[0],
        }
    }

    fn end_of(link: &Link, before: &Ends) -> (usize, bool) {
        match link.kind {
            LinkKind::FinishToStart | LinkKind::FinishToFinish => {
                (before.finish, before.finish_starts_day)
            }
            _ => (before.start, before.starts_day),
        }
    }

    pub(super) fn holds_start(link: &Link) -> bool {
        matches!(link.kind, LinkKind::FinishToStart | LinkKind::StartToStart)
    }

    /// Whether a link is kept by these ends.
    fn keeps(&self, item: &Item, link: &Link, before: &Ends, ends: &Ends) -> bool {
        let (at, starts_day) = Case::end_of(link, before);
        let own = match Case::holds_start(link) {
            true => ends.start,
            false => ends.finish,
        };
        if Case::is_point(item) || item.is_elapsed {
            return own >= self.reached(item, link, (at, starts_day));
        }
        let (lag, is_elapsed) = link.lag;
        if is_elapsed || lag == 0 {
            let at = usize::try_from(at as i64 + lag).unwrap();
            return self.grid.count(&item.days, at, own) >= 0;
        }
        self.grid.count(&item.days, at, own) >= lag
    }

    fn work(&self, item: &Item, start: usize) -> Ends {
        Ends {
            start,
            finish: self.end(item, start, item.cells),
            starts_day: true,
            finish_starts_day: false,
        }
    }

    /// Early ends; `delays` are more boundaries that items don't begin before (or, for running
    /// ones, end before).
    pub(super) fn early(&self, delays: &[Option<(usize, bool)>]) -> Vec<Ends> {
        let mut early: Vec<Ends> = Vec::new();
        for (number, item) in self.items.iter().enumerate() {
            early.push(self.early_of(item, &early, delays[number]));
        }
        early
    }

    fn early_of(&self, item: &Item, early: &[Ends], delay: Option<(usize, bool)>) -> Ends {
        if let Some((start, finish)) = item.done {
            return Ends {
                start,
                finish,
                starts_day: start != finish,
                finish_starts_day: false,
            };
        }
        let status = self.status.filter(|_| item.is_task);
        if let Some((start, rest)) = item.running {
            let from = status.unwrap_or(start).max(start);
            let mut ends = self.work(item, start);
            ends.finish = match rest {
                0 => from,
                rest => self.end(item, from, rest),
            };
            let finishing = |link: &&Link| !Case::holds_start(link);
            loop {
                let keeps = |link: &Link| self.keeps(item, link, &early[link.from], &ends);
                let delayed = delay.is_some_and(|(delay, _)| ends.finish < delay);
                if !delayed && item.links.iter().filter(finishing).all(keeps) {
                    break;
                }
                ends.finish += 1;
                while !self.works(item, ends.finish - 1) {
                    ends.finish += 1;
                }
            }
            self.tell(item, early, &mut ends);
            return ends;
        }
        if let Some(pin) = item.pin {
            if Case::is_point(item) {
                return Ends {
                    start: pin,
                    finish: pin,
                    starts_day: true,
                    finish_starts_day: true,
                };
            }
            let start = (pin..).find(|&cell| self.works(item, cell)).unwrap();
            return self.work(item, start);
        }
        let status = status.map(|at| (at, true));
        let bounds = [item.from, status, delay];
        let bounds = bounds.into_iter().flatten();
        if Case::is_point(item) {
            let reached = item.links.iter().map(|link| {
                let end = Case::end_of(link, &early[link.from]);
                (self.reached(item, link, end), end.1)
            });
            let (at, starts_day) = bounds.chain(reached).max().unwrap();
            return Ends {
                start: at,
                finish: at,
                starts_day,
                finish_starts_day: starts_day,
            };
        }
        let first = bounds.map(|(at, _)| at).max().unwrap_or(0);
        for start in first.. {
            if !self.works(item, start) {
                continue;
            }
            let mut ends = self.work(item, start);
            let keeps = |link: &Link| self.keeps(item, link, &early[link.from], &ends);
            if item.links.iter().all(keeps) {
                self.tell(item, early, &mut ends);
                return ends;
            }
        }
        unreachable!("the grid ends first");
    }

    /// The boundary at which the finish of an item is told for the sake of a link; `None` when work
    /// is resumed as something starts.
    fn told(&self, item: &Item, link: &Link, before: &Ends) -> Option<usize> {
        let (lag, is_elapsed) = link.lag;
        let is_told = !Case::holds_start(link) && (is_elapsed || lag == 0 || item.is_elapsed);
        let at = is_told.then(|| self.reached(item, link, Case::end_of(link, before)))?;
        let starts = link.kind == LinkKind::StartToFinish && self.works(item, at);
        (!starts).then_some(at)
    }

    /// A finish that waits for something in the time off is told when work goes on.
    fn tell(&self, item: &Item, early: &[Ends], ends: &mut Ends) {
        let links = item.links.iter();
        let told = links.filter_map(|link| self.told(item, link, &early[link.from]));
        if let Some(told) = told.max().filter(|&told| told > ends.finish) {
            ends.finish = (told..).find(|&cell| self.works(item, cell)).unwrap();
            ends.finish_starts_day = true;
        }
    }

    pub(super) fn finish(early: &[Ends]) -> usize {
        early.iter().map(|ends| ends.finish).max().unwrap()
    }

    /// The latest ends that keep all links, due dates and the finish of the project.
    pub(super) fn late(&self, early: &[Ends]) -> Vec<Ends> {
        let end = Case::finish(early);
        let mut late: Vec<Option<Ends>> = vec![None; self.items.len()];
        // The latest boundaries at which finishes may be told.
        let mut told: Vec<usize> = vec![0; self.items.len()];
        for number in (0..self.items.len()).rev() {
            let item = &self.items[number];
            if item.done.is_some() {
                late[number] = Some(early[number]);
                continue;
            }
            let fits = |ends: &Ends| {
                ends.finish <= end.min(item.due.unwrap_or(end))
                    && item
                        .pin
                        .is_none_or(|pin| self.grid_start(item, pin) >= ends.start)
                    && self.keeps_behind(number, ends, (&late, &told))
            };
            let found = match item.running {
                Some(_) => self.late_finish(item, &early[number], fits),
                None => self.late_start(item, &early[number], fits),
            };
            let found = found.expect("something fits");
            let resumed = (found.finish..)
                .find(|&cell| self.works(item, cell))
                .unwrap();
            let is_told_later = fits(&Ends {
                finish: resumed,
                ..found
            });
            told[number] = if is_told_later { resumed } else { found.finish };
            late[number] = Some(found);
        }
        late.into_iter().flatten().collect()
    }

    fn grid_start(&self, item: &Item, at: usize) -> usize {
        match Case::is_point(item) {
            true => at,
            false => (at..).find(|&cell| self.works(item, cell)).unwrap(),
        }
    }

    /// Whether all that waits for an item can stay at its late ends.
    fn keeps_behind(
        &self,
        number: usize,
        ends: &Ends,
        (late, told): (&[Option<Ends>], &[usize]),
    ) -> bool {
        self.items
            .iter()
            .zip(late)
            .zip(told)
            .all(|((later, of_later), told)| {
                let Some(of_later) = of_later else {
                    return true;
                };
                let holds = |link: &&Link| {
                    let is_fact =
                        matches!(link.kind, LinkKind::StartToStart | LinkKind::StartToFinish)
                            && self.items[number].running.is_some();
                    link.from == number
                        && !is_fact
                        && later.done.is_none()
                        && (later.running.is_none() || !Case::holds_start(link))
                };
                later.links.iter().filter(holds).all(|link| {
                    let asked = self.told(later, link, ends);
                    self.keeps(later, link, ends, of_later)
                        && (Case::is_point(later) || asked.is_none_or(|asked| asked <= *told))
                })
            })
    }

    /// Steps later from the early start while that fits, else earlier until it does.
    fn late_start(&self, item: &Item, early: &Ends, fits: impl Fn(&Ends) -> bool) -> Option<Ends> {
        let is_start = |&start: &usize| Case::is_point(item) || self.works(item, start);
        let ends = |start: usize| match Case::is_point(item) {
            true => Ends {
                start,
                finish: start,
                ..*early
            },
            false => self.work(item, start),
        };
        let later = early.start..DAYS * self.grid.cells - 100;
        let later = later.filter(is_start).map(ends);
        let mut earlier = (0..early.start).rev().filter(is_start).map(ends);
        let last = later.take_while(&fits).last();
        last.or_else(|| earlier.find(&fits))
    }

    fn late_finish(&self, item: &Item, early: &Ends, fits: impl Fn(&Ends) -> bool) -> Option<Ends> {
        let is_finish = |&finish: &usize| self.works(item, finish - 1);
        let ends = |finish: usize| Ends { finish, ..*early };
        // Where it is told as work is resumed, the work itself is done before.
        let done = (1..=early.finish).rev().find(is_finish)?;
        let later = (done..DAYS * self.grid.cells).filter(is_finish).map(ends);
        let mut earlier = (1..done).rev().filter(is_finish).map(ends);
        let last = later.take_while(&fits).last();
        last.or_else(|| earlier.find(&fits))
    }

    /// The float of an item by definition: it is made later, one cell after the other, until
    /// `is_fine` says no. In worked cells of its calendar.
    pub(super) fn float(
        &self,
        number: usize,
        early: &[Ends],
        is_fine: impl Fn(&[Ends]) -> bool,
    ) -> i64 {
        let item = &self.items[number];
        let ends = early[number];
        let mut float = 0;
        let start = match item.running {
            Some(_) => ends.finish,
            None => ends.start,
        };
        for at in start + 1..start + 120 * self.grid.cells {
            let mut delays = vec![None; self.items.len()];
            delays[number] = Some((at, ends.starts_day));
            let delayed = self.early(&delays);
            if !is_fine(&delayed) {
                break;
            }
            let gap = |from: usize, to: usize| self.grid.count(&item.days, from, to);
            let of_finish = gap(ends.finish, delayed[number].finish);
            float = match item.running {
                Some(_) => of_finish,
                None => of_finish.min(gap(ends.start, delayed[number].start)),
            };
        }
        float
    }
}
