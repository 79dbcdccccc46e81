//! Which part of a plan a timeline shows.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::lang::{Lang, Localized, Text};
use crate::schedule::Facts;
use crate::text;
use crate::view::report::Bar;

/// Which rows a timeline has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineBy {
    /// Phases only.
    Phase,
    /// Phases with all that they hold.
    #[default]
    Task,
    /// Phases with their milestones.
    Milestone,
}

impl TimelineBy {
    /// All choices, in the order help lists them.
    pub const ALL: [TimelineBy; 3] = [TimelineBy::Phase, TimelineBy::Task, TimelineBy::Milestone];

    /// The name of the choice on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimelineBy::Phase => "phase",
            TimelineBy::Task => "task",
            TimelineBy::Milestone => "milestone",
        }
    }
}

/// What a timeline may be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimelineOnly {
    /// What is critical.
    Critical,
    /// What is done, or will be, later than promised.
    Late,
    /// Milestones.
    Milestones,
}

impl TimelineOnly {
    /// All choices, in the order help lists them.
    pub const ALL: [TimelineOnly; 3] = [
        TimelineOnly::Critical,
        TimelineOnly::Late,
        TimelineOnly::Milestones,
    ];

    /// The name of the choice on the command line.
    pub fn name(self) -> &'static str {
        match self {
            TimelineOnly::Critical => "critical",
            TimelineOnly::Late => "late",
            TimelineOnly::Milestones => "milestones",
        }
    }

    fn words(self) -> Text {
        match self {
            TimelineOnly::Critical => text!("critical", "关键"),
            TimelineOnly::Late => text!("late", "晚于承诺"),
            TimelineOnly::Milestones => text!("milestones", "里程碑"),
        }
    }
}

/// A set of [`TimelineOnly`]: what one of them takes in is shown. The empty set takes in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OnlySet(u8);

impl OnlySet {
    /// Whether a choice is in the set.
    pub(super) fn has(self, only: TimelineOnly) -> bool {
        self.0 & 1 << only as u8 != 0
    }

    /// Whether it takes in all.
    pub(super) fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Whether it takes in what has these facts.
    pub(super) fn takes(self, facts: &Facts, is_milestone: bool) -> bool {
        self.is_all()
            || self.has(TimelineOnly::Critical) && facts.is_critical
            || self.has(TimelineOnly::Late) && is_late(facts)
            || self.has(TimelineOnly::Milestones) && is_milestone
    }
}

impl FromIterator<TimelineOnly> for OnlySet {
    fn from_iter<T: IntoIterator<Item = TimelineOnly>>(choices: T) -> OnlySet {
        let choices = choices.into_iter();
        OnlySet(choices.fold(0, |set, only| set | 1 << only as u8))
    }
}

impl Localized for OnlySet {
    fn fmt_in(&self, lang: Lang, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = TimelineOnly::ALL.into_iter().filter(|only| self.has(*only));
        let words: Vec<Text> = words.map(TimelineOnly::words).collect();
        crate::lang::Listed(&words).fmt_in(lang, f)
    }
}

/// Whether something is done, or will be, later than promised.
pub(super) fn is_late(facts: &Facts) -> bool {
    facts.slip.is_some_and(|slip| slip > Decimal::ZERO)
}

/// What a timeline shows of its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimelineWindow {
    /// Which rows there are.
    pub by: TimelineBy,
    /// The first day that is shown; what ends before it is left out.
    pub from: Option<Date>,
    /// The last day that is shown; what begins behind it is left out.
    pub to: Option<Date>,
    /// What alone is shown.
    pub only: OnlySet,
}

impl TimelineWindow {
    /// Whether something that is drawn like this is shown. Nothing says of what has no dates that
    /// it lies outside.
    pub(super) fn shows(&self, bar: Option<&Bar>) -> bool {
        bar.is_none_or(|bar| {
            let days = [Some(bar.start), Some(bar.finish), bar.promised];
            let first = days.iter().flatten().min();
            let last = days.iter().flatten().max();
            self.from.is_none_or(|from| last >= Some(&from))
                && self.to.is_none_or(|to| first <= Some(&to))
        })
    }

    /// What stands in the place of rows when none is left of a plan.
    pub(super) fn nothing(&self) -> Text {
        match (self.from.or(self.to), self.only.is_all()) {
            (None, true) => text!(
                "The plan has no phases, tasks or milestones.",
                "方案中没有阶段、任务或里程碑。"
            ),
            (Some(_), true) => text!(
                "No phase, task or milestone lies in this stretch.",
                "此范围内没有阶段、任务或里程碑。"
            ),
            (None, false) => text!(
                "Nothing in the plan is among what alone was asked for: {only}.",
                "方案中没有所要求的内容：{only}。",
                only = self.only,
            ),
            (Some(_), false) => text!(
                "Nothing in this stretch is among what alone was asked for: {only}.",
                "此范围内没有所要求的内容：{only}。",
                only = self.only,
            ),
        }
    }
}
