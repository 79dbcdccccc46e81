//! Findings with the lines of the file, carets under the place, and how to mend it.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::format::escape::{one_line, visible};
use crate::lang::Lang;
use crate::source::{LineIndex, Span};

use super::Options;

/// Lines longer than this, in bytes, are not shown: no terminal could.
const LONGEST_LINE: usize = 4_000;

/// Related places shown under a finding.
const MOST_RELATED: usize = 8;

pub(super) fn render(file: &Checked, lang: Lang, options: &Options) -> String {
    let mut out = String::new();
    if file.findings.is_empty() {
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
    for finding in &file.findings {
        let report = Excerpt::of(finding, &file.source.text, &lines);
        let group = group(finding, lang, &path, &report, &lines);
        let text = renderer.render(&[group]);
        // The renderer makes other control characters visible, but lets the C1 set pass.
        out.extend(text.chars().map(|c| match c {
            '\u{80}'..='\u{9f}' => '\u{fffd}',
            c => c,
        }));
        out.push_str("\n\n");
    }
    out
}

/// The lines of the file that a finding shows.
struct Excerpt<'s> {
    text: &'s str,
    /// Line number of the first line.
    line: usize,
    primary: Range<usize>,
    related: Vec<(Range<usize>, usize)>,
}

impl<'s> Excerpt<'s> {
    /// The excerpt; `None` when the lines are too long to show or there are none.
    fn of(finding: &Diagnostic, text: &'s str, lines: &LineIndex<'_>) -> Option<Excerpt<'s>> {
        let mut bytes = lines.lines_around(finding.span);
        if bytes.is_empty() {
            return None;
        }
        let related: Vec<(usize, Span)> = finding
            .related
            .iter()
            .map(|related| related.span)
            .enumerate()
            .take(MOST_RELATED)
            .collect();
        for (_, span) in &related {
            bytes = bytes.to(lines.lines_around(*span));
        }
        let mut shown = &text[bytes.range()];
        let mut start = bytes.start as usize;
        if let Some(rest) = shown.strip_prefix('\u{feff}') {
            start += shown.len() - rest.len();
            shown = rest;
        }
        if shown.lines().any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        let relative = |span: Span| {
            let from = (span.start as usize).saturating_sub(start).min(shown.len());
            let to = (span.end as usize).saturating_sub(start).min(shown.len());
            from..to.max(from)
        };
        Some(Excerpt {
            text: shown,
            line: lines.position(bytes.start).line,
            primary: relative(first_line(finding.span, text)),
            related: related
                .into_iter()
                .map(|(number, span)| (relative(first_line(span, text)), number))
                .collect(),
        })
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
    excerpt: &Option<Excerpt<'a>>,
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
    match excerpt {
        Some(excerpt) => {
            let mut primary = AnnotationKind::Primary.span(excerpt.primary.clone());
            if let Some(label) = &finding.label {
                primary = primary.label(visible(label.get(lang)));
            }
            let related = excerpt.related.iter().map(|(span, number)| {
                AnnotationKind::Context
                    .span(span.clone())
                    .label(visible(finding.related[*number].message.get(lang)))
            });
            group = group.element(
                Snippet::source(excerpt.text)
                    .line_start(excerpt.line)
                    .path(path)
                    .annotation(primary)
                    .annotations(related),
            );
        }
        None => {
            let at = lines.position(finding.span.start);
            group = group.element(Origin::path(path).line(at.line).char_column(at.column));
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
