//! Fingerprints: what tells a finding from all others of its file and stays the same when the
//! file changes around it. A baseline is made of them.
//!
//! Version `planvet/v1`: the 64 bits of XXH3 over the parts `planvet/v1`, the code of the rule,
//! the name of the place ([`Place`]: its route, and its text when it is only a part of a value),
//! for [`Subject::Together`] those of the related places too, all in their order as text; and,
//! when several findings of the file have all this in common, the number of the finding among
//! them, from the second (1) on. A zero byte stands between parts. Lines, columns, words,
//! languages and severities are no part of it.
//!
//! So the place of a list item in its list doesn't count, nor do comments, indentation, quotation
//! marks or braces. Of several findings that share everything, any may be mended: what is left
//! keeps the first fingerprints, and exactly the last goes.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::{Diagnostic, Fingerprint, Subject};
use crate::source::{Comment, Identities, Naming, Place, Span, Tree};

use super::allow::Subjects;
use super::rules;

/// Which keys name an item of a plan.
const NAMING: Naming = Naming {
    id: "id",
    names: &["title", "name", "claim", "metric", "goal", "source", "date"],
    // A plan as a whole is pointed at by its title, else by its version.
    whole: &["id", "title", "name", "metric", "planvet"],
};

/// What a fingerprint begins with: another way to make them would be another version.
const VERSION: &str = "planvet/v1";

/// Gives the findings of a file, sorted, their identities and fingerprints.
pub(super) fn assign(findings: &mut [Diagnostic], tree: &Tree<'_>, text: &str) {
    let mut places = Places {
        identities: Identities::new(tree, text, &NAMING),
        comments: tree.comments(),
        subjects: Subjects::new(tree, text),
    };
    let mut alike: HashMap<u64, usize> = HashMap::new();
    for finding in findings {
        let mut parts = vec![VERSION.to_owned(), finding.rule.code.to_owned()];
        // Where reading stopped depends on everything before it.
        let is_stop = !tree.is_complete() && finding.rule == rules::file::f001::RULE.id;
        if !is_stop {
            let (identity, names) = places.of(finding);
            finding.identity = identity.route;
            parts.extend(names);
        }
        let hash = |parts: &[String]| xxh3_64(parts.join("\0").as_bytes());
        let first = hash(&parts);
        let before = alike.entry(first).or_default();
        finding.fingerprint = Fingerprint(match *before {
            0 => first,
            number => {
                parts.push(number.to_string());
                hash(&parts)
            }
        });
        *before += 1;
    }
}

struct Places<'s, 't> {
    identities: Identities<'s, 't>,
    comments: &'t [Comment],
    subjects: Subjects<'s, 't>,
}

impl<'s> Places<'s, '_> {
    /// The place of a finding, and what the fingerprint takes from it.
    fn of(&mut self, finding: &Diagnostic) -> (Place<'s>, Vec<String>) {
        let place = match finding.subject {
            Subject::Missing(key) => self.identities.missing(key, finding.span),
            Subject::Plan => self.identities.document(finding.span),
            Subject::Place | Subject::Together => self.place(finding.span),
        };
        let mut all = vec![place.clone()];
        if finding.subject == Subject::Together {
            let related = finding.related.iter().map(|related| related.span);
            all.extend(related.map(|span| self.identities.place(span)));
            all.sort();
        }
        let names = all
            .iter()
            .flat_map(|place| [place.route.as_str().to_owned(), place.part.to_string()])
            .collect();
        (place, names)
    }

    /// A comment belongs to what it is about, wherever it stands around it.
    fn place(&mut self, span: Span) -> Place<'s> {
        let comments = self.comments;
        let after = comments.partition_point(|comment| comment.span.start <= span.start);
        let comment = comments[..after]
            .last()
            .filter(|comment| comment.span.contains(span));
        let words = self.identities.place(span);
        match comment {
            None => words,
            Some(comment) => {
                let about = self.subjects.of(comment);
                Place {
                    route: self.identities.place(about).route,
                    part: words.part,
                }
            }
        }
    }
}
