//! Rows of a project as tasks and milestones of a plan.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::import::draft::{DraftCalendar, DraftMilestone, DraftPhase, DraftResource, DraftTask};
use crate::import::ids::Ids;
use crate::import::{Losses, Lost, position};
use crate::plan::value::{Currency, Duration, Link, Money, Percent, Value as _};

use super::calendars::Calendars;
use super::days;
use super::lengths::{Counted, Lengths};
use super::links::Links;
use super::raw::{Project, Task};
use crate::import::outline::{Leaf, Outline, Row};

/// Most days that the calendars of all tasks list together.
pub(super) const MOST_EXCEPTIONS: usize = 200_000;

/// The longest title, in characters; nobody reads further.
const LONGEST_TITLE: usize = 1_000;

/// The constraint to start no earlier than a day.
pub(super) const SNET: u8 = 4;

/// What rows are made into tasks with.
pub(super) struct Building<'b, 'r> {
    pub project: &'r Project,
    pub text: &'r str,
    pub lengths: Lengths,
    pub calendars: &'b mut Calendars<'r>,
    pub plan_calendar: Option<DraftCalendar>,
    pub ids: &'b mut Ids,
    pub losses: &'b mut Losses,
    /// Days that calendars of tasks may still list.
    pub budget: usize,
}

/// Resources by number, with how many of them a task uses.
type Uses = HashMap<i64, Vec<(String, Decimal)>>;

impl Building<'_, '_> {
    /// The phases of the plan.
    pub fn phases(
        &mut self,
        outline: &Outline,
        resources: &[Option<(i64, DraftResource)>],
    ) -> Vec<DraftPhase> {
        let ids = self.name(outline);
        self.tell_summaries(outline);
        let mut uses = self.uses(outline, resources);
        let by_uid = self.by_uid();
        let rows = self.project.tasks.iter();
        let hours: Vec<Decimal> = rows.map(|row| self.hours(row)).collect();
        let tasks = &self.project.tasks;
        let mut links = Links::new(tasks, outline, &ids, by_uid, self.lengths, hours);
        let mut after_of = links.all(self.losses);
        let mut phases = Vec::with_capacity(outline.phases.len());
        for phase in &outline.phases {
            let row = phase.row.map(|row| &self.project.tasks[row]);
            let is_top = phase.row.is_some() && phase.row == outline.top;
            let mut draft = DraftPhase {
                id: ids.phases[phases.len()].clone(),
                title: row.map(|row| one_line(&row.name)).unwrap_or_default(),
                ..DraftPhase::default()
            };
            if let Some(row) = row.filter(|_| !is_top) {
                draft.days = self.days_of_phase(row);
                draft.owner = row.contact.clone();
                draft.notes = row.notes.clone();
            }
            for leaf in &phase.leaves {
                let row = &self.project.tasks[leaf.row];
                let id = ids.rows[leaf.row].clone();
                let after = std::mem::take(&mut after_of[leaf.row]);
                match is_milestone(row) {
                    true => draft.milestones.push(self.milestone(row, leaf, id, after)),
                    false => {
                        let uses = row.uid.and_then(|uid| uses.remove(&uid));
                        let task = self.task(row, leaf, id, after, uses.unwrap_or_default());
                        draft.tasks.push(task);
                    }
                }
            }
            if !self.project.keeps_days() {
                days::hold(&mut draft);
            }
            phases.push(draft);
        }
        phases
    }

    /// Tells what summary tasks say that a phase, or the title of a task, has no place for.
    fn tell_summaries(&mut self, outline: &Outline) {
        for (at, task) in self.project.tasks.iter().enumerate() {
            let is_pinned = task.constraint != 0 || task.deadline.is_some();
            // The start and the end of a phase say the same.
            let is_kept =
                task.constraint == 0 || task.constraint == SNET && task.constraint_date.is_some();
            let costs = task.fixed_cost.is_some_and(|cost| !cost.is_zero());
            let is_lost = match outline.rows[at] {
                Row::Phase(_) => !is_kept || costs,
                Row::Summary(_) => {
                    is_pinned || costs || task.notes.is_some() || task.contact.is_some()
                }
                Row::Leaf | Row::Nothing => false,
            };
            if is_lost {
                self.losses.add(Lost::SummaryDetails, || task.name.clone());
            }
        }
    }

