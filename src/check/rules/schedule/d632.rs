//! D632: three points that are one, or out of order.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::check::rules::prelude::*;
use crate::plan::read::{Either, Field};
use crate::plan::value::{Duration, Money};
use crate::plan::{BudgetLine, CalendarName, DurationEstimate, MoneyEstimate, Task, TaskCalendars};
use crate::schedule::compare;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D632",
        name: "estimate-without-spread",
    },
    severity: Severity::Info,
    since: Maturity::Approved,
    title: Text::new(
        "three points that are one, or out of order",
        "三点估算没有区间或次序颠倒",
    ),
    docs: Docs {
        checks: Text::new(
            "Of three points (`{min, likely, max}`) for the `duration` of a task or the `amount` of \
             a budget line, the least is not more than the likeliest and that not more than the \
             most, else it is an error; and they are not all the same. Working time is compared \
             with working time (hours by the task's calendar), time of the clock with time of the \
             clock, months with quarters and years. Left alone: points that count different kinds \
             of time or are in different currencies, for which the likeliest counts in a forecast; \
             points that are missing or can't be read (F005, F007); tasks that are done.",
            "任务 `duration` 与预算明细 `amount` 的三点估算（`{min, likely, max}`）应满足 最小值 ≤ 最可能值 ≤ 最大值，\
             否则为错误；三者也不应全部相同。工作时间之间互相比较（小时按任务所用日历折算），自然时间之间、月与季度、年之间互相比较。\
             以下不查：时间种类或币种不同的三点（模拟时取最可能值）；缺少或无法识别的值（由 F005、F007 指出）；已完成的任务。",
        ),
        why: Text::new(
            "A forecast draws from between the points. Where they are one number it takes for \
             certain what nobody knows, and the odds come out better than they are; where they \
             contradict each other nothing can be drawn at all (GAO Schedule Assessment Guide, \
             2015, best practice 8: three-point estimates).",
            "模拟在三点之间取值。三点相同，就把谁也说不准的事当成了确定的，得出的概率偏于乐观；\
             三点矛盾则根本无从取值（GAO《进度评估指南》2015 最佳实践 8：三点估算）。",
        ),
        fails: Example {
            en: "phases:\n  - title: Works\n    tasks:\n      - {id: T1, title: Replace the pumps, duration: {min: 20d, likely: 20d, max: 20d}}\n      - {id: T2, title: Replace the pipes, duration: {min: 30d, likely: 25d, max: 45d}}\n",
            zh: "phases:\n  - title: 施工\n    tasks:\n      - {id: T1, title: 更换水泵, duration: {min: 20d, likely: 20d, max: 20d}}\n      - {id: T2, title: 更换管道, duration: {min: 30d, likely: 25d, max: 45d}}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Works\n    tasks:\n      - {id: T1, title: Replace the pumps, duration: {min: 16d, likely: 20d, max: 30d}}\n      - {id: T2, title: Replace the pipes, duration: {min: 20d, likely: 25d, max: 45d}}\n",
            zh: "phases:\n  - title: 施工\n    tasks:\n      - {id: T1, title: 更换水泵, duration: {min: 16d, likely: 20d, max: 30d}}\n      - {id: T2, title: 更换管道, duration: {min: 20d, likely: 25d, max: 45d}}\n",
        },
        ignore: Text::new(
            "Where it is certain how long something takes; better write one duration then.",
            "时长确实确定时；这时最好只写一个工期。",
        ),
    },
    run: Run::Simulated(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let calendars = TaskCalendars::new(cx.plan);
    for task in cx.plan.tasks().filter(|task| !is_done(task)) {
        if let Some(Either::Long(estimate)) = task.duration.get() {
            let hours = hours_a_day(cx, calendars.of(task));
            duration(task, estimate, hours, findings);
        }
    }
    for line in cx.plan.budget.get().iter().flat_map(|budget| &budget.lines) {
        if let Some(Either::Long(estimate)) = line.amount.get() {
            amount(cx, line, estimate, findings);
        }
    }
}

fn is_done(task: &Task) -> bool {
    let progress = task.progress.value();
    !task.finished.is_absent() || progress.is_some_and(|done| done.0 >= Decimal::ONE_HUNDRED)
}

/// The working hours of a day, where they are known.
fn hours_a_day(cx: &Context<'_>, calendar: &Field<CalendarName>) -> Option<Decimal> {
    let calendars = &cx.settings.calendars;
    let calendar = match calendar {
        Field::Absent => calendars.of_plan(cx.plan),
        Field::Given(_, name) => calendars.named(name),
        Field::Unreadable(_) => None,
    };
    calendar.map(|calendar| calendar.hours_a_day())
}

/// One of three points, with its place.
type Point<T> = Option<(T, Span)>;

fn point<T: Copy>(field: &Field<T>) -> Point<T> {
    field.spanned().map(|point| (*point.value, point.span))
}

/// How three points disagree.
enum Fault<T> {
    /// All are the same.
    Same(T, Span),
    /// The least is more than the likeliest.
    Least([(T, Span); 2]),
    /// The most is less than the likeliest.
    Most([(T, Span); 2]),
    /// The least is more than the most.
    Reversed([(T, Span); 2]),
}

/// What is wrong with three points, in their order; of points that can't be compared nothing is
/// known.
fn fault<T: Copy>(
    [least, likely, most]: [Point<T>; 3],
    compare: impl Fn(T, T) -> Option<Ordering>,
) -> Option<Fault<T>> {
    let order = |one: Point<T>, other: Point<T>| compare(one?.0, other?.0);
    let is_more = |one, other| order(one, other) == Some(Ordering::Greater);
    let both = |one: Point<T>, other: Point<T>| Some([one?, other?]);
    let (low, high) = (is_more(least, likely), is_more(likely, most));
    if (low == high) && is_more(least, most) {
        return both(least, most).map(Fault::Reversed);
    }
    if low {
        return both(least, likely).map(Fault::Least);
    }
    if high {
        return both(most, likely).map(Fault::Most);
    }
    let is_same = |one, other| order(one, other) == Some(Ordering::Equal);
    let (value, span) = most?;
    (is_same(least, likely) && is_same(likely, most)).then_some(Fault::Same(value, span))
}

