//! The days between two stated dates, and the dates that miss them.

use jiff::civil::Date;

use crate::plan::read::Field;
use crate::source::Spanned;

/// The days from one stated date to another; a side without a date is open.
#[derive(Debug, Clone)]
pub struct Window {
    start: Option<Spanned<Date>>,
    end: Option<Spanned<Date>>,
}

/// A side of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before the first day.
    Before,
    /// After the last day.
    After,
}

/// How a date misses a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// On which side it lies.
    pub side: Side,
    /// The first or last day, where it is stated.
    pub bound: Spanned<Date>,
}

impl Window {
    /// The days between two fields; `None` when they end before they begin.
    pub fn new(start: &Field<Date>, end: &Field<Date>) -> Option<Window> {
        let day = |field: &Field<Date>| {
            field.spanned().map(|day| Spanned {
                value: *day.value,
                span: day.span,
            })
        };
        let window = Window {
            start: day(start),
            end: day(end),
        };
        let reversed = window
            .start
            .as_ref()
            .zip(window.end.as_ref())
            .is_some_and(|(start, end)| end.value < start.value);
        (!reversed).then_some(window)
    }

    /// Whether no date bounds a side.
    pub fn is_open(&self, side: Side) -> bool {
        match side {
            Side::Before => self.start.is_none(),
            Side::After => self.end.is_none(),
        }
    }

    /// How a date misses the window; `None` for the dates in it, first and last day included.
    pub fn misses(&self, date: Date) -> Option<Outside> {
        let before = self.start.as_ref().filter(|start| date < start.value);
        let after = self.end.as_ref().filter(|end| end.value < date);
        let (side, bound) = before
            .map(|start| (Side::Before, start))
            .or(after.map(|end| (Side::After, end)))?;
        Some(Outside {
            side,
            bound: bound.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::plan::read::Place;
    use crate::source::Span;

    fn field(day: Date) -> Field<Date> {
        let span = Span::default();
        let place = Place {
            key: span,
            value: span,
        };
        Field::Given(place, day)
    }

    #[test]
    fn first_and_last_day_are_inside() {
        let (first, last) = (date(2026, 1, 5), date(2026, 4, 3));
        let window = Window::new(&field(first), &field(last)).unwrap();
        assert_eq!(window.misses(first), None);
        assert_eq!(window.misses(last), None);
        let side = |day| window.misses(day).map(|outside| outside.side);
        assert_eq!(side(date(2026, 1, 4)), Some(Side::Before));
        assert_eq!(side(date(2026, 4, 4)), Some(Side::After));
    }

    #[test]
    fn an_open_side_misses_nothing_and_a_reversed_window_is_none() {
        let (first, last) = (date(2026, 1, 5), date(2026, 4, 3));
        let open = Window::new(&Field::Absent, &field(last)).unwrap();
        assert!(open.is_open(Side::Before));
        assert_eq!(open.misses(date(1900, 1, 1)), None);
        assert!(Window::new(&field(last), &field(first)).is_none());
    }
}
