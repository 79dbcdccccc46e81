//! Numbers: which is the target, the baseline, the scope.

use rust_decimal::Decimal;

use crate::plan::value::Bound;
use crate::source::Span;
use crate::statement::Figure;
use crate::statement::quantity::{Form, Quantity, Unit, UnitKind};
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::Class;

use super::super::super::draft::{Head, Link, Verb, figure, is_change, said};
use super::super::super::tokens::{Kind, Token};
use super::super::super::verbs::rank;
use super::super::words::{List, ends, is_in};
use super::Walk;

impl Walk<'_, '_> {
    pub(super) fn number(&mut self, number: &Quantity) {
        if self.ends_scale(number) {
            return;
        }
        if std::mem::take(&mut self.is_qualified) || self.is_modifier(number) {
            self.read_noun();
            return;
        }
        let (bound, span) = self.bound_of(number);
        let mut value = figure(number, bound, span);
        self.per(&mut value);
        let is_aside = self.baseline(&value) || self.reach_of_goal(number, &value);
        if is_aside || self.goes_in(&value) {
            return;
        }
        self.take_back_zero();
        if !self.rank_or_comparison(number, &value) {
            self.value(number, value);
        }
    }

    /// Takes the upper end of a scale: to score 6 on the 0–5 food hygiene rating.
    fn ends_scale(&mut self, number: &Quantity) -> bool {
        if number.form == Form::ScaleEnd {
            self.draft.scale_end = Some(number.value);
            return true;
        }
        let from_start = number.value.is_zero() || number.value == Decimal::ONE;
        let Some(upper) = number
            .upper
            .filter(|_| from_start && number.unit.is_none() && self.draft.has_value())
        else {
            return false;
        };
        self.draft.scale_end = Some(upper);
        if let Some((level, _)) = self.draft.levels.last_mut() {
            level.unit = said(level.span, 0, Some((UnitKind::Score, "points"))).unit;
        }
        true
    }

    /// Takes the value of today: from 20%, now 20%, cut the 35 open findings by 40.
    fn baseline(&mut self, value: &Figure) -> bool {
        if matches!(self.link, Link::From | Link::Now) {
            self.end_noun();
            self.link = Link::None;
            self.counts = value.kind().is_none();
        } else if self.starts(value) {
            self.noun = None;
            self.counts = true;
        } else {
            return false;
        }
        self.draft.baseline = Some(value.clone());
        true
    }

    /// Whether a number behind a verb of change is what there is, for an amount comes later.
    fn starts(&self, value: &Figure) -> bool {
        let by_later = self.tokens[self.at + 1..]
            .iter()
            .any(|token| token.is(Class::By) || token.is(Class::To));
        let verb = self.draft.verb.map(|verb| verb.class);
        value.kind().is_none()
            && by_later
            && matches!(verb, Some(Class::Rise | Class::Fall))
            && self.draft.noun().is_none()
            && self.link == Link::None
            && self.noun.is_none_or(|(first, last)| {
                first == last
                    && ["the", "our"].contains(&self.sentence.part(self.tokens[first].span))
            })
    }

    /// Takes a number that says of whom, of how many or how far.
    fn reach_of_goal(&mut self, number: &Quantity, value: &Figure) -> bool {
        let verb = self.draft.verb.map(|verb| verb.class);
        let of_all = self.before(number.span).ends_with(" all");
        // 90% of freshmen will have met an adviser at least twice: the share is the target.
        if self.is_share && !self.draft.levels.is_empty() && self.link == Link::None {
            self.bound = None;
            self.read_noun();
        } else if matches!(verb, Some(Class::Make | Class::Reach))
            && value.kind().is_none()
            && of_all
        {
            // To all 3,200 households: so many get it.
            self.end_noun();
            self.draft.count.get_or_insert(value.clone());
            self.counts = true;
        } else if self.is_ratio(number) {
            self.draft.levels.clear();
            self.level(value.clone());
        } else if self.is_scope(number) {
            self.draft.scope.get_or_insert(value.clone());
            self.read_noun();
        } else {
            return false;
        }
        true
    }

    /// Takes what goes in, and the ceiling of it.
    fn goes_in(&mut self, value: &Figure) -> bool {
        let Some(verb) = self.draft.verb else {
            return false;
        };
        let is_money = value.kind() == Some(UnitKind::Money) && self.link == Link::None;
        let pays = is_in(List::Payer, self.sentence.part(verb.span)) && is_money;
        if verb.class == Class::Input && value.bound == Some(Bound::AtMost) {
            // The trust spends less than £4m on agency staff: a ceiling is no input.
            self.end_noun();
            self.draft.verb = Some(Verb {
                class: Class::Cap,
                ..verb
            });
            if let Some(subject) = &mut self.draft.subject {
                subject.head = Head::Cost;
            }
            self.level(value.clone());
        } else if verb.class == Class::Input || pays {
            // Provide the team with 90,000 euros: money goes in.
            self.draft.count = Some(value.clone());
            self.draft.verb = Some(Verb {
                class: Class::Input,
                ..verb
            });
        } else {
            return false;
        }
        true
    }

