//! The settings in force for a plan, and where each comes from.

use crate::check::THRESHOLDS;
use crate::config::{Effective, Origin, OwnLanguage, ScaleKeys};
use crate::lang::{Listed, Text};
use crate::plan::value::{Contingency, ShareOrLength};
use crate::risk::{Fields, Rating, Scale};
use crate::schedule::Calendar;
use crate::schedule::calendar::year_runs;
use crate::text;

use super::report::{Block, Cell, Column, Key, Report, Row, Section, Table};

/// The settings as tables: `path` is the configuration file, or what it would be called.
pub fn config(effective: &Effective, path: &str, is_there: bool) -> Report {
    let from = |origin: &Origin| -> Cell { origin.label(path).into() };
    let note = match is_there {
        true => text!("Configuration: {path}", "配置文件：{path}", path = path),
        false => text!(
            "No {path} stands above the plan.",
            "方案所在的各级文件夹中没有 {path}。",
            path = path,
        ),
    };
    Report {
        name: "config",
        sections: vec![Section {
            plan: None,
            blocks: vec![
                Block::Note(note),
                Block::Table(general(effective, from)),
                Block::Table(set_up(effective, from)),
                Block::Table(thresholds(effective, from)),
                Block::Table(rules(effective, from)),
            ],
        }],
    }
}

fn general(effective: &Effective, from: impl Fn(&Origin) -> Cell) -> Table {
    let mut rows = vec![
        setting(
            "profile",
            effective.profile.value.clone().into(),
            from(&effective.profile.origin),
        ),
        setting(
            "fail_on",
            effective.fail_on.value.name().into(),
            from(&effective.fail_on.origin),
        ),
        setting(
            "simulate",
            match effective.simulate.value {
                true => Text::new("yes", "是"),
                false => Text::new("no", "否"),
            }
            .into(),
            from(&effective.simulate.origin),
        ),
        setting(
            "language",
            text!(
                "{lang}",
                "{lang}",
                lang = OwnLanguage(effective.language.value)
            )
            .into(),
            from(&effective.language.origin),
        ),
    ];
    if let Some(baseline) = &effective.baseline {
        rows.push(setting(
            "baseline",
            baseline.value.clone().into(),
            from(&baseline.origin),
        ));
    }
    Table {
        key: Key::new("settings", "Settings", "设置"),
        columns: vec![
            Column::text("key", "Key", "键"),
            Column::text("value", "Value", "值"),
            Column::text("origin", "From", "来源"),
        ],
        rows,
    }
}

/// Calendars, risk scale and kinds of plans.
fn set_up(effective: &Effective, from: impl Fn(&Origin) -> Cell) -> Table {
    let mut rows = Vec::new();
    let mut row = |key: String, value: Cell, origin: &Origin| {
        rows.push(Row::item(0, vec![key.into(), value, from(origin)]));
    };
    let usual = match &effective.calendar.value {
        Some(name) => name.clone().into(),
        None => Text::new("Monday to Friday", "周一至周五").into(),
    };
    row("calendar".to_owned(), usual, &effective.calendar.origin);
    for (name, origin) in &effective.calendars {
        let calendar = effective.settings.calendars.find(name);
        let known = match calendar.and_then(Calendar::known_years) {
            Some(years) => Cell::List(year_runs(years.iter().copied())),
            None => Text::new("every year", "所有年份").into(),
        };
        row(format!("calendars.{name}"), known, origin);
    }
    for (key, value, origin) in scale(&effective.settings.scale, &effective.scale_origins) {
        row(format!("risk.{key}"), value, origin);
    }
    let kinds = effective.settings.kinds.iter();
    for (kind, origins) in kinds.zip(&effective.kind_origins) {
        let chapters = kind
            .chapters
            .iter()
            .map(|chapter| chapter.word().to_owned());
        row(
            format!("kinds.{}.chapters", kind.name),
            Cell::List(chapters.collect()),
            &origins.chapters,
        );
        let categories = kind.risk_categories.iter();
        let categories = categories.map(|category| category.name().to_owned());
        row(
            format!("kinds.{}.risk_categories", kind.name),
            Cell::List(categories.collect()),
            &origins.risk_categories,
        );
    }
    Table {
        key: Key::new("set_up", "Set-up", "团队设定"),
        columns: vec![
            Column::text("key", "Key", "键"),
            Column::text("value", "Value", "值"),
            Column::text("origin", "From", "来源"),
        ],
        rows,
    }
}

