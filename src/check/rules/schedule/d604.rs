//! D604: links other than from finish to start.

use super::links::{Linked, open_links};
use super::share::Share;
use super::work::{SHOWN, Work};
use crate::check::rules::prelude::*;
use crate::plan::value::LinkKind;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "D604",
        name: "not-finish-to-start",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new(
        "many links aren't from finish to start",
        "“完成—开始”以外的前置关系过多",
    ),
    docs: Docs {
        checks: Text::new(
            "Of the links of work that isn't done, at most 10% (threshold `other_links_percent`) are \
             of another kind than finish to start (`SS`, `FF`, `SF`), and one or two in any plan. One \
             finding, at the first `SF`, else at the first of them.",
            "未完成工作的前置关系中，“完成—开始”以外的（`SS`、`FF`、`SF`）不应超过 10%（阈值 `other_links_percent`），\
             只有一两处时不提示。只提示一次，指在第一处 `SF` 上，没有 `SF` 的指在第一处。",
        ),
        why: Text::new(
            "\"Begin when the other is done\" is what everybody understands and can check; work that overlaps \
             hides which result is needed when (DCMA 14-point assessment 4, DCMA-EA PAM 200.1, \
             2012: finish-to-start links ÷ links ≥ 90%; GAO Schedule Assessment Guide, 2015, best \
             practice 2, which advises against start to finish altogether).",
            "“前一项完成，后一项开始”谁都看得懂、查得清；工作相互搭接，就看不出什么时候需要哪项成果（DCMA 14 点评估第 4 项，\
             DCMA-EA PAM 200.1，2012：“完成—开始”关系 ÷ 全部关系 ≥ 90%；GAO《进度评估指南》2015 最佳实践 2，其中不建议使用“开始—完成”）。",
        ),
        fails: Example {
            en: "phases:\n  - title: Roll-out\n    tasks:\n      - {id: T1, title: Write the standard, duration: 15d}\n      - {id: T2, title: Train the teams, duration: 15d, after: [T1 SS+5d]}\n      - {id: T3, title: Inspect the blocks, duration: 15d, after: [T2 SS+5d]}\n      - {id: T4, title: Report to the owners, duration: 5d, after: [T3 FF]}\n",
            zh: "phases:\n  - title: 推广阶段\n    tasks:\n      - {id: T1, title: 编制服务标准, duration: 15d}\n      - {id: T2, title: 班组培训, duration: 15d, after: [T1 SS+5d]}\n      - {id: T3, title: 楼栋巡检, duration: 15d, after: [T2 SS+5d]}\n      - {id: T4, title: 向业主通报, duration: 5d, after: [T3 FF]}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Roll-out\n    tasks:\n      - {id: T1, title: Write the standard, duration: 15d}\n      - {id: T2, title: Train the teams, duration: 15d, after: [T1]}\n      - {id: T3, title: Inspect the blocks, duration: 15d, after: [T2 SS+5d]}\n      - {id: T4, title: Report to the owners, duration: 5d, after: [T3]}\n",
            zh: "phases:\n  - title: 推广阶段\n    tasks:\n      - {id: T1, title: 编制服务标准, duration: 15d}\n      - {id: T2, title: 班组培训, duration: 15d, after: [T1]}\n      - {id: T3, title: 楼栋巡检, duration: 15d, after: [T2 SS+5d]}\n      - {id: T4, title: 向业主通报, duration: 5d, after: [T3]}\n",
        },
        ignore: Text::new(
            "When the same steps go from block to block, each team some days behind the other.",
            "同样的工序逐栋推进、各班组前后错开几天时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(work) = Work::of(cx) else { return };
    let links: Vec<Linked<'_>> = open_links(&work).collect();
    let others = links.iter().filter(|linked| {
        linked.link.kind != LinkKind::FinishToStart && !linked.piece.is_accepted()
    });
    let mut others: Vec<&Linked<'_>> = others.collect();
    let share = Share {
        part: others.len(),
        whole: links.len(),
    };
    let most = cx.settings.thresholds.other_links_percent;
    if !share.is_over(most) {
        return;
    }
    // Stable: of one kind the first in the file.
    others.sort_by_key(|linked| linked.link.kind != LinkKind::StartToFinish);
    let Some((first, others)) = others.split_first() else {
        return;
    };
    let finding = findings.add(
        first.link.span,
        text!(
            "{item} is linked to {before} by {kind}: {part} of {whole} links aren't from finish to \
             start ({share}; at most {most}%)",
            "{item}与 {before} 的关系是 {kind}：{whole} 处前置关系中有 {part} 处不是“完成—开始”（{share}，应不超过 {most}%）",
            item = first.piece.name(),
            before = first.link.target,
            kind = first.link.kind,
            part = share.part,
            whole = share.whole,
            share = share,
            most = most,
        ),
    );
    for linked in others.iter().take(SHOWN) {
        finding.related(
            linked.link.span,
            text!("{kind} here", "此处为 {kind}", kind = linked.link.kind),
        );
    }
    finding.about(Subject::Plan).help(text!(
        "split tasks that overlap where one hands over to the other, and link the parts from finish \
         to start",
        "请在交接处把相互搭接的任务拆开，各部分之间用“完成—开始”衔接"
    ));
}
