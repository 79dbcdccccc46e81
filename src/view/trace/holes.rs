//! The list of holes: which link is missing where, and why it may be.

use std::collections::HashMap;

use crate::check::Checked;
use crate::diagnostic::Severity;
use crate::lang::{Lang, Text};
use crate::plan::{LocalText, Plan};
use crate::source::{LineIndex, Span};
use crate::trace::{Gap, Part, Standing, Trace};
use crate::view::report::{Cell, Column, Key, Row, Table, Tone};

use super::{TraceFrom, Traced};

/// A link that is missing.
pub(super) struct Hole {
    /// The item that lacks it.
    pub(super) part: Part,
    /// What is missing.
    pub(super) gap: Gap,
    /// Why, when the plan says so; empty when it allows the hole without saying why.
    pub(super) reason: Option<String>,
    severity: Option<Severity>,
    line: Option<usize>,
}

/// The holes of a plan, in the order of its items.
pub(super) fn of(plan: &Plan, file: &Checked, trace: &Trace<'_>, lang: Lang) -> Vec<Hole> {
    let lines = LineIndex::new(&file.source.text);
    let allows = Allows::of(plan, file);
    let severities: HashMap<&str, Severity> = file
        .settings
        .rules()
        .map(|(rule, severity)| (rule.id.code, severity))
        .collect();
    let mut holes = Vec::new();
    for part in trace.chain.parts() {
        for (gap, standing) in trace.standings(part) {
            let place = trace.chain.place_of(part);
            let reason = match standing {
                Standing::Missing => {
                    allows.reason(gap, place.into_iter().chain(second(trace, part)))
                }
                Standing::Accepted(reason) => Some(said(reason.get(), lang)),
                _ => continue,
            };
            holes.push(Hole {
                part,
                gap,
                reason,
                severity: severities.get(gap.rule()).copied(),
                line: place.map(|place| lines.position(place.start).line),
            });
        }
    }
    holes
}

fn said(reason: Option<&LocalText>, lang: Lang) -> String {
    reason.map_or_else(String::new, |reason| reason.get(lang).to_owned())
}

/// Where else a finding about an item may stand: at the measure that has no target.
fn second(trace: &Trace<'_>, part: Part) -> Option<Span> {
    let Part::Goal(goal) = part else { return None };
    let place = trace.chain.goals.get(goal)?.goal.measure.place()?;
    Some(place.key)
}

/// The comments that allow findings about holes.
struct Allows<'f> {
    by_place: HashMap<(&'static str, Span), &'f str>,
    /// The keys at which one finding stands for all holes of a kind.
    together: Vec<Span>,
}

impl<'f> Allows<'f> {
    fn of(plan: &Plan, file: &'f Checked) -> Allows<'f> {
        let allowed = file.findings.iter().filter_map(|finding| {
            let suppression = finding.suppressed.as_ref()?;
            let reason = suppression.reason.as_str();
            Some(((finding.rule.code, finding.span), reason))
        });
        let lines = plan.budget.get().and_then(|budget| budget.lines.place());
        let places = [plan.phases.place(), plan.evaluation.place(), lines];
        Allows {
            by_place: allowed.collect(),
            together: places
                .into_iter()
                .flatten()
                .map(|place| place.key)
                .collect(),
        }
    }

    fn reason(&self, gap: Gap, places: impl Iterator<Item = Span>) -> Option<String> {
        let mut places = places.chain(self.together.iter().copied());
        let reason = places.find_map(|place| self.by_place.get(&(gap.rule(), place)))?;
        Some((*reason).to_owned())
    }
}

/// The stable name of a link, that of its column.
pub(super) fn link(gap: Gap) -> &'static str {
    match gap {
        Gap::Answer | Gap::CauseAnswer => "goals",
        Gap::Purpose => "problems",
        Gap::Work | Gap::MilestoneWork => "work",
        Gap::Milestone | Gap::PhaseMilestone => "milestones",
        Gap::Measure => "measure",
        Gap::Owner | Gap::RiskOwner => "owner",
        Gap::Deadline => "deadline",
        Gap::Money => "money",
        Gap::Acceptance | Gap::MilestoneAcceptance => "acceptance",
        Gap::TaskPurpose | Gap::LinePurpose => "serves",
        Gap::RiskTarget => "threatens",
    }
}