/// The risk scale by key, each with where it comes from.
fn scale<'o>(
    scale: &Scale,
    origins: &'o ScaleKeys<Origin>,
) -> Vec<(&'static str, Cell, &'o Origin)> {
    let percents = |bounds: Vec<String>| -> Cell {
        match bounds.is_empty() {
            true => Cell::Missing,
            false => Cell::List(bounds),
        }
    };
    let probabilities = scale.probability_bounds().unwrap_or_default();
    let probabilities = probabilities
        .iter()
        .map(|bound| bound.normalize().to_string());
    let costs = scale.impact.iter().filter_map(|step| match step.cost? {
        Contingency::Percent(share) => Some(share.0.normalize().to_string()),
        Contingency::Money(money) => Some(money.to_string()),
    });
    let delays = scale.impact.iter().filter_map(|step| match step.delay? {
        ShareOrLength::Percent(share) => Some(share.0.normalize().to_string()),
        ShareOrLength::Length(length) => Some(length.to_string()),
    });
    let (rated_by, rated) = match &scale.fields {
        Fields::Scores(bounds) => {
            let bounds = bounds.iter().map(u8::to_string);
            ("score_bounds", Cell::List(bounds.collect()))
        }
        Fields::Grid(rows) => {
            let name = |rating: &Rating| (rating.position() + 1).to_string();
            let row = |row: &Vec<Rating>| row.iter().map(name).collect::<Vec<_>>().join(" ");
            ("grid", Cell::List(rows.iter().rev().map(row).collect()))
        }
    };
    let probability = scale.probability.iter().map(|step| &step.label);
    let impact = scale.impact.iter().map(|step| &step.label);
    let ratings = scale.ratings.iter().map(|step| &step.label);
    vec![
        ("probability", labels(probability), &origins.probability),
        (
            "probability_bounds",
            percents(probabilities.collect()),
            &origins.probability_bounds,
        ),
        ("impact", labels(impact), &origins.impact),
        (
            "cost_bounds",
            percents(costs.collect()),
            &origins.cost_bounds,
        ),
        (
            "delay_bounds",
            percents(delays.collect()),
            &origins.delay_bounds,
        ),
        ("ratings", labels(ratings), &origins.ratings),
        (rated_by, rated, &origins.fields),
        (
            "beyond_appetite",
            scale.label(scale.beyond_appetite).into(),
            &origins.beyond_appetite,
        ),
    ]
}

fn labels<'l>(labels: impl Iterator<Item = &'l Text>) -> Cell {
    let labels: Vec<&Text> = labels.collect();
    text!("{labels}", "{labels}", labels = Listed(&labels)).into()
}

fn thresholds(effective: &Effective, from: impl Fn(&Origin) -> Cell) -> Table {
    let rows = THRESHOLDS
        .iter()
        .zip(&effective.threshold_origins)
        .map(|(threshold, origin)| {
            let value = effective.settings.thresholds.get(threshold.key);
            Row::item(
                0,
                vec![
                    threshold.key.into(),
                    i64::from(value.unwrap_or(threshold.default)).into(),
                    threshold.rule.into(),
                    from(origin),
                ],
            )
        })
        .collect();
    Table {
        key: Key::new("thresholds", "Thresholds", "阈值"),
        columns: vec![
            Column::text("key", "Key", "键"),
            Column::number("value", "Value", "值"),
            Column::text("rule", "Rule", "规则"),
            Column::text("origin", "From", "来源"),
        ],
        rows,
    }
}

fn rules(effective: &Effective, from: impl Fn(&Origin) -> Cell) -> Table {
    let rows = effective
        .rules
        .iter()
        .map(|state| {
            let severity = match state.severity {
                Some(severity) => severity.label(),
                None => Text::new("off", "关闭"),
            };
            Row::item(
                0,
                vec![
                    state.rule.id.code.into(),
                    state.rule.id.name.into(),
                    severity.into(),
                    from(&state.origin),
                    from(&state.severity_origin),
                ],
            )
        })
        .collect();
    Table {
        key: Key::new("rules", "Rules", "规则"),
        columns: vec![
            Column::text("code", "Code", "编码"),
            Column::text("name", "Name", "名称"),
            Column::text("severity", "Severity", "级别"),
            Column::text("origin", "On or off by", "启停依据"),
            Column::text("severity_origin", "Severity by", "级别依据"),
        ],
        rows,
    }
}

fn setting(key: &'static str, value: Cell, origin: Cell) -> Row {
    Row::item(0, vec![key.into(), value, origin])
}
