//! Predecessors in a cell: `T1; T2 SS+3d`, or as Project writes them: `1FS+2 days,3SS`.

use std::collections::HashMap;

use crate::plan::value::{Lag, Link, LinkKind};

use super::cells;

/// What a part of the cell says.
#[derive(Debug, PartialEq)]
pub(super) enum Part {
    /// A link to a row.
    Link(Link),
    /// A link whose lag is a share of the row before it.
    PercentLag(Link),
    /// Something else.
    Unknown(String),
}

/// The parts of a cell; `ids` turns what rows are called into ids.
pub(super) fn parts(text: &str, ids: &HashMap<String, String>) -> Vec<Part> {
    let parts = text.split([',', ';', '，', '；', '、', '\n']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| read(part, ids)).collect()
}

fn read(part: &str, ids: &HashMap<String, String>) -> Part {
    // The longest name that is known; what stands behind it says how.
    let ends = part.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    for end in ends {
        let (name, rest) = part.split_at(end);
        let name = name.trim_end();
        let target = ids.get(name).or_else(|| ids.get(whole(name)));
        let Some(target) = target else {
            continue;
        };
        let Some((kind, lag)) = relation(rest.trim_start()) else {
            continue;
        };
        let link = |lag| Link {
            target: target.clone(),
            kind,
            lag,
        };
        return match lag {
            Behind::Nothing => Part::Link(link(None)),
            Behind::Lag(lag) => Part::Link(link(Some(lag))),
            Behind::Percent => Part::PercentLag(link(None)),
        };
    }
    Part::Unknown(part.to_owned())
}

/// The name of a row without the `.0` that programs give to numbers.
pub(super) fn whole(name: &str) -> &str {
    match name.strip_suffix(".0") {
        Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => number,
        _ => name,
    }
}

enum Behind {
    Nothing,
    Lag(Lag),
    Percent,
}

/// Reads what stands behind the name: the kind, then the lag.
fn relation(text: &str) -> Option<(LinkKind, Behind)> {
    let kinds = [
        (["FS", "完成-开始"], LinkKind::FinishToStart),
        (["SS", "开始-开始"], LinkKind::StartToStart),
        (["FF", "完成-完成"], LinkKind::FinishToFinish),
        (["SF", "开始-完成"], LinkKind::StartToFinish),
    ];
    let found = kinds.into_iter().find_map(|(words, kind)| {
        let rest = words.into_iter().find_map(|word| strip(text, word))?;
        Some((kind, rest))
    });
    let (kind, rest) = found.unwrap_or((LinkKind::FinishToStart, text));
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some((kind, Behind::Nothing));
    }
    let is_lead = rest.starts_with(['-', '－']);
    let length = rest.strip_prefix(['+', '-', '＋', '－'])?.trim();
    if length.ends_with(['%', '％']) {
        return Some((kind, Behind::Percent));
    }
    let lag = cells::lag(length, is_lead)?;
    Some((kind, Behind::Lag(lag)))
}

/// Takes a word from the front, whatever its case.
fn strip<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let front = text.get(..word.len())?;
    front
        .eq_ignore_ascii_case(word)
        .then(|| &text[word.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let ids = ["1", "12", "T1", "T1-1", "3SS"].map(|id| (id.to_owned(), format!("<{id}>")));
        let ids = HashMap::from(ids);
        let parts = parts(text, &ids).into_iter().map(|part| match part {
            Part::Link(link) => link.to_string(),
            Part::PercentLag(link) => format!("%{link}"),
            Part::Unknown(text) => format!("?{text}"),
        });
        parts.collect()
    }

    #[test]
    fn both_notations_are_read() {
        for (text, read) in [
            ("T1; 12", &["<T1>", "<12>"][..]),
            ("1FS+2 days,12ss", &["<1> FS+2d", "<12> SS"]),
            ("T1 SS+3d、T1-1", &["<T1> SS+3d", "<T1-1>"]),
            ("1FF-1 wk", &["<1> FF-1w"]),
            ("1FS+2 个工作日；12 +3edays", &["<1> FS+2d", "<12> FS+3ed"]),
            ("3SS", &["<3SS>"]),
            ("1FS+50%", &["%<1>"]),
            ("4, 1XX, 1+x", &["?4", "?1XX", "?1+x"]),
            ("", &[]),
        ] {
            assert_eq!(shown(text), read, "{text}");
        }
    }
}
