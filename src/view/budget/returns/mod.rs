//! The returns of a plan: what comes back for its money, when, and what that hangs on.

mod claimed;
mod drawings;
mod figures;
mod flows;
mod hanging;
mod horizons;
mod notes;
mod uplift;
mod years;

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::finance::Ledger;
use crate::finance::benefits::Benefits;
use crate::finance::case::{Case, Lacking, Terms};
use crate::finance::returns::Returns;
use crate::lang::{Lang, Localized, Text};
use crate::plan::Plan;
use crate::plan::value::{CostClass, Money};
use crate::text;
use crate::view::report::{Block, Cell, Tone};

/// What the parts of the view need to know.
struct Shown<'r, 'p> {
    case: &'r Case<'p>,
    returns: &'r Returns,
    ledger: &'r Ledger<'p>,
    benefits: &'r Benefits<'p>,
    lang: Lang,
}

impl Shown<'_, '_> {
    /// An amount in the currency of the plan.
    fn money(&self, amount: Decimal) -> Cell {
        Cell::Money(Money::new(amount, self.case.currency))
    }

    /// The same as good when something is gained, and bad when something is lost.
    fn gain(&self, amount: Decimal) -> Cell {
        self.money(amount).toned(match amount < Decimal::ZERO {
            true => Tone::Bad,
            false => Tone::Good,
        })
    }
}

/// What comes back for the money of a plan.
pub(super) fn blocks(
    plan: &Plan,
    file: &Checked,
    terms: Terms,
    class: Option<CostClass>,
    lang: Lang,
) -> Vec<Block> {
    with_case(plan, file, terms, lang, |shown| {
        let mut blocks = vec![Block::Facts(figures::facts(shown))];
        // The years come first: csv has the first table, whatever a plan claims.
        blocks.push(Block::Table(years::table(shown)));
        blocks.push(Block::Drawing(drawings::curve(shown)));
        blocks.extend(claimed::blocks(shown));
        blocks.push(Block::Table(horizons::table(shown)));
        blocks.extend(hanging::blocks(shown));
        blocks.extend(uplift::blocks(shown, class));
        blocks.extend(notes::notes(shown));
        blocks
    })
}

/// The money of each month.
pub(super) fn flows(plan: &Plan, file: &Checked, terms: Terms, lang: Lang) -> Vec<Block> {
    with_case(plan, file, terms, lang, |shown| {
        let mut blocks = vec![
            Block::Table(flows::table(shown)),
            Block::Drawing(drawings::curve(shown)),
        ];
        blocks.extend(notes::notes(shown));
        blocks
    })
}

fn with_case(
    plan: &Plan,
    file: &Checked,
    terms: Terms,
    lang: Lang,
    show: impl FnOnce(&Shown<'_, '_>) -> Vec<Block>,
) -> Vec<Block> {
    let ledger = Ledger::new(plan, &file.settings.calendars);
    let benefits = Benefits::of(plan, &ledger);
    let calendars = &file.settings.calendars;
    let case = Case::of(plan, &ledger, calendars, &benefits, terms);
    let known = case.and_then(|case| {
        let returns = Returns::of(&case).ok_or(Lacking::TooLarge)?;
        Ok((case, returns))
    });
    match known {
        Err(lacking) => {
            let mut blocks = vec![Block::Note(told(lacking))];
            blocks.extend(notes::left_out(&benefits).map(Block::Note));
            blocks
        }
        Ok((case, returns)) => show(&Shown {
            case: &case,
            returns: &returns,
            ledger: &ledger,
            benefits: &benefits,
            lang,
        }),
    }
}

/// Why there are no returns.
fn told(lacking: Lacking) -> Text {
    match lacking {
        Lacking::Budget => text!("The plan has no budget.", "方案没有预算。"),
        Lacking::Cost => text!(
            "What the plan costs is not known (no `total`, and not every line has an amount in its \
             currency), so there are no returns to compute.",
            "方案的成本未知（没有 `total`，明细也不是都有本币金额），无法计算回报。",
        ),
        Lacking::Benefits => text!(
            "No benefit says how much it brings, how often and when (`budget.benefits`), so there are \
             no returns to compute.",
            "没有一项效益写明金额、周期和开始日期（`budget.benefits`），无法计算回报。",
        ),
        Lacking::Dates => text!(
            "Neither the plan nor a benefit has a date, so there are no returns to compute.",
            "方案和效益都没有日期，无法计算回报。",
        ),
        Lacking::TooLarge => text!(
            "The sums are too large, or too far apart in time, to be counted exactly.",
            "金额过大或时间跨度过长，无法精确计算。",
        ),
    }
}

/// A time in months, as years where it comes to whole ones.
struct Months(i32);

impl Localized for Months {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (number, is_years) = match self.0 % 12 {
            0 if self.0 != 0 => (self.0 / 12, true),
            _ => (self.0, false),
        };
        let plural = if number.abs() == 1 { "" } else { "s" };
        match (lang, is_years) {
            (Lang::En, true) => write!(f, "{number} year{plural}"),
            (Lang::En, false) => write!(f, "{number} month{plural}"),
            (Lang::Zh, true) => write!(f, "{number} 年"),
            (Lang::Zh, false) => write!(f, "{number} 个月"),
        }
    }
}
