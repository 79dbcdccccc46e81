//! B806: a budget line that stands twice.

use std::collections::HashMap;

use crate::check::rules::prelude::*;
use crate::finance::Basis;
use crate::plan::BudgetLine;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B806",
        name: "duplicate-line",
    },
    severity: Severity::Warning,
    since: Maturity::Draft,
    title: Text::new("budget line stands twice", "预算明细重复"),
    docs: Docs {
        checks: Text::new(
            "No two lines have the same title (upper and lower case and spaces at the ends don't \
             count), the same phase and the same amount. The same title in another phase, or \
             with another amount, is left alone; so are lines without a readable amount. And no \
             two lines that are reckoned by the effort of tasks (`resource` without `effort`) count \
             the same resource in the same task.",
            "不应有名称（不计首尾空格和大小写）、阶段、金额都相同的两条明细。同名但阶段不同或金额不同的不提示，\
             没有可识别金额的也不提示。按任务工作量计算的明细（写了 `resource` 而没写 `effort`）也不应重复计入同一任务的同一资源。",
        ),
        why: Text::new(
            "Money asked for twice is the classic slip of a budget put together from several \
             tables (GAO Cost Estimating and Assessment Guide: estimates have neither omissions \
             nor double counting).",
            "由多张表拼成的预算最容易重复列支（GAO《成本估算与评估指南》：估算既不能遗漏，也不能重复计算）。",
        ),
        fails: Example {
            en: "budget:\n  contingency: 5%\n  lines:\n    - {id: B1, title: Night shift cover, amount: £9000}\n    - {id: B2, title: Night shift cover, amount: £9000}\n",
            zh: "budget:\n  contingency: 5%\n  lines:\n    - {id: B1, title: 夜间值守补贴, amount: 9万元}\n    - {id: B2, title: 夜间值守补贴, amount: 9万元}\n",
        },
        mended: Example {
            en: "budget:\n  contingency: 5%\n  lines:\n    - {id: B1, title: \"Night shift cover, north\", amount: £9000}\n    - {id: B2, title: \"Night shift cover, south\", amount: £9000}\n",
            zh: "budget:\n  contingency: 5%\n  lines:\n    - {id: B1, title: 夜间值守补贴（东区）, amount: 9万元}\n    - {id: B2, title: 夜间值守补贴（西区）, amount: 9万元}\n",
        },
        ignore: Text::new(
            "When the same thing is really bought twice; better to tell the two lines apart in \
             their titles.",
            "确实要买两份时；更好的做法是在名称中加以区分。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    same_lines(cx, findings);
    same_effort(cx, findings);
}

/// Tells lines that count what an earlier line counts of a resource in a task; of several tasks,
/// the first.
fn same_effort(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let mut seen: HashMap<(&str, Span), &BudgetLine> = HashMap::new();
    for entry in &cx.ledger().entries {
        let line = entry.line;
        let Basis::Worked {
            resource, effort, ..
        } = &entry.basis
        else {
            continue;
        };
        let mut told = false;
        for part in &effort.tasks {
            let first = *seen.entry((*resource, part.task.span)).or_insert(line);
            if std::ptr::eq(first, line) || told {
                continue;
            }
            told = true;
            findings
                .add(
                    line.resource.span().unwrap_or(line.title_span()),
                    text!(
                        "line {line} pays for `{resource}` in task {task}, and so does line {first}",
                        "明细{line}计入了任务{task}的资源“{resource}”，明细{first}已计过",
                        line = line.name(),
                        resource = resource,
                        task = part.task.name(),
                        first = first.name(),
                    ),
                )
                .related(first.title_span(), text!("the earlier line", "前面的明细"))
                .help(text!(
                    "name in `serves` which tasks each of the two pays for, or state the `effort`",
                    "请在 `serves` 中写明两条明细各为哪些任务付费，或直接写明 `effort`"
                ));
        }
    }
}

/// Tells lines of the same title, phase and amount.
fn same_lines(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let mut seen = HashMap::new();
    for entry in &cx.ledger().entries {
        let line = entry.line;
        let (Some(title), Some(amount)) = (line.title.get(), entry.amount) else {
            continue;
        };
        let phase = match (line.phase.get(), line.phase.is_absent()) {
            (None, false) => continue,
            (phase, _) => phase.map(|phase| phase.as_str()),
        };
        let key = (
            title.as_str().trim().to_lowercase(),
            phase,
            amount.amount.normalize(),
            amount.currency,
        );
        let first = *seen.entry(key).or_insert(line);
        if std::ptr::eq(first, line) {
            continue;
        }
        findings
            .add(
                line.title_span(),
                text!(
                    "line {line} repeats an earlier one: same title, phase and amount ({amount})",
                    "明细{line}与前面一条重复：名称、阶段、金额（{amount}）都相同",
                    line = line.name(),
                    amount = amount,
                ),
            )
            .related(first.title_span(), text!("the earlier line", "前面的明细"))
            .help(text!(
                "take one of the two out, or tell them apart in their titles",
                "请删去其中一条；如确属两笔，请在名称中加以区分"
            ));
    }
}
