//! Says what kind of aim a clause is, and which way its figure is to move.

use rust_decimal::Decimal;

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::{TimeUnit, UnitKind};
use crate::statement::vocabulary::{Class, Vocabulary};
use crate::statement::{Aim, Direction, Figure, Sentence, Sort};

use super::draft::{Draft, Head, Noun, said};

/// Splits a clause that gives several values to several metrics: 收缴率和满意度分别达到95%和90%.
pub fn split_values(sentence: &Sentence<'_>, draft: &Draft) -> Vec<Draft> {
    let is_staged = draft.levels.iter().skip(1).all(|(_, due)| due.is_some());
    let parts = match draft.noun() {
        Some(noun) if draft.levels.len() > 1 && !is_staged => parts_of(sentence, noun),
        Some(noun) if draft.levels.len() < 2 && draft.has_value() => {
            let parts = parts_of(sentence, noun);
            if parts.len() > 1 && parts.iter().all(|part| is_metric(sentence, *part)) {
                let with = |subject: &Noun| Draft {
                    subject: Some(*subject),
                    object: None,
                    ..draft.clone()
                };
                return parts.iter().map(with).collect();
            }
            Vec::new()
        }
        _ => Vec::new(),
    };
    if parts.len() < 2 || parts.len() != draft.levels.len() {
        return vec![draft.clone()];
    }
    parts
        .into_iter()
        .zip(&draft.levels)
        .map(|(noun, level)| Draft {
            subject: Some(noun),
            object: None,
            levels: vec![level.clone()],
            ..draft.clone()
        })
        .collect()
}

/// Whether a part of a noun phrase is a metric by itself.
fn is_metric(sentence: &Sentence<'_>, noun: Noun) -> bool {
    let text = sentence.part(noun.span);
    let part = Sentence::new(text);
    let words = Vocabulary::of(sentence.lang()).words(&part);
    words.last().is_some_and(|word| {
        let is_last = part.folded()[word.span.end as usize..].trim().len() <= " each".len();
        let counted = matches!(word.class, Class::Metric | Class::Cost)
            || (word.class == Class::Case && sentence.lang() == Lang::En);
        is_last && counted
    })
}

/// The parts of `收缴率和满意度`.
fn parts_of(sentence: &Sentence<'_>, noun: Noun) -> Vec<Noun> {
    let text = sentence.part(noun.span);
    let joints: &[&str] = match sentence.lang() {
        Lang::Zh => &["和", "与", "及", "、"],
        Lang::En => &[" and ", ", "],
    };
    let mut parts = Vec::new();
    let mut begin = 0;
    while let Some((at, joint)) = joints
        .iter()
        .filter_map(|joint| Some((joint_at(text, begin, joint)?, joint)))
        .min()
    {
        parts.push((begin, at));
        begin = at + joint.len();
    }
    parts.push((begin, text.len()));
    let start = noun.span.start as usize;
    parts
        .into_iter()
        .filter(|(from, to)| !text[*from..*to].trim().is_empty())
        .map(|(from, to)| Noun {
            span: Span::new(start + from, start + to),
            head: noun.head,
        })
        .collect()
}

/// Where a joint stands that is no part of a word: 及 of 率及率, not of 及格率.
fn joint_at(text: &str, begin: usize, joint: &str) -> Option<usize> {
    const WORDS: [&str; 10] = [
        "及格", "及时", "普及", "涉及", "以及", "参与", "和谐", "和解", "调和", "共和",
    ];
    text[begin..]
        .match_indices(joint)
        .map(|(at, _)| begin + at)
        .find(|&at| {
            let covers = |word: &&str| {
                text.match_indices(*word)
                    .any(|(start, word)| start <= at && at < start + word.len())
            };
            !WORDS.iter().any(covers)
        })
}

/// The aim of a clause; `None` when it has none.
pub fn aims_of(sentence: &Sentence<'_>, draft: &Draft) -> Option<Aim> {
    if draft.is_empty() {
        return None;
    }
    let mut found = value_of(draft);
    let noun = draft.noun();
    let sort = sort_of(sentence, draft, found.target.as_ref(), found.is_count);
    if matches!(sort, Sort::Input | Sort::Slogan) {
        found = Found::default();
    }
    let way = way_of(sentence, draft, noun);
    let direction = direction_of(draft, &found, sort, way, noun);
    let (stages, own) = stages_of(draft, found.target.as_ref());
    let deadline = own.or_else(|| draft.deadlines.last().cloned());
    let verb = draft.verb.map(|verb| verb.span);
    if let Some(target) = &mut found.target {
        name_points(sentence, target, noun);
    }
    let mut baseline = draft.baseline.clone().filter(|_| found.target.is_some());
    if let (Some(baseline), Some(target)) = (&mut baseline, &mut found.target) {
        agree(baseline, target, found.relative);
    }
    Some(Aim {
        span: draft.span,
        sort,
        verb,
        object: noun.map(|noun| noun.span),
        direction,
        way,
        baseline,
        target: found.target,
        relative: found.relative,
        stages,
        scale_end: draft.scale_end,
        deadline,
    })
}

