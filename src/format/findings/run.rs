//! What a run found, apart from the findings themselves.

use crate::check::Checked;
use crate::diagnostic::{Severity, Tally};
use crate::fix::Reach;
use crate::lang::Lang;

use super::Options;
use super::markdown::Digest;

/// What a run found, apart from the findings themselves; the runs of single files add up.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Files that were checked.
    pub files_checked: usize,
    /// Files that are no plans.
    pub files_skipped: usize,
    /// Files that couldn't be read: what is in them is not known.
    pub files_unreadable: usize,
    /// The findings, counted.
    pub tally: Tally,
    /// Open findings that make the run fail.
    pub failing: usize,
    /// Findings whose change keeps the author's meaning for certain, allowed ones apart.
    pub fixable: usize,
    /// Findings whose change is a proposal, allowed ones apart.
    pub fixable_unsafe: usize,
    /// The worst findings, when a format wants them.
    pub(super) digest: Digest,
    languages: Languages,
}

/// Whether the files speak one language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Languages {
    #[default]
    None,
    One(Lang),
    Several,
}

impl Run {
    /// A file that was checked.
    pub fn of_file(file: &Checked, options: &Options) -> Run {
        let fail_on = options.fail_on;
        let fixes = file
            .findings
            .iter()
            .filter_map(|finding| Reach::All.fix_of(finding));
        let (safe, proposed): (Vec<_>, Vec<_>) = fixes.partition(|fix| fix.safe);
        Run {
            files_checked: 1,
            tally: Tally::of_file(&file.findings),
            failing: file
                .open()
                .filter(|finding| fail_on.fails(finding.severity))
                .count(),
            fixable: safe.len(),
            fixable_unsafe: proposed.len(),
            languages: Languages::One(options.lang_of(file)),
            ..Run::default()
        }
    }

    /// The same run with the worst findings of its file, which the Markdown format shows.
    #[must_use]
    pub fn with_digest(mut self, file: &Checked, options: &Options) -> Run {
        self.digest = Digest::of_file(file, options.lang_of(file));
        self
    }

    /// A file that is no plan.
    pub fn skipped() -> Run {
        Run {
            files_skipped: 1,
            ..Run::default()
        }
    }

    /// A file that can't be read.
    pub fn unreadable() -> Run {
        Run {
            files_unreadable: 1,
            ..Run::default()
        }
    }

    /// Adds the files that come next.
    pub fn add(&mut self, next: Run) {
        self.files_checked += next.files_checked;
        self.files_skipped += next.files_skipped;
        self.files_unreadable += next.files_unreadable;
        self.tally.add(&next.tally);
        self.failing += next.failing;
        self.fixable += next.fixable;
        self.fixable_unsafe += next.fixable_unsafe;
        self.digest.add(next.digest);
        self.languages = match (self.languages, next.languages) {
            (Languages::None, one) | (one, Languages::None) => one,
            (one, other) if one == other => one,
            _ => Languages::Several,
        };
    }

    /// The bytes it holds besides numbers.
    pub fn size(&self) -> usize {
        self.digest.size()
    }

    /// How many open findings of a severity there are.
    pub fn of(&self, severity: Severity) -> usize {
        self.tally.open(severity)
    }

    /// The language of the files, when they agree.
    pub fn lang(&self) -> Option<Lang> {
        match self.languages {
            Languages::One(lang) => Some(lang),
            Languages::None | Languages::Several => None,
        }
    }
}
