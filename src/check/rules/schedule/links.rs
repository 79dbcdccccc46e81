//! The links that hold what isn't done.

use super::work::{Piece, Work};
use crate::plan::value::{Link, LinkKind};
use crate::schedule::network::State;
use crate::source::Spanned;

/// A link with the piece that states it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Linked<'p> {
    pub(super) piece: Piece<'p>,
    pub(super) link: &'p Spanned<Link>,
}

/// The links that hold work which isn't done. Those to the start of what has begun hold nothing
/// any more.
pub(super) fn open_links<'w, 'c>(work: &'w Work<'c>) -> impl Iterator<Item = Linked<'c>> + 'w {
    work.open().flat_map(|(number, piece)| {
        let begun = matches!(work.state(number), State::Running(begun) if begun.started.is_some());
        let links = piece.after().iter();
        let holding = links.filter(move |link| !(begun && holds_start(link.kind)));
        holding.map(move |link| Linked { piece, link })
    })
}

fn holds_start(kind: LinkKind) -> bool {
    matches!(kind, LinkKind::FinishToStart | LinkKind::StartToStart)
}
