//! Laws of goal sentences: whatever the text, what is read lies in it, and the rewrite can be
//! pasted into a plan.

use jiff::civil::date;
use planvet::check::{Options, check};
use planvet::format::sentences::{Item, Look, Place, SentencesFormat, Writer};
use planvet::lang::Lang;
use planvet::source::Span;
use planvet::statement::{Aim, Anchors, Figure, Judged, Sentence, TimePhrase};
use serde_json::Value;

use super::{inside, no_controls};

/// A sentence is read the same twice, every place lies inside it, every format is well-formed,
/// and the YAML of its rewrite is a plan.
pub fn text(text: &str) {
    let anchors = Anchors {
        as_of: Some(date(2026, 1, 5)),
        plan_start: None,
    };
    let judged = Judged::new(text, anchors);
    let again = Judged::new(text, anchors);
    assert_eq!(judged.statement, again.statement, "a second reading");
    assert_eq!(judged.verdicts, again.verdicts, "a second verdict");
    places(&judged);
    rewrite(&judged);
    // One format an input: rendering is what takes time.
    let format = SentencesFormat::ALL[text.len() % SentencesFormat::ALL.len()];
    let lang = [None, Some(Lang::En), Some(Lang::Zh)][text.len() / 5 % 3];
    written(&judged, format, lang);
}

/// Every format is well-formed, in every language.
pub fn formats(text: &str) {
    let judged = Judged::new(text, Anchors::default());
    for format in SentencesFormat::ALL {
        for lang in [None, Some(Lang::En), Some(Lang::Zh)] {
            written(&judged, format, lang);
        }
    }
}

/// The same for the lines of bytes, as `planvet smart` takes them.
pub fn bytes(bytes: &[u8]) {
    let whole = String::from_utf8_lossy(bytes);
    text(&whole);
    for line in whole.lines().take(3) {
        text(line.trim());
    }
}

fn places(judged: &Judged<'_>) {
    let sentence = &judged.sentence;
    let statement = &judged.statement;
    for aim in &statement.aims {
        of_aim(sentence, aim);
    }
    statement
        .deadline
        .iter()
        .for_each(|time| of_time(sentence, time));
    for (time, _) in &statement.other_times {
        of_time(sentence, time);
    }
    let numbers = statement.other_numbers.iter().map(|(span, _)| span);
    for span in numbers.chain(&statement.soft).chain(&statement.evidence) {
        of(sentence, *span, "a word");
    }
    let characters = judged.characters();
    for (letter, criterion) in judged.verdicts.all() {
        assert!(
            !criterion
                .reasons
                .iter()
                .any(|reason| reason.message.en.is_empty())
        );
        for reason in &criterion.reasons {
            of(sentence, reason.span, reason.code);
            let folded = sentence.folded();
            let count = |end: u32| folded[..end as usize].chars().count();
            let counted = (count(reason.span.start), count(reason.span.end));
            assert_eq!(
                characters.of(reason.span),
                counted,
                "{letter} {}",
                reason.code
            );
        }
    }
}

fn of_aim(sentence: &Sentence<'_>, aim: &Aim) {
    of(sentence, aim.span, "an aim");
    aim.verb
        .iter()
        .for_each(|span| of(sentence, *span, "a verb"));
    aim.object
        .iter()
        .for_each(|span| of(sentence, *span, "an object"));
    let figures = [&aim.baseline, &aim.target];
    figures
        .into_iter()
        .flatten()
        .for_each(|figure| of_figure(sentence, figure));
    for (figure, time) in &aim.stages {
        of_figure(sentence, figure);
        time.iter().for_each(|time| of_time(sentence, time));
    }
    aim.deadline.iter().for_each(|time| of_time(sentence, time));
}

fn of_figure(sentence: &Sentence<'_>, figure: &Figure) {
    of(sentence, figure.span, "a figure");
    assert!(
        figure.upper.is_none_or(|upper| upper >= figure.value),
        "{figure:?}"
    );
}

fn of_time(sentence: &Sentence<'_>, time: &TimePhrase) {
    of(sentence, time.span, "a time");
}

/// A span lies inside the folded text, and stands for as many characters of the sentence.
#[track_caller]
fn of(sentence: &Sentence<'_>, span: Span, what: &str) {
    inside(sentence.folded(), span, what);
    let folded = sentence.part(span).chars().count();
    assert_eq!(folded, sentence.words(span).chars().count(), "{what}");
}

/// The rewrite has the numbers of the sentence only, and its YAML is read without a fault of form.
fn rewrite(judged: &Judged<'_>) {
    let rewrite = judged.rewrite(Some("G1"));
    assert_eq!(rewrite, judged.rewrite(Some("G1")));
    let plan = format!("planvet: 1\ntitle: x\n{}", rewrite.yaml);
    let checked = check(
        "plan.yaml".to_owned(),
        plan.clone().into_bytes(),
        &Options::default(),
    );
    let faults: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.rule.code.starts_with('F'))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}\n{plan}");
    let goals = &checked.plans[0].goals;
    assert_eq!(goals[0].id(), Some("G1"));
    // What an amount of change leads to is worked out, not made up.
    let works_out = judged
        .statement
        .aims
        .iter()
        .any(|aim| aim.relative && aim.baseline.is_some());
    if !works_out {
        let of_sentence = numbers(judged.sentence.folded());
        let sentence = Sentence::new(&rewrite.sentence);
        for number in numbers(sentence.folded()) {
            assert!(
                of_sentence.contains(&number),
                "{number} in {}",
                rewrite.sentence
            );
        }
    }
}

/// The runs of digits of a text.
fn numbers(folded: &str) -> Vec<&str> {
    folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect()
}

fn written(judged: &Judged<'_>, format: SentencesFormat, lang: Option<Lang>) {
    let mut writer = Writer::new(Look {
        format,
        lang,
        fallback: Lang::En,
        width: 60,
        color: false,
        bom: false,
    });
    let mut out = Vec::new();
    let place = Place {
        path: "a\u{1b}.txt",
        line: 1,
        column: 1,
    };
    for id in [None, Some("G1\n\u{9b}")] {
        let item = Item {
            judged,
            id,
            place: Some(place),
        };
        writer.write(item, &mut out).expect("memory takes all");
    }
    writer.finish(&mut out).expect("memory takes all");
    let out = String::from_utf8(out).expect("UTF-8");
    let what = format.name();
    match format {
        SentencesFormat::Human | SentencesFormat::Table | SentencesFormat::Markdown => {
            no_controls(&out, &[], what);
        }
        SentencesFormat::Csv => {
            no_controls(&out, &['\r', '\t'], what);
            let records: Result<Vec<_>, _> = csv::Reader::from_reader(out.as_bytes())
                .into_records()
                .collect();
            assert!(records.is_ok_and(|records| records.len() == 2));
        }
        SentencesFormat::Json => {
            no_controls(&out, &[], what);
            let lines: Vec<Value> = out
                .lines()
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect();
            assert_eq!(lines.len(), 2);
            assert_eq!(lines[0]["text"], judged.sentence.original());
            let length = judged.sentence.original().chars().count();
            for criterion in [
                "specific",
                "measurable",
                "achievable",
                "relevant",
                "time_bound",
            ] {
                for reason in lines[0][criterion]["reasons"].as_array().expect("reasons") {
                    let at = |key: &str| reason[key].as_u64().expect("a place") as usize;
                    assert!(at("start") <= at("end") && at("end") <= length);
                }
            }
        }
    }
}
