//! What files mean, and what is told of files that mean nothing.

use jiff::civil::date;

use crate::check::rules::RULES;
use crate::diagnostic::{FailOn, Severity};
use crate::lang::Lang;
use crate::risk::Scale;
use crate::source::Limits;

use super::*;

fn config(text: &str) -> Config {
    let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
    assert_eq!(told(&read), Vec::<&str>::new());
    read.config.expect("a valid configuration")
}

fn told(read: &ReadConfig) -> Vec<&str> {
    let findings = read.checked.findings.iter();
    findings
        .map(|finding| finding.message.get(Lang::En))
        .collect()
}

fn effective(text: &str, path: &str, command_line: &Layer) -> Effective {
    resolve(Some(&config(text)), path, command_line).expect("known names")
}

fn running(text: &str) -> Vec<&'static str> {
    codes(&effective(text, "a.yaml", &Layer::default()))
}

fn codes(effective: &Effective) -> Vec<&'static str> {
    let on = effective.settings.rules();
    on.map(|(rule, _)| rule.id.code)
        .filter(|code| !code.starts_with('F') && !code.starts_with('X'))
        .collect()
}

fn severity(effective: &Effective, code: &str) -> Option<Severity> {
    let state = effective
        .rules
        .iter()
        .find(|state| state.rule.id.code == code);
    state.and_then(|state| state.severity)
}

#[test]
fn an_empty_file_changes_nothing() {
    let effective = effective("", "a.yaml", &Layer::default());
    assert_eq!(effective.settings, crate::check::Settings::standard());
    assert_eq!(effective.profile.value, "approved");
    assert_eq!(effective.fail_on.value, FailOn::Warning);
    assert!(
        effective
            .rules
            .iter()
            .all(|rule| rule.origin == Origin::Default)
    );
}

#[test]
fn the_more_exact_name_counts_and_on_equal_terms_ignore_does() {
    let text = "select = ['S', 'no-measure', 'T501']\nignore = ['M', 's104', 'T501']";
    assert_eq!(running(text), ["S105", "S106", "M201"]);
    assert_eq!(
        running("select = ['all']\nignore = ['ALL']\nextend_select = ['risk']").len(),
        {
            let risks = RULES.iter().filter(|rule| rule.id.code.starts_with('K'));
            risks.count()
        }
    );
    assert_eq!(running("select = []"), Vec::<&str>::new());
}

#[test]
fn files_that_cannot_be_read_are_told_whatever_is_selected() {
    let effective = effective("select = ['S104']", "a.yaml", &Layer::default());
    for code in ["F001", "F002", "F012", "F013"] {
        assert_eq!(severity(&effective, code), Some(Severity::Error), "{code}");
    }
    assert_eq!(severity(&effective, "F004"), None);
}

#[test]
fn a_profile_runs_the_rules_of_its_maturity() {
    let draft = running("profile = 'draft'");
    let review = running("profile = 'review'");
    let approved = running("profile = 'approved'");
    assert!(draft.len() < review.len() && review.len() < approved.len());
    assert!(draft.contains(&"M201") && !draft.contains(&"K701"));
    assert!(review.contains(&"K701") && !review.contains(&"A310"));
    assert_eq!(approved, running(""));
}

#[test]
fn profiles_of_ones_own_build_on_others() {
    let text = "profile = 'house'\n\
        [profiles.strict]\nextends = 'review'\nseverity = {K = 'error', K704 = 'info'}\n\
        [profiles.house]\nextends = 'strict'\nignore = ['B']\nextend_select = ['K704']\n\
        thresholds = {most_goals = 8}\n";
    let house = effective(text, "a.yaml", &Layer::default());
    assert_eq!(house.profile.value, "house");
    assert_eq!(severity(&house, "K701"), Some(Severity::Error));
    assert_eq!(severity(&house, "K704"), Some(Severity::Info));
    assert_eq!(severity(&house, "A310"), None);
    assert_eq!(severity(&house, "B801"), None);
    assert_eq!(house.settings.thresholds.most_goals, 8);
    assert_eq!(house.threshold_origins[0], Origin::File(9));
}

