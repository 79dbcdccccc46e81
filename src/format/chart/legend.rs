//! Legends: signs with what they mean, on as many lines as it takes.

use super::measure;
use super::scene::{Anchor, Class, Label, Scene, Tenths, base_line, px};
use crate::format::escape;
use crate::lang::{Lang, Text};

/// Size of the texts.
const SIZE: Tenths = px(11);
/// Height of a line.
const LINE: Tenths = px(20);
/// Width of a sign.
pub(super) const SIGN: Tenths = px(26);

/// Draws a legend between two places from `top` on; `sign` draws a sign at a left end and a
/// middle. Gives the lower end.
pub(super) fn draw<S>(
    scene: &mut Scene,
    entries: &[(S, Text)],
    ends: (Tenths, Tenths),
    top: Tenths,
    lang: Lang,
    mut sign: impl FnMut(&mut Scene, &S, Tenths, Tenths),
) -> Tenths {
    let (mut x, mut y) = (ends.0, top);
    for (own, text) in entries {
        let room = ends.1 - ends.0 - SIGN - px(6);
        let text = escape::one_line(text.get(lang));
        let text = measure::cut(&text, SIZE, false, room);
        let width = SIGN + px(6) + measure::width(&text, SIZE, false);
        if x > ends.0 && x + width > ends.1 {
            (x, y) = (ends.0, y + LINE);
        }
        let middle = y + LINE / 2;
        sign(scene, own, x, middle);
        scene.text(Label {
            at: (x + SIGN + px(6), base_line(middle, SIZE)),
            anchor: Anchor::Start,
            size: SIZE,
            bold: false,
            class: Class::LabelMuted,
            text,
        });
        x += width + px(22);
    }
    if entries.is_empty() { top } else { y + LINE }
}
