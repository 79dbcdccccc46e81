//! D603: links that let time pass without work.

use rust_decimal::Decimal;

use super::links::{Linked, open_links};
use super::share::Share;
use super::work::{SHOWN, Work};
use crate::check::rules::prelude::*;
use crate::plan::value::{Duration, LinkKind};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D603",
        name: "lags",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("links let time pass without work", "等待时间过多"),
    docs: Docs {
        checks: Text::new(
            "Of the links of work that isn't done, at most 5% let time pass between the finish of \
             one piece of work and the start of the next (`T1 FS+10d`; threshold `lags_percent`), \
             and one or two in any plan. One finding, at the longest wait. Lags of other links \
             say how far two pieces of work run apart; D604 counts those links.",
            "未完成工作的前置关系中，在前一项完成与后一项开始之间留有等待时间的（`T1 FS+10d`）不应超过 5%（阈值 `lags_percent`），\
             只有一两处时不提示。只在等待最长处提示一次。其他类型的关系所带的间隔表示两项工作错开多久，由 D604 计数。",
        ),
        why: Text::new(
            "In a lag nobody does anything and nobody answers for it, yet it takes time and can be late: \
             a delivery, an approval, a period of notice is work of somebody (DCMA 14-point \
             assessment 3, DCMA-EA PAM 200.1, 2012: links with lags ÷ links ≤ 5%; GAO Schedule \
             Assessment Guide, 2015, best practice 2).",
            "等待期间没有人做事、没有人负责，却要占时间，也会拖延：供货、审批、公示其实都是某个人的工作（DCMA 14 点评估第 3 项，\
             DCMA-EA PAM 200.1，2012：带间隔的关系 ÷ 全部关系 ≤ 5%；GAO《进度评估指南》2015 最佳实践 2）。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the lift parts, duration: 5d}\n      - {id: T2, title: Fit the parts, duration: 10d, after: [T1 +20d]}\n      - {id: T3, title: Have the lifts inspected, duration: 2d, after: [T2 +10d]}\n      - {id: T4, title: Tell the residents, duration: 1d, after: [T3 +5d]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 电梯备件选型, duration: 5d}\n      - {id: T2, title: 更换备件, duration: 10d, after: [T1 +20d]}\n      - {id: T3, title: 报请检验, duration: 2d, after: [T2 +10d]}\n      - {id: T4, title: 公示结果, duration: 1d, after: [T3 +5d]}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the lift parts, duration: 5d}\n      - {id: T5, title: Delivery of the parts, duration: 20d, after: [T1], owner: Buyer}\n      - {id: T2, title: Fit the parts, duration: 10d, after: [T5]}\n      - {id: T3, title: Have the lifts inspected, duration: 2d, after: [T2 +10d]}\n      - {id: T4, title: Tell the residents, duration: 1d, after: [T3 +5d]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 电梯备件选型, duration: 5d}\n      - {id: T5, title: 备件供货, duration: 20d, after: [T1], owner: 采购专员}\n      - {id: T2, title: 更换备件, duration: 10d, after: [T5]}\n      - {id: T3, title: 报请检验, duration: 2d, after: [T2 +10d]}\n      - {id: T4, title: 公示结果, duration: 1d, after: [T3 +5d]}\n",
        },
        ignore: Text::new(
            "When the waiting times are set by rule and need nobody to watch over them, such as a legal \
             notice.",
            "等待时间由法规规定、无须有人跟进时，例如法定公示期。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let links: Vec<Linked<'_>> = open_links(&work).collect();
    let mut waits: Vec<(Duration, &Linked<'_>)> = links
        .iter()
        .filter(|linked| linked.link.kind == LinkKind::FinishToStart && !linked.piece.is_accepted())
        .filter_map(|linked| Some((wait(linked)?, linked)))
        .collect();
    let share = Share {
        part: waits.len(),
        whole: links.len(),
    };
    let most = cx.settings.thresholds.lags_percent;
    if !share.is_over(most) {
        return;
    }
    // Stable: of equally long waits the first in the file.
    waits.sort_by_key(|(wait, _)| std::cmp::Reverse(wait.approximate_days()));
    let Some(((wait, linked), others)) = waits.split_first() else {
        return;
    };
    let finding = findings.add(
        linked.link.span,
        text!(
            "there is a wait of {wait} between {before} and {item}, with no work in it: {part} of \
             {whole} links wait like that ({share}; at most {most}%)",
            "{before} 完成后，{item}还要再等 {wait}，其间没有安排工作：{whole} 处前置关系中有 {part} 处留有这样的等待时间（{share}，应不超过 {most}%）",
            item = linked.piece.name(),
            wait = wait,
            before = linked.link.target,
            part = share.part,
            whole = share.whole,
            share = share,
            most = most,
        ),
    );
    for (wait, linked) in others.iter().take(SHOWN) {
        finding.related(
            linked.link.span,
            text!("a wait of {wait}", "此处等待 {wait}", wait = wait),
        );
    }
    finding.about(Subject::Plan).help(text!(
        "make the wait a task with an owner (delivery, approval, notice); what waits for a day \
         takes `not_before`",
        "请把等待写成一项有负责人的任务（供货、审批、公示）；等的是某个日期时，请用 `not_before`"
    ));
}

/// The time that passes; `None` when none does.
fn wait(linked: &Linked<'_>) -> Option<Duration> {
    let lag = linked.link.lag.filter(|lag| lag.amount > Decimal::ZERO)?;
    Some(Duration {
        amount: lag.amount,
        unit: lag.unit,
    })
}
