//! A308: more of a resource in use than there is.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::lang::{Lang, Listed, Localized};
use crate::plan::read::{Either, Field};
use crate::plan::value::Count;
use crate::plan::{CalendarName, Item, Resource, Task, TaskCalendars};
use crate::schedule::calendar::{date_of, day_number};
use crate::schedule::{WorkingTime, certain_days};
use crate::source::Spanned;

/// So many tasks are named, and pointed at, for one stretch of days.
const SHOWN: usize = 4;
/// A day that so many different calendars have in common isn't looked for.
const MOST_CALENDARS: usize = 8;
/// So many days are looked at for one that is worked: no holiday is that long.
const LOOKED_AT: usize = 14;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "A308",
        name: "over-allocated-resource",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new(
        "more of a resource is used than there is",
        "资源占用超过可用数量",
    ),
    docs: Docs {
        checks: Text::new(
            "No task uses more of a resource than its `capacity`, and neither do the tasks of one \
             day together. Only tasks count that are at work on that day for certain: from the \
             actual or the fixed start (`started`, `starts_on`) for their duration (of a \
             three-point one the shortest), from `started` to `finished`, or for the approved \
             dates of the `baseline` where nothing else is stated. Days off don't count, nor do \
             days before `status_date`, and stretches in which all work is finished already. \
             Where dates follow from links, the load by weeks tells.",
            "任何任务对某项资源的占用不应超过其可用数量（`capacity`），同一天各任务合计也不应超过。只统计当天肯定在做的任务：\
             从实际或指定开始日期（`started`、`starts_on`）起按工期（三点估算取最短）推算，从 `started` 到 `finished`，\
             或在没有其他日期时按批准的基线日期（`baseline`）。休息日、状态日期（`status_date`）之前的日子以及全部已完成的\
             工作不计。日期由前置任务决定的，见按周的资源负荷。",
        ),
        why: Text::new(
            "Work for which there is nobody doesn't get done: it slips, or is done badly (GAO \
             Schedule Assessment Guide, 2015, best practice 3: resources must be available when \
             they are needed).",
            "没有人手的工作不会按时做好：不是延期，就是走样（GAO《进度评估指南》2015 最佳实践 3：需要时资源应当可用）。",
        ),
        fails: Example {
            en: "calendar: standard\nphases:\n  - title: Roll-out\n    tasks:\n      - {id: T1, title: Train the crews, starts_on: 2026-03-02, duration: 10d, uses: {trainer: 2}}\n      - {id: T2, title: Set up the tablets, starts_on: 2026-03-09, duration: 5d, uses: {trainer: 1}}\nresources:\n  - {id: trainer, title: Trainers, kind: people, capacity: 2}\n",
            zh: "calendar: CN\nphases:\n  - title: 推广阶段\n    tasks:\n      - {id: T1, title: 班组培训, starts_on: 2026-03-02, duration: 10d, uses: {trainer: 2}}\n      - {id: T2, title: 平板配置, starts_on: 2026-03-09, duration: 5d, uses: {trainer: 1}}\nresources:\n  - {id: trainer, title: 培训师, kind: people, capacity: 2}\n",
        },
        mended: Example {
            en: "calendar: standard\nphases:\n  - title: Roll-out\n    tasks:\n      - {id: T1, title: Train the crews, starts_on: 2026-03-02, duration: 10d, uses: {trainer: 2}}\n      - {id: T2, title: Set up the tablets, starts_on: 2026-03-16, duration: 5d, uses: {trainer: 1}}\nresources:\n  - {id: trainer, title: Trainers, kind: people, capacity: 2}\n",
            zh: "calendar: CN\nphases:\n  - title: 推广阶段\n    tasks:\n      - {id: T1, title: 班组培训, starts_on: 2026-03-02, duration: 10d, uses: {trainer: 2}}\n      - {id: T2, title: 平板配置, starts_on: 2026-03-16, duration: 5d, uses: {trainer: 1}}\nresources:\n  - {id: trainer, title: 培训师, kind: people, capacity: 2}\n",
        },
        ignore: Text::new(
            "When the amount under `uses` is needed only for a part of the task's days, or \
             overtime is agreed.",
            "`uses` 中的数量只在任务的部分日子需要，或已商定加班时。",
        ),
    },
    run: Run::Plan(run),
};

