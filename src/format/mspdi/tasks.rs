//! Phases, tasks and milestones: all of them tasks to Project, told apart by their outline.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::lang::Lang;
use crate::plan::read::{Either, Field, List};
use crate::plan::value::{Currency, Duration, Link, LinkKind, Money};
use crate::plan::{LocalText, Milestone, Phase, Plan, Task};
use crate::source::Spanned;

use super::dates::{Dates, Days};
use super::document::Document;
use super::units::{FORMAT_DAYS, Minutes};
use super::{ACCEPTANCE, DELIVERABLE, Losses, Numbers, TASK_ID, own, words};

/// A row of the file, in order; its number is its place counted from 1.
#[derive(Debug, Clone, Copy)]
pub(super) enum Row<'p> {
    Phase(&'p Phase),
    Task(&'p Task),
    Milestone(&'p Milestone),
}

impl<'p> Row<'p> {
    fn id(self) -> Option<&'p str> {
        match self {
            Row::Phase(phase) => phase.id.get().map(|id| id.as_str()),
            Row::Task(task) => task.id.get().map(|id| id.as_str()),
            Row::Milestone(milestone) => milestone.id.get().map(|id| id.as_str()),
        }
    }
}

/// The rows of a plan.
pub(super) fn rows(plan: &Plan) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for phase in &plan.phases {
        rows.push(Row::Phase(phase));
        rows.extend(phase.tasks.iter().map(Row::Task));
        rows.extend(phase.milestones.iter().map(Row::Milestone));
    }
    rows
}

/// The numbers of the rows by id; of two with one id, the first.
pub(super) fn numbers<'p>(rows: &[Row<'p>]) -> Numbers<'p> {
    let mut numbers = Numbers::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(id) = row.id() {
            numbers.entry(id).or_insert(at + 1);
        }
    }
    numbers
}

/// The days on which the rows begin and end.
pub(super) fn days(rows: &[Row<'_>], dates: &impl Dates) -> Vec<Date> {
    let days = rows.iter().flat_map(|row| match row {
        Row::Phase(phase) => dates.of_phase(phase).both(),
        Row::Task(task) => dates.of_task(task).both(),
        Row::Milestone(milestone) => [dates.of_milestone(milestone), None],
    });
    days.flatten().collect()
}

/// What tasks are written with.
pub(super) struct Context<'p, D> {
    pub numbers: Numbers<'p>,
    /// The calendar of each task, in their order.
    pub calendars: Vec<Option<usize>>,
    pub dates: &'p D,
    pub currency: Option<Currency>,
    pub lang: Lang,
}

pub(super) fn write<D: Dates>(
    rows: &[Row<'_>],
    context: &Context<'_, D>,
    losses: &mut Losses,
    document: &mut Document,
) {
    let mut calendars = context.calendars.iter().copied();
    document.element("Tasks", |document| {
        let (mut phases, mut below) = (0, 0);
        for (at, row) in rows.iter().enumerate() {
            let outline = match row {
                Row::Phase(_) => {
                    (phases, below) = (phases + 1, 0);
                    phases.to_string()
                }
                _ => {
                    below += 1;
                    format!("{phases}.{below}")
                }
            };
            let place = Place {
                number: at + 1,
                outline: &outline,
            };
            document.element("Task", |document| match *row {
                Row::Phase(phase) => context.phase(phase, &place, document),
                Row::Task(task) => {
                    let calendar = calendars.next().flatten();
                    context.task(task, calendar, &place, losses, document);
                }
                Row::Milestone(milestone) => {
                    context.milestone(milestone, &place, losses, document);
                }
            });
        }
    });
}

/// Where a row stands.
struct Place<'a> {
    number: usize,
    outline: &'a str,
}

