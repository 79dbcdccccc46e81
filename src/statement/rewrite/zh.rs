//! Goals in Chinese.

use crate::statement::quantity::UnitKind;
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;
use crate::statement::{Direction, Figure};

use super::clause::{Clause, Side, is_time, side};
use super::level;
use super::line::{Blank, Line};
use super::suggest::metrics_for;

/// Verbs that go with 至, as they are; the others give way to the usual ones.
const VERBS: [&str; 20] = [
    "提升", "提高", "增加", "增长", "上升", "扩大", "延长", "加快", "降低", "下降", "减少", "缩短",
    "压缩", "压降", "压减", "削减", "下调", "缩小", "缩减", "节约",
];

/// Words that stand between a beginning and the aim, and say nothing more of it.
const LINKS: [&str; 16] = [
    "力争实现",
    "争取实现",
    "确保实现",
    "实现",
    "力争",
    "争取",
    "确保",
    "保证",
    "努力",
    "做到",
    "使得",
    "使",
    "让",
    "将",
    "把",
    "对",
];

/// A metric that is to move, from where to where.
pub fn metric(clause: &Clause<'_>) -> Line {
    let Some(object) = clause.object() else {
        return kept(clause);
    };
    let core = clause.core();
    let line = until(clause, false).say(&beginning(clause, core.start));
    let line = line.say("将").say(&object).say("由");
    let line = moved(line, clause);
    let rest = clause.between(core.end, clause.span.end, true);
    let line = match rest.as_str() {
        "" => line,
        rest => line.say("，").say(rest),
    };
    line.say("。")
}

/// The value of today, the change, and the value to be reached.
fn moved(line: Line, clause: &Clause<'_>) -> Line {
    let baseline = clause.baseline().map(|figure| clause.bare(figure));
    let line = line.fill(baseline.as_deref(), Blank::Baseline);
    let verb = verb(clause);
    let Some(target) = clause.target() else {
        return line.say(&verb).say("至").blank(Blank::Target);
    };
    if clause.aim.is_some_and(|aim| aim.relative) {
        let line = line.say(&change(clause, target, &verb));
        let reached = level::reached(clause).map(|level| level::in_words(&level));
        return line.fill(reached.as_deref(), Blank::Target);
    }
    line.say(&verb).say(&to(clause, target))
}

/// The value to be reached with 至 before it.
fn to(clause: &Clause<'_>, target: &Figure) -> String {
    let words = clause.bare(target);
    match side(target) {
        None => format!("至{words}"),
        Some(Side::OrMore) => format!("至{words}以上"),
        Some(Side::OrLess) if is_time(target) => format!("至{words}以内"),
        Some(Side::OrLess) => format!("至{words}以下"),
        Some(Side::Above) => format!("至超过{words}"),
        Some(Side::Below) => format!("至低于{words}"),
    }
}

/// An amount of change, up to the value that is reached by it.
fn change(clause: &Clause<'_>, amount: &Figure, verb: &str) -> String {
    let words = clause.bare(amount);
    let more = match side(amount) {
        None => "",
        Some(Side::OrMore | Side::Above) => "以上",
        Some(Side::OrLess | Side::Below) => "以内",
    };
    let led_to = clause.before(amount).ends_with(['到', '至', '为', '达']);
    if amount.kind() == Some(UnitKind::Multiple) && led_to {
        return format!("{verb}到{words}{more}，即");
    }
    // 减半, 翻两番: the amount is a verb of its own.
    let verb = match clause.is_verb(amount) || words.starts_with('翻') {
        true => "",
        false => verb,
    };
    format!("{verb}{words}{more}至")
}

/// The verb of the clause where it goes with 至, else the usual one.
fn verb(clause: &Clause<'_>) -> String {
    let said = clause
        .aim
        .and_then(|aim| aim.verb)
        .map(|verb| clause.say(verb));
    let stem = said.as_deref().unwrap_or_default();
    let stem = stem.trim_end_matches(['至', '到', '为', '在']);
    let class = clause.aim.and_then(|aim| clause.class_at(aim.verb?));
    let agrees = match clause.direction() {
        Some(Direction::Increase) => class == Some(Class::Rise),
        Some(Direction::Decrease) => class == Some(Class::Fall),
        _ => matches!(class, Some(Class::Rise | Class::Fall)),
    };
    if agrees && VERBS.contains(&stem) {
        return stem.to_owned();
    }
    let values = [clause.target(), clause.baseline()];
    let figure = values.into_iter().flatten().next();
    let verb = match clause.direction() {
        Some(Direction::Increase) => match figure.and_then(Figure::kind) {
            Some(UnitKind::Count) => "增加",
            _ => "提升",
        },
        Some(Direction::Decrease) if figure.is_some_and(is_time) => "缩短",
        Some(Direction::Decrease) => "降低",
        Some(Direction::Maintain) | None => "调整",
    };
    verb.to_owned()
}

