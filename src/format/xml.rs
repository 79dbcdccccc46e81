//! XML as a few calls: elements that open and close, in order, a line each.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use crate::format::escape::{one_line, visible_lines, xml_without_commands};

/// What every document begins with.
pub(in crate::format) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Attributes of an element: name and value.
pub(in crate::format) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// Writes elements.
pub(in crate::format) struct Elements(Writer<Vec<u8>>);

impl Elements {
    pub(in crate::format) fn new() -> Elements {
        Elements(Writer::new_with_indent(Vec::new(), b' ', 2))
    }

    /// Opens an element that holds others.
    pub(in crate::format) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Closes an element.
    pub(in crate::format) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Writes an element that holds nothing.
    pub(in crate::format) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// Writes an element that holds a text.
    pub(in crate::format) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&allowed(visible_lines(text)))));
        self.close(name);
    }

    /// The elements, each on lines of its own.
    pub(in crate::format) fn finish(self) -> String {
        let out = String::from_utf8(self.0.into_inner()).unwrap_or_default();
        let mut out = xml_without_commands(&out);
        out.push('\n');
        out
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory never fails.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for &(key, value) in attributes {
        // A reader turns line breaks in an attribute into spaces anyway.
        let value = allowed(one_line(value));
        start.push_attribute((key, value.as_ref()));
    }
    start
}

/// Replaces what is left of the characters that XML 1.0 forbids, even as references: those that
/// are no control characters.
fn allowed(text: Cow<'_, str>) -> Cow<'_, str> {
    const NO_CHARACTERS: [char; 2] = ['\u{fffe}', '\u{ffff}'];
    if text.contains(NO_CHARACTERS) {
        Cow::Owned(text.replace(NO_CHARACTERS, "\u{fffd}"))
    } else {
        text
    }
}
