//! Why a task or milestone is when it is, and what would make it critical or not.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::check::Checked;
use crate::lang::{Lang, Listed, Text};
use crate::plan::value::LinkKind;
use crate::plan::{Item, Named, Plan};
use crate::schedule::cpm::{Driver, Limit};
use crate::schedule::instant::Edge;
use crate::schedule::network::{BoundSource, Doubts, ItemKind};
use crate::schedule::{Facts, Schedule};
use crate::text;
use crate::view::report::{Block, Cell, Key, Report};
use crate::view::sections;

use super::TimelineBasis;

/// So many items of a chain are named.
const MOST_NAMES: usize = 12;

/// What drives the dates of the item with an id, and how much float it has; a section of each
/// plan, empty where no task or milestone has the id.
pub fn why(files: &[Checked], id: &str, basis: TimelineBasis, lang: Lang) -> Report {
    sections("why", files, lang, |plan, file| {
        let names = names(plan);
        let Some(item) = names.iter().position(|name| name.id() == Some(id)) else {
            return Vec::new();
        };
        let schedule = basis.schedule(plan, &file.settings.calendars);
        let told = Told {
            facts: schedule.facts(item),
            names: &names,
            schedule: &schedule,
            item,
        };
        let mut blocks = vec![Block::Facts(told.data(lang))];
        blocks.extend(told.lines().into_iter().map(Block::Note));
        blocks
    })
}

/// Tasks and milestones as messages name them, in the order of the schedule.
fn names(plan: &Plan) -> Vec<Item<'_>> {
    let mut names = Vec::new();
    for phase in &plan.phases {
        names.extend(phase.tasks.iter().map(Named::name));
        names.extend(phase.milestones.iter().map(Named::name));
    }
    names
}

struct Told<'s> {
    facts: Facts,
    names: &'s [Item<'s>],
    schedule: &'s Schedule,
    item: usize,
}

fn days_text(days: Decimal) -> Text {
    let days = days.abs().normalize();
    let noun = if days == Decimal::ONE {
        "working day"
    } else {
        "working days"
    };
    Text {
        en: format!("{days} {noun}").into(),
        zh: format!("{days} 个工作日").into(),
    }
}

