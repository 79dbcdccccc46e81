//! T508: a date that no calendar has.

use jiff::civil::Date;

use crate::check::other_times;
use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::plan::value::date_parts;
use crate::source::{Edit, Span};
use crate::statement::OtherTime;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T508",
        name: "impossible-date",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("there is no such date", "日期不存在"),
    docs: Docs {
        checks: Text::new(
            "Every date of the plan must be a day of the calendar: months from 1 to 12, days up \
             to the end of the month, 29 February only in leap years. Dates in the sentence of a \
             goal (`statement`, else the title) are looked at as well.",
            "方案中的每个日期都必须真实存在：月份为 1 至 12，日不超过当月天数，2月29日只出现在闰年。\
             目标的表述（`statement`，没有时看名称）中的日期也一并检查。",
        ),
        why: Text::new(
            "Nobody can keep a day that doesn't come, and whoever sets it right sets it by guess \
             (Gregorian calendar, ISO 8601).",
            "不存在的日子谁也守不住，别人替你更正只能靠猜（公历，GB/T 7408 与 ISO 8601）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-06-31}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026年6月31日}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-06-30}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026年6月30日}\n",
        },
        ignore: Text::new(
            "Never: checks that need the date don't run.",
            "不应忽略：依赖该日期的检查都不会进行。",
        ),
    },
    run: Run::Both(run, in_sentences),
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::NoSuchDate { text, span } = fault else {
        return;
    };
    let Some((year, month, day)) = date_parts(text) else {
        return;
    };
    let shown = text.trim();
    let first_of_month = Date::new(year, month, 1).ok();
    let name = usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at).copied());
    let (Some(first), Some(name)) = (first_of_month, name) else {
        no_such_month(shown, (year, month, day), *span, findings);
        return;
    };
    let length = first.days_in_month();
    if day < 1 {
        findings
            .add(
                *span,
                text!(
                    "there is no {shown}: days are counted from 1",
                    "{shown} 不存在：日从 1 开始",
                    shown = shown,
                ),
            )
            .help(text!(
                "the first day of the month is {first}",
                "当月第一天是 {first}",
                first = first,
            ));
        return;
    }
    let message = if month == 2 && day == 29 {
        text!(
            "there is no {shown}: {year} is not a leap year",
            "{shown} 不存在：{year} 年不是闰年",
            shown = shown,
            year = i32::from(year),
        )
    } else {
        text!(
            "there is no {shown}: {name} {month_year}has {length} days",
            "{shown} 不存在：{month_year}{name}只有 {length} 天",
            shown = shown,
            name = Text {
                en: name.into(),
                zh: format!("{month}月").into(),
            },
            month_year = of_year(month, year),
            length = i32::from(length),
        )
    };
    let last = first.last_of_month();
    findings
        .add(*span, message)
        .help(text!(
            "the last day of the month is {last}",
            "当月最后一天是 {last}",
            last = last,
        ))
        .fix(
            text!("write {last}", "改为 {last}", last = last),
            false,
            Edit {
                span: *span,
                replacement: last.to_string(),
            },
        );
}

/// Tells dates in the words of goals that no calendar has.
fn in_sentences(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for said in cx.said() {
        let Some(reading) = said.figures() else {
            continue;
        };
        for span in other_times(reading, OtherTime::Impossible) {
            let words = reading.words(span);
            let finding = findings.add(
                reading.place(span),
                text!(
                    "goal {goal} says “{words}”, but there is no such day",
                    "目标{goal}写的是“{words}”，但没有这一天",
                    goal = said.goal().name(),
                    words = words,
                ),
            );
            match last_of_month(words) {
                Some(last) => finding.help(text!(
                    "the last day of the month is {last}",
                    "当月最后一天是 {last}",
                    last = last,
                )),
                None => finding.help(text!(
                    "write a day of the calendar, such as 2026-06-30",
                    "请写真实存在的日期，如 2026-06-30"
                )),
            };
        }
    }
}

/// The last day of the month that the words name before they name a day it doesn't have.
fn last_of_month(words: &str) -> Option<Date> {
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let date =
        words[start..].trim_end_matches(|c: char| !c.is_ascii_digit() && c != '日' && c != '号');
    let (year, month, day) = date_parts(date)?;
    let last = Date::new(year, month, 1).ok()?.last_of_month();
    (day > last.day()).then_some(last)
}

/// The year, where the length of the month depends on it.
fn of_year(month: i8, year: i16) -> Text {
    if month == 2 {
        Text {
            en: format!("{year} ").into(),
            zh: format!("{year}年").into(),
        }
    } else {
        Text::new("", "")
    }
}

fn no_such_month(
    shown: &str,
    (year, month, day): (i16, i8, i8),
    span: Span,
    findings: &mut Findings<'_>,
) {
    let finding = findings.add(
        span,
        text!(
            "there is no {shown}: there is no month {month}",
            "{shown} 不存在：没有 {month} 月",
            shown = shown,
            month = i32::from(month),
        ),
    );
    // 2026-31-03: day and month are easily swapped.
    match Date::new(year, day, month) {
        Ok(swapped) => finding
            .help(text!(
                "write the month before the day; is {swapped} meant?",
                "请先写月、后写日；是不是想写 {swapped}？",
                swapped = swapped,
            ))
            .fix(
                text!("write {swapped}", "改为 {swapped}", swapped = swapped),
                false,
                Edit {
                    span,
                    replacement: swapped.to_string(),
                },
            ),
        Err(_) => finding.help(text!("months go from 1 to 12", "月份为 1 至 12")),
    };
}
