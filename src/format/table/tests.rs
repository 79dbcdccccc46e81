//! Tests of whole tables: they fit, they are aligned, colour changes nothing but colour.

use crate::format::{Options, ReportFormat, sample, width, write_report};
use crate::lang::Lang;
use crate::view::report::Report;

fn written(report: &Report, lang: Lang, width: Option<usize>, color: bool) -> String {
    let options = Options {
        lang,
        width,
        color,
        ..Options::default()
    };
    let mut out = Vec::new();
    write_report(report, ReportFormat::Table, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Removes ANSI sequences of the form ESC [ … m.
fn uncolored(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').unwrap().1);
    }
    plain
}

#[test]
fn every_line_fits_and_grids_are_aligned() {
    for report in sample::all() {
        for lang in Lang::ALL {
            for limit in (1..30).chain((31..140).step_by(7)).chain([200, 400]) {
                let text = written(&report, lang, Some(limit), false);
                let mut grid = None;
                for line in text.lines() {
                    let wide = width::width(line);
                    assert!(wide <= limit.max(super::NARROWEST), "{limit}: {line:?}");
                    if line.starts_with('╭') {
                        grid = Some(wide);
                    }
                    if let Some(grid) = grid {
                        assert_eq!(wide, grid, "{limit}: {line}");
                    }
                    if line.starts_with('╰') {
                        grid = None;
                    }
                }
            }
        }
    }
}

#[test]
fn colour_changes_no_layout() {
    for report in [sample::budget(), sample::timeline()] {
        for limit in [None, Some(30), Some(60), Some(100)] {
            let plain = written(&report, Lang::Zh, limit, false);
            let color = written(&report, Lang::Zh, limit, true);
            assert_ne!(plain, color);
            assert_eq!(plain, uncolored(&color));
            assert!(!color.contains(|c| matches!(c, '\u{E0000}'..='\u{E007F}')));
        }
    }
}

#[test]
fn tables_show_kinds_depth_and_missing_values() {
    let text = written(&sample::budget(), Lang::Zh, Some(160), false);
    let line = |part: &str| text.lines().find(|line| line.contains(part)).unwrap();
    assert!(line("水表更换").contains("│   水表更换"), "{text}");
    assert!(line("水表更换").contains("—"));
    let total = text
        .lines()
        .position(|line| line.contains("│   合计") || line.contains("│ 合计"))
        .unwrap();
    assert!(text.lines().nth(total - 1).unwrap().starts_with('├'));
    assert!(!text.contains("hidden"));
    assert!(text.contains("无。"));
}

#[test]
fn a_timeline_drops_optional_columns_before_bars() {
    let wide = written(&sample::timeline(), Lang::En, Some(140), false);
    assert!(wide.contains("Owner"));
    let narrow = written(&sample::timeline(), Lang::En, Some(80), false);
    // The second plan has no chart.
    let narrow = narrow.split("plans/undated").next().unwrap();
    assert!(!narrow.contains("Owner"));
    assert!(narrow.contains('◆') && narrow.contains("━━") && narrow.contains('█'));
    assert!(narrow.contains("status date 2026-06-15"));
}

#[test]
fn a_matrix_reads_without_colour() {
    let text = written(&sample::risks(), Lang::En, Some(80), false);
    assert!(text.contains("[E]") && text.contains("[H]"));
    assert!(text.contains("R1 R12"));
    assert!(text.contains("+9"));
    let color = written(&sample::risks(), Lang::En, Some(80), true);
    let first = color.split("plans/b").next().unwrap();
    assert!(!first.contains("[E]"));
    assert!(first.contains("48;5;210"));
}

#[test]
fn a_matrix_marks_what_is_beyond_the_appetite_and_tells_what_moved() {
    let texts = [true, false].map(|color| written(&sample::matrices(), Lang::En, Some(100), color));
    for text in texts.map(|text| uncolored(&text)) {
        // Seven by seven without the lower half, three by three without it, and the legends.
        assert_eq!(text.matches('▲').count(), 28 + 6 + 2, "{text}");
        assert!(text.contains("▲ beyond the risk appetite"), "{text}");
        assert!(text.contains("R61 4×4→2×2"), "{text}");
    }
    let without = written(&sample::timeline(), Lang::En, Some(100), false);
    assert!(!without.contains('▲'));
}
