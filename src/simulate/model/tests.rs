//! What a plan gives to be simulated, read off by hand.

use jiff::civil::date;

use super::*;
use crate::plan::{self, Named as _};
use crate::risk::Scale;
use crate::schedule::Calendars;
use crate::simulate::{Iterations, Options, Watch, run};
use crate::source::{Limits, parse};

const DAY: i32 = 5_040;

fn plan_of(rest: &str) -> Plan {
    let text = format!(
        "planvet: 1\ntitle: x\ngoals: [{{id: G1, title: one, deadline: 2026-03-31}}, {{id: G2, title: two, parent: G1}}]\n{rest}"
    );
    let tree = parse(&text, &Limits::DEFAULT);
    let (plan, faults) = plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
    assert!(faults.is_empty(), "{faults:?}");
    plan.expect("a plan")
}

fn with<R>(rest: &str, look: impl FnOnce(&Model<'_>) -> R) -> R {
    let plan = plan_of(rest);
    let calendars = Calendars::default();
    let index = Index::new(&plan);
    let links = Links::new(&plan, &index);
    let schedule = Schedule::of(&plan, &calendars);
    let ledger = Ledger::new(&plan, &calendars);
    let risks = RiskProfile::new(&plan, &ledger, &calendars, Scale::standard());
    look(&Model::new(Read {
        plan: &plan,
        index: &index,
        links: &links,
        schedule: &schedule,
        ledger: &ledger,
        risks: &risks,
    }))
}

fn id(name: crate::plan::Item<'_>) -> &str {
    name.id().unwrap_or("-")
}

/// The gaps by name, with the id of what they are about.
fn gaps(model: &Model<'_>) -> Vec<String> {
    let named = model.gaps.iter().map(|gap| match gap {
        Gap::OneDuration(task) => format!("OneDuration {}", id(task.name())),
        Gap::Durations(task) => format!("Durations {}", id(task.name())),
        Gap::NoDuration(task) => format!("NoDuration {}", id(task.name())),
        Gap::TaskCost(task) => format!("TaskCost {}", id(task.name())),
        Gap::NoEffect(risk) => format!("NoEffect {}", id(risk.name())),
        Gap::NoProbability(risk) => format!("NoProbability {}", id(risk.name())),
        Gap::NothingToDelay(risk) => format!("NothingToDelay {}", id(risk.name())),
        Gap::OtherMoney(risk) => format!("OtherMoney {}", id(risk.name())),
        Gap::MiddleOfLevel(risk) => format!("MiddleOfLevel {}", id(risk.name())),
        Gap::SameEffect(risk) => format!("SameEffect {}", id(risk.name())),
        Gap::NothingTogether(group) => {
            format!(
                "NothingTogether {}",
                group.coefficient.value().expect("read")
            )
        }
        Gap::Impossible(group) => {
            format!("Impossible {}", group.coefficient.value().expect("read"))
        }
        Gap::NoAmount(line) => format!("NoAmount {}", id(line.name())),
        Gap::Amounts(line) => format!("Amounts {}", id(line.name())),
    });
    named.collect()
}

#[test]
fn what_is_left_of_three_points_spreads() {
    let plan = "start: 2026-01-05
status_date: 2026-02-27
phases:
  - id: PH1
    title: p
    tasks:
      - {id: T1, title: a, duration: {min: 8d, likely: 2w, max: 3w}}
      - {id: T2, title: b, duration: {min: 8d, likely: 10d, max: 20d}, started: 2026-02-02, progress: 50%}
      - {id: T3, title: c, duration: {min: 8d, likely: 10d, max: 20d}, started: 2026-01-05, finished: 2026-01-16}
      - {id: T4, title: d, duration: {min: 10ed, likely: 14ed, max: 3ew}}
      - {id: T5, title: e, duration: {min: 1mo, likely: 2mo, max: 1q}}
      - {id: T6, title: f, duration: {min: 8d, likely: 10d, max: 1mo}}
      - {id: T7, title: g, duration: {min: 12d, likely: 10d, max: 20d}}
      - {id: T8, title: h, duration: {min: 10d, likely: 2w, max: 80h}}
      - {id: T9, title: i, duration: 10d}
      - {id: T10, title: j, duration: 0d}
      - {id: T11, title: k}
";
    with(plan, |model| {
        let points = model
            .tasks
            .iter()
            .zip(&model.lengths)
            .map(|(task, length)| {
                let SpreadLength {
                    least,
                    likely,
                    most,
                    ..
                } = length;
                (id(task.name()), [least / DAY, likely / DAY, most / DAY])
            });
        assert_eq!(
            points.collect::<Vec<_>>(),
            [
                ("T1", [8, 10, 15]),
                ("T2", [4, 5, 10]),
                ("T4", [10, 14, 21]),
                ("T5", [1, 2, 3]),
            ]
        );
        assert_eq!(
            gaps(model),
            [
                "Durations T6",
                "Durations T7",
                "OneDuration T8",
                "OneDuration T9",
                "NoDuration T11",
            ]
        );
    });
}

const WORK: &str = "start: 2026-01-05
phases:
  - id: PH1
    title: p
    tasks:
      - {id: T1, title: a, duration: 10d, serves: [G2]}
      - {id: T2, title: b, duration: 10d, after: [T1], serves: [G1]}
      - {id: T3, title: c, duration: 10d}
    milestones:
      - {id: M1, title: m, after: [T2, T3], date: 2026-02-13}
      - {id: M2, title: n, date: 2026-02-20}
  - id: PH2
    title: q
    tasks:
      - {id: T4, title: d, duration: 10ed, after: [PH1]}
      - {id: T5, title: e, duration: 1mo, after: [T4]}
      - {id: T6, title: f, duration: 10d, progress: 100%}
    milestones:
      - {id: M3, title: o, after: [M1, T5]}
  - id: PH3
    title: r
    tasks:
      - {id: T7, title: g, duration: 10d}
      - {id: T8, title: h, duration: 10d, after: [T7 SS+2d]}
      - {id: T9, title: i, duration: 10d, after: [T8 FF]}
      - {id: T10, title: j, duration: 10d, after: [T9 SS]}
      - {id: T11, title: k, duration: 10d, after: [T7, T10 SS]}
";

/// The tasks that a risk delays, in days of their own kind of time.
fn delays(risk: &str) -> Vec<(String, f64)> {
    let plan = format!("{WORK}risks:\n  - {{id: R1, title: r, probability: 30%, {risk}}}\n");
    with(&plan, |model| {
        let [threat] = &model.risks[..] else {
            return vec![];
        };
        let strike = &model.strikes[0][0];
        assert_eq!(threat.tasks.len(), strike.delays.len());
        let named = threat.tasks.iter().zip(&strike.delays);
        named
            .map(|(task, (_, more))| {
                (
                    id(task.name()).to_owned(),
                    f64::from(*more) / f64::from(DAY),
                )
            })
            .collect()
    })
}

#[test]
fn a_risk_delays_the_first_of_the_tasks_that_it_threatens() {
    let delayed = |threatens: &str| -> String {
        let risk = format!("impact: {{delay: 5d}}, threatens: [{threatens}]");
        let tasks: Vec<String> = delays(&risk).into_iter().map(|(task, _)| task).collect();
        tasks.join(" ")
    };
    for (threatens, tasks) in [
        ("T2", "T2"),
        ("T1, T2, T3", "T1 T3"),
        ("T2, T1", "T1"),
        ("PH1", "T1 T3"),
        ("PH1, PH2", "T1 T3"),
        ("G1", "T1"),
        ("G2", "T1"),
        ("M1", "T2 T3"),
        ("M3", "T2 T3"),
        ("M2", ""),
        ("T6", ""),
        ("PH2", "T4"),
        // Of work that begins together, or ends together, each is late by itself, or with the other.
        ("PH3", "T7 T8 T10"),
        ("T8, T9", "T8"),
    ] {
        assert_eq!(delayed(threatens), tasks, "{threatens}");
    }
}

#[test]
fn a_delay_is_counted_in_the_time_of_the_task() {
    for (delay, threatens, days) in [
        ("5d", "T1", 5.0),
        ("1w", "T1", 5.0),
        ("7ed", "T1", 5.0),
        ("5d", "T4", 7.0),
        ("1mo", "T5", 1.0),
    ] {
        let risk = format!("impact: {{delay: {delay}}}, threatens: [{threatens}]");
        let found = delays(&risk);
        assert_eq!(found.len(), 1, "{delay} {threatens}");
        assert!(
            (found[0].1 - days).abs() < 1e-3,
            "{delay} {threatens}: {found:?}"
        );
    }
}

#[test]
fn risks_strike_as_likely_and_as_hard_as_the_plan_says() {
    let plan = format!(
        "currency: CNY\n{WORK}risks:
  - {{id: R1, title: a, probability: 30%, impact: {{cost: 6万元, delay: 5d}}, threatens: [T2], residual: {{probability: 10%, impact: {{cost: 2万元}}}}}}
  - {{id: R2, title: b, probability: 3, impact: {{cost: 4万元}}, residual: {{probability: 1, impact: 2}}}}
  - {{id: R3, title: c, probability: 3, impact: 4, threatens: [T2]}}
  - {{id: R4, title: d, probability: 50%, impact: {{cost: 1万元}}, status: closed}}
  - {{id: R5, title: e, probability: 50%, impact: {{cost: 1万元}}, response: exploit}}
  - {{id: R6, title: f, impact: {{cost: 1万元}}}}
  - {{id: R7, title: g, probability: 20%, impact: {{cost: 500美元, delay: 3d}}, threatens: [T6]}}
"
    );
    with(&plan, |model| {
        let threats = model
            .risks
            .iter()
            .zip(model.strikes[0].iter().zip(&model.strikes[1]));
        let shown = threats.map(|(threat, (before, after))| {
            let id = id(threat.risk.name());
            let shown = |strike: &Strike| {
                let delay: i32 = strike.delays.iter().map(|(_, more)| more / DAY).sum();
                format!("{:.3} {} {delay}", strike.probability, strike.cost)
            };
            format!("{id}: {}; {}", shown(before), shown(after))
        });
        // Level 3 reaches from 30 to 50 percent, level 1 to 10.
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "R1: 0.300 60000 5; 0.100 20000 0",
                "R2: 0.400 40000 0; 0.050 40000 0",
                "R7: 0.200 0 0; 0.200 0 0",
            ]
        );
        let of_risks = gaps(model);
        let of_risks = of_risks.iter().filter(|gap| gap.contains(" R"));
        assert_eq!(
            of_risks.collect::<Vec<_>>(),
            [
                "MiddleOfLevel R2",
                "SameEffect R2",
                "NoEffect R3",
                "NoProbability R6",
                "OtherMoney R7",
                "NothingToDelay R7",
            ]
        );
        assert!(model.has_responses());
    });
}

