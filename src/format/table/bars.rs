//! Bars and diamonds on a scale of days.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::paint::{Ink, Painter};
use super::ticks;
use crate::lang::Lang;
use crate::plan::value::Percent;
use crate::view::report::{Bar, Shape, Tone};

/// Maps the days of a chart to its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// First day of the chart.
    pub(super) first: Date,
    /// Last day of the chart.
    pub(super) last: Date,
    /// Columns of the chart.
    pub(super) width: usize,
    days: i64,
    status: Option<usize>,
}

/// Which signs a chart has used, so that its legend explains no others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    pub(super) done: bool,
    pub(super) to_do: bool,
    pub(super) unknown: bool,
    pub(super) status: bool,
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

impl Scale {
    /// A scale from the first to the last day, both included.
    pub(super) fn new(first: Date, last: Date, width: usize, status: Option<Date>) -> Scale {
        let (first, last) = (first.min(last), first.max(last));
        let mut scale = Scale {
            first,
            last,
            width: width.max(1),
            days: days_between(first, last) + 1,
            status: None,
        };
        let inside = status.filter(|date| (first..=last).contains(date));
        scale.status = inside.map(|date| scale.column(date));
        scale
    }

    /// The width beyond which a chart of these days shows nothing more: three columns a day.
    pub(super) fn widest(first: Date, last: Date) -> usize {
        let days = days_between(first, last).unsigned_abs() + 1;
        usize::try_from(days.saturating_mul(3)).unwrap_or(usize::MAX)
    }

    /// The column of a day; days outside of the chart stand at its edges.
    pub(super) fn column(&self, date: Date) -> usize {
        let day = days_between(self.first, date).clamp(0, self.days - 1);
        self.edge(day).min(self.width - 1)
    }

    /// The column where the day of this number starts.
    fn edge(&self, day: i64) -> usize {
        // Days are at most a few million and columns a few thousand: no overflow.
        let width = i64::try_from(self.width).unwrap_or(1);
        usize::try_from(day * width / self.days).unwrap_or(0)
    }

    /// The columns of a bar, from the first to the one behind the last; at least one.
    fn columns(&self, bar: &Bar) -> Option<(usize, usize)> {
        let (start, finish) = (bar.start.min(bar.finish), bar.start.max(bar.finish));
        if finish < self.first || start > self.last {
            return None;
        }
        let from = self.column(start);
        let behind = days_between(self.first, finish).min(self.days - 1) + 1;
        Some((
            from,
            self.edge(behind).clamp(from + 1, self.width.max(from + 1)),
        ))
    }

    /// The lines above the bars: years, and quarters, months or weeks where they fit.
    pub(super) fn heading(&self, lang: Lang) -> Vec<String> {
        ticks::heading(self, lang)
    }

    /// Draws the bar of a row, or the empty row.
    pub(super) fn draw(&self, bar: Option<&Bar>, paint: Painter, signs: &mut Signs) -> String {
        let mut row = vec![(' ', Ink::PLAIN); self.width];
        if let Some(status) = self.status {
            row[status] = ('│', Ink::STATUS);
            signs.status = true;
        }
        if let Some((bar, (from, to))) = bar.and_then(|bar| Some((bar, self.columns(bar)?))) {
            for (position, (sign, ink)) in strokes(bar, to - from, signs).into_iter().enumerate() {
                row[from + position] = (sign, ink);
            }
        }
        let mut line = String::with_capacity(self.width * 3);
        for run in row.chunk_by(|a, b| a.1 == b.1) {
            let text: String = run.iter().map(|(sign, _)| *sign).collect();
            line.push_str(&paint.ink(run[0].1, &text));
        }
        line
    }
}

/// The signs of a bar that is `length` columns long.
fn strokes(bar: &Bar, length: usize, signs: &mut Signs) -> Vec<(char, Ink)> {
    let ink = |usual: Ink| match bar.tone {
        Tone::Plain => usual,
        tone => Ink::tone(tone),
    };
    match bar.shape {
        Shape::Summary => vec![('━', ink(Ink::PHASE)); length],
        Shape::Milestone => vec![('◆', ink(Ink::MILESTONE))],
        Shape::Task => {
            let ink = ink(Ink::TASK);
            let Some(progress) = bar.progress else {
                // Not stated is not zero.
                signs.unknown = true;
                return vec![('▒', ink); length];
            };
            let done = done_columns(progress, length);
            signs.done |= done > 0;
            signs.to_do |= done < length;
            let mut strokes = vec![('█', ink); done];
            strokes.resize(length, ('░', ink));
            strokes
        }
    }
}

