//! Tells the time limit of each case from the deadline of the goal.

use crate::statement::Sentence;
use crate::statement::quantity::TimeUnit;
use crate::statement::time::Length;
use crate::statement::vocabulary::{Class, List};

use super::tokens::{Kind, Token};

/// Whether a bounded length holds for each case: `24小时内响应`, `95% of calls within 30 seconds`.
///
/// Hours and less always do; days and weeks do beside what is done with a case.
pub fn bounds_each_case(
    sentence: &Sentence<'_>,
    tokens: &[&Token],
    at: usize,
    length: Length,
) -> bool {
    if follows_case_event(sentence, tokens[at]) {
        return true;
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    match length.unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => true,
        TimeUnit::Day | TimeUnit::Week => {
            let is_handled = |token: &Token| {
                matches!(
                    token.kind,
                    Kind::Word(Class::Handle | Class::Case | Class::Metric)
                )
            };
            let does = |token: &&Token| token.is(Class::Make) || token.is(Class::Do);
            // 三天之内必须出来: what is only said of how it is done stands between.
            let mut behind = tokens[at + 1..].iter();
            let next = behind.find(|token| !token.is(Class::Intro) && !token.is(Class::Adverb));
            next.is_some_and(|next| is_handled(next))
                // 高危漏洞7天内修复: a case has it done.
                || (before.is_some_and(|token| token.is(Class::Case))
                    && tokens.get(at + 1).is_some_and(does))
                || before.is_some_and(|token| token.is(Class::Handle))
        }
        TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year => false,
    }
}

/// Whether a time counts from the event of a case that stands before it: 收到申请后5天内.
fn follows_case_event(sentence: &Sentence<'_>, time: &Token) -> bool {
    let before = &sentence.folded()[..time.span.start as usize];
    let event = before.trim_end().strip_suffix('后');
    event.is_some_and(|event| {
        let mut words = List::CaseEvent.words().iter();
        words.any(|word| event.ends_with(word))
    })
}

/// Whether an event happens once a case: 报修, a call.
pub fn is_case_event(event: &str) -> bool {
    List::CaseEvent.is_within(event)
}
