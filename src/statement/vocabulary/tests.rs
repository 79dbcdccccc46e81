use std::collections::HashMap;

use super::*;

#[test]
fn every_line_is_an_entry_and_every_word_stands_once() {
    for file in [ZH, EN] {
        let mut seen: HashMap<(String, bool), Class> = HashMap::new();
        let lines = file.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
        assert_eq!(lines.count(), entries(file).count());
        assert!(entries(file).all(|entry| !entry.example.is_empty()));
        for name in file.lines().filter_map(|line| line.strip_prefix('[')) {
            assert!(Class::named(name.trim_end_matches(']')).is_some(), "{name}");
        }
        for entry in entries(file) {
            let class = Class::named(entry.section).unwrap();
            for word in spellings(entry) {
                assert_eq!(word, word.to_lowercase(), "{word} is lower-case");
                let before = seen.insert((word.clone(), class.is_noun()), class);
                assert_eq!(before, None, "{word} stands twice");
            }
        }
    }
}

#[test]
fn every_entry_is_found_in_its_example() {
    let mut missed = Vec::new();
    for (lang, file) in [(Lang::Zh, ZH), (Lang::En, EN)] {
        for entry in entries(file) {
            let sentence = Sentence::new(entry.example);
            let words = Vocabulary::of(lang).words(&sentence);
            let found = words.iter().any(|word| {
                Some(word.class) == Class::named(entry.section)
                    && spellings(entry).any(|spelling| spelling == sentence.part(word.span))
            });
            if !found {
                missed.push(format!("{} in {}", entry.words, entry.example));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn the_longest_word_wins_and_latin_words_stand_alone() {
    let words = |lang, text| {
        let sentence = Sentence::new(text);
        let words = Vocabulary::of(lang).words(&sentence);
        let words: Vec<String> = words
            .iter()
            .map(|word| sentence.part(word.span).to_owned())
            .collect();
        words.join("|")
    };
    assert_eq!(words(Lang::Zh, "满意率不高于2%"), "率|不高于");
    assert_eq!(words(Lang::En, "raised paws: praised"), "raised");
}
