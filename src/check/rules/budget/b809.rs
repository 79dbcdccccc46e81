//! B809: money that serves nothing.

use crate::check::rules::prelude::*;
use crate::finance::{Entry, Sum};
use crate::trace::{Gap, Part, Standing};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "B809",
        name: "money-serves-nothing",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("money serves nothing", "资金没有服务对象"),
    docs: Docs {
        checks: Text::new(
            "Every budget line names in `serves` the goals, tasks or milestones it pays for. \
             Contingency and reserves need none, nor do lines with `accepted` and a reason. When \
             no line has `serves`, one finding stands for all of them.",
            "每条预算明细都要在 `serves` 中写明为哪些目标、任务或里程碑花钱。预备费、备用金不用写，已用 `accepted` \
             说明理由的也不提示。全部明细都没有写时，只提示一次。",
        ),
        why: Text::new(
            "Money that nothing is expected of can neither be defended nor cut with reason, and a \
             goal without its money isn't seen. The Green Book derives options and their costs \
             from the objectives (HM Treasury, Green Book, 2022).",
            "不知道为什么而花的钱，既说不出保留的理由，也说不出压减的理由；哪个目标没有经费也看不出来。\
             英国财政部《绿皮书》（2022）要求从目标推出方案及其成本。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nbudget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: £45000, serves: [G1]}\n    - {title: Lobby furniture, amount: £6000}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nbudget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元, serves: [G1]}\n    - {title: 大堂家具, amount: 6万元}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nbudget:\n  contingency: 5%\n  lines:\n    - {title: Dispatch system, amount: £45000, serves: [G1]}\n    - {title: Night shift room, amount: £6000, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nbudget:\n  contingency: 5%\n  lines:\n    - {title: 派单系统, amount: 45万元, serves: [G1]}\n    - {title: 夜间值守点改造, amount: 6万元, serves: [G1]}\n",
        },
        ignore: Text::new(
            "For overheads that no goal is the better for; better to say so in `accepted`.",
            "与具体目标无关的管理费用；更好的做法是用 `accepted` 写明理由。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let (ledger, trace) = (cx.ledger(), cx.trace());
    let Some(budget) = ledger.budget else {
        return;
    };
    let idle: Vec<&Entry<'_>> = ledger
        .entries
        .iter()
        .enumerate()
        .filter(|(number, _)| {
            trace.standing(Part::Line(*number), Gap::LinePurpose) == Standing::Missing
        })
        .map(|(_, entry)| entry)
        .collect();
    let none_serves =
        budget.lines.is_complete() && budget.lines.iter().all(|line| line.serves.is_absent());
    match budget.lines.place() {
        Some(place) if none_serves && idle.len() > 1 => {
            let sum = ledger.sum(idle.iter().map(|entry| entry.amount));
            findings
                .add(place.key, all_of_them(idle.len(), sum))
                .help(text!(
                    "add `serves:` with the goals or tasks to each line",
                    "请给每条明细补上 `serves:`，写明服务的目标或任务"
                ));
        }
        _ => idle.into_iter().for_each(|entry| tell(entry, findings)),
    }
}

fn all_of_them(lines: usize, sum: Sum) -> Text {
    let lines = count(lines, "line", "lines");
    match (sum.known, sum.unknown) {
        (0, _) => text!(
            "none of the {lines} names a goal or task that it serves",
            "{lines} 条明细都没有写明服务于哪个目标或任务",
            lines = lines,
        ),
        (_, 0) => text!(
            "none of the {lines} ({sum} in all) names a goal or task that it serves",
            "{lines} 条明细（共 {sum}）都没有写明服务于哪个目标或任务",
            lines = lines,
            sum = sum.total,
        ),
        _ => text!(
            "none of the {lines} (at least {sum} in all) names a goal or task that it serves",
            "{lines} 条明细（至少 {sum}）都没有写明服务于哪个目标或任务",
            lines = lines,
            sum = sum.total,
        ),
    }
}

fn tell(entry: &Entry<'_>, findings: &mut Findings<'_>) {
    let line = entry.line;
    let message = match entry.amount {
        None => text!(
            "line {line} names no goal or task that it serves",
            "明细{line}没有写明服务于哪个目标或任务",
            line = line.name(),
        ),
        Some(amount) => text!(
            "line {line} ({amount}) names no goal or task that it serves",
            "明细{line}（{amount}）没有写明服务于哪个目标或任务",
            line = line.name(),
            amount = amount,
        ),
    };
    findings.add(line.title_span(), message).help(text!(
        "add `serves:` with the goals or tasks it pays for, or say in `accepted:` why there is none",
        "请补上 `serves:`，写明为哪些目标或任务花钱；确实没有的，用 `accepted:` 写明理由"
    ));
}