    /// Do away with 15 of them: not with all.
    fn take_back_zero(&mut self) {
        let Some(verb) = self.draft.verb else { return };
        let said_zero = match &self.draft.levels[..] {
            [(level, _)] => level.span == verb.span && level.value.is_zero(),
            _ => false,
        };
        if said_zero && self.noun.is_none() && self.bound.is_none() {
            self.draft.levels.clear();
        }
    }

    /// Takes a place in a ranking, and a percentage below or above something else.
    fn rank_or_comparison(&mut self, number: &Quantity, value: &Figure) -> bool {
        let before = self.before(number.span);
        let has = ends(List::Has, before);
        // A rank: what stands behind it is the table, not what is counted.
        if before.ends_with("top") {
            self.end_noun();
            self.draft.is_rank = true;
            self.level(value.clone());
            return true;
        }
        // The app has 3,000 users: they are counted, not the app.
        if value.kind().is_none() && has {
            self.noun = None;
        }
        // 55% below the 2019 level: so much less.
        let Some(class) = self.compared(value.kind()) else {
            return false;
        };
        self.end_noun();
        if self.draft.verb.is_none_or(|verb| rank(verb.class) < 5) {
            let span = number.span;
            self.draft.verb = Some(Verb { span, class });
        }
        self.draft.amount = Some(value.clone());
        self.link = Link::None;
        self.bound = None;
        true
    }

    /// Which way `more` or `fewer` beside a number says that it goes.
    fn on_top(&self, number: &Quantity, unit: Option<UnitKind>) -> Option<Class> {
        let next = self.text_behind();
        let next = next.strip_prefix("of ").unwrap_or(next);
        let word = next.split(' ').next().unwrap_or_default();
        let before = self.before(number.span);
        let led = unit != Some(UnitKind::Money) && ends(List::OnTop, before);
        let falls = ["fewer", "less"].contains(&word);
        (is_in(List::More, word) || led).then_some(match falls {
            true => Class::Fall,
            false => Class::Rise,
        })
    }

    fn text_behind(&self) -> &str {
        let next = self.next();
        next.filter(|next| matches!(next.kind, Kind::Text | Kind::Word(_)))
            .map_or("", |next| self.sentence.part(next.span))
    }

    /// Takes a value to be reached: a level, an amount of change or a count.
    fn value(&mut self, number: &Quantity, value: Figure) {
        let unit = value.kind();
        let verb = self.draft.verb.map(|verb| verb.class);
        let next = self.next().and_then(Token::class);
        let changes = matches!(next, Some(Class::RiseNoun | Class::FallNoun))
            || self.link == Link::By
            || is_change(number) && !(self.link == Link::To && self.draft.baseline.is_some())
            || unit == Some(UnitKind::Percent)
                && self.link == Link::None
                && self.before(number.span).ends_with('+');
        let may_add = matches!(
            verb,
            None | Some(Class::Make | Class::Rise | Class::Reach | Class::Handle | Class::Do)
        );
        let on_top = self.on_top(number, unit).filter(|_| may_add);
        let is_share = self.text_behind().starts_with("of ")
            && matches!(unit, Some(UnitKind::Percent | UnitKind::PerMille));
        let is_level = self.is_level(number);
        let counts = unit.is_none();
        self.end_noun();
        if changes {
            self.draft.amount = Some(value);
        } else if let Some(class) = on_top {
            let span = number.span;
            self.draft.earlier = self.draft.verb.replace(Verb { span, class });
            self.draft.amount = Some(value);
            self.counts = counts;
        } else if is_share || is_level {
            self.is_share = is_share;
            self.level(value);
            self.counts = counts;
            return;
        } else if matches!(verb, Some(Class::Rise | Class::Fall)) {
            self.draft.amount = Some(value);
            self.counts = counts;
        } else if matches!(unit, Some(UnitKind::Percent | UnitKind::Score)) {
            self.level(value);
            return;
        } else if verb.is_some() {
            self.draft.count.get_or_insert(value);
            self.counts = counts || unit == Some(UnitKind::Count);
        } else {
            self.level(value);
            self.counts = counts;
            return;
        }
        self.link = Link::None;
        self.bound = None;
    }

    /// Whether the words before a number make it a level.
    fn is_level(&self, number: &Quantity) -> bool {
        let word = self.before(number.span).rsplit(' ').next();
        let at = word.is_some_and(|word| ["at", "of", "is", "score"].contains(&word));
        let verb = self.draft.verb.map(|verb| verb.class);
        // Train up to 30 wardens: so many at most are trained.
        let makes = verb == Some(Class::Make) && number.unit.is_none();
        let is_count = |(_, span): (Bound, Span)| makes && self.sentence.part(span) == "up to";
        self.link == Link::To
            || self.bound.is_some_and(|bound| !is_count(bound))
            || (at && self.link != Link::By)
            || matches!(verb, Some(Class::Reach | Class::Keep | Class::Cap))
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
}
