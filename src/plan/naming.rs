//! How findings speak of an item: its id and title, and a short place to point at.

use crate::lang::{Lang, Localized};
use crate::source::Span;

use super::read::Field;
use super::{
    Benefit, BudgetLine, Cause, Claim, CorrelatedGroup, Dimension, Funding, Goal, Id, LocalText,
    Measure, Milestone, Phase, Problem, Resource, Review, Risk, Stakeholder, Task,
};

/// Longest title shown in a message, in characters.
const LONGEST_TITLE: usize = 24;

/// An item as a message names it: `G1 (Answer faster)`, `G1“缩短响应时间”`.
#[derive(Debug, Clone, Copy)]
pub struct Item<'p> {
    id: Option<&'p str>,
    title: Option<&'p LocalText>,
}

impl<'p> Item<'p> {
    /// The id.
    pub fn id(&self) -> Option<&'p str> {
        self.id
    }

    /// The title.
    pub fn title(&self) -> Option<&'p LocalText> {
        self.title
    }
}

impl Localized for Item<'_> {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let title = self.title.map(|title| shortened(title.get(lang)));
        match (lang, self.id, title) {
            (Lang::En, Some(id), Some(title)) => write!(f, "{id} ({title})"),
            (Lang::En, None, Some(title)) => write!(f, "\"{title}\""),
            (Lang::Zh, Some(id), Some(title)) => write!(f, " {id}“{title}”"),
            (Lang::Zh, None, Some(title)) => write!(f, "“{title}”"),
            (_, Some(id), None) => write!(f, "{id}"),
            (Lang::En, None, None) => write!(f, "without a name"),
            (Lang::Zh, None, None) => write!(f, "（未命名）"),
        }
    }
}

fn shortened(title: &str) -> String {
    let line = title.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST_TITLE {
        return line.to_owned();
    }
    line.chars().take(LONGEST_TITLE - 1).chain(['…']).collect()
}

/// An item of the plan that findings name and point at.
pub trait Named {
    /// The item for a message.
    fn name(&self) -> Item<'_>;

    /// A short place to point at when the item as a whole is meant: its title, else its id,
    /// else the first line of it.
    fn title_span(&self) -> Span;
}

fn short(title: &Field<LocalText>, id: Option<Span>, whole: Span) -> Span {
    title.span().or(id).unwrap_or(whole)
}

fn id_text<const KIND: u16>(id: &Field<Id<KIND>>) -> Option<&str> {
    id.get().map(Id::as_str)
}

macro_rules! named {
    ($($Type:ty: $title:ident),+ $(,)?) => {$(
        impl Named for $Type {
            fn name(&self) -> Item<'_> {
                Item { id: id_text(&self.id), title: self.$title.get() }
            }

            fn title_span(&self) -> Span {
                short(&self.$title, self.id.span(), self.span)
            }
        }
    )+};
}

macro_rules! named_without_id {
    ($($Type:ty: $title:ident),+ $(,)?) => {$(
        impl Named for $Type {
            fn name(&self) -> Item<'_> {
                Item { id: None, title: self.$title.get() }
            }

            fn title_span(&self) -> Span {
                short(&self.$title, None, self.span)
            }
        }
    )+};
}

named!(
    Problem: title,
    Cause: title,
    Stakeholder: name,
    Goal: title,
    Phase: title,
    Task: title,
    Milestone: title,
    Risk: title,
    Resource: title,
    BudgetLine: title,
);

named_without_id!(
    Claim: claim,
    Measure: metric,
    Dimension: name,
    Review: title,
    Funding: source,
    Benefit: title,
    CorrelatedGroup: title,
);
