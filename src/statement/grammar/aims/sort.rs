//! What kind of aim a clause is.

use crate::lang::Lang;
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::{Class, List, Vocabulary};
use crate::statement::{Figure, Sentence, Sort};

use super::super::draft::{Draft, Head, Noun};
use super::super::verbs::moves;

/// What kind of aim a clause is, with the value that it wants.
pub fn sort_of(
    sentence: &Sentence<'_>,
    draft: &Draft,
    target: Option<&Figure>,
    is_count: bool,
) -> Sort {
    if goes_in(sentence, draft, target, is_count) {
        return Sort::Input;
    }
    match target {
        Some(target) => valued(sentence, draft, target, is_count),
        None => unvalued(sentence, draft),
    }
}

/// Whether people are hired or money is spent.
fn goes_in(
    sentence: &Sentence<'_>,
    draft: &Draft,
    target: Option<&Figure>,
    is_count: bool,
) -> bool {
    let verb = draft.verb.map(|verb| verb.class);
    let head = draft.noun().map(|noun| noun.head);
    let kind = target.and_then(Figure::kind);
    let hires = kind != Some(UnitKind::Percent)
        && (is_count
            || (target.is_some() && draft.amount.is_some())
            || matches!(verb, Some(Class::Make) | None));
    let hires_people = head == Some(Head::Staff) && hires && !draft.trains(sentence);
    // An extra $500K for the unit: money with nothing that it measures.
    let is_money = kind == Some(UnitKind::Money);
    let is_bound = target.is_some_and(|target| target.bound.is_some());
    let spends = is_money
        && !is_bound
        && verb.is_none()
        && head == Some(Head::Thing)
        && draft.baseline.is_none();
    verb == Some(Class::Input) || hires_people || spends
}

/// The kind of an aim with a value.
fn valued(sentence: &Sentence<'_>, draft: &Draft, target: &Figure, is_count: bool) -> Sort {
    let makes = draft.verb.is_some_and(|verb| verb.class == Class::Make);
    let measures = sentence.lang() == Lang::En
        && matches!(target.kind(), Some(UnitKind::Time(_) | UnitKind::Money));
    match draft.noun().map(|noun| noun.head) {
        // The discharge process takes 6 hours: hours can be measured even there.
        Some(Head::Broad) if measures => Sort::Metric,
        Some(Head::Broad) if target_is_all(draft, target) && is_offered(sentence, draft) => {
            Sort::Metric
        }
        Some(Head::Abstract | Head::Broad) if !is_count && !makes => Sort::Abstract,
        None => Sort::Slogan,
        _ if is_count => Sort::Output,
        _ => Sort::Metric,
    }
}

/// Whether the value is that all of them do.
fn target_is_all(draft: &Draft, target: &Figure) -> bool {
    draft.all.is_some_and(|all| all == target.span)
}

/// Whether a clause says which service is given: 提供免费复印服务, not 提供贴心周到的服务.
fn is_offered(sentence: &Sentence<'_>, draft: &Draft) -> bool {
    let gives = draft
        .verb
        .is_some_and(|verb| verb.class == Class::Do && List::Offer.has(sentence.part(verb.span)));
    gives
        && draft.noun().is_some_and(|noun| {
            let name = sentence.part(noun.span);
            let named = Sentence::new(name);
            let words = Vocabulary::of(sentence.lang()).words(&named);
            let praises = words.iter().any(|word| word.class == Class::Abstract);
            is_particular(sentence, noun) && !name.contains('的') && !praises
        })
}

/// The kind of an aim without a value.
fn unvalued(sentence: &Sentence<'_>, draft: &Draft) -> Sort {
    let Some(noun) = draft.noun() else {
        return Sort::Slogan;
    };
    match (draft.verb.map(|verb| verb.class), noun.head) {
        (Some(Class::Soft), head) if head.is_metric() => Sort::Metric,
        (Some(Class::Soft), _) => Sort::Abstract,
        (Some(Class::Make | Class::Stop | Class::Eliminate), Head::Hidden) => {
            match is_particular(sentence, noun) {
                true => Sort::Hidden,
                false => Sort::Abstract,
            }
        }
        (Some(Class::Make | Class::Do), Head::Abstract) => Sort::Abstract,
        (Some(Class::Make | Class::Stop | Class::Eliminate), _) => Sort::Deliverable,
        (Some(Class::Do | Class::Handle), _) => Sort::Activity,
        (Some(verb), head) if moves(verb) => match head {
            Head::Abstract | Head::Broad => Sort::Abstract,
            _ => Sort::Metric,
        },
        _ => Sort::Slogan,
    }
}

/// Whether a noun names one mechanism rather than any: 信访积案领导包案机制, not 长效机制.
fn is_particular(sentence: &Sentence<'_>, noun: Noun) -> bool {
    const LEAST: usize = 6;
    sentence.part(noun.span).chars().count() >= LEAST
}
