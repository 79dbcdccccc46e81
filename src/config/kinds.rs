//! Kinds of plans of a team's own, and changes to the known ones.

use crate::check::{Category, Kinds};
use crate::plan::Chapter;
use crate::plan::read::Map;
use crate::plan::value::Id;
use crate::source::Spanned;
use crate::text;

use super::At;
use super::file::KindTable;
use super::read::add;
use super::validate::{BAD_VALUE, Validator};

/// Kinds by name, as written.
pub type KindTables = Map<Id, KindTable>;

/// What a file or an override says about a kind.
#[derive(Debug, Clone)]
pub struct KindLayer {
    /// The name, with the line on which the kind begins.
    pub name: At<String>,
    /// The chapters that such plans have.
    pub chapters: Option<At<Vec<Chapter>>>,
    /// The categories in which such plans look for risks.
    pub risk_categories: Option<At<Vec<Category>>>,
}

impl Validator<'_> {
    pub(super) fn kinds(&mut self, tables: &KindTables) -> Vec<KindLayer> {
        let mut known = Kinds::default();
        let mut named: Vec<(String, Spanned<Id>)> = Vec::new();
        let mut layers = Vec::new();
        for (name, table) in tables.iter() {
            let meant = known.entry(name.value.as_str()).1.name.clone();
            match named.iter().find(|(other, _)| *other == meant) {
                Some((_, first)) => self.same_kind(name, first),
                None => named.push((meant, name.clone())),
            }
            layers.push(self.kind(name, &table.value));
        }
        layers
    }

    /// Tells a kind that is there already under this name or another one.
    fn same_kind(&mut self, name: &Spanned<Id>, first: &Spanned<Id>) {
        add(self.findings, BAD_VALUE, name.span, |found, span| {
            found
                .add(
                    span,
                    text!(
                        "`{name}` and `{first}` are the same kind of plan",
                        "“{name}”与“{first}”是同一种方案类型",
                        name = name.value,
                        first = first.value,
                    ),
                )
                .related(first.span, text!("the first is here", "前一处在这里"));
        });
    }

    fn kind(&mut self, name: &Spanned<Id>, table: &KindTable) -> KindLayer {
        let chapters = table.chapters.place().map(|place| {
            let chapters = table.chapters.iter();
            self.at(chapters.map(|chapter| chapter.value).collect(), place.key)
        });
        let categories = &table.risk_categories;
        for category in categories.iter() {
            if !category.value.as_str().chars().any(char::is_alphanumeric) {
                add(self.findings, BAD_VALUE, category.span, |found, span| {
                    found.add(
                        span,
                        text!("this category has no word in it", "这个风险类别里没有文字"),
                    );
                });
            }
        }
        let risk_categories = categories.place().map(|place| {
            let names = categories.iter().map(|category| category.value.as_str());
            self.at(names.map(Category::new).collect(), place.key)
        });
        KindLayer {
            name: self.at(name.value.to_string(), name.span),
            chapters,
            risk_categories,
        }
    }
}
