//! The figures of the returns, each on its own.

use rust_decimal::Decimal;

use crate::finance::irr::Irr;
use crate::finance::returns::Payback;
use crate::view::report::{Cell, Facts, Key, Tone};

use super::Shown;

const MONTHS_A_YEAR: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

pub(super) fn facts(shown: &Shown<'_, '_>) -> Facts {
    let (case, returns) = (shown.case, shown.returns);
    let present = returns.present.as_ref();
    let years = |payback: Option<Payback>| -> Cell {
        let years = payback.map(|payback| (payback.months / MONTHS_A_YEAR).round_dp(1));
        years.into()
    };
    let month = |payback: Option<Payback>| -> Cell {
        payback.map(|payback| payback.month.to_string()).into()
    };
    let roi = returns.roi.map(|roi| {
        Cell::Percent(roi).toned(match roi.0 < Decimal::ZERO {
            true => Tone::Bad,
            false => Tone::Good,
        })
    });
    Facts {
        key: Key::new("returns", "Returns", "投资回报"),
        entries: vec![
            (Key::new("cost", "Cost", "成本"), shown.money(returns.cost)),
            (
                Key::new(
                    "horizon_months",
                    "Benefits counted for, in months",
                    "效益计算期（月）",
                ),
                Cell::Int(i64::from(case.horizon)),
            ),
            (
                Key::new("benefits", "Benefits in that time", "计算期内效益"),
                shown.money(returns.benefits),
            ),
            (
                Key::new("net", "Net benefits", "净收益"),
                shown.gain(returns.net),
            ),
            (
                Key::new("roi_percent", "Return on investment", "投资回报率（ROI）"),
                roi.unwrap_or_default(),
            ),
            (
                Key::new(
                    "discount_rate_percent",
                    "Discount rate a year",
                    "折现率（年）",
                ),
                case.rate.into(),
            ),
            (
                Key::new("npv", "Net present value", "净现值（NPV）"),
                present.map_or(Cell::Missing, |present| shown.gain(present.net)),
            ),
            (
                Key::new("benefit_cost_ratio", "Benefit-cost ratio", "效益成本比"),
                present.and_then(|present| present.ratio).into(),
            ),
            (
                Key::new(
                    "irr_percent",
                    "Internal rate of return",
                    "内部收益率（IRR）",
                ),
                irr(&returns.irr),
            ),
            (
                Key::new("payback_years", "Payback in years", "投资回收期（年）"),
                years(returns.payback),
            ),
            (
                Key::new("break_even", "Break-even month", "回本月份"),
                month(returns.payback),
            ),
            (
                Key::new(
                    "discounted_payback_years",
                    "Discounted payback in years",
                    "动态投资回收期（年）",
                ),
                years(returns.discounted_payback),
            ),
            (
                Key::new(
                    "simple_payback_years",
                    "Cost ÷ full benefits of a year",
                    "成本 ÷ 全额年效益（年）",
                ),
                returns.simple_payback.into(),
            ),
        ],
    }
}

fn irr(irr: &Irr) -> Cell {
    match irr {
        Irr::Rates(rates) => match rates.as_slice() {
            [rate] => Cell::Percent(*rate),
            several => Cell::List(several.iter().map(ToString::to_string).collect()),
        },
        Irr::OneSided | Irr::OutOfRange | Irr::TooLarge => Cell::Missing,
    }
}