/// Points go without saying for a net promoter score.
fn name_points(sentence: &Sentence<'_>, target: &mut Figure, noun: Option<Noun>) {
    let text = noun.map_or("", |noun| sentence.part(noun.span));
    let is_score = text.contains("nps") || text.contains("net promoter score");
    if target.unit.is_none() && is_score && sentence.lang() == Lang::En {
        target.unit = said(target.span, 0, Some((UnitKind::Score, "points"))).unit;
    }
}

/// The value that a clause wants.
#[derive(Debug, Clone, Default)]
struct Found {
    target: Option<Figure>,
    relative: bool,
    is_count: bool,
}

fn value_of(draft: &Draft) -> Found {
    let level = draft.levels.last().map(|(level, _)| level.clone());
    let count = draft.count.clone();
    let (target, relative, is_count) = match (level, &draft.amount, count) {
        (Some(level), _, _) => (Some(level), false, false),
        (None, Some(amount), _) => (Some(amount.clone()), true, false),
        (None, None, Some(count)) => (Some(count), false, true),
        (None, None, None) => match (draft.all, &draft.limit) {
            (Some(all), _) => (
                Some(said(all, 100, Some((UnitKind::Percent, "%")))),
                false,
                false,
            ),
            (None, limit) => (limit.clone(), false, false),
        },
    };
    Found {
        target,
        relative,
        is_count,
    }
}

fn sort_of(
    sentence: &Sentence<'_>,
    draft: &Draft,
    target: Option<&Figure>,
    is_count: bool,
) -> Sort {
    let verb = draft.verb.map(|verb| verb.class);
    let head = draft.noun().map(|noun| noun.head);
    let changes = matches!(
        verb,
        Some(
            Class::Rise
                | Class::Fall
                | Class::Keep
                | Class::Reach
                | Class::Cap
                | Class::Halve
                | Class::Double
                | Class::Triple
        )
    );
    let is_share = target.is_some_and(|target| target.kind() == Some(UnitKind::Percent));
    let hires = !is_share
        && (is_count
            || (target.is_some() && draft.amount.is_some())
            || matches!(verb, Some(Class::Make) | None));
    if verb == Some(Class::Input) || (head == Some(Head::Staff) && hires && !draft.trains(sentence))
    {
        return Sort::Input;
    }
    // An extra $500K for the unit: money with nothing that it measures.
    let is_money = target.is_some_and(|target| target.kind() == Some(UnitKind::Money));
    let is_bound = target.is_some_and(|target| target.bound.is_some());
    if is_money
        && !is_bound
        && verb.is_none()
        && head == Some(Head::Thing)
        && draft.baseline.is_none()
    {
        return Sort::Input;
    }
    let measures = target.is_some_and(|target| {
        sentence.lang() == Lang::En
            && matches!(target.kind(), Some(UnitKind::Time(_) | UnitKind::Money))
    });
    if target.is_some() {
        return match head {
            // The discharge process takes 6 hours: hours can be measured even there.
            Some(Head::Broad) if measures => Sort::Metric,
            Some(Head::Abstract | Head::Broad) if !is_count && verb != Some(Class::Make) => {
                Sort::Abstract
            }
            None => Sort::Slogan,
            _ if is_count => Sort::Output,
            _ => Sort::Metric,
        };
    }
    match (verb, head) {
        (_, None) => Sort::Slogan,
        (Some(Class::Soft), Some(head)) if head.is_metric() => Sort::Metric,
        (Some(Class::Soft), _) => Sort::Abstract,
        (Some(Class::Make | Class::Stop | Class::Eliminate), Some(Head::Hidden)) => {
            match is_particular(sentence, draft.noun()) {
                true => Sort::Hidden,
                false => Sort::Abstract,
            }
        }
        (Some(Class::Make | Class::Do), Some(Head::Abstract)) => Sort::Abstract,
        (Some(Class::Make | Class::Stop | Class::Eliminate), _) => Sort::Deliverable,
        (Some(Class::Do | Class::Handle), Some(_)) => Sort::Activity,
        (_, Some(Head::Abstract | Head::Broad)) if changes => Sort::Abstract,
        (_, Some(_)) if changes => Sort::Metric,
        _ => Sort::Slogan,
    }
}

/// Whether a noun names one mechanism rather than any: 信访积案领导包案机制, not 长效机制.
fn is_particular(sentence: &Sentence<'_>, noun: Option<Noun>) -> bool {
    const LEAST: usize = 6;
    noun.is_some_and(|noun| sentence.part(noun.span).chars().count() >= LEAST)
}

