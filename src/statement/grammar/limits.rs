//! Tells the time limit of each case from the deadline of the goal.

use crate::statement::quantity::TimeUnit;
use crate::statement::time::Length;
use crate::statement::vocabulary::Class;

use super::tokens::{Kind, Token};

/// Whether a bounded length holds for each case: `24小时内响应`, `95% of calls within 30 seconds`.
///
/// Hours and less always do; days and weeks do beside what is done with a case.
pub fn bounds_each_case(tokens: &[&Token], at: usize, length: Length) -> bool {
    match length.unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => true,
        TimeUnit::Day | TimeUnit::Week => {
            let is_handled = |token: &&Token| {
                matches!(
                    token.kind,
                    Kind::Word(Class::Handle | Class::Case | Class::Metric)
                )
            };
            let does = |token: &&Token| token.is(Class::Make) || token.is(Class::Do);
            tokens.get(at + 1).is_some_and(is_handled)
                // 高危漏洞7天内修复: a case has it done.
                || (at > 0 && tokens[at - 1].is(Class::Case) && tokens.get(at + 1).is_some_and(does))
                || (at > 0 && tokens[at - 1].is(Class::Handle))
        }
        TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Year => false,
    }
}

/// Whether an event happens once a case: 报修, a call.
pub fn is_case_event(event: &str) -> bool {
    const CASES: [&str; 31] = [
        "接到",
        "收到",
        "报修",
        "受理",
        "投诉",
        "来电",
        "申请",
        "提交",
        "报障",
        "接单",
        "派单",
        "入院",
        "就诊",
        "报案",
        "诉求",
        "出院",
        "出生",
        "手术",
        "术后",
        "接诊",
        "确诊",
        "下单",
        "签收",
        "报到",
        "call",
        "request",
        "report",
        "receipt",
        "notification",
        "complaint",
        "referral",
    ];
    CASES.iter().any(|case| event.contains(case))
}
