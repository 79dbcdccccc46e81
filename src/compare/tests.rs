use super::*;
use crate::source::{Limits, parse};

/// A plan with its text.
struct File {
    text: String,
    plan: Plan,
}

/// A plan made of keys, with what every plan needs.
fn plan(keys: &str) -> File {
    let mut text = String::from("planvet: 1\ntitle: x\nstart: 2026-01-05\nend: 2026-12-18\n");
    if !keys.contains("goals:") {
        text.push_str("goals: []\n");
    }
    text.push_str(keys);
    text.push('\n');
    let tree = parse(&text, &Limits::DEFAULT);
    let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
    let plan = plan.expect("a plan");
    File { text, plan }
}

fn side(file: &File) -> Side<'_> {
    Side {
        plan: &file.plan,
        text: &file.text,
        calendars: Calendars::standard(),
        scale: Scale::standard(),
    }
}

/// Two plans compared, and their changes in short: `goal G1 target: 98% → 96% (-2 pp, easier)`.
fn compared(old: &str, new: &str) -> (Comparison, Vec<String>) {
    let (old, new) = (plan(old), plan(new));
    let comparison = Comparison::of(side(&old), side(&new));
    let changes = comparison.changes.iter().map(short).collect();
    (comparison, changes)
}

fn changes(old: &str, new: &str) -> Vec<String> {
    compared(old, new).1
}

fn short(change: &Change) -> String {
    let value = |value: &Value| match value {
        Value::Missing => "-".to_owned(),
        Value::Text(text) => text.as_str().to_owned(),
        Value::Word(word) | Value::Unreadable(word) => word.clone(),
        Value::Label(label) => label.en.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Percent(percent) => percent.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Amount(amount) => amount.to_string(),
        Value::Duration(duration) => duration.to_string(),
        Value::List(items) => items.join(" "),
        Value::Flag(holds) => holds.to_string(),
    };
    let mut text = change.kind.name().to_owned();
    if let Some(id) = &change.id {
        text.push_str(&format!(" {id}"));
    }
    let (old, new) = (value(&change.old), value(&change.new));
    text.push_str(&format!(" {}: {old} → {new}", change.field.name()));
    if let Some(delta) = &change.delta {
        text.push_str(&format!(" [{} {}]", delta.amount, delta.unit.name()));
    }
    if let Some(effect) = change.effect {
        text.push_str(&format!(" {}", effect.name()));
    }
    text
}

fn goal(measure: &str) -> String {
    format!(
        "goals: [{{id: G1, title: Answer, deadline: 2026-06-30, measure: {{metric: m, {measure}}}}}]"
    )
}

#[test]
fn goals_become_harder_or_easier() {
    let hours = |values: &str| goal(&format!("unit: hours, {values}"));
    let base = hours("baseline: 24, target: 16");
    for (new, said) in [
        (
            hours("baseline: 24, target: 12"),
            "target: 16 hours → 12 hours [-4 hours] harder",
        ),
        (
            hours("baseline: 24, target: 20"),
            "target: 16 hours → 20 hours [4 hours] easier",
        ),
        (hours("baseline: 24, target: 960min"), ""),
        (
            hours("baseline: 30, target: 16"),
            "baseline: 24 hours → 30 hours [6 hours] harder",
        ),
        (
            hours("baseline: 20, target: 16"),
            "baseline: 24 hours → 20 hours [-4 hours] easier",
        ),
        (hours("baseline: 24"), "target: 16 hours → - easier"),
        (
            hours("baseline: 24, target: soon"),
            "target: 16 hours → soon",
        ),
        (
            base.replace("06-30", "07-07"),
            "deadline: 2026-06-30 → 2026-07-07 [5 d] easier",
        ),
        (
            base.replace("06-30", "06-29"),
            "deadline: 2026-06-30 → 2026-06-29 [-1 d] harder",
        ),
        (
            base.replace("deadline: 2026-06-30, ", ""),
            "deadline: 2026-06-30 → - easier",
        ),
    ] {
        let expected: Vec<String> = match said {
            "" => vec![],
            said => vec![format!("goal G1 {said}")],
        };
        assert_eq!(changes(&base, &new), expected, "{new}");
    }
    let share = |target: &str| goal(&format!("unit: '%', baseline: 91, target: {target}"));
    assert_eq!(
        changes(&share("98"), &share("≥96%")),
        ["goal G1 target: 98% → ≥96% [-2 pp] easier"]
    );
}

