//! A change: an item, a field of it, what it was and what it is.

use rust_decimal::Decimal;

use crate::lang::{Lang, Text};
use crate::plan::value::Currency;

use super::{Field, Value};

/// Something that differs between the two versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What kind of item it is about.
    pub kind: Kind,
    /// The id of the item, in the new version if it is there.
    pub id: Option<String>,
    /// The title of the item, in the new version if it is there.
    pub title: Value,
    /// What of the item differs.
    pub field: Field,
    /// What it was.
    pub old: Value,
    /// What it is.
    pub new: Value,
    /// By how much it differs, where that is a number.
    pub delta: Option<Delta>,
    /// How much of the old amount of money the difference is, in percent.
    pub percent: Option<Decimal>,
    /// Whether that is for the better, where it can be told.
    pub effect: Option<Effect>,
}

impl Change {
    /// What the item is called in a sentence: its id, else its title, else what it is.
    pub fn name(&self) -> Text {
        let same = |name: &str| Text {
            en: name.to_owned().into(),
            zh: name.to_owned().into(),
        };
        match (&self.id, &self.title) {
            _ if self.kind == Kind::Plan => Text::new("the plan", "方案"),
            (Some(id), _) => same(id),
            (None, Value::Text(title)) => Text {
                en: title.get(Lang::En).to_owned().into(),
                zh: title.get(Lang::Zh).to_owned().into(),
            },
            (None, Value::Word(word)) => same(word),
            _ => self.kind.label(),
        }
    }
}

/// By how much a value differs; what grew is above zero, and a later date is.
#[derive(Debug, Clone, PartialEq)]
pub struct Delta {
    /// How much.
    pub amount: Decimal,
    /// Of what.
    pub unit: DeltaUnit,
}

/// What a difference counts.
#[derive(Debug, Clone, PartialEq)]
pub enum DeltaUnit {
    /// Working days of the plan's calendar, or of working time.
    Workdays,
    /// Days of any kind.
    CalendarDays,
    /// Money.
    Money(Option<Currency>),
    /// Percentage points.
    Points,
    /// The unit of a measure, as it is written.
    Of(String),
    /// A number without a unit.
    Number,
}

impl DeltaUnit {
    /// The stable word for data: `d`, `ed`, `pp`, a currency, the unit of the measure.
    pub fn name(&self) -> String {
        match self {
            DeltaUnit::Workdays => "d".to_owned(),
            DeltaUnit::CalendarDays => "ed".to_owned(),
            DeltaUnit::Money(currency) => currency.map(|code| code.to_string()).unwrap_or_default(),
            DeltaUnit::Points => "pp".to_owned(),
            DeltaUnit::Of(unit) => unit.clone(),
            DeltaUnit::Number => String::new(),
        }
    }
}

/// What a change does to the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// A goal promises more than it did.
    Harder,
    /// A goal promises less than it did.
    Easier,
    /// Later, dearer, riskier, a promise less.
    Worse,
    /// Earlier, cheaper, less risky, a promise more.
    Better,
}

impl Effect {
    /// The effect of the change the other way round.
    pub fn reversed(self) -> Effect {
        match self {
            Effect::Harder => Effect::Easier,
            Effect::Easier => Effect::Harder,
            Effect::Worse => Effect::Better,
            Effect::Better => Effect::Worse,
        }
    }

    /// The stable word for data.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Harder => "harder",
            Effect::Easier => "easier",
            Effect::Worse => "worse",
            Effect::Better => "better",
        }
    }

    /// Whether somebody should look at it: a promise is weaker, or the plan is worse off.
    pub fn is_bad(self) -> bool {
        matches!(self, Effect::Easier | Effect::Worse)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal => ($en:literal, $zh:literal),)+) => {
        /// The kind of an item that is compared.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $variant,)+
        }

        impl Kind {
            /// All kinds, in the order of the plan's chapters.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant),+];

            /// The stable word for data.
            pub fn name(self) -> &'static str {
                match self {
                    $(Kind::$variant => $name),+
                }
            }

            /// What people call it.
            pub fn label(self) -> Text {
                match self {
                    $(Kind::$variant => Text::new($en, $zh)),+
                }
            }
        }
    };
}

kinds! {
    /// The plan as a whole.
    Plan = "plan" => ("plan", "方案"),
    /// A claim of the background.
    Claim = "claim" => ("claim", "背景论断"),
    /// A problem.
    Problem = "problem" => ("problem", "问题"),
    /// A cause of a problem.
    Cause = "cause" => ("cause", "成因"),
    /// A stakeholder.
    Stakeholder = "stakeholder" => ("stakeholder", "相关方"),
    /// A goal.
    Goal = "goal" => ("goal", "目标"),
    /// A phase.
    Phase = "phase" => ("phase", "阶段"),
    /// A task.
    Task = "task" => ("task", "任务"),
    /// A milestone.
    Milestone = "milestone" => ("milestone", "里程碑"),
    /// A risk.
    Risk = "risk" => ("risk", "风险"),
    /// A resource.
    Resource = "resource" => ("resource", "资源"),
    /// The budget as a whole.
    Budget = "budget" => ("budget", "预算"),
    /// The lines of a category together.
    Category = "category" => ("category", "类别"),
    /// A budget line.
    Line = "line" => ("budget line", "预算明细"),
    /// A source of funding.
    Funding = "funding" => ("funding", "资金来源"),
    /// A benefit.
    Benefit = "benefit" => ("benefit", "效益"),
    /// A dimension of the evaluation.
    Dimension = "dimension" => ("dimension", "评估维度"),
    /// A review.
    Review = "review" => ("review", "复盘"),
    /// What must hold for a goal to be accepted.
    Acceptance = "acceptance" => ("acceptance", "验收项"),
}
