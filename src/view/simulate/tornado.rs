//! The tornado: how far each driver moves finish or cost from the mean.

use crate::lang::Text;
use crate::simulate::Odds;
use crate::simulate::model::{Driver, Moved};
use crate::text;
use crate::view::report::{BarChart, Key, NamedBar, Quantity, Role};

use super::cells::number;
use super::drivers::in_full;
use super::simulated::Simulated;

/// As many bars there are at most.
const MOST_BARS: usize = 12;

/// The bars, the longest first.
pub(super) fn bars(
    simulated: &Simulated<'_, '_>,
    mut drivers: Vec<Driver<'_>>,
    moved: Moved,
) -> BarChart {
    drivers.sort_by(|one, other| other.swing().total_cmp(&one.swing()));
    drivers.truncate(MOST_BARS);
    let bars = drivers.iter().filter_map(|driver| {
        let value = |by: f64| match moved {
            Moved::Finish => number(by, 1),
            Moved::Cost => simulated.rounding.nearest(by).map(|sum| sum.amount),
        };
        let (low, high) = (value(driver.influence.low)?, value(driver.influence.high)?);
        let share = Odds::counted(driver.share);
        let zero = rust_decimal::Decimal::ZERO;
        Some(NamedBar {
            name: in_full(driver.item, simulated.lang),
            pieces: vec![
                (0, low.min(zero), low.max(zero)),
                (1, high.min(zero), high.max(zero)),
            ],
            note: Some(text!(
                "{share} of the variance",
                "方差占比 {share}",
                share = share
            )),
        })
    });
    let (key, quantity) = match moved {
        Moved::Finish => (
            Key::new(
                "finish_tornado",
                "What moves the finish (tornado)",
                "完工日期的影响因素（龙卷风图）",
            ),
            Quantity::Count(of_finish(simulated)),
        ),
        Moved::Cost => (
            Key::new(
                "cost_tornado",
                "What moves the cost (tornado)",
                "成本的影响因素（龙卷风图）",
            ),
            Quantity::Money(simulated.currency),
        ),
    };
    BarChart {
        key,
        quantity,
        parts: vec![
            (
                text!(
                    "it goes well (P10), or the risk does not strike",
                    "顺利（P10），或风险未发生"
                ),
                Role::Available,
            ),
            (
                text!(
                    "it goes badly (P90), or the risk strikes",
                    "不顺（P90），或风险发生"
                ),
                Role::Excess,
            ),
        ],
        bars: bars.collect(),
        base: None,
    }
}

/// What the numbers of the finish are.
fn of_finish(simulated: &Simulated<'_, '_>) -> Text {
    match &simulated.after.finish {
        Some(finish) => text!(
            "working days earlier (−) or later than the mean, {mean}",
            "比平均完工日 {mean} 提前（−）或推迟的工作日",
            mean = finish.mean(),
        ),
        None => text!("working days", "工作日"),
    }
}
