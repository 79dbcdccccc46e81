//! Days to places: the time axis with its two lines of headings.

mod steps;

use jiff::civil::Date;

use self::steps::{Step, YEARS};
use super::measure;
use super::scene::Tenths;
use crate::lang::Lang;
use crate::schedule::calendar::{date_of, day_number};

/// The steps of the time axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scale {
    /// The finest that has room for its labels.
    #[default]
    Auto,
    /// Days below months.
    Day,
    /// Weeks below months.
    Week,
    /// Months below years.
    Month,
    /// Quarters below years.
    Quarter,
}

impl Scale {
    /// All scales, in the order help lists them.
    pub const ALL: [Scale; 5] = [
        Scale::Auto,
        Scale::Day,
        Scale::Week,
        Scale::Month,
        Scale::Quarter,
    ];

    /// The name of the scale on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Scale::Auto => "auto",
            Scale::Day => "day",
            Scale::Week => "week",
            Scale::Month => "month",
            Scale::Quarter => "quarter",
        }
    }
}

/// A stretch of a line of headings, cut to the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// Left and right end.
    pub(super) ends: (Tenths, Tenths),
    /// The heading, when there is room for it.
    pub(super) label: String,
}

/// Maps days to places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    /// Number of the first day.
    first: i32,
    /// Number of the last day.
    last: i32,
    left: Tenths,
    width: Tenths,
    step: Step,
    lang: Lang,
    size: Tenths,
}

impl Axis {
    /// An axis of days between two places, with headings of a size.
    ///
    /// A range that nobody asked for is widened to whole weeks, months or years.
    pub(super) fn new(
        range: (Date, Date),
        fixed: (bool, bool),
        place: (Tenths, Tenths),
        scale: Scale,
        lang: Lang,
        size: Tenths,
    ) -> Axis {
        let (first, last) = (day_number(range.0), day_number(range.1));
        let mut axis = Axis {
            first,
            last: last.max(first),
            left: place.0,
            width: place.1 - place.0,
            step: Step::Day,
            lang,
            size,
        };
        loop {
            axis.step = axis.fitting(scale);
            let step = match axis.step {
                Step::Quarter => Step::Month,
                step => step,
            };
            if !fixed.0 {
                axis.first = day_number(step.start_of(range.0));
            }
            if !fixed.1 {
                let end = step.next(step.start_of(range.1));
                axis.last = end.map_or(axis.last, |end| (day_number(end) - 1).max(axis.first));
            }
            // Widened, the step may have lost its room; a coarser one widens anew.
            if axis.fitting(scale) <= axis.step {
                return axis;
            }
        }
    }

    /// The step of the lower line: the one asked for unless nobody could tell its lines apart,
    /// else the finest that has room for its labels.
    fn fitting(&self, scale: Scale) -> Step {
        let least = super::scene::px(3);
        let visible = |step: Step| self.step_width(step) >= least;
        let asked = match scale {
            Scale::Auto => None,
            Scale::Day => Some(Step::Day),
            Scale::Week => Some(Step::Week),
            Scale::Month => Some(Step::Month),
            Scale::Quarter => Some(Step::Quarter),
        };
        let steps = [Step::Day, Step::Week, Step::Month, Step::Quarter].into_iter();
        let steps = steps.chain(YEARS.map(Step::Years));
        if let Some(asked) = asked {
            let mut coarser = steps.skip_while(|step| *step < asked);
            return coarser
                .find(|step| visible(*step))
                .unwrap_or(Step::Years(5000));
        }
        let room = |step: Step| {
            let widest = match (step, self.lang) {
                (Step::Day | Step::Week, _) => "28",
                (Step::Month, Lang::En) => "May",
                (Step::Month, Lang::Zh) => "12月",
                (Step::Quarter, _) => "Q4",
                (Step::Years(_), Lang::En) => "2026",
                (Step::Years(_), Lang::Zh) => "2026年",
            };
            measure::width(widest, self.size, false) + super::scene::px(6)
        };
        let mut steps = steps;
        steps
            .find(|step| self.step_width(*step) >= room(*step))
            .unwrap_or(Step::Years(5000))
    }

    /// The least width of a step.
    fn step_width(&self, step: Step) -> Tenths {
        let days = match step {
            Step::Day => 1,
            Step::Week => 7,
            Step::Month => 28,
            Step::Quarter => 90,
            Step::Years(years) => 365 * i64::from(years),
        };
        days * self.width / self.days()
    }

    fn days(&self) -> i64 {
        i64::from(self.last) - i64::from(self.first) + 1
    }

    /// Left end of a day; days outside stand at the edges.
    pub(super) fn start(&self, date: Date) -> Tenths {
        self.edge(i64::from(day_number(date)) - i64::from(self.first))
    }

    /// Right end of a day.
    pub(super) fn end(&self, date: Date) -> Tenths {
        self.edge(i64::from(day_number(date)) - i64::from(self.first) + 1)
    }

    /// The middle of a day.
    pub(super) fn middle(&self, date: Date) -> Tenths {
        (self.start(date) + self.end(date)) / 2
    }

    fn edge(&self, day: i64) -> Tenths {
        let days = self.days();
        self.left + day.clamp(0, days) * self.width / days
    }

    /// The right end of the last day.
    pub(super) fn right(&self) -> Tenths {
        self.left + self.width
    }

