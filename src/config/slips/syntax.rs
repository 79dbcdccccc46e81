//! What the parser of TOML can't read, in words that say what was most likely meant.

use crate::source::Span;
use crate::text;

use super::{DUPLICATE, SYNTAX, Slip, line_of, list_of_tables, table_name};

/// The slip behind a text that can't be parsed, where `detail` is what the parser says.
pub(super) fn syntax(detail: &str, span: Span, text: &str) -> Slip {
    let line_span = line_of(text, span);
    let line = &text[line_span.range()];
    let written = text.get(span.range()).unwrap_or_default();
    if let Some((at, typed, wanted)) = typographic(line) {
        let start = line_span.start as usize + at;
        return typographic_slip(typed, wanted, Span::new(start, start + typed.len_utf8()));
    }
    let slip = |message, help| Slip::new(SYNTAX, span, message, help);
    if let Some(at) = yaml_colon(line) {
        let start = line_span.start as usize + at;
        return Slip::new(
            SYNTAX,
            Span::new(start, start + 1),
            text!(
                "a colon joins no key and value in TOML",
                "TOML 的键与值之间不用冒号"
            ),
            text!("write `key = \"text\"`", "请写成 `键 = \"文字\"`"),
        );
    }
    if detail == "duplicate key" {
        return duplicate(line, span);
    }
    // The parser's own words; those that it may add one day are shown as they are.
    let begins = |words: &str| detail.starts_with(words);
    if begins("string values must be quoted") && written.trim().is_empty() {
        return slip(
            text!("there is no value behind `=`", "`=` 后面没有值"),
            text!(
                "write the value, or take the line out",
                "请补上值，或删去这一行"
            ),
        );
    }
    if begins("string values must be quoted") {
        let quoted = format!("\"{written}\"");
        return slip(
            text!("a text stands in quotation marks", "文字要用英文引号括起"),
            text!("write `{quoted}`", "请写成 `{quoted}`", quoted = quoted),
        );
    }
    if begins("invalid unquoted key") && !written.is_ascii() {
        let quoted = format!("\"{written}\"");
        return slip(
            text!(
                "a name with other than A–Z, digits, `-` and `_` stands in quotation marks",
                "含有汉字等字符的名称要加英文引号"
            ),
            text!("write `{quoted}`", "请写成 `{quoted}`", quoted = quoted),
        );
    }
    if begins("key with no value") {
        return slip(
            text!("there is no `=` behind this key", "这个键后面没有 `=`"),
            text!(
                "write `key = value`, or put a `#` in front of what is a remark",
                "请写成 `键 = 值`；如果是备注，请在行首加 `#`"
            ),
        );
    }
    if begins("missing comma") {
        return slip(
            text!("a comma is missing before this", "此处之前缺少逗号"),
            text!(
                "put a `,` between the values",
                "各项之间请用半角逗号 `,` 分隔"
            ),
        );
    }
    if begins("invalid basic string") || begins("invalid literal string") {
        return slip(
            text!(
                "the quotation mark of this text is never closed",
                "这段文字的引号没有闭合"
            ),
            text!("close it where the text ends", "请在文字结尾处补上引号"),
        );
    }
    if begins("unclosed") {
        return slip(
            text!("the bracket is never closed", "方括号没有闭合"),
            text!("write the `]` that is missing", "请补上缺少的 `]`"),
        );
    }
    slip(
        text!(
            "this is no valid TOML: {detail}",
            "不是有效的 TOML：{detail}",
            detail = detail,
        ),
        text!(
            "texts stand in straight quotation marks (`\"…\"`), keys and values are joined by \
             `=`, tables begin with `[name]`",
            "文字用英文引号（`\"…\"`）括起，键与值之间用 `=`，表以 `[名称]` 开头"
        ),
    )
}

/// The colon behind the key of a line that is YAML.
fn yaml_colon(line: &str) -> Option<usize> {
    let colon = line.find(':')?;
    (!line[..colon].contains(['=', '"', '\'', '#'])).then_some(colon)
}

/// The first typographic mark of a line outside of texts and remarks, with its place and what
/// TOML wants in its stead.
fn typographic(line: &str) -> Option<(usize, char, char)> {
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        match quote {
            Some('"') if c == '\\' && !escaped => escaped = true,
            Some(mark) => {
                if c == mark && !escaped {
                    quote = None;
                }
                escaped = false;
            }
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '#' => return None,
            None => {
                if let Some(wanted) = straight(c) {
                    return Some((at, c, wanted));
                }
            }
        }
    }
    None
}

/// What TOML wants where a typographic mark stands.
fn straight(c: char) -> Option<char> {
    Some(match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '【' | '「' => '[',
        '】' | '」' => ']',
        '、' => ',',
        '。' => '.',
        // A planner's colon joins key and value.
        '：' => '=',
        '\u{3000}' | '\u{a0}' => ' ',
        // The full-width forms stand in the order of ASCII.
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32)?,
        _ => return None,
    })
}

fn typographic_slip(typed: char, wanted: char, span: Span) -> Slip {
    if wanted == ' ' {
        return Slip::new(
            SYNTAX,
            span,
            text!(
                "this space is none that TOML knows",
                "这里的空格是全角或特殊空格，TOML 不认"
            ),
            text!(
                "take it out, or type an ordinary space",
                "请删去，或改为普通空格"
            ),
        );
    }
    let (typed, wanted) = (typed.to_string(), wanted.to_string());
    Slip::new(
        SYNTAX,
        span,
        text!(
            "`{typed}` is not what TOML expects here",
            "此处误用了 `{typed}`，TOML 无法继续读取",
            typed = typed,
        ),
        text!(
            "write `{wanted}`",
            "请改为半角的 `{wanted}`",
            wanted = wanted,
        ),
    )
}

fn duplicate(line: &str, span: Span) -> Slip {
    let name = table_name(line);
    if name == Some("overrides") {
        return list_of_tables("overrides", span);
    }
    match name {
        Some(name) => Slip::new(
            DUPLICATE,
            span,
            text!(
                "the table `{name}` begins a second time",
                "表“{name}”前面已经写过",
                name = name,
            ),
            text!(
                "bring its keys together below the first `[{name}]`",
                "请把它的键都写到第一个 `[{name}]` 之下",
                name = name,
            ),
        ),
        None => Slip::new(
            DUPLICATE,
            span,
            text!("this key is there already", "这个键前面已经写过"),
            text!("keep one of the two", "请只保留一处"),
        ),
    }
}
