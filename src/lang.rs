//! The two languages planvet speaks, and text that exists in both.
//!
//! Messages are written side by side in the code, so the compiler sees that none is missing and
//! that both use the same arguments:
//!
//! ```
//! use planvet::lang::{Lang, count};
//! use planvet::text;
//!
//! let found = text!(
//!     "{files} checked in {place}",
//!     "已检查 {place} 中的 {files} 个文件",
//!     files = count(2, "file", "files"),
//!     place = "plans",
//! );
//! assert_eq!(found.get(Lang::En), "2 files checked in plans");
//! assert_eq!(found.get(Lang::Zh), "已检查 plans 中的 2 个文件");
//! ```

use std::borrow::Cow;
use std::fmt;

/// A language planvet writes its messages in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// Both languages, in the order documents list them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Zh];

    /// Reads a language tag such as `zh-CN`, `zh_CN.UTF-8` or `en`; anything that is neither
    /// Chinese nor English is `None`.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") {
            Some(Lang::Zh)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Lang::En)
        } else {
            None
        }
    }

    /// The tag of the language: `en` or `zh`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    /// The one of two fixed texts that is in this language.
    pub fn pick(self, en: &'static str, zh: &'static str) -> &'static str {
        match self {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    /// The English text.
    pub en: Cow<'static, str>,
    /// The Chinese text.
    pub zh: Cow<'static, str>,
}

impl Text {
    /// A text known at compile time.
    pub const fn new(en: &'static str, zh: &'static str) -> Text {
        Text {
            en: Cow::Borrowed(en),
            zh: Cow::Borrowed(zh),
        }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// Something that reads differently in the two languages.
pub trait Localized {
    /// Writes the value as `lang` writes it.
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The value as an object that `format!` can print.
    fn in_lang(&self, lang: Lang) -> InLang<'_, Self> {
        InLang { value: self, lang }
    }
}

/// A [`Localized`] value with the language to print it in.
#[derive(Debug)]
pub struct InLang<'a, T: ?Sized> {
    value: &'a T,
    lang: Lang,
}

impl<T: Localized + ?Sized> fmt::Display for InLang<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt_in(self.lang, f)
    }
}

impl Localized for Text {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get(lang))
    }
}

impl<T: Localized + ?Sized> Localized for &T {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt_in(lang, f)
    }
}

/// Implements [`Localized`] for types that read the same in both languages.
#[macro_export]
macro_rules! same_in_both_languages {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::lang::Localized for $type {
            fn fmt_in(
                &self,
                _: $crate::lang::Lang,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self, f)
            }
        }
    )+};
}

same_in_both_languages!(
    str,
    String,
    char,
    u8,
    u32,
    u64,
    usize,
    i32,
    i64,
    rust_decimal::Decimal,
    jiff::civil::Date,
);

/// A number with the noun it counts; Chinese puts its counter word into the message itself.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    n: usize,
    one: &'static str,
    many: &'static str,
}

/// Counts things: `3 goals` in English, `3` in Chinese.
pub fn count(n: usize, one: &'static str, many: &'static str) -> Count {
    Count { n, one, many }
}

impl Localized for Count {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match lang {
            Lang::En if self.n == 1 => write!(f, "1 {}", self.one),
            Lang::En => write!(f, "{} {}", self.n, self.many),
            Lang::Zh => write!(f, "{}", self.n),
        }
    }
}

/// Several values one after the other: `a, b` in English, `a、b` in Chinese. A name that begins
/// with a space for the Chinese word before it needs none behind `、`.
#[derive(Debug)]
pub struct Listed<'a, T>(pub &'a [T]);

impl<T: Localized> Localized for Listed<'_, T> {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, item) in self.0.iter().enumerate() {
            match (position, lang) {
                (0, _) => item.fmt_in(lang, f)?,
                (_, Lang::En) => write!(f, ", {}", item.in_lang(lang))?,
                (_, Lang::Zh) => write!(f, "、{}", item.in_lang(lang).to_string().trim_start())?,
            }
        }
        Ok(())
    }
}

/// Builds a [`Text`](crate::lang::Text): the English format string, the Chinese one, then the
/// arguments both use. An argument that one of them leaves out does not compile.
#[macro_export]
macro_rules! text {
    ($en:literal, $zh:literal $(,)?) => {
        $crate::lang::Text::new($en, $zh)
    };
    ($en:literal, $zh:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        use $crate::lang::Localized as _;
        $(let $name = &$value;)+
        $crate::lang::Text {
            en: ::std::borrow::Cow::Owned(
                format!($en, $($name = $name.in_lang($crate::lang::Lang::En)),+)
            ),
            zh: ::std::borrow::Cow::Owned(
                format!($zh, $($name = $name.in_lang($crate::lang::Lang::Zh)),+)
            ),
        }
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_both_languages_are_read() {
        assert_eq!(Lang::from_tag("zh-CN"), Some(Lang::Zh));
        assert_eq!(Lang::from_tag("ZH_TW.UTF-8"), Some(Lang::Zh));
        assert_eq!(Lang::from_tag("en_GB.UTF-8"), Some(Lang::En));
        assert_eq!(Lang::from_tag("C"), None);
        assert_eq!(Lang::from_tag("zhx"), None);
    }

    #[test]
    fn lists_and_counts_follow_the_language() {
        let text = text!(
            "{n}: {ids}",
            "{n} 个目标：{ids}",
            n = count(2, "goal", "goals"),
            ids = Listed(&["G1", "G2"]),
        );
        assert_eq!(text.get(Lang::En), "2 goals: G1, G2");
        assert_eq!(text.get(Lang::Zh), "2 个目标：G1、G2");
        assert_eq!(
            text!("{n}", "{n}", n = count(1, "goal", "goals")).en,
            "1 goal"
        );
    }
}
