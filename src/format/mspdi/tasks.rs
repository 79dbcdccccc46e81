//! Phases, tasks and milestones: all of them tasks to Project, told apart by their outline.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::lang::Lang;
use crate::plan::read::{Either, Field, List};
use crate::plan::value::{Currency, Link, LinkKind, Money};
use crate::plan::{LocalText, Milestone, Phase, Plan, Task};
use crate::source::Spanned;

use super::dates::{Dates, Days};
use super::document::Document;
use super::units::{FORMAT_DAYS, FORMAT_MONTHS, Minutes, WorkingDay};
use super::{ACCEPTANCE, DELIVERABLE, END, Losses, Numbers, START, TASK_ID, own, words};

/// A row of the file, in order; its number is its place counted from 1. Tasks and milestones have
/// their number in the schedule, phases those that they hold.
#[derive(Debug, Clone)]
pub(super) enum Row<'p> {
    Phase(&'p Phase, Range<usize>),
    Task(&'p Task, usize),
    Milestone(&'p Milestone, usize),
}

impl<'p> Row<'p> {
    fn id(&self) -> Option<&'p str> {
        match self {
            Row::Phase(phase, _) => phase.id.get().map(|id| id.as_str()),
            Row::Task(task, _) => task.id.get().map(|id| id.as_str()),
            Row::Milestone(milestone, _) => milestone.id.get().map(|id| id.as_str()),
        }
    }
}

/// The rows of a plan.
pub(super) fn rows(plan: &Plan) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut item = 0;
    for phase in &plan.phases {
        let (tasks, milestones) = (phase.tasks.len(), phase.milestones.len());
        rows.push(Row::Phase(phase, item..item + tasks + milestones));
        let tasks = phase.tasks.iter().zip(item..);
        rows.extend(tasks.map(|(task, item)| Row::Task(task, item)));
        item += phase.tasks.len();
        let held = phase.milestones.iter().zip(item..);
        rows.extend(held.map(|(milestone, item)| Row::Milestone(milestone, item)));
        item += milestones;
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

/// What tasks are written with.
pub(super) struct Context<'p> {
    pub numbers: Numbers<'p>,
    /// The calendar of each task, in their order, and the hours of its days.
    pub calendars: Vec<Option<usize>>,
    pub hours: Vec<Decimal>,
    /// The hours of a day of the plan's calendar.
    pub hours_of_plan: Decimal,
    pub dates: &'p Dates,
    pub day: WorkingDay,
    pub currency: Option<Currency>,
    pub lang: Lang,
}

pub(super) fn write(
    plan: &Plan,
    rows: &[Row<'_>],
    context: &Context<'_>,
    losses: &mut Losses,
    document: &mut Document,
) {
    let mut calendars = context.calendars.iter().copied().zip(&context.hours);
    document.element("Tasks", |document| {
        document.element("Task", |document| context.whole(plan, document));
        let (mut phases, mut below) = (0, 0);
        for (at, row) in rows.iter().enumerate() {
            let outline = match row {
                Row::Phase(..) => {
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
            document.element("Task", |document| match row {
                Row::Phase(phase, items) => {
                    context.phase(phase, items.clone(), &place, document);
                }
                Row::Task(task, item) => {
                    let (number, hours) =
                        calendars.next().unwrap_or((None, &context.hours_of_plan));
                    let calendar = Worked {
                        number,
                        hours: *hours,
                    };
                    context.task((task, *item), calendar, &place, losses, document);
                }
                Row::Milestone(milestone, item) => {
                    context.milestone((milestone, *item), &place, losses, document);
                }
            });
        }
    });
}

/// The calendar of a task.
#[derive(Debug, Clone, Copy)]
struct Worked {
    /// Its number, when it isn't the plan's.
    number: Option<usize>,
    /// The hours of a day.
    hours: Decimal,
}

/// Where a row stands.
struct Place<'a> {
    number: usize,
    outline: &'a str,
}

impl Context<'_> {
    /// The row that stands for the project as a whole, which keeps what the plan states of itself:
    /// first and last day of the project are computed.
    fn whole(&self, plan: &Plan, document: &mut Document) {
        document.value("UID", 0);
        document.value("ID", 0);
        document.line("Name", words(&plan.title, self.lang));
        document.value("Type", 1);
        document.value("IsNull", 0);
        document.value("OutlineNumber", 0);
        document.value("OutlineLevel", 0);
        document.start("Start", self.dates.project.start);
        document.finish("Finish", self.dates.project.finish);
        document.value("Milestone", 0);
        document.value("Summary", 1);
        for (field, day) in [(START, &plan.start), (END, &plan.end)] {
            let day = day.value().map(|day| day.to_string());
            own(field, day.as_deref(), document);
        }
    }

    /// What is computed of a row: whether it is critical, its early and late days, its slack.
    fn computed(&self, item: usize, is_milestone: bool, document: &mut Document) {
        let Some(facts) = self.dates.facts(item) else {
            return;
        };
        let slack = |float: Option<Decimal>| self.day.tenths_of_days(float?);
        document.value("Critical", u8::from(facts.is_critical));
        let start = match is_milestone {
            true => Document::finish,
            false => Document::start,
        };
        start(document, "EarlyStart", facts.early_start);
        document.finish("EarlyFinish", facts.early_finish);
        start(document, "LateStart", facts.late_start);
        document.finish("LateFinish", facts.late_finish);
        if let Some(slack) = slack(facts.free_float) {
            document.value("FreeSlack", slack);
        }
        if let Some(slack) = slack(facts.total_float) {
            document.value("TotalSlack", slack);
        }
    }

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

    /// A stated start holds back all that a summary task holds, in Project as in a plan.
    fn phase(
        &self,
        phase: &Phase,
        items: Range<usize>,
        place: &Place<'_>,
        document: &mut Document,
    ) {
        let facts = items.clone().filter_map(|item| self.dates.facts(item));
        let is_critical = facts.fold(false, |any, facts| any | facts.is_critical);
        let days = self.dates.of_phase(phase, items);
        self.begin((&phase.title, &phase.owner), place, 1, document);
        document.start("Start", days.start);
        document.finish("Finish", days.finish);
        document.value("Milestone", 0);
        document.value("Summary", 1);
        document.value("Critical", u8::from(is_critical));
        let start = phase.start.value();
        document.value("ConstraintType", if start.is_some() { 4 } else { 0 });
        document.start("ConstraintDate", start);
        document.finish("Deadline", phase.end.value());
        self.notes(&phase.notes, document);
        own(TASK_ID, phase.id.get().map(|id| id.as_str()), document);
    }

    fn task(
        &self,
        (task, item): (&Task, usize),
        calendar: Worked,
        place: &Place<'_>,
        losses: &mut Losses,
        document: &mut Document,
    ) {
        let days = self.dates.of_task(task, item);
        let baseline = task.baseline.get();
        self.begin((&task.title, &task.owner), place, 2, document);
        document.start("Start", days.start);
        document.finish("Finish", days.finish);
        self.duration(task, calendar.hours, losses, document);
        document.value("Milestone", 0);
        document.value("Summary", 0);
        self.computed(item, false, document);
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
        if let Some(number) = calendar.number {
            document.value("CalendarUID", number);
        }
        document.start("ConstraintDate", day);
        document.finish("Deadline", task.deadline.value());
        if calendar.number.is_some() {
            document.value("IgnoreResourceCalendar", 1);
        }
        self.notes(&task.notes, document);
        self.links(&task.after, calendar.hours, losses, document);
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
        (milestone, item): (&Milestone, usize),
        place: &Place<'_>,
        losses: &mut Losses,
        document: &mut Document,
    ) {
        let day = self.dates.of_milestone(milestone, item);
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
        self.computed(item, true, document);
        let reached = milestone.finished.value();
        document.value("PercentComplete", if reached.is_some() { 100 } else { 0 });
        document.finish("ActualStart", reached);
        document.finish("ActualFinish", reached);
        // With nothing before it, it takes place on the promised day.
        let promised = milestone.date.value();
        let held = promised.filter(|_| milestone.after.is_empty() && reached.is_none());
        document.value("ConstraintType", if held.is_some() { 4 } else { 0 });
        document.finish("ConstraintDate", held);
        document.finish("Deadline", promised);
        self.notes(&milestone.notes, document);
        self.links(&milestone.after, self.hours_of_plan, losses, document);
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

    fn duration(&self, task: &Task, hours: Decimal, losses: &mut Losses, document: &mut Document) {
        if let Some(Either::Long(_)) = task.duration.get() {
            losses.estimates += 1;
        }
        let Some(duration) = task.likely_duration() else {
            return;
        };
        let minutes = self.day.of_duration(duration, hours);
        match minutes.and_then(|minutes| Some((minutes.iso()?, minutes.format))) {
            Some((iso, format)) => {
                losses.months += usize::from(format == FORMAT_MONTHS);
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

    fn links(
        &self,
        after: &List<Spanned<Link>>,
        hours: Decimal,
        losses: &mut Losses,
        document: &mut Document,
    ) {
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
                let lag = link.lag.as_ref();
                let lag = lag.and_then(|lag| self.day.of_lag(lag, hours));
                let tenths = lag.as_ref().and_then(Minutes::tenths);
                losses.lengths += usize::from(link.lag.is_some() && tenths.is_none());
                document.value("LinkLag", tenths.unwrap_or_default());
                document.value("LagFormat", lag.map_or(FORMAT_DAYS, |lag| lag.format));
            });
        }
    }
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