/// What a task uses of a resource on its days.
struct Use<'p> {
    task: &'p Task,
    amount: Spanned<&'p Count>,
    /// First and last day for certain, as day numbers.
    days: Option<(i32, i32)>,
    /// The calendar of the task.
    calendar: usize,
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let mut calendars = Calendars::new(cx);
    let of_tasks = TaskCalendars::new(cx.plan);
    let mut by_resource: HashMap<&str, Vec<Use<'_>>> = HashMap::new();
    for task in cx.plan.tasks() {
        if task.uses.is_absent() {
            continue;
        }
        let calendar = calendars.of(cx, of_tasks.of(task));
        let working_time = calendars.all[calendar].as_ref();
        let days = certain_days(task, working_time)
            .map(|(first, last)| (day_number(first), day_number(last)));
        for (resource, amount) in task.uses.iter() {
            by_resource.entry(resource.as_str()).or_default().push(Use {
                task,
                amount: Spanned {
                    value: &amount.value,
                    span: amount.span,
                },
                days,
                calendar,
            });
        }
    }
    let from = cx.plan.status_date.value().map_or(i32::MIN, day_number);
    for resource in &cx.plan.resources {
        let (Some(capacity), Some(id)) = (resource.capacity.spanned(), resource.id.get()) else {
            continue;
        };
        let uses = by_resource.remove(id.as_str()).unwrap_or_default();
        let (alone, together): (Vec<_>, Vec<_>) = uses
            .into_iter()
            .partition(|one| one.amount.value > capacity.value);
        for one in &alone {
            tell_alone(resource, &capacity, one, findings);
        }
        for stretch in stretches(&together, capacity.value.0, from, &calendars) {
            tell_together(resource, &capacity, &stretch, findings);
        }
    }
}

/// The calendars of the tasks, each once.
struct Calendars {
    all: Vec<Option<WorkingTime>>,
    named: HashMap<String, usize>,
}

impl Calendars {
    /// That of the plan stands first.
    fn new(cx: &Context<'_>) -> Calendars {
        Calendars {
            all: vec![WorkingTime::of_plan(cx.plan, &cx.settings.calendars)],
            named: HashMap::new(),
        }
    }

    fn of(&mut self, cx: &Context<'_>, calendar: &Field<CalendarName>) -> usize {
        let known = &cx.settings.calendars;
        let own = match calendar {
            Field::Absent => return 0,
            Field::Unreadable(_) => None,
            Field::Given(_, Either::Short(name)) => {
                if let Some(&at) = self.named.get(name.as_str()) {
                    return at;
                }
                self.named.insert(name.as_str().to_owned(), self.all.len());
                calendar
                    .get()
                    .and_then(|name| WorkingTime::named(name, known))
            }
            Field::Given(_, own) => WorkingTime::named(own, known),
        };
        self.all.push(own);
        self.all.len() - 1
    }

    /// The first and the last day of a stretch that are worked for certain in all of some
    /// calendars.
    fn common_days(&self, (first, last): (i32, i32), calendars: &[usize]) -> Option<(i32, i32)> {
        let is_worked = |day: &i32| {
            let date = date_of(*day);
            date.is_some_and(|date| {
                let mut times = calendars.iter().map(|&at| self.all[at].as_ref());
                times.all(|time| time.is_some_and(|time| time.is_worked(date)))
            })
        };
        let from = (first..=last).take(LOOKED_AT).find(is_worked)?;
        let to = (from..=last).rev().take(LOOKED_AT).find(is_worked)?;
        Some((from, to))
    }
}

/// Days on which the tasks together use more than there is.
struct Stretch<'u, 'p> {
    first: i32,
    /// The last day that is worked.
    last: i32,
    /// The day before the next change.
    until: i32,
    /// The most that is used on one of the days.
    most: Decimal,
    /// The use that comes on top on the day of the most.
    top: &'u Use<'p>,
    /// Some of the others of that day.
    others: Vec<&'u Use<'p>>,
    /// How many tasks are at work on it.
    tasks: usize,
}

/// The uses of one day after the other.
#[derive(Default)]
struct Day {
    /// The uses, by their position.
    active: BTreeSet<usize>,
    /// How many of them have each calendar.
    calendars: BTreeMap<usize, usize>,
    unfinished: usize,
    total: Decimal,
}

impl Day {
    fn begin(&mut self, at: usize, one: &Use<'_>) {
        self.active.insert(at);
        *self.calendars.entry(one.calendar).or_default() += 1;
        self.unfinished += usize::from(one.task.finished.is_absent());
        self.total = self.total.saturating_add(one.amount.value.0);
    }

    fn end(&mut self, at: usize, one: &Use<'_>) {
        self.active.remove(&at);
        if let Some(tasks) = self.calendars.get_mut(&one.calendar) {
            *tasks -= 1;
            if *tasks == 0 {
                self.calendars.remove(&one.calendar);
            }
        }
        self.unfinished -= usize::from(one.task.finished.is_absent());
        self.total = self.total.saturating_sub(one.amount.value.0);
    }
}

