//! What the columns of a table hold, by their headings.

use csv::StringRecord;

use crate::import::{Losses, Lost};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Kind,
    Id,
    Wbs,
    Title,
    Phase,
    Level,
    Start,
    Finish,
    Duration,
    DurationDays,
    After,
    Owner,
    Uses,
    Progress,
    Milestone,
    Deadline,
    ActualStart,
    ActualFinish,
    Notes,
    /// Something computed, which follows from the rest.
    Computed,
}

/// Headings as people and programs write them; compared without case, spaces and underscores.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Kind, &["kind", "类别", "类型", "type"]),
    (
        Column::Id,
        &[
            "id",
            "no",
            "no.",
            "#",
            "number",
            "taskid",
            "编号",
            "序号",
            "标识号",
            "任务编号",
        ],
    ),
    (
        Column::Wbs,
        &[
            "wbs",
            "wbscode",
            "wbs编号",
            "wbs代码",
            "outlinenumber",
            "大纲数字",
            "大纲编号",
        ],
    ),
    (
        Column::Title,
        &[
            "title",
            "name",
            "task",
            "taskname",
            "activity",
            "activityname",
            "subject",
            "任务",
            "任务名称",
            "名称",
            "标题",
            "工作内容",
            "工作任务",
            "活动",
            "事项",
            "工作事项",
        ],
    ),
    (
        Column::Phase,
        &[
            "phase",
            "stage",
            "group",
            "section",
            "阶段",
            "所属阶段",
            "阶段名称",
            "分组",
        ],
    ),
    (
        Column::Level,
        &["outlinelevel", "level", "大纲级别", "级别", "层级"],
    ),
    (
        Column::Start,
        &[
            "start",
            "startdate",
            "begin",
            "planstart",
            "plannedstart",
            "开始",
            "开始时间",
            "开始日期",
            "起始日期",
            "计划开始",
            "计划开始时间",
            "计划开始日期",
        ],
    ),
    (
        Column::Finish,
        &[
            "finish",
            "finishdate",
            "end",
            "enddate",
            "plannedfinish",
            "plannedend",
            "结束",
            "结束时间",
            "结束日期",
            "完成",
            "完成时间",
            "完成日期",
            "截止日期",
            "计划完成",
            "计划完成时间",
            "计划完成日期",
            "计划结束日期",
        ],
    ),
    (Column::Duration, &["duration", "工期", "持续时间", "时长"]),
    (
        Column::DurationDays,
        &[
            "durationdays",
            "duration(days)",
            "days",
            "工期天",
            "工期日",
            "工期(天)",
            "工期(日)",
            "天数",
            "工作日数",
        ],
    ),
    (
        Column::After,
        &[
            "predecessors",
            "predecessor",
            "after",
            "dependson",
            "dependencies",
            "前置任务",
            "前置",
            "紧前任务",
            "前序任务",
            "依赖",
        ],
    ),
    (
        Column::Owner,
        &[
            "owner",
            "responsible",
            "assignee",
            "assignedto",
            "负责人",
            "责任人",
            "负责",
            "责任部门",
            "负责部门",
            "责任单位",
        ],
    ),
    (
        Column::Uses,
        &["resourcenames", "resources", "资源名称", "资源"],
    ),
    (
        Column::Progress,
        &[
            "progress",
            "%complete",
            "percentcomplete",
            "complete",
            "done",
            "进度",
            "完成百分比",
            "完成率",
            "完成比例",
            "完成进度",
        ],
    ),
    (
        Column::Milestone,
        &["milestone", "ismilestone", "里程碑", "是否里程碑"],
    ),
    (
        Column::Deadline,
        &[
            "promised",
            "deadline",
            "due",
            "duedate",
            "期限",
            "最后期限",
            "承诺日期",
            "截止时间",
        ],
    ),
    (
        Column::ActualStart,
        &[
            "actualstart",
            "started",
            "实际开始",
            "实际开始时间",
            "实际开始日期",
        ],
    ),
    (
        Column::ActualFinish,
        &[
            "actualfinish",
            "finished",
            "实际完成",
            "实际完成时间",
            "实际完成日期",
            "实际结束日期",
        ],
    ),
    (
        Column::Notes,
        &["notes", "note", "remarks", "comment", "备注", "说明"],
    ),
    (
        Column::Computed,
        &[
            "earlystart",
            "earlyfinish",
            "latestart",
            "latefinish",
            "totalfloatdays",
            "freefloatdays",
            "critical",
            "slipdays",
        ],
    ),
];

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// What each holds, with its place and its heading.
    known: Vec<(Column, usize, String)>,
}

impl Columns {
    /// The columns, when a row heads a table of tasks.
    pub fn find(record: &StringRecord, losses: &mut Losses) -> Option<Columns> {
        let mut known: Vec<(Column, usize, String)> = Vec::new();
        let mut others = Vec::new();
        for (at, heading) in record.iter().enumerate() {
            let heading = heading.trim();
            let column = of(heading).filter(|column| {
                // Of two alike, the first.
                !known.iter().any(|(other, ..)| other == column) || *column == Column::Computed
            });
            match column {
                Some(column) => known.push((column, at, heading.to_owned())),
                None if heading.is_empty() => {}
                None => others.push(heading),
            }
        }
        let has_title = known.iter().any(|(column, ..)| *column == Column::Title);
        // A title alone may be any line of text.
        let is_table = has_title && (known.len() > 1 || record.len() == 1);
        is_table.then(|| {
            for heading in others {
                losses.add(Lost::Columns, || heading.to_owned());
            }
            Columns { known }
        })
    }

    /// The place and heading of a column.
    pub fn get(&self, wanted: Column) -> Option<(usize, &str)> {
        let mut known = self.known.iter();
        let (_, at, heading) = known.find(|(column, ..)| *column == wanted)?;
        Some((*at, heading))
    }

    /// Whether there is a column.
    pub fn has(&self, wanted: Column) -> bool {
        self.get(wanted).is_some()
    }
}

fn of(heading: &str) -> Option<Column> {
    let plain: String = heading
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '\u{feff}' | '*'))
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '％' => '%',
            c => c,
        })
        .collect();
    let plain = plain.to_lowercase();
    let is_known = |names: &&[&str]| names.contains(&plain.as_str());
    let known = HEADINGS.iter().find(|(_, names)| is_known(names));
    known.map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, column) in [
            ("Task Name", Column::Title),
            ("任务名称", Column::Title),
            ("% Complete", Column::Progress),
            ("Outline_Level", Column::Level),
            ("工期（天）", Column::DurationDays),
            ("前置任务", Column::After),
            ("\u{feff}ID", Column::Id),
        ] {
            assert_eq!(of(heading), Some(column), "{heading}");
        }
        assert_eq!(of("colour"), None);
    }

    #[test]
    fn no_heading_means_two_things() {
        let mut all: Vec<&str> = HEADINGS
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        for (column, names) in HEADINGS {
            assert!(
                names.iter().all(|name| of(name) == Some(*column)),
                "{column:?}"
            );
        }
    }
}
