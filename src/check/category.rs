//! Categories of risks.

use std::fmt;

use crate::lang::{Lang, Localized};

/// A category that plans of a kind look at, known by more than one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category(String);

/// The words for a category: the one in the configuration, the Chinese one, then others.
type Words = &'static [&'static str];

/// What planners call the categories that the known kinds look at.
const KNOWN: &[Words] = &[
    &["market", "市场", "竞争", "competit"],
    &["operation", "运营", "经营", "作业"],
    &["technology", "技术", "techn", "system", "系统", "平台"],
    &[
        "compliance",
        "合规",
        "regulat",
        "legal",
        "法律",
        "法规",
        "法务",
    ],
    &[
        "people",
        "人员",
        "staff",
        "personnel",
        "human",
        "人力",
        "员工",
        "人才",
    ],
    &["culture", "文化", "cultural"],
    &[
        "data-security",
        "数据安全",
        "data",
        "information security",
        "privacy",
        "数据",
        "信息安全",
        "隐私",
    ],
    &[
        "coordination",
        "协调",
        "协同",
        "协作",
        "cooperat",
        "collaborat",
    ],
    &["resource", "资源"],
    &["effect", "效果", "成效", "outcome", "benefit"],
    &["policy", "政策", "policies"],
    &["execution", "执行", "implement", "实施"],
    &["opinion", "舆情", "舆论", "声誉", "reputation", "media"],
];

impl Category {
    /// The category of a name.
    pub fn new(name: &str) -> Category {
        Category(name.trim().to_owned())
    }

    /// The name in the configuration.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Whether a text that a planner wrote as the category of a risk means this one.
    ///
    /// A word anywhere in the text is enough: 技术安全风险 is a risk of technology. Of Latin words
    /// the beginning counts.
    pub fn is_meant_by(&self, text: &str) -> bool {
        let text = spaced(text);
        let own = [self.0.as_str()];
        let words = self.words().unwrap_or(&own);
        words.iter().any(|word| {
            let word = spaced(word);
            let word = word.trim_end();
            match word.is_ascii() {
                true => text.contains(word),
                false => text.contains(word.trim_start()),
            }
        })
    }

    /// All words for it, when planvet knows it.
    fn words(&self) -> Option<Words> {
        let name = spaced(&self.0);
        let mut known = KNOWN.iter();
        known
            .find(|words| words.iter().any(|word| spaced(word) == name))
            .copied()
    }
}

/// A text in lower case, its words between single spaces.
fn spaced(text: &str) -> String {
    let lowercase = text.to_lowercase();
    let words = lowercase.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

impl Localized for Category {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = match (lang, self.words()) {
            (Lang::En, Some([english, ..])) => english,
            (Lang::Zh, Some([_, chinese, ..])) => chinese,
            _ => self.0.as_str(),
        };
        f.write_str(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_known_by_its_words_in_both_languages() {
        for (category, text) in [
            ("technology", "技术安全风险"),
            ("technology", "Technical"),
            ("技术", "technology"),
            ("data-security", "Data security"),
            ("policy", "政策合规"),
            ("operation", "operational risk"),
            ("people", "人员抵触"),
            ("水质", "水质与管网"),
        ] {
            assert!(
                Category::new(category).is_meant_by(text),
                "{category} {text}"
            );
        }
        for (category, text) in [
            ("technology", "人员"),
            ("market", "supermarket"),
            ("水质", "技术"),
            ("effect", "defect"),
        ] {
            assert!(
                !Category::new(category).is_meant_by(text),
                "{category} {text}"
            );
        }
    }

    #[test]
    fn a_known_category_has_a_name_in_both_languages() {
        let category = Category::new("人员");
        assert_eq!(category.in_lang(Lang::En).to_string(), "people");
        assert_eq!(category.in_lang(Lang::Zh).to_string(), "人员");
        let own = Category::new("水质");
        assert_eq!(own.in_lang(Lang::En).to_string(), "水质");
        for words in KNOWN {
            assert!(words.len() > 1 && words[0].is_ascii() && !words[1].is_ascii());
        }
    }
}
