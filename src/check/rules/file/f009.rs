//! F009: a reference to something that isn't there.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::check::rules::prelude::*;
use crate::check::suggest::closest;
use crate::diagnostic::Diagnostic;
use crate::plan::Use;
use crate::plan::kind::Kinds;
use crate::source::Edit;

/// Findings in a file whose id is compared with all others to find one that is close: behind so
/// many the plan has another problem than a slip.
const MOST_SUGGESTIONS: usize = 200;

/// In a plan with more ids no close one is looked for.
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
    let known = OnceCell::new();
    let mut told = 0;
    for reference in cx.index.uses() {
        if cx.index.get(&reference.id).is_some() {
            continue;
        }
        let has_room = findings.has_room();
        let finding = findings.add(
            reference.span,
            text!(
                "there is no `{id}`; {kinds} is meant to be here",
                "没有编号为“{id}”的条目，此处应引用{kinds}",
                id = reference.id,
                kinds = Kinds(reference.kinds),
            ),
        );
        if !has_room {
            continue;
        }
        let known: &Known<'_> = known.get_or_init(|| Known::new(cx.index.ids()));
        if let Some((meant, is_only)) = known.but_for_capitals(reference) {
            suggest(cx, reference, meant, is_only, finding);
        } else if told < MOST_SUGGESTIONS && known.ids.len() <= MOST_IDS {
            told += 1;
            match closest(&reference.id, known.of_kinds(reference.kinds)) {
                Some(meant) => suggest(cx, reference, meant, false, finding),
                None => list(known, reference, finding),
            }
        }
    }
}

/// The ids of the plan, ready to be looked for.
struct Known<'p> {
    ids: &'p [(&'p str, u16)],
    /// The places of ids that differ in capitals only.
    by_letters: HashMap<String, Vec<usize>>,
}

impl<'p> Known<'p> {
    fn new(ids: &'p [(&'p str, u16)]) -> Known<'p> {
        let mut by_letters: HashMap<String, Vec<usize>> = HashMap::with_capacity(ids.len());
        for (at, (id, _)) in ids.iter().enumerate() {
            by_letters.entry(id.to_lowercase()).or_default().push(at);
        }
        Known { ids, by_letters }
    }

    /// The ids that a reference may name.
    fn of_kinds(&self, kinds: u16) -> impl Iterator<Item = &'p str> {
        let fitting = self.ids.iter().filter(move |(_, kind)| kind & kinds != 0);
        fitting.map(|&(id, _)| id)
    }

    /// The first id that a reference is but for capitals, and whether no other id is that.
    fn but_for_capitals(&self, reference: &Use) -> Option<(&'p str, bool)> {
        let same = self.by_letters.get(&reference.id.to_lowercase())?;
        let mut ids = same.iter().map(|&at| self.ids[at]);
        let (id, _) = ids.find(|(_, kind)| kind & reference.kinds != 0)?;
        Some((id, same.len() == 1))
    }
}

/// Says which id is meant.
fn suggest(
    cx: &Context<'_>,
    reference: &Use,
    meant: &str,
    is_certain: bool,
    finding: &mut Diagnostic,
) {
    finding.help(text!(
        "did you mean `{meant}`?",
        "是不是想写“{meant}”？",
        meant = meant,
    ));
    if cx.text[reference.span.range()] == reference.id {
        finding.fix(
            text!("refer to `{meant}`", "改为引用“{meant}”", meant = meant),
            is_certain,
            Edit {
                span: reference.span,
                replacement: meant.to_owned(),
            },
        );
    }
}

/// Says which ids there are.
fn list(known: &Known<'_>, reference: &Use, finding: &mut Diagnostic) {
    const SHOWN: usize = 12;
    let shown: Vec<&str> = known.of_kinds(reference.kinds).take(SHOWN).collect();
    if shown.is_empty() {
        finding.help(text!(
            "the plan has no such item with an id yet",
            "方案中还没有带编号的这类条目"
        ));
    } else {
        finding.help(text!(
            "known here: {ids}",
            "此处可引用：{ids}",
            ids = Listed(&shown),
        ));
    }
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
