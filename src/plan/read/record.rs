//! Records: mappings whose keys are declared once, with types and descriptions.

use crate::lang::Text;
use crate::source::{NodeId, Span};

use super::{Reader, Shape, Visitor};

/// The keys of a record, for the reader, the schema and the docs.
#[derive(Debug)]
pub struct RecordInfo {
    /// Name of the Rust type, and of the definition in the schema.
    pub name: &'static str,
    /// What the record describes: "a goal", "目标".
    pub noun: Text,
    /// The keys, in the order the docs list them.
    pub fields: &'static [FieldInfo],
}

impl RecordInfo {
    /// The key that a bare scalar fills, if the record may be written as one.
    pub fn shorthand(&self) -> Option<&'static str> {
        self.fields
            .iter()
            .find(|field| field.shorthand)
            .map(|field| field.key)
    }
}

/// A key of a record.
#[derive(Debug)]
pub struct FieldInfo {
    /// The key.
    pub key: &'static str,
    /// What the key is for.
    pub doc: Text,
    /// Whether the key must be there.
    pub required: bool,
    /// Whether a bare scalar in the record's place means this key.
    pub shorthand: bool,
    /// What may stand at the key.
    pub shape: fn() -> Shape,
}

/// A mapping with declared keys; see [`record!`](crate::record).
pub trait Record: Sized {
    /// The declaration.
    const INFO: &'static RecordInfo;

    /// The record of a mapping without keys.
    fn empty(span: Span) -> Self;

    /// Reads the value of one key; `false` when the record has no such key.
    fn fill(&mut self, reader: &mut Reader<'_>, name: &str, key: NodeId, value: NodeId) -> bool;

    /// Shows every id and reference in the record to a visitor.
    fn walk(&self, visitor: &mut dyn Visitor);
}

/// Declares a record: a struct with one field a key, each with its type and its description in
/// English and Chinese. `[required]` marks keys that must be there, `[shorthand]` the key that a
/// bare scalar in the record's place fills. Every record also has `span` and `notes`.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        pub struct $Name:ident: $en:literal, $zh:literal {
            $( $field:ident: $Type:ty, $([$flag:ident])? $field_en:literal, $field_zh:literal; )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $Name {
            /// The bytes of the whole mapping.
            pub span: $crate::source::Span,
            $( #[doc = $field_en] pub $field: $Type, )+
            /// Remarks that planvet keeps and never judges.
            pub notes: $crate::plan::read::List<$crate::source::Spanned<$crate::plan::LocalText>>,
        }

        impl $crate::plan::read::Record for $Name {
            const INFO: &'static $crate::plan::read::RecordInfo = &$crate::plan::read::RecordInfo {
                name: stringify!($Name),
                noun: $crate::lang::Text::new($en, $zh),
                fields: &[
                    $( $crate::plan::read::FieldInfo {
                        key: stringify!($field),
                        doc: $crate::lang::Text::new($field_en, $field_zh),
                        required: $crate::record!(@is required $($flag)?),
                        shorthand: $crate::record!(@is shorthand $($flag)?),
                        shape: <$Type as $crate::plan::read::Slot>::shape,
                    }, )+
                    $crate::plan::read::FieldInfo {
                        key: "notes",
                        doc: $crate::lang::Text::new(
                            "Remarks, one text or a list; kept and never judged.",
                            "备注，一段文字或一个列表；只保留，不评判。",
                        ),
                        required: false,
                        shorthand: false,
                        shape: <$crate::plan::read::List<
                            $crate::source::Spanned<$crate::plan::LocalText>,
                        > as $crate::plan::read::Slot>::shape,
                    },
                ],
            };

            fn empty(span: $crate::source::Span) -> Self {
                $Name {
                    span,
                    $( $field: Default::default(), )+
                    notes: Default::default(),
                }
            }

            fn fill(
                &mut self,
                reader: &mut $crate::plan::read::Reader<'_>,
                name: &str,
                key: $crate::source::NodeId,
                value: $crate::source::NodeId,
            ) -> bool {
                use $crate::plan::read::Slot as _;
                match name {
                    $( stringify!($field) => self.$field.fill(reader, key, value), )+
                    "notes" => self.notes.fill(reader, key, value),
                    _ => return false,
                }
                true
            }

            fn walk(&self, visitor: &mut dyn $crate::plan::read::Visitor) {
                use $crate::plan::read::Slot as _;
                $( self.$field.walk(visitor); )+
            }
        }

        impl $crate::plan::read::Decode for $Name {
            fn shape() -> $crate::plan::read::Shape {
                $crate::plan::read::Shape::Record(<$Name as $crate::plan::read::Record>::INFO)
            }

            fn decode(
                reader: &mut $crate::plan::read::Reader<'_>,
                node: $crate::source::NodeId,
            ) -> Option<Self> {
                reader.record(node)
            }

            fn walk(&self, _: $crate::source::Span, visitor: &mut dyn $crate::plan::read::Visitor) {
                $crate::plan::read::Record::walk(self, visitor);
            }
        }
    };
    (@is $wanted:ident) => { false };
    (@is required required) => { true };
    (@is shorthand shorthand) => { true };
    (@is $wanted:ident $other:ident) => { false };
}
