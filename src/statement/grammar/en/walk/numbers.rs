//! Numbers: which is the target, the baseline, the scope.

use rust_decimal::Decimal;

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::Figure;
use crate::statement::quantity::{Form, Quantity, Unit, UnitKind};
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;

use super::super::super::draft::{Head, Link, Noun, Verb, figure, is_change, said};
use super::super::super::tokens::{Kind, Token};
use super::super::super::verbs::rank;
use super::super::words::{List, is_in};
use super::Walk;

impl Walk<'_, '_> {
    pub(super) fn number(&mut self, number: &Quantity) {
        if number.form == Form::ScaleEnd {
            self.draft.scale_end = Some(number.value);
            return;
        }
        // To score 6 on the 0–5 food hygiene rating.
        if let Some(upper) = number.upper
            && number.unit.is_none()
            && (number.value.is_zero() || number.value == Decimal::ONE)
            && self.draft.has_value()
        {
            self.draft.scale_end = Some(upper);
            if let Some((level, _)) = self.draft.levels.last_mut() {
                level.unit = said(level.span, 0, Some((UnitKind::Score, "points"))).unit;
            }
            return;
        }
        if std::mem::take(&mut self.is_qualified) || self.is_modifier(number) {
            self.read_noun();
            return;
        }
        let (bound, span) = self.bound_of(number);
        let mut value = figure(number, bound, span);
        self.per(&mut value);
        let next_text = self
            .next()
            .filter(|next| matches!(next.kind, Kind::Text | Kind::Word(_)))
            .map_or("", |next| self.sentence.part(next.span));
        let verb = self.draft.verb.map(|verb| verb.class);
        let unit = value.kind();
        if matches!(self.link, Link::From | Link::Now) {
            self.end_noun();
            self.draft.baseline = Some(value);
            self.link = Link::None;
            self.counts = unit.is_none();
            return;
        }
        let change_next = self.next().and_then(Token::class);
        // Cut the 35 open findings by 40.
        let by_later = self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.is(Class::By) || token.is(Class::To));
        let is_start = unit.is_none()
            && by_later
            && matches!(verb, Some(Class::Rise | Class::Fall))
            && self.draft.object.is_none()
            && self.draft.subject.is_none()
            && self.link == Link::None
            && self.noun.is_none_or(|(first, last)| {
                first == last
                    && ["the", "our"].contains(&self.sentence.part(self.tokens[first].span))
            });
        if is_start {
            self.noun = None;
            self.draft.baseline = Some(value);
            self.counts = true;
            return;
        }
        // 90% of freshmen will have met an adviser at least twice: the share is the target.
        if self.is_share && !self.draft.levels.is_empty() && self.link == Link::None {
            self.bound = None;
            self.read_noun();
            return;
        }
        // To all 3,200 households: so many get it.
        if verb == Some(Class::Make) && unit.is_none() && self.before(number.span).ends_with(" all")
        {
            self.end_noun();
            self.draft.count.get_or_insert(value);
            self.counts = true;
            return;
        }
        if self.is_ratio(number) {
            self.draft.levels.clear();
            self.level(value);
            return;
        }
        if self.is_scope(number) {
            self.draft.scope.get_or_insert(value);
            self.read_noun();
            return;
        }
        // The trust spends less than £4m on agency staff: a ceiling is no input.
        if verb == Some(Class::Input) && bound == Some(Bound::AtMost) {
            self.end_noun();
            if let Some(verb) = &mut self.draft.verb {
                verb.class = Class::Cap;
            }
            if let Some(subject) = &mut self.draft.subject {
                subject.head = Head::Cost;
            }
            self.level(value);
            return;
        }
        if verb == Some(Class::Input) {
            self.draft.count = Some(value);
            return;
        }
        // Provide the team with 90,000 euros: money goes in.
        let pays = self
            .draft
            .verb
            .is_some_and(|verb| is_in(List::Payer, self.sentence.part(verb.span)));
        if pays && unit == Some(UnitKind::Money) && self.link == Link::None {
            self.draft.count = Some(value);
            if let Some(verb) = &mut self.draft.verb {
                verb.class = Class::Input;
            }
            return;
        }
        // Do away with 15 of them: not with all.
        let said_zero = |verb: &Verb| {
            let levels = &self.draft.levels;
            matches!(&levels[..], [(level, _)] if level.span == verb.span && level.value.is_zero())
        };
        if self.draft.verb.as_ref().is_some_and(said_zero)
            && self.noun.is_none()
            && self.bound.is_none()
        {
            self.draft.levels.clear();
        }
        let more = ["more", "additional", "extra", "fewer", "less", "further"]
            .iter()
            .any(|word| {
                let next = next_text.strip_prefix("of ").unwrap_or(next_text);
                next == *word || next.starts_with(&format!("{word} "))
            });
        let before = self.before(number.span).to_owned();
        let further = [
            "a further",
            "another",
            "an additional",
            "an extra",
            "additional",
        ];
        let more = more
            || unit != Some(UnitKind::Money) && further.iter().any(|word| before.ends_with(word));
        // A rank: what stands behind it is the table, not what is counted.
        if before.ends_with("top") {
            self.end_noun();
            self.draft.is_rank = true;
            self.level(value);
            return;
        }
        // The app has 3,000 users: they are counted, not the app.
        if unit.is_none() && [" has", " have"].iter().any(|has| before.ends_with(has)) {
            self.noun = None;
        }
        // 55% below the 2019 level: so much less.
        let compared = self.compared(unit);
        if let Some(class) = compared {
            self.end_noun();
            if self.draft.verb.is_none_or(|verb| rank(verb.class) < 5) {
                self.draft.verb = Some(Verb {
                    span: number.span,
                    class,
                });
            }
            self.draft.amount = Some(value);
            self.link = Link::None;
            self.bound = None;
            return;
        }
        let at = ["at", "of", "is", "score"]
            .iter()
            .any(|word| before.ends_with(&format!(" {word}")) || before == *word);
        let is_share = next_text.starts_with("of ")
            && matches!(unit, Some(UnitKind::Percent | UnitKind::PerMille));
        let after_level_verb = matches!(verb, Some(Class::Reach | Class::Keep | Class::Cap));
        let is_level = self.link == Link::To
            || self.bound.is_some()
            || (at && self.link != Link::By)
            || after_level_verb;
        let by = self.link == Link::By;
        self.end_noun();
        if matches!(change_next, Some(Class::RiseNoun | Class::FallNoun)) || by || is_change(number)
        {
            self.draft.amount = Some(value);
        } else if more
            && matches!(
                verb,
                None | Some(Class::Make | Class::Rise | Class::Reach | Class::Handle | Class::Do)
            )
        {
            let class = match next_text.starts_with("fewer") || next_text.starts_with("less") {
                true => Class::Fall,
                false => Class::Rise,
            };
            self.draft.earlier = self.draft.verb;
            self.draft.verb = Some(Verb {
                span: number.span,
                class,
            });
            self.draft.amount = Some(value);
            self.counts = unit.is_none();
        } else if is_share || is_level {
            let counts = unit.is_none();
            self.is_share = is_share;
            self.level(value);
            self.counts = counts;
            return;
        } else if matches!(verb, Some(Class::Rise | Class::Fall)) {
            self.draft.amount = Some(value);
            self.counts = unit.is_none();
        } else if matches!(unit, Some(UnitKind::Percent | UnitKind::Score)) {
            self.level(value);
            return;
        } else if verb.is_some() {
            self.draft.count.get_or_insert(value);
            self.counts = unit.is_none() || unit == Some(UnitKind::Count);
        } else {
            let counts = unit.is_none();
            self.level(value);
            self.counts = counts;
            return;
        }
        self.link = Link::None;
        self.bound = None;
    }

    /// `One teacher to 12 pupils`, `one nurse for every six patients`: the second number says how
    /// many come to one.
    fn is_ratio(&mut self, number: &Quantity) -> bool {
        let one = match &self.draft.levels[..] {
            [(level, _)] => level.value == Decimal::ONE && level.bound.is_none(),
            _ => false,
        };
        let before = self.before(number.span);
        let led = [
            " to",
            " to every",
            " per",
            " for",
            " for every",
            " for each",
        ];
        let is_ratio = one
            && self.draft.baseline.is_none()
            && number.unit.is_none()
            && led.iter().any(|words| before.ends_with(words));
        if is_ratio {
            self.end_noun();
            if let Some(noun) = self.tail.take() {
                self.draft.object.get_or_insert(Noun {
                    head: Head::Thing,
                    ..noun
                });
            }
        }
        is_ratio
    }

    /// `The 30-day readmission rate`: the number says which rate is meant.
    fn is_modifier(&self, number: &Quantity) -> bool {
        let text = self.sentence.part(number.span);
        let names = |unit: &Unit| matches!(unit.kind, UnitKind::Time(_) | UnitKind::Score);
        let goes_on = self.next().is_some_and(|next| match next.kind {
            Kind::Text => true,
            Kind::Word(class) => class.is_noun(),
            _ => false,
        });
        let verb = self.draft.verb.map(|verb| verb.class);
        let keeps = matches!(
            verb,
            None | Some(Class::Soft | Class::Rise | Class::Fall | Class::Keep)
        );
        text.contains('-')
            && number.unit.as_ref().is_some_and(names)
            && goes_on
            && keeps
            && self.link == Link::None
            && self.bound.is_none()
    }

    /// Which way a percentage goes that stands before `below the level of 2019`.
    fn compared(&self, unit: Option<UnitKind>) -> Option<Class> {
        let next = self.next().filter(|_| unit == Some(UnitKind::Percent))?;
        let class = match next.class()? {
            Class::AtMost => Class::Fall,
            Class::AtLeast => Class::Rise,
            _ => return None,
        };
        let behind = self.tokens.get(self.at + 2)?;
        let is_value = behind.number().is_some();
        (!is_value && !matches!(behind.kind, Kind::Mark(_))).then_some(class)
    }

    /// Joins `per month` to a number without a unit.
    fn per(&self, value: &mut Figure) {
        let Some(next) = self.next() else { return };
        let is_frequency = next
            .time()
            .is_some_and(|time| matches!(time.kind, TimeKind::Frequency));
        if is_frequency && value.unit.is_none() {
            value.unit = Some(Unit {
                kind: UnitKind::Count,
                name: self.sentence.part(next.span).to_owned(),
            });
        }
    }

    fn bound_of(&mut self, number: &Quantity) -> (Option<Bound>, Span) {
        let behind = self.next().and_then(|next| {
            let bound = match next.class()? {
                Class::OrMore => Bound::AtLeast,
                Class::OrLess => Bound::AtMost,
                _ => return None,
            };
            Some((bound, next.span))
        });
        match self.bound.or(behind) {
            Some((bound, span)) => (Some(bound), span),
            None => (None, number.span),
        }
    }

    /// Whether a number says how many places or things the goal is about.
    fn is_scope(&self, number: &Quantity) -> bool {
        let before = self.before(number.span);
        if self.bound.is_none()
            && ["older than", "longer than", "younger than"]
                .iter()
                .any(|word| before.ends_with(word))
        {
            return true;
        }
        if self.draft.all.is_some()
            && self.noun.is_some()
            && number
                .unit
                .as_ref()
                .is_none_or(|unit| unit.kind != UnitKind::Percent)
        {
            return true;
        }
        let behind = self.next().and_then(Token::class);
        // To shrink with 400 children, as some say for `by`.
        let changes = self
            .draft
            .verb
            .is_some_and(|verb| matches!(verb.class, Class::Rise | Class::Fall));
        if changes && before.ends_with(" with") && self.draft.object.is_none() {
            return false;
        }
        // To be kept at 92, at 92 or above.
        let is_kept = before.ends_with(" at")
            && self
                .draft
                .verb
                .is_some_and(|verb| matches!(verb.class, Class::Keep | Class::Reach | Class::Cap));
        if is_kept || matches!(behind, Some(Class::OrMore | Class::OrLess)) {
            return false;
        }
        if number.unit.is_some() || self.link != Link::None || self.bound.is_some() {
            return false;
        }
        let last = before.rsplit_once(' ').map_or("", |(_, last)| last);
        let scoped = is_in(List::Scope, last);
        let has_verb = self.draft.verb.is_some();
        let articled = ["the", "our", "its", "all"].contains(&last);
        let value_later = self.tokens[self.at + 1..].iter().any(|token| {
            token.number().is_some()
                || matches!(token.class(), Some(Class::AtLeast | Class::AtMost))
        });
        if articled {
            return has_verb && self.noun.is_some() || !has_verb && value_later;
        }

        scoped && (has_verb || value_later)
            || (!has_verb && self.noun.is_some() && value_later && self.verb_later())
    }

    pub(super) fn verb_later(&self) -> bool {
        self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.class().is_some_and(|class| rank(class) == 5))
    }
}