    /// Gives every row its id: first those that planvet wrote, then new ones in order.
    fn name(&mut self, outline: &Outline) -> Named {
        let tasks = &self.project.tasks;
        let mut named = Named {
            phases: vec![String::new(); outline.phases.len()],
            rows: vec![String::new(); tasks.len()],
        };
        for (at, phase) in outline.phases.iter().enumerate() {
            let own = phase.row.and_then(|row| tasks[row].own_id.as_deref());
            if let Some(id) = own.and_then(|id| self.ids.take(id)) {
                named.phases[at] = id;
            }
            for leaf in &phase.leaves {
                let own = tasks[leaf.row].own_id.as_deref();
                if let Some(id) = own.and_then(|id| self.ids.take(id)) {
                    named.rows[leaf.row] = id;
                }
            }
        }
        for (at, phase) in outline.phases.iter().enumerate() {
            if named.phases[at].is_empty() {
                named.phases[at] = self.ids.next("PH");
            }
            for leaf in &phase.leaves {
                if named.rows[leaf.row].is_empty() {
                    let prefix = if is_milestone(&tasks[leaf.row]) {
                        "M"
                    } else {
                        "T"
                    };
                    named.rows[leaf.row] = self.ids.next(prefix);
                }
            }
        }
        named
    }

    /// The rows by their number; of two with one number, the first.
    fn by_uid(&mut self) -> HashMap<i64, usize> {
        let mut by_uid = HashMap::new();
        for (at, task) in self.project.tasks.iter().enumerate() {
            let Some(uid) = task.uid else { continue };
            if let Some(&first) = by_uid.get(&uid) {
                let first: &Task = &self.project.tasks[first];
                self.losses.add(Lost::DuplicateUids, || {
                    let line = |task: &Task| position(self.text, task.at).0;
                    format!("{uid}: L{}, L{}", line(first), line(task))
                });
                continue;
            }
            by_uid.insert(uid, at);
        }
        by_uid
    }

    /// What each task uses, by its number.
    fn uses(&mut self, outline: &Outline, resources: &[Option<(i64, DraftResource)>]) -> Uses {
        let known = resources.iter().flatten();
        let known: HashMap<i64, &str> = known.map(|(uid, one)| (*uid, one.id.as_str())).collect();
        let mut rows: HashMap<i64, bool> = HashMap::new();
        for (at, task) in self.project.tasks.iter().enumerate() {
            let is_task = outline.rows[at] == Row::Leaf && !is_milestone(task);
            if let Some(uid) = task.uid {
                rows.entry(uid).or_insert(is_task);
            }
        }
        let mut uses = Uses::new();
        for assignment in &self.project.assignments {
            // Negative numbers stand for nobody.
            let (Some(task), Some(resource)) = (assignment.task, assignment.resource) else {
                continue;
            };
            if resource < 0 {
                continue;
            }
            let name = || format!("{task} – {resource}");
            match (rows.get(&task), known.get(&resource)) {
                (Some(true), Some(&id)) => {
                    let units = assignment.units.unwrap_or(Decimal::ONE);
                    let units = units.max(Decimal::ZERO);
                    let of_task = uses.entry(task).or_default();
                    match of_task.iter_mut().find(|(known, _)| known == id) {
                        Some((_, sum)) => *sum = sum.saturating_add(units),
                        None => of_task.push((id.to_owned(), units)),
                    }
                }
                (Some(false), Some(_)) => self.losses.add(Lost::SummaryAssignments, name),
                _ => self.losses.add(Lost::Assignments, name),
            }
        }
        uses
    }

    fn task(
        &mut self,
        row: &Task,
        leaf: &Leaf,
        id: String,
        after: Vec<Link>,
        uses: Vec<(String, Decimal)>,
    ) -> DraftTask {
        let duration = self.duration(row);
        let mut task = DraftTask {
            title: self.title(leaf, &id),
            duration,
            owner: row.contact.as_deref().map(one_line),
            uses,
            after,
            deadline: row.deadline.map(|deadline| deadline.day),
            progress: self.progress(row),
            actual: self.days(row.actual_start, row.actual_finish, row),
            cost: self.money(row.fixed_cost),
            actual_cost: self.money(row.actual_cost),
            calendar: self.calendar(row),
            notes: row.notes.clone(),
            id,
            ..DraftTask::default()
        };
        if let Some((start, finish)) = row.baseline {
            task.baseline = self.days(start, finish, row);
        }
        self.constrain(row, &mut task);
        task
    }

    /// Turns the constraint of a row into dates of its task.
    fn constrain(&mut self, row: &Task, task: &mut DraftTask) {
        let day = row.constraint_date.map(|date| date.day);
        match (row.constraint, day) {
            (0, _) => {}
            (2, Some(day)) => task.starts_on = Some(day),
            (SNET, Some(day)) => task.not_before = Some(day),
            (7, Some(day)) => {
                if task.deadline.is_none() {
                    task.deadline = Some(day);
                }
                self.losses.add(Lost::HardFinish, || task.title.clone());
            }
            (kind, _) => self.lost_constraint(kind, &task.title),
        }
        if let Some(start) = row.start.filter(|_| row.manual && task.starts_on.is_none()) {
            task.starts_on = Some(start.day);
            self.losses.add(Lost::Manual, || task.title.clone());
        }
    }

