//! Findings with the lines of the file, carets under the place, and how to mend it.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstyle::Style;

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Related, Severity, State};
use crate::format::escape::{is_control, no_command, one_line, visible};
use crate::lang::Lang;
use crate::source::{LineIndex, Span};

use super::Options;

/// Lines longer than this, in bytes, are not shown: no terminal could.
const LONGEST_LINE: usize = 4_000;

/// Excerpts larger than this, in bytes, are not even looked through.
const LARGEST_EXCERPT: usize = 256 << 10;

/// Places at most this many lines apart are shown in one excerpt.
const NEAR: usize = 20;

/// Related places shown under a finding.
const MOST_RELATED: usize = 8;

pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let mut out = String::new();
    if options.shown(file).next().is_none() {
        return out;
    }
    let renderer = if options.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .decor_style(DecorStyle::Ascii)
    .term_width(options.width);
    let lines = LineIndex::new(&file.source.text);
    let path = one_line(&file.source.path);
    for finding in file.open() {
        let mut group = group(finding, lang, &path, &file.source.text, &lines);
        if let Some(fix) = options.offers.and_then(|reach| reach.fix_of(finding)) {
            let name = lang.pick("fix", "可修改");
            let title = visible(fix.title.get(lang));
            group = group.element(Level::HELP.with_name(name).message(title));
        }
        let text = renderer.render(&[group]);
        // The renderer makes the usual control characters of an excerpt visible, not all; an
        // escape that is left is its own colour.
        out.extend(text.chars().map(|c| match c {
            '\n' | '\u{1b}' => c,
            c if is_control(c) => '\u{fffd}',
            c => c,
        }));
        out.push_str("\n\n");
    }
    let known = options
        .shown(file)
        .filter(|finding| finding.state() == State::Known);
    let before = out.len();
    for finding in known {
        let line = known_line(finding, lang, &path, &lines);
        if options.color {
            let dimmed = Style::new().dimmed();
            // Writing to a string never fails.
            let _ = writeln!(out, "{dimmed}{line}{dimmed:#}");
        } else {
            let _ = writeln!(out, "{line}");
        }
    }
    if out.len() > before {
        out.push('\n');
    }
    no_command(&out).into_owned()
}

/// What a baseline knows is marked, in a line of its own.
fn known_line(finding: &Diagnostic, lang: Lang, path: &str, lines: &LineIndex<'_>) -> String {
    let at = lines.position(finding.span.start);
    format!(
        "{}{path}:{}:{} {} {}",
        lang.pick("known: ", "已知："),
        at.line,
        at.column,
        finding.rule.code,
        one_line(finding.message.get(lang)),
    )
}

/// Lines of the file with the places that a finding shows in them.
struct Excerpt<'s> {
    text: &'s str,
    /// Offset of the text in the file.
    start: usize,
    /// Line number of the first line.
    line: usize,
}

impl<'s> Excerpt<'s> {
    /// The lines that a span touches; `None` when there are none or they are too long to show.
    fn of(span: Span, text: &'s str, lines: &LineIndex<'_>) -> Option<Excerpt<'s>> {
        let bytes = lines.lines_around(span);
        if bytes.range().len() > LARGEST_EXCERPT {
            return None;
        }
        let whole = &text[bytes.range()];
        let shown = whole.trim_start_matches('\u{feff}');
        let too_long = shown.lines().any(|line| line.len() > LONGEST_LINE);
        (!shown.is_empty() && !too_long).then(|| Excerpt {
            text: shown,
            start: bytes.end as usize - shown.len(),
            line: lines.position(bytes.start).line,
        })
    }

    /// A span of the file as a range of the excerpt.
    fn range(&self, span: Span) -> Range<usize> {
        let relative = |at: u32| {
            (at as usize)
                .saturating_sub(self.start)
                .min(self.text.len())
        };
        relative(span.start)..relative(span.end)
    }

    fn snippet<'a>(
        &self,
        path: &'a str,
        annotations: impl IntoIterator<Item = Annotation<'a>>,
    ) -> Snippet<'a, Annotation<'a>>
    where
        's: 'a,
    {
        Snippet::source(self.text)
            .line_start(self.line)
            .path(path)
            .annotations(annotations)
    }
}

/// The part of a span on its first line: carets under a whole chapter help nobody.
fn first_line(span: Span, text: &str) -> Span {
    let shown = &text[span.range()];
    let line = shown.lines().next().unwrap_or_default().trim_end();
    Span::new(span.start as usize, span.start as usize + line.len())
}

fn group<'a>(
    finding: &'a Diagnostic,
    lang: Lang,
    path: &'a str,
    text: &'a str,
    lines: &LineIndex<'_>,
) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let name = match (finding.severity, lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Info, Lang::En) => "info",
        (Severity::Info, Lang::Zh) => "提示",
    };
    let mut group = level
        .with_name(name)
        .primary_title(visible(finding.message.get(lang)))
        .id(finding.rule.code)
        .elements([] as [Origin<'_>; 0]);
    // Places close to each other share an excerpt; each far one has its own.
    let mut near = finding.span;
    let mut far = Vec::new();
    for related in finding.related.iter().take(MOST_RELATED) {
        let distance = |a: u32, b: u32| lines.position(a).line.abs_diff(lines.position(b).line);
        if distance(finding.span.start, related.span.start) <= NEAR {
            near = near.to(first_line(related.span, text));
        } else {
            far.push(related);
        }
    }
    let context = |excerpt: &Excerpt<'_>, related: &'a Related| {
        AnnotationKind::Context
            .span(excerpt.range(first_line(related.span, text)))
            .label(visible(related.message.get(lang)))
    };
    match Excerpt::of(near, text, lines) {
        Some(excerpt) => {
            let span = excerpt.range(first_line(finding.span, text));
            let primary = AnnotationKind::Primary.span(span);
            let close = finding
                .related
                .iter()
                .take(MOST_RELATED)
                .filter(|related| !far.iter().any(|other| std::ptr::eq(*other, *related)))
                .map(|related| context(&excerpt, related));
            let annotations: Vec<_> = std::iter::once(primary).chain(close).collect();
            group = group.element(excerpt.snippet(path, annotations));
        }
        None => {
            let at = lines.position(finding.span.start);
            group = group.element(Origin::path(path).line(at.line).char_column(at.column));
        }
    }
    for related in far {
        if let Some(excerpt) = Excerpt::of(first_line(related.span, text), text, lines) {
            let annotation = context(&excerpt, related);
            group = group.element(excerpt.snippet(path, [annotation]));
        }
    }
    if let Some(help) = &finding.help {
        let name = match lang {
            Lang::En => "help",
            Lang::Zh => "建议",
        };
        group = group.element(Level::HELP.with_name(name).message(visible(help.get(lang))));
    }
    group
}
