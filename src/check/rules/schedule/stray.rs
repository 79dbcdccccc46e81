//! Dates that lie outside the days they belong to.

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::read::Field;
use crate::plan::{Phase, Plan};
use crate::schedule::{Outside, Side, Window};

/// What the dates of an item belong to: its phase, and the plan where the phase is open.
pub(super) struct Frame<'p> {
    phase: Option<(Window, &'p Phase)>,
    plan: Option<Window>,
}

/// A date of an item, with the name it has in a message.
pub(super) type Labelled<'p> = (Text, &'p Field<Date>);

impl<'p> Frame<'p> {
    /// The frame of a phase.
    pub(super) fn of_phase(plan: &'p Plan) -> Option<Frame<'p>> {
        Some(Frame {
            phase: None,
            plan: Some(Window::new(&plan.start, &plan.end)?),
        })
    }

    /// The frame of what stands in a phase; `None` when the phase ends before it begins.
    pub(super) fn in_phase(plan: &'p Plan, phase: &'p Phase) -> Option<Frame<'p>> {
        let window = Window::new(&phase.start, &phase.end)?;
        Some(Frame {
            phase: Some((window, phase)),
            plan: Window::new(&plan.start, &plan.end),
        })
    }

    fn misses(&self, date: Date) -> Option<(Outside, Text)> {
        if let Some((window, phase)) = &self.phase
            && let Some(outside) = window.misses(date)
        {
            return Some((outside, text!("phase {p}", "阶段{p}", p = phase.name())));
        }
        let outside = self.plan.as_ref()?.misses(date)?;
        // A phase that bounds this side lies outside the plan itself, and D622 says so.
        let open = |(window, _): &(Window, &Phase)| window.is_open(outside.side);
        self.phase
            .as_ref()
            .is_none_or(open)
            .then(|| (outside, Text::new("the plan", "方案")))
    }

    /// Tells of the first date on each side that lies outside.
    pub(super) fn tell(
        &self,
        item: &dyn Fn() -> Text,
        dates: &[Labelled<'_>],
        findings: &mut Findings<'_>,
    ) {
        let mut told = Vec::new();
        for (name, field) in dates {
            let Some(date) = field.spanned() else {
                continue;
            };
            let Some((outside, whole)) = self.misses(*date.value) else {
                continue;
            };
            if told.contains(&outside.side) {
                continue;
            }
            told.push(outside.side);
            tell(
                &item(),
                name,
                (date.span, *date.value),
                &outside,
                &whole,
                findings,
            );
        }
    }
}

fn tell(
    item: &Text,
    name: &Text,
    (span, date): (crate::source::Span, Date),
    outside: &Outside,
    whole: &Text,
    findings: &mut Findings<'_>,
) {
    let bound = outside.bound.value;
    let (message, label) = match outside.side {
        Side::Before => (
            text!(
                "the {name} of {item}, {date}, lies before {whole} begins ({bound})",
                "{item}的{name} {date} 早于{whole}的开始日期 {bound}",
                name = name,
                item = item,
                date = date,
                whole = whole,
                bound = bound,
            ),
            text!("{whole} begins here", "{whole}自此日开始", whole = whole),
        ),
        Side::After => (
            text!(
                "the {name} of {item}, {date}, lies after {whole} ends ({bound})",
                "{item}的{name} {date} 晚于{whole}的结束日期 {bound}",
                name = name,
                item = item,
                date = date,
                whole = whole,
                bound = bound,
            ),
            text!("{whole} ends here", "{whole}到此日结束", whole = whole),
        ),
    };
    findings
        .add(span, message)
        .related(outside.bound.span, label)
        .help(text!(
            "correct the date, or move the dates of {whole}",
            "请更正该日期，或调整{whole}的起止日期",
            whole = whole,
        ));
}
