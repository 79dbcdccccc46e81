//! The rounds: changes are made, the file is checked again, and so on until nothing is left to
//! change.

use std::collections::{BTreeMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use crate::check::{self, Checked, rules};
use crate::diagnostic::RuleId;
use crate::lang::Text;
use crate::source::Limits;

use super::Reach;
use super::batch::{self, Change, Moves, Name};

/// Most times a file is checked again: as many full-width colons in a row are mended, each of
/// which keeps the next one from being seen.
const MOST_CHECKS: usize = 2_000;

/// Most bytes that are checked again, so that a large file takes seconds, not hours.
const MOST_BYTES: usize = 256 << 20;

/// Checks that a file of any size may have.
const LEAST_CHECKS: usize = 16;

/// Findings of a rule that are kept while a file is mended. As many as are shown would make a
/// round of every few thousand changes, each of which reads the whole file again.
const MOST_FINDINGS: usize = 200_000;

/// Most changes after which the file may be mended further before it is readable again.
const MOST_TOGETHER: usize = 100;

/// What became of a file.
#[derive(Debug)]
pub struct Mended {
    /// The file with its changes and the findings that are left; `None` when nothing changed.
    pub file: Option<Checked>,
    /// The problems that were mended, by rule.
    pub fixed: BTreeMap<RuleId, usize>,
    /// Changes that were taken back: faults of the program.
    pub refused: Vec<Refused>,
    /// Whether mending went on to its end. A file that takes too many rounds is left as it is by
    /// then; the next run goes on.
    pub finished: bool,
    /// How often the file was checked again.
    pub checks: usize,
}

impl Mended {
    /// How many problems were mended.
    pub fn count(&self) -> usize {
        self.fixed.values().sum()
    }
}

/// A change that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The rule that offers it.
    pub rule: RuleId,
    /// What it was to do.
    pub title: Text,
    /// Why it was taken back.
    pub reason: Reason,
}

/// Why a change was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// With it the file is no longer readable, or less so.
    Breaks,
    /// The finding is still there, or the change changes nothing.
    MendsNothing,
    /// It brings back a text that was there before: changes undo each other.
    GoesInCircles,
}

/// Makes the changes of a checked file, and of what they bring to light.
///
/// `options` are those that the file was checked with.
pub fn mend(file: &Checked, reach: Reach, options: &check::Options) -> Mended {
    let path = &file.source.path;
    let shown = options.limits.findings;
    let check = |text: &str, findings| {
        let limits = Limits {
            findings,
            ..options.limits
        };
        let options = check::Options {
            limits,
            ..options.clone()
        };
        check::check(path.clone(), text.as_bytes().to_vec(), &options)
    };
    let kept = MOST_FINDINGS.max(shown);
    // A rule with so many findings may have more.
    let is_full = |file: &Checked| file.findings.len() > shown;
    let whole = is_full(file).then(|| check(&file.source.text, kept));
    let mut mended = mend_with(whole.as_ref().unwrap_or(file), reach, |text| {
        check(&text, kept)
    });
    if let Some(after) = mended.file.as_mut().filter(|after| is_full(after)) {
        *after = check(&after.source.text, shown);
        mended.checks += 1;
    }
    mended.checks += usize::from(whole.is_some());
    mended
}

/// The same with any way to check a text.
pub(super) fn mend_with(
    file: &Checked,
    reach: Reach,
    check: impl FnMut(String) -> Checked,
) -> Mended {
    let mut mended = Mended {
        file: None,
        fixed: BTreeMap::new(),
        refused: Vec::new(),
        finished: false,
        checks: 0,
    };
    let mut work = Work {
        check,
        but: HashSet::new(),
        seen: HashSet::from([fingerprint(&file.source.text)]),
        checks: 0,
        bytes: 0,
    };
    // How many changes are made at once; fewer while one among them is no good.
    let mut most = usize::MAX;
    while !work.is_spent() {
        let now = mended.file.as_ref().unwrap_or(file);
        let mut changes = batch::next(now, reach, &work.but);
        changes.truncate(most);
        let Some(first) = changes.first() else {
            mended.finished = true;
            break;
        };
        match work.make(now, &changes) {
            Ok(trial) => {
                for rule in trial.fixed {
                    *mended.fixed.entry(rule).or_default() += 1;
                }
                mended.file = Some(trial.file);
                most = usize::MAX;
            }
            Err(_) if changes.len() > 1 => most = changes.len() / 2,
            // Nobody knows where it would have led.
            Err(_) if work.is_spent() => break,
            Err(reason) => {
                mended.refused.push(Refused {
                    rule: first.finding.rule,
                    title: first.fix.title.clone(),
                    reason,
                });
                work.but.insert(first.name());
                most = usize::MAX;
            }
        }
    }
    mended.checks = work.checks;
    mended
}

