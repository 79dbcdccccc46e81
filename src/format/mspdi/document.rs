//! An XML document of Project, element by element.

use std::fmt::Display;

use jiff::civil::Date;

use crate::format::escape::one_line;
use crate::format::xml::{DECLARATION, Elements};

/// When work begins on a day, in the files that planvet writes.
pub(super) const MORNING: &str = "08:00:00";
/// When work ends.
pub(super) const EVENING: &str = "17:00:00";

/// The longest name that the schema allows, in characters.
const LONGEST: usize = 512;

/// A document that grows.
pub(super) struct Document {
    elements: Elements,
    /// How many names were too long.
    cut: usize,
}

impl Document {
    /// A document whose root is open.
    pub fn new() -> Document {
        let mut elements = Elements::new();
        elements.open("Project", &[("xmlns", super::NAMESPACE)]);
        Document { elements, cut: 0 }
    }

    /// Writes an element with others inside.
    pub fn element(&mut self, name: &str, inside: impl FnOnce(&mut Document)) {
        self.elements.open(name, &[]);
        inside(self);
        self.elements.close(name);
    }

    /// Writes an element with a value of planvet's own making.
    pub fn value(&mut self, name: &str, value: impl Display) {
        self.elements.text(name, &[], &value.to_string());
    }

    /// Writes a text of the plan on one line, as far as it may go; nothing when it is empty.
    pub fn line(&mut self, name: &str, text: Option<&str>) {
        self.cut += usize::from(self.short_line(name, text, LONGEST));
    }

    /// Writes a text of the plan on one line of so many characters at most; says whether it was
    /// longer.
    pub fn short_line(&mut self, name: &str, text: Option<&str>, most: usize) -> bool {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return false;
        };
        let line = one_line(text);
        let end = line.char_indices().nth(most.saturating_sub(1));
        match end.filter(|_| line.chars().count() > most) {
            Some((end, _)) => {
                self.elements.text(name, &[], &format!("{}…", &line[..end]));
                true
            }
            None => {
                self.elements.text(name, &[], &line);
                false
            }
        }
    }

    /// How many names were too long.
    pub fn cut(&self) -> usize {
        self.cut
    }

    /// Writes a text of the plan, line breaks and all; nothing when it is empty.
    pub fn lines(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.elements.text(name, &[], text);
        }
    }

    /// Writes the morning of a day, if there is one.
    pub fn start(&mut self, name: &str, day: Option<Date>) {
        if let Some(day) = day {
            self.value(name, format_args!("{day}T{MORNING}"));
        }
    }

    /// Writes the evening of a day, if there is one.
    pub fn finish(&mut self, name: &str, day: Option<Date>) {
        if let Some(day) = day {
            self.value(name, format_args!("{day}T{EVENING}"));
        }
    }

    /// The document as text.
    pub fn text(mut self) -> String {
        self.elements.close("Project");
        format!("{DECLARATION}{}", self.elements.finish())
    }
}
