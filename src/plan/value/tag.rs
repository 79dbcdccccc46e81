//! Language tags.

use std::fmt;

use super::fold::fold;
use super::pattern::pattern;
use super::{Kind, Number, Unreadable, Value};
use crate::lang::Lang;
use crate::{same_in_both_languages, text};

/// The language of a plan's texts, shaped like a BCP 47 tag: `zh-CN`, `en`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LanguageTag(pub String);

impl LanguageTag {
    /// The language of messages for texts in this language, when planvet speaks it.
    pub fn lang(&self) -> Option<Lang> {
        Lang::from_tag(&self.0)
    }
}

impl Value for LanguageTag {
    const KIND: &'static Kind = &Kind {
        noun: text!("a language tag", "语言代码"),
        forms: &["zh-CN", "en", "en-GB"],
        choices: &[],
        number: Number::No,
        pattern: pattern!("[a-z]{2,3}(?:-[a-z0-9]{2,8})*"),
    };

    fn read(text: &str) -> Result<LanguageTag, Unreadable> {
        let tag = fold(text);
        let mut parts = tag.split('-');
        let is_language = parts.next().is_some_and(|part| {
            (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        });
        let are_subtags = parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if is_language && are_subtags {
            Ok(LanguageTag(tag))
        } else {
            Err(Unreadable::Form)
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

same_in_both_languages!(LanguageTag);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing::agree;
    use super::*;

    #[test]
    fn tags_are_shaped_like_bcp_47() {
        let good = ["zh-CN", "en", "zh-Hant-TW", "yue", "es-419"];
        agree::<LanguageTag>(
            &good,
            &[],
            &["", "z", "zh_CN", "中文", "english", "zh-", "zh-C", "e1"],
        );
        assert_eq!(LanguageTag("zh-CN".into()).lang(), Some(Lang::Zh));
        assert_eq!(LanguageTag("fr".into()).lang(), None);
    }

    proptest! {
        #[test]
        fn printed_tags_read_back(text in "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}") {
            prop_assert_eq!(LanguageTag::read(&text).map(|tag| tag.to_string()), Ok(text));
        }
    }
}