    /// Whether a day is on the axis.
    pub(super) fn holds(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&day_number(date))
    }

    /// Whether some of the days between two are on the axis.
    pub(super) fn holds_part(&self, first: Date, last: Date) -> bool {
        day_number(first) <= self.last && day_number(last) >= self.first
    }

    /// Whether single days can be seen, so that days off are worth showing.
    pub(super) fn shows_days(&self) -> bool {
        matches!(self.step, Step::Day | Step::Week)
    }

    /// The upper line of headings.
    pub(super) fn upper(&self) -> Vec<Span> {
        match self.step {
            Step::Day | Step::Week => self.spans(Step::Month, true),
            Step::Month | Step::Quarter => self.spans(Step::Years(1), true),
            Step::Years(_) => Vec::new(),
        }
    }

    /// The lower line of headings.
    pub(super) fn lower(&self) -> Vec<Span> {
        self.spans(self.step, false)
    }

    fn spans(&self, step: Step, upper: bool) -> Vec<Span> {
        let mut spans = Vec::new();
        let Some(mut start) = date_of(self.first).map(|first| step.start_of(first)) else {
            return spans;
        };
        loop {
            let next = step.next(start);
            let end = next.map_or(self.last + 1, |next| day_number(next).min(self.last + 1));
            let from = day_number(start).max(self.first);
            let edge = |day: i32| self.edge(i64::from(day) - i64::from(self.first));
            let ends = (edge(from), edge(end));
            let room = ends.1 - ends.0 - super::scene::px(4);
            let fits = |label: &String| measure::width(label, self.size, upper) <= room;
            let label = step.labels(start, upper, self.lang).into_iter().find(fits);
            spans.push(Span {
                ends,
                label: label.unwrap_or_default(),
            });
            match next {
                Some(next) if day_number(next) <= self.last => start = next,
                _ => return spans,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn axis(first: Date, last: Date, width: Tenths, scale: Scale, lang: Lang) -> Axis {
        Axis::new((first, last), (false, false), (0, width), scale, lang, 110)
    }

    fn labels(spans: &[Span]) -> Vec<&str> {
        spans.iter().map(|span| span.label.as_str()).collect()
    }

    #[test]
    fn the_finest_step_that_fits_is_taken() {
        let of = |last, width| {
            let axis = axis(date(2026, 1, 5), last, width, Scale::Auto, Lang::En);
            axis.step
        };
        assert_eq!(of(date(2026, 1, 20), 10_000), Step::Day);
        assert_eq!(of(date(2026, 6, 20), 10_000), Step::Week);
        assert_eq!(of(date(2027, 6, 20), 10_000), Step::Month);
        assert_eq!(of(date(2033, 6, 20), 10_000), Step::Quarter);
        assert_eq!(of(date(2045, 6, 20), 10_000), Step::Years(1));
        assert_eq!(of(date(2126, 6, 20), 10_000), Step::Years(5));
        assert_eq!(of(Date::MAX, 10_000), Step::Years(500));
    }

    #[test]
    fn a_range_is_widened_to_whole_steps_unless_it_was_asked_for() {
        let axis = axis(
            date(2026, 1, 15),
            date(2026, 12, 3),
            10_000,
            Scale::Month,
            Lang::Zh,
        );
        assert_eq!(axis.start(date(2026, 1, 1)), 0);
        assert_eq!(axis.end(date(2026, 12, 31)), 10_000);
        assert_eq!(labels(&axis.upper()), ["2026年"]);
        assert_eq!(labels(&axis.lower())[..3], ["1月", "2月", "3月"]);
        let range = (date(2026, 1, 15), date(2026, 12, 3));
        let fixed = Axis::new(
            range,
            (true, true),
            (0, 10_000),
            Scale::Month,
            Lang::En,
            110,
        );
        assert_eq!(fixed.start(date(2026, 1, 15)), 0);
        assert_eq!(fixed.end(date(2026, 12, 3)), 10_000);
    }

    #[test]
    fn weeks_are_headed_by_their_mondays() {
        let axis = axis(
            date(2026, 4, 28),
            date(2026, 5, 20),
            10_000,
            Scale::Week,
            Lang::En,
        );
        assert_eq!(labels(&axis.upper()), ["Apr 2026", "May 2026"]);
        assert_eq!(labels(&axis.lower()), ["27", "4", "11", "18"]);
    }

    #[test]
    fn headings_lie_side_by_side_at_every_scale() {
        let ranges = [
            (date(2026, 2, 28), date(2026, 2, 28)),
            (date(2026, 1, 31), date(2026, 12, 1)),
            (date(1999, 12, 31), date(2099, 1, 1)),
            (Date::MIN, date(-9990, 1, 1)),
            (date(9990, 1, 1), Date::MAX),
            (Date::MIN, Date::MAX),
        ];
        for (first, last) in ranges {
            for scale in Scale::ALL {
                for lang in Lang::ALL {
                    let axis = axis(first, last, 9_000, scale, lang);
                    assert!(axis.holds(first) && axis.holds(last));
                    for spans in [axis.upper(), axis.lower()] {
                        assert!(spans.len() <= 10_000, "{first} {last} {scale:?}");
                        let Some(end) = spans.last() else { continue };
                        assert_eq!((spans[0].ends.0, end.ends.1), (0, 9_000));
                        for pair in spans.windows(2) {
                            assert_eq!(pair[0].ends.1, pair[1].ends.0);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn places_rise_with_the_days() {
        let axis = axis(
            date(2026, 1, 1),
            date(2126, 12, 31),
            9_000,
            Scale::Auto,
            Lang::En,
        );
        let mut day = date(2025, 1, 1);
        let mut last = 0;
        while day < date(2128, 1, 1) {
            assert!(axis.start(day) >= last && axis.end(day) >= axis.start(day));
            assert!((0..=9_000).contains(&axis.middle(day)));
            last = axis.start(day);
            day = date_of(day_number(day) + 17).unwrap();
        }
    }
}
