//! What the parts of a clause come to once all its words are read.

use crate::source::Span;
use crate::statement::Figure;
use crate::statement::quantity::UnitKind;
use crate::statement::vocabulary::Class;

use super::super::super::draft::{Head, Noun, Verb, said};
use super::super::words::{List, is_in, words as words_of};
use super::Walk;

impl Walk<'_, '_> {
    /// `Eighteen classrooms will be repainted`, `Hold four forums`: so many are made.
    pub(super) fn count_things(&mut self) {
        let draft = &mut self.draft;
        let Some(verb) = draft.verb else { return };
        let holds = verb.class == Class::Keep && self.sentence.part(verb.span).starts_with("h");
        let makes = matches!(verb.class, Class::Make | Class::Do | Class::Stop);
        let counted = |figure: &Figure| {
            figure.bound.is_none() && matches!(figure.kind(), None | Some(UnitKind::Count))
        };
        let is_count = match &draft.levels[..] {
            [(level, _)] => {
                counted(level) && (makes && verb.span.start > level.span.start || holds)
            }
            _ => false,
        };
        if is_count && draft.baseline.is_none() && !draft.is_rank {
            draft.count = draft.levels.pop().map(|(level, _)| level);
            draft.verb = Some(Verb {
                class: Class::Make,
                ..verb
            });
        }
        if draft.count.is_some() && draft.object.is_none() && self.tail.is_some() {
            draft.object = self.tail;
        }
    }

    /// `Payroll cutover to Workday: 6 April 2027`: what happens on a day can be seen.
    pub(super) fn name_event(&mut self) {
        let draft = &self.draft;
        let is_bare = draft.verb.is_none() && !draft.has_value() && draft.all.is_none();
        let (Some(noun), false) = (draft.subject, draft.deadlines.is_empty()) else {
            return;
        };
        let head = &self.sentence.part(noun.span)[..self.head_end(noun.span)];
        let is_event = words_of(List::Project).any(|event| head.ends_with(event));
        if is_bare && is_event {
            self.draft.verb = Some(Verb {
                span: noun.span,
                class: Class::Make,
            });
        }
    }

    /// `All staff feel supported`: of all of them nobody can say so.
    pub(super) fn doubt_feelings(&mut self) {
        let Some(noun) = self.draft.noun().filter(|_| self.draft.all.is_some()) else {
            return;
        };
        let text = self.sentence.part(noun.span);
        let feels = text.split(' ').any(|word| matches!(word, "feel" | "feels"));
        if feels && !self.draft.has_value() {
            self.draft.all = None;
            self.head_is(Head::Abstract);
        }
    }

    /// `Score 90% on the test`: the score is what is measured.
    pub(super) fn name_score(&mut self) {
        let scores = self.draft.verb.filter(|verb| {
            verb.class == Class::Reach && self.sentence.part(verb.span).starts_with("scor")
        });
        if let Some(verb) = scores
            && self.draft.noun().is_none()
            && self.draft.has_value()
        {
            self.draft.object = Some(Noun {
                span: verb.span,
                head: Head::Metric,
            });
        }
    }

    /// `Answer nine calls out of ten`: the share names what it is a share of.
    pub(super) fn name_share(&mut self) {
        let ([(level, _)], None) = (&self.draft.levels[..], self.draft.noun()) else {
            return;
        };
        let text = self.sentence.part(level.span);
        let named = text.split_once(" out of ").map(|(named, _)| named);
        let Some((number, thing)) = named.and_then(|named| named.split_once(' ')) else {
            return;
        };
        if !is_in(List::NoThing, thing) {
            let start = level.span.start as usize + number.len() + 1;
            self.draft.object = Some(Noun {
                span: Span::new(start, start + thing.len()),
                head: Head::Case,
            });
        }
    }

    /// Cuts the places and people off what is counted: `plant 40 trees in the park`.
    pub(super) fn count_alone(&mut self) {
        let Some(noun) = self.draft.noun().filter(|_| self.draft.count.is_some()) else {
            return;
        };
        let text = self.sentence.part(noun.span);
        let ends = words_of(List::Where)
            .filter(|word| *word != "of")
            .filter_map(|word| {
                let mut found = text.match_indices(word).map(|(at, _)| at);
                found.find(|&at| {
                    text[..at].ends_with(' ') && text[at + word.len()..].starts_with(' ')
                })
            });
        let end = ends.min().map_or(text.len(), |at| at - 1);
        let start = noun.span.start as usize;
        let noun = Noun {
            span: Span::new(start, start + end),
            ..noun
        };
        self.draft.subject = self.draft.subject.map(|_| noun);
        self.draft.object = self.draft.object.map(|_| noun);
    }

