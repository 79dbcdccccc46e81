//! Whether a word plays its part where it stands or belongs to a longer one.

use super::Walk;
use super::short::is_comparison;
use crate::source::Span;
use crate::statement::grammar::draft::{Head, Link};
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::{is_verb, moves, rank};
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::{Class, List};

impl<'s, 't> Walk<'s, 't> {
    /// Whether a word plays its part here rather than being part of a longer one.
    pub(super) fn acts(&self, class: Class, span: Span) -> bool {
        let next = self.next();
        let next_class = next.and_then(Token::class);
        let is_short = self.sentence.part(span).chars().nth(1).is_none();
        let value_next = self.is_value_next();
        let verb_next = next_class.is_some_and(is_verb);
        match class {
            Class::Metric
            | Class::Cost
            | Class::Abstract
            | Class::Hidden
            | Class::Place
            | Class::Whole
            | Class::Occasion
            | Class::Case
            | Class::Broad
            | Class::Staff => false,
            Class::Evidence => false,
            Class::To => {
                value_next
                    || self.is_share_of_next()
                    || self.is_behind_change()
                    || next.is_some_and(|next| next.time().is_some())
            }
            // 提升到现在的3倍: what the value is compared with.
            Class::Now if self.link == Link::To => false,
            // 依从率: the end of another word.
            Class::From if self.is_before_head() => false,
            Class::From | Class::Now => self.number_soon(),
            // 提前谋划.
            Class::Fall if self.sentence.part(span) == "提前" => value_next,
            // 至少召开1次: the verb may come between.
            Class::AtLeast | Class::AtMost => {
                let behind = self.tokens.get(self.at + 2);
                // 留观超72小时患者占比: inside a name.
                if next.is_some_and(|next| next.number().is_some())
                    && self.names_metric(self.at + 1)
                {
                    return false;
                }
                let acts = verb_next || next.is_some_and(|next| matches!(next.kind, Kind::Text));
                value_next
                    || self.is_share_of_next()
                    || self.is_metric_before()
                    || (acts && behind.is_some_and(|token| token.number().is_some()))
            }
            Class::OrMore | Class::OrLess | Class::About => true,
            Class::Object => !verb_next || self.sentence.part(span) == "把",
            Class::Purpose => self.at == 0 || value_next,
            // 安排绿化补植费用36万元: what money is put into goes in with it.
            Class::Input if self.noun.is_none() && self.is_money_ahead() => true,
            Class::Means => self.at == 0 || value_next || self.next().is_none(),
            Class::Zero if is_short => {
                let ends = self.at + 2 == self.tokens.len() && next_class.is_some();
                ends || matches!(next_class, Some(Class::Cost | Class::Case))
                    || self.ends_with_case()
            }
            Class::Zero | Class::All | Class::Result => true,
            // 开展检查12次: the check is what is held.
            Class::Do | Class::Make if self.is_held() => false,
            _ if is_verb(class) && is_short => true,
            Class::Adverb if is_short && self.praises(span) => true,
            Class::Intro | Class::Adverb | Class::And | Class::Respectively if is_short => {
                value_next || verb_next
            }
            // 非计划再入院率: inside a noun it is part of it.
            Class::Intro => self.noun.is_none() || verb_next || value_next,
            _ if is_verb(class) => !self.is_in_name(class, span),
            _ => true,
        }
    }

    /// Whether the verb of change that has been read stands right before: 降到.
    fn is_behind_change(&self) -> bool {
        let at = self.tokens[self.at].span.start;
        let verb = self.draft.verb;
        verb.is_some_and(|verb| moves(verb.class) && verb.span.end == at)
    }

    /// Whether what is done stands as a noun between a verb of holding and how often it is held.
    fn is_held(&self) -> bool {
        let before = self.at.checked_sub(1).map(|at| self.tokens[at]);
        let holds = before.is_some_and(|before| {
            before.is(Class::Do)
                && List::Hold
                    .words()
                    .contains(&self.sentence.part(before.span))
        });
        let bounds = |class| matches!(class, Class::AtLeast | Class::AtMost);
        holds && (self.is_value_next() || self.next().and_then(Token::class).is_some_and(bounds))
    }

    /// Whether a number follows within a few tokens, before the clause turns.
    pub(super) fn number_soon(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter().take(5);
        let mut behind = behind.take_while(|token| {
            !matches!(
                token.class(),
                Some(Class::To | Class::Object | Class::Make | Class::Rise | Class::Fall)
            )
        });
        behind.any(|token| token.number().is_some())
    }

