//! What is said of plans that are early, late, certain, or promise nothing.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::check;
use crate::lang::Lang;
use crate::simulate::CHUNK;
use crate::view::report::{Cell, Facts};

/// A plan of these phases and what else it says.
fn checked(text: &str) -> Vec<Checked> {
    let text = format!("planvet: 1\ntitle: x\ncalendar: standard\ncurrency: CNY\n{text}");
    vec![check::check(
        "plan.yaml".to_owned(),
        text.into_bytes(),
        &check::Options::default(),
    )]
}

fn options() -> SimulateOptions<'static> {
    SimulateOptions {
        iterations: Iterations::Exactly(60_000),
        ..SimulateOptions::default()
    }
}

fn report(text: &str, options: &SimulateOptions<'_>, lang: Lang) -> Vec<Block> {
    let mut sections = simulate(&checked(text), options, lang).sections;
    assert_eq!(sections.len(), 1);
    sections.remove(0).blocks
}

/// The sentences that stand before all tables.
fn story(text: &str, lang: Lang) -> Vec<String> {
    told(&report(text, &options(), lang), lang)
}

fn told(blocks: &[Block], lang: Lang) -> Vec<String> {
    let notes = blocks.iter().map_while(|block| match block {
        Block::Note(text) => Some(text.get(lang).to_owned()),
        _ => None,
    });
    notes.collect()
}

fn begins(said: &[String], begin: &str) {
    let is_said = said.iter().any(|said| said.starts_with(begin));
    assert!(is_said, "{begin:?} in {said:#?}");
}

/// T1 takes at most 14 days in 55% of cases, 1 − (20 − 14)² ÷ (10 · 8), and then all is done on 26
/// January; at most 17.2 days in 90%. B1 is at most 151,000 in 70%.
const SPREAD: &str = "start: 2026-01-05
goals: [{id: G1, title: Goal, deadline: 2026-01-27}]
phases:
  - id: PH1
    title: p
    tasks:
      - {id: T1, title: Build, duration: {min: 10d, likely: 12d, max: 20d}}
      - {id: T2, title: Test, duration: 2d, after: [T1], serves: [G1]}
    milestones:
      - {id: M1, title: Tested, after: [T2], date: 2026-01-26}
budget:
  total: 151000
  lines:
    - {id: B1, title: Hall, amount: {min: 100000, likely: 120000, max: 200000}}
";

#[test]
fn a_late_plan_is_told_in_both_languages() {
    let text = format!("end: 2026-01-26\n{SPREAD}");
    let options = SimulateOptions {
        percentile: 90,
        ..options()
    };
    let en = told(&report(&text, &options, Lang::En), Lang::En);
    let promised =
        "The promised 2026-01-26 is kept in 55% of cases; P90 is 2026-01-30, 4 days later.";
    assert_eq!(en[0], promised);
    begins(
        &en,
        "The budget of CNY 151,000 is enough in 70% of cases; CNY 2",
    );
    assert!(en[1].ends_with("more contingency buys 90%."), "{}", en[1]);
    begins(&en, "Date and budget are kept together in 3");
    begins(
        &en,
        "One task makes most of the difference in the finish: T1 (Build).",
    );
    begins(
        &en,
        "One budget line makes most of the difference in the cost: B1 (Hall).",
    );
    begins(
        &en,
        "Most in danger: milestone M1 (Tested) by 2026-01-26, kept in 55% of cases;",
    );
    let zh = told(&report(&text, &options, Lang::Zh), Lang::Zh);
    let promised =
        "按期（2026-01-26）完工的把握为 55%；要有 90% 的把握，须排到 2026-01-30，晚 4 天。";
    assert_eq!(zh[0], promised);
    begins(&zh, "预算 15.1万元 够用的把握为 70%；再增加 2");
    begins(&zh, "完工日期的不确定性主要来自 1 项任务：T1“Build”。");
    begins(&zh, "成本的不确定性主要来自 1 条预算明细：B1“Hall”。");
    begins(
        &zh,
        "最难守住的承诺：里程碑 M1“Tested”（2026-01-26），把握 55%；目标 G1“Goal”",
    );
}

