//! Slips in a configuration that the rules for plans would tell in the words of YAML, or not at
//! all: typographic marks, bare texts, settings below the wrong table.

use std::collections::BTreeSet;

use crate::check::Findings;
use crate::lang::Text;
use crate::plan::read::{Fault, Record as _, RecordInfo};
use crate::plan::value::{Count, Id, Value as _, Whole};
use crate::source::{NodeKind, SourceFault, Span};
use crate::text;

use super::ConfigFile;
use super::value::{FLAG, PathText, SeverityWord};

mod syntax;
#[cfg(test)]
mod tests;

/// What is wrong, in the words of TOML.
#[derive(Debug)]
pub struct Slip {
    /// Code of the rule that tells the like of plans.
    pub code: &'static str,
    span: Span,
    message: Text,
    help: Text,
}

impl Slip {
    fn new(code: &'static str, span: Span, message: Text, help: Text) -> Slip {
        Slip {
            code,
            span,
            message,
            help,
        }
    }

    /// Adds it to the findings of its rule.
    pub fn tell(self, found: &mut Findings<'_>) {
        found.add(self.span, self.message).help(self.help);
    }
}

const SYNTAX: &str = "F001";
const DUPLICATE: &str = "F003";
const UNKNOWN_KEY: &str = "F004";
const WRONG_TYPE: &str = "F006";
const UNREADABLE: &str = "F007";

/// The faults worth telling: of those that one slip causes only the first, and a date that no
/// calendar has as what it is.
pub fn worth_telling<'f>(faults: &'f [Fault], text: &str) -> Vec<&'f Fault> {
    let dates: BTreeSet<u32> = faults
        .iter()
        .filter(|fault| matches!(fault, Fault::NoSuchDate { .. }))
        .map(|fault| fault.span().start)
        .collect();
    let (mut syntax, others): (Vec<&Fault>, Vec<&Fault>) = faults
        .iter()
        .partition(|fault| matches!(fault, Fault::Source(SourceFault::Syntax { .. })));
    // Of the faults of a line the first that the parser tells is the cause.
    syntax.sort_by_key(|fault| line_of(text, fault.span()).start);
    let headers = headers(text);
    let mut worth = Vec::new();
    // What each broken line takes with it, in file order.
    let mut reaches: Vec<Span> = Vec::new();
    for fault in syntax {
        let start = fault.span().start;
        let line = line_of(text, fault.span());
        let is_same_line = reaches.last().is_some_and(|last| last.start == line.start);
        if is_same_line || dates.contains(&start) {
            continue;
        }
        let end = match headers.binary_search(&line.start) {
            Ok(at) => headers.get(at + 1).copied(),
            Err(_) => Some(line.end + 1),
        };
        let end = end.map_or(text.len() + 1, |end| end as usize);
        // A broken line below a broken header ends before the header's table does.
        let outer = reaches.last().map_or(0, |last| last.end as usize);
        reaches.push(Span::new(line.start as usize, end.max(outer)));
        worth.push(fault);
    }
    let is_consequence = |fault: &Fault| {
        let start = fault.span().start;
        let before = reaches.partition_point(|reach| reach.start <= start);
        let last = reaches[..before].last();
        last.is_some_and(|reach| start < reach.end)
    };
    worth.extend(
        others
            .into_iter()
            .filter(|fault| matches!(fault, Fault::NoSuchDate { .. }) || !is_consequence(fault)),
    );
    worth
}

/// The slip behind a fault, where TOML has words of its own for it.
pub fn slip(fault: &Fault, text: &str) -> Option<Slip> {
    match fault {
        Fault::Source(SourceFault::Syntax { detail, span, .. }) => {
            Some(syntax::syntax(detail, *span, text))
        }
        Fault::UnknownKey {
            key, span, record, ..
        } => misplaced(key, *span, record),
        Fault::WrongType {
            expected,
            found,
            span,
            ..
        } => wrong_type(expected, *found, *span, text),
        Fault::Unreadable {
            kinds,
            text: written,
            span,
            ..
        } => match kinds.as_slice() {
            [kind] => unreadable(&kind.noun, written, *span, text),
            _ => None,
        },
        _ => None,
    }
}

