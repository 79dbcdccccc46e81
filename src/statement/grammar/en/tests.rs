use crate::statement::{Anchors, Criterion, Judged, Sentence, Sort, Verdict, read};

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
            "Metric|average discharge process|15 minutes|decrease|by November 2026",
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
        // Words that are a verb elsewhere.
        (
            "Lift downtime below 2 hours a month in 2027.",
            "Metric|Lift downtime|2 hours per month|decrease|in 2027",
        ),
        (
            "Service fee collection to reach 93% by May 2027.",
            "Metric|Service fee collection|93 %|increase|by May 2027",
        ),
        (
            "Share of invoices paid within 30 days up from 82% to 95% in 2027.",
            "Metric|Share of invoices paid within 30 days|95 %|increase|in 2027",
        ),
        (
            "Time from offer to start cut to 10 days in 2027.",
            "Metric|Time from offer to start|10 days|decrease|in 2027",
        ),
        (
            "Delayed-discharge bed days to fall to 900 by May 2027.",
            "Metric|Delayed-discharge bed days|900|decrease|by May 2027",
        ),
        // Numbers that say which cases are meant.
        (
            "Reduce the arrears outstanding for more than 90 days.",
            "Metric|arrears outstanding for more than 90 days||decrease|",
        ),
        (
            "Cut the 30-day readmission rate by 2 percentage points.",
            "Metric|30-day readmission rate|2 pp|decrease|",
        ),
        // Values in words.
        (
            "Nobody waits longer than 4 hours by May 2027.",
            "Metric|waits longer than 4 hours|0|decrease|by May 2027",
        ),
        (
            "Clear the backlog of repairs by May 2027.",
            "Metric|backlog of repairs|0|decrease|by May 2027",
        ),
        (
            "Cut incidents by a quarter by May 2027.",
            "Metric|incidents|25 %|decrease|by May 2027",
        ),
        (
            "One nurse for every six patients.",
            "Metric|nurse|6|increase|",
        ),
        // Ends that can be seen, and what only sounds like one.
        (
            "A sensory garden opens to patients by May 2027.",
            "Deliverable||||by May 2027",
        ),
        ("Roof retiled by May 2027.", "Deliverable||||by May 2027"),
        (
            "Payroll cutover: 6 April 2027.",
            "Deliverable||||6 April 2027",
        ),
        (
            "Gain Cyber Essentials by May 2027.",
            "Deliverable||||by May 2027",
        ),
        ("Keep the grounds in good condition.", "Abstract||||"),
        ("Increase the training budget by 15%.", "Input||||"),
        (
            "Make the intranet 40% more engaging.",
            "Abstract|intranet|40 %|increase|",
        ),
        // What stands around the aim.
        (
            "The depot pilot having halved losses, fit 22 lockers by May 2027.",
            "Output|lockers|22 lockers||by May 2027",
        ),
        (
            "The council will, by May 2027, publish the audit.",
            "Deliverable||||by May 2027",
        ),
        (
            "In 9 cases out of 10, callers get an answer.",
            "Metric|callers get an answer|90 %|increase|",
        ),
        ("Improve recruitment and retention of nurses.", "2 aims"),
        // Slogans in the form of a deliverable, and what is kept or held on a day.
        (
            "Put the resident at the centre of all we do.",
            "Abstract||||",
        ),
        ("Cement our place as a trusted partner.", "Abstract||||"),
        (
            "Ready the district for the challenges ahead.",
            "Abstract||||",
        ),
        (
            "Put the kiosk in the lobby by May 2027.",
            "Deliverable||||by May 2027",
        ),
        (
            "Keep our ISO 27001 certificate through 2028.",
            "Deliverable||||through 2028",
        ),
        (
            "Hold our first open evening in March 2027.",
            "Deliverable||||in March 2027",
        ),
        (
            "The parking scheme at Elm Court goes live in May 2027.",
            "Deliverable||||in May 2027",
        ),
        // How things stand, and what moves.
        (
            "Get complaints down to 5 a week max, were on 20 now.",
            "Metric|complaints|5 a week|decrease|",
        ),
        (
            "Faster turnaround of pathology results.",
            "Metric|turnaround of pathology results||decrease|",
        ),
        (
            "Fee income from third parties: $2.6m in FY2027, up from $2.1m.",
            "Metric|Fee income from third parties|2600000 $|increase|in FY2027",
        ),
        (
            "Satisfaction of 90% in each quarter of 2027.",
            "Metric|Satisfaction|90 %|increase|in each quarter of 2027",
        ),
        ("Contribute €5,000 to the swimming baths.", "Input||||"),
        (
            "Cut arrears by £2.2m and answer nine calls out of ten.",
            "2 aims",
        ),
        (
            "The drill having gone well, open the depot by May 2027.",
            "Deliverable||||by May 2027",
        ),
        ("Hire a clerk and halve errors by May 2027.", "2 aims"),
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

