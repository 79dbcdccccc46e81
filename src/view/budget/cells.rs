//! Cells that several tables of the budget have.

use crate::finance::Sum;
use crate::lang::Text;
use crate::plan::value::Percent;
use crate::view::report::{Cell, Tone};

/// What heads the row of a sum over all.
pub(super) const TOTAL: Text = Text::new("Total", "合计");

/// A sum as a cell: nothing known is no zero.
pub(super) fn money(sum: Sum) -> Cell {
    match (sum.known, sum.unknown) {
        (0, _) => Cell::Missing,
        (_, 0) => Cell::Money(sum.total),
        _ => Cell::Money(sum.total).toned(Tone::Warning),
    }
}

/// A part as a share of the whole, to one decimal.
pub(super) fn share_of(part: Sum, whole: Sum) -> Option<Percent> {
    let percent = part
        .total
        .amount
        .checked_mul(rust_decimal::Decimal::ONE_HUNDRED)
        .and_then(|part| part.checked_div(whole.total.amount))?;
    (part.known > 0).then(|| Percent(percent.round_dp(1)))
}

/// The same as a cell.
pub(super) fn share(part: Sum, whole: Sum) -> Cell {
    share_of(part, whole).into()
}
