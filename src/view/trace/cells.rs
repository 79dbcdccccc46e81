//! The cells of the matrices: ids, sums, and the marks of holes.

use crate::finance::Sum;
use crate::lang::{Localized as _, Text};
use crate::plan::read::Field;
use crate::plan::{Item, LocalText};
use crate::text;
use crate::trace::{Gap, Part, Reach, Standing};
use crate::view::report::{Cell, Tone};

use super::Traced;

/// What stands in a cell that nothing is asked for in.
const NOTHING: &str = "";

/// The mark of a link that is missing.
pub(super) const MISSING: Text = Text::new("✗ missing", "✗ 缺");
/// The mark of a link that is missing with a reason.
pub(super) const ACCEPTED: Text = Text::new("(accepted)", "（已说明）");
/// The mark of a link that sub-goals have.
pub(super) const BELOW: Text = Text::new("sub-goals", "见下级");
/// The mark of a link that the goal above has.
pub(super) const ABOVE: Text = Text::new("goal above", "随上级");

impl Traced<'_> {
    /// The item as lists name it: its id, or its title.
    pub(super) fn label(&self, part: Part) -> String {
        let name = self.trace.chain.name_of(part);
        let name = name.filter(|name| name.id().is_some() || name.title().is_some());
        match name {
            Some(name) => name_or_title(name, self.lang),
            None => "—".to_owned(),
        }
    }

    /// Items as a list.
    pub(super) fn list<'a>(&self, parts: impl IntoIterator<Item = &'a Part>) -> Cell {
        let labels = parts.into_iter().map(|part| self.label(*part));
        Cell::List(labels.collect())
    }

    /// Items as a list for people, who see where it was cut.
    pub(super) fn shown(&self, reach: &Reach) -> Cell {
        let mut labels: Vec<String> = reach.parts.iter().map(|part| self.label(*part)).collect();
        if reach.is_cut {
            labels.push("…".to_owned());
        }
        Cell::List(labels)
    }

    /// What people see of a link: what is there, or why there is nothing.
    pub(super) fn mark(&self, part: Part, gap: Gap, there: Cell) -> Cell {
        match self.trace.standing(part, gap) {
            Standing::Held | Standing::Through => there,
            Standing::Below => Cell::from(BELOW).toned(Tone::Muted),
            Standing::Above => Cell::from(ABOVE).toned(Tone::Muted),
            Standing::NotAsked => NOTHING.into(),
            Standing::Unknown => Cell::Unknown.toned(Tone::Notice),
            // A comment may allow what the plan itself gives no reason for.
            Standing::Missing if self.is_allowed(part, gap) => {
                Cell::from(ACCEPTED).toned(Tone::Notice)
            }
            Standing::Missing => Cell::from(MISSING).toned(Tone::Bad),
            Standing::Accepted(_) => Cell::from(ACCEPTED).toned(Tone::Notice),
        }
    }

    fn is_allowed(&self, part: Part, gap: Gap) -> bool {
        let mut holes = self.holes_at(part).iter();
        holes.any(|hole| hole.gap == gap && hole.reason.is_some())
    }

    /// The links that an item lacks: those without a reason, and those with one.
    pub(super) fn lacks(&self, part: Part) -> (Vec<Gap>, Vec<Gap>) {
        let holes = self.holes_at(part).iter();
        let (accepted, open): (Vec<_>, Vec<_>) = holes.partition(|hole| hole.reason.is_some());
        let gaps = |holes: Vec<&super::Hole>| holes.into_iter().map(|hole| hole.gap).collect();
        (gaps(open), gaps(accepted))
    }

    /// The data cells of what an item lacks: without a reason, with one, and what can't be told.
    pub(super) fn lacking(&self, part: Part) -> [Cell; 3] {
        let names = |gaps: &mut dyn Iterator<Item = Gap>| {
            Cell::List(gaps.map(|gap| super::holes::link(gap).to_owned()).collect())
        };
        let (open, accepted) = self.lacks(part);
        let standings = self.trace.standings(part).into_iter();
        let unknown = standings.filter(|(_, standing)| *standing == Standing::Unknown);
        [
            names(&mut open.into_iter()),
            names(&mut accepted.into_iter()),
            names(&mut unknown.map(|(gap, _)| gap)),
        ]
    }

    /// A text of the plan.
    pub(super) fn words(&self, field: &Field<LocalText>) -> Cell {
        crate::view::words(field, self.lang).into()
    }

    /// A sum as data: missing when nothing of it is known.
    pub(super) fn sum(sum: &Sum) -> Cell {
        match sum.known {
            0 => Cell::Missing,
            _ => Cell::Money(sum.total),
        }
    }

    /// A sum for people: at least so much, when a part isn't known.
    pub(super) fn shown_sum(sum: &Sum) -> Cell {
        match (sum.known, sum.unknown) {
            (0, 0) => Cell::Missing,
            (0, _) => Cell::Unknown.toned(Tone::Notice),
            (_, 0) => Cell::Money(sum.total),
            _ => Cell::from(text!("≥ {sum}", "≥ {sum}", sum = sum.total)).toned(Tone::Notice),
        }
    }
}

fn name_or_title(name: Item<'_>, lang: crate::lang::Lang) -> String {
    match name.id() {
        Some(id) => id.to_owned(),
        None => name.in_lang(lang).to_string(),
    }
}