/// What is missing, in words.
pub(super) fn missing(gap: Gap) -> Text {
    match gap {
        Gap::Answer | Gap::CauseAnswer => {
            Text::new("a goal or task that answers it", "针对它的目标或任务")
        }
        Gap::Purpose => Text::new("a problem, or a goal above it", "针对的问题，或上级目标"),
        Gap::Work => Text::new("a task that serves it", "为它服务的任务"),
        Gap::Milestone => Text::new("a milestone behind its tasks", "其任务之后的里程碑"),
        Gap::Measure => Text::new("a measure with a target", "带目标值的指标"),
        Gap::Owner | Gap::RiskOwner => Text::new("an owner", "责任人"),
        Gap::Deadline => Text::new("a deadline", "期限"),
        Gap::Money => Text::new("money", "资金"),
        Gap::Acceptance | Gap::MilestoneAcceptance => {
            Text::new("an acceptance criterion", "验收标准")
        }
        Gap::TaskPurpose => Text::new("what it serves", "服务的目标"),
        Gap::PhaseMilestone => Text::new("a milestone", "里程碑"),
        Gap::MilestoneWork => Text::new("the work that leads to it", "前置任务"),
        Gap::LinePurpose => Text::new("what it pays for", "资金的服务对象"),
        Gap::RiskTarget => Text::new("what it threatens", "危及的对象"),
    }
}

/// The kind of an item.
pub(super) fn kind(part: Part) -> Text {
    match part {
        Part::Problem(_) => Text::new("problem", "问题"),
        Part::Cause(_) => Text::new("cause", "成因"),
        Part::Goal(_) => Text::new("goal", "目标"),
        Part::Phase(_) => Text::new("phase", "阶段"),
        Part::Task(_) => Text::new("task", "任务"),
        Part::Milestone(_) => Text::new("milestone", "里程碑"),
        Part::Line(_) => Text::new("budget line", "预算明细"),
        Part::Risk(_) => Text::new("risk", "风险"),
    }
}

impl Traced<'_> {
    /// The holes of an item.
    pub(super) fn holes_at(&self, part: Part) -> &[Hole] {
        let places = &self.places;
        places
            .get(&part)
            .map_or(&[], |range| &self.holes[range.clone()])
    }

    /// The holes as a table, those of one end or all.
    pub(super) fn list_of_holes(&self, from: Option<TraceFrom>) -> Table {
        let holes = self.holes.iter();
        let holes = holes.filter(|hole| from.is_none_or(|from| from.begins_at(hole.part)));
        Table {
            key: Key::new("holes", "Holes", "缺口"),
            columns: vec![
                Column::text("kind", "Kind", "类型"),
                Column::text("id", "Id", "编号"),
                Column::text("title", "Item", "条目"),
                Column::text("link", "Link", "环节").data_only(),
                Column::text("missing", "Missing", "缺少"),
                Column::text("state", "State", "状态"),
                Column::text("reason", "Reason", "理由").optional(),
                Column::text("rule", "Rule", "规则"),
                Column::text("severity", "Severity", "级别").optional(),
                Column::number("line", "Line", "行").optional(),
            ],
            rows: holes.map(|hole| self.row_of_hole(hole)).collect(),
        }
    }

    fn row_of_hole(&self, hole: &Hole) -> Row {
        let name = self.trace.chain.name_of(hole.part);
        let id = name.and_then(|name| name.id());
        let title = name.and_then(|name| name.title());
        let state = match hole.reason {
            None => Cell::from(Text::new("open", "未补")).toned(Tone::Bad),
            Some(_) => Cell::from(Text::new("accepted", "已说明")).toned(Tone::Notice),
        };
        let reason = hole.reason.clone().filter(|reason| !reason.is_empty());
        let severity = match hole.severity {
            Some(severity) => severity.label(),
            None => Text::new("off", "未启用"),
        };
        let line = hole.line.and_then(|line| i64::try_from(line).ok());
        Row::item(
            0,
            vec![
                kind(hole.part).into(),
                id.into(),
                title.map(|title| title.get(self.lang)).into(),
                link(hole.gap).into(),
                missing(hole.gap).into(),
                state,
                reason.into(),
                hole.gap.rule().into(),
                severity.into(),
                line.into(),
            ],
        )
    }
}
