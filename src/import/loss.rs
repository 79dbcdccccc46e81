//! What a plan has no place for, and what couldn't be read: counted, with the first of each kind
//! by name.

use std::collections::BTreeMap;

use crate::format::escape::one_line;
use crate::lang::{Lang, Listed, Localized, Text};
use crate::text;

/// How many of a kind are named.
const NAMED: usize = 5;
/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// Declares the kinds: the word that never changes, and what people read.
macro_rules! kinds {
    ($($kind:ident = $word:literal => ($en:literal, $zh:literal);)+) => {
        /// A kind of loss.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lost {
            $(#[doc = $en] $kind,)+
        }

        impl Lost {
            /// All kinds, the worst first.
            pub const ALL: &'static [Lost] = &[$(Lost::$kind),+];

            /// The word that never changes.
            pub fn word(self) -> &'static str {
                match self {
                    $(Lost::$kind => $word,)+
                }
            }

            /// What was lost, or what became of it.
            pub fn what(self) -> Text {
                match self {
                    $(Lost::$kind => Text::new($en, $zh),)+
                }
            }
        }
    };
}

kinds! {
    Unreadable = "unreadable" => ("values that can't be read", "无法读取的内容");
    UnclearDates = "unclear-dates" => ("dates that may be day or month first; write them as 2026-03-01", "无法判断月日先后的日期，请写作 2026-03-01");
    DuplicateUids = "duplicate-uids" => ("numbers that stand twice; what refers to them means the first", "编号重复，引用一律指第一个");
    Unnamed = "unnamed" => ("tasks without a name", "没有名称的任务");
    MissingLinks = "missing-links" => ("links to tasks that aren't there", "前置任务不存在的关联");
    ForeignLinks = "foreign-links" => ("links into other projects", "跨项目的关联");
    SummaryLinks = "summary-links" => ("links of summary tasks that no task can take over", "摘要任务的关联，无法落到具体任务");
    PercentLags = "percent-lags" => ("lags in percent; the links are without a lag", "按百分比计算的间隔，关联保留但不带间隔");
    Inactive = "inactive" => ("inactive tasks, left out", "已停用的任务，未导入");
    Subprojects = "subprojects" => ("tasks that stand for another project", "代表其他项目的任务");
    Ungrouped = "ungrouped" => ("tasks below no summary task, gathered in a phase of their own", "不属于任何摘要任务，归入单独的阶段");
    DeepSummaries = "deep-summaries" => ("summary tasks inside of phases, now in front of the titles of their tasks", "阶段内部的摘要任务，其名称并入任务标题");
    TopSummary = "top-summary" => ("the summary task above all others, whose parts are the phases", "最上层的摘要任务，其下一层作为阶段");
    SummaryDetails = "summary-details" => ("notes, owners, deadlines, constraints and costs of summary tasks", "摘要任务的备注、负责人、期限、限制条件和费用");
    MilestoneCosts = "milestone-costs" => ("costs of milestones", "里程碑的费用");
    MilestoneLengths = "milestone-lengths" => ("durations of milestones", "里程碑的工期");
    Constraints = "constraints" => ("constraints that the plan format doesn't have", "方案格式没有的限制条件");
    HardFinish = "hard-finish" => ("latest finishes, which became deadlines", "最迟完成限制，已改为期限");
    Manual = "manual" => ("tasks scheduled by hand, pinned to their start", "手动安排的任务，已固定开始日期");
    LinkedStarts = "linked-starts" => ("starts of tasks that follow from their predecessors", "有前置任务的开始日期，由关联推算");
    DerivedFinishes = "derived-finishes" => ("finishes that follow from start and duration", "由开始日期和工期推算的完成日期");
    OtherDates = "other-dates" => ("dates that planvet computes otherwise than the file (file → planvet); what is listed here, or progress, may be why", "推算日期与文件不同（文件 → planvet），可能由上述未能导入的内容或进度引起");
    OtherLengths = "other-lengths" => ("durations and lags in months or hours of the project, which became days", "按项目的月或小时计的工期和间隔，已折算为天");
    RoundedLengths = "rounded-lengths" => ("durations and lags that were rounded", "工期或间隔已四舍五入");
    Estimated = "estimated" => ("durations marked as estimated", "标为估计的工期");
    Recurring = "recurring" => ("recurring tasks, which come once", "周期性任务，只导入一次");
    Baselines = "baselines" => ("further baselines", "其余的基线");
    Recurrences = "recurrences" => ("recurring exceptions of calendars", "日历中周期性的例外");
    WorkingHours = "working-hours" => ("exceptions of calendars that change hours only", "日历中只改变工作时间的例外");
    WorkWeeks = "work-weeks" => ("weeks of calendars that differ for a while", "日历中一段时间内不同的工作周");
    FarDays = "far-days" => ("exceptions of calendars long before or after the project", "与项目相隔很久的日历例外");
    WeekDays = "week-days" => ("calendars with a week of their own, now listed day by day", "自定义工作周的日历，已逐日列出");
    Calendars = "calendars" => ("calendars that aren't there or are too many", "不存在或过多的日历");
    CostResources = "cost-resources" => ("cost resources", "成本资源");
    Rates = "rates" => ("rates that can't be written per hour, day, week or month", "无法按小时、天、周、月表示的费率");
    SummaryAssignments = "summary-assignments" => ("assignments of summary tasks and milestones", "摘要任务和里程碑的资源分配");
    Assignments = "assignments" => ("assignments of tasks or resources that aren't there", "任务或资源不存在的分配");
    Priorities = "priorities" => ("priorities", "优先级");
    Hyperlinks = "hyperlinks" => ("hyperlinks", "超链接");
    CustomFields = "custom-fields" => ("custom fields", "自定义字段");
    OutlineCodes = "outline-codes" => ("outline codes", "大纲代码");
    Columns = "columns" => ("columns that aren't known", "无法识别的列");
    Rows = "rows" => ("rows that stand for nothing", "没有内容的行");
}

