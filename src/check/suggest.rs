//! Did you mean …?

/// The candidate that differs least from a word, when it is close enough to be meant.
///
/// At most a third of the characters may differ (optimal string alignment distance, so swapped
/// neighbours count once): nobody who wrote `T4` meant `T1`. Case doesn't count; of equally
/// close ones the first wins.
pub fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    let folded = word.to_lowercase().replace('-', "_");
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= length / 3)
        .map(|candidate| {
            (
                strsim::osa_distance(&folded, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|&(distance, _)| distance <= length / 3)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// The candidate that a word is but for capitals, full-width letters and the marks between words:
/// `unitPrice` and `unit-price` are `unit_price`.
pub fn same<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = letters(word);
    candidates
        .into_iter()
        .find(|candidate| letters(candidate) == word)
}

fn letters(word: &str) -> String {
    let half_width = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let letters = word.chars().map(half_width);
    let letters: String = letters.filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    letters.to_lowercase()
}

/// The candidate that a word of some length is but for a slip: at most a fifth of its characters
/// differ. For words that may well be meant as they stand.
pub fn slip<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.trim().to_lowercase();
    let most = word.chars().count() / 5;
    candidates.into_iter().find(|candidate| {
        candidate.chars().count().abs_diff(word.chars().count()) <= most
            && (1..=most).contains(&strsim::osa_distance(&word, &candidate.to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let keys = ["deadline", "statement", "start", "end"];
        assert_eq!(closest("dedline", keys), Some("deadline"));
        assert_eq!(closest("Deadline", keys), Some("deadline"));
        assert_eq!(closest("statemnet", keys), Some("statement"));
        assert_eq!(closest("budget", keys), None);
        assert_eq!(closest("总目标", ["总目标一", "措施"]), Some("总目标一"));
        assert_eq!(closest("G11", ["G1"]), Some("G1"));
        assert_eq!(closest("g1", ["G1"]), Some("G1"));
        assert_eq!(closest("T4", ["T1"]), None);
        assert_eq!(closest("x", ["start"]), None);
    }

    #[test]
    fn the_same_word_in_another_dress_is_known() {
        let keys = ["unit", "unit_price", "deadline"];
        for word in [
            "unitPrice",
            "Unit-Price",
            "ｕｎｉｔ＿ｐｒｉｃｅ",
            "UNIT PRICE",
        ] {
            assert_eq!(same(word, keys), Some("unit_price"), "{word}");
        }
        assert_eq!(same("dedline", keys), None);
        assert_eq!(same("", keys), None);
    }

    #[test]
    fn a_slip_is_told_from_another_word() {
        let names = ["process", "satisfaction", "attitude"];
        assert_eq!(slip("satisfation", names), Some("satisfaction"));
        assert_eq!(slip("Atitude", names), Some("attitude"));
        assert_eq!(slip("progress", names), None);
        assert_eq!(slip("process", names), None);
        assert_eq!(slip("流程", ["流转"]), None);
    }
}
