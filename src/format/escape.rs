//! Makes text from a plan harmless for whoever reads the output: terminals, spreadsheets,
//! Markdown and JSON readers.
//!
//! A plan is hostile until proven otherwise: an escape sequence rewrites a terminal, a direction
//! override shows another text than the file holds, a cell that starts with `=` runs in a
//! spreadsheet. Every writer sends plan text through this file.

use std::borrow::Cow;

/// Tells whether a character does something to its reader instead of showing something.
///
/// These are the C0 and C1 controls, line and paragraph separators, direction embeddings,
/// overrides and isolates, the byte order mark, annotation marks, deprecated format characters
/// and the invisible tag characters. Joiners stay: Indic scripts and emoji are written with them.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// The visible stand-in of a control character: `␛` for ESC, `�` where Unicode has no picture.
fn picture(c: char) -> char {
    let picture = match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code),
        0x7F => Some('␡'),
        _ => None,
    };
    picture.unwrap_or('\u{FFFD}')
}

/// Replaces every control character, line breaks and tabs too, by a visible picture, so that the
/// text stays on one line and does nothing to a terminal.
pub fn visible(text: &str) -> Cow<'_, str> {
    replace(text, is_control)
}

/// The same as [`visible`], but keeps line feeds and tabs; CR LF becomes a line feed.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    if text.contains("\r\n") {
        let text = text.replace("\r\n", "\n");
        return Cow::Owned(visible_lines(&text).into_owned());
    }
    replace(text, |c| is_control(c) && c != '\n' && c != '\t')
}

fn replace(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let shown = |c| if hidden(c) { picture(c) } else { c };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Joins the lines of a text by single spaces and makes it [`visible`].
pub fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\t');
    if !text.contains(breaks) {
        return visible(text);
    }
    let mut line = String::with_capacity(text.len());
    for part in text
        .split(breaks)
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&visible(part));
    }
    Cow::Owned(line)
}

/// Keeps a spreadsheet from running a text: one that starts like a formula gets a leading `'`,
/// control characters become visible, and a log that shows the table obeys [no
/// command](no_command).
///
/// The starts are those of OWASP's "CSV Injection" page, full-width forms included. Spaces and
/// control characters before them don't count, because spreadsheets trim them.
pub fn no_formula(text: &str) -> Cow<'_, str> {
    let start = text
        .chars()
        .find(|&c| !(c == ' ' || c == '\u{3000}' || is_ignored(c)));
    let opens = matches!(
        start,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    let shown = visible_lines(text);
    let harmless = no_command(&shown);
    if opens {
        Cow::Owned(format!("'{harmless}"))
    } else if harmless == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(harmless.into_owned())
    }
}

/// What a spreadsheet may drop from the start of a cell; tab and line breaks are not among it,
/// because they are dangerous starts themselves.
fn is_ignored(c: char) -> bool {
    !matches!(c, '\t' | '\r' | '\n')
        && (c.is_whitespace() || is_control(c) || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'))
}

/// Keeps a CI system from obeying lines of its log: GitHub and Azure run `##[group]`,
/// `##vso[task.complete]` and the like wherever they stand, `::error::` at the start of a line.
/// A space without width takes them apart, so people see no difference.
pub fn no_command(text: &str) -> Cow<'_, str> {
    let inline = without_commands(text, "#\u{200b}#");
    match without_line_commands(&inline, ":\u{200b}:") {
        Cow::Borrowed(_) => inline,
        Cow::Owned(apart) => Cow::Owned(apart),
    }
}

/// Writes the `::` that opens a line in another way.
fn without_line_commands<'t>(text: &'t str, instead: &str) -> Cow<'t, str> {
    const OPENS: &str = "::";
    let opens = |line: &&str| line.trim_start().starts_with(OPENS);
    if !text.split(['\n', '\r']).any(|line| opens(&line)) {
        return Cow::Borrowed(text);
    }
    let mut apart = String::with_capacity(text.len() + 8);
    for line in text.split_inclusive(['\n', '\r']) {
        match line.split_once(OPENS).filter(|_| opens(&line)) {
            Some((before, behind)) => apart.extend([before, instead, behind]),
            None => apart.push_str(line),
        }
    }
    Cow::Owned(apart)
}