#[test]
fn a_target_that_turned_round_is_neither_harder_nor_easier() {
    let up = goal("baseline: 60, target: 80");
    let down = goal("baseline: 60, target: 50");
    assert_eq!(changes(&up, &down), ["goal G1 target: 80 → 50 [-30 ]"]);
}

#[test]
fn goals_come_and_go() {
    let (one, none) = (goal("target: 5"), "goals: []".to_owned());
    let (comparison, removed) = compared(&one, &none);
    assert_eq!(removed, ["goal G1 removed: 5 → - easier"]);
    assert_eq!(comparison.totals.goals_weakened, 1);
    assert_eq!(changes(&none, &one), ["goal G1 added: - → 5 harder"]);
}

const WORK: &str = "phases:
  - id: PH1
    title: One
    end: 2026-03-27
    tasks:
      - {id: T1, title: Shifts, duration: 10d, deadline: 2026-02-27}
      - {id: T2, title: Dispatch, duration: 4w, after: [T1 SS+3d, T3], starts_on: 2026-02-02}
      - {id: T3, title: Train, duration: 5ed}
    milestones:
      - {id: M1, title: Live, date: 2026-03-20, after: [T2]}
  - id: PH2
    title: Two
";

#[test]
fn dates_slip_in_working_days() {
    let new = WORK
        .replace("date: 2026-03-20", "date: 2026-03-23")
        .replace("deadline: 2026-02-27", "deadline: 2026-02-20")
        .replace("starts_on: 2026-02-02", "starts_on: 2026-02-09");
    assert_eq!(
        changes(WORK, &new),
        [
            "plan computed_finish: 2026-02-27 → 2026-03-06 [5 d] worse",
            "phase PH1 computed_finish: 2026-02-27 → 2026-03-06 [5 d] worse",
            "task T1 promised: 2026-02-27 → 2026-02-20 [-5 d] better",
            "task T1 total_float: 17 → 22 [5 d]",
            "task T2 computed_finish: 2026-02-27 → 2026-03-06 [5 d] worse",
            "task T2 computed_start: 2026-02-02 → 2026-02-09 [5 d]",
            "task T2 starts_on: 2026-02-02 → 2026-02-09 [5 d]",
            "task T3 total_float: 15 → 20 [5 d]",
            "milestone M1 promised: 2026-03-20 → 2026-03-23 [1 d] worse",
            "milestone M1 computed_finish: 2026-02-27 → 2026-03-06 [5 d] worse",
        ]
    );
    let cn = |text: &str| format!("calendar: CN\n{text}");
    let day = |day: &str| cn(&WORK.replace("date: 2026-03-20", &format!("date: {day}")));
    // The National Day holiday of 2026 lies between.
    let (comparison, slip) = compared(&day("2026-09-30"), &day("2026-10-08"));
    assert_eq!(
        slip,
        ["milestone M1 promised: 2026-09-30 → 2026-10-08 [1 d] worse"]
    );
    assert_eq!(comparison.totals.slips.later, 1);
    let weekend = changes(&day("2026-03-21"), &day("2026-03-22"));
    assert_eq!(
        weekend,
        ["milestone M1 promised: 2026-03-21 → 2026-03-22 [0 d] worse"]
    );
}

#[test]
fn different_calendars_are_told_and_the_new_one_counts() {
    let old = WORK.replace("2026-03-20", "2026-09-30");
    let new = format!("calendar: CN\n{}", WORK.replace("2026-03-20", "2026-10-08"));
    let (comparison, said) = compared(&old, &new);
    assert!(comparison.calendars_differ);
    assert!(
        said.contains(&"milestone M1 promised: 2026-09-30 → 2026-10-08 [1 d] worse".to_owned())
    );
    let unknown = "calendar: nobody knows\n";
    let (comparison, said) = compared(
        &format!("{unknown}{WORK}"),
        &format!("{unknown}{}", WORK.replace("2026-03-20", "2026-03-23")),
    );
    assert!(comparison.has_no_calendar);
    assert_eq!(
        said,
        ["milestone M1 promised: 2026-03-20 → 2026-03-23 [3 ed] worse"]
    );
}

