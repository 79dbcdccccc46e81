//! S: a particular object, a change that can be recognised, one objective.

use crate::source::Span;
use crate::statement::{Aim, Criterion, Reason, Sort, Verdict};
use crate::text;

use super::{Judge, criterion, reason};

impl Judge<'_, '_> {
    pub(super) fn specific(&self) -> Criterion {
        let aims = &self.statement.aims;
        let mut reasons: Vec<Reason> = Vec::new();
        match &aims[..] {
            [] => reasons.push(self.slogan(self.end)),
            [_] => {}
            [.., last] => reasons.push(reason(
                "compound",
                last.span,
                text!(
                    "{n} aims in one goal; give each a goal of its own",
                    "一句话里有 {n} 个目标，请拆成各自独立的目标",
                    n = aims.len(),
                ),
            )),
        }
        reasons.extend(aims.iter().filter_map(|aim| self.unspecific(aim)));
        if !reasons.is_empty() {
            return criterion(Verdict::Fail, reasons);
        }
        let named = aims.iter().map(|aim| self.particular(aim)).collect();
        criterion(Verdict::Pass, named)
    }

    fn slogan(&self, span: Span) -> Reason {
        reason(
            "slogan",
            span,
            text!(
                "a slogan: neither what changes nor how it changes is said",
                "是口号：没有说明改变什么、怎样改变"
            ),
        )
    }

    fn unspecific(&self, aim: &Aim) -> Option<Reason> {
        match aim.sort {
            Sort::Slogan => Some(self.slogan(aim.span)),
            Sort::Input => Some(reason(
                "input-only",
                aim.verb.unwrap_or(aim.span),
                text!(
                    "only says what goes in (money, people), not what comes of it",
                    "只说了投入（资金或人员），没有说要达到什么结果"
                ),
            )),
            Sort::Abstract => Some(self.vague(aim)),
            Sort::Metric | Sort::Output | Sort::Deliverable | Sort::Hidden | Sort::Activity => None,
        }
    }

    /// A soft verb, or a quality that nobody can measure.
    fn vague(&self, aim: &Aim) -> Reason {
        let verb = aim.verb.filter(|verb| self.statement.soft.contains(verb));
        match verb {
            Some(verb) => reason(
                "vague-verb",
                verb,
                text!(
                    "“{verb}” doesn't say what is different afterwards",
                    "“{verb}”没有说明做完之后有什么不同",
                    verb = self.words(verb),
                ),
            ),
            None => {
                let object = aim.object.unwrap_or(aim.span);
                reason(
                    "abstract-object",
                    object,
                    text!(
                        "“{object}” is no metric: say what is counted or measured",
                        "“{object}”不是指标，请写明统计或测量什么",
                        object = self.words(object),
                    ),
                )
            }
        }
    }

    fn particular(&self, aim: &Aim) -> Reason {
        let object = aim.object.unwrap_or(aim.span);
        let words = self.words(object);
        let (code, message) = match aim.sort {
            Sort::Metric => (
                "metric-named",
                text!(
                    "names what is measured: {words}",
                    "说明了衡量什么：{words}",
                    words = words
                ),
            ),
            Sort::Output => (
                "output-named",
                text!(
                    "names what is made or done: {words}",
                    "说明了完成什么：{words}",
                    words = words
                ),
            ),
            _ => (
                "object-named",
                text!(
                    "names a particular thing: {words}",
                    "对象明确：{words}",
                    words = words
                ),
            ),
        };
        reason(code, object, message)
    }
}