/// What was lost, by kind.
#[derive(Debug, Clone, Default)]
pub struct Losses(BTreeMap<Lost, Entry>);

#[derive(Debug, Clone, Default)]
struct Entry {
    count: usize,
    names: Vec<String>,
}

impl Losses {
    /// Adds a loss; its name is only made where it is shown.
    pub fn add(&mut self, lost: Lost, name: impl FnOnce() -> String) {
        let entry = self.0.entry(lost).or_default();
        entry.count += 1;
        if entry.names.len() < NAMED {
            entry.names.push(shortened(&name()));
        }
    }

    /// Whether all of it is in the plan.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of a kind were lost.
    pub fn count(&self, lost: Lost) -> usize {
        self.0.get(&lost).map_or(0, |entry| entry.count)
    }

    /// Whether something couldn't be read.
    pub fn has_unreadable(&self) -> bool {
        self.count(Lost::Unreadable) + self.count(Lost::UnclearDates) > 0
    }

    /// One sentence for each kind.
    pub fn texts(&self) -> impl Iterator<Item = Text> {
        self.0.iter().map(|(lost, entry)| {
            text!(
                "{what}: {count} ({names})",
                "{what}：{count} 处（{names}）",
                what = lost.what(),
                count = entry.count,
                names = entry,
            )
        })
    }
}

impl Localized for Entry {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Listed(&self.names).fmt_in(lang, f)?;
        match self.count > self.names.len() {
            true => f.write_str(" …"),
            false => Ok(()),
        }
    }
}

fn shortened(name: &str) -> String {
    let name = one_line(name);
    if name.chars().count() <= LONGEST_NAME {
        return name.into_owned();
    }
    name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_counted_and_the_first_named() {
        let mut losses = Losses::default();
        for n in 1..=7 {
            losses.add(Lost::Hyperlinks, || format!("T{n}"));
        }
        losses.add(Lost::Unreadable, || "a\nb".repeat(100));
        let texts: Vec<Text> = losses.texts().collect();
        assert_eq!(texts.len(), 2);
        assert!(texts[0].en.starts_with("values that can't be read: 1 (a b"));
        assert_eq!(texts[1].en, "hyperlinks: 7 (T1, T2, T3, T4, T5 …)");
        assert_eq!(texts[1].zh, "超链接：7 处（T1、T2、T3、T4、T5 …）");
        assert!(losses.has_unreadable() && !losses.is_empty());
    }

    #[test]
    fn every_kind_has_its_own_word() {
        let mut words: Vec<&str> = Lost::ALL.iter().map(|lost| lost.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Lost::ALL.len());
    }
}