#[test]
fn reserves_are_not_spent_and_totals_are_promises() {
    let budget = "currency: CNY
phases: [{id: PH1, title: p, tasks: [{id: T1, title: a, cost: 1万元}, {id: T2, title: b, cost: 1美元}]}]
budget:
  total: 60万元
  lines:
    - {id: B1, title: system, amount: {min: 10万元, likely: 20万元, max: 40万元}}
    - {id: B2, title: training, quantity: 10, unit_price: 1万元}
    - {id: B3, title: 预备费, amount: 5万元}
    - {id: B4, title: odd, amount: {min: 10万元, likely: 8万元, max: 40万元}}
    - {id: B5, title: none}
";
    with(budget, |model| {
        let inputs = model.inputs(Responses::After);
        assert_eq!(inputs.fixed_cost, 190_000.0);
        let amounts = inputs.amounts.iter();
        let amounts: Vec<_> = amounts.map(|of| [of.least, of.likely, of.most]).collect();
        assert_eq!(amounts, [[100_000.0, 200_000.0, 400_000.0]]);
        assert_eq!(
            model.likely_cost.map(|cost| money::float(cost.amount)),
            Some(390_000.0)
        );
        assert_eq!(inputs.promised_cost, Some(600_000.0));
        let of_money = gaps(model);
        let of_money: Vec<_> = of_money
            .iter()
            .filter(|gap| !gap.contains("Duration"))
            .collect();
        assert_eq!(of_money, ["Amounts B4", "NoAmount B5", "TaskCost T2"]);
        assert!(!model.is_certain());
    });
}