#[test]
fn durations_and_links_have_their_differences() {
    let new = WORK
        .replace("duration: 10d", "duration: 2w")
        .replace(
            "duration: 4w",
            "duration: {min: 15d, likely: 22d, max: 30d}",
        )
        .replace("[T1 SS+3d, T3]", "[T3, T1 SS+1w]")
        .replace("after: [T2]", "after: [T1 FF]");
    assert_eq!(
        changes(WORK, &new),
        [
            "plan computed_finish: 2026-02-27 → 2026-03-03 [2 d] worse",
            "plan critical_path: T2 M1 → T2",
            "phase PH1 computed_finish: 2026-02-27 → 2026-03-03 [2 d] worse",
            "task T1 total_float: 17 → 15 [-2 d]",
            "task T2 computed_finish: 2026-02-27 → 2026-03-03 [2 d] worse",
            "task T2 duration: 4w → 22d [2 d] worse",
            "task T2 duration_min: - → 15d",
            "task T2 duration_max: - → 30d",
            "task T2 after: T1 SS+3d → T1 SS+1w [2 d]",
            "milestone M1 computed_finish: 2026-02-27 → 2026-01-16 [-30 d] better",
            "milestone M1 total_float: 0 → 32 [32 d]",
            "milestone M1 critical: true → false",
            "milestone M1 after: - → T1 FF",
            "milestone M1 after: T2 → -",
        ]
    );
}

#[test]
fn a_new_id_is_one_change_and_a_new_phase_another() {
    let renumbered = WORK.replace("T1", "T9");
    assert_eq!(changes(WORK, &renumbered), ["task T9 id: T1 → T9"]);
    // A link that was forgotten leads nowhere, and says what it said.
    let forgotten = WORK.replace("id: T1", "id: T9");
    assert_eq!(changes(WORK, &forgotten), ["task T9 id: T1 → T9"]);
    // A list that was numbered anew as a whole: every link follows its task.
    let inserted = WORK
        .replace("[T1 SS+3d, T3]", "[T2 SS+3d, T4]")
        .replace("after: [T2]", "after: [T3]")
        .replace("id: T3,", "id: T4,")
        .replace("id: T2,", "id: T3,")
        .replace(
            "      - {id: T1,",
            "      - {id: T1, title: Survey}\n      - {id: T2,",
        );
    assert_eq!(
        changes(WORK, &inserted),
        [
            "task T1 added: - → -",
            "task T2 id: T1 → T2",
            "task T3 id: T2 → T3",
            "task T4 id: T3 → T4",
        ]
    );
    let line = "      - {id: T3, title: Train, duration: 5ed}\n";
    let moved = WORK.replace(line, "") + "    tasks:\n" + line;
    assert_eq!(changes(WORK, &moved), ["task T3 phase: PH1 → PH2"]);
    let renamed = WORK.replace("title: Train", "title: Train everybody");
    assert_eq!(
        changes(WORK, &renamed),
        ["task T3 title: Train → Train everybody"]
    );
    // A phase that is called something else holds the same tasks.
    let phase = WORK.replace("id: PH1", "id: PH7");
    assert_eq!(changes(WORK, &phase), ["phase PH7 id: PH1 → PH7"]);
}

const MONEY: &str = "currency: GBP
budget:
  contingency: 10%
  lines:
    - {id: B1, title: System, category: technology, amount: 60000}
    - {id: B2, title: Training, category: people, quantity: 40, unit_price: 1000}
  funding:
    - {source: Own funds, amount: 110000}
";

#[test]
fn money_has_differences_and_shares() {
    let new = MONEY
        .replace("amount: 60000", "amount: 75000")
        .replace("quantity: 40", "quantity: 30")
        .replace("amount: 110000", "amount: 90000");
    let (comparison, said) = compared(MONEY, &new);
    assert_eq!(
        said,
        [
            "budget lines: GBP 100000 → GBP 105000 [5000 GBP] worse",
            "budget reserve_amount: GBP 10000 → GBP 10500 [500 GBP]",
            "budget funding: GBP 110000 → GBP 90000 [-20000 GBP] worse",
            "category amount: GBP 60000 → GBP 75000 [15000 GBP] worse",
            "category amount: GBP 40000 → GBP 30000 [-10000 GBP] better",
            "line B1 amount: GBP 60000 → GBP 75000 [15000 GBP] worse",
            "line B2 amount: GBP 40000 → GBP 30000 [-10000 GBP] better",
            "line B2 quantity: 40 → 30 [-10 ]",
            "funding amount: GBP 110000 → GBP 90000 [-20000 GBP] worse",
        ]
    );
    let percent = |field: Field| {
        let change = comparison
            .changes
            .iter()
            .find(|change| change.field == field);
        change
            .and_then(|change| change.percent)
            .map(|percent| percent.normalize().to_string())
    };
    assert_eq!(percent(Field::Lines).as_deref(), Some("5"));
    assert_eq!(
        comparison
            .totals
            .cost_percent
            .map(|share| share.normalize().to_string())
            .as_deref(),
        Some("5")
    );
}