/// The finished columns of a bar: rounded down, but work that has begun shows, and so does work
/// that is left.
fn done_columns(progress: Percent, length: usize) -> usize {
    let share = progress.0.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let whole = Decimal::from(length) * share / Decimal::ONE_HUNDRED;
    let done = whole.trunc().to_usize().unwrap_or(0).min(length);
    if length > 1 && !share.is_zero() && done == 0 {
        1
    } else {
        done
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn bar(start: Date, finish: Date, shape: Shape, progress: Option<i64>) -> Bar {
        let progress = progress.map(|progress| Percent(Decimal::from(progress)));
        Bar {
            progress,
            ..Bar::new(start, finish, shape)
        }
    }

    fn drawn(scale: &Scale, bar: &Bar) -> String {
        scale.draw(Some(bar), Painter { color: false }, &mut Signs::default())
    }

    #[test]
    fn bars_stand_where_their_days_are() {
        let scale = Scale::new(date(2026, 1, 1), date(2026, 1, 20), 20, None);
        let task = |from, to, progress| {
            bar(
                date(2026, 1, from),
                date(2026, 1, to),
                Shape::Task,
                progress,
            )
        };
        assert_eq!(drawn(&scale, &task(1, 4, Some(50))), "██░░                ");
        assert_eq!(
            drawn(&scale, &task(17, 20, Some(100))),
            "                ████"
        );
        assert_eq!(drawn(&scale, &task(5, 8, None)), "    ▒▒▒▒            ");
        let phase = bar(date(2025, 6, 1), date(2026, 1, 3), Shape::Summary, None);
        assert_eq!(drawn(&scale, &phase), "━━━                 ");
        let milestone = bar(date(2026, 1, 20), date(2026, 1, 20), Shape::Milestone, None);
        assert_eq!(drawn(&scale, &milestone), "                   ◆");
        let outside = bar(date(2027, 1, 1), date(2027, 2, 1), Shape::Summary, None);
        assert_eq!(drawn(&scale, &outside).trim(), "");
    }

    #[test]
    fn the_status_date_stands_behind_the_bars() {
        let scale = Scale::new(
            date(2026, 1, 1),
            date(2026, 1, 10),
            10,
            Some(date(2026, 1, 4)),
        );
        let task = bar(date(2026, 1, 3), date(2026, 1, 5), Shape::Task, Some(0));
        assert_eq!(drawn(&scale, &task), "  ░░░     ");
        let task = bar(date(2026, 1, 5), date(2026, 1, 5), Shape::Task, Some(100));
        assert_eq!(drawn(&scale, &task), "   │█     ");
        let outside = Scale::new(
            date(2026, 1, 1),
            date(2026, 1, 10),
            10,
            Some(date(2026, 2, 4)),
        );
        assert_eq!(drawn(&outside, &task), "    █     ");
    }

    #[test]
    fn begun_work_and_work_left_both_show() {
        let done = |progress: i64, length| done_columns(Percent(Decimal::from(progress)), length);
        assert_eq!(done(0, 10), 0);
        assert_eq!(done(1, 10), 1);
        assert_eq!(done(99, 10), 9);
        assert_eq!(done(100, 10), 10);
        assert_eq!(done(250, 10), 10);
        assert_eq!(done(-5, 10), 0);
        assert_eq!(done(50, 1), 0);
    }

    #[test]
    fn extreme_scales_do_not_overflow() {
        for (first, last) in [
            (Date::MIN, Date::MAX),
            (date(2026, 1, 1), date(2026, 1, 1)),
            (date(2026, 2, 1), date(2026, 1, 1)),
        ] {
            for width in [1, 20, 65_535] {
                let scale = Scale::new(first, last, width, Some(last));
                let line = drawn(&scale, &bar(Date::MIN, Date::MAX, Shape::Task, Some(33)));
                assert_eq!(line.chars().count(), width);
                let line = drawn(&scale, &bar(last, first, Shape::Milestone, None));
                assert_eq!(line.chars().count(), width);
                assert!(
                    scale
                        .heading(Lang::En)
                        .iter()
                        .all(|line| line.chars().count() <= width)
                );
            }
        }
    }
}
