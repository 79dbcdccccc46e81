//! Laws of mending.
#![allow(dead_code)]

use std::collections::BTreeMap;

use planvet::check::{Checked, Options};
use planvet::fix::{Mended, Reach, mend};
use planvet::source::{Limits, parse};

/// Mending keeps what it doesn't mend, and comes to an end.
pub fn mended(file: &Checked, options: &Options) {
    for reach in [Reach::Safe, Reach::All] {
        let mended = mend(file, reach, options);
        let Some(after) = &mended.file else {
            assert_eq!(mended.count(), 0);
            continue;
        };
        assert!(mended.count() > 0);
        kept(file, after);
        if mended.finished {
            let again = mend(after, reach, options);
            nothing_left(after, &mended, &again);
        }
    }
}

/// Nothing is left to change, but for what was taken back.
fn nothing_left(after: &Checked, mended: &Mended, again: &Mended) {
    let text = &after.source.text;
    if mended.refused.is_empty() {
        assert!(again.file.is_none() && again.refused.is_empty(), "{text}");
    }
    assert!(again.finished, "{text}");
}

/// What no change may touch is still there.
fn kept(before: &Checked, after: &Checked) {
    let (old, new) = (&before.source.text, &after.source.text);
    assert_ne!(old, new);
    if before.complete {
        assert!(after.complete, "{old}\nno longer parses:\n{new}");
        assert!(after.text_faults <= before.text_faults, "{old}\n{new}");
    }
    assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'));
    let now = comments(new);
    for (comment, count) in comments(old) {
        // Behind a place where reading ends, what is a comment is not known.
        let is_there = match after.complete {
            true => now.get(&comment).is_some_and(|now| *now >= count),
            false => new.contains(&comment),
        };
        assert!(is_there, "{comment} is gone:\n{old}\n{new}");
    }
    if line_feeds_alone(old) == 0 {
        assert_eq!(line_feeds_alone(new), 0, "{old:?}\n{new:?}");
    }
    if !old.contains('\r') {
        assert!(!new.contains('\r'), "{new:?}");
    }
}

/// How often each comment stands in a text.
fn comments(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for comment in parse(text, &Limits::DEFAULT).comments() {
        let comment = text[comment.span.range()].trim_end().to_owned();
        *counts.entry(comment).or_default() += 1;
    }
    counts
}

fn line_feeds_alone(text: &str) -> usize {
    text.matches('\n').count() - text.matches("\r\n").count()
}