#[test]
fn other_currencies_are_not_converted() {
    let euro = MONEY.replace("GBP", "EUR");
    let (comparison, said) = compared(MONEY, &euro);
    assert!(comparison.currencies_differ);
    assert_eq!(comparison.totals.cost_change, None);
    assert!(
        said.contains(&"line B1 amount: GBP 60000 → EUR 60000".to_owned()),
        "{said:?}"
    );
    let held = |text: &str| {
        let conditions = Condition::read_all(text).expect(text);
        conditions[0].held(&comparison).is_some()
    };
    assert!(held("cost>10%"), "what can't be compared may be any");
    assert!(!held("slip>1d"));
}

#[test]
fn risks_grow_close_and_turn_red() {
    let risk = |keys: &str| format!("risks: [{{id: R1, title: Outage, {keys}}}]");
    let base = risk("probability: 2, impact: 4");
    let (comparison, said) = compared(&base, &risk("probability: 5, impact: 4"));
    assert_eq!(
        said,
        [
            "risk R1 score: 8 → 20 [12 ] worse",
            "risk R1 rating: moderate → extreme worse",
            "risk R1 probability: 2 → 5 [3 ] worse",
        ]
    );
    assert_eq!(comparison.totals.new_red, ["R1"]);
    let closed = changes(&base, &risk("probability: 2, impact: 4, status: closed"));
    assert_eq!(closed, ["risk R1 status: open → closed better"]);
    let chance = |keys: &str| risk(&format!("response: exploit, {keys}"));
    let (comparison, said) = compared(
        &chance("probability: 2, impact: 4"),
        &chance("probability: 5, impact: 5"),
    );
    assert!(
        said.contains(&"risk R1 score: 8 → 25 [17 ] better".to_owned()),
        "{said:?}"
    );
    assert!(
        comparison.totals.new_red.is_empty(),
        "a chance is no threat"
    );
}

#[test]
fn conditions_hold_by_their_bounds() {
    let new = WORK.replace("date: 2026-03-20", "date: 2026-03-27");
    let (comparison, _) = compared(WORK, &new);
    let held = |text: &str| {
        let conditions = Condition::read_all(text).expect(text);
        conditions[0].held(&comparison).is_some()
    };
    for (text, holds) in [
        ("slip>5d", false),
        ("slip>=5d", true),
        ("slip>4d", true),
        ("slip>1w", false),
        ("any", true),
        ("goals", false),
        ("risks", false),
        ("cost>0%", false),
    ] {
        assert_eq!(held(text), holds, "{text}");
    }
    let (comparison, _) = compared(MONEY, &MONEY.replace("60000", "71000"));
    let held = |text: &str| {
        let conditions = Condition::read_all(text).expect(text);
        conditions[0].held(&comparison).is_some()
    };
    for (text, holds) in [
        ("cost>11%", false),
        ("cost>=11%", true),
        ("cost>12,100", false),
        ("cost>£12,000", true),
        ("cost>$1", true),
    ] {
        assert_eq!(held(text), holds, "{text}");
    }
}

const CHAIN: &str = "phases:
  - id: PH1
    title: One
    tasks:
      - {id: T1, title: Shifts, duration: 10d}
      - {id: T2, title: Dispatch, duration: 20d, after: [T1]}
      - {id: T3, title: Train, duration: 15d, after: [T1]}
    milestones:
      - {id: M1, title: Live, date: 2026-02-20, after: [T2, T3]}
";

fn held(comparison: &Comparison, text: &str) -> Option<String> {
    let conditions = Condition::read_all(text).expect(text);
    let held = conditions[0].held(comparison);
    held.map(|held| held.reason.en.into_owned())
}