impl Told<'_> {
    /// The same as data.
    fn data(&self, lang: Lang) -> crate::view::report::Facts {
        let facts = &self.facts;
        let days = |days: Option<Decimal>| days.map_or(Cell::Missing, Cell::Days);
        let name = &self.names[self.item];
        let title = name.title().map(|title| title.get(lang).to_owned());
        let drivers = self.drivers();
        let drivers = drivers.iter().map(|driver| driver.get(lang).to_string());
        crate::view::report::Facts {
            key: Key::new("item", "Item", "条目"),
            entries: vec![
                (
                    Key::new("id", "Id", "编号"),
                    name.id().map(str::to_owned).into(),
                ),
                (Key::new("title", "Title", "名称"), title.into()),
                (Key::new("start", "Start", "开始"), facts.early_start.into()),
                (
                    Key::new("finish", "Finish", "完成"),
                    facts.early_finish.into(),
                ),
                (
                    Key::new("late_start", "Late start", "最晚开始"),
                    facts.late_start.into(),
                ),
                (
                    Key::new("late_finish", "Late finish", "最晚完成"),
                    facts.late_finish.into(),
                ),
                (
                    Key::new("total_float_days", "Total float", "总时差"),
                    days(facts.total_float),
                ),
                (
                    Key::new("free_float_days", "Free float", "自由时差"),
                    days(facts.free_float),
                ),
                (
                    Key::new("critical", "Critical", "关键"),
                    Cell::Flag(facts.is_critical),
                ),
                (
                    Key::new("driven_by", "Driven by", "决定因素"),
                    Cell::List(drivers.collect()),
                ),
            ],
        }
    }

    /// The answer in a few lines.
    fn lines(&self) -> Vec<Text> {
        let facts = &self.facts;
        if facts.is_behind_loop {
            return vec![text!(
                "It stands in a loop of links or behind one, so no date can be computed; `planvet check` shows the loop.",
                "该项处于循环依赖之中或之后，无法推算日期；`planvet check` 会给出完整的循环。"
            )];
        }
        if facts.doubts.has(Doubts::OUT_OF_RANGE) {
            return vec![text!(
                "It, or something it waits for, lies further away than any date; look at durations and lags.",
                "该项或其前置超出日期可表示的范围，请核对工期和间隔。"
            )];
        }
        let drivers = self.drivers();
        if drivers.is_empty() {
            return vec![text!(
                "No date and no link say when it is.",
                "既无日期也无前置任务，无法推算。"
            )];
        }
        let mut lines = vec![text!(
            "What sets its date: {drivers}.",
            "日期由以下因素决定：{drivers}。",
            drivers = Listed(&drivers),
        )];
        let chain = self.schedule.chain(self.item);
        if chain.len() > 2 {
            let skipped = chain.len().saturating_sub(MOST_NAMES);
            let mut names: Vec<String> = chain[skipped..]
                .iter()
                .map(|&item| self.short(item))
                .collect();
            if skipped > 0 {
                names.insert(0, "…".to_owned());
            }
            lines.push(text!(
                "The chain that leads there: {chain}.",
                "驱动链：{chain}。",
                chain = names.join(" → "),
            ));
        }
        lines.extend(self.float());
        if facts.doubts.has(Doubts::NO_DURATION) {
            lines.push(text!(
                "Some task on the way has no duration and counts as taking no time, so the true date is later.",
                "前面有任务未填工期，按不占时间计算，实际日期会更晚。"
            ));
        }
        if facts.doubts.has(Doubts::UNPUBLISHED) {
            lines.push(text!(
                "The public holidays of a year on the way are not published yet: weekdays count as worked.",
                "途经年份的节假日尚未公布，暂按周一至周五工作计算。"
            ));
        }
        lines
    }

    fn drivers(&self) -> Vec<Text> {
        let drivers = self.schedule.drivers(self.item);
        drivers
            .into_iter()
            .map(|driver| self.driver(driver))
            .collect()
    }

    fn driver(&self, driver: Driver) -> Text {
        let date = |at: Option<Date>| at.map_or_else(|| "?".to_owned(), |date| date.to_string());
        match driver {
            Driver::Link(number) => self.link(number),
            Driver::Pinned(pin) => text!(
                "`starts_on` pins it to {date}",
                "`starts_on` 固定在 {date}",
                date = date(pin.date(Edge::Start)),
            ),
            Driver::Status(status) => text!(
                "what is left can only be done after the status date {date}",
                "剩余工作只能在状态日期 {date} 之后进行",
                date = date(status.date(Edge::End)),
            ),
            Driver::Started(started) => text!(
                "it began on {date}",
                "已于 {date} 开始",
                date = date(started.date(Edge::Start)),
            ),
            Driver::Done => text!("it is done", "已完成"),
            Driver::Reached => text!(
                "all that comes before it is done, so it counts as reached; `finished` would say so",
                "前置工作均已完成，按已达成处理；可填写 `finished` 予以确认"
            ),
            Driver::Bound(bound) => {
                let date = date(bound.at.date(bound.edge)).to_owned();
                match bound.source {
                    BoundSource::NotBefore => text!(
                        "`not_before` {date}",
                        "最早开始日期 `not_before` {date}",
                        date = date
                    ),
                    BoundSource::PhaseStart => text!(
                        "its phase starts on {date}",
                        "所属阶段 {date} 开始",
                        date = date
                    ),
                    BoundSource::PlanStart => {
                        text!("the plan starts on {date}", "方案 {date} 开始", date = date)
                    }
                    BoundSource::FirstDate => text!(
                        "the first date in the plan, {date}",
                        "方案中最早的日期 {date}",
                        date = date
                    ),
                    BoundSource::Promised => text!(
                        "it is promised for {date}, and nothing comes before it",
                        "承诺日期 {date}，且无前置任务",
                        date = date
                    ),
                }
            }
        }
    }

    fn link(&self, number: u32) -> Text {
        let link = self.schedule.network().link(number);
        let from = link.from as usize;
        let of_start = matches!(link.kind, LinkKind::StartToStart | LinkKind::StartToFinish);
        if from >= self.schedule.network().stated {
            return match self.schedule.network().items[from].kind {
                ItemKind::PhaseStart => {
                    text!("the start of the phase it waits for", "前置阶段的开始")
                }
                _ => text!("the end of the phase it waits for", "前置阶段的完成"),
            };
        }
        let facts = self.schedule.facts(from);
        let day = if of_start {
            facts.early_start
        } else {
            facts.early_finish
        };
        let day = day.map_or_else(String::new, |day| format!(" {day}"));
        let (name, kind) = (self.short(from), link.kind);
        match of_start {
            true => text!(
                "{name} starts{day} ({kind})",
                "{name} 开始{day}（{kind}）",
                name = name,
                day = day,
                kind = kind
            ),
            false => text!(
                "{name} is done{day} ({kind})",
                "{name} 完成{day}（{kind}）",
                name = name,
                day = day,
                kind = kind
            ),
        }
    }

    fn short(&self, item: usize) -> String {
        let name = &self.names[item];
        match (name.id(), name.title()) {
            (Some(id), _) => id.to_owned(),
            (None, Some(title)) => title.as_str().to_owned(),
            (None, None) => "?".to_owned(),
        }
    }

    /// How late it may be, and what would change that.
    fn float(&self) -> Vec<Text> {
        let (Some(total), Some(free), Some(limit)) = (
            self.facts.total_float,
            self.facts.free_float,
            self.schedule.limit(self.item),
        ) else {
            return vec![text!(
                "It is done: it has no float, and can't be critical any more.",
                "已完成：不再有时差，也不再是关键。"
            )];
        };
        let end = self.limit(limit);
        if total > Decimal::ZERO {
            let mut lines = vec![text!(
                "It can be {total} late before {end} is missed, and {free} before another item moves.",
                "可推迟 {total}而不影响{end}；推迟超过 {free}就会带动其他条目。",
                total = days_text(total),
                free = days_text(free),
                end = end,
            )];
            if !self.facts.is_critical {
                lines.push(text!(
                    "It becomes critical when it takes {total} more, or begins that much later.",
                    "若工期再多 {total}或晚开始同样的天数，就会成为关键。",
                    total = days_text(total),
                ));
            }
            return lines;
        }
        let standing = match (total.is_zero(), limit) {
            (true, Limit::End) => text!(
                "It has no float: each day late makes the plan end a day later.",
                "没有时差：每晚一天，方案就晚一天完成。"
            ),
            (true, _) => text!(
                "It has no float: a day late, and {end} is missed.",
                "没有时差：再晚一天就会错过{end}。",
                end = end,
            ),
            (false, _) => text!(
                "It is {total} too late for {end}.",
                "推算结果晚于{end}，晚 {total}。",
                total = days_text(total),
                end = end,
            ),
        };
        let change = match limit {
            Limit::Pinned(item) if item == self.item => text!(
                "Pinned items are critical; `not_before` instead of `starts_on` would leave it its float.",
                "固定日期的条目总是关键；用 `not_before` 代替 `starts_on` 即可保留时差。"
            ),
            Limit::End => text!(
                "It stops being critical when the work on its chain gets shorter than another chain, or \
                 begins earlier.",
                "驱动链上的工作缩短到短于其他路径或提前开始后，就不再是关键。"
            ),
            _ if total.is_zero() => text!(
                "It stops being critical when the work on its chain gets shorter, or that day moves.",
                "驱动链上的工作缩短，或推后该日期，就不再是关键。"
            ),
            _ => text!(
                "It stops being critical when the work on its chain gets more than {total} shorter, or \
                 that day moves.",
                "驱动链上的工作缩短超过 {total}，或推后该日期，就不再是关键。",
                total = days_text(total),
            ),
        };
        vec![standing, change]
    }

    fn limit(&self, limit: Limit) -> Text {
        let due = |item: usize| {
            let day = self.schedule.facts(item).promised;
            day.map_or_else(String::new, |day| format!(" {day}"))
        };
        match limit {
            Limit::End => text!("the end of the plan", "方案的完成日期"),
            Limit::Due(item) if item == self.item => text!(
                "its own promised day{day}",
                "自身的承诺日期{day}",
                day = due(item)
            ),
            Limit::Due(item) => text!(
                "the promised day{day} of {name}",
                " {name} 的承诺日期{day}",
                name = self.short(item),
                day = due(item),
            ),
            Limit::Pinned(item) if item == self.item => text!("its pinned day", "自身的固定日期"),
            Limit::Pinned(item) => text!(
                "the pinned start of {name}",
                " {name} 的固定开始日期",
                name = self.short(item)
            ),
        }
    }
}
