//! Cases solved by hand, and what holds of any readings.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::plan::{self, Plan};
use crate::source::{Limits, parse};

/// A plan of one goal.
fn plan_of(deadline: &str, measure: &str) -> Plan {
    let text = format!(
        "planvet: 1\ntitle: x\ngoals:\n  - id: G1\n    title: x\n    deadline: {deadline}\n    measure: {{metric: m, {measure}}}\n"
    );
    let limits = Limits::default();
    let tree = parse(&text, &limits);
    let (plan, faults) = plan::read(&tree, &text, tree.roots()[0], &limits);
    assert!(faults.is_empty(), "{text}: {faults:?}");
    plan.expect("a plan")
}

/// Looks at the progress of a goal.
fn look<T>(deadline: &str, measure: &str, as_of: Date, see: impl Fn(&Progress<'_>) -> T) -> T {
    let plan = plan_of(deadline, measure);
    let progress = Progress::of(&plan.goals[0], as_of);
    see(&progress.expect("a measure"))
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

const REPAIRS: &str = "unit: 小时, baseline: {value: 24, date: 2025-12-31}, target: 16, \
     stages: [{value: 20, date: 2026-02-28}], \
     actuals: [{value: 23, date: 2026-01-30}, {value: 21.5, date: 2026-03-01}, {value: 17, date: 2026-07-01}]";

#[test]
fn a_goal_that_lags_is_solved_by_hand() {
    look("2026-06-29", REPAIRS, date(2026, 3, 31), |progress| {
        assert_eq!(progress.aim, Some(Aim::Reach(std::cmp::Ordering::Less)));
        let reading = progress.reading.expect("a reading");
        assert_eq!(
            reading.date,
            date(2026, 3, 1),
            "what comes later doesn't count"
        );
        assert_eq!(progress.due.expect("a stage").date, date(2026, 2, 28));
        assert_eq!(progress.awaited, None);
        assert_eq!(progress.standing, Some(Standing::Behind));
        assert_eq!(progress.is_met, Some(false));
        // (24 - 21.5) / (24 - 16)
        assert_eq!(progress.done.expect("a share").0, decimal("31.25"));
        // One day of the 121 from 20 on 28 February down to 16 on 29 June.
        let line = progress.line.as_ref().expect("a line");
        assert_eq!(line.value.round_dp(6), decimal("19.966942"));
        assert_eq!(progress.against_line, Some(Standing::Behind));
        let outlook = &progress.outlook;
        assert_eq!(outlook.readings, 3);
        // Days 0, 30, 60 with 24, 23, 21.5: (3·1980 - 90·68.5) / (3·4500 - 8100) = -225 / 5400.
        let slope = outlook.slope.expect("a slope");
        assert_eq!(slope.over(24), Some(decimal("-1")));
        // 120 days from 1 March to 29 June: 21.5 - 5.
        assert_eq!(
            outlook.forecast.as_ref().expect("a forecast").value,
            decimal("16.5")
        );
        assert_eq!(outlook.holds, Some(false));
        // 5.5 hours at 1 in 24 days: 132 days.
        assert_eq!(outlook.reached_on, Some(date(2026, 7, 11)));
        let required = outlook.required.expect("a slope");
        assert_eq!(required.over(120), Some(decimal("-5.5")));
        assert_eq!(
            required.percent_of(&slope).map(|times| times.round_dp(6)),
            Some(decimal("110"))
        );
    });
}

#[test]
fn nothing_is_made_of_what_is_missing() {
    look(
        "2026-06-30",
        "unit: 小时, baseline: 24, target: 16",
        date(2026, 7, 31),
        |progress| {
            assert_eq!(progress.reading, None);
            assert_eq!(progress.done, None);
            assert_eq!(progress.standing, None);
            assert_eq!(progress.is_met, None);
            assert_eq!(
                progress.awaited.expect("the target").date,
                date(2026, 6, 30)
            );
            assert!(progress.outlook.slope.is_none() && progress.outlook.forecast.is_none());
        },
    );
    // Two readings on one day are no slope; a baseline without a date is no reading.
    let one_day = "unit: 小时, baseline: 24, target: 16, \
         actuals: [{value: 20, date: 2026-03-31}, {value: 19, date: 2026-03-31}]";
    look("2026-06-30", one_day, date(2026, 3, 31), |progress| {
        assert_eq!(
            progress.done.expect("a share").0,
            decimal("62.5"),
            "the one that stands last"
        );
        assert!(progress.outlook.slope.is_none() && progress.outlook.forecast.is_none());
        assert!(progress.outlook.required.is_some());
        assert_eq!(progress.line, None, "one point is no line");
    });
    // Without a deadline there is a slope, but no day to forecast.
    let open = "unit: 小时, baseline: {value: 24, date: 2026-01-01}, target: 16, actuals: [{value: 20, date: 2026-03-31}]";
    look("", open, date(2026, 3, 31), |progress| {
        assert!(progress.outlook.slope.is_some());
        assert!(progress.outlook.forecast.is_none() && progress.outlook.required.is_none());
        // 4 hours in 89 days.
        assert_eq!(progress.outlook.reached_on, Some(date(2026, 6, 28)));
    });
}

#[test]
fn a_reading_that_says_only_a_bound_is_compared_but_not_reckoned_with() {
    let bound = "unit: \"%\", baseline: {value: 60, date: 2026-01-01}, target: 90, \
         stages: [{value: 70, date: 2026-03-01}], actuals: [{value: ≥75, date: 2026-03-31}]";
    look("2026-06-30", bound, date(2026, 3, 31), |progress| {
        assert_eq!(progress.standing, Some(Standing::Ahead));
        assert_eq!(progress.done, None);
        assert_eq!(progress.line, None);
        assert!(progress.outlook.forecast.is_none());
    });
}

#[test]
fn values_to_be_kept_have_no_way_to_go() {
    let kept = "unit: \"%\", baseline: {value: 97, date: 2026-01-01}, target: ≥95%, \
         stages: [{value: 95, date: 2026-03-01}], actuals: [{value: 96, date: 2026-03-31}]";
    look("2026-09-27", kept, date(2026, 3, 31), |progress| {
        assert_eq!(progress.aim, Some(Aim::Keep(std::cmp::Ordering::Greater)));
        assert_eq!(progress.done, None);
        assert_eq!(progress.line, None);
        assert_eq!(
            progress.standing,
            Some(Standing::OnPlan),
            "better is no more than kept"
        );
        assert_eq!(progress.is_met, Some(true));
        // 1 point in 89 days, over 180 days more: kept today, lost by then.
        let outlook = &progress.outlook;
        assert_eq!(outlook.holds, Some(false));
        assert!(outlook.required.is_none() && outlook.reached_on.is_none());
    });
    let lost = kept.replace("value: 96", "value: 94");
    look("2026-09-27", &lost, date(2026, 3, 31), |progress| {
        assert_eq!(progress.standing, Some(Standing::Behind));
        assert_eq!(progress.is_met, Some(false));
        assert!(progress.outlook.required.is_none());
    });
}

#[test]
fn a_target_that_is_reached_asks_for_nothing_more() {
    let reached = REPAIRS.replace("21.5", "15");
    look("2026-06-29", &reached, date(2026, 3, 31), |progress| {
        assert_eq!(progress.is_met, Some(true));
        assert_eq!(progress.done.expect("a share").0, decimal("112.5"));
        assert_eq!(progress.standing, Some(Standing::Ahead));
        assert!(progress.outlook.required.is_none() && progress.outlook.reached_on.is_none());
        assert_eq!(progress.outlook.holds, Some(true));
    });
}

#[test]
fn the_wrong_way_never_gets_there() {
    let away = REPAIRS.replace("21.5", "26");
    look("2026-06-29", &away, date(2026, 3, 31), |progress| {
        assert_eq!(progress.done.expect("a share").0, decimal("-25"));
        let outlook = &progress.outlook;
        assert_eq!(outlook.reached_on, None);
        assert_eq!(
            outlook
                .required
                .unwrap()
                .percent_of(&outlook.slope.unwrap()),
            None
        );
    });
    let level = REPAIRS
        .replace("value: 23", "value: 24")
        .replace("21.5", "24");
    look("2026-06-29", &level, date(2026, 3, 31), |progress| {
        assert_eq!(
            progress.outlook.slope.unwrap().direction(),
            std::cmp::Ordering::Equal
        );
        assert_eq!(progress.outlook.reached_on, None);
        assert_eq!(
            progress.outlook.forecast.as_ref().unwrap().value,
            decimal("24")
        );
    });
}

#[test]
fn a_forecast_stays_within_what_the_metric_can_be() {
    let share = "kind: rate, unit: \"%\", baseline: {value: 60, date: 2026-01-01}, target: 90, actuals: [{value: 80, date: 2026-01-31}]";
    let forecast = |measure: &str| {
        look("2026-06-30", measure, date(2026, 3, 31), |progress| {
            progress
                .outlook
                .forecast
                .as_ref()
                .map(|amount| amount.value)
        })
    };
    assert_eq!(forecast(share), Some(decimal("100")));
    let time = "kind: time, unit: 小时, baseline: {value: 24, date: 2026-01-01}, target: 6, actuals: [{value: 12, date: 2026-01-31}]";
    assert_eq!(forecast(time), Some(decimal("0")));
    let score = "kind: score, scale: [1, 5], baseline: {value: 3, date: 2026-01-01}, target: 4.5, actuals: [{value: 4, date: 2026-01-31}]";
    assert_eq!(forecast(score), Some(decimal("5")));
    let money = "kind: money, unit: 万元, baseline: {value: 10, date: 2026-01-01}, target: 2, actuals: [{value: 5, date: 2026-01-31}]";
    assert_eq!(
        forecast(money),
        Some(decimal("-20")),
        "a balance may well be negative"
    );
}

#[test]
fn values_in_several_units_are_reckoned_in_one() {
    // Ten minutes are no exact number of hours, so all is reckoned in minutes.
    let mixed = "unit: 小时, baseline: {value: 2, date: 2026-01-01}, target: 10分钟, \
         actuals: [{value: 65分钟, date: 2026-01-31}]";
    look("2026-03-02", mixed, date(2026, 1, 31), |progress| {
        assert_eq!(progress.done.expect("a share").0, decimal("50"));
        let forecast = progress.outlook.forecast.clone().expect("a forecast");
        assert_eq!(progress.rounded(&forecast).to_string(), "10分钟");
        assert_eq!(progress.outlook.holds, Some(true));
    });
    let strangers = "unit: 小时, baseline: {value: 2, date: 2026-01-01}, target: 10%, actuals: [{value: 1, date: 2026-01-31}]";
    look("2026-03-02", strangers, date(2026, 1, 31), |progress| {
        assert_eq!(progress.done, None);
        assert!(progress.outlook.slope.is_none());
    });
}

#[test]
fn a_reading_that_cant_be_read_may_be_the_latest() {
    let text = "planvet: 1\ntitle: x\ngoals:\n  - {id: G1, title: x, deadline: 2026-06-30, measure: {metric: m, baseline: 24, target: 16, stages: [{value: 20, date: 2026-02-01}], actuals: [{value: 18, date: 2026-02-01}, {value: 17, date: 六月底}]}}\n";
    let limits = Limits::default();
    let tree = parse(text, &limits);
    let (plan, _) = plan::read(&tree, text, tree.roots()[0], &limits);
    let plan = plan.expect("a plan");
    let progress = Progress::of(&plan.goals[0], date(2026, 7, 1)).expect("a measure");
    assert_eq!(progress.reading, None);
    assert_eq!(progress.standing, None);
    assert_eq!(progress.awaited, None, "it may be there");
}

#[test]
fn reckoned_values_have_the_digits_of_the_plan() {
    let thirds = "unit: 小时, baseline: {value: 24, date: 2026-01-01}, target: 16.5, actuals: [{value: 20, date: 2026-01-31}, {value: 19, date: 2026-03-31}]";
    look("2026-05-20", thirds, date(2026, 3, 31), |progress| {
        let forecast = progress.outlook.forecast.clone().expect("a forecast");
        let rounded = progress.rounded(&forecast);
        assert_eq!(rounded.value.scale(), 1);
        assert!((rounded.value - forecast.value).abs() <= decimal("0.05"));
    });
}

/// A measure of values on a straight line: `start + step` a day, read on some days.
fn on_a_line(start: i64, step: i64, days: &[u16], target: i64, unit: (&str, i64)) -> String {
    let (unit, times) = unit;
    let value = |day: i64| (start + step * day) * times;
    let readings: Vec<String> = days
        .iter()
        .map(|&day| format!("{{value: {}, date: {}}}", value(day.into()), on(day)))
        .collect();
    format!(
        "unit: {unit}, baseline: {{value: {}, date: {}}}, target: {}, actuals: [{}]",
        value(0),
        on(0),
        target * times,
        readings.join(", ")
    )
}

fn on(day: u16) -> Date {
    date(2026, 1, 1)
        .checked_add(jiff::Span::new().days(i64::from(day)))
        .expect("a date")
}

/// Days of readings, then a deadline.
fn days() -> impl Strategy<Value = (Vec<u16>, u16)> {
    let days = proptest::collection::btree_set(1..300_u16, 1..8);
    (days, 1..400_u16).prop_map(|(days, left)| {
        let days: Vec<u16> = days.into_iter().collect();
        let deadline = days.last().copied().unwrap_or(0) + left;
        (days, deadline)
    })
}

proptest! {
    #[test]
    fn readings_on_a_line_lead_exactly_along_it(
        start in 0..1_000_i64,
        step in -9..9_i64,
        (days, deadline) in days(),
    ) {
        // The target lies on the line, so what is required is what happens.
        let target = start + step * i64::from(deadline);
        let measure = on_a_line(start, step, &days, target, ("件", 1));
        look(&on(deadline).to_string(), &measure, on(300), |progress| {
            let outlook = &progress.outlook;
            let forecast = outlook.forecast.as_ref().expect("a forecast").value;
            // Nothing that is counted gets below zero.
            if step >= 0 || target >= 0 {
                prop_assert_eq!(forecast, Decimal::from(target));
            }
            prop_assert_eq!(outlook.slope.expect("a slope").over(7), Some(Decimal::from(7 * step)));
            if step != 0 {
                prop_assert_eq!(outlook.reached_on, Some(on(deadline)));
                let required = outlook.required.expect("a way to go");
                prop_assert_eq!(required.percent_of(&outlook.slope.expect("a slope")), Some(Decimal::ONE_HUNDRED));
                prop_assert_eq!(progress.against_line, Some(Standing::OnPlan));
            }
            Ok(())
        })?;
    }

    #[test]
    fn another_unit_changes_nothing(
        start in 0..1_000_i64,
        target in 0..1_000_i64,
        values in proptest::collection::vec(0..1_000_i64, 1..6),
        deadline in 20..400_u16,
    ) {
        let measure = |unit: &str, times: i64| {
            let readings: Vec<String> = values
                .iter()
                .zip((10..).step_by(10))
                .map(|(value, day)| format!("{{value: {}, date: {}}}", value * times, on(day)))
                .collect();
            format!(
                "unit: {unit}, baseline: {{value: {}, date: {}}}, target: {}, actuals: [{}]",
                start * times, on(0), target * times, readings.join(", ")
            )
        };
        let facts = |measure: &str| {
            look(&on(deadline).to_string(), measure, on(60), |progress| {
                let outlook = &progress.outlook;
                (
                    (progress.aim, progress.standing, progress.is_met, progress.against_line),
                    progress.done,
                    (outlook.reached_on, outlook.holds, outlook.readings),
                    outlook.required.and_then(|required| required.percent_of(&outlook.slope?)).map(|times| times.round_dp(9)),
                )
            })
        };
        let in_hours = facts(&measure("小时", 1));
        let in_minutes = facts(&measure("分钟", 60));
        prop_assert_eq!(in_hours, in_minutes);
    }
}
