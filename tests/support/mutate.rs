//! Mutations of plans: slips of planners, accidents of editors, and malice.

use fastrand::Rng;

/// Values that fit nowhere, or look as if they did.
const HOSTILE: [&str; 48] = [
    "",
    "~",
    "''",
    "2026-02-30",
    "0000-00-00",
    "-9999-01-01",
    "99999-12-31",
    "2026年13月1日",
    "二〇二六年三月",
    "2026-12-31T23:59:60Z",
    "79228162514264337593543950335",
    "-79228162514264337593543950336",
    "0.0000000000000000000000000001",
    "1e400",
    "0x7fffffffffffffff",
    ".nan",
    "-.inf",
    "99999999999999999999d",
    "4294967296w",
    "-1d",
    "1e9999999999亿元",
    "100000000%",
    "-0",
    "１２，３４５",
    "壹拾万元整",
    "亿亿亿亿亿亿亿亿",
    "：",
    "－ id：G1",
    "“G1”、‘G2’",
    "\u{3000}\u{3000}",
    "\"\\u0000\\u001b[2J\\u202e\"",
    "\u{feff}",
    "\u{85}\u{2028}\u{2029}",
    "👩‍👩‍👧‍👦e\u{301}\u{301}\u{301}",
    "&a [*a]",
    "*nowhere",
    "&a {<<: *a}",
    "<<: [1, 2]",
    "!!binary aGk=",
    "{{{{{{{{{{",
    "[[[[[[]]]]]]",
    "? [a, b] : c",
    "|+2\n   x\n",
    ">-\n",
    "%YAML 1.1",
    "--- ...",
    "# planvet: allow[S104, *, ，] until 2026-99-99",
    "=cmd|' /C calc'!A0",
];

/// A plan that differs from `plan` in one to four places; `other` is copied from.
pub fn mutated(plan: &str, other: &str, rng: &mut Rng) -> Vec<u8> {
    let mut text = plan.to_owned();
    for _ in 0..rng.u8(1..=4) {
        let mutate = rng.choice(MUTATIONS).expect("mutations");
        text = mutate(&text, other, rng);
    }
    // Bytes come last, because behind them there may be no text.
    let mut bytes = text.into_bytes();
    if rng.u8(0..4) == 0 && !bytes.is_empty() {
        for _ in 0..rng.u8(1..=3) {
            let at = rng.usize(..bytes.len());
            bytes[at] = match rng.bool() {
                true => bytes[at] ^ (1 << rng.u8(0..8)),
                false => rng.u8(..),
            };
        }
    }
    bytes
}

/// A plan taken apart: its first lines with each two of its chapters that follow each other.
pub fn pieces(plan: &str) -> Vec<String> {
    let (head, body): (Vec<String>, Vec<String>) = chapters(plan)
        .into_iter()
        .partition(|chapter| chapter.lines().count() < 4);
    let head = head.concat();
    body.windows(2)
        .map(|pair| [head.as_str(), &pair[0], &pair[1]].concat())
        .collect()
}

type Mutation = fn(&str, &str, &mut Rng) -> String;

const MUTATIONS: [Mutation; 14] = [
    delete_line,
    duplicate_line,
    swap_lines,
    indent,
    join_lines,
    replace_value,
    replace_value,
    replace_token,
    insert_token,
    swap_chapters,
    copy_value,
    copy_lines,
    cut_short,
    other_line_ends,
];

/// The text with its lines changed, line breaks included.
fn with_lines<'t>(text: &'t str, change: impl FnOnce(&mut Vec<&'t str>)) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if !lines.is_empty() {
        change(&mut lines);
    }
    lines.concat()
}

fn delete_line(text: &str, _: &str, rng: &mut Rng) -> String {
    with_lines(text, |lines| {
        lines.remove(rng.usize(..lines.len()));
    })
}

fn duplicate_line(text: &str, _: &str, rng: &mut Rng) -> String {
    with_lines(text, |lines| {
        let line = lines[rng.usize(..lines.len())];
        lines.insert(rng.usize(..lines.len()), line);
    })
}

fn swap_lines(text: &str, _: &str, rng: &mut Rng) -> String {
    with_lines(text, |lines| {
        let (a, b) = (rng.usize(..lines.len()), rng.usize(..lines.len()));
        lines.swap(a, b);
    })
}

/// Moves some lines to the right or left, or indents them with what is no space.
fn indent(text: &str, _: &str, rng: &mut Rng) -> String {
    let from = rng.usize(..=text.lines().count());
    let count = rng.usize(1..=3);
    let by = *rng
        .choice(&["", " ", "  ", "   ", "\t", "\u{3000}", "\u{a0}"])
        .expect("indents");
    let mut out = String::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if !(from..from + count).contains(&number) {
            out.push_str(line);
        } else if by.is_empty() {
            out.push_str(
                line.strip_prefix("  ")
                    .or(line.strip_prefix(' '))
                    .unwrap_or(line),
            );
        } else {
            out.push_str(by);
            out.push_str(line);
        }
    }
    out
}

