//! The links that an item of the chain may lack.

/// A link that an item may lack; each is asked for by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A goal or task that answers a problem.
    Answer,
    /// A goal or task that answers a cause.
    CauseAnswer,
    /// A problem that a goal answers, or a goal that it helps.
    Purpose,
    /// Tasks that work for a goal.
    Work,
    /// A milestone that the work for a goal leads to.
    Milestone,
    /// A measure with a target.
    Measure,
    /// Who answers for a goal.
    Owner,
    /// The day by which a goal holds.
    Deadline,
    /// Money for a goal.
    Money,
    /// When a goal counts as reached.
    Acceptance,
    /// A goal, problem or risk that a task is for.
    TaskPurpose,
    /// A milestone of a phase.
    PhaseMilestone,
    /// Work that a milestone stands for.
    MilestoneWork,
    /// What must hold for a milestone to be accepted.
    MilestoneAcceptance,
    /// A goal, task or milestone that a budget line pays for.
    LinePurpose,
    /// What a risk threatens.
    RiskTarget,
    /// Who watches a risk.
    RiskOwner,
}

impl Gap {
    /// All links, in the order of the chain.
    pub const ALL: [Gap; 17] = [
        Gap::Answer,
        Gap::CauseAnswer,
        Gap::Purpose,
        Gap::Work,
        Gap::Milestone,
        Gap::Measure,
        Gap::Owner,
        Gap::Deadline,
        Gap::Money,
        Gap::Acceptance,
        Gap::TaskPurpose,
        Gap::PhaseMilestone,
        Gap::MilestoneWork,
        Gap::MilestoneAcceptance,
        Gap::LinePurpose,
        Gap::RiskTarget,
        Gap::RiskOwner,
    ];

    /// The links of a goal, in the order of the chain.
    pub const OF_GOALS: [Gap; 8] = [
        Gap::Purpose,
        Gap::Work,
        Gap::Milestone,
        Gap::Measure,
        Gap::Owner,
        Gap::Deadline,
        Gap::Money,
        Gap::Acceptance,
    ];

    /// The links of a milestone.
    pub const OF_MILESTONES: [Gap; 2] = [Gap::MilestoneWork, Gap::MilestoneAcceptance];

    /// The links of a risk.
    pub const OF_RISKS: [Gap; 2] = [Gap::RiskTarget, Gap::RiskOwner];

    /// The code of the rule that asks for the link.
    pub fn rule(self) -> &'static str {
        match self {
            Gap::Answer => "R402",
            Gap::CauseAnswer => "R403",
            Gap::Purpose => "R401",
            Gap::Work => "A305",
            Gap::Milestone => "R407",
            Gap::Measure => "M201",
            Gap::Owner => "S104",
            Gap::Deadline => "T501",
            Gap::Money => "A306",
            Gap::Acceptance => "E903",
            Gap::TaskPurpose => "R406",
            Gap::PhaseMilestone => "D625",
            Gap::MilestoneWork => "D601",
            Gap::MilestoneAcceptance => "D626",
            Gap::LinePurpose => "B809",
            Gap::RiskTarget => "K715",
            Gap::RiskOwner => "K702",
        }
    }
}
