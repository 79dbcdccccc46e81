//! What is told of files that mean nothing.

use super::*;

#[test]
fn every_fault_is_told_at_its_place_with_what_was_meant() {
    let cases = [
        (
            "selct = ['S']",
            "selct",
            "planvet.toml has no key `selct`",
            "did you mean `select`?",
        ),
        (
            "ignore = ['no-onwer']",
            "'no-onwer'",
            "no rule, family or profile is called `no-onwer`",
            "did you mean `no-owner`?",
        ),
        (
            "severity = {S104 = 'eror'}",
            "'eror'",
            "`eror` can't be read as a severity",
            "accepted forms: error, warning, info",
        ),
        (
            "profile = 'reveiw'",
            "'reveiw'",
            "there is no profile `reveiw`",
            "did you mean `review`?",
        ),
        (
            "thresholds = {most_goals = 0}",
            "0",
            "`most_goals` must be from 1 to 100",
            "",
        ),
        (
            "thresholds = {most_gaols = 8}",
            "most_gaols",
            "the table of thresholds has no key `most_gaols`",
            "did you mean `most_goals`?",
        ),
        (
            "fail_on = 3",
            "3",
            "`3` can't be read as a failing level",
            "accepted forms: error, warning, info, never",
        ),
        (
            "simulate = 'yes'",
            "'yes'",
            "`'yes'` is neither true nor false",
            "write `true` or `false` without quotes",
        ),
        (
            "language = 'fr'",
            "'fr'",
            "planvet doesn't speak `fr`",
            "write `zh` or `en`",
        ),
        (
            "ignore = ['F001']",
            "'F001'",
            "F001 can't be switched off: files that can't be read would pass unseen",
            "take it out; a single file is passed over with `exclude`",
        ),
        (
            "exclude = ['a{b']",
            "'a{b'",
            "this is no pattern of paths: error parsing glob 'a{b': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
            "",
        ),
        (
            "exclude = ['../archive/']",
            "'../archive/'",
            "a path here can't lead out of the folder of this file",
            "put a planvet.toml into the folder that is meant, or above it",
        ),
        (
            "[profiles.one]\nextends = 'two'\n[profiles.two]\nextends = 'one'",
            "one",
            "this profile extends itself: one → two → one",
            "",
        ),
        (
            "[profiles.S104]",
            "S104",
            "a profile can't be called `S104`: rules, families and the profiles that come with planvet have their names already",
            "",
        ),
        (
            "[[overrides]]\nprofile = 'draft'",
            "profile",
            "an override needs the key `paths`",
            "",
        ),
    ];
    for (text, place, message, help) in cases {
        let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        assert!(read.config.is_none(), "{text}");
        let first = &read.checked.findings[0];
        assert_eq!(first.message.get(Lang::En), message, "{text}");
        assert_eq!(first.severity, Severity::Error);
        let shown = &read.checked.source.text[first.span.range()];
        assert!(shown.starts_with(place), "{shown} in {text}");
        let told = first.help.as_ref().map_or("", |help| help.get(Lang::En));
        assert!(help.is_empty() || told == help, "{told}");
    }
}

#[test]
fn all_faults_are_told_in_one_run_even_behind_a_syntax_error() {
    let text = "selct = ['S']\nignore = [\nprofile = 'reveiw'\n";
    let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
    let told = told(&read);
    assert!(
        told.iter().any(|told| told.contains("no valid TOML")),
        "{told:?}"
    );
    assert!(told.iter().any(|told| told.contains("`selct`")), "{told:?}");
}

#[test]
fn there_is_a_bound_to_names_and_overrides() {
    let told = |text: &str| -> Vec<String> {
        let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        assert_eq!(read.config.is_some(), read.checked.findings.is_empty());
        let findings = read.checked.findings.into_iter();
        findings
            .map(|finding| finding.message.en.into_owned())
            .collect()
    };
    let chain = |names: usize| -> String {
        let table = |at: usize| format!("[profiles.p{at}]\nextends = 'p{}'\n", at + 1);
        let tables = (1..names).map(table);
        tables.chain([format!("[profiles.p{names}]\n")]).collect()
    };
    let kinds =
        |names: usize| -> String { (0..names).map(|at| format!("[kinds.k{at}]\n")).collect() };
    let over = "[[overrides]]\npaths = '*'\n";
    for within in [chain(100), kinds(100), over.repeat(1000)] {
        assert_eq!(told(&within), [""; 0]);
    }
    for (beyond, most) in [
        (chain(5000), 100),
        (kinds(5000), 100),
        (over.repeat(5000), 1000),
    ] {
        assert_eq!(
            told(&beyond),
            [format!("there can be {most} of these at most")]
        );
    }
}