#[test]
fn overrides_hold_for_their_paths_and_the_last_wins() {
    let text = "language = 'zh-CN'\nfail_on = 'error'\n\
        [[overrides]]\npaths = ['drafts/']\nprofile = 'draft'\nfail_on = 'never'\n\
        [[overrides]]\npaths = ['*.old.yaml']\nselect = ['T']\nlanguage = 'en'\n";
    let of = |path: &str| effective(text, path, &Layer::default());
    assert_eq!(of("a.yaml").profile.value, "approved");
    assert_eq!(of("a.yaml").language.value, Some(Lang::Zh));
    assert_eq!(of("a.yaml").fail_on.value, FailOn::Error);
    let draft = of("drafts/x/a.yaml");
    assert_eq!(
        (draft.profile.value.as_str(), draft.fail_on.value),
        ("draft", FailOn::Never)
    );
    assert_eq!(draft.fail_on.origin, Origin::File(6));
    let old = of("drafts/a.old.yaml");
    assert_eq!(old.language.value, Some(Lang::En));
    assert!(codes(&old).iter().all(|code| code.starts_with('T')));
}

#[test]
fn the_command_line_wins_but_a_name_that_is_less_exact_brings_nothing_back() {
    let text = "ignore = ['M206', 'K']\nprofile = 'review'";
    let select = |name: &str| Layer {
        select: Some(vec![At::command_line(
            Selector::read(name, |_| false).expect("name"),
        )]),
        ..Layer::default()
    };
    let of = |name: &str| codes(&effective(text, "a.yaml", &select(name)));
    assert_eq!(of("M206"), ["M206"]);
    assert!(!of("M").contains(&"M206") && of("M").contains(&"M205"));
    assert_eq!(of("K701"), ["K701"]);
    assert!(of("K").contains(&"K701"));
    assert!(!of("ALL").contains(&"K701") && of("ALL").contains(&"A310"));
    let profile = Layer {
        profile: Some(At::command_line("approved".to_owned())),
        ..Layer::default()
    };
    let approved = effective(text, "a.yaml", &profile);
    assert_eq!(severity(&approved, "A310"), Some(Severity::Warning));
    assert_eq!(severity(&approved, "K701"), None);
    let unknown = Layer {
        profile: Some(At::command_line("final".to_owned())),
        ..Layer::default()
    };
    assert!(resolve(None, "a.yaml", &unknown).is_err());
}

#[test]
fn a_team_adds_the_official_days_of_a_year_itself() {
    let text = "calendar = 'office'\n\
        [calendars.CN]\nyears = [2027]\nholidays = [2027-01-01, '2027-10-01']\nworkdays = [2027-10-09]\n\
        [calendars.office]\nbase = 'CN'\nholidays = [2027-03-15]\n\
        [calendars.shop]\nyears = [2027]\nworkdays = [2027-10-09]\n";
    let effective = effective(text, "a.yaml", &Layer::default());
    let calendars = &effective.settings.calendars;
    let calendar = |name: &str| calendars.find(name).expect("calendar");
    let is_published = |name, year| calendar(name).is_published(year);
    assert!(is_published("中国", 2027) && !is_published("CN", 2028));
    assert!(is_published("office", 2027) && is_published("office", 2026));
    assert!(is_published("shop", 2027) && !is_published("shop", 2026));
    assert!(!calendar("CN").is_workday(date(2027, 10, 1)));
    assert!(calendar("CN").is_workday(date(2027, 10, 9)));
    assert!(calendar("CN").is_workday(date(2027, 3, 15)));
    assert!(!calendar("office").is_workday(date(2027, 3, 15)));
    assert!(!calendar("office").is_workday(date(2026, 10, 1)));
    assert_eq!(calendars.usual(), Some(calendar("office")));
    assert_eq!(effective.calendar.origin, Origin::File(1));
    let origins: Vec<(&str, Origin)> = effective
        .calendars
        .iter()
        .map(|(name, origin)| (name.as_str(), origin.clone()))
        .collect();
    assert_eq!(
        origins,
        [
            ("standard", Origin::Default),
            ("CN", Origin::File(2)),
            ("continuous", Origin::Default),
            ("office", Origin::File(6)),
            ("shop", Origin::File(9)),
        ]
    );
}

#[test]
fn a_calendar_of_an_override_takes_the_place_of_its_namesake() {
    let text = "[calendars.office]\nholidays = [2026-03-16]\n\
        [[overrides]]\npaths = ['site/']\ncalendar = 'yard'\n\
        [overrides.calendars.yard]\nbase = 'office'\nworkdays = [2026-03-14]\n\
        [overrides.calendars.office]\nholidays = [2026-03-17]\n";
    let works = |path: &str, name: &str, day: i8| {
        let effective = effective(text, path, &Layer::default());
        let calendar = effective.settings.calendars.find(name).cloned();
        calendar.map(|calendar| calendar.is_workday(date(2026, 3, day)))
    };
    assert_eq!(works("a.yaml", "office", 16), Some(false));
    assert_eq!(works("a.yaml", "yard", 16), None);
    assert_eq!(works("site/a.yaml", "office", 16), Some(true));
    assert_eq!(works("site/a.yaml", "yard", 17), Some(false));
    assert_eq!(works("site/a.yaml", "yard", 14), Some(true));
}