#[test]
fn computed_dates_float_and_the_critical_path_are_compared() {
    let longer = CHAIN.replace("Train, duration: 15d", "Train, duration: 26d");
    let (comparison, said) = compared(CHAIN, &longer);
    assert_eq!(
        said,
        [
            "plan computed_finish: 2026-02-13 → 2026-02-23 [6 d] worse",
            "plan critical_path: T1 T2 M1 → T1 T3 M1",
            "phase PH1 computed_finish: 2026-02-13 → 2026-02-23 [6 d] worse",
            "task T1 total_float: 0 → -1 [-1 d]",
            "task T2 total_float: 0 → 5 [5 d]",
            "task T2 critical: true → false",
            "task T3 computed_finish: 2026-02-06 → 2026-02-23 [11 d] worse",
            "task T3 total_float: 5 → -1 [-6 d]",
            "task T3 critical: false → true",
            "task T3 duration: 15d → 26d [11 d] worse",
            "milestone M1 computed_finish: 2026-02-13 → 2026-02-23 [6 d] worse",
            "milestone M1 total_float: 0 → -1 [-1 d]",
        ]
    );
    let totals = &comparison.totals;
    assert_eq!(totals.critical.now, ["T3"]);
    assert_eq!(totals.critical.no_longer, ["T2"]);
    assert_eq!(totals.slips.later, 0, "no promised date moved");
    assert!(held(&comparison, "slip>6d").is_none());
    assert_eq!(
        held(&comparison, "slip>5d").as_deref(),
        Some("the computed finish of the plan is later by 6 working days")
    );
    assert_eq!(
        held(&comparison, "critical").as_deref(),
        Some("critical now, and not before: T3")
    );
    let (back, _) = compared(&longer, CHAIN);
    assert!(held(&back, "slip>0d").is_none());
}

#[test]
fn slips_are_decided_by_the_finish_and_by_promises_to_others() {
    let goals = "goals: [{id: G1, title: Answer, deadline: 2026-06-30}]\n";
    let with_goal = format!("{goals}{CHAIN}");
    let decided = |new: &str| held(&compared(&with_goal, new).0, "slip>5d");
    assert_eq!(
        decided(&with_goal.replace("2026-06-30", "2026-07-09")).as_deref(),
        Some("the date promised for G1 is later by 7 working days")
    );
    assert_eq!(
        decided(&with_goal.replace("date: 2026-02-20", "date: 2026-03-20")).as_deref(),
        Some("the date promised for M1 is later by 20 working days")
    );
    let by = |day: &str| {
        CHAIN.replace(
            "Shifts, duration: 10d",
            &format!("Shifts, duration: 10d, deadline: {day}"),
        )
    };
    let (comparison, _) = compared(&by("2026-03-02"), &by("2026-05-04"));
    assert_eq!(comparison.totals.slips.later, 1);
    assert!(held(&comparison, "slip>5d").is_none(), "among themselves");
}

#[test]
fn what_is_in_doubt_is_compared_by_stated_dates() {
    let open = CHAIN.replace(
        "Shifts, duration: 10d",
        "Shifts, not_before: 2026-01-12, deadline: 2026-02-02",
    );
    let (comparison, said) = compared(&open, &open.replace("2026-02-02", "2026-02-09"));
    assert_eq!(
        said,
        ["task T1 promised: 2026-02-02 → 2026-02-09 [5 d] worse"]
    );
    assert_eq!(comparison.totals.in_doubt, ["T1", "T2", "T3", "M1"]);
    assert_eq!(comparison.totals.computed_finish, (None, None));
    // What doesn't wait for it is computed, without a float.
    let free = open.replace("15d, after: [T1]", "15d");
    let (comparison, said) = compared(&free, &free.replace("15d", "16d"));
    assert_eq!(
        said,
        [
            "task T3 computed_finish: 2026-01-23 → 2026-01-26 [1 d] worse",
            "task T3 duration: 15d → 16d [1 d] worse",
        ]
    );
    assert_eq!(comparison.totals.in_doubt, ["T1", "T2", "M1"]);
    // In a loop there are no dates at all.
    let looped = CHAIN.replace(
        "Shifts, duration: 10d",
        "Shifts, duration: 10d, after: [T3]",
    );
    let (comparison, said) = compared(CHAIN, &looped);
    assert_eq!(said, ["task T1 after: - → T3"]);
    assert_eq!(comparison.totals.in_doubt, ["T1", "T2", "T3", "M1"]);
    // Holidays that nobody knows yet are the same for both.
    let later = |text: &str| format!("calendar: CN\n{}", text.replace("2026-02-20", "2998-02-20"));
    let begun =
        |day: &str| later(&CHAIN.replace("Shifts,", &format!("Shifts, not_before: {day},")));
    let (comparison, said) = compared(&begun("2998-01-05"), &begun("2998-01-19"));
    assert!(comparison.is_unpublished && comparison.totals.in_doubt.is_empty());
    assert!(said[0].starts_with("plan computed_finish"), "{said:?}");
}