/// Writes the `##` of `##[group]` and `##vso[…]` in another way.
fn without_commands<'t>(text: &'t str, instead: &str) -> Cow<'t, str> {
    const OPENS: &str = "##";
    let opens = |rest: &str| {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        name.starts_with('[')
    };
    let mut commands = text
        .match_indices(OPENS)
        .map(|(at, _)| at)
        // The last two of `###[` open a command, too.
        .map(|at| {
            at + text[at + OPENS.len()..]
                .bytes()
                .take_while(|byte| *byte == b'#')
                .count()
        })
        .filter(|at| opens(&text[at + OPENS.len()..]))
        .peekable();
    if commands.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut apart = String::with_capacity(text.len() + 8);
    let mut done = 0;
    for at in commands {
        // Of a run of `#` each pair leads here.
        if at < done {
            continue;
        }
        apart.push_str(&text[done..at]);
        apart.push_str(instead);
        done = at + OPENS.len();
    }
    apart.push_str(&text[done..]);
    Cow::Owned(apart)
}

/// Writes what opens a command to a CI system in finished XML as a reference: readers get the
/// very text.
pub fn xml_without_commands(xml: &str) -> String {
    let inline = without_commands(xml, "#&#35;");
    without_line_commands(&inline, "&#58;:").into_owned()
}

/// Writes the control characters of a finished JSON text as `\uXXXX`: readers get the very text
/// of the plan, a terminal never gets the character, and a CI system no command.
///
/// Outside of strings JSON has no such characters but the line feeds of pretty printing.
pub fn json(text: &str) -> Cow<'_, str> {
    match without_commands(text, "#\\u0023") {
        Cow::Borrowed(text) => json_controls(text),
        Cow::Owned(text) => Cow::Owned(json_controls(&text).into_owned()),
    }
}