    /// Sees what a verb comes to with the noun that it has.
    pub(super) fn settle(&mut self) {
        let (Some(verb), Some(noun)) = (self.draft.verb, self.draft.noun()) else {
            return;
        };
        if self.is_boundless(verb) {
            self.draft.all = None;
            self.head_is(Head::Abstract);
        } else if let Some(quality) = self.provided(verb, noun) {
            self.draft.all = None;
            self.draft.object = Some(quality);
        } else if self.makes_more(verb) {
            self.head_is(Head::Abstract);
            self.draft.amount = self.draft.levels.pop().map(|(level, _)| level);
        } else if let Some(class) = self.means(verb, noun) {
            self.draft.verb = Some(Verb { class, ..verb });
        } else if !self.draft.has_value() && self.draft.all.is_none() {
            self.settle_without_value(verb, noun);
        }
    }

    /// `Put the patient at the heart of everything we do`, `present us as a leading provider`: words
    /// behind the verb leave open what is there in the end.
    fn is_boundless(&self, verb: Verb) -> bool {
        let makes = matches!(
            verb.class,
            Class::Make | Class::Do | Class::Handle | Class::Reach
        );
        // Make our estates better places to live.
        let word = self.sentence.part(verb.span);
        let makes_so = matches!(word, "make" | "makes" | "making" | "become" | "becomes");
        if !(makes || makes_so) || self.draft.has_value() || verb.span.end > self.draft.span.end {
            return false;
        }
        let text = self.sentence.part(verb.span.to(self.draft.span));
        let holds = |phrase: &str| {
            text.match_indices(phrase).any(|(at, _)| {
                let is_letter = |c: char| c.is_alphanumeric();
                !text[..at].ends_with(is_letter)
                    && !text[at + phrase.len()..].starts_with(is_letter)
            })
        };
        let praised = words_of(List::PraisedAs).any(|led| {
            let behind = text.split_once(&format!(" {led} "));
            let word = behind.and_then(|(_, behind)| behind.split([' ', ',']).next());
            word.is_some_and(|word| is_in(List::Praise, word) || is_in(List::MildPraise, word))
        });
        let better = words_of(List::Better).any(holds);
        better || makes && (praised || words_of(List::Boundless).any(holds))
    }

    /// `Make the intranet 40% more engaging`: 40% of what?
    fn makes_more(&self, verb: Verb) -> bool {
        let behind = |(level, _): &(Figure, _)| level.span.start > verb.span.start;
        let text = self.sentence.part(verb.span);
        let makes = matches!(text, "make" | "makes" | "making");
        verb.class == Class::Soft && makes && !self.is_share && self.draft.levels.iter().any(behind)
    }

    /// What a verb means with its noun, where that is something else than by itself.
    fn means(&self, verb: Verb, noun: Noun) -> Option<Class> {
        let head = &self.sentence.part(noun.span)[..self.head_end(noun.span)];
        let is_funds = words_of(List::Funds).any(|fund| head.ends_with(fund));
        let hastens = is_in(List::Hastens, self.sentence.part(verb.span));
        let in_time = |(figure, _): &(Figure, _)| matches!(figure.kind(), Some(UnitKind::Time(_)));
        match verb.class {
            // Increase the training budget: more goes in.
            Class::Rise if is_funds => Some(Class::Input),
            // Contribute £20,000 towards the pool: it goes in.
            Class::Soft | Class::Make if self.pays(verb) => Some(Class::Input),
            // Speed up the answer to 25 minutes: it takes less.
            Class::Soft if hastens && self.draft.levels.iter().any(in_time) => Some(Class::Fall),
            _ => None,
        }
    }

    /// Whether a verb of giving has money behind it.
    fn pays(&self, verb: Verb) -> bool {
        let gives = is_in(List::Payer, self.sentence.part(verb.span));
        let is_money = |(figure, _): &(Figure, _)| figure.kind() == Some(UnitKind::Money);
        gives && verb.class == Class::Soft && self.draft.levels.iter().any(is_money)
    }

