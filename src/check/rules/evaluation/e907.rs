//! E907: a figure out of nowhere.

use super::figures::{names_a_source, states_a_figure, takes_stock};
use crate::check::rules::prelude::*;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "E907",
        name: "unsourced-claim",
    },
    severity: Severity::Info,
    since: Maturity::Review,
    title: Text::new("figure has no source", "数据没有出处"),
    docs: Docs {
        checks: Text::new(
            "A background claim with a figure says where the figure comes from, in `source` or \
             in its own words (\"according to …\", \"a survey found\", a survey and its year in \
             brackets). Claims without a figure are left alone, and so is what anyone can count \
             (the estate has 32 buildings); years and dates, numbers in names (ISO 9001, 5G, 24-hour hotline) are no figures.",
            "背景论断里有数据的，应写明出处：填写 `source`，或在文中注明（“根据……”“……调查显示”“来源：……”，或在括号里写明哪年的统计、调查）。\
             没有数据的论断、一数便知的现状（小区共有32栋楼）不查；年份、日期，以及名称中的数字（ISO 9001、5G、24小时热线）不算数据。",
        ),
        why: Text::new(
            "Decisions rest on evidence that can be checked (ISO 9000:2015, evidence-based \
             decision making). A figure without a source can be neither verified nor read again \
             when the plan is over.",
            "决策应以可核查的证据为依据（ISO 9000:2015“循证决策”）。没有出处的数据既无法核实，方案结束后也无从复测对比。",
        ),
        fails: Example {
            en: "background:\n  - Only 68% of the residents are satisfied\n",
            zh: "background:\n  - 客户满意率只有68%\n",
        },
        mended: Example {
            en: "background:\n  - {claim: Only 68% of the residents are satisfied, source: Residents' survey 2025 (n=1200)}\n",
            zh: "background:\n  - {claim: 客户满意率只有68%, source: 2025年度客户满意度调查（n=1200）}\n",
        },
        ignore: Text::new(
            "When the number is part of a name or is known to everyone concerned.",
            "数字属于名称的一部分，或各方都清楚、无须证明时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if !cx.is_complete() {
        return;
    }
    for claim in &cx.plan.background {
        let Some(text) = claim.claim.get() else {
            continue;
        };
        let text = text.as_str();
        if !claim.source.is_absent()
            || names_a_source(text)
            || !states_a_figure(text)
            || takes_stock(text)
        {
            continue;
        }
        findings
            .add(
                claim.title_span(),
                text!(
                    "this claim states a figure and names no source",
                    "这条论断引用了数据，但没有注明出处"
                ),
            )
            .help(text!(
                "add `source:` with survey, report or system and the year",
                "请补上 `source:`，写明调查、报告或系统名称及年份"
            ));
    }
}