#[test]
fn faults_of_calendars_are_told() {
    let cases = [
        (
            "calendar = 'ofice'\n[calendars.office]",
            "'ofice'",
            "there is no calendar `ofice`",
        ),
        (
            "[calendars.office]\nbase = 'China'",
            "'China'",
            "there is no calendar `China`",
        ),
        (
            "[calendars.a]\nbase = 'b'\n[calendars.b]\nbase = 'c'\n[calendars.c]\nbase = 'b'",
            "b",
            "this calendar builds on itself: b → c → b",
        ),
        (
            "[calendars.a]\nbase = 'a'",
            "a",
            "this calendar builds on itself: a → a",
        ),
        (
            "[calendars.CN]\n[calendars.\"中国\"]",
            "\"中国\"",
            "`中国` and `CN` are the same calendar",
        ),
        (
            "[calendars.a]\nholidays = [2027-01-01]\nworkdays = [2027-01-01]",
            "2027-01-01]",
            "2027-01-01 is listed both as a day off and as a working day",
        ),
        (
            "[calendars.CN]\nyears = [2027]",
            "2027",
            "the calendar `CN` lists no day off in 2027, so it can't be known for that year",
        ),
        (
            "[calendars.a]\nyears = [27]",
            "27",
            "`27` is no year from 1900 to 9999",
        ),
        (
            "[[overrides]]\npaths = ['a']\ncalendar = 'yard'",
            "'yard'",
            "there is no calendar `yard`",
        ),
    ];
    for (text, place, message) in cases {
        let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
        assert!(read.config.is_none(), "{text}");
        assert_eq!(told(&read), [message], "{text}");
        let shown = &read.checked.source.text[read.checked.findings[0].span.range()];
        assert!(place.starts_with(shown), "{shown} in {text}");
    }
}

#[test]
fn a_risk_scale_is_laid_over_bound_by_bound() {
    let text = "[risk]\nprobability_bounds = [5, 25, 50, 75.5]\nscore_bounds = [4, 8, 12]\n\
        [[overrides]]\npaths = ['small/']\nrisk = {cost_bounds = [5, 20, 50, 100], score_bounds = [4, 10, 20]}\n";
    let of = |path: &str| effective(text, path, &Layer::default());
    let usual = of("a.yaml");
    let scale = &usual.settings.scale;
    assert_eq!(scale.score_bounds, [4, 8, 12]);
    assert_eq!(scale.probability_bounds[3].to_string(), "75.5");
    assert_eq!(scale.delay_bounds, Scale::default().delay_bounds);
    assert_eq!(usual.scale_origins.score_bounds, Origin::File(3));
    assert_eq!(usual.scale_origins.cost_bounds, Origin::Default);
    let small = of("small/a.yaml");
    assert_eq!(small.settings.scale.score_bounds, [4, 10, 20]);
    assert_eq!(
        small.settings.scale.probability_bounds,
        scale.probability_bounds
    );
    assert_eq!(small.scale_origins.cost_bounds, Origin::File(6));
}

#[test]
fn faults_of_a_risk_scale_are_told() {
    let cases = [
        (
            "cost_bounds = [1, 10, 20]",
            "[1, 10, 20]",
            "these must be four numbers: the percentages up to which the levels 1 to 4 reach",
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
            "these must be three numbers: the scores from which on a risk is moderate, high and extreme",
        ),
        (
            "score_bounds = [1, 10, 15]",
            "1",
            "this number must be above 1 and 25 at most: each bound is larger than the one before",
        ),
        (
            "score_bounds = [2, 3, 5]",
            "[2, 3, 5]",
            "with these bounds a risk of probability 1 and impact 5 would be extreme, in the lowest row or column of the matrix",
        ),
        (
            "score_bounds = [5, 8, 10]",
            "[5, 8, 10]",
            "with these bounds an extreme field (probability 2, impact 5) lies beside a low one (probability 1, impact 4)",
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
            "language = 'fr'",
            "'fr'",
            "planvet doesn't speak `fr`",
            "write `zh` or `en`",
        ),
        (
            "ignore = ['F001']",
            "'F001'",
            "F001 can't be switched off: files that can't be read would pass unseen",
            "",
        ),
        (
            "exclude = ['a{b']",
            "'a{b'",
            "this is no pattern of paths: error parsing glob 'a{b': unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)",
            "",
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
