//! What can be read in two ways, so that a reviewer would ask back.
//!
//! The verdict stays as it is: the sentence is read in the likelier way, and the reason says which
//! that is. Only where both readings are open in this very sentence is anything said.

use rust_decimal::Decimal;

use crate::lang::Lang;
use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::quantity::{TimeUnit, UnitKind, is_added};
use crate::statement::time::{Due, TimeKind};
use crate::statement::vocabulary::List;
use crate::statement::{Aim, Direction, Figure, OtherTime, Reason, Sort, TimePhrase};
use crate::text;

use super::{Judge, reason};

/// The codes of reasons about a value that can be read in two ways.
pub const OPEN_VALUES: &[&str] = &["times-or-times-more", "up-to", "about", "how-often"];

/// The codes of reasons about a deadline that can be read in two ways.
pub const OPEN_TIMES: &[&str] = &[
    "start-or-end-of-year",
    "which-period",
    "which-next",
    "date-order",
    "each-or-all",
];

impl Judge<'_, '_> {
    /// Values that can be read in two ways.
    pub(super) fn open_values(&self) -> Vec<Reason> {
        let aims = self.statement.aims.iter();
        let values = aims.filter_map(|aim| Some((aim, aim.target.as_ref()?)));
        let of_value = |(aim, target): (&Aim, &Figure)| {
            let open = [
                self.times_or_more(aim, target),
                self.up_to(aim, target),
                self.about(target),
            ];
            open.into_iter().flatten().collect::<Vec<Reason>>()
        };
        values.flat_map(of_value).chain(self.how_often()).collect()
    }

    /// Deadlines that can be read in two ways.
    pub(super) fn open_times(&self) -> Vec<Reason> {
        // By when a slogan holds is the least of its faults.
        let own = self.statement.aims.iter();
        let holds = |aim: &Aim| matches!(aim.sort, Sort::Metric | Sort::Output | Sort::Deliverable);
        if !own.clone().any(holds) {
            return Vec::new();
        }
        let own = own.filter_map(|aim| aim.deadline.as_ref());
        let mut deadlines: Vec<&TimePhrase> = self.statement.deadline.iter().chain(own).collect();
        deadlines.dedup_by_key(|time| time.span);
        let of_time = |time: &TimePhrase| {
            let open = self.start_or_end(time).or_else(|| self.which_period(time));
            open.or_else(|| self.which_next(time))
                .or_else(|| self.date_order(time))
        };
        let open = deadlines.into_iter().filter_map(of_time);
        open.chain(self.each_or_all()).collect()
    }

    /// 增加两倍: two times on top, or up to two times? 翻两番, three times more.
    fn times_or_more(&self, aim: &Aim, target: &Figure) -> Option<Reason> {
        if target.kind() != Some(UnitKind::Multiple) || !aim.relative || target.upper.is_some() {
            return None;
        }
        let text = self.sentence.folded();
        let words = self.sentence.part(target.span);
        let before = text[..target.span.start as usize].trim_end();
        let behind = text[target.span.end as usize..].trim_start();
        let value = target.value.normalize();
        let other = match self.sentence.lang() {
            Lang::Zh if words.contains('番') && value > Decimal::TWO => {
                return Some(self.doublings(target));
            }
            Lang::Zh if words.contains('倍') && is_added(text, target.span.start as usize) => {
                value.checked_sub(Decimal::ONE)?
            }
            Lang::En if words.contains("time") || words.contains("fold") => {
                let more = List::TimesMore.begins(behind) || before.ends_with(" by");
                more.then(|| value.checked_add(Decimal::ONE))??
            }
            _ => return None,
        };
        // 增加一倍 is to double, however one reads it.
        (value > Decimal::TWO && other > Decimal::ONE).then(|| {
            reason(
                "times-or-times-more",
                target.span,
                text!(
                    "“{words}” may mean {value} or {other} times today's value; read as {value} \
                     times",
                    "“{words}”可能指变为现值的 {value} 倍，也可能指 {other} 倍；这里按 {value} 倍理解",
                    words = self.words(target.span),
                    value = value,
                    other = other.normalize(),
                ),
            )
        })
    }

    fn doublings(&self, target: &Figure) -> Reason {
        reason(
            "times-or-times-more",
            target.span,
            text!(
                "“{words}” is {value} times today's value, each doubling on top of the one before; \
                 many take it for less",
                "“{words}”按定义是现值的 {value} 倍，常被误作更少的倍数；请写明要达到的数",
                words = self.words(target.span),
                value = target.value.normalize(),
            ),
        )
    }

    /// Train up to 30 wardens, raise it by up to 5%: is that to be reached, or the most there is?
    fn up_to(&self, aim: &Aim, target: &Figure) -> Option<Reason> {
        let is_ceiling = matches!(target.bound, Some(Bound::AtMost | Bound::Below));
        let text = self.sentence.folded();
        let before = text[..target.span.start as usize].trim_end();
        let led = List::UpTo.ends(before) || List::UpTo.begins(self.sentence.part(target.span));
        let rises = aim.way == Some(Direction::Increase) && is_ceiling;
        let is_amount = aim.relative || aim.sort == Sort::Output;
        (led && (rises || is_amount)).then(|| {
            reason(
                "up-to",
                target.span,
                text!(
                    "“{words}” may be what is to be reached or the most that is allowed",
                    "“{words}”可能是要达到的值，也可能是不得超过的上限",
                    words = self.words(target.span),
                ),
            )
        })
    }

