//! Each resource on a line.

use rust_decimal::Decimal;

use crate::lang::Localized as _;
use crate::plan::value::Percent;
use crate::schedule::load::ResourceLoad;
use crate::view::report::{Cell, Column, Key, Row, Table, Tone};
use crate::view::words;

use super::strip::strip;
use super::{Shown, days};

pub(super) fn table(shown: &Shown<'_>) -> Table {
    Table {
        key: Key::new("resources", "Resources", "资源"),
        columns: vec![
            Column::text("id", "Id", "编号"),
            Column::text("title", "Resource", "资源"),
            Column::text("kind", "Kind", "类别").optional(),
            Column::number("capacity", "Capacity", "可用数量"),
            Column::number("peak", "Peak", "最高占用"),
            Column::text("peak_week", "Week of the peak", "峰值所在周").optional(),
            Column::number("load", "Days used", "占用天数"),
            Column::percent("used", "Used", "利用率"),
            Column::number("over_weeks", "Weeks over", "超负荷周数"),
            Column::text("by_week", "Week by week", "逐周")
                .for_people()
                .optional(),
        ],
        rows: shown
            .load
            .resources
            .iter()
            .map(|one| row(shown, one))
            .collect(),
    }
}

fn row(shown: &Shown<'_>, one: &ResourceLoad<'_>) -> Row {
    let resource = one.resource;
    let sum = |amounts: &mut dyn Iterator<Item = Decimal>| {
        amounts.fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount))
    };
    let load = sum(&mut one.weeks.iter().map(|week| week.load));
    let there = one.weeks.iter().map(|week| week.capacity);
    let there: Option<Vec<Decimal>> = there.collect();
    let there = there.map(|there| sum(&mut there.into_iter()));
    let used = there.and_then(|there| {
        let share = load.checked_div(there)?;
        Some(Percent(share.checked_mul(Decimal::ONE_HUNDRED)?.round()))
    });
    // Of several weeks with the same peak, the first.
    let peak = one.weeks.iter().rev().max_by_key(|week| week.peak);
    let peak = peak.filter(|week| !week.peak.is_zero());
    let over = one.weeks.iter().filter(|week| shown.is_over(week)).count();
    let tone = match over {
        0 => Tone::Plain,
        _ => Tone::Bad,
    };
    let kind = resource.kind.get();
    Row::item(
        0,
        vec![
            resource.id.get().map(|id| id.as_str()).into(),
            words(&resource.title, shown.lang).into(),
            kind.map(|kind| kind.in_lang(shown.lang).to_string()).into(),
            one.capacity.map(|capacity| capacity.normalize()).into(),
            peak.map_or(Decimal::ZERO, |week| days(week.peak)).into(),
            peak.map(|week| week.monday).into(),
            days(load).into(),
            used.into(),
            match one.capacity {
                Some(_) => Cell::Int(over as i64).toned(tone),
                None => Cell::Missing,
            },
            match one.capacity {
                Some(_) => Cell::Text(strip(shown, &one.weeks)),
                None => Cell::Missing,
            },
        ],
    )
}
