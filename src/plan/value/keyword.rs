//! Closed vocabularies, declared once.

/// Declares a closed vocabulary: an enum, the words that are read, the word that is written and
/// what people see.
///
/// Each variant lists its canonical English word, further words and, after `=>`, its label in both
/// languages. Words are read in any case and width.
///
/// ```text
/// keyword! {
///     /// How far ahead a goal lies.
///     pub enum Horizon ("a horizon", "期限类别") {
///         /// Months.
///         Short = "short" | "短期" => ("short-term", "短期"),
///     }
/// }
/// ```
macro_rules! keyword {
    ($(
        $(#[$doc:meta])*
        pub enum $name:ident ($noun_en:literal, $noun_zh:literal) {
            $(
                $(#[$variant_doc:meta])*
                $variant:ident = $word:literal $(| $alias:literal)* => ($en:literal, $zh:literal)
            ),+ $(,)?
        }
    )+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All words of the vocabulary, in the order they are listed in.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub(crate) const WORDS: &'static [(&'static str, $name)] =
                &[$(($word, $name::$variant) $(, ($alias, $name::$variant))*),+];

            /// The canonical English word.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word),+
                }
            }

            /// What people see.
            pub fn label(self) -> $crate::lang::Text {
                match self {
                    $($name::$variant => $crate::text!($en, $zh)),+
                }
            }
        }

        impl $crate::plan::value::Value for $name {
            const KIND: &'static $crate::plan::value::Kind = &$crate::plan::value::Kind {
                noun: $crate::text!($noun_en, $noun_zh),
                forms: &[$($word),+],
                choices: &[$(&[$word $(, $alias)*]),+],
                number: $crate::plan::value::Number::No,
                pattern: $crate::plan::value::pattern::pattern!({ $name::WORDS }),
            };

            fn read(text: &str) -> Result<$name, $crate::plan::value::Unreadable> {
                $crate::plan::value::scan::lookup($name::WORDS, text)
                    .ok_or($crate::plan::value::Unreadable::Form)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl $crate::lang::Localized for $name {
            fn fmt_in(
                &self,
                lang: $crate::lang::Lang,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> ::std::fmt::Result {
                f.write_str(self.label().get(lang))
            }
        }
    )+};
}
pub(crate) use keyword;