/// Finds the days on which tasks use more than the capacity, neighbouring ones together.
fn stretches<'u, 'p>(
    uses: &'u [Use<'p>],
    capacity: Decimal,
    from: i32,
    calendars: &Calendars,
) -> Vec<Stretch<'u, 'p>> {
    // What begins and what has ended, by day.
    let mut changes: BTreeMap<i32, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, one) in uses.iter().enumerate() {
        if let Some((first, last)) = one.days.filter(|(_, last)| *last >= from) {
            changes.entry(first.max(from)).or_default().0.push(at);
            changes
                .entry(last.saturating_add(1))
                .or_default()
                .1
                .push(at);
        }
    }
    let untils: Vec<i32> = changes.keys().skip(1).map(|day| day - 1).collect();
    let mut day = Day::default();
    let mut found: Vec<Stretch<'u, 'p>> = Vec::new();
    for ((&first, (begin, end)), until) in changes.iter().zip(untils) {
        end.iter().for_each(|&at| day.end(at, &uses[at]));
        begin.iter().for_each(|&at| day.begin(at, &uses[at]));
        let is_open = day.unfinished > 0 && day.calendars.len() <= MOST_CALENDARS;
        if day.total <= capacity || !is_open {
            continue;
        }
        let of_tasks: Vec<usize> = day.calendars.keys().copied().collect();
        let Some((worked, last)) = calendars.common_days((first, until), &of_tasks) else {
            continue;
        };
        let Some(&top) = begin.last().or(day.active.last()) else {
            continue;
        };
        let others = day.active.iter().filter(|&&at| at != top).take(SHOWN);
        let stretch = Stretch {
            first: worked,
            last,
            until,
            most: day.total,
            top: &uses[top],
            others: others.map(|&at| &uses[at]).collect(),
            tasks: day.active.len(),
        };
        match found.last_mut().filter(|before| before.until + 1 == first) {
            Some(before) if before.most >= stretch.most => {
                (before.last, before.until) = (last, until);
            }
            Some(before) => {
                *before = Stretch {
                    first: before.first,
                    ..stretch
                };
            }
            None => found.push(stretch),
        }
    }
    found
}

/// The days of a stretch as people write them.
struct Days(i32, i32);

impl Localized for Days {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(first), Some(last)) = (date_of(self.0), date_of(self.1)) else {
            return Ok(());
        };
        match lang {
            _ if first == last => write!(f, "{first}"),
            Lang::En => write!(f, "{first} to {last}"),
            Lang::Zh => write!(f, "{first} 至 {last}"),
        }
    }
}

fn tell_alone(
    resource: &Resource,
    capacity: &Spanned<&Count>,
    one: &Use<'_>,
    findings: &mut Findings<'_>,
) {
    findings
        .add(
            one.amount.span,
            text!(
                "task {task} uses {amount} of {resource}, but there are only {capacity}",
                "任务{task}占用资源{resource} {amount}，而可用数量只有 {capacity}",
                task = one.task.name(),
                amount = one.amount.value,
                resource = resource.name(),
                capacity = capacity.value,
            ),
        )
        .related(capacity.span, text!("the capacity", "可用数量"))
        .help(text!(
            "use less at a time over a longer duration, or raise the capacity",
            "请减少同时占用的数量并延长工期，或增加可用数量"
        ));
}

fn tell_together(
    resource: &Resource,
    capacity: &Spanned<&Count>,
    stretch: &Stretch<'_, '_>,
    findings: &mut Findings<'_>,
) {
    let (top, others) = (stretch.top, &stretch.others);
    let tasks = std::iter::once(&top).chain(others);
    let named: Vec<Item<'_>> = tasks.map(|one| one.task.name()).collect();
    let more = stretch.tasks - named.len();
    let and_more = match more {
        0 => Text::new("", ""),
        _ => text!(" and {more} more", "（另有 {more} 项）", more = more),
    };
    let finding = findings.add(
        top.amount.span,
        text!(
            "{days}: {tasks}{and_more} use {most} of {resource} at a time, but there are only \
             {capacity}",
            "{days}，任务{tasks}{and_more}同时占用资源{resource} {most}，而可用数量只有 {capacity}",
            days = Days(stretch.first, stretch.last),
            tasks = Listed(&named),
            and_more = and_more,
            most = stretch.most.normalize(),
            resource = resource.name(),
            capacity = capacity.value,
        ),
    );
    for other in others {
        finding.related(
            other.amount.span,
            text!(
                "{amount} in use here",
                "此处占用 {amount}",
                amount = other.amount.value
            ),
        );
    }
    finding
        .related(capacity.span, text!("the capacity", "可用数量"))
        .about(Subject::Together)
        .help(text!(
            "move one of the tasks, use less at a time over a longer duration, or raise the \
             capacity",
            "请错开任务时间、减少同时占用的数量并延长工期，或增加可用数量"
        ));
}
