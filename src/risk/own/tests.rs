//! Scales of plans.

use super::*;
use crate::plan::value::Level;
use crate::risk::Rating;
use crate::source::{Limits, parse};

fn plan(scale: &str) -> (Plan, String) {
    let text = format!("planvet: 1\nrisk_scale:\n{scale}");
    let tree = parse(&text, &Limits::DEFAULT);
    let (plan, _) = crate::plan::read(&tree, &text, tree.roots()[0], &Limits::DEFAULT);
    (plan.expect("a plan"), text.clone())
}

fn own(scale: &str) -> OwnScale {
    Scale::standard().of_plan(&plan(scale).0)
}

/// What is wrong with a scale: the place in the text and the message.
fn faults(scale: &str) -> Vec<(String, String)> {
    let (plan, text) = plan(scale);
    let own = Scale::standard().of_plan(&plan);
    assert!(!own.is_usable, "{scale}");
    assert_eq!(&own.scale, Scale::standard(), "{scale}");
    let faults = own.faults.into_iter();
    faults
        .map(|fault| (text[fault.span.range()].to_owned(), fault.message.en.into()))
        .collect()
}

fn score(probability: u8, impact: u8) -> Score {
    Score {
        probability: Level::new(probability).unwrap(),
        impact: Level::new(impact).unwrap(),
    }
}

#[test]
fn each_size_has_usual_labels_and_ratings_without_contradiction() {
    for height in LEVELS {
        for width in LEVELS {
            let list = |count: usize, word: &str| -> String {
                let labels: Vec<String> = (1..=count).map(|at| format!("{word}{at}")).collect();
                labels.join(", ")
            };
            let text = format!(
                "  probability: [{}]\n  impact: [{}]\n",
                list(height, "p"),
                list(width, "i")
            );
            let own = own(&text);
            assert!(own.is_usable, "{height}x{width}: {:?}", own.faults);
            assert_eq!(own.contradictions, [], "{height}x{width}");
            assert_eq!(own.scale.all_fields().count(), height * width);
            let used = own.scale.all_fields().map(|field| own.scale.rating(field));
            let used: std::collections::BTreeSet<Rating> = used.collect();
            assert_eq!(used.len(), 4, "{height}x{width}: {:?}", own.scale.fields);
        }
        assert_eq!(standard::probability_labels(height).len(), height);
        assert_eq!(standard::impact_labels(height).len(), height);
    }
    for count in RATINGS {
        assert_eq!(standard::rating_labels(count).len(), count);
        assert!(standard::beyond_appetite(count).position() < count);
        assert!(standard::beyond_appetite(count).position() > 0);
    }
}

#[test]
fn what_is_not_written_stays_as_it_was() {
    let labels = own("  probability: [a, b, c, d, e]\n").scale;
    assert_eq!(
        labels.probability_bounds(),
        Scale::standard().probability_bounds()
    );
    assert_eq!(labels.probability[0].meaning, None);
    assert_eq!(labels.impact, Scale::standard().impact);
    let bounds = own("  probability_bounds: [5, 20, 40, 60]\n").scale;
    assert_eq!(bounds.probability[0].label.en, "very low");
    assert!(bounds.probability[0].meaning.is_some());
    let three = own("  probability: [a, b, c]\n").scale;
    assert_eq!(three.probability_bounds(), None);
    let appetite = own("  beyond_appetite: 极高\n").scale;
    assert_eq!(appetite.beyond_appetite, Rating(3));
}

