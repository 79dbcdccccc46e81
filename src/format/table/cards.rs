//! Named values one below the other, for facts and for tables on narrow terminals.

use super::paint::Ink;
use super::{Style, TALLEST};
use crate::format::width::{cut, pad, width, wrap};

/// The gap between label and value.
const GAP: usize = 2;
/// The indent of all pairs.
const INDENT: usize = 2;

/// A value with its name; both are harmless already.
#[derive(Debug)]
pub(super) struct Pair {
    /// The name.
    pub(super) label: String,
    /// The value.
    pub(super) value: String,
    /// What the value is painted with.
    pub(super) ink: Ink,
}

/// Writes labels and values in two columns; long values wrap within theirs.
pub(super) fn lines(pairs: &[Pair], style: Style) -> Vec<String> {
    let widest = pairs.iter().map(|pair| width(&pair.label)).max();
    // Labels never take more than half of the line.
    let room = style.width.saturating_sub(INDENT + GAP);
    let column = widest.unwrap_or(0).min(room / 2);
    let mut lines = Vec::new();
    for pair in pairs {
        let mut label = cut(&pair.label, column);
        for line in wrap(&pair.value, room - column, TALLEST) {
            let shown = style.paint.ink(Ink::MUTED, &pad(&label, column));
            let value = style.paint.ink(pair.ink, &line);
            lines.push(format!("{:INDENT$}{shown}{:GAP$}{value}", "", ""));
            label.clear();
        }
    }
    lines
}
