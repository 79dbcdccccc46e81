//! Texts that may stand in one language or in both.

use crate::lang::{Lang, Localized, Text};
use crate::source::{NodeId, NodeKind, Span};

use super::read::{Decode, Field, Reader, Shape, Visitor};

/// A text of the plan: one string, or `{zh: …, en: …}` where a reader abroad needs it too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalText {
    /// The text, when it stands alone; otherwise the one written first.
    text: String,
    en: Option<String>,
    zh: Option<String>,
}

impl LocalText {
    /// The text in a language, or the one there is.
    pub fn get(&self, lang: Lang) -> &str {
        let wanted = match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        };
        wanted.as_deref().unwrap_or(&self.text)
    }

    /// The text as the author wrote it (first).
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text without case and white space, to tell whether two texts say the same.
    pub fn key(&self) -> String {
        self.text
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect()
    }
}

impl Field<LocalText> {
    /// Whether the author wrote nothing, or a text without a character to read.
    pub fn is_blank(&self) -> bool {
        match self {
            Field::Absent => true,
            Field::Unreadable(_) => false,
            Field::Given(_, text) => text.as_str().trim().is_empty(),
        }
    }

    /// The text without case and white space, when there is something to read.
    pub fn key(&self) -> Option<String> {
        self.get().map(LocalText::key).filter(|key| !key.is_empty())
    }
}

impl Localized for LocalText {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.get(lang))
    }
}

impl Decode for LocalText {
    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(reader: &mut Reader<'_>, node: NodeId) -> Option<LocalText> {
        let expected = || Text::new("a text, or {zh: …, en: …}", "一段文字，或 {zh: …, en: …}");
        let tree = reader.tree;
        if let Some(text) = tree.scalar(node) {
            return Some(LocalText {
                text: text.to_owned(),
                en: None,
                zh: None,
            });
        }
        if tree.kind(node) != NodeKind::Mapping {
            reader.wrong_type(node, expected());
            return None;
        }
        let mut texts = (None, None, None);
        let mut readable = true;
        for (key, value) in tree.entries(node) {
            let text = tree.scalar(value).map(str::to_owned);
            let slot = match tree.scalar(key) {
                Some("en") => &mut texts.1,
                Some("zh") => &mut texts.2,
                _ => {
                    reader.wrong_type(key, expected());
                    readable = false;
                    continue;
                }
            };
            if text.is_none() {
                reader.wrong_type(value, expected());
                readable = false;
            }
            texts.0 = texts.0.or_else(|| text.clone());
            *slot = text;
        }
        let Some(text) = texts.0.filter(|_| readable) else {
            if readable {
                reader.wrong_type(node, expected());
            }
            return None;
        };
        Some(LocalText {
            text,
            en: texts.1,
            zh: texts.2,
        })
    }

    fn walk(&self, _: Span, _: &mut dyn Visitor) {}
}
