//! Which clauses say what is to be reached.

use crate::statement::vocabulary::Class;

use super::super::draft::{Draft, Head, Role, Verb};

/// How much a clause says of what is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Money or people that go in.
    Input,
    /// A soft verb, an activity, a slogan.
    Weak,
    /// A change without a value.
    Change,
    /// A value, or something whose end can be seen.
    Solid,
}

fn weight(draft: &Draft) -> Weight {
    let verb = draft.verb.map(|verb| verb.class);
    let head = draft.noun().map(|noun| noun.head);
    let is_abstract = head == Some(Head::Abstract);
    // 采购服务器一套，预算35万元: what it costs.
    let goes_in = head == Some(Head::Staff);
    match verb {
        Some(Class::Input) => Weight::Input,
        None if goes_in => Weight::Input,
        _ if draft.has_value() || draft.all.is_some() => Weight::Solid,
        Some(Class::Make | Class::Stop | Class::Eliminate) if draft.noun().is_some() => {
            Weight::Solid
        }
        Some(Class::Rise | Class::Fall | Class::Keep | Class::Reach | Class::Cap)
            if !is_abstract =>
        {
            Weight::Change
        }
        _ => Weight::Weak,
    }
}

/// The clauses that say what is to be reached, without those that say what for, by what means,
/// how it is checked and what goes in.
pub fn decisive(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut aims = candidates(drafts);
    match aims.iter().map(weight).max() {
        Some(heaviest @ (Weight::Solid | Weight::Change)) => solid(aims, heaviest),
        Some(Weight::Weak) => {
            aims.retain(|draft| weight(draft) == Weight::Weak);
            // Several soft aims are as soft as one.
            aims.truncate(1);
            aims
        }
        Some(Weight::Input) => {
            aims.truncate(1);
            aims
        }
        None => aims,
    }
}

/// The clauses that may be an aim, each with what it is about.
fn candidates(drafts: Vec<Draft>) -> Vec<Draft> {
    let has_aim = drafts
        .iter()
        .any(|draft| draft.role == Role::Aim && !draft.is_empty());
    let mut aims: Vec<Draft> = drafts
        .into_iter()
        .filter(|draft| !draft.is_empty())
        .filter(|draft| draft.role == Role::Aim || (!has_aim && draft.role == Role::Context))
        .collect();
    // 每周通报一次: what has no object is how the others are checked.
    if aims.iter().any(|draft| draft.noun().is_some()) {
        aims.retain(|draft| {
            let makes = draft.verb.is_some_and(|verb| verb.class == Class::Make);
            draft.noun().is_some() || (makes && draft.count.is_some())
        });
    }
    // 申报课程6门，获批3门: the same things are counted.
    for at in 1..aims.len() {
        if aims[at].noun().is_none() {
            aims[at].object = aims[at - 1].noun();
        }
    }
    aims
}

/// The aims with a value or a change, and the weaker ones that stand beside them as aims.
fn solid(candidates: Vec<Draft>, heaviest: Weight) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(candidates.len());
    // Whether an aim stands before, and whether the clause before makes something.
    let mut follows_aim = false;
    let mut follows_deliverable = false;
    let mut candidates = candidates.into_iter().peekable();
    while let Some(draft) = candidates.next() {
        let is_followed_up = candidates.peek().is_some_and(|next| next.joined);
        let own = weight(&draft);
        let is_aim = match own {
            Weight::Solid => true,
            // Behind what is made: 并降低… is a second aim, ，降低… says what for.
            Weight::Change => {
                let is_other = draft.joined || draft.subject.is_some();
                !(follows_aim && follows_deliverable) || is_other
            }
            Weight::Weak => {
                let is_beside = is_followed_up
                    || (follows_aim && (draft.joined || changes_its_subject(&draft)));
                let moves = draft
                    .verb
                    .is_some_and(|verb| matches!(verb.class, Class::Rise | Class::Fall));
                (is_beside && draft.verb.is_some()) || (heaviest == Weight::Change && moves)
            }
            // Hire a data manager and halve errors: two things at once.
            Weight::Input => is_followed_up || (follows_aim && draft.joined),
        };
        follows_aim |= own >= Weight::Change;
        follows_deliverable = own == Weight::Solid && !draft.has_value();
        if is_aim {
            kept.push(draft);
        }
    }
    kept
}

/// Whether what changes stands before the verb: 患者感受持续改善.
fn changes_its_subject(draft: &Draft) -> bool {
    let ends_it = |verb: Verb| verb.class != Class::Soft || verb.span.end >= draft.span.end;
    draft.subject.is_some() && draft.verb.is_some_and(ends_it)
}
