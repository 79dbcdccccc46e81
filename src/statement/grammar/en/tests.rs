use crate::statement::{Sentence, Sort, read};

/// What a reviewer would note of a sentence: the sort of its one aim, what is measured, the
/// target with its unit, which way, and the deadline.
fn noted(text: &str) -> String {
    let sentence = Sentence::new(text);
    let statement = read(&sentence);
    let Some(aim) = statement.aim() else {
        return format!("{} aims", statement.aims.len());
    };
    let target = aim.target.as_ref().map_or(String::new(), |target| {
        let unit = target.unit.as_ref().map_or("", |unit| &*unit.name);
        format!("{} {unit}", target.value.normalize())
            .trim()
            .to_owned()
    });
    [
        format!("{:?}", aim.sort),
        aim.metric()
            .map_or("", |metric| sentence.words(metric))
            .to_owned(),
        target,
        aim.direction
            .map_or("", |direction| direction.name())
            .to_owned(),
        statement
            .deadline
            .map_or("", |time| sentence.words(time.span))
            .to_owned(),
    ]
    .join("|")
}

#[test]
fn sentences_come_out_as_a_reviewer_notes_them() {
    for (text, expected) in [
        (
            "Patch 98% of laptops within 14 days of a critical update.",
            "Metric|laptops within 14 days of a critical update|98 %|increase|",
        ),
        (
            "Shut down the legacy mail server by the end of Q1.",
            "Deliverable||||by the end of Q1",
        ),
        (
            "Have the car park barrier fixed by Friday 12 June.",
            "Deliverable||||by Friday 12 June",
        ),
        (
            "Write up ten case studies by half-term.",
            "Output|case studies|10 studies||by half-term",
        ),
        (
            "Hold four residents' forums in 2027.",
            "Output|residents' forums|4 forums||in 2027",
        ),
        (
            "Quadruple online bookings by 2028.",
            "Metric|online bookings|4 x|increase|by 2028",
        ),
        (
            "No missed bin collections in December 2026.",
            "Metric|missed bin collections|0 collections|decrease|in December 2026",
        ),
        (
            "Readmissions within 30 days to fall below 8% by the end of FY2027.",
            "Metric|Readmissions within 30 days|8 %|decrease|by the end of FY2027",
        ),
        (
            "Cleaning audit score to be kept at 92 or above throughout 2027.",
            "Metric|Cleaning audit score|92|maintain|throughout 2027",
        ),
        (
            "Shave 15 minutes off the average discharge process by November 2026.",
            "Metric|discharge process|15 minutes|decrease|by November 2026",
        ),
        (
            "Bring the new chiller into operation by 15 May 2027.",
            "Deliverable||||by 15 May 2027",
        ),
        ("Two extra teaching assistants for Reception.", "Input||||"),
        (
            "Provide the IT department with €90,000 for test equipment.",
            "Input||||",
        ),
        (
            "Create a positive learning environment for all pupils.",
            "Abstract||||",
        ),
    ] {
        assert_eq!(noted(text), expected, "{text}");
    }
}

#[test]
fn verbs_that_no_list_holds_still_make_things() {
    for text in [
        "Regrout the showers in Block C by May 2027.",
        "Unbrick 40 tablets by May 2027.",
        "The old cinema will be zoned by May 2027.",
    ] {
        let sentence = Sentence::new(text);
        let statement = read(&sentence);
        let sort = statement.aim().map(|aim| aim.sort);
        assert!(
            matches!(sort, Some(Sort::Deliverable | Sort::Output)),
            "{text}: {sort:?}"
        );
    }
    let slogan = Sentence::new("Better care, closer to home.");
    assert!(
        read(&slogan)
            .aim()
            .is_none_or(|aim| aim.sort != Sort::Deliverable)
    );
}
