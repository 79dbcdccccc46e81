//! How far a plan has come, and what may be asked of it.

use crate::lang::Text;

/// How far a plan has come, least first.
///
/// A plan grows: what a draft may leave open, an approved plan must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Maturity {
    /// Being written. What is there must be readable and hold together, and each goal says what
    /// is measured, by when and who answers for it.
    Draft,
    /// Handed in. What a reviewer needs to judge the plan must be there.
    Review,
    /// Decided. What is needed to carry the plan out and to steer it must be there as well.
    #[default]
    Approved,
}

impl Maturity {
    /// All of them, in order.
    pub const ALL: [Maturity; 3] = [Maturity::Draft, Maturity::Review, Maturity::Approved];

    /// The name of the profile that holds a plan to it.
    pub fn name(self) -> &'static str {
        match self {
            Maturity::Draft => "draft",
            Maturity::Review => "review",
            Maturity::Approved => "approved",
        }
    }

    /// The name that people read.
    pub fn label(self) -> Text {
        match self {
            Maturity::Draft => Text::new("draft", "草案"),
            Maturity::Review => Text::new("review", "送审"),
            Maturity::Approved => Text::new("approved", "批准"),
        }
    }

    /// What plans of this maturity are asked for.
    pub fn doc(self) -> Text {
        match self {
            Maturity::Draft => Text::new(
                "Being written: what is there must be readable and hold together, and each goal \
                 says what is measured, by when and who answers for it.",
                "编制中：已写的内容要读得懂、不自相矛盾，每个目标要写明衡量什么、何时完成、由谁负责。",
            ),
            Maturity::Review => Text::new(
                "Handed in: what a reviewer needs to judge the plan must be there too.",
                "送审：评审判断方案所需的内容也要齐全。",
            ),
            Maturity::Approved => Text::new(
                "Decided: what is needed to carry the plan out and to steer it must be there as \
                 well. This is what applies when nothing else is said.",
                "已批准：执行和跟踪所需的内容也要齐全。未另行指定时按此要求检查。",
            ),
        }
    }
}
