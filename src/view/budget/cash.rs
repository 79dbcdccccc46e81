//! Cash over time: what is to be spent against what is there.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finance::{Cash, CashDay, Counted, Pace, Shortage};
use crate::lang::{Text, count};
use crate::plan::Named as _;
use crate::plan::value::Money;
use crate::text;
use crate::view::report::{
    Along, Block, Cell, Column, Drawing, Facts, Key, MarkAt, Place, Plot, PlotMark, Quantity, Role,
    Row, Series, SeriesShape, Table, Tone,
};

use super::books::{Books, some_of};

/// More times of short money than these are counted, but not listed.
const MOST_SHORT: usize = 50;

/// The months, the days on which money is short, and both as curves.
pub(super) fn blocks(books: &Books<'_>) -> Vec<Block> {
    let view = View::new(books);
    let mut blocks = vec![
        Block::Facts(view.facts()),
        Block::Table(view.months()),
        Block::Drawing(Drawing::Plot(view.plot())),
    ];
    let shortages = view.shortages();
    if !shortages.rows.is_empty() {
        blocks.push(Block::Table(shortages));
    }
    blocks.extend(view.verdict().map(Block::Note));
    blocks.extend(view.notes());
    blocks.extend(books.notes());
    blocks
}

struct View<'b, 'p> {
    books: &'b Books<'p>,
    cash: Cash,
    /// Whether the plan names sources of money whose amounts are known.
    is_funded: bool,
    short: Vec<Shortage>,
    short_of_approved: Vec<Shortage>,
}

impl<'b, 'p> View<'b, 'p> {
    fn new(books: &'b Books<'p>) -> View<'b, 'p> {
        let cash = Cash::new(&books.ledger, &books.spending, |_| Some(Pace::Daily));
        let mut funding = books.ledger.budget.map_or(&[][..], |b| &b.funding).iter();
        let is_funded = funding.any(|source| books.ledger.given(source).is_some());
        let shortages = |counted| match is_funded {
            true => cash.shortages(counted),
            false => Vec::new(),
        };
        View {
            books,
            is_funded,
            short: shortages(Counted::All),
            short_of_approved: shortages(Counted::Approved),
            cash,
        }
    }

    fn money(&self, amount: Decimal) -> Money {
        Money::new(amount.normalize(), self.books.ledger.currency)
    }

    /// An amount that is only known when the plan names its funding.
    fn funded(&self, amount: Decimal) -> Cell {
        match self.is_funded {
            true => self.money(amount).into(),
            false => Cell::Missing,
        }
    }

    /// What is left on a day, as a cell that stands out below zero.
    fn left(&self, day: &CashDay, counted: Counted) -> Cell {
        let left = day.left(counted);
        match left < Decimal::ZERO {
            true => self.funded(left).toned(Tone::Bad),
            false => self.funded(left),
        }
    }

    /// The lines without a day, each with the reason, and what they come to.
    fn undated(&self) -> (Vec<Text>, Decimal) {
        let mut sum = Decimal::ZERO;
        let mut names = Vec::new();
        for (number, entry) in self.books.ledger.entries.iter().enumerate() {
            if let (Some(money), Err(why)) = (entry.amount, self.books.spending.timing(number)) {
                sum = sum.saturating_add(money.amount);
                names.push(self.books.named(number, &why));
            }
        }
        (names, sum)
    }

