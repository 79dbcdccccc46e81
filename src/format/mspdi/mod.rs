//! Writes a plan's schedule as Microsoft Project XML, which Project and its neighbours open.
//!
//! Alone among the formats it is made from a plan and not from a report: a program that computes
//! a schedule of its own needs links, calendars and constraints, not what a view shows of them.
//! Elements stand in the order that the schema asks for (Microsoft's "Project XML Data
//! Interchange Schema", `mspdi_pj12.xsd`, and its later versions). Nothing depends on the clock.

mod assignments;
mod calendars;
mod dates;
mod document;
mod tasks;
#[cfg(test)]
mod tests;
pub mod units;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::lang::{Lang, Text, count};
use crate::plan::read::Field;
use crate::plan::{LocalText, Plan};
use crate::schedule::Calendars;
use crate::text;

use calendars::Book;
use dates::Dates;
use document::{Document, EVENING, MORNING};
use units::WorkingDay;

pub(crate) use assignments::RATES;

/// The namespace of Project's XML.
pub const NAMESPACE: &str = "http://schemas.microsoft.com/project";

/// A text field of Project's that holds what it has no place for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnField {
    /// The number by which Project knows the field.
    pub id: u32,
    /// The name of the field in Project.
    pub name: &'static str,
    /// What planvet calls it; the reader knows the field by this.
    pub alias: &'static str,
}

/// The ids of the plan's tasks, phases and milestones.
pub const TASK_ID: OwnField = OwnField {
    id: 188_743_731,
    name: "Text1",
    alias: "planvet id",
};
/// What a milestone hands over.
pub const DELIVERABLE: OwnField = OwnField {
    id: 188_743_734,
    name: "Text2",
    alias: "planvet deliverable",
};
/// When a milestone is accepted.
pub const ACCEPTANCE: OwnField = OwnField {
    id: 188_743_737,
    name: "Text3",
    alias: "planvet acceptance",
};
/// The first day of the plan as it is stated; kept by the row of the project as a whole.
pub const START: OwnField = OwnField {
    id: 188_743_740,
    name: "Text4",
    alias: "planvet start",
};
/// The last day of the plan as it is stated.
pub const END: OwnField = OwnField {
    id: 188_743_743,
    name: "Text5",
    alias: "planvet end",
};
/// The ids of the plan's resources.
pub const RESOURCE_ID: OwnField = OwnField {
    id: 205_520_904,
    name: "Text1",
    alias: "planvet id",
};
/// The fields of a file that planvet writes.
pub const OWN_FIELDS: [OwnField; 6] = [TASK_ID, DELIVERABLE, ACCEPTANCE, START, END, RESOURCE_ID];

/// A plan as Project's XML, and what of its schedule has no place there.
#[derive(Debug)]
pub struct Written {
    /// The document.
    pub xml: String,
    /// What is missing in it or stands there in another form.
    pub losses: Vec<Text>,
}

/// Writes a plan with its computed dates, and with its progress told as of `status`.
pub fn write(plan: &Plan, calendars: &Calendars, status: Option<Date>, lang: Lang) -> Written {
    let mut losses = Losses::default();
    let dates = Dates::of(plan, calendars, status);
    let rows = tasks::rows(plan);
    let days: Vec<Date> = dates.all().collect();
    let mut book = Book::new(plan, calendars, &days);
    let day = WorkingDay::of(book.hours(1));
    let resources = assignments::resources(plan);
    // Tasks and resources name calendars that stand in front of them in the file.
    let of_tasks: Vec<Option<usize>> = plan
        .tasks()
        .map(|task| book.number(&task.calendar))
        .collect();
    let of_resources: Vec<Option<usize>> = plan
        .resources
        .iter()
        .map(|resource| book.number(&resource.calendar))
        .collect();
    losses.calendars = book.unknown;
    let mut document = Document::new();
    head(plan, (&dates, day), status, lang, &mut document);
    book.write(day, lang, &mut document);
    let hours = |number: &Option<usize>| book.hours(number.unwrap_or(1));
    let context = tasks::Context {
        numbers: tasks::numbers(&rows),
        hours: of_tasks.iter().map(hours).collect(),
        hours_of_plan: book.hours(1),
        calendars: of_tasks,
        dates: &dates,
        day,
        currency: plan.currency.value(),
        lang,
    };
    tasks::write(plan, &rows, &context, &mut losses, &mut document);
    assignments::write(
        plan,
        &resources,
        &of_resources,
        lang,
        &mut losses,
        &mut document,
    );
    assignments::assign(&rows, &resources, &mut losses, &mut document);
    losses.cut = document.cut();
    Written {
        xml: document.text(),
        losses: losses.texts(),
    }
}

