//! What holds for every file whatever stands in it: the mutation test, the replayed crashes and
//! the fuzz targets (`fuzz/`) hold all they come across against these laws.
#![allow(dead_code)] // Not every user wants all of them.

pub mod baseline;
pub mod comparison;
pub mod config;
pub mod findings;
pub mod fix;
pub mod plan;
pub mod source;
pub mod statement;
pub mod views;

use planvet::format::escape;
use planvet::source::Span;

/// A span lies inside the text and cuts no character.
#[track_caller]
fn inside(text: &str, span: Span, what: &str) {
    assert!(
        text.get(span.range()).is_some(),
        "{what} at {span:?} of {} bytes",
        text.len()
    );
}

/// Nothing but line breaks and the control characters of `but` is left of what a terminal obeys.
#[track_caller]
fn no_controls(output: &str, but: &[char], what: &str) {
    let raw = output.find(|c| c != '\n' && !but.contains(&c) && escape::is_control(c));
    if let Some(at) = raw {
        let from = output.floor_char_boundary(at.saturating_sub(60));
        panic!("{what}: a control character behind {:?}", &output[from..at]);
    }
}
