//! F007: a text that is no value of the wanted kind.

use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::plan::value::{Contingency, Id, Money, Value as _};

/// Accepted forms shown in a finding; the docs list them all.
const SHOWN: usize = 6;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F007",
        name: "unreadable-value",
    },
    severity: Severity::Error,
    title: Text::new("a value can't be read", "值无法识别"),
    docs: Docs {
        checks: Text::new(
            "Dates, durations, money, percentages, levels and the like must have one of their \
             accepted forms; the finding lists them. What is ambiguous is not guessed: `30` is \
             no percentage, `20260331` is no date.",
            "日期、工期、金额、百分比、等级等必须采用可识别的写法，提示信息会列出这些写法。\
             有歧义的不猜：`30` 不算百分比，`20260331` 不算日期。",
        ),
        why: Text::new(
            "A number that is read other than meant is worse than one that isn't read.",
            "数值读错比读不出来更糟。",
        ),
        fails: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: end of next year\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 明年年底\n",
        },
        mended: Example {
            en: "goals:\n  - id: G1\n    title: Answer repair requests faster\n    deadline: 2026-12-31\n",
            zh: "goals:\n  - id: G1\n    title: 缩短维修响应时间\n    deadline: 2026年12月31日\n",
        },
        ignore: Text::new(
            "Never: rules that need the value don't run. A value that isn't known yet is left \
             empty.",
            "不应忽略：依赖该值的检查都不会进行。尚未确定的值请留空。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::Unreadable {
        kinds,
        text,
        out_of_range,
        span,
    } = fault
    else {
        return;
    };
    let nouns: Vec<&Text> = kinds.iter().map(|kind| &kind.noun).collect();
    let shown: String = text.chars().take(60).collect();
    let message = if *out_of_range {
        text!(
            "`{shown}` is out of range for {nouns}",
            "“{shown}”超出{nouns}的允许范围",
            shown = shown,
            nouns = Listed(&nouns),
        )
    } else {
        text!(
            "`{shown}` can't be read as {nouns}",
            "“{shown}”无法识别为{nouns}",
            shown = shown,
            nouns = Listed(&nouns),
        )
    };
    let finding = findings.add(*span, message);
    let is_contingency = kinds
        .iter()
        .any(|kind| std::ptr::eq(*kind, Contingency::KIND));
    if is_contingency && Money::read(text).is_ok() {
        finding.help(text!(
            "a small bare number may be meant as a share or in thousands: write `5%` or `£5,000`",
            "只写一个小数字，分不清是比例还是金额，请写成 `5%` 或 `5万元`"
        ));
        return;
    }
    let is_id = kinds.iter().any(|kind| std::ptr::eq(*kind, Id::KIND));
    if is_id && text.contains(['，', '、', '；']) {
        // In `[G1，G2]` the full-width comma makes one text of two ids.
        finding.help(text!(
            "separate ids by a half-width comma: `[G1, G2]`",
            "编号之间请用半角逗号分隔：`[G1, G2]`"
        ));
        return;
    }
    let forms: Vec<&str> = kinds
        .iter()
        .flat_map(|kind| kind.forms.iter().take(SHOWN))
        .copied()
        .collect();
    finding.help(text!(
        "accepted forms: {forms}",
        "可用的写法：{forms}",
        forms = Listed(&forms),
    ));
}