fn join_lines(text: &str, _: &str, rng: &mut Rng) -> String {
    with_lines(text, |lines| {
        let at = rng.usize(..lines.len());
        lines[at] = lines[at].trim_end();
    })
}

/// A random line with the place behind its first colon.
fn value<'t>(text: &'t str, rng: &mut Rng) -> Option<(std::ops::Range<usize>, &'t str)> {
    let colons: Vec<usize> = text.match_indices(": ").map(|(at, _)| at).collect();
    let colon = *rng.choice(&colons)?;
    let start = colon + 2;
    let end = text[start..]
        .find(['\n', ',', '}', ']'])
        .map_or(text.len(), |length| start + length);
    let key = text[..colon]
        .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
        .next()?;
    Some((start..end, key))
}

fn replaced(text: &str, range: std::ops::Range<usize>, with: &str) -> String {
    [&text[..range.start], with, &text[range.end..]].concat()
}

fn hostile(rng: &mut Rng) -> &'static str {
    rng.choice(&HOSTILE).expect("hostile values")
}

fn replace_value(text: &str, _: &str, rng: &mut Rng) -> String {
    match value(text, rng) {
        Some((range, _)) => replaced(text, range, hostile(rng)),
        None => text.to_owned(),
    }
}

/// The place of a random word.
fn token(text: &str, rng: &mut Rng) -> std::ops::Range<usize> {
    let at = text.floor_char_boundary(rng.usize(..=text.len()));
    let end = text[at..]
        .find(|c: char| !c.is_alphanumeric())
        .map_or(text.len(), |length| at + length);
    at..end
}

fn replace_token(text: &str, _: &str, rng: &mut Rng) -> String {
    replaced(text, token(text, rng), hostile(rng))
}

fn insert_token(text: &str, _: &str, rng: &mut Rng) -> String {
    let at = token(text, rng).start;
    replaced(text, at..at, hostile(rng))
}

/// The top-level keys, each with all its lines.
fn chapters(text: &str) -> Vec<String> {
    let mut chapters: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match chapters.last_mut() {
            Some(chapter) if line.starts_with([' ', '#', '-', '\n']) => chapter.push_str(line),
            _ => chapters.push(line.to_owned()),
        }
    }
    chapters
}

/// The key of one chapter above the lines of another.
fn swap_chapters(text: &str, _: &str, rng: &mut Rng) -> String {
    let mut chapters = chapters(text);
    if chapters.is_empty() {
        return text.to_owned();
    }
    let (a, b) = (rng.usize(..chapters.len()), rng.usize(..chapters.len()));
    if rng.bool() {
        chapters.swap(a, b);
        return chapters.concat();
    }
    let split = |chapter: &str| {
        let at = chapter.find(':').map_or(0, |at| at + 1);
        (chapter[..at].to_owned(), chapter[at..].to_owned())
    };
    let ((key_a, body_a), (key_b, body_b)) = (split(&chapters[a]), split(&chapters[b]));
    chapters[a] = key_a + &body_b;
    chapters[b] = key_b + &body_a;
    chapters.concat()
}

/// A value of another plan, of the same key when it has one.
fn copy_value(text: &str, other: &str, rng: &mut Rng) -> String {
    let Some((range, key)) = value(text, rng) else {
        return text.to_owned();
    };
    let mut donors = (0..20).filter_map(|_| value(other, rng));
    let same = donors.find(|(_, name)| *name == key);
    match same.or_else(|| value(other, rng)) {
        Some((donor, _)) => replaced(text, range, &other[donor]),
        None => text.to_owned(),
    }
}

fn copy_lines(text: &str, other: &str, rng: &mut Rng) -> String {
    let from: Vec<&str> = other.split_inclusive('\n').collect();
    let start = rng.usize(..=from.len());
    let end = (start + rng.usize(1..=6)).min(from.len());
    let copied = from[start..end].concat();
    with_lines(text, |lines| {
        lines.insert(rng.usize(..=lines.len()), &copied)
    })
}

fn cut_short(text: &str, _: &str, rng: &mut Rng) -> String {
    text[..text.floor_char_boundary(rng.usize(..=text.len()))].to_owned()
}

fn other_line_ends(text: &str, _: &str, rng: &mut Rng) -> String {
    match rng.bool() {
        true => text.replace('\n', "\r\n"),
        false => text.replace('\n', "\r"),
    }
}
