//! What a reader wants to know before the first table.

use jiff::civil::Date;

use crate::compare::{Comparison, Counts, Delta, Field, Kind};
use crate::lang::{Lang, Listed, Localized, Text, count};
use crate::text;
use crate::view::report::{Block, Cell, Facts, Key, Tone};

use super::{Compared, conditions, words};

/// The most important figures, the conditions, and what to mind when reading.
pub(super) fn blocks(compared: &Compared, lang: Lang) -> Vec<Block> {
    let comparison = &compared.comparison;
    let mut blocks = Vec::new();
    if comparison.is_empty() {
        blocks.push(Block::Note(text!(
            "Nothing that is compared has changed.",
            "所比较的内容没有变化。",
        )));
    }
    blocks.push(Block::Facts(Facts {
        key: Key::new("summary", "In short", "概要"),
        entries: entries(comparison, lang),
    }));
    blocks.extend(conditions(compared));
    blocks.extend(caveats(comparison).into_iter().map(Block::Note));
    blocks
}

fn caveats(comparison: &Comparison) -> Vec<Text> {
    let mut notes = Vec::new();
    if comparison.has_no_calendar {
        notes.push(text!(
            "Neither version has a calendar that can be used, so dates are compared in calendar days.",
            "两个版本都没有可用的工作日历，日期差按自然日计算。",
        ));
    } else if comparison.calendars_differ {
        notes.push(text!(
            "The versions have different calendars; working days are counted by the new one.",
            "两个版本的工作日历不同，工作日按新版日历计算。",
        ));
    }
    let has_computed = comparison.totals.computed_slip.is_some()
        || comparison
            .changes
            .iter()
            .any(|change| matches!(change.field, Field::ComputedStart | Field::ComputedFinish));
    if has_computed {
        notes.push(text!(
            "Promised and stated dates are written in the plans; computed dates follow from durations, links and calendars.",
            "承诺与填写的日期是方案中写明的；推算日期由工期、前置关系和日历得出。",
        ));
    }
    if has_computed && comparison.is_unpublished {
        notes.push(text!(
            "The public holidays of a year are not published yet: in the computed dates, weekdays count as worked.",
            "有年份的节假日尚未公布，推算日期暂按周一至周五工作计算。",
        ));
    }
    notes.extend(in_doubt(&comparison.totals.in_doubt));
    if comparison.currencies_differ {
        notes.push(text!(
            "The versions have different currencies; amounts are shown as they are, not converted.",
            "两个版本的币种不同，金额按原样列出，不作换算。",
        ));
    }
    notes
}

/// What has stated dates only.
fn in_doubt(names: &[String]) -> Option<Text> {
    if names.is_empty() {
        return None;
    }
    Some(text!(
        "Stated dates only for {items} ({names}): in one of the versions, a duration, date, link or \
         calendar there or before it is missing, unclear or part of a loop. So there is no computed \
         finish of the plan, no float and no critical path to compare.",
        "{items} 项（{names}）只比较填写的日期：其中一个版本里，该项或其前置任务的工期、日期、前置关系或日历缺失、\
         无法识别或构成循环。方案的推算完成日期、时差和关键路径因此不作比较。",
        items = count(names.len(), "item", "items"),
        names = Listed(&words::shortened(names)),
    ))
}