    /// About 90%: which value is still near enough?
    fn about(&self, target: &Figure) -> Option<Reason> {
        let text = self.sentence.folded();
        let blank = |from: u32, to: u32| {
            let between = text.get(from as usize..to as usize);
            between.is_some_and(|between| between.trim().is_empty())
        };
        let touches = |word: &Span| {
            target.span.contains(*word)
                || blank(word.end, target.span.start)
                || blank(target.span.end, word.start)
        };
        let is_vague = |word: &Span| List::VagueValue.has(self.sentence.part(*word));
        let mut words = self.statement.vague.iter().copied();
        let word = words.find(|word| touches(word) && is_vague(word))?;
        let span = Span::new(
            target.span.start.min(word.start) as usize,
            target.span.end.max(word.end) as usize,
        );
        Some(reason(
            "about",
            span,
            text!(
                "“{words}” leaves open which value still counts as reached",
                "“{words}”没有说明到多少才算达到",
                words = self.words(span),
            ),
        ))
    }

    /// Biannual: twice a year, or every two years?
    fn how_often(&self) -> Option<Reason> {
        let text = self.sentence.folded();
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        let mut words = List::EitherOften.words().iter();
        let found = words.find_map(|word| {
            let at = text.find(word)?;
            let end = at + word.len();
            let alone = !text[..at].ends_with(is_letter) && !text[end..].starts_with(is_letter);
            alone.then(|| Span::new(at, end))
        })?;
        // Biweekly, that is every two weeks.
        let is_told = text.contains("every two") || text.contains("twice a");
        (!is_told).then(|| {
            reason(
                "how-often",
                found,
                text!(
                    "“{words}” may mean twice in the period or once in two of them",
                    "“{words}”可能指一期两次，也可能指两期一次",
                    words = self.words(found),
                ),
            )
        })
    }

    /// By 2027: by its beginning or by its end?
    fn start_or_end(&self, time: &TimePhrase) -> Option<Reason> {
        let words = self.sentence.part(time.span);
        let year = words.strip_prefix("by ").map(str::trim)?;
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        is_year.then(|| {
            reason(
                "start-or-end-of-year",
                time.span,
                text!(
                    "“{words}” may mean before the year begins or by its end; read as the latter",
                    "“{words}”可能指该年开始之前，也可能指该年年底；这里按年底理解",
                    words = self.words(time.span),
                ),
            )
        })
    }

    /// 月底前, by year end: of which month or year, where no date of the plan tells?
    fn which_period(&self, time: &TimePhrase) -> Option<Reason> {
        let unit = match time.kind {
            TimeKind::Due(Due::YearEnd { years: 0 }) => TimeUnit::Year,
            TimeKind::Due(Due::PeriodEnd { unit, count: 0 }) => unit,
            _ => return None,
        };
        let words = self.sentence.part(time.span);
        let is_edge = List::PeriodEnd.is_within(words);
        // 2026年上半年达70%、年底达90%: the year stands elsewhere.
        let is_named = List::ThisPeriod.is_within(words) || self.names_year();
        let is_told = time.kind.last_day(self.anchors).is_some();
        let fits = matches!(unit, TimeUnit::Year | TimeUnit::Quarter | TimeUnit::Month);
        (fits && is_edge && !is_named && !is_told).then(|| {
            let words = self.words(time.span);
            let message = match unit {
                TimeUnit::Year => text!(
                    "“{words}” doesn't say of which year",
                    "“{words}”没有写明是哪一年",
                    words = words
                ),
                _ => text!(
                    "“{words}” may mean the present period or each one",
                    "“{words}”没有写明是哪一期，也可能指每期期末",
                    words = words
                ),
            };
            reason("which-period", time.span, message)
        })
    }

    /// Whether a year stands somewhere in the sentence.
    fn names_year(&self) -> bool {
        let digits = self.sentence.folded().split(|c: char| !c.is_ascii_digit());
        let mut years = digits.filter(|run| run.len() == 4);
        years.any(|run| run.starts_with("19") || run.starts_with("20"))
    }

    /// Next Friday, next June: the coming one, or that of the next week or year?
    fn which_next(&self, time: &TimePhrase) -> Option<Reason> {
        let words = self.sentence.part(time.span);
        let (_, behind) = words.split_once("next ")?;
        List::NamedTime.begins(behind).then(|| {
            reason(
                "which-next",
                time.span,
                text!(
                    "“{words}” may mean the coming one or the one after it",
                    "“{words}”可能指即将到来的那个，也可能指再下一个",
                    words = self.words(time.span),
                ),
            )
        })
    }