    fn settle_without_value(&mut self, verb: Verb, noun: Noun) {
        let text = self.sentence.part(verb.span);
        let earlier = self.draft.earlier.map(|verb| verb.class);
        let is_gained = verb.class == Class::Reach || text.starts_with("gain");
        let class = match verb.class {
            // Clear the backlog: nothing of it is left.
            Class::Handle | Class::Make if is_in(List::Clears, text) && noun.head == Head::Cost => {
                self.level(said(verb.span, 0, None));
                Class::Fall
            }
            // Achieve Investors in People Gold: one can see whether it has been gained.
            Class::Reach | Class::Rise if is_gained && self.is_award(noun) => Class::Make,
            // Retain the accreditation: one can see whether it is still there.
            Class::Keep if self.is_kept_award(noun) => Class::Make,
            // Sort out communication: of something so broad nobody can say when.
            Class::Handle if matches!(noun.head, Head::Abstract | Head::Broad) => Class::Soft,
            // Hold regular meetings: how many of them is enough?
            Class::Make if self.is_vague(noun) => Class::Do,
            // Run workshops: how many of them is enough?
            Class::Make if is_in(List::Runs, text) && self.is_series(noun) => Class::Do,
            // Migrate more services: what is moved is a thing.
            Class::Rise if earlier == Some(Class::Make) && noun.head == Head::Broad => {
                self.head_is(Head::Thing);
                Class::Rise
            }
            // Hold drop-in sessions, hold a forum: one forum can be seen.
            Class::Keep if text.starts_with("h") && noun.head == Head::Thing => {
                let before = self.before(noun.span);
                let is_one = [" a", " an", " the"]
                    .iter()
                    .any(|word| before.ends_with(word))
                    || self.sentence.part(noun.span).starts_with("first ");
                if is_one { Class::Make } else { Class::Do }
            }
            // Keep the grounds in good condition: nobody can say when they are.
            Class::Keep if !noun.head.is_metric() => {
                self.head_is(Head::Abstract);
                Class::Keep
            }
            class => class,
        };
        self.draft.verb = Some(Verb { class, ..verb });
    }

    fn head_is(&mut self, head: Head) {
        let with = |noun: Noun| Noun { head, ..noun };
        self.draft.subject = self.draft.subject.map(with);
        self.draft.object = self.draft.object.map(with);
    }

    /// `Provide all residents with a warm environment`: what they get, where it is a quality.
    fn provided(&self, verb: Verb, noun: Noun) -> Option<Noun> {
        let text = self.sentence.part(noun.span);
        let (before, behind) = text.split_once(" with ")?;
        let pays = is_in(List::Payer, self.sentence.part(verb.span));
        let start = noun.span.start as usize + before.len() + " with ".len();
        let first = self
            .tokens
            .iter()
            .position(|token| token.span.end as usize > start)?;
        let last = self
            .tokens
            .iter()
            .rposition(|token| token.span.start < noun.span.end)?;
        let articles = ["a ", "an ", "the "].iter();
        let article = articles
            .filter(|article| behind.starts_with(**article))
            .map(|article| article.len());
        let span = Span::new(start + article.sum::<usize>(), start + behind.len());
        let noun = Noun {
            span,
            head: self.head(first, last, span),
        };
        let words = self.sentence.part(noun.span).split([' ', ',']);
        let praised = words
            .into_iter()
            .any(|word| is_in(List::MildPraise, word) || is_in(List::Praise, word));
        let is_quality = noun.head == Head::Abstract || noun.head == Head::Broad && praised;
        (pays && is_quality).then_some(Noun {
            head: Head::Abstract,
            ..noun
        })
    }

    /// Whether a noun says that something happens often without how often.
    fn is_vague(&self, noun: Noun) -> bool {
        let first = self.sentence.part(noun.span).split(' ').next();
        first.is_some_and(|word| is_in(List::Vague, word))
    }

    /// Whether a noun names things that are held again and again, without how many.
    fn is_series(&self, noun: Noun) -> bool {
        let head = &self.sentence.part(noun.span)[..self.head_end(noun.span)];
        let is_open = self.draft.deadlines.is_empty() && self.draft.all.is_none();
        let in_all = self.sentence.part(self.draft.span).contains(" all ");
        is_open && !in_all && words_of(List::Series).any(|series| head.ends_with(series))
    }

    /// Whether a noun names an award without any praise, so that it can be lost: our Gold status.
    fn is_kept_award(&self, noun: Noun) -> bool {
        let head = &self.sentence.part(noun.span)[..self.head_end(noun.span)];
        let praises = |word: &str| is_in(List::MildPraise, word) || is_in(List::Praise, word);
        matches!(noun.head, Head::Thing | Head::Named)
            && words_of(List::Award).any(|award| head.ends_with(award))
            && !head
                .split(' ')
                .any(|word| praises(word) || word.ends_with("est"))
    }

    /// Whether a noun names something that is gained once for all: a Gold award, net zero.
    fn is_award(&self, noun: Noun) -> bool {
        let is_thing = matches!(noun.head, Head::Thing | Head::Named);
        let mut words = self.sentence.words(noun.span).split(' ');
        let is_name = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
        let head = self.sentence.part(noun.span);
        let is_award = words_of(List::Award).any(|award| head.ends_with(award));
        noun.head == Head::Named || is_thing && (is_award || words.any(is_name))
    }
}
