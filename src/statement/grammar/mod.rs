//! Puts the marks of a sentence together into aims.
//!
//! `tokens` cuts the sentence up, `zh` and `en` walk through its clauses and give each token
//! its part (`draft`), `combine` makes aims of the clauses.

mod aims;
mod asides;
mod combine;
mod draft;
mod en;
mod limits;
mod tokens;
mod verbs;
mod zh;

use crate::lang::Lang;

use super::{Sentence, Statement};

/// Reads what a sentence says.
pub fn read(sentence: &Sentence<'_>) -> Statement {
    let mut tokens = tokens::tokens(sentence);
    if sentence.lang() == Lang::En {
        tokens = en::whole_words(sentence, tokens);
    }
    let drafts = match sentence.lang() {
        Lang::Zh => zh::drafts(sentence, &tokens),
        Lang::En => en::drafts(sentence, &tokens),
    };
    if std::env::var("DBG").is_ok() {
        for t in &tokens {
            eprint!(
                "[{} {}]",
                sentence.part(t.span),
                match &t.kind {
                    tokens::Kind::Word(c) => format!("{c:?}"),
                    tokens::Kind::Text => String::new(),
                    k => format!("{k:?}").chars().take(60).collect(),
                }
            );
        }
        eprintln!();
        for d in &drafts {
            eprintln!(
                "  {:?} {:?} joined={} subj={:?} verb={:?} obj={:?} lv={:?} am={:?} ct={:?} lim={:?} all={:?} base={:?} due={:?}",
                d.role,
                sentence.part(d.span),
                d.joined,
                d.subject.map(|n| (sentence.part(n.span), n.head)),
                d.verb.map(|n| (sentence.part(n.span), n.class)),
                d.object.map(|n| (sentence.part(n.span), n.head)),
                d.levels
                    .iter()
                    .map(|l| (l.0.value, l.0.unit.as_ref().map(|u| u.name.clone())))
                    .collect::<Vec<_>>(),
                d.amount.as_ref().map(|l| l.value),
                d.count.as_ref().map(|l| l.value),
                d.limit.as_ref().map(|l| l.value),
                d.all,
                d.baseline.as_ref().map(|l| l.value),
                d.deadlines
                    .iter()
                    .map(|d| sentence.part(d.span))
                    .collect::<Vec<_>>()
            );
        }
    }
    combine::combine(sentence, &tokens, drafts)
}