fn entries(comparison: &Comparison, lang: Lang) -> Vec<(Key, Cell)> {
    let totals = &comparison.totals;
    let mut entries = Vec::new();
    entries.extend(finish(
        Key::new("computed_finish", "Computed finish", "推算完成"),
        totals.computed_finish,
        totals.computed_slip.as_ref(),
    ));
    entries.extend(finish(
        Key::new("finish", "Promised end", "承诺结束"),
        totals.finish,
        totals.finish_slip.as_ref(),
    ));
    entries.push((
        Key::new("dates", "Promised dates", "承诺日期"),
        slips(comparison, lang),
    ));
    entries.extend(critical_path(comparison));
    if let (Some(old), Some(new)) = totals.cost {
        let change = totals.cost_change.filter(|change| !change.amount.is_zero());
        let difference = change.map(|change| {
            let amount = words::difference(&Delta {
                amount: change.amount,
                unit: crate::compare::DeltaUnit::Money(change.currency),
            });
            match totals.cost_percent.map(words::share) {
                None => amount,
                Some(share) => text!(
                    "{amount}, {share}",
                    "{amount}，{share}",
                    amount = amount,
                    share = share,
                ),
            }
        });
        let is_up = change.is_some_and(|change| change.amount.is_sign_positive());
        let cell = from_to(&old, &new, difference);
        entries.push((
            Key::new("cost", "Budget asked for", "预算总额"),
            toned(cell, change.is_some(), is_up),
        ));
    }
    let weakened = totals.goals_weakened;
    let mut goals = tally(comparison.counts_of(Kind::Goal));
    if weakened > 0 {
        goals = text!(
            "{goals}; {weakened} removed or promising less",
            "{goals}；其中 {weakened} 个被删除或要求降低",
            goals = goals,
            weakened = weakened,
        );
    }
    entries.push((
        Key::new("goals", "Goals", "目标"),
        toned(goals, weakened > 0, true),
    ));
    let mut risks = tally(comparison.counts_of(Kind::Risk));
    if !totals.new_red.is_empty() {
        risks = text!(
            "{risks}; red now: {red}",
            "{risks}；新出现的极高风险：{red}",
            risks = risks,
            red = Listed(&totals.new_red),
        );
    }
    entries.push((
        Key::new("risks", "Risks", "风险"),
        toned(risks, !totals.new_red.is_empty(), true),
    ));
    entries.extend(unchanged(comparison));
    entries
}

fn finish(
    key: Key,
    days: (Option<Date>, Option<Date>),
    slip: Option<&Delta>,
) -> Option<(Key, Cell)> {
    let (old, new) = (days.0?, days.1?);
    let moved = slip.map(words::difference).filter(|_| old != new);
    let cell = from_to(&old, &new, moved);
    Some((key, toned(cell, old != new, new > old)))
}

/// What drives the computed finish, and what has become critical.
fn critical_path(comparison: &Comparison) -> Option<(Key, Cell)> {
    let totals = &comparison.totals;
    let (old, new) = &totals.critical.paths;
    if old.is_empty() && new.is_empty() {
        return None;
    }
    let list = |names: &[String]| match names {
        [] => text!("none", "无"),
        names => text!(
            "{names}",
            "{names}",
            names = Listed(&words::shortened(names))
        ),
    };
    let is_moved = comparison
        .changes
        .iter()
        .any(|change| change.field == Field::CriticalPath);
    let mut said = match is_moved {
        true => text!(
            "{new}; before: {old}",
            "{new}；原为 {old}",
            new = list(new),
            old = list(old),
        ),
        false => text!("{new}, unchanged", "{new}，不变", new = list(new)),
    };
    let critical = &totals.critical;
    if !critical.now.is_empty() {
        said = text!(
            "{said}; critical now: {now}",
            "{said}；新成为关键：{now}",
            said = said,
            now = list(&critical.now),
        );
    }
    if !critical.no_longer.is_empty() {
        said = text!(
            "{said}; no longer: {no_longer}",
            "{said}；不再关键：{no_longer}",
            said = said,
            no_longer = list(&critical.no_longer),
        );
    }
    let is_worse = !critical.now.is_empty();
    let key = Key::new("critical_path", "Critical path", "关键路径");
    let cell = Cell::Label(said);
    Some((
        key,
        if is_worse {
            cell.toned(Tone::Notice)
        } else {
            cell
        },
    ))
}

fn toned(text: Text, is_moved: bool, is_bad: bool) -> Cell {
    let cell = Cell::Label(text);
    match (is_moved, is_bad) {
        (false, _) => cell,
        (true, true) => cell.toned(Tone::Warning),
        (true, false) => cell.toned(Tone::Good),
    }
}