fn json_controls(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_control(c) && c != '\n';
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// Escapes a text for a line of Markdown: no character of it is markup, line breaks become
/// spaces.
pub fn markdown(text: &str) -> String {
    let line = one_line(text);
    let line = line.trim();
    let mut escaped = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // `$` opens a formula on GitHub, `:` could make an emoji but also stands in every
            // second sentence: it stays.
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// The same as [`markdown`], but line breaks are kept as `<br>`.
pub fn markdown_lines(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(markdown)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("<br>")
}

/// The same as [`markdown`], for a comment on GitHub or GitLab: `@name` calls nobody, and `#12`
/// links nowhere. A backslash doesn't stop them, a space without width does.
pub fn markdown_comment(text: &str) -> String {
    const APART: &str = "&#8203;";
    let escaped = markdown(text);
    let mut quiet = String::with_capacity(escaped.len());
    let mut chars = escaped.chars().peekable();
    while let Some(c) = chars.next() {
        quiet.push(c);
        let numbered = chars.peek().is_some_and(char::is_ascii_digit);
        // `!12` is a merge request on GitLab.
        if c == '@' || (matches!(c, '#' | '!') && numbered) {
            quiet.push_str(APART);
        }
    }
    quiet
}

/// Escapes a text that opens a paragraph of Markdown, where `-`, `+` and `1.` start a list and
/// `=` underlines a heading.
pub fn markdown_paragraph(text: &str) -> String {
    let escaped = markdown(text);
    let escaped = no_command(&escaped);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let marker = escaped[digits..].chars().next();
    let marks = match digits {
        0 => matches!(marker, Some('-' | '+' | '=')),
        _ => matches!(marker, Some('.' | ')')),
    };
    if marks {
        format!("{}\\{}", &escaped[..digits], &escaped[digits..])
    } else {
        escaped.into_owned()
    }
}

/// Writes a text as a code span of Markdown that no backtick of the text can end.
pub fn markdown_code(text: &str) -> String {
    let line = one_line(text);
    let line = no_command(&line);
    let longest = line.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Spaces keep backticks at the edges apart from the fence; Markdown strips one at each side.
    if longest > 0 || line.trim().is_empty() {
        format!("{fence} {line} {fence}")
    } else {
        format!("{fence}{line}{fence}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_become_visible() {
        assert_eq!(visible("plain 中文 👩‍🔧"), "plain 中文 👩‍🔧");
        assert!(matches!(visible("plain"), Cow::Borrowed(_)));
        assert_eq!(visible("\u{1b}[31m\0\u{7f}\n\t"), "␛[31m␀␡␊␉");
        assert_eq!(visible("a\u{9b}b\u{202e}c\u{2066}d\u{feff}"), "a�b�c�d�");
        assert_eq!(visible_lines("a\r\nb\tc\u{7}\rd"), "a\nb\tc␇␍d");
        assert_eq!(one_line("  a\n\n  b\tc\u{1b}\r\n"), "a b c␛");
    }

    #[test]
    fn formulas_lose_their_power() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
            for before in [
                "", " ", "\u{3000}", "\u{feff}", "\0", "\u{a0}", "\u{200b}", " \u{1}",
            ] {
                let hostile = format!("{before}{start}1+cmd|' /C calc'!A0");
                let guarded = no_formula(&hostile);
                assert!(guarded.starts_with('\''), "{hostile:?} became {guarded:?}");
            }
        }
        for harmless in ["", "a=b", "1-2", "中文", "'=1", "100%", "•=1"] {
            assert_eq!(no_formula(harmless), harmless);
        }
    }

    #[test]
    fn a_log_with_a_text_in_it_holds_no_command() {
        const APART: &str = "\u{200b}";
        for (text, apart) in [
            ("a ##[group]b", "a #|#[group]b"),
            ("##vso[task.complete]", "#|#vso[task.complete]"),
            ("####[x]##teamcity[y", "###|#[x]#|#teamcity[y"),
            ("::error::x", ":|:error::x"),
            (
                "a\n \t::set-env name=x::y\r::z",
                "a\n \t:|:set-env name=x::y\r:|:z",
            ),
        ] {
            assert_eq!(no_command(text), apart.replace('|', APART));
        }
        for harmless in ["", "a ::b", "## a [b]", "#[x]", "：：x", "12:: ##"] {
            assert!(
                matches!(no_command(harmless), Cow::Borrowed(_)),
                "{harmless}"
            );
        }
        let text = "a ##[group]b ###vso[x]";
        let written = serde_json::to_string(text).unwrap();
        let escaped = json(&written);
        assert!(!escaped.contains("##["), "{escaped}");
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }

    #[test]
    fn json_keeps_the_text_and_loses_the_controls() {
        let text = "a\u{9b}\u{202e}\u{e0041}\u{7f}中";
        let written = serde_json::to_string(text).unwrap();
        let escaped = json(&written);
        assert!(!escaped.contains(is_control));
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }

    #[test]
    fn markdown_is_text_only() {
        assert_eq!(
            markdown("a|b `c` *d* _e_ <f> [g](h) #i ~j~ !k &amp; \\"),
            "a\\|b \\`c\\` \\*d\\* \\_e\\_ &lt;f&gt; \\[g\\](h) \\#i \\~j\\~ \\!k &amp;amp; \\\\"
        );
        assert_eq!(
            markdown_comment("@team see #12 & !7"),
            "@&#8203;team see \\#&#8203;12 &amp; \\!&#8203;7"
        );
        assert_eq!(markdown_lines("a\n\nb"), "a<br>b");
        assert_eq!(markdown_paragraph("- a"), "\\- a");
        assert_eq!(markdown_paragraph("12. a"), "12\\. a");
        assert_eq!(markdown_paragraph("12 a"), "12 a");
        assert_eq!(markdown_code("a/b.yaml"), "`a/b.yaml`");
        assert_eq!(markdown_code("a`` ` b"), "``` a`` ` b ```");
        assert_eq!(markdown_code("a\n# b"), "`a # b`");
    }
}
