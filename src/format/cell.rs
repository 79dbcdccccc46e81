//! Cells as people read them; data formats write cells themselves.

use rust_decimal::Decimal;

use crate::lang::{Lang, Localized};
use crate::plan::value::grouped;
use crate::view::report::Cell;

/// What stands where the plan doesn't say.
pub const MISSING: &str = "—";

/// Tells whether a cell has nothing to show.
pub fn is_missing(cell: &Cell) -> bool {
    match cell.untoned().0 {
        Cell::Missing => true,
        Cell::List(items) => items.is_empty(),
        _ => false,
    }
}

/// Writes a cell the way `lang` writes it. The text is still hostile where the plan's is.
pub fn human(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Missing => MISSING.to_owned(),
        Cell::Text(text) => text.clone(),
        Cell::Label(text) => text.get(lang).to_owned(),
        Cell::Int(number) => readable((*number).into()),
        Cell::Decimal(number) => readable(*number),
        Cell::Money(money) => money.in_lang(lang).to_string(),
        Cell::Percent(percent) => percent.in_lang(lang).to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Days(days) => match lang {
            Lang::En => format!("{} d", readable(*days)),
            Lang::Zh => format!("{}天", readable(*days)),
        },
        Cell::Flag(flag) => if *flag { "✓" } else { "✗" }.to_owned(),
        Cell::Unknown => "?".to_owned(),
        Cell::List(items) if items.is_empty() => MISSING.to_owned(),
        Cell::List(items) => items.join(", "),
        Cell::Toned(_, inner) => human(inner, lang),
    }
}

/// A number without needless zeros.
pub fn plain(number: Decimal) -> String {
    let number = number.normalize();
    if number.is_zero() {
        // A decimal keeps the sign of a zero.
        return "0".to_owned();
    }
    number.to_string()
}

/// A number with its digits grouped by thousands, from five digits on so that years stay whole.
fn readable(number: Decimal) -> String {
    if number.abs() < Decimal::from(10_000) {
        plain(number)
    } else {
        grouped(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::report::Tone;

    #[test]
    fn numbers_read_easily() {
        assert_eq!(human(&Cell::Int(2026), Lang::En), "2026");
        assert_eq!(human(&Cell::Int(-12_345), Lang::En), "-12,345");
        assert_eq!(readable(Decimal::new(123_456_725, 2)), "1,234,567.25");
        assert_eq!(plain(Decimal::new(-450_000, 2)), "-4500");
        assert_eq!(plain(-Decimal::new(0, 2)), "0");
        assert_eq!(human(&Cell::Days(Decimal::new(25, 1)), Lang::Zh), "2.5天");
    }

    #[test]
    fn nothing_is_a_dash() {
        for lang in Lang::ALL {
            assert_eq!(human(&Cell::Missing, lang), "—");
            assert_eq!(human(&Cell::List(vec![]), lang), "—");
            assert_eq!(human(&Cell::Int(0), lang), "0");
        }
        assert!(is_missing(&Cell::Missing.toned(Tone::Bad)));
    }
}
