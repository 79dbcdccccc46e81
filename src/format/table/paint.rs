//! Colours of tables.
//!
//! Colour is put in after the layout: while lines are built, invisible tag characters mark where
//! an ink starts and ends. They take no column, so everything stays aligned, and plan text can't
//! hold any because [`escape`](crate::format::escape) replaces them.

use anstyle::{Ansi256Color, AnsiColor, Color, Style};

use crate::format::cell;
use crate::view::report::{Cell, Tone};

/// What a piece of text is painted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(u8);

/// Tones in the order of their ink numbers.
const TONES: [Tone; 7] = [
    Tone::Plain,
    Tone::Good,
    Tone::Notice,
    Tone::Warning,
    Tone::Bad,
    Tone::Muted,
    Tone::Strong,
];

const BOLD: u8 = 8;
const FILL: u8 = 16;
const CHART: u8 = 24;
/// First of the 32 characters that start an ink.
const FIRST: u32 = 0xE0020;
/// Ends every ink.
const END: char = '\u{E007F}';

impl Ink {
    pub(super) const PLAIN: Ink = Ink(0);
    pub(super) const MUTED: Ink = Ink(5);
    pub(super) const STRONG: Ink = Ink(6);
    /// The bar of a task.
    pub(super) const TASK: Ink = Ink(CHART);
    /// The bar of a phase.
    pub(super) const PHASE: Ink = Ink(CHART + 1);
    /// A milestone.
    pub(super) const MILESTONE: Ink = Ink(CHART + 2);
    /// The status date.
    pub(super) const STATUS: Ink = Ink(CHART + 3);

    /// Text of a tone.
    pub(super) fn tone(tone: Tone) -> Ink {
        let number = TONES.iter().position(|known| *known == tone);
        Ink(number
            .and_then(|number| u8::try_from(number).ok())
            .unwrap_or(0))
    }

    /// The ink of a cell: its tone, or grey where there is nothing to show.
    pub(super) fn of(cell: &Cell) -> Ink {
        if cell::is_missing(cell) {
            Ink::MUTED
        } else {
            Ink::tone(cell.untoned().1)
        }
    }

    /// A field filled with the colour of a tone.
    pub(super) fn fill(tone: Tone) -> Ink {
        Ink(FILL + Ink::tone(tone).0)
    }

    /// The same ink in bold.
    pub(super) fn bold(self) -> Ink {
        if self.0 < BOLD {
            Ink(self.0 + BOLD)
        } else {
            self
        }
    }

    fn style(self) -> Style {
        let ansi = |color: AnsiColor| Style::new().fg_color(Some(Color::Ansi(color)));
        match self.0 {
            CHART => ansi(AnsiColor::Cyan),
            25 => ansi(AnsiColor::Blue).bold(),
            26 => ansi(AnsiColor::Magenta).bold(),
            27 => ansi(AnsiColor::Red),
            number if number >= FILL => fill(TONES[usize::from(number - FILL) % TONES.len()]),
            number if number >= BOLD => Ink(number - BOLD).style().bold(),
            number => match TONES[usize::from(number) % TONES.len()] {
                Tone::Plain => Style::new(),
                Tone::Good => ansi(AnsiColor::Green),
                Tone::Notice => ansi(AnsiColor::Yellow),
                // Orange, between yellow and red.
                Tone::Warning => Style::new().fg_color(Some(Color::Ansi256(Ansi256Color(208)))),
                Tone::Bad => ansi(AnsiColor::Red).bold(),
                Tone::Muted => Style::new().dimmed(),
                Tone::Strong => Style::new().bold(),
            },
        }
    }
}

/// Black on a pale colour: readable on dark and on light terminals.
fn fill(tone: Tone) -> Style {
    let on = |color: u8| {
        Style::new()
            .fg_color(Some(Color::Ansi256(Ansi256Color(16))))
            .bg_color(Some(Color::Ansi256(Ansi256Color(color))))
    };
    match tone {
        Tone::Good => on(151),
        Tone::Notice => on(229),
        Tone::Warning => on(216),
        Tone::Bad => on(210),
        Tone::Plain | Tone::Muted => on(252),
        Tone::Strong => on(153),
    }
}

/// Paints text, or leaves it alone where no colour is wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painter {
    /// Whether there is any colour.
    pub(super) color: bool,
}

impl Painter {
    /// Marks a text to be painted.
    pub(super) fn ink(self, ink: Ink, text: &str) -> String {
        let start = char::from_u32(FIRST + u32::from(ink.0));
        match start {
            Some(start) if self.color && ink != Ink::PLAIN && !text.is_empty() => {
                format!("{start}{text}{END}")
            }
            _ => text.to_owned(),
        }
    }

    /// Turns the marks of a finished line into ANSI sequences.
    pub(super) fn finish(self, line: &str) -> String {
        if !self.color {
            return line.to_owned();
        }
        let mut painted = String::with_capacity(line.len());
        for c in line.chars() {
            match u32::from(c).checked_sub(FIRST) {
                Some(number @ 0..32) => {
                    let ink = Ink(u8::try_from(number).unwrap_or(0));
                    painted.push_str(&ink.style().render().to_string());
                }
                _ if c == END => painted.push_str(&anstyle::Reset.render().to_string()),
                _ => painted.push(c),
            }
        }
        painted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{escape, width};

    #[test]
    fn marks_take_no_room_and_become_ansi() {
        let paint = Painter { color: true };
        let marked = paint.ink(Ink::tone(Tone::Bad), "中文🇨🇳");
        assert_eq!(width::width(&marked), 6);
        assert_eq!(paint.finish(&marked), "\u{1b}[1m\u{1b}[31m中文🇨🇳\u{1b}[0m");
        assert_eq!(paint.ink(Ink::PLAIN, "a"), "a");
        let off = Painter { color: false };
        assert_eq!(off.finish(&off.ink(Ink::STRONG, "a")), "a");
    }

    #[test]
    fn plan_text_can_hold_no_marks() {
        for number in 0..32 {
            let mark = char::from_u32(FIRST + number).unwrap();
            assert!(escape::is_control(mark));
        }
        assert!(escape::is_control(END));
    }

    #[test]
    fn every_tone_has_its_inks() {
        for tone in TONES {
            let inks = [Ink::tone(tone), Ink::tone(tone).bold(), Ink::fill(tone)];
            assert!(inks.iter().all(|ink| ink.0 < CHART));
            assert_ne!(inks[0].style(), inks[2].style());
        }
        assert_eq!(Ink::STATUS.bold(), Ink::STATUS);
    }
}
