//! Values on their way into a file: written so that they are read back as they were meant.

use super::{Limits, NodeKind, Tree, parse};

/// Indentation of what belongs to a key or to a list item.
pub(super) const STEP: usize = 2;

/// Words that some readers of YAML take for yes or no.
const YES_OR_NO: [&str; 8] = ["y", "n", "yes", "no", "true", "false", "on", "off"];

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yaml {
    /// A text or number; it gets quotation marks where YAML would read something else.
    Scalar(String),
    /// A list.
    List(Vec<Yaml>),
    /// Keys with their values.
    Mapping(Vec<(&'static str, Yaml)>),
}

impl Yaml {
    /// A text or number.
    pub fn scalar(text: impl Into<String>) -> Yaml {
        Yaml::Scalar(text.into())
    }

    /// The value on one line, as it stands between brackets or braces.
    pub(super) fn flow(&self) -> String {
        match self {
            Yaml::Scalar(text) => scalar(text, true),
            Yaml::List(items) => {
                let items: Vec<String> = items.iter().map(Yaml::flow).collect();
                format!("[{}]", items.join(", "))
            }
            Yaml::Mapping(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", scalar(key, true), value.flow()))
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    /// What stands behind the colon of a key that stands `indent` deep.
    pub(super) fn behind_key(&self, indent: usize, line_end: &str) -> String {
        if self.is_short() {
            return format!(" {}", self.on_one_line(false));
        }
        let inside = indent + STEP;
        format!(
            "{line_end}{}{}",
            " ".repeat(inside),
            self.block(inside, line_end)
        )
    }

    /// The value in block style, from its first character on; further lines stand `indent` deep.
    pub(super) fn block(&self, indent: usize, line_end: &str) -> String {
        let next = format!("{line_end}{}", " ".repeat(indent));
        match self {
            Yaml::Scalar(text) => scalar(text, false),
            _ if self.is_short() => self.flow(),
            Yaml::List(items) => {
                let items: Vec<String> = items
                    .iter()
                    .map(|item| format!("- {}", item.block(indent + STEP, line_end)))
                    .collect();
                items.join(&next)
            }
            Yaml::Mapping(entries) => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(key, value)| {
                        let behind = value.behind_key(indent, line_end);
                        format!("{}:{behind}", scalar(key, false))
                    })
                    .collect();
                entries.join(&next)
            }
        }
    }

    /// Whether it stands on one line in block style too: a scalar, a list of scalars, nothing.
    fn is_short(&self) -> bool {
        match self {
            Yaml::Scalar(_) => true,
            Yaml::List(items) => items.iter().all(|item| matches!(item, Yaml::Scalar(_))),
            Yaml::Mapping(entries) => entries.is_empty(),
        }
    }

    /// The value on one line, in flow style or where a key of block style stands before it.
    pub(super) fn on_one_line(&self, in_flow: bool) -> String {
        match self {
            Yaml::Scalar(text) => scalar(text, in_flow),
            _ => self.flow(),
        }
    }
}

/// A text as a scalar: plain where that reads back the same, else in quotation marks.
pub(super) fn scalar(text: &str, in_flow: bool) -> String {
    if is_plain(text, in_flow) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether a text reads back the same without quotation marks. YAML's own reader says so: its
/// rules for plain scalars are long.
fn is_plain(text: &str, in_flow: bool) -> bool {
    if text.contains(is_unprintable) || YES_OR_NO.iter().any(|word| text.eq_ignore_ascii_case(word))
    {
        return false;
    }
    let places = match in_flow {
        true => [format!("{{k: {text}}}\n"), format!("[{text}, x]\n")],
        false => [format!("k: {text}\n"), format!("- {text}\n")],
    };
    places.iter().all(|place| reads_back(place, text))
}

fn reads_back(place: &str, text: &str) -> bool {
    let tree = parse(place, &Limits::DEFAULT);
    let is_sound = tree.is_complete() && tree.faults().is_empty() && tree.comments().is_empty();
    let first = || first_value(&tree);
    is_sound && tree.roots().len() == 1 && first() == Some(text)
}

/// The plain scalar in a list or in the value of a mapping.
fn first_value<'t>(tree: &'t Tree<'_>) -> Option<&'t str> {
    let root = *tree.roots().first()?;
    let value = match tree.entries(root).next() {
        Some((_, value)) => value,
        None => *tree.items(root).first()?,
    };
    let is_text = tree.kind(value) == NodeKind::Scalar && tree.is_plain(value);
    tree.scalar(value).filter(|_| is_text)
}

/// A text in double quotation marks, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_unprintable(c) => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that a file had better spell out; all of them have four hexadecimal digits.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

impl std::fmt::Display for Yaml {
    /// Writes the value on one line: as it stands behind a key, or between brackets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.on_one_line(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_get_quotation_marks_only_where_they_need_them() {
        for (text, block, flow) in [
            ("30%", "30%", "30%"),
            ("2026-03-31", "2026-03-31", "2026-03-31"),
            (
                "缩短维修响应时间：30%",
                "缩短维修响应时间：30%",
                "缩短维修响应时间：30%",
            ),
            ("1,200", "1,200", "\"1,200\""),
            ("a: b", "\"a: b\"", "\"a: b\""),
            ("a #b", "\"a #b\"", "\"a #b\""),
            ("[x]", "\"[x]\"", "\"[x]\""),
            ("x]", "x]", "\"x]\""),
            ("*x", "\"*x\"", "\"*x\""),
            ("- x", "\"- x\"", "\"- x\""),
            ("", "\"\"", "\"\""),
            ("~", "\"~\"", "\"~\""),
            ("null", "\"null\"", "\"null\""),
            ("No", "\"No\"", "\"No\""),
            (" x", "\" x\"", "\" x\""),
            ("say \"x\"", "say \"x\"", "say \"x\""),
            ("\"x\"", "\"\\\"x\\\"\"", "\"\\\"x\\\"\""),
            ("a\nb", "\"a\\nb\"", "\"a\\nb\""),
            ("\u{7}\\", "\"\\u0007\\\\\"", "\"\\u0007\\\\\""),
        ] {
            assert_eq!(scalar(text, false), block);
            assert_eq!(scalar(text, true), flow);
        }
    }

    #[test]
    fn long_values_take_lines_and_short_ones_stay_on_theirs() {
        let value = Yaml::Mapping(vec![
            ("metric", Yaml::scalar("time: first visit")),
            (
                "serves",
                Yaml::List(vec![Yaml::scalar("G1"), Yaml::scalar("G2")]),
            ),
            (
                "stages",
                Yaml::List(vec![Yaml::Mapping(vec![
                    ("by", Yaml::scalar("2026-06-30")),
                    ("value", Yaml::scalar("20%")),
                ])]),
            ),
        ]);
        let lines = [
            "",
            "    metric: \"time: first visit\"",
            "    serves: [G1, G2]",
            "    stages:",
            "      - by: 2026-06-30",
            "        value: 20%",
        ];
        assert_eq!(value.behind_key(2, "\r\n"), lines.join("\r\n"));
        assert_eq!(
            value.flow(),
            "{metric: \"time: first visit\", serves: [G1, G2], stages: [{by: 2026-06-30, value: 20%}]}"
        );
        assert_eq!(Yaml::Mapping(Vec::new()).behind_key(2, "\n"), " {}");
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in "\\PC{0,12}|[ -~\n\t]{0,12}") {
            for (place, in_flow) in [("k: @\n", false), ("{a: 1, k: @, b: 2}\n", true)] {
                let place = place.replace('@', &scalar(&text, in_flow));
                let tree = parse(&place, &Limits::DEFAULT);
                let root = tree.roots()[0];
                let value = tree.get(root, "k").expect("the key");
                prop_assert_eq!(tree.scalar(value), Some(text.as_str()));
                prop_assert_eq!(tree.kind(value), NodeKind::Scalar);
            }
        }
    }
}
