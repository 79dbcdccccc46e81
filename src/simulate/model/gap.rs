//! What a forecast doesn't know, and what it assumes.

use crate::plan::{BudgetLine, CorrelatedGroup, Risk, Task};

/// Something that a forecast leaves out or assumes.
#[derive(Debug, Clone, Copy)]
pub enum Gap<'p> {
    /// A task that is not done gives one duration: it takes just as long each time.
    OneDuration(&'p Task),
    /// Three durations that contradict each other, or count different kinds of time: the
    /// likeliest counts each time.
    Durations(&'p Task),
    /// No duration that can be read: the task takes no time.
    NoDuration(&'p Task),
    /// A risk says neither what it costs nor how long it delays: it changes nothing here.
    NoEffect(&'p Risk),
    /// A risk says no probability, or a level without bounds: it never strikes here.
    NoProbability(&'p Risk),
    /// A risk delays, and nothing that it threatens is still to be done.
    NothingToDelay(&'p Risk),
    /// A risk costs money of another currency: it costs nothing here.
    OtherMoney(&'p Risk),
    /// A probability is a level: the middle of its range counts.
    MiddleOfLevel(&'p Risk),
    /// What remains of a risk is given as a level: it costs and delays as much as before.
    SameEffect(&'p Risk),
    /// A budget line has no sum, or one too large to be added: it costs nothing here.
    NoAmount(&'p BudgetLine),
    /// Three sums that contradict each other or are of several currencies: the likeliest counts
    /// each time.
    Amounts(&'p BudgetLine),
    /// A task's own cost is of another currency, too large to be added or can't be read: it costs
    /// nothing here.
    TaskCost(&'p Task),
    /// Fewer than two of the tasks of a group spread: nothing goes together.
    NothingTogether(&'p CorrelatedGroup),
    /// Tasks can't go together as closely as a group says: they go their own ways.
    Impossible(&'p CorrelatedGroup),
}
