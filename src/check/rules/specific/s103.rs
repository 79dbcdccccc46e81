//! S103: a goal that is several goals.

use crate::check::rules::in_words::reasons;
use crate::check::rules::prelude::*;
use crate::check::{Reading, Said};
use crate::diagnostic::{Diagnostic, Fix};
use crate::lang::Lang;
use crate::plan::Goal;
use crate::source::{Edit, Yaml};
use crate::statement::{self, Sentence, Sort};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "S103",
        name: "compound-goal",
    },
    severity: Severity::Warning,
    since: Maturity::Review,
    title: Text::new("goal joins several aims", "一个目标含多项内容"),
    docs: Docs {
        checks: Text::new(
            "A goal without sub-goals says one thing to be reached. The sentence under `statement` \
             is read; a title in its place counts when it gives a value to each of its aims, for \
             titles may sum up. Means and purposes beside the aim, and stages of one metric, are \
             no further aims. A goal with `accepted` is left alone.",
            "没有下级的目标只写一件要达到的事。检查的是 `statement` 中的句子；没有时看名称，但名称可以概括，只有各项都写了数值才算。\
             目标之外的手段和目的、同一指标的分阶段数值不算另一项目标。写明 `accepted` 的目标不检查。",
        ),
        why: Text::new(
            "When one half is reached and the other isn't, nobody can say whether the goal was; \
             and one measure, one owner and one deadline can't serve both (Doran 1981, specific).",
            "一半完成、一半没完成时，谁也说不清目标是否完成；一个指标、一个责任人、一个期限也无法同时管住两件事\
             （Doran 1981“具体”）。",
        ),
        fails: Example {
            en: "goals:\n  - {id: G1, title: Service, statement: Raise satisfaction to 90% and cut complaints to 20 a month by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 服务, statement: 到2026年12月31日，将业主满意率提升至80%，并将收缴率提升至95%}\n",
        },
        mended: Example {
            en: "goals:\n  - {id: G1, title: Satisfaction, statement: Raise satisfaction to 90% by 2026-12-31}\n  - {id: G2, title: Complaints, statement: Cut complaints to 20 a month by 2026-12-31}\n",
            zh: "goals:\n  - {id: G1, title: 满意率, statement: 到2026年12月31日，将业主满意率提升至80%}\n  - {id: G2, title: 收缴率, statement: 到2026年12月31日，将收缴率提升至95%}\n",
        },
        ignore: Text::new(
            "When the aims only make sense together and are reached or missed as one.",
            "几项内容只有合在一起才有意义、同成同败时。",
        ),
    },
    run: Run::Plan(run),
};

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // Sub-goals may stand behind a syntax fault.
    if !cx.is_complete() {
        return;
    }
    for said in cx.said() {
        let goal = said.goal();
        let is_one_of_many = cx.links().is_leaf(goal) == Some(true);
        if !is_one_of_many || !goal.accepted.is_blank() {
            continue;
        }
        let Some(reading) = compound(said) else {
            continue;
        };
        let aims = &reading.statement.aims;
        for reason in reasons(&reading.verdicts().specific, &["compound"]) {
            let has_room = findings.has_room();
            let finding = findings.add(
                reading.place(reason.span),
                text!(
                    "goal {goal} joins {n} aims",
                    "目标{goal}一句话里有 {n} 个目标",
                    goal = goal.name(),
                    n = aims.len(),
                ),
            );
            match parts(reading) {
                Some(parts) => {
                    finding.help(text!(
                        "make them goals of their own: {parts}",
                        "请拆成各自独立的目标：{parts}",
                        parts = Listed(&quoted(&parts)),
                    ));
                    if has_room {
                        offer(cx, goal, &parts, finding);
                    }
                }
                None => {
                    finding.help(text!(
                        "make each a goal of its own, with its own measure",
                        "请拆成各自独立的目标，分别写指标"
                    ));
                }
            }
        }
    }
}

/// The words of a goal when they have several aims.
fn compound<'s, 'p>(said: &'s Said<'p>) -> Option<&'s Reading<'p>> {
    let reading = said.figures()?;
    let is_title = said.goal().statement.is_blank();
    let mut aims = reading.statement.aims.iter();
    let counts = !is_title || aims.all(|aim| aim.target.is_some());
    (counts && !reading.statement.is_atomic() && is_even(reading)).then_some(reading)
}

/// Whether all metrics of a sentence have values or none has: where one has and another hasn't,
/// the two may well be one phrase, such as the share of damp and mould reports.
fn is_even(reading: &Reading<'_>) -> bool {
    let aims = reading.statement.aims.iter();
    let metrics: Vec<bool> = aims
        .filter(|aim| aim.sort == Sort::Metric)
        .map(|aim| aim.target.is_some())
        .collect();
    metrics.iter().all(|has_value| *has_value) || !metrics.contains(&true)
}