/// `old → new (difference)`, or that it is the same.
fn from_to<T: Localized + PartialEq>(old: &T, new: &T, difference: Option<Text>) -> Text {
    match difference {
        None if old == new => text!("{new}, unchanged", "{new}，不变", new = new),
        None => text!("{old} → {new}", "{old} → {new}", old = old, new = new),
        Some(difference) => text!(
            "{old} → {new} ({difference})",
            "{old} → {new}（{difference}）",
            old = old,
            new = new,
            difference = difference,
        ),
    }
}

fn slips(comparison: &Comparison, lang: Lang) -> Cell {
    let slips = &comparison.totals.slips;
    let mut said = match (slips.later, slips.earlier) {
        (0, 0) => return Cell::Label(text!("none has moved", "没有变动")),
        (later, 0) => text!("{later} later", "{later} 个推迟", later = later),
        (0, earlier) => text!("{earlier} earlier", "{earlier} 个提前", earlier = earlier),
        (later, earlier) => text!(
            "{later} later, {earlier} earlier",
            "{later} 个推迟，{earlier} 个提前",
            later = later,
            earlier = earlier,
        ),
    };
    let worst = slips.worst.and_then(|worst| comparison.changes.get(worst));
    if let Some(worst) = worst
        && let Some(delta) = &worst.delta
    {
        let name = worst.name();
        let name = name.get(lang);
        said = text!(
            "{said}; the most: {name} {delta}",
            "{said}；最多：{name} {delta}",
            said = said,
            name = name,
            delta = words::difference(delta),
        );
    }
    toned(said, true, slips.later > 0)
}

/// How many items came, went, changed and stayed.
fn tally(counts: Counts) -> Text {
    let parts = [
        (counts.added, "added", "新增"),
        (counts.removed, "removed", "删除"),
        (counts.changed, "changed", "变动"),
        (counts.unchanged, "unchanged", "未变"),
    ];
    let parts: Vec<Text> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, en, zh)| Text {
            en: format!("{count} {en}").into(),
            zh: format!("{zh} {count} 个").into(),
        })
        .collect();
    match parts.is_empty() {
        true => text!("none", "无"),
        false => text!("{parts}", "{parts}", parts = Listed(&parts)),
    }
}

/// What was left alone, besides goals and risks.
fn unchanged(comparison: &Comparison) -> Option<(Key, Cell)> {
    let counted = comparison
        .counts
        .iter()
        .filter(|(kind, counts)| counts.unchanged > 0 && !matches!(kind, Kind::Goal | Kind::Risk));
    let parts: Vec<Text> = counted
        .map(|(kind, counts)| {
            let (one, many) = nouns(*kind);
            let things = count(counts.unchanged, one, many);
            Text {
                en: things.in_lang(Lang::En).to_string().into(),
                zh: format!("{} 个{}", counts.unchanged, kind.label().zh).into(),
            }
        })
        .collect();
    let said = text!("{parts}", "{parts}", parts = Listed(&parts));
    (!parts.is_empty()).then(|| (Key::new("unchanged", "Unchanged", "未变"), said.into()))
}

fn nouns(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Plan => ("plan", "plans"),
        Kind::Claim => ("claim", "claims"),
        Kind::Problem => ("problem", "problems"),
        Kind::Cause => ("cause", "causes"),
        Kind::Stakeholder => ("stakeholder", "stakeholders"),
        Kind::Goal => ("goal", "goals"),
        Kind::Phase => ("phase", "phases"),
        Kind::Task => ("task", "tasks"),
        Kind::Milestone => ("milestone", "milestones"),
        Kind::Risk => ("risk", "risks"),
        Kind::Resource => ("resource", "resources"),
        Kind::Budget => ("budget", "budgets"),
        Kind::Category => ("category", "categories"),
        Kind::Line => ("budget line", "budget lines"),
        Kind::Funding => ("source of funding", "sources of funding"),
        Kind::Benefit => ("benefit", "benefits"),
        Kind::Dimension => ("dimension", "dimensions"),
        Kind::Review => ("review", "reviews"),
        Kind::Acceptance => ("acceptance criterion", "acceptance criteria"),
    }
}
