//! F011: references that go round in a circle.

use std::collections::HashMap;

use crate::check::cycles::cycles;
use crate::check::rules::prelude::*;
use crate::plan::Plan;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F011",
        name: "reference-cycle",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("references go round in a circle", "引用形成循环"),
    docs: Docs {
        checks: Text::new(
            "Neither the parents of goals nor the links between tasks, milestones and phases may \
             lead back to where they began. A phase waits for all of its tasks, so a task that \
             waits for its own phase is a loop too. The finding shows the whole loop.",
            "目标的上级关系、任务/里程碑/阶段之间的前后关系都不能绕回起点。阶段要等其全部任务完成，\
             因此任务以所属阶段为前置也是循环。提示信息会给出完整的循环。",
        ),
        why: Text::new(
            "Work in a loop can never begin: no schedule exists (PMBOK, schedule network \
             analysis).",
            "循环中的任务谁也无法开始，排不出进度（PMBOK 进度网络分析）。",
        ),
        fails: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system, after: [T2]}\n      - {id: T2, title: Sign the contract, after: [T1]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型, after: [T2]}\n      - {id: T2, title: 签订合同, after: [T1]}\n",
        },
        mended: Example {
            en: "phases:\n  - title: Preparation\n    tasks:\n      - {id: T1, title: Choose the system}\n      - {id: T2, title: Sign the contract, after: [T1]}\n",
            zh: "phases:\n  - title: 准备阶段\n    tasks:\n      - {id: T1, title: 系统选型}\n      - {id: T2, title: 签订合同, after: [T1]}\n",
        },
        ignore: Text::new("Never.", "不应忽略。"),
    },
    run: Run::Plan(run),
};

/// Items of a loop that are named.
const MOST_NAMES: usize = 20;

/// A graph of named items; each link knows where it is written.
#[derive(Default)]
struct Graph<'p> {
    numbers: HashMap<&'p str, usize>,
    names: Vec<&'p str>,
    successors: Vec<Vec<usize>>,
    places: HashMap<(usize, usize), Span>,
}

impl<'p> Graph<'p> {
    fn node(&mut self, name: &'p str) -> usize {
        *self.numbers.entry(name).or_insert_with(|| {
            self.names.push(name);
            self.successors.push(Vec::new());
            self.names.len() - 1
        })
    }

    fn link(&mut self, from: &'p str, to: &'p str, place: Span) {
        let (from, to) = (self.node(from), self.node(to));
        self.successors[from].push(to);
        self.places.entry((from, to)).or_insert(place);
    }

    fn tell(&self, findings: &mut Findings<'_>) {
        for nodes in cycles(&self.successors) {
            let mut names: Vec<&str> = nodes.iter().map(|&node| self.names[node]).collect();
            names.push(names[0]);
            let places: Vec<Span> = (0..nodes.len())
                .map(|at| (nodes[at], nodes[(at + 1) % nodes.len()]))
                .filter_map(|link| self.places.get(&link).copied())
                .collect();
            let finding = findings.add(
                places.first().copied().unwrap_or_default(),
                text!(
                    "these references go round in a circle: {way}",
                    "引用形成循环：{way}",
                    way = way(&names),
                ),
            );
            for &place in places.iter().skip(1) {
                finding.related(place, text!("part of the loop", "循环的一环"));
            }
            finding.about(Subject::Together).help(text!(
                "take out the link that is not true",
                "请删除其中并不成立的那条关联"
            ));
        }
    }
}

/// The loop in words; of a long one its beginning and end.
fn way(names: &[&str]) -> String {
    match names {
        [first @ .., last] if names.len() > MOST_NAMES => {
            format!("{} → … → {last}", first[..MOST_NAMES - 1].join(" → "))
        }
        _ => names.join(" → "),
    }
}

fn run(cx: &Context<'_>, findings: &mut Findings<'_>) {
    goals(cx.plan).tell(findings);
    work(cx.plan).tell(findings);
}

fn goals(plan: &Plan) -> Graph<'_> {
    let mut graph = Graph::default();
    for goal in &plan.goals {
        if let (Some(id), Some(parent)) = (goal.id(), goal.parent.spanned()) {
            graph.link(id, parent.value.as_str(), parent.span);
        }
    }
    graph
}

fn work(plan: &Plan) -> Graph<'_> {
    let mut graph = Graph::default();
    for phase in &plan.phases {
        let tasks = phase.tasks.iter().map(|task| (&task.id, &task.after));
        for (id, after) in tasks {
            let Some(id) = id.spanned() else { continue };
            if let Some(phase) = phase.id.get() {
                graph.link(phase.as_str(), id.value.as_str(), id.span);
            }
            for link in after {
                graph.link(id.value.as_str(), link.target.as_str(), link.span);
            }
        }
        for milestone in &phase.milestones {
            let Some(id) = milestone.id.get() else {
                continue;
            };
            for link in &milestone.after {
                graph.link(id.as_str(), link.target.as_str(), link.span);
            }
        }
    }
    graph
}