/// The sentences that a compound falls into; none when its aims share words, so that they can't
/// be told apart for certain.
fn parts(reading: &Reading<'_>) -> Option<Vec<Part>> {
    let aims = &reading.statement.aims;
    let apart = aims
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start);
    if !apart {
        return None;
    }
    aims.iter()
        .map(|aim| {
            let deadline = aim
                .deadline
                .as_ref()
                .or(reading.statement.deadline.as_ref());
            let outside = deadline.filter(|deadline| !aim.span.contains(deadline.span));
            let title = capital(trimmed(reading.words(aim.span)));
            let sentence = match (outside, reading.sentence.lang()) {
                (None, _) => title.clone(),
                (Some(time), Lang::Zh) => format!("{}，{title}", reading.words(time.span)),
                (Some(time), Lang::En) => format!("{title} {}", reading.words(time.span)),
            };
            let read = statement::read(&Sentence::new(&sentence));
            let is_one = read.aims.len() == 1;
            (is_one && sentence.lines().count() == 1).then_some(Part { title, sentence })
        })
        .collect()
}

fn trimmed(words: &str) -> &str {
    words.trim_matches(|c: char| c.is_whitespace() || "，。；、,.;".contains(c))
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// One aim of a compound, as a goal of its own would say it.
struct Part {
    /// Without the deadline that it shares.
    title: String,
    /// With that deadline.
    sentence: String,
}

fn quoted(parts: &[Part]) -> Vec<String> {
    let quoted = |part: &Part| format!("“{}”", part.sentence);
    parts.iter().map(quoted).collect()
}

/// Offers to leave the first aim in the goal, with its id and all that refers to it, and to make
/// the others goals that follow it.
fn offer(cx: &Context<'_>, goal: &Goal, parts: &[Part], finding: &mut Diagnostic) {
    if let Some(edits) = split(cx, goal, parts) {
        finding.fix = Some(Fix {
            title: text!("split the goal", "拆分目标"),
            edits,
            safe: false,
        });
    }
}

fn split(cx: &Context<'_>, goal: &Goal, parts: &[Part]) -> Option<Vec<Edit>> {
    let (first, others) = parts.split_first()?;
    let layout = cx.layout();
    let words = goal.statement.span().or(goal.title.span())?;
    let mut edits = vec![layout.replace_scalar(layout.node(words)?, &first.sentence)?];
    let (goals, item) = layout.list_item(goal.span)?;
    let ids: Vec<Option<String>> = match goal.id() {
        Some(id) => free_ids(cx, id).take(others.len()).map(Some).collect(),
        None => vec![None; others.len()],
    };
    if ids.len() < others.len() {
        return None;
    }
    for (part, id) in others.iter().zip(&ids) {
        let item_after = layout.insert_item_after(goals, item, &goal_of(goal, part, id))?;
        edits.push(item_after);
    }
    Some(edits)
}

/// So many ids are tried; nobody has that many parts of one goal.
const MOST_IDS: usize = 100;

/// Ids that no item has, made of that of the goal: `G1-2`, `G1-3`.
fn free_ids<'c>(cx: &'c Context<'_>, id: &'c str) -> impl Iterator<Item = String> + 'c {
    let ids = (2..MOST_IDS).map(move |n| format!("{id}-{n}"));
    ids.filter(|id| cx.index.get(id).is_none())
}

fn goal_of(goal: &Goal, part: &Part, id: &Option<String>) -> Yaml {
    let mut entries = Vec::new();
    let mut add = |key, value: Option<String>| {
        if let Some(value) = value {
            entries.push((key, Yaml::scalar(value)));
        }
    };
    add("id", id.clone());
    match goal.statement.is_absent() {
        true => add("title", Some(part.sentence.clone())),
        false => {
            add("title", Some(part.title.clone()));
            add("statement", Some(part.sentence.clone()));
        }
    }
    add(
        "parent",
        goal.parent.get().map(|parent| parent.as_str().to_owned()),
    );
    add(
        "owner",
        goal.owner.get().map(|owner| owner.as_str().to_owned()),
    );
    add("deadline", goal.deadline.get().map(ToString::to_string));
    let addresses: Vec<Yaml> = goal
        .addresses
        .iter()
        .map(|problem| Yaml::scalar(problem.value.as_str()))
        .collect();
    if !addresses.is_empty() {
        entries.push(("addresses", Yaml::List(addresses)));
    }
    Yaml::Mapping(entries)
}