    fn facts(&self) -> Facts {
        let cash = &self.cash;
        let first = self.short.first();
        let approved = self.short_of_approved.first();
        let (names, undated) = self.undated();
        let day = |shortage: Option<&Shortage>| -> Cell {
            let day: Cell = shortage.map(|shortage| shortage.from).into();
            match shortage {
                Some(_) => day.toned(Tone::Bad),
                None => day,
            }
        };
        let gap = |shortage: Option<&Shortage>| -> Cell {
            shortage.map(|shortage| self.money(shortage.worst)).into()
        };
        let until = |shortage: Option<&Shortage>| -> Cell {
            shortage.and_then(|shortage| shortage.until).into()
        };
        Facts {
            key: Key::new("cash_totals", "Cash", "资金安排"),
            entries: vec![
                (
                    Key::new("planned", "Planned spending", "计划支出"),
                    self.money(cash.planned).into(),
                ),
                (
                    Key::new("undated", "Lines without a day", "没有日期的明细"),
                    if names.is_empty() {
                        Cell::Missing
                    } else {
                        self.money(undated).into()
                    },
                ),
                (
                    Key::new("contingency", "Contingency", "预备费"),
                    self.books.ledger.contingency().into(),
                ),
                (
                    Key::new("approved", "Approved funding", "已批准资金"),
                    self.funded(cash.approved),
                ),
                (
                    Key::new("hoped", "Pending and planned funding", "待批与计划中的资金"),
                    self.funded(cash.hoped),
                ),
                (
                    Key::new("short_from", "Money runs short on", "资金开始不足"),
                    day(first),
                ),
                (
                    Key::new("short_by", "Short by, at most", "最大缺口"),
                    gap(first),
                ),
                (
                    Key::new("enough_from", "Enough again from", "恢复足够"),
                    until(first),
                ),
                (
                    Key::new(
                        "approved_short_from",
                        "Approved money runs short on",
                        "已批准资金开始不足",
                    ),
                    day(approved),
                ),
                (
                    Key::new(
                        "approved_short_by",
                        "Approved money short by, at most",
                        "已批准资金最大缺口",
                    ),
                    gap(approved),
                ),
                (
                    Key::new(
                        "approved_enough_from",
                        "Approved money enough again from",
                        "已批准资金恢复足够",
                    ),
                    until(approved),
                ),
            ],
        }
    }

    fn months(&self) -> Table {
        let rows = self.cash.months();
        let rows = rows.iter().map(|month| {
            Row::item(
                0,
                vec![
                    month.month.to_string().into(),
                    self.money(month.spent).into(),
                    self.money(month.end.planned).into(),
                    self.funded(month.end.approved),
                    self.funded(month.end.hoped),
                    self.left(&month.end, Counted::All),
                    self.left(&month.end, Counted::Approved),
                    self.left(&month.lowest, Counted::All),
                    match self.is_funded {
                        true => month.lowest.date.into(),
                        false => Cell::Missing,
                    },
                ],
            )
        });
        Table {
            key: Key::new("cash", "Cash by month", "按月资金安排"),
            columns: vec![
                Column::text("month", "Month", "月份"),
                Column::money("spent", "Spent", "支出"),
                Column::money("planned", "Up to then", "累计支出"),
                Column::money("approved", "Approved funding", "已批准资金"),
                Column::money("hoped", "Hoped for", "待批资金").optional(),
                Column::money("left", "Left", "结余"),
                Column::money("left_of_approved", "Left of approved", "已批准结余").optional(),
                Column::money("lowest", "Lowest in the month", "月内最低"),
                Column::text("lowest_on", "On", "最低日").optional(),
            ],
            rows: rows.collect(),
        }
    }

    /// The lines that take money on a day.
    fn takers(&self, day: Date) -> Vec<(String, Money)> {
        let lines = self.cash.lines_on(day, &self.books.spending).into_iter();
        lines
            .map(|(number, amount)| {
                let name = self.books.ledger.entries[number].line.name();
                let title = name.title().map(|title| title.get(self.books.lang));
                let name = name.id().or(title).unwrap_or_default();
                (name.to_owned(), self.money(amount))
            })
            .collect()
    }

