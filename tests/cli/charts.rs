//! `planvet timeline` as a drawing, a picture, Mermaid source and a calendar.

use serde_json::Value;

use crate::run::{Folder, PLANS, Ran, plan};

fn run(args: &[&str]) -> Ran {
    let all: Vec<&str> = ["timeline"].iter().chain(args).copied().collect();
    let ran = Folder::new().run(&all);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    ran
}

/// The titles of all phases, tasks and milestones.
fn titles(name: &str) -> Vec<String> {
    let json = run(&[&plan(name), "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let items = json["plans"][0]["items"].as_array().expect("items").clone();
    let titles = items.iter().map(|item| item["title"].as_str());
    titles
        .map(|title| title.expect("a title").to_owned())
        .collect()
}

#[test]
fn every_plan_is_drawn_with_all_its_rows() {
    for name in PLANS {
        let titles = titles(name);
        for theme in ["light", "dark"] {
            let svg = run(&[&plan(name), "--format", "svg", "--theme", theme]).stdout;
            for title in &titles {
                // What isn't cut stands there twice: drawn, and told when pointed at.
                let title = title.replace('&', "&amp;");
                assert!(svg.contains(&title), "{name} {title}");
            }
            assert_eq!(
                svg,
                run(&[&plan(name), "--format", "svg", "--theme", theme]).stdout
            );
        }
    }
}

#[cfg(feature = "png")]
#[test]
fn drawings_are_read_by_a_reader_of_svg() {
    use resvg::usvg::{Options, Tree};
    for name in PLANS {
        let svg = run(&[&plan(name), "--format", "svg", "--width", "1200"]).stdout;
        let tree = Tree::from_str(&svg, &Options::default()).expect("SVG");
        assert_eq!(tree.size().width(), 1200.0);
        assert!(tree.size().height() > 300.0);
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_is_written_whole() {
    let folder = Folder::new();
    let ran = folder.run(&[
        "timeline",
        &plan("repairs"),
        "-o",
        "chart.png",
        "--zoom",
        "0.5",
    ]);
    if ran.code == 2 {
        // A machine without fonts can't make pictures, and says so.
        assert!(
            ran.stderr.contains("no font is installed"),
            "{}",
            ran.stderr
        );
        return;
    }
    let picture = std::fs::read(folder.path().join("chart.png")).expect("a file");
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(picture[16..20], 800u32.to_be_bytes());
    let ran = folder.run(&[
        "timeline",
        &plan("repairs"),
        "-o",
        "big.png",
        "--width",
        "20000",
        "--zoom",
        "10",
    ]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("too big"), "{}", ran.stderr);
    assert!(!folder.path().join("big.png").exists());
}

#[test]
fn the_name_of_the_file_says_the_format() {
    let folder = Folder::new();
    for (file, start) in [
        ("a.svg", "<svg "),
        ("a.SVG", "<svg "),
        ("a.mmd", "gantt\n"),
        ("a.ics", "BEGIN:VCALENDAR\r\n"),
    ] {
        let ran = folder.run(&["timeline", &plan("repairs"), "-o", file]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{file}");
        assert!(folder.read(file).starts_with(start), "{file}");
    }
    folder.run(&[
        "timeline",
        &plan("repairs"),
        "-o",
        "b.svg",
        "--format",
        "csv",
    ]);
    assert!(folder.read("b.svg").starts_with("kind,"));
}

#[test]
fn several_plans_are_drawn_below_each_other() {
    let one = |names: &[&str]| {
        let plans: Vec<String> = names.iter().map(|name| plan(name)).collect();
        let mut args: Vec<&str> = plans.iter().map(String::as_str).collect();
        args.extend(["--format", "svg"]);
        let svg = run(&args).stdout;
        let height = svg
            .split("height=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        height.expect("a height").parse::<u32>().expect("pixels")
    };
    let (a, b) = (one(&["repairs"]), one(&["satisfaction"]));
    let both = one(&["repairs", "satisfaction"]);
    assert!(both > a.max(b) && both <= a + b + 20, "{a} {b} {both}");
}

/// The kinds of the rows, in their order.
fn kinds(args: &[&str]) -> Vec<String> {
    let plan = plan("satisfaction");
    let all: Vec<&str> = [plan.as_str(), "--format", "csv"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    let csv = run(&all).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader
        .records()
        .map(|row| row.expect("a row")[0].to_owned())
        .collect()
}

#[test]
fn rows_are_those_asked_for() {
    let all = kinds(&[]);
    let of = |kind: &str| all.iter().filter(|own| *own == kind).count();
    assert_eq!(kinds(&["--by", "phase"]), vec!["phase"; of("phase")]);
    let milestones = kinds(&["--by", "milestone"]);
    assert_eq!(milestones.len(), of("phase") + of("milestone"));
    assert!(!milestones.iter().any(|kind| kind == "task"));
}

#[test]
fn milestones_without_rows_stand_on_their_phases() {
    let diamonds = |by: &str| {
        let args = [&plan("satisfaction"), "--format", "svg", "--by", by];
        run(&args).stdout.matches("class=\"milestone\"").count()
    };
    // One more stands in the legend.
    assert!(diamonds("phase") > 1);
    assert_eq!(diamonds("phase"), diamonds("milestone"));
    assert_eq!(diamonds("phase"), diamonds("task"));
}

#[test]
fn days_are_those_asked_for() {
    let text = |from: &str, to: &str| {
        run(&[
            &plan("satisfaction"),
            "--from",
            from,
            "--to",
            to,
            "--format",
            "csv",
        ])
        .stdout
    };
    let first = text("2026-01-05", "2026-01-31");
    assert!(
        first.contains("task,T1,") && !first.contains("T14,"),
        "{first}"
    );
    assert!(
        first.contains("phase,PH1,") && !first.contains("phase,PH3,"),
        "{first}"
    );
    // A stretch that nothing lies in.
    let nothing = text("2030-01-01", "2030-02-01");
    assert_eq!(nothing.lines().count(), 1, "{nothing}");
    let svg = run(&[
        &plan("satisfaction"),
        "--from",
        "2030-01-01",
        "--format",
        "svg",
    ])
    .stdout;
    assert!(svg.contains("此范围内没有阶段、任务或里程碑。"), "{svg}");
}

#[test]
fn what_cant_be_drawn_is_told() {
    let folder = Folder::new();
    let plan = plan("repairs");
    for (args, en, zh) in [
        (
            ["--from", "2026-05-01", "--to", "2026-04-01"],
            "lies behind",
            "晚于",
        ),
        (
            ["--format", "svg", "--width", "100"],
            "480 to 20000",
            "480 至 20000",
        ),
        (
            ["--format", "png", "--zoom", "0"],
            "not a factor",
            "0.1 至 10",
        ),
    ] {
        for (lang, said) in [("en", en), ("zh", zh)] {
            let mut all = vec!["timeline", plan.as_str(), "--lang", lang];
            all.extend(args);
            let ran = folder.run(&all);
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
            assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
        }
    }
}

#[test]
fn calendars_hold_every_milestone_and_deadline() {
    use icalendar::{Calendar, CalendarComponent};
    for name in PLANS {
        let ics = run(&[&plan(name), "--format", "ics"]).stdout;
        let calendar: Calendar = ics.parse().expect("iCalendar");
        let components = calendar.components.iter();
        let events = components.filter_map(CalendarComponent::as_event).count();
        let csv = run(&[&plan(name), "--format", "csv"]).stdout;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let promised = reader
            .headers()
            .expect("a header")
            .iter()
            .position(|name| name == "promised");
        let promised = promised.expect("promised days");
        let rows = reader.records().map(|row| row.expect("a row"));
        let wanted = rows
            .filter(|row| &row[0] != "phase" && !row[promised].is_empty())
            .count();
        assert_eq!(events, wanted, "{name}");
    }
}

#[test]
fn mermaid_source_has_a_line_for_every_task_and_milestone() {
    for name in PLANS {
        let source = run(&[&plan(name), "--format", "mermaid"]).stdout;
        let rows = source.lines().filter(|line| line.contains(" :")).count();
        let sections = source
            .lines()
            .filter(|line| line.trim().starts_with("section "))
            .count();
        assert_eq!(rows + sections, titles(name).len(), "{name}");
    }
}

#[test]
fn the_critical_part_of_a_phase_is_marked_on_its_beam() {
    let folder = Folder::new();
    let plan = |first: &str| {
        format!(
            "planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: standard\ngoals: [{{title: x}}]\nphases:\n  - id: P\n    \
             title: x\n    tasks:\n      - {{id: A, title: x, duration: {first}}}\n      - {{id: B, title: x, duration: 4d}}\n      \
             - {{id: C, title: x, duration: 2d, after: [A]}}\n    milestones:\n      - {{id: M, title: x, after: [C]}}\n"
        )
    };
    let parts = |first: &str| {
        folder.write("p.yaml", plan(first));
        let args = [
            "timeline", "p.yaml", "--by", "phase", "--format", "svg", "--lang", "en",
        ];
        let svg = folder.run(&args).stdout;
        // Milestones on the beam have the colour, too.
        let diamonds = svg.matches("class=\"milestone critical\"").count();
        let legend = svg.contains(">critical</text>");
        (
            svg.matches("class=\"phase critical\"").count(),
            diamonds,
            legend,
        )
    };
    // A weekend between A and C parts nothing.
    assert_eq!(parts("5d"), (1, 1, true));
    assert_eq!(parts("1d"), (1, 0, true));
}

#[test]
fn a_chart_of_too_many_rows_is_refused_with_what_to_do() {
    let folder = Folder::new();
    let tasks: String = (0..10_001)
        .map(|task| format!("      - {{id: T{task}, title: x, duration: 1d}}\n"))
        .collect();
    let head = "planvet: 1\ntitle: x\nstart: 2026-01-05\ncalendar: standard\ngoals: [{title: x}]\n";
    let phases = "phases:\n  - id: P\n    title: x\n    tasks:\n";
    folder.write("p.yaml", format!("{head}{phases}{tasks}"));
    for format in ["svg", "png"] {
        let ran = folder.run(&[
            "timeline",
            "p.yaml",
            "-o",
            &format!("x.{format}"),
            "--lang",
            "en",
        ]);
        assert_eq!(ran.code, 2, "{format}");
        assert!(
            ran.stderr.contains("10002 rows, and 10000 are drawn"),
            "{}",
            ran.stderr
        );
        assert!(!folder.path().join(format!("x.{format}")).exists());
    }
    let few = folder.run(&["timeline", "p.yaml", "-o", "x.svg", "--by", "phase"]);
    assert_eq!(few.code, 0, "{}", few.stderr);
    let csv = folder
        .run(&["timeline", "p.yaml", "--format", "csv"])
        .stdout;
    assert_eq!(csv.lines().count(), 10_003);
}

#[test]
fn the_stated_end_of_a_phase_is_marked_where_its_work_ends_on_another_day() {
    let folder = Folder::new();
    let legend = |end: &str| {
        folder.write(
            "p.yaml",
            format!(
                "planvet: 1\ntitle: x\ncalendar: standard\ngoals: [{{title: x}}]\nphases:\n  - id: P1\n    title: x\n    \
                 start: 2026-01-05\n    end: {end}\n    tasks: [{{id: T1, title: x, duration: 8d}}]\n"
            ),
        );
        let args = [
            "timeline", "p.yaml", "--format", "svg", "--by", "phase", "--lang", "en",
        ];
        let svg = folder.run(&args).stdout;
        [">deadline</text>", ">deadline, missed</text>"].map(|sign| svg.contains(sign))
    };
    assert_eq!(legend("2026-01-09"), [false, true]);
    assert_eq!(legend("2026-01-14"), [false, false]);
    assert_eq!(legend("2026-01-30"), [true, false]);
}
