//! The matrix from the bottom: work, money and risks with what they are for.

use crate::lang::{Lang, Text};
use crate::plan::value::Money;
use crate::trace::{Gap, Part, Reach, Standing};
use crate::view::report::{Cell, Column, Key, Row, RowKind, Table, Tone};

use super::Traced;
use super::cells::{ACCEPTED, MISSING};
use super::holes::{kind, missing};

/// What an item at the bottom is linked to.
#[derive(Default)]
struct Upward {
    /// What it names itself.
    named: Vec<Part>,
    /// The goals that it is for, by whatever way.
    goals: Reach,
    owner: Cell,
    amount: Option<Money>,
    acceptance: Cell,
}

impl Traced<'_> {
    /// The matrix from the bottom.
    pub(super) fn bottom(&self) -> Table {
        let chain = &self.trace.chain;
        let mut rows = Vec::new();
        for (number, phase) in chain.phases.iter().enumerate() {
            rows.push(self.upward(
                Part::Phase(number),
                0,
                Upward {
                    goals: phase.goals.clone(),
                    owner: self.words(&phase.phase.owner),
                    ..Upward::default()
                },
            ));
            rows.extend(phase.tasks.clone().map(|task| self.task(task)));
            rows.extend(
                phase
                    .milestones
                    .clone()
                    .map(|milestone| self.milestone(milestone)),
            );
        }
        rows.extend((0..chain.lines.len()).map(|line| self.line(line)));
        rows.extend((0..chain.risks.len()).map(|risk| self.risk(risk)));
        Table {
            key: Key::new(
                "chain",
                "From work, money and risks to problems",
                "从任务、资金、风险到问题",
            ),
            columns: columns(),
            rows,
        }
    }

    fn task(&self, number: usize) -> Row {
        let links = &self.trace.chain.tasks[number];
        let goals = links.goals.iter().copied().map(Part::Goal);
        let mut named: Vec<Part> = goals.clone().collect();
        named.extend(&links.addresses);
        named.extend(links.responds.iter().copied().map(Part::Risk));
        self.upward(
            Part::Task(number),
            1,
            Upward {
                named,
                goals: Reach::of(goals),
                owner: self.words(&links.task.owner),
                amount: links
                    .task
                    .cost
                    .get()
                    .and_then(|cost| self.ledger.own(*cost)),
                ..Upward::default()
            },
        )
    }

    fn milestone(&self, number: usize) -> Row {
        let links = &self.trace.chain.milestones[number];
        self.upward(
            Part::Milestone(number),
            1,
            Upward {
                named: links.after.clone(),
                goals: links.goals.clone(),
                owner: self.words(&links.milestone.owner),
                acceptance: self.words(&links.milestone.acceptance),
                ..Upward::default()
            },
        )
    }

    fn line(&self, number: usize) -> Row {
        let chain = &self.trace.chain;
        self.upward(
            Part::Line(number),
            0,
            Upward {
                named: chain.lines[number].serves.clone(),
                goals: chain.goals_of_line(number),
                amount: chain.amount(Part::Line(number), &self.ledger),
                ..Upward::default()
            },
        )
    }

    fn risk(&self, number: usize) -> Row {
        let chain = &self.trace.chain;
        let links = &chain.risks[number];
        self.upward(
            Part::Risk(number),
            0,
            Upward {
                named: links.threatens.clone(),
                goals: chain.goals_of_risk(number),
                owner: self.words(&links.risk.owner),
                ..Upward::default()
            },
        )
    }

    fn upward(&self, part: Part, depth: u8, up: Upward) -> Row {
        let chain = &self.trace.chain;
        let name = chain.name_of(part);
        let mut problems = chain.problems_of_goals(&up.goals.parts);
        if let Part::Task(task) = part {
            let own = chain.tasks[task].addresses.iter().copied();
            problems = Reach::of(problems.parts.iter().copied().chain(own));
        }
        let [missing, accepted, unknown] = self.lacking(part);
        let blank = |cell: Cell| match cell {
            Cell::Missing => Cell::from(""),
            cell => cell,
        };
        let purpose = match part {
            Part::Task(_) => Some(Gap::TaskPurpose),
            Part::Line(_) => Some(Gap::LinePurpose),
            Part::Risk(_) => Some(Gap::RiskTarget),
            Part::Milestone(_) => Some(Gap::MilestoneWork),
            _ => None,
        };
        let named = match purpose {
            Some(gap) => self.mark(part, gap, self.list(&up.named)),
            None => "".into(),
        };
        let shown = |reach: &Reach| match reach.parts[..] {
            [] => Cell::from(""),
            _ => self.shown(reach),
        };
        let owner = match part {
            Part::Risk(_) => self.mark(part, Gap::RiskOwner, up.owner.clone()),
            _ => blank(up.owner.clone()),
        };
        let cells = vec![
            kind(part).into(),
            name.and_then(|name| name.id()).into(),
            name.and_then(|name| name.title())
                .map(|title| title.get(self.lang))
                .into(),
            self.phase_of(part),
            // For people.
            named,
            shown(&up.goals),
            match part {
                // A phase heads what it holds, and has the problems of all of it.
                Part::Phase(_) => "".into(),
                _ => shown(&problems),
            },
            owner,
            blank(up.amount.into()),
            self.others(part),
            // For programs.
            self.list(&up.named),
            self.list(&up.goals.parts),
            self.list(&problems.parts),
            up.owner,
            up.amount.into(),
            up.acceptance,
            missing,
            accepted,
            unknown,
        ];
        Row {
            kind: match part {
                Part::Phase(_) => RowKind::Group,
                _ => RowKind::Item,
            },
            depth,
            cells,
        }
    }

    fn phase_of(&self, part: Part) -> Cell {
        let chain = &self.trace.chain;
        let phase = match part {
            Part::Task(task) => Some(chain.tasks[task].phase),
            Part::Milestone(milestone) => Some(chain.milestones[milestone].phase),
            _ => None,
        };
        phase.map(|phase| self.label(Part::Phase(phase))).into()
    }

    /// The holes that have no column of their own.
    fn others(&self, part: Part) -> Cell {
        let has_no_column =
            |gap: &&super::Hole| matches!(gap.gap, Gap::PhaseMilestone | Gap::MilestoneAcceptance);
        let holes: Vec<_> = self.holes_at(part).iter().filter(has_no_column).collect();
        if holes.is_empty() {
            let unknown = |(_, standing): &(Gap, Standing<'_>)| *standing == Standing::Unknown;
            let is_milestone = matches!(part, Part::Milestone(_) | Part::Phase(_));
            if is_milestone && self.trace.standings(part).iter().any(unknown) {
                return Cell::Unknown.toned(Tone::Notice);
            }
            return "".into();
        }
        let is_open = holes.iter().any(|hole| hole.reason.is_none());
        let shown = |hole: &&super::Hole, lang: Lang| {
            let mark = match hole.reason {
                None => MISSING,
                Some(_) => ACCEPTED,
            };
            format!(
                "{}{}{}",
                mark.get(lang),
                lang.pick(": ", "："),
                missing(hole.gap).get(lang)
            )
        };
        let all = |lang: Lang| {
            let shown: Vec<String> = holes.iter().map(|hole| shown(hole, lang)).collect();
            shown.join(lang.pick(", ", "、"))
        };
        let text = Text {
            en: all(Lang::En).into(),
            zh: all(Lang::Zh).into(),
        };
        Cell::from(text).toned(if is_open { Tone::Bad } else { Tone::Notice })
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::text("kind", "Kind", "类型"),
        Column::text("id", "Id", "编号"),
        Column::text("title", "Item", "条目"),
        Column::text("phase", "Phase", "阶段").data_only(),
        Column::text("shown_links", "Linked to", "直接关联").for_people(),
        Column::text("shown_goals", "Goals", "目标").for_people(),
        Column::text("shown_problems", "Problems", "问题").for_people(),
        Column::text("shown_owner", "Owner", "责任人")
            .for_people()
            .optional(),
        Column::text("shown_amount", "Money", "资金").for_people(),
        Column::text("shown_others", "Other holes", "其他缺口")
            .for_people()
            .optional(),
        Column::text("links", "Linked to", "直接关联").data_only(),
        Column::text("goals", "Goals", "目标").data_only(),
        Column::text("problems", "Problems", "问题").data_only(),
        Column::text("owner", "Owner", "责任人").data_only(),
        Column::money("amount", "Amount", "金额").data_only(),
        Column::text("acceptance", "Acceptance", "验收标准").data_only(),
        Column::text("missing", "Missing", "缺少").data_only(),
        Column::text("accepted", "Accepted", "已说明").data_only(),
        Column::text("unknown", "Unknown", "无从判断").data_only(),
    ]
}
