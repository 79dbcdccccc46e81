//! Reports as source of [Mermaid](https://mermaid.js.org) drawings: timelines as Gantt charts, the
//! chain from problems to acceptance as a flowchart.

mod flowchart;
mod gantt;

use std::fmt::Write as _;

pub use flowchart::{MOST_EDGES, edges, flowchart};
pub use gantt::gantt;

/// Writes a text on one line so that Mermaid shows it as it is: signs of its syntax become its
/// entity codes (`#58;`), and so does the first character where the text would begin with a digit
/// or `is_command` says that it would be read as a command.
fn shown(text: &str, is_command: impl Fn(&str) -> bool) -> String {
    let line = super::escape::one_line(text);
    let line = line.trim();
    let mut escaped = String::with_capacity(line.len() + 8);
    let code = |escaped: &mut String, c: char| {
        // Writing to a string never fails.
        let _ = write!(escaped, "#{};", u32::from(c));
    };
    for (at, c) in line.char_indices() {
        let first = at == 0 && (c.is_ascii_digit() || is_command(line));
        match c {
            ':' | '#' | ';' | '%' | '"' | '<' | '>' | '&' | '{' | '}' | '`' | '\\' | '$' => {
                code(&mut escaped, c);
            }
            c if first => code(&mut escaped, c),
            c => escaped.push(c),
        }
    }
    if escaped.is_empty() {
        escaped.push('-');
    }
    escaped
}
