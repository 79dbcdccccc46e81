//! Risks, money and traces as drawings and pictures.

use serde_json::Value;

use crate::run::{Folder, PLANS, Ran, plan};

/// Command lines whose views hold drawings.
const DRAWN: [&[&str]; 3] = [&["risks"], &["budget", "--view", "returns"], &["trace"]];

fn run(args: &[&str]) -> Ran {
    let ran = Folder::new().run(args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
    ran
}

/// The texts of a drawing.
fn texts(svg: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut texts = Vec::new();
    let mut is_text = false;
    loop {
        use quick_xml::events::Event;
        match reader.read_event().expect("XML") {
            Event::Eof => return texts,
            Event::Start(tag) => is_text = tag.name().as_ref() == "text",
            Event::Text(text) if is_text => texts.push(text.as_ref().to_owned()),
            _ => {}
        }
    }
}

#[test]
fn every_plan_is_drawn_in_both_languages_and_themes() {
    for name in PLANS {
        for verb in DRAWN {
            for (lang, theme) in [("en", "light"), ("zh", "dark")] {
                let plan = plan(name);
                let mut args = verb.to_vec();
                args.extend([&plan, "--lang", lang, "--format", "svg", "--theme", theme]);
                let svg = run(&args).stdout;
                assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
                assert!(texts(&svg).len() > 10, "{args:?}");
                if name == "repairs" {
                    assert_eq!(svg, run(&args).stdout, "{args:?}");
                }
            }
        }
    }
}

#[test]
fn the_matrix_shows_the_ids_that_the_data_has() {
    for name in PLANS {
        let json = run(&[
            "risks",
            &plan(name),
            "--view",
            "residual",
            "--format",
            "json",
        ]);
        let json: Value = serde_json::from_str(&json.stdout).expect("JSON");
        let list = |value: &Value| value.as_array().expect("a list").clone();
        let rows = list(&json["plans"][0]["residual"]["cells"]);
        let cells: Vec<Value> = rows.iter().flat_map(list).collect();
        let ids: Vec<Value> = cells.iter().flat_map(|cell| list(&cell["ids"])).collect();
        let mut ids: Vec<&str> = ids.iter().map(|id| id.as_str().expect("an id")).collect();
        assert!(!ids.is_empty(), "{name}");
        let svg = run(&[
            "risks",
            &plan(name),
            "--view",
            "residual",
            "--format",
            "svg",
        ])
        .stdout;
        let mut drawn = texts(&svg);
        drawn.retain(|text| ids.contains(&text.as_str()));
        drawn.sort_unstable();
        ids.sort_unstable();
        assert_eq!(drawn, ids, "{name}");
    }
}

#[test]
fn the_width_is_that_asked_for_and_the_file_says_the_format() {
    let folder = Folder::new();
    for verb in DRAWN {
        let plan = plan("repairs");
        let mut args = verb.to_vec();
        args.extend([plan.as_str(), "-o", "a.svg", "--width", "1000"]);
        let ran = folder.run(&args);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{args:?}");
        let svg = folder.read("a.svg");
        assert!(svg.contains(" width=\"1000\" "), "{args:?}");
    }
}

#[cfg(feature = "png")]
#[test]
fn pictures_are_written_whole() {
    let folder = Folder::new();
    for verb in DRAWN {
        let plan = plan("repairs");
        let mut args = verb.to_vec();
        args.extend([plan.as_str(), "-o", "a.png", "--zoom", "0.5"]);
        let ran = folder.run(&args);
        if ran.code == 2 {
            // A machine without fonts can't make pictures, and says so.
            assert!(
                ran.stderr.contains("no font is installed"),
                "{}",
                ran.stderr
            );
            continue;
        }
        let picture = std::fs::read(folder.path().join("a.png")).expect("a file");
        assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(picture[16..20], 800_u32.to_be_bytes());
    }
}

#[test]
fn views_without_a_drawing_say_which_have_one() {
    let folder = Folder::new();
    let plan = plan("repairs");
    let register = ["risks", &plan, "--view", "register"];
    let holes = ["trace", &plan, "--holes"];
    let nothing = [("en", "nothing to draw; "), ("zh", "没有可绘制的图；")];
    let no_graph = [("en", "has no graph; "), ("zh", "没有图")];
    for (view, told) in [(&register[..], nothing), (&holes[..], no_graph)] {
        for (lang, said) in told {
            let args = [view, &["--lang", lang, "-o", "a.svg"]].concat();
            let ran = folder.run(&args);
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{args:?}");
            assert!(ran.stderr.contains(said), "{args:?}: {}", ran.stderr);
            assert!(!folder.path().join("a.svg").exists());
        }
    }
}

#[test]
fn thousands_of_risks_in_a_field_are_drawn_in_no_time() {
    let folder = Folder::new();
    let mut text = "planvet: 1\ntitle: 方案\nlanguage: zh-CN\nrisks:\n".to_owned();
    for number in 1..=5_000 {
        text.push_str(&format!(
            "  - {{id: R{number}, title: 供应商延期交付, probability: 4, impact: 4}}\n"
        ));
    }
    folder.write("plan.yaml", text);
    let ran = folder.run(&["risks", "plan.yaml", "--format", "svg"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let texts = texts(&ran.stdout);
    let count = texts.iter().find_map(|text| text.strip_prefix('+'));
    let count: usize = count
        .expect("a number of others")
        .parse()
        .expect("a number");
    let is_id = |text: &&String| {
        let number = text.strip_prefix('R').map(str::parse::<u32>);
        number.is_some_and(|number| number.is_ok())
    };
    let shown = texts.iter().filter(is_id);
    assert_eq!(shown.count() + count, 5_000);
    assert!(ran.stdout.len() < 300_000, "{}", ran.stdout.len());
}