    /// Whether what follows the noun phrase is a change or a value, so that the phrase is what
    /// changes.
    pub(super) fn leads_to_value(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter();
        let mut behind = behind.skip_while(|token| {
            matches!(token.kind, Kind::Text | Kind::Quoted | Kind::Time(..))
                || token.class().is_some_and(|class| {
                    !matches!(
                        class,
                        Class::From | Class::To | Class::AtLeast | Class::AtMost | Class::Zero
                    ) && rank(class) < 5
                })
        });
        behind.next().is_some()
    }

    /// Whether money stands behind this token before anything is said of it.
    fn is_money_ahead(&self) -> bool {
        let behind = self.tokens[self.at + 1..].iter();
        let names = |class: Class| class.is_noun() || (is_verb(class) && rank(class) < 5);
        let mut behind =
            behind.skip_while(|token| token.kind.is_text() || token.class().is_some_and(names));
        let number = behind.next().and_then(|token| token.number());
        let unit = number.and_then(|number| number.unit.as_ref());
        unit.is_some_and(|unit| unit.kind == UnitKind::Money)
    }

    /// Whether the clause goes on about the noun phrase before this token, so that no actor stands
    /// before it: 及格率争取提高, 满意率要从82%拉到90%.
    pub(super) fn goes_on(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let next = behind.find(|token| {
            !matches!(
                token.class(),
                Some(Class::Adverb | Class::Result | Class::Intro)
            )
        });
        let Some(next) = next else { return true };
        let changes = next.class().is_some_and(|class| {
            moves(class) || matches!(class, Class::From | Class::AtLeast | Class::AtMost)
        });
        let does = next.class().is_some_and(is_verb);
        (changes && self.is_metric_before())
            || ((changes || does) && !self.is_noun_behind())
            || self.is_value_next()
    }

    /// Whether the noun phrase before this token is a metric.
    fn is_metric_before(&self) -> bool {
        let noun = self.noun.map(|(first, last)| self.noun_of(first, last));
        noun.or(self.draft.subject)
            .is_some_and(|noun| noun.head.is_metric() || noun.head == Head::Case)
    }

    /// Whether a metric or anything else that could be acted on stands behind this token.
    fn is_noun_behind(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        behind.any(|token| {
            matches!(token.kind, Kind::Text | Kind::Quoted)
                || Head::of(token.class()) != Head::Thing
        })
    }

    /// Whether a value, or what leads to one, stands behind this token.
    pub(super) fn is_value_next(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        // 超过去年的80%: what the value is compared with comes first.
        let next = behind.find(|token| !is_comparison(self.sentence, token));
        next.is_some_and(|next| {
            let said = match next.kind {
                Kind::Quoted => self.said_in_quotes(next.span),
                _ => next.class(),
            };
            next.number().is_some()
                || matches!(
                    said,
                    Some(
                        Class::AtLeast
                            | Class::AtMost
                            | Class::About
                            | Class::To
                            | Class::Zero
                            | Class::All
                    )
                )
        })
    }

    /// Whether the clause ends with what is not to be: 无重大安全事件.
    fn ends_with_case(&self) -> bool {
        let mut behind = self.tokens[self.at + 1..].iter();
        let nouns =
            behind.all(|token| token.kind.is_text() || token.class().is_some_and(Class::is_noun));
        let is_case = |last: &&&Token| last.is(Class::Case) || last.is(Class::Cost);
        nouns && self.tokens.last().filter(is_case).is_some()
    }

    /// Whether a share of something follows: 不低于公用经费的5%.
    fn is_share_of_next(&self) -> bool {
        const MOST: usize = 4;
        let behind = self.tokens[self.at + 1..].windows(2).take(MOST);
        let mut behind = behind.take_while(|pair| {
            pair[0].kind.is_text() || pair[0].class().is_some_and(Class::is_noun)
        });
        behind.any(|pair| {
            let is_share = pair[1].number().is_some_and(|number| {
                number.unit.as_ref().map(|unit| unit.kind) == Some(UnitKind::Percent)
            });
            is_share && self.sentence.part(pair[0].span).ends_with('的')
        })
    }

    pub(super) fn verb_later(&self) -> bool {
        self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.class().is_some_and(is_verb))
    }
}