#[test]
fn an_early_plan_says_so() {
    let text = format!("end: 2026-02-27\n{SPREAD}").replace("151000", "210000");
    let said = story(&text, Lang::En);
    begins(
        &said,
        "The promised 2026-02-27 is kept in >99% of cases; P80 is 2026-01-2",
    );
    assert!(said[0].ends_with("days earlier."), "{}", said[0]);
    // No sum above the most can be spent.
    begins(
        &said,
        "The budget of CNY 210,000 is enough in every case; it is CNY ",
    );
    let zh = story(&text, Lang::Zh);
    begins(
        &zh,
        "按期（2026-02-27）完工的把握为 >99%；80% 的把握对应 2026-01-2",
    );
    begins(&zh, "预算 21万元 够用的把握为 100%；比 80% 的把握所需多 ");
}

#[test]
fn responses_to_risks_are_told_apart() {
    let text = "start: 2026-01-05
end: 2026-01-16
goals: [{id: G1, title: Goal}]
phases: [{id: PH1, title: p, tasks: [{id: T1, title: Build, duration: 10d}]}]
risks:
  - {id: R1, title: Storm, probability: 50%, impact: {delay: 5d, cost: 1000}, threatens: [T1], response: mitigate,
     residual: {probability: 10%, impact: {delay: 5d, cost: 1000}}}
budget: {total: 500, lines: [{id: B1, title: Hall, amount: 500}]}
";
    let said = story(text, Lang::En);
    begins(
        &said,
        "The promised 2026-01-16 is kept in 90% of cases (50% before the responses); P80 is that very day.",
    );
    begins(
        &said,
        "The budget of CNY 500 is enough in 90% of cases (50% before the responses);",
    );
    begins(
        &said,
        "One risk makes most of the difference in the finish and in the cost: R1 (Storm).",
    );
    let zh = story(text, Lang::Zh);
    begins(
        &zh,
        "按期（2026-01-16）完工的把握为 90%（不采取应对措施则为 50%）；该日正好对应 80% 的把握。",
    );
}

#[test]
fn what_cant_be_otherwise_is_one_outcome() {
    let plan = |end: &str, probability: &str| {
        format!(
            "start: 2026-01-05
end: {end}
goals: [{{id: G1, title: Goal}}]
phases: [{{id: PH1, title: p, tasks: [{{id: T1, title: Build, duration: 10d}}]}}]
risks: [{{id: R1, title: Storm, probability: {probability}, impact: {{delay: 5d, cost: 1000}}, threatens: [T1]}}]
budget: {{total: 1200, lines: [{{id: B1, title: Hall, amount: 500}}]}}
"
        )
    };
    let never = story(&plan("2026-01-20", "0%"), Lang::En);
    begins(
        &never,
        "There is one outcome: no task or sum gives three different points",
    );
    begins(
        &never,
        "All is done on 2026-01-16, for nothing moves it: 4 days before the promised 2026-01-20.",
    );
    begins(
        &never,
        "The cost is CNY 500, for nothing moves it; the budget of CNY 1,200 holds it with CNY 700 to spare.",
    );
    let always = story(&plan("2026-01-20", "100%"), Lang::En);
    begins(
        &always,
        "All is done on 2026-01-23, for nothing moves it: 3 days later than the promised 2026-01-20.",
    );
    begins(
        &always,
        "The cost is CNY 1,500, for nothing moves it; the budget of CNY 1,200 is CNY 300 short.",
    );
    let zh = story(&plan("2026-01-16", "0%"), Lang::Zh);
    begins(&zh, "结果只有一种");
    begins(&zh, "完工日期确定为承诺的 2026-01-16，没有因素使其变动。");
    assert_eq!(zh.len(), 3, "{zh:#?}");
    // What is missing is told too.
    let blocks = report(&plan("2026-01-16", "0%"), &options(), Lang::Zh);
    let is_told = blocks.iter().any(|block| match block {
        Block::Note(text) => text.zh.starts_with("T1：工期没有给出"),
        _ => false,
    });
    assert!(is_told, "{blocks:#?}");
}