/// Which way the words say that the figure moves.
fn way_of(sentence: &Sentence<'_>, draft: &Draft, noun: Option<Noun>) -> Option<Direction> {
    let _ = sentence;
    let verbs = draft.verb.iter().chain(&draft.earlier);
    for verb in verbs {
        match verb.class {
            Class::Rise | Class::Double | Class::Triple | Class::RiseNoun => {
                return Some(Direction::Increase);
            }
            Class::Fall | Class::Halve | Class::Eliminate | Class::FallNoun | Class::Cap => {
                return Some(Direction::Decrease);
            }
            Class::Keep => return Some(Direction::Maintain),
            Class::Soft => {
                return noun.and_then(|noun| match noun.head {
                    Head::Cost => Some(Direction::Decrease),
                    Head::Metric => Some(Direction::Increase),
                    _ => None,
                });
            }
            _ => {}
        }
    }
    None
}

fn direction_of(
    draft: &Draft,
    found: &Found,
    sort: Sort,
    way: Option<Direction>,
    noun: Option<Noun>,
) -> Option<Direction> {
    if matches!(
        sort,
        Sort::Deliverable | Sort::Hidden | Sort::Activity | Sort::Input | Sort::Slogan
    ) {
        return None;
    }
    let Some(target) = &found.target else {
        return way.filter(|_| sort == Sort::Metric);
    };
    if found.is_count {
        return match target.bound {
            Some(Bound::AtLeast) if is_frequency(target) => Some(Direction::Increase),
            _ => None,
        };
    }
    if way == Some(Direction::Maintain) {
        return way;
    }
    let is_zero = target.value.is_zero() && !found.relative;
    let bound = target.bound.map(|bound| match bound {
        Bound::AtLeast | Bound::Above => Direction::Increase,
        Bound::AtMost | Bound::Below => Direction::Decrease,
    });
    let by_baseline = draft
        .baseline
        .as_ref()
        .filter(|_| !found.relative)
        .and_then(|baseline| match target.value.cmp(&baseline.value) {
            std::cmp::Ordering::Greater => Some(Direction::Increase),
            std::cmp::Ordering::Less => Some(Direction::Decrease),
            std::cmp::Ordering::Equal => None,
        });
    if is_zero {
        return Some(Direction::Decrease);
    }
    if draft.is_rank {
        return None;
    }
    // All of them: never fewer.
    if draft.all.is_some_and(|all| all == target.span) {
        return Some(Direction::Increase);
    }
    way.or(bound)
        .or(by_baseline)
        .or_else(|| match (target.kind(), noun?.head) {
            // So often is neither up nor down.
            (Some(UnitKind::Count), _) if is_frequency(target) => None,
            // A place in a ranking is neither up nor down.
            (Some(UnitKind::Count) | None, _) if is_rank(target) => None,
            (_, Head::Cost) => Some(Direction::Decrease),
            _ => Some(Direction::Increase),
        })
}

fn is_frequency(figure: &Figure) -> bool {
    figure
        .unit
        .as_ref()
        .is_some_and(|unit| unit.name.contains('/'))
}

fn is_rank(figure: &Figure) -> bool {
    figure
        .unit
        .as_ref()
        .is_some_and(|unit| matches!(&*unit.name, "名" | "位"))
}

/// The values on the way, and the deadline of the last one.
fn stages_of(
    draft: &Draft,
    target: Option<&Figure>,
) -> (
    Vec<(Figure, Option<crate::statement::TimePhrase>)>,
    Option<crate::statement::TimePhrase>,
) {
    let Some(((last, due), before)) = draft.levels.split_last() else {
        return (Vec::new(), None);
    };
    if target != Some(last) {
        return (Vec::new(), None);
    }
    (before.to_vec(), due.clone())
}

/// Gives baseline and target one unit: 由3.2%降至1.5%, 由20降到15%, from 4 hours to 90 minutes.
fn agree(baseline: &mut Figure, target: &mut Figure, relative: bool) {
    if relative {
        return;
    }
    if target.unit.is_none() {
        target.unit.clone_from(&baseline.unit);
    } else if baseline.unit.is_none() {
        baseline.unit.clone_from(&target.unit);
    } else if let (Some(UnitKind::Time(from)), Some(UnitKind::Time(to))) =
        (baseline.kind(), target.kind())
        && from != to
        && let Some(value) = in_unit(baseline.value, from, to)
    {
        baseline.value = value;
        baseline.unit.clone_from(&target.unit);
    }
}

/// A length of time in another unit, where that is exact.
pub fn in_unit(value: Decimal, from: TimeUnit, to: TimeUnit) -> Option<Decimal> {
    let seconds = |unit: TimeUnit| {
        Some(match unit {
            TimeUnit::Second => 1,
            TimeUnit::Minute => 60,
            TimeUnit::Hour => 3_600,
            TimeUnit::Day => 86_400,
            TimeUnit::Week => 604_800,
            TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year => return None,
        })
    };
    let whole = value.checked_mul(Decimal::from(seconds(from)?))?;
    let converted = whole.checked_div(Decimal::from(seconds(to)?))?;
    Some(converted.normalize())
}
