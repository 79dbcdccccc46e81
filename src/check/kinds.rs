//! Kinds of plans: which chapters they have, and which risks they look at.

use crate::lang::Lang;
use crate::plan::value::scan::lookup;
use crate::plan::{Chapter, LocalText};

use super::category::Category;
use super::suggest::slip;

/// A kind of plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// The name in plans and in the configuration.
    pub name: String,
    /// Other names of it.
    words: &'static [&'static str],
    /// The chapters that such plans have.
    pub chapters: Vec<Chapter>,
    /// The categories in which such plans look for risks.
    pub risk_categories: Vec<Category>,
}

/// The kinds of plans that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds(Vec<Kind>);

impl Default for Kinds {
    /// Five kinds of service-improvement plans. What each has is what plans of the kind that
    /// were written for property management have in common.
    fn default() -> Kinds {
        use Chapter::*;
        let kind = |name: &str, words, chapters: &[Chapter], categories: &[&str]| Kind {
            name: name.to_owned(),
            words,
            chapters: chapters.to_vec(),
            risk_categories: categories.iter().map(|name| Category::new(name)).collect(),
        };
        Kinds(vec![
            kind(
                "satisfaction",
                &[
                    "满意度",
                    "客户满意度",
                    "业主满意度",
                    "居民满意度",
                    "用户满意度",
                    "customer satisfaction",
                    "client satisfaction",
                    "resident satisfaction",
                ],
                &[
                    Background, Problems, Goals, Phases, Risks, Resources, Budget, Evaluation,
                ],
                &[],
            ),
            kind(
                "process",
                &[
                    "流程",
                    "流程优化",
                    "服务流程",
                    "业务流程",
                    "流程再造",
                    "process optimisation",
                    "process optimization",
                    "service process",
                ],
                &[
                    Background, Goals, Phases, Risks, Resources, Budget, Evaluation,
                ],
                &[
                    "people",
                    "culture",
                    "technology",
                    "data-security",
                    "operation",
                    "coordination",
                ],
            ),
            kind(
                "attitude",
                &["态度", "服务态度", "service attitude"],
                &[
                    Background, Problems, Goals, Phases, Risks, Resources, Budget,
                ],
                &["people", "resource", "effect"],
            ),
            kind(
                "communication",
                &[
                    "沟通",
                    "沟通机制",
                    "客户沟通",
                    "业主沟通",
                    "customer communication",
                    "owner communication",
                    "resident communication",
                ],
                &[
                    Background, Problems, Goals, Phases, Risks, Resources, Budget,
                ],
                &["policy", "execution", "opinion", "technology"],
            ),
            kind(
                "expansion",
                &[
                    "拓展",
                    "服务拓展",
                    "业务拓展",
                    "客户拓展",
                    "客户服务拓展",
                    "service expansion",
                ],
                &[
                    Background, Problems, Goals, Phases, Risks, Resources, Budget,
                ],
                &["market", "operation", "technology", "compliance"],
            ),
        ])
    }
}

/// What may stand behind the name of a kind without making another kind of it.
const ENDINGS: &[&str] = &[
    "方案",
    "计划",
    "规划",
    "项目",
    "类",
    "提升",
    "优化",
    "改进",
    "改善",
    " plan",
    " project",
    " improvement",
];

impl Kinds {
    /// The kinds, those that planvet knows first.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter()
    }

    /// The kind of a name; case and width don't count, and neither does "plan" behind it.
    pub fn named(&self, name: &str) -> Option<&Kind> {
        let table: Vec<(&str, usize)> = self.words().collect();
        let lowercase = name.trim().to_lowercase();
        let mut rest = lowercase.as_str();
        loop {
            if let Some(at) = lookup(&table, rest) {
                return self.0.get(at);
            }
            rest = ENDINGS
                .iter()
                .find_map(|ending| rest.strip_suffix(ending))?
                .trim_end();
        }
    }

    /// The kind that a plan names, in whichever language.
    pub fn of(&self, name: &LocalText) -> Option<&Kind> {
        let texts = [name.as_str(), name.get(Lang::Zh), name.get(Lang::En)];
        texts.into_iter().find_map(|text| self.named(text))
    }

    /// The name that was meant, where one is written with a slip.
    pub fn meant(&self, name: &LocalText) -> Option<&str> {
        slip(name.as_str(), self.words().map(|(word, _)| word))
    }

    /// The kind of a name with its place, to change it; it is added behind the others when there
    /// is none.
    pub fn entry(&mut self, name: &str) -> (usize, &mut Kind) {
        let known = self.named(name).map(|kind| kind.name.clone());
        let at = self
            .0
            .iter()
            .position(|kind| Some(&kind.name) == known.as_ref());
        let at = at.unwrap_or_else(|| {
            self.0.push(Kind {
                name: name.to_owned(),
                words: &[],
                chapters: Vec::new(),
                risk_categories: Vec::new(),
            });
            self.0.len() - 1
        });
        (at, &mut self.0[at])
    }

    /// Each name of a kind with its place.
    fn words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().enumerate().flat_map(|(at, kind)| {
            let others = kind.words.iter().copied();
            std::iter::once(kind.name.as_str())
                .chain(others)
                .map(move |word| (word, at))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        Kinds::default().named(text).map(|kind| kind.name.clone())
    }

    #[test]
    fn kinds_are_known_by_the_names_that_planners_use() {
        for (text, kind) in [
            ("Satisfaction", "satisfaction"),
            ("客户满意度提升方案", "satisfaction"),
            ("满意度", "satisfaction"),
            ("流程优化", "process"),
            ("服务流程优化计划", "process"),
            ("服务态度改善", "attitude"),
            ("业主沟通", "communication"),
            ("客户服务拓展", "expansion"),
            ("process improvement plan", "process"),
            ("ｐｒｏｃｅｓｓ", "process"),
        ] {
            assert_eq!(name(text).as_deref(), Some(kind), "{text}");
        }
        for text in ["", "方案", "plan", "energy", "满意", "安全"] {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn a_synonym_changes_the_known_kind_and_another_name_adds_one() {
        let mut kinds = Kinds::default();
        kinds.entry("满意度").1.chapters.clear();
        kinds.entry("energy").1.chapters.push(Chapter::Risks);
        let chapters = |kinds: &Kinds, name: &str| kinds.named(name).unwrap().chapters.clone();
        assert_eq!(chapters(&kinds, "satisfaction"), []);
        assert_eq!(chapters(&kinds, "Energy plan"), [Chapter::Risks]);
        assert_eq!(kinds.iter().count(), 6);
    }
}
