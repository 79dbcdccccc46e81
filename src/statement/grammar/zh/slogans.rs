//! Words that praise what is made or say only how something runs: no end that can be seen.

use super::Walk;
use crate::statement::grammar::draft::{Draft, Head, Noun};
use crate::statement::vocabulary::{Class, List};

impl Walk<'_, '_> {
    /// Tells what is only praised from what can be seen to be there.
    pub(super) fn tell_slogans(&mut self) {
        let makes = self
            .draft
            .verb
            .is_some_and(|verb| matches!(verb.class, Class::Make | Class::Do));
        if !makes || self.draft.has_value() || self.draft.all.is_some() {
            return;
        }
        let is_vague = self.says_how_it_runs() || self.is_praised();
        let Draft {
            subject, object, ..
        } = &mut self.draft;
        for noun in [subject, object].into_iter().flatten() {
            if is_vague && noun.head != Head::Abstract {
                *noun = Noun {
                    head: Head::Abstract,
                    ..*noun
                };
            }
        }
    }

    /// 确保公司总体运行平稳: behind the verb stands only how it goes.
    fn says_how_it_runs(&self) -> bool {
        let end = self.draft.span.end as usize;
        let verb = self.draft.verb.map_or(end, |verb| verb.span.end as usize);
        let mut behind = self.sentence.folded()[verb..end].trim();
        let says = !behind.is_empty();
        let words = || List::State.words().iter();
        while let Some(rest) = words().find_map(|word| behind.strip_prefix(word)) {
            behind = rest.trim_start_matches(['、', '和', '且']);
        }
        says && behind.is_empty()
    }

    /// 建设成为业主信赖的企业, 建立良好的关系: nobody can see when it has become so.
    fn is_praised(&self) -> bool {
        let Some(noun) = self.draft.object else {
            return false;
        };
        let name = self.sentence.part(noun.span);
        let name = name.trim_start_matches(['成', '为']);
        List::Praise.words().iter().any(|word| {
            name.starts_with(word)
                || name
                    .split_once(word)
                    .is_some_and(|(_, behind)| behind.contains('的'))
        })
    }
}
