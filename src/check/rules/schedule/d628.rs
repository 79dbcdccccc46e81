//! D628: the calendar doesn't reach as far as the plan.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::read::Field;
use crate::plan::{CalendarName, Phase, Plan, Task};
use crate::schedule::{self, Calendar, named_calendar};
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
             holidays, or days of its own listed in the plan. The rule looks at the dates of \
             plan, phases, tasks and milestones, and tells all years at once.",
            "使用 `CN` 日历的方案，其日期涉及的每个年份都应已公布节假日安排，或在方案中自行列出。\
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
    let mut unknown = Unknown::default();
    unknown.ask(&plan.calendar, days_of_plan(plan));
    for task in plan.tasks() {
        unknown.ask(&task.calendar, days_of_task(task).collect());
    }
    let Some(span) = unknown.span else {
        return;
    };
    let Some(&first) = unknown.years.first() else {
        return;
    };
    let years = runs(&unknown.years);
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
            "list the days off yourself, `calendar: {{base: CN, holidays: [{first}-01-01, …]}}`, \
             or come back when the State Council has published them",
            "可自行列出休息日，如 `calendar: {{base: CN, holidays: [{first}-01-01, …]}}`；\
             或待国务院办公厅公布放假安排后再更新",
            first = i32::from(first),
        ));
}

/// Years that a calendar doesn't know although the plan needs them.
#[derive(Default)]
struct Unknown {
    years: BTreeSet<i16>,
    /// The first calendar that such a year was asked of.
    span: Option<Span>,
}

impl Unknown {
    /// Asks the calendar of a field for the years from the first day to the last.
    fn ask(&mut self, field: &Field<CalendarName>, days: Vec<Date>) {
        let (Some(place), Some(calendar)) = (field.place(), field.get().and_then(named_calendar))
        else {
            return;
        };
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return;
        };
        let before = self.years.len();
        self.years.extend(years(&calendar, *first, *last));
        if self.years.len() > before {
            self.span.get_or_insert(place.key);
        }
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

/// Years with runs drawn together: `2027`, `2029–2031`.
fn runs(years: &BTreeSet<i16>) -> Vec<String> {
    let mut runs: Vec<(i16, i16)> = Vec::new();
    for &year in years {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => runs.push((year, year)),
        }
    }
    runs.into_iter()
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        })
        .collect()
}
