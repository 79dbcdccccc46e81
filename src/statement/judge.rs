//! Judges what a sentence says.

use rust_decimal::Decimal;

use crate::lang::Text;
use crate::source::Span;
use crate::text;

use super::quantity::UnitKind;
use super::{
    Aim, Criterion, Direction, Figure, OtherNumber, OtherTime, Reason, Sentence, Sort, Statement,
    Verdict, Verdicts,
};

/// The verdict on a sentence, from its own words alone.
pub fn judge(sentence: &Sentence<'_>, statement: &Statement) -> Verdicts {
    let end = sentence.folded().len();
    let judge = Judge {
        sentence,
        statement,
        end: Span::new(end, end),
    };
    Verdicts {
        specific: judge.specific(),
        measurable: judge.measurable(),
        achievable: judge.achievable(),
        relevant: criterion(
            Verdict::Unknown,
            vec![reason(
                "needs-plan",
                judge.end,
                text!(
                    "whether the goal answers a problem shows only in a plan",
                    "是否对应问题，要放进方案才能判断"
                ),
            )],
        ),
        time_bound: judge.time_bound(),
    }
}

struct Judge<'s, 't> {
    sentence: &'s Sentence<'t>,
    statement: &'s Statement,
    /// Where something is missing.
    end: Span,
}

fn criterion(verdict: Verdict, reasons: Vec<Reason>) -> Criterion {
    Criterion { verdict, reasons }
}

fn reason(code: &'static str, span: Span, message: Text) -> Reason {
    Reason {
        code,
        message,
        span,
    }
}

impl Judge<'_, '_> {
    fn words(&self, span: Span) -> &str {
        self.sentence.words(span)
    }