#[test]
fn promises_are_those_of_the_plan_its_milestones_and_its_goals() {
    with(WORK, |model| {
        let finish = model.finish.expect("the milestones are dated");
        assert_eq!(
            (finish.day, finish.by),
            (date(2026, 2, 20), PromisedBy::Milestones)
        );
        let watched = model.watched.iter().map(|subject| {
            let name = match subject {
                Subject::Milestone(milestone) => id(milestone.name()),
                Subject::Goal(goal) => id(goal.name()),
            };
            (name, subject.promised())
        });
        assert_eq!(
            watched.collect::<Vec<_>>(),
            [
                ("M1", Some(date(2026, 2, 13))),
                ("M2", Some(date(2026, 2, 20))),
                ("M3", None),
                ("G1", Some(date(2026, 3, 31))),
                ("G2", None),
            ]
        );
        assert_eq!(
            model.watches[3].items.len(),
            2,
            "G1 has the tasks of G2, too"
        );
        assert!(model.is_certain() && !model.has_responses());
    });
    with(&format!("end: 2026-12-31\n{WORK}"), |model| {
        let finish = model.finish.expect("the plan ends");
        assert_eq!(
            (finish.day, finish.by),
            (date(2026, 12, 31), PromisedBy::Plan)
        );
    });
}

