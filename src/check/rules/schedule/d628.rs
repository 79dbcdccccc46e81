//! D628: the calendar doesn't reach as far as the plan.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::read::{Either, Field};
use crate::plan::value::CalendarId;
use crate::plan::{CalendarName, Phase, Plan, Task};
use crate::schedule::calendar::year_runs;
use crate::schedule::{self, Calendar};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D628",
        name: "calendar-not-published",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "holidays of a year are not published",
        "所用年份的节假日安排未公布",
    ),
    docs: Docs {
        checks: Text::new(
            "Every year that the dates of a plan with the calendar `CN` reach has published \
             holidays, or days of its own listed in the plan or in planvet.toml; so has every \
             year that a plan with a calendar of planvet.toml reaches, if that calendar says \
             for which `years` it holds. The rule looks at the dates of plan, phases, tasks and \
             milestones, and tells all years at once.",
            "使用 `CN` 日历的方案，其日期涉及的每个年份都应已公布节假日安排，或在方案、planvet.toml 中自行列出；\
             使用 planvet.toml 中的日历、且该日历写明适用年份（`years`）的，同样检查。\
             检查方案、阶段、任务和里程碑的日期，所有年份合并提示一次。",
        ),
        why: Text::new(
            "The General Office of the State Council announces holidays and make-up workdays one \
             year at a time, about two months ahead. Until then nobody knows them, and planvet \
             doesn't guess: what it counts in such a year is Monday to Friday.",
            "国务院办公厅每年公布一次次年的放假和调休安排，通常提前约两个月。在此之前无人能知，\
             planvet 也不猜测：这些年份只按周一至周五计算，工期会有偏差。",
        ),
        fails: Example::same("calendar: CN\nstart: 2029-01-04\nend: 2029-12-28\n"),
        mended: Example::same(
            "calendar: {base: CN, holidays: [2029-01-01, 2029-05-01, 2029-10-01]}\nstart: 2029-01-04\nend: 2029-12-28\n",
        ),
        ignore: Text::new(
            "As long as the year is far off and the plan is revised every year anyway.",
            "年份尚远、方案本就逐年修订时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let plan = cx.plan;
    let calendars = &cx.settings.calendars;
    let mut unknown = Unknown::default();
    if plan.calendar.is_absent()
        && let (Some(name), Some(usual)) = (calendars.usual_name(), calendars.usual())
    {
        unknown.ask(name, usual, cx.plan_span(), days_of_plan(plan));
    }
    let whole = (&plan.calendar, days_of_plan(plan));
    let tasks = plan.tasks();
    let tasks = tasks.map(|task| (&task.calendar, days_of_task(task).collect()));
    for (field, days) in std::iter::once(whole).chain(tasks) {
        if let (Some(place), Some(name)) = (field.place(), field.get())
            && let Some(calendar) = calendars.named(name)
        {
            unknown.ask(base(name), &calendar, place.key, days);
        }
    }
    let Some((span, name)) = unknown.first else {
        return;
    };
    let Some(&first) = unknown.years.first() else {
        return;
    };
    let years = year_runs(unknown.years.iter().copied());
    findings
        .add(
            span,
            text!(
                "there are no published holidays for {years}; only Monday to Friday can be \
                 counted there",
                "没有 {years} 年的节假日安排数据，只能按周一至周五计算工作日",
                years = Listed(&years),
            ),
        )
        .help(text!(
            "once they are published, add them to planvet.toml for all plans, \
             `[calendars.{name}]` with `years = [{first}]`, `holidays` and `workdays`; or list \
             the days off here, `calendar: {{base: {name}, holidays: [{first}-01-01, …]}}`",
            "放假安排公布后，可在 planvet.toml 的 `[calendars.{name}]` 中为所有方案补上（`years = [{first}]` 以及 `holidays`、`workdays`）；\
             也可在方案里自行列出休息日，如 `calendar: {{base: {name}, holidays: [{first}-01-01, …]}}`",
            name = name,
            first = i32::from(first),
        ));
}

/// Years that a calendar doesn't know although the plan needs them.
#[derive(Default)]
struct Unknown<'p> {
    years: BTreeSet<i16>,
    /// The first calendar that such a year was asked of: where it is named, and its name.
    first: Option<(Span, &'p str)>,
}

impl<'p> Unknown<'p> {
    /// Asks a calendar for the years from the first day to the last.
    fn ask(&mut self, name: &'p str, calendar: &Calendar, span: Span, days: Vec<Date>) {
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return;
        };
        let before = self.years.len();
        self.years.extend(years(calendar, *first, *last));
        if self.years.len() > before {
            self.first.get_or_insert((span, name));
        }
    }
}

/// The name of a calendar, or of the one that a mapping changes.
fn base(name: &CalendarName) -> &str {
    match name {
        Either::Short(name) => name.as_str(),
        Either::Long(own) => own.base.get().map_or("standard", CalendarId::as_str),
    }
}

fn years(calendar: &Calendar, first: Date, last: Date) -> impl Iterator<Item = i16> {
    (first.year()..=last.year()).filter(|&year| !calendar.is_published(year))
}

fn days_of_plan(plan: &Plan) -> Vec<Date> {
    let whole = schedule::of_plan(plan);
    let phases = plan.phases.iter().flat_map(days_of_phase);
    whole
        .start
        .into_iter()
        .chain(whole.finish)
        .chain(phases)
        .collect()
}

fn days_of_phase(phase: &Phase) -> impl Iterator<Item = Date> {
    let own = [&phase.start, &phase.end];
    let milestones = phase.milestones.iter().map(|milestone| &milestone.date);
    let tasks = phase
        .tasks
        .iter()
        .filter(|task| task.calendar.is_absent())
        .flat_map(days_of_task);
    own.into_iter()
        .chain(milestones)
        .filter_map(Field::value)
        .chain(tasks)
}

fn days_of_task(task: &Task) -> impl Iterator<Item = Date> {
    [
        &task.not_before,
        &task.starts_on,
        &task.deadline,
        &task.started,
        &task.finished,
    ]
    .into_iter()
    .filter_map(Field::value)
}
