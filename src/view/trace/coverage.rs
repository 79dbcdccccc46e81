//! How much of the chain is there: counts of items, and sums of money.

use rust_decimal::Decimal;

use crate::finance::Sum;
use crate::lang::Text;
use crate::plan::value::Percent;
use crate::trace::{Gap, Part, Standing};
use crate::view::report::{Block, Cell, Column, Facts, Key, Row, Table, Tone};

use super::Traced;
use super::holes::link;

/// How many items have a link.
#[derive(Default)]
struct Count {
    asked: usize,
    there: usize,
    accepted: usize,
    missing: usize,
    unknown: usize,
}

impl Traced<'_> {
    /// How many items of each kind have the links that are asked for.
    pub(super) fn coverage(&self) -> Table {
        let parts = self.trace.chain.parts();
        let rows = Gap::ALL.iter().filter_map(|&gap| {
            let count = self.count(gap, &parts);
            (count.asked > 0).then(|| row(gap, &count))
        });
        Table {
            key: Key::new("coverage", "Coverage", "覆盖情况"),
            columns: vec![
                Column::text("kind", "Kind", "类型").data_only(),
                Column::text("link", "Link", "环节").data_only(),
                Column::text("title", "Link", "环节"),
                Column::number("asked", "Asked", "应有"),
                Column::number("there", "There", "已有"),
                Column::percent("share", "Share", "占比"),
                Column::number("accepted", "Accepted", "已说明"),
                Column::number("missing", "Missing", "缺少"),
                Column::number("unknown", "Unknown", "无从判断"),
            ],
            rows: rows.collect(),
        }
    }

    fn count(&self, gap: Gap, parts: &[Part]) -> Count {
        let mut count = Count::default();
        for &part in parts {
            let standings = self.trace.standings(part);
            let Some((_, standing)) = standings.iter().find(|(known, _)| *known == gap) else {
                continue;
            };
            match standing {
                Standing::NotAsked => continue,
                Standing::Unknown => count.unknown += 1,
                Standing::Missing if self.reason(part, gap).is_none() => count.missing += 1,
                Standing::Missing | Standing::Accepted(_) => count.accepted += 1,
                _ => count.there += 1,
            }
            count.asked += 1;
        }
        count
    }

    fn reason(&self, part: Part, gap: Gap) -> Option<&str> {
        let mut holes = self.holes_at(part).iter();
        holes.find(|hole| hole.gap == gap)?.reason.as_deref()
    }

    /// The money of the lines by what it is for; each line stands in one of the sums.
    pub(super) fn money(&self) -> Option<Block> {
        let chain = &self.trace.chain;
        if chain.lines.is_empty() {
            return None;
        }
        let none = || self.ledger.sum([]);
        let (mut goals, mut work, mut reserve) = (none(), none(), none());
        let (mut accepted, mut nothing, mut unknown) = (none(), none(), none());
        for number in 0..chain.lines.len() {
            let part = Part::Line(number);
            let sum = match self.trace.standing(part, Gap::LinePurpose) {
                Standing::NotAsked => &mut reserve,
                Standing::Unknown => &mut unknown,
                Standing::Missing if self.reason(part, Gap::LinePurpose).is_none() => &mut nothing,
                Standing::Missing | Standing::Accepted(_) => &mut accepted,
                _ if chain.goals_of_line(number).parts.is_empty() => &mut work,
                _ => &mut goals,
            };
            let amount = chain.amount(part, &self.ledger);
            match amount.and_then(|amount| sum.total.checked_add(amount)) {
                Some(total) => {
                    sum.total = total;
                    sum.known += 1;
                }
                None => sum.unknown += 1,
            }
        }
        let all = self.ledger.lines_sum();
        let entry = |key, sum: &Sum| (key, Self::sum(sum));
        Some(Block::Facts(Facts {
            key: Key::new("money", "Money of the budget lines", "预算明细的资金去向"),
            entries: vec![
                entry(Key::new("lines", "All lines", "明细合计"), &all),
                entry(Key::new("goals", "For goals", "服务于目标"), &goals),
                (
                    Key::new("goals_share", "Share for goals", "服务于目标的占比"),
                    share(&goals, &all),
                ),
                entry(
                    Key::new(
                        "work",
                        "For work that serves no goal",
                        "用于不服务任何目标的工作",
                    ),
                    &work,
                ),
                entry(Key::new("reserve", "Reserves", "预备费"), &reserve),
                entry(
                    Key::new(
                        "accepted",
                        "For nothing, with a reason",
                        "无对象，已说明理由",
                    ),
                    &accepted,
                ),
                entry(Key::new("nothing", "For nothing", "无对象"), &nothing),
                entry(Key::new("unknown", "Can't be told", "无从判断"), &unknown),
            ],
        }))
    }
}

