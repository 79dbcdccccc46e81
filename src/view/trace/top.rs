//! The matrix from the top: problems, causes and goals with what leads to their solution.

use std::collections::BTreeSet;

use crate::lang::{Lang, Localized as _, Text, count};
use crate::plan::Goal;
use crate::plan::value::Amount;
use crate::text;
use crate::trace::{Gap, Gather, Part, Reach, Standing};
use crate::view::report::{Cell, Column, Key, Row, Table, Tone};

use super::holes::kind;
use super::{Reached, Traced};

/// What answers a problem or a cause, with all that stands behind it.
#[derive(Default)]
struct Solution {
    goals: BTreeSet<usize>,
    tasks: Reach,
    milestones: Reach,
    money: Reach,
    risks: Reach,
}

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

    /// A row of a problem or cause: what answers it, and what the goals among that come to.
    fn need(&self, part: Part, depth: u8, answers: &[Part]) -> Row {
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
        let solution = self.solution(part, answers);
        let money = self.paid(&solution.money);
        let goals = solution.goals.iter().copied();
        let goals: Vec<Part> = goals.map(Part::Goal).collect();
        let name = self.trace.chain.name_of(part);
        let [missing, accepted, unknown] = self.lacking(part);
        let blank = |cell: &Cell| match cell {
            Cell::Missing => Cell::from(""),
            cell => cell.clone(),
        };
        let (sum, shown_sum) = match solution.money.is_cut {
            true => (Cell::Missing, Cell::Unknown),
            false => (Self::sum(&money), Self::shown_sum(&money)),
        };
        let cells = vec![
            kind(part).into(),
            name.and_then(|name| name.id()).into(),
            name.and_then(|name| name.title())
                .map(|title| title.get(self.lang))
                .into(),
            Cell::Missing,
            self.mark(part, gap, there),
            // For people: how much, for the rows of the goals have the items.
            counted(&solution.tasks, |n| {
                text!("{n}", "{n} 项", n = count(n, "task", "tasks"))
            }),
            counted(&solution.milestones, |n| {
                text!("{n}", "{n} 个", n = count(n, "milestone", "milestones"))
            }),
            Cell::from(""),
            blank(&owner),
            Cell::from(""),
            blank(&shown_sum),
            counted(&solution.risks, |n| {
                text!("{n}", "{n} 项", n = count(n, "risk", "risks"))
            }),
            Cell::from(""),
            // For programs.
            self.list(&goals),
            Cell::Missing,
            self.list(&solution.tasks.parts),
            Cell::Missing,
            self.list(&solution.milestones.parts),
            Cell::Missing,
            Cell::Missing,
            owner,
            Cell::Missing,
            self.list(&solution.money.parts),
            sum,
            Cell::Missing,
            self.list(&solution.risks.parts),
            Cell::Missing,
            Cell::Missing,
            missing,
            accepted,
            unknown,
        ];
        Row::item(depth, cells)
    }

    /// What the goals and tasks that answer a problem, or one of its causes, have together.
    fn solution(&self, part: Part, answers: &[Part]) -> Solution {
        let chain = &self.trace.chain;
        let of_causes = match part {
            Part::Problem(number) => &chain.causes[chain.problems[number].causes.clone()],
            _ => &[],
        };
        let of_causes = of_causes.iter().flat_map(|cause| &cause.answers);
        let mut solution = Solution::default();
        let mut tasks = Gather::default();
        let mut milestones = Gather::default();
        let mut money = Gather::default();
        let mut risks = Gather::default();
        for answer in answers.iter().chain(of_causes) {
            match *answer {
                Part::Goal(goal) if solution.goals.insert(goal) => {
                    tasks.all(Part::Task, &chain.goals[goal].tasks);
                    let reached = &self.reached[goal];
                    milestones.reach(&reached.milestones);
                    money.reach(&reached.money);
                    risks.reach(&reached.risks);
                }
                Part::Task(task) => {
                    let links = &chain.tasks[task];
                    tasks.one(*answer);
                    milestones.all(Part::Milestone, &links.milestones);
                    money.all(Part::Line, &links.lines);
                    if !links.task.cost.is_absent() {
                        money.one(*answer);
                    }
                    risks.all(Part::Risk, &links.risks);
                }
                _ => {}
            }
        }
        solution.tasks = tasks.into_reach();
        solution.milestones = milestones.into_reach();
        solution.money = money.into_reach();
        solution.risks = risks.into_reach();
        solution
    }

    fn goal(&self, number: usize) -> Row {
        let chain = &self.trace.chain;
        let links = &chain.goals[number];
        let goal = links.goal;
        let part = Part::Goal(number);
        let tasks: Vec<Part> = links.tasks.iter().copied().map(Part::Task).collect();
        let Reached {
            milestones,
            money,
            risks,
        } = &self.reached[number];
        let own_money = self.paid(money);
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
            self.milestone_mark(number, milestones),
            self.mark(part, Gap::Measure, Cell::Flag(true).toned(Tone::Good)),
            self.mark(part, Gap::Owner, self.words(&goal.owner)),
            self.mark(part, Gap::Deadline, goal.deadline.value().into()),
            self.money_mark(number, money),
            self.shown_or_blank(risks),
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
                let next: BTreeSet<usize> = next.collect();
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
}

/// How many items there are, for people.
fn counted(reach: &Reach, words: impl Fn(usize) -> Text) -> Cell {
    match reach.parts.len() {
        0 => "".into(),
        _ if reach.is_cut => Cell::Unknown.toned(Tone::Notice),
        n => words(n).into(),
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
        Column::text("shown_acceptance", "Acceptance", "验收").for_people(),
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
