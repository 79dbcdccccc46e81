//! Chains followed by hand, loops, doubled ids, and plans that are made to be slow.

use super::*;
use crate::finance::Ledger;
use crate::plan;
use crate::schedule::Calendars;
use crate::source::{Limits, parse};

fn read(text: &str) -> Plan {
    let limits = Limits::default();
    let tree = parse(text, &limits);
    let (plan, _) = plan::read(&tree, text, tree.roots()[0], &limits);
    plan.expect("a plan")
}

/// Traces a plan.
fn look<T>(text: &str, see: impl FnOnce(&Plan, &Trace<'_>) -> T) -> T {
    let text = format!("planvet: 1\ntitle: x\n{text}");
    let plan = read(&text);
    let index = Index::new(&plan);
    let links = Links::new(&plan, &index);
    let said = Said::all(&plan, &text);
    let trace = Trace::new(Read {
        plan: &plan,
        index: &index,
        links: &links,
        said: &said,
        is_complete: true,
    });
    see(&plan, &trace)
}

/// A tree of goals with money and risks that reach it by every way there is.
const TREE: &str = "currency: CNY
problems:
  - {id: P1, title: p, causes: [{id: C1, title: c}, {id: C2, title: d}]}
goals:
  - {id: G0, title: top, addresses: [P1]}
  - {id: G1, title: left, parent: G0, addresses: [C1]}
  - {id: G2, title: right, parent: G0}
phases:
  - id: PH1
    title: one
    tasks:
      - {id: T1, title: a, serves: [G1, G2], cost: 7元}
      - {id: T2, title: b, serves: [G1]}
    milestones:
      - {id: M1, title: m, after: [T1]}
  - id: PH2
    title: two
    tasks:
      - {id: T3, title: c, serves: [G2], after: [PH1], addresses: [C2]}
      - {id: T4, title: d, after: [T3]}
    milestones:
      - {id: M2, title: n, after: [T4, M1]}
risks:
  - {id: R1, title: r, threatens: [PH2]}
  - {id: R2, title: s, threatens: [M1], actions: [T4]}
  - {id: R3, title: t, threatens: [G1]}
budget:
  lines:
    - {id: B1, title: a, amount: 100元, serves: [T1]}
    - {id: B2, title: b, amount: 20元, serves: [M1]}
    - {id: B3, title: c, amount: 3元, serves: [G1, T2]}
    - {id: B4, title: d, amount: 1000元, serves: [G0]}
    - {id: B5, title: e, amount: 5000元, serves: [T4]}
";

fn numbers(parts: &[Part]) -> Vec<usize> {
    let number = |part: &Part| match *part {
        Part::Problem(n) | Part::Cause(n) | Part::Goal(n) | Part::Phase(n) => n,
        Part::Task(n) | Part::Milestone(n) | Part::Line(n) | Part::Risk(n) => n,
    };
    parts.iter().map(number).collect()
}

#[test]
fn money_and_risks_reach_goals_by_every_way() {
    look(TREE, |plan, trace| {
        let chain = &trace.chain;
        let money = |goal: usize| chain.money_of_goal(goal).parts;
        // T1 has a cost of its own.
        let left = [Part::Task(0), Part::Line(0), Part::Line(1), Part::Line(2)];
        assert_eq!(money(1), left);
        assert_eq!(money(2), left[..3]);
        assert_eq!(money(0), [Part::Line(3)]);
        let risks = |goal: usize| numbers(&chain.risks_of_goal(goal).parts);
        assert_eq!(risks(1), [1, 2], "R1 is to a phase without work for G1");
        assert_eq!(risks(2), [0, 1]);
        assert_eq!(numbers(&chain.goals_of_line(1).parts), [1, 2]);
        assert_eq!(
            numbers(&chain.goals_of_line(4).parts),
            [0; 0],
            "T4 serves no goal"
        );
        assert_eq!(numbers(&chain.goals_of_risk(0).parts), [2]);
        assert_eq!(
            chain.next_milestones(),
            [Some(0), Some(1), Some(1), Some(1)]
        );
        let below = chain.below(&Ledger::new(plan, &Calendars::default()));
        let sum = |goal: usize| below[goal].money.total.to_string();
        assert_eq!(
            (sum(0), sum(1), sum(2)),
            (
                "CNY 1130".to_owned(),
                "CNY 130".to_owned(),
                "CNY 127".to_owned(),
            )
        );
        assert_eq!(
            (below[0].tasks, below[0].milestones, below[0].risks),
            (3, 1, 3)
        );
    });
}

#[test]
fn problems_are_those_of_the_nearest_goal_that_names_some() {
    look(TREE, |_, trace| {
        let problems = |goals: &[Part]| trace.chain.problems_of_goals(goals).parts;
        assert_eq!(problems(&[Part::Goal(1)]), [Part::Cause(0)]);
        assert_eq!(problems(&[Part::Goal(2)]), [Part::Problem(0)]);
        let answers = &trace.chain.causes[1].answers;
        assert_eq!(*answers, [Part::Task(2)]);
    });
}

#[test]
fn links_stand_where_they_are_held() {
    look(TREE, |_, trace| {
        let standing = |goal: usize, gap: Gap| trace.standing(Part::Goal(goal), gap);
        assert_eq!(standing(0, Gap::Work), Standing::Below);
        assert_eq!(standing(1, Gap::Purpose), Standing::Held);
        assert_eq!(standing(2, Gap::Purpose), Standing::Above);
        assert_eq!(standing(1, Gap::Milestone), Standing::Held);
        assert_eq!(
            standing(0, Gap::Measure),
            Standing::NotAsked,
            "left to sub-goals"
        );
        assert_eq!(standing(1, Gap::Measure), Standing::Missing);
        assert_eq!(
            standing(1, Gap::Acceptance),
            Standing::NotAsked,
            "no such chapter"
        );
        let task = |number: usize| trace.standing(Part::Task(number), Gap::TaskPurpose);
        assert_eq!(task(3), Standing::Held, "T4 carries out the response to R2");
        assert_eq!(
            trace.standing(Part::Task(0), Gap::Owner),
            Standing::NotAsked
        );
        let milestone = trace.standing(Part::Milestone(1), Gap::MilestoneWork);
        assert_eq!(milestone, Standing::Held);
    });
}

#[test]
fn work_leads_to_milestones_through_later_work() {
    let plan = "goals: [{id: G1, title: x}, {id: G2, title: y}]
phases:
  - id: PH1
    title: one
    tasks: [{id: T1, title: a, serves: [G1]}, {id: T2, title: b, after: [T1]}, {id: T3, title: c, serves: [G2]}]
    milestones: [{id: M1, title: m, after: [T2]}]
";
    look(plan, |_, trace| {
        let standing = |goal: usize| trace.standing(Part::Goal(goal), Gap::Milestone);
        assert_eq!(
            (standing(0), standing(1)),
            (Standing::Through, Standing::Missing)
        );
        let open: Vec<Part> = trace.open(Gap::Milestone).collect();
        assert_eq!(open, [Part::Goal(1)]);
        let goals: Vec<_> = trace.goals_without(Gap::Milestone).collect();
        assert_eq!(goals[0].id(), Some("G2"));
    });
}

#[test]
fn loops_doubled_ids_and_stray_references_end() {
    let plan = "goals:
  - {id: G1, title: a, parent: G2}
  - {id: G2, title: b, parent: G1}
  - {id: G1, title: again, parent: G1}
  - {id: G4, title: own, parent: G4}
  - {id: G5, title: stray, parent: G9}
phases:
  - id: PH1
    title: one
    tasks: [{id: T1, title: a, serves: [G1, G1, G9, PH1], after: [T2, T1]}, {id: T2, title: b, after: [T1]}]
    milestones: [{id: M1, title: m, after: [M2, M1]}, {id: M2, title: n, after: [M1]}]
budget: {lines: [{id: T1, title: doubled, amount: 1元, serves: [T1]}]}
";
    look(plan, |plan, trace| {
        let chain = &trace.chain;
        let mut tree = chain.tree.clone();
        tree.sort_unstable();
        assert_eq!(tree, [0, 1, 2, 3, 4], "each goal once");
        assert_eq!(chain.tasks[0].goals, [0], "the first of its id, once");
        assert_eq!(chain.goals[4].parent, None);
        assert!(chain.milestones[0].is_awaited && chain.milestones[1].is_awaited);
        assert_eq!(
            chain.below(&Ledger::new(plan, &Calendars::default())).len(),
            5
        );
        assert_eq!(chain.next_milestones(), [None, None]);
        // The task of this id is meant, for it stands first.
        assert_eq!(chain.lines[0].serves, [Part::Task(0)]);
    });
}

#[test]
fn what_no_file_says_is_unknown_and_no_hole() {
    let plan = "goals: [{id: G1, title: a}, {id: G2, title: b}]
phases: [{title: one, tasks: [{id: T1, title: a, serves: [G1]}, {id: T2, title: b, serves: [G7]}]}]
";
    look(plan, |_, trace| {
        let standing = |part: Part, gap: Gap| trace.standing(part, gap);
        assert_eq!(standing(Part::Goal(0), Gap::Work), Standing::Held);
        assert_eq!(
            standing(Part::Goal(1), Gap::Work),
            Standing::Unknown,
            "G7 may be meant"
        );
        assert_eq!(standing(Part::Task(1), Gap::TaskPurpose), Standing::Unknown);
        assert_eq!(
            standing(Part::Goal(1), Gap::Money),
            Standing::NotAsked,
            "no budget"
        );
    });
}

/// The time of a trace that must not grow with the square of the plan: a minute would be far
/// too much even for a machine that has other things to do.
fn is_fast(text: &str) {
    let begun = std::time::Instant::now();
    look(text, |plan, trace| {
        let ledger = Ledger::new(plan, &Calendars::default());
        let chain = &trace.chain;
        assert_eq!(chain.below(&ledger).len(), chain.goals.len());
        for goal in 0..chain.goals.len() {
            let reached =
                chain.money_of_goal(goal).parts.len() + chain.risks_of_goal(goal).parts.len();
            assert!(reached <= 2 * MOST_REACHED);
        }
        for line in 0..chain.lines.len() {
            let goals = chain.goals_of_line(line);
            assert!(goals.parts.len() <= MOST_REACHED);
            let problems = chain.problems_of_goals(&goals.parts);
            assert!(problems.parts.len() <= MOST_REACHED);
        }
    });
    let taken = begun.elapsed();
    assert!(taken < std::time::Duration::from_secs(60), "{taken:?}");
}

#[test]
fn a_chain_of_goals_is_fast() {
    const GOALS: usize = 3_000;
    let mut text = String::from("goals:\n  - {id: G0, title: x}\n");
    for goal in 1..GOALS {
        text += &format!("  - {{id: G{goal}, title: x, parent: G{}}}\n", goal - 1);
    }
    text += "phases:\n  - title: p\n    tasks:\n";
    for goal in 0..GOALS {
        text += &format!("      - {{id: T{goal}, title: x, serves: [G{goal}]}}\n");
    }
    look(&text, |plan, trace| {
        let below = trace.chain.below(&Ledger::new(plan, &Calendars::default()));
        assert_eq!((below[0].tasks, below[GOALS - 1].tasks), (GOALS, 1));
        assert_eq!(trace.chain.goals[GOALS - 1].depth, GOALS - 1);
    });
    is_fast(&text);
}

#[test]
fn a_hub_of_everything_is_fast() {
    const EACH: usize = 800;
    let ids = |letter: &str| {
        let ids: Vec<String> = (0..EACH).map(|n| format!("{letter}{n}")).collect();
        ids.join(", ")
    };
    let mut text =
        String::from("problems: [{id: P, title: x, causes: [{id: C, title: x}]}]\ngoals:\n");
    for goal in 0..EACH {
        text += &format!("  - {{id: G{goal}, title: x, addresses: [P, C]}}\n");
    }
    text += &format!(
        "phases:\n  - id: PH\n    title: p\n    tasks:\n      - {{id: T, title: x, serves: [{}]}}\n    milestones:\n",
        ids("G")
    );
    for milestone in 0..EACH {
        text += &format!("      - {{id: M{milestone}, title: x, after: [T]}}\n");
    }
    text += "budget:\n  lines:\n";
    for line in 0..EACH {
        text += &format!("    - {{id: B{line}, title: x, amount: 1元, serves: [T, M{line}]}}\n");
    }
    text += "risks:\n";
    for risk in 0..EACH {
        text += &format!("  - {{id: R{risk}, title: x, threatens: [PH, T]}}\n");
    }
    look(&text, |plan, trace| {
        let money = trace.chain.money_of_goal(7);
        assert!(money.is_cut && money.parts.len() == MOST_REACHED);
        assert!(trace.chain.below(&Ledger::new(plan, &Calendars::default()))[7].is_cut);
    });
    is_fast(&text);
}