#[test]
fn what_is_not_promised_is_not_judged() {
    let plan = SPREAD
        .replace("  total: 151000\n", "")
        .replace(", date: 2026-01-26", "");
    let plan = plan.replace(", deadline: 2026-01-27", "");
    let said = story(&plan, Lang::En);
    begins(
        &said,
        "The plan promises no day by which all is done; P80 is 2026-01-2",
    );
    let zh = story(&plan, Lang::Zh);
    begins(
        &zh,
        "方案没有承诺完工日期；要有 80% 的把握，须排到 2026-01-2",
    );
    // The lines are what is asked for.
    begins(&said, "The budget of CNY 120,000 is enough in ");
    let without = &plan[..plan.find("budget:").expect("a budget")];
    begins(&story(without, Lang::En), "The plan has no sums of money");
    begins(&story(without, Lang::Zh), "方案没有金额");
    let milestone = SPREAD.replace("  total: 151000\n", "");
    begins(
        &story(&milestone, Lang::En),
        "The 2026-01-26 promised for the last milestone is kept in 55% of cases",
    );
}

#[test]
fn a_plan_without_dates_and_an_empty_one_have_no_odds() {
    let text = "goals: [{id: G1, title: Goal}]
phases: [{id: PH1, title: p, tasks: [{id: T1, title: Build, duration: {min: 1d, likely: 2d, max: 4d}}]}]
";
    for text in [text, "goals: [{id: G1, title: Goal}]\n"] {
        begins(
            &story(text, Lang::En),
            "The plan has no dates to count from",
        );
        begins(&story(text, Lang::Zh), "方案没有可推算的日期");
        for view in SimulateView::ALL {
            let options = SimulateOptions { view, ..options() };
            assert!(!report(text, &options, Lang::En).is_empty(), "{view:?}");
        }
    }
}

/// The facts of how it was run.
fn run_of(blocks: &[Block]) -> &Facts {
    let facts = blocks.iter().find_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        _ => None,
    });
    facts.expect("facts")
}

fn fact<'b>(blocks: &'b [Block], id: &str) -> &'b Cell {
    let mut entries = run_of(blocks).entries.iter();
    let entry = entries.find(|(key, _)| key.id == id);
    &entry.expect("the fact").1
}

#[test]
fn what_was_done_before_a_stop_is_shown_as_such() {
    let text = format!("end: 2026-01-26\n{SPREAD}");
    let asked = AtomicU64::new(0);
    let goes_on = || asked.fetch_add(1, Ordering::Relaxed) < 40;
    let watch = Watch {
        done: &|_| (),
        goes_on: &goes_on,
    };
    let options = SimulateOptions {
        iterations: Iterations::Exactly(100_000_000),
        watch,
        ..SimulateOptions::default()
    };
    let blocks = report(&text, &options, Lang::En);
    let said = told(&blocks, Lang::En);
    assert!(said[0].starts_with("Stopped: what follows is what was found in the "));
    begins(&said, "The promised 2026-01-26 is kept in 5");
    let Cell::Label(ended) = fact(&blocks, "ended") else {
        panic!("a word");
    };
    assert_eq!(ended.en, "stopped");
    let Cell::Decimal(done) = fact(&blocks, "iterations") else {
        panic!("a number");
    };
    let most = rust_decimal::Decimal::from(40 * CHUNK);
    assert!(!done.is_zero() && *done <= most, "{done}");

    let watch = Watch {
        done: &|_| (),
        goes_on: &|| false,
    };
    let options = SimulateOptions { watch, ..options };
    let blocks = report(&text, &options, Lang::Zh);
    assert_eq!(told(&blocks, Lang::Zh), [story::NOTHING_DONE.zh]);
}

#[test]
fn a_run_says_how_to_run_it_again() {
    let text = format!("end: 2026-01-26\n{SPREAD}");
    let options = SimulateOptions {
        seed: u64::MAX,
        ..options()
    };
    let blocks = report(&text, &options, Lang::En);
    let seed = rust_decimal::Decimal::from(u64::MAX);
    assert_eq!(fact(&blocks, "seed"), &Cell::Decimal(seed));
    let Cell::Text(input) = fact(&blocks, "input") else {
        panic!("a hash");
    };
    assert_eq!(input.len(), 32);
    let other = report(&text.replace("Build", "build"), &options, Lang::En);
    assert_ne!(fact(&other, "input"), fact(&blocks, "input"));
    let Cell::Label(ended) = fact(&blocks, "ended") else {
        panic!("a word");
    };
    assert!(ended.en.contains("rounded up"), "60,000 are no whole lots");
}
