//! Colours by number: how bright they are, and which text can be read on them.

use crate::plan::value::Color;

/// Black and white: the two that any text can be read in, one or the other, on any colour.
pub(super) const BLACK: Color = Color([0x00, 0x00, 0x00]);
/// See [`BLACK`].
pub(super) const WHITE: Color = Color([0xFF, 0xFF, 0xFF]);

/// Relative luminance by WCAG 2.2, 0 to 1.
fn luminance(Color(parts): Color) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        let share = f64::from(part) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of two colours by WCAG 2.2, 1 to 21.
pub(super) fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour of text that reads best on another.
///
/// Machines may differ in the last digit of a power, which is far less than what lies between any
/// colour and the one where black and white read the same.
pub(super) fn text_on(ground: Color) -> Color {
    if contrast(BLACK, ground) >= contrast(WHITE, ground) {
        BLACK
    } else {
        WHITE
    }
}

/// Writes a colour as `#RRGGBB`.
pub(super) fn written(Color([red, green, blue]): Color) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let grey = Color([0x76, 0x76, 0x76]);
        assert!((contrast(grey, WHITE) - 4.54).abs() < 0.01);
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert_eq!(written(grey), "#767676");
    }

    #[test]
    fn text_is_readable_on_every_colour() {
        for red in (0..=255).step_by(5) {
            for green in (0..=255).step_by(5) {
                for blue in (0..=255).step_by(5) {
                    let ground = Color([red, green, blue]);
                    let contrast = contrast(text_on(ground), ground);
                    assert!(contrast >= 4.5, "{}: {contrast}", written(ground));
                }
            }
        }
    }
}
