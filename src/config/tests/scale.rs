//! Risk scales.

use super::*;
use crate::risk::Fields;

#[test]
fn a_risk_scale_is_laid_over_bound_by_bound() {
    let text = "[risk]\nprobability_bounds = [5, 25, 50, 75.5]\nscore_bounds = [4, 8, 12]\n\
        [[overrides]]\npaths = ['small/']\nrisk = {cost_bounds = [5, 20, 50, 100], delay_bounds = [2, 4, 8, 16], score_bounds = [4, 10, 20]}\n";
    let of = |path: &str| effective(text, path, &Layer::default());
    let usual = of("a.yaml");
    let scale = &usual.settings.scale;
    assert_eq!(scale.fields, Fields::Scores(vec![4, 8, 12]));
    let bounds = |scale: &Scale| scale.probability_bounds().unwrap_or_default();
    assert_eq!(bounds(scale)[3].to_string(), "75.5");
    assert_eq!(scale.impact, Scale::default().impact);
    assert_eq!(usual.scale_origins.fields, Origin::File(3));
    assert_eq!(usual.scale_origins.cost_bounds, Origin::Default);
    let small = of("small/a.yaml");
    let own = &small.settings.scale;
    assert_eq!(own.fields, Fields::Scores(vec![4, 10, 20]));
    assert_eq!(bounds(own), bounds(scale));
    let delay = own.impact[0].delay.map(|delay| delay.to_string());
    assert_eq!(delay.as_deref(), Some("2%"));
    assert_eq!(small.scale_origins.cost_bounds, Origin::File(6));
    assert_eq!(small.scale_origins.delay_bounds, Origin::File(6));
}

#[test]
fn faults_of_a_risk_scale_are_told() {
    let cases = [
        (
            "cost_bounds = [1, 10, 20]",
            "[1, 10, 20]",
            "these must be 4 numbers: the percentages up to which the levels 1 to 4 reach",
        ),
        (
            "delay_bounds = [1, 10, 10, 20]",
            "10",
            "this number must be above 10 and 1000 at most: each bound is larger than the one before",
        ),
        (
            "probability_bounds = [10, 30, 50, 100]",
            "100",
            "this number must be above 50 and 99 at most: each bound is larger than the one before",
        ),
        (
            "cost_bounds = ['a few', 10, 20, 30]",
            "'a few'",
            "`a few` can't be read as a number",
        ),
        (
            "score_bounds = [5, 10]",
            "[5, 10]",
            "these must be the lowest scores of 3 ratings: moderate, high, extreme",
        ),
        (
            "score_bounds = [1, 10, 15]",
            "1",
            "this number must be above 1 and 25 at most: each bound is larger than the one before",
        ),
        (
            "score_bounds = [2, 3, 5]",
            "[2, 3, 5]",
            "with these bounds a risk of probability 1, impact 5 would be extreme, in the lowest row or column of the matrix",
        ),
        (
            "score_bounds = [5, 8, 10]",
            "[5, 8, 10]",
            "with these bounds a field rated extreme (probability 2, impact 5) lies beside one rated low (probability 1, impact 4)",
        ),
    ];
    for (line, place, message) in cases {
        let text = format!("[risk]\n{line}\n");
        let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        assert!(read.config.is_none(), "{line}");
        assert_eq!(told(&read), [message], "{line}");
        let shown = &read.checked.source.text[read.checked.findings[0].span.range()];
        assert_eq!(shown, place, "{line}");
    }
}