#[test]
fn what_is_unreadable_is_compared_as_it_is_written() {
    let old = WORK.replace("duration: 10d", "duration: a while");
    assert_eq!(changes(&old, &old), [""; 0]);
    assert_eq!(changes(&old, WORK), ["task T1 duration: a while → 10d"]);
}

/// What the comparison knows of a record: no key may be forgotten when one is added.
#[test]
fn every_key_of_the_format_is_compared() {
    use crate::plan::read::{Record as _, Shape};
    /// Keys that are compared under another name, or by what they hold.
    const OTHERWISE: &[&str] = &[
        "notes",
        "base",
        "holidays",
        "workdays",
        "hours_per_day",
        "value",
        "date",
        "min",
        "likely",
        "max",
        "background",
        "problems",
        "causes",
        "stakeholders",
        "phases",
        "tasks",
        "milestones",
        "risks",
        "resources",
        "evaluation",
        "dimensions",
        "reviews",
        "goal",
        "name",
        "claim",
        "end",
        "finished",
        "sample",
        "size",
        "stated",
        "benefits",
        "residual",
        "delay",
        "budget",
        "quality",
        "satisfaction",
        "reputation",
        "safety",
        "compliance",
        "ratings",
        "grid",
        "label",
        "up_to",
        "meaning",
        "color",
        "beyond_appetite",
        "probability_bounds",
        "cost_bounds",
        "delay_bounds",
        "score_bounds",
        "simulation",
        "members",
        "coefficient",
        "to",
    ];
    fn keys(shape: &Shape, found: &mut Vec<(&'static str, &'static str)>) {
        match shape {
            Shape::Record(info) => {
                if found.iter().any(|(record, _)| *record == info.name) {
                    return;
                }
                found.extend(info.fields.iter().map(|field| (info.name, field.key)));
                for field in info.fields {
                    keys(&(field.shape)(), found);
                }
            }
            Shape::List(item) | Shape::Map(item) => keys(item, found),
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| keys(shape, found)),
            Shape::Text | Shape::Flag | Shape::Value(_) => {}
        }
    }
    let mut found = Vec::new();
    keys(&Shape::Record(crate::plan::Plan::INFO), &mut found);
    assert!(found.len() > 100, "{}", found.len());
    for (record, key) in found {
        let is_known = Field::ALL.iter().any(|field| field.name() == key);
        assert!(is_known || OTHERWISE.contains(&key), "{record}.{key}");
    }
}

#[test]
fn thousands_of_items_find_each_other() {
    use std::fmt::Write as _;
    let plan_of = |shift: usize| {
        let mut text = String::from("phases:\n  - id: PH1\n    title: One\n    tasks:\n");
        for number in 0..5_000 {
            let id = number + shift;
            let _ = writeln!(
                text,
                "      - {{id: T{id}, title: Task {number}, duration: 3d}}"
            );
        }
        text
    };
    let (old, new) = (plan(&plan_of(0)), plan(&plan_of(1)));
    let comparison = Comparison::of(side(&old), side(&new));
    assert_eq!(comparison.counts_of(Kind::Task).changed, 5_000);
    assert!(
        comparison
            .changes
            .iter()
            .all(|change| change.field == Field::Id)
    );
}

#[test]
fn a_new_way_to_simulate_is_told_and_new_ids_are_not() {
    let work = |task: &str, simulation: &str| {
        format!(
            "phases: [{{id: PH1, title: One, tasks: [{{id: {task}, title: Survey the pumps, duration: 5d}}]}}]\n\
             simulation: {{{simulation}}}"
        )
    };
    let group = |members: &str| {
        format!("correlation: [{{title: crew, members: [{members}], coefficient: 60%}}]")
    };
    let old = work("T1", &group("T1, PH1"));
    assert_eq!(changes(&old, &work("T1", &group("PH1, T1"))), [""; 0]);
    assert_eq!(
        changes(&old, &work("T7", &group("T7, PH1"))),
        ["task T7 id: T1 → T7"]
    );
    assert_eq!(
        changes(&old, &work("T1", &format!("curve: pert, {}", group("PH1")))),
        [
            "plan curve: - → PERT",
            "plan correlation: crew: PH1 + T1: 0.6 → crew: PH1: 0.6"
        ]
    );
}
