//! An XML document of Project, element by element.

use std::fmt::Display;

use jiff::civil::Date;

use crate::format::escape::one_line;
use crate::format::xml::{DECLARATION, Elements};

/// When work begins on a day, in the files that planvet writes.
pub(super) const MORNING: &str = "08:00:00";
/// When work ends.
pub(super) const EVENING: &str = "17:00:00";

/// A document that grows.
pub(super) struct Document(Elements);

impl Document {
    /// A document whose root is open.
    pub fn new() -> Document {
        let mut elements = Elements::new();
        elements.open("Project", &[("xmlns", super::NAMESPACE)]);
        Document(elements)
    }

    /// Writes an element with others inside.
    pub fn element(&mut self, name: &str, inside: impl FnOnce(&mut Document)) {
        self.0.open(name, &[]);
        inside(self);
        self.0.close(name);
    }

    /// Writes an element with a value of planvet's own making.
    pub fn value(&mut self, name: &str, value: impl Display) {
        self.0.text(name, &[], &value.to_string());
    }

    /// Writes a text of the plan on one line; nothing when it is empty.
    pub fn line(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            self.0.text(name, &[], &one_line(text));
        }
    }

    /// Writes a text of the plan, line breaks and all; nothing when it is empty.
    pub fn lines(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.0.text(name, &[], text);
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
        self.0.close("Project");
        format!("{DECLARATION}{}", self.0.finish())
    }
}
