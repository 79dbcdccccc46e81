//! Colours.

use std::fmt;

use super::pattern::pattern;
use super::scan::Scan;
use super::{Kind, Number, Unreadable, Value};
use crate::{same_in_both_languages, text};

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color(pub [u8; 3]);

impl Value for Color {
    const KIND: &'static Kind = &Kind {
        noun: text!("a colour", "颜色"),
        forms: &["#c62828", "#F9A825"],
        choices: &[],
        number: Number::No,
        pattern: pattern!("#[0-9a-f]{6}"),
    };

    fn read(text: &str) -> Result<Color, Unreadable> {
        let mut scan = Scan::trimmed(text);
        if !scan.eat("#") {
            return Err(Unreadable::Form);
        }
        let mut bytes = [0; 3];
        for byte in &mut bytes {
            for _ in 0..2 {
                let digit = scan.take_if(|c| c.is_ascii_hexdigit());
                let digit = digit.and_then(|c| c.to_digit(16)).ok_or(Unreadable::Form)?;
                *byte = *byte * 16 + digit as u8;
            }
        }
        match scan.is_done() {
            true => Ok(Color(bytes)),
            false => Err(Unreadable::Form),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

same_in_both_languages!(Color);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn colours_are_six_digits_behind_a_hash() {
        let good = [
            ("#c62828", Color([0xc6, 0x28, 0x28])),
            ("#F9A825", Color([0xf9, 0xa8, 0x25])),
            (" ＃０００００a ", Color([0, 0, 10])),
        ];
        reads(&good);
        agree::<Color>(
            &good.map(|(text, _)| text),
            &[],
            &[
                "",
                "red",
                "#fff",
                "c62828",
                "#c628281",
                "#c6282g",
                "#c62828 x",
            ],
        );
    }

    proptest! {
        #[test]
        fn printed_colours_read_back(bytes in any::<[u8; 3]>()) {
            prop_assert_eq!(Color::read(&Color(bytes).to_string()), Ok(Color(bytes)));
        }
    }
}