    fn shortages(&self) -> Table {
        let all = self
            .short
            .iter()
            .take(MOST_SHORT)
            .map(|short| (text!("all", "全部"), short));
        // Where all money is approved, both would say the same.
        let apart = self.short != self.short_of_approved;
        let approved = self
            .short_of_approved
            .iter()
            .take(MOST_SHORT)
            .filter(|_| apart);
        let approved = approved.map(|short| (text!("approved", "已批准"), short));
        let rows = all.chain(approved).map(|(counted, short)| {
            Row::item(
                0,
                vec![
                    counted.into(),
                    short.from.into(),
                    self.money(short.gap).into(),
                    Cell::from(self.money(short.worst)).toned(Tone::Bad),
                    short.worst_day.into(),
                    short.until.into(),
                    Cell::List(
                        self.takers(short.from)
                            .into_iter()
                            .map(|(name, _)| name)
                            .collect(),
                    ),
                ],
            )
        });
        Table {
            key: Key::new("shortages", "When money is short", "资金不足的时段"),
            columns: vec![
                Column::text("counted", "Money", "资金口径"),
                Column::text("from", "Short from", "不足起"),
                Column::money("gap", "Short then", "当日缺口"),
                Column::money("worst", "At most", "最大缺口"),
                Column::text("worst_on", "On", "最大缺口日"),
                Column::text("until", "Enough from", "恢复足够"),
                Column::text("lines", "Lines paid that day", "当日用款明细"),
            ],
            rows: rows.collect(),
        }
    }

    /// In a sentence, whether the money lasts.
    fn verdict(&self) -> Option<Text> {
        if !self.is_funded {
            return Some(text!(
                "No source of money with an amount is named, so nothing can be said of shortages.",
                "没有写明带金额的资金来源，无法判断资金是否足够。"
            ));
        }
        if self.cash.days.is_empty() {
            return None;
        }
        Some(match (self.short.first(), self.short_of_approved.first()) {
            (Some(short), _) => self.told(short),
            (None, Some(short)) => text!(
                "With all funding the money lasts; approved money alone runs short on {day}, by \
                 {gap} at most.",
                "全部资金到位则始终够用；仅靠已批准资金，{day} 起不足，最大缺口 {gap}。",
                day = short.from,
                gap = self.money(short.worst),
            ),
            (None, None) => text!(
                "On every day the money that is there covers what is planned to be spent by then.",
                "任何一天，已到位资金都足以支付届时的计划支出。"
            ),
        })
    }

    fn told(&self, short: &Shortage) -> Text {
        let takers = self.takers(short.from);
        let takers: Vec<Text> = takers
            .iter()
            .map(|(name, money)| {
                text!(
                    "{name} {money}",
                    "{name} {money}",
                    name = name,
                    money = money
                )
            })
            .collect();
        let head = text!(
            "Money runs short on {day}, by {gap} ({lines} paid that day: {takers})",
            "{day} 起资金不足，当日缺 {gap}（当日用款的 {lines} 条明细：{takers}）",
            day = short.from,
            gap = self.money(short.gap),
            lines = count(takers.len(), "line", "lines"),
            takers = some_of(&takers),
        );
        match short.until {
            Some(until) => text!(
                "{head}; at most {worst} on {worst_day}, and enough again from {until}.",
                "{head}；{worst_day} 缺口最大，为 {worst}；{until} 起恢复足够。",
                head = head,
                worst = self.money(short.worst),
                worst_day = short.worst_day,
                until = until,
            ),
            None => text!(
                "{head}; the sources named never bring enough, and at most {worst} is missing, on {worst_day}.",
                "{head}；所列来源始终不够，{worst_day} 缺口最大，为 {worst}。",
                head = head,
                worst = self.money(short.worst),
                worst_day = short.worst_day,
            ),
        }
    }

