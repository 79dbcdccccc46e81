//! The line that tells people what a run comes to.

use crate::diagnostic::Severity;
use crate::fix::Reach;
use crate::lang::{Lang, Text, count};
use crate::text;

use super::{Options, Run};

/// The line behind the findings of the formats for people.
pub(super) fn tail(run: &Run, options: &Options) -> String {
    if options.quiet {
        return String::new();
    }
    let lang = options.lang_of_run(run);
    let mut line = line(run, lang, false);
    if let Some(offer) = offer(run, options) {
        line.push_str(offer.get(lang));
    }
    line + "\n"
}

/// How many of the findings the program could mend itself.
fn offer(run: &Run, options: &Options) -> Option<Text> {
    let (safe, proposed) = (run.fixable, run.fixable_unsafe);
    Some(match options.offers? {
        Reach::Safe if safe > 0 && proposed > 0 => text!(
            "; --fix mends {safe}, --unsafe-fixes {proposed} more",
            "；--fix 可修改 {safe} 处，加 --unsafe-fixes 可再改 {proposed} 处",
            safe = safe,
            proposed = proposed,
        ),
        Reach::Safe if safe > 0 => text!(
            "; --fix mends {safe}",
            "；--fix 可修改 {safe} 处",
            safe = safe,
        ),
        Reach::Safe if proposed > 0 => text!(
            "; --fix --unsafe-fixes mends {proposed}",
            "；--fix --unsafe-fixes 可修改 {proposed} 处",
            proposed = proposed,
        ),
        Reach::All if safe + proposed > 0 => text!(
            "; --fix --unsafe-fixes mends {all}",
            "；--fix --unsafe-fixes 可修改 {all} 处",
            all = safe + proposed,
        ),
        Reach::Safe | Reach::All => return None,
    })
}

/// How many files were checked and what was found in them.
pub(super) fn line(run: &Run, lang: Lang, hide_known: bool) -> String {
    let [errors, warnings, infos] = Severity::ALL.map(|severity| run.of(severity));
    let found = if run.files_checked == 0 {
        text!("no file was checked", "没有检查任何文件")
    } else if errors + warnings + infos == 0 {
        text!(
            "{files} checked, nothing found",
            "已检查 {files} 个文件，未发现问题",
            files = count(run.files_checked, "file", "files"),
        )
    } else {
        text!(
            "{files} checked: {errors}, {warnings}, {infos}",
            "已检查 {files} 个文件：{errors} 个错误，{warnings} 个警告，{infos} 个提示",
            files = count(run.files_checked, "file", "files"),
            errors = count(errors, "error", "errors"),
            warnings = count(warnings, "warning", "warnings"),
            infos = count(infos, "info", "infos"),
        )
    };
    let mut line = found.get(lang).to_owned();
    let known = if hide_known { 0 } else { run.tally.known() };
    let others = match (known, run.tally.allowed()) {
        (0, 0) => None,
        (known, 0) => Some(text!(
            "; {n} known",
            "；另有 {n} 个已知",
            n = count(known, "more is", "more are"),
        )),
        (0, allowed) => Some(text!(
            "; {n} allowed",
            "；另有 {n} 个已放行",
            n = count(allowed, "more is", "more are"),
        )),
        (known, allowed) => Some(text!(
            "; {known} known, {allowed} allowed",
            "；另有 {known} 个已知、{allowed} 个已放行",
            known = count(known, "more is", "more are"),
            allowed = allowed,
        )),
    };
    if let Some(others) = others {
        line.push_str(others.get(lang));
    }
    if run.files_unreadable > 0 {
        let unreadable = text!(
            "; {n} could not be read",
            "；{n} 个文件无法读取",
            n = count(run.files_unreadable, "file", "files"),
        );
        line.push_str(unreadable.get(lang));
    }
    if run.files_skipped > 0 {
        let skipped = text!(
            " ({n} skipped: no plan)",
            "（跳过 {n} 个非方案文件）",
            n = count(run.files_skipped, "file", "files"),
        );
        line.push_str(skipped.get(lang));
    }
    line
}
