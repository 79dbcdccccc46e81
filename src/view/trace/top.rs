//! The matrix from the top: problems, causes and goals with what leads to their solution.

use crate::lang::Localized as _;
use crate::lang::{Lang, Text};
use crate::plan::Goal;
use crate::plan::value::Amount;
use crate::text;
use crate::trace::{Gap, Part, Reach, Standing};
use crate::view::report::{Block, Cell, Column, Key, Row, Table, Tone};

use super::cells::{ABOVE, ACCEPTED, BELOW, MISSING};
use super::holes::kind;
use super::{TraceFrom, Traced};

impl Traced<'_> {
    /// The matrix from the top.
    pub(super) fn top(&self) -> Table {
        let chain = &self.trace.chain;
        let mut rows = Vec::new();
        for (number, problem) in chain.problems.iter().enumerate() {
            rows.push(self.need(Part::Problem(number), 0, &problem.answers));
            for cause in problem.causes.clone() {
                let answers = &chain.causes[cause].answers;
                rows.push(self.need(Part::Cause(cause), 1, answers));
            }
        }
        let goals = chain.tree.iter();
        rows.extend(goals.map(|&goal| self.goal(goal)));
        Table {
            key: Key::new("chain", "From problems to acceptance", "从问题到验收"),
            columns: columns(),
            rows,
        }
    }

    /// A row of a problem or cause: who answers it.
    fn need(&self, part: Part, depth: u8, answers: &[Part]) -> Row {
        let (goals, tasks): (Vec<Part>, Vec<Part>) = answers
            .iter()
            .partition(|part| matches!(part, Part::Goal(_)));
        let gap = match part {
            Part::Cause(_) => Gap::CauseAnswer,
            _ => Gap::Answer,
        };
        let there = match answers {
            [] => Cell::from(Text::new("its causes", "见成因")).toned(Tone::Muted),
            _ => self.list(answers),
        };
        let owner = match part {
            Part::Problem(number) => {
                let problem = self.trace.chain.problems[number].problem;
                self.words(&problem.owner)
            }
            _ => Cell::Missing,
        };
        let name = self.trace.chain.name_of(part);
        let [missing, accepted, unknown] = self.lacking(part);
        let blank = || Cell::from("");
        let mut cells = vec![
            kind(part).into(),
            name.and_then(|name| name.id()).into(),
            name.and_then(|name| name.title())
                .map(|title| title.get(self.lang))
                .into(),
            Cell::Missing,
            self.mark(part, gap, there),
        ];
        // What people see of goals.
        let shown_owner = match &owner {
            Cell::Missing => blank(),
            owner => owner.clone(),
        };
        cells.extend([
            blank(),
            blank(),
            blank(),
            shown_owner,
            blank(),
            blank(),
            blank(),
            blank(),
        ]);
        cells.extend([
            self.list(&goals),
            Cell::Missing,
            self.list(&tasks),
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            owner,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
            missing,
            accepted,
            unknown,
        ]);
        Row::item(depth, cells)
    }

    fn goal(&self, number: usize) -> Row {
        let chain = &self.trace.chain;
        let links = &chain.goals[number];
        let goal = links.goal;
        let part = Part::Goal(number);
        let tasks: Vec<Part> = links.tasks.iter().copied().map(Part::Task).collect();
        let milestones = chain.milestones_of_goal(number);
        let risks = chain.risks_of_goal(number);
        let money = chain.money_of_goal(number);
        let own_money = self.paid(&money);
        let below = &self.below[number];
        let others = |all: usize, own: usize| match all.checked_sub(own) {
            Some(more) if !below.is_cut => i64::try_from(more).ok(),
            _ => None,
        };
        let has_below = self.has_sub_goals(number);
        let [missing, accepted, unknown] = self.lacking(part);
        let depth = u8::try_from(links.depth).unwrap_or(u8::MAX);
        let cells = vec![
            kind(part).into(),
            goal.id().into(),
            self.words(&goal.title),
            goal.parent.get().map(|parent| parent.as_str()).into(),
            self.mark(part, Gap::Purpose, self.list(&links.addresses)),
            // For people.
            self.mark(part, Gap::Work, self.list(&tasks)),
            self.milestone_mark(number, &milestones),
            self.mark(part, Gap::Measure, Cell::Flag(true).toned(Tone::Good)),
            self.mark(part, Gap::Owner, self.words(&goal.owner)),
            self.mark(part, Gap::Deadline, goal.deadline.value().into()),
            self.money_mark(number, &money),
            self.shown_or_blank(&risks),
            self.mark(part, Gap::Acceptance, Cell::Flag(true).toned(Tone::Good)),
            // For programs.
            Cell::Missing,
            self.list(&links.addresses),
            self.list(&tasks),
            others(below.tasks, tasks.len())
                .filter(|_| has_below)
                .into(),
            self.list(&milestones.parts),
            others(below.milestones, milestones.parts.len())
                .filter(|_| has_below)
                .into(),
            measure(goal, self.lang),
            self.words(&goal.owner),
            goal.deadline.value().into(),
            self.list(&money.parts),
            if money.is_cut {
                Cell::Missing
            } else {
                Self::sum(&own_money)
            },
            if below.is_cut {
                Cell::Missing
            } else {
                Self::sum(&below.money)
            },
            self.list(&risks.parts),
            others(below.risks, risks.parts.len())
                .filter(|_| has_below)
                .into(),
            self.criteria(number),
            missing,
            accepted,
            unknown,
        ];
        Row::item(depth, cells)
    }

    fn has_sub_goals(&self, number: usize) -> bool {
        let goal = self.trace.chain.goals[number].goal;
        goal.id().is_some_and(|id| self.parents.contains(id))
    }

    /// The sum of what pays for something.
    fn paid(&self, money: &Reach) -> crate::finance::Sum {
        let parts = money.parts.iter();
        let amounts = parts.map(|part| self.trace.chain.amount(*part, &self.ledger));
        self.ledger.sum(amounts)
    }

    fn milestone_mark(&self, number: usize, milestones: &Reach) -> Cell {
        let part = Part::Goal(number);
        let there = match self.trace.standing(part, Gap::Milestone) {
            Standing::Through => {
                let tasks = self.trace.chain.goals[number].tasks.iter();
                let next = tasks.filter_map(|&task| self.next[task]);
                let next: std::collections::BTreeSet<usize> = next.collect();
                let labels = next.into_iter().take(crate::trace::MOST_REACHED);
                let labels =
                    labels.map(|milestone| format!("→ {}", self.label(Part::Milestone(milestone))));
                Cell::List(labels.collect())
            }
            _ => self.shown(milestones),
        };
        self.mark(part, Gap::Milestone, there)
    }

    /// The money of a goal, and that of its sub-goals with it.
    fn money_mark(&self, number: usize, money: &Reach) -> Cell {
        let part = Part::Goal(number);
        let below = &self.below[number];
        let standing = self.trace.standing(part, Gap::Money);
        if below.is_cut && standing.is_there() {
            return Cell::Unknown.toned(Tone::Notice);
        }
        let own = self.paid(money);
        if !self.has_sub_goals(number) || below.money == own {
            return self.mark(part, Gap::Money, Self::shown_sum(&own));
        }
        let all = match (own.known, below.money.known) {
            (_, 0) => return self.mark(part, Gap::Money, Self::shown_sum(&below.money)),
            (0, _) => text!("Σ {all}", "共 {all}", all = below.money.total),
            _ => text!(
                "{own}, Σ {all}",
                "{own}，共 {all}",
                own = own.total,
                all = below.money.total,
            ),
        };
        all.into()
    }

    fn shown_or_blank(&self, reach: &Reach) -> Cell {
        match reach.parts[..] {
            [] => Cell::from(""),
            _ => self.shown(reach),
        }
    }

    /// When a goal counts as reached.
    fn criteria(&self, number: usize) -> Cell {
        let entries = self.trace.chain.goals[number].acceptance.iter();
        let criteria: Vec<String> = entries
            .filter_map(|entry| crate::view::words(&entry.criterion, self.lang))
            .collect();
        match criteria[..] {
            [] => Cell::Missing,
            _ => Cell::Text(criteria.join("; ")),
        }
    }

    /// What the marks mean, as far as they occur.
    pub(super) fn legend(&self, from: TraceFrom) -> Option<Block> {
        let parts = self.trace.chain.parts();
        let parts = parts.into_iter().filter(|part| from.begins_at(*part));
        let standings: Vec<Standing<'_>> = parts
            .flat_map(|part| self.trace.standings(part))
            .map(|(_, standing)| standing)
            .collect();
        let has = |wanted: &dyn Fn(&Standing<'_>) -> bool| standings.iter().any(wanted);
        let mut said: Vec<Text> = Vec::new();
        if has(&|standing| matches!(standing, Standing::Missing)) {
            let mark = MISSING;
            said.push(text!("{mark}: a hole", "{mark}：缺口", mark = mark));
        }
        if has(&|standing| matches!(standing, Standing::Accepted(_))) {
            let mark = ACCEPTED;
            said.push(text!(
                "{mark}: missing on purpose, the reason stands below",
                "{mark}：有意保留的缺口，理由见下",
                mark = mark,
            ));
        }
        if has(&|standing| matches!(standing, Standing::Unknown)) {
            said.push(text!("?: can't be told", "?：无从判断"));
        }
        if from == TraceFrom::Top && has(&|standing| matches!(standing, Standing::Through)) {
            said.push(text!("→: by way of later work", "→：经后续任务到达"));
        }
        if from == TraceFrom::Top && has(&|standing| matches!(standing, Standing::Below)) {
            let mark = BELOW;
            said.push(text!(
                "{mark}: the sub-goals have it",
                "{mark}：由下级目标承担",
                mark = mark
            ));
        }
        if from == TraceFrom::Top && has(&|standing| matches!(standing, Standing::Above)) {
            let mark = ABOVE;
            said.push(text!(
                "{mark}: the goal that it helps has it",
                "{mark}：由上级目标承担",
                mark = mark
            ));
        }
        if from == TraceFrom::Top && !self.ledger.entries.is_empty() {
            said.push(text!(
                "money that serves several goals is counted at each of them, so the column doesn't add up to the budget (Σ: with sub-goals, each line once)",
                "服务于多个目标的资金在每个目标上都计入，因此该列之和不等于预算（“共”为含下级目标，每条明细只计一次）",
            ));
        }
        let (en, zh) = said
            .into_iter()
            .fold((String::new(), String::new()), |(en, zh), text| {
                let join = |all: String, text: &str, between: &str| match all.is_empty() {
                    true => text.to_owned(),
                    false => format!("{all}{between}{text}"),
                };
                (join(en, &text.en, "; "), join(zh, &text.zh, "；"))
            });
        (!en.is_empty()).then(|| {
            Block::Note(Text {
                en: format!("{en}.").into(),
                zh: format!("{zh}。").into(),
            })
        })
    }
}