/// Longest stretch of a line before or behind a place that is looked at, in bytes.
const LONGEST_LINE: usize = 4_096;

/// The line that a span begins on, without its end; of a line that no planner wrote the part
/// around the span.
fn line_of(text: &str, span: Span) -> Span {
    let at = text.floor_char_boundary(span.start as usize);
    let near = text.ceil_char_boundary(at.saturating_sub(LONGEST_LINE));
    let far = text.floor_char_boundary(at.saturating_add(LONGEST_LINE).min(text.len()));
    let start = text[near..at]
        .rfind('\n')
        .map_or(near, |end| near + end + 1);
    let end = text[at..far].find('\n').map_or(far, |end| at + end);
    Span::new(start, end)
}

/// The name of the table that a line begins.
fn table_name(line: &str) -> Option<&str> {
    let body = line.trim_start().strip_prefix('[')?;
    let body = body.strip_prefix('[').unwrap_or(body);
    let name = &body[..body.find(']')?];
    Some(name.trim())
}

fn list_of_tables(name: &str, span: Span) -> Slip {
    Slip::new(
        WRONG_TYPE,
        span,
        text!(
            "`{name}` is a list: each of its tables has two brackets",
            "“{name}”是一个列表，其中每个表都用两层方括号",
            name = name,
        ),
        text!("write `[[{name}]]`", "请写成 `[[{name}]]`", name = name),
    )
}

/// Whether a line is meant to begin a table.
fn is_header(line: &str) -> bool {
    line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .starts_with(['[', '［', '【'])
}

/// Where the lines begin that are meant to begin a table.
fn headers(text: &str) -> Vec<u32> {
    let mut start = 0;
    let mut headers = Vec::new();
    for line in text.split_inclusive('\n') {
        if is_header(line) {
            headers.push(start as u32);
        }
        start += line.len();
    }
    headers
}

/// Whether a key is one of the whole file.
fn is_of_file(key: &str) -> bool {
    ConfigFile::INFO.fields.iter().any(|field| field.key == key)
}

/// A setting of the whole file that stands below a table: what is added to the end of a file
/// belongs to its last table.
fn misplaced(key: &str, span: Span, record: &RecordInfo) -> Option<Slip> {
    let below_table = record.name != ConfigFile::INFO.name;
    (below_table && is_of_file(key)).then(|| {
        Slip::new(
            UNKNOWN_KEY,
            span,
            text!(
                "{record} has no key `{key}`, the whole file has",
                "{record}没有“{key}”这个键，它属于整个文件",
                record = record.noun,
                key = key,
            ),
            to_the_top(),
        )
    })
}

/// The help for a setting of the whole file that stands below a table.
pub fn to_the_top() -> Text {
    text!(
        "write it above the first `[…]`: what stands below belongs to that table",
        "请移到第一个 `[…]` 之前：写在其后的内容都属于那个表"
    )
}

/// The name of a setting of the whole file in the place of a rule's.
pub fn file_key_as_rule(key: &str, span: Span) -> Option<Slip> {
    is_of_file(key).then(|| {
        Slip::new(
            UNKNOWN_KEY,
            span,
            text!(
                "`{key}` is no rule, but a setting of the whole file",
                "“{key}”不是规则，而是整个文件的设置",
                key = key,
            ),
            to_the_top(),
        )
    })
}

/// The key in front of a value on its line, with its place.
fn key_of(text: &str, value: Span) -> Option<(&str, Span)> {
    let line = line_of(text, value);
    let before = text.get(line.start as usize..value.start as usize)?;
    let before = before.trim_end().strip_suffix('=')?.trim_end();
    let from = before.rfind(['{', ',']).map_or(0, |at| at + 1);
    let name = before[from..].trim_start();
    let end = line.start as usize + before.len();
    (!name.is_empty()).then(|| (name, Span::new(end - name.len(), end)))
}

