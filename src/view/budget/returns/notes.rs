//! How the returns were counted, and what was left out.

use crate::finance::benefits::Benefits;
use crate::finance::case::HorizonSource;
use crate::finance::discount::monthly_growth;
use crate::finance::irr::{Irr, MOST};
use crate::lang::{Listed, Text, count};
use crate::plan::Named as _;
use crate::text;
use crate::view::report::Block;

use super::{Months, Shown};

pub(super) fn notes(shown: &Shown<'_, '_>) -> Vec<Block> {
    let notes = [
        Some(horizon(shown)),
        Some(cost(shown)),
        rate(shown),
        irr(shown),
        payback(shown),
        assumed(shown),
        left_out(shown.benefits),
    ];
    notes.into_iter().flatten().map(Block::Note).collect()
}

fn horizon(shown: &Shown<'_, '_>) -> Text {
    let months = Months(shown.case.horizon);
    match shown.case.horizon_source {
        HorizonSource::Asked => text!(
            "Benefits are counted for {time} from the start of the plan, as asked for.",
            "效益按要求从方案开始起计算 {time}。",
            time = months,
        ),
        HorizonSource::Stated => text!(
            "Benefits are counted for {time} from the start of the plan, as its `budget.horizon` says.",
            "效益从方案开始起计算 {time}（方案的 `budget.horizon`）。",
            time = months,
        ),
        HorizonSource::Benefits => text!(
            "All benefits end by themselves; they are counted to the last one, {time} after the start of \
             the plan.",
            "各项效益都有终止日期，计算到最后一项为止，即从方案开始起 {time}。",
            time = months,
        ),
        HorizonSource::Usual => text!(
            "The plan does not say for how long benefits count (`budget.horizon`): planvet counts them for \
             {time} from its start. Payback does not hang on that.",
            "方案没有写明效益计算期（`budget.horizon`），这里从方案开始起计算 {time}；投资回收期不受此影响。",
            time = months,
        ),
    }
}

fn cost(shown: &Shown<'_, '_>) -> Text {
    match shown.ledger.stated_total() {
        Some(_) => text!(
            "The cost is the stated total, with all reserves; months have the shares that the lines are \
             spent in.",
            "成本取方案总额（含预备费），按明细的支出时间分摊到各月。",
        ),
        None => text!(
            "The cost is the sum of the lines with the contingency; months have the shares that the lines \
             are spent in.",
            "成本取明细合计加预备费，按明细的支出时间分摊到各月。",
        ),
    }
}

fn rate(shown: &Shown<'_, '_>) -> Option<Text> {
    let Some(rate) = shown.case.rate else {
        return Some(text!(
            "There is no net present value without a rate: give `budget.discount_rate`, or --discount-rate \
             (3.5% in HM Treasury's Green Book).",
            "没有折现率就没有净现值：请写 `budget.discount_rate`，或用 --discount-rate（英国财政部《绿皮书》为 3.5%）。",
        ));
    };
    if shown.returns.present.is_some() {
        return None;
    }
    Some(match monthly_growth(rate) {
        None => text!(
            "At a discount rate of {rate} a year nothing is left to compare: there is no net present value.",
            "折现率为 {rate} 时无从折现，没有净现值。",
            rate = rate,
        ),
        Some(_) => text!(
            "At a discount rate of {rate} a year, later money counts for more than can be written: there is \
             no net present value.",
            "折现率为 {rate} 时，远期金额折现后大得无法表示，没有净现值。",
            rate = rate,
        ),
    })
}

fn irr(shown: &Shown<'_, '_>) -> Option<Text> {
    Some(match &shown.returns.irr {
        Irr::Rates(rates) if rates.len() == 1 => return None,
        Irr::Rates(rates) => text!(
            "There are {n} internal rates of return, for money goes again after it has come: none of them \
             alone says whether the plan pays; the net present value does.",
            "内部收益率有 {n} 个（收支多次反向），任何一个都不能单独说明是否划算，请看净现值。",
            n = rates.len(),
        ),
        Irr::OneSided => text!(
            "There is no internal rate of return: money only goes or only comes.",
            "只有支出或只有收入，没有内部收益率。",
        ),
        Irr::OutOfRange => text!(
            "There is no internal rate of return between -100% and {most}% a year.",
            "在 -100% 至 {most}%（年）之间没有内部收益率。",
            most = MOST,
        ),
        Irr::TooLarge => text!(
            "The sums are too large for an internal rate of return to be found.",
            "金额过大，无法求内部收益率。",
        ),
    })
}

fn payback(shown: &Shown<'_, '_>) -> Option<Text> {
    shown.returns.payback.is_none().then(|| {
        text!(
            "The plan does not pay for itself within 50 years.",
            "方案在 50 年内收不回投资。",
        )
    })
}

fn assumed(shown: &Shown<'_, '_>) -> Option<Text> {
    let streams = shown
        .case
        .streams
        .iter()
        .filter(|stream| stream.is_from_assumed);
    let names: Vec<Text> = streams.map(|stream| named(stream.benefit)).collect();
    (!names.is_empty()).then(|| {
        text!(
            "These benefits do not say when they set in (`from`), and are counted from the day after the \
             plan ends: {names}.",
            "以下效益没有写开始日期（`from`），从方案结束次日起计算：{names}。",
            names = Listed(&names),
        )
    })
}

/// The benefits that say too little to be counted.
pub(super) fn left_out(benefits: &Benefits<'_>) -> Option<Text> {
    let names: Vec<Text> = benefits
        .unknown
        .iter()
        .map(|benefit| named(benefit))
        .collect();
    match (names.is_empty(), benefits.unreadable) {
        (true, 0) => None,
        (true, unreadable) => Some(text!(
            "{benefits} left out: it cannot be read.",
            "有 {benefits} 项效益无法识别，未计入。",
            benefits = count(unreadable, "benefit is", "benefits are"),
        )),
        (false, _) => Some(text!(
            "Left out, for they do not say how much, how often (`per`) or when in the plan's currency and \
             dates: {names}.",
            "以下效益没有写明本币金额、周期（`per`）或日期，未计入：{names}。",
            names = Listed(&names),
        )),
    }
}

fn named(benefit: &crate::plan::Benefit) -> Text {
    text!("{benefit}", "{benefit}", benefit = benefit.name())
}
