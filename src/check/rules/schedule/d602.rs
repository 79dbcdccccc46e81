//! D602: links that let work begin before what it waits for.

use rust_decimal::Decimal;

use super::links::{Linked, open_links};
use super::work::{Piece, Work};
use crate::check::rules::prelude::*;
use crate::plan::value::{Duration, Lag, Link, LinkKind};
use crate::plan::{Entity, Task};
use crate::source::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D602",
        name: "lead",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("link has a negative lag", "前置关系带有提前量"),
    docs: Docs {
        checks: Text::new(
            "No link of work that isn't done has a negative lag (`T1 FS-3d`): each is told. Left \
             alone: links that no longer hold because the work has begun, and work with \
             `accepted`.",
            "未完成工作的前置关系不应带负的间隔（`T1 FS-3d`），每处都提示。以下不作判断：工作已经开始、不再受其约束的；写有 `accepted` 的。",
        ),
        why: Text::new(
            "A lead counts back from a day that nobody knows yet: the work is to begin so many days \
             before another is done, and nobody can see then that it is time (DCMA 14-point \
             assessment 2, DCMA-EA PAM 200.1, 2012: links with leads = 0; GAO Schedule Assessment \
             Guide, 2015, best practice 2). What is meant is nearly always the result of a part: \
             split the earlier task there, or count from its start.",
            "提前量是从一个还不知道的日子往回数：要在另一项工作完成前若干天开工，可到那天谁也看不出来（DCMA 14 点评估第 2 项，\
             DCMA-EA PAM 200.1，2012：带提前量的关系为 0；GAO《进度评估指南》2015 最佳实践 2）。\
             真正需要的往往是前一任务的部分成果：应在那里拆分任务，或从其开始之日往后数。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Write the new rota, duration: 10d}\n      - {id: T2, title: Train the teams, duration: 5d, after: [T1 FS-4d]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d}\n      - {id: T2, title: 班组培训, duration: 5d, after: [T1 FS-4d]}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Write the new rota, duration: 10d}\n      - {id: T2, title: Train the teams, duration: 5d, after: [T1 SS+6d]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, duration: 10d}\n      - {id: T2, title: 班组培训, duration: 5d, after: [T1 SS+6d]}\n",
        },
        ignore: Text::new(
            "When the end of the earlier work is fixed from outside, such as a festival that is \
             prepared for; better count back from a milestone on that day.",
            "前一工作的完成日由外部确定时（例如为节庆做准备）；最好为那一天设里程碑，从它往回推。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    for Linked { piece, link } in open_links(&work) {
        let lead = link.lag.filter(|lag| lag.amount < Decimal::ZERO);
        if let Some(lag) = lead.filter(|_| !piece.is_accepted()) {
            tell(cx, piece, (link, lag), findings);
        }
    }
}

fn tell(
    cx: &Context<'_>,
    piece: Piece<'_>,
    (link, lag): (&Spanned<Link>, Lag),
    findings: &mut Findings<'_>,
) {
    let target = cx.index.get(&link.target);
    let (before, task) = match target {
        Some(Entity::Task(task, phase)) => (Piece::Task(task, phase).name(), Some(task)),
        Some(Entity::Milestone(milestone, phase)) => {
            (Piece::Milestone(milestone, phase).name(), None)
        }
        Some(Entity::Phase(phase)) => (
            text!("phase {phase}", "阶段{phase}", phase = phase.name()),
            None,
        ),
        // F009 and F010 tell.
        _ => return,
    };
    let lead = Duration {
        amount: lag.amount.abs(),
        unit: lag.unit,
    };
    let (does, waits) = match link.kind {
        LinkKind::FinishToStart => (BEGIN, DONE),
        LinkKind::StartToStart => (BEGIN, BEGINS),
        LinkKind::FinishToFinish => (BE_DONE, DONE),
        LinkKind::StartToFinish => (BE_DONE, BEGINS),
    };
    // A milestone neither begins nor is worked on.
    let does = if piece.task().is_some() {
        does
    } else {
        BE_REACHED
    };
    let finding = findings.add(
        link.span,
        text!(
            "{item} is to {does} {lead} before {before} {waits}",
            "{item}要在{before}{waits}前 {lead}就{does}",
            item = piece.name(),
            does = does,
            lead = lead,
            before = before,
            waits = waits,
        ),
    );
    let same = task.filter(|_| link.kind == LinkKind::FinishToStart);
    finding.help(match same.and_then(|task| from_start(task, lead)) {
        Some(lag) => text!(
            "count from the start instead, `{target} SS{lag}`, or split the earlier task where its \
             result is needed",
            "请改为从开始之日往后数：`{target} SS{lag}`；或在需要其成果处把前一任务拆开",
            target = link.target,
            lag = lag,
        ),
        None => text!(
            "say what is really waited for: split the earlier work where its result is needed, or \
             count from its start (`SS+…`)",
            "请写明真正等待的是什么：在需要其成果处拆分前一工作，或从其开始之日往后数（`SS+…`）"
        ),
    });
}

const BEGIN: Text = Text::new("begin", "开始");
const BE_DONE: Text = Text::new("be done", "完成");
const BE_REACHED: Text = Text::new("be reached", "达成");
const DONE: Text = Text::new("is done", "完成");
const BEGINS: Text = Text::new("begins", "开始");

/// The lag from the start of a task that stands for a lead before its finish.
fn from_start(task: &Task, lead: Duration) -> Option<String> {
    let whole = task
        .likely_duration()
        .filter(|whole| whole.unit == lead.unit)?;
    let rest = whole.amount.checked_sub(lead.amount)?;
    let lag = Lag {
        amount: rest,
        unit: lead.unit,
    };
    (rest > Decimal::ZERO).then(|| lag.to_string())
}
