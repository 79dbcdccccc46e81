//! The forms of regular English verbs.

/// The spellings that an entry stands for: `open~` is open, opens, opened and opening, `plan~n`
/// doubles its last letter, `roll~ out` keeps what stands behind the verb.
pub fn forms(entry: &str) -> Vec<String> {
    let Some((stem, rest)) = entry.split_once('~') else {
        return vec![entry.to_owned()];
    };
    let doubled = rest.chars().next().filter(char::is_ascii_alphabetic);
    let rest = &rest[doubled.map_or(0, char::len_utf8)..];
    let longer = match doubled {
        Some(letter) => format!("{stem}{letter}"),
        None => stem.to_owned(),
    };
    let is_vowel = |c: char| "aeiou".contains(c);
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| stem.ends_with(end));
    let before_y = stem
        .strip_suffix('y')
        .filter(|short| !short.ends_with(is_vowel));
    let [third, past, present] = if stem.ends_with("ee") {
        [format!("{stem}s"), format!("{stem}d"), format!("{stem}ing")]
    } else if let Some(short) = stem.strip_suffix('e') {
        [
            format!("{stem}s"),
            format!("{stem}d"),
            format!("{short}ing"),
        ]
    } else if let Some(short) = before_y {
        [
            format!("{short}ies"),
            format!("{short}ied"),
            format!("{stem}ing"),
        ]
    } else if hisses {
        [
            format!("{stem}es"),
            format!("{longer}ed"),
            format!("{longer}ing"),
        ]
    } else {
        [
            format!("{stem}s"),
            format!("{longer}ed"),
            format!("{longer}ing"),
        ]
    };
    [stem.to_owned(), third, past, present]
        .into_iter()
        .map(|form| format!("{form}{rest}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_have_four_forms() {
        for (entry, expected) in [
            ("open~", "open opens opened opening"),
            ("agree~", "agree agrees agreed agreeing"),
            ("close~", "close closes closed closing"),
            ("certify~", "certify certifies certified certifying"),
            ("deploy~", "deploy deploys deployed deploying"),
            ("launch~", "launch launches launched launching"),
            ("plan~n", "plan plans planned planning"),
            ("metric", "metric"),
        ] {
            assert_eq!(forms(entry).join(" "), expected, "{entry}");
        }
        let phrase = ["roll out", "rolls out", "rolled out", "rolling out"];
        assert_eq!(forms("roll~ out"), phrase);
    }
}