    fn notes(&self) -> Vec<Block> {
        let mut notes = Vec::new();
        let times = self.short.len().max(self.short_of_approved.len());
        if times > MOST_SHORT {
            notes.push(text!(
                "Money is short {times} times; the first {shown} are listed.",
                "资金不足共 {times} 次，只列出前 {shown} 次。",
                times = times,
                shown = MOST_SHORT,
            ));
        }
        let (undated, _) = self.undated();
        if !undated.is_empty() {
            notes.push(text!(
                "Without a day, and not in the months: {lines}",
                "没有日期、未计入各月的明细：{lines}",
                lines = some_of(&undated),
            ));
        }
        if let (Some(reserve), true, Some(last)) = (
            self.books.ledger.contingency(),
            self.is_funded,
            self.cash.days.last(),
        ) {
            let left = last.left(Counted::All);
            notes.push(text!(
                "The contingency of {reserve} has no day and is not in the months; {left} is left when all lines are paid.",
                "预备费 {reserve} 没有支出日期，未计入各月；全部明细支付后结余 {left}。",
                reserve = reserve,
                left = self.money(left),
            ));
        }
        let sources = self
            .books
            .ledger
            .budget
            .map_or(&[][..], |budget| &budget.funding);
        let known = |given: bool| {
            let is = move |source: &&crate::plan::Funding| {
                self.books.ledger.given(source).is_some() == given
            };
            sources.iter().filter(is)
        };
        let undated: Vec<Text> = known(true)
            .filter(|source| source.available.value().is_none())
            .map(|source| text!("{name}", "{name}", name = source.name()))
            .collect();
        if !undated.is_empty() {
            notes.push(text!(
                "Taken to be there from the beginning, for no day is given: {sources}",
                "未写可用日期、视为一开始就可用的来源：{sources}",
                sources = some_of(&undated),
            ));
        }
        let unknown: Vec<Text> = known(false)
            .map(|source| text!("{name}", "{name}", name = source.name()))
            .collect();
        if !unknown.is_empty() {
            notes.push(text!(
                "Without an amount in the plan's currency, and left out: {sources}",
                "没有可识别的本币金额、未计入的来源：{sources}",
                sources = some_of(&unknown),
            ));
        }
        notes.into_iter().map(Block::Note).collect()
    }

    fn plot(&self) -> Plot {
        let days = &self.cash.days;
        let series = |label: Text, role: Role, value: &dyn Fn(&CashDay) -> Decimal| Series {
            label,
            shape: SeriesShape::Steps,
            role,
            points: steps(days, value),
        };
        let mut all = Vec::new();
        if self.is_funded {
            if !self.cash.hoped.is_zero() {
                all.push(series(
                    text!(
                        "Funding with what is pending or planned",
                        "含待批与计划中的资金"
                    ),
                    Role::Forecast,
                    &|day| day.approved.saturating_add(day.hoped),
                ));
            }
            all.push(series(
                text!("Approved funding", "已批准资金"),
                Role::Available,
                &|day| day.approved,
            ));
        }
        all.push(series(
            text!("Planned spending", "计划支出"),
            Role::Planned,
            &|day| day.planned,
        ));
        let mut marks = Vec::new();
        if let Some(status) = self.books.plan.status_date.value() {
            marks.push(PlotMark {
                at: MarkAt::Place(Place::Day(status)),
                label: text!("status {day}", "状态日 {day}", day = status),
                tone: Tone::Plain,
            });
        }
        if let Some(short) = self.short.first() {
            marks.push(PlotMark {
                at: MarkAt::Place(Place::Day(short.from)),
                label: text!("short from {day}", "{day} 起不足", day = short.from),
                tone: Tone::Bad,
            });
        } else if let Some(short) = self.short_of_approved.first() {
            marks.push(PlotMark {
                at: MarkAt::Place(Place::Day(short.from)),
                label: text!(
                    "approved money short from {day}",
                    "已批准资金 {day} 起不足",
                    day = short.from
                ),
                tone: Tone::Warning,
            });
        }
        Plot {
            key: Key::new(
                "cash_plot",
                "Planned spending and funding",
                "计划支出与资金到位",
            ),
            along: Along::Days,
            quantity: Quantity::Money(self.books.ledger.currency),
            series: if days.is_empty() { Vec::new() } else { all },
            marks,
            nothing: days.is_empty().then(|| {
                text!(
                    "no line has both a sum and a day",
                    "没有既有金额又有日期的明细"
                )
            }),
        }
    }
}

/// The days on which a value changes, and the first and the last.
fn steps(days: &[CashDay], value: &dyn Fn(&CashDay) -> Decimal) -> Vec<(Place, Decimal)> {
    let mut points: Vec<(Place, Decimal)> = Vec::new();
    for (at, day) in days.iter().enumerate() {
        let value = value(day);
        let changes = points.last().is_none_or(|(_, last)| *last != value);
        if changes || at + 1 == days.len() {
            points.push((Place::Day(day.date), value));
        }
    }
    points
}