#[test]
fn what_stands_before_the_main_clause_leads_up_to_it() {
    for (text, expected) in [
        (
            "Building on last year's review of the rota and the opening of a second desk, \
             queues at reception will be cut from 14 to 6 minutes by June 2027.",
            "Metric|queues at reception|6 minutes|decrease|by June 2027",
        ),
        (
            "By listening to tenants, training our surveyors and mending the booking system, the \
             association will lift first-visit fixes to 88% by March 2027.",
            "Metric|first-visit fixes|88 %|increase|by March 2027",
        ),
        (
            "Over the period to March 2029, and working with schools and the police in all 6 \
             wards, the council will halve the number of children hurt on its roads.",
            "Metric|children hurt on its roads|50 %|decrease|Over the period to March 2029",
        ),
        // Two main clauses are two aims, whatever leads up to them.
        (
            "Following the merger, waiting times will be cut to 5 days and complaints to 40 a year.",
            "2 aims",
        ),
    ] {
        assert_eq!(noted(text), expected, "{text}");
    }
}

/// Whether a sentence is specific, measurable, achievable and time-bound: `SM-T`.
fn verdicts(text: &str) -> String {
    let verdicts = Judged::new(text, Anchors::default()).verdicts;
    let letters = [
        ('S', verdicts.specific),
        ('M', verdicts.measurable),
        ('A', verdicts.achievable),
        ('T', verdicts.time_bound),
    ];
    let holds = |(letter, criterion): (char, Criterion)| match criterion.verdict {
        Verdict::Pass => letter,
        _ => '-',
    };
    letters.into_iter().map(holds).collect()
}

#[test]
fn what_a_value_is_compared_with_is_no_aim() {
    for (text, expected) in [
        (
            "Attendance will be raised to 95%, compared with 92% in 2024.",
            "Metric|Attendance|95 %|increase|",
        ),
        (
            "Cut repeat calls to 12% by March 2027, versus 19% in 2025.",
            "Metric|repeat calls|12 %|decrease|by March 2027",
        ),
        (
            "Attendance will reach 60% by 2028 compared with 48% today.",
            "Metric|Attendance|60 %|increase|by 2028",
        ),
        (
            "Reduce energy use by 10% compared with 2024 by June 2027.",
            "Metric|energy use|10 %|decrease|by June 2027",
        ),
        // Numbers in names, one or two.
        (
            "No avoidable grade 3 or 4 pressure ulcers on any ward in 2027.",
            "Metric|avoidable grade 3 or 4 pressure ulcers on any ward|0 ulcers|decrease|in 2027",
        ),
        (
            "Reduce grade 2 or 3 incidents by 20% by June 2027.",
            "Metric|grade 2 or 3 incidents|20 %|decrease|by June 2027",
        ),
        // How costs grow, and where a figure is held.
        (
            "Limit the growth in agency costs.",
            "Metric|agency costs||decrease|",
        ),
        (
            "Bed occupancy held at 92% or below.",
            "Metric|Bed occupancy|92 %|maintain|",
        ),
        // What is done one thing after the other is one aim.
        (
            "By May 2027 95% of patients will be seen, treated and either admitted or discharged \
             within four hours of arrival.",
            "Metric|patients|95 %|increase|By May 2027",
        ),
    ] {
        assert_eq!(noted(text), expected, "{text}");
    }
}

#[test]
fn what_can_be_seen_is_told_from_what_is_only_wished() {
    for (text, expected) in [
        ("We want to see complaints come down steadily.", "S---"),
        (
            "We want to see the number of recalls on completed jobs come down steadily.",
            "S---",
        ),
        ("We would like to see energy use drop sharply.", "S---"),
        ("Make our estates better places to live.", "----"),
        ("Make the town a better place to work.", "----"),
        ("The new portal is to be live by June 2027.", "SM-T"),
        (
            "Care for our residents today, tomorrow and for generations to come.",
            "----",
        ),
        ("Complete the survey by tomorrow.", "SM-T"),
        ("Run digital skills workshops in 6 libraries.", "S---"),
        ("Host coffee mornings for carers.", "S---"),
        ("Run 12 digital skills workshops by June 2027.", "SM-T"),
        ("Run a first aid course by June 2027.", "SM-T"),
        // What has been done is evidence.
        (
            "Funding of £3m has been agreed, planning consent is in place and the builder has been \
             appointed, and we will therefore replace 18 lifts by August 2028.",
            "SMAT",
        ),
        (
            "Funding has been agreed and the design is complete, and we will open the hub by May \
             2027.",
            "SMAT",
        ),
        ("By June 2027, all staff will have been trained.", "SM-T"),
        (
            "All lifts will be inspected, repaired and certified by May 2027.",
            "SM-T",
        ),
    ] {
        assert_eq!(verdicts(text), expected, "{text}");
    }
}

#[test]
fn what_is_done_can_be_what_changes() {
    for (text, expected) in [
        (
            "Recycling will reach 60% by 2028.",
            "Metric|Recycling|60 %|increase|by 2028",
        ),
        (
            "Agency spending falls to £2m by 2027.",
            "Metric|Agency spending|2000000 £|decrease|by 2027",
        ),
        (
            "Spending falls to £2m by 2027.",
            "Metric|Spending|2000000 £|decrease|by 2027",
        ),
        // A gerund that is the verb stays one.
        (
            "Cutting repair time to 5 days by June 2027.",
            "Metric|repair time|5 days|decrease|by June 2027",
        ),
    ] {
        assert_eq!(noted(text), expected, "{text}");
    }
}