#[test]
fn a_whole_scale_is_read() {
    let own = own("  probability:
    - {label: 低, up_to: 20%, meaning: 偶尔}
    - {label: 中, up_to: 60%}
    - {label: {zh: 高, en: high}}
  impact:
    - {label: 小, cost: 5万元, delay: 5d, quality: 几乎无感}
    - {label: 中, cost: 20万元, delay: 10d}
    - {label: 大, cost: 不限}
  ratings: [绿, 黄, {label: 红, color: \"#c00000\"}]
  grid:
    - [黄, 黄, 红]
    - [绿, 黄, 黄]
    - [1, 绿, 黄]
  beyond_appetite: 红
");
    // 不限 can't be read, and the last level needs no bound.
    assert!(!own.is_usable);
    assert_eq!(own.faults, []);
    let own = self::own(
        "  probability:
    - {label: 低, up_to: 20%, meaning: 偶尔}
    - {label: 中, up_to: 60%}
    - {label: {zh: 高, en: high}}
  impact:
    - {label: 小, cost: 5万元, delay: 5d, quality: 几乎无感}
    - {label: 中, cost: 20万元, delay: 10d}
    - {label: 大}
  ratings: [绿, 黄, {label: 红, color: \"#c00000\"}]
  grid:
    - [黄, 黄, 红]
    - [绿, 黄, 黄]
    - [1, 绿, 黄]
  beyond_appetite: 红
",
    );
    assert_eq!((own.faults, own.contradictions), (Vec::new(), Vec::new()));
    let scale = own.scale;
    assert_eq!(scale.rating(score(3, 1)), Rating(1));
    assert_eq!(scale.rating(score(1, 3)), Rating(1));
    assert_eq!(scale.rating(score(3, 3)), Rating(2));
    assert_eq!(scale.rating(score(1, 1)), Rating(0));
    assert_eq!(scale.beyond_appetite, Rating(2));
    assert_eq!(scale.probability[2].label.en, "high");
    let cost = scale.level_of_cost(Decimal::from(60_000), None, Some);
    assert_eq!(cost.map(Level::number), Some(2));
}

#[test]
fn what_does_not_fit_is_told_at_its_place() {
    for (scale, place, message) in [
        (
            "  probability: [a, b]\n",
            "probability",
            "there must be 3 to 7 of these, not 2",
        ),
        (
            "  ratings: [a, b, c, d, e, f, g]\n",
            "ratings",
            "there must be 2 to 6 of these, not 7",
        ),
        (
            "  probability: [a, b, A]\n",
            "A",
            "two levels can't have one label",
        ),
        (
            "  probability: [a, '<b>', c]\n",
            "'<b>'",
            "a label begins with a letter and has 24 characters at most: letters, digits, spaces, hyphens and brackets",
        ),
        (
            "  probability: [{label: a, up_to: 30%}, {label: b}, c]\n",
            "probability",
            "all levels but the last need an upper bound, or none",
        ),
        (
            "  probability: [{label: a, up_to: 30%}, {label: b, up_to: 30%}, c]\n",
            "30%",
            "this number must be above 30 and 99 at most: each bound is larger than the one before",
        ),
        (
            "  impact: [{label: a, cost: 30%}, {label: b, cost: 50万元}, c]\n",
            "50万元",
            "the bounds of the levels must be comparable: all shares, or all in one unit",
        ),
        (
            "  impact: [{label: a, delay: 2w}, {label: b, delay: 10d}, c]\n",
            "10d",
            "this bound must be above the one of the level before",
        ),
        (
            "  impact: [{label: a, cost: -2%}, {label: b, cost: 10%}, c]\n",
            "-2%",
            "a bound must be above zero, and a share 1000% at most",
        ),
        (
            "  ratings: [a, b, c]\n",
            "ratings",
            "3 ratings need a score each that they begin `from`, or a `grid`",
        ),
        (
            "  ratings: [a, {label: b, from: 5}, c]\n",
            "ratings",
            "each rating but the lowest needs the score it begins `from`",
        ),
        (
            "  ratings: [{label: a, from: 2}, {label: b, from: 5}, {label: c, from: 9}]\n",
            "2",
            "the lowest rating begins at 1: leave its `from` out",
        ),
        (
            "  grid: [[1, 1, 1, 1, 1]]\n",
            "grid",
            "the grid has 1 rows, the scale 5 levels of probability",
        ),
        (
            "  score_bounds: [5, 10, 15]\n  ratings: [a, {label: b, from: 5}]\n",
            "ratings",
            "the fields are rated twice: keep one of `grid`, `score_bounds` and `from`",
        ),
        (
            "  beyond_appetite: low\n",
            "low",
            "beyond the lowest rating nothing is left within the appetite",
        ),
        (
            "  beyond_appetite: red\n",
            "red",
            "the scale has no such rating; it has low, moderate, high, extreme",
        ),
        (
            "  probability: [a, b, c]\n  probability_bounds: [10, 30, 50, 70]\n",
            "[10, 30, 50, 70]",
            "these must be 2 numbers: the percentages up to which the levels 1 to 2 reach",
        ),
    ] {
        let told = faults(scale);
        let wanted = (place.to_owned(), message.to_owned());
        assert!(told.contains(&wanted), "{scale}: {told:?}");
    }
}

#[test]
fn a_contradiction_is_told_at_its_field() {
    let text = "  probability: [a, b, c]
  impact: [d, e, f]
  ratings: [low, mid, top]
  grid:
    - [mid, top, top]
    - [low, mid, top]
    - [low, low, 'top']
";
    let (plan, text) = plan(text);
    let own = Scale::standard().of_plan(&plan);
    assert!(own.is_usable);
    let places = own.contradictions.iter();
    let places: Vec<(&str, Contradiction)> = places
        .map(|(span, found)| (&text[span.range()], *found))
        .collect();
    assert_eq!(
        places,
        [
            ("'top'", Contradiction::RedAtTheEdge(score(1, 3))),
            (
                "'top'",
                Contradiction::RedBesideGreen(score(1, 2), score(1, 3))
            ),
        ]
    );
}

#[test]
fn two_ratings_always_lie_beside_each_other() {
    let own = own("  ratings: [fine, {label: bad, from: 12}]\n");
    assert!(own.is_usable);
    let (span, found) = own.contradictions[0];
    assert!(
        matches!(found, Contradiction::RedBesideGreen(..)),
        "{span:?}"
    );
    assert!(
        own.scale
            .tell(found)
            .1
            .en
            .starts_with("add a rating between fine and bad")
    );
}

#[test]
fn too_many_levels_are_told_whatever_can_be_read_of_them_and_nothing_follows_from_them() {
    let told = faults(
        "  probability: [a, b, c, d, e, f, g, {label: h, up_to: often}]\n  \
         score_bounds: [60, 70, 80]\n",
    );
    let wanted = (
        "probability".to_owned(),
        "there must be 3 to 7 of these, not 8".to_owned(),
    );
    assert_eq!(told, [wanted]);
}
