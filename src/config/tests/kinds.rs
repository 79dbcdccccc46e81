//! Kinds of plans.

use super::*;

#[test]
fn kinds_are_laid_over_key_by_key() {
    let text = "[kinds.process]\nrisk_categories = ['people']\n[kinds.energy]\nchapters = ['risks']\n\
        [[overrides]]\npaths = ['small/']\nkinds = {energy = {chapters = []}}\n";
    let of = |path: &str, name: &str| {
        let effective = effective(text, path, &Layer::default());
        let kinds = effective.settings.kinds.iter();
        let mut kinds = kinds.zip(&effective.kind_origins);
        let (kind, origins) = kinds.find(|(kind, _)| kind.name == name).expect("kind");
        let sizes = (kind.chapters.len(), kind.risk_categories.len());
        (sizes, origins.clone())
    };
    let (sizes, origins) = of("a.yaml", "process");
    assert_eq!(sizes, (7, 1));
    assert_eq!(origins.chapters, Origin::Default);
    assert_eq!(origins.risk_categories, Origin::File(2));
    let (sizes, origins) = of("a.yaml", "energy");
    assert_eq!(sizes, (1, 0));
    assert_eq!(origins.chapters, Origin::File(4));
    assert_eq!(origins.risk_categories, Origin::File(3));
    let (sizes, origins) = of("small/a.yaml", "energy");
    assert_eq!(sizes, (0, 0));
    assert_eq!(origins.chapters, Origin::File(7));
}

#[test]
fn faults_of_kinds_are_told() {
    for (text, message) in [
        (
            "[kinds.process]\n[kinds.'流程优化']",
            "`流程优化` and `process` are the same kind of plan",
        ),
        (
            "[kinds.energy]\nchapters = ['riskz']",
            "`riskz` can't be read as a chapter",
        ),
        (
            "[kinds.energy]\nrisk_categories = [' ']",
            "this category has no word in it",
        ),
    ] {
        let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        assert!(read.config.is_none(), "{text}");
        assert_eq!(told(&read), [message], "{text}");
    }
}
