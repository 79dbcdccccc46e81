//! Remarks in brackets.

use crate::statement::quantity::Form;
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;

use super::draft::{Draft, figure};
use super::tokens::{Kind, Token};

/// The tokens outside brackets, and those of each pair of brackets.
pub fn without_asides(tokens: &[Token]) -> (Vec<&Token>, Vec<Vec<&Token>>) {
    let mut main = Vec::new();
    let mut asides: Vec<Vec<&Token>> = Vec::new();
    let mut is_inside = false;
    for token in tokens {
        match token.kind {
            Kind::Mark('(' | '[' | '【') => {
                is_inside = true;
                asides.push(Vec::new());
            }
            Kind::Mark(')' | ']' | '】') => is_inside = false,
            _ => match asides.last_mut().filter(|_| is_inside) {
                Some(aside) => aside.push(token),
                None => main.push(token),
            },
        }
    }
    (main, asides)
}

/// A remark in brackets may state today's value or the scale: （目前为86%）, （5分制）, （最高五星）.
pub fn read_aside(aside: &[&Token], drafts: &mut [Draft]) {
    let is_now = aside.iter().any(|token| {
        token.is(Class::Now)
            || token
                .time()
                .is_some_and(|time| matches!(time.kind, TimeKind::Reference))
    });
    let is_best = aside.iter().any(|token| token.is(Class::Best));
    // CMI值提到1.15（2027年度）.
    let due = aside.iter().find_map(|token| token.time());
    let due =
        due.filter(|time| matches!(time.kind, TimeKind::Due(_) | TimeKind::Within(_)) && !is_now);
    if let (Some(due), Some(draft)) = (due, drafts.last_mut())
        && draft.deadlines.is_empty()
        && aside.iter().all(|token| token.number().is_none())
    {
        draft.deadlines.push(due.clone());
    }
    for token in aside {
        let Some(number) = token.number() else {
            continue;
        };
        let before = drafts
            .iter_mut()
            .rev()
            .find(|draft| draft.span.start <= token.span.start);
        let Some(draft) = before else { continue };
        if number.form == Form::ScaleEnd || is_best {
            draft.scale_end = Some(number.value);
        } else if is_now && draft.baseline.is_none() {
            draft.baseline = Some(figure(number, None, number.span));
        }
    }
}
