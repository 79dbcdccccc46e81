//! Walks over XML, element by element.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use crate::import::{Fault, position};
use crate::lang::Text;
use crate::text;

/// A place in an XML text that moves forward.
///
/// Entities of a document's own are never expanded, and what isn't asked for is passed over
/// without recursion: a file can be deep, but not dangerous.
pub(super) struct Cursor<'t> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Cursor<'t> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Cursor { reader, text }
    }

    /// The line, counted from 1.
    pub fn line(&self) -> usize {
        position(self.text, self.at()).0
    }

    /// The place, in bytes.
    pub fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Goes into the root element and says its name.
    pub fn root(&mut self) -> Result<String, Fault> {
        loop {
            match self.event()? {
                Event::Start(start) => return Ok(start.local_name().as_ref().to_owned()),
                Event::Eof => return Err(self.fault(NO_XML)),
                _ => {}
            }
        }
    }

    /// Shows each element inside of the one that was entered by its name; `see` must take the
    /// element whole.
    pub fn children(
        &mut self,
        mut see: impl FnMut(&mut Cursor<'t>, &str) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        loop {
            match self.event()? {
                Event::Start(start) => see(self, start.local_name().as_ref())?,
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(self.fault(CUT_OFF)),
                _ => {}
            }
        }
    }

    /// Takes the element that was entered, and gives its text.
    pub fn value(&mut self) -> Result<String, Fault> {
        let mut value = String::new();
        loop {
            match self.event()? {
                Event::Text(text) => value.push_str(&text),
                Event::CData(text) => value.push_str(&text),
                Event::GeneralRef(reference) => match meant(&reference) {
                    Some(c) => value.push(c),
                    None => return Err(self.fault(entity(&reference))),
                },
                Event::Start(_) => self.skip()?,
                Event::End(_) => return Ok(value),
                Event::Eof => return Err(self.fault(CUT_OFF)),
                _ => {}
            }
        }
    }

    /// Passes over the element that was entered.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.event()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.fault(CUT_OFF)),
                _ => {}
            }
        }
        Ok(())
    }

    fn event(&mut self) -> Result<Event<'t>, Fault> {
        self.reader.read_event().map_err(|error| {
            let at = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
            let why = text!(
                "the XML is damaged: {error}",
                "XML 已损坏：{error}",
                error = error.to_string(),
            );
            Fault {
                why,
                at: Some(position(self.text, at)),
            }
        })
    }

    fn fault(&self, why: Text) -> Fault {
        Fault {
            why,
            at: Some(position(self.text, self.at())),
        }
    }
}

const NO_XML: Text = Text::new("the file holds no XML", "文件中没有 XML 内容");
const CUT_OFF: Text = Text::new("the XML breaks off", "XML 不完整，中途断开");

fn entity(reference: &BytesRef<'_>) -> Text {
    text!(
        "the entity &{name}; is not expanded",
        "不展开实体 &{name};",
        name = crate::format::escape::one_line(reference).into_owned(),
    )
}

/// The character that a reference stands for.
fn meant(reference: &str) -> Option<char> {
    let code = match reference {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => reference.strip_prefix('#')?,
    };
    let code = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => code.parse(),
    };
    char::from_u32(code.ok()?).filter(|&c| c != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_texts_with_references_and_sections() {
        let mut cursor = Cursor::new(
            "<?xml version='1.0'?><a><b>1 &lt;<![CDATA[ &x ]]>&#x6d3e;<c>no</c></b><d/></a>",
        );
        assert_eq!(cursor.root().unwrap(), "a");
        let mut seen = Vec::new();
        cursor
            .children(|cursor, name| {
                seen.push((name.to_owned(), cursor.value()?));
                Ok(())
            })
            .unwrap();
        assert_eq!(
            seen,
            [
                ("b".to_owned(), "1 < &x 派".to_owned()),
                ("d".to_owned(), String::new())
            ]
        );
    }

    #[test]
    fn damage_is_told_with_its_place() {
        for (text, at) in [
            ("<a>\n<b></c></a>", (2, 4)),
            ("<!DOCTYPE a [<!ENTITY x \"y\">]>\n<a>&x;</a>", (2, 7)),
            ("<a>\n<b>", (2, 4)),
        ] {
            let mut cursor = Cursor::new(text);
            cursor.root().unwrap();
            let fault = cursor.value().unwrap_err();
            assert_eq!(fault.at, Some(at), "{text}: {}", fault.why.en);
        }
    }

    #[test]
    fn deep_files_need_no_stack() {
        let deep = "<a>".repeat(200_000);
        let mut cursor = Cursor::new(&deep);
        cursor.root().unwrap();
        assert!(cursor.skip().is_err());
    }
}