#[test]
fn work_that_is_paid_by_the_day_costs_what_it_takes() {
    let plan = "currency: CNY
start: 2026-01-05
status_date: 2026-01-30
resources: [{id: crew, title: Crew, kind: people, rate: 600元/d}]
phases:
  - id: PH1
    title: p
    tasks:
      - {id: T1, title: a, duration: {min: 8d, likely: 2w, max: 20d}, uses: {crew: 2}}
      - {id: T2, title: b, duration: 10d, uses: {crew: 1}}
      - {id: T3, title: c, duration: {min: 8d, likely: 10d, max: 20d}, uses: {crew: 1}, started: 2026-01-12, progress: 25%}
      - {id: T4, title: d, duration: 10d, uses: {crew: 1}}
budget: {lines: [{id: B1, title: wages, resource: crew}, {id: B2, title: wages, resource: crew, effort: 5d}]}
risks: [{id: R1, title: r, probability: 10%, impact: {delay: 2d}, threatens: [T4]}]
";
    with(plan, |model| {
        let inputs = model.inputs(Responses::After);
        // 20, 10, 10 and 10 days of the first line and 5 of the other, 600 each.
        assert_eq!(
            model.likely_cost.map(|cost| money::float(cost.amount)),
            Some(33_000.0)
        );
        let of_time = inputs.day_rates.iter().map(|&(item, rate)| {
            let left = match item {
                0 | 3 => 10.0,
                _ => 7.5,
            };
            (item, (rate * left * f64::from(DAY)).round())
        });
        assert_eq!(
            of_time.collect::<Vec<_>>(),
            [(0, 12_000.0), (2, 4_500.0), (3, 6_000.0)]
        );
        assert_eq!(inputs.fixed_cost, 33_000.0 - 22_500.0);
    });
}