    /// 12/03/2027: 12 March or 3 December?
    fn date_order(&self, time: &TimePhrase) -> Option<Reason> {
        let words = self.sentence.part(time.span);
        let digits = words.find(|c: char| c.is_ascii_digit())?;
        let mut parts = words[digits..].split(['/', '-']).map(str::trim);
        let small = |part: Option<&str>| part?.parse::<u8>().ok().filter(|n| (1..=12).contains(n));
        let (first, second) = (small(parts.next())?, small(parts.next())?);
        let year = parts.next()?;
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        (first != second && is_year).then(|| {
            reason(
                "date-order",
                time.span,
                text!(
                    "“{words}” may have the day first or the month",
                    "“{words}”分不清哪个是日、哪个是月",
                    words = self.words(time.span),
                ),
            )
        })
    }

    /// 所有隐患30天内整改: each within so many days, or all of them by then?
    fn each_or_all(&self) -> Option<Reason> {
        let [aim] = &self.statement.aims[..] else {
            return None;
        };
        let target = aim.target.as_ref()?;
        // Every complaint within 30 days: each of them.
        let said_all = List::AllOfThem.has(self.sentence.part(target.span));
        let may_be = |time: &&TimePhrase| match time.kind {
            TimeKind::Within(length) => matches!(length.unit, TimeUnit::Day | TimeUnit::Week),
            _ => false,
        };
        let own = self.statement.deadline.as_ref();
        let others = self.statement.other_times.iter();
        let mut limits = others.filter(|(_, other)| *other == OtherTime::CaseLimit);
        let time = match own {
            Some(own) => Some(own).filter(may_be),
            None => limits.find_map(|(time, _)| Some(time).filter(may_be)),
        };
        let time = time.filter(|_| said_all)?;
        Some(reason(
            "each-or-all",
            time.span,
            text!(
                "“{words}” may bound each of them from the day that it comes, or all of them by one \
                 day",
                "“{words}”可能是每一件各自的时限，也可能是全部完成的期限",
                words = self.words(time.span),
            ),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Anchors, Judged};

    /// The codes of what is open in a sentence.
    fn open(text: &str, anchors: Anchors) -> Vec<&'static str> {
        let judged = Judged::new(text, anchors);
        let reasons = judged
            .verdicts
            .all()
            .into_iter()
            .flat_map(|(_, criterion)| &criterion.reasons);
        let codes = reasons.map(|reason| reason.code);
        codes
            .filter(|code| OPEN_VALUES.contains(code) || OPEN_TIMES.contains(code))
            .collect()
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_told() {
        let mut missed = Vec::new();
        for (text, code) in [
            ("志愿者人数增加两倍", "times-or-times-more"),
            ("月均访问量提高1.5倍", "times-or-times-more"),
            ("线上办件量翻两番", "times-or-times-more"),
            ("Make online bookings 3 times higher", "times-or-times-more"),
            ("Raise recycling by up to 5 percentage points", "up-to"),
            ("Train up to 30 fire wardens", "up-to"),
            ("收缴率最多提升8个百分点", "up-to"),
            ("收缴率提升至95%左右", "about"),
            ("Raise the collection rate to about 95%", "about"),
            ("Publish a biannual safety report", "how-often"),
            (
                "Raise the collection rate to 95% by 2027",
                "start-or-end-of-year",
            ),
            ("年底前收缴率提升至95%", "which-period"),
            ("月底前收缴率提升至95%", "which-period"),
            ("Open the new desk by next Friday", "which-next"),
            (
                "Raise the collection rate to 95% by 12/03/2027",
                "date-order",
            ),
            ("所有消防隐患30天内整改完毕", "each-or-all"),
        ] {
            let found = open(text, Anchors::default());
            if found != [code] {
                missed.push((text, code, found));
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }

    #[test]
    fn what_leaves_one_reading_is_not() {
        let mut idle = Vec::new();
        for text in [
            "志愿者人数增加一倍",
            "志愿者人数翻一番",
            "志愿者人数增加到现在的两倍",
            "到2028年，日间手术量提高到2024年的1.5倍",
            "Make online bookings 3 times as many as today",
            "Double the number of volunteers",
            "Move portal adoption up to 80%",
            "投诉率控制在1%以内",
            "Cut waits to at most 3 days",
            "Get repairs down to a mere 5 per week",
            "Publish a biweekly bulletin, that is every two weeks",
            "Raise the collection rate to 95% by the end of 2027",
            "到2027年，收缴率提升至95%",
            "2026年上半年收缴率达70%、年底达90%",
            "本月底前收缴率提升至95%",
            "Open the new desk by next year",
            "Raise the collection rate to 95% by 31/03/2027",
            "Raise the collection rate to 95% by 03/03/2027",
            "所有投诉24小时内回复",
            "Reply to every complaint within 30 days",
            "Be the landlord of choice by 2030",
        ] {
            let found = open(text, Anchors::default());
            if !found.is_empty() {
                idle.push((text, found));
            }
        }
        assert!(idle.is_empty(), "{idle:#?}");
        let anchors = Anchors {
            as_of: None,
            plan_start: Some(jiff::civil::date(2026, 1, 1)),
        };
        assert_eq!(open("年底前收缴率提升至95%", anchors), [""; 0]);
    }
}