/// What stands in the file before calendars and tasks.
fn head(
    plan: &Plan,
    (dates, day): (&Dates, WorkingDay),
    status: Option<Date>,
    lang: Lang,
    document: &mut Document,
) {
    let title = words(&plan.title, lang);
    // The first version that knows tasks which are scheduled by hand.
    document.value("SaveVersion", 14);
    // The name of the file, which the title says in full.
    document.short_line("Name", title, 255);
    document.line("Title", title);
    document.line("Company", words(&plan.organization, lang));
    document.line("Manager", words(&plan.owner, lang));
    document.value("ScheduleFromStart", 1);
    document.start("StartDate", dates.project.start);
    document.finish("FinishDate", dates.project.finish);
    if let Some(currency) = plan.currency.value() {
        document.value("CurrencyCode", currency.code());
    }
    document.value("CalendarUID", 1);
    document.value("DefaultStartTime", MORNING);
    document.value("DefaultFinishTime", EVENING);
    document.value("MinutesPerDay", day.minutes());
    document.value("MinutesPerWeek", 5 * day.minutes());
    document.value("DaysPerMonth", units::DAYS_A_MONTH);
    document.value("DurationFormat", units::FORMAT_DAYS);
    document.value("HonorConstraints", 1);
    document.value("WeekStartDay", 1);
    document.finish("StatusDate", status);
    document.value("NewTasksAreManual", 0);
    document.element("ExtendedAttributes", |document| {
        for field in OWN_FIELDS {
            document.element("ExtendedAttribute", |document| {
                document.value("FieldID", field.id);
                document.value("FieldName", field.name);
                document.value("Alias", field.alias);
            });
        }
    });
}

fn words(field: &Field<LocalText>, lang: Lang) -> Option<&str> {
    field.get().map(|text| text.get(lang))
}

/// A value of a field of planvet's.
fn own(field: OwnField, text: Option<&str>, document: &mut Document) {
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        document.element("ExtendedAttribute", |document| {
            document.value("FieldID", field.id);
            document.line("Value", Some(text));
        });
    }
}

/// What has no place in the file, counted.
#[derive(Debug, Default)]
struct Losses {
    estimates: usize,
    links: Vec<String>,
    lengths: usize,
    rounded: usize,
    constraints: usize,
    money: usize,
    rates: usize,
    uses: usize,
    calendars: usize,
    months: usize,
    cut: usize,
}

impl Losses {
    fn texts(&self) -> Vec<Text> {
        let mut texts = Vec::new();
        let mut tell = |n: usize, text: fn(crate::lang::Count) -> Text| {
            if n > 0 {
                texts.push(text(count(n, "task", "tasks")));
            }
        };
        tell(self.estimates, |n| {
            text!(
                "three-point durations became the likely one: {n}",
                "三点工期只保留最可能值：{n} 个任务",
                n = n,
            )
        });
        tell(self.lengths, |n| {
            text!(
                "durations or lags longer than Project can hold were left out: {n}",
                "工期或间隔超出 Project 的范围，未写入：{n} 个任务",
                n = n,
            )
        });
        tell(self.months, |n| {
            text!(
                "months, quarters and years became months of 30 days each, so that Project may count \
                 other dates: {n}",
                "月、季度、年一律按每月 30 天写入，Project 推算的日期可能不同：{n} 个任务",
                n = n,
            )
        });
        tell(self.rounded, |n| {
            text!(
                "progress was rounded to whole percent: {n}",
                "进度四舍五入为整数百分比：{n} 个任务",
                n = n,
            )
        });
        tell(self.constraints, |n| {
            text!(
                "both `starts_on` and `not_before` are given; only `starts_on` was kept: {n}",
                "同时写有 starts_on 和 not_before，只保留 starts_on：{n} 个任务",
                n = n,
            )
        });
        tell(self.money, |n| {
            text!(
                "costs in another currency than the plan's were left out: {n}",
                "费用币种与方案不同，未写入：{n} 个任务",
                n = n,
            )
        });
        tell(self.uses, |n| {
            text!(
                "uses of resources that the plan doesn't have were left out: {n}",
                "占用了方案中没有的资源，未写入：{n} 个任务",
                n = n,
            )
        });
        if !self.links.is_empty() {
            texts.push(text!(
                "links to what the plan doesn't have were left out: {links}",
                "前置任务不存在，未写入：{links}",
                links = Shown(&self.links),
            ));
        }
        if self.rates > 0 {
            texts.push(text!(
                "rates that Project has no unit for were left out: {n}",
                "Project 没有对应单位的费率，未写入：{n} 个资源",
                n = count(self.rates, "resource", "resources"),
            ));
        }
        if self.cut > 0 {
            texts.push(text!(
                "names longer than the 512 characters of Project were cut: {n}",
                "名称超过 Project 允许的 512 个字符，已截短：{n} 处",
                n = count(self.cut, "place", "places"),
            ));
        }
        if self.calendars > 0 {
            texts.push(text!(
                "calendars that aren't known were left out: {n}",
                "日历未定义或无法读取，未写入：{n} 处",
                n = count(self.calendars, "place", "places"),
            ));
        }
        texts
    }
}

/// The first of several names.
struct Shown<'a>(&'a [String]);

impl crate::lang::Localized for Shown<'_> {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const MOST: usize = 5;
        let shown = &self.0[..self.0.len().min(MOST)];
        crate::lang::Listed(shown).fmt_in(lang, f)?;
        if self.0.len() > MOST {
            f.write_str(" …")?;
        }
        Ok(())
    }
}

/// Numbers by id.
type Numbers<'p> = HashMap<&'p str, usize>;