/// Mending as it goes on.
struct Work<C> {
    check: C,
    /// Changes that are no good.
    but: HashSet<Name>,
    /// The texts that were good.
    seen: HashSet<u64>,
    checks: usize,
    bytes: usize,
}

/// A file with changes that did it good.
struct Trial {
    file: Checked,
    /// The rule of each change.
    fixed: Vec<RuleId>,
}

impl<C: FnMut(String) -> Checked> Work<C> {
    fn is_spent(&self) -> bool {
        self.checks >= MOST_CHECKS || self.bytes >= MOST_BYTES && self.checks >= LEAST_CHECKS
    }

    /// Makes some changes, if they do the file good.
    ///
    /// A change may lay open that more is wrong: of an item typed with full-width colons
    /// throughout, the first colon makes a mapping that can't be read before the others are
    /// mended too. So what ends reading is mended before the changes are judged.
    fn make(&mut self, before: &Checked, changes: &[Change<'_>]) -> Result<Trial, Reason> {
        let mut seen = Vec::new();
        let mut fixed: Vec<RuleId> = rules_of(changes).collect();
        let mut file = self.attempt(before, changes, &mut seen)?;
        while before.complete && !file.complete {
            let mut next = batch::next(&file, Reach::Safe, &self.but);
            next.retain(|change| change.finding.rule == rules::file::f001::RULE.id);
            if next.is_empty() || changes.len() > MOST_TOGETHER || self.is_spent() {
                return Err(Reason::Breaks);
            }
            fixed.extend(rules_of(&next));
            file = self.attempt(&file, &next, &mut seen)?;
        }
        // A key that is there twice now is lost.
        if before.complete && file.text_faults > before.text_faults {
            return Err(Reason::Breaks);
        }
        self.seen.extend(&seen);
        Ok(Trial { file, fixed })
    }

    /// The file with some changes made, if each mends what it is for.
    fn attempt(
        &mut self,
        file: &Checked,
        changes: &[Change<'_>],
        seen: &mut Vec<u64>,
    ) -> Result<Checked, Reason> {
        let before = &file.source.text;
        let text = batch::apply(before, changes).ok_or(Reason::Breaks)?;
        if text == *before {
            return Err(Reason::MendsNothing);
        }
        if before.starts_with('\u{feff}') != text.starts_with('\u{feff}') {
            return Err(Reason::Breaks);
        }
        let fingerprint = fingerprint(&text);
        if self.seen.contains(&fingerprint) || seen.contains(&fingerprint) {
            return Err(Reason::GoesInCircles);
        }
        seen.push(fingerprint);
        self.checks += 1;
        self.bytes += text.len();
        let after = (self.check)(text);
        match changes.iter().any(is_still_there(changes, &after)) {
            true => Err(Reason::MendsNothing),
            false => Ok(after),
        }
    }
}

fn rules_of<'c>(changes: &'c [Change<'_>]) -> impl Iterator<Item = RuleId> + 'c {
    changes.iter().map(|change| change.finding.rule)
}

/// Whether the finding of a change still stands at its place, with the same change to make.
fn is_still_there<'c>(
    changes: &'c [Change<'c>],
    after: &'c Checked,
) -> impl Fn(&Change<'_>) -> bool + 'c {
    let moves = Moves::new(changes);
    let findings = after.findings.iter();
    let offers: HashSet<(RuleId, u32, &str)> = findings
        .filter_map(|finding| {
            let fix = finding.fix.as_ref()?;
            Some((finding.rule, finding.span.start, fix.title.en.as_ref()))
        })
        .collect();
    move |change| {
        let places = moves.places(change.finding.span.start);
        let title = change.fix.title.en.as_ref();
        let stands_at = |place| offers.contains(&(change.finding.rule, place, title));
        places.into_iter().any(stands_at)
    }
}

fn fingerprint(text: &str) -> u64 {
    xxh3_64(text.as_bytes())
}