fn duration(
    task: &Task,
    estimate: &DurationEstimate,
    hours: Option<Decimal>,
    findings: &mut Findings<'_>,
) {
    let points = [&estimate.min, &estimate.likely, &estimate.max].map(point);
    let compare = |one: Duration, other: Duration| compare(&one, &other, hours);
    let Some(fault) = fault(points, compare) else {
        return;
    };
    let name = task.name();
    let place = |(_, span): (Duration, Span)| span;
    match fault {
        Fault::Same(all, span) => {
            let message = text!(
                "the three durations of task {task} are all {all}: a forecast takes it for certain",
                "任务{task}的三点工期都是 {all}，模拟时会视为确定值",
                task = name,
                all = all,
            );
            findings.add(span, message).help(text!(
                "write how long it takes if all goes well, and if much goes wrong; or one \
                 duration, if it is certain",
                "请写明一切顺利和困难较多时各需多久；确实没有变数的，只写一个工期"
            ));
        }
        Fault::Least(points) => {
            let [min, likely] = points.map(|(value, _)| value);
            let message = text!(
                "task {task} takes {min} if all goes well, longer than the likeliest {likely}",
                "任务{task}的最乐观工期 {min} 长于最可能工期 {likely}",
                task = name,
                min = min,
                likely = likely,
            );
            tell(points.map(place), (message, &LIKELIEST), findings);
        }
        Fault::Most(points) => {
            let [max, likely] = points.map(|(value, _)| value);
            let message = text!(
                "task {task} takes {max} if much goes wrong, less than the likeliest {likely}",
                "任务{task}的最悲观工期 {max} 短于最可能工期 {likely}",
                task = name,
                max = max,
                likely = likely,
            );
            tell(points.map(place), (message, &LIKELIEST), findings);
        }
        Fault::Reversed(points) => {
            let [min, max] = points.map(|(value, _)| value);
            let message = text!(
                "task {task} takes {min} if all goes well, longer than {max} if much goes wrong",
                "任务{task}的最乐观工期 {min} 长于最悲观工期 {max}",
                task = name,
                min = min,
                max = max,
            );
            tell(points.map(place), (message, &LAST), findings);
        }
    }
}

fn amount(
    cx: &Context<'_>,
    line: &BudgetLine,
    estimate: &MoneyEstimate,
    findings: &mut Findings<'_>,
) {
    // An amount that names no currency is in that of the plan.
    let in_full = |(money, span): (Money, Span)| {
        let currency = money.currency.or(cx.plan.currency.value());
        (Money { currency, ..money }, span)
    };
    let points = [&estimate.min, &estimate.likely, &estimate.max];
    let points = points.map(|field| point(field).map(in_full));
    let compare = |one: Money, other: Money| {
        let is_alike = one.currency == other.currency;
        is_alike.then(|| one.amount.cmp(&other.amount))
    };
    let Some(fault) = fault(points, compare) else {
        return;
    };
    let name = line.name();
    let place = |(_, span): (Money, Span)| span;
    match fault {
        Fault::Same(all, span) => {
            let message = text!(
                "the three amounts of line {line} are all {all}: a forecast takes it for certain",
                "明细{line}的三点金额都是 {all}，模拟时会视为确定值",
                line = name,
                all = all,
            );
            findings.add(span, message).help(text!(
                "write what it costs if all goes well, and if much goes wrong; or one amount, if \
                 it is certain",
                "请写明一切顺利和困难较多时各需多少；确实没有变数的，只写一个金额"
            ));
        }
        Fault::Least(points) => {
            let [min, likely] = points.map(|(value, _)| value);
            let message = text!(
                "the least of line {line} is {min}, more than the likeliest {likely}",
                "明细{line}的最低金额 {min} 高于最可能金额 {likely}",
                line = name,
                min = min,
                likely = likely,
            );
            tell(points.map(place), (message, &LIKELIEST), findings);
        }
        Fault::Most(points) => {
            let [max, likely] = points.map(|(value, _)| value);
            let message = text!(
                "the most of line {line} is {max}, less than the likeliest {likely}",
                "明细{line}的最高金额 {max} 低于最可能金额 {likely}",
                line = name,
                max = max,
                likely = likely,
            );
            tell(points.map(place), (message, &LIKELIEST), findings);
        }
        Fault::Reversed(points) => {
            let [min, max] = points.map(|(value, _)| value);
            let message = text!(
                "the least of line {line} is {min}, more than the most, {max}",
                "明细{line}的最低金额 {min} 高于最高金额 {max}",
                line = name,
                min = min,
                max = max,
            );
            tell(points.map(place), (message, &LAST), findings);
        }
    }
}

const LIKELIEST: Text = Text::new("the likeliest", "最可能值");
const LAST: Text = Text::new("the other end", "另一端");

/// Tells points out of order at the one that is off, with the one that it is compared with.
fn tell([off, other]: [Span; 2], (message, what): (Text, &Text), findings: &mut Findings<'_>) {
    findings
        .add_error(off, message)
        .related(other, what.clone())
        .help(text!(
            "put the three in order: `min` is the least, `max` the most, `likely` between them",
            "请按大小排列：`min` 最小，`max` 最大，`likely` 居中"
        ));
}