#[test]
fn groups_that_can_be_are_kept() {
    let plan = "start: 2026-01-05
phases:
  - id: PH1
    title: p
    tasks:
      - {id: T1, title: a, duration: {min: 8d, likely: 10d, max: 20d}}
      - {id: T2, title: b, duration: {min: 8d, likely: 10d, max: 20d}}
      - {id: T3, title: c, duration: {min: 8d, likely: 10d, max: 20d}}
      - {id: T4, title: d, duration: 10d}
simulation:
  correlation:
    - {members: [T1, T2, T4], coefficient: 0.6}
    - {members: [T1, T3], coefficient: 40%}
    - {members: [T3, T2], coefficient: 0.5}
    - {members: [T3, T4], coefficient: 0.1}
    - {members: [T2, T3], coefficient: -0.1}
";
    with(plan, |model| {
        let inputs = model.inputs(Responses::After);
        let coefficients = inputs.groups.iter().map(|group| group.coefficient);
        assert_eq!(coefficients.collect::<Vec<_>>(), [0.6, 0.4]);
        let of_tasks = inputs.lengths.iter().map(|length| length.groups.clone());
        assert_eq!(of_tasks.collect::<Vec<_>>(), [vec![0, 1], vec![0], vec![1]]);
        assert_eq!(
            gaps(model),
            [
                "OneDuration T4",
                "Impossible 0.5",
                "NothingTogether 0.1",
                "Impossible -0.1"
            ]
        );
    });
}

#[test]
fn what_is_too_far_away_to_be_told_is_not_told() {
    let finish = |most: &str, risks: usize| {
        let risk = "{title: r, probability: 50%, impact: {delay: 20y}, threatens: [T1]}";
        let plan = format!(
            "start: 2026-01-05
phases: [{{id: PH1, title: p, tasks: [{{id: T1, title: a, duration: {{min: 1y, likely: 2y, max: {most}}}}}, {{id: T2, title: b, duration: 5d}}]}}]
risks: [{}]
",
            [risk].repeat(risks).join(", ").replace("T1", if risks > 9 { "T2" } else { "T1" })
        );
        with(&plan, |model| {
            let options = Options {
                curve: model.curve,
                seed: Options::USUAL_SEED,
                iterations: Iterations::Exactly(1),
            };
            let forecast = run(&model.inputs(Responses::After), options, &Watch::NONE);
            forecast.expect("nothing stops it").finish
        })
    };
    assert!(finish("100y", 1).is_some());
    assert_eq!(finish("9000y", 1), None);
    assert_eq!(finish("100y", 400), None);
}

#[test]
fn sums_too_large_to_be_added_are_left_out() {
    let most = "70000000000000000000000000000";
    let plan = format!(
        "resources: [{{id: crew, title: c, rate: 7000000000000000000000000000元/d}}]
phases:
  - id: PH1
    title: p
    tasks:
      - {{id: T1, title: a, duration: {{min: 5d, likely: 10d, max: 20d}}, uses: {{crew: 1}}, cost: {most}}}
      - {{id: T2, title: b, duration: 0d, cost: {most}}}
budget:
  lines:
    - {{id: B1, title: a, amount: {most}}}
    - {{id: B2, title: b, amount: {most}}}
    - {{id: B3, title: c, resource: crew}}
    - {{id: B4, title: d, resource: crew}}
"
    );
    with(&plan, |model| {
        assert_eq!(
            gaps(model),
            [
                "NoAmount B2",
                "NoAmount B3",
                "NoAmount B4",
                "TaskCost T1",
                "TaskCost T2"
            ]
        );
    });
    let by_time = plan.replace(&format!("amount: {most}"), "amount: 1");
    let by_time = by_time.replace(&format!(", cost: {most}"), "");
    with(&by_time, |model| {
        assert_eq!(gaps(model), [""; 0]);
        let inputs = model.inputs(Responses::After);
        // What can't be added to the rate of the task is paid however long it takes.
        assert_eq!(inputs.day_rates.len(), 1);
        assert_eq!(inputs.fixed_cost, 7e28);
    });
}
