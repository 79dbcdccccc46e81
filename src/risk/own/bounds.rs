//! Where levels and ratings begin: numbers that ascend and can be compared.

use rust_decimal::Decimal;

use crate::plan::ImpactLevel;
use crate::plan::read::{Field, List, Place};
use crate::plan::value::{Contingency, Count, Percent, ShareOrLength};
use crate::schedule;
use crate::source::{Span, Spanned};
use crate::text;

use super::{Builder, MOST_PERCENT};

impl Builder<'_> {
    /// Upper bounds in percent of all levels but the last.
    pub(super) fn bounds(
        &mut self,
        list: &List<Spanned<Count>>,
        levels: usize,
        most: u32,
    ) -> Vec<Decimal> {
        let Some(place) = list.place().filter(|_| list.is_complete()) else {
            return Vec::new();
        };
        let wanted = levels.saturating_sub(1);
        if list.len() != wanted {
            self.fault(
                place.value,
                text!(
                    "these must be {wanted} numbers: the percentages up to which the levels 1 to \
                     {wanted} reach",
                    "此处应写 {wanted} 个数：1～{wanted} 级各自的上限（百分比）",
                    wanted = wanted,
                ),
            );
            return Vec::new();
        }
        let numbers: Vec<Spanned<Decimal>> = list
            .iter()
            .map(|number| Spanned {
                value: number.value.0,
                span: number.span,
            })
            .collect();
        match self.ascend(&numbers, Decimal::ZERO, Decimal::from(most)) {
            true => numbers.into_iter().map(|number| number.value).collect(),
            false => Vec::new(),
        }
    }

    /// Tells the first number that isn't above the one before it, or is out of range.
    pub(super) fn ascend(
        &mut self,
        numbers: &[Spanned<Decimal>],
        above: Decimal,
        most: Decimal,
    ) -> bool {
        let mut before = above;
        for number in numbers {
            if number.value <= before || number.value > most {
                self.fault(
                    number.span,
                    text!(
                        "this number must be above {before} and {most} at most: each bound is \
                         larger than the one before",
                        "这个数应大于 {before}，且不超过 {most}：各分界须逐个递增",
                        before = before,
                        most = most,
                    ),
                );
                return false;
            }
            before = number.value;
        }
        true
    }

    pub(super) fn ascending_shares<'f>(
        &mut self,
        fields: impl DoubleEndedIterator<Item = &'f Field<Percent>> + ExactSizeIterator,
        place: Place,
    ) {
        let bounded = fields.len() - 1;
        let values = fields.take(bounded).map(|field| {
            let value = field.spanned()?;
            Some(Spanned {
                value: value.value.0,
                span: value.span,
            })
        });
        match values.collect::<Option<Vec<_>>>() {
            Some(values) => {
                self.ascend(&values, Decimal::ZERO, Decimal::from(99));
            }
            None => self.needs_all(place),
        }
    }

    pub(super) fn needs_all(&mut self, place: Place) {
        if self.is_readable {
            self.fault(
                place.key,
                text!(
                    "all levels but the last need an upper bound, or none",
                    "除最高一级外，各级都要写上限，或都不写"
                ),
            );
        }
    }

    pub(super) fn ascending_costs(&mut self, levels: &List<ImpactLevel>, place: Place) {
        let bounded = levels.len() - 1;
        let costs = levels
            .iter()
            .take(bounded)
            .map(|level| level.cost.spanned());
        let Some(costs) = costs.collect::<Option<Vec<_>>>() else {
            return self.needs_all(place);
        };
        let (mut shares, mut sums, mut currency) = (Vec::new(), Vec::new(), None);
        for cost in &costs {
            let (list, value) = match cost.value {
                Contingency::Percent(share) => (&mut shares, share.0),
                Contingency::Money(money) => {
                    let own = money.currency;
                    if own.is_some() && currency.is_some() && own != currency {
                        return self.mixed(cost.span);
                    }
                    currency = currency.or(own);
                    (&mut sums, money.amount)
                }
            };
            list.push(Spanned {
                value,
                span: cost.span,
            });
        }
        self.ascending((shares, MOST_PERCENT.into()), (sums, Decimal::MAX));
    }

    pub(super) fn ascending_delays(&mut self, levels: &List<ImpactLevel>, place: Place) {
        let bounded = levels.len() - 1;
        let delays = levels
            .iter()
            .take(bounded)
            .map(|level| level.delay.spanned());
        let Some(delays) = delays.collect::<Option<Vec<_>>>() else {
            return self.needs_all(place);
        };
        let (mut shares, mut lengths) = (Vec::new(), Vec::new());
        for delay in &delays {
            let (list, value) = match delay.value {
                ShareOrLength::Percent(share) => (&mut shares, share.0),
                ShareOrLength::Length(length) => {
                    let days = schedule::approximate_workdays(length);
                    (&mut lengths, days.unwrap_or(Decimal::MAX))
                }
            };
            list.push(Spanned {
                value,
                span: delay.span,
            });
        }
        self.ascending((shares, MOST_PERCENT.into()), (lengths, Decimal::MAX));
    }

    /// Bounds are all shares or all of the other sort.
    pub(super) fn ascending(
        &mut self,
        shares: (Vec<Spanned<Decimal>>, Decimal),
        others: (Vec<Spanned<Decimal>>, Decimal),
    ) {
        if let (Some(_), Some(other)) = (shares.0.first(), others.0.first()) {
            return self.mixed(other.span);
        }
        for (values, most) in [shares, others] {
            if let Some(low) = values
                .windows(2)
                .find(|pair| pair[1].value <= pair[0].value)
            {
                self.fault(
                    low[1].span,
                    text!(
                        "this bound must be above the one of the level before",
                        "该级的上限须高于前一级"
                    ),
                );
            } else if let Some(bad) = values
                .iter()
                .find(|value| value.value <= Decimal::ZERO || value.value > most)
            {
                self.fault(
                    bad.span,
                    text!(
                        "a bound must be above zero, and a share {most}% at most",
                        "上限须大于零；写比例的不超过 {most}%",
                        most = MOST_PERCENT,
                    ),
                );
            }
        }
    }

    pub(super) fn mixed(&mut self, span: Span) {
        self.fault(
            span,
            text!(
                "the bounds of the levels must be comparable: all shares, or all in one unit",
                "各级的上限须可比：都写比例，或都用同一单位"
            ),
        );
    }
}
