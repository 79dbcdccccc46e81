//! Data moves one way: a module uses only what stands before it.

mod support;

use support::{files, root};

/// The layers in flow order, as `src/lib.rs` lists them.
fn layers() -> Vec<String> {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The layers that a piece of code names: `crate::plan::…`, and each of `crate::{plan, view}`.
fn used<'c>(code: &'c str, layers: &'c [String]) -> Vec<&'c str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()
                .unwrap_or_default()
                .split(',')
                .map(str::trim)
                .collect(),
            None => vec![rest],
        };
        for name in names {
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            found.extend(
                layers
                    .iter()
                    .map(String::as_str)
                    .filter(|layer| *layer == &name[..end]),
            );
        }
    }
    found
}

#[test]
fn no_layer_uses_a_later_one() {
    let layers = layers();
    assert!(layers.len() >= 9, "{layers:?}");
    let position = |layer: &str| layers.iter().position(|known| known == layer);
    let src = root().join("src");
    let mut wrong = Vec::new();
    for path in files(&src, &["rs"]) {
        let below = path.strip_prefix(&src).expect("below src");
        let first = below
            .iter()
            .next()
            .and_then(|part| part.to_str())
            .unwrap_or_default();
        let Some(own) = position(first.trim_end_matches(".rs")) else {
            assert!(
                ["lib.rs", "main.rs"].contains(&first),
                "{first} is no layer"
            );
            continue;
        };
        let code = std::fs::read_to_string(&path).expect("source");
        // Tests may look both ways.
        let code = code
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for layer in used(code, &layers) {
            if position(layer) > Some(own) {
                wrong.push(format!("{} uses {layer}", below.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_backward_arrow_would_be_seen() {
    let layers = ["plan".to_owned(), "view".to_owned()];
    assert_eq!(used("use crate::view::Report;", &layers), ["view"]);
    assert_eq!(
        used("use crate::{plan::Plan, view};", &layers),
        ["plan", "view"]
    );
    assert_eq!(used("use crate::viewer;", &layers), [""; 0]);
}

#[test]
fn only_the_command_line_talks_to_the_outside() {
    let forbidden = [
        "clap::",
        "anyhow",
        "println!",
        "std::env",
        "std::fs",
        "SystemTime",
        "is_terminal",
        "Zoned::now",
    ];
    let src = root().join("src");
    let mut wrong = Vec::new();
    for path in files(&src, &["rs"]) {
        let below = path.strip_prefix(&src).expect("below src");
        if below.starts_with("cli") {
            continue;
        }
        let code = std::fs::read_to_string(&path).expect("source");
        let code = code
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for word in forbidden {
            if code
                .lines()
                .any(|line| line.contains(word) && !line.trim_start().starts_with("//"))
            {
                wrong.push(format!("{} uses {word}", below.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