fn wrong_type(expected: &Text, found: NodeKind, span: Span, text: &str) -> Option<Slip> {
    let written = text.get(span.range()).unwrap_or_default();
    let key = key_of(text, span);
    if expected.en == SeverityWord::KIND.noun.en
        && let Some((key, place)) = key
        && let Some(slip) = file_key_as_rule(key, place)
    {
        return Some(slip);
    }
    match found {
        NodeKind::Mapping if expected.en == "a list" => {
            let name = table_name(&text[line_of(text, span).range()]);
            Some(list_of_tables(name.or(key.map(|(key, _)| key))?, span))
        }
        NodeKind::Scalar if matches!(written, "true" | "false") => Some(Slip::new(
            WRONG_TYPE,
            span,
            text!(
                "expected {expected} here, found `{written}`",
                "此处应为{expected}，实际是 `{written}`",
                expected = expected,
                written = written,
            ),
            text!(
                "write {expected} here",
                "请在此处写{expected}",
                expected = expected,
            ),
        )),
        // Values that are no single ones are tables.
        NodeKind::Scalar => {
            let (key, _) = key?;
            Some(Slip::new(
                WRONG_TYPE,
                span,
                text!("`{key}` is a table", "“{key}”应写成表", key = key),
                text!(
                    "write `[{key}]`, and below it a line for each `key = value`",
                    "请写成 `[{key}]`，其下每行一个“键 = 值”",
                    key = key,
                ),
            ))
        }
        _ => None,
    }
}

fn unreadable(noun: &Text, written: &str, span: Span, text: &str) -> Option<Slip> {
    let is = |other: &Text| noun.en == other.en;
    if is(&SeverityWord::KIND.noun) {
        let (key, place) = key_of(text, span)?;
        return file_key_as_rule(key, place);
    }
    let slip = |message, help| Some(Slip::new(UNREADABLE, span, message, help));
    if is(&PathText::KIND.noun) && written.chars().any(char::is_control) {
        return slip(
            text!(
                "in this path `\\` begins a control character",
                "这个路径里的 `\\` 被当成了转义符"
            ),
            text!(
                "write paths with forward slashes: `plans/old/`",
                "路径请用正斜杠，如 `plans/old/`"
            ),
        );
    }
    let shown = written;
    if is(&FLAG.noun) {
        return slip(
            text!(
                "`{shown}` is neither true nor false",
                "“{shown}”既不是 true 也不是 false",
                shown = text.get(span.range()).unwrap_or(written),
            ),
            text!(
                "write `true` or `false` without quotes",
                "请写 `true` 或 `false`，不加引号"
            ),
        );
    }
    if is(&Id::KIND.noun) {
        return slip(
            text!(
                "`{shown}` can't be a name",
                "“{shown}”不能用作名称",
                shown = shown,
            ),
            text!(
                "a name has letters, digits, `_`, `-` and `.`, and no spaces",
                "名称由文字、数字和 `_`、`-`、`.` 组成，不含空格"
            ),
        );
    }
    if is(&Count::KIND.noun) || is(&Whole::KIND.noun) {
        let help = match written.trim_end().ends_with(['%', '％']) {
            true => text!(
                "write the percentage without its sign, such as `10`",
                "请直接写百分数的数值，不带 %，如 `10`"
            ),
            false if is(&Whole::KIND.noun) => {
                text!("write a whole number, such as `6`", "请写整数，如 `6`")
            }
            false => text!("write a number, such as `10`", "请写数字，如 `10`"),
        };
        return slip(
            text!(
                "`{shown}` can't be read as {noun}",
                "“{shown}”无法识别为{noun}",
                shown = shown,
                noun = noun,
            ),
            help,
        );
    }
    None
}
