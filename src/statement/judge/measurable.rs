//! M: a target that can be measured, or an end that can be seen.

use crate::source::Span;
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::List;
use crate::statement::{Aim, Criterion, Figure, OtherNumber, Reason, Sort, Verdict};
use crate::text;

use super::{Judge, criterion, reason};

impl Judge<'_, '_> {
    pub(super) fn measurable(&self) -> Criterion {
        let aims = &self.statement.aims;
        let mut failing: Vec<Reason> = aims.iter().filter_map(|aim| self.unmeasured(aim)).collect();
        if aims.is_empty() {
            failing.push(self.no_target(self.end));
        }
        if !failing.is_empty() {
            failing.extend(self.idle_numbers());
            failing.extend(self.open_values());
            return criterion(Verdict::Fail, failing);
        }
        let mut reasons: Vec<Reason> = aims.iter().map(|aim| self.measured(aim)).collect();
        reasons.extend(aims.iter().filter_map(|aim| self.no_baseline(aim)));
        reasons.extend(aims.iter().filter_map(|aim| self.percent_or_points(aim)));
        reasons.extend(self.open_values());
        criterion(Verdict::Pass, reasons)
    }

    fn no_target(&self, span: Span) -> Reason {
        reason(
            "no-target",
            span,
            text!(
                "no value to be reached and no end that can be seen",
                "没有目标值，也没有看得见的完成标志"
            ),
        )
    }

    /// Numbers that look like a target and are none.
    fn idle_numbers(&self) -> impl Iterator<Item = Reason> + '_ {
        self.statement.other_numbers.iter().map(|&(span, what)| {
            let words = self.words(span);
            let message = match what {
                OtherNumber::Scope => text!(
                    "“{words}” says how far the goal reaches, not what is reached",
                    "“{words}”说的是范围，不是要达到的值",
                    words = words
                ),
                OtherNumber::Input => text!(
                    "“{words}” goes in; it is no result",
                    "“{words}”是投入，不是结果",
                    words = words
                ),
                OtherNumber::Name => text!(
                    "“{words}” is part of a name",
                    "“{words}”是名称的一部分",
                    words = words
                ),
                OtherNumber::Context => text!(
                    "“{words}” belongs to the circumstances, not to the target",
                    "“{words}”说的是背景，不是目标值",
                    words = words
                ),
            };
            reason("number-is-not-a-target", span, message)
        })
    }

    fn unmeasured(&self, aim: &Aim) -> Option<Reason> {
        let object = aim.object.unwrap_or(aim.span);
        match aim.sort {
            Sort::Metric | Sort::Output => aim.target.is_none().then(|| self.no_target(object)),
            Sort::Deliverable => None,
            Sort::Abstract if aim.target.is_some() => Some(reason(
                "undefined-metric",
                object,
                text!(
                    "a number on “{object}”, which nobody can measure as it stands",
                    "给“{object}”定了数，但它本身无法测量",
                    object = self.words(object),
                ),
            )),
            Sort::Hidden => Some(reason(
                "end-not-visible",
                object,
                text!(
                    "whether “{object}” is there can't be seen from outside: name what proves it",
                    "“{object}”是否建成，从外部看不出来，请写明以什么为证",
                    object = self.words(object),
                ),
            )),
            Sort::Activity => Some(reason(
                "activity-only",
                aim.verb.unwrap_or(object),
                text!(
                    "says what is done, not what comes of it",
                    "只说了做什么，没有说达到什么"
                ),
            )),
            Sort::Abstract | Sort::Input | Sort::Slogan => Some(self.no_target(object)),
        }
    }

    fn measured(&self, aim: &Aim) -> Reason {
        match &aim.target {
            Some(target) => reason(
                "target-value",
                target.span,
                text!(
                    "a value to be reached: {value}",
                    "有目标值：{value}",
                    value = self.words(target.span),
                ),
            ),
            None => reason(
                "end-visible",
                aim.object.unwrap_or(aim.span),
                text!(
                    "whether it is there can be seen from outside",
                    "是否完成，从外部看得见"
                ),
            ),
        }
    }

    fn no_baseline(&self, aim: &Aim) -> Option<Reason> {
        let target = aim.target.as_ref().filter(|_| aim.relative)?;
        let counts_more = aim.sort == Sort::Output;
        (aim.baseline.is_none() && !counts_more).then(|| {
            reason(
                "relative-without-baseline",
                target.span,
                text!(
                    "an amount of change, but from which value isn't said",
                    "说的是变化量，却没有写从多少起算"
                ),
            )
        })
    }

    /// 收缴率提高8%: eight percent of the rate, or eight of its points?
    fn percent_or_points(&self, aim: &Aim) -> Option<Reason> {
        let target = aim.target.as_ref().filter(|_| aim.relative)?;
        let object = self.sentence.part(aim.object?);
        let is_share = List::Share
            .words()
            .iter()
            .any(|share| object.ends_with(share) || object.starts_with(&format!("{share} of ")));
        let in_percent = |figure: &Figure| figure.kind() == Some(UnitKind::Percent);
        let is_share = is_share || aim.baseline.as_ref().is_some_and(in_percent);
        (is_share && in_percent(target)).then(|| {
            reason(
                "percent-or-points",
                target.span,
                text!(
                    "of a share, “{words}” may mean percentage points or a percentage of it; read \
                     as the latter",
                    "指标本身是百分比，“{words}”可能指百分点，也可能指相对变化；这里按相对变化理解",
                    words = self.words(target.span),
                ),
            )
        })
    }
}