/// The words of the clause with what is missing before and behind them.
pub fn kept(clause: &Clause<'_>) -> Line {
    let line = match clause.holds_deadline() {
        true => Line::default(),
        false => until(clause, clause.direction() == Some(Direction::Maintain)),
    };
    let line = line.say(&clause.between(clause.span.start, clause.span.end, false));
    let line = match clause.asks_for_baseline() {
        true => line.say("（现状为").blank(Blank::Baseline).say("）"),
        false => line,
    };
    line.say("。")
}

/// Something whose being there can't be seen.
pub fn hidden(clause: &Clause<'_>) -> Line {
    until(clause, false)
        .say(&act(clause))
        .say("，以")
        .blank(Blank::Evidence)
        .say("（能从外部看到的成果，如制度正式印发、首批事项按新流程办结）为完成标志。")
}

/// Something that is done without an end.
pub fn activity(clause: &Clause<'_>) -> Line {
    let metrics = metrics_for(&act(clause), clause.lang());
    until(clause, false)
        .say(&act(clause))
        .say("，使")
        .blank(Blank::Metric)
        .say(&format!("（能反映其效果的指标，如{metrics}）由"))
        .blank(Blank::Baseline)
        .say("提升到")
        .blank(Blank::Target)
        .say("。")
}

/// Money or people that go in.
pub fn input(clause: &Clause<'_>) -> Line {
    let metrics = metrics_for(&act(clause), clause.lang());
    until(clause, false)
        .say(&act(clause))
        .say("，使")
        .blank(Blank::Metric)
        .say(&format!("（这项投入要改善的指标，如{metrics}）由"))
        .blank(Blank::Baseline)
        .say("提升到")
        .blank(Blank::Target)
        .say("。")
}

/// A metric in the place of what nobody can measure.
pub fn stands_for(clause: &Clause<'_>) -> Line {
    let about = clause.about();
    let metrics = metrics_for(about.as_deref().unwrap_or_default(), clause.lang());
    let what = match about {
        Some(about) => format!("（能反映{about}的指标，如{metrics}）"),
        None => format!("（能够衡量的指标，如{metrics}）"),
    };
    let line = until(clause, false)
        .say("将")
        .blank(Blank::Metric)
        .say(&what)
        .say("由");
    let line = match clause.direction() {
        Some(Direction::Increase | Direction::Decrease) => moved(line, clause),
        _ => line
            .blank(Blank::Baseline)
            .say("提升至")
            .blank(Blank::Target),
    };
    line.say("。")
}

/// The words of the clause without its deadline.
fn act(clause: &Clause<'_>) -> String {
    clause.between(clause.span.start, clause.span.end, true)
}

/// What stands before the aim: where, who, by what means.
fn beginning(clause: &Clause<'_>, end: u32) -> String {
    let mut end = end.max(clause.span.start);
    let idle = [Class::Intro, Class::Adverb, Class::Result, Class::Object];
    while let Some(word) = clause
        .word_before(end, &idle)
        .filter(|word| word.start >= clause.span.start)
    {
        end = word.start;
    }
    let words = clause.between(clause.span.start, end, true);
    let mut words = words.as_str();
    while let Some(less) = LINKS.iter().find_map(|link| words.strip_suffix(link)) {
        words = less;
    }
    let words = words.trim_end_matches([' ', '，', '：', ':', ',']);
    let is_intro = clause.class_at(clause.first()) == Some(Class::Intro);
    if words.is_empty() || (is_intro && words.ends_with(['是', '为'])) {
        return String::new();
    }
    // A clause of its own keeps its comma, a place or a name had none.
    match clause.pauses_before(end) {
        true => format!("{words}，"),
        false => words.to_owned(),
    }
}

/// By when, with a comma.
fn until(clause: &Clause<'_>, kept: bool) -> Line {
    match (clause.deadline_words(), kept) {
        (Some(words), _) => {
            let length = clause
                .deadline
                .is_some_and(|time| matches!(time.kind, TimeKind::Within(_)));
            let closed = words.ends_with(['内', '里', '中', '间', '底', '末', '前']);
            let inside = if length && !closed { "内" } else { "" };
            Line::default().say(&words).say(inside).say("，")
        }
        (None, false) => Line::default().say("到").blank(Blank::Deadline).say("，"),
        (None, true) => Line::default()
            .say("到")
            .blank(Blank::Deadline)
            .say("为止，"),
    }
}