impl<D: Dates> Context<'_, D> {
    fn begin(
        &self,
        (title, owner): (&Field<LocalText>, &Field<LocalText>),
        place: &Place<'_>,
        level: u8,
        document: &mut Document,
    ) {
        document.value("UID", place.number);
        document.value("ID", place.number);
        document.line("Name", words(title, self.lang));
        document.value("Active", 1);
        document.value("Manual", 0);
        document.value("Type", 1);
        document.value("IsNull", 0);
        document.line("Contact", words(owner, self.lang));
        document.value("OutlineNumber", place.outline);
        document.value("OutlineLevel", level);
    }

    fn phase(&self, phase: &Phase, place: &Place<'_>, document: &mut Document) {
        let days = self.dates.of_phase(phase);
        self.begin((&phase.title, &phase.owner), place, 1, document);
        document.start("Start", days.start);
        document.finish("Finish", days.finish);
        document.value("Milestone", 0);
        document.value("Summary", 1);
        self.notes(&phase.notes, document);
        own(TASK_ID, phase.id.get().map(|id| id.as_str()), document);
    }

    fn task(
        &self,
        task: &Task,
        calendar: Option<usize>,
        place: &Place<'_>,
        losses: &mut Losses,
        document: &mut Document,
    ) {
        let days = self.dates.of_task(task);
        let baseline = task.baseline.get();
        self.begin((&task.title, &task.owner), place, 2, document);
        document.start("Start", days.start);
        document.finish("Finish", days.finish);
        self.duration(task, losses, document);
        document.value("Milestone", 0);
        document.value("Summary", 0);
        self.money("FixedCost", &task.cost, losses, document);
        self.progress(task, losses, document);
        document.start("ActualStart", task.started.value());
        document.finish("ActualFinish", task.finished.value());
        self.money("ActualCost", &task.actual_cost, losses, document);
        let (kind, day) = match (task.starts_on.value(), task.not_before.value()) {
            (Some(day), other) => {
                losses.constraints += usize::from(other.is_some());
                (2, Some(day))
            }
            (None, Some(day)) => (4, Some(day)),
            (None, None) => (0, None),
        };
        document.value("ConstraintType", kind);
        if let Some(calendar) = calendar {
            document.value("CalendarUID", calendar);
        }
        document.start("ConstraintDate", day);
        document.finish("Deadline", task.deadline.value());
        if calendar.is_some() {
            document.value("IgnoreResourceCalendar", 1);
        }
        self.notes(&task.notes, document);
        self.links(&task.after, losses, document);
        own(TASK_ID, task.id.get().map(|id| id.as_str()), document);
        if let Some(baseline) = baseline {
            document.element("Baseline", |document| {
                document.value("Number", 0);
                document.start("Start", baseline.start.value());
                document.finish("Finish", baseline.finish.value());
            });
        }
    }

    fn milestone(
        &self,
        milestone: &Milestone,
        place: &Place<'_>,
        losses: &mut Losses,
        document: &mut Document,
    ) {
        let day = self.dates.of_milestone(milestone);
        let Days { start, finish } = Days {
            start: day,
            finish: day,
        };
        self.begin((&milestone.title, &milestone.owner), place, 2, document);
        document.finish("Start", start);
        document.finish("Finish", finish);
        document.value("Duration", "PT0H0M0S");
        document.value("DurationFormat", FORMAT_DAYS);
        document.value("Milestone", 1);
        document.value("Summary", 0);
        let reached = milestone.finished.value();
        document.value("PercentComplete", if reached.is_some() { 100 } else { 0 });
        document.finish("ActualStart", reached);
        document.finish("ActualFinish", reached);
        document.value("ConstraintType", 0);
        document.finish("Deadline", milestone.date.value());
        self.notes(&milestone.notes, document);
        self.links(&milestone.after, losses, document);
        own(TASK_ID, milestone.id.get().map(|id| id.as_str()), document);
        own(
            DELIVERABLE,
            words(&milestone.deliverable, self.lang),
            document,
        );
        own(
            ACCEPTANCE,
            words(&milestone.acceptance, self.lang),
            document,
        );
    }

    fn duration(&self, task: &Task, losses: &mut Losses, document: &mut Document) {
        if let Some(Either::Long(_)) = task.duration.get() {
            losses.estimates += 1;
        }
        let Some(duration) = task.likely_duration() else {
            return;
        };
        match length(duration) {
            Some((iso, format)) => {
                document.value("Duration", iso);
                document.value("DurationFormat", format);
            }
            None => losses.lengths += 1,
        }
    }

    fn progress(&self, task: &Task, losses: &mut Losses, document: &mut Document) {
        let hundred = Decimal::ONE_HUNDRED;
        let Some(progress) = task.progress.value() else {
            if task.finished.get().is_some() {
                document.value("PercentComplete", 100);
            }
            return;
        };
        let whole = progress.0.clamp(Decimal::ZERO, hundred).round();
        losses.rounded += usize::from(whole != progress.0);
        document.value("PercentComplete", whole.to_u8().unwrap_or_default());
    }

    /// Amounts of money stand there in hundredths.
    fn money(
        &self,
        name: &str,
        field: &Field<Money>,
        losses: &mut Losses,
        document: &mut Document,
    ) {
        let Some(money) = field.get() else { return };
        let is_ours = money.currency.is_none() || money.currency == self.currency;
        let hundredths = money.amount.checked_mul(Decimal::ONE_HUNDRED);
        match hundredths.filter(|_| is_ours) {
            Some(hundredths) => document.value(name, hundredths.normalize()),
            None => losses.money += 1,
        }
    }

    fn notes(&self, notes: &List<Spanned<LocalText>>, document: &mut Document) {
        let notes: Vec<&str> = notes.iter().map(|note| note.value.get(self.lang)).collect();
        document.lines("Notes", &notes.join("\n"));
    }

    fn links(&self, after: &List<Spanned<Link>>, losses: &mut Losses, document: &mut Document) {
        for link in after {
            let link = &link.value;
            let Some(&number) = self.numbers.get(link.target.as_str()) else {
                losses.links.push(link.target.clone());
                continue;
            };
            document.element("PredecessorLink", |document| {
                document.value("PredecessorUID", number);
                document.value("Type", link_type(link.kind));
                document.value("CrossProject", 0);
                let lag = link.lag.as_ref().and_then(Minutes::of_lag);
                let tenths = lag.as_ref().and_then(Minutes::tenths);
                losses.lengths += usize::from(link.lag.is_some() && tenths.is_none());
                document.value("LinkLag", tenths.unwrap_or_default());
                document.value("LagFormat", lag.map_or(FORMAT_DAYS, |lag| lag.format));
            });
        }
    }
}

fn length(duration: &Duration) -> Option<(String, u8)> {
    let minutes = Minutes::of_duration(duration)?;
    Some((minutes.iso()?, minutes.format))
}

/// The number of a link's kind.
fn link_type(kind: LinkKind) -> u8 {
    match kind {
        LinkKind::FinishToFinish => 0,
        LinkKind::FinishToStart => 1,
        LinkKind::StartToFinish => 2,
        LinkKind::StartToStart => 3,
    }
}
