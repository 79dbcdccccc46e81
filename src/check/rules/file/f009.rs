//! F009: a reference to something that isn't there.

use crate::check::rules::prelude::*;
use crate::check::suggest::closest;
use crate::plan::kind::Kinds;
use crate::source::Edit;

/// Findings in a file that get a suggestion: each looks at all ids, and behind so many the plan
/// has another problem than a slip.
const MOST_SUGGESTIONS: usize = 200;

/// A plan with more ids gets no suggestions.
const MOST_IDS: usize = 5_000;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F009",
        name: "unknown-reference",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("a reference leads nowhere", "引用的编号不存在"),
    docs: Docs {
        checks: Text::new(
            "Every id that an item refers to (`parent`, `serves`, `after`, `threatens` …) must \
             be the id of an item in the file, and every calendar that is named must be one that \
             planvet knows (`standard`, `CN`, `continuous`) or one of planvet.toml.",
            "条目引用的每个编号（`parent`、`serves`、`after`、`threatens` 等）都必须在文件中存在；\
             写到的日历须是内置日历（`standard`、`CN`、`continuous`）或 planvet.toml 中定义的日历。",
        ),
        why: Text::new(
            "Work for a goal that doesn't exist serves nothing, and a task that waits for \
             nothing starts too early.",
            "服务于不存在的目标等于没有目标；前置任务不存在，进度就会排错。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, serves: [G11]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, serves: [G11]}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Answer repair requests faster}\nphases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Rearrange the shifts, serves: [G1]}\n",
            zh: "goals:\n  - {id: G1, title: 缩短维修响应时间}\nphases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 重排维修班次, serves: [G1]}\n",
        },
        ignore: Text::new(
            "Never; write what lies outside the plan under `notes`.",
            "不应忽略；方案之外的事项请写进 `notes`。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    calendars(cx, findings);
    if !cx.is_complete() {
        // The item may well stand behind the syntax fault.
        return;
    }
    let mut told = 0;
    for reference in cx.index.uses() {
        if cx.index.get(&reference.id).is_some() {
            continue;
        }
        let finding = findings.add(
            reference.span,
            text!(
                "there is no `{id}`; {kinds} is meant to be here",
                "没有编号为“{id}”的条目，此处应引用{kinds}",
                id = reference.id,
                kinds = Kinds(reference.kinds),
            ),
        );
        if told == MOST_SUGGESTIONS || cx.index.ids().len() > MOST_IDS {
            continue;
        }
        told += 1;
        let known: Vec<&str> = cx
            .index
            .ids()
            .iter()
            .filter(|(_, kind)| kind & reference.kinds != 0)
            .map(|&(id, _)| id)
            .collect();
        if let Some(meant) = closest(&reference.id, known.iter().copied()) {
            finding.help(text!(
                "did you mean `{meant}`?",
                "是不是想写“{meant}”？",
                meant = meant,
            ));
            let written = &cx.text[reference.span.range()];
            if written == reference.id {
                finding.fix(
                    text!("refer to `{meant}`", "改为引用“{meant}”", meant = meant),
                    is_certain(&reference.id, meant, cx),
                    Edit {
                        span: reference.span,
                        replacement: meant.to_owned(),
                    },
                );
            }
        } else if known.is_empty() {
            finding.help(text!(
                "the plan has no such item with an id yet",
                "方案中还没有带编号的这类条目"
            ));
        } else {
            let shown = &known[..known.len().min(12)];
            finding.help(text!(
                "known here: {ids}",
                "此处可引用：{ids}",
                ids = Listed(shown),
            ));
        }
    }
}

/// Whether an id is another one but for capitals, and no third one is.
fn is_certain(id: &str, meant: &str, cx: &Context<'_>) -> bool {
    let is_same = |other: &str| other.to_lowercase() == id.to_lowercase();
    let same = cx.index.ids().iter().filter(|(other, _)| is_same(other));
    is_same(meant) && same.count() == 1
}

/// Tells names of calendars that neither planvet nor the configuration knows.
fn calendars(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let calendars = &cx.settings.calendars;
    for name in cx.plan.calendar_names() {
        let text = name.value.as_str();
        if calendars.find(text).is_some() {
            continue;
        }
        let finding = findings.add(
            name.span,
            text!(
                "there is no calendar `{name}`",
                "没有名为“{name}”的日历",
                name = text,
            ),
        );
        let Some(meant) = closest(text, calendars.names()) else {
            let known: Vec<&str> = calendars.names().take(12).collect();
            finding.help(text!(
                "known here: {known}; planvet.toml can add more under `[calendars.{name}]`",
                "可用的日历：{known}；也可在 planvet.toml 的 `[calendars.{name}]` 中定义",
                known = Listed(&known),
                name = text,
            ));
            continue;
        };
        finding.help(text!(
            "did you mean `{meant}`?",
            "是不是想写“{meant}”？",
            meant = meant,
        ));
        if &cx.text[name.span.range()] == text {
            finding.fix(
                text!("name `{meant}`", "改为“{meant}”", meant = meant),
                false,
                Edit {
                    span: name.span,
                    replacement: meant.to_owned(),
                },
            );
        }
    }
}