    fn specific(&self) -> Criterion {
        let aims = &self.statement.aims;
        let mut reasons: Vec<Reason> = Vec::new();
        if aims.is_empty() {
            reasons.push(self.slogan(self.end));
        }
        if let [first, others @ ..] = &aims[..]
            && !others.is_empty()
        {
            let last = others.last().map_or(first.span, |aim| aim.span);
            reasons.push(reason(
                "compound",
                last,
                text!(
                    "{n} aims in one goal; give each a goal of its own",
                    "一句话里有 {n} 个目标，请拆成各自独立的目标",
                    n = aims.len(),
                ),
            ));
        }
        let failing = aims.iter().filter_map(|aim| self.unspecific(aim));
        reasons.extend(failing);
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
            Sort::Abstract => {
                let object = aim.object.unwrap_or(aim.span);
                let by_verb = self
                    .statement
                    .soft
                    .iter()
                    .find(|verb| aim.verb == Some(**verb));
                Some(match by_verb {
                    Some(&verb) => reason(
                        "vague-verb",
                        verb,
                        text!(
                            "“{verb}” doesn't say what is different afterwards",
                            "“{verb}”没有说明做完之后有什么不同",
                            verb = self.words(verb),
                        ),
                    ),
                    None => reason(
                        "abstract-object",
                        object,
                        text!(
                            "“{object}” is no metric: say what is counted or measured",
                            "“{object}”不是指标，请写明统计或测量什么",
                            object = self.words(object),
                        ),
                    ),
                })
            }
            Sort::Metric | Sort::Output | Sort::Deliverable | Sort::Hidden | Sort::Activity => None,
        }
    }

    fn particular(&self, aim: &Aim) -> Reason {
        let object = aim.object.unwrap_or(aim.span);
        let words = self.words(object);
        match aim.sort {
            Sort::Metric => reason(
                "metric-named",
                object,
                text!(
                    "names what is measured: {words}",
                    "说明了衡量什么：{words}",
                    words = words
                ),
            ),
            Sort::Output => reason(
                "output-named",
                object,
                text!(
                    "names what is made or done: {words}",
                    "说明了完成什么：{words}",
                    words = words
                ),
            ),
            _ => reason(
                "object-named",
                object,
                text!(
                    "names a particular thing: {words}",
                    "对象明确：{words}",
                    words = words
                ),
            ),
        }
    }

    fn measurable(&self) -> Criterion {
        let aims = &self.statement.aims;
        let mut failing: Vec<Reason> = aims.iter().filter_map(|aim| self.unmeasured(aim)).collect();
        if aims.is_empty() {
            failing.push(self.no_target(self.end));
        }
        if !failing.is_empty() {
            failing.extend(self.idle_numbers());
            return criterion(Verdict::Fail, failing);
        }
        let mut reasons: Vec<Reason> = aims.iter().map(|aim| self.measured(aim)).collect();
        reasons.extend(aims.iter().filter_map(|aim| self.no_baseline(aim)));
        reasons.extend(aims.iter().filter_map(|aim| self.percent_or_points(aim)));
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
        const SHARES: [&str; 8] = [
            "率",
            "占比",
            "比例",
            "比重",
            "rate",
            "share",
            "percentage",
            "proportion",
        ];
        let target = aim.target.as_ref().filter(|_| aim.relative)?;
        let object = self.sentence.part(aim.object?);
        let is_share = SHARES
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

    fn achievable(&self) -> Criterion {
        let impossible: Vec<Reason> = self
            .statement
            .aims
            .iter()
            .filter_map(|aim| self.impossible(aim))
            .collect();
        if !impossible.is_empty() {
            return criterion(Verdict::Fail, impossible);
        }
        if let Some(&evidence) = self.statement.evidence.first() {
            return criterion(
                Verdict::Pass,
                vec![reason(
                    "evidence",
                    evidence,
                    text!(
                        "the sentence states evidence: {words}",
                        "句中给出了依据：{words}",
                        words = self.words(evidence)
                    ),
                )],
            );
        }
        criterion(
            Verdict::Unknown,
            vec![reason(
                "not-settled",
                self.end,
                text!("the sentence alone doesn't settle it", "单凭这句话无法判断"),
            )],
        )
    }

    fn impossible(&self, aim: &Aim) -> Option<Reason> {
        let target = aim.target.as_ref()?;
        let hundred = Decimal::ONE_HUNDRED;
        let value = target.upper.unwrap_or(target.value);
        let is_share = target.kind() == Some(UnitKind::Percent);
        let falls = aim.direction == Some(Direction::Decrease);
        let span = target.span;
        if is_share && !aim.relative && value > hundred && !self.may_exceed_all(aim) {
            return Some(reason(
                "above-100-percent",
                span,
                text!("a share can't be above 100%", "占比不可能超过 100%"),
            ));
        }
        if aim.relative && falls && is_share && value > hundred {
            return Some(reason(
                "more-than-all",
                span,
                text!("nothing can fall by more than 100%", "降幅不可能超过 100%"),
            ));
        }
        if let Some(end) = aim.scale_end
            && !aim.relative
            && value > end
        {
            return Some(reason(
                "off-scale",
                span,
                text!("the scale ends at {end}", "评分满分只有 {end}", end = end),
            ));
        }
        self.against_baseline(aim, target)
    }

    /// Ratios that may well be above 100%: growth, returns, plan fulfilment.
    fn may_exceed_all(&self, aim: &Aim) -> bool {
        const OPEN: [&str; 14] = [
            "增长",
            "增幅",
            "增速",
            "回报",
            "收益率",
            "完成率",
            "产出",
            "利用率",
            "覆盖倍",
            "growth",
            "return",
            "roi",
            "of plan",
            "of target",
        ];
        let object = aim.object.map(|object| self.sentence.part(object));
        object.is_some_and(|object| OPEN.iter().any(|open| object.contains(open)))
    }

    fn against_baseline(&self, aim: &Aim, target: &Figure) -> Option<Reason> {
        let baseline = aim.baseline.as_ref()?;
        let same = baseline.kind() == target.kind()
            || baseline.unit.is_none()
            || target.unit.is_none()
            || (baseline.kind() == Some(UnitKind::Percent)
                && target.kind() == Some(UnitKind::PercentagePoints));
        if !same {
            return None;
        }
        if aim.relative {
            let points = target.kind() != Some(UnitKind::Percent)
                && target.kind() != Some(UnitKind::Multiple);
            let falls = aim.direction == Some(Direction::Decrease);
            let rises = aim.direction == Some(Direction::Increase);
            let over = rises
                && baseline.kind() == Some(UnitKind::Percent)
                && baseline.value.checked_add(target.value)? > Decimal::ONE_HUNDRED;
            return (points && (falls && target.value > baseline.value || over)).then(|| {
                reason(
                    "more-than-there-is",
                    target.span,
                    text!(
                        "more than there is: the value starts at {baseline}",
                        "超出了可能的范围：起点是 {baseline}",
                        baseline = self.words(baseline.span),
                    ),
                )
            });
        }
        let way = aim.way?;
        let goes_up = target.value > baseline.value;
        let goes_down = target.upper.unwrap_or(target.value) < baseline.value;
        let contradicts =
            (way == Direction::Increase && goes_down) || (way == Direction::Decrease && goes_up);
        contradicts.then(|| {
            reason(
                "against-verb",
                target.span,
                text!(
                    "from {baseline} to {target} goes the other way",
                    "从{baseline}到{target}，与动词的方向相反",
                    baseline = self.words(baseline.span),
                    target = self.words(target.span),
                ),
            )
        })
    }

    fn time_bound(&self) -> Criterion {
        let aims = &self.statement.aims;
        let shared = self.statement.deadline.as_ref();
        let own = !aims.is_empty() && aims.iter().all(|aim| aim.deadline.is_some());
        if shared.is_some() || own {
            let deadlines = shared
                .into_iter()
                .chain(aims.iter().filter_map(|aim| aim.deadline.as_ref()))
                .take(if shared.is_some() { 1 } else { aims.len() });
            let reasons = deadlines.map(|deadline| {
                reason(
                    "deadline",
                    deadline.span,
                    text!(
                        "says by when: {words}",
                        "写明了期限：{words}",
                        words = self.words(deadline.span),
                    ),
                )
            });
            return criterion(Verdict::Pass, reasons.collect());
        }
        let mut reasons: Vec<Reason> = self
            .statement
            .other_times
            .iter()
            .map(|(time, other)| self.no_deadline_by(time.span, *other))
            .collect();
        reasons.push(reason(
            "no-deadline",
            self.end,
            text!("no deadline", "没有期限"),
        ));
        criterion(Verdict::Fail, reasons)
    }

    fn no_deadline_by(&self, span: Span, other: OtherTime) -> Reason {
        let words = self.words(span);
        let (code, message) = match other {
            OtherTime::CaseLimit => (
                "case-limit",
                text!(
                    "“{words}” bounds each case, not the goal",
                    "“{words}”是每一单的时限，不是目标的期限",
                    words = words
                ),
            ),
            OtherTime::Frequency => (
                "frequency",
                text!(
                    "“{words}” says how often, not by when",
                    "“{words}”说的是频次，不是期限",
                    words = words
                ),
            ),
            OtherTime::Start => (
                "start-only",
                text!(
                    "“{words}” says when it begins, not by when it is reached",
                    "“{words}”是开始时间，不是期限",
                    words = words
                ),
            ),
            OtherTime::Reference => (
                "reference-time",
                text!(
                    "“{words}” says what the value is compared with",
                    "“{words}”是比较的基期，不是期限",
                    words = words
                ),
            ),
            OtherTime::Vague => (
                "vague-time",
                text!(
                    "“{words}” binds nobody",
                    "“{words}”没有约束力",
                    words = words
                ),
            ),
            OtherTime::Event => (
                "event-only",
                text!(
                    "“{words}” is an event without a date",
                    "“{words}”是没有日期的事件",
                    words = words
                ),
            ),
            OtherTime::Impossible => (
                "impossible-date",
                text!(
                    "“{words}”: there is no such day",
                    "“{words}”：没有这一天",
                    words = words
                ),
            ),
        };
        reason(code, span, message)
    }
}