fn measure(goal: &Goal, lang: Lang) -> Cell {
    let measure = goal.measure.get();
    let metric = measure.and_then(|measure| crate::view::words(&measure.metric, lang));
    let target = measure.and_then(|measure| measure.target.get());
    let target = target.map(|target: &Amount| target.in_lang(lang).to_string());
    match (metric, target) {
        (Some(metric), Some(target)) => Cell::Text(format!("{metric}: {target}")),
        (metric, target) => metric.or(target).into(),
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::text("kind", "Kind", "类型").data_only(),
        Column::text("id", "Id", "编号"),
        Column::text("title", "Problem, cause or goal", "问题、成因、目标"),
        Column::text("parent", "Parent", "上级").data_only(),
        Column::text("answer", "Goal / problem", "对应目标／问题").for_people(),
        Column::text("shown_work", "Work", "任务").for_people(),
        Column::text("shown_milestones", "Milestones", "里程碑")
            .for_people()
            .optional(),
        Column::text("shown_measure", "Measure", "指标").for_people(),
        Column::text("shown_owner", "Owner", "责任人")
            .for_people()
            .optional(),
        Column::text("shown_deadline", "Deadline", "期限")
            .for_people()
            .optional(),
        Column::text("shown_money", "Money", "资金").for_people(),
        Column::text("shown_risks", "Risks", "风险")
            .for_people()
            .optional(),
        Column::text("shown_acceptance", "Accepted by", "验收").for_people(),
        Column::text("goals", "Goals", "目标").data_only(),
        Column::text("problems", "Problems", "问题").data_only(),
        Column::text("work", "Work", "任务").data_only(),
        Column::number("work_below", "Work below", "下级任务数").data_only(),
        Column::text("milestones", "Milestones", "里程碑").data_only(),
        Column::number("milestones_below", "Milestones below", "下级里程碑数").data_only(),
        Column::text("measure", "Measure", "指标").data_only(),
        Column::text("owner", "Owner", "责任人").data_only(),
        Column::text("deadline", "Deadline", "期限").data_only(),
        Column::text("paid_by", "Paid by", "资金来自").data_only(),
        Column::money("money", "Money", "资金").data_only(),
        Column::money("money_with_sub_goals", "With sub-goals", "含下级").data_only(),
        Column::text("risks", "Risks", "风险").data_only(),
        Column::number("risks_below", "Risks below", "下级风险数").data_only(),
        Column::text("acceptance", "Acceptance", "验收标准").data_only(),
        Column::text("missing", "Missing", "缺少").data_only(),
        Column::text("accepted", "Accepted", "已说明").data_only(),
        Column::text("unknown", "Unknown", "无从判断").data_only(),
    ]
}
