//! T507: a deadline too soon after the plan is issued.

use jiff::Unit;
use jiff::civil::Date;

use crate::check::rules::prelude::*;
use crate::plan::Plan;
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "T507",
        name: "deadline-too-soon",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("deadline comes too soon", "期限过紧"),
    docs: Docs {
        checks: Text::new(
            "At least 7 calendar days lie between the day the plan is issued and the deadline of \
             a goal. A plan without `issued`, or one issued after it has begun, is counted from \
             its `start`. Deadlines before the plan starts are T503's. Seven days are planvet's \
             choice (threshold `least_days_to_deadline`): one round of the week, in which work is \
             handed out, done and reported once.",
            "方案发布日（`issued`）到目标期限之间至少应有 7 个自然日。没有写发布日，或开始之后才发布的方案，从开始日期（`start`）起算。\
             早于方案开始日期的期限由 T503 提示。7 天是 planvet 的取值（阈值 `least_days_to_deadline`）：工作按周布置、执行、汇报一轮所需的时间。",
        ),
        why: Text::new(
            "A goal that is due before anybody could act on the plan is an account of the past \
             or a wish (Doran 1981: realistic and time-related).",
            "还没来得及按方案行动就到期的目标，不是对既成事实的记录，就是空想（Doran 1981：目标应当现实、有时限）。",
        ),
        fails: Example {
            en: "issued: 2026-01-05\ngoals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-01-09}\n",
            zh: "issued: 2026-01-05\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026-01-09}\n",
        },
        mended: Example {
            en: "issued: 2026-01-05\ngoals:\n  - {id: G1, title: Answer repair requests faster, deadline: 2026-03-31}\n",
            zh: "issued: 2026-01-05\ngoals:\n  - {id: G1, title: 缩短维修响应时间, deadline: 2026-03-31}\n",
        },
        ignore: Text::new(
            "For plans that are issued only to record what was agreed and begun before.",
            "方案只是补记此前已商定并启动的工作时，可以忽略。",
        ),
    },
    run: Run::Plan(run),
};

const ISSUED: Text = Text::new("the day of issue", "方案发布日");
const START: Text = Text::new("the first day of the plan", "方案开始日");

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((from, what)) = counted_from(cx.plan).filter(|_| cx.is_complete()) else {
        return;
    };
    let soonest = cx.settings.thresholds.least_days_to_deadline;
    for goal in &cx.plan.goals {
        let Some(deadline) = goal.deadline.spanned() else {
            continue;
        };
        let is_outside = cx
            .plan
            .start
            .value()
            .is_some_and(|start| *deadline.value < start);
        let days = match from.value.until((Unit::Day, *deadline.value)) {
            Ok(span) if !is_outside => span.get_days(),
            _ => continue,
        };
        if i64::from(days) >= i64::from(soonest) {
            continue;
        }
        let message = if days < 0 {
            text!(
                "the deadline {deadline} of goal {goal} lies before {what}, {from}",
                "目标{goal}的期限 {deadline} 早于{what} {from}",
                deadline = deadline.value,
                goal = goal.name(),
                what = what,
                from = from.value,
            )
        } else if days == 0 {
            text!(
                "the deadline {deadline} of goal {goal} is {what} itself",
                "目标{goal}的期限 {deadline} 就是{what}当天",
                deadline = deadline.value,
                goal = goal.name(),
                what = what,
            )
        } else {
            text!(
                "the deadline {deadline} of goal {goal} comes {days} after {what}, {from}",
                "目标{goal}的期限 {deadline} 距{what} {from} 只有 {days} 天",
                deadline = deadline.value,
                goal = goal.name(),
                days = count(days.unsigned_abs() as usize, "day", "days"),
                what = what,
                from = from.value,
            )
        };
        findings
            .add(deadline.span, message)
            .related(from.span, what.clone())
            .help(text!(
                "give the goal at least {soonest} days, or set the dates of the plan right",
                "请给目标留出至少 {soonest} 天，或更正方案的日期",
                soonest = soonest,
            ));
    }
}

/// The day from which deadlines are counted, and what it is.
fn counted_from(plan: &Plan) -> Option<(Spanned<&Date>, Text)> {
    match (plan.issued.spanned(), plan.start.spanned()) {
        (Some(issued), Some(start)) if start.value < issued.value => Some((start, START)),
        (Some(issued), _) => Some((issued, ISSUED)),
        (None, Some(start)) if plan.issued.is_absent() => Some((start, START)),
        _ => None,
    }
}
