//! Items that must begin on a stated day, though what comes before them isn't ready by then.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::instant::{Edge, days};
use super::super::network::{Network, State};
use super::forward::line;
use super::reach::{Times, asked, holds_start};

/// How much later than its stated day an item could begin if it waited for its links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overrun {
    /// The first day on which it could begin.
    pub start: Option<Date>,
    /// The working days of its calendar between the stated day and that one.
    pub by: Decimal,
    /// The number of the link that asks for it.
    pub link: u32,
}

/// What the links of a pinned item ask for, when that is later than its stated day.
pub(super) fn overrun(network: &Network, number: usize, early: &[Times]) -> Option<Overrun> {
    let item = &network.items[number];
    let State::Pinned(pin) = item.state else {
        return None;
    };
    let line = line(network, item);
    let links = network
        .before(number)
        .iter()
        .zip(network.numbers_before(number));
    let starts = links.map(|(link, number)| {
        let asked = asked(network, link, &early[link.from as usize], item);
        let from = match holds_start(link.kind) {
            true => asked.place,
            false => item.length.first_start(asked.place),
        };
        // Of several links that ask for the same, the first.
        (from, std::cmp::Reverse(number))
    });
    let (from, std::cmp::Reverse(link)) = starts.max()?;
    let start = line.begin(from);
    let calendar = &network.lines[item.calendar as usize];
    let by = calendar.place(start) - calendar.place(pin);
    (from > line.place(pin) && by > 0).then(|| Overrun {
        start: start.date(Edge::Start),
        by: days(by),
        link,
    })
}
