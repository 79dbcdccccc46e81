//! Laws of the reports on whatever plans a file holds.

use planvet::check::Checked;
use planvet::format::chart::{self, Look};
use planvet::format::{Options, ReportFormat, ics, mermaid, write_report};
use planvet::lang::Lang;
use planvet::simulate::Iterations;
use planvet::view::report::Report;
use planvet::view::{
    BudgetBy, BudgetOptions, BudgetView, RiskView, SimulateOptions, SimulateView, TimelineBasis,
    TimelineOnly, TimelineWindow, budget, goals, risks, simulate, timeline,
};

use super::no_controls;

/// Every view renders in every format.
pub fn formats(files: &[Checked], lang: Lang) {
    for number in 0..VIEWS {
        one(files, lang, number);
    }
}

/// View number `number`, counted round and round, renders in every format.
pub fn one(files: &[Checked], lang: Lang, number: usize) {
    let report = match number % VIEWS {
        0 => goals(files, lang),
        1 => {
            let basis = TimelineBasis::default();
            let late = TimelineWindow {
                only: [TimelineOnly::Late].into_iter().collect(),
                ..TimelineWindow::default()
            };
            let narrowed = timeline(files, late, basis, lang);
            charts(&narrowed, lang);
            self::report(&narrowed, lang);
            let report = timeline(files, TimelineWindow::default(), basis, lang);
            charts(&report, lang);
            report
        }
        n if n < 2 + RiskView::ALL.len() => risks(files, RiskView::ALL[n - 2], lang),
        n if n < 2 + RiskView::ALL.len() + BUDGETS => {
            budget(files, budget_options(n - 2 - RiskView::ALL.len()), lang)
        }
        n => {
            let view = SimulateView::ALL[n - 2 - RiskView::ALL.len() - BUDGETS];
            let options = SimulateOptions {
                view,
                iterations: Iterations::Exactly(1),
                ..SimulateOptions::default()
            };
            simulate(files, &options, lang)
        }
    };
    self::report(&report, lang);
}

/// A timeline renders in the formats that only timelines have.
fn charts(report: &Report, lang: Lang) {
    let look = Look {
        lang,
        ..Look::default()
    };
    let svg = chart::svg(report, &look);
    no_controls(&svg, &[], "svg");
    let ended = svg.ends_with("</svg>\n") && svg.matches("<svg").count() == 1;
    assert!(ended, "one drawing: {svg}");
    let source = mermaid::gantt(report, lang);
    no_controls(&source, &[], "mermaid");
    assert!(source.starts_with("gantt\n"));
    let calendar = ics::calendar(report, lang);
    no_controls(&calendar, &['\r'], "ics");
    let begun = calendar.matches("\r\nBEGIN:VEVENT\r\n").count();
    assert_eq!(begun, calendar.matches("\r\nEND:VEVENT\r\n").count());
    let too_long = calendar.split("\r\n").find(|line| line.len() > 75);
    assert_eq!(too_long, None);
}

/// A report renders in every format.
pub fn report(report: &Report, lang: Lang) {
    for format in ReportFormat::ALL {
        well_formed(report, format, lang);
    }
}

/// How many views there are.
const VIEWS: usize = 2 + RiskView::ALL.len() + BUDGETS + SimulateView::ALL.len();

/// How many of them are of the budget.
const BUDGETS: usize = BudgetBy::ALL.len() + BudgetView::ALL.len();

/// First the groupings, then the views.
fn budget_options(number: usize) -> BudgetOptions {
    let mut options = BudgetOptions::default();
    match BudgetBy::ALL.get(number) {
        Some(by) => options.by = Some(*by),
        None => options.view = BudgetView::ALL[number - BudgetBy::ALL.len()],
    }
    options
}

fn well_formed(report: &Report, format: ReportFormat, lang: Lang) {
    let options = Options {
        lang,
        width: Some(80),
        ..Options::default()
    };
    let mut out = Vec::new();
    write_report(report, format, &options, &mut out).expect("memory takes all");
    let written = String::from_utf8(out).expect("UTF-8");
    let what = format!("{} as {}", report.name, format.name());
    match format {
        ReportFormat::Table | ReportFormat::Markdown => no_controls(&written, &[], &what),
        ReportFormat::Csv => {
            // Line breaks and tabs of quoted fields are data.
            no_controls(&written, &['\r', '\t'], &what);
            let records = csv::Reader::from_reader(written.as_bytes())
                .into_records()
                .collect::<Result<Vec<_>, _>>();
            assert!(records.is_ok(), "{what}: {records:?}");
        }
        ReportFormat::Json => {
            no_controls(&written, &[], &what);
            let value: Result<serde_json::Value, _> = serde_json::from_str(&written);
            assert!(value.is_ok_and(|value| value["report"] == report.name));
        }
    }
}
