//! A: not impossible by the sentence's own words.

use rust_decimal::Decimal;

use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::List;
use crate::statement::{Aim, Criterion, Direction, Figure, Reason, Verdict};
use crate::text;

use super::{Judge, criterion, reason};

impl Judge<'_, '_> {
    pub(super) fn achievable(&self) -> Criterion {
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
        if is_share && !aim.relative && value > hundred && !self.may_exceed_all(aim, target) {
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
    fn may_exceed_all(&self, aim: &Aim, target: &Figure) -> bool {
        let text = self.sentence.folded();
        let before = text[..target.span.start as usize].trim_end();
        let behind = &text[target.span.end as usize..];
        // 上年的103%: more than then, not more than all.
        let mut compared = List::Compared.words().iter();
        if compared.any(|words| before.ends_with(words)) {
            return true;
        }
        let measures = |open: &&str| behind.trim_start().starts_with(*open);
        List::OpenEnded.words().iter().any(measures)
            || aim
                .object
                .is_some_and(|object| List::OpenEnded.is_within(self.sentence.part(object)))
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
        match aim.relative {
            true => self.more_than_there_is(aim, baseline, target),
            false => self.against_verb(aim, baseline, target),
        }
    }

    /// An amount of change, in the unit of the value itself, that the value has no room for.
    fn more_than_there_is(&self, aim: &Aim, baseline: &Figure, target: &Figure) -> Option<Reason> {
        if matches!(target.kind(), Some(UnitKind::Percent | UnitKind::Multiple)) {
            return None;
        }
        let is_over = match aim.direction? {
            Direction::Decrease => target.value > baseline.value,
            Direction::Increase => {
                baseline.kind() == Some(UnitKind::Percent)
                    && baseline.value.checked_add(target.value)? > Decimal::ONE_HUNDRED
            }
            Direction::Maintain => false,
        };
        is_over.then(|| {
            reason(
                "more-than-there-is",
                target.span,
                text!(
                    "more than there is: the value starts at {baseline}",
                    "超出了可能的范围：起点是 {baseline}",
                    baseline = self.words(baseline.span),
                ),
            )
        })
    }

    /// The verb says up and the values go down, or the other way round.
    fn against_verb(&self, aim: &Aim, baseline: &Figure, target: &Figure) -> Option<Reason> {
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
}
