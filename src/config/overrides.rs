//! What is different for some paths.

use std::path::{Component, Path};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Layer;

/// A set of paths, in the words of .gitignore.
#[derive(Debug, Clone)]
pub struct Paths(Gitignore);

impl Default for Paths {
    fn default() -> Paths {
        Paths::none()
    }
}

impl Paths {
    /// The paths that match the patterns, each relative to one folder; or the first pattern that
    /// is no pattern.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Paths, BadPattern> {
        let mut builder = GitignoreBuilder::new("");
        for (index, pattern) in patterns.into_iter().enumerate() {
            let added = builder.add_line(None, pattern);
            added.map_err(|error| BadPattern::new(index, &error))?;
        }
        let built = builder.build();
        built.map(Paths).map_err(|error| BadPattern::new(0, &error))
    }

    /// No paths.
    pub fn none() -> Paths {
        Paths(Gitignore::empty())
    }

    /// Whether a file is among them; its path is relative to the folder, with forward slashes.
    pub fn contain(&self, path: &str) -> bool {
        // A path that leaves the folder is matched by none of its patterns.
        let mut parts = Path::new(path).components();
        parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
            && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// A pattern that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPattern {
    /// Which of the patterns, from 0.
    pub index: usize,
    /// Why, in English.
    pub why: String,
}

impl BadPattern {
    fn new(index: usize, error: &ignore::Error) -> BadPattern {
        BadPattern {
            index,
            why: error.to_string(),
        }
    }
}

/// What is different for some paths.
#[derive(Debug, Clone)]
pub struct Override {
    /// The paths.
    pub paths: Paths,
    /// What is different.
    pub layer: Layer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_gitignore() {
        let paths = Paths::new(["archive/", "*.draft.yaml", "/2024", "!archive/keep.yaml"]);
        let paths = paths.expect("patterns");
        for inside in [
            "archive/a.yaml",
            "x/archive/b/c.yaml",
            "a/b.draft.yaml",
            "..b.draft.yaml",
            "..x/archive/a.yaml",
            "2024/a.yaml",
            "..a.draft.yaml",
        ] {
            assert!(paths.contain(inside), "{inside}");
        }
        for outside in [
            "a.yaml",
            "x/2024/a.yaml",
            "../archive/a.yaml",
            "archive/../archive/a.yaml",
            "..",
            "/archive/a.yaml",
            "archive.yaml",
        ] {
            assert!(!paths.contain(outside), "{outside}");
        }
        assert_eq!(
            Paths::new(["ok", "a{b"]).map_err(|bad| bad.index).err(),
            Some(1)
        );
    }
}