    fn lost_constraint(&mut self, kind: u8, title: &str) {
        const NAMES: [&str; 8] = ["", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT"];
        let name = NAMES.get(usize::from(kind)).copied().unwrap_or_default();
        self.losses
            .add(Lost::Constraints, || format!("{name} {title}"));
    }

    fn milestone(
        &mut self,
        row: &Task,
        leaf: &Leaf,
        id: String,
        after: Vec<Link>,
    ) -> DraftMilestone {
        let title = self.title(leaf, &id);
        if row.minutes.is_some_and(|minutes| !minutes.is_zero()) {
            self.losses.add(Lost::MilestoneLengths, || title.clone());
        }
        let costs = [row.fixed_cost, row.actual_cost];
        if costs.iter().flatten().any(|cost| !cost.is_zero()) {
            self.losses.add(Lost::MilestoneCosts, || title.clone());
        }
        let day = row.constraint_date.map(|date| date.day);
        let pinned = match (row.constraint, day) {
            (0, _) => None,
            (2 | 3 | 7, Some(day)) => Some(day),
            // With nothing before it, it takes place on its promised day.
            (SNET, Some(day)) if self.is_promised(row, day, &after) => None,
            (kind, _) => {
                self.lost_constraint(kind, &title);
                None
            }
        };
        let approved = row.baseline.and_then(|(_, finish)| finish);
        // What Project has computed is the best that is known of a milestone of its own.
        let computed = approved.or(row.finish).or(row.start);
        let computed = computed.filter(|_| !self.project.is_own());
        let promised = row.deadline.map(|deadline| deadline.day).or(pinned);
        let is_done = row.percent == Some(Decimal::ONE_HUNDRED);
        let reached = row.actual_finish.or(row.actual_start);
        DraftMilestone {
            title,
            date: promised.or(computed.map(|moment| moment.day)),
            after,
            owner: row.contact.as_deref().map(one_line),
            deliverable: row.deliverable.clone(),
            acceptance: row.acceptance.clone(),
            finished: reached.filter(|_| is_done).map(|moment| moment.day),
            notes: row.notes.clone(),
            id,
        }
    }

    /// Whether a milestone that comes after nothing is promised for a day.
    fn is_promised(&self, row: &Task, day: Date, after: &[Link]) -> bool {
        after.is_empty() && row.deadline.is_some_and(|deadline| deadline.day == day)
    }

    fn title(&mut self, leaf: &Leaf, id: &str) -> String {
        let title = one_line(&leaf.title);
        if !title.is_empty() {
            return title;
        }
        self.losses.add(Lost::Unnamed, || id.to_owned());
        id.to_owned()
    }

    fn duration(&mut self, row: &Task) -> Option<Duration> {
        let Some(minutes) = row.minutes else {
            // One of planvet's own states none.
            return self.between(row).filter(|_| !self.project.is_own());
        };
        let uid = row.calendar.or(self.project.calendar);
        let counted = Counted {
            is_round_the_clock: self.calendars.is_round_the_clock(uid),
            hours: self.hours(row),
        };
        self.lengths
            .duration(minutes, row.format, counted, &row.name, self.losses)
    }

    /// The progress of a task: none where Project writes 0 of every task.
    fn progress(&mut self, row: &Task) -> Option<Percent> {
        let percent = row.percent?;
        if percent.is_zero() && (row.actual_start.is_none() || !self.project.is_own()) {
            return None;
        }
        Some(Percent(percent.normalize()))
    }

    /// An amount in hundredths; none where Project writes 0 of every task.
    fn money(&self, hundredths: Option<Decimal>) -> Option<Money> {
        let amount = hundredths.filter(|amount| !amount.is_zero())? / Decimal::ONE_HUNDRED;
        let currency = self.project.currency.as_deref();
        let currency = currency.and_then(|currency| Currency::read(currency).ok());
        Some(Money::new(amount.normalize(), currency))
    }

    /// The calendar of a task, if it isn't the plan's.
    fn calendar(&mut self, row: &Task) -> Option<DraftCalendar> {
        let calendar = self.calendars.get(row.calendar?, self.losses)?;
        if row.calendar == self.project.calendar {
            return None;
        }
        if Some(&calendar) == self.plan_calendar.as_ref() {
            return None;
        }
        let days = calendar.holidays.len() + calendar.workdays.len();
        match self.budget.checked_sub(days) {
            Some(left) => self.budget = left,
            None => {
                self.losses.add(Lost::Calendars, || row.name.clone());
                return None;
            }
        }
        Some(calendar)
    }
}

/// The ids of phases, and of tasks and milestones by their rows.
#[derive(Debug)]
pub(super) struct Named {
    pub phases: Vec<String>,
    pub rows: Vec<String>,
}

/// Whether a row is a milestone: it says so, or it takes no time.
pub(super) fn is_milestone(row: &Task) -> bool {
    let takes_none = row.minutes.is_some_and(|minutes| minutes.is_zero());
    row.milestone.unwrap_or(takes_none)
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