fn share(part: &Sum, whole: &Sum) -> Cell {
    let percent = part.total.amount.checked_mul(Decimal::ONE_HUNDRED);
    let percent = percent.and_then(|part| part.checked_div(whole.total.amount));
    match percent {
        Some(percent) if part.known > 0 => Cell::Percent(Percent(percent.round_dp(1))),
        _ => Cell::Missing,
    }
}

fn row(gap: Gap, count: &Count) -> Row {
    let number = |count: usize| Cell::from(i64::try_from(count).ok());
    let toned = |count: usize, tone: Tone| match count {
        0 => number(0),
        _ => number(count).toned(tone),
    };
    let share = Decimal::from(count.there) * Decimal::ONE_HUNDRED;
    let share = share.checked_div(Decimal::from(count.asked));
    let (kind, title) = words(gap);
    Row::item(
        0,
        vec![
            kind.into(),
            link(gap).into(),
            title.into(),
            number(count.asked),
            number(count.there),
            share.map(|share| Percent(share.round_dp(1))).into(),
            toned(count.accepted, Tone::Notice),
            toned(count.missing, Tone::Bad),
            toned(count.unknown, Tone::Notice),
        ],
    )
}

/// The kind of item that may have a link, and the link in words.
fn words(gap: Gap) -> (&'static str, Text) {
    match gap {
        Gap::Answer => (
            "problem",
            Text::new("Problems that something answers", "有目标或任务针对的问题"),
        ),
        Gap::CauseAnswer => (
            "cause",
            Text::new("Causes that something answers", "有目标或任务针对的成因"),
        ),
        Gap::Purpose => (
            "goal",
            Text::new(
                "Goals with a problem or a goal above",
                "有针对问题或上级的目标",
            ),
        ),
        Gap::Work => ("goal", Text::new("Goals with work", "有任务的目标")),
        Gap::Milestone => (
            "goal",
            Text::new(
                "Goals whose work leads to a milestone",
                "工作通向里程碑的目标",
            ),
        ),
        Gap::Measure => ("goal", Text::new("Goals with a measure", "有指标的目标")),
        Gap::Owner => ("goal", Text::new("Goals with an owner", "有责任人的目标")),
        Gap::Deadline => ("goal", Text::new("Goals with a deadline", "有期限的目标")),
        Gap::Money => ("goal", Text::new("Goals with money", "有资金的目标")),
        Gap::Acceptance => (
            "goal",
            Text::new("Goals with an acceptance criterion", "有验收标准的目标"),
        ),
        Gap::TaskPurpose => (
            "task",
            Text::new("Tasks that serve something", "有服务对象的任务"),
        ),
        Gap::PhaseMilestone => (
            "phase",
            Text::new("Phases with a milestone", "有里程碑的阶段"),
        ),
        Gap::MilestoneWork => (
            "milestone",
            Text::new("Milestones that work leads to", "有前置任务的里程碑"),
        ),
        Gap::MilestoneAcceptance => (
            "milestone",
            Text::new(
                "Milestones with an acceptance criterion",
                "有验收标准的里程碑",
            ),
        ),
        Gap::LinePurpose => (
            "budget line",
            Text::new("Budget lines that serve something", "有服务对象的预算明细"),
        ),
        Gap::RiskTarget => (
            "risk",
            Text::new("Risks that threaten something named", "写明危及对象的风险"),
        ),
        Gap::RiskOwner => ("risk", Text::new("Risks with an owner", "有责任人的风险")),
    }
}
